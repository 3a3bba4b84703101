"""Tables with columns of given names, as they come from any program: what ratings and passages share."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qualcode.catalogue import _, later
from qualcode.errors import ReadingError
from qualcode.reading.tables.alike_values import alike_values
from qualcode.reading.tables.missing_signs import doubtful_signs
from qualcode.reading.tables.reader import read_table_file
from qualcode.reading.tables.table import DataTable, TableOptions, listed_names
from qualcode.safe_text import file_name

LARGEST = 2**30  # bytes
MOST_ROWS = 20_000_000


@dataclass(frozen=True, slots=True)
class NamedColumns:
    """A file's table: blanks at the edges of its cells are left out, and a column that it lacks is empty."""

    name: str
    table: DataTable

    def cells(self, column: str) -> list[str]:
        """The cells of a column."""
        if column not in self.table.headings:
            return [""] * len(self.table.numbers)
        return [cell.strip() for cell in self.table.column(column)]

    def demanded(self, column: str) -> list[str]:
        """The cells of a column of which none may be empty. Raises ReadingError where one is."""
        cells = self.cells(column)
        if not all(cells):
            number = self.table.numbers[cells.index("")]
            raise ReadingError(
                _("Row {number} of “{table}” has no {column}.", number=number, table=self.name, column=column),
                _("Fill in the cell."),
            )
        return cells

    def notes(self) -> Iterator[str]:
        """What the reader did, and the columns that were not used."""
        yield from self.table.notes
        if self.table.ignored:
            yield later("columns that were not used: {columns}", columns=", ".join(self.table.ignored))

    def warnings(self) -> Iterator[str]:
        """What the reader doubted, and values that differ only in case or blanks."""
        yield from self.table.warnings
        yield from alike_values(self.table, self.table.headings)


def named_columns(
    path: Path, options: TableOptions, values: Sequence[str], declared: Sequence[str] = ()
) -> NamedColumns:
    """The columns of a file that `options` name.

    Raises ReadingError for a file that is no such table, and where cells of the columns `values` look like signs for
    “missing” and neither `options.missing` nor the `declared` values say what they are.
    """
    columns = NamedColumns(file_name(path), read_table_file(path, options, LARGEST))
    found = [sign for sign in doubtful_signs(columns.table, values) if sign not in declared]
    if found:
        raise ReadingError(
            _(
                "In “{table}” cells of {columns} are {signs}: missing, or a value?",
                table=columns.name,
                columns=listed_names(values),
                signs=listed_names(found),
            ),
            _(
                "Say {options} where nothing was given; where it is a value, name it among all of them: "
                "--categories A,B,C.",
                options=" ".join(f"--missing {sign}" for sign in found),  # no text: an option
            ),
        )
    return columns


def in_order(values: Iterable[str]) -> tuple[str, ...]:
    """The values, each once: numbers by their size, then words by the alphabet."""

    def key(value: str) -> tuple[bool, float, str]:
        try:
            number = float(value)
        except ValueError:
            return True, 0.0, value
        return (False, number, value) if math.isfinite(number) else (True, 0.0, value)

    return tuple(sorted(set(values), key=key))
