"""Given units of a study: which units a document has, and what each voice said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.agreement.kernel.pattern_counts import sorted_patterns
from qualcode.agreement.kernel.rating_table import RatingTable
from qualcode.agreement.kernel.ratings import MISSING, Ratings
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.layout import GivenUnits, UnitPatterns
from qualcode.agreement.study.material import CollectedMaterial
from qualcode.catalogue import later

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]

RULE = later(
    "a unit counts as coded when a passage overlaps it by at least half of the shorter of the "
    "two; one coder's overlapping or touching passages of one code are joined first"
)
RULES = {
    "character": later("every character is a unit; it is coded when a passage holds it"),
    "frequency": later("the value of a document is the number of passages; one coder's overlapping ones count once"),
}


@dataclass(frozen=True, slots=True)
class Rated:
    """Ratings of all layers by clusters, these being documents or, if asked for, turns.

    `tables` hold the layers in order: all in one, or one each where they differ in their values. `documents` gives
    each cluster the place of its document.
    """

    tables: tuple[RatingTable, ...]
    documents: tuple[int, ...]
    silent: int

    def whole(self) -> list[Ratings]:
        """Per layer the ratings of all documents."""
        return [ratings for table in self.tables for ratings in table.whole()]

    def chosen(self, layers: Sequence[int]) -> list[RatingTable]:
        """The tables of some of the layers, by their places, in this order."""
        if len(self.tables) == 1:
            return [self.tables[0].chosen(layers)]
        return [self.tables[place] for place in layers]


def rate_units(collected: CollectedMaterial, comparison: Comparison) -> Rated:
    """Rate every unit of every document for every layer."""
    if comparison.unit == "character":
        return rate_characters(collected)
    if comparison.unit == "frequency":
        return rate_frequencies(collected)
    import numpy as np

    units = collected.given_units(comparison.unit)
    if comparison.cluster == "turn":
        cluster, documents = _by_turn(units)
    else:
        cluster, documents = units.documents, np.arange(len(collected.documents))
    table = _table(collected, collected.unit_patterns(comparison.unit), cluster, documents)
    return Rated((table,), tuple(documents.tolist()), units.silent)


def _by_turn(units: GivenUnits) -> tuple[Integers, Integers]:
    """Per unit the number of its turn, and per turn its document."""
    import numpy as np

    begins = np.ones(len(units.turns), dtype=bool)
    begins[1:] = (units.turns[1:] != units.turns[:-1]) | (units.documents[1:] != units.documents[:-1])
    return np.cumsum(begins) - 1, units.documents[begins]


def _table(collected: CollectedMaterial, found: UnitPatterns, cluster: Integers, documents: Integers) -> RatingTable:
    """How often what was said in each cluster; of the units that nobody coded, that nobody did."""
    import numpy as np

    kinds, kind = sorted_patterns(np.where(collected.counts, 0, MISSING), 2)
    patterns = dict.fromkeys((*found.patterns, *kinds))
    column = {pattern: place for place, pattern in enumerate(patterns)}
    shape = (len(collected.layers), len(documents), len(column))
    rows = (found.layers * shape[1] + cluster[found.units]) * shape[2] + found.said
    counts = np.bincount(rows, minlength=shape[0] * shape[1] * shape[2]).reshape(shape)
    uncoded = np.bincount(cluster, minlength=len(documents)) - counts.sum(axis=2)
    silence = np.array([column[pattern] for pattern in kinds], dtype=np.int64)[kind][documents]
    counts[:, np.arange(len(documents)), silence] += uncoded
    return RatingTable(collected.names, (0, 1), tuple(column), counts, positive=1)


def rate_characters(collected: CollectedMaterial) -> Rated:
    """All layers and documents in one sweep over the ends of the passages: no character is looked at."""
    import numpy as np

    from qualcode.agreement.passages.characters import PassageTable, character_ratings_of_codes

    free, axis, count = collected.free, collected.layout.axis, len(collected.documents)
    before = axis[free.documents]
    table = PassageTable(
        free.layers * count + free.documents, free.voices, free.documents, free.starts - before, free.ends - before
    )
    lengths = np.diff(axis)
    found = character_ratings_of_codes(
        table, count * len(collected.layers), collected.names, lengths, collected.counts.astype(np.int64)
    )
    parts = [
        [
            _of_document(found[number * count + place], material.chosen.counts, length)
            for place, (material, length) in enumerate(zip(collected.documents, lengths.tolist(), strict=True))
        ]
        for number in range(len(collected.layers))
    ]
    return Rated((RatingTable.of(parts),), tuple(range(count)), 0)


def _of_document(ratings: Ratings, counts: tuple[bool, ...], length: int) -> Ratings:
    """The ratings of one document out of a sweep in which all others hold no passage."""
    patterns = {pattern: number for pattern, number in ratings.patterns.items() if 1 in pattern}
    uncoded = length - sum(patterns.values())
    if uncoded:
        patterns[tuple(0 if there else MISSING for there in counts)] = uncoded
    return Ratings(ratings.coders, ratings.categories, patterns, ratings.positive)


def rate_frequencies(collected: CollectedMaterial) -> Rated:
    """Every document is a unit, its value the number of passages."""
    import numpy as np

    free, count = collected.free, len(collected.documents)
    shape = (len(collected.layers), count, len(collected.voices))
    rows = (free.layers * count + free.documents) * shape[2] + free.voices
    numbers = np.bincount(rows, minlength=shape[0] * shape[1] * shape[2]).reshape(shape).tolist()
    there = collected.counts.tolist()
    tables = []
    for layer in numbers:
        counted = [
            tuple(number if counts else None for number, counts in zip(*row, strict=True))
            for row in zip(layer, there, strict=True)
        ]
        values = sorted({0} | {value for row in counted for value in row if value is not None})
        tables.append(RatingTable.of([[Ratings.from_units([row], collected.names, values) for row in counted]]))
    return Rated(tuple(tables), tuple(range(count)), 0)
