"""The units a selection moves by: sentence, word, turn, paragraph and single character.

A turn is a respondent's speech without its label: the turns of those who ask are jumped over, though a
selection over several turns stays one contiguous stretch. No unit cuts a grapheme cluster. All offsets are
half-open [start, end) in code points.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from typing import Protocol

from qualcode.model.documents import Role, Structure, Turn
from qualcode.model.spans import Span, trimmed
from qualcode.tui.text.cells import NARROW, boundary_after, boundary_before

# Letters, and whatever is measured (marks, joiners, emoji), but no blanks and punctuation of wide scripts.
_LETTER = rf"(?:\w|[^{NARROW}\s\u200b\u3000-\u3004\u3008-\u301f\u3030\ufe30-\ufe4f\uff01-\uff0f\uff1a-\uff20])"
# Inside a word: apostrophe, hyphen and the signs of gender-fair spelling (Erzieher*in, Kolleg:in).
_WORD = re.compile(rf"{_LETTER}+(?:['’*:·‧\-‐‑]{_LETTER}+)*")

_start = attrgetter("start")
_end = attrgetter("end")


class Unit(StrEnum):
    """What a selection moves, grows and shrinks by."""

    CHARACTER = "character"
    WORD = "word"
    SENTENCE = "sentence"
    TURN = "turn"
    PARAGRAPH = "paragraph"


class _Series(Protocol):
    """The units of one kind, in order and without overlaps."""

    def holding(self, offset: int) -> Span | None:
        """The unit that holds the code point at `offset`."""

    def starting(self, offset: int) -> Span | None:
        """The first unit that starts at or after `offset`."""

    def ending(self, offset: int) -> Span | None:
        """The last unit that ends at or before `offset`."""


class _Listed:
    """TextUnits that are known beforehand."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans

    def holding(self, offset: int) -> Span | None:
        index = bisect_right(self._spans, offset, key=_start) - 1
        return self._spans[index] if index >= 0 and offset < self._spans[index].end else None

    def starting(self, offset: int) -> Span | None:
        index = bisect_left(self._spans, offset, key=_start)
        return self._spans[index] if index < len(self._spans) else None

    def ending(self, offset: int) -> Span | None:
        index = bisect_right(self._spans, offset, key=_end) - 1
        return self._spans[index] if index >= 0 else None


class _Words:
    """Words, looked for around the place in question; none holds a blank, and labels of speakers are none."""

    def __init__(self, text: str, structure: Structure) -> None:
        self._text = text
        self._structure = structure

    def holding(self, offset: int) -> Span | None:
        for word in self._from(self._chunk(offset + 1)):
            if word.end > offset:
                return word if word.start <= offset else None
        return None

    def starting(self, offset: int) -> Span | None:
        return next((word for word in self._from(self._chunk(offset)) if word.start >= offset), None)

    def ending(self, offset: int) -> Span | None:
        end = offset
        while end > 0:
            chunk = self._chunk(end)
            last = None
            for word in self._from(chunk):
                if word.end > offset or word.start >= end:
                    break
                last = word
            if last is not None:
                return last
            end = chunk - 1
        return None

    def _chunk(self, offset: int) -> int:
        """The place after the last blank or line feed before `offset`."""
        blank = self._text.rfind(" ", 0, max(0, offset))
        return self._text.rfind("\n", blank + 1, max(0, offset)) + 1 or blank + 1

    def _from(self, start: int) -> Iterator[Span]:
        for match in _WORD.finditer(self._text, start):
            # a mark at the beginning may belong to a blank before it
            first, last = (boundary_after(self._text, edge) for edge in match.span())
            if first < last and not self._in_label(first):
                yield Span(first, last)

    def _in_label(self, offset: int) -> bool:
        for turns in (self._structure.turns, self._structure.inner):
            index = bisect_right(turns, offset, key=lambda turn: turn.span.start) - 1
            if index >= 0 and offset < turns[index].speech:
                return True
        return False


