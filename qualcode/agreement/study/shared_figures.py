"""What studies of given units share, wherever the ratings come from: which figures there are, and intervals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Protocol

from qualcode.agreement.kernel.catalogue import COEFFICIENTS
from qualcode.agreement.kernel.krippendorff import krippendorff_alpha
from qualcode.agreement.kernel.metrics import Metric
from qualcode.agreement.kernel.rating_table import RatingTable
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.resampling import NOT_ASKED, Resampled
from qualcode.agreement.kernel.values import LEAST, Interval, IntervalMethod, Plan, Value, pooled
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


class Resample(Protocol):
    """What makes the intervals of some figures of the codes of tables, by the figures' names."""

    def __call__(self, tables: Sequence[RatingTable], names: Sequence[str], *, of_codes: bool = True) -> Resampled:
        """Without `of_codes` the pooled ones only."""


def value_of(name: str, ratings: Ratings, metric: Metric) -> Value:
    """A figure by its stable name; the metric is alpha's."""
    if name == "krippendorff_alpha":
        return krippendorff_alpha(ratings, metric)
    return COEFFICIENTS[name].compute(ratings)


@dataclass(frozen=True, slots=True)
class RatedCodes:
    """Given units rated for several codes: the figures per code, and pooled over those that are `pooled`.

    `tables` gives those of some codes by their places, `resample` intervals. `names` are the figures,
    `paired` those that two coders have.
    """

    ratings: Sequence[Ratings]
    pooled: Sequence[bool]
    names: Sequence[str]
    paired: Sequence[str]
    metric: Metric
    tables: Callable[[Sequence[int]], Sequence[RatingTable]]
    resample: Resample

    def figures(self) -> tuple[list[dict[str, Value]], dict[str, Value]]:
        """All figures per code, and pooled."""
        values = [{name: value_of(name, rated, self.metric) for name in self.names} for rated in self.ratings]
        chosen = [place for place, there in enumerate(self.pooled) if there]
        others = [place for place, there in enumerate(self.pooled) if not there]
        drawn = [name for name in self.names if name not in INDICES]
        whole = {name: pooled(values[place][name] for place in chosen) for name in drawn}
        for places in (chosen, others):
            found = self.resample(self.tables(places), drawn)
            for number, place in enumerate(places):
                intervals = {name: by_code[number] for name, by_code in found.by_code.items()}
                values[place] = with_intervals(values[place], intervals)
            if places is chosen:
                whole = with_intervals(whole, found.pooled)
        return values, whole

    def pairs(self) -> tuple[PairAgreement, ...]:
        """The pooled figures of each pair of coders."""
        coders = self.ratings[0].coders
        chosen = self.tables([place for place, there in enumerate(self.pooled) if there])
        names = [name for name in PAIRED if name in self.paired]

        def figures(first: int, second: int) -> dict[str, Value]:
            tables = [table.of_coders((first, second)) for table in chosen]
            whole = [rated for table in tables for rated in table.whole()]
            values = {name: pooled(value_of(name, rated, self.metric) for rated in whole) for name in names}
            return with_intervals(values, self.resample(tables, names, of_codes=False).pooled)

        return each_pair(coders, figures)


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
