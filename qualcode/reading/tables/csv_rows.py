"""The rows of a CSV file: encoding, byte order marks, Excel's line “sep=;”, the delimiter and quotation marks."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.errors import ReadingError
from qualcode.plural import counted
from qualcode.reading.source import raw_table
from qualcode.reading.source.encoding import decode
from qualcode.reading.source.raw_table import RawTable, heading_key, refuse_large
from qualcode.reading.tables.table import TableOptions

_DELIMITERS = {
    ";": pgettext("delimiter", "semicolon"),
    ",": pgettext("delimiter", "comma"),
    "\t": pgettext("delimiter", "tab"),
    "|": pgettext("delimiter", "bar"),
}
_NO_DELIMITER = "\x1f"  # for a table of one column: the sign that ASCII has for parting cells, and nobody types
_EXCELS_LINE = re.compile(r'"?sep=([^"])"?[;,\t|]*\n', re.IGNORECASE)
_BYTE_ORDER_MARK = "\ufeff"


def csv_rows(data: bytes, name: str, options: TableOptions) -> RawTable:
    """The rows of a CSV file; the delimiter is found out if it is not given.

    Raises ReadingError for what `decode` refuses, for a table whose cells cannot be parted or whose quotation marks
    do not fit, and for one that is too large.
    """
    text, warnings = decode(data, name, options.encoding)
    text, marks = _without_marks(text.replace("_x000D_", ""))
    text, line, said = without_head(text)
    with _large_cells():
        sign, wrapped_head = _sign(options.delimiter) or said, 0
        guessed = "" if sign else likely_delimiter(text, options.columns)
        if not sign and not guessed and (inner := _with_bare_head(text)):
            guessed = likely_delimiter(inner, options.columns)
            text, wrapped_head = (inner, 1) if guessed else (text, 0)
        if (
            said
            and not options.delimiter
            and not _parts(text, said)
            and (guessed := likely_delimiter(text, options.columns))
        ):
            warnings = (
                *warnings,
                _("Its first line says “sep={said}”, its delimiter is another sign.", said=said),
            )
            sign = guessed
        _refuse_one_column(text, name, sign, guessed, options)
        sign = sign or guessed or _NO_DELIMITER
        numbers, rows = _rows(text, name, sign, line, options.most_rows)
        wrapped = _unwrap(rows, sign) + wrapped_head
    origin = (
        _("One column.")
        if sign == _NO_DELIMITER
        else _("Cells separated by {sign}.", sign=_DELIMITERS.get(sign, sign))
    )
    return RawTable(numbers, rows, origin, is_csv=True, notes=tuple(_notes(marks, wrapped)), warnings=warnings)


def _notes(marks: int, wrapped: int) -> Iterator[str]:
    if marks:
        yield _("{marks} inside of the file left out.", marks=counted(marks, "byte order mark"))
    if wrapped:
        yield ngettext(
            "{count} row stands in quotation marks as a whole, as a spreadsheet leaves them that looks for another "
            "delimiter: taken out of these.",
            "{count} rows stand in quotation marks as a whole, as a spreadsheet leaves them that looks for another "
            "delimiter: taken out of these.",
            wrapped,
        )


def _without_marks(text: str) -> tuple[str, int]:
    """The text without byte order marks, which stand inside where files were joined, and how many there were."""
    marks = text.count(_BYTE_ORDER_MARK)
    return (text.replace(_BYTE_ORDER_MARK, ""), marks) if marks else (text, 0)


def without_head(text: str) -> tuple[str, int, str]:
    """The text from its headings on, the number of their line, and the delimiter that Excel's own line says."""
    bare = text.lstrip("\n")
    line = 1 + len(text) - len(bare)
    said = _EXCELS_LINE.match(bare)
    if said is None:
        return bare, line, ""
    rest = bare[said.end() :]
    bare = rest.lstrip("\n")
    return bare, line + 1 + len(rest) - len(bare), said[1]


def _sign(delimiter: str) -> str:
    """The delimiter that was given. Raises ReadingError for one that cannot part cells."""
    sign = "\t" if delimiter.casefold() in ("tab", "\\t") else delimiter
    if sign and (len(sign) != 1 or sign in '"\n\r'):
        raise ReadingError(
            _("“{sign}” cannot part cells.", sign=sign), _("Give one sign, such as --delimiter “;” or tab.")
        )
    return sign


