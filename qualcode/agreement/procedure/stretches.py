"""Neighbouring units that coders gave a code, and how they differ there. The only place of the rule."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from qualcode.agreement.kernel.ratings import MISSING
from qualcode.agreement.study.confused_units import confused_rows
from qualcode.agreement.study.material import CollectedMaterial
from qualcode.agreement.study.results import StretchKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]
    Booleans = NDArray[np.bool_]

KINDS = tuple(StretchKind)
"""The kinds, as `CodedStretches.kinds` numbers them."""


@dataclass(frozen=True)
class CodedStretches:
    """All stretches of the codes that are pooled, by code and place.

    A row is a unit of a stretch: `units` are numbers, `given` says per row and voice whether it gave the code,
    `starts` which row begins each stretch. `layers` and `documents` are places, `kinds` numbers of `KINDS`; `anyhow`
    says per stretch and voice whether it gave the code to any of it, `counting` whether the document counts for the
    voice.
    """

    layers: Integers
    documents: Integers
    kinds: Integers
    starts: Integers
    units: Integers
    given: Booleans
    anyhow: Booleans
    counting: Booleans

    def everywhere(self, rows: Booleans) -> Booleans:
        """Per stretch whether all of its rows are so; `rows` may have columns."""
        import numpy as np

        if not len(self.starts):
            return rows[:0]
        found: Booleans = np.asarray(np.logical_and.reduceat(rows, self.starts, axis=0))
        return found

    @property
    def lasts(self) -> Integers:
        """Which row ends each stretch."""
        import numpy as np

        return np.append(self.starts[1:], len(self.units))[: len(self.starts)] - 1


def coded_stretches(collected: CollectedMaterial, unit: str) -> CodedStretches:
    """Find the stretches over given units: neighbouring units belong together where a voice gave the code to both."""
    import numpy as np

    found = collected.unit_patterns(unit)
    pooled = np.array([layer.pooled for layer in collected.layers], dtype=bool)
    said = np.array(found.patterns, dtype=np.int64).reshape(-1, len(collected.voices))[found.said]
    kept = pooled[found.layers] & ((said != MISSING).sum(axis=1) > 1) & (said == 1).any(axis=1)
    layers, units, given, counting = found.layers[kept], found.units[kept], said[kept] == 1, said[kept] != MISSING
    documents = collected.given_units(unit).documents[units]
    begins = np.ones(len(layers), dtype=bool)
    begins[1:] = (
        (layers[1:] != layers[:-1])
        | (units[1:] != units[:-1] + 1)
        | (documents[1:] != documents[:-1])
        | ~(given[1:] & given[:-1]).any(axis=1)
    )
    confused = np.zeros(len(found.layers), dtype=bool)
    for first, second in combinations(range(len(collected.voices)), 2):
        mine, theirs = confused_rows(found, first, second)
        both = pooled[found.layers[mine]] & pooled[found.layers[theirs]]
        confused[mine[both]] = confused[theirs[both]] = True
    starts = np.flatnonzero(begins)
    alike = (given == counting).all(axis=1)
    if not len(starts):
        nothing = np.zeros(0, dtype=np.int64)
        return CodedStretches(nothing, nothing, nothing, starts, units, given, given, counting)
    anyhow = np.logical_or.reduceat(given, starts, axis=0)
    kinds = np.select(
        [
            np.logical_and.reduceat(alike, starts),
            (anyhow | ~counting[starts]).all(axis=1),
            np.logical_or.reduceat(confused[kept], starts),
        ],
        [KINDS.index(kind) for kind in (StretchKind.AGREED, StretchKind.BOUNDARY, StretchKind.CODE)],
        KINDS.index(StretchKind.SOME),
    )
    return CodedStretches(layers[starts], documents[starts], kinds, starts, units, given, anyhow, counting[starts])
