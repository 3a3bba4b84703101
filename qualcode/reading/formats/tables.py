"""Tables (CSV, XLSX) as headings and rows of text, checked for what shifts or hides cells.

Refused are rows that do not fit the headings, headings that occur twice, and files whose delimiter cannot be
found: in each case answers would come in under wrong questions.
"""

from __future__ import annotations

import csv
import datetime
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from qualcode.counting import counted
from qualcode.errors import ReadingError
from qualcode.reading.source.encoding import decode
from qualcode.reading.source.zip_package import Package, foreign

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

MOST_ROWS = 200_000
MOST_COLUMNS = 4_000
LARGEST_EXCEL_CELL = 32_767  # characters
_DELIMITERS = {";": "semicolon", ",": "comma", "\t": "tab", "|": "bar"}
_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#BEZUG!", "#NV", "#WERT!")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file (of its first line, in a CSV), and a text for each heading."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The headings, the rows that are not empty, and what the reader did."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def csv_table(data: bytes, name: str, delimiter: str = "") -> Table:
    """The table of a CSV file; the delimiter is found out if it is not given.

    Raises ReadingError for what `decode` refuses and for a table that does not fit together.
    """
    text, warnings = decode(data, name)
    if text.startswith("sep=") and len(text) > 5 and text[5] == "\n":  # Excel's own line
        delimiter, text = delimiter or text[4], text[6:]
    text = text.lstrip("\n")
    with _large_cells():
        sign = "\t" if delimiter in ("tab", "\\t") else delimiter or _delimiter(text)
        wrapped_head = 0
        if not sign and (inner := _with_bare_head(text)) and (sign := _delimiter(inner)):
            text, wrapped_head = inner, 1
        rows, wrapped = _without_wrapping(list(_csv_rows(text, name, sign or ",")), sign or ",")
        wrapped += wrapped_head
        other = _delimiter(text) if delimiter and rows and len(rows[0].cells) == 1 else ""
    if other:
        raise ReadingError(
            f"“{name}” has one column only where “{delimiter}” parts its cells; "
            f"they look parted by {_DELIMITERS[other]}s.",
            "Leave --delimiter out, or say which sign parts them.",
        )
    if not sign:
        raise ReadingError(
            f"“{name}” has one column only: its cells are parted by none of ; , tab |.",
            "Say which sign parts them with --delimiter SIGN, or export the table once more.",
        )
    notes = [f"Cells parted by {_DELIMITERS.get(sign, sign)}."]
    if wrapped:
        notes.append(
            f"{counted(wrapped, 'row stands', 'rows stand')} in quotation marks as a whole, as a spreadsheet leaves "
            "them that looks for another delimiter: taken out of these."
        )
    table = _table(rows, name, is_csv=True)
    return Table(table.headings, table.rows, (*notes, *table.notes), (*warnings, *table.warnings))


def _with_bare_head(text: str) -> str:
    """The table whose first row is one cell in quotation marks without these; empty for any other table."""
    reader = csv.reader(io.StringIO(text))
    head = next(reader, [])
    if len(head) != 1 or not text.startswith('"'):
        return ""
    return "\n".join([head[0], *text.split("\n")[reader.line_num :]])


def _without_wrapping(rows: list[Row], sign: str) -> tuple[list[Row], int]:
    """Rows that are one cell which holds as many as the headings are, as these; and how many there were."""
    width = len(rows[0].cells) if rows else 0
    found: list[Row] = []
    wrapped = 0
    for row in rows:
        inner = next(csv.reader([row.cells[0]], delimiter=sign), []) if len(row.cells) == 1 < width else []
        is_wrapped = len(inner) == width
        wrapped += is_wrapped
        found.append(Row(row.number, tuple(inner)) if is_wrapped else row)
    return found, wrapped


