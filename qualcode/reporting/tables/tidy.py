"""A counted table with one row a cell, for programs: the same columns in each language, as the manual lists them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from itertools import chain

from qualcode.catalogue import Catalogue
from qualcode.reporting.report import Afresh, Cell, Table
from qualcode.reporting.tables.cell_words import OF_CASES
from qualcode.reporting.tables.table_head import TableSource
from qualcode.retrieval.counting.request import CountUnit
from qualcode.retrieval.counting.table import CountCell, CountChange, CountTable

CELL, ROW_TOTAL, COLUMN_TOTAL, TOTAL, CHANGE = "cell", "row_total", "column_total", "total", "change"
Figure = int | Decimal | None


@dataclass(frozen=True, slots=True)
class TidyRow:
    """One cell, a total or a change. `row` and `column` are places from 0, None where it is summed over them.

    `base` is the N of the column. Of passages, words and shares the numbers of cases are None, and the other way
    round; all are None where the number is `hidden`. Shares are in per cent. Of a change between the two columns
    `n` is that of the headline number, and `percent` that of the per cent, in points; both have their sign.
    """

    part: str
    row: int | None
    column: int | None
    unit: str
    present: Figure
    absent: Figure
    mixed: Figure
    only_present: Figure
    only_absent: Figure
    both: Figure
    n: Figure
    base: int | None
    percent: Decimal | None
    hidden: bool
    ids: Sequence[str]


TIDY_COLUMNS = tuple(field.name for field in fields(TidyRow))
_COUNTS = TIDY_COLUMNS[4:11]
_WHOLE = frozenset(_COUNTS[3:6])
"""Counts of cases."""


def tidy_rows(table: CountTable, source: TableSource) -> Iterator[TidyRow]:
    """The cells row by row, then the totals beside the rows, those below the columns, the one of both, the changes.

    Cells have the ids of their codings, totals not: theirs are those of their cells. A table that hides numbers has
    none, they could be counted.
    """
    ids = None if table.request.publish else source.ids

    def made(part: str, row: int | None, column: int | None, cell: CountCell) -> TidyRow:
        figures = {name: _figure(cell, name, table.request.unit) for name in _COUNTS}
        return TidyRow(
            part,
            row,
            column,
            table.request.unit.value,
            present=figures["present"],
            absent=figures["absent"],
            mixed=figures["mixed"],
            only_present=figures["only_present"],
            only_absent=figures["only_absent"],
            both=figures["both"],
            n=figures["n"],
            base=table.base if column is None else table.columns[column].base,
            percent=cell.percent,
            hidden=cell.n is None,
            ids=ids(table.codings(row, column)) if ids and part == CELL and cell.n else (),
        )

    return chain(
        (made(CELL, row, column, cell) for row, cells in enumerate(table.cells) for column, cell in enumerate(cells)),
        (made(ROW_TOTAL, row, None, cell) for row, cell in enumerate(table.row_totals)),
        (made(COLUMN_TOTAL, None, column, cell) for column, cell in enumerate(table.totals)),
        (made(TOTAL, None, None, cell) for cell in (table.total,) if cell is not None),
        (_changed(row, change, table.request.unit) for row, change in enumerate(table.changes)),
    )


def _changed(row: int, change: CountChange, unit: CountUnit) -> TidyRow:
    figures: dict[str, Figure] = dict.fromkeys(_COUNTS)
    if change.n is not None:
        figures["n"] = Decimal(change.n) / 100 if unit is CountUnit.SHARE else change.n
    return TidyRow(
        part=CHANGE,
        row=row,
        column=None,
        unit=unit.value,
        **figures,
        base=None,
        percent=change.points,
        hidden=change.n is None,
        ids=(),
    )


def _figure(cell: CountCell, name: str, unit: CountUnit) -> Figure:
    if cell.n is None or (name != "n" and (name in _WHOLE) != (unit in OF_CASES)):
        return None
    number: int = getattr(cell, name)
    return Decimal(number) / 100 if unit is CountUnit.SHARE else number


def tidy_table(table: CountTable, source: TableSource, words: Catalogue) -> Table:
    """The same as a sheet; rows and columns by their names, nothing where a total sums over them."""

    def rows() -> Iterator[Sequence[Cell]]:
        names = [words.said(member.name) for member in table.rows]
        columns = [words.said(member.name) for member in table.columns]
        for tidy in tidy_rows(table, source):
            yield (
                tidy.part,
                "" if tidy.row is None else names[tidy.row],
                "" if tidy.column is None else columns[tidy.column],
                tidy.unit,
                *(_cell(getattr(tidy, name)) for name in (*_COUNTS, "base", "percent")),
                int(tidy.hidden),
                " ".join(tidy.ids),
            )

    name = words.gettext("one row a cell")
    return Table(name, TIDY_COLUMNS, Afresh(rows), words=4, running=frozenset({len(TIDY_COLUMNS) - 1}))


def _cell(figure: Figure) -> Cell:
    if figure is None:
        return ""
    return figure if isinstance(figure, int) else float(figure)
