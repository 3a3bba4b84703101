"""Confidence intervals by resampling clusters: cases, documents or, with a caution, turns or single units.

Units of one interview are not independent, so whole clusters are drawn with replacement and the coefficient
is computed anew from the clusters' `Sums`: a replicate costs a weighted sum of small tables and no second pass
over the units. The generator is numpy's legacy Mersenne Twister, whose stream is frozen: the same seed gives
the same interval in every version.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from qualcode.agreement.kernel.catalogue import COEFFICIENTS
from qualcode.agreement.kernel.conditions import Formula, constant_coders, not_varying
from qualcode.agreement.kernel.krippendorff import alpha
from qualcode.agreement.kernel.metrics import Distance, Metric
from qualcode.agreement.kernel.rating_table import RatingTable
from qualcode.agreement.kernel.ratings import Pattern, Ratings
from qualcode.agreement.kernel.sums import PatternTable, Sums
from qualcode.agreement.kernel.values import Interval
from qualcode.catalogue import _, later, program
from qualcode.errors import QualcodeError
from qualcode.plural import counted_later

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qualcode.agreement.kernel.sums import Array

    Floats = NDArray[np.float64]

SEED = 1970
REPLICATES = 2000
LEAST = 10
"""Fewer clusters than this give no interval."""

# Below this a disagreement is none: what floating point leaves of 0.
_NOTHING = 1e-12
# So many numbers of replicates × codes × columns are held at once: 40 MB.
_ROOM = 5_000_000
MOST_NUMBERS = 25_000_000
"""How many numbers the patterns' table of categories, or one of the pairs of categories, may hold: 200 MB."""
UNITS_ALONE = later("units are drawn one by one, as if they were independent; of one text they are not")


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
        return later(
            "bootstrap over {clusters}, percentile, {replicates} replicates, seed {seed}",
            clusters=counted_later(clusters, self.cluster),
            replicates=self.replicates,
            seed=str(self.seed),
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
    metric: Metric | Distance = Metric.NOMINAL,
) -> Resampled:
    """Intervals for many codes at once, and for the value pooled over them, whatever the values are.

    `codes` has the shape (codes, clusters): each code's `Ratings` per cluster, the clusters and the coders the same
    for all codes; codes may differ in their categories. `coefficients` are names of `COEFFICIENTS`, `metric` is
    alpha's. Clusters without any unit that two coders rated are left out of the draw.
    """
    plan = plan or Plan()
    kept = rated_clusters(codes)
    refusal = too_few(len(kept), plan)
    if refusal is not None:
        return Resampled.refused(refusal, len(codes), coefficients)
    weights = draws(len(kept), plan)
    chosen = [_spoken([code[place] for place in kept]) for code in codes]
    whole = [Ratings.merged(code) for code in chosen]

    def replicates(places: Sequence[int], table: PatternTable, patterns: Sequence[Pattern]) -> Iterator[Sums]:
        frequencies = _frequencies([chosen[place] for place in places], patterns)
        step = _step(len(places), table)
        for first in range(0, len(weights), step):
            yield Sums(table, frequencies, weights[first : first + step])

    return _resampled(whole, replicates, coefficients, len(kept), plan, metric)


def resample_tables(
    tables: Sequence[RatingTable],
    coefficients: Sequence[str] = ("krippendorff_alpha",),
    plan: Plan | None = None,
    metric: Metric | Distance = Metric.NOMINAL,
) -> Resampled:
    """The same as `resample_codes` for the codes of tables, in their order; all tables have the same clusters."""
    import numpy as np

    plan = plan or Plan()
    codes = sum(map(len, tables))
    pairable = np.logical_or.reduce([table.pairable() for table in tables]) if codes else np.zeros(0, dtype=bool)
    kept = np.flatnonzero(pairable).tolist()
    refusal = too_few(len(kept), plan)
    if refusal is not None:
        return Resampled.refused(refusal, codes, coefficients)
    weights = draws(len(kept), plan)
    chosen = [found for table in tables for found in _heard(table.chosen(clusters=kept))]

    def replicates(places: Sequence[int], table: PatternTable, patterns: Sequence[Pattern]) -> Iterator[Sums]:
        column = {pattern: place for place, pattern in enumerate(patterns)}
        frequencies = np.zeros((len(kept), len(places), len(patterns)))
        for number, place in enumerate(places):
            held, row, _other = chosen[place]
            known = [at for at, pattern in enumerate(held.patterns) if pattern in column]
            frequencies[:, number, [column[held.patterns[at]] for at in known]] = held.counts[row][:, known]
        step = _step(len(places), table)
        for first in range(0, len(weights), step):
            yield Sums(table, frequencies, weights[first : first + step])

    return _resampled([ratings for *_other, ratings in chosen], replicates, coefficients, len(kept), plan, metric)


