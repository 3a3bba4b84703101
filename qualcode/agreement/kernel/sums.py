"""Sums over the patterns of ratings: of the ratings as they are, and of many replicates of them at once.

All that a coefficient needs of ratings is linear in the frequencies of their patterns: how many ratings each
category got, how many pairs of ratings of one unit are unlike. A *replicate* is another set of frequencies of
the same patterns, so its sums are weighted ones and no second pass over the units; the estimate is the
replicate with the real frequencies.

The sums of the ratings as they are are whole numbers of any size, and what is computed from them are exact
fractions; those of replicates are floating point. Formulas are written once and hold for both, since `share` is
their only division. Every sum has the shape (replicates, codes) or one axis more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from itertools import combinations
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable

    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[Any]
    Integers = NDArray[np.int64]
    Terms = tuple[Array, Array]

Computed = TypeVar("Computed")


# Up to so many numbers of patterns × columns a grouping is a matrix, beyond it entries in the order of the columns.
_MATRIX = 1 << 20


@dataclass(frozen=True)
class Grouping:
    """What of which pattern is added up to which column, as entries in the order of the columns."""

    shape: tuple[int, int]
    patterns: Integers
    columns: Integers
    times: Integers

    @classmethod
    def of(cls, keys: Sequence[Integers], size: int, chosen: Array) -> Grouping:
        """From arrays with a column from 0 to `size` - 1 for each pattern, -1 for none; of the chosen patterns."""
        import numpy as np

        number = len(chosen)
        places = np.arange(number)
        entries = [key[kept] * number + places[kept] for key in keys for kept in [chosen & (key >= 0)]]
        unique, times = np.unique(np.concatenate([places[:0], *entries]), return_counts=True)
        return cls((number, size), unique % max(1, number), unique // max(1, number), times)

    def rows(self, first: int, last: int) -> Integers:
        """What one unit of each of some patterns adds: shape (last - first, columns)."""
        import numpy as np

        found = np.zeros((last - first, self.shape[1]), dtype=np.int64)
        there = (self.patterns >= first) & (self.patterns < last)
        found[self.patterns[there] - first, self.columns[there]] = self.times[there]
        return found

    def added(self, frequencies: Array) -> Array:
        """The columns of the frequencies, whose last axis are the patterns."""
        import numpy as np

        number, size = self.shape
        if number * size <= _MATRIX:
            matrix = np.zeros(self.shape, dtype=frequencies.dtype)
            matrix[self.patterns, self.columns] = self.times
            product: Array = frequencies @ matrix
            return product
        found = np.zeros((*frequencies.shape[:-1], size), dtype=frequencies.dtype)
        if len(self.columns):
            starts = np.flatnonzero(np.concatenate([[True], self.columns[1:] != self.columns[:-1]]))
            entries = frequencies[..., self.patterns] * self.times
            found[..., self.columns[starts]] = np.add.reduceat(entries, starts, axis=-1)
        return found


@dataclass(frozen=True)
class PatternTable:
    """Patterns as an array.

    `said` has the shape (patterns, coders) and holds indices of `categories`, -1 for missing; `positive` is the
    index of “coded” where the ratings are binary.
    """

    said: Integers
    categories: tuple[Hashable, ...]
    positive: int | None = None

    @classmethod
    def of(
        cls, patterns: Sequence[tuple[int, ...]], coders: int, categories: tuple[Hashable, ...], positive: int | None
    ) -> PatternTable:
        """From tuples with one entry per coder."""
        import numpy as np

        return cls(np.array(patterns, dtype=np.int64).reshape(len(patterns), coders), categories, positive)

    @cached_property
    def rated(self) -> Integers:
        """Number of ratings of each pattern."""
        rated: Integers = (self.said >= 0).sum(axis=1)
        return rated

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """The numbers of ratings, from 1 up, that patterns have."""
        return tuple(sorted({int(size) for size in self.rated} - {0}))

    @cached_property
    def _unlike(self) -> tuple[Integers, list[Integers]]:
        """The pairs of categories in order, as keys, and for every two coders the place of each pattern's pair."""
        import numpy as np

        keys = []
        for first, second in combinations(self.said.T, 2):
            low, high = np.minimum(first, second), np.maximum(first, second)
            keys.append(np.where((low >= 0) & (low < high), low * len(self.categories) + high, -1))
        pairs = distinct(np.concatenate(keys)) if keys else np.zeros(0, dtype=np.int64)
        pairs = pairs[pairs >= 0]
        places = [np.where(key >= 0, np.searchsorted(pairs, key), -1) for key in keys]
        return pairs, places

    @property
    def pairs(self) -> tuple[Integers, Integers]:
        """The pairs of different categories that meet in a pattern: the smaller and the larger index of each."""
        keys, size = self._unlike[0], max(1, len(self.categories))
        return keys // size, keys % size

    @property
    def pair_places(self) -> list[Integers]:
        """For every two coders the place in `pairs` of what they said of each pattern, -1 where it is alike."""
        return self._unlike[1]

    @cached_property
    def by_category(self) -> dict[int, Grouping]:
        """The ratings in each category of the patterns with m ratings, by m."""
        return {size: self._categories(self.said.T, self.rated == size) for size in self.sizes}

    @cached_property
    def by_pair(self) -> dict[int, Grouping]:
        """The unlike pairs of ratings of the patterns with m ratings, by m from 2 up."""
        pairs = len(self.pairs[0])
        return {size: Grouping.of(self.pair_places, pairs, self.rated == size) for size in self.sizes if size >= 2}

    @cached_property
    def by_coder(self) -> list[Grouping]:
        """Per coder the ratings in each category."""
        return [self._categories([said], said >= 0) for said in self.said.T]

    @cached_property
    def of_two(self) -> list[Grouping]:
        """The same of the first two coders, over the patterns with two ratings."""
        return [self._categories([said], self.rated == 2) for said in self.said.T[:2]]

    def _categories(self, said: Iterable[Integers], chosen: Array) -> Grouping:
        return Grouping.of(list(said), len(self.categories), chosen)


