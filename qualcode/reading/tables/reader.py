"""The one reader of tables: CSV and XLSX alike become headings and rows of text; what was taken how is told.

Refused are rows that do not fit the headings, headings that occur twice, and files whose delimiter cannot be found:
in each case cells would come in under wrong headings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter
from pathlib import Path

from qualcode.catalogue import _, ngettext, program
from qualcode.errors import ReadingError
from qualcode.plural import counted
from qualcode.reading.formats.apart import READERS_APART
from qualcode.reading.source.loading import load, whatever
from qualcode.reading.source.options import LARGEST_FILE
from qualcode.reading.source.raw_table import RawTable
from qualcode.reading.tables.csv_rows import csv_rows
from qualcode.reading.tables.headings import HeadingRows, chosen_places, find_headings
from qualcode.reading.tables.missing_signs import without_missing
from qualcode.reading.tables.table import DataTable, TableOptions, listed_numbers

LARGEST_EXCEL_CELL = 32_767  # characters
EXCEL_ERRORS = frozenset(
    ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#BEZUG!", "#NV", "#WERT!")
)
_Rows = list[Sequence[str]]
_AS_IT_IS = TableOptions()


def read_table_file(path: Path, options: TableOptions = _AS_IT_IS, largest: int = LARGEST_FILE) -> DataTable:
    """The table in a file of at most `largest` bytes, XLSX by its suffix, else CSV. Raises ReadingError."""
    data, facts = load(path, largest)
    with whatever(facts.name):
        return read_table(data, facts.name, options)


def read_table(data: bytes, name: str, options: TableOptions = _AS_IT_IS) -> DataTable:
    """The table of a file's bytes; `name` is the file's, which says whether it is a workbook, for messages too.

    Raises ReadingError for what is no table and for a table that does not fit together.
    """
    return table_of(read_rows(data, name, options), name, options)


def read_rows(data: bytes, name: str, options: TableOptions = _AS_IT_IS) -> RawTable:
    """The rows of a file's bytes before anything is known of headings. Raises ReadingError as `read_table` does."""
    if name.casefold().endswith(".xlsx"):
        return READERS_APART.workbook(data, name, options.sheet, options.most_rows, options.told_by)
    return csv_rows(data, name, options)


def table_of(raw: RawTable, name: str, options: TableOptions) -> DataTable:
    """Rows as a table, of which the first that is not empty holds the headings."""
    notes = list(raw.notes)
    numbers, rows = _filled(raw)
    if empty := len(raw.rows) - len(rows):
        notes.append(_("{rows} passed over.", rows=counted(empty, "empty row")))
    if len(rows) < 2:
        raise _nothing_below(name)
    found = find_headings(numbers, rows, name, options, is_csv=raw.is_csv)
    notes += found.notes
    numbers, rows = numbers[found.below :], rows[found.below :]
    numbers, rows, repeated = _without_repeated(numbers, rows, found)
    if repeated:
        notes.append(
            ngettext(
                "{count} row repeats the headings: left out.", "{count} rows repeat the headings: left out.", repeated
            )
        )
    if not rows:
        raise _nothing_below(name)
    width = len(found.names)
    short = _refuse_ragged(numbers, rows, width, name, options, is_csv=raw.is_csv)
    if short:
        notes.append(
            ngettext(
                "{count} row ends early: what is not there counts as empty.",
                "{count} rows end early: what is not there counts as empty.",
                short,
            )
        )
    columns = _columns(rows, width)
    places = chosen_places(found, columns, name, options)
    notes += places.notes
    headings = tuple(places.headings)
    kept = without_missing(dict(zip(headings, (columns[place] for place in places.places), strict=True)), options)
    notes += kept.notes
    return DataTable(
        headings,
        numbers,
        kept.columns,
        tuple(found.questions[place] or heading for place, heading in zip(places.places, headings, strict=True)),
        places.ignored,
        raw.origin,
        tuple(notes),
        (*raw.warnings, *kept.warnings, *_warnings(headings, kept.columns, numbers)),
        columns[0] if places.has_index else (),
    )


