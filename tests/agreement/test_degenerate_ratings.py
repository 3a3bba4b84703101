"""Degenerate tables: a reason or a flag in words, never a bare 0, 1 or not-a-number."""

from __future__ import annotations

import pytest

from qualcode.agreement.kernel.catalogue import COEFFICIENTS
from qualcode.agreement.kernel.coefficients import brennan_prediger, cohen_kappa, gwet_ac1, light_kappa, percent
from qualcode.agreement.kernel.krippendorff import krippendorff_alpha
from qualcode.agreement.kernel.presence import positive_agreement
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.standard_errors import ANALYTIC, analytic
from qualcode.agreement.kernel.values import Flag, Value, pooled

CORRECTED = ["cohen_kappa", "scott_pi", "fleiss_kappa", "conger_kappa", "krippendorff_alpha"]


def presence(*coded: set[int] | None, units: int) -> Ratings:
    return Ratings.presence([chr(ord("A") + number) for number in range(len(coded))], coded, units)


def values(ratings: Ratings) -> dict[str, Value]:
    return {name: coefficient.compute(ratings) for name, coefficient in COEFFICIENTS.items()}


def words(value: Value) -> list[str]:
    return [note.text for note in value.notes]


@pytest.mark.parametrize(
    ("ratings", "reason"),
    [
        (presence(set(), set(), units=60), "no variation: code never used"),
        (presence(set(range(60)), set(range(60)), units=60), "no variation: code always used"),
        (Ratings.from_coders([["x"] * 60] * 2), "no variation: every rating is “x”"),
    ],
)
def test_one_category_throughout_is_no_variation(ratings: Ratings, reason: str) -> None:
    found = values(ratings)
    for name in CORRECTED:
        assert (found[name].value, found[name].reason) == (None, reason)
    assert found["percent"].value == 1.0
    assert words(found["percent"]) == [reason]


def test_without_variation_the_code_list_still_gives_ac1_and_brennan_prediger() -> None:
    never = presence(set(), set(), units=60)
    assert (gwet_ac1(never).value, brennan_prediger(never).value) == (1.0, 1.0)
    alone = Ratings.from_coders([["x"] * 60] * 2)
    assert gwet_ac1(alone).reason == brennan_prediger(alone).reason == "only one category is declared"


def test_specific_agreement_needs_the_kind_it_is_about() -> None:
    found = values(presence(set(), set(), units=60))
    assert found["positive_agreement"].reason == "no variation: code never used"
    assert found["negative_agreement"].value == 1.0


def test_a_constant_coder_is_flagged_by_name_and_gets_no_interval_without_width() -> None:
    ratings = presence({1, 2, 3, 4, 5, 6, 7}, set(), units=60)
    assert cohen_kappa(ratings).value == 0.0
    assert "coder B: no variation" in words(cohen_kappa(ratings))
    interval = analytic("cohen_kappa", ratings).interval
    assert interval is not None
    assert (interval.low, interval.reason) == (None, "not estimable (coder B: no variation)")


def test_two_constant_coders_who_differ_get_values_and_flags() -> None:
    ratings = presence(set(range(5)), set(), units=5)
    assert krippendorff_alpha(ratings).value == pytest.approx(-0.8)
    assert cohen_kappa(ratings).value == 0.0
    assert gwet_ac1(ratings).value == -1.0
    assert words(cohen_kappa(ratings))[:2] == ["coder A: no variation", "coder B: no variation"]


def test_one_unit_gives_nothing() -> None:
    for name, value in values(presence({0}, {0}, units=1)).items():
        assert (value.value, value.reason) == (None, "1 unit"), name


def test_one_pairable_unit_among_several_gives_nothing() -> None:
    ratings = Ratings.from_coders([[1, 0, 1], [1, None, None]])
    assert krippendorff_alpha(ratings).reason == "1 unit coded by two coders"


def test_a_unit_that_nobody_rated_is_dropped_and_counted() -> None:
    ratings = Ratings.from_coders([[1, 0, 1, None, 0], [1, 0, 0, None, 0]])
    assert ratings.unrated == 1
    found = values(ratings)
    assert found["cohen_kappa"].value == pytest.approx(0.5)
    assert found["fleiss_kappa"].value == pytest.approx(0.467, abs=5e-4)
    assert found["krippendorff_alpha"].value == pytest.approx(0.533, abs=5e-4)


def test_units_rated_once_are_counted_and_alpha_and_kappa_leave_them_out() -> None:
    whole = Ratings.from_coders([[1, 0, 1, 0, 1], [1, 0, 0, 0, 1]])
    more = Ratings.from_coders([[1, 0, 1, 0, 1, 1, 1], [1, 0, 0, 0, 1, None, None]])
    assert (more.pairable, more.rated_once) == (5, 2)
    assert krippendorff_alpha(more).value == krippendorff_alpha(whole).value
    assert cohen_kappa(more).value == cohen_kappa(whole).value


def test_a_coder_without_ratings_is_left_out_by_name() -> None:
    ratings = Ratings.from_coders([[1, 0, 1, 0], [1, 0, 0, 0], [None] * 4], coders=["Ada", "Bo", "Cy"])
    without = Ratings.from_coders([[1, 0, 1, 0], [1, 0, 0, 0]], coders=["Ada", "Bo"])
    for name, value in values(ratings).items():
        assert value.value == values(without)[name].value, name
    assert words(percent(ratings))[0] == "coder Cy: no ratings, left out"


