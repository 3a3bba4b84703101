"""Finding passages by place, and the lanes and names in the margin."""

from __future__ import annotations

import random

import pytest
from hypothesis import strategies as st

from qualcode.tui.text.geometry import TextGeometry
from qualcode.tui.text.margin_stripes import Lanes, names_at
from qualcode.tui.text.passages import OverlapIndex, Passage, Stretch
from tests.tui.coded_material import given, passages_in

LENGTH = 400
TEXT = ("wort " * 100)[: LENGTH - 1] + "\n"
PASSAGES = passages_in(LENGTH, count=25)
PLACES = st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)).map(sorted)


@given(PASSAGES, PLACES)
def test_overlapping_passages_are_those_that_share_a_character(passages: list[Passage], place: list[int]) -> None:
    start, end = place
    shared = [p for p in passages if set(range(p.start, p.end)) & set(range(start, end))]
    across = [p for p in passages if p.start < start < p.end]
    assert OverlapIndex(passages).overlapping(start, end) == sorted(shared if start < end else across)


@given(PASSAGES, PLACES)
def test_neighbours_in_order_of_begin_and_end(passages: list[Passage], place: list[int]) -> None:
    start, end = place
    index = OverlapIndex(passages)
    later = [p for p in passages if (p.start, p.end) > (start, end)]
    earlier = [p for p in passages if (p.start, p.end) < (start, end)]
    assert index.after(start, end) == min(later, default=None)
    assert index.before(start, end) == max(earlier, default=None)


@given(PASSAGES, st.randoms(use_true_random=False))
def test_added_and_removed_passages_are_as_if_built_at_once(passages: list[Passage], rng: random.Random) -> None:
    kept = [p for p in passages if rng.random() < 0.5]
    index = OverlapIndex(p for p in passages if rng.random() < 0.5 and p not in kept)
    before = index.overlapping(0, LENGTH)
    for passage in kept:
        index.add(passage)
    for passage in before:
        index.remove(passage)
    assert len(index) == len(kept)
    assert index.overlapping(0, LENGTH) == sorted(kept)


def test_removing_what_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="no such stretch"):
        OverlapIndex([Stretch(1, 5)]).remove(Stretch(1, 4))


@given(PASSAGES, st.integers(10, 60), st.randoms(use_true_random=False))
def test_no_two_passages_share_a_lane_in_a_line(passages: list[Passage], width: int, rng: random.Random) -> None:
    geometry = TextGeometry(TEXT, width)
    index, lanes = OverlapIndex(passages), Lanes(geometry)
    lines = list(range(geometry.height))
    rng.shuffle(lines)
    for line in lines:
        here = index.overlapping(*geometry.bounds(line))
        taken = lanes.of(here)
        assert len(set(taken)) == len(taken)
        assert all(lane <= len(passages) for lane in taken)


@given(PASSAGES, st.integers(10, 60))
def test_a_passage_keeps_its_lane_when_others_come_and_go(passages: list[Passage], width: int) -> None:
    lanes = Lanes(TextGeometry(TEXT, width))
    first, rest = passages[::2], passages[1::2]
    before = lanes.of(first)
    lanes.of(rest)
    for passage in rest:
        lanes.forget(passage)
    assert lanes.of(first) == before


def test_a_lane_that_became_free_is_taken_again() -> None:
    lanes = Lanes(TextGeometry(TEXT, 40))
    one, two, three = (Passage(0, 30, 1, n) for n in range(3))
    assert lanes.of([one, two]) == [0, 1]
    lanes.forget(one)
    assert lanes.of([three]) == [0]


def test_passages_one_after_the_other_share_the_first_lane() -> None:
    lanes = Lanes(TextGeometry(TEXT, 40))
    assert lanes.of([Passage(0, 30, 1, 0), Passage(45, 70, 1, 1), Passage(90, 399, 1, 2)]) == [0, 0, 0]


@given(PASSAGES, st.integers(10, 60))
def test_each_name_stands_once_beside_its_passage(passages: list[Passage], width: int) -> None:
    geometry = TextGeometry(TEXT, width)

    def opening(line: int) -> list[Passage]:
        if line >= geometry.height:
            return []
        start, end = geometry.bounds(line)
        return sorted(p for p in passages if start <= p.start < end)

    named = [(passage, line) for line in range(geometry.height) for passage in names_at(line, opening, geometry)]
    assert sorted(passage for passage, _ in named) == sorted(passages)
    for passage, line in named:
        assert geometry.line_of(passage.start) <= line <= geometry.line_of(passage.end - 1)


def test_names_of_passages_that_begin_together_are_spread_over_lines() -> None:
    geometry = TextGeometry(TEXT, 40)
    long, longer, short = Passage(0, 200, 1, 1), Passage(0, 300, 2, 2), Passage(1, 9, 3, 3)
    together = [long, longer, short]

    def opening(line: int) -> list[Passage]:
        return together if line == 0 else []

    assert [names_at(line, opening, geometry) for line in range(4)] == [[long, short], [longer], [], []]
