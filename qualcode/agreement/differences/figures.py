"""How much figures differ between two sets of clusters, with an interval and a test. The only place of the formula.

A coefficient is 1 - r. The difference of the second less the first is d = r_1 - r_2. Of each of both r_k is r without
cluster k, of K clusters; what cluster k adds is

    e_k = sqrt((K - 1) / K) · (r_k - mean r_k)

and 0 where it has no part. With that

    se = sqrt(Σ over all clusters of (e_1k - e_2k)²)
    interval = d ± t · se,  p = 2 · (1 - T(|d| / se))

Where all clusters are common that is the jackknife of the difference, so that what the same interviews do to both
figures cancels (Gwet 2016, who linearises for single units where here clusters are left out); where none is, both
variances are added; where some are, their covariance counts. Degrees of freedom: where clusters are common the
smaller number of clusters that hold the code, less 1, else those of Welch and Satterthwaite from both.

In simulated studies (`tests/agreement/test_difference_coverage.py`) these intervals hold 94 to 98 %. There is one
where the code occurs in at least `LEAST_OF_EACH` clusters on each side, and in at least `values.LEAST` in all.

Gwet (2016), Testing the difference of correlated agreement coefficients for statistical significance, Educational and
Psychological Measurement 76(4).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.agreement.kernel import jackknife
from qualcode.agreement.kernel.catalogue import COEFFICIENTS
from qualcode.agreement.kernel.conditions import Formula
from qualcode.agreement.kernel.krippendorff import alpha
from qualcode.agreement.kernel.metrics import Metric
from qualcode.agreement.kernel.rating_table import RatingTable
from qualcode.agreement.kernel.resampling import NOT_ASKED
from qualcode.agreement.kernel.students_t import cumulative, quantile
from qualcode.agreement.kernel.values import LEAST, Interval, IntervalMethod, Plan, Value, undefined
from qualcode.agreement.planning.simulated_intervals import StudyTerms
from qualcode.catalogue import Later, later
from qualcode.plural import counted_later

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

LEAST_OF_EACH = 3
"""Where fewer clusters than this hold the code on one of both sides there is no interval of the difference."""
CITED = "Gwet 2016"  # no text: a source


@dataclass(frozen=True, slots=True)
class FigureDifference:
    """A figure of two studies, and how much the `second` is higher than the `first`, with its interval in `value`.

    `degrees` are those of freedom and `probability` that of a difference as large if there were none (two-sided);
    both are None where there is no interval. `common` clusters are in both; the code occurs in `holding` of the
    first's and of the second's.
    """

    first: Value
    second: Value
    value: Value
    degrees: float | None = None
    probability: float | None = None
    common: int = 0
    holding: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class ClusterTerms:
    """Both terms of one figure over all clusters and without each of them; `names` say which clusters these are."""

    names: tuple[str, ...]
    terms: StudyTerms

    @classmethod
    def of(
        cls, tables: Sequence[RatingTable], names: Sequence[str], figure: str, metric: Metric = Metric.NOMINAL
    ) -> ClusterTerms:
        """Of a figure (a stable name) pooled over the codes of tables, each with these clusters.

        Clusters without a unit that two coders rated are left aside, as they are for intervals.
        """
        return cls.of_each(tables, names, [figure], metric)[figure]

    @classmethod
    def of_each(
        cls,
        tables: Sequence[RatingTable],
        names: Sequence[str],
        figures: Sequence[str],
        metric: Metric = Metric.NOMINAL,
    ) -> dict[str, ClusterTerms]:
        """The same of several figures, by their stable names, from the same sums."""
        import numpy as np

        kept = np.flatnonzero(np.logical_or.reduce([table.pairable() for table in tables])).tolist()
        formulas = [formula_of(figure, metric) for figure in figures]
        codes = [_heard(table.chosen([code], kept)) for table in tables for code in range(len(table))]
        whole = StudyTerms.of_each(codes[0], formulas)
        for code in codes[1:]:
            another = StudyTerms.of_each(code, formulas)
            whole = [terms.with_another(others) for terms, others in zip(whole, another, strict=True)]
        clusters = tuple(names[place] for place in kept)
        return {figure: cls(clusters, terms) for figure, terms in zip(figures, whole, strict=True)}

    @property
    def holding(self) -> int:
        """In how many clusters the code occurs."""
        return int(self.terms.there.sum())


def formula_of(figure: str, metric: Metric = Metric.NOMINAL) -> Formula:
    """The formula of a figure by its stable name; the metric is alpha's."""
    return alpha(metric) if figure == "krippendorff_alpha" else COEFFICIENTS[figure].formula


def _heard(table: RatingTable) -> RatingTable:
    """The table of one code without the coders who have no rating of it; two stay."""
    (coders,) = table.spoken()
    return table.of_coders(coders) if len(coders) > 1 else table


