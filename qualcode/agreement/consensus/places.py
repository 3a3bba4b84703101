"""Places where two coders gave codes: their whole codings, grouped by what one decision is about.

Per code the codings of both that are connected by shared text are one group. A group of the first alone and one of
the second alone, of different codes, are one place where they share at least half of the shorter one; of several the
greatest overlap wins.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import overload

from qualcode.model.codings import Coder, Coding
from qualcode.model.documents import Document
from qualcode.model.spans import Span


class PlaceKind(StrEnum):
    """How two coders differ at a place.

    Agreed: same code, same passages, same polarity. Else the passages of the same code differ (boundary), or only
    what is said of it (polarity), or the codes, or one of the two gave nothing there.
    """

    AGREED = "agreed"
    BOUNDARY = "boundary"
    POLARITY = "polarity"
    CODE = "code"
    ONLY_FIRST = "only-first"
    ONLY_SECOND = "only-second"


DIFFERING = tuple(kind for kind in PlaceKind if kind is not PlaceKind.AGREED)
"""The kinds of places at which the coders differ."""
_SILENT = {PlaceKind.ONLY_FIRST: 1, PlaceKind.ONLY_SECOND: 0}  # whose silence makes the kind


@dataclass(frozen=True, slots=True)
class ConsensusPlace:
    """What the first and the second coder gave at one place of a document, in the order of the text.

    `finished_by` says whether the first and the second finished the document in the round compared. `cost` is the
    part of the pooled alpha (unit sentence, these two coders) that what they disagree on there takes.
    """

    document: Document
    kind: PlaceKind
    first: tuple[Coding, ...]
    second: tuple[Coding, ...]
    finished_by: tuple[bool, bool]
    cost: float = 0.0

    @property
    def codings(self) -> tuple[Coding, ...]:
        """The codings of both, those of the first before those of the second."""
        return self.first + self.second

    @property
    def codes(self) -> tuple[int, ...]:
        """The codes that one of them gave (keys), those of the first before."""
        return tuple(dict.fromkeys(coding.code for coding in self.codings))

    @property
    def span(self) -> Span:
        """From the first to the last code point of their codings."""
        spans = [coding.span for coding in self.codings]
        return Span(min(span.start for span in spans), max(span.end for span in spans))

    @property
    def uuids(self) -> frozenset[str]:
        """The UUIDs of the codings."""
        return frozenset(coding.uuid for coding in self.codings)

    @property
    def id(self) -> str:
        """The id of its first coding, by which it can be named."""
        return self.codings[0].id

    @property
    def is_pending(self) -> bool:
        """Whether the silence that makes its kind is none yet: who is silent has not finished the document."""
        return self.kind in _SILENT and not self.finished_by[_SILENT[self.kind]]


@dataclass(frozen=True)
class ConsensusPlaces(Sequence[ConsensusPlace]):
    """The places of two coders, by document (label, name) and position.

    `uncompared` are the documents in which one of them did nothing yet, of which no place is listed. `alpha` is the
    pooled alpha of both over sentences; where it cannot be told, `no_costs` says why and all costs are 0.
    """

    first: Coder
    second: Coder
    places: tuple[ConsensusPlace, ...]
    uncompared: tuple[Document, ...] = ()
    alpha: float | None = None
    no_costs: str = ""

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, number: int) -> ConsensusPlace: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[ConsensusPlace]: ...
    def __getitem__(self, number: int | slice) -> ConsensusPlace | Sequence[ConsensusPlace]:
        return self.places[number]

    def __iter__(self) -> Iterator[ConsensusPlace]:
        return iter(self.places)

    @cached_property
    def counts(self) -> Mapping[PlaceKind, int]:
        """How many places there are of each kind, those that are pending left out."""
        found = Counter(place.kind for place in self.places if not place.is_pending)
        return {kind: found[kind] for kind in PlaceKind}

    @cached_property
    def pending(self) -> Mapping[PlaceKind, int]:
        """How many places of each kind wait for somebody who has not finished the document."""
        found = Counter(place.kind for place in self.places if place.is_pending)
        return {kind: found[kind] for kind in PlaceKind}


@dataclass(frozen=True, slots=True)
class ComparedWork:
    """What one coder did in one document: the codings of the round compared, and whether that was finished.

    The round is the last one that the coder finished; without any, the last one in which the coder coded.
    """

    codings: tuple[Coding, ...] = ()
    finished: bool = False

    @classmethod
    def of(cls, codings: Iterable[Coding], finished: Collection[int]) -> ComparedWork:
        """Of one coder's codings in one document, of all rounds; `finished` are the rounds that were finished."""
        there = list(codings)
        last = max(finished, default=None)
        rounds = {coding.round for coding in there if last is None or coding.round <= last}
        wanted = max(rounds, default=None)
        return cls(tuple(coding for coding in there if coding.round == wanted), last is not None)


