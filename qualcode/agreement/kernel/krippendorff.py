"""Krippendorff's alpha over given units: any number of coders, missing ratings, any metric.

Here, and of nominal ratings in `kappa`, is the only place of its formula, which holds for the ratings as they are
and for replicates (see `sums`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import chain, combinations_with_replacement
from math import lcm
from typing import TYPE_CHECKING, Any

from qualcode.agreement.kernel.conditions import Formula, measured
from qualcode.agreement.kernel.kappa import nominal_alpha
from qualcode.agreement.kernel.metrics import Distance, Metric, Number, exact_numbers
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.sums import Sums, distinct, share
from qualcode.agreement.kernel.values import Value
from qualcode.catalogue import _
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    from qualcode.agreement.kernel.sums import Array, Terms

    Block = tuple[int, Array, int]
    Categories = tuple[Hashable, ...]
    Kinds = tuple[Array, Array, Array]
    Parts = Callable[[Array, Array, Array], tuple[Array, Array]]

_BLOCK = 1 << 20
"""So many distances of categories are held at once: of thousands of sets a table of all pairs fills the memory."""


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
    blocks = cache(lambda categories: list(_blocks(metric, categories, exact=False)))

    def terms(sums: Sums) -> Terms:
        categories = sums.table.categories
        if isinstance(metric, Distance) and metric.parts is not None and _are_sets(categories):
            return _alpha_of_sets(sums, metric.parts, blocks)
        return _alpha(sums, metric, blocks)

    return Formula(terms)


_NOMINAL = Formula(nominal_alpha)


def _alpha(sums: Sums, metric: Metric | Distance, blocks: Callable[[Categories], Sequence[Block]]) -> Terms:
    """Σ o_ck d_ck / N and Σ n_c n_k d_ck / (N (N-1))."""
    totals, (first, second) = sums.paired_by_category, sums.table.pairs
    ratings, categories = totals.sum(axis=-1), sums.table.categories
    if metric is Metric.ORDINAL or metric is Metric.INTERVAL:
        numbers = _ranks(totals) if metric is Metric.ORDINAL else sums.numbers(exact_numbers(categories))
        far = (numbers[..., first] - numbers[..., second]) ** 2
        expected = _squares(totals, numbers)
    else:
        between = _between(metric, categories)
        far = sums.numbers(_exactly(between(c, k)) for c, k in zip(first.tolist(), second.tolist(), strict=True))
        held = _blocks(metric, categories, exact=True) if sums.exact else blocks(categories)
        expected = _weighed_pairs(totals, held)
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


def _blocks(metric: Metric | Distance, categories: Categories, *, exact: bool) -> Iterator[Block]:
    """Distances of some categories from those behind them: the first one's index, the distances, their scale.

    The distances are 0 below the diagonal. Exact ones are whole numbers over a common scale.
    """
    import numpy as np

    size = len(categories)
    step = max(1, _BLOCK // max(1, size))
    parts = metric.parts if isinstance(metric, Distance) and _are_sets(categories) else None
    sets = _members(categories) if parts is not None else None
    for first in range(0, size, step):
        rows = range(first, min(size, first + step))
        if parts is not None and sets is not None and not exact:
            shared = (sets[first : rows.stop] @ sets[first:].T).astype(np.int64)
            sizes = sets[first:].sum(axis=1).astype(np.int64)
            above, below = parts(shared, sizes[: len(rows), None], sizes[None, :])
            yield first, np.triu(above / below), 1
            continue
        between = _between(metric, categories)
        table: list[list[Any]] = [[between(c, k) if k > c else 0 for k in range(first, size)] for c in rows]
        if not exact:
            yield first, np.array(table, dtype=float), 1
            continue
        table = [[_exactly(far) for far in row] for row in table]
        scale = lcm(*{far.denominator for row in table for far in row})
        whole = [[far.numerator * (scale // far.denominator) for far in row] for row in table]
        yield first, np.array(whole, dtype=object), scale


# ---- sets of codes: how far apart two are depends on their sizes and on how many members they share ---------


def _alpha_of_sets(sums: Sums, parts: Parts, blocks: Callable[[Categories], Sequence[Block]]) -> Terms:
    """The same of sets: a distance is looked up for the few sizes that there are, not made for each two sets."""
    totals = sums.paired_by_category
    ratings = totals.sum(axis=-1)
    above, below = parts(*sums.once(_pairs_of_sets))
    if sums.exact:
        whole, scale = _over_common(above, below)
        observed = sums.unlike(lambda size: (size - 1) * scale, whole)
        kinds, number = sums.once(_meetings)
        whole, scale = _over_common(*parts(*kinds))
        expected = share((number * whole).sum(axis=-1), scale)
    else:
        observed = sums.unlike(lambda size: size - 1, above / below)
        expected = _weighed_pairs(totals, blocks(sums.table.categories))
    return share(observed, ratings), share(expected, ratings * (ratings - 1))


def _are_sets(categories: Categories) -> bool:
    return all(isinstance(category, frozenset) for category in categories)


def _members(sets: Categories) -> Array:
    """Which set has which member, 1 or 0: shape (sets, members)."""
    import numpy as np

    listed: list[frozenset[Hashable]] = list(sets)  # type: ignore[arg-type]  # `_are_sets`
    places = {member: place for place, member in enumerate(dict.fromkeys(chain(*listed)))}
    held = np.zeros((len(listed), max(1, len(places))))
    for row, named in zip(held, listed, strict=True):
        row[[places[member] for member in named]] = 1
    return held


def _pairs_of_sets(sums: Sums) -> Kinds:
    """Of each of the table's pairs the number of shared members and the sizes."""
    import numpy as np

    members = _members(sums.table.categories)
    sizes = members.sum(axis=1).astype(np.int64)
    first, second = sums.table.pairs
    step = max(1, _BLOCK // members.shape[1])
    shared = [
        (members[first[begin : begin + step]] * members[second[begin : begin + step]]).sum(axis=1)
        for begin in range(0, len(first), step)
    ]
    return np.concatenate([np.zeros(0), *shared]).astype(np.int64), sizes[first], sizes[second]


def _meetings(sums: Sums) -> tuple[Kinds, Array]:
    """Σ n_c n_k over the ordered pairs of sets that are alike in what they share and in their sizes, exactly.

    What is alike in that, and the sums with one axis more than other sums.
    """
    import numpy as np

    members, totals = _members(sums.table.categories), sums.paired_by_category
    sizes = members.sum(axis=1).astype(np.int64)
    found: dict[tuple[int, int, int], Array] = {}
    occurring = distinct(sizes).tolist()
    for ours, theirs in combinations_with_replacement(occurring, 2):
        columns = np.flatnonzero(sizes == theirs)
        others = totals[..., columns]
        for rows in _portions(np.flatnonzero(sizes == ours), max(1, _BLOCK // len(columns))):
            mine = totals[..., rows] * (1 if ours == theirs else 2)
            rest = mine.sum(axis=-1) * others.sum(axis=-1)
            shared = members[rows] @ members[columns].T
            for number in range(1, ours + 1):
                there = shared == number
                if there.any():
                    met = (others.astype(float) @ there.T).astype(np.int64).astype(object)
                    met = (mine * met).sum(axis=-1)
                    found[number, ours, theirs] = found.get((number, ours, theirs), 0) + met
                    rest = rest - met
            found[0, ours, theirs] = found.get((0, ours, theirs), 0) + rest
    kinds = np.array(list(found), dtype=np.int64).reshape(-1, 3).T
    nothing = np.zeros((*totals.shape[:-1], 0), dtype=object)
    return (kinds[0], kinds[1], kinds[2]), np.stack([*found.values()], axis=-1) if found else nothing


def _portions(places: Array, step: int) -> Iterator[Array]:
    for first in range(0, len(places), step):
        yield places[first : first + step]


def _over_common(above: Array, below: Array) -> tuple[Array, int]:
    """Fractions as whole numbers over a common scale."""

    scale = lcm(*distinct(below).tolist())
    return above.astype(object) * (scale // below.astype(object)), scale


def _exactly(number: Number) -> int | Fraction:
    return Fraction(number) if isinstance(number, float) else number


def _between(metric: Metric | Distance, categories: Categories) -> Callable[[int, int], Number]:
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
