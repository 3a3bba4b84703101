"""The material screen: documents, cases or source labels as a table whose cells are changed where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from qualcode.catalogue import _, ngettext
from qualcode.model.documents import Case, Document
from qualcode.model.labels import SourceLabel
from qualcode.model.memos import MemoTarget
from qualcode.plural import counted
from qualcode.tui.grid.grid import Grid, GridCells, fitting_columns
from qualcode.tui.keys.key_table import Scope, bindings, hints
from qualcode.tui.material.cell_editing import CellEditing
from qualcode.tui.material.consent_verbs import ConsentVerbs
from qualcode.tui.material.doubt_list import DoubtVerbs
from qualcode.tui.material.row_verbs import RowVerbs
from qualcode.tui.material.table_choice import TableChoice
from qualcode.tui.material.words import NOUNS, TITLES, cell_of, head_of
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.side_reader import Lookup
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.shared.writer import Task, Writer
from qualcode.tui.verbs.case_door import case_of
from qualcode.workspace.material.material_table import (
    MaterialColumn,
    MaterialFact,
    MaterialTable,
    Row,
    RowKind,
    Rows,
)
from qualcode.workspace.workbench.workbench import Workbench

_SAMPLE = 200  # rows that say how wide columns are
_WIDEST = 28  # cells of a column
_OF_OTHER_ROWS = {  # what the key line leaves out, as it is done in another list
    RowKind.DOCUMENTS: {"material.add_case"},
    RowKind.CASES: {"material.assign_case"},
    RowKind.LABELS: {
        "material.assign_case", "material.add_case", "material.add_attribute", "material.finish", "material.allot",
        "material.memo", "material.remove", "material.consent",
    },
}  # fmt: skip


class MaterialScreen(StudyScreen):
    """Documents and cases with their attributes, and what source labels stand for."""

    DEFAULT_CSS = """
    MaterialScreen Grid { height: 1fr; }
    MaterialScreen #table-choice { background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("material", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = ("material", "study")
    AUTO_FOCUS = "#material-table"

    def __init__(self, bench: Workbench, writer: Writer) -> None:
        super().__init__(bench, writer)
        self.table = MaterialTable(bench)
        self.grid = Grid(id="material-table")
        self._marked: set[int | str] = set()  # keys of rows of the kind that is listed
        self._kind = self.table.kind  # of the rows that are shown
        self._columns: Sequence[MaterialColumn] = ()  # those that are shown
        self._sorting = Task()
        self.case_meant = lambda: (
            self.row.key
            if isinstance(self.row, Case)
            else case_of(bench, self.row if isinstance(self.row, Document) else None)
        )
        self._choice = TableChoice(self.desk, self.table, self)
        self.lacking["row"] = lambda: "" if self.row is not None else self._choice.why_empty()
        self.parts |= {
            "choice": self._choice,
            "cells": CellEditing(self.desk, self),
            "rows": RowVerbs(self.desk, self),
            "doubts": DoubtVerbs(self.desk, self),
            "consents": ConsentVerbs(self.desk, self),
        }

    # ---- building --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Head, what is chosen, the table, keys."""
        yield HeadLine(id="material-head")
        yield KeyLine((), cut=True, id="table-choice")
        yield self.grid
        yield KeyLine(hints(*self.SCOPES), id="material-keys")

    def on_mount(self) -> None:
        """Show what there is."""
        self.bench_refreshed()

    # ---- what is meant ---------------------------------------------------------------------------

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        at = self.grid.row
        return self.table.rows[at] if at is not None and at < len(self.table.rows) else None

    @property
    def column(self) -> MaterialColumn:
        """The column under the cursor."""
        return self._columns[min(self.grid.column, len(self._columns) - 1)]

    @property
    def meant(self) -> Rows:
        """What a change is for: the marked rows that are listed, else the one under the cursor."""
        marked = [row for row in self.table.rows if row.key in self._marked]
        if not marked and self.row is not None:
            marked = [self.row]
        return marked  # type: ignore[return-value]  # all rows are of one kind

    # ---- showing ---------------------------------------------------------------------------------

    def show_again(self) -> None:
        """Show the table anew; the cursor stays on its row."""
        self.show_table()

    def show_table(self, column: MaterialColumn | None = None) -> None:
        """Show the table as it is now, with the cursor on a column if one is meant; it stays on its row and column.

        Many rows are put in order beside the interface; until then the table stays as it was. Where somebody stops
        that, they stand as the project has them.
        """
        table = self.table
        table.take_in()
        self._sorting.give_up()
        self._sorting = Task()
        if table.is_quick:
            self._show_rows(table.ordered(), column)
            return

        def ordered(rows: Sequence[Row]) -> None:
            if sorting is self._sorting:  # nothing else was asked for meanwhile
                self._show_rows(rows, column)

        def stopped() -> None:
            table.sorted_by = None
            self._show_rows(table.ordered(), column)

        left = [_("the rows stand as the project has them")]
        sorting = self._sorting = Task(_("Sorting …"), left=left, stopped=stopped)
        question = Lookup(lambda _project: table.ordered(), ordered, self.desk.failed, task=sorting)
        self.app.ask(question)  # type: ignore[attr-defined]  # QualcodeApp's

    def _show_rows(self, rows: Sequence[Row], column: MaterialColumn | None) -> None:
        before, table = self.row, self.table
        column = column or (self.column if self._columns else None)
        if self._kind is not table.kind:
            self._kind, self._marked = table.kind, set()
        table.rows = rows
        self._columns = columns = list(table.columns)
        self._marked &= {row.key for row in rows}

        def cell(row: int, column: int) -> str:
            words = cell_of(table, rows[row], columns[column])
            return words + self._signs(rows[row]) if columns[column].fact is MaterialFact.NAME else words

        sample = [[cell(row, at) for at in range(len(columns))] for row in range(min(_SAMPLE, len(rows)))]
        heads = [(self._head(shown), shown.is_number) for shown in columns]
        cells = GridCells(
            len(rows),
            fitting_columns(heads, sample, _WIDEST),
            cell,
            lambda row: rows[row].key in self._marked,
            self._choice.why_empty(),
        )
        self.grid.show(cells, table.place_of(before) if before is not None else None)
        if column is not None and column in columns:
            self.grid.go_to(self.grid.row or 0, columns.index(column))
        self.show_choice()

    def _signs(self, row: Row) -> str:
        """Whether there are memos on a document or case, and memos that link to it."""
        if isinstance(row, SourceLabel):
            return ""
        noted = " ✎" if self._bench.has_memos(_target(row)) else ""
        linked = isinstance(row, Document) and self._bench.linking("document", row.key)
        return f"{noted} ←" if linked else noted

    def _head(self, column: MaterialColumn) -> str:
        arrow = "" if column != self.table.sorted_by else " ↓" if self.table.is_backwards else " ↑"
        return head_of(column) + arrow

    def show_choice(self) -> None:
        """Show what is listed, how, and how many rows are marked."""
        table, bench = self.table, self._bench
        self.query_one("#table-choice", KeyLine).show(self._choice.hints())
        self.keys.show([hint for hint in hints(*self.SCOPES) if hint.id not in _OF_OTHER_ROWS[table.kind]])
        right = [counted(len(table.rows), NOUNS[table.kind])]
        if table.left_out:
            right.append(ngettext("{count} filtered out", "{count} filtered out", table.left_out))
        if self._marked:
            right.append(ngettext("{count} marked", "{count} marked", len(self._marked)))
        self.query_one(HeadLine).show([TITLES[table.kind]], [*right, bench.project.title])

    def show_code(self, key: int) -> None:
        """A code has no row here."""

    # ---- keys ------------------------------------------------------------------------------------

    def action_mark(self) -> None:
        """Mark the row under the cursor, or take the mark away, and go on to the next."""
        row = self.row
        if row is not None:
            self._marked ^= {row.key}
            self.grid.action_step(1)
            self.grid.refresh()
            self.show_choice()

    def action_mark_all(self) -> None:
        """Mark all rows that are listed, or none."""
        every = {row.key for row in self.table.rows}
        self._marked = set() if self._marked == every else every
        self.grid.refresh()
        self.show_choice()

    @on(Grid.RowWanted)
    def action_jump(self) -> None:
        """Open the document, or list the documents of the case or label."""
        row = self.row
        if isinstance(row, Document):
            self.go_to(row.key, None)
        elif row is not None:
            self._choice.show_documents_of(row)

    @on(Grid.HeadClicked)
    def _sort_by(self, event: Grid.HeadClicked) -> None:
        self._choice.sort_by(self._columns[event.column])

    def action_back(self) -> None:
        """Take the marks away, then go to the text."""
        if self._marked:
            self._marked = set()
            self.grid.refresh()
            self.show_choice()
        else:
            self.post_message(self.Show("coding"))


def _target(row: Document | Case) -> MemoTarget:
    return MemoTarget(document=row.key) if isinstance(row, Document) else MemoTarget(case=row.key)
