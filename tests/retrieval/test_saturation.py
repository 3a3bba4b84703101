"""New codes by case: the published example, brute force, and what a study's history shows."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import permutations as every_order
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import UsageProblem
from qualcode.model.codes import CodeDraft, Origin
from qualcode.project.file.history import Author
from qualcode.retrieval.filter import PassageChoice
from qualcode.retrieval.relations.case_saturation import SaturationRequest, saturation
from qualcode.retrieval.relations.saturation import SaturationRule, new_codes, permuted, saturation_point
from tests.helpers import LEAD, add_coder, draft, give, new_project

FIVE, NONE = Decimal(5), Decimal(0)


@pytest.mark.parametrize("tail", [[3, 4, 0, 1], [4, 3, 1, 0]])
def test_the_example_of_guest_namey_and_chen(tail):
    """37 codes in the base of four; runs of two bring 7, 4 and 1, 19 %, 11 % and 3 %: reached at 6 +2.

    The paper tells the sums of the runs, which these two sequences have.
    """
    point = saturation_point([16, 13, 4, 4, *tail], SaturationRule(4, 2, FIVE))
    assert point.base == 37
    assert [(run.first, run.last, run.new, round(100 * run.ratio)) for run in point.runs] == [
        (5, 6, 7, 19), (6, 7, 4, 11), (7, 8, 1, 3),
    ]  # fmt: skip
    assert point.reached == 6


def test_the_threshold_itself_is_low_enough_and_nothing_is_rounded():
    assert saturation_point([20, 0, 1, 0], SaturationRule(2, 2, FIVE)).reached == 2  # 1 of 20 is 5 %
    assert saturation_point([19, 0, 1, 0], SaturationRule(2, 2, FIVE)).reached is None
    assert saturation_point([20, 0, 1, 0], SaturationRule(2, 2, NONE)).reached is None
    assert saturation_point([0, 0, 1], SaturationRule(2, 1, FIVE)).runs == []  # nothing to divide by


CASES = st.lists(st.frozensets(st.integers(0, 6), max_size=4), min_size=1, max_size=9)


@given(CASES)
def test_new_codes_add_up_to_all_codes(cases):
    new = new_codes(cases)
    for place in range(len(cases)):
        assert sum(new[: place + 1]) == len(frozenset().union(*cases[: place + 1]))


@settings(max_examples=20, deadline=None)
@given(CASES)
def test_the_mean_over_random_orders_is_near_the_exact_one(cases):
    """Of n cases, m of which have a code, k drawn at random hold it with probability 1 - C(n-m, k) / C(n, k)."""
    found = permuted(cases, [], 2000, seed=3).curve
    number = len(cases)
    having = [sum(code in held for held in cases) for code in frozenset().union(*cases)]
    for place, mean in enumerate(found.mean, start=1):
        exact = sum(1 - comb(number - has, place) / comb(number, place) for has in having)
        assert mean == pytest.approx(exact, abs=0.35)
        assert found.low[place - 1] <= found.high[place - 1] <= len(having)
    assert found.mean[-1] == len(having)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.frozensets(st.integers(0, 4), max_size=3), min_size=4, max_size=5))
def test_what_random_orders_say_of_a_rule_is_what_each_order_says(cases):
    rule = SaturationRule(2, 1, Decimal(20))
    orders = [saturation_point(new_codes(order), rule).reached for order in every_order(cases)]
    reached = [place for place in orders if place is not None]
    (found,) = permuted(cases, [rule], 500, seed=5).points
    assert found.reached_in / 500 == pytest.approx(len(reached) / len(orders), abs=0.12)
    if found.median is not None:
        assert min(reached) <= found.low <= found.median <= found.high <= max(reached)


def test_the_same_seed_gives_the_same_orders_and_another_one_others():
    cases = [{number, number + 1} for number in range(8)]
    assert permuted(cases, [], 50, seed=1).curve == permuted(cases, [], 50, seed=1).curve
    assert permuted(cases, [], 50, seed=1).curve != replace(permuted(cases, [], 50, seed=2).curve, seed=1)


# ---- a study -----------------------------------------------------------------------------------------


@pytest.fixture
def study(tmp_path):
    """Five interviews, each a case, codes of both origins."""
    with new_project(tmp_path) as project:
        names = ("eins", "zwei", "drei", "vier", "fünf")
        documents = project.documents.add(
            [draft(name, f"{name}: alles war so, wie es war.", case=f"Fall {name}") for name in names], LEAD
        )
        by_origin = {"A": Origin.INDUCTIVE, "B": Origin.INDUCTIVE, "C": Origin.INDUCTIVE, "D": Origin.DEDUCTIVE}
        codes = {
            name: project.codes.add(CodeDraft(name, origin=origin), None, LEAD) for name, origin in by_origin.items()
        }
        yield project, dict(zip(names, documents, strict=True)), codes, add_coder(project)


def test_cases_come_in_the_order_in_which_they_were_coded(study):
    project, documents, codes, anna = study
    for name, code in (("drei", "A"), ("eins", "A"), ("eins", "B"), ("fünf", "D"), ("zwei", "A"), ("zwei", "C")):
        give(project, documents[name], codes[code], anna)
    curve = saturation(project, PassageChoice(), SaturationRequest(base_size=1, run_lengths=(1,), permutations=20))
    assert curve.order_known
    assert list(curve.cases) == ["Fall drei", "Fall eins", "Fall fünf", "Fall zwei"]
    assert (list(curve.new), curve.cumulative) == ([1, 1, 0, 1], [1, 2, 2, 3])
    assert (curve.uncoded, curve.deductive, list(curve.names)) == (1, 1, ["A", "B", "C"])
    assert [point.reached for point in curve.points] == [2, 2]


def test_a_late_code_names_the_cases_that_were_not_looked_at_again(study):
    project, documents, codes, anna = study
    for name, code in (("drei", "A"), ("eins", "A"), ("zwei", "C"), ("drei", "B")):
        give(project, documents[name], codes[code], anna)
    curve = saturation(project, PassageChoice())
    late = {curve.names[list(curve.codes).index(found.code)]: found for found in curve.late}
    assert {name: (found.case, list(found.not_again)) for name, found in late.items()} == {
        "C": (3, [2]),  # case 1 was looked at again, when B came up in it
        "B": (1, [2, 3]),
    }
    project.codings.change(project.codings.all(document=documents["eins"].key)[0], anna, weight=5)
    curve = saturation(project, PassageChoice())
    assert {curve.names[list(curve.codes).index(found.code)]: list(found.not_again) for found in curve.late} == {
        "B": [3]
    }


def test_an_order_that_the_history_does_not_show_is_said_to_be_unknown(study):
    project, documents, codes, anna = study
    with project.change("coding.import", Author.of(anna)):
        for name in documents:
            give(project, documents[name], codes["A"], anna)
    curve = saturation(project, PassageChoice())
    assert not curve.order_known
    assert (list(curve.new), list(curve.points), list(curve.late)) == ([], [], [])
    assert "order is unknown" in " ".join(curve.notes)
    assert curve.permuted.mean == pytest.approx([1, 1, 1, 1, 1])


def test_what_was_taken_away_and_restored_keeps_its_time(study):
    project, documents, codes, anna = study
    for name in ("eins", "zwei"):
        give(project, documents[name], codes["A"], anna)
    project.codings.remove(project.codings.all(document=documents["eins"].key), anna)
    project.undo(Author.of(anna))
    assert list(saturation(project, PassageChoice()).cases) == ["Fall eins", "Fall zwei"]


@pytest.mark.parametrize(
    "wrong",
    [{"base_size": 0}, {"run_lengths": ()}, {"run_lengths": (0,)}, {"thresholds": (Decimal(100),)},
     {"thresholds": (Decimal(-1),)}, {"permutations": 0}, {"seed": -1}],
)  # fmt: skip
def test_numbers_that_mean_nothing_are_refused(wrong):
    with pytest.raises(UsageProblem):
        SaturationRequest(**wrong)
