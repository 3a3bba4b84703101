"""The bootstrap over clusters: the exact value in the middle, reproducible, honest where it cannot work."""

from __future__ import annotations

import math
import random
from collections import Counter
from functools import partial
from typing import Any

import exact
import numpy as np
import pytest

from qualcode.agreement.kernel.bootstrap import draws
from qualcode.agreement.kernel.catalogue import COEFFICIENTS
from qualcode.agreement.kernel.coefficients import gwet_ac1
from qualcode.agreement.kernel.krippendorff import krippendorff_alpha
from qualcode.agreement.kernel.metrics import JACCARD, Distance, Metric
from qualcode.agreement.kernel.rating_table import Occurrence
from qualcode.agreement.kernel.ratings import Pattern, Ratings
from qualcode.agreement.kernel.resampling import intervals_of, resample_codes, resample_units
from qualcode.agreement.kernel.values import Interval, IntervalMethod, Plan
from qualcode.errors import QualcodeError

NAMES = [name for name in COEFFICIENTS if not name.endswith("_index")]
MANY_CODERS = [name for name in NAMES if not COEFFICIENTS[name].two_coders]


def drawing(**options: Any) -> Plan:
    """A plan of the bootstrap."""
    return Plan(IntervalMethod.BOOTSTRAP, **options)


def interval_of(observed: np.ndarray, expected: np.ndarray, clusters: int, plan: Plan) -> Interval:
    """The interval of one figure whose code occurs in all clusters."""
    return intervals_of((observed[:, None], expected[:, None]), [Occurrence(clusters)], clusters, plan)[0]


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


def by_the_oracle(name: str, codes: list[list[Ratings]], plan: Plan, metric: Metric | Distance) -> list[np.ndarray]:
    """The terms of every replicate of each code, counted anew in exact fractions from the clusters drawn."""
    oracle = partial(exact.alpha, metric=metric) if name == "krippendorff_alpha" else exact.TERMS[name]
    terms = []
    for code in codes:
        drawn = []
        for weights in draws(len(code), plan):
            patterns: Counter[Pattern] = Counter()
            for weight, part in zip(weights.astype(int).tolist(), code, strict=True):
                patterns.update({pattern: weight * count for pattern, count in part.patterns.items()})
            replicate = Ratings(code[0].coders, code[0].categories, patterns, code[0].positive).active
            drawn.append(oracle(replicate) if replicate.pairable > 1 else (math.nan, math.nan))
        terms.append(np.array(drawn, dtype=float).T)
    return terms


@pytest.mark.parametrize(
    ("name", "coders"),
    [(name, 2) for name in NAMES] + [(name, coders) for name in MANY_CODERS for coders in (3, 4)],
)
def test_intervals_are_those_of_the_exact_coefficient_of_the_clusters_drawn(name: str, coders: int) -> None:
    codes, plan = [documents(seed, 10, coders) for seed in range(2)], drawing(replicates=30)
    found = resample_codes(codes, [name], plan)
    terms = by_the_oracle(name, codes, plan, Metric.NOMINAL)
    intervals = (*found.by_code[name], found.pooled[name])
    for interval, both in zip(intervals, [*terms, terms[0] + terms[1]], strict=True):
        wanted = interval_of(*both, 10, plan)
        assert (interval.low, interval.high) == (pytest.approx(wanted.low), pytest.approx(wanted.high))
        assert interval.standard_error == pytest.approx(wanted.standard_error)
        assert (interval.below_667, interval.below_800) == (wanted.below_667, wanted.below_800)


@pytest.mark.parametrize("metric", [*Metric, JACCARD], ids=lambda metric: getattr(metric, "name", str(metric)))
def test_intervals_of_values_are_those_of_the_exact_coefficient(metric: Metric | Distance) -> None:
    plan, values = drawing(replicates=30), [frozenset("ab"), frozenset("b"), frozenset("cd"), frozenset()]
    codes = [of_values(seed, values if isinstance(metric, Distance) else [1, 2, 4, 8]) for seed in (6, 7)]
    found = resample_codes(codes, plan=plan, metric=metric)
    terms = by_the_oracle("krippendorff_alpha", codes, plan, metric)
    for interval, both in zip(found.by_code["krippendorff_alpha"], terms, strict=True):
        wanted = interval_of(*both, 14, plan)
        assert (interval.low, interval.high) == (pytest.approx(wanted.low), pytest.approx(wanted.high))


