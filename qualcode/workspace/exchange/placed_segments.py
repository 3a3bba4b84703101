"""Passages of a list of coded segments, found again in the text of their document by their words.

Placed is what is found once, what is found several times where numbers of paragraphs or characters say which one is
meant, and rows that say the same as often as their words stand there. Everything else waits for a person, and so do a
few words that stand once, where these numbers say that others stood there.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from qualcode.language.quotations.found_again import RefoundText
from qualcode.model.documents import Structure
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.exchange.segments import ListedSegment
from qualcode.model.spans import Span

_AGREE = 0.9  # the share of passages with a certain place whose numbers must fit a way of counting paragraphs
_FEW = 4  # words that may stand elsewhere by chance
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
    has_offsets = any(segment.offset is not None for segment in segments)
    countings = _offset_countings(text) if has_offsets else _countings(text, structure)
    sure = [
        (segment, found[_words_of(segment)].places[0])
        for segment in segments
        if len(found[_words_of(segment)].places) == 1
    ]
    fitting = _fitting(countings, sure)
    if has_offsets and not fitting:
        fitting = _fitting(_shifted(countings, sure), sure)
    placed: list[PlacedSegment] = []
    for segment in segments:
        again = found[_words_of(segment)]
        if len(again.places) == 1:
            placed.append(_single(segment, again.places[0], fitting))
        elif again.places:
            placed.append(_chosen(segment, again.places, countings, fitting))
        else:
            placed.append(PlacedSegment(segment, None, again.likely, LossReason.WORDS_NOT_FOUND))
    return _with_equal_rows(placed, {key: again.places for key, again in found.items()})


def _words_of(segment: ListedSegment) -> tuple[str, bool]:
    return segment.words, segment.is_cut


# ---- the numbers of paragraphs -------------------------------------------------------------------------


def _countings(text: str, structure: Structure) -> list[_Counting]:
    """The ways in which programs count paragraphs: without empty lines, and with them."""
    breaks = [found.start() for found in re.finditer("\n", text)]
    return [
        lambda span: structure.paragraph_number(span.start),
        lambda span: bisect_right(breaks, span.start) + 1,
    ]


def _fitting(countings: Sequence[_Counting], sure: Sequence[tuple[ListedSegment, Span]]) -> list[_Counting]:
    """The ways that the passages with a certain place confirm; none where none of them has a number."""
    numbered = _numbered(sure)
    return [
        counting
        for counting in countings
        if numbered and sum(counting(span) == number for number, span in numbered) >= _AGREE * len(numbered)
    ]


def _numbered(sure: Sequence[tuple[ListedSegment, Span]]) -> list[tuple[int, Span]]:
    """The passages with a certain place that have a number."""
    return [(number, span) for segment, span in sure if (number := _number_of(segment)) is not None]


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


def _shifted(countings: Sequence[_Counting], sure: Sequence[tuple[ListedSegment, Span]]) -> list[_Counting]:
    """The same ways, each begun where most passages with a certain place say: here a text may lack its beginning."""
    numbered = _numbered(sure)
    if not numbered:
        return list(countings)
    shifts = [
        Counter(number - counting(span) for number, span in numbered).most_common(1)[0][0] for counting in countings
    ]
    return [_begun(counting, shift) for counting, shift in zip(countings, shifts, strict=True)]


def _begun(counting: _Counting, shift: int) -> _Counting:
    return lambda span: counting(span) + shift


def _single(segment: ListedSegment, place: Span, fitting: Sequence[_Counting]) -> PlacedSegment:
    """The only place of words; a few words elsewhere than the list says may be others alike."""
    number = _number_of(segment)
    is_there = number is None or not fitting or any(counting(place) == number for counting in fitting)
    if is_there or len(segment.words.split()) > _FEW:
        return PlacedSegment(segment, place, number=1)
    return PlacedSegment(segment, None, place, LossReason.OTHER_WORDS_THERE, 1)


def _chosen(
    segment: ListedSegment, places: Sequence[Span], countings: Sequence[_Counting], fitting: Sequence[_Counting]
) -> PlacedSegment:
    """The place that the number of the paragraph or character says.

    Where nothing confirms a way of counting, all ways must lead to the same one; of several that are confirmed one is
    enough that leads to a character, as it seldom meets such words by chance.
    """
    waits = PlacedSegment(segment, None, None, LossReason.WORDS_FOUND_SEVERAL_TIMES, len(places))
    number = _number_of(segment)
    if number is None:
        return waits
    meant = [[place for place in places if counting(place) == number] for counting in fitting or countings]
    single = {found[0] for found in meant if len(found) == 1}
    if len(single) != 1:
        return waits
    if all(len(found) == 1 for found in meant) or (fitting and segment.offset is not None):
        return replace(waits, span=single.pop(), why=None)
    return replace(waits, likely=single.pop())


# ---- rows that say the same ----------------------------------------------------------------------------


def _with_equal_rows(
    placed: Sequence[PlacedSegment], places: dict[tuple[str, bool], tuple[Span, ...]]
) -> list[PlacedSegment]:
    """The rows; those that say the same and are as many as the places of their words have one each."""
    equal: dict[ListedSegment, list[int]] = defaultdict(list)
    for at, row in enumerate(placed):
        if row.why is LossReason.WORDS_FOUND_SEVERAL_TIMES:
            equal[replace(row.segment, number=0, place="", paragraphs=None, offset=None, created="")].append(at)
    finished = list(placed)
    for numbers in equal.values():
        spans = places[_words_of(placed[numbers[0]].segment)]
        if len(numbers) == len(spans):
            for at, span in zip(numbers, spans, strict=True):
                finished[at] = replace(placed[at], span=span, likely=None, why=None)
    return finished
