"""How often a study's 95 % intervals hold the true value: simulated from the study's own clusters.

The model of one code is fitted to its clusters. The share of units that anybody gave the code follows a beta
distribution over the clusters, with the mean and the intraclass correlation that the study shows (so that passages of
several sentences are in it); what the coders said of such a unit follows a Dirichlet distribution around what they
said of all of them, with the intraclass correlation of their agreement. Codes are simulated independently of each
other. True is the value of endlessly many such clusters; coverage is the share of the simulated intervals that hold
it.

Correlations by analysis of variance (Ridout, Demétrio & Firth 1999, Biometrics 55).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.agreement.kernel.krippendorff import alpha
from qualcode.agreement.kernel.rating_table import Occurrence, RatingTable
from qualcode.agreement.kernel.sums import PatternTable, Sums
from qualcode.agreement.kernel.values import SEED, IntervalMethod
from qualcode.agreement.planning.simulated_intervals import StudyTerms
from qualcode.agreement.study.results import CodeAgreement, Study
from qualcode.agreement.study.values import POOLED
from qualcode.catalogue import _, later
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    import numpy as np
    from numpy.random import RandomState
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

FORMULA = alpha()
STUDIES = 2000
# So many numbers of studies × clusters × patterns are held at once: 40 MB.
_ROOM = 5_000_000
_FIRM = 1e-6
"""A smaller correlation is none."""
_MOST = 0.95


@dataclass(frozen=True, slots=True)
class CodeCalibration:
    """One code's intervals in the simulation, or all codes' together.

    `holding` is the number of the study's clusters with the code, `true` the value simulated, `coverage` the share of
    printed intervals that hold it, with the standard error `error` of the simulation itself; `above` and `below` are
    the shares of intervals wholly above and below it, `printed` is the share of studies with an interval. Where
    `reason` says why nothing can be said, all of them are None.
    """

    name: str
    holding: int
    reason: str = ""
    true: float | None = None
    coverage: float | None = None
    error: float | None = None
    above: float | None = None
    below: float | None = None
    printed: float | None = None


@dataclass(frozen=True, slots=True)
class Calibration:
    """The coverage of a study's intervals of alpha, by code and pooled, in so many simulated studies."""

    base: Study
    studies: int
    seed: int
    codes: tuple[CodeCalibration, ...]
    pooled: CodeCalibration


@dataclass(slots=True)
class _CountedEnds:
    """What was counted of one figure's intervals, whose true value is known."""

    true: float
    studies: int = 0
    printed: int = 0
    above: int = 0
    below: int = 0

    def count(self, terms: StudyTerms, confidence: float) -> None:
        """Count a portion of the studies."""
        ends = terms.ends(confidence)
        low, high = ends.low[ends.printed], ends.high[ends.printed]
        self.studies += len(ends.printed)
        self.printed += len(low)
        self.above += int((low > self.true).sum())
        self.below += int((high < self.true).sum())

    def told(self, name: str, holding: int) -> CodeCalibration:
        """What came out; a reason where no simulated study has an interval."""
        if not self.printed:
            return CodeCalibration(name, holding, later("no simulated study has an interval"), self.true, printed=0.0)
        coverage = 1 - (self.above + self.below) / self.printed
        return CodeCalibration(
            name,
            holding,
            true=self.true,
            coverage=coverage,
            error=math.sqrt(coverage * (1 - coverage) / self.printed),
            above=self.above / self.printed,
            below=self.below / self.printed,
            printed=self.printed / self.studies,
        )


