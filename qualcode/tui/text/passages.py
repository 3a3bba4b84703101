"""Passages in a text: which ones lie in a stretch, which come next, and the margin lane of each.

Everything is found where it is asked for: nothing is computed for parts of a text that nobody looks at, and
adding or removing one passage touches no other. Offsets are half-open [start, end) in code points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Sequence
from math import inf
from typing import Generic, NamedTuple, TypeVar

from qualcode.model.codings import Polarity
from qualcode.tui.text.geometry import TextGeometry


class Passage(NamedTuple):
    """A coded passage: `code` and `coding` are keys, `own` says whether it is the present coder's."""

    start: int
    end: int
    code: int
    coding: int
    own: bool = True
    polarity: Polarity = Polarity.PRESENT


class Stretch(NamedTuple):
    """A bare stretch of text, such as a search hit."""

    start: int
    end: int


Item = TypeVar("Item", Passage, Stretch)


class OverlapIndex(Generic[Item]):
    """Stretches that may overlap, found by place.

    They are kept sorted in classes by the magnitude of their length. In a class of lengths below 2ⁿ all that
    reach into [start, end) begin after start − 2ⁿ, so two bisections find them, however long others are.
    """

    def __init__(self, items: Iterable[Item] = ()) -> None:
        self._classes: dict[int, list[Item]] = {}
        for item in items:
            self._classes.setdefault((item.end - item.start).bit_length(), []).append(item)
        for members in self._classes.values():
            members.sort(key=tuple)  # the same order, but Python compares bare tuples much faster

    def __len__(self) -> int:
        return sum(map(len, self._classes.values()))

    def add(self, item: Item) -> None:
        """Take one more in."""
        insort(self._classes.setdefault((item.end - item.start).bit_length(), []), item)

    def remove(self, item: Item) -> None:
        """Take one out; ValueError if it is not there."""
        members = self._classes.get((item.end - item.start).bit_length(), [])
        index = bisect_left(members, item)
        if index == len(members) or members[index] != item:
            msg = f"no such stretch: {item}"
            raise ValueError(msg)
        del members[index]

    def overlapping(self, start: int, end: int) -> list[Item]:
        """Those that share a code point with [start, end), sorted; of an empty place those that go across it."""
        found: list[Item] = []
        for power, members in self._classes.items():
            first = bisect_left(members, (start - (1 << power),))
            last = bisect_left(members, (end,), first)
            found += [item for item in members[first:last] if item.end > start]
        found.sort()
        return found

    def after(self, start: int, end: int) -> Item | None:
        """The first whose (start, end) is greater than that."""
        least: Item | None = None
        for members in self._classes.values():
            index = bisect_right(members, (start, end, inf))
            if index < len(members) and (least is None or members[index] < least):
                least = members[index]
        return least

    def before(self, start: int, end: int) -> Item | None:
        """The last whose (start, end) is less than that."""
        greatest: Item | None = None
        for members in self._classes.values():
            index = bisect_left(members, (start, end)) - 1
            if index >= 0 and (greatest is None or members[index] > greatest):
                greatest = members[index]
        return greatest


class Lanes:
    """The margin lane of each passage, such that no two in one lane share a line.

    A passage takes the lowest free lane when it is first asked for and keeps it, so a new coding never moves
    the stripes of others. With another geometry the lanes begin anew.
    """

    def __init__(self, geometry: TextGeometry) -> None:
        self._geometry = geometry
        self._placed: OverlapIndex[Passage] = OverlapIndex()
        self._lanes: dict[Passage, int] = {}

    def of(self, passages: Sequence[Passage]) -> list[int]:
        """The lane of each, counted from 0; those that are new take theirs in the given order."""
        return [self._lanes[p] if p in self._lanes else self._place(p) for p in passages]

    def forget(self, passage: Passage) -> None:
        """Free the lane of a passage that is gone."""
        if self._lanes.pop(passage, None) is not None:
            self._placed.remove(passage)

    def _place(self, passage: Passage) -> int:
        geometry = self._geometry
        first, _ = geometry.bounds(geometry.line_of(passage.start))
        _, last = geometry.bounds(geometry.line_of(passage.end - 1))
        taken = {self._lanes[other] for other in self._placed.overlapping(first, last)}
        lane = next(n for n in range(len(taken) + 1) if n not in taken)
        self._lanes[passage] = lane
        self._placed.add(passage)
        return lane


_NAME_REACH = 6  # lines in which the names of passages that begin together may be spread


def names_at(line: int, opening: Callable[[int], Sequence[Passage]], geometry: TextGeometry) -> list[Passage]:
    """The passages whose names stand beside a line; `opening` gives those that begin in a line.

    Names of passages that begin together are spread over the lines below as long as their passages reach
    there and nothing else begins; what finds no line of its own shares the last.
    """
    for back in range(min(_NAME_REACH, line + 1)):
        together = opening(line - back)
        if together:
            break
    else:
        return []
    first = line - back
    free = 1
    while free < min(_NAME_REACH, len(together)) and not opening(first + free):
        free += 1
    return [
        passage
        for index, passage in enumerate(together)
        if min(index, free - 1, geometry.line_of(passage.end - 1) - first) == back
    ]
