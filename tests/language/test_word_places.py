"""Quoted words are found where they stand, however they were typed, and nowhere else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.language.quotations.word_places import SearchedText, plain_words
from qualcode.model.spans import Span

WORDS = st.lists(
    st.sampled_from(
        ["Amt", "für", "Bu\u0308ndnis", "Bündnis", "und", "„Ja“,", "so\u00adfort", "🙂", "ZWJ\u200dx", "a", "e\u0301"]
    ),
    min_size=1,
    max_size=6,
)
BLANKS = st.sampled_from([" ", "\n", "  ", "\u00a0", "\n\n", " \t "])
FORMS = st.sampled_from(["NFC", "NFD"])


@st.composite
def texts(draw):
    """A text of words with all sorts of white space, and the place of some of them."""
    words = [word for line in draw(st.lists(WORDS, min_size=1, max_size=4)) for word in line]
    text, places = "", []
    for word in words:
        places.append(Span(len(text), len(text) + len(word)))
        text += word + draw(BLANKS)
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, len(words) - 1))
    return text, Span(places[first].start, places[last].end)


@given(texts(), FORMS, st.booleans())
def test_words_of_a_text_are_found_at_their_place_in_any_spelling(made, form, straight):
    text, span = made
    quoted = " ".join(unicodedata.normalize(form, span.cut(text)).split())
    if straight:
        quoted = quoted.replace("„", '"').replace("“", '"')
    found = SearchedText(text).places(quoted)
    assert [place for place in found if place.start <= span.start and span.end <= place.end]
    assert {plain_words(place.cut(text)) for place in found} == {plain_words(quoted)}


@given(texts(), FORMS)
def test_the_spelling_of_the_text_does_not_change_how_often_words_stand_in_it(made, form):
    text, span = made
    other = unicodedata.normalize(form, text)
    assert len(SearchedText(other).places(span.cut(text))) == len(SearchedText(text).places(span.cut(text)))


@pytest.mark.parametrize(
    ("text", "words", "spans"),
    [
        ("Das Amt. Das Amt.", "Das Amt", [(0, 7), (9, 16)]),
        ("Beamte im Amt", "Amt", [(10, 13)]),
        ("Amtes", "Amt", []),
        ("amt", "Amt", []),
        ("aha aha aha", "aha aha", [(0, 7), (4, 11)]),
        ("er sagte:\n  „Nein“", 'sagte: "Nein"', [(3, 18)]),
        ("a  b   c d", "c d", [(7, 10)]),
        ("a  b   c d", "b c", [(3, 8)]),
        ("x Bu\u0308ro y", "Büro", [(2, 7)]),
        ("x so\u00adfort y", "sofort", [(2, 9)]),
        ("nichts", "", []),
        ("nichts", " \n", []),
        ("", "x", []),
    ],
)
def test_places(text, words, spans):
    assert [(place.start, place.end) for place in SearchedText(text).places(words)] == spans
