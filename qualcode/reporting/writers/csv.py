"""Tables as CSV that neither Excel nor LibreOffice takes for formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import BinaryIO

from qualcode.reporting.report import Cell, Report
from qualcode.reporting.words.number_format import is_number
from qualcode.reporting.writers.whole_files import xml_safe

_REMEMBERED, _SHORT = 4_096, 64
"""So many cells of at most so many characters are remembered as they are written, since most stand in many rows."""


class CsvKind(StrEnum):
    """UTF-8, comma and CRLF; the same with a byte order mark; `;` and the mark for German Excel."""

    PLAIN = "plain"
    MARKED = "marked"
    GERMAN_EXCEL = "german excel"  # no text: a value


_FORMULA_STARTS = frozenset("=+-@\t\r")


def escaped(cell: Cell) -> str:
    """The cell without controls, an apostrophe before it where a spreadsheet would take it for a formula.

    Figures stay what they are, also negative ones.
    """
    safe = xml_safe(str(cell))
    return f"'{safe}" if safe[:1] in _FORMULA_STARTS and not is_number(safe) else safe


def unescaped(cell: str) -> str:
    """A cell of such a table as it was before it was `escaped`, without white space at its edges."""
    text = cell.strip()
    return text[1:] if text.startswith("'") and escaped(text[1:]) == text else text


def write(report: Report, file: BinaryIO, kind: CsvKind = CsvKind.PLAIN) -> None:
    """Write the report's first table row by row."""
    table = report.tables[0]
    text = io.TextIOWrapper(file, encoding="utf-8" if kind is CsvKind.PLAIN else "utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";" if kind is CsvKind.GERMAN_EXCEL else ",", lineterminator="\r\n")
    writer.writerow(map(escaped, table.head))
    writer.writerows(_escaped_rows(table.rows))
    text.flush()
    text.detach()


def _escaped_rows(rows: Iterable[Sequence[Cell]]) -> Iterator[list[str]]:
    known: dict[Cell, str] = {}
    for row in rows:
        made = []
        for cell in row:
            safe = known.get(cell)
            if safe is None:
                safe = escaped(cell)
                if len(safe) <= _SHORT and len(known) < _REMEMBERED:
                    known[cell] = safe
            made.append(safe)
        yield made
