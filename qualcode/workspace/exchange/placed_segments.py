"""Passages of a list of coded segments, found again in the text of their document by their words.

Placed is what is found once, what is found several times where numbers of paragraphs or characters say which one is
meant, and rows that say the same as often as their words stand there. Everything else waits for a person. So do a few
words that stand once where those numbers say that others stood there, or where longer passages of the document are
not found, so that its text is another one here: a single “Yes.” may be another one, too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from qualcode.language.quotations.found_again import RefoundText
from qualcode.model.documents import Structure
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.exchange.segments import ListedSegment
from qualcode.model.spans import Span

_AGREE = 0.9  # the share of passages with a certain place whose numbers must fit a way of counting
_FEW = 3  # words that may stand elsewhere by chance: measured, no passage of four words was placed wrongly
_ENDLESS = 1 << 60
_Counting = Callable[[Span], int]


@dataclass(frozen=True, slots=True)
class PlacedSegment:
    """A row with its place; without a `span` it waits, `why` tells the reason, `likely` is where to look.

    `number` is how often its words stand in the text.
    """

    segment: ListedSegment
    span: Span | None
    likely: Span | None = None
    why: LossReason | None = None
    number: int = 0


def placed_segments(text: str, structure: Structure, segments: Sequence[ListedSegment]) -> list[PlacedSegment]:
    """The rows of one document with their places in its text, in their order."""
    searched = RefoundText(text, (mark.span for mark in structure.marks))
    found = {key: searched.find(key[0], is_cut=key[1]) for key in {_words_of(segment) for segment in segments}}
    sure = [
        (segment, found[_words_of(segment)].places[0])
        for segment in segments
        if len(found[_words_of(segment)].places) == 1
    ]
    has_offsets = any(segment.offset is not None for segment in segments)
    numbers = _Numbers(_offset_countings(text) if has_offsets else _countings(text, structure), sure)
    is_alike = all(found[_words_of(segment)].places or _is_short(segment) or segment.is_cut for segment in segments)
    placed: list[PlacedSegment] = []
    for segment in segments:
        again = found[_words_of(segment)]
        if len(again.places) == 1:
            placed.append(_single(segment, again.places[0], numbers, is_alike=is_alike))
        elif again.places:
            placed.append(_chosen(segment, again.places, numbers))
        else:
            placed.append(PlacedSegment(segment, None, again.likely, LossReason.WORDS_NOT_FOUND))
    return _with_equal_rows(placed, {key: again.places for key, again in found.items()}, is_alike=is_alike)


def _words_of(segment: ListedSegment) -> tuple[str, bool]:
    return segment.words, segment.is_cut


def _is_short(segment: ListedSegment) -> bool:
    return len(segment.words.split()) <= _FEW


# ---- numbers of paragraphs and characters -------------------------------------------------------------------------


def _countings(text: str, structure: Structure) -> list[_Counting]:
    """The ways in which programs count paragraphs: without empty lines, and with them."""
    breaks = [found.start() for found in re.finditer("\n", text)]
    return [
        lambda span: structure.paragraph_number(span.start),
        lambda span: bisect_right(breaks, span.start) + 1,
    ]


class _Numbers:
    """Which places fit the number that a row says, by the ways of counting that passages with certain places confirm.

    Where a text was changed, numbers are off by as much as before and behind a place; so what counts are the nearest
    passages of several words on both sides.
    """

    def __init__(self, countings: Sequence[_Counting], sure: Sequence[tuple[ListedSegment, Span]]) -> None:
        numbered = [(number, segment, span) for segment, span in sure if (number := _number_of(segment)) is not None]
        self._countings = countings
        self._anchors = [
            sorted(
                {(number, counting(span) - number) for number, segment, span in numbered if not _is_short(segment)}
            )
            for counting in countings
        ]
        self._fits = [
            bool(numbered)
            and sum(counting(span) == number for number, _segment, span in numbered) >= _AGREE * len(numbered)
            for counting in countings
        ]

    def meant(self, segment: ListedSegment, places: Sequence[Span]) -> list[list[Span]]:
        """The places that the row's number means, for each way of counting that says anything."""
        number = _number_of(segment)
        if number is None:
            return []
        found: list[list[Span]] = []
        for at, counting in enumerate(self._countings):
            expected = self._expected(at, number)
            if expected is not None:
                found.append([place for place in places if counting(place) == expected])
        return found

    def guessed(self, segment: ListedSegment, places: Sequence[Span]) -> Span | None:
        """The place that the number means if nothing is known of how it counts; for a person to look at."""
        number = _number_of(segment)
        meant = {place for counting in self._countings for place in places if counting(place) == number}
        return meant.pop() if len(meant) == 1 else None

    def _expected(self, at: int, number: int) -> int | None:
        """The number here of what has that number there; None where it is not known."""
        anchors = self._anchors[at]
        behind = bisect_left(anchors, (number,))
        before = bisect_right(anchors, (number, _ENDLESS)) - 1
        if behind < len(anchors) and before >= 0:
            shift = anchors[behind][1]
            return number + shift if shift == anchors[before][1] else None
        return number if self._fits[at] else None


