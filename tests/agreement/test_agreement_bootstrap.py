"""The bootstrap over clusters: the exact value in the middle, reproducible, honest where it cannot work."""

from __future__ import annotations

import random

import numpy as np
import pytest

from qualcode.agreement.kernel.binary_sums import TERMS, Layout, resampled, sums_of
from qualcode.agreement.kernel.bootstrap import Plan, draws, resample_codes, resample_ratings
from qualcode.agreement.kernel.catalogue import COEFFICIENTS
from qualcode.agreement.kernel.coefficients import gwet_disagreement
from qualcode.agreement.kernel.krippendorff import alpha_disagreement, krippendorff_alpha
from qualcode.agreement.kernel.metrics import Metric
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.values import pooled

MANY_CODERS = [name for name in TERMS if not COEFFICIENTS[name].two_coders]


def documents(seed: int, count: int, coders: int = 2, units: int = 12) -> list[Ratings]:
    """Invented ratings of one code: the later coders are noisy copies of the first, some finish nothing."""
    noise = random.Random(seed)
    made = []
    for _ in range(count):
        truth = {unit for unit in range(units) if noise.random() < 0.3}
        coded: list[set[int] | None] = [truth]
        for coder in range(1, coders):
            copy = {unit for unit in range(units) if (unit in truth) ^ (noise.random() < 0.1)}
            coded.append(None if coder > 1 and noise.random() < 0.3 else copy)
        made.append(Ratings.presence([f"coder {number}" for number in range(coders)], coded, units))
    return made


@pytest.mark.parametrize(
    ("name", "coders"),
    [(name, 2) for name in TERMS] + [(name, coders) for name in MANY_CODERS for coders in (3, 4)],
)
def test_the_sums_give_the_same_value_as_the_exact_coefficient(name: str, coders: int) -> None:
    codes = [documents(seed, 8, coders) for seed in range(5)]
    layer = resampled(sums_of(codes), np.ones((1, 8)))
    observed, expected = TERMS[name](layer)
    exact = [COEFFICIENTS[name].compute(Ratings.merged(code)) for code in codes]
    assert (1 - observed / expected)[0].tolist() == pytest.approx([value.value for value in exact])
    whole = pooled(exact)
    assert 1 - observed.sum() / expected.sum() == pytest.approx(whole.value)


def test_the_fast_way_and_the_general_way_give_the_same_interval() -> None:
    code = documents(1, 15, coders=3)
    plan = Plan(replicates=200)
    fast = resample_codes([code], plan=plan).by_code["krippendorff_alpha"][0]
    general = resample_ratings(code, alpha_disagreement, plan)
    assert (fast.low, fast.high) == (pytest.approx(general.low), pytest.approx(general.high))
    assert fast.standard_error == pytest.approx(general.standard_error)


def test_a_coefficient_for_two_coders_says_so_for_three_and_counts_silent_ones_out() -> None:
    three = documents(1, 15, coders=3)
    plan = Plan(replicates=50)
    result = resample_codes([three], ["cohen_kappa"], plan)
    for interval in (result.by_code["cohen_kappa"][0], result.pooled["cohen_kappa"]):
        assert interval.reason == "Cohen's kappa is for 2 coders, here are 3"
    silent = [Ratings.presence(["A", "B", "C"], [{1, 2}, None, {place % 9, 2}], 9) for place in range(12)]
    without = [part.of_coders((0, 2)) for part in silent]
    assert resample_codes([silent], ["cohen_kappa"], plan) == resample_codes([without], ["cohen_kappa"], plan)


def test_the_interval_holds_the_value_and_names_its_method() -> None:
    code = documents(2, 34)
    interval = resample_codes([code]).by_code["krippendorff_alpha"][0]
    value = krippendorff_alpha(Ratings.merged(code)).value
    assert interval.low is not None
    assert interval.high is not None
    assert value is not None
    assert interval.low < value < interval.high
    assert interval.method == "bootstrap over 34 documents, percentile, 2,000 replicates, seed 1970"
    assert (interval.clusters, interval.replicates, interval.degenerate) == (34, 2000, 0)
    assert interval.below_667 is not None
    assert interval.below_800 is not None
    assert 0 <= interval.below_667 <= interval.below_800 <= 1


def test_the_same_seed_gives_the_same_interval_and_another_one_another() -> None:
    code = documents(3, 12)
    first, again, other = (
        resample_codes([code], plan=Plan(seed=seed, replicates=300)).by_code["krippendorff_alpha"][0]
        for seed in (7, 7, 8)
    )
    assert first == again
    assert (first.low, first.high) != (other.low, other.high)


def test_draws_take_as_many_clusters_as_there_are() -> None:
    weights = draws(13, Plan(replicates=50))
    assert weights.shape == (51, 13)
    assert set(weights.sum(axis=1)) == {13.0}
    assert (weights[0] == 1).all()


@pytest.mark.parametrize(("count", "words"), [(9, "9 documents, fewer than 10"), (1, "1 document, fewer than 10")])
def test_under_ten_clusters_there_is_no_interval_but_the_reason(count: int, words: str) -> None:
    result = resample_codes([documents(4, count)])
    for interval in (result.by_code["krippendorff_alpha"][0], result.pooled["krippendorff_alpha"]):
        assert (interval.low, interval.high, interval.reason) == (None, None, words)


