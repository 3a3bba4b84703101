"""Which tokens of an old text are which of a new one: stretches in order, and stretches that were moved.

What two texts have in common by mere chance, between a paragraph that went and another that came, is thrown out
again by scoring the pairs along the text (the X-drop rule of local alignment, Altschul et al. 1990).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from qualcode.language.alignment.common_runs import (
    Box,
    CommonRun,
    backbone,
    common,
    joined,
    settled,
    unique_lines,
)
from qualcode.language.alignment.same_lines import same_lines, similar_lines
from qualcode.language.alignment.sides import NEAR, MatchedStretch, Sides
from qualcode.language.alignment.tokens import Tokens
from qualcode.progress import hear

_DROP = 60  # code points of disagreement that end a stretch
_ENOUGH = 25  # code points of agreement, less disagreement, that a stretch needs
_ENOUGH_SHARE = 0.4  # the same for a short text: this share of it
_ENOUGH_MOVED = 30
_ONE_SIDED = 20  # the most that a pure deletion or insertion counts as disagreement
_SEED = 3  # tokens in a row, once in both texts, around which a moved stretch grows
_OPEN = 12  # moved stretches that may grow at the same time
_WORDS = 12  # code points up to which a run is a word or two
_FAR = 4  # times its own length that such a run must not be away from others
_EDGE = 30  # code points between a stretch and the border of a line that belong to it too


def match(old: Tokens, new: Tokens) -> list[MatchedStretch]:
    """The stretches that both texts share; no token is in two of them."""
    sides = Sides(old, new)
    enough = min(_ENOUGH, _ENOUGH_SHARE * min(old.weight(0, len(old)), new.weight(0, len(new))))
    shared = settled(old, new, backbone(old, new))
    kept = [sides.take(runs, moved=False) for runs in _islands(old, new, shared, enough, _unique_lines(old, new))]
    stretches = [*kept, *_moved(sides), *same_lines(sides), *similar_lines(sides)]
    return [_filled(sides, stretch) for stretch in stretches]


# ---- what is no chance ---------------------------------------------------------------------------------


def _unique_lines(old: Tokens, new: Tokens) -> set[int]:
    """First tokens, in the old text, of the lines that stand once in both."""
    here = unique_lines(new)
    return {place for line, place in unique_lines(old).items() if line in here}


def _islands(
    old: Tokens, new: Tokens, runs: Sequence[CommonRun], enough: float, unique: set[int] | None = None
) -> list[list[CommonRun]]:
    """The stretches in which agreement outweighs disagreement by `enough` code points.

    A stretch that holds a whole line that stands once in both texts is kept whatever its weight.
    """
    found: list[list[CommonRun]] = []
    first = free = 0
    while first < len(runs):
        hear()
        last, score = _island(old, new, runs, first)
        island = runs[first : last + 1]
        if score >= enough or (unique and any(_holds_line(old, run, unique) for run in island)):
            while first > free and _worth(old, new, runs[first - 1], runs[first]):
                first -= 1
            found.append(_without_strays(old, new, _without_labels(old, new, runs[first : last + 1])))
            free = last + 1
        first = last + 1
    return found


def _island(old: Tokens, new: Tokens, runs: Sequence[CommonRun], first: int) -> tuple[int, float]:
    """The last run of the stretch that begins with `first`, and its score at that run."""
    run = runs[first]
    score = best = float(old.weight(run.old, run.old_end))
    last = first
    for index in range(first + 1, len(runs)):
        score -= _disagreement(old, new, runs[index - 1], runs[index])
        if score <= 0 or best - score > _DROP:
            break
        score += old.weight(runs[index].old, runs[index].old_end)
        if score >= best:
            best, last = score, index
    return last, best


def _disagreement(old: Tokens, new: Tokens, before: CommonRun, after: CommonRun) -> float:
    """What a gap counts: other words in the place of words in full, what only went or only came little."""
    went = old.weight(before.old_end, after.old)
    came = new.weight(before.new_end, after.new)
    return min(went, came) + min(_ONE_SIDED, abs(went - came) / 4)


def _worth(old: Tokens, new: Tokens, run: CommonRun, after: CommonRun) -> bool:
    """Whether a run before a stretch outweighs the gap between."""
    return old.weight(run.old, run.old_end) >= _disagreement(old, new, run, after)


def _holds_line(old: Tokens, run: CommonRun, unique: set[int]) -> bool:
    index = bisect_left(old.lines, run.old)
    while index + 1 < len(old.lines) and old.lines[index + 1] <= run.old_end:
        if old.lines[index] in unique:
            return True
        index += 1
    return False


def _without_strays(old: Tokens, new: Tokens, runs: Sequence[CommonRun]) -> list[CommonRun]:
    """The runs without single words far from all others, unless they are all that is said in a line."""
    kept: list[CommonRun] = []
    for before, run, after in zip([None, *runs], runs, [*runs[1:], None], strict=False):
        weight = old.weight(run.old, run.old_end)
        alone = not any(
            first and second and _company(old, new, first, second, weight * _FAR)
            for first, second in ((before, run), (run, after))
        )
        if not (alone and weight < _WORDS) or _whole_line(old, run.old, run.old_end):
            kept.append(run)
    return kept or list(runs)


def _company(old: Tokens, new: Tokens, before: CommonRun, after: CommonRun, far: int) -> bool:
    """Whether two runs stand near each other, in the same line of both texts."""
    if old.line(before.old_end - 1) != old.line(after.old) or new.line(before.new_end - 1) != new.line(after.new):
        return False
    return max(old.weight(before.old_end, after.old), new.weight(before.new_end, after.new)) <= far


def _whole_line(tokens: Tokens, first: int, last: int) -> bool:
    said = tokens.said(tokens.line(last - 1))
    return first <= said.start and last == said.stop


def _without_labels(old: Tokens, new: Tokens, runs: Sequence[CommonRun]) -> list[CommonRun]:
    """The runs without those speakers' labels at their ends behind which another line goes on than before."""
    kept: list[CommonRun] = []
    for run, after in pairwise([*runs, None]):
        if run is not None:
            length = min(_label_cut(old, run.old, run.old_end), _label_cut(new, run.new, run.new_end))
            goes_on = after is not None and (
                old.line(run.old_end - 1) == old.line(after.old) and new.line(run.new_end - 1) == new.line(after.new)
            )
            kept.append(run if goes_on else run._replace(length=length))
    return [run for run in kept if run.length] or list(runs)


