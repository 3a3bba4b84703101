"""Passages in a text: which ones lie in a stretch, and which come next.

Everything is found where it is asked for: nothing is computed for parts of a text that nobody looks at, and
adding or removing one passage touches no other. Offsets are half-open [start, end) in code points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from math import inf
from typing import Generic, NamedTuple, TypeVar

from qualcode.model.codings import Polarity


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
            msg = f"no such stretch: {item}"  # no text: for who calls it wrongly
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
