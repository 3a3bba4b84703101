"""Where agreement is low: one study by code and pair of coders, without each of the coders, and by document.

What one document or coder does to alpha is alpha with and without it. A figure of one document has no interval, since
it is a single cluster; a figure without one of the coders is compared with that of all by the difference of both, of
the same clusters (`figures`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from qualcode.agreement.differences.figures import (
    ClusterTerms,
    FigureDifference,
    figure_difference,
    formula_of,
)
from qualcode.agreement.kernel.jackknife import NOTHING
from qualcode.agreement.kernel.metrics import Metric
from qualcode.agreement.kernel.rating_table import RatingTable
from qualcode.agreement.kernel.resampling import resample_tables
from qualcode.agreement.kernel.sums import PatternTable, Sums
from qualcode.agreement.kernel.values import Disagreement, Interval, Value, defined, pooled, undefined
from qualcode.agreement.planning.simulated_intervals import StudyTerms
from qualcode.agreement.study.results import NamedDocument, Study
from qualcode.agreement.study.shared_figures import value_of, with_intervals
from qualcode.catalogue import later

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

FIGURES = ("percent", "krippendorff_alpha")
"""The figures that are broken down."""
ALONE = Interval(None, None, later("no interval for a single document"))


@dataclass(frozen=True, slots=True)
class CodesOfSome:
    """The figures of some of the coders: by code, and pooled over the codes that are pooled in the study."""

    coders: tuple[str, ...]
    codes: tuple[tuple[str, Mapping[str, Value]], ...]
    whole: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class CoderLeftOut:
    """The figures of all coders but one, and how much the pooled ones are higher than those of all."""

    coder: str
    others: CodesOfSome
    differences: Mapping[str, FigureDifference]


@dataclass(frozen=True, slots=True)
class DocumentFigures:
    """One document, its units that two coders rated, and its figures pooled over the codes.

    `without` it the study's pooled alpha is so high; None where there is none.
    """

    document: NamedDocument
    units: int
    values: Mapping[str, Value]
    without: float | None


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A study by every two coders and without each of them, where there are three, and by document.

    Documents without which alpha is highest come first.
    """

    pairs: tuple[CodesOfSome, ...]
    left_out: tuple[CoderLeftOut, ...]
    documents: tuple[DocumentFigures, ...]


def breakdown(study: Study) -> Breakdown:
    """Break a study of a project down; nothing of what its clusters or documents are not known for."""
    tables = [code.table for code in study.codes if code.table is not None]
    several = len(study.coders) > 2 and len(tables) == len(study.codes)
    number = range(len(study.coders))
    return Breakdown(
        tuple(_some(study, tables, pair) for pair in combinations(number, 2)) if several else (),
        tuple(_left_out(study, tables, coder) for coder in number) if several else (),
        tuple(_documents(study)),
    )


def _some(study: Study, tables: Sequence[RatingTable], coders: Sequence[int]) -> CodesOfSome:
    """The figures of some of the coders, by their places."""
    metric, names = Metric(study.metric), [code.name for code in study.codes]
    held = [table.of_coders(coders) for table in tables]
    ratings = [table.whole()[0] for table in held]
    values = [{figure: value_of(figure, rated, metric) for figure in FIGURES} for rated in ratings]
    chosen = [place for place, code in enumerate(study.codes) if code.pooled]
    plan = study.resampling.plan
    drawn = resample_tables(held, FIGURES, plan, metric)
    by_code = [
        with_intervals(of_code, {figure: intervals[place] for figure, intervals in drawn.by_code.items()})
        for place, of_code in enumerate(values)
    ]
    together = resample_tables([held[place] for place in chosen], FIGURES, plan, metric)
    whole = {figure: pooled(values[place][figure] for place in chosen) for figure in FIGURES}
    return CodesOfSome(
        tuple(study.coders[place] for place in coders),
        tuple(zip(names, by_code, strict=True)),
        with_intervals(whole, together.pooled),
    )


def _left_out(study: Study, tables: Sequence[RatingTable], coder: int) -> CoderLeftOut:
    others = [place for place in range(len(study.coders)) if place != coder]
    found = _some(study, tables, others)
    chosen = [table for table, code in zip(tables, study.codes, strict=True) if code.pooled]
    names = study.resampling.names or tuple(map(str, range(study.resampling.clusters)))
    metric = Metric(study.metric)
    differences = {}
    for figure in FIGURES:
        terms = (
            ClusterTerms.of(chosen, names, figure, metric),
            ClusterTerms.of([table.of_coders(others) for table in chosen], names, figure, metric),
        )
        differences[figure] = figure_difference(
            study.whole[figure],
            found.whole[figure],
            terms,
            study.resampling.plan,
            least=0.0 if figure == "percent" else -1.0,
            several=len(chosen) > 1,
        )
    return CoderLeftOut(study.coders[coder], found, differences)


def _documents(study: Study) -> Iterator[DocumentFigures]:
    """The documents, those without which alpha is highest first."""
    import numpy as np

    if study.scope is None or not study.by_document:
        return
    chosen = [table for table, code in zip(study.by_document, study.codes, strict=True) if code.pooled]
    metric = Metric(study.metric)
    terms = {figure: _of_each(chosen, figure, metric) for figure in FIGURES}
    without = _without_each(chosen, metric)
    units = np.max([_pairable(table) for table in chosen], axis=0)
    for place in np.argsort(-np.nan_to_num(without, nan=-np.inf), kind="stable").tolist():
        yield DocumentFigures(
            study.scope.documents[place],
            int(units[place]),
            {figure: _alone(*(float(column[place]) for column in terms[figure])) for figure in FIGURES},
            None if np.isnan(without[place]) else float(without[place]),
        )


def _of_each(tables: Sequence[RatingTable], figure: str, metric: Metric) -> Floats:
    """Both terms of a figure of each cluster by itself, over all codes: shape (2, clusters)."""
    import numpy as np

    formula, found = formula_of(figure, metric), np.zeros((2, tables[0].counts.shape[1]))
    for table in tables:
        patterns = PatternTable.of(table.patterns, len(table.coders), table.categories, table.positive)
        sums = Sums(patterns, table.counts[0][:, None, :].astype(float))
        terms = np.stack(formula.terms(sums))[:, :, 0]
        found += np.where(sums.pairable[:, 0] > 1, np.nan_to_num(terms), 0)
    return found


def _without_each(tables: Sequence[RatingTable], metric: Metric) -> Floats:
    """Alpha over all codes without each of the clusters; not a number where it does not exist."""
    import numpy as np

    formula, found = formula_of("krippendorff_alpha", metric), np.zeros((2, tables[0].counts.shape[1]))
    for table in tables:
        terms = StudyTerms.of(table, formula)
        found += np.stack([terms.observed[1:, 0], terms.expected[1:, 0]])
    there = found[1] > NOTHING
    return np.where(there, 1 - found[0] / np.where(there, found[1], 1), np.nan)


def _pairable(table: RatingTable) -> NDArray[np.int64]:
    """How many units of each cluster two coders rated."""
    import numpy as np

    twice = np.array([sum(said >= 0 for said in pattern) >= 2 for pattern in table.patterns], dtype=bool)
    found: NDArray[np.int64] = table.counts[0][:, twice].sum(axis=1)
    return found


def _alone(observed: float, expected: float) -> Value:
    """A figure of one document."""
    if expected <= NOTHING:
        return undefined(later("no variation in any code"))
    return replace(defined(Disagreement(observed, expected)), interval=ALONE)
