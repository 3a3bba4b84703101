"""What a search found, as passages to be coded: the hits, or the sentences, turns and paragraphs around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from qualcode.model.documents import Document, Structure
from qualcode.model.spans import Span, trimmed
from qualcode.project.material.search import SearchHit
from qualcode.project.project import Project


class HitUnit(StrEnum):
    """What gets the code where something was found."""

    HIT = "hit"
    SENTENCE = "sentence"
    TURN = "turn"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class HitPassage:
    """A passage around one or more hits; `paragraph` is the number of its paragraph."""

    document: Document
    span: Span
    text: str
    paragraph: int
    hits: int


def passages_around(project: Project, hits: Iterable[SearchHit], unit: HitUnit) -> Iterator[HitPassage]:
    """The units that hold the hits, each once, in the order of the hits.

    A hit that reaches over several units makes one passage of all of them. A hit outside of all units, such as
    one in the name of a speaker, is its own passage.
    """
    for _, group in groupby(hits, key=lambda hit: hit.document.key):
        found = list(group)
        document = found[0].document
        text = project.documents.text(document)
        structure = project.documents.structure(document)
        units = _units(text, structure, unit)
        counts = Counter(_around(hit.span, units) for hit in found)
        for span, count in counts.items():
            yield HitPassage(document, span, span.cut(text), structure.paragraph_number(span.start), count)


def _units(text: str, structure: Structure, unit: HitUnit) -> Sequence[Span]:
    if unit is HitUnit.SENTENCE:
        return structure.sentences
    if unit is HitUnit.PARAGRAPH:
        return structure.without_labels(structure.paragraphs)
    if unit is HitUnit.TURN:
        return [trimmed(text, Span(turn.speech, turn.span.end)) for turn in structure.turns]
    return ()


def _around(hit: Span, units: Sequence[Span]) -> Span:
    touched = [span for span in units if span.overlap(hit)]
    return Span(touched[0].start, touched[-1].end) if touched else hit
