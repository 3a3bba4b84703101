"""A table of any length: only the cells that are seen are made. Its first column and its head always stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from qualcode.safe_text import visible

_GAP = 2  # cells between two columns
_GUTTER = 2  # cells of cursor and mark
_NARROWEST = 4  # cells of a column


@dataclass(frozen=True, slots=True)
class GridColumn:
    """The head of a column, and its width in cells; numbers stand at the right. `under` stands below the title, in
    lines of the head."""

    title: str
    width: int
    right: bool = False
    under: Sequence[str] = ()

    @property
    def room(self) -> int:
        """The cells that the column takes."""
        return max(_NARROWEST, self.width)


@dataclass(frozen=True, slots=True)
class GridCells:
    """What a table shows: `cell` gives the words of a row (index) and a column (index)."""

    rows: int = 0
    columns: Sequence[GridColumn] = ()
    cell: Callable[[int, int], str] = lambda _row, _column: ""
    is_marked: Callable[[int], bool] = lambda _row: False
    empty: str = ""
    """The words where there is no row: why, and what to do next."""
    level: Callable[[int, int], int] = lambda _row, _column: 0
    """How strong the ground of a cell is, from 0 to 4; whoever shows it says the same in the words of the cell."""
    indent: Callable[[int], int] = lambda _row: 0
    """How many blanks stand before the words of a row's first column."""
    head_lines: int = 1
    """With more than one the head shows what stands under the titles of its columns, too."""