@dataclass(frozen=True)
class Sums:
    """What coefficients are computed from.

    `frequencies` has the shape (replicates, codes, patterns), or with `weights` of the shape (replicates,
    clusters), (clusters, codes, patterns). Integers without weights are the ratings as they are.
    """

    table: PatternTable
    frequencies: Array
    weights: Array | None = None

    @property
    def exact(self) -> bool:
        """Whether these are the sums of the ratings as they are."""
        return self.weights is None and self.frequencies.dtype.kind == "i"

    def numbers(self, values: Iterable[Any]) -> Array:
        """Numbers as exact as the sums are."""
        import numpy as np

        return np.array(list(values), dtype=object if self.exact else float)

    def once(self, compute: Callable[[Sums], Computed]) -> Computed:
        """What a function gives for these sums, computed once."""
        if compute not in self._computed:
            self._computed[compute] = compute(self)
        return self._computed[compute]  # type: ignore[no-any-return]

    @cached_property
    def _computed(self) -> dict[Callable[[Sums], Any], Any]:
        return {}

    @cached_property
    def nothing(self) -> Array:
        """A zero for each replicate and code."""
        return self._units(self.table.rated < 0)

    @cached_property
    def units(self) -> dict[int, Array]:
        """Number of units with m ratings, by m."""
        return {size: self._units(self.table.rated == size) for size in self.table.sizes}

    @cached_property
    def by_category(self) -> dict[int, Array]:
        """Number of ratings in each category of the units with m ratings, by m."""
        return {size: self._added(grouping) for size, grouping in self.table.by_category.items()}

    @cached_property
    def by_pair(self) -> dict[int, Array]:
        """Number of ordered pairs of unlike ratings of one unit, for each of the table's pairs, by m from 2 up."""
        return {size: 2 * self._added(grouping) for size, grouping in self.table.by_pair.items()}

    @cached_property
    def rated(self) -> Array:
        """Number of units with at least one rating."""
        return sum(self.units.values(), start=self.nothing)

    @cached_property
    def pairable(self) -> Array:
        """Number of units with at least two ratings."""
        return sum((units for size, units in self.units.items() if size >= 2), start=self.nothing)

    @cached_property
    def paired_by_category(self) -> Array:
        """n_c: number of ratings in each category of the units with at least two ratings."""
        start = self.nothing[..., None] + self.numbers([0] * len(self.table.categories))
        return sum((ratings for size, ratings in self.by_category.items() if size >= 2), start=start)

    @cached_property
    def category_shares(self) -> Array:
        """pi_k: the mean over rated units of the share of their ratings in each category (Gwet 2014)."""
        start = self.nothing[..., None] + self.numbers([0] * len(self.table.categories))
        each = sum((share(ratings, size) for size, ratings in self.by_category.items()), start=start)
        return share(each, self.rated[..., None])

    @cached_property
    def by_coder(self) -> list[Array]:
        """Per coder the number of units that the coder put in each category."""
        return [self._added(grouping) for grouping in self.table.by_coder]

    @cached_property
    def of_two(self) -> tuple[Array, Array]:
        """The same of the first two coders, over the units that were rated twice."""
        first, second = (self._added(grouping) for grouping in self.table.of_two)
        return first, second

    def unlike(self, divisor: Callable[[int], int], far: Array | None = None) -> Array:
        """Unlike pairs of ratings, each times how far apart they are (else 1), over `divisor` of their unit's m.

        `far` has the shape (pairs,), or (replicates, codes, pairs) where it depends on the replicate.
        """
        found = self.nothing
        for size, pairs in self.by_pair.items():
            found = found + share((pairs if far is None else pairs * far).sum(axis=-1), divisor(size))
        return found

    def _units(self, chosen: Array) -> Array:
        return self._drawn(self.frequencies @ chosen[:, None].astype(self.frequencies.dtype))[..., 0]

    def _added(self, grouping: Grouping) -> Array:
        return self._drawn(grouping.added(self.frequencies))

    def _drawn(self, sums: Array) -> Array:
        """The sums of the clusters as those of the replicates."""
        import numpy as np

        added: Array = np.asarray(sums)
        if self.weights is None:
            return added.astype(object) if self.exact else added
        clusters, codes, columns = added.shape
        drawn: Array = self.weights @ added.reshape(clusters, codes * columns)
        return drawn.reshape(len(self.weights), codes, columns)


