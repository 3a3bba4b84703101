"""Units on which two coders confused two codes. The only place of the formula.

Of coders A and B and codes x and y the cell (x, y) counts the units where A gave x and not y, and B gave y and not x:
those where x is among what A alone gave, and y among what B alone gave. Units that do not count for one of the two
are not among them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from qualcode.agreement.study.results import Confusion

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qualcode.agreement.study.layout import UnitPatterns

    Integers = NDArray[np.int64]


def confused_rows(found: UnitPatterns, first: int, second: int) -> tuple[Integers, Integers]:
    """The confusions of two voices as rows of the patterns: those of the first's codes, and of the second's.

    A unit on which the one alone gave m codes and the other alone n is in m · n of them.
    """
    import numpy as np

    alone = [
        np.array([said[giver] == 1 and said[other] == 0 for said in found.patterns], dtype=bool)
        for giver, other in ((first, second), (second, first))
    ]
    mine, theirs = (np.flatnonzero(kind[found.said]) for kind in alone)
    theirs = theirs[np.argsort(found.units[theirs], kind="stable")]
    units = found.units[theirs]
    low = np.searchsorted(units, found.units[mine])
    times = np.searchsorted(units, found.units[mine], side="right") - low
    within = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
    return np.repeat(mine, times), theirs[np.repeat(low, times) + within]


def confusion_counts(found: UnitPatterns, first: int, second: int, layers: int) -> Integers:
    """The cells of two voices: shape (layers, layers), the first's code before the second's."""
    import numpy as np

    mine, theirs = confused_rows(found, first, second)
    cells = found.layers[mine] * layers + found.layers[theirs]
    return np.bincount(cells, minlength=layers * layers).reshape(layers, layers)


def confusions_of(found: UnitPatterns, coders: Sequence[str], codes: Mapping[int, str]) -> tuple[Confusion, ...]:
    """The confusions of every two coders, the largest first; `codes` names the layers that are counted."""
    import numpy as np

    made = []
    layers = max([*codes, *found.layers.tolist()[-1:]], default=-1) + 1
    for first, second in combinations(range(len(coders)), 2):
        counts = confusion_counts(found, first, second, layers)
        for given, other in zip(*(places.tolist() for places in np.nonzero(counts)), strict=True):
            if given in codes and other in codes:
                units = int(counts[given, other])
                made.append(Confusion(coders[first], coders[second], codes[given], codes[other], units))
    return tuple(sorted(made, key=lambda confusion: -confusion.units))