class Grid(ScrollView, can_focus=True):
    """One cell is under the cursor; rows can be marked by whoever shows them."""

    DEFAULT_CSS = """
    Grid { background: $background; scrollbar-size: 1 1; overflow-x: hidden; }
    Grid > .grid--head { text-style: bold; background: $panel; }
    Grid > .grid--row { background: $boost; }
    Grid > .grid--cell { text-style: reverse; }
    Grid > .grid--mark { text-style: bold; }
    Grid > .grid--level-1 { background: $primary 8%; }
    Grid > .grid--level-2 { background: $primary 16%; }
    Grid > .grid--level-3 { background: $primary 24%; }
    Grid > .grid--level-4 { background: $primary 32%; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "grid--head", "grid--row", "grid--cell", "grid--mark",
        *(f"grid--level-{level}" for level in range(1, 5)),
    }  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
        Binding("tab", "turn(1)", show=False),
        Binding("shift+tab", "turn(-1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "turn_to('first')", show=False),
        Binding("end", "turn_to('last')", show=False),
        Binding("ctrl+home", "go('first')", show=False),
        Binding("ctrl+end", "go('last')", show=False),
    ]

    class CellMoved(Message):
        """The cursor is on another cell, or on none."""

        def can_replace(self, message: Message) -> bool:
            """Only the last of several matters."""
            return isinstance(message, Grid.CellMoved)

    class RowWanted(Message):
        """A row was clicked twice."""

    class HeadClicked(Message):
        """The head of a column (index) was clicked."""

        def __init__(self, column: int) -> None:
            super().__init__()
            self.column = column

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._cells = GridCells()
        self._row: int | None = None
        self._column = 0
        self._first = 1  # the column that stands beside the first one

    # ---- what is shown ---------------------------------------------------------------------------

    def show(self, cells: GridCells, row: int | None = None) -> None:
        """Show these cells; the cursor goes to a row, or stays where it was."""
        self._cells = cells
        wanted = self._row if row is None else row
        self._row = max(0, min(wanted or 0, cells.rows - 1)) if cells.rows else None
        self._column = max(0, min(self._column, len(cells.columns) - 1))
        self._measure()
        self.refresh()
        self.post_message(self.CellMoved())

    @property
    def row(self) -> int | None:
        """The row under the cursor."""
        return self._row

    @property
    def column(self) -> int:
        """The column under the cursor."""
        return self._column

    @property
    def empty_words(self) -> str:
        """What is said where there is no row."""
        return self._cells.empty if self._row is None else ""

    @property
    def cell_region(self) -> Region | None:
        """Where the cell under the cursor stands on the screen."""
        if self._row is None:
            return None
        start = next((start for column, start in self._shown() if column == self._column), _GUTTER)
        room = self._cells.columns[self._column].room
        region = self.scrollable_content_region
        y = self._row - self.scroll_offset.y + self._head_lines
        return Region(self.content_region.x + start, self.content_region.y + y, min(room, region.width - start), 1)

    @property
    def _head_lines(self) -> int:
        return self._cells.head_lines

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self._cells.rows + self._head_lines)
        self._keep_in_sight()

    def on_resize(self) -> None:
        """The cursor stays in sight."""
        self._measure()

    # ---- moving ----------------------------------------------------------------------------------

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell."""
        if self._cells.rows and self._cells.columns:
            self._row = max(0, min(row, self._cells.rows - 1))
            self._column = max(0, min(column, len(self._cells.columns) - 1))
            self._keep_in_sight()
            self.refresh()
            self.post_message(self.CellMoved())

    def _keep_in_sight(self) -> None:
        if self._row is None or self.size.height <= self._head_lines:
            return
        height = self.scrollable_content_region.height - self._head_lines
        if self._row < self.scroll_offset.y:
            self.scroll_to(y=self._row, animate=False)
        elif self._row >= self.scroll_offset.y + height:
            self.scroll_to(y=self._row - height + 1, animate=False)
        if self._column:
            self._first = max(min(self._first, self._column), self._earliest_beside(self._column))

    def _earliest_beside(self, column: int) -> int:
        """The column that must stand first beside the names, or a later one, for this column to be seen whole."""
        columns = self._cells.columns
        left = self.scrollable_content_region.width - _GUTTER - columns[0].room - _GAP - columns[column].room
        first = column
        while first > 1 and (left := left - columns[first - 1].room - _GAP) >= 0:
            first -= 1
        return first

    def _shown(self) -> list[tuple[int, int]]:
        """The columns that are seen, each with the cell at which it begins."""
        columns, width = self._cells.columns, self.scrollable_content_region.width
        shown, at = [], _GUTTER
        for index in (0, *range(max(1, self._first), len(columns))):
            if index >= len(columns) or at >= width:
                break
            shown.append((index, at))
            at += columns[index].room + _GAP
        return shown

    def action_step(self, by: int) -> None:
        """Go to the previous or next row."""
        self.go_to((self._row or 0) + by, self._column)

    def action_turn(self, by: int) -> None:
        """Go to the previous or next column."""
        self.go_to(self._row or 0, self._column + by)

    def action_turn_to(self, where: str) -> None:
        """Go to the first or last column."""
        self.go_to(self._row or 0, 0 if where == "first" else len(self._cells.columns) - 1)

    def action_page(self, by: int) -> None:
        """Go on by what the screen holds."""
        self.action_step(by * max(1, self.size.height - 1 - self._head_lines))

    def action_go(self, where: str) -> None:
        """Go to the first or last row."""
        self.go_to(0 if where == "first" else self._cells.rows - 1, self._column)

    def on_click(self, event: events.Click) -> None:
        """A click goes there; on a head it sorts; two choose the row."""
        at = next((column for column, start in reversed(self._shown()) if start <= event.x), 0)
        if event.y < self._head_lines and self._cells.columns:
            self.post_message(self.HeadClicked(at))
            return
        row = event.y - self._head_lines + self.scroll_offset.y
        if 0 <= row < self._cells.rows:
            self.go_to(row, at)
            if event.chain == 2:
                self.post_message(self.RowWanted())

    # ---- drawing ---------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One line: the head, a row, or the words where there is no row."""
        width = self.scrollable_content_region.width
        if not self._cells.rows:
            return self._empty_line(y, width)
        if y < self._head_lines:
            heads = [(column, start, self._cells.columns[column]) for column, start in self._shown()]
            words = [
                (start, self._fitted(column, [head.title, *head.under, "", ""][y], width - start))
                for column, start, head in heads
            ]
            return self._line(words, width, "  ").apply_style(self.get_component_rich_style("grid--head"))
        row = y - self._head_lines + self.scroll_offset.y
        if row >= self._cells.rows:
            return Strip.blank(width, self.rich_style)
        return self._row_line(row, width)

    def _row_line(self, row: int, width: int) -> Strip:
        here, marked = row == self._row, self._cells.is_marked(row)
        words = [
            (
                start,
                self._fitted(
                    column, visible(self._cells.cell(row, column)), width - start, self._indent(row, column)
                ),
            )
            for column, start in self._shown()
        ]
        style = self.rich_style
        if here:
            style += self.get_component_rich_style("grid--row")
        if marked:
            style += self.get_component_rich_style("grid--mark")
        strip = self._line(words, width, ("▌" if here else " ") + ("✓" if marked else " ")).apply_style(style)
        strip = self._on_grounds(strip, row)
        if not here or not self.has_focus:
            return strip
        start = dict(self._shown()).get(self._column, 0)
        end = min(width, start + self._cells.columns[self._column].room)
        under = strip.crop(start, end).apply_style(self.get_component_rich_style("grid--cell"))
        return Strip.join([strip.crop(0, start), under, strip.crop(end, width)])

    def _on_grounds(self, strip: Strip, row: int) -> Strip:
        """The line with each cell on the ground of its level."""
        for column, start in self._shown():
            level = self._cells.level(row, column)
            if level:
                end = min(strip.cell_length, start + self._cells.columns[column].room)
                cell = strip.crop(start, end).apply_style(self.get_component_rich_style(f"grid--level-{level}"))
                strip = Strip.join([strip.crop(0, start), cell, strip.crop(end, strip.cell_length)])
        return strip

    def _indent(self, row: int, column: int) -> int:
        return 0 if column else self._cells.indent(row)

    def _fitted(self, column: int, words: str, left: int, indent: int = 0) -> str:
        """The words as wide as the column, or as what is left of the line; what does not fit ends in “…”."""
        grid_column = self._cells.columns[column]
        room = min(grid_column.room, left)
        words = " " * indent + " ".join(words.split())
        if cell_len(words) > room:
            return set_cell_size(words, room - 1) + "…"
        missing = " " * (room - cell_len(words))
        return missing + words if grid_column.right else words + missing

    def _line(self, words: list[tuple[int, str]], width: int, gutter: str) -> Strip:
        text = gutter
        for start, piece in words:
            text += " " * (start - cell_len(text)) + piece
        return Strip([Segment(set_cell_size(text, width), Style())], width)

    def _empty_line(self, y: int, width: int) -> Strip:
        from rich.text import Text

        lines = Text(self._cells.empty).wrap(self.app.console, max(1, width - 4))
        if not 1 <= y <= len(lines):
            return Strip.blank(width, self.rich_style)
        return Strip([Segment(set_cell_size(f"  {lines[y - 1].plain}", width))], width).apply_style(self.rich_style)


def fitting_columns(
    titles: Sequence[tuple[str, bool]], sample: Sequence[Sequence[str]], most: int
) -> list[GridColumn]:
    """Columns as wide as their heads and what a sample of rows holds, at most `most` cells; True is for numbers."""
    columns = []
    for index, (title, right) in enumerate(titles):
        longest = max((cell_len(row[index]) for row in sample), default=0)
        columns.append(GridColumn(title, max(cell_len(title), min(longest, most)), right))
    return columns
