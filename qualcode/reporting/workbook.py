"""Quotation collections as XLSX: a sheet of quotations, a sheet of counts."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from qualcode.reporting.collection import Collection
from qualcode.reporting.files import xml_safe
from qualcode.reporting.prose import Look
from qualcode.reporting.quotations import Collecting
from qualcode.reporting.rows import Layout, columns, count_columns, count_rows, pairs, rows, rows_of
from qualcode.reporting.wording import Wording, head

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

CELL_LIMIT = 32_767
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)

Counts = tuple[Sequence[str], Iterable[Sequence[str | int]], Sequence[str]]


def stream(
    file: BinaryIO,
    collecting: Collecting,
    layout: Layout,
    wording: Wording,
    counts: Callable[[], Counts],
    folder: Path,
) -> None:
    """Write quotations while they are collected; `folder` holds the unfinished sheets meanwhile.

    `counts` is asked for the second sheet when all are written: headings, rows, and lines below them.
    """
    _write(file, rows_of(collecting, layout, wording, xml_safe), columns(layout, wording), wording, counts, folder)


def _write(
    file: BinaryIO,
    made: Iterable[Sequence[str]],
    names: Sequence[str],
    wording: Wording,
    counts: Callable[[], Counts],
    folder: Path | None = None,
) -> None:
    """All cells are text. What exceeds a cell goes on in one behind the last column, with a note in both."""
    book = new_workbook(file, folder)
    try:
        _rows(book, made, names, wording)
        headings, lines, below = counts()
        table(book, wording.columns["passages"], headings, lines, below)
        close(book)
    except BaseException:
        for sheet in book.worksheets():
            sheet.row_data_fh.close()  # xlsxwriter would leave its unfinished sheets open
        raise


def _rows(book: Workbook, made: Iterable[Sequence[str]], names: Sequence[str], wording: Wording) -> None:
    bold, wrapped = book.add_format({"bold": True, "valign": "top"}), wrapping(book)
    sheet = book.add_worksheet(wording.collection[:31])
    _prepare(sheet, names, wording.columns["text"])
    for column, name in enumerate(names):
        sheet.write_string(0, column, xml_safe(name), bold)
    number = 0
    put = sheet.write_string
    for number, row in enumerate(made, start=1):
        rest: list[str] = []
        for column, cell in enumerate(row):
            if not cell:
                continue
            if len(cell) <= CELL_LIMIT:
                put(number, column, cell, wrapped)
            else:
                first, *more = split_cell(cell, names[column], wording)
                put(number, column, first, wrapped)
                rest += more
        for column, piece in enumerate(rest, start=len(names)):
            put(number, column, piece, wrapped)
    sheet.autofilter(0, 0, max(number, 1), len(names) - 1)


def new_workbook(file: BinaryIO, folder: Path | None = None, *, constant: bool = True) -> Workbook:
    """A workbook whose properties name neither person nor machine and whose cells are what they say."""
    import xlsxwriter  # noqa: PLC0415 - only for this format

    options: dict[str, Any] = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": constant}
    if folder is not None:
        options["tmpdir"] = str(folder)
    book = xlsxwriter.Workbook(file, options)
    book.set_properties({"author": "", "company": "", "comments": "", "created": EPOCH.replace(tzinfo=None)})
    return book


def close(book: Workbook) -> None:
    """Write the workbook. Raises OSError where that cannot be done."""
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415 - only for this format

    try:
        book.close()
    except FileCreateError as error:
        cause = error.args[0] if error.args and isinstance(error.args[0], OSError) else None
        raise OSError(cause.errno if cause else 0, cause.strerror if cause else str(error)) from error


def wrapping(book: Workbook) -> Any:  # noqa: ANN401 - xlsxwriter brings no types
    """The format of cells with running text."""
    return book.add_format({"text_wrap": True, "valign": "top"})


def _prepare(sheet: Worksheet, names: Sequence[str], text: str) -> None:
    sheet.set_column(0, len(names) - 1, 16)
    sheet.set_column(names.index(text), names.index(text), 80)
    sheet.freeze_panes(1, 0)


def split_cell(text: str, name: str, wording: Wording) -> list[str]:
    """A text that is too long for a cell in pieces that say where they go on and what they belong to."""
    title = wording.columns["rest"].format(name)
    note, start = f" [{wording.columns['note'].format(title)}]", f"{title}: "
    room = CELL_LIMIT - len(note) - len(start)
    cuts = [text[at : at + room] for at in range(0, len(text), room)]
    last = len(cuts) - 1
    return [f"{start if at else ''}{cut}{note if at < last else ''}" for at, cut in enumerate(cuts)]


def table(
    book: Workbook,
    name: str,
    headings: Sequence[str],
    lines: Iterable[Sequence[str | int]],
    below: Iterable[str] = (),
) -> None:
    """A sheet with a table of words and numbers, and lines of text below it."""
    sheet = book.add_worksheet(name[:31])
    bold, wrapped = book.add_format({"bold": True, "valign": "top"}), wrapping(book)
    sheet.set_column(0, 0, 50)
    sheet.freeze_panes(1, 0)
    for column, heading in enumerate(headings):
        sheet.write_string(0, column, xml_safe(heading), bold)
    row_number = 0
    for row_number, row in enumerate(lines, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(row_number, column, cell)
            else:
                sheet.write_string(row_number, column, xml_safe(cell), wrapped)
    for more, line in enumerate(below, start=row_number + 2):
        sheet.write_string(more, 0, xml_safe(line))


def render(collection: Collection, wording: Wording, look: Look) -> bytes:
    """The collection as XLSX; the first sheet holds the quotations, the second the counts and the head."""
    del look  # tables look the same for everybody
    buffer = io.BytesIO()

    def counts() -> Counts:
        return count_columns(collection, wording), count_rows(collection), head(collection, wording)

    layout = Layout.of(collection)
    _write(buffer, rows(pairs(collection), layout, wording, xml_safe), columns(layout, wording), wording, counts)
    return buffer.getvalue()
