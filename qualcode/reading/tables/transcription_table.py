"""Own transcription rules, read from a table (CSV, TSV or XLSX): columns `sign` and `meaning`.

`quote` says what quotations show of a sign (`keep`, `words`, `drop`), `kind` what it says of the talk; where such a
cell is empty, a sign that is a pause, say, is known by its form, and treated as it is in every transcript. Headings
and values may be German too (Zeichen, Bedeutung, Zitat, Art; behalten, Wörter, weglassen).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.language.forms.normalised import spelled
from qualcode.model.readings.transcription_rules import (
    HOLE,
    LONGEST_MEANING,
    LONGEST_SIGN,
    InQuotation,
    SignKind,
    TranscriptionSign,
)
from qualcode.reading.dialects.asides import AsideKind, find_asides
from qualcode.reading.source.loading import shown_name
from qualcode.reading.tables.reader import read_table_file
from qualcode.reading.tables.table import DataTable, TableOptions

LARGEST = 4 * 2**20  # bytes
MOST_SIGNS = 500
_HEADINGS = {
    "sign": ("sign", "zeichen", "symbol"),
    "meaning": ("meaning", "bedeutung"),
    "quote": ("quote", "quotation", "zitat"),
    "kind": ("kind", "art"),
}
_QUOTES = {
    **{quote.value: quote for quote in InQuotation},
    "behalten": InQuotation.KEEP,
    "wörter": InQuotation.WORDS,
    "weglassen": InQuotation.DROP,
}
_KINDS = {kind.value: kind for kind in SignKind}
_HINT = _("It has a column “sign” and a column “meaning”; “quote” (keep, words, drop) and “kind” may stand beside.")
_OF_ASIDES = {
    AsideKind.PAUSE: SignKind.PAUSE,
    AsideKind.OMISSION: SignKind.OMISSION,
    AsideKind.OVERLAP: SignKind.OVERLAP,
    AsideKind.UNCLEAR: SignKind.UNCLEAR,
    AsideKind.COMMENT: SignKind.COMMENT,
}


def read_transcription_table(path: Path, options: TableOptions) -> tuple[list[TranscriptionSign], tuple[str, ...]]:
    """The signs of a table in its order, and what the reader did.

    Raises ReadingError for what is no such table, for a sign that cannot be one and for one that stands there twice,
    with the row.
    """
    name = shown_name(path.name)
    if path.suffix.casefold() not in (".csv", ".tsv", ".xlsx"):
        raise ReadingError(_("“{name}” is no table of signs.", name=name), _("Save it as CSV or XLSX."))
    table = read_table_file(path, options, LARGEST)
    places = _places(table, name)
    signs: dict[str, TranscriptionSign] = {}
    for row in table.rows:
        cells = {field: row.cells[place].strip() for field, place in places.items()}
        try:
            sign = sign_of(cells)
        except ValueError as error:
            raise ReadingError(
                _("“{name}”, row {number}: {problem}", name=name, number=row.number, problem=error), _HINT
            ) from None
        if sign.sign in signs:
            raise ReadingError(
                _(
                    "“{name}”, row {number}: “{sign}” stands there twice.",
                    name=name,
                    number=row.number,
                    sign=sign.sign,
                ),
                _("Leave one row for each sign."),
            )
        signs[sign.sign] = sign
    if not signs or len(signs) > MOST_SIGNS:
        problem = (
            _("“{name}” has more than {number} signs.", name=name, number=MOST_SIGNS)
            if signs
            else _("“{name}” has no sign.", name=name)
        )
        raise ReadingError(problem, _HINT)
    return list(signs.values()), (table.origin, *table.notes, *table.warnings)


def _places(table: DataTable, name: str) -> dict[str, int]:
    """Which column says what."""
    words = [" ".join(heading.split()).casefold() for heading in table.headings]
    places: dict[str, int] = {}
    for field, known in _HEADINGS.items():
        found = [place for place, word in enumerate(words) if word in known]
        if len(found) > 1:
            raise ReadingError(_("“{name}” has several columns that mean “{field}”.", name=name, field=field), _HINT)
        if found:
            places[field] = found[0]
        elif field in ("sign", "meaning"):
            raise ReadingError(_("“{name}” has no column “{column}”.", name=name, column=field), _HINT)
    return places


def sign_of(cells: Mapping[str, str]) -> TranscriptionSign:
    """The sign of the cells of a row, by field; ValueError, in words, where there is none."""
    sign, meaning = spelled(cells["sign"]), " ".join(spelled(cells["meaning"]).split())
    refuse_unfit(sign)
    if not meaning or len(meaning) > LONGEST_MEANING:
        raise ValueError(_("the meaning of “{sign}” is empty or too long.", sign=sign))
    kind, quote = _as_it_looks(sign)
    said_kind, said_quote = cells.get("kind", "").casefold(), cells.get("quote", "").casefold()
    if said_kind and said_kind not in _KINDS:
        raise ValueError(_("there is no kind “{kind}”; there are {kinds}.", kind=said_kind, kinds=", ".join(_KINDS)))
    if said_quote and said_quote not in _QUOTES:
        raise ValueError(
            _("quotations know no “{quote}”; there are {quotes}.", quote=said_quote, quotes=", ".join(_QUOTES))
        )
    kind = _KINDS[said_kind] if said_kind else kind
    return TranscriptionSign(sign, meaning, kind, _QUOTES[said_quote] if said_quote else quote)


def refuse_unfit(sign: str) -> None:
    """ValueError, in words, for what cannot be looked for as a sign."""
    parts = sign.split(HOLE)
    if not sign or len(sign) > LONGEST_SIGN or "\n" in sign:
        raise ValueError(_("a sign is one line of at most {number} characters.", number=LONGEST_SIGN))
    if len(parts) > 3 or (len(parts) > 1 and not all(part.strip() for part in parts)):
        raise ValueError(
            _("in “{sign}”, {hole} stands at an edge, side by side, or more than twice.", sign=sign, hole=HOLE)
        )
    if not sign.replace(HOLE, "").strip() or sign.replace(" ", "").isalnum():
        raise ValueError(_("“{sign}” is a word or a number and no sign.", sign=sign))


def _as_it_looks(sign: str) -> tuple[SignKind, InQuotation]:
    """What the form of a sign says of it, and what quotations show of such ones where nothing is declared."""
    asides = find_asides(sign)
    if len(asides) != 1 or asides[0].span.length != len(sign):
        return SignKind.OTHER, InQuotation.KEEP
    kind = asides[0].kind
    goes = kind is AsideKind.PAUSE or (kind is AsideKind.OVERLAP and not sign.startswith("//"))
    words = kind is AsideKind.OVERLAP and HOLE in sign
    quote = InQuotation.WORDS if words else InQuotation.DROP if goes else InQuotation.KEEP
    return _OF_ASIDES[kind], quote
