"""The place that a draft cites behind a label, “(RG 2022, Abs. 34)”, and whether its words stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.language.quotations.words import keys_of
from qualcode.model.documents import CitedPlaces, Structure
from qualcode.model.spans import Span
from qualcode.reporting.words.citations import CiteBy

_RANGE = r"\s*(?P<{0}>\d{{1,6}})(?:\s*[–—-]\s*(?P<{0}_to>\d{{1,6}}))?"
_CITED = re.compile(
    r"(?<!\w)(?:"
    rf"(?:¶|(?:Abs|paras?)\.){_RANGE.format('paragraph')}"
    rf"|(?:Z|Zn|ll?)\.{_RANGE.format('line')}"
    r"|(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d):(?P<seconds>[0-5]\d)"
    r")(?![\w:])"
)


@dataclass(frozen=True, slots=True)
class PlaceInDraft:
    """What a draft cites: the form, its words, and from which number to which one (of a time whole seconds)."""

    form: CiteBy
    words: str
    first: int
    last: int

    def holds(self, places: CitedPlaces, span: Span) -> bool:
        """Whether a passage has a part in it; a form that nothing is known of holds everything."""
        place = places.of(span)
        match self.form:
            case CiteBy.LINE:
                here = place.lines
            case CiteBy.TIME:
                here = None if place.time is None else (place.time // 1000, place.time // 1000)
            case _:
                here = place.paragraphs
        return here is None or here[1] < here[0] or (here[0] <= self.last and self.first <= here[1])


def place_in(behind: str) -> PlaceInDraft | None:
    """The place that is cited in the parenthesis behind a quotation; None where none or several are."""
    found = list(_CITED.finditer(behind))
    if len(found) != 1:
        return None
    (cited,) = found
    values = cited.groupdict()
    if values["hours"]:
        seconds = (int(values["hours"]) * 60 + int(values["minutes"])) * 60 + int(values["seconds"])
        return PlaceInDraft(CiteBy.TIME, cited[0], seconds, seconds)
    form, name = (CiteBy.PARAGRAPH, "paragraph") if values["paragraph"] else (CiteBy.LINE, "line")
    first = int(values[name])
    return PlaceInDraft(form, cited[0], first, max(first, int(values[f"{name}_to"] or first)))


def stands_at(cited: PlaceInDraft, words: str, text: str, structure: Structure) -> bool:
    """Whether these words stand somewhere in the text where they are cited, as words that are said often do."""
    places, wanted = structure.places(text), " ".join(keys_of(words))
    return any(
        cited.holds(places, stretch) and wanted in " ".join(keys_of(stretch.cut(text)))
        for stretch in _stretches(structure)
    )


def _stretches(structure: Structure) -> Iterator[Span]:
    yield from structure.paragraphs
    yield from structure.sentences
