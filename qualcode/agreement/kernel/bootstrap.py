"""Confidence intervals by resampling clusters: cases, documents or, with a caution, turns.

Units of one interview are not independent, so whole clusters are drawn with replacement and the coefficient
is computed anew from the clusters' sums. Sums are integers, so a replicate is a weighted sum of small tables
and not a second pass over the units. The generator is numpy's legacy Mersenne Twister, whose stream is
frozen: the same seed gives the same interval in every version.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qualcode.agreement.kernel import binary_sums
from qualcode.agreement.kernel.conditions import constant_coders
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.values import Disagreement, Interval, Undefined
from qualcode.counting import counted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

SEED = 1970
REPLICATES = 2000
LEAST = 10
"""Fewer clusters than this give no interval."""

# Below this a disagreement is none: what floating point leaves of 0.
_NOTHING = 1e-12
# So many numbers of replicates × codes × columns are held at once: 40 MB.
_ROOM = 5_000_000


@dataclass(frozen=True, slots=True)
class Plan:
    """How to resample. `cluster` is the word for what is drawn, `caution` is handed on to the intervals."""

    seed: int = SEED
    replicates: int = REPLICATES
    confidence: float = 0.95
    least: int = LEAST
    cluster: str = "document"
    caution: str = ""

    def method(self, clusters: int) -> str:
        """What was done, in words."""
        return (
            f"bootstrap over {counted(clusters, self.cluster)}, percentile, {self.replicates:,} replicates, "
            f"seed {self.seed}"
        )


@dataclass(frozen=True, slots=True)
class Resampled:
    """Intervals by the stable name of the coefficient: one per code, in the order given, and pooled."""

    by_code: dict[str, tuple[Interval, ...]]
    pooled: dict[str, Interval]

    @classmethod
    def refused(cls, refusal: Interval, codes: int, coefficients: Sequence[str]) -> Resampled:
        """The same refusal for each code and coefficient."""
        return cls(dict.fromkeys(coefficients, (refusal,) * codes), dict.fromkeys(coefficients, refusal))


def resample_codes(
    codes: Sequence[Sequence[Ratings]],
    coefficients: Sequence[str] = ("krippendorff_alpha",),
    plan: Plan | None = None,
) -> Resampled:
    """Intervals for many binary codes at once, and for the value pooled over them.

    `codes` has the shape (codes, clusters): each code's `Ratings` per cluster, the clusters the same for all
    codes. `coefficients` are names of `qualcode.agreement.kernel.binary_sums.TERMS`. Clusters without any unit that
    two coders rated are left out of the draw. Raises `ValueError` for ratings that are not binary.
    """
    plan = plan or Plan()
    codes = _without_silent(codes)
    kept = rated_clusters(codes)
    refusal = too_few(len(kept), plan)
    if refusal is not None:
        return Resampled.refused(refusal, len(codes), coefficients)
    chosen = [[code[place] for place in kept] for code in codes]
    sums = binary_sums.sums_of(chosen)
    weights = draws(len(kept), plan)
    whole = [Ratings.merged(code) for code in chosen]
    step = max(1, _ROOM // (len(weights) * sums.shape[2]))
    by_code: dict[str, list[Interval]] = {name: [] for name in coefficients}
    totals: dict[str, list[Floats]] = {name: [] for name in coefficients}
    for first in range(0, len(chosen), step):
        layer = binary_sums.resampled(sums[first : first + step], weights)
        for name in coefficients:
            observed, expected = binary_sums.TERMS[name](layer)
            totals[name].append(binary_sums.pooled_terms(observed, expected))
            for place, code in enumerate(whole[first : first + step]):
                reason = binary_sums.refusal(name, layer) or ("" if name in binary_sums.RAW else constancy(code))
                by_code[name].append(interval_of(observed[:, place], expected[:, place], len(kept), plan, reason))
    pooled = {}
    for name, parts in totals.items():
        both = sum(parts[1:], start=parts[0])
        pooled[name] = interval_of(both[0], both[1], len(kept), plan, binary_sums.refusal(name, layer))
    return Resampled({name: tuple(found) for name, found in by_code.items()}, pooled)


def resample_ratings(
    clusters: Sequence[Ratings], measure: Callable[[Ratings], Disagreement], plan: Plan | None = None
) -> Interval:
    """An interval for any coefficient over ratings of any kind, one `Ratings` per cluster.

    `measure` gives the two terms or raises `Undefined` (the functions named `…_disagreement`). The list of
    categories stays as it is in every replicate.
    """
    import numpy as np  # noqa: PLC0415 - heavy

    plan = plan or Plan()
    kept = [cluster for cluster in clusters if cluster.pairable]
    refusal = too_few(len(kept), plan)
    if refusal is not None:
        return refusal
    patterns = list(dict.fromkeys(pattern for cluster in kept for pattern in cluster.patterns))
    table = np.array([[cluster.patterns.get(pattern, 0) for pattern in patterns] for cluster in kept])
    terms = []
    for counts in (draws(len(kept), plan).astype(np.int64) @ table).tolist():
        drawn = {pattern: count for pattern, count in zip(patterns, counts, strict=True) if count}
        replicate = Ratings(kept[0].coders, kept[0].categories, drawn, kept[0].positive)
        try:
            found = measure(replicate.active)
            terms.append((float(found.observed), float(found.expected)))
        except Undefined:
            terms.append((0.0, 0.0))
    observed, expected = np.array(terms).T
    return interval_of(observed, expected, len(kept), plan, constancy(Ratings.merged(kept)))


def rated_clusters(codes: Sequence[Sequence[Ratings]]) -> list[int]:
    """The places of the clusters in which two coders rated a unit of any code; the others are not drawn."""
    clusters = len(codes[0]) if codes else 0
    return [place for place in range(clusters) if any(code[place].pairable for code in codes)]


def too_few(clusters: int, plan: Plan) -> Interval | None:
    """The refusal of an interval where there are too few clusters, else None."""
    if plan.replicates < 1:
        return Interval(None, None, "no bootstrap asked for", confidence=plan.confidence)
    if clusters >= plan.least:
        return None
    words = counted(clusters, plan.cluster)
    return Interval(None, None, f"{words}, fewer than {plan.least}", confidence=plan.confidence, clusters=clusters)


def draws(clusters: int, plan: Plan) -> Floats:
    """How often each cluster is drawn: shape (replicates + 1, clusters); the first row has each once."""
    import numpy as np  # noqa: PLC0415 - heavy

    stream = np.random.RandomState(plan.seed)
    picked = (stream.random_sample((plan.replicates, clusters)) * clusters).astype(np.int64)
    picked += np.arange(plan.replicates, dtype=np.int64)[:, None] * clusters
    counts = np.bincount(picked.ravel(), minlength=plan.replicates * clusters)
    return np.vstack([np.ones(clusters), counts.reshape(plan.replicates, clusters)])


def interval_of(observed: Floats, expected: Floats, clusters: int, plan: Plan, reason: str = "") -> Interval:
    """The percentile interval of ``1 - observed / expected`` over replicates; the first is the real one.

    Replicates in which nothing could disagree are left out and counted.
    """
    import numpy as np  # noqa: PLC0415 - heavy

    method = plan.method(clusters)
    shared: dict[str, Any] = {
        "method": method,
        "confidence": plan.confidence,
        "clusters": clusters,
        "replicates": plan.replicates,
        "seed": plan.seed,
        "caution": plan.caution,
    }
    defined = expected[1:] > _NOTHING
    values = 1 - observed[1:][defined] / expected[1:][defined]
    degenerate = plan.replicates - int(defined.sum())
    if not expected[0] > _NOTHING or not len(values):
        missing = "too few units coded by two coders" if np.isnan(expected[0]) else "no variation"
        return Interval(None, None, reason or f"not estimable ({missing})", degenerate=degenerate, **shared)
    if not reason and observed[0] <= _NOTHING:
        reason = "not estimable (no disagreement)"
    if not reason and values.max() - values.min() <= _NOTHING:
        reason = "not estimable (every replicate gives the same value)"
    if reason:
        return Interval(None, None, reason, degenerate=degenerate, **shared)
    tail = (1 - plan.confidence) / 2
    low, high = (float(end) for end in np.quantile(values, [tail, 1 - tail]))
    return Interval(
        low,
        high,
        standard_error=float(values.std(ddof=1)) if len(values) > 1 else None,
        degenerate=degenerate,
        below_667=float((values < 0.667).mean()),
        below_800=float((values < 0.800).mean()),
        **shared,
    )


def _without_silent(codes: Sequence[Sequence[Ratings]]) -> Sequence[Sequence[Ratings]]:
    """The ratings without the coders who have none in any code."""
    patterns = {pattern for code in codes for part in code for pattern in part.patterns}
    kept = sorted({coder for pattern in patterns for coder, value in enumerate(pattern) if value >= 0})
    if not kept or len(kept) == len(codes[0][0].coders):
        return codes
    return [[part.of_coders(kept) for part in code] for code in codes]


def constancy(ratings: Ratings) -> str:
    """The reason against an interval where fewer than two coders vary; empty where there is none."""
    active = ratings.active
    names = constant_coders(active) if active.pairable else []
    if len(active.used) < 2 or len(active.coders) - len(names) >= 2:
        return ""
    return f"not estimable ({', '.join(f'coder {name}' for name in names)}: no variation)"
