"""Reports as JSON for scripts."""

from __future__ import annotations

import json
from typing import BinaryIO

from qualcode.reporting.report import Report, Table
from qualcode.safe_text import escaped_json


def write(report: Report, file: BinaryIO) -> None:
    """Write what the report holds for programs as one UTF-8 JSON object; its tables where it has nothing else."""
    held = report.data() if report.data else _tables(report)
    file.write(f"{escaped_json(json.dumps(held, ensure_ascii=False, indent=2))}\n".encode())


def _tables(report: Report) -> dict[str, object]:
    return {"title": report.title, "tables": [_table(table) for table in report.tables]}


def _table(table: Table) -> dict[str, object]:
    rows = [dict(zip(table.head, row, strict=True)) for row in table.rows]
    return {"title": table.title, "rows": rows, "notes": list(table.notes)}
