"""The text of a document with its codings, where passages are selected: the heart of the coding screen.

The widget knows no project and binds no keys. It is told what to show (`load`, `set_palette`, `set_passages`,
`add_passage`, `remove_passage`, `set_hits`), whoever shows it binds keys to its actions, and it answers with
`SelectionChanged`, `PassageClicked`, `AtEnd` and `Dropped`. All offsets are half-open [start, end) in code points of
the text.

Every motion says whether it went anywhere, brings the selection into view and can be used as an action:
`action_move('sentence', 1)`.
"""

from __future__ import annotations

from textual.message import Message

from qualcode.model.spans import Span
from qualcode.tui.text.mouse import CodedMouse
from qualcode.tui.text.passages import OverlapIndex, Passage, Stretch
from qualcode.tui.text.picture import CodeLook
from qualcode.tui.text.selection import (
    Selection,
    extended,
    moved,
    passage_of,
    selected,
    shrunk,
    snapped,
)
from qualcode.tui.text.uncoded import next_uncoded, previous_uncoded, question
from qualcode.tui.text.units import Unit

__all__ = ["CodeLook", "CodedText", "Passage", "Selection", "Unit"]


class CodedText(CodedMouse):
    """A document's text with overlapping coded passages and one selection."""

    class AtEnd(Message, namespace="coded_text"):
        """A motion forwards found no unit any more."""

    @property
    def passage(self) -> Span | None:
        """What would be coded now: the selection without stray blanks; None if nothing is selected."""
        return passage_of(self.text, self.selection)

    def _select(self, selection: Selection | None, *, by_edge: bool = False) -> bool:
        """Select and show it, of a long one the start or the active edge; False if there is nothing."""
        if selection is None:
            return False
        self.selection = selection
        self.bring_into_view(by_edge=by_edge)
        return True

    def select(self, start: int, end: int) -> bool:
        """Select [start, end), as far as it lies in the text, with its end active."""
        return self._select(Selection(start, end))

    def move_by(self, unit: Unit | str, direction: int) -> bool:
        """Select the next (1) or previous (-1) unit."""
        return self._select(moved(self.units, Unit(unit), direction, self.selection))

    def extend_by(self, unit: Unit | str, direction: int) -> bool:
        """Move the active edge by a unit forwards (1) or backwards (-1)."""
        return self._select(extended(self.units, Unit(unit), direction, self.selection), by_edge=True)

    def shrink_by(self, unit: Unit | str, direction: int) -> bool:
        """Take the end back (-1) or bring the start forward (1) by a unit."""
        return self._select(shrunk(self.units, Unit(unit), direction, self.selection), by_edge=True)

    def swap_edge(self) -> bool:
        """Make the other edge of the selection the active one."""
        return not self.selection.is_empty and self._select(self.selection.swapped(), by_edge=True)

    def select_unit(self, unit: Unit | str) -> bool:
        """Select the whole unit at the active edge, or the nearest one."""
        span = self.units.nearest(Unit(unit), self.active_offset)
        return self._select(selected(span) if span else None)

    def select_sentence(self) -> bool:
        """Select the whole sentence at the active edge."""
        return self.select_unit(Unit.SENTENCE)

    def select_turn(self) -> bool:
        """Select what the respondent says in the turn at the active edge; in a question, the answer to it."""
        return self.select_unit(Unit.TURN)

    def select_paragraph(self) -> bool:
        """Select the whole paragraph at the active edge."""
        return self.select_unit(Unit.PARAGRAPH)

    def select_passage(self, coding: int | None = None) -> bool:
        """Select the passage of that coding; without one, the shortest that the selection touches.

        Where such a passage is selected already it is the next longer one, and at last the shortest again.
        """
        if coding is not None:
            passage = self._passages.get(coding)
            return passage is not None and self.select(passage.start, passage.end)
        spans = sorted({(p.end - p.start, p.start, p.end) for p in self.passages_here()})
        if not spans:
            return False
        now = (self.selection.start, self.selection.end)
        found = [index for index, (_, *span) in enumerate(spans) if self._snapped(*span) == now]
        _, start, end = spans[(found[0] + 1) % len(spans) if found else 0]
        return self.select(start, end)

    def _snapped(self, start: int, end: int) -> Selection:
        return snapped(self.text, Selection(start, end))

    def go_to(self, offset: int) -> bool:
        """Select the sentence at an offset, or the nearest one; without sentences the bare place."""
        span = self.units.nearest(Unit.SENTENCE, min(max(0, offset), len(self.text)))
        return self._select(selected(span) if span else Selection(offset, offset))

    def passages_of_selection(self) -> list[Passage]:
        """The passages that are exactly what is selected, sorted."""
        now = (self.selection.start, self.selection.end)
        return [passage for passage in self.passages_here() if self._snapped(passage.start, passage.end) == now]

    def go_to_passage(self, direction: int) -> bool:
        """Select the next (1) or previous (-1) passage in order of begin and end."""
        return self._go_among(self._index, direction)

    def go_to_hit(self, direction: int) -> bool:
        """Select the next (1) or previous (-1) search hit."""
        return self._go_among(self._hits, direction)

    def _go_among(self, index: OverlapIndex[Passage] | OverlapIndex[Stretch], direction: int) -> bool:
        step = index.after if direction > 0 else index.before
        now = (self.selection.start, self.selection.end)
        found = step(*now)
        while found is not None and self._snapped(found.start, found.end) == now:
            found = step(found.start, found.end)
        return found is not None and self.select(found.start, found.end)

    def go_to_uncoded(self, direction: int, *, own: bool = True) -> bool:
        """Select the next (1) or previous (-1) stretch of a respondent that is not coded.

        With `own` only the present coder's passages count as coding, else everybody's.
        """
        selection = self.selection
        if direction > 0:
            offset = selection.end
            span = next_uncoded(self.units, lambda span: self._covered(span, own=own), offset)
        else:
            span = previous_uncoded(self.units, lambda span: self._covered(span, own=own), selection.start)
        return self._select(selected(span) if span else None)

    def _covered(self, span: Span, *, own: bool) -> list[Span]:
        passages = self._index.overlapping(span.start, span.end)
        return [Span(p.start, p.end) for p in passages if p.own or not own]

    def go_to_question(self, direction: int) -> bool:
        """Select the next (1) or previous (-1) question of the interviewer."""
        span = question(self.units, self.selection.start, direction)
        return self._select(selected(span) if span else None)

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

    def cursor_lines(self) -> tuple[int, int]:
        """The first line that the selection touches, and how many it touches."""
        start, end = self.selection.start, max(self.selection.start, self.selection.end - 1)
        first = self._geometry.line_of(start)
        return first, self._geometry.line_of(end) - first + 1

    def _seen(self) -> tuple[int, int]:
        """The offsets [start, end) of the text on the screen."""
        top = self.scroll_offset.y
        last = min(top + self.size.height, self._geometry.height) - 1
        return self._geometry.bounds(top)[0], self._geometry.bounds(max(top, last))[1]

    def action_move(self, unit: Unit | str, direction: int) -> bool:
        """Select the next (1) or previous (-1) unit, or tell that there is none any more."""
        moved_on = self.move_by(unit, direction)
        if not moved_on and direction > 0:
            self.post_message(self.AtEnd())
        return moved_on

    action_extend = extend_by
    action_shrink = shrink_by
    action_swap_edge = swap_edge
    action_select_sentence = select_sentence
    action_select_turn = select_turn
    action_select_paragraph = select_paragraph
    action_select_passage = select_passage
    action_go_to_passage = go_to_passage
    action_go_to_hit = go_to_hit
    action_go_to_uncoded = go_to_uncoded
    action_go_to_question = go_to_question