@pytest.mark.parametrize("columns", [[[1, 0, None], [None, None, 1]], [[1, 0, 1]], [[], []]])
def test_no_pairable_unit_is_the_reason(columns: list[list[int | None]]) -> None:
    for name, value in values(Ratings.from_coders(columns)).items():
        assert (value.value, value.reason) == (None, "no unit coded by two coders"), name


def test_a_code_once_in_a_thousand_units_is_flagged_as_rare() -> None:
    ratings = presence({500}, set(), units=1000)
    assert positive_agreement(ratings).value == 0.0
    assert krippendorff_alpha(ratings).value == pytest.approx(0.0)
    assert gwet_ac1(ratings).value == pytest.approx(0.999, abs=1e-3)
    assert "rare code: 1 positive unit, not interpretable" in words(krippendorff_alpha(ratings))


def test_perfect_agreement_has_no_interval_but_per_cent_has_the_rule_of_three() -> None:
    ratings = presence({1, 2, 3, 4, 5, 6}, {1, 2, 3, 4, 5, 6}, units=60)
    for name in ANALYTIC:
        value = analytic(name, ratings)
        assert value.value == 1.0
        assert value.interval is not None
        if name == "percent":
            assert (value.low, value.high) == (pytest.approx(0.95, abs=1e-3), 1.0)
            assert value.interval.method == "rule of three, units taken as independent"
        else:
            assert (value.low, value.interval.reason) == (None, "not estimable (no disagreement)")


def test_an_interval_below_minus_one_is_cut_and_says_so() -> None:
    interval = analytic("gwet_ac1", Ratings.from_coders([[1, 0, 1], [0, 1, 1]])).interval
    assert interval is not None
    assert (interval.low, interval.clipped) == (-1.0, True)


def test_the_kappa_paradox_is_flagged() -> None:
    skewed = presence(set(range(100)) - {7}, set(range(100)) - {8}, units=100)
    assert Flag.KAPPA_PARADOX in cohen_kappa(skewed).flags
    balanced = presence(set(range(50)), set(range(49)), units=100)
    assert Flag.KAPPA_PARADOX not in cohen_kappa(balanced).flags
    rare = presence(set(range(30)), set(range(2, 32)), units=900)
    assert cohen_kappa(rare).value > 0.9
    assert Flag.KAPPA_PARADOX not in cohen_kappa(rare).flags, "alpha is high: nothing is paradoxical"
    low = presence(set(range(30)), set(range(14, 44)), units=900)
    assert Flag.KAPPA_PARADOX in cohen_kappa(low).flags


@pytest.mark.parametrize(("units", "few"), [(49, True), (50, False)])
def test_fewer_than_fifty_units_are_flagged(units: int, few: bool) -> None:
    flags = percent(presence(set(range(9)), set(range(8)), units=units)).flags
    assert (Flag.FEW_UNITS in flags) is few


def test_a_coefficient_for_two_coders_says_so_for_three() -> None:
    three = presence({1, 2}, {1}, {2}, units=9)
    assert cohen_kappa(three).reason == "Cohen's kappa is for 2 coders, here are 3"


def test_lights_kappa_does_not_drop_an_undefined_pair() -> None:
    assert light_kappa(presence({1}, set(), set(), units=9)).reason == ("Cohen's kappa of 1 of 3 pairs is undefined")


def test_binary_figures_say_that_they_need_one_code() -> None:
    assert positive_agreement(Ratings.from_coders([["a", "b"], ["a", "b"]])).reason == (
        "only for one code, coded or not"
    )


def test_a_code_without_variation_neither_drops_out_of_nor_changes_the_pooled_value() -> None:
    used = presence({1, 2, 3}, {1, 2, 4}, units=60)
    never = presence(set(), set(), units=60)
    for name in [*CORRECTED, "positive_agreement"]:
        compute = COEFFICIENTS[name].compute
        assert pooled([compute(used), compute(never)]).value == compute(used).value
    assert pooled([percent(used), percent(never)]).value == pytest.approx((58 / 60 + 1) / 2)


def test_pooling_codes_of_which_none_varies_or_none_is_pairable_gives_the_reason() -> None:
    never = presence(set(), set(), units=60)
    assert pooled([krippendorff_alpha(never)] * 2).reason == "no variation in any code"
    assert pooled([krippendorff_alpha(presence({0}, None, units=9))]).reason == (
        "no code has units coded by two coders"
    )


def test_pooling_sums_disagreements_and_is_not_the_mean() -> None:
    frequent = presence(set(range(30)), set(range(5, 35)), units=60)
    rare = presence({1}, {2}, units=60)
    values_of = [krippendorff_alpha(frequent), krippendorff_alpha(rare)]
    observed = [value.disagreement.observed for value in values_of if value.disagreement]
    expected = [value.disagreement.expected for value in values_of if value.disagreement]
    assert pooled(values_of).value == pytest.approx(float(1 - sum(observed) / sum(expected)))
    assert pooled(values_of).value != pytest.approx(sum(value.value or 0 for value in values_of) / 2)