def _number_of(segment: ListedSegment) -> int | None:
    """The number of the character or paragraph with which a row says that it begins."""
    if segment.offset is not None:
        return segment.offset
    return segment.paragraphs[0] if segment.paragraphs else None


def _offset_countings(text: str) -> list[_Counting]:
    """The ways in which programs count characters: as one or two where they are rare ones, and line ends too."""
    breaks = [found.start() for found in re.finditer("\n", text)]
    rare = [found.start() for found in re.finditer("[\U00010000-\U0010ffff]", text)]
    return [
        lambda span: span.start,
        lambda span: span.start + bisect_left(rare, span.start),
        lambda span: span.start + bisect_left(breaks, span.start),
        lambda span: span.start + bisect_left(rare, span.start) + bisect_left(breaks, span.start),
    ]


def _single(segment: ListedSegment, place: Span, numbers: _Numbers, *, is_alike: bool) -> PlacedSegment:
    """The only place of words, which may be others alike where they are few."""
    meant = numbers.meant(segment, [place])
    if not _is_short(segment) or (any(meant) if meant else is_alike):
        return PlacedSegment(segment, place, number=1)
    return PlacedSegment(segment, None, place, LossReason.FEW_WORDS, 1)


def _chosen(segment: ListedSegment, places: Sequence[Span], numbers: _Numbers) -> PlacedSegment:
    """The place that the number of the paragraph or character says.

    All ways of counting that are known to fit must lead to it; of characters one is enough, as it seldom meets such
    words by chance.
    """
    waits = PlacedSegment(segment, None, None, LossReason.WORDS_FOUND_SEVERAL_TIMES, len(places))
    meant = numbers.meant(segment, places)
    single = {found[0] for found in meant if len(found) == 1}
    if len(single) != 1:
        return replace(waits, likely=None if meant else numbers.guessed(segment, places))
    if all(len(found) == 1 for found in meant) or segment.offset is not None:
        return replace(waits, span=single.pop(), why=None)
    return replace(waits, likely=single.pop())


# ---- rows that say the same ----------------------------------------------------------------------------


def _with_equal_rows(
    placed: Sequence[PlacedSegment], places: dict[tuple[str, bool], tuple[Span, ...]], *, is_alike: bool
) -> list[PlacedSegment]:
    """The rows; those that say the same and are as many as the places of their words have one each."""
    equal: dict[ListedSegment, list[int]] = defaultdict(list)
    for at, row in enumerate(placed):
        if row.why is LossReason.WORDS_FOUND_SEVERAL_TIMES and (is_alike or not _is_short(row.segment)):
            equal[replace(row.segment, number=0, place="", paragraphs=None, offset=None, created="")].append(at)
    finished = list(placed)
    for numbers in equal.values():
        spans = places[_words_of(placed[numbers[0]].segment)]
        if len(numbers) == len(spans):
            for at, span in zip(numbers, spans, strict=True):
                finished[at] = replace(placed[at], span=span, likely=None, why=None)
    return finished
