"""Edges of the kernel that no published table reaches: equal sets, cut intervals, replicates without a value."""

from __future__ import annotations

import numpy as np
import pytest
from test_agreement_bootstrap import drawing, interval_of

from qualcode.agreement.kernel.metrics import JACCARD, MASI
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.standard_errors import analytic
from qualcode.agreement.kernel.units import Units
from qualcode.model.spans import Span

SETS = [frozenset(), frozenset("a"), frozenset("ab"), frozenset("bc"), frozenset("cd")]


@pytest.mark.parametrize("distance", [JACCARD, MASI], ids=["Jaccard", "MASI"])
def test_equal_sets_are_not_apart_and_sets_without_a_common_code_are_as_far_apart_as_can_be(distance):
    assert [distance.between(codes, codes) for codes in SETS] == [0] * len(SETS)
    assert distance.between(SETS[0], SETS[1]) == distance.between(SETS[2], SETS[4]) == 1
    assert all(distance.between(a, b) == distance.between(b, a) for a in SETS for b in SETS)


def test_an_interval_is_cut_where_the_coefficient_ends():
    interval = analytic("gwet_ac1", Ratings.from_coders([[1, 0, 1, 0, 1], [0, 1, 0, 1, 1]])).interval
    assert interval.low == -1.0
    assert interval.clipped
    interval = analytic("percent", Ratings.from_coders([[1, 0, 1, 0, 1], [0, 1, 0, 1, 1]])).interval
    assert interval.low == 0.0


def test_an_interval_is_that_of_the_replicates_in_which_something_could_differ():
    plan = drawing(replicates=4)
    observed, expected = np.array([0.2, 0.1, 0.0, 0.3, 0.4]), np.array([0.5, 0.5, 0.0, 0.5, 0.5])
    interval = interval_of(observed, expected, 12, plan)
    assert interval.degenerate == 1
    assert interval.low == pytest.approx(np.quantile([0.8, 0.4, 0.2], (1 - plan.confidence) / 2))
    assert interval.high == pytest.approx(np.quantile([0.8, 0.4, 0.2], (1 + plan.confidence) / 2))
    first_degenerate = np.array([0.5, 0.0, 0.5, 0.5, 0.5])
    assert interval_of(observed, first_degenerate, 12, plan).low is not None
    assert interval_of(observed, np.array([0.0, 0.5, 0.5, 0.5, 0.5]), 12, plan).low is None
    assert "no disagreement" in interval_of(np.array([0.0, 0.1, 0.2, 0.3, 0.4]), expected, 12, plan).reason
    assert "same value" in interval_of(np.full(5, 0.2), np.full(5, 0.5), 12, plan).reason


def test_units_may_touch_and_not_overlap_and_empty_pieces_count_for_nothing():
    units = Units.of([Span(0, 5), Span(5, 9), Span(9, 9)])
    assert units.lengths == (5, 4, 0)
    assert units.coded([Span(0, 5)]) == [0]
    assert units.coded([Span(4, 6)]) == [0, 1]
    assert Units.of([[Span(0, 2), Span(7, 9)], [Span(2, 7)]]).coded([Span(1, 2), Span(7, 8)]) == [0]
    with pytest.raises(ValueError, match="overlap"):
        Units.of([Span(0, 5), Span(4, 9)])


def test_a_unit_counts_where_half_of_it_is_marked_by_a_passage_that_lies_mostly_elsewhere():
    unit = Units.of([Span(10, 20)])
    assert unit.coded([Span(15, 40)]) == [0]
    assert unit.coded([Span(16, 40)]) == []
