"""Documents and what was found in them."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.documents import Document, Role, Structure, Turn, count_words, counted_before
from qualcode.model.invisible import without_invisible
from qualcode.model.spans import Span

TEXT = "I: Why?\nB: Because.\nC: Oh.\nno voice\nI: So."
TURNS = (
    Turn(Span(0, 7), "I", 3),
    Turn(Span(8, 19), "B", 11),
    Turn(Span(20, 26), "C", 23),
    Turn(Span(36, 42), "I", 39),
)
ROLES = {"I": Role.ASKS, "B": Role.ANSWERS}
TALK = Structure("s", paragraphs=(Span(0, 26), Span(27, 42)), turns=TURNS, sentences=(Span(3, 7), Span(11, 19)))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("  \n", 0),
        ("Zwei Wörter", 2),
        ("Bu\u0308ndnis", 1),  # counted in composed form
        ("Erzieher*innen", 2),
        ("a_b 1,5 🙂 – …", 3),
        ("x\x00y", 2),
    ],
)
def test_words_are_runs_of_word_characters(text, count):
    assert count_words(text) == count


@given(st.text(st.sampled_from("aÄß9²_ \n„“–…€*(?\xa0\xad\u0308\u200bŁŻж中🙂‿\u2000"), max_size=30))
def test_words_are_counted_alike_in_every_writing(text):
    told = unicodedata.normalize("NFC", without_invisible(text))
    assert count_words(text) == len(re.findall(r"\w+", told))


def test_every_sign_is_part_of_a_word_or_none_as_expressions_say():
    for sign in map(chr, (*range(0xAD), *range(0xAE, 0x2100))):
        told = unicodedata.normalize("NFC", without_invisible(f" {sign} "))
        assert count_words(f" {sign} ") == len(re.findall(r"\w+", told)), hex(ord(sign))


@pytest.mark.parametrize(("text", "now", "before"), [("Fu\u0308r Lind\u200bner", 2, 4), ("Für Lindner", 2, 2)])
def test_words_were_counted_otherwise_in_older_files(text, now, before):
    assert (count_words(text), counted_before(text)) == (now, before)


def test_paragraphs_are_numbered_from_one_and_an_offset_between_two_belongs_to_the_first():
    structure = Structure("s", paragraphs=(Span(2, 5), Span(7, 9)))
    assert [structure.paragraph_number(offset) for offset in range(11)] == [0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2]


def test_a_text_without_parts_has_number_nothing():
    empty = Structure("s")
    assert (empty.paragraph_number(5), empty.sentence_index(5), empty.turn_index(5)) == (0, -1, -1)
    assert (empty.speakers(), empty.asked(ROLES)) == ([], [])
    assert empty.answered([Span(0, 5)], ROLES) == [Span(0, 5)]


@given(st.lists(st.integers(1, 6), max_size=8), st.integers(0, 50))
def test_sentence_and_paragraph_of_an_offset_are_the_last_that_begin_at_or_before_it(lengths, offset):
    edges = [sum(lengths[:number]) for number in range(len(lengths) + 1)]
    spans = tuple(Span(a, b) for a, b in pairwise(edges))
    structure = Structure("s", paragraphs=spans, sentences=spans)
    begun = [number for number, span in enumerate(spans) if span.start <= offset]
    assert structure.sentence_index(offset) == (begun[-1] if begun else -1)
    assert structure.paragraph_number(offset) == structure.sentence_index(offset) + 1


def test_turns_and_speakers_in_their_order():
    assert TALK.speakers() == ["I", "B", "C"]
    assert [TALK.turn_index(offset) for offset in (0, 7, 8, 19, 30, 36, 99)] == [0, 0, 1, 1, 2, 3, 3]


def test_what_was_asked_is_the_turns_of_those_who_ask_with_their_labels():
    assert [span.cut(TEXT) for span in TALK.asked(ROLES)] == ["I: Why?", "I: So."]


def test_what_was_answered_is_the_rest_without_any_label():
    left = TALK.answered([Span(0, len(TEXT))], ROLES)
    assert [span.cut(TEXT) for span in left] == ["\n", "Because.\n", "Oh.\nno voice\n"]


def test_an_unknown_speaker_counts_as_answering():
    assert TALK.answered([Span(20, 26)], {}) == [Span(23, 26)]
    assert TALK.answered([Span(0, 7)], {}) == [Span(3, 7)]


def test_a_turn_without_a_label_makes_no_hole():
    structure = Structure("s", turns=(Turn(Span(0, 5), "B", 0),))
    assert structure.answered([Span(0, 5)], ROLES) == [Span(0, 5)]


def test_the_id_is_what_people_can_type():
    document = Document(1, "0190b5a0-0000-7000-8000-0123456789ab", "n", "", None, {}, "", 0, 0)
    assert document.id == "0123456789ab"
