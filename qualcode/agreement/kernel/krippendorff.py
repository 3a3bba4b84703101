"""Krippendorff's alpha over given units: any number of coders, missing ratings, any metric.

Here, and of nominal ratings in `kappa`, is the only place of its formula, which holds for the ratings as they are
and for replicates (see `sums`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from math import lcm
from typing import TYPE_CHECKING, Any

from qualcode.agreement.kernel.conditions import Formula, measured
from qualcode.agreement.kernel.kappa import nominal_alpha
from qualcode.agreement.kernel.metrics import Distance, Metric, Number, exact_numbers
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.sums import Sums, share
from qualcode.agreement.kernel.values import Value
from qualcode.catalogue import _
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    from qualcode.agreement.kernel.sums import Array, Terms

    Block = tuple[int, Array, int]

_BLOCK = 1 << 20
"""So many distances of categories are held at once: of thousands of sets a table of all pairs fills the memory."""

_NARROW = 1 << 61
"""Sums up to here fit into the machine's whole numbers."""


def krippendorff_alpha(ratings: Ratings, metric: Metric | Distance = Metric.NOMINAL) -> Value:
    """Krippendorff's alpha (Krippendorff 2011): ``1 - (N-1) Σ o_ck d_ck / Σ n_c n_k d_ck``.

    Units with fewer than two ratings are dropped first; o_ck are the coincidences, n_c the ratings per
    category and N all of them among the units left, d the squared difference of the metric or the distance
    as it is. For sets of codes the values are frozensets and the metric is a `Distance` such as `JACCARD`
    or `MASI`. Raises `UsageProblem` where the values do not fit the metric.

    >>> nobody = None
    >>> meg = [1, 2, 3, 3, 2, 1, 4, 1, 2, nobody, nobody, nobody]
    >>> owen = [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, nobody, 3]
    >>> third = [nobody, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, nobody]
    >>> fourth = [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, nobody]
    >>> ratings = Ratings.from_coders([meg, owen, third, fourth])
    >>> [str(krippendorff_alpha(ratings, metric)) for metric in Metric]  # Krippendorff 2011, section C
    ['0.743', '0.815', '0.849', '0.797']
    """
    return measured(ratings, alpha(metric))


def alpha(metric: Metric | Distance = Metric.NOMINAL) -> Formula:
    """The formula under a metric; it keeps the distances of the values of the replicates that it has seen."""
    if metric is Metric.NOMINAL:
        return _NOMINAL
    blocks = cache(lambda categories: list(_blocks(_between(metric, categories), len(categories), exact=False)))

    def by_distance(sums: Sums, totals: Array) -> Array:
        categories = sums.table.categories
        if not sums.exact:
            return _weighed_pairs(totals, blocks(categories))
        sets = [category for category in categories if isinstance(category, frozenset)]
        if isinstance(metric, Distance) and metric.parts is not None and len(sets) == len(categories):
            return _weighed_sets(totals, metric.parts, sets)
        return _weighed_pairs(totals, _blocks(_between(metric, categories), len(categories), exact=True))

    return Formula(lambda sums: _alpha(sums, metric, by_distance))


_NOMINAL = Formula(nominal_alpha)


def _alpha(sums: Sums, metric: Metric | Distance, by_distance: Callable[[Sums, Array], Array]) -> Terms:
    """Σ o_ck d_ck / N and Σ n_c n_k d_ck / (N (N-1))."""
    totals, (first, second) = sums.paired_by_category, sums.table.pairs
    ratings = totals.sum(axis=-1)
    far: Array | None = None
    if metric is Metric.ORDINAL or metric is Metric.INTERVAL:
        numbers = _ranks(totals) if metric is Metric.ORDINAL else sums.numbers(exact_numbers(sums.table.categories))
        far = (numbers[..., first] - numbers[..., second]) ** 2
        expected = _squares(totals, numbers)
    else:
        between = _between(metric, sums.table.categories)
        far = sums.numbers(_exactly(between(c, k)) for c, k in zip(first.tolist(), second.tolist(), strict=True))
        expected = by_distance(sums, totals)
    observed = sums.unlike(lambda size: size - 1, far)
    return share(observed, ratings), share(expected, ratings * (ratings - 1))


def _ranks(totals: Array) -> Array:
    """Twice the mid-rank of each category: the ordinal difference is the interval one of these."""
    import numpy as np

    ranks: Array = 2 * np.cumsum(totals, axis=-1) - totals
    return ranks


def _squares(totals: Array, numbers: Array) -> Array:
    """Σ n_c n_k (c-k)² is ``2 N Σ n_c (c - mean)²``: no table of pairs is needed."""
    ratings = totals.sum(axis=-1)
    off = numbers - share((totals * numbers).sum(axis=-1), ratings)[..., None]
    squares: Array = 2 * ratings * (totals * off * off).sum(axis=-1)
    return squares


