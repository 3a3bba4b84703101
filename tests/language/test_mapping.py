"""Keeping and joining mappings."""

from __future__ import annotations

import json

import pytest
from corrected_texts import corrected
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qualcode.language.alignment.align import align
from qualcode.language.alignment.mapping import Mapping, Piece, PlacedKind
from qualcode.model.spans import Span

PLACED = (PlacedKind.SAME, PlacedKind.CHANGED, PlacedKind.MOVED)


@pytest.fixture(scope="module")
def case():
    return corrected(3, length=8_000, moved=4)


def test_a_kept_mapping_puts_every_passage_where_the_fresh_one_does(case):
    fresh = align(case.old, case.new)
    kept = Mapping.from_json(fresh.to_json())
    assert kept == fresh
    for passage in [*case.sentences, *case.phrases]:
        placed, again = fresh.map(passage.old), kept.map(passage.old)
        assert (placed.span, placed.kind, placed.similarity) == (again.span, again.kind, again.similarity)
        assert (again.before, again.after) == ("", "")


def test_a_kept_mapping_holds_no_word_of_the_texts(case):
    kept = align(case.old, case.new).to_json()
    words = {word.strip(".,?!") for word in f"{case.old} {case.new}".split()}
    strings = {part for part in kept.split('"') if part.isalpha()}
    assert strings == {"format", "lengths", "blocks", "doubtful"}
    assert not strings & words


def test_a_kept_mapping_is_small(case):
    assert len(align(case.old, case.new).to_json()) < 0.4 * len(case.old)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", '{"format": 2}', '{"format": 1, "lengths": 3, "blocks": [], "doubtful": []}']
)
def test_what_is_no_mapping_is_refused(text):
    with pytest.raises(ValueError):
        Mapping.from_json(text)


def test_the_identity_maps_everything_to_itself():
    identity = Mapping.identity(10)
    assert identity.map(Span(2, 5)).span == Span(2, 5)
    assert identity.similarity == 1.0
    assert Mapping.identity(0).pieces == ()


def test_joining_with_the_identity_changes_nothing(case):
    mapping = align(case.old, case.new)
    for joined in (mapping.then(Mapping.identity(len(case.new))), Mapping.identity(len(case.old)).then(mapping)):
        for passage in case.sentences:
            first, second = mapping.map(passage.old), joined.map(passage.old)
            assert (first.span, first.kind) == (second.span, second.kind)


def test_two_corrections_are_one_mapping():
    old = "Das war am Anfang schwierig. Jeder hat für sich entschieden. Jetzt geht es."
    middle = "Das war schwierig. Jeder hat ganz für sich entschieden. Jetzt geht es."
    new = "Ja, das war schwierig. Jeder hat ganz für sich bestimmt. Jetzt geht es endlich."
    joined = align(old, middle).then(align(middle, new))
    words = "Jeder hat für sich entschieden."
    placed = joined.map(Span(old.index(words), old.index(words) + len(words)))
    assert placed.after == "Jeder hat ganz für sich bestimmt."
    assert placed.before == words
    assert Mapping.from_json(joined.to_json()) == joined


def test_mappings_that_do_not_meet_cannot_be_joined():
    with pytest.raises(ValueError, match="3 characters"):
        Mapping.identity(3).then(Mapping.identity(4))


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 1_000), st.integers(0, 1_000))
@example(851, 132)  # the first correction orphans a passage
def test_a_joined_mapping_attaches_nothing_that_the_steps_would_not(first_seed, second_seed):
    first = corrected(first_seed, length=2_500, moved=2, asides=0.0)
    lines = first.new.split("\n\n")
    later = "\n\n".join(
        line.replace("ein ", "kein ", 1) for number, line in enumerate(lines) if number % 5 != second_seed % 5
    )
    one, two = align(first.old, first.new), align(first.new, later)
    joined = one.then(two)
    for passage in first.sentences:
        placed = joined.map(passage.old)
        assert placed.span is None or 0 <= placed.span.start < placed.span.end <= len(later)
        if placed.kind in PLACED:
            step = one.map(passage.old)
            assert step.kind in PLACED
            direct = two.map(step.span)
            assert direct.kind in PLACED
            assert placed.span.overlap(direct.span) >= 0.5 * min(placed.span.length, direct.span.length)


def pieces_of(*places: tuple[int, int, int]) -> tuple[Piece, ...]:
    return tuple(Piece(Span(old, old + length), Span(new, new + length)) for old, new, length in places)


def test_what_a_text_between_tore_apart_is_proposed_and_not_attached():
    one = Mapping(60, 360, pieces_of((0, 0, 25), (25, 325, 35)))
    two = Mapping(360, 60, pieces_of((0, 0, 25), (325, 25, 35)))
    passage = Span(10, 40)
    assert one.map(passage).kind not in PLACED
    joined = one.then(two)
    for mapping in (joined, Mapping.from_json(joined.to_json()), joined.then(Mapping.identity(60))):
        placed = mapping.map(passage)
        assert (placed.kind, placed.span) == (PlacedKind.UNCERTAIN, passage)
        assert mapping.map(Span(0, 25)).kind is PlacedKind.SAME


def test_a_piece_of_other_words_is_never_taken_for_an_equal_one():
    piece = Piece(Span(0, 2000), Span(0, 2001), 0.999)
    mapping = Mapping(2000, 2001, (piece,))
    assert Mapping.from_json(mapping.to_json()).pieces[0].equal is False
    assert json.loads(mapping.to_json())["blocks"] == [[0, [[0, 0, 2000, 2001, 999]]]]
