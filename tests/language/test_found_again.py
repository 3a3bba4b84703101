"""Words that another program had in nearly the same form stand where a reader would look for them."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.language.quotations.found_again import RefoundText
from qualcode.model.spans import Span

TEXT = (
    "A: Hallo.\nB: „Das war gut“, sagte er. #00:01:02# Und dann ging es\n\nweiter mit dem Kochen und dem Café in "
    "Köln.\nA: Hallo.\n"
)


def found(words: str, text: str = TEXT, *, is_cut: bool = False) -> tuple[list[str], str]:
    marks = [Span(*mark.span()) for mark in re.finditer("#[^#]*#", text)]
    again = RefoundText(text, marks).find(words, is_cut=is_cut)
    return [place.cut(text) for place in again.places], again.likely.cut(text) if again.likely else ""


def test_the_same_words_are_found_letter_by_letter() -> None:
    assert found("Hallo.") == (["Hallo.", "Hallo."], "")
    assert found("weiter mit dem Kochen und dem Cafe\u0301 in Köln.")[0] == [
        "weiter mit dem Kochen und dem Café in Köln."
    ]


def test_signs_case_and_time_stamps_make_no_difference() -> None:
    assert found('"DAS war gut", sagte er') == (["„Das war gut“, sagte er"], "")
    assert found("sagte er. Und dann ging es weiter mit dem")[0] == [
        "sagte er. #00:01:02# Und dann ging es\n\nweiter mit dem"
    ]


def test_what_resembles_is_only_likely() -> None:
    assert found("weiter mit Kochen und einem Café in Köln") == ([], "weiter mit dem Kochen und dem Café in Köln")
    assert found("davon war gar nicht die Rede") == ([], "")
    assert found("?!") == ([], "")


def test_words_cut_short_have_no_end() -> None:
    assert found("Und dann ging es weit…") == ([], "Und dann ging es")
    assert found("weiter mit dem", is_cut=True) == ([], "weiter mit dem")
    assert found("Hallo …") == ([], "")
    assert found("ach so …", "A: Also … Ach so … Ja.") == (["Ach so …"], "")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(("aha", "Ähm", "🙂", "ja.", "nein,", "\n", "e\u0301n")), min_size=3), st.data())
def test_every_passage_is_among_the_places_of_its_words(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    passage = " ".join(words[start:end])
    if any(sign.isalnum() for sign in passage):
        assert passage.split() in [place.split() for place in found(passage, text)[0]]


def test_what_repeats_itself_without_end_has_no_likely_place() -> None:
    assert found("ja " * 5_000 + "nein", "ja " * 20_000) == ([], "")
