"""Hiding small numbers of a table for publication, and those that would give them away, as `hiding` finds them.

Per cents whose whole is hidden are hidden too. The parts of numbers by polarity are shown only where none of them is
small and nothing is hidden.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qualcode.catalogue import _, later, program, spoken
from qualcode.errors import UsageProblem
from qualcode.model.codebooks.code_paths import PATH_SEPARATOR
from qualcode.retrieval.counting.hiding import BASE, TOTAL, PublishedNumbers, TablePlace, hidden_places, known_lines
from qualcode.retrieval.counting.request import AxisKind, CountUnit, PercentOf
from qualcode.retrieval.counting.table import CountCell, CountTable, TableMember

_OF_UNITS = (CountUnit.CASES, CountUnit.DOCUMENTS)
_MOST = 100_000
"""Cells of a table that is published."""


def refuse_many_cells(cells: int, hint: str) -> None:
    """Raise UsageProblem where a table has too many cells to find out what gives what away."""
    if cells > _MOST:
        raise UsageProblem(
            _("A table of {cells} cells is too large to be published.", cells=program().number(cells)), hint
        )


def published(table: CountTable) -> CountTable:
    """The table with its small numbers hidden as its request says, and with no codings behind its cells.

    Raises UsageProblem for a very large one.
    """
    refuse_many_cells(
        len(table.rows) * len(table.columns), _("Choose fewer rows or columns, or leave --publish out.")
    )
    least = table.request.publish
    plain = _without_small_parts(table, least)
    known = numbers_of(plain)
    hidden = hidden_places(known, least)
    if hidden:
        plain = _without_parts(plain)
    made = _Masked(plain, hidden)
    columns, rows = range(len(plain.columns)), range(len(plain.rows))
    small_kinds = any(number < least for _kind, number in table.kinds)
    return replace(
        plain,
        rows=[replace(member, base=made.base(row, BASE)) for row, member in enumerate(plain.rows)],
        columns=[replace(member, base=made.base(BASE, column)) for column, member in enumerate(plain.columns)],
        cells=[[made.cell(TablePlace(row, column), plain.cells[row][column]) for column in columns] for row in rows],
        totals=[made.cell(TablePlace(TOTAL, column), cell) for column, cell in enumerate(plain.totals)],
        row_totals=[made.cell(TablePlace(row, TOTAL), cell) for row, cell in enumerate(plain.row_totals)],
        total=None if plain.total is None else made.cell(TablePlace(TOTAL, TOTAL), plain.total),
        base=made.base(BASE, TOTAL),
        kinds=() if small_kinds else table.kinds,
        codings=_no_codings,
    )


def _no_codings(_row: int | None, _column: int | None) -> Sequence[int]:
    return ()  # the ids behind a total would tell how many are behind a hidden cell


def _all_cells(table: CountTable) -> Iterator[CountCell]:
    for row in table.cells:
        yield from row
    yield from (*table.totals, *table.row_totals, *([table.total] if table.total else []))


def _without_small_parts(table: CountTable, least: int) -> CountTable:
    """The table without its parts by polarity where one of them is small."""
    is_small = any(0 < part < least for cell in _all_cells(table) for part in cell.parts)
    return _without_parts(table) if is_small and table.has_polarity else table


def _without_parts(table: CountTable) -> CountTable:
    """The table with its headline numbers alone."""
    of_units = table.request.unit in _OF_UNITS

    def plain(cell: CountCell) -> CountCell:
        number = cell.headline or 0
        return CountCell(number, 0 if of_units else number, only_present=number if of_units else 0,
                         percent=cell.percent)  # fmt: skip

    note = spoken(later("What is reported as absent is not shown: some of these numbers are small."))
    return replace(
        table,
        cells=[[plain(cell) for cell in row] for row in table.cells],
        totals=list(map(plain, table.totals)),
        row_totals=list(map(plain, table.row_totals)),
        total=None if table.total is None else plain(table.total),
        has_polarity=False,
        notes=[*table.notes, note] if table.has_polarity else table.notes,
    )


def numbers_of(table: CountTable) -> PublishedNumbers:
    """All numbers of a table with what a reader knows of them."""
    numbers = {
        TablePlace(row, column): cell.headline or 0
        for row, cells in enumerate(table.cells)
        for column, cell in enumerate(cells)
    }
    numbers |= {TablePlace(TOTAL, column): cell.headline or 0 for column, cell in enumerate(table.totals)}
    numbers |= {TablePlace(row, TOTAL): cell.headline or 0 for row, cell in enumerate(table.row_totals)}
    if table.total is not None:
        numbers[TablePlace(TOTAL, TOTAL)] = table.total.headline or 0
    of_units = table.request.unit in _OF_UNITS
    within: list[tuple[TablePlace, TablePlace]] = []
    bases = {TablePlace(BASE, column): member.base for column, member in enumerate(table.columns)}
    bases |= {TablePlace(row, BASE): member.base for row, member in enumerate(table.rows)}
    shown = {place: base for place, base in bases.items() if base is not None}
    numbers |= shown
    fixed: set[TablePlace] = set()
    for whole, is_there in (
        (TablePlace(BASE, TOTAL), _has(shown, BASE, 0)),
        (TablePlace(TOTAL, BASE), _has(shown, BASE, 1)),
    ):
        if is_there and table.base is not None:
            numbers[whole] = table.base
            fixed.add(whole)
    if of_units:
        within += [
            (base, place)
            for place in numbers
            if BASE not in place
            for base in (TablePlace(BASE, place.column), TablePlace(place.row, BASE))
            if base in numbers
        ]
        if table.request.sub_codes:
            within += _under(table)
    sums, bounds = known_lines(numbers, of_units=of_units)
    return PublishedNumbers(numbers, sums, bounds, within, frozenset(fixed))


def _has(places: Mapping[TablePlace, int], value: int, at: int) -> bool:
    return any(place[at] == value for place in places)


def _under(table: CountTable) -> Iterator[tuple[TablePlace, TablePlace]]:
    """A code has at least the cases of a code below it."""
    for by_row, axis, members, other in (
        (True, table.request.rows, table.rows, len(table.columns)),
        (False, table.request.columns, table.columns, len(table.rows)),
    ):
        if axis.kind is not AxisKind.CODES:
            continue
        above: dict[str, int] = {}
        for at, member in enumerate(members):
            parent = above.get(member.name.rpartition(PATH_SEPARATOR)[0])
            above[member.name] = at
            for place in (*range(other), TOTAL) if parent is not None else ():
                yield _at(parent or 0, place, by_row=by_row), _at(at, place, by_row=by_row)


def _at(member: int, other: int, *, by_row: bool) -> TablePlace:
    return TablePlace(member, other) if by_row else TablePlace(other, member)


@dataclass(frozen=True)
class _Masked:
    """A table of which some places are hidden."""

    table: CountTable
    hidden: set[TablePlace]

    def base(self, row: int, column: int) -> int | None:
        """The base of a row or column, or of all; None where it is hidden."""
        place = TablePlace(row, column)
        if place in self.hidden:
            return None
        if column == TOTAL:
            return self.table.base
        member: TableMember = self.table.columns[column] if row == BASE else self.table.rows[row]
        return member.base

    def cell(self, place: TablePlace, cell: CountCell) -> CountCell:
        """A cell as it may be shown."""
        if place in self.hidden:
            return CountCell(None)
        return replace(cell, percent=None) if self._whole_of(place) & self.hidden else cell

    def _whole_of(self, place: TablePlace) -> set[TablePlace]:
        """Where what a per cent is of stands."""
        if self.table.request.percent is PercentOf.NONE:
            return set()
        if self.table.request.percent is PercentOf.ROW:
            return {TablePlace(place.row, TOTAL), TablePlace(place.row, BASE)}
        return {TablePlace(TOTAL, place.column), TablePlace(BASE, place.column)}
