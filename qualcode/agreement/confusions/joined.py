"""Both halves of a confusion as one disagreement, so that each disagreement is in the list once.

On one unit the halves are codes whose patterns are each other's opposite: who gave the one did not give the other.
Codes of the same unit with the same pattern stand on one side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.agreement.kernel.ratings import MISSING, Pattern

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qualcode.agreement.study.layout import UnitPatterns

    Integers = NDArray[np.int64]

Part = tuple[int, int]
"""A layer, and the number of the pattern that the voices said of it."""


@dataclass(frozen=True)
class JoinedUnits:
    """What the voices disagree on, unit by unit: `subjects` are numbers of `parts`, a part for each code."""

    subjects: Integers
    units: Integers
    parts: tuple[tuple[Part, ...], ...]


def opposite(pattern: Pattern) -> Pattern:
    """Not given where it was given, and the other way round."""
    return tuple(said if said == MISSING else 1 - said for said in pattern)


def joined(found: UnitPatterns) -> JoinedUnits:
    """The rows of the patterns, the halves of confusions joined; in the order of subjects, then of units."""
    import numpy as np

    side, kind = _sides(found.patterns)
    rows = np.flatnonzero(kind[found.said] >= 0)
    groups = found.units[rows] * (len(found.patterns) + 1) + kind[found.said[rows]]
    order = np.lexsort((found.layers[rows], side[found.said[rows]], groups))
    rows, groups = rows[order], groups[order]
    _each, group, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    on_second = np.bincount(group.ravel(), side[found.said[rows]], minlength=len(sizes))
    both = (on_second > 0) & (on_second < sizes)
    halves = rows[both[group.ravel()]]
    alone = np.ones(len(found.layers), dtype=bool)
    alone[halves] = False

    patterns = max(1, len(found.patterns))
    singles, subjects = np.unique(found.layers[alone] * patterns + found.said[alone], return_inverse=True)
    numbers: dict[tuple[Part, ...], int] = {
        ((key // patterns, key % patterns),): at for at, key in enumerate(singles.tolist())
    }
    layers, said = found.layers[halves].tolist(), found.said[halves].tolist()
    confused, first = [], 0
    for size in sizes[both].tolist():
        parts = tuple(zip(layers[first : first + size], said[first : first + size], strict=True))
        confused.append(numbers.setdefault(parts, len(numbers)))
        first += size
    starts = np.cumsum(sizes[both]) - sizes[both]
    every = np.concatenate([subjects.ravel(), np.array(confused, dtype=np.int64)])
    units = np.concatenate([found.units[alone], found.units[halves[starts]]])
    order = np.lexsort((units, every))
    return JoinedUnits(every[order], units[order], tuple(numbers))


def _sides(patterns: Sequence[Pattern]) -> tuple[Integers, Integers]:
    """Per pattern its side, 0 where the first who counts gave the code, and the number it shares with its opposite.

    That number is -1 where all said the same.
    """
    import numpy as np

    numbers: dict[Pattern, int] = {}
    sides, kinds = [], []
    for pattern in patterns:
        first = next((said for said in pattern if said != MISSING), 0)
        sides.append(1 - first)
        same = pattern if first else opposite(pattern)
        kinds.append(numbers.setdefault(same, len(numbers)) if {0, 1} <= set(pattern) else -1)
    return np.array(sides, dtype=np.int64), np.array(kinds, dtype=np.int64)