def _nothing_below(name: str) -> ReadingError:
    return ReadingError(
        _("“{name}” holds no rows below its headings.", name=name), _("Check whether it was exported completely.")
    )


def _filled(raw: RawTable) -> tuple[list[int], _Rows]:
    """The rows that are not empty, and their numbers."""
    kept = [bool(cells and cells[0].strip()) or any(map(str.strip, cells)) for cells in raw.rows]
    if all(kept):
        return list(raw.numbers), list(raw.rows)
    numbers = [number for number, is_filled in zip(raw.numbers, kept, strict=True) if is_filled]
    return numbers, [cells for cells, is_filled in zip(raw.rows, kept, strict=True) if is_filled]


def _without_repeated(numbers: list[int], rows: _Rows, found: HeadingRows) -> tuple[list[int], _Rows, int]:
    """The rows without those that are the headings once more, as they stand where files were joined."""
    heads = [list(cells) for cells in found.heads]
    lines = [cells[0] for cells in heads]
    at = [place for place, cells in enumerate(rows) if cells[0] in lines and list(cells) in heads]
    for place in reversed(at):
        del numbers[place], rows[place]
    return numbers, rows, len(at)


def _refuse_ragged(
    numbers: Sequence[int], rows: _Rows, width: int, name: str, options: TableOptions, *, is_csv: bool
) -> int:
    """Refuse rows with words behind the last heading, and rows of a CSV that end too early.

    Where columns are asked for by name a row may end early; gives how many do.
    """
    lengths = list(map(len, rows))
    if set(lengths) == {width}:
        return 0
    short = sum(length < width for length in lengths) if is_csv else 0
    refuses_short = is_csv and not options.columns
    wrong = [
        place
        for place, length in enumerate(lengths)
        if (length > width and any(map(str.strip, rows[place][width:]))) or (length < width and refuses_short)
    ]
    if not wrong:
        return short
    raise ReadingError(
        ngettext(
            "“{name}” has {count} row with another number of cells than its {headings}: row {numbers} "
            "(the first has {cells}).",
            "“{name}” has {count} rows with another number of cells than its {headings}: row {numbers} "
            "(the first has {cells}).",
            len(wrong),
            name=name,
            headings=counted(width, "heading", after=True),
            numbers=listed_numbers([numbers[place] for place in wrong]),
            cells=counted(lengths[wrong[0]], "cell"),
        ),
        _("Put cells that hold the delimiter or line breaks in quotation marks, or export the table once more."),
    )


def _columns(rows: _Rows, width: int) -> list[list[str]]:
    """The cells of each column, empty ones at the end of rows that end early."""
    if min(map(len, rows)) < width:
        rows = [(*cells, *[""] * (width - len(cells))) for cells in rows]
    return [list(map(itemgetter(place), rows)) for place in range(width)]


def _warnings(headings: Sequence[str], columns: Sequence[Sequence[str]], numbers: Sequence[int]) -> Iterator[str]:
    broken = 0
    for heading, cells in zip(headings, columns, strict=True):
        if not EXCEL_ERRORS.isdisjoint(cells):
            broken += sum(cell in EXCEL_ERRORS for cell in cells)
        if max(map(len, cells)) <= LARGEST_EXCEL_CELL:
            continue
        for number, length in zip(numbers, map(len, cells), strict=True):
            if length > LARGEST_EXCEL_CELL:
                yield _(
                    "Row {number}, “{heading}”: a cell of {length} characters, more than Excel can hold; look "
                    "whether a quotation mark is missing in or before it.",
                    number=number,
                    heading=heading,
                    length=program().number(length),
                )
    if broken:
        yield ngettext(
            "{count} cell holds an error of the spreadsheet, such as #N/A.",
            "{count} cells hold an error of the spreadsheet, such as #N/A.",
            broken,
        )
