"""Ratings: what each coder said of each unit, kept as patterns with their frequencies.

Units × coders, missing ratings native, over values of any kind. Units that were rated alike by the same
coders are one *pattern* (a category index per coder, -1 for missing) with a count, so a million sentences
coded by two people for one code are at most nine numbers, every coefficient is computed from integers, and
the ratings of several documents are added by adding counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any

from qualcode.agreement.kernel.sums import Computed, PatternTable, Sums
from qualcode.catalogue import _, later
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qualcode.agreement.kernel.sums import Terms

MISSING = -1

Pattern = tuple[int, ...]


@dataclass(frozen=True)
class Ratings:
    """The ratings of units by coders.

    `patterns` maps a tuple with one entry per coder, an index into `categories` or -1 for missing, to the
    number of units rated so. `categories` is the declared list of values: it holds those that nobody used
    too, its order is the scale's order, and for interval and ratio metrics its values are numbers.
    `positive` is the index of “coded” where the ratings are binary. `among` are the exact sums of several codes of
    one table, and the place of these ratings among them: what is computed for one is computed for all at once.
    """

    coders: tuple[str, ...]
    categories: tuple[Hashable, ...]
    patterns: Mapping[Pattern, int]
    positive: int | None = None
    among: tuple[Sums, int] | None = field(default=None, compare=False, repr=False)

    @classmethod
    def from_coders(
        cls,
        columns: Sequence[Sequence[Hashable]],
        coders: Sequence[str] | None = None,
        categories: Sequence[Hashable] | None = None,
    ) -> Ratings:
        """From coders × units, None for missing.

        Without `categories` they are the values that occur. Raises `UsageProblem` for rows of unequal
        length and for a value that is not in `categories`.
        """
        if len({len(column) for column in columns}) > 1:
            raise UsageProblem(
                _("The coders have different numbers of units."), _("Give every coder one value per unit or None.")
            )
        return cls.from_units(zip(*columns, strict=True), coders or _names(len(columns)), categories)

    @classmethod
    def from_units(
        cls,
        rows: Iterable[Sequence[Hashable]],
        coders: Sequence[str],
        categories: Sequence[Hashable] | None = None,
    ) -> Ratings:
        """From units × coders, None for missing; else as `from_coders`."""
        counts = Counter(map(tuple, rows))
        if any(len(row) != len(coders) for row in counts):
            raise UsageProblem(
                _("A unit does not have {coders} ratings.", coders=len(coders)),
                _("Give one value per coder or None."),
            )
        occurring = dict.fromkeys(value for row in counts for value in row if value is not None)
        listed = _in_order(occurring) if categories is None else tuple(dict.fromkeys(categories))
        index: dict[Hashable, int] = {value: number for number, value in enumerate(listed)}
        strange = [value for value in occurring if value not in index]
        if strange:
            raise UsageProblem(
                _("The value “{value}” is not in the list of categories.", value=strange[0]),
                _("Add it to the list."),
            )
        index[None] = MISSING
        patterns = {tuple(index[value] for value in row): count for row, count in counts.items()}
        return cls(tuple(coders), listed, patterns)

    @classmethod
    def from_records(
        cls,
        records: Iterable[tuple[Hashable, str, Hashable]],
        categories: Sequence[Hashable] | None = None,
    ) -> Ratings:
        """From (unit, coder, value) records in any order; what has no record, or the value None, is missing.

        Raises `UsageProblem` where a coder has two records of one unit.
        """
        units: dict[Hashable, dict[str, Hashable]] = {}
        coders: dict[str, None] = {}
        for unit, coder, value in records:
            said = units.setdefault(unit, {})
            if coder in said:
                raise UsageProblem(
                    _("Coder “{coder}” has two values for unit “{unit}”.", coder=coder, unit=unit),
                    _("Keep one value per coder and unit."),
                )
            said[coder] = value
            coders.setdefault(coder)
        return cls.from_units(
            ([said.get(coder) for coder in coders] for said in units.values()), list(coders), categories
        )

    @classmethod
    def from_array(
        cls,
        array: NDArray[np.integer[Any]],
        coders: Sequence[str] | None = None,
        categories: Sequence[int] | None = None,
        missing: int = MISSING,
    ) -> Ratings:
        """From an integer array of shape (coders, units) that holds the values themselves.

        `missing` is the number that stands for a missing rating. Else as `from_coders`, but fast: a
        million units take some hundredths of a second.
        """
        from qualcode.agreement.kernel.pattern_counts import count_patterns

        listed, patterns = count_patterns(array, categories, missing)
        return cls(tuple(coders or _names(array.shape[0])), listed, patterns)

    @classmethod
    def presence(cls, coders: Sequence[str], coded: Sequence[Collection[int] | None], units: int) -> Ratings:
        """Binary ratings of one code over `units` units: categories (0, 1), 1 is “coded”.

        `coded` has per coder the indices, from 0, of the units that the coder gave the code, or None if the
        coder's ratings of these units are missing. The cost grows with the coded units, not with `units`.
        """
        base = tuple(MISSING if indices is None else 0 for indices in coded)
        said: dict[int, list[int]] = {}
        for coder, indices in enumerate(coded):
            for unit in indices or ():
                said.setdefault(unit, list(base))[coder] = 1
        if said and not 0 <= min(said) <= max(said) < units:
            raise ValueError("a coded unit is not among the units")  # no text: Python alone sees it
        patterns = Counter(map(tuple, said.values()))
        if units > len(said):
            patterns[base] += units - len(said)
        return cls(tuple(coders), (0, 1), patterns, positive=1)

    @classmethod
    def merged(cls, parts: Iterable[Ratings]) -> Ratings:
        """The ratings of several sets of units (documents) by the same coders over the same categories."""
        first, *others = parts
        patterns = Counter(first.patterns)
        for part in others:
            if (part.coders, part.categories) != (first.coders, first.categories):
                raise ValueError("not the same coders and categories")  # no text: Python alone sees it
            for pattern, count in part.patterns.items():
                patterns[pattern] += count
        return cls(first.coders, first.categories, patterns, first.positive)

    def pair(self, first: int, second: int) -> Ratings:
        """The ratings of two of the coders, by their index."""
        return self.of_coders((first, second))

    def collapse(self, category: Hashable) -> Ratings:
        """Binary ratings: whether each value is `category` (1) or another one (0)."""
        wanted = self.categories.index(category)
        patterns: Counter[Pattern] = Counter()
        for pattern, count in self.patterns.items():
            patterns[tuple(index if index < 0 else int(index == wanted) for index in pattern)] += count
        return Ratings(self.coders, (0, 1), patterns, positive=1)

    @cached_property
    def silent(self) -> tuple[str, ...]:
        """The coders without a single rating: they are left out of every figure, by name."""
        return tuple(coder for index, coder in enumerate(self.coders) if index not in self.spoken)

    @cached_property
    def active(self) -> Ratings:
        """The same ratings without the coders that have none."""
        return self if not self.silent else self.of_coders(sorted(self.spoken))

    @cached_property
    def spoken(self) -> frozenset[int]:
        """The indices of the coders with at least one rating."""
        return frozenset(
            index
            for pattern, count in self.patterns.items()
            for index, value in enumerate(pattern)
            if count and value >= 0
        )

    def of_coders(self, kept: Sequence[int]) -> Ratings:
        """The ratings of some of the coders, by their indices."""
        patterns: Counter[Pattern] = Counter()
        for pattern, count in self.patterns.items():
            patterns[tuple(pattern[index] for index in kept)] += count
        names = tuple(self.coders[index] for index in kept)
        return Ratings(names, self.categories, patterns, self.positive)

    def rated_patterns(self, least: int = 1) -> list[tuple[Pattern, int, int]]:
        """Each pattern with at least `least` ratings: the pattern, its number of ratings, its frequency."""
        return self._paired if least == 2 else [found for found in self._rated if found[1] >= least]

    @cached_property
    def _rated(self) -> list[tuple[Pattern, int, int]]:
        found = [(pattern, len(pattern) - pattern.count(MISSING), count) for pattern, count in self.patterns.items()]
        return [(pattern, ratings, count) for pattern, ratings, count in found if ratings and count]

    @cached_property
    def _paired(self) -> list[tuple[Pattern, int, int]]:
        return [found for found in self._rated if found[1] >= 2]

    @cached_property
    def sums(self) -> Sums:
        """The exact sums of the rated units, from which every coefficient is computed."""
        import numpy as np

        table = PatternTable.of(
            [pattern for pattern, *_other in self._rated], len(self.coders), self.categories, self.positive
        )
        return Sums(table, np.array([[[count for *_other, count in self._rated]]], dtype=np.int64))

    @property
    def summed(self) -> tuple[Sums, int]:
        """The exact sums that hold those of these ratings, and their place among the codes there."""
        return self.among or (self.sums, 0)

    def terms(self, compute: Callable[[Sums], Terms]) -> tuple[Fraction, Fraction]:
        """The exact terms of a formula, computed once."""
        sums, place = self.summed
        observed, expected = sums.once(compute)
        return Fraction(observed[0, place]), Fraction(expected[0, place])

    def once(self, compute: Callable[[Ratings], Computed]) -> Computed:
        """What a function gives for these ratings, computed once."""
        if compute not in self._computed:
            self._computed[compute] = compute(self)
        return self._computed[compute]  # type: ignore[no-any-return]

    @cached_property
    def _computed(self) -> dict[Callable[[Ratings], Any], Any]:
        return {}

    @cached_property
    def units(self) -> int:
        """Number of units, rated or not."""
        return sum(self.patterns.values())

    @cached_property
    def rated(self) -> int:
        """Number of units with at least one rating."""
        return sum(count for *_other, count in self.rated_patterns())

    @cached_property
    def pairable(self) -> int:
        """Number of units with ratings of at least two coders."""
        return sum(count for *_other, count in self.rated_patterns(least=2))

    @property
    def unrated(self) -> int:
        """Number of units that nobody rated: they are dropped."""
        return self.units - self.rated

    @property
    def rated_once(self) -> int:
        """Number of units with the rating of one coder only."""
        return self.rated - self.pairable

    @cached_property
    def missing(self) -> int:
        """Number of ratings that are missing: units × coders without those there are."""
        return sum(pattern.count(MISSING) * count for pattern, count in self.patterns.items())

    @cached_property
    def used(self) -> tuple[int, ...]:
        """The indices of the categories that occur among the pairable units, in order."""
        found = {value for pattern, *_other in self.rated_patterns(least=2) for value in pattern}
        return tuple(sorted(found - {MISSING}))


def counted(pattern: Pattern) -> Counter[int]:
    """How many coders put the unit in each category: index -> number, missing ones left out."""
    counts = Counter(pattern)
    counts.pop(MISSING, None)
    return counts


def _names(count: int) -> list[str]:
    return [later("coder {number}", number=number) for number in range(1, count + 1)]


def _in_order(values: Iterable[Hashable]) -> tuple[Hashable, ...]:
    """The values sorted if they are all numbers or all text, else as they came."""
    listed = list(values)
    if all(isinstance(value, int | float) for value in listed) or all(isinstance(value, str) for value in listed):
        return tuple(sorted(listed))  # type: ignore[type-var]  # checked the line before
    return tuple(listed)
