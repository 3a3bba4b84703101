"""Intervals of coefficients over clusters: cases, documents or, with a caution, turns or single units.

Units of one interview are not independent, so whole clusters are left out one at a time (`jackknife`) or drawn with
replacement (`bootstrap`), and the coefficient is computed anew from the clusters' `Sums`: a replicate costs a sum of
small tables and no second pass over the units.

A figure has an interval where at least `values.LEAST` clusters hold the code, whatever the others of the study have:
what decides is in how many clusters the code occurs. In values that are not one code's, as polarity, that is the
number of clusters with another value than the most frequent one; of a code given nearly everywhere, that of those
where it is missing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from qualcode.agreement.kernel import bootstrap, jackknife
from qualcode.agreement.kernel.catalogue import COEFFICIENTS, Coefficient
from qualcode.agreement.kernel.coefficients import cohen, gwet
from qualcode.agreement.kernel.conditions import constant_coders, not_varying
from qualcode.agreement.kernel.krippendorff import alpha
from qualcode.agreement.kernel.metrics import Distance, Metric, Weights
from qualcode.agreement.kernel.rating_table import Occurrence, RatingTable
from qualcode.agreement.kernel.ratings import Pattern, Ratings
from qualcode.agreement.kernel.sums import PatternTable, Sums, UnitLeftOut
from qualcode.agreement.kernel.values import LEAST, Interval, IntervalMethod, Plan
from qualcode.catalogue import _, later, program
from qualcode.errors import QualcodeError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qualcode.agreement.kernel.sums import Array

    Floats = NDArray[np.float64]
    Booleans = NDArray[np.bool_]

# So many numbers of replicates × codes × columns are held at once: 40 MB.
_ROOM = 5_000_000
MOST_NUMBERS = 25_000_000
"""How many numbers the patterns' table of categories, or one of the pairs of categories, may hold: 200 MB."""
UNITS_ALONE = later("units are taken one by one, as if they were independent; of one text they are not")
NOT_ASKED = later("no interval asked for")
_WITHOUT_ENDS = frozenset({"degenerate", "replicates", "seed"})  # no text: names of fields


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
    weights: Weights | None = None,
    *,
    of_codes: bool = True,
) -> Resampled:
    """Intervals for many codes at once, and for the value pooled over them, whatever the values are.

    `codes` has the shape (codes, clusters): each code's `Ratings` per cluster, the clusters and the coders the same
    for all codes; codes may differ in their categories. `coefficients` are names of `COEFFICIENTS`, with `weights`
    also “gwet_ac2” and “cohen_kappa_weighted”; `metric` is alpha's. Clusters without any unit that two coders rated
    are left aside. Without `of_codes` there are the pooled intervals only.
    """
    for code in codes:
        _refuse_too_many(len(code[0].categories), len(set().union(*(part.patterns for part in code))))
    tables = [RatingTable.of([code]) for code in codes]
    return resample_tables(tables, coefficients, plan, metric, weights, of_codes=of_codes)


def resample_tables(
    tables: Sequence[RatingTable],
    coefficients: Sequence[str] = ("krippendorff_alpha",),
    plan: Plan | None = None,
    metric: Metric | Distance = Metric.NOMINAL,
    weights: Weights | None = None,
    *,
    of_codes: bool = True,
) -> Resampled:
    """The same as `resample_codes` for the codes of tables, in their order; all tables have the same clusters."""
    import numpy as np

    plan = plan or Plan()
    codes = sum(map(len, tables))
    if not codes or plan.method is IntervalMethod.NONE:
        return Resampled.refused(Interval(None, None, NOT_ASKED, confidence=plan.confidence), codes, coefficients)
    kept = np.flatnonzero(np.logical_or.reduce([table.pairable() for table in tables])).tolist()
    held = [table.chosen(clusters=kept) for table in tables]
    chosen = [found for table in held for found in _heard(table)]
    drawn = bootstrap.draws(len(kept), plan) if plan.method is IntervalMethod.BOOTSTRAP else None

    def replicates(places: Sequence[int], table: PatternTable, patterns: Sequence[Pattern]) -> Iterator[Sums]:
        frequencies = _frequencies([chosen[place] for place in places], patterns)
        step = _step(len(places), table)
        if drawn is not None:
            for first in range(0, len(drawn), step):
                yield Sums(table, frequencies, drawn[first : first + step])
            return
        frequencies = jackknife.left_out(frequencies)
        for first in range(0, len(frequencies), step):
            yield Sums(table, frequencies[first : first + step])

    occurring = [table.occurrences() for table in held]
    walk = _Walk(
        whole=[ratings for *_other, ratings in chosen],
        occurrences=[occurrence for _there, found in occurring for occurrence in found],
        there=np.concatenate([there for there, _found in occurring]),
        replicates=replicates,
        clusters=len(kept),
        plan=plan,
    )
    return _resampled(walk, _figures(coefficients, metric, weights), of_codes=of_codes)


