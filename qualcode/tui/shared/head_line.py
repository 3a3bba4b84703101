"""The line above a screen: what is open at the left, who is at work and how far at the right."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.widgets import Static

from qualcode.safe_text import visible

_BETWEEN = "   "
_Pieces = list[str] | tuple[str, ...]  # a text alone would be taken letter by letter
_LEAST = 12  # cells; a text in the middle that is cut to less says nothing


class HeadLine(Static):
    """Pieces at the left and at the right, in the order of their worth: where there is no room the last go first."""

    def show(self, left: _Pieces, right: _Pieces, middle: str = "") -> None:
        """Show both ends of the line; `middle` takes what room is left, and is cut."""
        shown = tuple(map(visible, left)), tuple(map(visible, right)), visible(middle)
        if shown != (self._left, self._right, self._middle):
            self._left, self._right, self._middle = shown
            self.refresh()

    _left: tuple[str, ...] = ()
    _right: tuple[str, ...] = ()
    _middle = ""

    def render(self) -> Text:
        """One line as wide as the widget."""
        left, right = list(self._left), list(self._right)
        while _width(left, right) > self.size.width and (right or len(left) > 1):
            (right or left).pop()
        begin, end = _BETWEEN.join(left), _BETWEEN.join(right)
        room = max(0, self.size.width - (cell_len(end) + 1 if end else 0))
        free = room - cell_len(begin) - len(_BETWEEN)
        if self._middle and free >= _LEAST:
            begin += _BETWEEN + _cut(self._middle, free)
        return Text.assemble((_cut(begin, room), "bold"), " " if end else "", (end, "dim"), no_wrap=True)


def _width(left: Sequence[str], right: Sequence[str]) -> int:
    """How many cells the line needs."""
    return cell_len(_BETWEEN.join(left)) + (1 + cell_len(_BETWEEN.join(right)) if right else 0)


def _cut(text: str, room: int) -> str:
    """A text in exactly so many cells, with “…” where something is cut off."""
    if cell_len(text) <= room:
        return set_cell_size(text, room)
    return set_cell_size(text, room - 1) + "…" if room else ""
