"""A table of codings: which column says what, and what the cells of a row say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import QualcodeError, ReadingError
from qualcode.model.codings import Polarity
from qualcode.reading.source.raw_table import heading_key
from qualcode.reading.tables.reader import read_table_file
from qualcode.reading.tables.table import DataTable, TableOptions, listed_names
from qualcode.reporting.writers.csv import unescaped

_HEADINGS = {
    "document": "document, document name, dokument, interview, datei, file",  # no text
    "document_id": "document_id, document id, dokument_id, dokument id",  # no text
    "code": "code, kode, code name, kodename, codename",  # no text
    "start": "start, from, anfang, beginn, von",  # no text
    "end": "end, to, ende, bis",  # no text
    "words": "words, text, passage, quotation, quote, zitat, wortlaut, textstelle, stelle",  # no text
    "paragraph": "paragraph, ¶, absatz, absatznummer",  # no text
    "time": "time, timestamp, zeit, zeitmarke",  # no text
    "coder": "coder, kodierer*in, kodierer, kodiererin, kodierer:in, codierer, codiererin, kodierende, "
    "codierende, codiert von",  # no text
    "polarity": "polarity, polarität",  # no text
    "weight": "weight, gewicht",  # no text
    "memo": "memo, note, notiz",  # no text
    "paraphrase": "paraphrase",
    "round": "round, runde, durchgang",  # no text
    "good": "good, gut",  # no text
}
COLUMNS = {heading: column for column, headings in _HEADINGS.items() for heading in headings.split(", ")}
"""Heading, as headings are compared -> what the column says."""
PLACES = ("start", "end", "words", "paragraph", "time")
_POLARITIES = {
    Polarity.PRESENT: ("present", "berichtet", "vorhanden", "liegt vor"),  # no text: what cells say
    Polarity.ABSENT: ("absent", "fehlend", "fehlt", "fehlt, scheitert oder wird verneint"),  # no text
    Polarity.MIXED: ("mixed", "teils, teils", "gemischt"),  # no text
}
_POLARITY = {word: polarity for polarity, words in _POLARITIES.items() for word in words}
_YES_NO = dict.fromkeys(("yes", "true", "1", "x", "ja", "wahr"), True) | dict.fromkeys(
    ("no", "false", "0", "nein", "falsch"), False
)
_TIME = re.compile(r"[#\[(]?(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)(?:[.,-](\d{1,3}))?[#\])]?")


@dataclass(frozen=True, slots=True)
class CodingTable:
    """The rows of a table of codings, each with its number in the file and its cells by what the columns say."""

    name: str
    columns: frozenset[str]
    rows: Sequence[tuple[int, Mapping[str, str]]]
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def has_places(self) -> bool:
        """Whether any column says where in a document passages are."""
        return not self.columns.isdisjoint(PLACES)


def read_coding_table(path: Path, options: TableOptions) -> CodingTable:
    """Read a table, CSV or XLSX. Raises ReadingError for what is none, or has no column of documents or of codes."""
    table = read_table_file(path, options)
    columns = _columns(table, path.name)
    if "code" not in columns or not {"document", "document_id"} & columns.keys():
        missing = "code" if "code" not in columns else "document"
        raise ReadingError(
            _(
                "“{file}” has no column “{column}”; its columns are {names}.",
                file=path.name,
                column=missing,
                names=listed_names(table.headings),
            ),
            _("A table of codings has the columns document and code, and start and end, or text, for the passage."),
        )
    cells = [list(map(unescaped, table.column(heading))) for heading in columns.values()]
    rows = [
        (number, dict(zip(columns, row, strict=True)))
        for number, row in zip(table.numbers, zip(*cells, strict=True), strict=True)
    ]
    ignored = [heading for heading in table.headings if heading not in columns.values()]
    notes = [table.origin, *table.notes]
    if ignored:
        notes.append(_("Not read: {names}.", names=listed_names(ignored)))
    return CodingTable(path.name, frozenset(columns), rows, tuple(filter(None, notes)), table.warnings)


def _columns(table: DataTable, name: str) -> dict[str, str]:
    """What a column says -> its heading."""
    found: dict[str, str] = {}
    for heading in table.headings:
        column = COLUMNS.get(heading_key(heading))
        if column in found:
            raise ReadingError(
                _(
                    "“{file}” has two columns for the {column}: “{one}” and “{other}”.",
                    file=name,
                    column=column,
                    one=found[column],
                    other=heading,
                ),
                _("Give the one that is not meant another heading, or remove it."),
            )
        if column:
            found[column] = heading
    return found


# ---- cells ---------------------------------------------------------------------------------------------


def number_of(cells: Mapping[str, str], column: str) -> int | None:
    """The whole number in a cell, None in an empty one. Raises QualcodeError for what is no such number."""
    cell = cells.get(column, "").strip().removeprefix("¶").strip()
    if not cell:
        return None
    if not re.fullmatch(r"[0-9]{1,12}(\.0+)?", cell):
        raise QualcodeError(_("column {column}: “{cell}” is no whole number", column=column, cell=cell))
    return int(cell.partition(".")[0])


def time_of(cells: Mapping[str, str]) -> tuple[int, int] | None:
    """The milliseconds from and up to which the time in a cell reaches, None for an empty cell.

    A time in whole seconds means any moment of that second. Raises QualcodeError for what is no time.
    """
    cell = cells.get("time", "").strip()
    if not cell:
        return None
    found = _TIME.fullmatch(cell)
    if not found:
        raise QualcodeError(_("column time: “{cell}” is no time such as 0:12:03 or 12:03", cell=cell))
    hours, minutes, seconds, fraction = found.groups()
    start = ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000
    if not fraction:
        return start, start + 1000
    unit = 10 ** (3 - len(fraction))
    return start + int(fraction) * unit, start + (int(fraction) + 1) * unit


def polarity_of(cells: Mapping[str, str]) -> Polarity:
    """The polarity in a cell, “present” for an empty one. Raises QualcodeError for what is none."""
    cell = cells.get("polarity", "").strip()
    polarity = _POLARITY.get(cell.casefold()) if cell else Polarity.PRESENT
    if polarity is None:
        raise QualcodeError(_("column polarity: “{cell}” is none of present, absent, mixed", cell=cell))
    return polarity


def is_good(cells: Mapping[str, str]) -> bool:
    """Whether a cell says that the passage is a good example. Raises QualcodeError for neither yes nor no."""
    cell = cells.get("good", "").strip()
    if cell and cell.casefold() not in _YES_NO:
        raise QualcodeError(_("column good: “{cell}” is neither yes nor no", cell=cell))
    return bool(cell) and _YES_NO[cell.casefold()]
