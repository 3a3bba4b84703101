"""How wide the columns of a printed table are, judged by its first rows, since no table is held."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from qualcode.reporting.report import Cell, Table

LOOKED_AT = 200
"""So many rows are looked at."""
_ROOM = {False: 115, True: 170}
"""Characters of small type in a line: of a page that stands, of one that lies on its side."""
_LEAST = 14
"""So many characters a column of words has, if it needs as many."""
_AIR = 2


def column_shares(table: Table, rows: Sequence[Sequence[Cell]], *, wide: bool) -> list[int]:
    """The share of each column in per cent, together 100.

    Columns of figures get what they need; columns of words share what is left, short ones first, so that running
    text has the most.
    """
    needed = [
        _AIR + max([*map(len, table.head[place].split()), *(_longest(row[place]) for row in rows)], default=1)
        for place in range(len(table.head))
    ]
    left = float(_ROOM[wide] - sum(needed[table.words :]))
    widths = [float(need) for need in needed]
    open_ = sorted(range(table.words), key=lambda place: needed[place])
    left = max(left, float(sum(min(needed[place], _LEAST) for place in open_)))
    for done, place in enumerate(open_):
        widths[place] = min(needed[place], left / (len(open_) - done))
        left -= widths[place]
    whole = sum(widths)
    edges = [0, *(round(100 * sum(widths[: place + 1]) / whole) for place in range(len(widths)))]
    return [max(end - start, 1) for start, end in pairwise(edges)]


def _longest(cell: Cell) -> int:
    """The characters of the longest line of a cell."""
    return max(map(len, str(cell).split("\n")))
