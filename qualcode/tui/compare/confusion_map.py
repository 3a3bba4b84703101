"""The confusions of two coders as a table: numbers with signs that grow with them, whose cells lead to passages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from qualcode.catalogue import _
from qualcode.model.codebooks.code_paths import parted_path
from qualcode.plural import counted
from qualcode.safe_text import visible
from qualcode.tui.grid.grid import Grid, GridCells, GridColumn
from qualcode.tui.keys.key_table import key_of

if TYPE_CHECKING:
    from qualcode.agreement.confusions.confusion_table import ConfusionTable
    from qualcode.agreement.study.results import Confusion

_SHADES = " ░▒▓█"
"""What stands behind a number, by the level of its cell."""
_WIDTHS = ((140, 30, 14), (100, 26, 10), (0, 20, 7))
"""From which width on the names at the left have so many cells, and columns so many."""


class ConfusionMap(Vertical):
    """A row for each code of the one coder, a column for each of the other; below, the cursor's cell in words."""

    DEFAULT_CSS = """
    ConfusionMap { height: 1fr; display: none; }
    ConfusionMap Grid { height: 1fr; }
    ConfusionMap #confused { height: 3; padding: 0 2; background: $surface; }
    """

    class CellWanted(Message):
        """The passages of the cell under the cursor are wanted."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._table: ConfusionTable | None = None
        self._pairs = 0

    def compose(self) -> ComposeResult:
        """The table, and the cell in words."""
        yield Grid(id="confusion-grid")
        yield Static(id="confused")

    @property
    def grid(self) -> Grid:
        """The table."""
        return self.query_one(Grid)

    @property
    def table(self) -> ConfusionTable | None:
        """What is shown."""
        return self._table

    @property
    def confusion(self) -> Confusion | None:
        """The cell under the cursor; None where it is empty, or a name."""
        row, column = self.grid.row, self.grid.column - 1
        if self._table is None or row is None or column < 0:
            return None
        return self._table.at(row, column)

    @property
    def why_none(self) -> str:
        """Why there is no confusion under the cursor, and what to do; empty where there is one."""
        if self.confusion is not None:
            return ""
        return self.grid.empty_words or _("No confusion in this cell: the arrows lead to cells with a number.")

    def show(self, table: ConfusionTable | None, pairs: int, empty: str) -> None:
        """Show the table of two coders, one of so many pairs; `empty` are the words where there is none."""
        before = self.confusion
        self._table, self._pairs = table, pairs
        self._draw(empty)
        if table is not None and before is not None and before.given in table.given and before.other in table.other:
            self.grid.go_to(table.given.index(before.given), table.other.index(before.other) + 1)
        elif table is not None and table.given:
            row, column = table.largest
            self.grid.go_to(row, column + 1)

    def on_resize(self) -> None:
        """Columns are as wide as the screen has room for."""
        if self._table is not None:
            self._draw("")

    def _draw(self, empty: str) -> None:
        table = self._table
        if table is None:
            self.grid.show(GridCells(empty=empty))
            return
        names, cells = next((names, cells) for least, names, cells in _WIDTHS if self.app.size.width >= least)
        columns = [GridColumn(_corner(table), names)]
        columns += [GridColumn(_last(name), cells, right=True) for name in table.other]

        def cell(row: int, column: int) -> str:
            if column == 0:
                return _last(table.given[row])
            confusion = table.at(row, column - 1)
            return f"{confusion.units} {_SHADES[table.level(row, column - 1)]}" if confusion else "·"

        def level(row: int, column: int) -> int:
            return table.level(row, column - 1) if column else 0

        self.grid.show(GridCells(len(table.given), columns, cell, empty=empty, level=level))

    @on(Grid.CellMoved)
    def _tell_cell(self) -> None:
        """What the cell under the cursor says."""
        self.query_one("#confused", Static).update(Text("\n").join(map(Text, self._cell_words())))

    def _cell_words(self) -> Sequence[str]:
        table, row = self._table, self.grid.row
        if table is None or row is None:
            return ()
        column = max(0, self.grid.column - 1)
        confusion = table.at(row, column)
        units = counted(confusion.units, "unit") if confusion else _("no unit")
        more = _("{key} next two coders ({count} pairs)", key=key_of("compare.next_pair"), count=self._pairs)
        return (
            _("{coder}: {code}", coder=visible(table.first), code=visible(table.given[row])),
            _("{coder}: {code}", coder=visible(table.second), code=visible(table.other[column])),
            "   ".join([units, *([more] if self._pairs > 1 else [])]),
        )

    @on(Grid.RowWanted)
    def _cell_clicked(self) -> None:
        self.post_message(self.CellWanted())


def _corner(table: ConfusionTable) -> str:
    """“Anna ↓ Ben →”: whose codes stand at the left, and whose at the top."""
    return f"{visible(table.first)} ↓ {visible(table.second)} →"


def _last(name: str) -> str:
    return parted_path(name)[-1]
