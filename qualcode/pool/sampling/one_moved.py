"""What a sample would be if people or the machine had given a code otherwise in one unit of one document.

By it is found to how many decimals figures may be told beside small numbers (`tables.told_estimates`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qualcode.pool.sampling.estimators import MetUnits

if TYPE_CHECKING:
    from qualcode.pool.sampling.estimators import Floats

_UNDECIDED = 4


def with_one_moved(met: MetUnits, weights: Floats, source: int, target: int) -> Iterator[MetUnits]:
    """The units with one of a document moved from one place to another: a light document, a middle, a heavy one.

    Places are those of `MetUnits` in their order, and behind them what is undecided, of which documents have what is
    in none of the others.
    """
    import numpy as np

    numbers = np.array([met.both, met.machine_only, met.hand_only, met.neither])
    has_one = numbers.sum(axis=0) == 0 if source == _UNDECIDED else numbers[source] > 0
    places = np.flatnonzero(has_one)
    if not len(places):
        return
    by_weight = places[np.argsort(weights[places], kind="stable")]
    for place in dict.fromkeys((int(by_weight[0]), int(by_weight[len(by_weight) // 2]), int(by_weight[-1]))):
        moved = numbers.copy()
        if source != _UNDECIDED:
            moved[source, place] -= 1
        if target != _UNDECIDED:
            moved[target, place] += 1
        yield MetUnits(*moved)
