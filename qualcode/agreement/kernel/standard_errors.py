"""Gwet's analytic standard errors and intervals, where they are settled.

Settled are per cent, Brennan and Prediger, Fleiss, Conger (with it Cohen and Scott) and AC1/AC2. For
Krippendorff's alpha published formulas and programs differ, so alpha has the bootstrap only. They treat the
units as independent; sentences of one interview are not, so these intervals are rather too narrow.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from qualcode.agreement.kernel import coefficients
from qualcode.agreement.kernel.conditions import Formula, constant_coders, measured, not_varying
from qualcode.agreement.kernel.kappa import apart, total_weight, weighed
from qualcode.agreement.kernel.metrics import Weights
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.students_t import quantile
from qualcode.agreement.kernel.sums import Sums, share
from qualcode.agreement.kernel.values import Interval, Value, clipped
from qualcode.catalogue import later

if TYPE_CHECKING:
    from qualcode.agreement.kernel.sums import Array

Linearised = Callable[[Sums, Weights | None], "Array"]
"""Each pattern's linearised contribution to the expected agreement."""

METHOD = later("analytic (Gwet 2014), Student's t with n - 1 degrees of freedom")
THREE = later("rule of three")


@dataclass(frozen=True, slots=True)
class _Analytic:
    formula: Callable[[Weights | None], Formula]
    share: Linearised | None
    least: float = -1.0


def analytic(name: str, ratings: Ratings, weights: Weights | None = None, confidence: float = 0.95) -> Value:
    """A coefficient with Gwet's standard error and interval.

    `name` is the stable name of a coefficient in `ANALYTIC`; `KeyError` for another one. The variance is
    ``Σ (k*_u - k)² / (n (n-1))`` over the n rated units with the linearised contributions k*_u (Gwet 2014);
    the interval is cut at the coefficient's range. Instead of an interval without width there is a reason;
    for per cent without disagreement the rule of three gives the lower end.
    """
    chosen = ANALYTIC[name]
    value = measured(ratings, chosen.formula(weights))
    if value.value is None:
        return value
    active = ratings.active
    if name == "cohen_kappa":
        active = _only_pairable(active)
    return replace(value, interval=_interval(chosen, active, weights, value.value, confidence))


def _interval(
    chosen: _Analytic, ratings: Ratings, weights: Weights | None, value: float, confidence: float
) -> Interval:
    if value == 1.0:
        return _without_disagreement(chosen, ratings, confidence)
    error = _standard_error(chosen, ratings, weights)
    if error <= 1e-12:
        constant = constant_coders(ratings)
        why = not_varying(constant) if constant else later("not estimable (units: no variation)")
        return Interval(None, None, why, METHOD, confidence)
    reach = quantile(0.5 + confidence / 2, ratings.rated - 1) * error
    low, high, cut = clipped(value - reach, value + reach, min(chosen.least, value))
    return Interval(low, high, "", METHOD, confidence, error, cut)


def _without_disagreement(chosen: _Analytic, ratings: Ratings, confidence: float) -> Interval:
    if chosen.share is None and chosen.least == 0.0:
        low = max(0.0, 1 - -math.log(1 - confidence) / ratings.pairable)
        return Interval(low, 1.0, "", THREE, confidence)
    return Interval(None, None, later("not estimable (no disagreement)"), METHOD, confidence)


def _standard_error(chosen: _Analytic, ratings: Ratings, weights: Weights | None) -> float:
    sums = ratings.sums
    terms = chosen.formula(weights).disagreement(ratings)
    expected, value = Fraction(terms.expected), Fraction(terms.coefficient)
    rated, pairable, number = ratings.rated, ratings.pairable, sums.table.rated
    agreed = expected - share(_unlike(sums, weights), number * (number - 1))
    units = Fraction(rated, pairable) * agreed * (number >= 2) / expected
    if chosen.share is not None:
        units = units - 2 * (1 - value) * (chosen.share(sums, weights) - (1 - expected)) / expected
    squares = [
        count * float(unit - value) ** 2 for count, unit in zip(sums.frequencies[0, 0].tolist(), units, strict=True)
    ]
    return math.sqrt(math.fsum(squares) / (rated * (rated - 1)))


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
