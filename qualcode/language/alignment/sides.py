"""Two texts that are compared: which of their tokens are in a stretch that both share, and which are free yet."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, replace

from qualcode.language.alignment.common_runs import Box, CommonRun, unique_rows
from qualcode.language.alignment.tokens import Tokens

NEAR = 40
"""How many tokens a box is widened by on each side, and two seeds of one moved stretch may stand apart."""


@dataclass(frozen=True, slots=True)
class MatchedStretch:
    """Runs in order that belong together; `moved` says that they stand outside the order of the rest.

    `head` and `tail` are the tokens before and behind that fill the lines in which the stretch begins and ends,
    where they are few.
    """

    runs: tuple[CommonRun, ...]
    moved: bool = False
    head: Box | None = None
    tail: Box | None = None


class Sides:
    """Two texts that are compared, and which of their tokens are in no stretch yet."""

    def __init__(self, old: Tokens, new: Tokens) -> None:
        self.old = old
        self.new = new
        self._old_used = bytearray(len(old))
        self._new_used = bytearray(len(new))
        self._old_ids, self._new_ids = list(old.ids), list(new.ids)
        # the same with the used tokens made something that the other text has not
        self.old_free = replace(old, ids=self._old_ids)
        self.new_free = replace(new, ids=self._new_ids)
        self.kept: list[CommonRun] = []  # those in order, sorted

    def take(self, runs: Iterable[CommonRun], *, moved: bool) -> MatchedStretch:
        """Make a stretch of runs whose tokens are free."""
        stretch = MatchedStretch(tuple(runs), moved)
        for run in stretch.runs:
            self._old_used[run.old : run.old_end] = b"\x01" * run.length
            self._new_used[run.new : run.new_end] = b"\x01" * run.length
            self._old_ids[run.old : run.old_end] = [-1] * run.length
            self._new_ids[run.new : run.new_end] = [-2] * run.length
            if not moved:
                insort(self.kept, run)
        return stretch

    def in_order(self, run: CommonRun) -> bool:
        """Whether a run stands between the same neighbours of the kept ones in both texts."""
        index = bisect_left(self.kept, run)
        low = self.kept[index - 1].new_end if index else 0
        high = self.kept[index].new if index < len(self.kept) else len(self.new)
        return low <= run.new and run.new_end <= high

    def old_is_free(self, first: int, last: int) -> bool:
        """Whether all these tokens of the old text are free."""
        return self._old_used.find(b"\x01", first, last) < 0

    def new_is_free(self, first: int, last: int) -> bool:
        """Whether all these tokens of the new text are free."""
        return self._new_used.find(b"\x01", first, last) < 0

    def free_rows(self, size: int) -> list[tuple[int, int]]:
        """Rows of `size` free tokens that occur once among such rows in both texts: where they stand."""
        there = unique_rows(self.old.ids, _places(self._old_used, size), size)
        here = unique_rows(self.new.ids, _places(self._new_used, size), size, there)
        return sorted((place, here[row]) for row, place in there.items() if row in here)

    def widened(self, box: Box) -> Box:
        """A box moved apart over at most `NEAR` free tokens on each side."""
        a, b, c, d = box
        return *_around(self._old_used, a, b), *_around(self._new_used, c, d)


def _places(used: bytearray, size: int) -> list[int]:
    found: list[int] = []
    first = used.find(b"\x00")
    while first >= 0:
        last = used.find(b"\x01", first)
        last = len(used) if last < 0 else last
        found.extend(range(first, last - size + 1))
        first = used.find(b"\x00", last)
    return found


def _around(used: bytearray, first: int, last: int) -> tuple[int, int]:
    low = used.rfind(b"\x01", max(0, first - NEAR), first)
    high = used.find(b"\x01", last, last + NEAR)
    return (
        low + 1 if low >= 0 else max(0, first - NEAR),
        high if high >= 0 else min(len(used), last + NEAR),
    )
