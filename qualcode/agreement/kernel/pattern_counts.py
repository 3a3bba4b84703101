"""Counting the patterns of ratings that come as integer arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from qualcode.catalogue import _
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Up to this many possible patterns they are counted in a table, beyond it by sorting the units.
TABLE = 1 << 22
# From this range of values on, categories are found by sorting instead of in a table.
WIDE = 1 << 16


def count_patterns(
    array: NDArray[np.integer[Any]], categories: Sequence[int] | None, missing: int
) -> tuple[tuple[int, ...], dict[tuple[int, ...], int]]:
    """The categories, and how often each tuple of category indices (-1 for missing) occurs.

    `array` has the shape (coders, units). Raises `UsageProblem` for another shape, for an array that does
    not hold integers, and for a value that is not in `categories`.
    """
    if array.ndim != 2 or array.dtype.kind not in "iu":
        raise UsageProblem(_("Ratings need an integer array of shape (coders, units)."))
    occurring = [value for value in _occurring(array) if value != missing]
    listed = tuple(occurring) if categories is None else tuple(dict.fromkeys(categories))
    strange = sorted(set(occurring) - set(listed))
    if strange:
        raise UsageProblem(
            _("The value {value} is not in the list of categories.", value=strange[0]), _("Add it to the list.")
        )
    if not array.size:
        return listed, {}
    rows = _indexed(array, listed)
    size = (len(listed) + 1) ** len(rows)
    return listed, _by_table(rows, len(listed) + 1) if size <= TABLE else _by_sorting(rows)


def numbered_patterns(said: NDArray[np.int64], categories: int) -> tuple[list[tuple[int, ...]], NDArray[np.int64]]:
    """The different rows in the order in which they come, and for each row the number of its own.

    `said` has the shape (units, coders) and holds indices of so many categories, -1 for missing.
    """
    import numpy as np

    base, size = categories + 1, (categories + 1) ** said.shape[1]
    key = np.zeros(len(said), dtype=np.int64)
    for column in said.T:
        key = key * base + column + 1
        if size > TABLE:
            key = np.unique(key, return_inverse=True)[1].ravel()
    if not len(key):
        return [], key
    first = np.full(int(key.max()) + 1, len(key), dtype=np.int64)
    first[key[::-1]] = np.arange(len(key))[::-1]  # what is written last stays
    order = np.argsort(first, kind="stable")[: int((first < len(key)).sum())]
    rank = np.zeros(len(first), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return list(map(tuple, said[first[order]].tolist())), rank[key]


def sorted_patterns(said: NDArray[np.int64], categories: int) -> tuple[list[tuple[int, ...]], NDArray[np.int64]]:
    """As `numbered_patterns`, the rows in their own order."""
    import numpy as np

    patterns, number = numbered_patterns(said, categories)
    order = sorted(range(len(patterns)), key=patterns.__getitem__)
    return [patterns[place] for place in order], np.argsort(np.array(order, dtype=np.int64))[number]


def _occurring(array: NDArray[np.integer[Any]]) -> list[int]:
    import numpy as np

    if not array.size:
        return []
    low, high = int(array.min()), int(array.max())
    if high - low >= WIDE:
        return [int(value) for value in np.unique(array)]
    seen = np.zeros(high - low + 1, dtype=bool)
    for row in array:
        seen[row.astype(np.int64) - low] = True
    return [int(value) + low for value in np.flatnonzero(seen)]


def _indexed(array: NDArray[np.integer[Any]], listed: tuple[int, ...]) -> list[NDArray[np.int64]]:
    """Per coder the index of each value, from 1, and 0 for missing."""
    import numpy as np

    place_of = {value: place for place, value in enumerate(listed, start=1)}
    known = np.array(sorted(listed), dtype=np.int64)
    order = np.array([place_of[value] for value in sorted(listed)], dtype=np.int64)
    low, high = int(array.min()), int(array.max())
    if high - low < WIDE:
        table = np.zeros(high - low + 1, dtype=np.int64)
        inside = (known >= low) & (known <= high)
        table[known[inside] - low] = order[inside]
        return [table[row.astype(np.int64) - low] for row in array]
    rows = []
    for row in array:
        place = np.minimum(np.searchsorted(known, row), len(known) - 1)
        rows.append(np.where(known[place] == row, order[place], 0))
    return rows


def _by_table(rows: list[NDArray[np.int64]], base: int) -> dict[tuple[int, ...], int]:
    import numpy as np

    key = rows[0].copy()
    for row in rows[1:]:
        key *= base
        key += row
    counts = np.bincount(key)
    patterns = {}
    for number in np.flatnonzero(counts):
        rest, pattern = int(number), []
        for _other in rows:
            rest, index = divmod(rest, base)
            pattern.append(index - 1)
        patterns[tuple(reversed(pattern))] = int(counts[number])
    return patterns


def _by_sorting(rows: list[NDArray[np.int64]]) -> dict[tuple[int, ...], int]:
    """As `_by_table` where the table would be too large; keys are made dense again after every coder."""
    import numpy as np

    key = rows[0]
    for row in rows[1:]:
        key = np.unique(key * (int(row.max()) + 1) + row, return_inverse=True)[1]
    _other, first, counts = np.unique(key, return_index=True, return_counts=True)
    columns = [(row[first] - 1).tolist() for row in rows]
    return dict(zip(zip(*columns, strict=True), counts.tolist(), strict=True))
