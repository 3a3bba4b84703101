"""Intervals that promise 95 % hold about as much: in studies whose true alpha is known."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import pytest
from numpy.random import RandomState
from simulated_coding import SimulatedCode

from qualcode.agreement.kernel.krippendorff import alpha
from qualcode.agreement.kernel.resampling import resample_tables
from qualcode.agreement.planning.simulated_intervals import StudyTerms

ALPHA = 0.75
CODES = [SimulatedCode.of_alpha(prevalence, ALPHA) for prevalence in np.geomspace(0.01, 0.3, 20)]
"""Twenty codes of one codebook, from rare to frequent."""
SEEDS = {10: 2010, 20: 2020, 40: 2040}
"""By the number of cases."""
FORMULA = alpha()
Coverage = dict[str, tuple[float, int]]


def standard_error(share: float, number: int) -> float:
    return math.sqrt(share * (1 - share) / number)


def held(terms: StudyTerms, true: float) -> Iterator[tuple[int, bool]]:
    """Of each printed interval in how many cases the code occurs, and whether it holds the true value."""
    ends = terms.ends(0.95)
    holds = (ends.low <= true) & (true <= ends.high)
    yield from zip(ends.holding[ends.printed].tolist(), holds[ends.printed].tolist(), strict=True)


def covered(studies: int, cases: int, seed: int) -> Coverage:
    """The coverage pooled over the codes, and of codes in five to nine cases, and in ten or more."""
    random, total = RandomState(seed), None
    by_number: dict[str, list[bool]] = {"5-9": [], "10+": []}
    for code in CODES:
        terms = StudyTerms.of(code.studies(studies, cases, random), FORMULA)
        total = terms if total is None else total.with_another(terms)
        for number, holds in held(terms, ALPHA):
            by_number["5-9" if number < 10 else "10+"].append(holds)
    truths = [code.truth() for code in CODES]
    true = 1 - sum(observed for observed, _ in truths) / sum(expected for _, expected in truths)
    assert total is not None
    by_number["pooled"] = [holds for _number, holds in held(total, true)]
    return {name: (sum(found) / len(found), len(found)) for name, found in by_number.items() if found}


@pytest.mark.stress
@pytest.mark.parametrize("cases", [10, 20, 40])
def test_intervals_hold_what_they_promise_in_5000_studies(cases: int) -> None:
    found = covered(5_000, cases, SEEDS[cases])
    print(cases, {name: f"{share:.4f} of {number:,}" for name, (share, number) in found.items()})
    for name, (share, number) in found.items():
        least = 0.93 if name == "pooled" else 0.91
        assert share >= least - 2 * standard_error(least, number), name


@pytest.mark.stress
@pytest.mark.parametrize("prevalence", [0.1, 0.5, 0.02])
@pytest.mark.parametrize("cases", [5, 10, 20, 40])
def test_intervals_of_one_code_in_5000_studies(prevalence: float, cases: int) -> None:
    code = SimulatedCode.of_alpha(prevalence, ALPHA)
    terms = StudyTerms.of(code.studies(5_000, cases, RandomState(100 * cases + int(100 * prevalence))), FORMULA)
    found = [holds for _number, holds in held(terms, ALPHA)]
    print(prevalence, cases, f"{sum(found) / len(found):.4f} of {len(found):,}")
    if len(found) > 500:
        assert sum(found) / len(found) >= 0.93 - 2 * standard_error(0.93, len(found))


@pytest.mark.stress
@pytest.mark.parametrize("prevalence", [0.1, 0.5])
@pytest.mark.parametrize("cases", [10, 20, 40])
def test_a_probability_below_05_is_as_rare_as_it_says_where_alpha_is_the_limit_itself(
    prevalence: float, cases: int
) -> None:
    """P(alpha < .800) lies below .05 where the lower end of the 90 % interval lies above .800."""
    code = SimulatedCode.of_alpha(prevalence, 0.8)
    studies = code.studies(5_000, cases, RandomState(7 * cases + int(100 * prevalence)))
    ends = StudyTerms.of(studies, FORMULA).ends(0.90)
    share = float((ends.low[ends.printed] > 0.8).mean())
    print(prevalence, cases, f"{share:.4f} of {ends.printed.sum():,}")
    assert 0.01 <= share <= 0.06


@pytest.mark.parametrize(("cases", "seed"), [(10, 1), (20, 2)])
def test_intervals_hold_about_what_they_promise(cases: int, seed: int) -> None:
    for share, number in covered(250, cases, seed).values():
        assert share >= 0.91 - 3 * standard_error(0.91, number)


def test_intervals_of_many_studies_are_those_of_each_by_itself() -> None:
    random = RandomState(7)
    tables = [code.studies(12, 9, random) for code in (CODES[4], CODES[18])]
    terms = [StudyTerms.of(table, FORMULA) for table in tables]
    single = [resample_tables([table]).by_code["krippendorff_alpha"] for table in tables]
    for found, intervals in zip(terms, single, strict=True):
        ends = found.ends(0.95)
        assert not ends.printed.all() or found is terms[1]
        for place, interval in enumerate(intervals):
            assert ends.printed[place] == (interval.low is not None)
            assert ends.holding[place] == interval.holding
            if interval.low is not None:
                assert (max(ends.low[place], -1), ends.high[place]) == (
                    pytest.approx(interval.low),
                    pytest.approx(interval.high),
                )
    ends = terms[0].with_another(terms[1]).ends(0.95)
    for place in range(12):
        pooled = resample_tables([table.chosen([place]) for table in tables]).pooled["krippendorff_alpha"]
        assert (max(ends.low[place], -1), ends.high[place]) == (pytest.approx(pooled.low), pytest.approx(pooled.high))
