"""The continuum: one document as a line that each coder cut into passages and gaps.

A coder who is named and has no passage left the whole line as one gap; a coder who is not named did not
work on the document: those ratings are missing, and the document does not count for that coder.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, NoReturn

from qualcode.agreement.kernel.units import joined
from qualcode.catalogue import _, nlater, program
from qualcode.errors import QualcodeError, SpanOutside, UsageProblem
from qualcode.model.spans import Span


class Segment(NamedTuple):
    """A passage with its value, usually a code: half-open [start, end) on the continuum."""

    start: int
    end: int
    value: Hashable

    @property
    def length(self) -> int:
        """Number of code points."""
        return self.end - self.start


class Conflict(NamedTuple):
    """Two passages of one coder that overlap though their codes exclude each other."""

    coder: str
    first: Segment
    second: Segment


def more_of(conflicts: Sequence[object]) -> str:
    """What follows the first of some conflicts: how many more there are; empty where there is none."""
    rest = len(conflicts) - 1
    return nlater(" (and {count} more)", " (and {count} more)", rest) if rest else ""


class NotExclusive(QualcodeError):
    """Codes that should exclude each other were given to overlapping passages by one coder."""

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        worst = conflicts[0]
        super().__init__(
            _(
                "Coder “{coder}” gave both “{first}” ({span}) and “{second}” ({other_span}) to the same text{more}.",
                coder=worst.coder,
                first=worst.first.value,
                span=f"{worst.first.start}–{worst.first.end}",
                second=worst.second.value,
                other_span=f"{worst.second.start}–{worst.second.end}",
                more=program().said(more_of(conflicts)),
            ),
            _("Compare these codes one by one, or correct the passages."),
        )
        self.conflicts = tuple(conflicts)


@dataclass(frozen=True, slots=True)
class Axis:
    """The stretches of a text that count (the answers), laid end to end; what lies between has no length."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    before: tuple[int, ...]

    @classmethod
    def of(cls, stretches: Iterable[Span]) -> Axis:
        """From stretches in any order; overlapping ones are joined."""
        spans = joined(stretches)
        before, total = [], 0
        for span in spans:
            before.append(total)
            total += span.length
        return cls(tuple(s.start for s in spans), tuple(s.end for s in spans), (*before, total))

    @property
    def length(self) -> int:
        """Number of code points that count."""
        return self.before[-1]

    def place(self, offset: int) -> int:
        """How many code points before `offset` count."""
        stretch = bisect_right(self.starts, offset) - 1
        if stretch < 0:
            return 0
        return self.before[stretch] + min(offset, self.ends[stretch]) - self.starts[stretch]


@dataclass(frozen=True)
class Continuum:
    """One document: its length and the passages of each coder who finished it, in order.

    One coder's overlapping passages with the same value are already united; touching ones stay apart.
    `outside` counts the passages that lie wholly in text that does not count.
    """

    length: int
    segments: Mapping[str, tuple[Segment, ...]]
    outside: int = field(default=0, compare=False)

    @classmethod
    def of(
        cls,
        length: int,
        passages: Iterable[tuple[str, int, int, Hashable]],
        coders: Iterable[str] | None = None,
        within: Iterable[Span] | None = None,
    ) -> Continuum:
        """From (coder, start, end, value) in any order, over a text of `length` code points.

        `coders` are those whose work counts, without a passage too; by default those that occur. `within`
        are the stretches that count: the continuum is then these laid end to end. Raises `SpanOutside` for
        a passage that does not lie in the text, and `UsageProblem` for one without or with negative length
        and for a coder who is not among `coders`.
        """
        place = (lambda offset: offset) if within is None else Axis.of(within).place
        layers: dict[str, dict[Hashable, list[tuple[int, int]]]] = {name: {} for name in coders or ()}
        outside = 0
        for coder, start, end, value in passages:
            if not 0 <= start < end <= length:
                _refuse(coder, start, end, length)
            if coder not in layers and coders is not None:
                raise UsageProblem(
                    _("Coder “{coder}” is not among the coders compared.", coder=coder), _("Name the coder too.")
                )
            layer = layers.setdefault(coder, {}).setdefault(value, [])
            low, high = place(start), place(end)
            if low < high:
                layer.append((low, high))
            else:
                outside += 1
        segments = {coder: _in_order(layer) for coder, layer in layers.items()}
        return cls(place(length), segments, outside)

    def layer(self, *values: Hashable) -> Continuum:
        """The same continuum with the passages of these values only."""
        kept = {
            coder: tuple(segment for segment in segments if segment.value in values)
            for coder, segments in self.segments.items()
        }
        return Continuum(self.length, kept)

    def renamed(self, value_of: Callable[[Hashable], Hashable]) -> Continuum:
        """The same with other values, by the present ones; where two become one, overlapping passages are united."""
        passages = [
            (coder, segment.start, segment.end, value_of(segment.value))
            for coder, segments in self.segments.items()
            for segment in segments
        ]
        return Continuum.of(self.length, passages, self.segments)

    def conflicts(self) -> list[Conflict]:
        """All pairs of one coder's passages that overlap with different values, in order."""
        found = []
        for coder, segments in self.segments.items():
            running: list[Segment] = []
            for segment in segments:
                running = [other for other in running if other.end > segment.start]
                found += [Conflict(coder, other, segment) for other in running]
                running.append(segment)
        return found


def check_exclusive(continua: Iterable[Continuum]) -> None:
    """Raise `NotExclusive` with the offending passages if one coder's passages overlap."""
    conflicts = [conflict for continuum in continua for conflict in continuum.conflicts()]
    if conflicts:
        raise NotExclusive(conflicts)


def _refuse(coder: str, start: int, end: int, length: int) -> NoReturn:
    if end <= start:
        place = {"start": start, "end": end, "coder": coder}
        raise UsageProblem(
            _("The passage {start}–{end} of coder “{coder}” has no length.", **place)
            if end == start
            else _("The passage {start}–{end} of coder “{coder}” has a negative length.", **place),
            _("A passage ends after its start."),
        )
    raise SpanOutside(
        _(
            "The passage {start}–{end} of coder “{coder}” is not inside the text (0–{length}).",
            start=start,
            end=end,
            coder=coder,
            length=length,
        ),
        _("Check the offsets and the length of the text."),
    )


def _in_order(layer: Mapping[Hashable, list[tuple[int, int]]]) -> tuple[Segment, ...]:
    found = [Segment(start, end, value) for value, spans in layer.items() for start, end in _united(spans)]
    return tuple(sorted(found, key=lambda segment: segment[:2]))


def _united(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping spans joined, touching ones left apart."""
    joined_spans: list[tuple[int, int]] = []
    reached = 0
    for start, end in sorted(spans):
        if joined_spans and start < reached:
            if end > reached:
                joined_spans[-1] = (joined_spans[-1][0], end)
        else:
            joined_spans.append((start, end))
        reached = max(reached, end)
    return joined_spans
