"""The columns of a counted table: the names of its rows, and heads in a line or two with their bases below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from rich.cells import cell_len, set_cell_size

from qualcode.safe_text import visible
from qualcode.tui.grid.grid import GridColumn
from qualcode.tui.tables.table_words import CellWidths, axis_name, base_words, short_name
from qualcode.workspace.workbench.shown_table import ShownTable

_WIDTHS = ((140, 36, 16), (100, 28, 12), (0, 22, 9))
"""From which width of the screen on names have so many cells at most, and heads of columns so many at least."""
_HEAT = 6  # cells of the head of a column in a heat map at least
_LOOKED_AT = 200  # columns that say whether heads need two lines, and how long names are
_MOST_LINES = 3  # of a head in a heat map
_SHORTEST = 12  # cells of the names


class HeadColumns(Sequence[GridColumn]):
    """Made where they are looked at: there may be thousands. `lines` is how many lines the heads have."""

    def __init__(self, shown: ShownTable, widths: CellWidths, screen_width: int, *, heat: bool) -> None:
        names, least = next((names, least) for wide, names, least in _WIDTHS if screen_width >= wide)
        self._shown, self._heat = shown, heat
        self._corner = f"{axis_name(shown.table.request.rows)} ↓ {axis_name(shown.table.request.columns)} →"
        self._names = min(names, max(_SHORTEST, cell_len(self._corner) + 2, self._longest_name()))
        self._room = max(widths.number + 2, _HEAT) if heat else max(widths.whole, least)
        self._title_lines = max(
            (len(self._folded(column)) for column in range(min(shown.columns, _LOOKED_AT))), default=1
        )
        members = shown.table.columns[:_LOOKED_AT]
        self._has_bases = not heat and any(member.base is not None for member in members)
        self.lines = self._title_lines + self._has_bases

    def _longest_name(self) -> int:
        shown, axis = self._shown, self._shown.table.request.rows
        lines = range(min(shown.lines, _LOOKED_AT))
        return max((cell_len(short_name(axis, shown.row(line))) + 2 * shown.depth(line) for line in lines), default=0)

    def __len__(self) -> int:
        return self._shown.columns + 1

    @overload
    def __getitem__(self, place: int) -> GridColumn: ...
    @overload
    def __getitem__(self, place: slice) -> list[GridColumn]: ...
    def __getitem__(self, place: int | slice) -> GridColumn | list[GridColumn]:
        """The head of a column; the first is that of the names."""
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        if place == 0:
            return GridColumn(f"{self._corner}{_arrow(self._shown, None)}", self._names)
        column = place - 1
        title, *under = self._folded(column)[: self._title_lines]
        under += [""] * (self._title_lines - 1 - len(under))
        under += [base_words(self._shown.column(column), self._shown.table)] if self._has_bases else []
        return GridColumn(title, self._room, right=True, under=under)

    def _title(self, column: int) -> str:
        shown = self._shown
        name = short_name(shown.table.request.columns, shown.column(column))
        return f"{' '.join(visible(name).split())}{_arrow(shown, column)}"

    def _folded(self, column: int) -> list[str]:
        """A title in lines, where one has no room for it: between words, or in a heat map wherever it must be."""
        title, room = self._title(column), self._room
        if cell_len(title) <= room:
            return [title]
        if not self._heat and " " in title:
            words, below = title.split(" "), ""
            while len(words) > 1 and cell_len(tried := f"{words[-1]} {below}".strip()) <= room:
                below = tried
                words.pop()
            if below:
                return [" ".join(words), below]
        pieces, rest = list[str](), title
        while rest and len(pieces) < (_MOST_LINES if self._heat else 2):
            piece = set_cell_size(rest, room).rstrip()
            pieces.append(piece)
            rest = rest[len(piece) :].strip()
        pieces[-1] += rest  # what has no room is cut, with a sign for it
        return pieces


def _arrow(shown: ShownTable, column: int | None) -> str:
    """The sign behind the head of the column by which the rows are sorted."""
    order = shown.order
    if order is None or order.by_name != (column is None):
        return ""
    if column is not None and order.column != shown.column_key(column):
        return ""
    return " ↓" if order.backwards else " ↑"
