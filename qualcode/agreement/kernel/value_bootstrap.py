"""Intervals of coefficients over values of any kind: categories, counts, weights, polarity, sets of codes.

Clusters are drawn as in `bootstrap`; where there are none, single units are, which is right only where units
are independent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from qualcode.agreement.kernel.binary_sums import TWO_CODERS
from qualcode.agreement.kernel.bootstrap import (
    Plan,
    Resampled,
    constancy,
    draws,
    interval_of,
    rated_clusters,
    too_few,
)
from qualcode.agreement.kernel.metrics import Distance, Metric
from qualcode.agreement.kernel.ratings import Pattern, Ratings
from qualcode.agreement.kernel.values import Interval
from qualcode.agreement.kernel.vectorised import PatternTable, terms_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

UNITS_ALONE = "units are drawn one by one, as if they were independent; of one text they are not"
# So many numbers of replicates × patterns are held at once: 40 MB.
_ROOM = 5_000_000


def resample_values(
    codes: Sequence[Sequence[Ratings]],
    coefficients: Sequence[str] = ("krippendorff_alpha",),
    plan: Plan | None = None,
    metric: Metric | Distance = Metric.NOMINAL,
) -> Resampled:
    """Intervals for many codes at once, and for the value pooled over them, whatever the values are.

    `codes` has the shape (codes, clusters), the clusters the same for all codes; codes may differ in their
    categories. `coefficients` are names of `vectorised.TERMS`, or `krippendorff_alpha`, which takes `metric`.
    """
    plan = plan or Plan()
    kept = rated_clusters(codes)
    refusal = too_few(len(kept), plan)
    if refusal is not None:
        return Resampled.refused(refusal, len(codes), coefficients)
    weights = draws(len(kept), plan)

    def frequencies(parts: Sequence[Ratings], patterns: Sequence[Pattern]) -> Iterator[Floats]:
        import numpy as np  # noqa: PLC0415 - heavy

        table = np.array([[part.patterns.get(pattern, 0) for pattern in patterns] for part in parts], dtype=float)
        for rows in _pieces(weights, len(patterns)):
            yield rows @ table

    drawn = [_without_silent([code[place] for place in kept]) for code in codes]
    whole = [Ratings.merged(parts) for parts in drawn]
    return _intervals(
        whole, [lambda patterns, parts=parts: frequencies(parts, patterns) for parts in drawn],  # type: ignore[misc]
        coefficients, len(kept), plan, metric,
    )  # fmt: skip


def resample_units(
    ratings: Ratings,
    coefficients: Sequence[str] = ("krippendorff_alpha",),
    plan: Plan | None = None,
    metric: Metric | Distance = Metric.NOMINAL,
) -> dict[str, Interval]:
    """Intervals from drawing single rated units, marked with a caution: by the coefficient's name.

    Drawing n units with replacement is drawing the frequencies of the patterns from a multinomial
    distribution, so a million units cost no more than their patterns.
    """
    import numpy as np  # noqa: PLC0415 - heavy

    plan = replace(plan or Plan(), cluster="unit", caution=UNITS_ALONE)
    ratings = ratings.active
    rated = {pattern: count for pattern, _, count in ratings.rated_patterns()}
    refusal = too_few(ratings.pairable, plan)
    if refusal is not None:
        return dict.fromkeys(coefficients, refusal)

    def frequencies(patterns: Sequence[Pattern]) -> Iterator[Floats]:
        counts = np.array([rated[pattern] for pattern in patterns], dtype=np.int64)
        yield counts[None, :].astype(float)
        stream = np.random.RandomState(plan.seed)
        step = max(1, _ROOM // len(patterns))
        for first in range(0, plan.replicates, step):
            size = min(step, plan.replicates - first)
            yield stream.multinomial(counts.sum(), counts / counts.sum(), size).astype(float)

    whole = Ratings(ratings.coders, ratings.categories, rated, ratings.positive)
    found = _intervals([whole], [frequencies], coefficients, ratings.rated, plan, metric)
    return {name: intervals[0] for name, intervals in found.by_code.items()}


def _without_silent(parts: Sequence[Ratings]) -> Sequence[Ratings]:
    """The ratings without the coders who have none in any part."""
    spoken = sorted(set().union(*(part.spoken for part in parts)))
    if not spoken or len(spoken) == len(parts[0].coders):
        return parts
    return [part.of_coders(spoken) for part in parts]


def _pieces(weights: Floats, patterns: int) -> Iterator[Floats]:
    step = max(1, _ROOM // max(1, patterns))
    for first in range(0, len(weights), step):
        yield weights[first : first + step]


def _intervals(
    whole: Sequence[Ratings],
    frequencies: Sequence[Callable[[Sequence[Pattern]], Iterator[Floats]]],
    coefficients: Sequence[str],
    clusters: int,
    plan: Plan,
    metric: Metric | Distance,
) -> Resampled:
    import numpy as np  # noqa: PLC0415 - heavy

    by_code: dict[str, list[Interval]] = {name: [] for name in coefficients}
    totals = {name: np.zeros((2, plan.replicates + 1)) for name in coefficients}
    for ratings, drawn in zip(whole, frequencies, strict=True):
        patterns = list(ratings.patterns)
        table = PatternTable.of(ratings, patterns)
        parts: dict[str, list[Floats]] = {name: [] for name in coefficients}
        for rows in drawn(patterns):
            for name in coefficients:
                parts[name].append(np.stack(terms_of(name, table, rows, metric)))
        for name in coefficients:
            both = np.concatenate(parts[name], axis=1)
            totals[name] += np.nan_to_num(both)
            reason = _reason(name, ratings)
            by_code[name].append(interval_of(both[0], both[1], clusters, plan, reason))
    pooled = {
        name: interval_of(both[0], both[1], clusters, plan, _refusal(name, whole[0])) for name, both in totals.items()
    }
    return Resampled({name: tuple(found) for name, found in by_code.items()}, pooled)


def _reason(name: str, ratings: Ratings) -> str:
    return _refusal(name, ratings) or ("" if name == "percent" else constancy(ratings))


def _refusal(name: str, ratings: Ratings) -> str:
    """The reason why the coefficient does not exist for so many coders or so few categories, or nothing."""
    coders = len(ratings.coders)
    if name in TWO_CODERS and coders != 2:
        return f"{TWO_CODERS[name]} is for 2 coders, here are {coders}"
    if name in {"gwet_ac1", "brennan_prediger"} and len(ratings.categories) < 2:
        return "only one category is declared"
    return ""
