"""Matching passages: both directions, a threshold, and Holsti's pairs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unhurried import unhurried

from qualcode.agreement.passages.continuum import Continuum
from qualcode.agreement.passages.matching_segments import (
    SegmentCounts,
    holsti,
    segment_brennan_prediger,
    segment_counts,
    segment_percent,
)

Spans = list[tuple[int, int]]


def counts(ours: Spans, theirs: Spans, least: int = 90) -> SegmentCounts:
    passages = [("A", *span, "x") for span in ours] + [("B", *span, "x") for span in theirs]
    return segment_counts([Continuum.of(200, passages, coders="AB")], ["x"], ("A", "B"), least)


@pytest.mark.parametrize(("end", "agrees"), [(100, True), (90, True), (89, False), (111, True), (112, False)])
def test_a_passage_agrees_from_the_threshold_on(end: int, agrees: bool) -> None:
    found = counts([(0, 100)], [(0, end)])
    assert (found.first_agreeing, found.second_agreeing) == (agrees, agrees)


def test_figures_of_matching_passages() -> None:
    found = counts([(0, 50), (60, 80)], [(0, 48), (100, 120)])
    assert segment_percent(found).value == 0.5
    assert holsti(found).value == 0.5
    assert segment_brennan_prediger(found, 5).value == pytest.approx((0.5 - 0.2) / 0.8)


def test_holsti_pairs_every_passage_once() -> None:
    found = counts([(0, 100)], [(0, 50), (50, 100)], least=50)
    assert segment_percent(found).value == 1.0
    assert holsti(found).value == pytest.approx(2 / 3)


def test_without_passages_or_with_one_code_there_is_the_reason() -> None:
    assert segment_percent(SegmentCounts()).reason == holsti(SegmentCounts()).reason == "no passages"
    assert segment_brennan_prediger(SegmentCounts(), 3).reason == "no passages"
    assert segment_brennan_prediger(counts([(0, 9)], [(0, 9)]), 1).reason == "only one code: chance agreement is 1"


def test_a_document_that_one_of_the_two_did_not_finish_is_left_out() -> None:
    alone = Continuum.of(50, [("A", 0, 9, "x")], coders="A")
    assert segment_counts([alone], ["x"], ("A", "B")) == SegmentCounts()


def test_codes_are_compared_with_themselves_only() -> None:
    continuum = Continuum.of(50, [("A", 0, 9, "x"), ("B", 0, 9, "y"), ("A", 0, 9, "y")])
    assert segment_counts([continuum], ["x", "y"], ("A", "B")) == SegmentCounts(2, 1, 1, 1, 1)


@pytest.mark.parametrize("least", [0, 101])
def test_a_threshold_outside_the_hundred_is_refused(least: int) -> None:
    with pytest.raises(ValueError, match="per cent"):
        counts([(0, 9)], [(0, 9)], least)


@st.composite
def disjoint(draw: st.DrawFn) -> Spans:
    borders = sorted(draw(st.sets(st.integers(0, 40), max_size=10)))
    return list(zip(borders[::2], borders[1::2], strict=False))


def _most_pairs(ours: Spans, edges: set[tuple[tuple[int, int], tuple[int, int]]]) -> int:
    """The largest matching, by augmenting paths."""
    partner: dict[tuple[int, int], tuple[int, int]] = {}

    def augment(one: tuple[int, int], seen: set[tuple[int, int]]) -> bool:
        for other in [b for a, b in edges if a == one and b not in seen]:
            seen.add(other)
            if other not in partner or augment(partner[other], seen):
                partner[other] = one
                return True
        return False

    return sum(augment(one, set()) for one in ours)


@unhurried
@given(disjoint(), disjoint(), st.integers(1, 100))
def test_the_sweep_agrees_with_comparing_all_passages(ours: Spans, theirs: Spans, least: int) -> None:
    def alike(one: tuple[int, int], other: tuple[int, int]) -> bool:
        shared = len(set(range(*one)) & set(range(*other)))
        return shared > 0 and 100 * shared >= least * len(set(range(*one)) | set(range(*other)))

    edges = {(one, other) for one in ours for other in theirs if alike(one, other)}
    found = counts(ours, theirs, least)
    assert found.first_agreeing == len({one for one, _ in edges})
    assert found.second_agreeing == len({other for _, other in edges})
    assert found.pairs == _most_pairs(ours, edges)
    assert counts(theirs, ours, least).pairs == found.pairs
    if least > 50:
        assert holsti(found).value == segment_percent(found).value
