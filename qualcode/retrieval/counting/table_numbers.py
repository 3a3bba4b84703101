"""The numbers of a table: its cells, its totals and its per cents, from passages in rows and columns.

Per cents are of the base where a side is a group of material and cases or documents are counted, else of the headline
number of the total.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from qualcode.retrieval.counting.arrays import different, spread
from qualcode.retrieval.counting.axes import TableSide
from qualcode.retrieval.counting.cells import (
    CellTally,
    CountedCells,
    CountedRow,
    half_up,
    tally_of_passages,
    tally_of_units,
)
from qualcode.retrieval.counting.extents import shares
from qualcode.retrieval.counting.request import AxisKind, CountUnit, PercentOf, TableAxis
from qualcode.retrieval.counting.table import SMALL_BASE, CountCell, CountTable, TableMember
from qualcode.retrieval.counting.table_count import OF_UNITS, Placing, TableCount

if TYPE_CHECKING:
    from qualcode.retrieval.counting.arrays import Numbers

_BY_CODINGS = (AxisKind.CODES, AxisKind.CODERS, AxisKind.SPEAKERS)  # what is empty here is left out of columns, too
_APART = (AxisKind.SOURCE_KINDS, AxisKind.WAVES, AxisKind.DOCUMENTS)  # no cell holds several kinds of source


def counted_table(count: TableCount) -> tuple[CountTable, TableNumbers]:
    """The whole table, yet without notes, and its numbers."""
    request = count.request
    placing = count.placed(rows=True, columns=True)
    leave_rows = request.rows.kind is not AxisKind.LEVELS and not request.empty  # a scale is shown whole
    rows, row_places, left_out = _shown(count, count.sides[0], request.rows, placing.row, leave=leave_rows)
    leave = request.columns.kind in _BY_CODINGS and not request.empty
    columns, column_places, columns_left_out = _shown(
        count, count.sides[1], request.columns, placing.column, leave=leave
    )
    shown = TableNumbers(
        count, rows, columns, (row_places, column_places),
        _moved(placing, row_places, column_places),
        _moved(count.placed(rows=False, columns=True), None, column_places),
        _moved(count.placed(rows=True, columns=False), row_places, None),
        count.placed(rows=False, columns=False),
    )  # fmt: skip
    apart = request.rows.kind in _APART or request.columns.kind in _APART
    table = CountTable(
        request=request,
        rows=rows,
        columns=columns,
        cells=CountedCells(shown.cells, len(rows), len(columns), shown.percent),
        totals=list(CountedRow(shown.totals, 0, len(columns), shown.percent_of_total)),
        row_totals=[shown.row_total(row) for row in range(len(rows))],
        base=count.base,
        several_answers=request.unit is not CountUnit.SHARE and shown.adds_up_to_more,
        has_polarity=bool((placing.passages.signs[placing.passage] != 1).any()),
        left_out=left_out,
        kinds=count.kinds if count.many_kinds and not apart else (),
        notes=(),
        codings=shown.codings,
        total=shown.total,
        speaking=count.speaking,
    )
    shown.columns_left_out = columns_left_out
    return table, shown


def _shown(
    count: TableCount, side: TableSide, axis: TableAxis, used: Numbers, *, leave: bool
) -> tuple[list[TableMember], Numbers, int]:
    """The members that are shown, the place of each among them (-1 for none), and how many are left out."""
    import numpy as np

    bases = count.bases(side, axis)
    shown = np.ones(len(side.members), dtype=bool)
    if leave:
        shown[:] = False
        shown[used] = True
    members = [
        replace(member, base=base)
        for member, base, is_shown in zip(side.members, bases, shown.tolist(), strict=True)
        if is_shown
    ]
    return members, np.where(shown, np.cumsum(shown) - 1, -1), len(side.members) - len(members)


def _moved(placing: Placing, rows: Numbers | None, columns: Numbers | None) -> Placing:
    """The same with the places that rows and columns have among those that are shown."""
    row = placing.row if rows is None else rows[placing.row]
    column = placing.column if columns is None else columns[placing.column]
    return Placing(placing.passages, placing.passage, row, column)


class TableNumbers:
    """The numbers of a table: its cells, its totals and its per cents."""

    def __init__(
        self,
        count: TableCount,
        rows: Sequence[TableMember],
        columns: Sequence[TableMember],
        places: tuple[Numbers, Numbers],
        of_cells: Placing,
        of_columns: Placing,
        of_rows: Placing,
        of_all: Placing,
    ) -> None:
        self._count = count
        self._rows = rows
        self._columns = columns
        self._places = places
        self._placings = {(True, True): of_cells, (False, True): of_columns, (True, False): of_rows,
                          (False, False): of_all}  # fmt: skip
        self.cells = self._tally(of_cells, len(columns), places)
        self.totals = self._tally(of_columns, len(columns), (None, places[1]))
        self._row_totals = self._tally(of_rows, 1, (places[0], None))
        self._total = self._tally(of_all, 1, (None, None))
        self.columns_left_out = 0
        self.hides_small = False
        """Whether a per cent is left out since its base is small; known when all wholes were looked at."""
        request = count.request
        self.percent = None if request.percent is PercentOf.NONE else self._percent
        self.percent_of_total = None if self.percent is None else partial(self._percent_of, None)
        if self.percent is not None:
            side: Sequence[object] = rows if request.percent is PercentOf.ROW else columns
            wholes = [self._whole(place, place) for place in range(len(side))]
            self.hides_small = not request.small and any(0 < whole < SMALL_BASE for whole in wholes)

    def _tally(self, placing: Placing, columns: int, shown: tuple[Numbers | None, Numbers | None]) -> CellTally:
        """The numbers of cells; `shown` are the places of rows and columns, None where all of them are one."""
        count, passages, at = self._count, placing.passages, placing.passage
        places, unit = placing.row * columns + placing.column, count.request.unit
        if unit is CountUnit.PASSAGES:
            return tally_of_passages(places, passages.signs[at])
        if unit in OF_UNITS:
            voice = count.voices.at(passages.document[at], passages.start[at])
            return tally_of_units(places, count.unit_of_voice[voice], count.voices.units, passages.signs[at])
        covered = count.answered.covered(passages, at, places)
        return covered if unit is CountUnit.WORDS else shares(covered, self._wholes(covered.places, columns, shown))

    def _wholes(self, places: Numbers, columns: int, shown: tuple[Numbers | None, Numbers | None]) -> Numbers:
        """What was answered in the material of each of these cells: of its row, and of its column."""
        import numpy as np

        count = self._count
        voices = np.flatnonzero(count.kept)
        members: list[Numbers | None] = [None, None]
        for side_at, (side, member) in enumerate(zip(count.sides, shown, strict=True)):
            if member is not None and side.of_voice is not None:
                taken, place = spread(side.of_voice[voices])
                voices, members = voices[taken], [None if known is None else known[taken] for known in members]
                members[side_at] = member[place]
        inside = np.ones(len(voices), dtype=bool)
        for known in members:
            inside &= True if known is None else known >= 0
        row, column = (voices * 0 if known is None else known for known in members)
        known, at = different((row * columns + column)[inside])
        sums = np.bincount(at, weights=count.said[voices[inside]], minlength=len(known))
        whole = dict(zip(known.tolist(), sums.astype(np.int64).tolist(), strict=True))
        asked = (places // columns) * (members[0] is not None) * columns + (places % columns) * (
            members[1] is not None
        )
        return np.array([whole.get(place, 0) for place in asked.tolist()], dtype=np.int64)

    # ---- per cents -------------------------------------------------------------------------------

    def _whole(self, row: int | None, column: int | None) -> int:
        """What the per cents of a row or column are of."""
        by_row = self._count.request.percent is PercentOf.ROW
        place = row if by_row else column
        of_units = self._count.request.unit in OF_UNITS
        side = self._count.sides[0 if by_row else 1]
        if of_units and (place is not None or side.is_material):
            base = self._count.base if place is None else (self._rows if by_row else self._columns)[place].base
            if base is not None:
                return base
        if place is None:
            first, _absent, third = self._total.at(0)
        else:
            first, _absent, third = (self._row_totals if by_row else self.totals).at(place)
        return first + third

    def _percent(self, row: int | None, column: int | None, headline: int) -> Decimal | None:
        whole = self._whole(row, column)
        if not whole or (whole < SMALL_BASE and not self._count.request.small):
            return None
        return half_up(headline, whole, self._count.request.decimals)

    def _percent_of(self, row: int | None, _row: int | None, column: int | None, headline: int) -> Decimal | None:
        return self._percent(row, column, headline)

    # ---- totals ----------------------------------------------------------------------------------

    def row_total(self, row: int) -> CountCell:
        """The total of a row."""
        return self._made(self._row_totals, row, row, None)

    @property
    def total(self) -> CountCell:
        """The total of the whole table."""
        return self._made(self._total, 0, None, None)

    def _made(self, tally: CellTally, place: int, row: int | None, column: int | None) -> CountCell:
        parts = tally.at(place)
        percent = self.percent(row, column, parts[0] + parts[2]) if self.percent else None
        return tally.cell(parts, percent)

    @property
    def adds_up_to_more(self) -> bool:
        """Whether the cells of a row or column add up to more than its total."""
        import numpy as np

        columns = max(len(self._columns), 1)
        for at, number, totals in (
            (self.cells.places // columns, len(self._rows), self._row_totals),
            (self.cells.places % columns, len(self._columns), self.totals),
        ):
            sums = np.bincount(at, weights=self.cells.headlines(), minlength=number)
            whole = np.zeros(number)
            whole[totals.places] = totals.headlines()
            if (sums > whole).any():
                return True
        return False

    def codings(self, row: int | None, column: int | None) -> Sequence[int]:
        """The keys of the codings behind a cell, in order of documents and places."""
        return self._placings[row is not None, column is not None].keys_at(row or 0, column or 0)
