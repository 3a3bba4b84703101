"""Segments that match: counts for comparison with programs that compare passage by passage.

A passage of one coder agrees if the other coder has a passage of the same code and the text that the two
share is at least so many per cent of the text that they cover together. Text that neither coded does not
occur in this table, so chance has to be assumed and cannot be estimated: 1 / number of codes where a passage has one
code, 1 / number of sets of codes where it may have several.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from qualcode.agreement.kernel.sums import distinct
from qualcode.agreement.kernel.values import Disagreement, Value, defined, undefined
from qualcode.agreement.passages.continuum import Continuum
from qualcode.agreement.passages.layer_sums import PassageRows
from qualcode.catalogue import later

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class SegmentCounts:
    """Passages of the first and second coder, and how many of each agree; `pairs` matches them one to one."""

    first: int = 0
    second: int = 0
    first_agreeing: int = 0
    second_agreeing: int = 0
    pairs: int = 0

    def __add__(self, other: SegmentCounts) -> SegmentCounts:
        return SegmentCounts(
            self.first + other.first,
            self.second + other.second,
            self.first_agreeing + other.first_agreeing,
            self.second_agreeing + other.second_agreeing,
            self.pairs + other.pairs,
        )


def segment_counts(
    continua: Iterable[Continuum], values: Sequence[Hashable], coders: tuple[str, str], least: int = 90
) -> SegmentCounts:
    """Count the passages of two coders that agree: shared text at least `least` per cent of their common text.

    `least` is from 1 to 100. Both directions are counted. Documents that one of the two did not finish are
    left out. Codes may overlap: each is compared with itself only.
    """
    if not 1 <= least <= 100:
        raise ValueError("the overlap asked for is from 1 to 100 per cent")  # no text: Python alone sees it
    import numpy as np

    both = [continuum for continuum in continua if all(coder in continuum.segments for coder in coders)]
    rows = PassageRows.of([[continuum.layer(value) for continuum in both] for value in values], coders)
    finished, alone = np.ones((len(both), 2), dtype=bool), np.zeros(len(both), dtype=np.int64)
    counts = matching_counts(rows, finished, alone, (len(values), 1), least)
    return SegmentCounts(*counts.sum(axis=(0, 1, 2)).tolist())


def matching_counts(
    rows: PassageRows, finished: NDArray[np.bool_], clusters: Integers, shape: tuple[int, int], least: int
) -> Integers:
    """The numbers of `SegmentCounts` of many codes, clusters and pairs of coders: shape (codes, clusters, pairs, 5).

    `finished` says which coder (column) finished which document, `clusters` gives each document its place among the
    clusters, `shape` are the numbers of codes and clusters. Of a document that one of a pair did not finish nothing
    is counted. Each passage counts in one pair at most.
    """
    import numpy as np

    pairs = list(combinations(range(finished.shape[1]), 2))
    found = np.zeros((*shape, len(pairs), 5), dtype=np.int64)
    line = rows.layers * (int(rows.ends.max(initial=0)) + 1)
    cells = rows.layers * shape[1] + clusters[rows.documents]
    starts, ends = line + rows.starts, line + rows.ends
    for pair, voices in enumerate(pairs):
        both = np.logical_and(*(finished[:, voice] for voice in voices))[rows.documents]
        ours, theirs = (np.flatnonzero(both & (rows.voices == voice)) for voice in voices)
        begin = np.searchsorted(ends[theirs], starts[ours], side="right")
        met = np.searchsorted(starts[theirs], ends[ours], side="left") - begin
        mine = np.repeat(ours, met)
        other = theirs[np.arange(len(mine)) - np.repeat(np.cumsum(met) - met - begin, met)]
        shared = np.minimum(ends[mine], ends[other]) - np.maximum(starts[mine], starts[other])
        covered = ends[mine] - starts[mine] + ends[other] - starts[other] - shared
        enough = 100 * shared >= least * covered
        mine, other = mine[enough], other[enough]
        of_pair = (ours, theirs, distinct(mine), distinct(other), mine[_one_to_one(mine, other)])
        for column, passages in enumerate(of_pair):
            counts = np.bincount(cells[passages], minlength=shape[0] * shape[1])
            found[:, :, pair, column] = counts.reshape(shape)
    return found


def _one_to_one(mine: Integers, other: Integers) -> NDArray[np.bool_]:
    """Which matches, in their order, make pairs; taking each at the first occasion gives the most."""
    import numpy as np

    if len(distinct(mine)) == len(distinct(other)) == len(mine):  # always so above an overlap of 50 per cent
        return np.ones(len(mine), dtype=bool)
    kept, taken = [], (-1, -1)
    for match in zip(mine.tolist(), other.tolist(), strict=True):
        kept.append(match[0] > taken[0] and match[1] > taken[1])
        taken = match if kept[-1] else taken
    return np.array(kept, dtype=bool)


def segment_percent(counts: SegmentCounts) -> Value:
    """Share of agreeing passages among all passages of both coders."""
    passages = counts.first + counts.second
    if not passages:
        return undefined(later("no passages"))
    agreeing = counts.first_agreeing + counts.second_agreeing
    return defined(Disagreement(1 - Fraction(agreeing, passages), Fraction(1)))


def segment_brennan_prediger(counts: SegmentCounts, categories: int) -> Value:
    """Brennan and Prediger's kappa of the passages: ``(po - 1/q) / (1 - 1/q)``, q the number of codes."""
    if categories < 2 and counts.first + counts.second:
        return undefined(later("only one code: chance agreement is 1"))
    return _by_chance(counts, Fraction(1, max(1, categories)))


def segment_kappa_of_sets(counts: SegmentCounts, categories: int) -> Value:
    """The same where a passage may have several of the q codes: each set of them is as likely, ``pe = 1 / 2^q``."""
    return _by_chance(counts, Fraction(1, 2**categories))


def _by_chance(counts: SegmentCounts, chance: Fraction) -> Value:
    share = segment_percent(counts)
    if share.disagreement is None:
        return share
    return defined(Disagreement(share.disagreement.observed, 1 - chance))


def holsti(counts: SegmentCounts) -> Value:
    """Holsti's coefficient of reliability 2M / (N1 + N2) (Holsti 1969), M pairs of passages that agree.

    Every passage counts in one pair at most; above an overlap of 50 per cent it is `segment_percent`.
    """
    passages = counts.first + counts.second
    if not passages:
        return undefined(later("no passages"))
    return defined(Disagreement(1 - Fraction(2 * counts.pairs, passages), Fraction(1)))