def places_in(
    document: Document, first: ComparedWork, second: ComparedWork, *, assume_finished: bool = False
) -> list[ConsensusPlace]:
    """The places of two coders in one document, in the order of the text."""
    finished = (first.finished or assume_finished, second.finished or assume_finished)
    places: list[ConsensusPlace] = []
    alone: tuple[list[_Alone], list[_Alone]] = ([], [])
    for mine, theirs in _groups(first.codings, second.codings):
        if mine and theirs:
            places.append(ConsensusPlace(document, _kind(mine, theirs), mine, theirs, finished))
        else:
            alone[not mine].append(_Alone.of(mine or theirs))
    for one_sided, other in _matched(*alone):
        kind = PlaceKind.CODE if one_sided and other else PlaceKind.ONLY_FIRST if one_sided else PlaceKind.ONLY_SECOND
        places.append(
            ConsensusPlace(
                document, kind, one_sided.codings if one_sided else (), other.codings if other else (), finished
            )
        )
    return sorted(places, key=_in_text)


@dataclass(frozen=True, slots=True)
class _Alone:
    """Codings of one coder that share text with each other, and with none of the other's of the same code."""

    codings: tuple[Coding, ...]
    span: Span

    @classmethod
    def of(cls, codings: tuple[Coding, ...]) -> _Alone:
        return cls(codings, Span(codings[0].span.start, max(coding.span.end for coding in codings)))


def _groups(
    first: Sequence[Coding], second: Sequence[Coding]
) -> Iterator[tuple[tuple[Coding, ...], tuple[Coding, ...]]]:
    """Per code the codings that are connected by shared text; touching ones are not."""
    by_code: dict[int, list[tuple[int, int, int, Coding]]] = {}
    for side, codings in enumerate((first, second)):
        for coding in codings:
            by_code.setdefault(coding.code, []).append((coding.span.start, coding.span.end, side, coding))
    for found in by_code.values():
        found.sort(key=lambda entry: (entry[0], entry[1], entry[2], entry[3].key))
        sides: tuple[list[Coding], list[Coding]] = ([], [])
        reached = -1
        for start, end, side, coding in found:
            if start >= reached >= 0:
                yield tuple(sides[0]), tuple(sides[1])
                sides = ([], [])
            sides[side].append(coding)
            reached = max(reached, end)
        yield tuple(sides[0]), tuple(sides[1])


def _kind(first: Sequence[Coding], second: Sequence[Coding]) -> PlaceKind:
    """How codings of one code differ."""
    mine, theirs = ({(coding.span, coding.polarity) for coding in side} for side in (first, second))
    if mine == theirs:
        return PlaceKind.AGREED
    same = {span for span, _polarity in mine} == {span for span, _polarity in theirs}
    return PlaceKind.POLARITY if same else PlaceKind.BOUNDARY


def _matched(first: list[_Alone], second: list[_Alone]) -> Iterator[tuple[_Alone | None, _Alone | None]]:
    """Groups of one coder alone with those of the other, of another code, with which they share enough text."""
    first, second = sorted(first, key=_in_order), sorted(second, key=_in_order)
    starts = [group.span.start for group in second]
    longest = max((group.span.length for group in second), default=0)
    candidates: list[tuple[int, int, int]] = []
    for mine, group in enumerate(first):
        for theirs in range(bisect_left(starts, group.span.start - longest), bisect_left(starts, group.span.end)):
            other = second[theirs].span
            shared = group.span.overlap(other)
            if shared and 2 * shared >= min(group.span.length, other.length):
                candidates.append((-shared, mine, theirs))
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for _shared, mine, theirs in sorted(candidates):
        if mine not in partners and theirs not in taken:
            partners[mine] = theirs
            taken.add(theirs)
    for mine, group in enumerate(first):
        yield group, second[partners[mine]] if mine in partners else None
    yield from ((None, group) for theirs, group in enumerate(second) if theirs not in taken)


def _in_order(group: _Alone) -> tuple[int, int, int]:
    return group.span.start, group.span.end, group.codings[0].key


def _in_text(place: ConsensusPlace) -> tuple[int, int, int]:
    span = place.span
    return span.start, span.end, min(coding.key for coding in place.codings)
