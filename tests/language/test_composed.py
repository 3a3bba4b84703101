from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.language.forms.normalised import Composed, composed
from qualcode.model.spans import Span


def test_a_composed_text_is_its_own_glass():
    glass = Composed("Bündnis 🙂")
    assert glass.text == "Bündnis 🙂"
    assert glass.span(3, 5) == Span(3, 5)


def test_places_lead_back_behind_decomposed_letters_and_soft_hyphens():
    original = "Fu\u0308r die Aus\u00adla\u0308nder\u00adbeho\u0308rde."
    glass = Composed(original)
    assert glass.text == "Für die Ausländerbehörde."
    start = glass.text.index("Ausländer")
    assert glass.span(start, len(glass.text) - 1).cut(original) == "Aus\u00adla\u0308nder\u00adbeho\u0308rde"


def test_a_letter_is_never_parted_from_its_marks():
    original = "a\u0308\u0323b"
    glass = Composed(original)
    assert glass.span(0, 1).cut(original)[:1] == "a"
    assert glass.span(len(glass.text) - 1, len(glass.text)).cut(original) == "b"


def test_hangul_letters_become_syllables():
    original = unicodedata.normalize("NFD", "한국어 조사")
    glass = Composed(original)
    assert glass.text == "한국어 조사"
    assert unicodedata.normalize("NFC", glass.span(4, 6).cut(original)) == "조사"


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40), st.data())
def test_every_place_of_the_glass_lies_in_the_original(text, data):
    glass = Composed(text)
    if not glass.text:
        return
    start = data.draw(st.integers(0, len(glass.text) - 1))
    end = data.draw(st.integers(start + 1, len(glass.text)))
    span = glass.span(start, end)
    assert 0 <= span.start < span.end <= len(text)
    assert composed(glass.text[start:end]) in composed(span.cut(text))


@settings(deadline=None)
@given(st.text(alphabet="aäöüß \u00adx🙂", max_size=30))
def test_german_composes_as_unicode_says(text):
    assert Composed(unicodedata.normalize("NFD", text)).text == composed(text)
