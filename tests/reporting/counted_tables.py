"""Counted tables made by hand, for what is done with them."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from qualcode.retrieval.counting.request import AxisKind, CountRequest, CountUnit, PercentOf, TableAxis
from qualcode.retrieval.counting.table import CountCell, CountChange, CountTable, TableMember

CODES = TableAxis(AxisKind.CODES)
KINDS = TableAxis(AxisKind.ATTRIBUTE, "Gemeindetyp")
TYPES = (TableMember("Stadt", "kreisfreie Stadt", base=18), TableMember("Kreis", "Kreis", base=22))
NAMES = {1: "Wege & Ämter", 2: "Wege & Ämter / Geld", 3: "=Rest", 4: "Leer / Geld"}


def cases(only_present: int, both: int = 0, only_absent: int = 0, base: int | None = None) -> CountCell:
    """A cell of cases with its per cent."""
    n = only_present + both
    percent = (Decimal(100 * n) / base).quantize(Decimal(1), ROUND_HALF_UP) if base else None
    return CountCell(n, only_present=only_present, only_absent=only_absent, both=both, percent=percent)


def passages(present: int, absent: int = 0, mixed: int = 0) -> CountCell:
    """A cell of passages."""
    return CountCell(present + absent + mixed, present, absent, mixed)


def counted_table(
    cells,
    *,
    unit=CountUnit.CASES,
    percent=PercentOf.COLUMN,
    rows=CODES,
    columns=KINDS,
    members=None,
    heads=TYPES,
    totals=(),
    row_totals=(),
    total=None,
    base=40,
    left_out=0,
    kinds=(),
    notes=(),
    **asked,
) -> CountTable:
    """A table of these cells; the rows are codes where nothing else is said."""
    members = members or [
        TableMember(key, NAMES[key], level=NAMES[key].count(" / ")) for key in range(1, len(cells) + 1)
    ]
    below = zip(zip(*cells, strict=True), totals, strict=False)
    several = any(sum(cell.n or 0 for cell in column) > (total.n or 0) for column, total in below)
    return CountTable(
        request=CountRequest(rows, columns, unit, percent, **asked),
        rows=members,
        columns=heads,
        cells=cells,
        totals=totals,
        row_totals=row_totals,
        base=base,
        several_answers=several,
        has_polarity=any(cell.absent or cell.mixed or cell.only_absent or cell.both for row in cells for cell in row),
        left_out=left_out,
        kinds=kinds,
        notes=notes,
        codings=lambda row, column: [] if row is None or column is None else [10 * row + column],
        total=total,
    )


def table_two(**more) -> CountTable:
    """Cases by type of municipality, as in the second table of the report that all of this is for."""
    return counted_table(
        [
            [cases(15, base=18), cases(18, 2, 1, base=22)],
            [cases(9, base=18), cases(0, base=22)],
            [cases(1, base=18), cases(22, base=22)],
        ],
        totals=[cases(18, base=18), cases(20, 2, base=22)],
        row_totals=[cases(33, 2, 1, base=40), cases(9, base=40), cases(23, base=40)],
        total=cases(38, 2, base=40),
        left_out=3,
        **more,
    )


def changed_table() -> CountTable:
    """Table 2 with its change from the first column to the second; the last one is hidden."""
    changes = [CountChange(5, Decimal(8)), CountChange(-9, Decimal(-50)), CountChange(None, None)]
    return replace(table_two(), changes=changes)
