"""The jackknife: the interval of each coefficient is that of plain loops over the clusters left out."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_agreement_bootstrap import MANY_CODERS, NAMES, documents, of_values
from test_unitizing import documents as passages
from unhurried import unhurried

from qualcode.agreement.kernel.catalogue import COEFFICIENTS
from qualcode.agreement.kernel.coefficients import cohen_kappa, gwet_ac2
from qualcode.agreement.kernel.krippendorff import krippendorff_alpha
from qualcode.agreement.kernel.metrics import JACCARD, MASI, Distance, Metric, Weights
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.resampling import resample_codes, resample_units
from qualcode.agreement.kernel.students_t import cumulative, quantile
from qualcode.agreement.kernel.values import Interval, Plan, Value, pooled
from qualcode.agreement.passages.intervals import resample_bar_u, resample_unitizing
from qualcode.agreement.passages.unitizing import added, bar_u_alpha, cu_alpha, ku_alpha, u_alpha, unit_sums
from qualcode.catalogue import catalogue_of
from qualcode.errors import UsageProblem
from qualcode.reporting.words.number_format import probability

Figure = Callable[[Sequence[Any]], Value]


def by_hand(figure: Figure, clusters: Sequence[Any], holding: int, least: float = -1.0) -> Interval:
    """The interval from the figure of all clusters and of all but each, by plain loops."""
    whole, number = figure(clusters), len(clusters)
    assert whole.value is not None
    r, logs = 1 - whole.value, []
    for place in range(number):
        without = figure([*clusters[:place], *clusters[place + 1 :]]).value
        logs.append(math.log(max(r if without is None else 1 - without, 1e-9)))
    mean = sum(logs) / number
    error = math.sqrt((number - 1) / number * sum((log - mean) ** 2 for log in logs))
    reach = quantile(0.975, holding - 1) * error
    below = [cumulative((math.log(r) - math.log(1 - limit)) / error, holding - 1) for limit in (0.667, 0.8)]
    low, high = 1 - r * math.exp(reach), 1 - r * math.exp(-reach)
    return Interval(max(low, least), high, below_667=below[0], below_800=below[1], log_error=error, holding=holding)


def assert_alike(found: Interval, wanted: Interval) -> None:
    assert not found.reason
    assert found.holding == wanted.holding
    assert found.degrees == (wanted.holding or 0) - 1
    for name in ("low", "high", "below_667", "below_800", "log_error"):
        assert getattr(found, name) == pytest.approx(getattr(wanted, name), rel=1e-9, abs=1e-9), name


def of_merged(compute: Callable[[Ratings], Value]) -> Figure:
    return lambda clusters: compute(Ratings.merged(clusters))


def holding(clusters: Sequence[Ratings], value: Hashable = 1) -> int:
    """In how many clusters a coder gave a unit that two rated the code."""
    wanted = clusters[0].categories.index(value)
    return sum(
        any(wanted in pattern and len(pattern) - pattern.count(-1) > 1 for pattern in part.patterns)
        for part in clusters
    )


@pytest.mark.parametrize(
    ("name", "coders"), [(name, 2) for name in NAMES] + [(name, coders) for name in MANY_CODERS for coders in (3, 4)]
)
def test_intervals_of_codes_and_pooled_ones_are_those_of_plain_loops(name: str, coders: int) -> None:
    codes, coefficient = [documents(seed, 11, coders) for seed in (21, 22)], COEFFICIENTS[name]
    found = resample_codes(codes, [name])
    for code, interval in zip(codes, found.by_code[name], strict=True):
        assert_alike(interval, by_hand(of_merged(coefficient.compute), code, holding(code), coefficient.least))
    both = list(zip(*codes, strict=True))
    together = by_hand(
        lambda pairs: pooled(coefficient.compute(Ratings.merged(code)) for code in zip(*pairs, strict=True)),
        both,
        sum(holding([first]) or holding([second]) for first, second in both),
        coefficient.least,
    )
    assert_alike(found.pooled[name], together)


@pytest.mark.parametrize("metric", [*Metric, JACCARD, MASI], ids=lambda metric: getattr(metric, "name", str(metric)))
def test_intervals_of_values_are_those_of_plain_loops(metric: Metric | Distance) -> None:
    sets = [frozenset("ab"), frozenset("b"), frozenset("cd"), frozenset()]
    clusters = of_values(31, sets if isinstance(metric, Distance) else [1, 2, 4, 8])
    found = resample_codes([clusters], metric=metric).by_code["krippendorff_alpha"][0]
    alpha = partial(krippendorff_alpha, metric=metric)
    assert_alike(found, by_hand(of_merged(alpha), clusters, len(clusters)))


@pytest.mark.parametrize("weights", [Weights.ordinal([1, 2, 4, 8]), Weights.quadratic([1, 2, 4, 8])])
def test_weighted_coefficients_have_intervals(weights: Weights) -> None:
    clusters = of_values(32, [1, 2, 4, 8])
    found = resample_codes([clusters], ["gwet_ac2", "cohen_kappa_weighted"], weights=weights).by_code
    for name, compute in (("gwet_ac2", gwet_ac2), ("cohen_kappa_weighted", cohen_kappa)):
        wanted = by_hand(of_merged(partial(compute, weights=weights)), clusters, len(clusters))
        assert_alike(found[name][0], wanted)


def test_the_family_for_free_passages_has_intervals_of_plain_loops() -> None:
    sums = [unit_sums(continuum, ["x", "y"]) for continuum in passages(13)]
    found = resample_unitizing(sums)
    figures = {
        "u": u_alpha, "bar_u": bar_u_alpha, "cu": cu_alpha,
        "x": partial(ku_alpha, value="x"), "y": partial(ku_alpha, value="y"),
    }  # fmt: skip
    intervals = {"u": found.u, "bar_u": found.bar_u, "cu": found.cu, **found.by_value}
    for name, figure in figures.items():
        assert_alike(intervals[name], by_hand(lambda part, figure=figure: figure(added(part)), sums, 13))
    codes = [[unit_sums(continuum, [value]) for continuum in passages(13)] for value in "xy"]
    bars, together = resample_bar_u(codes)
    for code, interval in zip(codes, bars, strict=True):
        assert_alike(interval, by_hand(lambda part: bar_u_alpha(added(part)), code, 13))
    wanted = by_hand(
        lambda pairs: pooled(bar_u_alpha(added(code)) for code in zip(*pairs, strict=True)),
        list(zip(*codes, strict=True)),
        13,
    )
    assert_alike(together, wanted)


@st.composite
def studies(draw: st.DrawFn) -> list[Ratings]:
    """Ratings of one code by two to four coders in six to nine documents, with missing ratings."""
    coders, number = draw(st.integers(2, 4)), draw(st.integers(6, 9))
    noise = random.Random(draw(st.integers(0, 10**6)))
    rate = draw(st.sampled_from([0.05, 0.3, 0.9]))
    clusters = []
    for _ in range(number):
        rows = []
        for _ in range(8):
            truth = noise.random() < rate
            row = [None if noise.random() < 0.1 else int(truth ^ (noise.random() < 0.15)) for _ in range(coders)]
            rows.append(row)
        made = Ratings.from_units(rows, [f"coder {place}" for place in range(coders)], (0, 1))
        clusters.append(Ratings(made.coders, made.categories, made.patterns, positive=1))
    return clusters


@unhurried
@given(studies(), st.sampled_from(NAMES))
def test_whatever_the_ratings_an_interval_is_that_of_plain_loops_or_has_its_reason(
    clusters: list[Ratings], name: str
) -> None:
    coefficient = COEFFICIENTS[name]
    found = resample_codes([clusters], [name]).by_code[name][0]
    if found.reason:
        assert (found.low, found.high, found.below_667) == (None, None, None)
        return
    value = coefficient.compute(Ratings.merged(clusters)).value
    assert value is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low <= value < found.high <= 1
    kept = [part for part in clusters if part.pairable]
    rarer = min(holding(kept, 0), holding(kept, 1))
    assert found.holding in {holding(kept, 0), holding(kept, 1)}
    assert rarer >= 5
    assert_alike(found, by_hand(of_merged(coefficient.compute), kept, found.holding or 0, coefficient.least))


@pytest.mark.parametrize("metric", [Metric.NOMINAL, Metric.INTERVAL])
@pytest.mark.parametrize("room", [5_000_000, 1])
def test_single_units_are_left_out_each_by_itself(metric: Metric, room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qualcode.agreement.kernel.resampling._ROOM", room)
    rows = [(1, 1)] * 9 + [(2, 2)] * 4 + [(1, 2)] * 2 + [(4, 2)] + [(4, 4)] * 3 + [(None, 1)] * 2
    units = [Ratings.from_units([row], ["A", "B"], (1, 2, 4)) for row in rows]
    found = resample_units(Ratings.merged(units), ["krippendorff_alpha", "fleiss_kappa"], metric=metric)
    assert "as if they were independent" in found["fleiss_kappa"].caution
    alpha = by_hand(of_merged(partial(krippendorff_alpha, metric=metric)), units, 10)
    assert_alike(found["krippendorff_alpha"], alpha)
    assert_alike(found["fleiss_kappa"], by_hand(of_merged(COEFFICIENTS["fleiss_kappa"].compute), units, 10))


def test_a_small_example_worked_by_hand() -> None:
    """Per cent of six documents of ten units with 1, 1, 1, 1, 1 and 3 unlike: r = 8/60, without one 7/50 or 5/50."""
    code = [Ratings.presence(["A", "B"], [set(range(5)), {*range(5 - unlike)}], 10) for unlike in (1, 1, 1, 1, 1, 3)]
    interval = resample_codes([code], ["percent"]).by_code["percent"][0]
    # the J_k are five times log .14 and once log .10: the sum of squares is 5/6 (log 1.4)²
    error = math.sqrt(5 / 6 * 5 / 6) * math.log(1.4)
    assert interval.log_error == pytest.approx(error)
    assert (interval.degrees, interval.holding, interval.clusters, interval.degenerate) == (5, 6, 6, 0)
    t = 2.570582  # 97.5 % of Student's t with 5 degrees of freedom
    assert interval.low == pytest.approx(1 - 8 / 60 * math.exp(t * error), abs=1e-6)
    assert interval.high == pytest.approx(1 - 8 / 60 * math.exp(-t * error), abs=1e-6)
    assert interval.uncertain


@pytest.mark.parametrize(("value", "freedom", "wanted"), [(-2.015048, 5, 0.05), (2.015048, 5, 0.95), (0.0, 3, 0.5)])
def test_students_t_on_both_sides(value: float, freedom: int, wanted: float) -> None:
    assert cumulative(value, freedom) == pytest.approx(wanted, abs=1e-6)


@pytest.mark.parametrize(
    ("interval", "replicates", "method"),
    [
        ("", None, "jackknife"),
        ("", 500, "bootstrap"),
        ("", 0, "none"),
        ("bootstrap", None, "bootstrap"),
        ("bootstrap", 500, "bootstrap"),
        ("none", 0, "none"),
        ("jackknife", None, "jackknife"),
    ],
)
def test_replicates_ask_for_the_bootstrap_and_none_of_them_for_no_interval(
    interval: str, replicates: int | None, method: str
) -> None:
    plan = Plan.asked(interval, replicates)
    assert plan.method == method
    assert plan.replicates == (replicates or 2000)


@pytest.mark.parametrize(
    ("interval", "replicates"), [("jackknife", 500), ("none", 5), ("bootstrap", 0), ("bca", None)]
)
def test_a_method_and_replicates_that_differ_are_refused(interval: str, replicates: int | None) -> None:
    with pytest.raises(UsageProblem):
        Plan.asked(interval, replicates)


@pytest.mark.parametrize(
    ("value", "plain", "signed", "german"),
    [
        (0.0, "< .001", "< .001", "< 0,001"),
        (0.0004, "< .001", "< .001", "< 0,001"),
        (0.0005, ".001", "= .001", "= 0,001"),
        (0.25, ".250", "= .250", "= 0,250"),
        (0.9996, "> .999", "> .999", "> 0,999"),
        (1.0, "> .999", "> .999", "> 0,999"),
    ],
)
def test_no_probability_is_printed_as_0_or_1(value: float, plain: str, signed: str, german: str) -> None:
    assert probability(value) == plain
    assert probability(value, sign=True) == signed
    assert probability(value, catalogue_of("de"), sign=True) == german


# ---- refused per figure, with its own reason --------------------------------------------------------------


def with_code(number: int, clusters: int, everywhere: bool = False) -> list[Ratings]:
    """Two coders differ in each of the clusters in which the code occurs (or, `everywhere`, is missing)."""
    found = []
    for place in range(clusters):
        given = [{1, 2, place % 3 + 3}, {1, 2, 3}] if place < number else [set(), set()]
        coded = [set(range(20)) - units if everywhere else units for units in given]
        found.append(Ratings.presence(["A", "B"], coded, 20))
    return found


@pytest.mark.parametrize(
    ("number", "clusters", "reason"),
    [
        (2, 12, "the code occurs in 2 of 12 documents"),
        (4, 4, "the code occurs in 4 of 4 documents"),
        (4, 100, "the code occurs in 4 of 100 documents"),
    ],
)
def test_what_decides_is_in_how_many_clusters_the_code_occurs(number: int, clusters: int, reason: str) -> None:
    found = resample_codes([with_code(number, clusters), with_code(clusters, clusters)], ["percent", "gwet_ac1"])
    for name in ("percent", "gwet_ac1"):
        rare, frequent = found.by_code[name]
        assert (rare.low, rare.high, rare.reason, rare.holding) == (None, None, reason, number)
        if clusters >= 5:
            assert frequent.low is not None
            assert found.pooled[name].low is not None
        else:
            assert found.pooled[name].reason == "the codes occur in 4 of 4 documents"


@pytest.mark.parametrize(("number", "uncertain"), [(5, True), (9, True), (10, False)])
def test_from_five_to_nine_clusters_with_the_code_an_interval_is_marked(number: int, uncertain: bool) -> None:
    interval = resample_codes([with_code(number, 14)], plan=Plan(cluster="case")).by_code["krippendorff_alpha"][0]
    assert interval.low is not None
    assert (interval.holding, interval.uncertain) == (number, uncertain)


def test_a_code_given_nearly_everywhere_is_judged_by_where_it_is_missing() -> None:
    interval = resample_codes([with_code(3, 12, everywhere=True)]).by_code["krippendorff_alpha"][0]
    assert interval.reason == "the code is missing in 3 of 12 documents only"
    mirrored = resample_codes([with_code(8, 12, everywhere=True)]).by_code["krippendorff_alpha"][0]
    plain = resample_codes([with_code(8, 12)]).by_code["krippendorff_alpha"][0]
    assert (mirrored.low, mirrored.high) == (pytest.approx(plain.low), pytest.approx(plain.high))


def test_values_are_judged_by_where_they_vary() -> None:
    same = [Ratings.from_coders([["x"] * 4, ["x"] * 4], ["A", "B"], ["x", "y"]) for _ in range(9)]
    other = [Ratings.from_coders([["x", "y", "y"], ["y", "y", "x"]], ["A", "B"], ["x", "y"]) for _ in range(3)]
    interval = resample_codes([[*same, *other]]).by_code["krippendorff_alpha"][0]
    assert interval.reason == "values other than “x” occur in 3 of 12 documents"


def test_an_alpha_of_1_has_no_interval_but_the_reason() -> None:
    code = [Ratings.presence(["A", "B"], [{1, 2}, {1, 2}], 9) for _ in range(12)]
    assert resample_codes([code]).by_code["krippendorff_alpha"][0].reason == "not estimable (no disagreement)"


def test_clusters_that_are_all_alike_have_no_interval_of_no_width() -> None:
    code = [Ratings.presence(["A", "B"], [{1, 2}, {2, 3}], 10) for _ in range(12)]
    found = resample_codes([code], ["gwet_ac1"]).by_code["gwet_ac1"][0]
    assert found.reason == "not estimable (no cluster changes the value)"


def test_an_end_is_cut_where_the_coefficient_ends() -> None:
    code = [Ratings.presence(["A", "B"], [{1}, {1} if place else {*range(2, 9)}], 10) for place in range(6)]
    found = resample_codes([code], ["percent", "positive_agreement", "krippendorff_alpha"]).by_code
    assert [(found[name][0].low, found[name][0].clipped) for name in found] == [
        (0.0, True),
        (0.0, True),
        (-1.0, True),
    ]


def test_the_logarithm_of_no_disagreement_left_is_bounded() -> None:
    """One document holds all the disagreement: without it r is 0; the interval is finite and very wide."""
    code = [Ratings.presence(["A", "B"], [{1, 2}, {1, 2} if place else {2, 3}], 9) for place in range(12)]
    interval = resample_codes([code]).by_code["krippendorff_alpha"][0]
    assert interval.low == -1.0
    assert interval.high == pytest.approx(1.0)
    assert interval.log_error is not None
    assert math.isfinite(interval.log_error)


@pytest.mark.parametrize("probability", [0.025, 0.51, 0.95, 0.975, 0.9999])
@pytest.mark.parametrize("freedom", [1, 2, 3, 11, 59, 254, 20_000])
def test_a_quantile_is_to_the_last_digit_that_of_halving_a_distance_all_the_way(probability: float, freedom: int):
    upper = max(probability, 1 - probability)
    low, high = 0.0, 1.0
    while cumulative(high, freedom) < upper:
        low, high = high, high * 2
    while (middle := (low + high) / 2) not in (low, high):
        low, high = (middle, high) if cumulative(middle, freedom) < upper else (low, middle)
    wanted = middle if probability > 0.5 else -middle
    assert quantile.__wrapped__(probability, freedom) == wanted
