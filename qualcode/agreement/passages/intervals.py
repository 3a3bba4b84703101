"""Intervals of the u-family over documents or cases: replicates are sums of the documents' sums."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.agreement.kernel import bootstrap, jackknife
from qualcode.agreement.kernel.rating_table import Occurrence
from qualcode.agreement.kernel.resampling import NOT_ASKED, intervals_of
from qualcode.agreement.kernel.values import Interval, IntervalMethod, Plan
from qualcode.agreement.passages.unitizing import Exact, UnitSums

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Terms = tuple[Floats, Floats]


@dataclass(frozen=True, slots=True)
class UnitizingIntervals:
    """The intervals of the family of one group of codes; `by_value` are those of (k)u-alpha."""

    u: Interval
    bar_u: Interval
    cu: Interval
    by_value: dict[Hashable, Interval]


@dataclass(frozen=True)
class _Replicates:
    """The sums of all replicates: l of the shape (replicates, …, 1 + q, 1 + q), s and s* (replicates, …, 1 + q)."""

    common: Floats
    own: Floats
    matched: Floats

    def u(self) -> Terms:
        total = self.common.sum(axis=(-2, -1))
        rows = self.common.sum(axis=-1)
        alike = self.common.trace(axis1=-2, axis2=-1)
        by_chance = _ratio((rows**2 - self.own).sum(axis=-1), total - _ratio(self.own.sum(axis=-1), total))
        return _ratio(total - alike, total), _ratio(total - by_chance, total)

    def bar(self) -> _Replicates:
        """The same with all values made one."""
        import numpy as np

        beside = self.common[:, 0, 1:].sum(axis=1)
        inside = self.common[:, 1:, 1:].sum(axis=(1, 2))
        common = np.stack([self.common[:, 0, 0], beside, beside, inside], axis=1).reshape(-1, 2, 2)
        own = np.stack([self.own[:, 0], self.own[:, 1:].sum(axis=1)], axis=1)
        return _Replicates(common, own, own * 0)

    def cu(self) -> Terms:
        rows, total, pairs = self._matched()
        alike = self.common[:, 1:, 1:].trace(axis1=1, axis2=2)
        by_chance = _ratio((rows**2 - self.matched[:, 1:]).sum(axis=1), pairs)
        return _ratio(total - alike, total), _ratio(total - by_chance, total) * (pairs > 0)

    def ku(self, place: int) -> Terms:
        rows, total, pairs = self._matched()
        row, own = rows[:, place - 1], self.matched[:, place]
        expected = _ratio(row * (total - row), row * total - own) * (pairs > 0)
        return _ratio(row - self.common[:, place, place], row), expected

    def _matched(self) -> tuple[Floats, Floats, Floats]:
        rows = self.common[:, 1:, 1:].sum(axis=2)
        total = rows.sum(axis=1)
        return rows, total, total - _ratio(self.matched.sum(axis=1), total)


def resample_unitizing(clusters: Sequence[UnitSums], plan: Plan | None = None) -> UnitizingIntervals:
    """Intervals for one group of codes; one `UnitSums` per document, or per case (`unitizing.added`)."""
    plan = plan or Plan()
    kept = [sums for sums in clusters if sums.documents]
    values = clusters[0].values
    if plan.method is IntervalMethod.NONE or not kept:
        refusal = refused(kept, plan)
        return UnitizingIntervals(refusal, refusal, refusal, dict.fromkeys(values, refusal))
    replicates = _replicates(kept, plan)
    together = Occurrence(sum(any(sums.passages) for sums in kept), several=len(values) > 1)

    def interval(terms: Terms, occurrence: Occurrence = together) -> Interval:
        observed, expected = terms
        return intervals_of((observed[:, None], expected[:, None]), [occurrence], len(kept), plan)[0]

    return UnitizingIntervals(
        interval(replicates.u()),
        interval(replicates.bar().u()),
        interval(replicates.cu()),
        {
            value: interval(replicates.ku(place), Occurrence(sum(sums.passages[place] > 0 for sums in kept)))
            for place, value in enumerate(values, start=1)
        },
    )


def resample_bar_u(
    codes: Sequence[Sequence[UnitSums]], plan: Plan | None = None
) -> tuple[tuple[Interval, ...], Interval]:
    """Intervals of |u-alpha for many codes on their own layers, and of the value pooled over them.

    `codes` has the shape (codes, clusters); the clusters are the same for all codes.
    """
    import numpy as np

    clusters = len(codes[0]) if codes else 0
    there = np.array([any(code[place].documents for code in codes) for place in range(clusters)], dtype=bool)
    table = np.array([[_relevant(code[place]) for code in codes] for place in range(clusters)], dtype=float)
    return resample_relevant(table.reshape(clusters, len(codes), 5), there, plan)


def resample_relevant(
    table: Floats, there: NDArray[np.bool_], plan: Plan | None = None
) -> tuple[tuple[Interval, ...], Interval]:
    """The same from the numbers themselves, of the shape (clusters, codes, 5): see `layer_sums.LayerSums`.

    `there` says in which clusters two coders finished a document; the others are left aside.
    """
    plan = plan or Plan()
    codes = table.shape[1]
    kept = table[there]
    if plan.method is IntervalMethod.NONE or not len(kept):
        refusal = refused(kept, plan)
        return (refusal,) * codes, refusal
    sums = resampled(kept, plan)
    common = sums[..., [0, 1, 1, 2]].reshape(*sums.shape[:2], 2, 2)
    observed, expected = _Replicates(common, sums[..., 3:], sums[..., 3:]).u()
    held = kept[..., 4] > 0
    occurrences = [Occurrence(number) for number in held.sum(axis=0).tolist()]
    found = tuple(intervals_of((observed, expected), occurrences, len(kept), plan))
    together = Occurrence(int(held.any(axis=1).sum()), several=codes > 1)
    terms = (observed.sum(axis=1, keepdims=True), expected.sum(axis=1, keepdims=True))
    return found, intervals_of(terms, [together], len(kept), plan)[0]


def refused(kept: Sequence[object] | Floats, plan: Plan) -> Interval:
    """That no interval was asked for, or that no cluster has one."""
    if plan.method is IntervalMethod.NONE:
        return Interval(None, None, NOT_ASKED, confidence=plan.confidence)
    return Interval(None, None, Occurrence(0).too_few(len(kept), plan), confidence=plan.confidence)


def resampled(clusters: Floats, plan: Plan) -> Floats:
    """The sums of all clusters, then those of each replicate: shape (1 + replicates, …)."""
    if plan.method is IntervalMethod.JACKKNIFE:
        return jackknife.left_out(clusters)
    drawn: Floats = bootstrap.draws(len(clusters), plan) @ clusters.reshape(len(clusters), -1)
    return drawn.reshape(-1, *clusters.shape[1:])


def _relevant(sums: UnitSums) -> tuple[Exact, Exact, Exact, int, int]:
    """l of gaps with gaps, gaps with passages, passages with passages; s of gaps and passages."""
    inside = sum(sum(row[1:]) for row in sums.common[1:])
    return sums.common[0][0], sum(sums.common[0][1:]), inside, sums.own[0], sum(sums.own[1:])


def _replicates(clusters: Sequence[UnitSums], plan: Plan) -> _Replicates:
    import numpy as np

    columns = ([sums.common for sums in clusters], [sums.own for sums in clusters])
    common, own = (np.array(column, dtype=float) for column in columns)
    matched = np.array([sums.own_matched for sums in clusters], dtype=float)
    return _Replicates(*(resampled(column, plan) for column in (common, own, matched)))


def _ratio(part: Floats, whole: Floats) -> Floats:
    """part / whole, and 0 where there is nothing."""
    import numpy as np

    share: Floats = np.divide(part, whole, out=np.zeros(part.shape), where=whole > 0)
    return share
