"""The signs of declared transcription rules in texts: where they stand, and that hostile ones stay harmless."""

from __future__ import annotations

import itertools
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.readings.transcription_rules import HOLE, InQuotation, TranscriptionRules, TranscriptionSign
from qualcode.model.readings.transcription_systems import SYSTEMS
from qualcode.reading.dialects.declared_signs import find_signs


def signs_in(text, rules):
    return [(found.span.cut(text), found.sign.sign) for found in find_signs(text, SYSTEMS[rules])]


@pytest.mark.parametrize(
    ("rules", "text", "expected"),
    [
        ("tiq", "@(.)@", "@(.)@"),
        ("tiq", "@(3)@", "@(3)@"),
        ("tiq", "(3)", "(2)"),
        ("tiq", "((lacht))", f"(({HOLE}))"),
        ("tiq", "(doch)", f"({HOLE})"),
        ("gat2", "°hhh", "°hhh"),
        ("gat2", "(1.25)", "(2.0)"),
        ("gat2", "(---)", "(---)"),
        ("gat2", "((…))", "((...))"),
        ("simple", "(…)", "(...)"),
        ("simple", "#01:02:03-4#", "#00:00:00-0#"),
    ],
)
def test_what_is_more_of_a_sign_counts(rules, text, expected):
    assert signs_in(f"ja {text} gut", rules) == [(text, expected)]


@pytest.mark.parametrize(
    ("rules", "text"),
    [
        ("tiq", "anna@amt.de"),
        ("tiq", "um 20 °C"),
        ("tiq", "bei 20°"),
        ("tiq", "Lehrer:innen und jede:r"),
        ("tiq", "von 12:30 bis https://x.de"),
        ("gat2", "Lehrer_innen"),
        ("gat2", "hm_hm ja_a nei_ein nee_e"),
        ("gat2", "[Kommune] [...] [12]"),
        ("gat2", "Nein! Ja!"),
    ],
)
def test_what_is_no_sign_stays(rules, text):
    assert not [found for found, sign in signs_in(text, rules)]


def test_a_sign_is_found_in_either_form_of_its_letters():
    rules = TranscriptionRules("Haus", "Haus", (TranscriptionSign("(äh)", "zögert", quote=InQuotation.DROP),))
    text = unicodedata.normalize("NFD", "Grün (äh) ja")
    (found,) = find_signs(text, rules)
    assert unicodedata.normalize("NFC", found.span.cut(text)) == "(äh)"


SIGN = st.text(f"°@=:()<>[].{HOLE}ab1 \u0308", min_size=1, max_size=9).filter(str.strip)


@given(st.lists(SIGN, min_size=1, max_size=5, unique=True), st.text("°@=:()<>[].{}abt1 \n\u0308", max_size=60))
def test_places_lie_in_the_text_and_apart(written, text):
    signs = tuple(TranscriptionSign(sign, "x", quote=InQuotation.DROP) for sign in written)
    places = [found.span for found in find_signs(text, TranscriptionRules("Haus", "Haus", signs))]
    assert all(0 <= place.start < place.end <= len(text) for place in places)
    assert all(before.end <= after.start for before, after in itertools.pairwise(places))


def test_no_text_makes_it_slow():
    began = time.process_time()
    for rules in SYSTEMS.values():
        for piece in ("°", "@(", "(", "<<", "((", "//", ":", "[a", "!a"):
            find_signs(piece * 20_000, rules)
    assert time.process_time() - began < 10
