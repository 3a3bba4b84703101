"""Stretches of one document that codings make, and what operators make of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter, itemgetter
from typing import Generic, Protocol, TypeVar

from qualcode.model.documents import Structure
from qualcode.model.spans import Span


class CodingLike(Protocol):
    """What queries and filters ask a coding for; keys of document, code and coder, the polarity as a word."""

    @property
    def key(self) -> int: ...  # noqa: D102 - as in Coding
    @property
    def document(self) -> int: ...  # noqa: D102
    @property
    def code(self) -> int: ...  # noqa: D102
    @property
    def coder(self) -> int: ...  # noqa: D102
    @property
    def polarity(self) -> str: ...  # noqa: D102
    @property
    def round(self) -> int: ...  # noqa: D102
    @property
    def weight(self) -> int | None: ...  # noqa: D102
    @property
    def good(self) -> bool: ...  # noqa: D102
    @property
    def markers(self) -> frozenset[int]: ...  # noqa: D102
    @property
    def span(self) -> Span: ...  # noqa: D102


Given = TypeVar("Given", bound=CodingLike)


@dataclass(frozen=True)
class CodedStretch(Generic[Given]):
    """A stretch of one document and the codings that make it, in order of making."""

    span: Span
    rows: tuple[Given, ...]


def united(codings: Iterable[Given]) -> list[CodedStretch[Given]]:
    """Overlapping passages of one document joined; touching ones stay apart."""
    placed = [(span.start, span.end, coding.key, coding) for coding in codings for span in (coding.span,)]
    placed.sort(key=_PLACE)
    joined: list[CodedStretch[Given]] = []
    group: list[Given] = []
    first = behind = -1
    for start, end, _, coding in placed:
        if group and start >= behind:
            joined.append(CodedStretch(Span(first, behind), _by_key(group)))
            group = []
        first, behind = (first, max(behind, end)) if group else (start, end)
        group.append(coding)
    if group:
        joined.append(CodedStretch(Span(first, behind), _by_key(group)))
    return joined


_PLACE = itemgetter(0, 1, 2)


def _by_key(codings: Sequence[Given]) -> tuple[Given, ...]:
    return tuple(codings) if len(codings) == 1 else tuple(sorted(codings, key=attrgetter("key")))


def common(left: Sequence[CodedStretch[Given]], right: Sequence[CodedStretch[Given]]) -> list[CodedStretch[Given]]:
    """What both cover."""
    found = []
    for stretch in left:
        for other in right:
            if stretch.span.overlap(other.span):
                start, end = max(stretch.span.start, other.span.start), min(stretch.span.end, other.span.end)
                found.append(CodedStretch(Span(start, end), _codings(stretch, other)))
    return found


def either(stretches: Iterable[CodedStretch[Given]]) -> list[CodedStretch[Given]]:
    """The stretches in order, overlapping ones joined."""
    joined: list[CodedStretch[Given]] = []
    for stretch in sorted(stretches, key=lambda stretch: stretch.span):
        if joined and stretch.span.start < joined[-1].span.end:
            last = joined[-1]
            span = Span(last.span.start, max(last.span.end, stretch.span.end))
            joined[-1] = replace(last, span=span, rows=_codings(last, stretch))
        else:
            joined.append(stretch)
    return joined


def without(left: Sequence[CodedStretch[Given]], right: Sequence[CodedStretch[Given]]) -> list[CodedStretch[Given]]:
    """The stretches that none of the others overlaps."""
    return [stretch for stretch in left if not any(stretch.span.overlap(other.span) for other in right)]


def near(
    left: Sequence[CodedStretch[Given]], right: Sequence[CodedStretch[Given]], distance: int, structure: Structure
) -> list[CodedStretch[Given]]:
    """The stretches with one of the others at most so many sentences away; 0 is the same sentence."""
    return [
        stretch for stretch in left if any(_apart(stretch.span, other.span, structure) <= distance for other in right)
    ]


def _codings(stretch: CodedStretch[Given], other: CodedStretch[Given]) -> tuple[Given, ...]:
    by_key = {coding.key: coding for coding in (*stretch.rows, *other.rows)}
    return tuple(sorted(by_key.values(), key=lambda coding: coding.key))


def _apart(span: Span, other: Span, structure: Structure) -> int:
    """Sentences from one stretch to the other: 0 in the same sentence."""
    if span.overlap(other):
        return 0
    first, second = sorted((span, other))
    return structure.sentence_index(second.start) - structure.sentence_index(first.end - 1)
