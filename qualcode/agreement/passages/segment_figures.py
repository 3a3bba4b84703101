"""Figures of passages that match, for many codes: per code and of several together, with intervals over clusters.

For more than two coders a figure is the mean over the pairs of coders that have any passage of the codes. All figures
have the form ``1 - observed / expected``, with the share of passages that match none as observed disagreement: so
their intervals are made as those of every other coefficient, from the counts without each cluster in turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from qualcode.agreement.kernel.rating_table import Occurrence
from qualcode.agreement.kernel.resampling import intervals_of
from qualcode.agreement.kernel.values import Disagreement, Interval, IntervalMethod, Plan, Value, defined
from qualcode.agreement.passages.intervals import refused, resampled
from qualcode.agreement.passages.matching_segments import (
    SegmentCounts,
    holsti,
    segment_brennan_prediger,
    segment_kappa_of_sets,
    segment_percent,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Counts = NDArray[np.int64]
    Floats = NDArray[np.float64]

_LEAST = {"overlap_percent": 0.0, "holsti": 0.0}
"""The least values of the figures that are not corrected for chance; of the others it is -1."""
Figure = Callable[[SegmentCounts], Value]


@dataclass(frozen=True)
class MatchedSegments:
    """How many passages match: `counts` has the shape (codes, clusters, pairs of coders, 5).

    The five numbers are those of `SegmentCounts`, 0 for a pair whose coders did not both finish a document of the
    cluster. `compared` says in which clusters two coders finished one.
    """

    coders: tuple[str, ...]
    counts: Counts
    compared: NDArray[np.bool_]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The pairs of coders, in the order of the counts."""
        return list(combinations(self.coders, 2))

    def of_pairs(self, places: Sequence[int]) -> list[SegmentCounts]:
        """The counts of each pair of coders over all clusters, of some codes together."""
        rows: list[list[int]] = self.counts[list(places)].sum(axis=(0, 1)).tolist()
        return [SegmentCounts(*row) for row in rows]

    def by_cluster(self, places: Sequence[int]) -> list[list[list[int]]]:
        """The counts of some codes together by cluster and pair; only of clusters that were compared."""
        found: list[list[list[int]]] = self.counts[list(places)].sum(axis=0)[self.compared].tolist()
        return found

    def figures(
        self, groups: Sequence[Sequence[int]], categories: int, plan: Plan, refusal: Interval | None = None
    ) -> list[dict[str, Value]]:
        """The figures of codes taken together, for each group of them (places), by stable name.

        `categories` is the number of codes compared. With a `refusal` this stands in place of all intervals.
        """
        counted = [self.of_pairs(group) for group in groups]
        values = [
            {name: _mean(map(figure, pairs)) for name, figure in _figures(categories).items()} for pairs in counted
        ]
        intervals = self._intervals(groups, categories, plan, refusal)
        return [
            {name: replace(value, interval=intervals[name][place]) for name, value in row.items()}
            for place, row in enumerate(values)
        ]

    def _intervals(
        self, groups: Sequence[Sequence[int]], categories: int, plan: Plan, refusal: Interval | None
    ) -> dict[str, Sequence[Interval]]:
        import numpy as np

        names = list(_figures(categories))
        number = int(self.compared.sum())
        if refusal is None and (plan.method is IntervalMethod.NONE or not number):
            refusal = refused([None] * number, plan)
        if refusal is not None:
            return {name: [refusal] * len(groups) for name in names}
        counts = np.stack([self.counts[list(group)].sum(axis=0) for group in groups], axis=1)[self.compared]
        held = (counts[..., :2] > 0).any(axis=(2, 3)).sum(axis=0).tolist()
        occurrences = [
            Occurrence(holding, several=len(group) > 1) for holding, group in zip(held, groups, strict=True)
        ]
        sums = resampled(counts.astype(float), plan)
        passages = sums[..., 0] + sums[..., 1]
        apart = _mean_share(sums[..., 2] + sums[..., 3], passages)
        apart_in_pairs = _mean_share(2 * sums[..., 4], passages)
        there = (passages > 0).any(axis=-1).astype(float)
        chances = {
            "overlap_brennan_prediger": 1 / max(1, categories),
            "overlap_kappa_of_sets": 2.0**-categories,
        }
        return {
            name: intervals_of(
                (apart_in_pairs if name == "holsti" else apart, there * (1 - chances.get(name, 0.0))),
                occurrences,
                number,
                plan,
                least=_LEAST.get(name, -1.0),
            )
            for name in names
        }


def _figures(categories: int) -> dict[str, Figure]:
    return {
        "overlap_percent": segment_percent,
        "overlap_brennan_prediger": lambda counts: segment_brennan_prediger(counts, categories),
        "overlap_kappa_of_sets": lambda counts: segment_kappa_of_sets(counts, categories),
        "holsti": holsti,
    }


def _mean(values: Iterable[Value]) -> Value:
    """The mean of the pairs' figures that exist; the reason of the first pair where none does."""
    listed = list(values)
    terms = [value.disagreement for value in listed if value.disagreement is not None]
    if not terms:
        return listed[0]
    observed = sum((Fraction(term.observed) for term in terms), Fraction(0)) / len(terms)
    return defined(Disagreement(observed, terms[0].expected))


def _mean_share(agreeing: Floats, passages: Floats) -> Floats:
    """The mean over pairs (the last axis) that have passages of the share of these that agree with none."""
    import numpy as np

    there = passages > 0
    shares = np.divide(passages - agreeing, passages, out=np.zeros(passages.shape), where=there)
    mean: Floats = shares.sum(axis=-1) / np.maximum(there.sum(axis=-1), 1)
    return mean
