"""What the columns of a codebook in a table are called, in German and English and by other programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from qualcode.reading.source.raw_table import heading_key

_NAMES = """
name: code | codename | code name | name | code-name | kategorie | kategoriename | category | tag | thema |
    theme | bezeichnung | name des codes | name der kategorie | kode | node | label | codesystem | code
    system
path: path | pfad | codepfad | code path | hierarchie | hierarchy | hierarchical name
parent: parent | parent code | obercode | oberkategorie | elterncode | übergeordneter code | above | parent
    category | parent name | oberkode
level 1: hauptkategorie | hauptcode | main category | main code | main theme | hauptthema
level 2: subkategorie | subcode | unterkategorie | untercode | sub-category | subcategory | sub-code | sub
    code | subtheme | sub-theme
level 3: subsubkategorie | subsubcode | sub-sub-category | sub-subcategory | sub-subcode
key: key | kürzel | schlüssel | short key | codenummer | code-nr. | code nr. | code number
definition: definition | beschreibung | description | memo | codememo | code-memo | code memo | inhaltliche
    beschreibung | bedeutung | meaning | explanation | erläuterung | kommentar | comment | full definition |
    brief definition | kategoriendefinition
include: include | when to code | when to use | code if | codieren, wenn | codieren wenn | codierregel |
    kodierregel | codierregeln | kodierregeln | coding rule | coding rules | inclusion | inclusion criteria
    | einschlusskriterien | anwendung der kategorie | anwendung | wann codieren | wann zu codieren
exclude: exclude | when not to code | when not to use | do not code if | nicht codieren, wenn | nicht
    codieren wenn | nicht, wenn | wann nicht | wann nicht codieren | ausschlusskriterien | exclusion |
    exclusion criteria
borders: borders | distinguish from | abgrenzung | abgrenzungen | abgrenzung zu anderen kategorien |
    abgrenzen von | demarcation | grenzen
anchors: ankerbeispiel | ankerbeispiele | anchor example | anchor examples | anchors | beispiel | beispiele
    | example | examples | beispiele für anwendungen | typical example
colour: farbe | color | colour | codefarbe
source: quelle | literaturquelle | source | literatur | literature | quelle in der literatur
related: related | related codes | verwandte codes | verwandt
kind: kind | art | kategorienart | type
origin: origin | herkunft
weight_meaning: weight_meaning | meaning of the weight | bedeutung des gewichts
exclusive: exclusive | only one sub-code | nur ein subcode
ordered: ordered | ordered levels | geordnete ausprägungen
levels: levels | ausprägungen
counted: codings | codierungen | number of highlights | version of the rules | regelfassung | häufigkeit |
    frequency | documents | dokumente | references | files | rule version | anzahl | count | highlights
"""  # no text: words of files
_COUNTED = "counted"
_KEYS = {
    name.strip(): "" if key == _COUNTED else key
    for key, names in re.findall(r"(?m)^(\S[^:\n]*): (.*(?:\n .*)*)", _NAMES)
    for name in " ".join(names.split()).split("|")
}
_NUMBERED = (
    (re.compile(r"(?:level|ebene|stufe|hierarchieebene)\s*([1-9][0-9]?)"), "level"),
    (re.compile(r"(?:anchor example|ankerbeispiel|example|beispiel)\s*([1-9][0-9]{0,2})"), "anchor"),
    (re.compile(r"(?:label of example|label|fundstelle von beispiel|fundstelle)\s*([1-9][0-9]{0,2})"), "label"),
    (re.compile(r"(?:invented|erfunden)\s*([1-9][0-9]{0,2})"), "invented"),
)
_COUNTS = re.compile(r"(?:%\s*)?cod\. seg\..*|(?:% )?coded segments.*|code ?%.*|erstellt.*|created.*|autor|author|"
                     r"(?:state of example|stand von beispiel) [0-9]+")  # fmt: skip
_ASIDE = re.compile(r"[:*]+$")


def column_of(heading: str) -> str | None:
    """What stands under a heading: a key of a codebook file, “path”, “parent” or a numbered one like “level 2”.

    Empty where it is only counted there, None where it is not known.
    """
    key = _ASIDE.sub("", heading_key(heading)).strip()
    if key in _KEYS:
        return _KEYS[key]
    for pattern, name in _NUMBERED:
        if found := pattern.fullmatch(key):
            return f"{name} {found[1]}"
    return "" if _COUNTS.fullmatch(key) else None


def columns_of(headings: Sequence[str]) -> dict[str, int]:
    """Where what is known of a codebook stands in a row; the first column of a kind counts.

    Columns without a heading right of the names hold the names of sub-codes.
    """
    found: dict[str, int] = {}
    for place, heading in enumerate(headings):
        if (key := column_of(heading)) and key not in found:
            found[key] = place
    if "name" in found and not any(key.startswith("level ") for key in found):
        depth, place = 1, found["name"] + 1
        while place < len(headings) and not headings[place].strip():
            depth, place = depth + 1, place + 1
            found[f"level {depth}"] = place - 1  # no text: a key
        if depth > 1:
            found["level 1"] = found.pop("name")
    return found


def has_names(columns: Iterable[str]) -> bool:
    """Whether the names of codes stand in one of the columns."""
    return any(key in ("name", "path", "level 1") for key in columns)


# ---- several things in one cell ------------------------------------------------------------------------

_ESCAPED = re.compile(r"\\([\\n:])")


def cell_of_list(items: Iterable[Sequence[str]]) -> str:
    """Several things in one cell, each in a line of its own: one part, or two parted by a colon and a blank.

    A line break in one, a backslash, and a colon that parts nothing have a backslash before them.
    """
    return "\n".join(": ".join(_escaped(part) for part in item) for item in items)


def list_of_cell(cell: str) -> list[tuple[str, str]]:
    """The things in a cell: what stands before the colon that parts it from the rest, empty where none does."""
    items = []
    for line in cell.split("\n"):
        if not line.strip():
            continue
        parted = re.match(r"((?:[^\\:]|\\.|:(?! ))*): (.*)", line)
        before, rest = (parted[1], parted[2]) if parted else ("", line)
        items.append((_plain(before), _plain(rest)))
    return items


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace(": ", "\\: ")


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], text)
