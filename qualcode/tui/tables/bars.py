"""A row of a table as bars: one line for each column, with its number, as many as there is room for."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from qualcode.safe_text import visible
from qualcode.tui.tables.table_words import member_name, number_words, percent_words, short_name
from qualcode.workspace.workbench.shown_table import ShownTable

_EIGHTHS = " ▏▎▍▌▋▊▉"
_NAMES = 24  # cells of the names at most
_NUMBERS = 18  # cells of number and per cent


class Bars(Widget):
    """The bars of one row; the column under the cursor is among them and stands out."""

    DEFAULT_CSS = """
    Bars { background: $background; }
    Bars > .bars--bar { color: $primary; }
    Bars > .bars--current { text-style: bold reverse; }
    """
    COMPONENT_CLASSES = {"bars--bar", "bars--current"}  # noqa: RUF012 - as Textual has it

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._shown: ShownTable | None = None
        self._line: int | None = None
        self._column: int | None = None
        self._first = 0  # the column whose bar is the first that is seen

    def show(self, shown: ShownTable | None, line: int | None, column: int | None) -> None:
        """Show the bars of a line, with this column among them."""
        self._shown, self._line, self._column = shown, line, column
        height = max(1, self.size.height)
        if column is not None:
            self._first = min(max(self._first, column - height + 1), column)
        if shown is not None:
            self._first = max(0, min(self._first, shown.columns - height))
            self.border_title = "" if line is None else visible(member_name(shown.row(line)))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The bar of one column."""
        width, shown, line = self.size.width, self._shown, self._line
        column = self._first + y
        if shown is None or line is None or column >= shown.columns or width < _NAMES + _NUMBERS:
            return Strip.blank(width, self.rich_style)
        cell = shown.cell(line, column)
        if cell is None:
            return Strip.blank(width, self.rich_style)
        number, request = shown.headline(line, column), shown.table.request
        name = fitted(visible(short_name(request.columns, shown.column(column))), _NAMES)
        words = f"{number_words(request, number)} {percent_words(request, cell)}".rstrip()
        bar = (
            "" if shown.column_number(column) is None else _bar(number or 0, self._scale(), width - _NAMES - _NUMBERS)
        )
        style = self.rich_style
        named = style + self.get_component_rich_style("bars--current") if column == self._column else style
        pieces = [
            Segment(name, named),
            Segment(" ", style),
            Segment(f"{words:>{_NUMBERS - 3}} ", style),
            Segment(bar, style + self.get_component_rich_style("bars--bar")),
        ]
        return Strip(pieces).adjust_cell_length(width, style)

    def _scale(self) -> int:
        """The number whose bar is the longest: the largest of the table, so that rows can be compared."""
        return max(1, self._shown.extremes.largest if self._shown else 1)


def _bar(number: int, largest: int, room: int) -> str:
    """A bar in eighths of a cell; a number that is none of zero has at least one."""
    eighths = max(1, number * room * 8 // largest) if number else 0
    return "█" * (eighths // 8) + (_EIGHTHS[eighths % 8] if eighths % 8 else "")


def fitted(words: str, room: int) -> str:
    """The words in exactly so many cells of the terminal, with “…” where something is cut off."""
    words = " ".join(words.split())
    return set_cell_size(words, room - 1) + "…" if cell_len(words) > room else set_cell_size(words, room)
