"""Given units of a study: which units a document has, and what each voice said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from qualcode.agreement.kernel.ratings import MISSING, Ratings
from qualcode.agreement.kernel.units import Units, tokens
from qualcode.agreement.passages.continuum import Axis, Continuum
from qualcode.agreement.study.code_levels import CodeLevel
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.material import CollectedMaterial, Material, placed
from qualcode.model.documents import Structure
from qualcode.model.spans import Span

RULE = (
    "a unit counts as coded when a passage overlaps it by at least half of the shorter of the two; "
    "one coder's overlapping or touching passages of one code are joined first"
)
RULES = {
    "character": "every character is a unit; it is coded when a passage holds it",
    "frequency": "the value of a document is the number of passages; one coder's overlapping ones count once",
}


@dataclass(frozen=True, slots=True)
class DocumentUnits:
    """The units of one document; `silent` counts those of the interviewer that are left out.

    `turns` gives each unit the number of its turn (its paragraph where there are no turns).
    """

    units: Units
    silent: int
    turns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rated:
    """Ratings of the shape (layers, clusters), the clusters being documents or, if asked for, turns.

    `documents` gives each cluster the place of its document.
    """

    parts: tuple[tuple[Ratings, ...], ...]
    documents: tuple[int, ...]
    silent: int

    def whole(self) -> list[Ratings]:
        """Per layer the ratings of all documents."""
        return [Ratings.merged(parts) for parts in self.parts]


def rate_units(collected: CollectedMaterial, comparison: Comparison) -> Rated:
    """Rate every unit of every document for every layer."""
    if comparison.unit == "character":
        return rate_characters(collected)
    if comparison.unit == "frequency":
        return rate_frequencies(collected)
    rows: list[list[Ratings]] = [[] for _ in collected.layers]
    owners: list[int] = []
    silent = 0
    for place, material in enumerate(collected.documents):
        found = units_of(material, comparison.unit)
        silent += found.silent
        if comparison.cluster == "turn":
            turns = _runs(found.turns)
            owners += [place] * len(turns)
            for row, layer in zip(rows, collected.layers, strict=True):
                said = said_of(material, found.units, layer)
                row += [Ratings.presence(collected.names, _inside(said, *run), run[1] - run[0]) for run in turns]
        else:
            owners.append(place)
            nothing = _nothing_coded(collected, material, len(found.units))
            for row, layer in zip(rows, collected.layers, strict=True):
                said = said_of(material, found.units, layer)
                coded = any(indices for indices in said if indices)
                row.append(Ratings.presence(collected.names, said, len(found.units)) if coded else nothing)
    return Rated(tuple(map(tuple, rows)), tuple(owners), silent)


def units_of(material: Material, unit: str) -> DocumentUnits:
    """The units of a document, cut out of the text that counts."""
    structure = material.structure
    if unit == "token":
        words = tokens(material.text, material.answered)
        turns = [_turn(structure, word) for word in words]
        return DocumentUnits(Units.of(words, within=material.answered), 0, tuple(turns))
    spans = _spans(material, unit)
    pieces = [structure.answered([span], material.roles) for span in spans]
    kept = [(piece, span) for piece, span in zip(pieces, spans, strict=True) if piece]
    return DocumentUnits(
        Units.of([piece for piece, _ in kept], within=material.answered),
        len(spans) - len(kept),
        tuple(_turn(structure, piece[0]) for piece, _ in kept),
    )


def _spans(material: Material, unit: str) -> Sequence[Span]:
    structure = material.structure
    if unit == "sentence":
        return structure.sentences
    if unit == "document":
        return [Span(0, material.chosen.document.length)]
    if unit == "turn" and structure.turns:
        return [turn.span for turn in structure.turns]
    return structure.paragraphs


def _turn(structure: Structure, span: Span) -> int:
    return structure.turn_index(span.start) if structure.turns else structure.paragraph_number(span.start)


def said_of(material: Material, units: Units, layer: CodeLevel) -> list[list[int] | None]:
    """Per voice the indices of the units coded with the layer; None where the document does not count."""
    return [
        units.coded(material.marked(voice, layer)) if counts else None
        for voice, counts in enumerate(material.chosen.counts)
    ]


def _nothing_coded(collected: CollectedMaterial, material: Material, units: int) -> Ratings:
    return Ratings.presence(collected.names, [[] if counts else None for counts in material.chosen.counts], units)


def _runs(turns: Sequence[int]) -> list[tuple[int, int]]:
    """The half-open stretches of units that share a turn."""
    borders = [place for place in range(len(turns)) if place == 0 or turns[place] != turns[place - 1]]
    return list(pairwise([*borders, len(turns)])) if borders else []


def _inside(said: Sequence[Sequence[int] | None], first: int, last: int) -> list[list[int] | None]:
    """The indices from `first` up to, not including, `last`, counted from `first`."""
    return [None if found is None else [index - first for index in found if first <= index < last] for found in said]


def rate_characters(collected: CollectedMaterial) -> Rated:
    """All layers and documents in one sweep over the ends of the passages: no character is looked at."""
    import numpy as np

    from qualcode.agreement.passages.characters import PassageTable, character_ratings_of_codes

    rows: list[tuple[int, int, int, int, int]] = []
    lengths, count = [], len(collected.documents)
    for place, material in enumerate(collected.documents):
        axis = Axis.of(material.answered)
        lengths.append(axis.length)
        for number, layer in enumerate(collected.layers):
            for voice in range(len(collected.voices)):
                spans = placed(material, axis, voice, layer)
                rows += [(number * count + place, voice, place, start, end) for start, end in spans]
    columns = np.array(rows, dtype=np.int64).reshape(-1, 5).T
    counts = np.array([material.chosen.counts for material in collected.documents], dtype=bool)
    found = character_ratings_of_codes(
        PassageTable(*columns), count * len(collected.layers), collected.names, np.array(lengths), counts
    )
    parts = tuple(
        tuple(
            _of_document(found[number * count + place], material.chosen.counts, length)
            for place, (material, length) in enumerate(zip(collected.documents, lengths, strict=True))
        )
        for number in range(len(collected.layers))
    )
    return Rated(parts, tuple(range(count)), 0)


def _of_document(ratings: Ratings, counts: tuple[bool, ...], length: int) -> Ratings:
    """The ratings of one document out of a sweep in which all others hold no passage."""
    patterns = {pattern: number for pattern, number in ratings.patterns.items() if 1 in pattern}
    uncoded = length - sum(patterns.values())
    if uncoded:
        patterns[tuple(0 if there else MISSING for there in counts)] = uncoded
    return Ratings(ratings.coders, ratings.categories, patterns, ratings.positive)


def rate_frequencies(collected: CollectedMaterial) -> Rated:
    """Every document is a unit, its value the number of passages."""
    axes = [Axis.of(material.answered) for material in collected.documents]
    rows = []
    for layer in collected.layers:
        counted: list[tuple[int | None, ...]] = []
        for material, axis in zip(collected.documents, axes, strict=True):
            passages = [
                (name, start, end, 0)
                for voice, name in enumerate(collected.names)
                for start, end in placed(material, axis, voice, layer)
            ]
            segments = Continuum.of(max(1, axis.length), passages, collected.names).segments
            counted.append(
                tuple(
                    len(segments[name]) if there else None
                    for name, there in zip(collected.names, material.chosen.counts, strict=True)
                )
            )
        values = sorted({0} | {value for row in counted for value in row if value is not None})
        rows.append(tuple(Ratings.from_units([row], collected.names, values) for row in counted))
    return Rated(tuple(rows), tuple(range(len(collected.documents))), 0)