@contextmanager
def _large_cells() -> Iterator[None]:
    """Let cells be of any length: the limit holds for the whole process."""
    before = csv.field_size_limit(2**31 - 1)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _delimiter(text: str) -> str:
    """The sign that parts most of the first rows into as many cells as the first; empty where none does.

    Of several such signs it is the one that leaves fewest quotation marks in the cells, then fewest blanks at their
    beginning (a sign of prose stands before a blank), then most columns.
    """
    best, best_fit = "", (0.0, 0, 0, 0)
    for sign in _DELIMITERS:
        rows = [row for row in islice(csv.reader(io.StringIO(text), delimiter=sign), 50) if row]
        columns = len(rows[0]) if rows else 0
        if columns > 1:
            marks = sum(cell.count('"') for row in rows for cell in row)
            blanks = sum(cell.startswith(" ") for row in rows for cell in row)
            fit = (sum(1 for row in rows if len(row) == columns) / len(rows), -marks, -blanks, columns)
            if not best or fit > best_fit:
                best, best_fit = sign, fit
    return best


def _csv_rows(text: str, name: str, delimiter: str) -> Iterator[Row]:
    if len(delimiter) != 1 or delimiter in '"\n\r':
        raise ReadingError(f"“{delimiter}” cannot part cells.", "Give one sign, such as --delimiter “;” or tab.")
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    line = 1
    try:
        for number, cells in enumerate(reader, start=1):
            _refuse_large(number, len(cells), name)
            yield Row(line, tuple(cells))
            line = reader.line_num + 1
    except csv.Error as problem:
        raise ReadingError(
            f"“{name}” is no whole table: in or before line {reader.line_num} {_reason(problem)}.",
            "Look for a quotation mark that is not closed, or export the table once more.",
        ) from problem


def _reason(problem: csv.Error) -> str:
    if "unexpected end" in str(problem):
        return "a quotation mark is opened and never closed"
    return f"the quotation marks do not fit ({problem})"


def xlsx_table(data: bytes, name: str, sheet: str = "") -> Table:
    """The table of one sheet of an XLSX: the named one, else the first.

    Raises ReadingError for a file that is damaged, protected or no XLSX, and for a table that does not fit together.
    """
    import openpyxl  # noqa: PLC0415 - heavy

    package = Package(data, name, "XLSX")
    if any(member.casefold().endswith("vbaproject.bin") for member in package.names()):
        raise ReadingError(f"“{name}” holds macros and was not opened.", "Save it in Excel as XLSX without macros.")
    _refuse_document_types(package)
    with foreign(name, "XLSX"):
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            chosen = _sheet(book.worksheets, name, sheet)
            chosen.reset_dimensions()
            rows = list(_sheet_rows(chosen, name))
            others = [one.title for one in book.worksheets if one.title != chosen.title]
        finally:
            book.close()
        uncounted = _uncounted_formulas(package, data, chosen.title)
    table = _table(rows, name, is_csv=False)
    notes = (f"Sheet “{chosen.title}”.", *([f"Other sheets were not read: {', '.join(others)}."] if others else []))
    warnings = list(table.warnings)
    if uncounted:
        warnings.append(f"{counted(uncounted, 'cell')} with a formula that was never computed came in as empty.")
    return Table(table.headings, table.rows, (*notes, *table.notes), tuple(warnings))


def _refuse_document_types(package: Package) -> None:
    """Refuse XML with a document type: the words of cells cannot look like one, since their “<” is escaped."""
    for member in package.names():
        if member.endswith((".xml", ".rels")):
            data = package.read(member).replace(b"\0", b"")  # in UTF-16 every second byte
            if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
                raise ReadingError(
                    f"“{package.name}” was not opened: its XML has a document type, which no XLSX needs.",
                    "Open it in Excel, save it under a new name and import that.",
                )


def _sheet(sheets: Sequence[ReadOnlyWorksheet], name: str, wanted: str) -> ReadOnlyWorksheet:
    titles = [sheet.title for sheet in sheets]
    if wanted and wanted not in titles:
        raise ReadingError(f"“{name}” has no sheet “{wanted}”.", f"Its sheets are: {', '.join(titles)}.")
    if not sheets:
        raise ReadingError(f"“{name}” has no sheet.", "Save it in Excel once more.")
    return sheets[titles.index(wanted) if wanted else 0]


