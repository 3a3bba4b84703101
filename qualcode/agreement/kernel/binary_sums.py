"""The sums of binary ratings from which coefficients are computed for many codes and replicates at once.

Per number m of ratings of a unit: units, ratings “coded”, and disagreeing ordered pairs; per coder units
rated and coded; and the units that the first two coders both rated, with what they said. All are integers,
add up over clusters, and stay exact as floating point up to 2^53.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from qualcode.agreement.kernel.ratings import MISSING, Pattern, Ratings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Terms = tuple[Floats, Floats]


@dataclass(frozen=True)
class Layout:
    """Where the columns stand: three per number of ratings, two per coder, four for the first two coders."""

    coders: int

    @property
    def columns(self) -> int:
        """Number of columns."""
        return 5 * self.coders + 4

    def row(self, pattern: Pattern, positive: int) -> list[int]:
        """What one unit with this pattern adds to the columns."""
        row = [0] * self.columns
        rated = len(pattern) - pattern.count(MISSING)
        given = pattern.count(positive)
        if rated:
            first = 3 * (rated - 1)
            row[first : first + 3] = [1, given, 2 * given * (rated - given)]
        for coder, value in enumerate(pattern):
            place = 3 * self.coders + 2 * coder
            row[place : place + 2] = [int(value >= 0), int(value == positive)]
        if len(pattern) >= 2 and min(pattern[:2]) >= 0:
            ours, theirs = (int(value == positive) for value in pattern[:2])
            row[5 * self.coders :] = [1, ours, theirs, int(ours != theirs)]
        return row


@dataclass(frozen=True)
class Layer:
    """The sums of all replicates: shape (replicates, codes, columns)."""

    layout: Layout
    sums: Floats

    def by_rated(self, which: int, least: int) -> list[tuple[int, Floats]]:
        """Per number of ratings m from `least`: m and its units (0), “coded” (1) or disagreeing pairs (2)."""
        return [(rated, self.sums[..., 3 * (rated - 1) + which]) for rated in range(least, self.layout.coders + 1)]

    def total(self, which: int, least: int, weigh: Callable[[int], float] = lambda _: 1.0) -> Floats:
        """A column added over m, each weighed by a function of m."""
        added = self.sums[..., 0] * 0
        for rated, column in self.by_rated(which, least):
            added += weigh(rated) * column
        return added

    def of_coder(self, coder: int) -> tuple[Floats, Floats]:
        """Units that the coder rated, and those coded."""
        place = 3 * self.layout.coders + 2 * coder
        return self.sums[..., place], self.sums[..., place + 1]

    def of_first_two(self) -> tuple[Floats, Floats, Floats, Floats]:
        """Units that the first two coders rated; coded by the first, by the second; where they differ."""
        first = 5 * self.layout.coders
        n, ours, theirs, differ = (self.sums[..., first + column] for column in range(4))
        return n, ours, theirs, differ


@dataclass(frozen=True)
class Sums:
    """The sums per code and cluster: `table` has the shape (codes, clusters, columns)."""

    layout: Layout
    table: NDArray[np.int64]

    @property
    def shape(self) -> tuple[int, ...]:
        """(codes, clusters, columns)."""
        return self.table.shape

    def __getitem__(self, codes: slice) -> Sums:
        return Sums(self.layout, self.table[codes])


def sums_of(codes: Sequence[Sequence[Ratings]]) -> Sums:
    """The sums of binary ratings of the shape (codes, clusters); `ValueError` if they are not binary."""
    import numpy as np  # noqa: PLC0415 - heavy

    first = codes[0][0]
    if any(part.coders != first.coders or part.positive is None for code in codes for part in code):
        raise ValueError("only binary ratings by the same coders can be resampled together")
    layout = Layout(len(first.coders))
    place: dict[tuple[Pattern, int], int] = {}
    code_at, cluster_at, pattern_at, counts = [], [], [], []
    for code_number, code in enumerate(codes):
        for cluster_number, part in enumerate(code):
            for pattern, count in part.patterns.items():
                code_at.append(code_number)
                cluster_at.append(cluster_number)
                pattern_at.append(place.setdefault((pattern, part.positive or 0), len(place)))
                counts.append(count)
    frequencies = np.zeros((len(codes), len(codes[0]), len(place)), dtype=np.int64)
    frequencies[code_at, cluster_at, pattern_at] = counts
    rows = np.array([layout.row(*key) for key in place], dtype=np.int64)
    return Sums(layout, frequencies @ rows)


def resampled(sums: Sums, weights: Floats) -> Layer:
    """The sums of every replicate; `weights` has the shape (replicates, clusters)."""
    codes, clusters, columns = sums.shape
    by_cluster = sums.table.transpose(1, 0, 2).reshape(clusters, codes * columns).astype(float)
    return Layer(sums.layout, (weights @ by_cluster).reshape(len(weights), codes, columns))


def pooled_terms(observed: Floats, expected: Floats) -> Floats:
    """Both terms added over the codes: shape (2, replicates); codes without pairable units add nothing."""
    import numpy as np  # noqa: PLC0415 - heavy

    return np.stack([np.nansum(observed, axis=1), np.nansum(expected, axis=1)])


def _share(part: Floats, whole: Floats) -> Floats:
    """part / whole, and not-a-number where there is nothing."""
    import numpy as np  # noqa: PLC0415 - heavy

    share: Floats = np.divide(part, whole, out=np.full(part.shape, np.nan), where=whole > 0)
    return share


def _percent(layer: Layer) -> Terms:
    apart = layer.total(2, 2, lambda m: 1 / (m * (m - 1)))
    pairable = layer.total(0, 2)
    return _known(layer, _share(apart, pairable), _share(pairable, pairable))


def _alpha(layer: Layer) -> Terms:
    apart = layer.total(2, 2, lambda m: 1 / (m - 1))
    positive = layer.total(1, 2)
    ratings = layer.total(0, 2, float)
    return _known(layer, _share(apart, ratings), _share(2 * positive * (ratings - positive), ratings * (ratings - 1)))


def _fleiss(layer: Layer) -> Terms:
    share = _positive_share(layer)
    return _known(layer, _percent(layer)[0], 2 * share * (1 - share))


def _gwet(layer: Layer) -> Terms:
    share = _positive_share(layer)
    return _known(layer, _percent(layer)[0], 1 - 2 * share * (1 - share))


def _brennan(layer: Layer) -> Terms:
    observed = _percent(layer)[0]
    return _known(layer, observed, observed * 0 + 0.5)


def _cohen(layer: Layer) -> Terms:
    n, ours, theirs, differ = layer.of_first_two()
    return _known(layer, _share(differ, n), _share(ours * (n - theirs) + theirs * (n - ours), n * n))


def _conger(layer: Layer) -> Terms:
    margins = [layer.of_coder(coder) for coder in range(layer.layout.coders)]
    apart = pairs = layer.sums[..., 0] * 0
    for (we, ours), (they, theirs) in combinations(margins, 2):
        both = (we > 0) & (they > 0)
        chance = ours * (they - theirs) + theirs * (we - ours)
        apart = apart + chance / (we * they + ~both)
        pairs = pairs + both
    return _known(layer, _percent(layer)[0], _share(apart, pairs))


def _specific(layer: Layer) -> Terms:
    apart = layer.total(2, 2, lambda m: 1 / (2 * (m - 1)))
    return _known(layer, apart, layer.total(1, 2))


def _specific_of_the_rest(layer: Layer) -> Terms:
    observed, positive = _specific(layer)
    return observed, layer.total(0, 2, float) - positive


def _known(layer: Layer, observed: Floats, expected: Floats) -> Terms:
    """Both terms, not a number where fewer than two units are pairable."""
    import numpy as np  # noqa: PLC0415 - heavy

    enough = layer.total(0, 2) > 1
    return np.where(enough, observed, np.nan), np.where(enough, expected, np.nan)


def _positive_share(layer: Layer) -> Floats:
    return _share(layer.total(1, 1, lambda m: 1 / m), layer.total(0, 1))


TERMS: dict[str, Callable[[Layer], Terms]] = {
    "percent": _percent,
    "cohen_kappa": _cohen,
    "scott_pi": _fleiss,
    "fleiss_kappa": _fleiss,
    "conger_kappa": _conger,
    "brennan_prediger": _brennan,
    "gwet_ac1": _gwet,
    "krippendorff_alpha": _alpha,
    "positive_agreement": _specific,
    "negative_agreement": _specific_of_the_rest,
}
"""Stable names and the terms of the coefficient for all replicates: two arrays (replicates, codes)."""

TWO_CODERS = {"cohen_kappa": "Cohen's kappa", "scott_pi": "Scott's pi"}
"""Those for two coders only."""


def refusal(name: str, layer: Layer) -> str:
    """The reason why the coefficient does not exist for so many coders, or nothing."""
    coders = layer.layout.coders
    return f"{TWO_CODERS[name]} is for 2 coders, here are {coders}" if name in TWO_CODERS and coders > 2 else ""


RAW = frozenset({"percent", "positive_agreement", "negative_agreement"})
"""Those that are not corrected for chance: an interval exists for constant coders too."""