def _heard(table: RatingTable) -> list[tuple[RatingTable, int, Ratings]]:
    """Each code's table without the coders who have no rating of it (two stay), its row there, and its ratings."""
    everybody = tuple(range(len(table.coders)))
    kept = [coders if len(coders) > 1 else everybody for coders in table.spoken()]
    tables = {coders: table.of_coders(coders) for coders in dict.fromkeys(kept)}
    whole = {coders: found.whole() for coders, found in tables.items()}
    return [(tables[coders], row, whole[coders][row]) for row, coders in enumerate(kept)]


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
    plan = replace(plan or Plan(), cluster="unit", caution=UNITS_ALONE)
    ratings = ratings.active
    rated = {pattern: count for pattern, _other, count in ratings.rated_patterns()}
    refusal = too_few(ratings.pairable, plan)
    if refusal is not None:
        return dict.fromkeys(coefficients, refusal)

    def replicates(_: Sequence[int], table: PatternTable, patterns: Sequence[Pattern]) -> Iterator[Sums]:
        import numpy as np

        counts = np.array([rated[pattern] for pattern in patterns], dtype=np.int64)
        yield Sums(table, counts[None, None, :].astype(float))
        stream = np.random.RandomState(plan.seed)
        step = min(_step(1, table), max(1, _ROOM // len(patterns)))
        for first in range(0, plan.replicates, step):
            size = min(step, plan.replicates - first)
            yield Sums(table, stream.multinomial(counts.sum(), counts / counts.sum(), size)[:, None, :].astype(float))

    whole = Ratings(ratings.coders, ratings.categories, rated, ratings.positive)
    found = _resampled([whole], replicates, coefficients, ratings.rated, plan, metric)
    return {name: intervals[0] for name, intervals in found.by_code.items()}


Replicates = Callable[[Sequence[int], PatternTable, Sequence[Pattern]], Iterator[Sums]]
"""The sums of some codes, by their places, in portions; the first replicate is the real one."""


def _resampled(
    whole: Sequence[Ratings],
    replicates: Replicates,
    coefficients: Sequence[str],
    clusters: int,
    plan: Plan,
    metric: Metric | Distance,
) -> Resampled:
    """The intervals of codes, from their ratings over all clusters and their replicates."""
    import numpy as np

    by_code: dict[str, list[Interval]] = {name: [Interval(None, None)] * len(whole) for name in coefficients}
    totals = {name: np.zeros((2, plan.replicates + 1)) for name in coefficients}
    refusals: dict[str, list[str]] = {name: [] for name in coefficients}
    for places in _portions(whole, plan):
        first = whole[places[0]]
        patterns = list(dict.fromkeys(pattern for place in places for pattern in whole[place].patterns))
        table = _table(first, patterns)
        formulas = _formulas(coefficients, metric)
        terms = _terms(formulas, first, replicates(places, table, patterns))
        for name, formula in formulas.items():
            refusal = formula.refusal(first)
            refusals[name].append(refusal)
            if not refusal:
                totals[name] += np.nansum(terms[name], axis=2)
            for place, (observed, expected) in zip(places, terms[name].transpose(2, 0, 1), strict=True):
                reason = refusal or (constancy(whole[place]) if COEFFICIENTS[name].corrected else "")
                by_code[name][place] = interval_of(observed, expected, clusters, plan, reason)
    pooled = {
        name: by_code[name][0] if all(refusals[name]) else interval_of(observed, expected, clusters, plan)
        for name, (observed, expected) in totals.items()
    }
    return Resampled({name: tuple(intervals) for name, intervals in by_code.items()}, pooled)


def _formulas(coefficients: Sequence[str], metric: Metric | Distance) -> dict[str, Formula]:
    formulas = {name: COEFFICIENTS[name].formula for name in coefficients}
    return formulas | ({"krippendorff_alpha": alpha(metric)} if "krippendorff_alpha" in formulas else {})


def _terms(formulas: Mapping[str, Formula], ratings: Ratings, portions: Iterator[Sums]) -> dict[str, Array]:
    """Both terms of each coefficient: shape (2, replicates, codes).

    They are not a number where fewer than two units are pairable, and stand for nothing where the coefficient is not
    for such ratings.
    """
    import numpy as np

    parts: dict[str, list[Array]] = {name: [] for name in formulas}
    for sums in portions:
        for name, formula in formulas.items():
            terms = (sums.nothing, sums.nothing + 1) if formula.refusal(ratings) else formula.terms(sums)
            parts[name].append(np.where(sums.pairable > 1, np.stack(terms), np.nan))
    return {name: np.concatenate(found, axis=1) for name, found in parts.items()}


def _frequencies(codes: Sequence[Sequence[Ratings]], patterns: Sequence[Pattern]) -> Floats:
    """How often each pattern occurs: shape (clusters, codes, patterns)."""
    import numpy as np

    column = {pattern: place for place, pattern in enumerate(patterns)}
    frequencies = np.zeros((len(codes[0]), len(codes), len(patterns)))
    for place, code in enumerate(codes):
        for cluster, part in enumerate(code):
            for pattern, count in part.patterns.items():
                frequencies[cluster, place, column[pattern]] = count
    return frequencies


def _portions(whole: Sequence[Ratings], plan: Plan) -> Iterator[list[int]]:
    """The places of codes that are computed together: of the same coders and categories, as many as there is room."""
    alike: dict[tuple[object, ...], list[int]] = {}
    for place, ratings in enumerate(whole):
        alike.setdefault((ratings.coders, ratings.categories, ratings.positive), []).append(place)
    for (coders, categories, _other), places in alike.items():
        columns = len(coders) * (len(categories) + 1)  # type: ignore[arg-type]
        step = max(1, _ROOM // ((plan.replicates + 1) * columns))
        yield from (places[first : first + step] for first in range(0, len(places), step))


def _table(ratings: Ratings, patterns: Sequence[Pattern]) -> PatternTable:
    """The patterns as arrays; raises QualcodeError where their tables would hold more than `MOST_NUMBERS`."""
    categories = len(ratings.categories)
    if max(len(patterns), categories) * categories > MOST_NUMBERS:
        raise QualcodeError(
            _(
                "{categories} different values in {combinations} combinations are too many for intervals.",
                categories=program().number(categories),
                combinations=program().number(len(patterns)),
            ),
            _("Say --bootstrap 0 for the figures without intervals, or group the values."),
        )
    return PatternTable.of(patterns, len(ratings.coders), ratings.categories, ratings.positive)


def _step(codes: int, table: PatternTable) -> int:
    """How many replicates of so many codes there is room for at once."""
    columns = len(table.sizes) * len(table.categories) + len(table.pairs[0]) + 1
    return max(1, _ROOM // (codes * columns))


def rated_clusters(codes: Sequence[Sequence[Ratings]]) -> list[int]:
    """The places of the clusters in which two coders rated a unit of any code; the others are not drawn."""
    clusters = len(codes[0]) if codes else 0
    return [place for place in range(clusters) if any(code[place].pairable for code in codes)]


def too_few(clusters: int, plan: Plan) -> Interval | None:
    """The refusal of an interval where there are too few clusters, else None."""
    if plan.replicates < 1:
        return Interval(None, None, later("no bootstrap asked for"), confidence=plan.confidence)
    if clusters >= plan.least:
        return None
    drawn = counted_later(clusters, plan.cluster)
    return Interval(
        None,
        None,
        later("{clusters}, fewer than {least}", clusters=drawn, least=plan.least),
        confidence=plan.confidence,
        clusters=clusters,
    )


def draws(clusters: int, plan: Plan) -> Floats:
    """How often each cluster is drawn: shape (replicates + 1, clusters); the first row has each once."""
    import numpy as np

    stream = np.random.RandomState(plan.seed)
    picked = (stream.random_sample((plan.replicates, clusters)) * clusters).astype(np.int64)
    picked += np.arange(plan.replicates, dtype=np.int64)[:, None] * clusters
    counts = np.bincount(picked.ravel(), minlength=plan.replicates * clusters)
    return np.vstack([np.ones(clusters), counts.reshape(plan.replicates, clusters)])


def interval_of(observed: Floats, expected: Floats, clusters: int, plan: Plan, reason: str = "") -> Interval:
    """The percentile interval of ``1 - observed / expected`` over replicates; the first is the real one.

    Replicates in which nothing could disagree are left out and counted.
    """
    import numpy as np

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
        few, same = later("not estimable (too few units coded by two coders)"), later("not estimable (no variation)")
        why = reason or (few if np.isnan(expected[0]) else same)
        return Interval(None, None, why, degenerate=degenerate, **shared)
    if not reason and observed[0] <= _NOTHING:
        reason = later("not estimable (no disagreement)")
    if not reason and values.max() - values.min() <= _NOTHING:
        reason = later("not estimable (every replicate gives the same value)")
    if reason:
        return Interval(None, None, reason, degenerate=degenerate, **shared)
    tail = (1 - plan.confidence) / 2
    low, high = (float(end) for end in np.quantile(values, [tail, 1 - tail]))
    return Interval(
        low,
        high,
        standard_error=float(values.std(ddof=1)) if len(values) > 1 else None,
        degenerate=degenerate,
        below_667=float((values < 0.667 - _NOTHING).mean()),
        below_800=float((values < 0.800 - _NOTHING).mean()),
        **shared,
    )


def _spoken(parts: Sequence[Ratings]) -> Sequence[Ratings]:
    """The ratings without the coders who have none in any part; two coders stay."""
    patterns = {pattern for part in parts for pattern, count in part.patterns.items() if count}
    spoken = {coder for pattern in patterns for coder, value in enumerate(pattern) if value >= 0}
    kept = sorted(spoken | set(range(len(parts[0].coders))) if len(spoken) < 2 else spoken)
    return parts if len(kept) == len(parts[0].coders) else [part.of_coders(kept) for part in parts]


def constancy(ratings: Ratings) -> str:
    """The reason against an interval where fewer than two coders vary; empty where there is none."""
    active = ratings.active
    names = constant_coders(active) if active.pairable else []
    if len(active.used) < 2 or len(active.coders) - len(names) >= 2:
        return ""
    return not_varying(names)
