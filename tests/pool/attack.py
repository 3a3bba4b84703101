"""A reader who computes what hidden numbers can be, by all that is shown and known, with an integer solver."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from qualcode.pool.tables.results import HiddenNumber

MOST = 1_000
"""No number is greater."""
Relation = Mapping[str, int]
"""Weighted numbers whose sum is at least nought."""


def range_of(name: str, shown: Mapping[str, int | HiddenNumber], relations: Sequence[Relation]) -> tuple[int, int]:
    """The least and the greatest that a number can be. Where some are said to be small, all others are not."""
    names = list(shown)
    signs = [cell.below for cell in shown.values() if isinstance(cell, HiddenNumber) and cell.below]
    low, high = [], []
    for cell in shown.values():
        if not isinstance(cell, HiddenNumber):
            low.append(cell)
            high.append(cell)
        elif cell.below:
            low.append(1)
            high.append(cell.below - 1)
        else:
            low.append(max(signs, default=1))
            high.append(MOST)
    rows = np.zeros((len(relations), len(names)))
    for place, relation in enumerate(relations):
        for of, weight in relation.items():
            rows[place, names.index(of)] = weight
    limits = [LinearConstraint(rows, 0, np.inf)] if relations else []
    ends = []
    for sign in (1, -1):
        goal = np.zeros(len(names))
        goal[names.index(name)] = sign
        found = milp(goal, integrality=np.ones(len(names)), bounds=Bounds(low, high), constraints=limits)
        assert found.success, found.message  # what is real fits
        ends.append(round(sign * found.fun))
    return ends[0], ends[1]


def told(real: Mapping[str, int], shown: Mapping[str, int | HiddenNumber], relations: Sequence[Relation],
         smallest: int) -> list[str]:  # fmt: skip
    """The small numbers that a reader can compute."""
    found = []
    for name, number in real.items():
        if 0 < number < smallest:
            least, most = range_of(name, shown, relations)
            if least == most:
                found.append(name)
    return found


def equal(total: str, parts: Sequence[str]) -> list[Relation]:
    """That a total is the sum of its parts."""
    return [{total: sign, **dict.fromkeys(parts, -sign)} for sign in (1, -1)]


def between(total: str, parts: Sequence[str]) -> list[Relation]:
    """That a total has at least each of its parts, and at most all together."""
    return [*({total: 1, part: -1} for part in parts), {total: -1, **dict.fromkeys(parts, 1)}]