def _heard(table: RatingTable) -> list[tuple[RatingTable, int, Ratings]]:
    """Each code's table without the coders who have no rating of it (two stay), its row there, and its ratings."""
    everybody = tuple(range(len(table.coders)))
    kept = [coders if len(coders) > 1 else everybody for coders in table.spoken()]
    tables = {coders: table.of_coders(coders) for coders in dict.fromkeys(kept)}
    whole = {coders: found.whole() for coders, found in tables.items()}
    return [(tables[coders], row, whole[coders][row]) for row, coders in enumerate(kept)]


def _frequencies(chosen: Sequence[tuple[RatingTable, int, Ratings]], patterns: Sequence[Pattern]) -> Floats:
    """How often each pattern occurs: shape (clusters, codes, patterns)."""
    import numpy as np

    column = {pattern: place for place, pattern in enumerate(patterns)}
    frequencies = np.zeros((chosen[0][0].counts.shape[1], len(chosen), len(patterns)))
    for number, (held, row, _other) in enumerate(chosen):
        known = [at for at, pattern in enumerate(held.patterns) if pattern in column]
        frequencies[:, number, [column[held.patterns[at]] for at in known]] = held.counts[row][:, known]
    return frequencies


@dataclass(frozen=True, slots=True)
class FigureEnds:
    """Of one figure the observed and the expected disagreement of codes, the ends of their intervals, and why not.

    What is not there is not a number. `pooled` gives low, high and the reason of each study.
    """

    observed: Floats
    expected: Floats
    low: Floats
    high: Floats
    reasons: Sequence[str]
    pooled: Sequence[tuple[float, float, str]]


def jackknife_studies(
    table: RatingTable, studies: Sequence[int], coefficients: Sequence[str], plan: Plan
) -> dict[str, FigureEnds]:
    """The ends by the jackknife that `resample_tables` gives for each of many studies alone, all of them at once.

    The codes of `table` are those of the studies, one study after the other; `studies` says how many each has, at
    least one. Studies have the same number of clusters, in each of which two coders rated a unit, and each coder
    rated some of each code.
    """
    import numpy as np

    clusters = table.counts.shape[1]
    there, occurrences = table.occurrences()
    holding = np.array([occurrence.holding for occurrence in occurrences])
    patterns = PatternTable.of(table.patterns, len(table.coders), table.categories, table.positive)
    sums = Sums(patterns, jackknife.left_out(table.counts.swapaxes(0, 1).astype(float)))
    figures = _figures(coefficients, Metric.NOMINAL, None)
    constant = _constancies(table)
    first = np.cumsum([0, *studies[:-1]])
    together = [
        Occurrence(int(number), several=True) if codes > 1 else occurrences[begin]
        for number, codes, begin in zip(
            np.logical_or.reduceat(there, first, axis=0).sum(axis=1), studies, first.tolist(), strict=True
        )
    ]
    nobody = Ratings(table.coders, table.categories, {}, table.positive)
    found: dict[str, FigureEnds] = {}
    for name, (observed, expected) in _terms(figures, nobody, iter([sums])).items():
        figure = figures[name]
        reasons = constant if figure.corrected else [""] * len(table)
        low, high, why = _ends_of(observed, expected, occurrences, holding, reasons, clusters, plan, figure.least)
        totals = [np.add.reduceat(np.nan_to_num(part), first, axis=1) for part in (observed, expected)]
        several = np.array([occurrence.holding for occurrence in together])
        pooled = _ends_of(totals[0], totals[1], together, several, [""] * len(together), clusters, plan, figure.least)
        found[name] = FigureEnds(
            observed[0], expected[0], low, high, why,
            list(zip(pooled[0].tolist(), pooled[1].tolist(), pooled[2], strict=True)),
        )  # fmt: skip
    return found


