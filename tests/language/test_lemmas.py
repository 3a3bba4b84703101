from __future__ import annotations

import pytest

from qualcode.language.words.lemmas import WORD, keys, lemma, wanted_keys


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Häuser", "Haus"),
        ("Krankenha\u0308usern", "Krankenhaus"),
        ("wussten", "wissen"),
        ("Ausländerbehörden", "Ausländerbehörde"),
        ("Ausländer*innen", "Ausländer*in"),
        ("Ausländer:innen", "Ausländer:in"),
        ("Kolleg_innen", "Kolleg_in"),
        ("KollegInnen", "KollegIn"),
        ("Lehrer/-innen", "Lehrer/-in"),
        ("jede*r", "jeder"),
        ("Quellsteinerei", "Quellsteinerei"),
        ("THM", "THM"),
        ("2022", "2022"),
    ],
)
def test_lemma(word, expected):
    assert lemma(word) == expected


def test_words_of_a_text_keep_their_gender_forms_whole():
    text = "Die Ausländer*innen, jede*r und/oder Lehrer/-in; B:in 12:30 Interviewer:innen, a_b _c_ z. B."
    assert WORD.findall(text) == [
        "Die", "Ausländer*innen", "jede*r", "und", "oder", "Lehrer/-in", "B", "in", "12", "30",
        "Interviewer:innen", "a_b", "c", "z", "B",
    ]  # fmt: skip


def test_inflections_share_a_key_and_other_words_do_not():
    assert keys("Häusern") & wanted_keys("haus")
    assert keys("Behörden") & wanted_keys("behörde")
    assert keys("Jugendlichen") & wanted_keys("Jugendliche")
    assert keys("Arbeiten") & wanted_keys("Arbeit")
    assert not keys("arbeiten") & wanted_keys("Arbeit")
    assert not keys("Träger") & wanted_keys("Trage")


@pytest.mark.parametrize("form", ["Ärzt*innen", "Ärzt:in", "ÄrztInnen", "Ärzt_innen", "Ärzt/-innen"])
def test_gender_forms_are_found_with_each_other_and_with_the_word_they_are_made_of(form):
    assert keys(form) & wanted_keys("Ärzt*innen")
    assert keys(form) & wanted_keys("Arzt")
    assert not keys("Arzt") & wanted_keys("Ärzt*innen")
