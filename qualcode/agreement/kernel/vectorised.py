"""The terms of coefficients over values of any kind for many replicates at once, from frequencies of patterns.

`binary_sums` does the same for one code, coded or not; here values are categories, counts, weights or sets of
codes. A replicate is a row of frequencies, one for each pattern, so it costs a weighted sum and no second
pass over the units. Formulas and names are those of `coefficients` and `krippendorff`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from qualcode.agreement.kernel.metrics import Distance, Metric, exact_numbers
from qualcode.agreement.kernel.ratings import Pattern, Ratings
from qualcode.errors import QualcodeError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Terms = tuple[Floats, Floats]


MOST_NUMBERS = 25_000_000
"""How many numbers a table may hold: 200 MB."""


@dataclass(frozen=True)
class PatternTable:
    """The patterns of some ratings as arrays, one row a pattern.

    `said` has the shape (patterns, coders), -1 for missing; `counts` (patterns, categories) holds how many
    coders gave each category; `rated` (patterns,) how many rated at all.
    """

    ratings: Ratings
    said: Floats
    counts: Floats
    rated: Floats

    @classmethod
    def of(cls, ratings: Ratings, patterns: Sequence[Pattern]) -> PatternTable:
        """From the patterns in the order of the frequencies; `ratings` gives coders and categories.

        Raises QualcodeError where the table, or one of the pairs of categories, would hold more than `MOST_NUMBERS`.
        """
        import numpy as np  # noqa: PLC0415 - heavy

        categories = len(ratings.categories)
        if max(len(patterns), categories) * categories > MOST_NUMBERS:
            raise QualcodeError(
                f"{categories:,} different values in {len(patterns):,} combinations are too many for intervals.",
                "Say --bootstrap 0 for the figures without intervals, or group the values.",
            )
        said = np.array(patterns, dtype=float).reshape(len(patterns), len(ratings.coders))
        counts = np.stack([(said == place).sum(axis=1) for place in range(len(ratings.categories))], axis=1)
        return cls(ratings, said, counts.astype(float), (said >= 0).sum(axis=1).astype(float))


def terms_of(
    name: str, table: PatternTable, frequencies: Floats, metric: Metric | Distance = Metric.NOMINAL
) -> Terms:
    """Observed and expected disagreement of every replicate; not-a-number where fewer than two units are pairable.

    `name` is a key of `TERMS`; `frequencies` has the shape (replicates, patterns); `metric` is alpha's.
    """
    import numpy as np  # noqa: PLC0415 - heavy

    if name == "krippendorff_alpha":
        observed, expected = _alpha(table, frequencies, metric)
    else:
        observed, expected = TERMS[name](table, frequencies)
    enough = frequencies @ (table.rated >= 2) > 1
    return np.where(enough, observed, np.nan), np.where(enough, expected, np.nan)


def _share(part: Floats, whole: Floats) -> Floats:
    import numpy as np  # noqa: PLC0415 - heavy

    share: Floats = np.divide(part, whole, out=np.zeros(np.broadcast(part, whole).shape), where=whole > 0)
    return share


def _percent(table: PatternTable, frequencies: Floats) -> Terms:
    import numpy as np  # noqa: PLC0415 - heavy

    pairs = table.rated * (table.rated - 1)
    alike = _share((table.counts * (table.counts - 1)).sum(axis=1), pairs)
    pairable = frequencies @ (pairs > 0)
    return 1 - _share(frequencies @ alike, pairable), np.ones(len(frequencies))


def _shares(table: PatternTable, frequencies: Floats) -> Floats:
    """pi_k of every replicate: shape (replicates, categories)."""
    rated = frequencies @ (table.rated > 0)
    return _share(frequencies @ _share(table.counts, table.rated[:, None]), rated[:, None])


def _fleiss(table: PatternTable, frequencies: Floats) -> Terms:
    return _percent(table, frequencies)[0], 1 - (_shares(table, frequencies) ** 2).sum(axis=1)


def _gwet(table: PatternTable, frequencies: Floats) -> Terms:
    shares = _shares(table, frequencies)
    chance = (shares * (1 - shares)).sum(axis=1) / max(1, shares.shape[1] - 1)
    return _percent(table, frequencies)[0], 1 - chance


def _brennan(table: PatternTable, frequencies: Floats) -> Terms:
    observed, one = _percent(table, frequencies)
    return observed, one - 1 / table.counts.shape[1]


def _cohen(table: PatternTable, frequencies: Floats) -> Terms:
    if table.said.shape[1] < 2:
        return frequencies[:, 0] * 0, frequencies[:, 0] * 0
    both = (table.said >= 0).all(axis=1)
    complete = frequencies[:, both]
    units = complete.sum(axis=1)
    observed = _share(complete @ (table.said[both, 0] != table.said[both, 1]), units)
    first, second = (_share(complete @ _marks(table, coder)[both], units[:, None]) for coder in (0, 1))
    return observed, 1 - (first * second).sum(axis=1)


def _conger(table: PatternTable, frequencies: Floats) -> Terms:
    shares, active = [], []
    for coder in range(table.said.shape[1]):
        rated = frequencies @ (table.said[:, coder] >= 0)
        shares.append(_share(frequencies @ _marks(table, coder), rated[:, None]))
        active.append(rated > 0)
    chance = pairs = frequencies[:, 0] * 0
    for first, second in combinations(range(len(shares)), 2):
        both = active[first] & active[second]
        chance = chance + both * (shares[first] * shares[second]).sum(axis=1)
        pairs = pairs + both
    return _percent(table, frequencies)[0], 1 - _share(chance, pairs)


def _marks(table: PatternTable, coder: int) -> Floats:
    """Which category a coder gave: shape (patterns, categories), 0 or 1."""
    import numpy as np  # noqa: PLC0415 - heavy

    marks: Floats = (table.said[:, coder, None] == np.arange(table.counts.shape[1])).astype(float)
    return marks


def _alpha(table: PatternTable, frequencies: Floats, metric: Metric | Distance) -> Terms:
    paired = table.rated >= 2
    chosen, counts = frequencies[:, paired], table.counts[paired]
    others = table.rated[paired] - 1
    totals = chosen @ counts
    ratings = totals.sum(axis=1)
    if metric is Metric.ORDINAL:
        observed, expected = _ordinal(chosen, counts, others, totals)
    elif metric is Metric.NOMINAL:
        alike = (counts**2).sum(axis=1)
        observed = chosen @ (((others + 1) ** 2 - alike) / others)
        expected = ratings**2 - (totals**2).sum(axis=1)
    else:
        far = _distances(table.ratings, metric)
        observed = chosen @ (((counts @ far) * counts).sum(axis=1) / others)
        expected = ((totals @ far) * totals).sum(axis=1)
    return _share(observed, ratings), _share(expected, ratings * (ratings - 1))


def _distances(ratings: Ratings, metric: Metric | Distance) -> Floats:
    """Squared differences, or distances as they are, of all pairs of categories."""
    import numpy as np  # noqa: PLC0415 - heavy

    if isinstance(metric, Distance):
        names = ratings.categories
        far = np.zeros((len(names), len(names)))
        for place, one in enumerate(names):
            far[place, :place] = [float(metric.between(one, other)) for other in names[:place]]
        return far + far.T
    numbers = np.array([float(number) for number in exact_numbers(ratings.categories)])
    apart = np.abs(numbers[:, None] - numbers)
    if metric is Metric.RATIO:
        apart = _share(apart, numbers[:, None] + numbers)
    squares: Floats = apart**2
    return squares


def _ordinal(chosen: Floats, counts: Floats, others: Floats, totals: Floats) -> Terms:
    """The interval way over mid-ranks, which every replicate has of its own."""
    import numpy as np  # noqa: PLC0415 - heavy

    ranks = 2 * np.cumsum(totals, axis=1) - totals
    spread = (others + 1) * (ranks**2 @ counts.T) - (ranks @ counts.T) ** 2
    observed = (chosen * 2 * spread / others).sum(axis=1)
    ratings = totals.sum(axis=1)
    return observed, 2 * (ratings * (totals * ranks**2).sum(axis=1) - (totals * ranks).sum(axis=1) ** 2)


TERMS: dict[str, Callable[[PatternTable, Floats], Terms]] = {
    "percent": _percent,
    "cohen_kappa": _cohen,
    "scott_pi": _fleiss,
    "fleiss_kappa": _fleiss,
    "conger_kappa": _conger,
    "brennan_prediger": _brennan,
    "gwet_ac1": _gwet,
}
"""Stable names and the terms of the coefficient; `krippendorff_alpha` takes a metric and stands beside them."""
