"""What a table is once its headings are known, and what may be said of one before it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qualcode.catalogue import _, program


@dataclass(frozen=True, slots=True)
class TableOptions:
    """How a table is meant.

    `delimiter` and `encoding` are those of a CSV file (found out if empty), `sheet` the sheet of a workbook (the
    first if empty: of those that have one of each of the headings `told_by`, where any has).
    `missing` are cells that count as empty, in the columns `missing_in` or, where none are named, in all; what comes
    `in_place` of them is for those who tell missing from empty.
    `columns` are the headings that are needed and `optional` those that are read where they are there, both without
    case; all others are then ignored, and what is wrong in them does not matter. Without `columns` all are read.
    `heading_rows` are the rows that hold headings, of which the second holds the words of questions; 0 is one, and
    those more that can be told for sure. `one_column` allows a table without a delimiter.
    """

    delimiter: str = ""
    encoding: str = ""
    sheet: str = ""
    missing: tuple[str, ...] = ()
    missing_in: tuple[str, ...] = ()
    in_place: str = ""
    columns: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    heading_rows: int = 0
    one_column: bool = False
    most_rows: int | None = None
    told_by: tuple[tuple[str, ...], ...] = ()


class DataRow(NamedTuple):
    """One row: its number in the file (of its first line, in a CSV), and a text for each heading."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DataTable:
    """The headings, the rows that are not empty, and what the reader did.

    `numbers` are those of the rows in the file, `columns` have a cell for each. `questions` has for each heading
    the words of the question where the file has a row of them, else the heading. `ignored` are headings of columns
    that were not asked for; `origin` says how cells were parted, or the sheet. `index` are the cells of a first
    column without a heading that tells the rows apart; empty where there is none.
    """

    headings: tuple[str, ...]
    numbers: Sequence[int]
    columns: tuple[Sequence[str], ...]
    questions: tuple[str, ...]
    ignored: tuple[str, ...] = ()
    origin: str = ""
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    index: Sequence[str] = ()

    @property
    def rows(self) -> tuple[DataRow, ...]:
        """The table by rows, made at each call."""
        return tuple(map(DataRow, self.numbers, zip(*self.columns, strict=True)))

    def column(self, heading: str) -> Sequence[str]:
        """The cells of a column."""
        return self.columns[self.headings.index(heading)]


def listed_names(names: Iterable[str]) -> str:
    """“a”, “b”."""
    return ", ".join(map(program().quoted, names))


def listed_times(times: Mapping[str, int], names: Iterable[str]) -> Iterator[str]:
    """“a” (2), “b” (1,200): cells with how often each stands there."""
    return (f"{program().quoted(name)} ({program().number(times[name])})" for name in names)


def listed_numbers(numbers: Sequence[int]) -> str:
    """The first ten, and how many more."""
    first = ", ".join(map(str, numbers[:10]))
    more = program().number(len(numbers) - 10)
    return _("{first} and {number} more", first=first, number=more) if len(numbers) > 10 else first
