"""The sums of |u-alpha of many codes, each on its own layer, in many documents at once.

The same as `unitizing.unit_sums` of one value for each code and document, by arrays in the place of objects.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from math import lcm
from typing import TYPE_CHECKING, Any

from qualcode.agreement.passages.unitizing import Exact, UnitSums

if TYPE_CHECKING:
    from collections.abc import Hashable

    import numpy as np
    from numpy.typing import NDArray

    from qualcode.agreement.passages.continuum import Continuum

    Integers = NDArray[np.int64]

_EXACT = 1 << 53
"""Up to here whole numbers are what they are in floating point."""


@dataclass(frozen=True)
class PassageRows:
    """Passages by layer, voice and place, those of one layer and voice apart from each other.

    Offsets lie on one axis on which all documents are laid end to end. Layers, voices and documents are places.
    """

    layers: Integers
    voices: Integers
    documents: Integers
    starts: Integers
    ends: Integers

    @classmethod
    def of(cls, layers: Iterable[Sequence[Continuum]], coders: Sequence[str]) -> PassageRows:
        """From the same documents with the passages of each layer."""
        import numpy as np

        rows = []
        for layer, continua in enumerate(layers):
            before = [0, *accumulate(continuum.length for continuum in continua)]
            rows += [
                (layer, voice, document, before[document] + segment.start, before[document] + segment.end)
                for voice, coder in enumerate(coders)
                for document, continuum in enumerate(continua)
                for segment in continuum.segments.get(coder, ())
            ]
        return cls(*np.array(rows, dtype=np.int64).reshape(-1, 5).T)

    def chosen(self, rows: NDArray[Any]) -> PassageRows:
        """Some of the rows, by their places or by what is true of them."""
        columns = (self.layers, self.voices, self.documents, self.starts, self.ends)
        return PassageRows(*(column[rows] for column in columns))


@dataclass(frozen=True)
class LayerSums:
    """`common`, `own` and `matched` of `UnitSums` as arrays of the shape (layers, documents) each.

    `common` are gaps with gaps, gaps with passages, passages with passages; these and `matched` are to be divided
    by `others`, the number of coders of the document but one: 0 where fewer than two finished it.
    """

    common: tuple[Integers, Integers, Integers]
    own: tuple[Integers, Integers]
    matched: Integers
    passages: Integers
    others: Integers

    @classmethod
    def of(cls, rows: PassageRows, layers: int, lengths: Integers, counts: NDArray[np.bool_]) -> LayerSums:
        """`lengths` are the documents' code points that count, `counts` says which coder finished which document."""
        import numpy as np

        documents, voices = counts.shape
        others = np.maximum(counts.sum(axis=1) - 1, 0)
        compared = others[rows.documents] > 0
        rows = rows.chosen(compared)
        size = rows.ends - rows.starts
        inside, beside, matched = (np.zeros((layers, documents), dtype=np.int64) for _ in range(3))
        width = int(lengths.sum()) + 1
        line = (rows.layers * voices + rows.voices) * width
        covered = _Covered(line + rows.starts, line + rows.ends)
        for voice in range(voices):
            chosen = (rows.voices != voice) & counts[rows.documents, voice]
            shift = (rows.layers[chosen] * voices + voice) * width
            met = covered.until(shift + rows.ends[chosen]) - covered.until(shift + rows.starts[chosen])
            at = (rows.layers[chosen], rows.documents[chosen])
            np.add.at(inside, at, met)
            np.add.at(beside, at, size[chosen] - met)
            np.add.at(matched, at, met * met)
        held, squares, number = (np.zeros((layers, documents), dtype=np.int64) for _ in range(3))
        at = (rows.layers, rows.documents)
        np.add.at(held, at, size)
        np.add.at(squares, at, size * size)
        np.add.at(number, at, 1)
        coders = np.where(others > 0, others + 1, 0)
        gaps = coders * others * lengths - 2 * others * held + inside
        return cls((gaps, beside, inside), (coders * lengths - held, squares), matched, number, others)

    def whole(self, layer: int, value: Hashable) -> UnitSums:
        """The sums of one layer over all documents."""
        gaps, beside, inside = (self._shared(column[layer]) for column in self.common)
        return UnitSums(
            (value,),
            ((gaps, beside), (beside, inside)),
            (_total(self.own[0][layer]), _total(self.own[1][layer])),
            (0, self._shared(self.matched[layer])),
            (0, _total(self.passages[layer])),
            int((self.others > 0).sum()),
        )

    def _shared(self, column: Integers) -> Exact:
        found: Exact = 0
        for others in sorted(set(self.others.tolist()) - {0}):
            total = _total(column[self.others == others])
            found += total if others == 1 else Fraction(total, others)
        return found

    def of_clusters(self, clusters: Sequence[int]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        """Per cluster the five numbers of each layer that |u-alpha needs, and whether two coders finished one of it.

        `clusters` gives each document the number of its cluster. The numbers are gaps with gaps, gaps with
        passages, passages with passages, own of gaps and passages: shape (clusters, layers, 5).
        """
        import numpy as np

        new = {number: place for place, number in enumerate(dict.fromkeys(clusters))}
        places = np.array([new[number] for number in clusters], dtype=np.int64)
        least = lcm(*(others for others in self.others.tolist() if others))
        scale = np.where(self.others > 0, least // np.maximum(self.others, 1), 0)
        found = np.zeros((len(new), len(self.passages), 5))
        columns = [(column * scale, least) for column in self.common] + [(column, 1) for column in self.own]
        for number, (column, divisor) in enumerate(columns):
            sums = np.zeros((len(self.passages), len(new)), dtype=np.int64)
            np.add.at(sums.T, places, column.T)
            found[:, :, number] = _quotients(sums, divisor).T
        there = np.zeros(len(new), dtype=bool)
        there[places[self.others > 0]] = True
        return found, there


@dataclass(frozen=True)
class _Covered:
    """How much of all lines, one behind the other, passages cover."""

    starts: Integers
    ends: Integers

    def until(self, places: Integers) -> Integers:
        """How many code points before the places are covered."""
        import numpy as np

        if not len(self.starts):
            return np.zeros(len(places), dtype=np.int64)
        before = np.concatenate([[0], np.cumsum(self.ends - self.starts)])
        at = np.searchsorted(self.starts, places, side="right") - 1
        found: Integers = np.where(at < 0, 0, before[at] + np.minimum(places, self.ends[at]) - self.starts[at])
        return found


def _total(column: Integers) -> int:
    """The sum, whatever its size."""
    return sum(column.tolist())


def _quotients(sums: Integers, divisor: int) -> NDArray[Any]:
    """sums / divisor, rounded once."""
    import numpy as np

    if not sums.size or int(np.abs(sums).max()) < _EXACT:
        quotients: NDArray[Any] = sums / divisor
        return quotients
    return np.array([[number / divisor for number in row] for row in sums.tolist()], dtype=float)
