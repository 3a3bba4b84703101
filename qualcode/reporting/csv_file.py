"""Quotation collections as CSV that neither Excel nor LibreOffice takes for formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from qualcode.reporting.collection import Collection
from qualcode.reporting.prose import Look
from qualcode.reporting.rows import Layout, Pair, columns, pairs, rows
from qualcode.reporting.wording import Wording

_FORMULA_STARTS = frozenset("=+-@\t\r")


def harmless(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell[:1] in _FORMULA_STARTS else cell


def write(
    file: BinaryIO, quotations: Iterable[Pair], layout: Layout, wording: Wording, *, excel_german: bool = False
) -> int:
    """Write one row a quotation as it comes; gives their number.

    UTF-8, comma and CRLF, or `;` and a byte order mark for German Excel.
    """
    text = io.TextIOWrapper(file, encoding="utf-8-sig" if excel_german else "utf-8", newline="")
    writer = csv.writer(text, delimiter=";" if excel_german else ",", lineterminator="\r\n")
    writer.writerow([harmless(name) for name in columns(layout, wording)])
    number = 0
    starts = _FORMULA_STARTS
    for row in rows(quotations, layout, wording):
        writer.writerow([f"'{cell}" if cell[:1] in starts else cell for cell in row])
        number += 1
    text.flush()
    text.detach()
    return number


def render(collection: Collection, wording: Wording, look: Look, *, excel_german: bool = False) -> bytes:
    """The collection as CSV, one row a quotation."""
    del look  # tables look the same for everybody
    buffer = io.BytesIO()
    write(buffer, pairs(collection), Layout.of(collection), wording, excel_german=excel_german)
    return buffer.getvalue()
