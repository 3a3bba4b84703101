"""The tables of a Word document as rows of text. This runs in the process of the readers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.reading.office.word_xml import attribute, is_deleted_row, is_out, local, paragraphs_of, read_parts
from qualcode.reading.source.raw_table import RawTable, refuse_large
from qualcode.reading.source.zip_package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element


def word_tables(data: bytes, name: str) -> list[RawTable]:
    """The tables of a DOCX; one in a cell is words of that cell. Merged cells below the first are empty.

    Raises ReadingError for a damaged file and for one without a table.
    """
    document = read_parts(Package(data, name, "DOCX")).document
    tables = []
    for number, table in enumerate(document.iter("{*}tbl"), start=1):
        if any(local(above) == "tbl" for above in table.iterancestors()):
            continue
        rows = [
            list(_cells(row)) for row in table.iterchildren("{*}tr") if not is_out(row) and not is_deleted_row(row)
        ]
        refuse_large(len(rows), max(map(len, rows), default=0), name)
        origin = _("Table {number} of the document.", number=number)
        tables.append(RawTable(range(1, len(rows) + 1), rows, origin, is_csv=False))
    if not tables:
        raise ReadingError(
            _("“{name}” holds no table.", name=name),
            _("Put the codes in a table with a row of headings, or save them as CSV or XLSX."),
        )
    return tables


def _cells(row: _Element) -> Iterator[str]:
    """The words of the cells of a row, paragraphs as lines; a cell over several columns has empty ones behind it."""
    for cell in row.iterchildren("{*}tc"):
        properties = cell.find("{*}tcPr")
        merged = properties.find("{*}vMerge") if properties is not None else None
        wide = properties.find("{*}gridSpan") if properties is not None else None
        continues = merged is not None and attribute(merged, "val") != "restart"
        yield "" if continues else "\n".join(paragraphs_of(cell)).strip("\n")
        span = attribute(wide, "val") if wide is not None else ""
        yield from [""] * (min(int(span), 100) - 1 if span.isascii() and span.isdigit() else 0)