def test_a_coefficient_for_two_coders_says_so_for_three_and_counts_silent_ones_out() -> None:
    three = documents(1, 15, coders=3)
    plan = drawing(replicates=50)
    result = resample_codes([three], ["cohen_kappa"], plan)
    for interval in (result.by_code["cohen_kappa"][0], result.pooled["cohen_kappa"]):
        assert interval.reason == "Cohen's kappa is for 2 coders, here are 3"
    silent = [Ratings.presence(["A", "B", "C"], [{1, 2}, None, {place % 9, 2}], 9) for place in range(12)]
    without = [part.of_coders((0, 2)) for part in silent]
    assert resample_codes([silent], ["cohen_kappa"], plan) == resample_codes([without], ["cohen_kappa"], plan)


def test_the_interval_holds_the_value_and_names_its_method() -> None:
    code = documents(2, 34)
    interval = resample_codes([code], plan=drawing()).by_code["krippendorff_alpha"][0]
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
        resample_codes([code], plan=drawing(seed=seed, replicates=300)).by_code["krippendorff_alpha"][0]
        for seed in (7, 7, 8)
    )
    assert first == again
    assert (first.low, first.high) != (other.low, other.high)


def test_draws_take_as_many_clusters_as_there_are() -> None:
    weights = draws(13, drawing(replicates=50))
    assert weights.shape == (51, 13)
    assert set(weights.sum(axis=1)) == {13.0}
    assert (weights[0] == 1).all()


def test_turns_as_clusters_carry_the_caution() -> None:
    plan = drawing(cluster="turn", caution="turns of one interview are not independent: too narrow", replicates=100)
    interval = resample_codes([documents(4, 20)], plan=plan).by_code["krippendorff_alpha"][0]
    assert interval.low is not None
    assert "20 turns" in interval.method
    assert interval.caution.endswith("too narrow")


def test_no_replicates_give_no_interval() -> None:
    interval = resample_codes([documents(4, 20)], plan=Plan.asked(replicates=0)).by_code["krippendorff_alpha"][0]
    assert interval.reason == "no interval asked for"


def test_a_document_that_nobody_rated_changes_nothing() -> None:
    code = documents(5, 12)
    unrated = Ratings.presence(code[0].coders, [None, None], 40)
    plan = drawing(replicates=100)
    assert resample_codes([[*code, unrated]], plan=plan) == resample_codes([code], plan=plan)


def test_replicates_without_variation_are_left_out_and_counted() -> None:
    once = [Ratings.presence(["A", "B"], [set(), set()], 10) for _ in range(25)]
    once += [Ratings.presence(["A", "B"], [{1, 2, place}, {2, 3, 4}], 10) for place in range(5)]
    interval = resample_codes([once], plan=drawing()).by_code["krippendorff_alpha"][0]
    assert interval.degenerate is not None
    # five documents are missing from a draw of thirty with a probability of (25/30)^30 = .0042
    assert interval.degenerate / 2000 == pytest.approx(0.0042, abs=0.004)
    assert interval.degenerate > 0
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
    assert resample_codes([code], plan=drawing()).by_code["krippendorff_alpha"][0].reason == reason


def test_clusters_that_are_all_alike_give_no_interval() -> None:
    code = [Ratings.presence(["A", "B"], [{1, 2}, {2, 3}], 10) for _ in range(12)]
    interval = resample_codes([code], ["gwet_ac1"], drawing(replicates=50)).by_code["gwet_ac1"][0]
    assert interval.reason == "not estimable (every replicate gives the same value)"


