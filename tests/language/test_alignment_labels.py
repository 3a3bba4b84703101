"""Speakers who are called otherwise, and words that were left out: what was said stays with its words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.language.alignment.align import align
from qualcode.language.alignment.mapping import Mapping, PlacedKind
from qualcode.model.spans import Span

ANSWERS = ["Ja.", "Nein.", "Doch.", "Schwer.", "Mhm.", "Geld.", "Genau.", "Nichts", "Ja.", "Na ja.", "Später.", "Ja!"]
QUESTIONS = [
    "Wie lief das am Anfang?", "Und dann?", "Wirklich?", "Was hat geholfen?", "Gar nichts?", "Und heute?", "Warum?",
    "Wer hat das entschieden?", "Mhm?", "Und Sie?", "Wann war das?", "Immer noch?",
]  # fmt: skip
NAMES = [
    ("Interviewerin", "Frau Lindner"), ("I1", "B1"), ("Moderation", "Frau Dr. Müller-Lüdenscheidt"), ("Int", "TN2"),
    ("Herr Ö.", "Fachkraft"), ("INTERVIEWER", "Respondent 12"),
]  # fmt: skip
FORMS = ["{}: ", "[{}]: ", "**{}:** ", "@{}: ", "#00:01:02-3# {}: "]


def told(names, answers, form="{}: ", between="\n\n"):
    asks, answers_ = (form.format(name) for name in names)
    turns = []
    for question, answer in zip(QUESTIONS, answers, strict=False):
        turns += [asks + question, answers_ + answer]
    return between.join(turns)


def said_in(text, form, names):
    """Each answer and question with its place: what stands behind the labels."""
    position = 0
    for line in text.split("\n"):
        for name in names:
            label = form.format(name)
            if line.startswith(label):
                yield Span(position + len(label), position + len(line)), line[len(label) :]
        position += len(line) + 1


@given(
    st.sampled_from(NAMES), st.sampled_from(FORMS), st.sampled_from(["\n", "\n\n"]),
    st.lists(st.sampled_from(ANSWERS), min_size=5, max_size=6, unique=True), st.booleans(),
)  # fmt: skip
@settings(max_examples=60)
def test_what_was_said_moves_when_all_speakers_are_called_otherwise(names, form, between, answers, one_only):
    before = ("I", "B")
    after = ("I", names[1]) if one_only else names
    old, new = told(before, answers, form, between), told(after, answers, form, between)
    mapping = align(old, new)
    places = [place for place, _words in said_in(new, form, after)]
    for (span, words), place in zip(said_in(old, form, before), places, strict=True):
        placed = mapping.map(span)
        assert (placed.kind, placed.span, placed.after) == (PlacedKind.SAME, place, words)
    again = Mapping.from_json(mapping.to_json())
    assert all(again.map(span).kind is PlacedKind.SAME for span, _words in said_in(old, form, before))


def test_a_coding_of_a_turn_takes_the_new_label_along():
    answers = ANSWERS[:6]
    old, new = told(("I", "B"), answers), told(("I", "Frau Lindner"), answers)
    start = old.index("B: Doch.")
    placed = align(old, new).map(Span(start, start + len("B: Doch.")))
    assert placed.after == "Frau Lindner: Doch."


def test_one_word_answers_of_another_talk_are_not_taken_for_these():
    old = "I: Wie lief das?\nB: Ja.\nI: Und Ihr Bruder, kam der auch?\nB: Nein."
    new = "I: Was kostet das Wohnen dort?\nFrau K.: Viel.\nI: Wer zahlt es?\nFrau K.: Ja."
    start = old.index("Ja.")
    assert align(old, new).map(Span(start, start + 3)).kind in (PlacedKind.UNCERTAIN, PlacedKind.ORPHAN)


# ---- words that were left out ------------------------------------------------------------------------------

SENTENCE = "Dann kamen die Leute vom Amt und haben alles aufgeschrieben, was wir gesagt haben."
WORDS = SENTENCE.split(" ")


@pytest.mark.parametrize("mark", ["[...]", "[…]", "(...)", "(…)", "[ ... ]"])
@pytest.mark.parametrize(("first", "last"), [(4, 6), (6, 9), (8, 10), (3, 4), (10, 13)])
def test_a_passage_that_was_cut_ends_at_the_word_before_and_begins_at_the_word_behind(mark, first, last):
    old = f"I: Und dann?\nB: {SENTENCE}"
    end = "." if last == len(WORDS) else ""
    new = "I: Und dann?\nB: " + " ".join([*WORDS[:first], mark + end, *WORDS[last:]])
    mapping = align(old, new)
    start = old.index(SENTENCE)
    cut = start + len(" ".join(WORDS[:last]))
    placed = mapping.map(Span(start, cut))
    assert placed.after == " ".join(WORDS[:first])
    if last < len(WORDS):
        begin = start + len(" ".join(WORDS[:first])) + 1
        assert mapping.map(Span(begin, len(old))).after.startswith(WORDS[last])
        assert (
            mapping.map(Span(start, len(old))).after == new[new.index("Dann") :]
        )  # across it: what is left, with it


def test_a_passage_whose_words_were_all_left_out_is_lost():
    old = f"I: Und dann?\nB: {SENTENCE}"
    mapping = align(old, old.replace("vom Amt", "[...]"))
    start = old.index("vom Amt")
    assert mapping.map(Span(start, start + len("vom Amt"))).kind is PlacedKind.ORPHAN


def test_a_word_that_was_corrected_beside_an_omission_stays():
    old = "B: Die Leute vom Amte in Quellstein kamen und haben alles aufgeschrieben."
    mapping = align(old, old.replace("vom Amte in Quellstein", "vom Amt [...]"))
    start = old.index("Die Leute vom Amte")
    assert mapping.map(Span(start, start + len("Die Leute vom Amte"))).after == "Die Leute vom Amt"