def calibrate(
    study: Study, studies: int = STUDIES, seed: int = SEED, progress: Callable[[int, int], object] | None = None
) -> Calibration:
    """Simulate studies from a study's clusters and compute the coverage of alpha's intervals, per code and pooled.

    `progress` is told how many of how many steps are done. Raises UsageProblem for a study whose clusters are not
    known, for counts in place of codes, and for other intervals than those of the jackknife.
    """
    _refuse(study)
    plan, clusters = study.resampling.plan, study.resampling.clusters
    occurrences = [_occurrence(code) for code in study.codes]
    models = [_Model.fitted(code.table) if code.table is not None else None for code in study.codes]
    truths = [model.truth() if model is not None else (0.0, 0.0) for model in models]
    reasons = [
        occurrence.too_few(clusters, plan) or ("" if expected > 0 else later("no variation"))
        for occurrence, (_observed, expected) in zip(occurrences, truths, strict=True)
    ]
    pooled = [place for place, code in enumerate(study.codes) if code.pooled]
    observed, expected = (math.fsum(truths[place][term] for place in pooled) for term in (0, 1))
    together = _together(study, pooled)
    why = together.too_few(clusters, plan) or ("" if expected else later("no variation in any code"))
    tallies = [_CountedEnds(1 - truth[0] / truth[1]) if truth[1] else _CountedEnds(0.0) for truth in truths]
    whole = _CountedEnds(1 - observed / expected if expected else 0.0)
    if not (why and all(reasons)):
        import numpy as np

        steps = _Steps(models, [not reason for reason in reasons], set(pooled), tallies, whole, plan.confidence)
        steps.walk(studies, np.random.RandomState(seed), progress)  # its stream is frozen
    codes = tuple(
        CodeCalibration(code.name, occurrence.holding, reason)
        if reason
        else tally.told(code.name, occurrence.holding)
        for code, occurrence, reason, tally in zip(study.codes, occurrences, reasons, tallies, strict=True)
    )
    over_all = CodeCalibration(POOLED, together.holding, why) if why else whole.told(POOLED, together.holding)
    return Calibration(study, studies, seed, codes, over_all)


def _refuse(study: Study) -> None:
    if study.resampling.plan.method is not IntervalMethod.JACKKNIFE:
        raise UsageProblem(
            _("Only intervals of the jackknife are simulated."), _("Leave --interval and --bootstrap out.")
        )
    if study.unit == "frequency":
        raise UsageProblem(_("Numbers of passages are not simulated."), _("Choose another --unit."))
    if study.resampling.plan.cluster == "turn":
        raise UsageProblem(
            _("Turns of one document are not independent, which a simulation of turns would make them."),
            _("Leave --cluster turn out."),
        )
    if any(code.table is None for code in study.codes):
        raise UsageProblem(
            _("The clusters of this study are not known."), _("Give the file a column “case” or “document”.")
        )


def _occurrence(code: CodeAgreement) -> Occurrence:
    return code.table.occurrences()[1][0] if code.table is not None else Occurrence(0)


def _together(study: Study, pooled: Sequence[int]) -> Occurrence:
    """In how many clusters any of the codes occurs that are pooled."""
    import numpy as np

    tables = [table for place in pooled if (table := study.codes[place].table) is not None]
    there = [table.occurrences()[0][0] for table in tables]
    return Occurrence(int(np.logical_or.reduce(there).sum()) if there else 0, several=True)


