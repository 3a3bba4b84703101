"""The data of a report made of tables as CSV that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io

from qualcode.reporting.csv_file import harmless
from qualcode.reporting.figures import is_number
from qualcode.reporting.paper import Cell, Paper


def render(paper: Paper) -> bytes:
    """The table of data as UTF-8 CSV with comma and CRLF; figures stay figures, also negative ones."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([harmless(name) for name in paper.data.head])
    for row in paper.data.rows:
        writer.writerow([_safe(cell) for cell in row])
    return buffer.getvalue().encode("utf-8")


def _safe(cell: Cell) -> str:
    text = str(cell)
    return text if is_number(text) else harmless(text)
