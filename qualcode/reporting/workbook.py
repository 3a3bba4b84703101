"""Quotation collections as XLSX: a sheet of quotations, a sheet of counts."""

from __future__ import annotations

import io
from datetime import UTC, datetime

from qualcode.reporting.files import xml_safe
from qualcode.reporting.quotations import Collection
from qualcode.reporting.rows import columns, count_columns, count_rows, rows
from qualcode.reporting.wording import Wording, head

CELL_LIMIT = 32_767
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def render(collection: Collection, wording: Wording) -> bytes:
    """The collection as XLSX. All cells are text; what exceeds a cell goes on in a last column, never cut."""
    import xlsxwriter  # noqa: PLC0415 - only for this format

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"author": "", "company": "", "comments": "", "created": _EPOCH.replace(tzinfo=None)})
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    _quotations(book, collection, wording, bold, wrapped)
    _counts(book, collection, wording, bold, wrapped)
    book.close()
    return buffer.getvalue()


def _quotations(book, collection, wording, bold, wrapped) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    sheet = book.add_worksheet(wording.collection[:31])
    names = columns(collection, wording)
    text_column = names.index(wording.columns["text"])
    long = [index for index, row in enumerate(rows(collection, wording)) if any(len(c) > CELL_LIMIT for c in row)]
    headings = [*names, *([wording.columns["rest"]] if long else [])]
    for column, name in enumerate(headings):
        sheet.write_string(0, column, name, bold)
    number = 0
    for number, row in enumerate(rows(collection, wording), start=1):
        rest: list[str] = []
        for column, cell in enumerate(row):
            shown = xml_safe(cell)
            sheet.write_string(number, column, shown[:CELL_LIMIT], wrapped)
            rest += [shown[at : at + CELL_LIMIT] for at in range(CELL_LIMIT, len(shown), CELL_LIMIT)]
        for more, piece in enumerate(rest):
            sheet.write_string(number, len(names) + more, piece, wrapped)
    sheet.set_column(0, len(names) - 1, 16)
    sheet.set_column(text_column, text_column, 80)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(number, 1), len(names) - 1)


def _counts(book, collection, wording, bold, wrapped) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    sheet = book.add_worksheet(wording.columns["passages"])
    for column, name in enumerate(count_columns(collection, wording)):
        sheet.write_string(0, column, name, bold)
    row_number = 1
    for row in count_rows(collection):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(row_number, column, cell)
            else:
                sheet.write_string(row_number, column, xml_safe(cell), wrapped)
        row_number += 1
    for line in head(collection, wording):
        row_number += 1
        sheet.write_string(row_number, 0, xml_safe(line))
    sheet.set_column(0, 0, 50)
    sheet.freeze_panes(1, 0)
