"""Selecting with the mouse in the coded text.

Dragging selects the words from the one under the button to the one under the pointer, both included; with ctrl or alt
held when it begins, the characters. A click selects the sentence, a double click a word, a triple click the sentence
again, a click with shift extends to the word. Beyond the upper and lower edge the text scrolls on, the faster the
farther. Nothing is selected before the pointer has left the character, so that a click never disturbs what a double
click is going to select. A drag that begins inside the selection and ends outside of the text carries the selection
there.
"""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.timer import Timer

from qualcode.model.spans import Span
from qualcode.tui.text.passages import Passage
from qualcode.tui.text.selection import Selection, passage_of, selected
from qualcode.tui.text.units import Unit
from qualcode.tui.text.view import CodedView

_SCROLLS_A_SECOND = 20


class CodedMouse(CodedView):
    """The coded text as the mouse sees it."""

    class PassageClicked(Message, namespace="coded_text"):
        """Passages were clicked, in the text or in the margin; the shortest comes first."""

        def __init__(self, view: CodedView, passages: tuple[Passage, ...], offset: int, *, in_margin: bool) -> None:
            super().__init__()
            self.in_margin = in_margin
            self.view = view
            self.passages = passages
            self.offset = offset

        @property
        def control(self) -> CodedView:
            """The view that it happened in."""
            return self.view

    class Dropped(Message, namespace="coded_text"):
        """The selection was carried to a place of the screen outside of the text."""

        def __init__(self, screen_x: int, screen_y: int) -> None:
            super().__init__()
            self.screen_x = screen_x
            self.screen_y = screen_y

    _carried: Selection | None = None  # the selection that a drag began inside of
    _pressed: tuple[int, int] | None = None  # the character under the button, while it is held
    _dragged = False
    _by_character = False
    _pointer = (0, 0)
    _scrolling: Timer | None = None

    def _cluster_under(self, x: int, y: int) -> tuple[int, int]:
        """The offsets [start, end) of the character at a place of the view."""
        left = self._columns.text_at if self._columns else 0
        return self._geometry.cluster_at(self.scroll_offset.y + y, x - left)

    def _word_at(self, cluster: tuple[int, int]) -> tuple[int, int]:
        """The word that holds a character; blanks, signs and labels stand for themselves."""
        word = self.units.series(Unit.WORD).holding(cluster[0])
        return (word.start, word.end) if word is not None else cluster

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember where a drag would begin, and the selection if it begins inside of that."""
        self._carried = None
        if event.button == 1 and not event.shift:
            start, end = self._cluster_under(event.x, event.y)
            inside = self.selection.start <= start < end <= self.selection.end
            self._carried = self.selection if inside else None
            self._pressed, self._dragged = (start, end), False
            self._by_character = event.ctrl or event.meta
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select up to the pointer, and scroll while it is beyond an edge."""
        if self._pressed is not None:
            self._pointer = (event.x, event.y)
            self._scroll_on(beyond=not 0 <= event.y < self.size.height)
            self._select_to_pointer()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End a drag; stray blanks at the edges are let go."""
        carried, self._carried = self._carried, None
        if carried is not None and not self.region.contains(event.screen_x, event.screen_y):
            self._end_drag()
            self.release_mouse()
            self.selection = carried
            self.post_message(self.Dropped(event.screen_x, event.screen_y))
        elif event.button == 1 and self._pressed is not None:
            if self._dragged:
                span = passage_of(self.text, self.selection)
                if span is not None:
                    backwards = self.selection.cursor < self.selection.anchor
                    self.selection = selected(span).swapped() if backwards else selected(span)
            self._end_drag()
            self.release_mouse()

    def on_mouse_release(self) -> None:
        """Somebody else took the mouse."""
        self._end_drag()

    def _end_drag(self) -> None:
        self._pressed = None
        self._scroll_on(beyond=False)

    def _select_to_pointer(self) -> None:
        if self._pressed is None:
            return
        x, y = self._pointer
        here = self._cluster_under(x, min(max(0, y), self.size.height - 1))
        if here == self._pressed and not self._dragged:
            return
        self._dragged = True
        first, last = (self._pressed, here) if self._by_character else map(self._word_at, (self._pressed, here))
        forwards = here >= self._pressed
        self.selection = Selection(first[0], last[1]) if forwards else Selection(first[1], last[0])

    def _scroll_on(self, *, beyond: bool) -> None:
        """Start or stop scrolling by itself."""
        if not beyond and self._scrolling is not None:
            self._scrolling.stop()
            self._scrolling = None
        elif beyond and self._scrolling is None:
            self._scrolling = self.set_interval(1 / _SCROLLS_A_SECOND, self._scroll_step)

    def _scroll_step(self) -> None:
        y = self._pointer[1]
        lines = y if y < 0 else y - self.size.height + 1
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False)
        self._select_to_pointer()

    def on_click(self, event: events.Click) -> None:
        """Select the sentence there, extend to there, or select a word."""
        event.prevent_default()  # Textual would select the whole widget on a second click
        if event.button != 1 or self._dragged:
            self._dragged = False
            return
        here = self._cluster_under(event.x, event.y)
        if event.shift:
            self._extend_to(self._word_at(here))
        elif event.chain == 2:
            span = self.units.series(Unit.WORD).holding(here[0])
            if span is not None:
                self.selection = selected(span)
        elif self._columns is not None and event.x < self._columns.text_at - 1:
            self._click_margin(event.x, event.y, here[0])
        elif self._columns is not None and self._columns.beyond and event.x >= self._columns.beyond_at:
            self._click_beyond(event.x, event.y, here[0])
        else:
            sentence = self._sentence_at(here)
            self.selection = selected(sentence) if sentence is not None else Selection(here[0], here[0])
            self._tell(self._index.overlapping(here[0], here[0] + 1), here[0], in_margin=False)

    def _sentence_at(self, cluster: tuple[int, int]) -> Span | None:
        """The sentence that holds a character; beside sentences, as in a label, the next in its line or the last."""
        start, text, sentences = cluster[0], self.text, self.units.series(Unit.SENTENCE)
        sentence = sentences.holding(start)
        if sentence is not None:
            return sentence
        line, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
        after, before = sentences.starting(start), sentences.ending(start)
        if after is not None and (after.start < end or end < 0):
            return after
        return before if before is not None and before.end > line else None

    def _extend_to(self, here: tuple[int, int]) -> None:
        anchor = self.selection.anchor
        self.selection = Selection(anchor, here[1] if here[0] >= anchor else here[0])

    def _click_margin(self, x: int, y: int, offset: int) -> None:
        """A click on a stripe or name is one on its passage, one on a number selects the paragraph."""
        columns = self._columns
        line = self.scroll_offset.y + y
        if columns is None or line >= self._geometry.height:
            return
        start, end = self._geometry.content(line)
        if x >= columns.lanes_at:
            lane = columns.lanes_at + columns.lanes - 1 - x
            last = lane == columns.lanes - 1  # passages without room are counted there
            passages = self._passages_in(line)
            of_side = [(p, of) for p, of in passages if p.own or not columns.beyond]
            self._tell([p for p, of in of_side if of == lane or (last and of > lane)], offset, in_margin=True)
        elif columns.names and x >= columns.names_at:
            named = [passage for passage in self._named_in(line) if passage.own or not columns.beyond]
            self._tell(named, offset, in_margin=True)
        elif start < end:
            span = self.units.nearest(Unit.PARAGRAPH, offset)
            if span is not None:
                self.selection = selected(span)

    def _click_beyond(self, x: int, y: int, offset: int) -> None:
        """A click on a stripe or name at the right is one on its passage."""
        columns, line = self._columns, self.scroll_offset.y + y
        if columns is None or line >= self._geometry.height:
            return
        lane = x - columns.beyond_at
        others = [(p, of) for p, of in self._passages_in(line) if not p.own]
        last = lane == columns.beyond - 1
        of_lane = [p for p, of in others if of == lane or (last and of > lane)]
        named = [passage for passage in self._named_in(line) if not passage.own]
        self._tell(of_lane if lane < columns.beyond else named, offset, in_margin=True)

    def _tell(self, passages: list[Passage], offset: int, *, in_margin: bool) -> None:
        if passages:
            shortest_first = sorted(passages, key=lambda passage: (passage.end - passage.start, passage))
            self.post_message(self.PassageClicked(self, tuple(shortest_first), offset, in_margin=in_margin))
