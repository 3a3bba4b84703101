"""Workbooks (XLSX): the rows of one sheet as text. This runs in the process of the readers (see `apart`)."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext
from qualcode.errors import ReadingError
from qualcode.plural import counted
from qualcode.reading.source.raw_table import RawTable, heading_key, refuse_large
from qualcode.reading.source.zip_package import Package, foreign

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_BYTE_ORDER_MARK = "\ufeff"
_LOOKED_AT = 50  # rows in which the headings of a sheet are looked for
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?\bref="([A-Z]{1,3})([0-9]{1,7}):[A-Z]{1,3}([0-9]{1,7})"')


def sheet_rows(
    data: bytes, name: str, sheet: str = "", most_rows: int | None = None, told_by: Sequence[Sequence[str]] = ()
) -> RawTable:
    """The rows of one sheet of an XLSX: the named one, else the first, see `TableOptions`.

    What stands in cells that are merged over rows below the headings stands in each of these rows.
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
            chosen = _sheet(book.worksheets, name, sheet, told_by)
            chosen.reset_dimensions()
            rows = list(_rows(chosen, name, most_rows))
            filled = _fill_merged(rows, package.read(str(vars(chosen)["_worksheet_path"]).lstrip("/")))
            others = [other.title for other in book.worksheets if other.title != chosen.title]
        finally:
            book.close()
        uncounted = _uncounted_formulas(package, data, chosen.title)
    notes = [_("Other sheets were not read: {sheets}.", sheets=", ".join(others))] if others else []
    if filled:
        notes.append(
            ngettext(
                "{count} cell is merged over several rows: what stands in it counts for each of them.",
                "{count} cells are merged over several rows: what stands in them counts for each of these.",
                filled,
            )
        )
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
        notes=tuple(notes),
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


def _sheet(
    sheets: Sequence[ReadOnlyWorksheet], name: str, wanted: str, told_by: Sequence[Sequence[str]]
) -> ReadOnlyWorksheet:
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
    if wanted:
        return sheets[titles.index(wanted)]
    return next((sheet for sheet in sheets if told_by and _has_heads(sheet, told_by)), sheets[0])


def _has_heads(sheet: ReadOnlyWorksheet, told_by: Sequence[Sequence[str]]) -> bool:
    """Whether the first row of a sheet that holds anything has one of each of these headings."""
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=_LOOKED_AT, values_only=True)  # type: ignore[misc]  # as in `_rows`
    first = next((values for values in rows if any(map(_cell, values))), ())
    heads = {heading_key(_cell(value)) for value in first}
    return all(heads & {heading_key(heading) for heading in spellings} for spellings in told_by)


def _fill_merged(rows: list[tuple[str, ...]], part: bytes) -> int:
    """Write what stands in merged cells into all of their rows but headings; gives how many cells that were.

    Rows that end early stay as short as they are where nothing comes into them. Ranges that overlap, as no program
    writes them, are passed over, so that a hostile file costs no time.
    """
    head = next((number for number, cells in enumerate(rows) if any(map(str.strip, cells))), 0)
    from openpyxl.utils import column_index_from_string

    ranges = sorted(
        (column_index_from_string(found[1].decode()) - 1, int(found[2]) - 1, min(int(found[3]), len(rows)))
        for found in _MERGED.finditer(part)
    )
    filled, last = 0, (-1, 0)
    for column, top, below in ranges:
        is_apart = column != last[0] or top >= last[1]
        if top <= head or top >= below - 1 or not is_apart:
            continue
        last = column, below
        value = rows[top][column] if column < len(rows[top]) else ""
        if not value:
            continue
        filled += 1
        for number in range(top + 1, below):
            cells = [*rows[number], *[""] * (column + 1 - len(rows[number]))]
            cells[column] = value
            rows[number] = tuple(cells)
    return filled


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
