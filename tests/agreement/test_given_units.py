"""Which units count as coded: half of the shorter of the two, and parts make no difference."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unhurried import unhurried

from qualcode.agreement.kernel.units import Units, joined, rate, tokens
from qualcode.model.spans import Span

SENTENCE = [Span(100, 200)]


@pytest.mark.parametrize(
    ("passages", "coded"),
    [
        ([Span(100, 200)], True),
        ([Span(100, 150)], True),
        ([Span(0, 150)], True),
        ([Span(0, 149)], False),  # 49 of 100 of the sentence, 49 of 149 of the passage
        ([Span(120, 121)], True),  # a very short passage inside
        ([Span(90, 110)], True),  # half of the passage lies in the sentence
        ([Span(89, 110)], False),
        ([Span(0, 130), Span(170, 300)], True),  # 60 of 100 from both sides
        ([Span(0, 124), Span(176, 300)], False),
        ([Span(0, 100)], False),
        ([Span(200, 300)], False),
        ([Span(150, 150)], False),
        ([], False),
    ],
)
def test_a_unit_is_coded_from_half_of_the_shorter_of_the_two(passages: list[Span], coded: bool) -> None:
    assert rate(SENTENCE, passages) == [coded]


def test_a_long_passage_codes_every_sentence_that_it_covers_half_of() -> None:
    sentences = [Span(0, 40), Span(41, 80), Span(81, 120), Span(121, 160)]
    assert rate(sentences, [Span(25, 100)]) == [False, True, False, False]
    assert rate(sentences, [Span(20, 101)]) == [True, True, True, False]


def test_a_unit_of_several_pieces_is_taken_as_a_whole() -> None:
    paragraph = [[Span(0, 40), Span(100, 160)], [Span(170, 200)]]
    assert rate(paragraph, [Span(110, 160)]) == [True, False]
    assert rate(paragraph, [Span(30, 139)]) == [False, False]  # 49 of 100, 49 of 109
    assert rate(paragraph, [Span(30, 140)]) == [True, False]


def test_touching_passages_are_one_passage() -> None:
    assert rate(SENTENCE, [Span(90, 110)]) == [True]
    assert rate(SENTENCE, [Span(0, 90), Span(90, 110)]) == rate(SENTENCE, [Span(0, 110)]) == [False]


def test_within_the_answers_a_passage_counts_by_what_of_it_is_answered() -> None:
    answer, question = [Span(100, 200)], Span(0, 100)
    assert rate(answer, [Span(question.start, 120)]) == [False]
    assert rate(answer, [Span(question.start, 120)], within=answer) == [True]


def test_units_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        Units.of([Span(0, 10), Span(9, 20)])


def test_an_empty_unit_is_never_coded() -> None:
    assert rate([Span(5, 5), Span(5, 9)], [Span(0, 20)]) == [False, True]


def test_units_need_not_be_in_order() -> None:
    assert rate([Span(50, 90), Span(0, 40)], [Span(0, 40)]) == [False, True]


def test_tokens_are_runs_of_word_characters_inside_the_stretches() -> None:
    text = "I: Und? B: Na ja … Überleitung, 2 Mal."
    assert [span.cut(text) for span in tokens(text)] == ["I", "Und", "B", "Na", "ja", "Überleitung", "2", "Mal"]
    assert [span.cut(text) for span in tokens(text, [Span(11, 16), Span(19, 24)])] == ["Na", "ja", "Überl"]


spans = st.tuples(st.integers(0, 60), st.integers(0, 30)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@st.composite
def units(draw: st.DrawFn) -> list[list[Span]]:
    """Disjoint pieces from borders, dealt out to up to four units."""
    borders = sorted(draw(st.sets(st.integers(0, 90), min_size=2, max_size=12)))
    pieces = [Span(*pair) for pair in zip(borders[::2], borders[1::2], strict=False)]
    dealt: list[list[Span]] = [[] for _ in range(4)]
    for piece in pieces:
        dealt[draw(st.integers(0, 3))].append(piece)
    return dealt


def _marked(passages: list[Span]) -> set[int]:
    return {offset for passage in passages for offset in range(passage.start, passage.end)}


@unhurried
@given(units(), st.lists(spans, max_size=6))
def test_the_sweep_agrees_with_counting_characters(pieces: list[list[Span]], passages: list[Span]) -> None:
    expected = []
    for unit in pieces:
        own = _marked(unit)
        half = bool(own) and 2 * len(own & _marked(passages)) >= len(own)
        inside = any(2 * len(own & _marked([part])) >= part.length for part in joined(passages))
        expected.append(half or inside)
    assert rate(pieces, passages) == expected


@unhurried
@given(units(), st.lists(spans, max_size=5), st.data())
def test_splitting_a_passage_into_overlapping_or_touching_parts_changes_nothing(
    pieces: list[list[Span]], passages: list[Span], data: st.DataObject
) -> None:
    split = []
    for passage in passages:
        cut = data.draw(st.integers(passage.start, passage.end))
        back = data.draw(st.integers(passage.start, cut))
        split += [Span(passage.start, cut), Span(back, passage.end)]
    assert rate(pieces, split) == rate(pieces, passages)


@unhurried
@given(units(), st.lists(spans, max_size=5), spans)
def test_a_single_passage_is_compared_with_the_shorter_of_the_two(
    pieces: list[list[Span]], passages: list[Span], passage: Span
) -> None:
    for unit, coded in zip(pieces, rate(pieces, [passage]), strict=True):
        length = sum(piece.length for piece in unit)
        overlap = sum(piece.overlap(passage) for piece in unit)
        assert coded == (overlap > 0 and 2 * overlap >= min(length, passage.length))
