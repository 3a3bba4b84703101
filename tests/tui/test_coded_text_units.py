"""Sentences, words, turns, paragraphs and characters."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from qualcode.model.documents import Role, Structure
from qualcode.model.spans import Span
from qualcode.tui.text.cells import is_boundary
from qualcode.tui.text.units import TextUnits, Unit, lines_of
from tests.tui.coded_material import PIECES, ROLES, given, hostile_text, span_of, talk

TEXT, STRUCTURE = talk()
UNITS = TextUnits(TEXT, STRUCTURE, ROLES)
PLAIN = st.lists(st.sampled_from([*PIECES, "Wort", "Kolleg:in"]), max_size=40).map("".join)


def walked(units: TextUnits, unit: Unit, direction: int = 1) -> list[Span]:
    """All units in order, walked through from one end of the text to the other."""
    series, found = units.series(unit), []
    span = series.starting(0) if direction > 0 else series.ending(len(units.text))
    while span is not None:
        assert len(found) <= len(units.text), "this walk goes nowhere"
        found.append(span)
        span = series.starting(span.end) if direction > 0 else series.ending(span.start)
    return found[::direction]


def words_of(text: str) -> list[str]:
    """All words."""
    return [word.cut(text) for word in walked(TextUnits(text, Structure(""), {}), Unit.WORD)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Die Erzieher*innen sagen: ja!", ["Die", "Erzieher*innen", "sagen", "ja"]),
        ("Kolleg:innen, Träger_innen und Lehrer·innen", ["Kolleg:innen", "Träger_innen", "und", "Lehrer·innen"]),
        ("das geht’s, E-Mail - oder?", ["das", "geht’s", "E-Mail", "oder"]),
        ("fu\u0308r Mu\u0308tter", ["fu\u0308r", "Mu\u0308tter"]),
        ("gut 👍🏽. 日本語", ["gut", "👍🏽", "日本語"]),
        ("  \n[...] ", []),
    ],
)
def test_words_are_what_a_reader_takes_for_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_labels_of_speakers_are_no_words() -> None:
    words = UNITS.series(Unit.WORD)
    assert words.starting(0) == span_of(TEXT, "Wie")
    assert words.ending(TEXT.index("Zuerst")) == span_of(TEXT, "einfach")
    assert words.holding(TEXT.index("B: Zuerst")) is None


def test_turns_are_answers_without_their_labels() -> None:
    turns = UNITS.series(Unit.TURN)
    first = turns.starting(0)
    assert first is not None
    assert first.cut(TEXT).startswith("Zuerst lese ich")
    assert turns.holding(TEXT.index("Und dann?")) is None
    second = turns.starting(first.end)
    assert second is not None
    assert second.cut(TEXT).startswith("Dann ist Runde.")


def test_where_only_one_side_speaks_its_turns_count() -> None:
    units = TextUnits(TEXT, STRUCTURE, {"I": Role.ASKS, "B": Role.ASKS})
    first = units.series(Unit.TURN).starting(0)
    assert first is not None
    assert first.cut(TEXT).startswith("Wie beginnt")


def test_paragraphs_begin_after_the_label() -> None:
    paragraph = UNITS.series(Unit.PARAGRAPH).holding(TEXT.index("Und dann?"))
    assert paragraph == span_of(TEXT, "Und dann?")


def test_without_structure_lines_stand_in_for_every_larger_unit() -> None:
    text = "Eins und zwei. \n\n  drei\n"
    units = TextUnits(text, Structure(""), {})
    assert lines_of(text) == (span_of(text, "Eins und zwei."), span_of(text, "drei"))
    for unit in (Unit.SENTENCE, Unit.TURN, Unit.PARAGRAPH):
        assert units.series(unit).starting(3) == span_of(text, "drei")


def test_the_nearest_unit_is_here_or_next_or_before() -> None:
    dann = TEXT.index("Dann ist Runde")
    assert UNITS.nearest(Unit.SENTENCE, dann) == span_of(TEXT, "Dann ist Runde.")
    assert UNITS.nearest(Unit.SENTENCE, dann - 1) == span_of(TEXT, "Dann ist Runde.")
    assert UNITS.nearest(Unit.SENTENCE, len(TEXT)) == STRUCTURE.sentences[-1]
    assert TextUnits("", Structure(""), {}).nearest(Unit.WORD, 0) is None


def test_the_first_answer_is_found_without_looking_at_all_turns() -> None:
    assert UNITS.first_answer() == TEXT.index("Zuerst")
    assert TextUnits("kein Gespräch", Structure(""), {}).first_answer() == 0


@given(PLAIN, st.sampled_from([Unit.WORD, Unit.CHARACTER, Unit.PARAGRAPH]))
def test_units_are_the_same_from_both_ends_and_cut_no_cluster(text: str, unit: Unit) -> None:
    units = TextUnits(text, Structure(""), {})
    spans = walked(units, unit)
    assert walked(units, unit, -1) == spans
    assert all(is_boundary(text, edge) for span in spans for edge in (span.start, span.end))


@given(hostile_text, st.sampled_from([Unit.WORD, Unit.CHARACTER]), st.integers(0, 80))
def test_asking_at_an_offset_agrees_with_walking_through(text: str, unit: Unit, offset: int) -> None:
    units = TextUnits(text, Structure(""), {})
    spans, series = walked(units, unit), units.series(unit)
    offset = min(offset, len(text))
    assert series.holding(offset) == next((s for s in spans if s.contains(offset)), None)
    assert series.starting(offset) == next((s for s in spans if s.start >= offset), None)
    assert series.ending(offset) == next((s for s in reversed(spans) if s.end <= offset), None)
