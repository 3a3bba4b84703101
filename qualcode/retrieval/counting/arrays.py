"""Arrays of whole numbers, and what NumPy does slowly at first: its `unique` imports all of masked arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

    Numbers = NDArray[Any]


def different(values: Numbers) -> tuple[Numbers, Numbers]:
    """The different values in order, and the place of each value among them."""
    import numpy as np

    order = np.argsort(values, kind="stable")
    ordered = values[order]
    begins = np.ones(len(values), dtype=bool)
    begins[1:] = ordered[1:] != ordered[:-1]
    at = np.empty(len(values), dtype=np.int64)
    at[order] = np.cumsum(begins) - 1
    return ordered[begins], at


def spread(members: Numbers) -> tuple[Numbers, Numbers]:
    """Of things with their members, one or a row of several, each pair: the place of the thing, and the member.

    A member of -1 is none.
    """
    import numpy as np

    if members.ndim == 1:
        at = np.flatnonzero(members >= 0)
        return at, members[at]
    thing, place = np.nonzero(members >= 0)
    return thing, members[thing, place]
