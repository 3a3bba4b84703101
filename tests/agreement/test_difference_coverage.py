"""Intervals of differences that promise 95 % hold about as much: in pairs of studies whose true alphas are known."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.random import RandomState
from simulated_coding import SimulatedCode
from test_coverage import CODES, FORMULA, standard_error

from qualcode.agreement.differences.figures import ClusterTerms, FigureDifference, figure_difference
from qualcode.agreement.kernel.values import Plan, Value
from qualcode.agreement.planning.simulated_intervals import StudyTerms

PLAN = Plan(cluster="case")
BEFORE, AFTER = 0.6, 0.8


def differences(first: StudyTerms, second: StudyTerms, *, common: bool) -> list[FigureDifference]:
    """Of each of the studies that the terms hold, as the program computes it."""
    sides = []
    for number, terms in enumerate((first, second)):
        names = tuple(f"{0 if common else number} {case}" for case in range(len(terms.observed) - 1))
        sides.append(
            [
                ClusterTerms(names, StudyTerms(terms.observed[:, [at]], terms.expected[:, [at]], terms.there[[at]]))
                for at in range(terms.observed.shape[1])
            ]
        )
    return [
        figure_difference(value(before), value(after), (before, after), PLAN)
        for before, after in zip(*sides, strict=True)
    ]


def value(terms: ClusterTerms) -> Value:
    observed, expected = terms.terms.observed[0, 0], terms.terms.expected[0, 0]
    return Value(float(1 - observed / expected)) if expected > 0 else Value(None, "no variation")


def two(prevalence: float, before: float, after: float) -> tuple[SimulatedCode, SimulatedCode]:
    return SimulatedCode.of_alpha(prevalence, before), SimulatedCode.of_alpha(prevalence, after)


def told(found: list[FigureDifference], true: float) -> tuple[float, int, float]:
    """Share of the printed intervals that hold the true difference, their number, and the share with p < .05."""
    printed = [each for each in found if each.value.low is not None]
    holds = [each.value.low <= true <= each.value.high for each in printed]
    return (
        float(np.mean(holds)) if holds else 1.0,
        len(printed),
        float(np.mean([each.probability < 0.05 for each in printed])) if printed else 0.0,
    )


def simulated(
    prevalence: float, alphas: tuple[float, float], studies: int, cases: int, seed: int, *, common: bool
) -> tuple[float, int, float]:
    codes, random = two(prevalence, *alphas), RandomState(seed)
    tables = (
        codes[0].pairs(codes[1], studies, cases, random)
        if common
        else [code.studies(studies, cases, random) for code in codes]
    )
    first, second = (StudyTerms.of(table, FORMULA) for table in tables)
    return told(differences(first, second, common=common), alphas[1] - alphas[0])


def pooled(studies: int, cases: int, seed: int) -> tuple[float, int, float]:
    """Over the twenty codes of a codebook, of the same cases before and after."""
    random, sides, truths = RandomState(seed), [None, None], np.zeros((2, 2))
    for code in CODES:
        pair = two(code.prevalence, BEFORE, AFTER)
        for place, table in enumerate(pair[0].pairs(pair[1], studies, cases, random)):
            terms = StudyTerms.of(table, FORMULA)
            sides[place] = terms if sides[place] is None else sides[place].with_another(terms)
            truths[place] += pair[place].truth()
    true = [1 - observed / expected for observed, expected in truths]
    return told(differences(sides[0], sides[1], common=True), true[1] - true[0])


@pytest.mark.stress
@pytest.mark.parametrize("alphas", [(BEFORE, AFTER), (0.75, 0.75)])
@pytest.mark.parametrize("prevalence", [0.1, 0.5, 0.02])
@pytest.mark.parametrize("cases", [5, 10, 20, 40])
@pytest.mark.parametrize("common", [True, False])
def test_intervals_of_differences_in_5000_pairs_of_studies(
    common: bool, cases: int, prevalence: float, alphas: tuple[float, float]
) -> None:
    seed = 1000 * cases + int(100 * prevalence) + common
    share, number, found = simulated(prevalence, alphas, 5_000, cases, seed, common=common)
    print(f"common={common} {prevalence} {alphas} {cases}: {share:.4f} of {number:,}; p < .05 in {found:.4f}")
    if number > 500:
        assert share >= 0.93 - 2 * standard_error(0.93, number)
        if alphas[0] == alphas[1]:
            assert found <= 0.07 + 2 * standard_error(0.07, number)


@pytest.mark.stress
@pytest.mark.parametrize("cases", [10, 20, 40])
def test_intervals_of_pooled_differences_in_5000_pairs_of_studies(cases: int) -> None:
    share, number, found = pooled(5_000, cases, 3000 + cases)
    print(f"pooled {cases}: {share:.4f} of {number:,}; p < .05 in {found:.4f}")
    assert share >= 0.93 - 2 * standard_error(0.93, number)


@pytest.mark.parametrize(("common", "cases", "seed"), [(True, 10, 1), (False, 6, 2)])
def test_intervals_of_differences_hold_about_what_they_promise(common: bool, cases: int, seed: int) -> None:
    share, number, found = simulated(0.3, (BEFORE, AFTER), 300, cases, seed, common=common)
    assert number > 250
    assert share >= 0.93 - 3 * standard_error(0.93, number)
    assert found > 0.1  # some of the differences that are there are found


def test_where_nothing_differs_a_p_below_05_is_as_rare_as_it_says() -> None:
    share, number, found = simulated(0.3, (0.75, 0.75), 300, 12, 3, common=True)
    assert share >= 0.93 - 3 * standard_error(0.93, number)
    assert found == pytest.approx(1 - share, abs=1e-9)