class _Characters:
    """Grapheme clusters; line feeds are passed over."""

    def __init__(self, text: str) -> None:
        self._text = text

    def holding(self, offset: int) -> Span | None:
        if not 0 <= offset < len(self._text) or self._text[offset] == "\n":
            return None
        return Span(boundary_before(self._text, offset), boundary_after(self._text, offset + 1))

    def starting(self, offset: int) -> Span | None:
        start = boundary_after(self._text, offset)
        while self._text.startswith("\n", start):
            start += 1
        return self.holding(start)

    def ending(self, offset: int) -> Span | None:
        end = boundary_before(self._text, offset)
        while end > 0 and self._text[end - 1] == "\n":
            end -= 1
        return self.holding(end - 1)


def lines_of(text: str) -> tuple[Span, ...]:
    """The lines that hold more than blanks, without outer blanks: paragraphs where no structure is known."""
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        inner = trimmed(text, Span(start, start + len(line)))
        if inner.length:
            spans.append(Span(boundary_before(text, inner.start), boundary_after(text, inner.end)))
        start += len(line) + 1
    return tuple(spans)


class TextUnits:
    """The units of one text."""

    def __init__(self, text: str, structure: Structure, roles: Mapping[str, Role]) -> None:
        self.text = text
        self.structure = structure
        self._roles = roles
        self._series: dict[Unit, _Series] = {}

    def asks(self, turn: Turn) -> bool:
        """Whether the turn is that of somebody who asks."""
        return self._roles.get(turn.speaker) is Role.ASKS

    def leads(self, turn: Turn) -> bool:
        """Whether the turn is that of somebody who asks, or who asks and counts as talk."""
        return self._roles.get(turn.speaker, Role.OTHER).leads

    @cached_property
    def _pieces(self) -> tuple[Turn, ...]:
        return self.structure.pieces()

    def said(self, start: int, end: int) -> Iterator[Turn]:
        """Who says what in [start, end): the pieces of turns that reach into it."""
        first = bisect_right(self._pieces, start, key=lambda piece: piece.span.start) - 1
        for index in range(max(0, first), len(self._pieces)):
            if self._pieces[index].span.start >= end:
                return
            yield self._pieces[index]

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs with their labels; the lines of the text if no structure is known."""
        return self.structure.paragraphs or lines_of(self.text)

    def first_answer(self) -> int:
        """The offset of the first speech that is no question; 0 where there is none."""
        answers = (t.speech for t in self.structure.turns if t.speech < t.span.end and not self.asks(t))
        return next(answers, 0)

    def series(self, unit: Unit) -> _Series:
        """The units of one kind."""
        if unit not in self._series:
            self._series[unit] = self._made(unit)
        return self._series[unit]

    def _made(self, unit: Unit) -> _Series:
        if unit is Unit.CHARACTER:
            return _Characters(self.text)
        if unit is Unit.WORD:
            return _Words(self.text, self.structure)
        if unit is Unit.SENTENCE and self.structure.sentences:
            return _Listed(self.structure.sentences)
        if unit is Unit.TURN and self.structure.turns:
            return _Listed(self._answers())
        return _Listed(self.structure.without_labels(self.paragraphs))

    def _answers(self) -> list[Span]:
        """The speech of those who do not ask; of all where nobody else speaks."""
        spoken = [turn for turn in self.structure.turns if turn.speech < turn.span.end]
        answers = [turn for turn in spoken if not self.asks(turn)] or spoken
        return [Span(turn.speech, turn.span.end) for turn in answers]

    def nearest(self, unit: Unit, offset: int) -> Span | None:
        """The unit at `offset`, else the next one, else the one before."""
        series = self.series(unit)
        return series.holding(offset) or series.starting(offset) or series.ending(offset)

    def next_end(self, unit: Unit, offset: int) -> int | None:
        """The first end of a unit after `offset`."""
        span = self.series(unit).holding(offset) or self.series(unit).starting(offset)
        return span.end if span else None

    def previous_start(self, unit: Unit, offset: int) -> int | None:
        """The last start of a unit before `offset`."""
        span = self.series(unit).holding(offset - 1) or self.series(unit).ending(offset)
        return span.start if span else None

    def next_start(self, unit: Unit, offset: int) -> int | None:
        """The first start of a unit after `offset`."""
        span = self.series(unit).starting(offset + 1)
        return span.start if span else None

    def previous_end(self, unit: Unit, offset: int) -> int | None:
        """The last end of a unit before `offset`."""
        span = self.series(unit).ending(offset - 1)
        return span.end if span else None
