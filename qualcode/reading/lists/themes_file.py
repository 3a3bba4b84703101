"""Which codes the chapters of a report are about, read from a table (CSV or XLSX): columns `heading` and `code`.

A row without a code says that a heading is about none; a heading may have several rows. Headings of the columns may
be German too (Überschrift, Code).
"""

from __future__ import annotations

from pathlib import Path

from qualcode.errors import ReadingError
from qualcode.reading.source.loading import shown_name
from qualcode.reading.tables.reader import read_table_file

LARGEST = 4 * 2**20  # bytes

_MEANINGS = {
    "heading": ("heading", "chapter", "überschrift", "kapitel"),
    "code": ("code", "theme", "kode", "thema"),
}
_HINT = "It has a column “heading” (a whole heading, or its number) and a column “code” (a name, a path or nothing)."


def read_themes(path: Path) -> tuple[tuple[str, str], ...]:
    """(heading, code) of each row. Raises ReadingError for a file that is no such table, with the row."""
    name = shown_name(path.name)
    if path.suffix.casefold() not in (".csv", ".tsv", ".xlsx"):
        raise ReadingError(f"“{name}” is no table of headings and codes.", "Save it as CSV or XLSX.")
    table = read_table_file(path, largest=LARGEST)
    words = [word.strip().casefold() for word in table.headings]
    places = {field: [at for at, word in enumerate(words) if word in known] for field, known in _MEANINGS.items()}
    for field, found in places.items():
        if len(found) != 1:
            number = "no column" if not found else "several columns that mean"
            raise ReadingError(f"“{name}” has {number} “{field}”.", _HINT)
    said: list[tuple[str, str]] = []
    for row in table.rows:
        heading, code = (row.cells[places[field][0]].strip() for field in ("heading", "code"))
        if not heading:
            raise ReadingError(f"“{name}”, row {row.number}: there is no heading.", _HINT)
        said.append((heading, code))
    return tuple(said)
