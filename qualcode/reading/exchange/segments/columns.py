"""Which column of a list of coded segments says what: by the headings that programs write, or as somebody said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.model.exchange.segments import SegmentField, SegmentProgram
from qualcode.reading.source.raw_table import heading_key
from qualcode.reading.tables.table import listed_names

# of several headings that say the same, the first one holds
_HEADINGS: Mapping[SegmentField, tuple[str, ...]] = {
    SegmentField.DOCUMENT: (
        "document name", "document", "dokumentname", "dokument", "source name", "source", "file name",  # no text
        "file", "quelle", "dateiname", "datei", "interview", "transcript", "transkript",
    ),
    SegmentField.CODE: (
        "code", "codes", "kode", "kodes", "hierarchical name", "hierarchischer name",  # no text
        "code name", "codename", "node", "nodes", "node name", "knoten", "theme", "category", "kategorie",  # no text
        "tag", "tags",
    ),
    SegmentField.WORDS: (
        "segment", "coded segment", "coded segments", "codiertes segment", "codierte segmente",  # no text
        "quotation content", "zitatinhalt", "coded text", "codierter text", "kodierter text",  # no text
        "quotation", "zitat", "quote", "passage", "textstelle", "wortlaut", "words", "text", "content",
        "inhalt", "preview", "vorschau",
    ),
    SegmentField.COMMENT: (
        "comment", "comments", "kommentar", "kommentare", "memo", "note", "notes", "notiz", "notizen", "anmerkung",
        "anmerkungen", "bemerkung", "bemerkungen", "remark", "remarks",
    ),
    SegmentField.WEIGHT: (
        "weight score", "weight", "gewicht", "gewichtung",  # no text
    ),
    SegmentField.CODER: (
        "created by", "erstellt von", "coded by", "codiert von", "kodiert von", "coder", "author",  # no text
        "autor", "codierer", "codiererin", "codierer*in", "codierer:in", "codierende", "coded by name",  # no text
        "user", "coded by initials", "initials",  # no text
    ),
    SegmentField.CREATED: (
        "created", "created on", "created at", "creation date", "erstellt am", "erstellt",  # no text
        "erstelldatum", "coded on", "codiert am", "date", "datum",  # no text
    ),
    SegmentField.BEGIN: (
        "beginning", "begin", "anfang", "beginn", "paragraph", "absatz", "¶",
    ),
    SegmentField.END: (
        "end", "ende",
    ),
    SegmentField.PLACE: (
        "reference", "referenz", "position", "location", "fundstelle", "stelle", "page", "seite",
    ),
}  # fmt: skip
_KNOWN = {name: (column, rank) for column, names in _HEADINGS.items() for rank, name in enumerate(names)}
# headings that only one program writes
_TELLING: Mapping[str, SegmentProgram] = {
    "quotation content": SegmentProgram.ATLASTI,  # no text
    "quotation name": SegmentProgram.ATLASTI,  # no text
    "zitatinhalt": SegmentProgram.ATLASTI,
    "document group": SegmentProgram.MAXQDA,  # no text
    "dokumentgruppe": SegmentProgram.MAXQDA,
    "weight score": SegmentProgram.MAXQDA,  # no text
    "hierarchical name": SegmentProgram.NVIVO,  # no text
    "coded text": SegmentProgram.NVIVO,  # no text
    "coded by initials": SegmentProgram.NVIVO,  # no text
}
NEEDED = (SegmentField.DOCUMENT, SegmentField.CODE, SegmentField.WORDS)
_SAMPLE = 20  # rows that show what stands in columns
_LOOKED_AT = 20  # rows among which the headings stand, below a title perhaps
_HINT = _("Say which column says it: --column document=HEADING, --column code=HEADING, --column text=HEADING.")


class UnknownColumns(ReadingError):
    """A table of which no column says document, code or words; whoever knows can say it.

    `headings` are those that it may be about, once each, `said` the fields that are known, `rows` the first rows
    below with a cell for each heading.
    """

    def __init__(self, message: str, rows: Sequence[Sequence[str]], found: FoundColumns) -> None:
        super().__init__(message, _HINT)
        places: dict[str, int] = {}
        for place, heading in enumerate(found.headings):
            if heading.strip():
                places.setdefault(" ".join(heading.split()), place)
        self.headings = tuple(places)
        self.said = {column: " ".join(heading.split()) for column, heading in found.said.items()}
        below = [row for row in rows[found.row + 1 :] if any(map(str.strip, row))]
        self.rows = tuple(
            tuple(row[place].strip() if place < len(row) else "" for place in places.values())
            for row in below[:_SAMPLE]
        )


@dataclass(frozen=True, slots=True)
class FoundColumns:
    """Where headings stand: `row` is theirs, `places` the column (from 0) of each field.

    `others` are the columns that are not read, `headings` the cells of the row.
    """

    row: int
    headings: tuple[str, ...]
    places: Mapping[SegmentField, int]
    program: SegmentProgram

    @property
    def others(self) -> list[int]:
        """The columns with a heading that are not read."""
        used = set(self.places.values())
        return [place for place, heading in enumerate(self.headings) if heading.strip() and place not in used]

    @property
    def said(self) -> dict[SegmentField, str]:
        """By which heading each field is read."""
        return {column: self.headings[place].strip() for column, place in self.places.items()}


def find_columns(
    rows: Sequence[Sequence[str]],
    name: str,
    said: Mapping[SegmentField, str],
    kept: Mapping[SegmentField, str],
) -> FoundColumns:
    """The columns of a list; `said` are headings that somebody named, `name` is the file's.

    Those that are `kept` from another list count where this one has them.

    Raises ReadingError where a heading that was said is not there, or nothing says document, code or words.
    """
    best: FoundColumns | None = None
    for number, row in enumerate(rows[:_LOOKED_AT]):
        found = _columns_of(row, number, {**kept, **said})
        if best is None or len(found.places) > len(best.places):
            best = found
    if best is None:
        raise ReadingError(
            _("“{name}” holds no rows below its headings.", name=name), _("Check whether it was exported completely.")
        )
    for column, heading in said.items():
        place = best.places.get(column)
        if place is None or heading_key(best.headings[place]) != heading_key(heading):
            raise ReadingError(
                _(
                    "“{name}” has no column “{heading}”; its columns are {names}.",
                    name=name,
                    heading=heading,
                    names=_listed(best.headings),
                ),
                _("Write the heading as it stands there."),
            )
    if missing := [column for column in NEEDED if column not in best.places]:
        if not best.places:  # a title may stand above the headings
            number = max(
                range(len(rows[:_LOOKED_AT])), key=lambda place: sum(bool(cell.strip()) for cell in rows[place])
            )
            best = FoundColumns(number, tuple(rows[number]), {}, SegmentProgram.OWN)
        raise UnknownColumns(
            _(
                "“{name}” is no list of coded segments that is known: no column says {fields}. Its columns are "
                "{names}.",
                name=name,
                fields=", ".join(missing),
                names=_listed(best.headings),
            ),
            rows,
            best,
        )
    return best


def says(key: str, column: SegmentField) -> bool:
    """Whether a heading, as headings are compared, says that field."""
    return key in _HEADINGS[column]


def _columns_of(row: Sequence[str], number: int, said: Mapping[SegmentField, str]) -> FoundColumns:
    keys = [heading_key(cell) for cell in row]
    places = {
        column: keys.index(heading_key(heading)) for column, heading in said.items() if heading_key(heading) in keys
    }
    best: dict[SegmentField, int] = {}
    for place, key in enumerate(keys):
        known = _KNOWN.get(key)
        if known is None or known[0] in places or place in places.values():
            continue
        column, rank = known
        if column not in best or rank < _KNOWN[keys[best[column]]][1]:
            best[column] = place
    program = next((_TELLING[key] for key in keys if key in _TELLING), SegmentProgram.OWN)
    return FoundColumns(number, tuple(row), {**best, **places}, program)


def _listed(headings: Iterable[str]) -> str:
    return listed_names(filter(None, (" ".join(heading.split()) for heading in headings)))
