"""Which codes the chapters of a report are about, read from a table (CSV or XLSX): columns `heading` and `code`.

A row without a code says that a heading is about none; a heading may have several rows. Headings of the columns may
be German too (Überschrift, Code).
"""

from __future__ import annotations

from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.reading.source.loading import shown_name
from qualcode.reading.tables.reader import read_table_file

LARGEST = 4 * 2**20  # bytes

_MEANINGS = {
    "heading": ("heading", "chapter", "überschrift", "kapitel"),
    "code": ("code", "theme", "kode", "thema"),
}
_HINT = _(
    "It has a column “heading” (a whole heading, or its number) and a column “code” (a name, a path or nothing)."
)


def read_themes(path: Path) -> tuple[tuple[str, str], ...]:
    """(heading, code) of each row. Raises ReadingError for a file that is no such table, with the row."""
    name = shown_name(path.name)
    if path.suffix.casefold() not in (".csv", ".tsv", ".xlsx"):
        raise ReadingError(_("“{name}” is no table of headings and codes.", name=name), _("Save it as CSV or XLSX."))
    table = read_table_file(path, largest=LARGEST)
    words = [word.strip().casefold() for word in table.headings]
    places = {field: [at for at, word in enumerate(words) if word in known] for field, known in _MEANINGS.items()}
    for field, found in places.items():
        if len(found) != 1:
            if found:
                problem = _("“{name}” has several columns that mean “{field}”.", name=name, field=field)
            else:
                problem = _("“{name}” has no column “{column}”.", name=name, column=field)
            raise ReadingError(problem, _HINT)
    said: list[tuple[str, str]] = []
    for row in table.rows:
        heading, code = (row.cells[places[field][0]].strip() for field in ("heading", "code"))
        if not heading:
            raise ReadingError(_("“{name}”, row {number}: there is no heading.", name=name, number=row.number), _HINT)
        said.append((heading, code))
    return tuple(said)