def _refuse_one_column(text: str, name: str, sign: str, guessed: str, options: TableOptions) -> None:
    """Refuse a table of one column, unless it may be one."""
    if sign and not _parts(text, sign):
        other = likely_delimiter(text, options.columns)
        if other:
            raise ReadingError(
                _(
                    "“{name}” has one column only where “{delimiter}” separates its cells; they look separated by "
                    "{other}s.",
                    name=name,
                    delimiter=options.delimiter,
                    other=_DELIMITERS[other],
                ),
                _("Leave --delimiter out, or say which sign parts them."),
            )
    if not sign and not guessed and not options.one_column:
        raise ReadingError(
            _("“{name}” has only one column: no delimiter (; , tab |) found.", name=name),
            _("Say which sign parts them with --delimiter SIGN, or export the table once more."),
        )


def _parts(text: str, sign: str) -> bool:
    """Whether the sign parts the first row."""
    return len(next(csv.reader(io.StringIO(text), delimiter=sign), [])) > 1


def likely_delimiter(text: str, needed: Sequence[str]) -> str:
    """The sign that parts most of the first rows into as many cells as the first; empty where none does.

    Of several such signs it is the one that parts most of the `needed` headings, then that which fits most rows,
    then the one that leaves fewest quotation marks in the cells, then fewest blanks at their beginning (a sign of
    prose stands before a blank), then most columns.
    """
    best, best_fit = "", (-1, 0.0, 0, 0, 0)
    for sign in _DELIMITERS:
        rows = [row for row in islice(csv.reader(io.StringIO(text), delimiter=sign), 50) if row]
        columns = len(rows[0]) if rows else 0
        if columns > 1:
            headings = {heading_key(cell) for cell in rows[0]}
            marks = sum(cell.count('"') for row in rows for cell in row)
            blanks = sum(cell.startswith(" ") for row in rows for cell in row)
            fitting = sum(1 for row in rows if len(row) == columns) / len(rows)
            fit = (len(headings.intersection(needed)), fitting, -marks, -blanks, columns)
            if fit > best_fit:
                best, best_fit = sign, fit
    return best


def _rows(
    text: str, name: str, delimiter: str, line: int, most_rows: int | None
) -> tuple[list[int], list[Sequence[str]]]:
    """The rows, and the number of the first line of each; `line` is that of the first."""
    before = line - 1
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    numbers: list[int] = []
    rows: list[Sequence[str]] = []
    most, widest = raw_table.MOST_ROWS if most_rows is None else most_rows, raw_table.MOST_COLUMNS
    try:
        for cells in reader:
            numbers.append(line)
            rows.append(tuple(cells))  # which, other than lists, costs the garbage collector nothing
            line = reader.line_num + before + 1
            if len(rows) > most or len(cells) > widest:
                refuse_large(len(rows), len(cells), name, most)
    except csv.Error as problem:
        raise ReadingError(
            _(
                "“{name}” is no whole table: in or before line {line} {reason}.",
                name=name,
                line=reader.line_num + before,
                reason=_reason(problem),
            ),
            _("Look for a quotation mark that is not closed, or export the table once more."),
        ) from problem
    return numbers, rows


def _reason(problem: csv.Error) -> str:
    if "unexpected end" in str(problem):  # no text: words of Python's module
        return _("a quotation mark is opened and never closed")
    return _("the quotation marks do not fit ({problem})", problem=problem)


def _with_bare_head(text: str) -> str:
    """The table whose first row is one cell in quotation marks without these; empty for any other table."""
    reader = csv.reader(io.StringIO(text))
    head = next(reader, [])
    if len(head) != 1 or not text.startswith('"'):
        return ""
    return "\n".join([head[0], *text.split("\n")[reader.line_num :]])


def _unwrap(rows: list[Sequence[str]], delimiter: str) -> int:
    """Take rows that are one cell, which holds as many as the headings are, out of it; gives how many there were."""
    width = len(rows[0]) if rows else 0
    wrapped = 0
    for place, cells in enumerate(rows):
        if len(cells) == 1 < width:
            inner = _cells_of(cells[0], delimiter)
            if len(inner) == width:
                rows[place] = inner
                wrapped += 1
    return wrapped


def _cells_of(line: str, delimiter: str) -> list[str]:
    lines: Iterable[list[str]] = csv.reader([line], delimiter=delimiter)
    return next(iter(lines), [])


@contextmanager
def _large_cells() -> Iterator[None]:
    """Let cells be of any length: the limit holds for the whole process."""
    before = csv.field_size_limit(2**31 - 1)
    try:
        yield
    finally:
        csv.field_size_limit(before)
