"""The counted table: its cells with numbers on grounds that grow with them, the cursor's cell in words below."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from qualcode.catalogue import _, pgettext
from qualcode.retrieval.counting.request import AxisKind
from qualcode.safe_text import visible
from qualcode.tui.grid.grid import Grid, GridCells
from qualcode.tui.tables.bars import Bars
from qualcode.tui.tables.head_columns import HeadColumns
from qualcode.tui.tables.portrait import Portrait
from qualcode.tui.tables.table_words import (
    CellWidths,
    axis_name,
    base_words,
    cell_words,
    detail_words,
    member_name,
    short_name,
)
from qualcode.workspace.workbench.shown_table import ShownTable

_INDENT = 2


class TableView(Enum):
    """How a table is looked at."""

    NUMBERS = pgettext("view", "table")
    BARS = pgettext("view", "bars of the row")
    HEAT = pgettext("view", "heat map")
    PORTRAIT = pgettext("view", "portrait of the document")


class CountedPane(Vertical):
    """A line for each row and one for totals; below, the cell under the cursor in words, and a picture.

    The picture is that of the row, or of the document, under the cursor.
    """

    DEFAULT_CSS = """
    CountedPane { height: 1fr; }
    CountedPane Grid { height: 1fr; }
    CountedPane Bars, CountedPane Portrait { height: 40%; display: none; border: round $foreground 30%; }
    CountedPane.-bars Bars, CountedPane.-portrait Portrait { display: block; }
    CountedPane #counted-cell { height: 3; padding: 0 2; background: $surface; }
    """

    class NumberWanted(Message):
        """The passages of the cell under the cursor are wanted."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.view = TableView.NUMBERS
        self.bars = Bars(id="bars")
        self.portrait = Portrait(id="portrait")
        self._shown: ShownTable | None = None
        self._empty = ""

    def compose(self) -> ComposeResult:
        """The table, bars, and the cell in words."""
        yield Grid(id="counted")
        yield self.bars
        yield self.portrait
        yield Static(id="counted-cell")

    @property
    def grid(self) -> Grid:
        """The table."""
        return self.query_one("#counted", Grid)

    @property
    def place(self) -> tuple[int, int] | None:
        """Line and column under the cursor; None on a name, or where there is no table."""
        row, column = self.grid.row, self.grid.column - 1
        return None if self._shown is None or row is None or column < 0 else (row, column)

    @property
    def document(self) -> tuple[int, str] | None:
        """Key and name of the document under the cursor; None where rows and columns are no documents."""
        shown, line, column = self._shown, self.grid.row, self.grid.column - 1
        if shown is None or line is None:
            return None
        request = shown.table.request
        member = None
        if request.rows.kind is AxisKind.DOCUMENTS:
            member = shown.row(line)
        elif request.columns.kind is AxisKind.DOCUMENTS and column >= 0:
            member = shown.column(column)
        return (member.key, member.name) if member is not None and isinstance(member.key, int) else None

    # ---- showing ---------------------------------------------------------------------------------

    def show(self, shown: ShownTable | None, empty: str) -> None:
        """Show a table with the cursor on the row and column where it was; `empty` are the words without one."""
        before, at = self._shown, self.grid.row
        column = self.grid.column - 1
        line: int | None = None
        if before is not None and shown is not None and at is not None:
            row_key, column_key = before.keys(at, max(0, column)) if before.columns else (None, None)
            line, found = shown.place_of(row_key, column_key)
            column = column if found is None or column < 0 else found
        self._shown, self._empty = shown, empty
        self._draw()
        if shown is not None and shown.lines:
            first = 1 if shown.columns else 0
            self.grid.go_to(at or 0 if line is None else line, column + 1 if before is not None else first)

    def on_resize(self) -> None:
        """Columns are as wide as the screen has room for."""
        if self._shown is not None:
            self._draw()

    def turn_view(self) -> None:
        """Look at the table in the next way."""
        views = list(TableView)
        self.view = views[(views.index(self.view) + 1) % len(views)]
        self.set_class(self.view is TableView.BARS, "-bars")
        self.set_class(self.view is TableView.PORTRAIT, "-portrait")
        self._draw()

    def _draw(self) -> None:
        shown = self._shown
        if shown is None or not shown.lines:
            self.grid.show(GridCells(empty=self._empty))
            return
        heat, widths = self.view is TableView.HEAT, CellWidths.of(shown)

        def cell(line: int, column: int) -> str:
            if column == 0:
                return short_name(shown.table.request.rows, shown.row(line))
            return cell_words(shown, line, column - 1, widths, heat=heat)

        def level(line: int, column: int) -> int:
            return shown.level(line, column - 1) if column else 0

        columns = HeadColumns(shown, widths, self.app.size.width, heat=heat)
        self.grid.show(
            GridCells(
                shown.lines,
                columns,
                cell,
                empty=self._empty,
                level=level,
                indent=lambda line: _INDENT * shown.depth(line),
                head_lines=columns.lines,
            )
        )

    # ---- the cell under the cursor ---------------------------------------------------------------

    @on(Grid.CellMoved)
    def _tell_cell(self) -> None:
        """What the cell under the cursor says, and the bars of its row."""
        self.query_one("#counted-cell", Static).update(Text("\n").join(map(Text, self._cell_lines())))
        if self.view is TableView.BARS:
            place = self.place
            self.bars.show(self._shown, self.grid.row, place[1] if place else None)

    def _cell_lines(self) -> Sequence[str]:
        shown, line = self._shown, self.grid.row
        if shown is None or line is None or not shown.columns:
            return ()
        column = max(0, self.grid.column - 1)
        request, member = shown.table.request, shown.column(column)
        base = base_words(member, shown.table)
        return (
            _("{side}: {name}", side=axis_name(request.rows), name=visible(member_name(shown.row(line)))),
            "   ".join(
                filter(
                    None,
                    [_("{side}: {name}", side=axis_name(request.columns), name=visible(member_name(member))), base],
                )
            ),
            detail_words(shown, line, column),
        )

    @on(Grid.RowWanted)
    def _cell_clicked(self) -> None:
        self.post_message(self.NumberWanted())
