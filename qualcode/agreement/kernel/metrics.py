"""How far apart two values are: Krippendorff's metrics, distances of sets, weights of Cohen and Gwet."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]

Number = int | float | Fraction


class Metric(StrEnum):
    """The levels of measurement of Krippendorff's alpha; the order of the categories is the scale's."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


@dataclass(frozen=True)
class Distance:
    """A named distance of two values, used as it is (it takes the place of the squared difference).

    `between` is symmetric and 0 for equal values; results that are `int` or `Fraction` stay exact. `parts`, where
    there are any, give the same of many values at once: numerators and denominators by the numbers of shared
    members and those of each set.
    """

    name: str
    between: Callable[[Hashable, Hashable], Number]
    parts: Callable[[Integers, Integers, Integers], tuple[Integers, Integers]] | None = None


def _jaccard_parts(shared: Integers, ours: Integers, theirs: Integers) -> tuple[Integers, Integers]:
    union = ours + theirs - shared
    return union - shared, union + (union == 0)


def _masi_parts(shared: Integers, ours: Integers, theirs: Integers) -> tuple[Integers, Integers]:
    import numpy as np

    union = ours + theirs - shared
    nested = (shared == ours) | (shared == theirs)
    equal = (shared == ours) & (shared == theirs)
    return np.where(equal, 0, 3 * union - np.where(nested, 2, 1) * shared), 3 * (union + (union == 0))


@lru_cache(maxsize=1 << 16)
def _share(part: int, whole: int) -> Fraction:
    """The fraction, made once for the few sizes that sets have: making one costs more than comparing two sets."""
    return Fraction(part, whole)


def _jaccard(first: Hashable, second: Hashable) -> Fraction:
    ours, theirs = _sets(first, second)
    shared = len(ours & theirs)
    union = len(ours) + len(theirs) - shared
    return _share(union - shared, union) if union else Fraction(0)


def _masi(first: Hashable, second: Hashable) -> Fraction:
    ours, theirs = _sets(first, second)
    if ours == theirs:
        return Fraction(0)
    shared = len(ours & theirs)
    union = len(ours) + len(theirs) - shared
    nested = shared in {len(ours), len(theirs)}
    return _share(3 * union - (2 if nested else 1) * shared, 3 * union)


def _sets(first: Hashable, second: Hashable) -> tuple[frozenset[Hashable], frozenset[Hashable]]:
    if not isinstance(first, frozenset) or not isinstance(second, frozenset):
        raise UsageProblem(
            _("A distance of sets needs sets of codes as values."), _("Give each unit a set of codes.")
        )
    return first, second


JACCARD = Distance("Jaccard", _jaccard, _jaccard_parts)
"""``1 - |A∩B| / |A∪B|``; two empty sets are equal, an empty one and another are as far apart as can be."""

MASI = Distance("MASI (Passonneau 2006)", _masi, _masi_parts)  # no text: a name
"""``1 - J·M`` with M = 1 for equal, 2/3 for nested, 1/3 for crossing, 0 for disjoint sets. Other programs
call something else MASI, so the name is always printed whole."""


@dataclass(frozen=True)
class Weights:
    """Agreement weights of pairs of categories: 1 on the diagonal, 0 for the worst pair.

    `matrix` is square, symmetric, and indexed as the categories of the ratings it is used with.
    """

    name: str
    matrix: tuple[tuple[Fraction, ...], ...]

    @classmethod
    def from_disagreement(cls, matrix: Sequence[Sequence[Number]], name: str = "given") -> Weights:
        """From weights of disagreement (Cohen 1968): 0 on the diagonal, larger for worse pairs."""
        exact = [[Fraction(weight) for weight in row] for row in matrix]
        size = len(exact)
        if any(len(row) != size for row in exact) or any(
            exact[i][j] != exact[j][i] or exact[i][j] < 0 for i in range(size) for j in range(size)
        ):
            raise UsageProblem(_("Weights must be a square, symmetric table without negative numbers."))
        worst = max((max(row) for row in exact), default=Fraction(0))
        if any(exact[i][i] for i in range(size)) or not worst:
            raise UsageProblem(_("Weights of disagreement are 0 for equal categories and not 0 throughout."))
        return cls(name, tuple(tuple(1 - weight / worst for weight in row) for row in exact))

    @classmethod
    def linear(cls, categories: Sequence[Hashable]) -> Weights:
        """``1 - |c-k| / (max-min)``; the categories are numbers."""
        numbers = exact_numbers(categories)
        return cls.from_disagreement([[abs(Fraction(c - k)) for k in numbers] for c in numbers], "linear")

    @classmethod
    def quadratic(cls, categories: Sequence[Hashable]) -> Weights:
        """``1 - (c-k)² / (max-min)²``; the categories are numbers."""
        numbers = exact_numbers(categories)
        return cls.from_disagreement([[(c - k) * (c - k) for k in numbers] for c in numbers], "quadratic")

    @classmethod
    def ordinal(cls, categories: Sequence[Hashable]) -> Weights:
        """Gwet's ordinal weights: by the number of pairs that can be made of the ranks from c to k."""
        ranks = range(len(categories))
        pairs = [[math.comb(abs(c - k) + 1, 2) for k in ranks] for c in ranks]
        return cls.from_disagreement(pairs, "ordinal")


def exact_numbers(values: Sequence[Hashable]) -> list[int | Fraction]:
    """The values as exact numbers; raises `UsageProblem` for anything that is not a finite number."""
    exact: list[int | Fraction] = []
    for value in values:
        if not isinstance(value, int | float | Fraction) or not math.isfinite(value):
            raise UsageProblem(
                _("“{value}” is not a number.", value=value),
                _("Use the nominal metric, or numbers as values throughout."),
            )
        exact.append(value if isinstance(value, int) else Fraction(value))
    return exact
