"""Continua: passages are united, checked, laid end to end, and nothing disappears unsaid."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unhurried import unhurried

from qualcode.agreement.passages.continuum import Axis, Continuum
from qualcode.errors import SpanOutside, UsageProblem
from qualcode.model.spans import Span


def test_overlapping_passages_of_one_code_are_united_and_touching_ones_stay_apart() -> None:
    continuum = Continuum.of(50, [("A", 0, 10, "x"), ("A", 5, 20, "x"), ("A", 20, 30, "x"), ("A", 25, 40, "y")])
    assert continuum.segments == {"A": ((0, 20, "x"), (20, 30, "x"), (25, 40, "y"))}


def test_a_coder_who_is_named_and_coded_nothing_has_one_gap() -> None:
    assert Continuum.of(50, [("A", 0, 10, "x")], coders=["A", "B"]).segments["B"] == ()


@pytest.mark.parametrize(
    ("passage", "error", "words"),
    [
        ((0, 51), SpanOutside, "not inside the text"),
        ((-1, 5), SpanOutside, "not inside the text"),
        ((9, 4), UsageProblem, "negative length"),
        ((4, 4), UsageProblem, "no length"),
    ],
)
def test_passages_that_cannot_be_are_refused(passage: tuple[int, int], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        Continuum.of(50, [("A", *passage, "x")])


def test_a_coder_who_is_not_compared_is_refused() -> None:
    with pytest.raises(UsageProblem, match="not among the coders"):
        Continuum.of(50, [("C", 0, 5, "x")], coders=["A", "B"])


def test_only_the_stretches_that_count_make_the_continuum() -> None:
    answers = [Span(10, 30), Span(50, 60)]
    passages = [("A", 0, 20, "x"), ("A", 25, 55, "x"), ("A", 31, 49, "x"), ("B", 58, 70, "y")]
    continuum = Continuum.of(80, passages, within=answers)
    assert continuum.length == 30
    assert continuum.segments == {"A": ((0, 10, "x"), (15, 25, "x")), "B": ((28, 30, "y"),)}
    assert continuum.outside == 1


def test_conflicts_are_all_pairs_of_different_codes_that_overlap() -> None:
    continuum = Continuum.of(
        50, [("A", 0, 20, "x"), ("A", 5, 8, "y"), ("A", 15, 30, "z"), ("A", 30, 40, "y"), ("B", 0, 20, "y")]
    )
    assert [(c.first.value, c.second.value) for c in continuum.conflicts()] == [("x", "y"), ("x", "z")]
    assert continuum.layer("y").conflicts() == []


@unhurried
@given(st.sets(st.integers(0, 60), max_size=10), st.integers(0, 60))
def test_the_axis_counts_what_lies_before(borders: set[int], offset: int) -> None:
    ordered = sorted(borders)
    stretches = [Span(*pair) for pair in zip(ordered[::2], ordered[1::2], strict=False)]
    counting = [place for stretch in stretches for place in range(stretch.start, stretch.end)]
    axis = Axis.of(stretches)
    assert axis.length == len(counting)
    assert axis.place(offset) == sum(place < offset for place in counting)
