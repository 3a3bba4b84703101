"""The default study of the demo project equals a count by hand, figure by figure."""

from __future__ import annotations

import math

import pytest
from study_by_hand import all_cases, figures, ratings_of_cases

from qualcode.agreement.confusions.disagreements import disagreements
from qualcode.agreement.kernel.presence import fourfold
from qualcode.agreement.kernel.students_t import quantile
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.compute import study
from tests.demo_project import demo_at


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    with demo_at(tmp_path_factory.mktemp("demo") / "demo.qualcode") as project:
        yield project


@pytest.fixture(scope="module")
def made(demo):
    return study(demo, Comparison(coders=("Anna", "Ben")))


@pytest.fixture(scope="module")
def by_hand(demo):
    return ratings_of_cases(demo, ("Anna", "Ben"))


def test_every_code_of_the_demo_has_the_figures_counted_by_hand(by_hand, made):
    tables = {name: all_cases(by_case) for name, by_case in by_hand.items()}
    flat = {one.name: one for one in made.codes if not one.rolled_up}
    assert set(flat) == set(tables)
    assert len(tables) > 15
    for name, rows in tables.items():
        hand, one = figures(rows), flat[name]
        table = fourfold(one.ratings)
        assert table.both == rows.count((True, True))
        assert (table.only_first, table.only_second) == (rows.count((True, False)), rows.count((False, True)))
        assert table.neither == rows.count((False, False))
        assert one.values["percent"].value == pytest.approx(hand["percent"], abs=1e-12)
        assert one.values["cohen_kappa"].value == pytest.approx(hand["kappa"], abs=1e-12)
        assert one.values["krippendorff_alpha"].value == pytest.approx(hand["alpha"], abs=1e-12)


def test_the_pooled_figures_are_sums_of_the_terms(by_hand, made):
    hand = [figures(all_cases(by_case)) for by_case in by_hand.values()]
    for name, terms in (("cohen_kappa", "kappa_terms"), ("krippendorff_alpha", "alpha_terms")):
        observed, expected = (sum(one[terms][place] for one in hand) for place in (0, 1))
        assert made.whole[name].value == pytest.approx(1 - observed / expected, abs=1e-12)
    assert made.whole["percent"].value == pytest.approx(sum(one["percent"] for one in hand) / len(hand))


def test_the_costs_of_all_disagreements_are_what_alpha_lacks(demo, made):
    found = disagreements(demo, Comparison(coders=("Anna", "Ben")))
    presence = [one for one in found.found if one.kind == "presence"]
    assert found.alpha == pytest.approx(made.whole["krippendorff_alpha"].value)
    assert sum(one.cost for one in presence) == pytest.approx(1 - found.alpha)
    assert [one.joint_cost for one in presence] == sorted((one.joint_cost for one in presence), reverse=True)


def test_segmentation_and_labels_apart_equal_a_count_by_hand(by_hand, made):
    rows = list(zip(*map(all_cases, by_hand.values()), strict=True))
    anything = figures([tuple(any(code[place] for code in unit) for place in (0, 1)) for unit in rows])
    assert made.any_code.values["krippendorff_alpha"].value == pytest.approx(anything["alpha"], abs=1e-12)
    sets = [[{number for number, code in enumerate(unit) if code[place]} for place in (0, 1)] for unit in rows]
    both = [pair for pair in sets if all(pair)]
    assert made.labels.units == len(both) == 347
    values = [one for pair in both for one in pair]

    def jaccard(one, other):
        return 1 - len(one & other) / len(one | other)

    observed = sum(jaccard(*pair) for pair in both) / len(both)
    expected = sum(jaccard(one, other) for one in values for other in values) / (len(values) * (len(values) - 1))
    assert made.labels.values["labels_alpha_jaccard"].value == pytest.approx(1 - observed / expected, abs=1e-12)
    assert made.any_code.values["bar_u_alpha"].value == pytest.approx(0.766, abs=5e-4)
    assert made.labels.values["labels_alpha_masi"].value == pytest.approx(0.809, abs=5e-4)


def test_intervals_are_those_of_loops_over_the_cases_left_out(by_hand, made):
    by_name = {code.name: code for code in made.codes if not code.rolled_up}
    refused = 0
    for name, by_case in by_hand.items():
        interval = by_name[name].values["krippendorff_alpha"].interval
        holding = sum(any(first or second for first, second in rows) for rows in by_case.values())
        assert (interval.clusters, interval.holding) == (12, holding)
        if holding < 5:
            refused += 1
            assert (interval.low, interval.reason) == (None, f"the code occurs in {holding} of 12 cases")
            continue
        r = 1 - figures(all_cases(by_case))["alpha"]
        without = [[row for other in by_case if other != case for row in by_case[other]] for case in by_case]
        logs = [math.log(max(1 - figures(rows)["alpha"], 1e-9)) for rows in without]
        error = math.sqrt(11 / 12 * sum((log - sum(logs) / 12) ** 2 for log in logs))
        reach = quantile(0.975, holding - 1) * error
        assert interval.low == pytest.approx(max(1 - r * math.exp(reach), -1))
        assert interval.high == pytest.approx(1 - r * math.exp(-reach))
        assert interval.uncertain == (holding < 10)
    assert 0 < refused < len(by_name)


def test_what_is_beside_the_codes_has_intervals_or_reasons(made):
    (pair,) = made.pairs
    for name, value in pair.values.items():
        found, whole = value.interval, made.whole[name].interval
        assert (found.low, found.high) == (pytest.approx(whole.low), pytest.approx(whole.high))
    for value in made.polarity:
        for figure in (value.percent, value.alpha):
            assert (figure.low is None) == bool(figure.interval.reason)
    assert made.polarity[-1].percent.low is not None
    assert made.whole["bar_u_alpha"].low is not None
    groups = [group.family for group in made.groups if group.family is not None]
    assert all((family.u.low is None) == bool(family.u.interval.reason) for family in groups)


def test_intervals_leave_out_cases_where_cases_hold_several_documents(made):
    interval = made.whole["krippendorff_alpha"].interval
    assert (interval.clusters, interval.holding, interval.degrees, interval.replicates) == (12, 12, 11, None)
    assert interval.low < made.whole["krippendorff_alpha"].value < interval.high
    assert interval.below_667 <= interval.below_800