def _sheet_rows(sheet: ReadOnlyWorksheet, name: str) -> Iterator[Row]:
    rows = sheet.iter_rows(values_only=True)  # type: ignore[misc]  # typed for another class of sheets
    for number, values in enumerate(rows, start=1):
        _refuse_large(number, len(values), name)
        yield Row(number, tuple(_cell(value) for value in values))


def _refuse_large(rows: int, columns: int, name: str) -> None:
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise ReadingError(
            f"“{name}” has more than {MOST_ROWS:,} rows or {MOST_COLUMNS:,} columns.",
            "Delete the empty rows and columns behind the table, or cut it into several files.",
        )


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
    return str(value)


def _uncounted_formulas(package: Package, data: bytes, title: str) -> int:
    """How many cells hold a formula without a value, as programs write it that cannot compute."""
    import openpyxl  # noqa: PLC0415 - heavy

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


def _table(rows: Sequence[Row], name: str, *, is_csv: bool) -> Table:
    """Check and clean rows of which the first that is not empty holds the headings."""
    filled = [row for row in rows if any(cell.strip() for cell in row.cells)]
    if len(filled) < 2:
        raise ReadingError(f"“{name}” holds no rows below its headings.", "Check whether it was exported completely.")
    head, *body = filled
    width = max((index for index, cell in enumerate(head.cells, start=1) if cell.strip()), default=0)
    headings = tuple(" ".join(cell.split()) for cell in head.cells[:width])
    _refuse_headings(headings, name)
    _refuse_ragged(body, width, name, is_csv=is_csv)
    notes = []
    if empty := len(rows) - len(filled):
        notes.append(f"{counted(empty, 'empty row')} passed over.")
    cleaned = tuple(Row(row.number, _fitted(row.cells, width)) for row in body)
    return Table(headings, cleaned, tuple(notes), tuple(_warnings(headings, cleaned)))


def _fitted(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    lines = (cell.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "") for cell in cells[:width])
    return (*lines, *[""] * (width - len(cells)))


def _refuse_headings(headings: Sequence[str], name: str) -> None:
    missing = [number for number, heading in enumerate(headings, start=1) if not heading]
    if missing:
        raise ReadingError(
            f"In “{name}” {counted(len(missing), 'column has', 'columns have')} no heading: {_listed(missing)}.",
            "Give every column a heading in the first row.",
        )
    times = Counter(heading.casefold() for heading in headings)
    double = list(dict.fromkeys(heading for heading in headings if times[heading.casefold()] > 1))
    if double:
        raise ReadingError(
            f"“{name}” has several columns of the same name: {', '.join(f'“{one}”' for one in double)}.",
            "Give each column a heading of its own.",
        )


def _refuse_ragged(body: Sequence[Row], width: int, name: str, *, is_csv: bool) -> None:
    """Refuse rows with words behind the last heading, and rows of a CSV that end too early."""
    wrong = [
        row.number
        for row in body
        if any(cell.strip() for cell in row.cells[width:]) or (is_csv and len(row.cells) < width)
    ]
    if wrong:
        first = next(row for row in body if row.number == wrong[0])
        raise ReadingError(
            f"“{name}” has {counted(len(wrong), 'row')} with another number of cells than its {width} headings: "
            f"row {_listed(wrong)} (the first has {len(first.cells)}).",
            "Put cells that hold the delimiter or line breaks in quotation marks, or export the table once more.",
        )


def _listed(numbers: Iterable[int]) -> str:
    shown = list(numbers)
    more = f" and {len(shown) - 10:,} more" if len(shown) > 10 else ""
    return ", ".join(str(number) for number in shown[:10]) + more


def _warnings(headings: Sequence[str], rows: Sequence[Row]) -> Iterator[str]:
    broken = 0
    for row in rows:
        for heading, cell in zip(headings, row.cells, strict=True):
            broken += cell in _ERRORS
            if len(cell) > LARGEST_EXCEL_CELL:
                yield (
                    f"Row {row.number}, “{heading}”: a cell of {len(cell):,} characters, more than Excel can hold; "
                    "look whether a quotation mark is missing in or before it."
                )
    if broken:
        yield f"{counted(broken, 'cell holds', 'cells hold')} an error of the spreadsheet, such as #N/A."
