"""What two rows of tokens have in common, in the order of both.

Anchors that occur once in both texts come first, so that no comparison is ever asked for two long stretches: time
and memory grow with the length of the texts, not with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from qualcode.language.alignment.tokens import Tokens
from qualcode.progress import hear

_LINES = 0
_ANCHORS = (_LINES, 8, 4)  # what must occur once in both texts: whole lines, then so many tokens in a row
_SMALL = 250_000  # pairs of tokens that are compared without looking for anchors first
_LARGEST = 100_000_000  # pairs of tokens beyond which only anchors count: 0.05 s, 12 MB
_ROWS = 100_000  # rows of tokens that are remembered at the same time, about
_CLOSING = frozenset(".!?…")

Box = tuple[int, int, int, int]  # tokens of the old text from, to, of the new text from, to


class CommonRun(NamedTuple):
    """So many tokens in a row are the same in both texts; `old` and `new` are indexes of tokens."""

    old: int
    new: int
    length: int

    @property
    def old_end(self) -> int:
        """The first old token behind the run."""
        return self.old + self.length

    @property
    def new_end(self) -> int:
        """The first new token behind the run."""
        return self.new + self.length


def backbone(old: Tokens, new: Tokens) -> list[CommonRun]:
    """Runs in the order of both texts."""
    found: list[CommonRun] = []
    waiting: list[tuple[Box, int]] = [((0, len(old), 0, len(new)), 0)]
    while waiting:
        hear()
        box, level = waiting.pop()
        ends, box = _without_equal_ends(old.ids, new.ids, box)
        found += ends
        a, b, c, d = box
        size = (b - a) * (d - c)
        if size > _SMALL and level < len(_ANCHORS):
            anchors = _anchors(old, new, box, _ANCHORS[level])
            found += anchors
            waiting += [(gap, level + 1) for gap in _gaps(anchors, box)]
        elif 0 < size <= _LARGEST:
            found += common(old.ids, new.ids, box)
    return joined(found)


def _without_equal_ends(old: Sequence[int], new: Sequence[int], box: Box) -> tuple[list[CommonRun], Box]:
    a, b, c, d = box
    head = 0
    while a + head < b and c + head < d and old[a + head] == new[c + head]:
        head += 1
    a, c = a + head, c + head
    tail = 0
    while a < b - tail and c < d - tail and old[b - tail - 1] == new[d - tail - 1]:
        tail += 1
    runs = [CommonRun(a - head, c - head, head), CommonRun(b - tail, d - tail, tail)]
    return [run for run in runs if run.length], (a, b - tail, c, d - tail)


def _anchors(old: Tokens, new: Tokens, box: Box, size: int) -> list[CommonRun]:
    """What occurs once in both stretches, as many as stand in the same order: rows of `size` tokens, or lines."""
    a, b, c, d = box
    if size == _LINES:
        pairs = _same_lines(old, new, box)
    else:
        sample = max(1, (b - a) // _ROWS)
        there = unique_rows(
            old.ids, (place for place in range(a, b - size + 1) if old.ids[place] % sample == 0), size
        )
        here = unique_rows(new.ids, range(c, d - size + 1), size, there)
        pairs = [(place, here[row], size) for row, place in there.items() if row in here]
    chain = _longest_increasing(sorted(pairs))
    anchors: list[CommonRun] = []
    for (i, j, length), (i_next, j_next, _) in pairwise([*chain, (b, d, 0)]):
        anchors.append(CommonRun(i, j, min(length, i_next - i, j_next - j)))
    return joined(anchors)


def _same_lines(old: Tokens, new: Tokens, box: Box) -> list[tuple[int, int, int]]:
    a, b, c, d = box
    there, here = unique_lines(old, a, b), unique_lines(new, c, d)
    return [(place, here[line], len(line)) for line, place in there.items() if line in here]


def unique_lines(tokens: Tokens, first: int = 0, last: int = -1) -> dict[tuple[int, ...], int]:
    """Line -> its first token, for the lines between two tokens that stand there only once."""
    found: dict[tuple[int, ...], int] = {}
    until = len(tokens) if last < 0 else last
    at = bisect_left(tokens.lines, first)
    while at + 1 < len(tokens.lines) and tokens.lines[at + 1] <= until:
        line = tuple(tokens.ids[tokens.lines[at] : tokens.lines[at + 1]])
        found[line] = tokens.lines[at] if line not in found else -1
        at += 1
    return {line: place for line, place in found.items() if place >= 0 and line}


def unique_rows(
    ids: Sequence[int], places: Iterable[int], size: int, among: Container[tuple[int, ...]] | None = None
) -> dict[tuple[int, ...], int]:
    """Row of tokens -> where it stands, for the rows that begin at one of the places only.

    Other rows than those in `among` are left out, for the sake of memory.
    """
    found: dict[tuple[int, ...], int] = {}
    for place in places:
        hear()
        row = tuple(ids[place : place + size])
        if among is None or row in among:
            found[row] = place if row not in found else -1
    return {row: place for row, place in found.items() if place >= 0}


def _longest_increasing(pairs: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Of pairs sorted by their first, as many as possible that rise in their second too (Fredman 1975)."""
    tails: list[int] = []  # the smallest last second of a chain of each length
    last: list[int] = []
    before: list[int] = []
    for index, (_, second, _) in enumerate(pairs):
        length = bisect_left(tails, second)
        before.append(last[length - 1] if length else -1)
        if length == len(tails):
            tails.append(second)
            last.append(index)
        else:
            tails[length] = second
            last[length] = index
    chain: list[tuple[int, int, int]] = []
    index = last[-1] if last else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _gaps(runs: Sequence[CommonRun], box: Box) -> Iterator[Box]:
    a, b, c, d = box
    for run in runs:
        yield a, run.old, c, run.new
        a, c = run.old_end, run.new_end
    yield a, b, c, d


