"""Which rows the table of documents and cases lists, and in which order."""

from __future__ import annotations

from typing import Protocol

from qualcode.catalogue import _, ngettext
from qualcode.model.documents import Case
from qualcode.model.labels import SourceLabel
from qualcode.tui.keys.key_table import Action, hint_of, key_of
from qualcode.tui.material.consent_verbs import due_words
from qualcode.tui.material.words import TITLES, head_of
from qualcode.tui.shared.desk import Desk
from qualcode.workspace.material.material_table import MaterialColumn, MaterialTable, RowKind


class TableFront(Protocol):
    """What the choice needs of the screen."""

    @property
    def column(self) -> MaterialColumn:
        """The column under the cursor."""

    def show_table(self, column: MaterialColumn | None = None) -> None:
        """Show the table as it is now."""


class TableChoice:
    """The filter is that of the coding screen: both list the same documents."""

    def __init__(self, desk: Desk, table: MaterialTable, front: TableFront) -> None:
        self._desk = desk
        self._table = table
        self._front = front

    def hints(self) -> list[Action]:
        """What is chosen now, each with the key that chooses otherwise."""
        table, filtered = self._table, self._desk.bench.filter
        order = head_of(table.sorted_by) if table.sorted_by else _("label, name")
        if table.kind is not RowKind.DOCUMENTS and table.sorted_by is None:
            order = _("name")
        chosen = [
            ("turn_rows", TITLES[_after(table.kind)]),
            ("filter", _("filter: {words}", words=filtered) if filtered else _("Filter")),
            ("sort", _("sorted by {column}", column=order)),
        ]
        in_doubt = self._desk.bench.project.doubts.number_open()
        if in_doubt:
            chosen.insert(0, ("doubts", ngettext("{count} open doubt", "{count} open doubts", in_doubt)))
        if table.kind in table.due and (table.due[table.kind] or table.only_due):
            words = due_words(table.due[table.kind])
            chosen.insert(0, ("only_due", _("only: {words}", words=words) if table.only_due else words))
        return [hint_of("material", act, label) for act, label in chosen]

    def why_empty(self) -> str:
        """Why no row is listed, and what to do next."""
        bench = self._desk.bench
        if self._table.only_due and self._table.kind is not RowKind.LABELS:
            return _(
                "Nothing is withdrawn or to be deleted by now. {key} lists all.", key=key_of("material.only_due")
            )
        if bench.filter and (self._table.left_out or self._table.kind is RowKind.DOCUMENTS):
            return _(
                "Nothing fits the filter “{words}”. {key} removes it.",
                words=bench.filter,
                key=key_of("material.clear_filters"),
            )
        if not bench.every_document:
            return _("No documents yet. {key} imports interviews.", key=key_of("study.import_files"))
        if self._table.kind is RowKind.LABELS:
            return _(
                "No source labels yet. A label says in a report where a quotation comes from; it is assigned in the "
                "list of documents ({turn}).",
                turn=key_of("material.turn_rows"),
            )
        return _(
            "No cases yet. A case holds all documents of one person or place: {new} creates one, and {assign} in "
            "the list of documents ({turn}) assigns documents to it.",
            new=key_of("material.add_case"),
            assign=key_of("material.assign_case"),
            turn=key_of("material.turn_rows"),
        )

    def action_turn_rows(self) -> None:
        """List documents, cases, source labels in turn."""
        self._table.kind = _after(self._table.kind)
        self._front.show_table()

    def show_documents_of(self, row: Case | SourceLabel) -> None:
        """List the documents of a case, or those that carry a label."""
        self._table.kind, self._table.only_due = RowKind.DOCUMENTS, False
        field = "case" if isinstance(row, Case) else "label"
        self._desk.bench.set_filter('{}:"{}"'.format(field, row.name.replace('"', '""')))
        self._front.show_table()

    def action_sort(self) -> None:
        """Sort by the column under the cursor; again turns the order, then the project's own is back."""
        self.sort_by(self._front.column)

    def sort_by(self, column: MaterialColumn) -> None:
        """Sort by a column."""
        self._table.sort_by(column)
        self._front.show_table(column)

    def action_filter(self) -> None:
        """Show only documents that fit a few words, and their cases."""
        self._desk.ask_for_documents(self._front.show_table)

    def action_clear_filters(self) -> None:
        """Leave nothing out, in the project's order."""
        self._desk.bench.set_filter("")
        self._table.sorted_by, self._table.only_due = None, False
        self._front.show_table()


def _after(kind: RowKind) -> RowKind:
    """What is listed next."""
    kinds = list(RowKind)
    return kinds[(kinds.index(kind) + 1) % len(kinds)]
