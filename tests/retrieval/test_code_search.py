"""Finding codes by a few letters: which of several goes first, and what is too unlike to be shown."""

from __future__ import annotations

import pytest

from qualcode.model.codes import Code, CodeKind, Origin, Rules
from qualcode.retrieval.code_search import rank_codes, similar_codes

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


def keys(codes):
    return [code.key for code in codes]


def test_the_name_goes_before_its_beginning_a_word_in_it_any_place_in_it_and_the_path(codes):
    assert keys(rank_codes(codes, "übernahme")) == [2, 4, 1, 5, 3]
    assert keys(rank_codes(codes, "ÜBERNAHME ")) == [2, 4, 1, 5, 3]


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
    [("Angts", [6]), ("angs", [6]), ("an", []), ("Angst vor dem Winter", []), ("Kälte", []), ("Folgn", [3])],
)
def test_what_looks_like_a_name_is_offered_but_not_for_two_letters_or_much_longer_words(codes, typed, found):
    assert keys(similar_codes(codes, typed)) == found
