"""Intervals of alpha_U of 1995 over clusters, each left out in turn.

The expected disagreement sets every passage against every gap, of whatever document. What is left of it without a
cluster is the whole, less the cluster's passages with all gaps and all passages with its gaps, and its own with its
own once more: so all clusters cost one sort. Draws of clusters (the bootstrap) would pair a cluster with itself as
often as it was drawn, and are refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qualcode.agreement.kernel.rating_table import Occurrence
from qualcode.agreement.kernel.resampling import intervals_of
from qualcode.agreement.kernel.values import Interval, IntervalMethod, Plan
from qualcode.agreement.passages.intervals import refused
from qualcode.agreement.passages.unitizing_1995 import AlphaUSums
from qualcode.catalogue import later

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

NOT_DRAWN = Interval(None, None, later("only without each cluster in turn (--interval jackknife)"))
"""Against the bootstrap."""


def resample_alpha_u(
    codes: Sequence[Sequence[AlphaUSums]], chosen: Sequence[int], coders: int, plan: Plan
) -> tuple[list[Interval], Interval]:
    """Intervals of alpha_U of each code, and over the `chosen` ones (places) together.

    `codes` has the shape (codes, clusters); clusters without a document that all coders finished are left aside.
    """
    import numpy as np

    kept = [place for place, sums in enumerate(codes[0]) if sums.length] if codes and coders > 1 else []
    if plan.method is IntervalMethod.BOOTSTRAP:
        return [NOT_DRAWN] * len(codes), NOT_DRAWN
    if plan.method is IntervalMethod.NONE or not kept:
        refusal = refused(kept, plan)
        return [refusal] * len(codes), refusal
    terms = [left_out([sums[place] for place in kept], coders) for sums in codes]
    observed, expected = (np.stack([pair[side] for pair in terms], axis=1) for side in (0, 1))
    held = np.array([[bool(sums[place].passages) for place in kept] for sums in codes], dtype=bool)
    occurrences = [Occurrence(number) for number in held.sum(axis=1).tolist()]
    by_code = intervals_of((observed, expected), occurrences, len(kept), plan)
    places = list(chosen)
    together = Occurrence(int(held[places].any(axis=0).sum()), several=len(places) > 1)
    sums = (observed[:, places].sum(axis=1, keepdims=True), expected[:, places].sum(axis=1, keepdims=True))
    return by_code, intervals_of(sums, [together], len(kept), plan)[0]


def left_out(clusters: Sequence[AlphaUSums], coders: int) -> tuple[Floats, Floats]:
    """Do and De of one code over all clusters, then without each: shape (1 + clusters,)."""
    import numpy as np

    number = len(clusters)
    lengths, of_passage = _columns([sums.passages for sums in clusters])
    gaps, of_gap = _columns([sums.gaps for sums in clusters])
    total = _without(np.array([sums.length for sums in clusters], dtype=float))
    apart = _without(np.array([sums.apart for sums in clusters], dtype=float))

    def by_cluster(numbers: Floats, clusters_of: Integers) -> Floats:
        return np.bincount(clusters_of, weights=numbers, minlength=number).astype(np.float64)

    rows = by_cluster(_places(lengths, gaps), of_passage)
    columns = by_cluster(_room(gaps, lengths), of_gap)
    own = by_cluster(_places(lengths, gaps, (of_passage, of_gap)), of_passage)
    places = np.concatenate([[rows.sum()], rows.sum() - rows - columns + own])
    passages = _without(by_cluster(np.ones(len(lengths)), of_passage))
    together = _without(by_cluster((2 * lengths**3 - 3 * lengths**2 + lengths) / 3, of_passage))
    pairs = coders * total * (coders * total - 1) - _without(by_cluster(lengths * (lengths - 1), of_passage))
    expected = _ratio((passages - 1) * together + places, pairs) * _ratio(np.full(len(total), 2.0), total)
    return _ratio(2 * apart, coders * (coders - 1) * total**2), np.where(passages > 0, expected, 0.0)


def _columns(parts: Sequence[Sequence[int]]) -> tuple[Floats, Integers]:
    """The numbers of all clusters one behind the other, and the cluster of each."""
    import numpy as np

    numbers = np.array([number for part in parts for number in part], dtype=float)
    return numbers, np.repeat(np.arange(len(parts)), [len(part) for part in parts])


def _places(lengths: Floats, gaps: Floats, own: tuple[Integers, Integers] | None = None) -> Floats:
    """For each passage l² · the number of its places in gaps, Σ (gap - l + 1) over all that are as long at least.

    `own` are the clusters of passages and gaps: then only the gaps of the passage's cluster count.
    """
    import numpy as np

    keys, low, high = gaps, lengths, np.full(len(lengths), np.inf)
    if own is not None:
        width = (
            float(max(lengths.max(initial=0.0), gaps.max(initial=0.0))) + 1
        )  # longer than any: clusters stay apart
        below, of_gaps = (clusters.astype(np.float64) * width for clusters in own)
        keys, low, high = of_gaps + gaps, below + lengths, below + width
    order = np.argsort(keys, kind="stable")
    sums = np.concatenate([[0.0], np.cumsum(gaps[order])])
    first, last = (np.searchsorted(keys[order], ends, side="left") for ends in (low, high))
    found: Floats = lengths**2 * (sums[last] - sums[first] - (last - first) * (lengths - 1))
    return found


def _room(gaps: Floats, lengths: Floats) -> Floats:
    """For each gap Σ l² (gap - l + 1) over all passages that are not longer than it."""
    import numpy as np

    ordered = np.sort(lengths)
    squares, cubes = (np.concatenate([[0.0], np.cumsum(ordered**power)]) for power in (2, 3))
    last = np.searchsorted(ordered, gaps, side="right")
    found: Floats = squares[last] * (gaps + 1) - cubes[last]
    return found


def _without(numbers: Floats) -> Floats:
    """The sum of all, then of all without each."""
    import numpy as np

    found: Floats = np.concatenate([[numbers.sum()], numbers.sum() - numbers])
    return found


def _ratio(part: Floats, whole: Floats) -> Floats:
    """part / whole, and 0 where there is nothing."""
    import numpy as np

    share: Floats = np.divide(part, whole, out=np.zeros(part.shape), where=whole > 0)
    return share