@dataclass(frozen=True, slots=True)
class _Steps:
    """The codes that are simulated, which of them are reported and which are pooled."""

    models: Sequence[_Model | None]
    reported: Sequence[bool]
    pooled: set[int]
    tallies: Sequence[_CountedEnds]
    whole: _CountedEnds
    confidence: float

    def walk(self, studies: int, random: RandomState, progress: Callable[[int, int], object] | None) -> None:
        """Simulate a portion of the studies at a time, code by code, and count."""
        wanted = [
            (place, model)
            for place, model in enumerate(self.models)
            if model is not None and (self.reported[place] or place in self.pooled)
        ]
        step = max(1, _ROOM // max(1, *(model.table.counts[0].size for _place, model in wanted)))
        portions = [min(step, studies - first) for first in range(0, studies, step)]
        done, steps = 0, len(portions) * len(wanted)
        for size in portions:
            total: StudyTerms | None = None
            for place, model in wanted:
                terms = StudyTerms.of(model.simulated(size, random), FORMULA)
                if self.reported[place]:
                    self.tallies[place].count(terms, self.confidence)
                if place in self.pooled:
                    total = terms if total is None else total.with_another(terms)
                done += 1
                if progress is not None:
                    progress(done, steps)
            if total is not None:
                self.whole.count(total, self.confidence)


@dataclass(frozen=True)
class _Kind:
    """Units that the same coders rated: how many in each cluster, the usual pattern, the others with their shares."""

    units: Integers
    silence: int
    others: Sequence[int]
    shares: Floats


@dataclass(frozen=True)
class _Model:
    """The fitted model of one code, from its ratings by cluster.

    `given` is the share of units for which any coder said something else than most say, `spread` and `agreement` are
    the intraclass correlations of that share and of agreement where it is so.
    """

    table: RatingTable
    kinds: Sequence[_Kind]
    given: float
    spread: float
    agreement: float

    @classmethod
    def fitted(cls, table: RatingTable) -> _Model | None:
        """From the ratings of one code by cluster; None where nothing varies."""
        import numpy as np

        counts = table.counts[0]
        said = np.array(table.patterns, dtype=np.int64).reshape(len(table.patterns), len(table.coders))
        rated = said >= 0
        paired = rated.sum(axis=1) >= 2
        whole = counts.sum(axis=0)
        numbers = [int((whole * paired) @ (said == value).sum(axis=1)) for value in range(len(table.categories))]
        most = numbers.index(max(numbers)) if numbers else 0
        other = paired & (rated & (said != most)).any(axis=1)
        alike = other & (np.where(rated, said, -1).max(axis=1) == np.where(rated, said, 1 << 30).min(axis=1))
        units, given = counts[:, paired].sum(axis=1), counts[:, other].sum(axis=1)
        if not given.sum():
            return None
        kinds = []
        for kind in np.unique(rated[paired], axis=0):
            mine = paired & (rated == kind).all(axis=1)
            others = np.flatnonzero(mine & other)
            silent = np.flatnonzero(mine & ~other)
            if len(others) and len(silent) and whole[others].sum():
                shares = whole[others] / whole[others].sum()
                kinds.append(_Kind(counts[:, mine].sum(axis=1), int(silent[0]), others.tolist(), shares))
        spread = correlation(given, units)
        return cls(
            table, kinds, float(given.sum() / units.sum()), spread, correlation(counts[:, alike].sum(axis=1), given)
        )

    def truth(self) -> tuple[float, float]:
        """Observed and expected disagreement of endlessly many such clusters."""
        import numpy as np

        counts = self.table.counts[0].sum(axis=0).astype(float)
        for kind in self.kinds:
            units = float(kind.units.sum())
            counts[kind.silence] = units * (1 - self.given)
            counts[kind.others] = units * self.given * kind.shares
        table = PatternTable.of(
            self.table.patterns, len(self.table.coders), self.table.categories, self.table.positive
        )
        observed, expected = FORMULA.terms(Sums(table, 1e9 * counts[None, None, :]))
        return float(np.asarray(observed)[0, 0]), float(np.asarray(expected)[0, 0])

    def simulated(self, studies: int, random: RandomState) -> RatingTable:
        """The ratings of so many studies of as many clusters, of the same sizes, in the place of codes."""
        import numpy as np

        source = self.table
        shape = (studies, source.counts.shape[1])
        counts = np.broadcast_to(source.counts[0], (*shape, source.counts.shape[2])).copy()
        given = _beta(self.given, self.spread, shape, random)
        for kind in self.kinds:
            units = random.binomial(kind.units, given)
            counts[:, :, kind.silence] = kind.units - units
            counts[:, :, kind.others] = self._patterns(kind, units, random)
        return RatingTable(source.coders, source.categories, source.patterns, counts, source.positive)

    def _patterns(self, kind: _Kind, units: Integers, random: RandomState) -> Integers:
        """How the units that somebody gave the code fall to the patterns: one binomial draw after the other."""
        import numpy as np

        firm = 1 / max(self.agreement, _FIRM) - 1
        weights = random.standard_gamma(kind.shares * firm, (*units.shape, len(kind.shares)))
        found = np.zeros((*units.shape, len(kind.shares)), dtype=np.int64)
        rest = units
        for place in range(len(kind.shares) - 1):
            left = weights[..., place:].sum(axis=-1)
            share = np.divide(weights[..., place], left, out=np.full(left.shape, 0.5), where=left > 0)
            found[..., place] = random.binomial(rest, np.clip(share, 0, 1))
            rest = rest - found[..., place]
        found[..., -1] = rest
        return found


def _beta(mean: float, spread: float, shape: tuple[int, ...], random: RandomState) -> Floats:
    """Shares with a mean and an intraclass correlation."""
    import numpy as np

    firm = 1 / max(spread, _FIRM) - 1
    if mean >= 1:
        return np.ones(shape)
    shares: Floats = random.beta(mean * firm, (1 - mean) * firm, shape)
    return shares


def correlation(given: Integers, units: Integers) -> float:
    """The intraclass correlation of shares `given` of `units` in clusters, by analysis of variance, from 0 to .95."""
    kept = units > 0
    given, units = given[kept], units[kept]
    clusters, total = len(units), float(units.sum())
    if clusters < 2 or total <= clusters:
        return 0.0
    mean = given.sum() / total
    shares = given / units
    between = float((units * (shares - mean) ** 2).sum()) / (clusters - 1)
    within = float((units * shares * (1 - shares)).sum()) / (total - clusters)
    size = (total - float((units.astype(float) ** 2).sum()) / total) / (clusters - 1)
    spread = between + (size - 1) * within
    return min(max((between - within) / spread, 0.0), _MOST) if spread > 0 else 0.0
