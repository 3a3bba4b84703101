"""Quotation collections as CSV that neither Excel nor LibreOffice takes for formulas."""

from __future__ import annotations

import csv
import io

from qualcode.reporting.quotations import Collection
from qualcode.reporting.rows import columns, rows
from qualcode.reporting.wording import Wording

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def render(collection: Collection, wording: Wording, *, excel_german: bool = False) -> bytes:
    """The collection as CSV, one row a quotation; UTF-8, comma and CRLF, or `;` and a BOM for German Excel."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";" if excel_german else ",", lineterminator="\r\n")
    writer.writerow([harmless(name) for name in columns(collection, wording)])
    for row in rows(collection, wording):
        writer.writerow([harmless(cell) for cell in row])
    return buffer.getvalue().encode("utf-8-sig" if excel_german else "utf-8")
