from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model.documents import Turn
from qualcode.model.spans import Span
from qualcode.reading.transcripts.structure import build

LINES = st.sampled_from(
    [
        *["I: Wie war das?", "B: Gut. Sehr gut.", "", "  ", "B1:", "#00:00:05-3#", "[00:01:02] I: Und dann?"],
        *["Ende. #00:00:09-1#", "\tAlso [...] Da war nichts.", "ANNA BERG", "Anna Berg  0:05", "\x0c", "Ja 😀"],
    ]
)
TEXTS = st.one_of(st.text(), st.lists(LINES, max_size=12).map("\n".join))


def said(text: str) -> list[str]:
    return [span.cut(text) for span in build(text).sentences]


def test_paragraphs_are_the_lines_that_are_not_blank():
    text = "  Eins.  \n\n \u00a0\nZwei. Drei.\n"
    assert [span.cut(text) for span in build(text).paragraphs] == ["Eins.", "Zwei. Drei."]


def test_sentences_hold_no_speaker_label():
    assert said("I: Wie war es? Gut?\nB:\tJa. So war es.") == ["Wie war es?", "Gut?", "Ja.", "So war es."]


def test_a_turn_of_several_lines_has_its_sentences_line_by_line():
    assert said("I: Ja?\nB: Erstens. Und dann\nging es weiter.") == ["Ja?", "Erstens.", "Und dann", "ging es weiter."]


def test_a_label_on_a_line_of_its_own_is_no_sentence():
    assert said("I:\nWie war es?\nB:\nGut.") == ["Wie war es?", "Gut."]


def test_text_before_the_first_speaker_has_sentences_too():
    assert said("Gespräch im Mai.\n\nI: Ja?\nB: Nein.") == ["Gespräch im Mai.", "Ja?", "Nein."]


def test_time_marks_stand_outside_sentences_at_both_ends():
    text = "#00:00:01-0# Also gut. Da war [00:00:02] etwas. #00:00:03-5#\n[00:00:04] Ende."
    assert said(text) == ["Also gut.", "Da war [00:00:02] etwas.", "Ende."]
    assert [mark.milliseconds for mark in build(text).marks] == [1000, 2000, 3500, 4000]


def test_a_line_with_nothing_but_a_time_mark_is_no_sentence():
    assert said("[00:00:02]\nGut.") == ["Gut."]


def test_turns_of_a_reader_are_taken_as_they_are():
    text = "ANNA sagt ja. BEN sagt nein. Ende."
    turns = [Turn(Span(0, 13), "ANNA", 5), Turn(Span(14, 28), "BEN", 18)]
    structure = build(text, turns)
    assert structure.turns == tuple(turns)
    assert [span.cut(text) for span in structure.sentences] == ["sagt ja.", "sagt nein.", "Ende."]


def test_no_turns_of_a_reader_means_that_nobody_speaks():
    text = "I: Wie?\nB: So."
    structure = build(text, [])
    assert structure.turns == ()
    assert structure.sentences[0].start == 0


@pytest.mark.parametrize(
    "turns",
    [
        [Turn(Span(4, 6), "B", 5), Turn(Span(0, 2), "I", 1)],
        [Turn(Span(0, 5), "I", 1), Turn(Span(4, 6), "B", 5)],
        [Turn(Span(0, 99), "I", 1)],
        [Turn(Span(0, 3), "I", 4)],
    ],
)
def test_turns_out_of_order_or_place_are_refused(turns: list[Turn]):
    with pytest.raises(ValueError, match="out of order or outside"):
        build("I: Ja. ", turns)


@settings(deadline=None)  # the first example loads spaCy
@given(TEXTS)
def test_any_text_has_a_sound_structure(text: str):
    structure = build(text)
    for spans in (structure.paragraphs, structure.sentences, [mark.span for mark in structure.marks]):
        assert all(span.length and span.end <= len(text) for span in spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))
    for span in (*structure.paragraphs, *structure.sentences):
        assert span.cut(text) == span.cut(text).strip()
        assert "\n" not in span.cut(text)
    assert all(turn.span.start <= turn.speech <= turn.span.end for turn in structure.turns)
    assert all(one.span.end <= other.span.start for one, other in pairwise(structure.turns))


@settings(deadline=None)  # the first example loads spaCy
@given(TEXTS)
def test_every_visible_character_is_in_a_sentence_a_label_or_a_time_mark(text: str):
    structure = build(text)
    covered = [False] * len(text)
    labels = [Span(turn.span.start, turn.speech) for turn in structure.turns]
    for span in (*structure.sentences, *labels, *(mark.span for mark in structure.marks)):
        covered[span.start : span.end] = [True] * span.length
    assert not [character for place, character in enumerate(text) if not covered[place] and character.strip()]
