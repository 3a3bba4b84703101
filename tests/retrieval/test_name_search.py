"""Finding things by a few letters: which goes first, what is the same in two spellings, what is a guess."""

from __future__ import annotations

import unicodedata

import hypothesis.strategies as st
import pytest
from hypothesis import given

from qualcode.model.codes import Code, CodeKind, Origin, Rules
from qualcode.retrieval.name_search import NameSearch, Nearness, codes_by_name, rank_codes, spelling

PATHS = [
    "Feindliche Übernahme",  # 1
    "Haltung / Übernahme",  # 2
    "Übernahme / Folgen",  # 3
    "Übernahme von Aufgaben",  # 4
    "Geschäftsübernahmen",  # 5
    "Angst",  # 6
]


@pytest.fixture
def codes() -> list[Code]:
    return [
        Code(
            key, f"{key:032x}", path.split(" / ")[-1], tuple(path.split(" / ")), None, "#000000",
            CodeKind.THEMATIC, Origin.DEDUCTIVE, Rules(), 1,
        )
        for key, path in enumerate(PATHS, start=1)
    ]  # fmt: skip


def keys(found):
    return [hit.named.key for hit in found]


def similar(codes, typed):
    return [code.key for code in codes_by_name(codes).similar(typed)]


def by_own_name(*names):
    return NameSearch(names, lambda name: (name, ""))


def test_the_name_goes_before_its_beginning_a_word_in_it_any_place_in_it_and_the_path(codes):
    assert keys(rank_codes(codes, "übernahme")) == [2, 4, 1, 5, 3]
    assert keys(rank_codes(codes, "ÜBERNAHME ")) == [2, 4, 1, 5, 3]
    assert [hit.nearness for hit in rank_codes(codes, "übernahme")] == [5, 4, 3, 2, 1]


def test_of_equally_good_ones_the_recent_go_first_and_the_rest_stays_in_order(codes):
    assert keys(rank_codes(codes, "übern", recent=[4, 2])) == [4, 2, 1, 5, 3]
    assert keys(rank_codes(codes, "", recent=[6, 3])) == [6, 3, 1, 2, 4, 5]
    assert keys(rank_codes(codes, "")) == [1, 2, 3, 4, 5, 6]


def test_several_words_may_stand_apart_in_the_path_and_all_must(codes):
    assert keys(rank_codes(codes, "folgen über")) == [3]
    assert keys(rank_codes(codes, "haltung übernahme")) == [2]
    assert not rank_codes(codes, "folgen haltung")
    assert not rank_codes(codes, "x")


def test_signs_of_patterns_are_letters_like_others(codes):
    assert not rank_codes(codes, ".")
    assert not rank_codes(codes, "(")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Angts", [6]), ("angs", []), ("Amgst", [6]), ("an", []), ("Angst vor dem Winter", []), ("Kälte", []),
        ("Folgn", [3]), ("Überhahme", [1, 2, 4]), ("Uebernamhe", [1, 2, 4]), ("Angxyz", []),
    ],
)  # fmt: skip
def test_what_looks_like_a_name_is_offered_but_not_for_two_letters_or_much_longer_words(codes, typed, found):
    assert sorted(similar(codes, typed)) == found


def test_what_holds_the_letters_is_no_guess_and_what_differs_by_more_is_none(codes):
    assert 6 not in similar(codes, "Angst")
    assert similar(codes, "Transition") == []


_LETTERS = st.text("abcdeghlmnorstu", min_size=6, max_size=14)


@given(_LETTERS, st.data())
def test_at_most_two_edits_are_a_guess(name, data):
    typed = list(name)
    for _edit in range(data.draw(st.integers(0, 2))):
        at = data.draw(st.integers(0, len(typed) - 1))
        typed[at] = data.draw(st.sampled_from("xyz"))
    typed = "".join(typed)
    search = by_own_name(name)
    assert bool(search.find(typed)) != bool(search.similar(typed))
    assert not search.similar(f"{typed}qqq")


@given(st.text("aeiouäöüßéè -bnrst", max_size=20), st.integers(0, 20), st.integers(1, 20))
def test_any_spelling_of_a_part_of_a_name_finds_it(name, start, length):
    part = name[start : start + length].strip()
    spelled = {part, part.upper().replace("ẞ", "ß"), unicodedata.normalize("NFD", part)}
    spelled |= {part.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")}
    for typed in spelled:
        assert bool(by_own_name(name).find(typed)) == bool(part), typed


@pytest.mark.parametrize("typed", ["Uebergang", "Übergang", "U\u0308bergang", "über", "UEBER"])
@pytest.mark.parametrize("name", ["Übergang", "Uebergang", "U\u0308bergang", "Der Übergang"])
def test_umlauts_are_two_letters_and_two_letters_umlauts(name, typed):
    assert len(by_own_name(name).find(typed)) == 1


def test_a_bare_letter_is_no_umlaut_but_may_look_like_one():
    assert not by_own_name("Runde").find("ü")
    assert not by_own_name("Ausländerbehörde").find("land")
    assert by_own_name("Übergang").similar("Ubergang")


def test_two_letters_that_are_no_umlaut_are_found_as_they_stand():
    assert by_own_name("Neue Akteure").find("akteure")[0].nearness is Nearness.WORD
    assert spelling("Straße Café") == "strasse cafe"
