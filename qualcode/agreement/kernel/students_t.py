"""Quantiles of Student's t, so that an interval needs no scientific library."""

from __future__ import annotations

import math
from functools import lru_cache


@lru_cache(maxsize=256)  # the codes of a study mostly have as many units each
def quantile(probability: float, freedom: int) -> float:
    """The value below which Student's t with `freedom` degrees of freedom lies with `probability`.

    Exact to about eight digits. `probability` is in (0, 1), `freedom` at least 1.

    >>> round(quantile(0.975, 11), 4)
    2.201
    """
    if probability == 0.5:
        return 0.0
    if probability < 0.5:
        return -quantile(1 - probability, freedom)
    low, high = 0.0, 2.0
    while cumulative(high, freedom) < probability:
        low, high = high, high * 2
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if cumulative(middle, freedom) < probability else (low, middle)
    return (low + high) / 2


def cumulative(value: float, freedom: int) -> float:
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
