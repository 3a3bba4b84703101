"""Estimates beside numbers that are hidden: to how many decimals they may be told, so that no small number follows.

A small number follows from an estimate where with any other number in its place another estimate would be shown. So
other numbers are put there, the estimates are computed again, and all are rounded until both look alike: to three
decimals, two, one; what still differs is hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from qualcode.catalogue import Catalogue
from qualcode.pool.tables.results import HiddenNumber, cell_text

FINE = 12
"""Decimals of what hides nothing: what is beyond them is rounding."""
_STEPS = (FINE, 3, 2, 1)
_EVERY_STEP = frozenset(_STEPS)
Ended = tuple[float | None, float | None, float | None]
"""An estimate with the ends of its interval; None for what there is none of."""
ToldNumber = float | HiddenNumber | None
_Alike = list[list[frozenset[int]]]
"""Of each estimate the decimals to which its value, and the ends of its interval, are the same."""


@dataclass(frozen=True, slots=True)
class OtherNumbers:
    """What would be shown if some numbers were others: the small ones that `changed`, all estimates then."""

    changed: frozenset[Hashable]
    estimates: Sequence[Ended]


@dataclass(frozen=True, slots=True)
class ToldEstimate:
    """An estimate as it may be told: its value to so many decimals, the ends of its interval to as many or fewer."""

    value: ToldNumber
    low: ToldNumber
    high: ToldNumber
    decimals: int = FINE
    end_decimals: int = FINE

    @property
    def has_interval(self) -> bool:
        """Whether an interval is told."""
        return isinstance(self.low, float) and isinstance(self.high, float)

    @property
    def is_coarse(self) -> bool:
        """Whether it is rounded because of a hidden number, or not told at all."""
        hidden = any(isinstance(number, HiddenNumber) for number in (self.value, self.low, self.high))
        return hidden or min(self.decimals, self.end_decimals) < FINE

    def texts(self, words: Catalogue, most: int) -> tuple[str, str, str]:
        """Value and ends as people read them, with `most` decimals at most."""
        ends = min(self.end_decimals, most)
        return (
            cell_text(self.value, words, min(self.decimals, most)),
            cell_text(self.low, words, ends),
            cell_text(self.high, words, ends),
        )


def told_estimates(
    estimates: Sequence[Ended], small: Collection[Hashable], others: Sequence[OtherNumbers]
) -> list[ToldEstimate]:
    """Estimates that are shown together, so that each small number may be another one.

    `others` are what a reader has to reckon with. For each small number one of them that changes it is taken, by
    which most is told of the first estimate, then of all. Where one has none, no estimate is told.
    """
    if not small:
        return [ToldEstimate(rounded(value, FINE), *rounded_ends(low, high, FINE)) for value, low, high in estimates]
    alike = [[_EVERY_STEP] * 2 for _estimate in estimates]
    compared = [(other.changed, _alike(estimates, other.estimates)) for other in others]
    done: set[Hashable] = set()
    for number in small:
        if number in done:
            continue
        found = [(_both(alike, steps), changed) for changed, steps in compared if number in changed]
        if not found:
            return [hidden_estimate(*estimate) for estimate in estimates]
        alike, changed = max(found, key=lambda of_one: _worth(of_one[0]))
        done |= changed
    return [_told(estimate, *steps) for estimate, steps in zip(estimates, alike, strict=True)]


def moves(numbers: Sequence[int], smallest: int) -> Iterator[tuple[int, int]]:
    """From which place to which one may go, where numbers of one sum are hidden, so that the same would be hidden.

    Noughts are told, and which of the numbers are small.
    """

    def fits(before: int, after: int) -> bool:
        return after > 0 and (before < smallest) == (after < smallest)

    for source, number in enumerate(numbers):
        for target, other in enumerate(numbers):
            if source != target and other and fits(number, number - 1) and fits(other, other + 1):
                yield source, target


def rounded(number: float | None, decimals: int, to_side: Callable[[float], int] | None = None) -> float | None:
    """A number as it is told: the nearest one, or the next one `to_side`, which is math.floor or math.ceil.

    What floating point adds at its end makes no difference. Zero has no sign: it would tell on which side of zero the
    number was.
    """
    if number is None:
        return None
    fine = round(float(number), FINE)
    if decimals < FINE:
        fine = round(fine if to_side is None else to_side(round(fine * 10**decimals, FINE)) / 10**decimals, decimals)
    return fine + 0.0


def rounded_ends(low: float | None, high: float | None, decimals: int) -> tuple[float | None, float | None]:
    """The ends of an interval as they are told: apart rather than together, since what is between them was found."""
    return rounded(low, decimals, floor), rounded(high, decimals, ceil)


def _alike(estimates: Sequence[Ended], others: Sequence[Ended]) -> _Alike:
    """To which decimals values, and ends, are the same in both."""
    return [
        [_EVERY_STEP] * 2 if estimate == other else [_values_alike(estimate, other), _ends_alike(estimate, other)]
        for estimate, other in zip(estimates, others, strict=True)
    ]


def _both(some: _Alike, others: _Alike) -> _Alike:
    return [
        [steps & also for steps, also in zip(mine, theirs, strict=True)]
        for mine, theirs in zip(some, others, strict=True)
    ]


def _values_alike(estimate: Ended, other: Ended) -> frozenset[int]:
    value, other_value = rounded(estimate[0], FINE), rounded(other[0], FINE)
    if value == other_value:
        return _EVERY_STEP
    if value is None or other_value is None:
        return frozenset()
    return frozenset(step for step in _STEPS[1:] if round(value, step) == round(other_value, step))


def _ends_alike(estimate: Ended, other: Ended) -> frozenset[int]:
    mine, theirs = rounded_ends(*estimate[1:], FINE), rounded_ends(*other[1:], FINE)
    if mine == theirs:
        return _EVERY_STEP
    if [end is None for end in mine] != [end is None for end in theirs]:
        return frozenset()
    return frozenset(step for step in _STEPS[1:] if rounded_ends(*mine, step) == rounded_ends(*theirs, step))


def _worth(alike: _Alike) -> tuple[int, int]:
    """How much may be told of the first, and of all."""
    worths = [sum(_STEPS[::-1].index(max(steps)) + 1 for steps in of_one if steps) for of_one in alike]
    return worths[0], sum(worths)


def _told(estimate: Ended, of_value: Collection[int], of_ends: Collection[int]) -> ToldEstimate:
    value, low, high = estimate
    hidden = HiddenNumber()
    if not of_value:
        return ToldEstimate(hidden, hidden, hidden)
    decimals = max(of_value)
    of_ends = [step for step in of_ends if step <= decimals]
    if not of_ends:
        return ToldEstimate(rounded(value, decimals), hidden, hidden, decimals)
    ends = max(of_ends)
    return ToldEstimate(rounded(value, decimals), *rounded_ends(low, high, ends), decimals, ends)


def hidden_estimate(value: ToldNumber, low: ToldNumber, high: ToldNumber) -> ToldEstimate:
    """An estimate without its numbers; that there is none is told."""
    return ToldEstimate(_hidden(value), _hidden(low), _hidden(high))


def _hidden(number: ToldNumber) -> HiddenNumber | None:
    return None if number is None else HiddenNumber()
