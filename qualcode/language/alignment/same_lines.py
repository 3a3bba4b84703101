"""Short lines that are left over when the long stretches of two texts are found: the same ones, and like ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qualcode.language.alignment.common_runs import CommonRun, common, settled
from qualcode.language.alignment.sides import MatchedStretch, Sides
from qualcode.language.alignment.tokens import Tokens
from qualcode.language.forms.normalised import folded
from qualcode.progress import hear

_TELLING = 8  # code points from which a line that stands once in both texts is the same one
_COMPARED = 15  # code points from which a line is looked for in other words
_ALIKE = 75.0  # similarity, of 100, of a line in other words
_MARGIN = 15.0  # by how much the next best must be worse
_PAIRS = 250_000  # pairs of lines that are compared at most

Said = tuple[int, ...]


def same_lines(sides: Sides) -> Iterator[MatchedStretch]:
    """Lines in the very same words whose tokens are free.

    Such a line is the same one if it stands once in each text, or next to the same line as before.
    """
    there, here = _said(sides.old), _said(sides.new)
    counts, twins = Counter(there), Counter(here)
    lines: dict[Said, list[int]] = {}
    for number, said in enumerate(here):
        lines.setdefault(said, []).append(number)
    neighbours = _Neighbours(sides)
    numbers = range(len(there))
    for number in (*numbers, *reversed(numbers)):  # what went the same way tells of the next one, on both sides
        hear()
        said, place = there[number], sides.old.said(number)
        if not said or not sides.old_is_free(place.start, place.stop):
            continue
        unique_rows = counts[said] == twins[said] == 1 and sides.old.weight(place.start, place.stop) >= _TELLING
        for other in lines.get(said, ()):
            at = sides.new.said(other)
            if sides.new_is_free(at.start, at.stop) and (unique_rows or neighbours.agree(number, other)):
                stretch = _taken(sides, CommonRun(place.start, at.start, len(place)))
                if not stretch.moved:
                    neighbours.add(number, other)
                yield stretch
                break


def _said(tokens: Tokens) -> list[Said]:
    return [tuple(tokens.ids[first:last]) for first, last in zip(tokens.speech, tokens.lines[1:], strict=True)]


def _taken(sides: Sides, run: CommonRun) -> MatchedStretch:
    return sides.take([run], moved=not sides.in_order(run))


class _Neighbours:
    """Which lines of the new text the lines of the old one became, by the runs that are known."""

    def __init__(self, sides: Sides) -> None:
        self._begins: dict[int, int] = {}
        self._ends: dict[int, int] = {}
        for run in sides.kept:
            self._ends[sides.old.line(run.old_end - 1)] = sides.new.line(run.new_end - 1)
            self._begins.setdefault(sides.old.line(run.old), sides.new.line(run.new))

    def add(self, old: int, new: int) -> None:
        """An old line became this new one."""
        self._ends[old] = self._begins[old] = new

    def agree(self, old: int, new: int) -> bool:
        """Whether the line before or the line behind went the same way."""
        return self._ends.get(old - 1, -2) == new - 1 or self._begins.get(old + 1, -2) == new + 1


def similar_lines(sides: Sides) -> Iterator[MatchedStretch]:
    """Lines in nearly the same words whose tokens are free, where no other is nearly as similar."""
    from rapidfuzz import fuzz, process  # 0.1 s, needed only where lines are left over

    there = _free_lines(sides.old, [line for line in range(len(sides.old.speech)) if _old_free(sides, line)])
    here = _free_lines(sides.new, [line for line in range(len(sides.new.speech)) if _new_free(sides, line)])
    if not 0 < len(there) * len(here) <= _PAIRS:
        return
    pairs: list[tuple[float, int, int]] = []
    for line, words in there.items():
        hear()
        best = process.extract(words, here, scorer=fuzz.ratio, limit=2, score_cutoff=_ALIKE - _MARGIN)
        if best and best[0][1] >= _ALIKE and (len(best) == 1 or best[0][1] - best[1][1] >= _MARGIN):
            pairs.append((best[0][1], line, best[0][2]))
    used: set[int] = set()
    for _, line, other in sorted(pairs, reverse=True):
        if other not in used:
            used.add(other)
            yield from _alike(sides, line, other)


def _alike(sides: Sides, line: int, other: int) -> Iterator[MatchedStretch]:
    place, at = sides.old.said(line), sides.new.said(other)
    box = (place.start, place.stop, at.start, at.stop)
    runs = settled(sides.old, sides.new, common(sides.old.ids, sides.new.ids, box))
    if runs:
        yield sides.take(runs, moved=not all(sides.in_order(run) for run in runs))


def _old_free(sides: Sides, line: int) -> bool:
    place = sides.old.said(line)
    return sides.old_is_free(place.start, place.stop)


def _new_free(sides: Sides, line: int) -> bool:
    place = sides.new.said(line)
    return sides.new_is_free(place.start, place.stop)


def _free_lines(tokens: Tokens, lines: list[int]) -> dict[int, str]:
    """Line -> what is said in it, without those that are too short to compare."""
    found: dict[int, str] = {}
    for line in lines:
        place = tokens.said(line)
        if tokens.weight(place.start, place.stop) >= _COMPARED:
            found[line] = folded(tokens.text[tokens.starts[place.start] : tokens.ends[place.stop - 1]])
    return found
