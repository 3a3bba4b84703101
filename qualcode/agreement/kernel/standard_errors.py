"""Gwet's analytic standard errors and intervals, where they are settled.

Settled are per cent, Brennan and Prediger, Fleiss, Conger (with it Cohen and Scott) and AC1/AC2. For
Krippendorff's alpha published formulas and programs differ, so alpha has the bootstrap only. They treat the
units as independent; sentences of one interview are not, so these intervals are rather too narrow.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from qualcode.agreement.kernel.coefficients import (
    brennan_disagreement,
    category_shares,
    coder_shares,
    cohen_disagreement,
    conger_disagreement,
    fleiss_disagreement,
    gwet_disagreement,
    pair_agreement,
    percent_disagreement,
    scott_disagreement,
)
from qualcode.agreement.kernel.conditions import constant_coders, measured
from qualcode.agreement.kernel.metrics import Weights
from qualcode.agreement.kernel.ratings import Pattern, Ratings, counted
from qualcode.agreement.kernel.students_t import quantile
from qualcode.agreement.kernel.values import Disagreement, Interval, Value, clipped

Share = Callable[[Pattern], Fraction]
"""A pattern's linearised contribution to the expected agreement."""

METHOD = "analytic (Gwet 2014), Student's t with n - 1 degrees of freedom"
THREE = "rule of three"


@dataclass(frozen=True, slots=True)
class _Analytic:
    measure: Callable[[Ratings, Weights | None], Disagreement]
    share: Callable[[Ratings, Weights | None], Share] | None
    least: float = -1.0


def analytic(name: str, ratings: Ratings, weights: Weights | None = None, confidence: float = 0.95) -> Value:
    """A coefficient with Gwet's standard error and interval.

    `name` is the stable name of a coefficient in `ANALYTIC`; `KeyError` for another one. The variance is
    ``Σ (k*_u - k)² / (n (n-1))`` over the n rated units with the linearised contributions k*_u (Gwet 2014);
    the interval is cut at the coefficient's range. Instead of an interval without width there is a reason;
    for per cent without disagreement the rule of three gives the lower end.
    """
    chosen = ANALYTIC[name]
    value = measured(ratings, lambda active: chosen.measure(active, weights))
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
        names = ", ".join(f"coder {name}" for name in constant) or "units"
        return Interval(None, None, f"not estimable ({names}: no variation)", METHOD, confidence)
    reach = quantile(0.5 + confidence / 2, ratings.rated - 1) * error
    low, high, cut = clipped(value - reach, value + reach, min(chosen.least, value))
    return Interval(low, high, "", METHOD, confidence, error, cut)


def _without_disagreement(chosen: _Analytic, ratings: Ratings, confidence: float) -> Interval:
    if chosen.share is None and chosen.least == 0.0:
        low = max(0.0, 1 - -math.log(1 - confidence) / ratings.pairable)
        return Interval(low, 1.0, "", THREE, confidence)
    return Interval(None, None, "not estimable (no disagreement)", METHOD, confidence)


def _standard_error(chosen: _Analytic, ratings: Ratings, weights: Weights | None) -> float:
    terms = chosen.measure(ratings, weights)
    expected, value = Fraction(terms.expected), Fraction(terms.coefficient)
    chance = 1 - expected
    share = chosen.share(ratings, weights) if chosen.share else None
    rated, pairable = ratings.rated, ratings.pairable
    squares = []
    for pattern, number, count in ratings.rated_patterns():
        unit = Fraction(0)
        if number >= 2:
            alike = pair_agreement(counted(pattern), weights) / (number * (number - 1))
            unit = Fraction(rated, pairable) * (alike - chance) / expected
        if share is not None:
            unit -= 2 * (1 - value) * (share(pattern) - chance) / expected
        squares.append(count * float(unit - value) ** 2)
    return math.sqrt(math.fsum(squares) / (rated * (rated - 1)))


def _fleiss_share(ratings: Ratings, weights: Weights | None) -> Share:
    weighed = _weighed(category_shares(ratings), weights)
    return lambda pattern: _mean(pattern, weighed)


def _gwet_share(ratings: Ratings, weights: Weights | None) -> Share:
    size = len(ratings.categories)
    total = sum((sum(row, Fraction(0)) for row in weights.matrix), Fraction(0)) if weights else Fraction(size)
    rest = [total * (1 - share) / (size * (size - 1)) for share in category_shares(ratings)]
    return lambda pattern: _mean(pattern, rest)


def _conger_share(ratings: Ratings, weights: Weights | None) -> Share:
    """Per coder what the others expect of each category, weighed by how much this coder rated."""
    shares = coder_shares(ratings)
    coders, rated = len(shares), ratings.rated
    totals = [sum(column, Fraction(0)) for column in zip(*shares, strict=True)]
    expects = [_weighed([total - own for total, own in zip(totals, row, strict=True)], weights) for row in shares]
    own = [_dot(row, far) for row, far in zip(shares, expects, strict=True)]
    rates = [Fraction(_rated_by(ratings, coder), rated) for coder in range(coders)]

    def share(pattern: Pattern) -> Fraction:
        total = Fraction(0)
        for coder, category in enumerate(pattern):
            gain = expects[coder][category] - own[coder] if category >= 0 else Fraction(0)
            total += gain / rates[coder] + own[coder]
        return total / (coders * (coders - 1))

    return share


def _rated_by(ratings: Ratings, coder: int) -> int:
    return sum(count for pattern, _, count in ratings.rated_patterns() if pattern[coder] >= 0)


def _weighed(shares: list[Fraction], weights: Weights | None) -> list[Fraction]:
    """Σ_l w_kl share_l for every k."""
    if weights is None:
        return shares
    return [_dot(row, shares) for row in weights.matrix]


def _dot(first: Sequence[Fraction], second: Sequence[Fraction]) -> Fraction:
    return sum((ours * theirs for ours, theirs in zip(first, second, strict=True)), Fraction(0))


def _mean(pattern: Pattern, values: list[Fraction]) -> Fraction:
    said = [values[category] for category in pattern if category >= 0]
    return sum(said, Fraction(0)) / len(said)


def _only_pairable(ratings: Ratings) -> Ratings:
    kept = {pattern: count for pattern, _, count in ratings.rated_patterns(least=2)}
    return Ratings(ratings.coders, ratings.categories, kept, ratings.positive)


ANALYTIC: dict[str, _Analytic] = {
    "percent": _Analytic(lambda ratings, _: percent_disagreement(ratings), None, 0.0),
    "cohen_kappa": _Analytic(cohen_disagreement, _conger_share),
    "scott_pi": _Analytic(lambda ratings, _: scott_disagreement(ratings), _fleiss_share),
    "fleiss_kappa": _Analytic(fleiss_disagreement, _fleiss_share),
    "conger_kappa": _Analytic(conger_disagreement, _conger_share),
    "brennan_prediger": _Analytic(brennan_disagreement, None),
    "gwet_ac1": _Analytic(gwet_disagreement, _gwet_share),
}
