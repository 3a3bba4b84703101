"""Half-open stretches [start, end) of a text, in Unicode code points of the stored text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The code points from `start` up to, not including, `end`."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """Number of code points."""
        return self.end - self.start

    def contains(self, offset: int) -> bool:
        """Whether the code point at `offset` lies in the span."""
        return self.start <= offset < self.end

    def overlap(self, other: Span) -> int:
        """Number of code points that both spans hold."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def cut(self, text: str) -> str:
        """The text of the span."""
        return text[self.start : self.end]


def union(spans: Iterable[Span]) -> list[Span]:
    """The spans in order with overlapping ones joined; touching ones stay apart."""
    joined: list[Span] = []
    for span in sorted(spans, key=attrgetter("start", "end")):  # quicker than to compare spans
        if joined and span.start < joined[-1].end:
            if span.end > joined[-1].end:
                joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def subtract(spans: Iterable[Span], holes: Sequence[Span]) -> list[Span]:
    """What is left of `spans` without `holes`; `holes` are sorted and do not overlap."""
    left: list[Span] = []
    for span in spans:
        position = span.start
        first = bisect_right(holes, position, key=lambda hole: hole.end)
        for index in range(first, len(holes)):
            hole = holes[index]
            if hole.start >= span.end:
                break
            if hole.start > position:
                left.append(Span(position, hole.start))
            position = max(position, hole.end)
        if position < span.end:
            left.append(Span(position, span.end))
    return left


def touched(spans: Sequence[Span], place: Span) -> Sequence[Span]:
    """Those of sorted spans that do not overlap each other which share code points with a place."""
    first = bisect_right(spans, place.start, key=_end_of)
    return spans[first : bisect_left(spans, place.end, lo=first, key=_start_of)] if place.length else ()


_start_of, _end_of = attrgetter("start"), attrgetter("end")


def trimmed(text: str, span: Span) -> Span:
    """The span without white space at either edge; empty at `span.start` if there is nothing else."""
    if span.length and not text[span.start].isspace() and not text[span.end - 1].isspace():
        return span  # mostly so, and a copy of a long text is dear
    piece = span.cut(text)
    start = span.start + len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    return Span(start, end) if end > start else Span(span.start, span.start)
