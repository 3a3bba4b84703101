"""Quotation collections as CSV that neither Excel nor LibreOffice takes for formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from qualcode.reporting.collection import Collection
from qualcode.reporting.files import xml_safe
from qualcode.reporting.prose import Look
from qualcode.reporting.quotations import Collecting
from qualcode.reporting.rows import Layout, columns, pairs, rows, rows_of
from qualcode.reporting.wording import Wording

_FORMULA_STARTS = frozenset("=+-@\t\r")


def harmless(cell: str) -> str:
    """The cell without controls, an apostrophe before it where a spreadsheet would take it for a formula."""
    safe = cell if cell.isprintable() else xml_safe(cell)
    return f"'{safe}" if safe[:1] in _FORMULA_STARTS else safe


def stream(
    file: BinaryIO, collecting: Collecting, layout: Layout, wording: Wording, *, excel_german: bool = False
) -> None:
    """Write quotations while they are collected."""
    made = rows_of(collecting, layout, wording, harmless)
    _write(file, made, columns(layout, wording), excel_german=excel_german)


def _write(file: BinaryIO, made: Iterable[Sequence[str]], names: Iterable[str], *, excel_german: bool) -> None:
    """UTF-8, comma and CRLF, or `;` and a byte order mark for German Excel."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig" if excel_german else "utf-8", newline="")
    writer = csv.writer(text, delimiter=";" if excel_german else ",", lineterminator="\r\n")
    writer.writerow([harmless(name) for name in names])
    writer.writerows(made)
    text.flush()
    text.detach()


def render(collection: Collection, wording: Wording, look: Look, *, excel_german: bool = False) -> bytes:
    """The collection as CSV, one row a quotation."""
    del look  # tables look the same for everybody
    buffer = io.BytesIO()
    layout = Layout.of(collection)
    made = rows(pairs(collection), layout, wording, harmless)
    _write(buffer, made, columns(layout, wording), excel_german=excel_german)
    return buffer.getvalue()
