"""A counted table as a screen shows it: in which order its rows stand, and how strong each cell is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from qualcode.language.forms.natural_order import natural_key
from qualcode.retrieval.counting.cells import CountedCells
from qualcode.retrieval.counting.request import AxisKind
from qualcode.retrieval.counting.table import CountCell, CountTable, TableMember

LEVELS = 4
_KEPT = 200  # rows


@dataclass(frozen=True, slots=True)
class TableOrder:
    """By what rows are sorted: by names, or by a column (its key; None is the total)."""

    by_name: bool = True
    column: int | str | None = None
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class Extremes:
    """The largest headline of a cell that is no total, and of all; the most that says absent in one of all."""

    largest: int = 0
    largest_total: int = 0
    most_absent: int = 0

    @classmethod
    def of(cls, table: CountTable) -> Extremes:
        """Those of a table."""
        if isinstance(table.cells, CountedCells):
            largest, most_absent = table.cells.most()
        else:
            every = list(chain.from_iterable(table.cells))
            largest = max((cell.headline or 0 for cell in every), default=0)
            most_absent = max((cell.parts[1] for cell in every), default=0)
        totals = [*table.totals, *table.row_totals, *([table.total] if table.total else [])]
        largest_total = max((cell.headline or 0 for cell in totals), default=0)
        most_absent = max(most_absent, max((cell.parts[1] for cell in totals), default=0))
        return cls(largest, max(largest, largest_total), most_absent)


class ShownTable:
    """A table with its total column first and its total line last, where it has these.

    Lines and columns are numbered from 0 as they are shown, names left aside. It can be made and sorted in any
    thread. `order` is None while the rows stand as they were counted.
    """

    def __init__(self, table: CountTable, order: TableOrder | None = None, extremes: Extremes | None = None) -> None:
        """`extremes` are those of the table where they are known."""
        self.table = table
        self.order = order
        self.extremes = extremes or Extremes.of(table)
        self._kept: dict[int, Sequence[CountCell]] = {}
        self._row_numbers = self._ordered()

    # ---- what stands where -----------------------------------------------------------------------

    @property
    def lines(self) -> int:
        """How many there are, with that of the totals."""
        return len(self.table.rows) + self.has_total_line

    @property
    def columns(self) -> int:
        """How many there are, with that of the totals."""
        return len(self.table.columns) + self.has_total_column

    @property
    def has_total_line(self) -> bool:
        """Whether the last line holds totals."""
        return bool(self.table.totals) and bool(self.table.rows)

    @property
    def has_total_column(self) -> bool:
        """Whether the first column holds totals."""
        return bool(self.table.row_totals)

    def row_number(self, line: int) -> int | None:
        """The number of the row as it was counted; None for the line of totals."""
        return self._row_numbers[line] if line < len(self._row_numbers) else None

    def column_number(self, column: int) -> int | None:
        """The number of the column as it was counted; None for that of totals."""
        number = column - self.has_total_column
        return number if number >= 0 else None

    def row(self, line: int) -> TableMember | None:
        """What the line stands for; None is the total."""
        number = self.row_number(line)
        return None if number is None else self.table.rows[number]

    def column(self, column: int) -> TableMember | None:
        """What the column stands for; None is the total."""
        number = self.column_number(column)
        return None if number is None else self.table.columns[number]

    def depth(self, line: int) -> int:
        """How many codes above that of the line have lines of their own, while these stand as they were counted."""
        return self._depths[line] if self.order is None and line < len(self._depths) else 0

    @cached_property
    def _depths(self) -> list[int]:
        if self.table.request.rows.kind is not AxisKind.CODES:
            return []
        depths, above = [], list[str]()
        for member in self.table.rows:
            while above and not member.name.startswith(above[-1]):
                above.pop()
            depths.append(len(above))
            above.append(f"{member.name} / ")
        return depths

    def cell(self, line: int, column: int) -> CountCell | None:
        """A cell; None in the corner where no total of all was counted."""
        row, number = self.row_number(line), self.column_number(column)
        if row is None:
            return self.table.total if number is None else self.table.totals[number]
        return self.table.row_totals[row] if number is None else self._cells_of(row)[number]

    def _cells_of(self, row: int) -> Sequence[CountCell]:
        """The cells of a row as it was counted; those that were looked at last are kept, as each may be made anew."""
        cells = self._kept.pop(row, None) or self.table.cells[row]
        self._kept[row] = cells
        if len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return cells

    def codings(self, line: int, column: int) -> Sequence[int]:
        """The keys of the codings that a cell rests on."""
        return self.table.codings(self.row_number(line), self.column_number(column))

    def place_of(self, row: int | str | None, column: int | str | None) -> tuple[int | None, int | None]:
        """The line and the column of these keys, where they are there; None is the key of a total."""
        lines = (line for line in range(self.lines) if _key(self.row(line)) == row)
        columns = (number for number in range(self.columns) if _key(self.column(number)) == column)
        return next(lines, None), next(columns, None)

    def column_key(self, column: int) -> int | str | None:
        """The key of a column; None is that of the total."""
        return _key(self.column(column))

    def keys(self, line: int, column: int) -> tuple[int | str | None, int | str | None]:
        """The keys of line and column, by which `place_of` finds them in another count."""
        return _key(self.row(line)), _key(self.column(column))

    # ---- numbers ---------------------------------------------------------------------------------

    def headline(self, line: int, column: int) -> int | None:
        """The number of a cell in which absent has no part; None where there is none."""
        cell = self.cell(line, column)
        return None if cell is None else cell.headline

    def level(self, line: int, column: int) -> int:
        """How strong the number is beside the largest one, from 0 (none) to 4; totals have none."""
        if self.row_number(line) is None or self.column_number(column) is None:
            return 0
        number = self.headline(line, column)
        return 0 if not number else max(1, -(-number * LEVELS // max(1, self.extremes.largest)))

    # ---- order -----------------------------------------------------------------------------------

    def turned(self, column: int | None) -> TableOrder | None:
        """The next order by this column (None: by names): numbers from the largest on, names from A, then turned.

        After that rows stand as they were counted.
        """
        by_name = column is None
        key = None if column is None else _key(self.column(column))
        first = TableOrder(by_name, key, backwards=not by_name)
        if self.order == first:
            return replace(first, backwards=by_name)
        return None if self.order == replace(first, backwards=by_name) else first

    def sorted_by(self, order: TableOrder | None) -> ShownTable:
        """The same table in another order."""
        return ShownTable(self.table, order, self.extremes)

    def _ordered(self) -> list[int]:
        rows = list(range(len(self.table.rows)))
        order = self.order
        if order is None:
            return rows
        if order.by_name:
            names = [natural_key(member.name) for member in self.table.rows]
            return sorted(rows, key=names.__getitem__, reverse=order.backwards)
        column = self._counted_column(order)
        if column is None:  # it is not there any more
            self.order = None
            return rows
        numbers = [cell.headline for cell in column]
        known = [row for row in rows if numbers[row] is not None]
        known.sort(key=lambda row: numbers[row] or 0, reverse=order.backwards)
        return known + [row for row in rows if numbers[row] is None]  # hidden ones tell nothing by their place

    def _counted_column(self, order: TableOrder) -> Sequence[CountCell] | None:
        if order.column is None:
            return self.table.row_totals or None
        keys = [member.key for member in self.table.columns]
        if order.column not in keys:
            return None
        number = keys.index(order.column)
        return [cells[number] for cells in self.table.cells]

    def as_shown(self) -> CountTable:
        """The table with its rows in the order in which they are shown, for an export."""
        table, rows = self.table, self._row_numbers
        return replace(
            table,
            rows=[table.rows[row] for row in rows],
            cells=[table.cells[row] for row in rows],
            row_totals=[table.row_totals[row] for row in rows] if table.row_totals else (),
            codings=lambda row, column: table.codings(None if row is None else rows[row], column),
        )


def _key(member: TableMember | None) -> int | str | None:
    return None if member is None else member.key