def common(old: Sequence[int], new: Sequence[int], box: Box) -> list[CommonRun]:
    """The longest common subsequence of two stretches.

    The Levenshtein distance would rather replace a hundred words by other words than see that a paragraph went
    here and another came there; this one knows deletions and insertions only.
    """
    from rapidfuzz.distance import Indel  # 0.1 s, needed only for texts that differ

    a, b, c, d = box
    return [
        CommonRun(a + step.src_start, c + step.dest_start, step.src_end - step.src_start)
        for step in Indel.opcodes(old[a:b], new[c:d])
        if step.tag == "equal"
    ]


def joined(runs: Iterable[CommonRun]) -> list[CommonRun]:
    """Runs in order; those that follow each other in both texts are one."""
    joined: list[CommonRun] = []
    for run in sorted(runs):
        if joined:
            last = joined[-1]
            if (last.old_end, last.new_end) == (run.old, run.new):
                joined[-1] = last._replace(length=last.length + run.length)
                continue
        joined.append(run)
    return joined


# ---- where a deletion or an insertion begins -----------------------------------------------------------


def settled(old: Tokens, new: Tokens, runs: Iterable[CommonRun]) -> list[CommonRun]:
    """The runs with each pure deletion or insertion moved to where a line or sentence begins.

    Of “A. B. C.” without B either “B.” went or “. B”: the runs beside fit both.
    """
    settled: list[CommonRun] = []
    for run in runs:
        hear()
        shift = best_slide(old, new, settled[-1], run)[0] if settled else 0
        if shift:
            before = settled.pop()
            longer = before._replace(length=before.length + shift)
            settled += [longer] if longer.length else []
        if run.length > shift:
            settled.append(CommonRun(run.old + shift, run.new + shift, run.length - shift))
    return settled


def best_slide(old: Tokens, new: Tokens, before: CommonRun, after: CommonRun) -> tuple[int, int, int]:
    """By how many tokens the border between two runs is best moved, and the first and last that are as good.

    (0, 0, 0) where the gap between them is neither a pure deletion nor a pure insertion.
    """
    old_gap = after.old - before.old_end
    new_gap = after.new - before.new_end
    if bool(old_gap) == bool(new_gap):
        return 0, 0, 0
    tokens, start, gap = (
        (old, before.old + before.length, old_gap) if old_gap else (new, after.new - new_gap, new_gap)
    )
    ids = tokens.ids
    low = 0
    while -low < before.length and ids[start + low - 1] == ids[start + low + gap - 1]:
        low -= 1
    high = 0
    while high < after.length and ids[start + high] == ids[start + high + gap]:
        high += 1
    if low == high:
        return 0, 0, 0
    grades = [_edge(tokens, start + at) + _edge(tokens, start + at + gap) for at in range(low, high + 1)]
    best = max(grades)
    good = [low + index for index, grade in enumerate(grades) if grade == best]
    longer = good[0] if before.length < after.length else good[-1]
    return longer, good[0], good[-1]


def _edge(tokens: Tokens, index: int) -> int:
    """How likely something begins before that token."""
    if tokens.break_before(index):
        return 3
    mark = tokens.cut(index - 1)
    if mark in _CLOSING:
        return 2
    return int(not mark[0].isalnum())