def figure_difference(
    first: Value,
    second: Value,
    terms: tuple[ClusterTerms, ClusterTerms],
    plan: Plan,
    *,
    least: float = -1.0,
    several: bool = False,
) -> FigureDifference:
    """The difference of a figure of two studies, and of the second less the first the interval, or why there is none.

    `terms` are those of both, `plan` names the clusters, `least` is the lowest value of the figure; `several` says
    that it is about several codes.
    """
    import numpy as np

    before, after = terms
    common = len(set(before.names) & set(after.names))
    holding = (before.holding, after.holding)
    if first.value is None or second.value is None:
        return FigureDifference(first, second, undefined(_why_none(first, second)), common=common, holding=holding)
    value = second.value - first.value
    places = {name: place for place, name in enumerate(dict.fromkeys((*before.names, *after.names)))}
    ratios, errors = [], np.zeros((2, len(places)))
    for side, of_side in enumerate(terms):
        ratio, each = jackknife.influences(of_side.terms.observed[:, 0], of_side.terms.expected[:, 0])
        ratios.append(float(ratio))
        errors[side, [places[name] for name in of_side.names]] = each
    error = float(np.sqrt(((errors[0] - errors[1]) ** 2).sum()))
    together = _together(terms)
    refusal: str = NOT_ASKED if plan.method is IntervalMethod.NONE else ""
    refusal = refusal or _too_few(terms, together, plan, several=several) or _not_estimable(ratios, error)
    method = later(
        "jackknife of the difference over {clusters}, {common} of them in both, Student's t",
        clusters=counted_later(len(places), plan.cluster),
        common=common,
    )
    held = {"method": method, "confidence": plan.confidence, "clusters": len(places), "holding": min(holding)}
    if refusal:
        interval = Interval(None, None, refusal, **held)  # type: ignore[arg-type]  # the fields of the record
        return FigureDifference(first, second, Value(value, interval=interval), common=common, holding=holding)
    degrees = float(min(holding) - 1) if common else _welch((errors**2).sum(axis=1).tolist(), holding)
    reach = quantile(0.5 + plan.confidence / 2, degrees) * error
    most = 1 - least
    interval = Interval(
        max(value - reach, -most),
        min(value + reach, most),
        standard_error=error,
        clipped=reach + abs(value) > most,
        caution=plan.caution,
        **held,  # type: ignore[arg-type]  # the fields of the record
    )
    probability = 2 * (1 - cumulative(abs(value) / error, degrees))
    shown = Value(value, interval=interval)
    return FigureDifference(first, second, shown, degrees, probability, common, holding)


def _why_none(first: Value, second: Value) -> Later | str:
    """Why a figure of one of both does not exist."""
    if first.value is None and second.value is None and first.reason == second.reason:
        return first.reason
    return later("on one side n/a: {reason}", reason=first.reason if first.value is None else second.reason)


def _together(terms: Sequence[ClusterTerms]) -> int:
    """In how many different clusters the code occurs on either side."""
    return len(
        {
            name
            for of_side in terms
            for name, there in zip(of_side.names, of_side.terms.there[0].tolist(), strict=True)
            if there
        }
    )


def _too_few(terms: Sequence[ClusterTerms], together: int, plan: Plan, *, several: bool) -> str:
    """The reason against an interval where too few clusters hold the code."""
    fewest = min(terms, key=lambda of_side: of_side.holding)
    if fewest.holding < LEAST_OF_EACH:
        told = {
            "few": fewest.holding,
            "clusters": counted_later(len(fewest.names), plan.cluster, after=True),
            "least": LEAST_OF_EACH,
        }
        if several:
            return later("on one side the codes occur in {few} of {clusters}, fewer than {least}", **told)
        return later("on one side the code occurs in {few} of {clusters}, fewer than {least}", **told)
    if together < LEAST:
        number = counted_later(together, plan.cluster, after=True)
        if several:
            return later("both sides together have the codes in {clusters}, fewer than {least}",
                         clusters=number, least=LEAST)  # fmt: skip
        return later("both sides together have the code in {clusters}, fewer than {least}",
                     clusters=number, least=LEAST)  # fmt: skip
    return ""


def _not_estimable(ratios: Sequence[float], error: float) -> str:
    """The reason against an interval where a side has no disagreement, or no cluster changes the difference."""
    if min(ratios) <= jackknife.NOTHING:
        return later("not estimable (no disagreement on one side)")
    return "" if error > jackknife.NOTHING else later("not estimable (no cluster changes the difference)")


def _welch(variances: Sequence[float], holding: Sequence[int]) -> float:
    """Degrees of freedom of a sum of independent variances, by Welch and Satterthwaite."""
    shares = [variance**2 / (number - 1) for variance, number in zip(variances, holding, strict=True)]
    return math.fsum(variances) ** 2 / math.fsum(shares)
