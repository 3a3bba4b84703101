"""What studies of given units share, wherever the ratings come from: which figures there are, and intervals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from qualcode.agreement.kernel.catalogue import COEFFICIENTS
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.resampling import NOT_ASKED, Resampled
from qualcode.agreement.kernel.values import LEAST, Interval, IntervalMethod, Plan, Value
from qualcode.agreement.study.results import PairAgreement
from qualcode.catalogue import later
from qualcode.plural import counted_later

INDICES = frozenset({"prevalence_index", "bias_index"})
"""Figures of one code that are not pooled."""
PAIRED = ("percent", "cohen_kappa", "krippendorff_alpha")
"""Figures of each pair of coders."""
NO_INTERVAL = Interval(None, None, later("no interval for this figure"))


def names_for(coders: int) -> list[str]:
    """The stable names of the figures of one code, coded or not, that exist for so many coders."""
    return [name for name, coefficient in COEFFICIENTS.items() if coders == 2 or not coefficient.two_coders]


def with_intervals(values: Mapping[str, Value], intervals: Mapping[str, Interval]) -> dict[str, Value]:
    """The values with their intervals, and with the reason where a figure has none."""
    return {name: replace(value, interval=intervals.get(name, NO_INTERVAL)) for name, value in values.items()}


def code_values(ratings: Ratings, names: Sequence[str], drawn: Resampled, place: int) -> dict[str, Value]:
    """The figures of one code, given or not, with its intervals: those of the code at `place` of what was drawn."""
    values = {name: COEFFICIENTS[name].compute(ratings) for name in names}
    return with_intervals(values, {name: intervals[place] for name, intervals in drawn.by_code.items()})


def each_pair(coders: Sequence[str], figures: Callable[[int, int], Mapping[str, Value]]) -> tuple[PairAgreement, ...]:
    """Every two coders with the figures that are given for their places."""
    places = combinations(range(len(coders)), 2)
    return tuple(PairAgreement(coders[first], coders[second], figures(first, second)) for first, second in places)


def no_interval(plan: Plan, clusters: int) -> str:
    """Why no figure of a study can have an interval; empty where some may."""
    if plan.method is IntervalMethod.NONE:
        return NOT_ASKED
    if clusters >= LEAST:
        return ""
    return later("{clusters}, fewer than {least}", clusters=counted_later(clusters, plan.cluster), least=LEAST)
