"""Quantiles of Student's t, so that an interval needs no scientific library."""

from __future__ import annotations

import math
from functools import lru_cache


@lru_cache(maxsize=256)  # the codes of a study mostly have as many units each
def quantile(probability: float, freedom: float) -> float:
    """The value below which Student's t with `freedom` degrees of freedom lies with `probability`.

    Exact to about eight digits. `probability` is in (0, 1), `freedom` at least 1.

    >>> round(quantile(0.975, 11), 4)
    2.201
    """
    if probability == 0.5:
        return 0.0
    if probability < 0.5:
        return -quantile(1 - probability, freedom)
    sure = _surely_around(probability, freedom)
    low, high = 0.0, 2.0
    while _is_below(high, probability, freedom, sure):
        low, high = high, high * 2
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if _is_below(middle, probability, freedom, sure) else (low, middle)
    return (low + high) / 2


def _is_below(value: float, probability: float, freedom: float, sure: tuple[float, float]) -> bool:
    """Whether a value lies below the quantile, which lies between those that are sure."""
    if not sure[0] < value < sure[1]:
        return value <= sure[0]
    return cumulative(value, freedom) < probability


def _surely_around(probability: float, freedom: float) -> tuple[float, float]:
    """Two values, as near to each other as the noise of `cumulative` allows, between which the quantile lies.

    Newton's method finds it in a few steps: halving the distance alone takes seventy looks at the distribution.
    """
    near = _expansion(probability, freedom)
    scale = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(freedom * math.pi)
    for _ in range(20):
        density = scale * math.exp(-(freedom + 1) / 2 * math.log1p(near * near / freedom))
        step = (probability - cumulative(near, freedom)) / density
        near = max(0.0, near + step)
        if abs(step) < 1e-8 * near:  # the next step would be its square
            break
    reach = 1e-11 + 1e-15 * freedom
    low, high = near * (1 - reach), near * (1 + reach)
    if cumulative(low, freedom) < probability <= cumulative(high, freedom):
        return low, high
    return 0.0, math.inf


def _expansion(probability: float, freedom: float) -> float:
    """A first guess: the normal quantile (Abramowitz & Stegun 26.2.23) and what 26.7.5 adds to it."""
    root = math.sqrt(-2 * math.log(1 - probability))
    over = (0.010328 * root + 0.802853) * root + 2.515517
    under = ((0.001308 * root + 0.189269) * root + 1.432788) * root + 1
    z = max(0.0, root - over / under)
    return z + z * (z * z + 1) / (4 * freedom) + z * ((5 * z * z + 16) * z * z + 3) / (96 * freedom * freedom)


def cumulative(value: float, freedom: float) -> float:
    """The probability of Student's t being at most `value`."""
    beyond = _incomplete_beta(freedom / 2, 0.5, freedom / (freedom + value * value)) / 2
    return 1 - beyond if value >= 0 else beyond


def _incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function (continued fraction of Abramowitz & Stegun 26.5.8)."""
    if x <= 0.0 or x >= 1.0:
        return 0.0 if x <= 0.0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - _incomplete_beta(b, a, 1 - x)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))
    return front * _fraction(a, b, x) / a


def _fraction(a: float, b: float, x: float) -> float:
    """The continued fraction by Lentz's method."""
    tiny = 1e-300
    c, d = 1.0, 1 - (a + b) * x / (a + 1)
    d = 1 / (d or tiny)
    result = d
    for step in range(1, 1000):
        for top in (
            step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step)),
            -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1)),
        ):
            d = 1 / ((1 + top * d) or tiny)
            c = (1 + top / c) or tiny
            result *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return result