def test_a_code_that_only_one_coder_rated_gets_the_reason_and_leaves_the_others_alone() -> None:
    code, plan = documents(5, 12), drawing(replicates=50)
    alone = [Ratings.presence(part.coders, [{1}, None], 9) for part in code]
    both = resample_codes([code, alone], plan=plan)
    first, second = both.by_code["krippendorff_alpha"]
    assert second.reason == "not estimable (too few units coded by two coders)"
    assert (
        first == both.pooled["krippendorff_alpha"] == resample_codes([code], plan=plan).pooled["krippendorff_alpha"]
    )


@pytest.mark.parametrize("room", [51 * 6 * 2, 40, 1])
def test_many_codes_are_taken_in_portions_without_a_difference(room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = [documents(seed, 12) for seed in range(5)]
    names = ["krippendorff_alpha", "percent"]
    whole = resample_codes(codes, names, drawing(replicates=50))
    monkeypatch.setattr("qualcode.agreement.kernel.resampling._ROOM", room)
    portions = resample_codes(codes, names, drawing(replicates=50))
    assert portions.by_code == whole.by_code
    assert portions.pooled["percent"].low == pytest.approx(whole.pooled["percent"].low)


def of_values(seed: int, values: list[Any]) -> list[Ratings]:
    """Invented ratings of two coders, the second a noisy copy; there is a value that nobody used."""
    noise = random.Random(seed)
    clusters = []
    for _ in range(14):
        truth = [noise.choice(values[:-1]) for _ in range(9)]
        copy = [value if noise.random() < 0.7 else noise.choice(values[:-1]) for value in truth]
        clusters.append(Ratings.from_coders([truth, copy], categories=values))
    return clusters


def test_values_that_are_not_binary_are_resampled_with_their_categories_held_fixed() -> None:
    clusters = of_values(6, [1, 2, 3, 4, 5])
    found = resample_codes([clusters], ["krippendorff_alpha", "gwet_ac1"], drawing(replicates=150), Metric.ORDINAL)
    whole = Ratings.merged(clusters)
    values = {"krippendorff_alpha": krippendorff_alpha(whole, Metric.ORDINAL), "gwet_ac1": gwet_ac1(whole)}
    for name, value in values.items():
        interval = found.by_code[name][0]
        assert interval.low is not None
        assert interval.high is not None
        assert value.value is not None
        assert interval.low < value.value < interval.high


def test_codes_of_different_kinds_are_resampled_together_as_they_are_alone() -> None:
    plan, names = drawing(replicates=50), ["krippendorff_alpha", "percent"]
    codes = [documents(1, 14), of_values(1, [1, 2, 3]), documents(2, 14), of_values(2, ["a", "b", "c", "d"])]
    codes = [[Ratings(("A", "B"), part.categories, part.patterns, part.positive) for part in code] for code in codes]
    together = resample_codes(codes, names, plan)
    for place, code in enumerate(codes):
        for name in names:
            assert together.by_code[name][place] == resample_codes([code], names, plan).by_code[name][0]


def test_a_coefficient_that_one_code_has_not_is_pooled_over_the_others() -> None:
    plan = drawing(replicates=50)
    code, alone = documents(1, 14), [Ratings.from_coders([["x"] * 5] * 2, part.coders) for part in documents(1, 14)]
    found = resample_codes([code, alone], ["gwet_ac1", "percent"], plan)
    assert found.by_code["gwet_ac1"][1].reason == "only one category is declared"
    assert found.pooled["gwet_ac1"] == resample_codes([code], ["gwet_ac1"], plan).pooled["gwet_ac1"]


def test_a_value_of_just_the_border_is_not_below_it() -> None:
    observed, expected = np.array([0.3, 0.1, 0.3, 0.6]), np.array([1.0, 0.5, 1.5, 1.0])
    assert interval_of(observed, expected, 12, drawing(replicates=3)).below_800 == pytest.approx(1 / 3)


def test_more_values_than_there_is_room_for_are_refused_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qualcode.agreement.kernel.resampling.MOST_NUMBERS", 24)
    clusters = of_values(1, [1, 2, 3, 4, 5])
    for resample in (lambda: resample_codes([clusters]), lambda: resample_units(Ratings.merged(clusters))):
        with pytest.raises(QualcodeError, match=r"5 different values in .* are too many for intervals"):
            resample()
