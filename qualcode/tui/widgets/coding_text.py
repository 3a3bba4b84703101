"""The text of the coding screen: `CodedText` with the keys of the action registry, and dragging onto a code."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from qualcode.tui.actions import bindings
from qualcode.tui.widgets.coded_text import CodedText, Selection


class CodingText(CodedText, inherit_bindings=False):
    """Motions and selections by key, as long as the text has the focus.

    A drag that begins inside the selection and ends outside of the text carries the selection there: let go over
    a code, it is coded.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("text")]

    class Dropped(Message):
        """The selection was carried to a place of the screen outside of the text."""

        def __init__(self, screen_x: int, screen_y: int) -> None:
            super().__init__()
            self.screen_x = screen_x
            self.screen_y = screen_y

    _before: Selection | None = None  # the selection that a drag began inside of

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember the selection if the press is inside of it."""
        start, end = self._cluster_under(event.x, event.y)
        inside = self.selection.start <= start < end <= self.selection.end
        self._before = self.selection if event.button == 1 and not event.shift and inside else None

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let the carried selection go outside of the text."""
        before, self._before = self._before, None
        if before is not None and not self.region.contains(event.screen_x, event.screen_y):
            event.prevent_default()
            self._end_drag()
            self.release_mouse()
            self.selection = before
            self.post_message(self.Dropped(event.screen_x, event.screen_y))
