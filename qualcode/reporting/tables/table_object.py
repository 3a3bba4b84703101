"""A counted table as programs read it: one JSON object, the same on standard output and in a file."""

from __future__ import annotations

from decimal import Decimal

from qualcode.catalogue import Catalogue
from qualcode.reporting.tables.table_head import CodingIds
from qualcode.retrieval.counting.table import CountCell, CountTable, TableMember


def table_object(table: CountTable, words: Catalogue, ids: CodingIds | None = None) -> dict[str, object]:
    """The table; a cell names its row, its column, and the ids of its codings where nothing is hidden.

    Totals have None as their row, column or both. Shares are in hundredths of a per cent.
    """
    request = table.request
    ids = None if request.publish else ids
    cells = [
        _cell(table, row, column, cell, words, ids)
        for row, cells in enumerate(table.cells)
        for column, cell in enumerate(cells)
    ]
    totals = [_cell(table, None, column, cell, words, ids) for column, cell in enumerate(table.totals)]
    totals += [_cell(table, row, None, cell, words, ids) for row, cell in enumerate(table.row_totals)]
    totals += [_cell(table, None, None, table.total, words, ids)] if table.total else []
    return {
        "unit": request.unit.value,
        "percent_of": request.percent.value,
        "base": table.base,
        "rows": [_member(member, words) for member in table.rows],
        "columns": [_member(member, words) for member in table.columns],
        "cells": cells,
        "totals": totals,
        "changes": [
            {"row": words.said(member.name), "n": change.n, "points": _number(change.points)}
            for member, change in zip(table.rows, table.changes, strict=False)
        ],
        "several_answers": table.several_answers,
        "rows_left_out": table.left_out,
        "kinds": dict(table.kinds),
        "notes": [words.said(note) for note in table.notes],
    }


def _member(member: TableMember, words: Catalogue) -> dict[str, object]:
    return {"name": words.said(member.name), "level": member.level, "base": member.base}


def _number(per_cent: Decimal | None) -> float | None:
    """A per cent as a number, a whole one without decimals."""
    if per_cent is None:
        return None
    return int(per_cent) if per_cent == int(per_cent) else float(per_cent)


def _cell(
    table: CountTable,
    row: int | None,
    column: int | None,
    cell: CountCell,
    words: Catalogue,
    ids: CodingIds | None,
) -> dict[str, object]:
    present, absent, mixed = cell.parts
    hidden = cell.n is None
    return {
        "row": None if row is None else words.said(table.rows[row].name),
        "column": None if column is None else words.said(table.columns[column].name),
        "n": cell.n,
        "present": None if hidden else present,
        "absent": None if hidden else absent,
        "mixed": None if hidden else mixed,
        "percent": _number(cell.percent),
        "codings": list(ids(table.codings(row, column))) if ids and any(cell.parts) else [],
    }
