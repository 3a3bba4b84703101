"""The portrait of a document: which codes follow one another over its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from qualcode.model.spans import Span
from qualcode.retrieval.speaking import EVERYBODY, SpeakingCoders


class SpanWithCode(Protocol):
    """A passage and the key of its code."""

    @property
    def span(self) -> Span: ...  # noqa: D102
    @property
    def code(self) -> int: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class PortraitSegment:
    """A stretch of text in which nothing changes: code points, the keys of all codes that are given to it.

    `codes` come in the order of the codebook and are empty where nothing is coded; `asked` are words of interviewers.
    """

    start: int
    end: int
    codes: tuple[int, ...]
    asked: bool

    @property
    def length(self) -> int:
        """Number of code points."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class DocumentPortrait:
    """The whole text of a document (key) of so many code points as segments that follow one another without gaps.

    `codes` are the keys of all codes that are given in it, in the order of the codebook. `speaking` tells whose
    codings these are.
    """

    document: int
    length: int
    codes: Sequence[int]
    segments: Sequence[PortraitSegment]
    speaking: SpeakingCoders

    def cells(self, number: int) -> list[int | None]:
        """So many equal parts of the text: for each the code that covers most of it, None where nothing is coded.

        Of codes that cover as much the one that comes first in the codebook.
        """
        if number < 1 or not self.length:
            return []
        covered: list[Counter[int]] = [Counter() for _ in range(number)]
        for segment in self.segments:
            if not segment.codes:
                continue
            first, last = segment.start * number // self.length, (segment.end * number - 1) // self.length
            for cell in range(first, last + 1):
                # in numberths of a code point, so that borders of cells need no rounding
                begin, end = cell * self.length, (cell + 1) * self.length
                width = min(end, segment.end * number) - max(begin, segment.start * number)
                for code in segment.codes:
                    covered[cell][code] += width
        ranks = {code: rank for rank, code in enumerate(self.codes)}
        return [min(cell, key=lambda code: (-cell[code], ranks[code])) if cell else None for cell in covered]

    def shares(self) -> dict[int | None, int]:
        """Code -> number of code points that have it; None for those that have none."""
        numbers: dict[int | None, int] = {}
        for segment in self.segments:
            for code in segment.codes or (None,):
                numbers[code] = numbers.get(code, 0) + segment.length
        return numbers


def portrait_of(
    document: int,
    length: int,
    codings: Iterable[SpanWithCode],
    order: Sequence[int],
    asked: Iterable[Span] = (),
    speaking: SpeakingCoders = EVERYBODY,
) -> DocumentPortrait:
    """The portrait of a text of so many code points; `order` are the keys of all codes as the codebook has them.

    `asked` are the turns of interviewers, `speaking` tells whose codings these are. Codings of one code that overlap
    count once.
    """
    ranks = {code: rank for rank, code in enumerate(order)}
    events: list[tuple[int, int, int | None]] = []
    for coding in codings:
        events += [(coding.span.start, 1, coding.code), (coding.span.end, -1, coding.code)]
    for span in asked:
        events += [(span.start, 1, None), (span.end, -1, None)]
    events.sort(key=lambda event: event[0])
    segments: list[PortraitSegment] = []
    open_: Counter[int | None] = Counter()
    place = 0
    for at, change, what in [*events, (length, 0, None)]:
        end = min(at, length)
        if end > place:
            codes = sorted((code for code in +open_ if code is not None), key=ranks.__getitem__)
            _append(segments, PortraitSegment(place, end, tuple(codes), open_[None] > 0))
            place = end
        open_[what] += change
    given = {code for segment in segments for code in segment.codes}
    return DocumentPortrait(document, length, sorted(given, key=ranks.__getitem__), segments, speaking)


def _append(segments: list[PortraitSegment], segment: PortraitSegment) -> None:
    """Add a segment, or make the last one longer where nothing changed."""
    if segments and (segments[-1].codes, segments[-1].asked) == (segment.codes, segment.asked):
        segment = PortraitSegment(segments.pop().start, segment.end, segment.codes, segment.asked)
    segments.append(segment)
