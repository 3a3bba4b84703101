"""Counted tables made by hand, as the count gives them."""

from __future__ import annotations

from qualcode.retrieval.counting.request import AxisKind, CountRequest, CountUnit, TableAxis
from qualcode.retrieval.counting.table import CountCell, CountTable, TableMember

_OF_CASES = {CountUnit.CASES, CountUnit.DOCUMENTS}


def request(rows=AxisKind.CODES, columns=AxisKind.WAVES, **more):
    return CountRequest(TableAxis(rows), TableAxis(columns), **more)


def cell(first=0, absent=0, both=0, *, of_cases=False, percent=None):
    """A cell of these parts; None for a hidden one."""
    if first is None:
        return CountCell(None)
    if of_cases:
        return CountCell(first + both, only_present=first, only_absent=absent, both=both, percent=percent)
    return CountCell(first + absent + both, present=first, absent=absent, mixed=both, percent=percent)


def added(cells, *, of_cases):
    parts = [sum(part.parts[place] for part in cells) for place in range(3)]
    return cell(*parts, of_cases=of_cases)


def table(numbers, rows=None, columns=None, *, asked=None, totals=True, **more):
    """A table of cells, each a number or three parts; None is hidden. Totals add up, codings are row * 1000 + column.

    `rows` and `columns` are names, or members.
    """
    asked = asked or request()
    of_cases = asked.unit in _OF_CASES
    cells = [
        [cell(*(parts if isinstance(parts, tuple) else (parts,)), of_cases=of_cases) for parts in row]
        for row in numbers
    ]
    width = len(cells[0]) if cells else len(columns or ())
    by_column = [[row[column] for row in cells] for column in range(width)]
    every = [part for row in cells for part in row]

    def codings(row, column):
        lines = range(len(cells)) if row is None else [row]
        places = range(width) if column is None else [column]
        return [line * 1000 + place for line in lines for place in places if cells[line][place].n]

    return CountTable(
        request=asked,
        rows=members(rows or [f"Code {number}" for number in range(len(cells))]),
        columns=members(columns or [f"{2020 + number}" for number in range(width)]),
        cells=cells,
        totals=[added(column, of_cases=of_cases) for column in by_column] if totals else (),
        row_totals=[added(row, of_cases=of_cases) for row in cells] if totals else (),
        total=added(every, of_cases=of_cases) if totals else None,
        has_polarity=any(part.parts[1] or part.parts[2] for part in every),
        **{
            "base": None,
            "several_answers": False,
            "left_out": 0,
            "kinds": (),
            "notes": (),
            "codings": codings,
            **more,
        },
    )


def members(names):
    return [
        name if isinstance(name, TableMember) else TableMember(number, name, name.count(" / "))
        for number, name in enumerate(names)
    ]
