"""Reading a CSV file with named columns, from any spreadsheet: comma, semicolon or tab, UTF-8 or what it is."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from qualcode.errors import ReadingError
from qualcode.reading.source import encoding

_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file, the headings being row 1, and its cells by column name."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(frozen=True, slots=True)
class Table:
    """A file's name, its rows, the columns that were asked for and are there, and those that were not."""

    name: str
    rows: tuple[Row, ...]
    columns: frozenset[str]
    ignored: tuple[str, ...]
    delimiter: str

    def demanded(self, row: Row, column: str) -> str:
        """The cell, which must not be empty; raises ReadingError where it is."""
        if not row[column]:
            raise ReadingError(f"Row {row.number} of “{self.name}” has no {column}.", "Fill in the cell.")
        return row[column]


def read(path: Path, needed: Sequence[str], optional: Sequence[str] = ()) -> Table:
    """Read a table; names of columns are compared without case and blanks at their edges.

    Empty rows are skipped. Raises ReadingError for a file that is missing or cannot be read, a column that
    is missing or there twice, and a row with more cells than there are headings.
    """
    lines = _lines(path, needed)
    try:
        headings = [name.strip().lower() for name in next(lines)]
        columns = _columns(path.name, headings, needed, optional)
        rows = tuple(_rows(path.name, lines, headings, columns))
    except csv.Error as error:
        raise ReadingError(
            f"“{path.name}” cannot be read as a table: {error}.", "Save it as CSV in UTF-8 from your spreadsheet."
        ) from error
    except StopIteration:
        raise ReadingError(f"“{path.name}” is empty.", _wanted(needed)) from None
    if not rows:
        raise ReadingError(f"“{path.name}” has headings, but no row below them.", "Check what was exported.")
    ignored = tuple(name for name in headings if name and name not in columns)
    return Table(path.name, rows, frozenset(columns), ignored, lines.delimiter)


def in_order(values: Iterable[str]) -> tuple[str, ...]:
    """The values, each once: numbers by their size, then words by the alphabet."""

    def key(value: str) -> tuple[bool, float, str]:
        try:
            number = float(value)
        except ValueError:
            return True, 0.0, value
        return (False, number, value) if math.isfinite(number) else (True, 0.0, value)

    return tuple(sorted(set(values), key=key))


class _Lines:
    """The lines of a CSV text as lists of cells, with their numbers."""

    def __init__(self, text: str, needed: Sequence[str]) -> None:
        first = text.partition("\n")[0]

        def fit(sign: str) -> tuple[int, int]:
            headings = [name.strip().lower() for name in next(csv.reader([first], delimiter=sign), [])]
            return sum(column in headings for column in needed), first.count(sign)

        self.delimiter = max(_DELIMITERS, key=fit)
        self._reader = csv.reader(io.StringIO(text, newline=""), delimiter=self.delimiter, strict=True)

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> list[str]:
        return next(self._reader)

    @property
    def number(self) -> int:
        """The number of the line that was read last."""
        return self._reader.line_num


def _lines(path: Path, needed: Sequence[str]) -> _Lines:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ReadingError(f"There is no file “{path}”.", "Check its name.") from None
    except OSError as error:
        raise ReadingError(
            f"“{path}” cannot be read: {error.strerror}.", "Check its name and your rights."
        ) from error
    if not data.strip():
        raise ReadingError(f"“{path.name}” is empty.", "Give a table with headings.")
    return _Lines(encoding.decode(data, path.name)[0], needed)


def _columns(name: str, headings: Sequence[str], needed: Sequence[str], optional: Sequence[str]) -> dict[str, int]:
    there = ", ".join(f"“{heading}”" for heading in headings if heading) or "none"
    missing = [column for column in needed if column not in headings]
    if missing:
        raise ReadingError(f"“{name}” has no column “{missing[0]}”; its columns are {there}.", _wanted(needed))
    known = [column for column in (*needed, *optional) if column in headings]
    double = [column for column in known if headings.count(column) > 1]
    if double:
        raise ReadingError(f"“{name}” has the column “{double[0]}” twice.", "Give each column its own name.")
    return {column: headings.index(column) for column in known}


def _wanted(needed: Sequence[str]) -> str:
    return f"The first row names the columns: {','.join(needed)}."


def _rows(name: str, lines: _Lines, headings: Sequence[str], columns: dict[str, int]) -> list[Row]:
    found = []
    for cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(headings):
            raise ReadingError(
                f"Row {lines.number} of “{name}” has {len(cells)} cells, the headings are {len(headings)}.",
                "Put cells that hold the delimiter in quotation marks.",
            )
        given = {column: cells[place].strip() if place < len(cells) else "" for column, place in columns.items()}
        found.append(Row(lines.number, given))
    return found
