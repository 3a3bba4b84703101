"""The rows of a table as they stand in its file, before anything is known of headings; and how large it may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.catalogue import _, program
from qualcode.errors import ReadingError
from qualcode.language.forms.normalised import spelled

MOST_ROWS = 200_000
MOST_COLUMNS = 4_000


@dataclass(frozen=True, slots=True)
class RawTable:
    """The rows of a CSV file or of one sheet, each with its number in the file (of its first line, in a CSV).

    `origin` says how they were found (the delimiter, or the sheet); `notes` and `warnings` what was done besides.
    """

    numbers: Sequence[int]
    rows: Sequence[Sequence[str]]
    origin: str
    is_csv: bool
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def heading_key(heading: str) -> str:
    """A heading as it is compared: composed, without case, and each stretch of blanks one blank."""
    return spelled(heading).casefold()


def refuse_large(rows: int, columns: int, name: str, most_rows: int | None = None) -> None:
    """Raise ReadingError for more than `most_rows` (else `MOST_ROWS`) or `MOST_COLUMNS`."""
    most_rows = MOST_ROWS if most_rows is None else most_rows
    if rows > most_rows or columns > MOST_COLUMNS:
        raise ReadingError(
            _(
                "“{name}” has more than {rows} rows or {columns} columns.",
                name=name,
                rows=program().number(most_rows),
                columns=program().number(MOST_COLUMNS),
            ),
            _("Delete the empty rows and columns behind the table, or cut it into several files."),
        )