def _ends_of(
    observed: Floats,
    expected: Floats,
    occurrences: Sequence[Occurrence],
    holding: NDArray[np.int64],
    reasons: Sequence[str],
    clusters: int,
    plan: Plan,
    least: float,
) -> tuple[Floats, Floats, list[str]]:
    """The ends and the reasons that `intervals_of` gives."""
    import numpy as np

    low, high = jackknife.cut_ends(observed, expected, (holding - 1).tolist(), plan.confidence, least)
    why = list(reasons)
    there = (observed[0] > jackknife.NOTHING) & (expected[0] > jackknife.NOTHING) & ~np.isnan(low)
    for place in np.flatnonzero(~there | (holding < LEAST)).tolist():
        if not why[place]:
            why[place] = (
                _not_estimable(observed[0, place], expected[0, place])
                or _too_few(occurrences[place], clusters, plan)
                or _unchanged()
            )
    without = np.array([bool(reason) for reason in why])
    return np.where(without, np.nan, low), np.where(without, np.nan, high), why


@lru_cache(maxsize=4096)
def _too_few(occurrence: Occurrence, clusters: int, plan: Plan) -> str:
    return occurrence.too_few(clusters, plan)


def _constancies(table: RatingTable) -> list[str]:
    """What `constancy` says of each code."""
    import numpy as np

    said = np.array(table.patterns, dtype=np.int64).reshape(len(table.patterns), len(table.coders))
    occurs = (table.counts.sum(axis=1) > 0) & ((said >= 0).sum(axis=1) > 1)
    gave = np.stack([(occurs.astype(np.int64) @ (said == value)) > 0 for value in range(len(table.categories))])
    constant = gave.sum(axis=0) == 1  # (codes, coders)
    told = (gave.any(axis=2).sum(axis=0) > 1) & ((~constant).sum(axis=1) < 2)
    known: dict[tuple[bool, ...], str] = {}
    found = [""] * len(table)
    for code in np.flatnonzero(told).tolist():
        coders = tuple(constant[code].tolist())
        if coders not in known:
            known[coders] = not_varying(
                name for name, is_constant in zip(table.coders, coders, strict=True) if is_constant
            )
        found[code] = known[coders]
    return found


