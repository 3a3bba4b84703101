"""Gwet's analytic standard errors and intervals, where they are settled.

Settled are per cent, Brennan and Prediger, Fleiss, Conger (with it Cohen and Scott) and AC1/AC2. For
Krippendorff's alpha published formulas and programs differ, so alpha has the jackknife only.

The units' linearised contributions are summed by cluster before they are squared, as sentences of one interview are
not independent of each other: errors over single units are about half as wide as they should be. Only where nothing
is known of clusters they are over units, and say so.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from qualcode.agreement.kernel import coefficients
from qualcode.agreement.kernel.conditions import Formula, constant_coders, measured, not_varying
from qualcode.agreement.kernel.kappa import apart, total_weight, weighed
from qualcode.agreement.kernel.metrics import Weights
from qualcode.agreement.kernel.rating_table import Occurrence, RatingTable
from qualcode.agreement.kernel.ratings import Pattern, Ratings
from qualcode.agreement.kernel.students_t import quantile
from qualcode.agreement.kernel.sums import Sums, share
from qualcode.agreement.kernel.values import Interval, Plan, Value, clipped
from qualcode.catalogue import later
from qualcode.plural import counted_later

if TYPE_CHECKING:
    from qualcode.agreement.kernel.sums import Array

Linearised = Callable[[Sums, Weights | None], "Array"]
"""Each pattern's linearised contribution to the expected agreement."""

OF_UNITS = later("analytic (Gwet 2014), units taken as independent, Student's t with n - 1 degrees of freedom")
THREE = later("rule of three, units taken as independent")


@dataclass(frozen=True, slots=True)
class _Analytic:
    formula: Callable[[Weights | None], Formula]
    share: Linearised | None
    least: float = -1.0


def clustered(clusters: int, cluster: str) -> str:
    """How intervals over clusters were made, in words."""
    return later(
        "analytic (Gwet 2014), contributions summed over each of {clusters}, Student's t with {degrees} degrees of "
        "freedom",
        clusters=counted_later(clusters, cluster, after=True),
        degrees=clusters - 1,
    )


def analytic(
    name: str,
    ratings: Ratings,
    weights: Weights | None = None,
    clusters: Sequence[Ratings] = (),
    plan: Plan | None = None,
) -> Value:
    """A coefficient with Gwet's standard error and interval.

    `name` is the stable name of a coefficient in `ANALYTIC`; `KeyError` for another one. `clusters` are the same
    ratings by cluster, and `plan` says what these are. With the linearised contributions k*_u of the n rated units
    (Gwet 2014) and S_c = Σ (k*_u - k) over those of a cluster, the variance is ``K / (K-1) Σ S_c² / n²`` over K
    clusters; over single units ``Σ (k*_u - k)² / (n (n-1))``, the same with each unit as a cluster. The interval is
    cut at the coefficient's range. Instead of an interval without width, or of a code that occurs in too few
    clusters, there is a reason; over units, for per cent without disagreement, the rule of three gives the lower end.
    """
    chosen, plan = ANALYTIC[name], plan or Plan()
    value = measured(ratings, chosen.formula(weights))
    if value.value is None:
        return value
    active = ratings.active
    parts = [part.of_coders(sorted(ratings.spoken)) for part in clusters] if ratings.silent else list(clusters)
    if name == "cohen_kappa":
        active, parts = _only_pairable(active), [_only_pairable(part) for part in parts]
    found = _Linear(chosen, active, [part for part in parts if part.rated], weights, plan)
    return replace(value, interval=found.interval(value.value))


@dataclass(frozen=True, slots=True)
class _Linear:
    """What an interval is made from: the ratings, the same by cluster (none: over units), and how."""

    chosen: _Analytic
    ratings: Ratings
    clusters: Sequence[Ratings]
    weights: Weights | None
    plan: Plan

    def interval(self, value: float) -> Interval:
        """The interval around the value, or the reason why there is none."""
        number = len(self.clusters)
        method = clustered(number, self.plan.cluster) if number else OF_UNITS
        if not number and value == 1.0 and self.chosen.share is None and self.chosen.least == 0.0:
            low = max(0.0, 1 - -math.log(1 - self.plan.confidence) / self.ratings.pairable)
            return Interval(low, 1.0, "", THREE, self.plan.confidence)
        error = 0.0 if value == 1.0 else self._error()
        holding = self._occurrence()
        why = self._without(value, error) or (holding.too_few(number, self.plan) if holding else "")
        found = Interval(None, None, why, method, self.plan.confidence, holding=holding.holding if holding else None)
        if why:
            return found
        degrees = (number or self.ratings.rated) - 1
        reach = quantile(0.5 + self.plan.confidence / 2, degrees) * error
        low, high, cut = clipped(value - reach, value + reach, min(self.chosen.least, value))
        return replace(found, low=low, high=high, standard_error=error, clipped=cut, degrees=degrees)

    def _without(self, value: float, error: float) -> str:
        if value == 1.0:
            return later("not estimable (no disagreement)")
        if error > 1e-12:
            return ""
        constant = constant_coders(self.ratings)
        return not_varying(constant) if constant else later("not estimable (units: no variation)")

    def _occurrence(self) -> Occurrence | None:
        if not self.clusters:
            return None
        return RatingTable.of([self.clusters]).occurrences()[1][0]

    def _error(self) -> float:
        off = _deviations(self.chosen, self.ratings, self.weights)
        rated, number = self.ratings.rated, len(self.clusters)
        if not number:
            squares = [count * off[pattern] ** 2 for pattern, _other, count in self.ratings.rated_patterns()]
            return math.sqrt(math.fsum(squares) / (rated * (rated - 1)))
        if number == 1:
            return 0.0
        sums = [
            math.fsum(count * off[pattern] for pattern, _other, count in part.rated_patterns())
            for part in self.clusters
        ]
        return math.sqrt(number / (number - 1) * math.fsum(total * total for total in sums)) / rated


