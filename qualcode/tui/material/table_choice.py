"""Which rows the table of documents and cases lists, and in which order."""

from __future__ import annotations

from typing import Protocol

from qualcode.catalogue import _
from qualcode.model.documents import Case
from qualcode.tui.keys.key_table import Action, hint_of, key_of
from qualcode.tui.material.words import head_of
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
        if table.kind is RowKind.CASES and table.sorted_by is None:
            order = _("name")
        other = _("Cases") if table.kind is RowKind.DOCUMENTS else _("Documents")
        chosen = (
            ("turn_rows", other),
            ("filter", _("filter: {words}", words=filtered) if filtered else _("Filter")),
            ("sort", _("sorted by {column}", column=order)),
        )
        return [hint_of("material", act, label) for act, label in chosen]

    def why_empty(self) -> str:
        """Why no row is listed, and what to do next."""
        bench = self._desk.bench
        if bench.filter and (self._table.left_out or self._table.kind is RowKind.DOCUMENTS):
            return _(
                "Nothing fits the filter “{words}”. {key} removes it.",
                words=bench.filter,
                key=key_of("material.clear_filters"),
            )
        if not bench.every_document:
            return _("No documents yet. {key} imports interviews.", key=key_of("study.import_files"))
        return _(
            "No cases yet. A case holds all documents of one person or place: {new} creates one, and {assign} in "
            "the list of documents ({turn}) assigns documents to it.",
            new=key_of("material.add_case"),
            assign=key_of("material.assign_case"),
            turn=key_of("material.turn_rows"),
        )

    def action_turn_rows(self) -> None:
        """List cases instead of documents, or the other way round."""
        table = self._table
        table.kind = RowKind.CASES if table.kind is RowKind.DOCUMENTS else RowKind.DOCUMENTS
        self._front.show_table()

    def show_documents_of(self, case: Case) -> None:
        """List the documents of a case."""
        self._table.kind = RowKind.DOCUMENTS
        self._desk.bench.set_filter('case:"{}"'.format(case.name.replace('"', '""')))
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
        self._table.sorted_by = None
        self._front.show_table()
