"""Moving, growing and shrinking a selection by units."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from qualcode.model.documents import Structure
from qualcode.tui.text.cells import is_boundary
from qualcode.tui.text.selection import (
    Selection,
    extended,
    moved,
    passage_of,
    selected,
    shrunk,
    snapped,
)
from qualcode.tui.text.units import TextUnits, Unit
from tests.tui.coded_material import ROLES, given, hostile_text, span_of, talk

TEXT, STRUCTURE = talk()
UNITS = TextUnits(TEXT, STRUCTURE, ROLES)
SELECTIONS = st.tuples(st.integers(-5, 90), st.integers(-5, 90)).map(lambda edges: Selection(*edges))


def at(words: str) -> Selection:
    return selected(span_of(TEXT, words))


def words(selection: Selection | None) -> str | None:
    return None if selection is None else TEXT[selection.start : selection.end]


def test_moving_by_sentence_goes_through_questions_too() -> None:
    step = moved(UNITS, Unit.SENTENCE, 1, at("Das dauert."))
    assert words(step) == "Und dann?"
    assert words(moved(UNITS, Unit.SENTENCE, -1, at("Und dann?"))) == "Das dauert."


def test_moving_by_turn_jumps_over_questions() -> None:
    first = moved(UNITS, Unit.TURN, 1, at("Wie beginnt ein Tag bei Ihnen?"))
    assert words(first) == span_of(TEXT, "Zuerst lese").cut(TEXT) + TEXT[first.start + 11 : first.end]
    second = moved(UNITS, Unit.TURN, 1, first)
    assert (words(second) or "").startswith("Dann ist Runde.")
    assert moved(UNITS, Unit.TURN, -1, second) == first


def test_moving_goes_on_from_the_whole_selection() -> None:
    both = Selection(at("Nein.").start, at("Wer krank").end)
    assert moved(UNITS, Unit.SENTENCE, 1, both) is None
    assert words(moved(UNITS, Unit.SENTENCE, -1, both)) == "Gibt es eine Vertretung?"


def test_from_a_bare_place_it_is_the_unit_there() -> None:
    place = Selection(at("rufe").start, at("rufe").start)
    assert words(moved(UNITS, Unit.WORD, -1, place)) == "rufe"
    assert (words(moved(UNITS, Unit.SENTENCE, 1, place)) or "").startswith("Danach rufe")


def test_words_of_a_whole_sentence_are_entered_from_its_edges() -> None:
    assert words(moved(UNITS, Unit.WORD, 1, at("Das dauert."))) == "Das"
    assert words(moved(UNITS, Unit.WORD, -1, at("Das dauert."))) == "dauert"
    assert words(moved(UNITS, Unit.WORD, 1, at("Das"))) == "dauert"


def test_extending_grows_at_the_active_edge() -> None:
    one = at("Und dann?")
    two = extended(UNITS, Unit.SENTENCE, 1, one)
    assert words(two) == "Und dann?\nB: Dann ist Runde."
    assert extended(UNITS, Unit.SENTENCE, -1, two) == one


def test_extending_over_the_anchor_keeps_what_was_selected() -> None:
    one = at("Und dann?")
    back = extended(UNITS, Unit.SENTENCE, -1, one)
    assert words(back) == "Das dauert.\nI: Und dann?"
    assert back.cursor < back.anchor
    assert words(extended(UNITS, Unit.SENTENCE, 1, back)) == "Und dann?"


def test_the_other_edge_grows_after_swapping() -> None:
    swapped = at("Dann ist Runde.").swapped()
    assert words(extended(UNITS, Unit.WORD, -1, swapped)) == "dann?\nB: Dann ist Runde."


def test_a_part_of_a_sentence_is_extended_to_its_end() -> None:
    part = at("rufe ich")
    assert words(extended(UNITS, Unit.SENTENCE, 1, part)) == "rufe ich die Leute an, die nicht gekommen sind."


def test_shrinking_takes_one_unit_from_either_edge() -> None:
    sentence = at("Da sitzen alle am großen Tisch, auch die Erzieher*innen!")
    end = shrunk(UNITS, Unit.WORD, -1, sentence)
    assert words(end) == "Da sitzen alle am großen Tisch, auch die Erzieher*innen"
    start = shrunk(UNITS, Unit.WORD, 1, end)
    assert words(start) == "sitzen alle am großen Tisch, auch die Erzieher*innen"
    assert start.cursor == start.start


def test_something_always_stays_selected() -> None:
    for direction in (1, -1):
        assert shrunk(UNITS, Unit.WORD, direction, at("dauert")) is None
        assert shrunk(UNITS, Unit.SENTENCE, direction, at("Und dann?")) is None


@pytest.mark.parametrize("unit", list(Unit))
def test_at_either_end_of_the_text_nothing_moves(unit: Unit) -> None:
    everything = Selection(0, len(TEXT))
    assert moved(UNITS, unit, 1, Selection(len(TEXT) - 1, len(TEXT))) is None
    assert extended(UNITS, unit, 1, everything) is None
    assert extended(UNITS, unit, -1, everything.swapped()) is None


def test_a_passage_has_no_stray_blanks() -> None:
    text = " \n ja, klar \t\n"
    assert passage_of(text, Selection(0, len(text))) == span_of(text, "ja, klar")
    assert passage_of(text, Selection(0, 2)) is None


@given(hostile_text, SELECTIONS)
def test_a_snapped_selection_is_inside_and_cuts_no_cluster(text: str, selection: Selection) -> None:
    result = snapped(text, selection)
    assert 0 <= result.start <= result.end <= len(text)
    assert is_boundary(text, result.start)
    assert is_boundary(text, result.end)
    assert snapped(text, result) == result
    assert result.start <= max(0, min(selection.start, len(text)))
    if not selection.is_empty:
        assert result.end >= min(max(0, selection.end), len(text))
        assert (result.cursor < result.anchor) <= (selection.cursor < selection.anchor)


@given(hostile_text, SELECTIONS)
def test_a_passage_cuts_no_cluster(text: str, selection: Selection) -> None:
    inside = snapped(text, selection)
    span = passage_of(text, inside)
    if span is None:
        assert not text[inside.start : inside.end].strip()
    else:
        assert inside.start <= span.start < span.end <= inside.end
        assert is_boundary(text, span.start)
        assert is_boundary(text, span.end)
        assert span.cut(text).strip() == text[inside.start : inside.end].strip()


STEPS = st.lists(
    st.tuples(st.sampled_from([moved, extended, shrunk]), st.sampled_from(list(Unit)), st.sampled_from([-1, 1])),
    max_size=12,
)


@given(hostile_text, SELECTIONS, STEPS)
def test_any_walk_stays_in_the_text_and_cuts_no_cluster(
    text: str, selection: Selection, steps: list[tuple[object, Unit, int]]
) -> None:
    units = TextUnits(text, Structure(""), {})
    now = snapped(text, selection)
    for step, unit, direction in steps:
        following = step(units, unit, direction, now)
        if following is None:
            continue
        following = snapped(text, following)
        if step is moved and not now.is_empty and unit is Unit.PARAGRAPH:
            assert (following.start - now.start) * direction > 0
        if step is shrunk:
            assert now.start <= following.start < following.end <= now.end
            assert (following.start, following.end) != (now.start, now.end)
        now = following
        assert 0 <= now.start <= now.end <= len(text)


@given(hostile_text, st.sampled_from(list(Unit)), st.sampled_from([-1, 1]))
def test_moving_on_comes_to_an_end(text: str, unit: Unit, direction: int) -> None:
    units = TextUnits(text, Structure(""), {})
    edge = 0 if direction > 0 else len(text)
    now: Selection | None = Selection(edge, edge)
    for _ in range(len(text) + 2):
        now = moved(units, unit, direction, now)
        if now is None:
            break
    assert now is None