def _deviations(chosen: _Analytic, ratings: Ratings, weights: Weights | None) -> dict[Pattern, float]:
    """How far the linearised contribution of a unit of each pattern lies from the coefficient."""
    sums = ratings.sums
    terms = chosen.formula(weights).disagreement(ratings)
    expected, value = Fraction(terms.expected), Fraction(terms.coefficient)
    rated, pairable, number = ratings.rated, ratings.pairable, sums.table.rated
    agreed = expected - share(_unlike(sums, weights), number * (number - 1))
    units = Fraction(rated, pairable) * agreed * (number >= 2) / expected
    if chosen.share is not None:
        units = units - 2 * (1 - value) * (chosen.share(sums, weights) - (1 - expected)) / expected
    patterns = [pattern for pattern, *_other in ratings.rated_patterns()]
    return {pattern: float(unit - value) for pattern, unit in zip(patterns, units, strict=True)}


def _unlike(sums: Sums, weights: Weights | None) -> Array:
    """Per pattern the (weighted) disagreement of its ordered pairs of ratings."""
    far = apart(sums, weights)
    pairs = sums.numbers([1] * len(sums.table.pairs[0])) if far is None else far
    found = sums.numbers([0] * len(sums.table.said))
    for places in sums.table.pair_places:
        found = found + 2 * _at(sums, pairs, places)
    return found


def _at(sums: Sums, values: Array, places: Array) -> Array:
    """The values at the places, 0 where the place is below 0."""
    import numpy as np

    found: Array = np.append(values, sums.numbers([0]))[places]
    return found


def _fleiss_share(sums: Sums, weights: Weights | None) -> Array:
    return _mean(sums, weighed(sums, sums.category_shares, weights)[0, 0])


def _gwet_share(sums: Sums, weights: Weights | None) -> Array:
    size = len(sums.table.categories)
    return _mean(sums, share(total_weight(sums, weights) * (1 - sums.category_shares[0, 0]), size * (size - 1)))


def _mean(sums: Sums, values: Array) -> Array:
    """Per pattern the mean over its ratings of the values of their categories."""
    return share(_at(sums, values, sums.table.said).sum(axis=1), sums.table.rated)


def _conger_share(sums: Sums, weights: Weights | None) -> Array:
    """Per coder what the others expect of each category, weighed by how much this coder rated."""
    shares = [share(numbers[0, 0], numbers[0, 0].sum()) for numbers in sums.by_coder]
    together, coders, rated = sum(shares), len(shares), sums.rated[0, 0]
    found = sums.numbers([0] * len(sums.table.said))
    for own, numbers, said in zip(shares, sums.by_coder, sums.table.said.T, strict=True):
        expects = weighed(sums, together - own, weights)
        mean = (own * expects).sum()
        found = found + _at(sums, expects - mean, said) * Fraction(rated, numbers[0, 0].sum()) + mean
    return found / (coders * (coders - 1))


def _only_pairable(ratings: Ratings) -> Ratings:
    kept = {pattern: count for pattern, _, count in ratings.rated_patterns(least=2)}
    return Ratings(ratings.coders, ratings.categories, kept, ratings.positive)


ANALYTIC: dict[str, _Analytic] = {
    "percent": _Analytic(lambda _: coefficients.PERCENT, None, 0.0),
    "cohen_kappa": _Analytic(coefficients.cohen, _conger_share),
    "scott_pi": _Analytic(lambda _: coefficients.SCOTT, _fleiss_share),
    "fleiss_kappa": _Analytic(coefficients.fleiss, _fleiss_share),
    "conger_kappa": _Analytic(coefficients.conger, _conger_share),
    "brennan_prediger": _Analytic(coefficients.brennan, None),
    "gwet_ac1": _Analytic(coefficients.gwet, _gwet_share),
}
