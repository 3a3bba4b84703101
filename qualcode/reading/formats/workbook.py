"""Workbooks (XLSX): the rows of one sheet as text. This runs in the process of the readers (see `apart`)."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.plural import counted
from qualcode.reading.source.raw_table import RawTable, refuse_large
from qualcode.reading.source.zip_package import Package, foreign

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_BYTE_ORDER_MARK = "\ufeff"


def sheet_rows(data: bytes, name: str, sheet: str = "", most_rows: int | None = None) -> RawTable:
    """The rows of one sheet of an XLSX: the named one, else the first.

    Raises ReadingError for a file that is damaged, protected, too large or no XLSX.
    """
    import openpyxl

    package = Package(data, name, "XLSX")
    if any(member.casefold().endswith("vbaproject.bin") for member in package.names()):
        raise ReadingError(
            _("“{name}” holds macros and was not opened.", name=name), _("Save it in Excel as XLSX without macros.")
        )
    _refuse_document_types(package)
    with foreign(name, "XLSX"):
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            chosen = _sheet(book.worksheets, name, sheet)
            chosen.reset_dimensions()
            rows = list(_rows(chosen, name, most_rows))
            others = [other.title for other in book.worksheets if other.title != chosen.title]
        finally:
            book.close()
        uncounted = _uncounted_formulas(package, data, chosen.title)
    notes = (_("Other sheets were not read: {sheets}.", sheets=", ".join(others)),) if others else ()
    warnings: tuple[str, ...] = ()
    if uncounted:
        warnings = (
            _("{cells} with a formula that was never computed came in as empty.", cells=counted(uncounted, "cell")),
        )
    return RawTable(
        range(1, len(rows) + 1),
        rows,
        _("Sheet “{title}”.", title=chosen.title),
        is_csv=False,
        notes=notes,
        warnings=warnings,
    )


def _refuse_document_types(package: Package) -> None:
    """Refuse XML with a document type: the words of cells cannot look like one, since their “<” is escaped."""
    for member in package.names():
        if member.endswith((".xml", ".rels")):
            data = package.read(member).replace(b"\0", b"")  # in UTF-16 every second byte
            if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
                raise ReadingError(
                    _(
                        "“{name}” was not opened: its XML has a document type, which no {kind} needs.",
                        name=package.name,
                        kind="XLSX",
                    ),
                    _("Open it in Excel, save it under a new name and import that."),
                )


def _sheet(sheets: Sequence[ReadOnlyWorksheet], name: str, wanted: str) -> ReadOnlyWorksheet:
    titles = [sheet.title for sheet in sheets]
    if wanted and wanted not in titles:
        raise ReadingError(
            _("“{name}” has no sheet “{sheet}”.", name=name, sheet=wanted),
            _("Did you mean “{near}”? Its sheets are: {sheets}.", near=near[0], sheets=", ".join(titles))
            if (near := get_close_matches(wanted, titles, 1))
            else _("Its sheets are: {sheets}.", sheets=", ".join(titles)),
        )
    if not sheets:
        raise ReadingError(_("“{name}” has no sheet.", name=name), _("Save it in Excel once more."))
    return sheets[titles.index(wanted) if wanted else 0]


def _rows(sheet: ReadOnlyWorksheet, name: str, most_rows: int | None) -> Iterator[tuple[str, ...]]:
    rows = sheet.iter_rows(values_only=True)  # type: ignore[misc]  # typed for another class of sheets
    for number, values in enumerate(rows, start=1):
        refuse_large(number, len(values), name, most_rows)
        yield tuple(map(_cell, values))


def _cell(value: object) -> str:
    """A value as Excel shows it in its plainest form."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "seconds")
    return str(value).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "").replace(_BYTE_ORDER_MARK, "")


def _uncounted_formulas(package: Package, data: bytes, title: str) -> int:
    """How many cells hold a formula without a value, as programs write it that cannot compute."""
    import openpyxl

    sheets = [member for member in package.names() if member.startswith("xl/worksheets/") and member.endswith(".xml")]
    if not any(b"<f>" in (part := package.read(member)) or b"<f " in part for member in sheets):
        return 0
    formulas = openpyxl.load_workbook(io.BytesIO(data), read_only=True)[title]
    values = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)[title]
    pairs = zip(formulas.iter_rows(values_only=True), values.iter_rows(values_only=True), strict=True)
    return sum(
        1
        for formula_row, value_row in pairs
        for formula, value in zip(formula_row, value_row, strict=True)
        if formula is not None and value is None
    )