def _weighed_pairs(totals: Array, blocks: Iterator[Block] | Sequence[Block]) -> Array:
    """Σ n_c n_k d_ck for any distance."""
    found: Array = totals.sum(axis=-1) * 0
    for first, far, scale in blocks:
        rows = totals[..., first : first + len(far)]
        found = found + share(2 * (rows * (totals[..., first:] @ far.T)).sum(axis=-1), scale)
    return found


def _blocks(between: Callable[[int, int], Number], size: int, *, exact: bool) -> Iterator[Block]:
    """Distances of some categories from those behind them: the first one's index, the distances, their scale.

    The distances are 0 below the diagonal. Exact ones are whole numbers over a common scale.
    """
    import numpy as np

    step = max(1, _BLOCK // max(1, size))
    for first in range(0, size, step):
        rows = range(first, min(size, first + step))
        table: list[list[Any]] = [[between(c, k) if k > c else 0 for k in range(first, size)] for c in rows]
        if not exact:
            yield first, np.array(table, dtype=float), 1
            continue
        table = [[_exactly(far) for far in row] for row in table]
        scale = lcm(*{far.denominator for row in table for far in row})
        whole = [[far.numerator * (scale // far.denominator) for far in row] for row in table]
        yield first, np.array(whole, dtype=object), scale


def _weighed_sets(
    totals: Array, parts: Callable[[Array, Array, Array], tuple[Array, Array]], sets: Sequence[frozenset[Hashable]]
) -> Array:
    """The same of sets, exactly, by products of who is in which set: thousands of sets are millions of pairs."""
    import numpy as np

    members = dict.fromkeys(member for named in sets for member in named)
    places = {member: place for place, member in enumerate(members)}
    held = np.zeros((len(sets), max(1, len(places))))
    for row, named in zip(held, sets, strict=True):
        row[[places[member] for member in named]] = 1
    sizes = held.sum(axis=1).astype(np.int64)
    step = max(1, _BLOCK // max(1, len(sets)))
    found: Array = totals.sum(axis=-1) * 0
    for first in range(0, len(sets), step):
        rows = slice(first, first + step)
        shared = (held[rows] @ held[first:].T).astype(np.int64)
        above, below = parts(shared, sizes[rows, None], sizes[None, first:])
        scale = lcm(*np.unique(below).tolist())
        narrow = scale * int(totals.sum()) ** 2 < _NARROW
        number = np.int64 if narrow else object
        whole = np.triu(above.astype(number) * (np.array(scale, dtype=number) // below.astype(number)))
        counts = totals.astype(number)
        sums = (counts[..., rows] * (counts[..., first:] @ whole.T)).sum(axis=-1).astype(object)
        found = found + share(2 * sums, scale)
    return found


def _exactly(number: Number) -> int | Fraction:
    return Fraction(number) if isinstance(number, float) else number


def _between(metric: Metric | Distance, categories: tuple[Hashable, ...]) -> Callable[[int, int], Number]:
    """The distance of two categories by their indices, for the ratio metric and those given."""
    if isinstance(metric, Distance):
        return lambda first, second: metric.between(categories[first], categories[second])
    numbers = exact_numbers(categories)
    if any(number < 0 for number in numbers):
        raise UsageProblem(_("The ratio metric needs values from 0 up."), _("Use the interval metric."))

    def ratio(first: int, second: int) -> float:
        c, k = numbers[first], numbers[second]
        return float(Fraction(c - k) ** 2 / Fraction(c + k) ** 2)

    return ratio


def coincidences(ratings: Ratings) -> dict[tuple[Hashable, Hashable], Fraction]:
    """The coincidence matrix o_ck by values: ordered pairs of ratings of one unit, each / (ratings - 1)."""
    sums = ratings.sums
    start = sums.nothing[..., None] + sums.numbers([0] * len(sums.table.pairs[0]))
    unlike = sum((share(pairs, size - 1) for size, pairs in sums.by_pair.items()), start=start)[0, 0]
    alike = [Fraction(number) for number in sums.paired_by_category[0, 0]]
    matrix: dict[tuple[Hashable, Hashable], Fraction] = {}
    names = ratings.categories
    for first, second, pairs in zip(*map(list, sums.table.pairs), unlike, strict=True):
        if pairs:
            matrix[names[first], names[second]] = matrix[names[second], names[first]] = pairs / 2
            alike[first] -= pairs / 2
            alike[second] -= pairs / 2
    return matrix | {(name, name): number for name, number in zip(names, alike, strict=True) if number}