def resample_units(
    ratings: Ratings,
    coefficients: Sequence[str] = ("krippendorff_alpha",),
    plan: Plan | None = None,
    metric: Metric | Distance = Metric.NOMINAL,
    weights: Weights | None = None,
) -> dict[str, Interval]:
    """Intervals over single rated units, marked with a caution: by the coefficient's name.

    Units that were rated alike are alike to leave out, and drawing n units is drawing the frequencies of the patterns
    from a multinomial distribution: a million units cost no more than their patterns.
    """
    import numpy as np

    plan = replace(plan or Plan(), cluster="unit", caution=UNITS_ALONE)
    if plan.method is IntervalMethod.NONE:
        return dict.fromkeys(coefficients, Interval(None, None, NOT_ASKED, confidence=plan.confidence))
    ratings = ratings.active
    rated = {pattern: count for pattern, _other, count in ratings.rated_patterns()}
    whole = Ratings(ratings.coders, ratings.categories, rated, ratings.positive)
    counts = np.array(list(rated.values()), dtype=np.int64)
    draws = plan.method is IntervalMethod.BOOTSTRAP

    def replicates(_: Sequence[int], table: PatternTable, patterns: Sequence[Pattern]) -> Iterator[Sums]:
        frequencies = counts[None, None, :].astype(float)
        yield Sums(table, frequencies)
        stream = np.random.RandomState(plan.seed)
        step = min(_step(1, table), max(1, _ROOM // max(1, len(patterns))))
        number = plan.replicates if draws else len(patterns)
        for first in range(0, number, step):
            size = min(step, number - first)
            if draws:
                drawn = stream.multinomial(counts.sum(), counts / counts.sum(), size)
                yield Sums(table, drawn[:, None, :].astype(float))
            else:
                yield UnitLeftOut(table, frequencies, None, first, first + size)

    (occurrence,) = RatingTable.of([[whole]]).occurrences(each_unit=True)[1]
    walk = _Walk(
        [whole], [occurrence], None, replicates, ratings.rated, plan, None if draws else counts.astype(float)
    )
    found = _resampled(walk, _figures(coefficients, metric, weights))
    return {name: intervals[0] for name, intervals in found.by_code.items()}


Replicates = Callable[[Sequence[int], PatternTable, Sequence[Pattern]], Iterator[Sums]]
"""The sums of some codes, by their places, in portions; the first replicate is the real one."""


@dataclass(frozen=True, slots=True)
class _Walk:
    """Codes with their ratings over all clusters, and what of the clusters is left out or drawn.

    `there` says in which clusters each code occurs, of the shape (codes, clusters); `times` how many clusters each
    replicate of the jackknife stands for.
    """

    whole: Sequence[Ratings]
    occurrences: Sequence[Occurrence]
    there: Booleans | None
    replicates: Replicates
    clusters: int
    plan: Plan
    times: Floats | None = None

    @property
    def number(self) -> int:
        """How many replicates there are beside the real one."""
        if self.plan.method is IntervalMethod.BOOTSTRAP:
            return self.plan.replicates
        return self.clusters if self.times is None else len(self.times)

    def together(self) -> Occurrence:
        """In how many clusters any of the codes occurs."""
        if self.there is None or len(self.occurrences) == 1:
            return self.occurrences[0]
        return Occurrence(int(self.there.any(axis=0).sum()), several=True)

    def intervals(
        self, terms: Array, occurrences: Sequence[Occurrence], reasons: Sequence[str], least: float
    ) -> list[Interval]:
        """The intervals of figures from both terms of their replicates."""
        return intervals_of(terms, occurrences, self.clusters, self.plan, reasons, least, self.times)


def _resampled(walk: _Walk, figures: Mapping[str, Coefficient], *, of_codes: bool = True) -> Resampled:
    """The intervals of codes, from their ratings over all clusters and their replicates, and the pooled ones."""
    import numpy as np

    by_code: dict[str, list[Interval]] = {name: [Interval(None, None)] * len(walk.whole) for name in figures}
    totals = {name: np.zeros((2, walk.number + 1, 1)) for name in figures}
    refusals: dict[str, list[str]] = {name: [] for name in figures}
    for places in _portions(walk):
        first = walk.whole[places[0]]
        patterns = list(dict.fromkeys(pattern for place in places for pattern in walk.whole[place].patterns))
        table = _table(first, patterns)
        terms = _terms(figures, first, walk.replicates(places, table, patterns))
        constant = [constancy(walk.whole[place]) for place in places]
        occurrences = [walk.occurrences[place] for place in places]
        for name, figure in figures.items():
            refusal = figure.formula.refusal(first)
            refusals[name].append(refusal)
            if not refusal:
                totals[name] += np.nansum(terms[name], axis=2, keepdims=True)
                if not of_codes:
                    continue
            reasons = [refusal or (reason if figure.corrected else "") for reason in constant]
            found = walk.intervals(terms[name], occurrences, reasons, figure.least)
            for place, interval in zip(places, found, strict=True):
                by_code[name][place] = interval
    pooled = {
        name: by_code[name][0]
        if all(refusals[name])
        else walk.intervals(totals[name], [walk.together()], [""], figure.least)[0]
        for name, figure in figures.items()
    }
    return Resampled({name: tuple(intervals) for name, intervals in by_code.items() if of_codes}, pooled)


def intervals_of(
    terms: tuple[Floats, Floats] | Array,
    occurrences: Sequence[Occurrence],
    clusters: int,
    plan: Plan,
    reasons: Sequence[str] = (),
    least: float = -1.0,
    times: Floats | None = None,
) -> list[Interval]:
    """The intervals of figures ``1 - observed / expected``, each with what occurs for it and a reason against one.

    Both `terms` have the shape (1 + replicates, figures): over all clusters, then of each replicate of the plan.
    `least` is the least value that the figures can have.
    """
    observed, expected = terms
    same: str
    if plan.method is IntervalMethod.NONE:
        return [Interval(None, None, NOT_ASKED, confidence=plan.confidence)] * len(occurrences)
    if plan.method is IntervalMethod.BOOTSTRAP:
        fields = [bootstrap.fields(*column, plan) for column in zip(observed.T, expected.T, strict=True)]
        same = later("not estimable (every replicate gives the same value)")
    else:
        degrees = [occurrence.holding - 1 for occurrence in occurrences]
        fields = jackknife.fields(observed, expected, degrees, plan.confidence, least, times)
        same = _unchanged()
    found, method = [], plan.words(clusters)
    for place, (occurrence, made) in enumerate(zip(occurrences, fields, strict=True)):
        why = reasons[place] if reasons else ""
        why = why or _not_estimable(observed[0, place], expected[0, place])
        why = why or occurrence.too_few(clusters, plan) or ("" if "low" in made else same)
        told = {name: value for name, value in made.items() if not why or name in _WITHOUT_ENDS}
        found.append(
            Interval(
                **({"low": None, "high": None} | told),
                reason=why,
                method=method,
                confidence=plan.confidence,
                clusters=clusters,
                holding=occurrence.holding,
                caution=plan.caution,
            )
        )
    return found


@cache
def _unchanged() -> str:
    return later("not estimable (no cluster changes the value)")


def _not_estimable(observed: float, expected: float) -> str:
    """The reason against an interval where nothing could disagree, or nothing does."""
    if math.isnan(expected):
        return later("not estimable (too few units coded by two coders)")
    if expected <= jackknife.NOTHING:
        return later("not estimable (no variation)")
    return later("not estimable (no disagreement)") if observed <= jackknife.NOTHING else ""


def _figures(names: Sequence[str], metric: Metric | Distance, weights: Weights | None) -> dict[str, Coefficient]:
    """The coefficients with the formulas that the metric and the weights make."""
    known = dict(COEFFICIENTS)
    known["krippendorff_alpha"] = replace(known["krippendorff_alpha"], formula=alpha(metric))
    if weights is not None:
        known["gwet_ac2"] = replace(known["gwet_ac1"], formula=gwet(weights))
        known["cohen_kappa_weighted"] = replace(known["cohen_kappa"], formula=cohen(weights))
    return {name: known[name] for name in names}


def _terms(figures: Mapping[str, Coefficient], ratings: Ratings, portions: Iterator[Sums]) -> dict[str, Array]:
    """Both terms of each coefficient: shape (2, replicates, codes).

    They are not a number where fewer than two units are pairable, and stand for nothing where the coefficient is not
    for such ratings.
    """
    import numpy as np

    parts: dict[str, list[Array]] = {name: [] for name in figures}
    for sums in portions:
        for name, figure in figures.items():
            formula = figure.formula
            terms = (sums.nothing, sums.nothing + 1) if formula.refusal(ratings) else formula.terms(sums)
            parts[name].append(np.where(sums.pairable > 1, np.stack(terms), np.nan))
    return {name: np.concatenate(found, axis=1) for name, found in parts.items()}


def _portions(walk: _Walk) -> Iterator[list[int]]:
    """The places of codes that are computed together: of the same coders and categories, as many as there is room."""
    alike: dict[tuple[object, ...], list[int]] = {}
    for place, ratings in enumerate(walk.whole):
        alike.setdefault((ratings.coders, ratings.categories, ratings.positive), []).append(place)
    for (coders, categories, _other), places in alike.items():
        columns = len(coders) * (len(categories) + 1)  # type: ignore[arg-type]
        step = max(1, _ROOM // ((walk.number + 1) * columns))
        yield from (places[first : first + step] for first in range(0, len(places), step))


def _table(ratings: Ratings, patterns: Sequence[Pattern]) -> PatternTable:
    """The patterns as arrays."""
    _refuse_too_many(len(ratings.categories), len(patterns))
    return PatternTable.of(patterns, len(ratings.coders), ratings.categories, ratings.positive)


def too_many(categories: int, patterns: int) -> bool:
    """Whether so many different values in so many combinations leave no room for intervals."""
    return max(patterns, categories) * categories > MOST_NUMBERS


def _refuse_too_many(categories: int, patterns: int) -> None:
    """Raise QualcodeError where the patterns' tables would hold more than `MOST_NUMBERS`."""
    if too_many(categories, patterns):
        raise QualcodeError(
            _(
                "{categories} different values in {combinations} combinations are too many for intervals.",
                categories=program().number(categories),
                combinations=program().number(patterns),
            ),
            _("Say --interval none for the figures without intervals, or group the values."),
        )


def _step(codes: int, table: PatternTable) -> int:
    """How many replicates of so many codes there is room for at once."""
    columns = len(table.sizes) * len(table.categories) + len(table.pairs[0]) + 1
    return max(1, _ROOM // (codes * columns))


def constancy(ratings: Ratings) -> str:
    """The reason against an interval where fewer than two coders vary; empty where there is none."""
    active = ratings.active
    names = constant_coders(active) if active.pairable else []
    if len(active.used) < 2 or len(active.coders) - len(names) >= 2:
        return ""
    return not_varying(names)
