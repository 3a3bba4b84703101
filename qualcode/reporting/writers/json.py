"""Reports as JSON for scripts."""

from __future__ import annotations

from typing import BinaryIO

from qualcode.indented_json import json_lines
from qualcode.reporting.report import Report, Table


def write(report: Report, file: BinaryIO) -> None:
    """Write what the report holds for programs as one UTF-8 JSON object; its tables where it has nothing else.

    An array that is `Afresh` is made while it is written, element by element.
    """
    for lines in json_lines(report.data() if report.data else _tables(report)):
        file.write(lines.encode())


def _tables(report: Report) -> dict[str, object]:
    return {"title": report.title, "tables": [_table(table) for table in report.tables]}


def _table(table: Table) -> dict[str, object]:
    rows = [dict(zip(table.head, row, strict=True)) for row in table.rows]
    return {"title": table.title, "rows": rows, "notes": list(table.notes)}
