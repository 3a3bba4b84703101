"""Tables as XLSX, a sheet a table; all words are text, so that nothing is taken for a formula or a link."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from qualcode.catalogue import Language, _, catalogue_of
from qualcode.errors import ExportError
from qualcode.reporting.report import Report, Table
from qualcode.reporting.writers.whole_files import xml_safe

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

CELL_LIMIT, ROW_LIMIT = 32_767, 1_048_576
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_NAME_LIMIT = 31
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_WIDE, _FIRST, _OTHER, _ONE_OF_MANY = 80, 50, 16, 45
"""Characters in a line: of a column of running text, of the first one of a table without such, of any other one, and
of each column of running text where there are several."""


def write(report: Report, file: BinaryIO, folder: Path | None = None) -> None:
    """Write the report's tables row by row.

    `folder` holds the unfinished sheets meanwhile; without one they are held in memory. What exceeds a cell goes on
    in one behind the last column, with a note in both. Raises OSError where that cannot be done.
    """
    target = _LetGoFile(file)
    book = _workbook(cast(BinaryIO, target), folder)
    names: set[str] = set()
    try:
        for table in report.tables:
            _table(book, table, _sheet_name(table.title, names), report.language)
        _close(book)
    except BaseException:
        target.let_go()
        for sheet in book.worksheets() if folder else ():
            sheet.row_data_fh.close()  # xlsxwriter would leave its unfinished sheets open
        raise


class _LetGoFile:
    """A file that can be let go: an unfinished ZIP file ends itself once more when it is forgotten.

    Where the disk is full, Python would print that second failure behind what was said of the first one.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)

    def let_go(self) -> None:
        """Take whatever is written from now on for nothing."""
        self._file = BytesIO()


def _workbook(file: BinaryIO, folder: Path | None) -> Workbook:
    """A workbook whose properties name neither person nor machine and whose cells are what they say."""
    import xlsxwriter

    options: dict[str, Any] = {"strings_to_formulas": False, "strings_to_urls": False}
    options |= {"constant_memory": True, "tmpdir": str(folder)} if folder else {"in_memory": True}
    book = xlsxwriter.Workbook(file, options)
    book.set_properties({"author": "", "company": "", "comments": "", "created": _EPOCH.replace(tzinfo=None)})
    return book


def _close(book: Workbook) -> None:
    from xlsxwriter.exceptions import FileCreateError

    try:
        book.close()
    except FileCreateError as error:
        cause = error.args[0] if error.args and isinstance(error.args[0], OSError) else None
        raise OSError(cause.errno if cause else 0, cause.strerror if cause else str(error)) from error


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name that a sheet may have and that no other one of the workbook has."""
    bare = xml_safe(" ".join(title.translate(_NOT_IN_NAMES).split())).strip("'") or "1"
    name, number = bare[:_NAME_LIMIT], 1
    while name.casefold() in taken:
        number += 1
        name = f"{bare[: _NAME_LIMIT - len(str(number)) - 1]} {number}"
    taken.add(name.casefold())
    return name


def _table(book: Workbook, table: Table, name: str, language: Language) -> None:
    """A sheet with a table; its notes stand below it."""
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    _prepare(sheet, table)
    for column, heading in enumerate(table.head):
        sheet.write_string(0, column, xml_safe(heading), bold)
    number = 0
    put = sheet.write_string
    for number, row in enumerate(table.rows, start=1):
        if number >= ROW_LIMIT:  # xlsxwriter would leave out what follows and say nothing
            raise ExportError(
                _("A sheet holds at most {rows} rows, and “{table}” has more.", rows=ROW_LIMIT, table=table.title),
                _("Choose fewer, or write CSV: -o FILE.csv"),
            )
        rest: list[str] = []
        for column, cell in enumerate(row):
            if not cell and cell != 0:
                continue
            if isinstance(cell, int | float):
                sheet.write_number(number, column, cell)
            elif len(cell) <= CELL_LIMIT:
                put(number, column, cell if cell.isprintable() else xml_safe(cell), wrapped)
            else:
                first, *more = _split(xml_safe(cell), table.head[column], language)
                put(number, column, first, wrapped)
                rest += more
        for column, piece in enumerate(rest, start=len(table.head)):
            put(number, column, piece, wrapped)
    if table.running:
        sheet.autofilter(0, 0, max(number, 1), len(table.head) - 1)
    for more_rows, note in enumerate(table.notes, start=number + 2):
        sheet.write_string(more_rows, 0, xml_safe(note))


def _prepare(sheet: Worksheet, table: Table) -> None:
    is_matrix = len(table.running) > 1
    sheet.set_column(0, len(table.head) - 1, _OTHER)
    for column in table.running:
        sheet.set_column(column, column, _ONE_OF_MANY if is_matrix else _WIDE)
    if not table.running:
        sheet.set_column(0, 0, _FIRST)
    sheet.freeze_panes(1, 1 if is_matrix else 0)


def _split(text: str, name: str, language: Language) -> list[str]:
    """A text that is too long for a cell in pieces that say where they go on and what they belong to."""
    words = catalogue_of(language)
    title = words.gettext("continuation of {column}", column=name)
    goes_on = words.gettext("goes on in “{column}”", column=title)
    note, start = f" [{goes_on}]", f"{title}: "
    room = CELL_LIMIT - len(note) - len(start)
    cuts = [text[at : at + room] for at in range(0, len(text), room)]
    last = len(cuts) - 1
    return [f"{start if at else ''}{cut}{note if at < last else ''}" for at, cut in enumerate(cuts)]
