"""Passages that are fixed for a coder before the coding: where all code the same passages, labels can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qualcode.model.spans import Span


@dataclass(frozen=True, slots=True)
class FixedSegment:
    """A passage that a coder is to code as it stands, in a round. `document` and `coder` are keys.

    `span` lies in the document's present text; `position` says, over all documents, in which order the passages come.
    `repeats` is the earlier round in which the coder coded it, where it is coded again to compare the two.
    """

    key: int
    uuid: str
    document: int
    coder: int
    span: Span
    position: int
    round: int
    repeats: int | None = None


def taken_edges(segments: Iterable[FixedSegment], span: Span) -> Span:
    """Where a coding goes that is given at `span`: to the fixed passage that it shares most with, else where it is.

    Of several that it shares equally much with the first one of the text is taken.
    """
    shared = [(segment.span.overlap(span), -segment.span.start, segment.span) for segment in segments]
    most, _start, edges = max(shared, default=(0, 0, span))
    return edges if most else span


def united(spans: Iterable[Span]) -> list[Span]:
    """Passages as units that do not overlap: those that share text are one, those that only touch stay apart."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


@dataclass(frozen=True, slots=True)
class SegmentPlace:
    """A fixed passage as one comes to it: the `number`-th of `total`, from 1, and whether it was coded."""

    segment: FixedSegment
    number: int
    total: int
    coded: bool


class SegmentWalk:
    """The fixed passages of one coder in a round in their order, with those that were coded (keys)."""

    def __init__(self, segments: Sequence[FixedSegment], coded: Iterable[int]) -> None:
        self.segments = tuple(segments)
        self._coded = frozenset(coded)

    def __bool__(self) -> bool:
        return bool(self.segments)

    def __iter__(self) -> Iterator[SegmentPlace]:
        return (self._place(index) for index in range(len(self.segments)))

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.segments)

    @property
    def coded(self) -> int:
        """How many of them have a coding of their coder."""
        return len(self._coded)

    def at(self, document: int, offset: int) -> SegmentPlace | None:
        """The one at an offset of a document (key); None where none stands there."""
        index = self._index(document, offset)
        return None if index is None else self._place(index)

    def step(self, document: int, offset: int, step: int, *, uncoded: bool = False) -> SegmentPlace | None:
        """The next (1) or previous (-1) one, in their order, of the place where one is; None behind the last.

        From outside of all it is the next or previous one in the text of the document, else the first one of all
        where one goes on. With `uncoded` those that were coded are passed over.
        """
        index = self._index(document, offset)
        start = self._beside(document, offset, step) if index is None else index + step
        if start is None:
            return None
        indexes = range(start, len(self.segments)) if step > 0 else range(start, -1, -1)
        places = (self._place(index) for index in indexes)
        return next((place for place in places if not (uncoded and place.coded)), None)

    def _beside(self, document: int, offset: int, step: int) -> int | None:
        """The index of the one of a document that stands nearest in that direction."""
        here = [
            (segment.span.start, index)
            for index, segment in enumerate(self.segments)
            if segment.document == document and (segment.span.start - offset) * step > 0
        ]
        if here:
            return (min(here) if step > 0 else max(here))[1]
        return 0 if step > 0 and self.segments else None

    def _index(self, document: int, offset: int) -> int | None:
        there = (
            index
            for index, segment in enumerate(self.segments)
            if segment.document == document and segment.span.start <= offset < segment.span.end
        )
        return next(there, None)

    def _place(self, index: int) -> SegmentPlace:
        segment = self.segments[index]
        return SegmentPlace(segment, index + 1, len(self.segments), segment.key in self._coded)
