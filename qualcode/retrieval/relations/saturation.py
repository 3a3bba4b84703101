"""How many new codes each further case brought, after Guest, Namey and Chen.

Guest, G., Namey, E. & Chen, M. (2020): A simple method to assess and report thematic saturation in qualitative
research. PLoS ONE 15(5), e0232076. Three numbers make the measure:

- the *base size*, so many cases at the beginning, whose different codes are the denominator (the authors use 4 to
  6; default 4);
- the *run length*, so many cases that follow one another, whose new codes are the numerator (they use 2 and 3);
  runs overlap: with a base of 4 and a run length of 2 they are the cases 5 and 6, 6 and 7, 7 and 8 …;
- the *threshold*, the share of new information that is low enough (they use at most 5 %, and 0 %).

The ratio of a run is new codes in its cases / codes in the base. With the first run whose ratio is at most the
threshold saturation is reached at the case before the run: “6 +2” means after case 6, as the next 2 brought hardly
anything. Only codes of inductive origin can be new: one that was brought to the material tells nothing by coming
up.

The order of the cases decides much, so that beside the order in which they were coded stand orders drawn at random
(seeded permutations, each equally likely): the mean number of codes after so many cases, the middle 95 % of the
orders, and how many of the orders reach the threshold, and where. None of this is about theoretical saturation,
which is about what a category means and not about whether a new one comes up.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.retrieval.relations.passage_columns import Numbers

BASE_SIZE = 4
RUN_LENGTHS = (2, 3)
THRESHOLDS = (Decimal(5), Decimal(0))
PERMUTATIONS = 1000
SEED = 1970


@dataclass(frozen=True, slots=True)
class SaturationRun:
    """Cases from `first` to `last` (from 1) of an order, how many codes they brought, and the ratio to the base."""

    first: int
    last: int
    new: int
    ratio: float


@dataclass(frozen=True, slots=True)
class SaturationRule:
    """A base size, a run length and a threshold in per cent."""

    base_size: int
    run_length: int
    threshold: Decimal


@dataclass(frozen=True, slots=True)
class SaturationPoint:
    """What a rule says of one order: its runs, and after how many cases it is fulfilled; None where it never is.

    `base` is the number of codes in the cases of the base; without a code there no ratio exists, and no run.
    """

    rule: SaturationRule
    base: int
    runs: Sequence[SaturationRun]
    reached: int | None


@dataclass(frozen=True, slots=True)
class PermutedPoint:
    """What a rule says of random orders: in how many of them it is fulfilled, and there after how many cases.

    `median`, `low` and `high` (the middle 95 %) are about those orders alone; None where there is none.
    """

    rule: SaturationRule
    reached_in: int
    permutations: int
    median: float | None
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class PermutedCurve:
    """The number of different codes after 1, 2, 3 … cases over random orders: mean, and the middle 95 % of them."""

    mean: Sequence[float]
    low: Sequence[int]
    high: Sequence[int]
    permutations: int
    seed: int


@dataclass(frozen=True, slots=True)
class LateCode:
    """A code (key) that first came up when cases were coded already that were not looked at again since.

    `case` is the place from 1 of the case in which it was first given; `not_again` are the places of those cases.
    """

    code: int
    case: int
    not_again: Sequence[int]


@dataclass(frozen=True, slots=True)
class SaturationCurve:
    """What each further case brought. `codes` are keys of the inductive codes that were given, with their `names`.

    `cases` are the names of the coded cases, in the order in which they were coded where the history shows it. Where
    it does not (`order_known` is false), `new`, `points` and `late` are empty. `new` are the numbers of codes that no
    earlier case has. `uncoded` is the number of cases that were left out as nothing is coded in them, `deductive`
    that of the codes which were left out as they were brought to the material. `notes` must be told.
    """

    codes: Sequence[int]
    names: Sequence[str]
    cases: Sequence[str]
    order_known: bool
    new: Sequence[int]
    permuted: PermutedCurve
    points: Sequence[SaturationPoint]
    permuted_points: Sequence[PermutedPoint]
    late: Sequence[LateCode]
    uncoded: int
    deductive: int
    notes: Sequence[str]

    @property
    def cumulative(self) -> list[int]:
        """The number of different codes after each case."""
        return list(accumulate(self.new))


def new_codes(cases: Sequence[Collection[int]]) -> list[int]:
    """How many codes each case has that none before it has."""
    seen: set[int] = set()
    numbers = []
    for codes in cases:
        numbers.append(len(set(codes) - seen))
        seen.update(codes)
    return numbers


def saturation_point(new: Sequence[int], rule: SaturationRule) -> SaturationPoint:
    """What the rule says of an order in which the cases brought so many new codes each."""
    base = sum(new[: rule.base_size])
    runs: list[SaturationRun] = []
    reached = None
    if base:
        for begin in range(rule.base_size, len(new) - rule.run_length + 1):
            number = sum(new[begin : begin + rule.run_length])
            runs.append(SaturationRun(begin + 1, begin + rule.run_length, number, number / base))
            if reached is None and _is_low(number, base, rule.threshold):
                reached = begin
    return SaturationPoint(rule, base, runs, reached)


def _is_low(new: int, base: int, threshold: Decimal) -> bool:
    return 100 * new <= threshold * base


@dataclass(frozen=True, slots=True)
class Permuted:
    """The curve over random orders and what rules say of them."""

    curve: PermutedCurve
    points: Sequence[PermutedPoint]


def permuted(
    cases: Sequence[Collection[int]],
    rules: Sequence[SaturationRule],
    permutations: int = PERMUTATIONS,
    seed: int = SEED,
) -> Permuted:
    """New codes over so many random orders of the cases, each of which has some codes (any numbers)."""
    import numpy as np

    number = len(cases)
    new = _new_in_permutations(cases, permutations, seed)
    sums = new.cumsum(axis=1)
    ordered = np.sort(sums, axis=0)
    low, high = _middle(permutations)
    curve = PermutedCurve(
        sums.mean(axis=0).tolist() if number else [],
        ordered[low].tolist(),
        ordered[high].tolist(),
        permutations,
        seed,
    )
    return Permuted(curve, [_permuted_point(new, rule) for rule in rules])


def _middle(number: int) -> tuple[int, int]:
    """The places of the first and last of the middle 95 % of so many ordered values."""
    outside = (number * 25) // 1000
    return outside, number - 1 - outside


def _new_in_permutations(cases: Sequence[Collection[int]], permutations: int, seed: int) -> Numbers:
    """For each permutation the number of new codes at each place."""
    import numpy as np

    number = len(cases)
    codes = sorted({code for held in cases for code in held})
    holders = {code: [place for place, held in enumerate(cases) if code in held] for code in codes}
    having = np.array([place for code in codes for place in holders[code]], dtype=np.int64)
    begins = np.cumsum([0, *(len(holders[code]) for code in codes)])[:-1].astype(np.int64)
    dice = np.random.default_rng(seed)
    new = np.zeros((permutations, number), dtype=np.int32)
    for permutation in range(permutations):
        place_of = dice.permutation(number)
        if codes:
            first = np.minimum.reduceat(place_of[having], begins)
            new[permutation] = np.bincount(first, minlength=number)
    return new


def _permuted_point(new: Numbers, rule: SaturationRule) -> PermutedPoint:
    import numpy as np

    permutations, number = new.shape
    width = number - rule.base_size - rule.run_length + 1
    if width < 1:
        return PermutedPoint(rule, 0, permutations, None, None, None)
    sums = np.concatenate((np.zeros((permutations, 1), dtype=np.int64), new.cumsum(axis=1)), axis=1)
    base = sums[:, rule.base_size]
    runs = sums[:, rule.base_size + rule.run_length :] - sums[:, rule.base_size : -rule.run_length]
    part, whole = rule.threshold.as_integer_ratio()
    low = (100 * whole * runs <= part * base[:, None]) & (base[:, None] > 0)
    reached = low.any(axis=1)
    places = np.sort(low.argmax(axis=1)[reached] + rule.base_size)
    if not len(places):
        return PermutedPoint(rule, 0, permutations, None, None, None)
    first, last = _middle(len(places))
    return PermutedPoint(
        rule, len(places), permutations, float(np.median(places)), int(places[first]), int(places[last])
    )