def _label_cut(tokens: Tokens, first: int, last: int) -> int:
    """How many tokens are left without a label at the end."""
    line = tokens.line(last - 1)
    return max(0, tokens.lines[line] - first) if last <= tokens.speech[line] else last - first


# ---- moved stretches -----------------------------------------------------------------------------------


def _moved(sides: Sides) -> list[MatchedStretch]:
    found: list[MatchedStretch] = []
    for chain in sorted(_chains(sides.free_rows(_SEED)), key=len, reverse=True):
        hear()
        found += _grown(sides, chain)
    return found


def _chains(seeds: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Seeds that rise together in both texts, in rows."""
    chains: list[list[tuple[int, int]]] = []
    growing: list[list[tuple[int, int]]] = []
    for i, j in seeds:
        hear()
        growing = [chain for chain in growing if i - chain[-1][0] <= NEAR][-_OPEN:]
        fits = [chain for chain in growing if 0 < j - chain[-1][1] <= NEAR]
        if fits:
            min(fits, key=lambda chain: j - chain[-1][1]).append((i, j))
        else:
            growing.append([(i, j)])
            chains.append(growing[-1])
    return chains


def _grown(sides: Sides, chain: Sequence[tuple[int, int]]) -> list[MatchedStretch]:
    """The stretches around a chain of seeds, in tokens that are free yet."""
    box = sides.widened((chain[0][0], chain[-1][0] + _SEED, chain[0][1], chain[-1][1] + _SEED))
    old, new = sides.old_free, sides.new_free
    runs = settled(old, new, joined(common(old.ids, new.ids, box)))
    islands = _islands(old, new, runs, _ENOUGH_MOVED)
    return [
        sides.take(island, moved=not all(sides.in_order(run) for run in island))
        for island in islands
        if any(_holds_seed(island, seed) for seed in chain)
    ]


def _holds_seed(runs: Sequence[CommonRun], seed: tuple[int, int]) -> bool:
    index = bisect_right(runs, seed[0], key=lambda run: run.old) - 1
    if index < 0:
        return False
    run = runs[index]
    return seed[0] - run.old == seed[1] - run.new and seed[0] < run.old_end


# ---- the borders of lines ------------------------------------------------------------------------------


def _filled(sides: Sides, stretch: MatchedStretch) -> MatchedStretch:
    """The stretch with what is left of the lines in which it begins and ends, where that is little and free."""
    old, new = sides.old, sides.new
    first, last = stretch.runs[0], stretch.runs[-1]
    head = (old.said(old.line(first.old)).start, first.old, new.said(new.line(first.new)).start, first.new)
    old_end, new_end = old.said(old.line(last.old_end - 1)).stop, new.said(new.line(last.new_end - 1)).stop
    tail = (last.old_end, old_end, last.new_end, new_end)
    return replace(stretch, head=head if _little(sides, head) else None, tail=tail if _little(sides, tail) else None)


def _little(sides: Sides, box: Box) -> bool:
    a, b, c, d = box
    if b < a or d < c or (a == b and c == d):
        return False
    fits = max(sides.old.weight(a, b), sides.new.weight(c, d)) <= _EDGE
    return fits and sides.old_is_free(a, b) and sides.new_is_free(c, d)
