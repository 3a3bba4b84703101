"""The text of the coding screen: `CodedText` with the keys of the action registry, and dragging onto a code."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from qualcode.tui.keys.actions import bindings
from qualcode.tui.text.coded_text import CodedText, Selection, Unit


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

    class AtEnd(Message):
        """A motion forwards found no unit any more."""

    def action_move(self, unit: Unit | str, direction: int) -> bool:
        """Select the next (1) or previous (-1) unit, or tell that there is none any more."""
        moved = self.move_by(unit, direction)
        if not moved and direction > 0:
            self.post_message(self.AtEnd())
        return moved

    def sentence_places(self) -> list[tuple[tuple[int, int], int]]:
        """(x, y) on the screen and offset of each sentence that begins on the screen."""
        left = self.region.x + (self._columns.text_at if self._columns else 0)
        top, height = self.scroll_offset.y, self.size.height
        places = []
        start, end = self._seen()
        sentences = self.units.series(Unit.SENTENCE)
        span = sentences.starting(start)
        while span is not None and span.start < end:
            line, cell = self._geometry.place_of(span.start)
            if top <= line < top + height:
                places.append(((left + cell, self.region.y + line - top), span.start))
            span = sentences.starting(span.end)
        return places

    def _seen(self) -> tuple[int, int]:
        """The offsets [start, end) of the text on the screen."""
        top = self.scroll_offset.y
        last = min(top + self.size.height, self._geometry.height) - 1
        return self._geometry.bounds(top)[0], self._geometry.bounds(max(top, last))[1]

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
