"""Places to jump to: stretches of the respondents that nothing covers, and questions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter

from qualcode.model.spans import Span, subtract, trimmed, union
from qualcode.tui.text.units import TextUnits

_WORDLIKE = re.compile(r"\w")

Covered = Callable[[Span], Iterable[Span]]
"""Gives the passages that overlap a span."""


def next_uncoded(units: TextUnits, covered: Covered, offset: int) -> Span | None:
    """The first uncoded stretch behind `offset`; of one that holds it, the words that follow."""
    first = max(0, _paragraph_index(units, offset))
    for paragraph in units.paragraphs[first:]:
        for stretch in _uncoded(units, covered, paragraph, offset):
            return stretch
    return None


def previous_uncoded(units: TextUnits, covered: Covered, offset: int) -> Span | None:
    """The last uncoded stretch that ends at or before `offset`."""
    for index in range(_paragraph_index(units, offset), -1, -1):
        for stretch in reversed(list(_uncoded(units, covered, units.paragraphs[index]))):
            if stretch.end <= offset:
                return stretch
    return None


def _paragraph_index(units: TextUnits, offset: int) -> int:
    return bisect_right(units.paragraphs, offset, key=attrgetter("start")) - 1


def _uncoded(units: TextUnits, covered: Covered, paragraph: Span, offset: int = 0) -> Iterator[Span]:
    """What respondents say in a paragraph from `offset` on and no passage covers, if it holds a word."""
    spoken = subtract([paragraph], _not_answered(units, paragraph))
    for stretch in subtract(spoken, union(covered(paragraph))):
        start = max(offset, stretch.start)
        if start < stretch.end and _WORDLIKE.search(units.text, start, stretch.end):
            yield trimmed(units.text, Span(start, stretch.end))


def _not_answered(units: TextUnits, paragraph: Span) -> list[Span]:
    """The questions, and the labels of all turns, that begin in the paragraph or reach into it."""
    holes: list[Span] = []
    for turn in units.said(paragraph.start, paragraph.end):
        hole = turn.span if units.asks(turn) else Span(turn.span.start, turn.speech)
        if hole.length:
            holes.append(hole)
    return holes


def question(units: TextUnits, offset: int, direction: int) -> Span | None:
    """The speech of the next (1) or previous (-1) turn of somebody who asks, after or before `offset`.

    The one that holds `offset` counts as neither.
    """
    turns = units.structure.turns
    index = units.structure.turn_index(offset)
    if direction < 0 and not (index >= 0 and turns[index].span.end <= offset):
        index -= 1
    steps = range(index + 1, len(turns)) if direction > 0 else range(index, -1, -1)
    for step in steps:
        turn = turns[step]
        if units.leads(turn) and turn.speech < turn.span.end:
            return Span(turn.speech, turn.span.end)
    return None
