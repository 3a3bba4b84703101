"""The line above a screen: what is open at the left, who is at work and how far at the right."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.widgets import Static

from qualcode.safe_text import visible


class HeadLine(Static):
    """Study, coder and progress; or document and place where the screen is narrow."""

    def show(self, left: str, right: str) -> None:
        """Show both ends of the line; the left one gives way."""
        ends = visible(left), visible(right)
        if ends != (self._left, self._right):
            self._left, self._right = ends
            self.refresh()

    _left = ""
    _right = ""

    def render(self) -> Text:
        """One line as wide as the widget."""
        room = self.size.width - cell_len(self._right) - 1
        return Text.assemble(
            (set_cell_size(self._left, max(0, room)), "bold"), " ", (self._right, "dim"), no_wrap=True
        )
