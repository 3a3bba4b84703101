"""What has to be coded for a wanted alpha: published values, how the numbers move, design effects, refusals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.resampling import resample_codes
from qualcode.agreement.kernel.values import Plan
from qualcode.agreement.planning.sample_size import design_effect, units_needed
from qualcode.agreement.planning.samples import shared
from qualcode.agreement.planning.study_plan import PlannedAgreement, plan_of_prevalences
from qualcode.errors import UsageProblem

ALPHAS = st.floats(0.01, 0.98)
SHARES = st.floats(0.001, 0.499)
LEVELS = st.floats(0.001, 0.4)


@pytest.mark.parametrize(
    ("alpha", "prevalence", "units"),
    [(0.8, 0.25, 139), (0.667, 0.25, 81), (0.8, 0.5, 103), (0.8, 0.1, 294), (0.8, 0.02, 1363)],
)
def test_units_are_those_of_bloch_and_kraemer(alpha, prevalence, units):
    assert units_needed(alpha, prevalence) == units


@given(ALPHAS, SHARES, LEVELS, st.floats(1.001, 1.5))
def test_more_is_needed_for_more_alpha_a_rarer_code_and_a_stricter_level(alpha, prevalence, level, factor):
    needed = units_needed(alpha, prevalence, level)
    assert needed >= 1
    assert units_needed(min(0.99, alpha * factor), prevalence, level) >= needed
    assert units_needed(alpha, prevalence / factor, level) >= needed
    assert units_needed(alpha, prevalence, level / factor) >= needed
    assert abs(units_needed(alpha, 1 - prevalence, level) - needed) <= 1  # a code and its absence need the same


@pytest.mark.parametrize(
    "wrong", [(0, 0.1), (1, 0.1), (-0.2, 0.1), (1.2, 0.1), (0.8, 0), (0.8, 1), (float("nan"), 0.1)]
)
def test_what_lies_outside_has_a_reason_and_no_number(wrong):
    with pytest.raises(UsageProblem, match="between 0 and 1"):
        units_needed(*wrong)


@pytest.mark.parametrize("level", [0, 0.5, 0.7, -1, float("nan")])
def test_a_level_that_is_none_has_a_reason(level):
    with pytest.raises(UsageProblem, match=r"between 0 and 0\.5"):
        units_needed(0.8, 0.1, level)


@pytest.mark.parametrize("minutes", [0, -3, float("inf"), float("nan")])
def test_minutes_that_are_none_have_a_reason(minutes):
    with pytest.raises(UsageProblem, match="minutes"):
        PlannedAgreement(0.8, minutes=minutes)


def clusters_of(*agreeing):
    """Clusters of thirty units, ten with the code, of which so many have it from both coders."""
    return [
        Ratings(("a", "b"), (False, True), {(1, 1): both, (1, 0): 10 - both, (0, 0): 20}, positive=1)
        for both in agreeing
    ]


def effect_of(clusters):
    plan = Plan()
    interval = resample_codes([clusters], plan=plan).by_code["krippendorff_alpha"][0]
    return design_effect(interval, Ratings.merged(clusters), plan)


def test_clusters_that_differ_more_than_units_do_have_a_greater_design_effect():
    alike, different = effect_of(clusters_of(7, 8, 7, 8, 7, 8)), effect_of(clusters_of(10, 10, 5, 10, 0, 10))
    assert alike < 1 < different
    assert effect_of(clusters_of(10, 10, 5)) is None  # three clusters have no interval
    assert effect_of(clusters_of(10, 10, 10, 10, 10)) is None  # nothing varies


def test_a_plan_without_a_pilot_tells_units_only():
    plan = plan_of_prevalences(PlannedAgreement(0.8), (0.5, 0.1))
    assert [(code.units, code.documents, code.hours) for code in plan.codes] == [(103, None, None), (294, None, None)]


@given(st.dictionaries(st.text("abc", max_size=2), st.integers(1, 40), min_size=1, max_size=6), st.data())
def test_places_are_shared_by_size_and_never_more_than_there_are(sizes, data):
    total = sum(sizes.values())
    places = data.draw(st.integers(1, total))
    given_places = shared(sizes, places)
    assert sum(given_places.values()) == places
    for name, size in sizes.items():
        assert 0 <= given_places[name] <= size
        if places >= len(sizes):
            assert given_places[name] >= 1
    if places < len(sizes) or all(places * size >= total for size in sizes.values()):
        for name, size in sizes.items():  # where no stratum was lifted to one, nobody is off by a whole document
            assert abs(given_places[name] - places * size / total) < 1
