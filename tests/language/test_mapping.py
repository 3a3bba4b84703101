"""Keeping and joining mappings."""

from __future__ import annotations

import json

import pytest
from corrected_texts import corrected
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qualcode.language.alignment.align import align
from qualcode.language.alignment.mapping import Mapping, Piece, Placed, PlacedKind
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


@pytest.mark.parametrize(("stayed", "kind"), [(100, "same"), (90, "changed"), (75, "changed"), (74, "uncertain")])
def test_a_passage_of_which_more_than_a_quarter_went_elsewhere_has_no_certain_place(stayed, kind):
    pieces = [Piece(Span(0, stayed), Span(0, stayed))]
    if stayed < 100:
        pieces.append(Piece(Span(stayed, 100), Span(200, 300 - stayed), block=1))
    placed = Mapping(100, 300, tuple(pieces)).map(Span(0, 100))
    assert (placed.kind, placed.span) == (kind, Span(0, stayed))


@pytest.mark.parametrize(("length", "kind"), [(12, "same"), (11, "uncertain")])
def test_few_characters_without_company_are_proof_only_from_a_dozen(length, kind):
    alone = Mapping(1000, 1000, pieces_of((500, 100, 15)))
    assert alone.map(Span(500, 500 + length)).kind == kind
    assert Mapping(1000, 1000, pieces_of((500, 100, 20))).map(Span(500, 511)).kind == "same"


@pytest.mark.parametrize(("similarity", "kind"), [(0.8, "changed"), (0.79, "uncertain"), (0.3, "uncertain")])
def test_words_that_changed_much_need_company(similarity, kind):
    piece = Piece(Span(500, 600), Span(100, 200), similarity)
    assert Mapping(1000, 1000, (piece,)).map(piece.old).kind == kind
    beside = (*pieces_of((479, 79, 20)), piece)
    assert Mapping(1000, 1000, beside).map(piece.old).kind == ("changed" if similarity >= 0.6 else "uncertain")


@pytest.mark.parametrize(("replaced", "kind", "span"), [(90, "uncertain", Span(100, 190)), (89, "orphan", None)])
def test_a_word_that_another_replaced_is_proposed_if_it_is_nearly_all_of_the_passage(replaced, kind, span):
    piece = Piece(Span(500, 500 + replaced), Span(100, 190), 0.1)
    placed = Mapping(1000, 1000, (piece,)).map(Span(500, 600))
    assert (placed.kind, placed.span) == (kind, span)


@pytest.mark.parametrize(("gone", "kind"), [(30, "changed"), (31, "uncertain")])
@pytest.mark.parametrize("at_end", [False, True])
def test_of_a_passage_little_may_be_missing_at_its_borders(gone, kind, at_end):
    kept = Span(0, 100 - gone) if at_end else Span(gone, 100)
    placed = Mapping(100, 100, (Piece(kept, kept),)).map(Span(0, 100))
    assert (placed.kind, placed.span) == (kind, kept)


def test_what_was_put_in_beside_a_passage_belongs_to_it_where_it_is_little():
    piece = Piece(Span(10, 50), Span(20, 60), lead=5, trail=7)
    mapping = Mapping(100, 100, (piece,))
    assert mapping.map(Span(10, 50)).span == Span(15, 67)
    assert mapping.map(Span(10, 49)).span == Span(15, 59)
    assert mapping.map(Span(11, 50)).span == Span(21, 67)
    assert mapping.map(Span(38, 50)).span == Span(48, 60)
    assert mapping.map(Span(36, 50)).span == Span(46, 67)
    assert mapping.then(Mapping.identity(100)).map(Span(10, 50)).span == Span(15, 67)


@pytest.mark.parametrize(
    ("pieces", "fits"),
    [
        (pieces_of((0, 0, 10), (10, 10, 10)), True),
        (pieces_of((0, 10, 10), (10, 0, 10)), True),
        (pieces_of((0, 0, 10), (9, 10, 10)), False),
        (pieces_of((0, 11, 10)), False),
        (pieces_of((11, 0, 10)), False),
        ((Piece(Span(0, 0), Span(0, 0)),), False),
        ((Piece(Span(0, 5), Span(0, 6)),), False),
        ((Piece(Span(0, 5), Span(6, 5), 0.5),), False),
        ((Piece(Span(0, 5), Span(-1, 5), 0.5),), False),
        ((Piece(Span(0, 5), Span(0, 6), 0.5),), True),
    ],
)
def test_pieces_lie_inside_the_texts_and_apart(pieces, fits):
    assert Mapping(20, 20, pieces).fits is fits
    assert Mapping(20, 20, pieces_of((0, 0, 20)), steps=(Mapping(20, 20, pieces),)).fits is fits


@pytest.mark.parametrize(("start", "attached"), [(0, True), (2, True), (3, False), (6, False)])
def test_the_whole_way_attaches_a_passage_that_lies_by_half_where_the_steps_lead(start, attached):
    placed = Placed(Span(start, start + 4), PlacedKind.SAME, 1.0)
    assert Mapping.identity(12)._attached_in_steps(Span(0, 4), placed) is attached
