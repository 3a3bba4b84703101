"""Calibration: how often the intervals of a study's own kind hold the true value."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.random import RandomState
from simulated_coding import SimulatedCode
from test_agreement_bootstrap import documents
from test_jackknife import with_code
from unhurried import unhurried

from qualcode.agreement.kernel.krippendorff import krippendorff_alpha
from qualcode.agreement.kernel.rating_table import RatingTable
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.values import IntervalMethod, Plan
from qualcode.agreement.planning import calibration
from qualcode.agreement.planning.calibration import calibrate, correlation
from qualcode.agreement.study.results import CodeAgreement, Resampling, Study
from qualcode.errors import UsageProblem


def study_of(tables: Sequence[RatingTable], plan: Plan | None = None, unit: str = "sentence") -> Study:
    """A study that holds what calibration looks at."""
    codes = tuple(
        CodeAgreement(f"code {place}", table.whole()[0], {}, table=table) for place, table in enumerate(tables)
    )
    clusters = tables[0].counts.shape[1]
    return Study(
        "project", tables[0].coders, unit, 0, 0, 0, codes, {}, Resampling(plan or Plan(cluster="case"), clusters)
    )


def of_clusters(clusters: Sequence[Ratings]) -> RatingTable:
    return RatingTable.of([clusters])


def simulated(prevalence: float, alpha: float, cases: int, seed: int) -> RatingTable:
    return SimulatedCode.of_alpha(prevalence, alpha).studies(1, cases, RandomState(seed))


@pytest.mark.parametrize(
    ("given", "units", "wanted"),
    [
        ([0, 10, 0, 10], [10, 10, 10, 10], 0.95),  # as unlike as can be, cut
        ([3, 3, 3, 3], [10, 10, 10, 10], 0.0),
        ([2, 4, 6, 8], [10, 10, 10, 10], (2 / 3 - 8 / 36) / (2 / 3 + 9 * 8 / 36)),  # between 2/3, within 8/36
        ([5], [10], 0.0),
        ([1, 0, 1], [1, 1, 1], 0.0),
    ],
)
def test_the_correlation_of_shares_in_clusters(given: list[int], units: list[int], wanted: float) -> None:
    assert correlation(np.array(given), np.array(units)) == pytest.approx(wanted)


def test_the_true_value_is_that_of_the_study_without_its_smallness() -> None:
    clusters = [
        Ratings(part.coders, part.categories, {pattern: 1000 * count for pattern, count in part.patterns.items()}, 1)
        for part in documents(3, 8)
    ]
    found = calibrate(study_of([of_clusters(clusters)]), studies=20)
    assert found.codes[0].true == pytest.approx(krippendorff_alpha(Ratings.merged(clusters)).value, abs=1e-3)


def test_coverage_is_near_what_is_promised_and_the_same_for_the_same_seed() -> None:
    tables = [simulated(prevalence, 0.75, 12, place) for place, prevalence in enumerate((0.1, 0.3, 0.2))]
    found = calibrate(study_of(tables), studies=400)
    for code in (*found.codes, found.pooled):
        assert code.coverage is not None
        assert code.coverage == pytest.approx(0.95, abs=0.04)
        assert code.above is not None
        assert code.below is not None
        assert code.coverage + code.above + code.below == pytest.approx(1)
    assert calibrate(study_of(tables), studies=400).codes == found.codes
    assert calibrate(study_of(tables), studies=400, seed=7).codes != found.codes


def test_many_studies_are_simulated_in_portions_that_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calibration, "_ROOM", 12 * 4 * 50)
    told: list[tuple[int, int]] = []
    table = simulated(0.2, 0.7, 12, 3)
    found = calibrate(study_of([table, table]), 120, progress=lambda done, steps: told.append((done, steps)))
    assert told == [(step, 6) for step in range(1, 7)]
    assert found.codes[0].printed is not None
    assert found.codes[0].printed > 0.9


def test_a_code_in_too_few_clusters_has_a_reason_and_no_number() -> None:
    rare, frequent = of_clusters(with_code(3, 12)), simulated(0.2, 0.7, 12, 4)
    rare = RatingTable(frequent.coders, rare.categories, rare.patterns, rare.counts, 1)
    found = calibrate(study_of([rare, frequent]), studies=50)
    assert (found.codes[0].coverage, found.codes[0].reason) == (None, "the code occurs in 3 of 12 cases")
    assert found.codes[1].coverage is not None
    assert found.pooled.coverage is not None


def test_under_five_clusters_nothing_is_simulated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calibration.StudyTerms, "of", None)
    found = calibrate(study_of([simulated(0.3, 0.7, 4, 5)]))
    assert (found.pooled.coverage, found.pooled.reason) == (None, "the codes occur in 4 of 4 cases")
    assert found.codes[0].reason == "the code occurs in 4 of 4 cases"


def test_a_code_without_variation_or_disagreement_has_a_reason() -> None:
    never = [Ratings.presence(["A", "B"], [set(), set()], 9) for _ in range(6)]
    alike = [Ratings.presence(["A", "B"], [{1, 2}, {1, 2}], 9) for _ in range(6)]
    found = calibrate(study_of([of_clusters(never), of_clusters(alike)]), studies=20)
    assert found.codes[0].reason == "the code occurs in 0 of 6 cases"
    assert found.codes[1].reason == "no simulated study has an interval"
    assert found.pooled.coverage is None


@pytest.mark.parametrize(
    ("plan", "unit", "told"),
    [
        (Plan(IntervalMethod.BOOTSTRAP), "sentence", "Only intervals of the jackknife"),
        (Plan(IntervalMethod.NONE), "sentence", "Only intervals of the jackknife"),
        (Plan(), "frequency", "Numbers of passages"),
        (Plan(cluster="turn"), "sentence", "Turns of one document are not independent"),
    ],
)
def test_what_is_not_simulated_is_refused(plan: Plan, unit: str, told: str) -> None:
    with pytest.raises(UsageProblem, match=told):
        calibrate(study_of([simulated(0.3, 0.7, 8, 6)], plan, unit))


@unhurried
@given(st.integers(0, 10**6), st.integers(2, 4), st.integers(5, 8))
def test_simulated_clusters_are_as_large_as_the_study_s_own(seed: int, coders: int, number: int) -> None:
    noise, clusters = random.Random(seed), []
    for _ in range(number):
        rows = [
            [None if noise.random() < 0.2 else int(noise.random() < 0.4) for _ in range(coders)]
            for _ in range(noise.randrange(3, 12))
        ]
        made = Ratings.from_units(rows, [f"coder {place}" for place in range(coders)], (0, 1))
        clusters.append(Ratings(made.coders, made.categories, made.patterns, 1))
    table = of_clusters(clusters)
    model = calibration._Model.fitted(table)
    if model is None:
        return
    studies = model.simulated(5, RandomState(seed))
    assert (studies.counts >= 0).all()
    rated = np.array(table.patterns) >= 0
    for kind in np.unique(rated, axis=0):
        mine = (rated == kind).all(axis=1)
        assert (studies.counts[:, :, mine].sum(axis=2) == table.counts[0][:, mine].sum(axis=1)).all()