@dataclass(frozen=True)
class UnitLeftOut(Sums):
    """Replicates of the one code of `frequencies`, each without one unit: of the patterns from `first` to `last`."""

    first: int = 0
    last: int = 0

    def _units(self, chosen: Array) -> Array:
        return super()._units(chosen) - chosen[self.first : self.last, None]

    def _added(self, grouping: Grouping) -> Array:
        return super()._added(grouping) - grouping.rows(self.first, self.last)[:, None, :]


def distinct(values: Array) -> Array:
    """The different values in their order: without the masked arrays that `np.unique` imports."""
    import numpy as np

    ordered = np.sort(values, axis=None)
    different: Array = ordered[np.diff(ordered, prepend=ordered[:1] - 1) != 0]
    return different


def share(part: Array, whole: Array | int) -> Array:
    """part / whole, exact for exact numbers, and 0 where there is no whole."""
    import numpy as np

    if part.dtype == object:
        exact: Array = np.asarray(_fractions()(part, whole), dtype=object)
        return exact
    divisor = np.asarray(whole, dtype=float)
    shape = np.broadcast_shapes(part.shape, divisor.shape)
    shared: Array = np.divide(part, divisor, out=np.zeros(shape), where=divisor != 0)
    return shared


@cache
def _fractions() -> Callable[[Array, Array | int], Any]:
    import numpy as np

    return np.frompyfunc(_fraction, 2, 1)


def _fraction(part: int | Fraction, whole: int | Fraction) -> Fraction:
    return Fraction(part, whole) if whole else Fraction(0)