def test_turns_as_clusters_carry_the_caution() -> None:
    plan = Plan(cluster="turn", caution="turns of one interview are not independent: too narrow", replicates=100)
    interval = resample_codes([documents(4, 20)], plan=plan).by_code["krippendorff_alpha"][0]
    assert interval.low is not None
    assert "20 turns" in interval.method
    assert interval.caution.endswith("too narrow")


def test_no_replicates_give_no_interval() -> None:
    interval = resample_codes([documents(4, 20)], plan=Plan(replicates=0)).by_code["krippendorff_alpha"][0]
    assert interval.reason == "no bootstrap asked for"


def test_a_document_that_nobody_rated_changes_nothing() -> None:
    code = documents(5, 12)
    unrated = Ratings.presence(code[0].coders, [None, None], 40)
    plan = Plan(replicates=100)
    assert resample_codes([[*code, unrated]], plan=plan) == resample_codes([code], plan=plan)


def test_replicates_without_variation_are_left_out_and_counted() -> None:
    once = [Ratings.presence(["A", "B"], [set(), set()], 10) for _ in range(11)]
    once.append(Ratings.presence(["A", "B"], [{1, 2, 3}, {2, 3, 4}], 10))
    interval = resample_codes([once]).by_code["krippendorff_alpha"][0]
    assert interval.degenerate is not None
    # a document is missing from a draw of twelve with a probability of (11/12)^12 = .352
    assert interval.degenerate / 2000 == pytest.approx(0.352, abs=0.05)
    assert interval.low is not None


@pytest.mark.parametrize(
    ("coded", "reason"),
    [
        (({1, 2}, {1, 2}), "not estimable (no disagreement)"),
        ((set(), set()), "not estimable (no variation)"),
        (({1, 2}, set()), "not estimable (coder B: no variation)"),
    ],
)
def test_no_interval_without_width(coded: tuple[set[int], set[int]], reason: str) -> None:
    code = [Ratings.presence(["A", "B"], coded, 10) for _ in range(12)]
    assert resample_codes([code]).by_code["krippendorff_alpha"][0].reason == reason
    assert resample_ratings(code, alpha_disagreement, Plan(replicates=50)).reason == reason


def test_clusters_that_are_all_alike_give_no_interval() -> None:
    code = [Ratings.presence(["A", "B"], [{1, 2}, {2, 3}], 10) for _ in range(12)]
    interval = resample_codes([code], ["gwet_ac1"], Plan(replicates=50)).by_code["gwet_ac1"][0]
    assert interval.reason == "not estimable (every replicate gives the same value)"


def test_a_code_that_only_one_coder_rated_gets_the_reason_and_leaves_the_others_alone() -> None:
    code, plan = documents(5, 12), Plan(replicates=50)
    alone = [Ratings.presence(part.coders, [{1}, None], 9) for part in code]
    both = resample_codes([code, alone], plan=plan)
    first, second = both.by_code["krippendorff_alpha"]
    assert second.reason == "not estimable (too few units coded by two coders)"
    assert (
        first == both.pooled["krippendorff_alpha"] == resample_codes([code], plan=plan).pooled["krippendorff_alpha"]
    )


def test_many_codes_are_taken_in_portions_without_a_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    codes = [documents(seed, 12) for seed in range(5)]
    names = ["krippendorff_alpha", "percent"]
    whole = resample_codes(codes, names, Plan(replicates=50))
    monkeypatch.setattr("qualcode.agreement.kernel.bootstrap._ROOM", 51 * 14 * 2)
    portions = resample_codes(codes, names, Plan(replicates=50))
    assert portions.by_code == whole.by_code
    assert portions.pooled["percent"].low == pytest.approx(whole.pooled["percent"].low)


def test_values_that_are_not_binary_are_resampled_with_their_categories_held_fixed() -> None:
    noise = random.Random(6)
    clusters = []
    for _ in range(14):
        truth = [noise.randint(1, 4) for _ in range(9)]
        copy = [value if noise.random() < 0.7 else noise.randint(1, 4) for value in truth]
        clusters.append(Ratings.from_coders([truth, copy], categories=[1, 2, 3, 4, 5]))
    plan = Plan(replicates=150)
    for measure in (lambda ratings: alpha_disagreement(ratings, Metric.ORDINAL), gwet_disagreement):
        interval = resample_ratings(clusters, measure, plan)
        whole = measure(Ratings.merged(clusters))
        assert interval.low is not None
        assert interval.high is not None
        assert interval.low < float(whole.coefficient) < interval.high


def test_only_binary_ratings_of_the_same_coders_are_resampled_together() -> None:
    general = Ratings.from_coders([[1, 2], [1, 2]])
    with pytest.raises(ValueError, match="binary"):
        resample_codes([[general] * 12])


def test_the_columns_of_a_unit() -> None:
    assert Layout(2).row((1, 0), positive=1) == [0, 0, 0, 1, 1, 2, 1, 1, 1, 0, 1, 1, 0, 1]
    assert Layout(2).row((-1, 1), positive=1) == [1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0]
