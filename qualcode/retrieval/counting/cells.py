"""The cells of a counted table: kept as numbers where there is something, made into cells when they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, overload

from qualcode.retrieval.counting.arrays import different
from qualcode.retrieval.counting.passages import ABSENT, PRESENT
from qualcode.retrieval.counting.table import CountCell

if TYPE_CHECKING:
    from qualcode.retrieval.counting.arrays import Numbers

PercentAt = Callable[[int | None, int | None, int], Decimal | None]
"""The per cent of a headline number in a row and column; None is a total."""


def half_up(part: int, whole: int, decimals: int) -> Decimal:
    """Per cent of a whole, rounded half up."""
    exact = Decimal(100 * part) / Decimal(whole)
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


@dataclass(frozen=True, eq=False)
class CellTally:
    """The cells in which something was counted: their places (row * columns + column) in order, and three parts each.

    Of passages present, absent and mixed; of cases and documents (`of_units`) only present, only absent and both.
    """

    places: Numbers
    parts: Numbers
    of_units: bool

    def at(self, place: int) -> tuple[int, int, int]:
        """The parts of a cell; zeros where nothing was counted."""
        import numpy as np

        found = int(np.searchsorted(self.places, place))
        if found == len(self.places) or int(self.places[found]) != place:
            return 0, 0, 0
        first, second, third = self.parts[found].tolist()
        return first, second, third

    def within(self, first: int, behind: int) -> dict[int, tuple[int, int, int]]:
        """Place -> parts of the cells from one place on to before another."""
        import numpy as np

        least, most = np.searchsorted(self.places, (first, behind)).tolist()
        places, parts = self.places[least:most].tolist(), self.parts[least:most].tolist()
        return {place: (mine[0], mine[1], mine[2]) for place, mine in zip(places, parts, strict=True)}

    def headlines(self) -> Numbers:
        """The headline number of each of the cells: absent is not in it."""
        numbers: Numbers = self.parts[:, 0] + self.parts[:, 2]
        return numbers

    def cell(self, parts: tuple[int, int, int], percent: Decimal | None) -> CountCell:
        """A cell of these parts."""
        first, second, third = parts
        if self.of_units:
            return CountCell(first + third, only_present=first, only_absent=second, both=third, percent=percent)
        return CountCell(sum(parts), present=first, absent=second, mixed=third, percent=percent)


def tally_of_passages(places: Numbers, signs: Numbers) -> CellTally:
    """How many passages are present, absent and mixed in each cell."""
    import numpy as np

    found, at = different(places)
    part = np.where(signs == PRESENT, 0, np.where(signs == ABSENT, 1, 2))
    parts = np.bincount(at * 3 + part, minlength=3 * len(found)).reshape(-1, 3)
    return CellTally(found, parts, of_units=False)


def tally_of_units(places: Numbers, units: Numbers, number: int, signs: Numbers) -> CellTally:
    """How many cases, or documents, of `number` have only present, only absent, or both in each cell."""
    import numpy as np

    if not len(places):
        return CellTally(places, places.reshape(0, 1).repeat(3, axis=1), of_units=True)
    both = places * number + units
    order = np.argsort(both, kind="stable")
    both = both[order]
    first = np.flatnonzero(np.append(True, both[1:] != both[:-1]))
    found = tally_of_passages(both[first] // number, np.bitwise_or.reduceat(signs[order], first))
    return CellTally(found.places, found.parts, of_units=True)


class CountedRow(Sequence[CountCell]):
    """One row of cells."""

    def __init__(self, tally: CellTally, row: int, columns: int, percent: PercentAt | None) -> None:
        self._tally = tally
        self._row = row
        self._columns = columns
        self._percent = percent
        self._parts = tally.within(row * columns, (row + 1) * columns)

    def __len__(self) -> int:
        return self._columns

    @overload
    def __getitem__(self, column: int) -> CountCell: ...
    @overload
    def __getitem__(self, column: slice) -> Sequence[CountCell]: ...
    def __getitem__(self, column: int | slice) -> CountCell | Sequence[CountCell]:
        """The cell of a column, or of several."""
        if isinstance(column, slice):
            return [self[place] for place in range(*column.indices(self._columns))]
        place = column + self._columns if column < 0 else column
        if not 0 <= place < self._columns:
            raise IndexError(column)
        parts = self._parts.get(self._row * self._columns + place)
        if parts is None and self._percent is None:
            return _NOTHING
        parts = parts or (0, 0, 0)
        percent = self._percent(self._row, place, parts[0] + parts[2]) if self._percent else None
        return self._tally.cell(parts, percent)


_NOTHING = CountCell(0)


class CountedCells(Sequence[Sequence[CountCell]]):
    """All cells, row by row."""

    def __init__(self, tally: CellTally, rows: int, columns: int, percent: PercentAt | None) -> None:
        self.tally = tally
        self._rows = rows
        self._columns = columns
        self._percent = percent

    def __len__(self) -> int:
        return self._rows

    @overload
    def __getitem__(self, row: int) -> CountedRow: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[CountedRow]: ...
    def __getitem__(self, row: int | slice) -> CountedRow | Sequence[CountedRow]:
        """The cells of a row, or of several."""
        if isinstance(row, slice):
            return [self[place] for place in range(*row.indices(self._rows))]
        place = row + self._rows if row < 0 else row
        if not 0 <= place < self._rows:
            raise IndexError(row)
        return CountedRow(self.tally, place, self._columns, self._percent)

    def most(self) -> tuple[int, int]:
        """The largest headline number, and the most that says absent in one cell; no cell is made for it."""
        if not len(self.tally.places):
            return 0, 0
        return int(self.tally.headlines().max()), int(self.tally.parts[:, 1].max())

    def __iter__(self) -> Iterator[CountedRow]:
        return (self[place] for place in range(self._rows))
