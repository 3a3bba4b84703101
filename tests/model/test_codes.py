"""The codebook as a tree."""

from __future__ import annotations

from collections import Counter

import pytest

from qualcode.model.codes import (
    COLOURS,
    Code,
    Codebook,
    CodebookDraft,
    CodeDraft,
    CodeKind,
    Origin,
    Rules,
    next_colour,
)


def code(key, path, parent=None):
    return Code(
        key,
        f"uuid-{key:012}",
        path[-1],
        tuple(path),
        parent,
        "#000000",
        CodeKind.THEMATIC,
        Origin.DEDUCTIVE,
        Rules(),
        1,
    )


BOOK = Codebook(
    (
        code(1, ["A"]),
        code(4, ["A", "B"], 1),
        code(2, ["A", "B", "C"], 4),
        code(3, ["A", "D"], 1),
        code(5, ["E"]),
    )
)


def keys(codes):
    return [one.key for one in codes]


def test_a_codebook_is_read_in_its_order():
    assert keys(BOOK) == [1, 4, 2, 3, 5]
    assert len(BOOK) == 5
    assert BOOK[2].full_name == "A / B / C"
    assert BOOK[2].id == "000000000002"


def test_it_knows_its_keys():
    assert (4 in BOOK, 9 in BOOK, "A" in BOOK) == (True, False, False)
    with pytest.raises(KeyError):
        BOOK[9]


def test_children_are_those_directly_below():
    assert keys(BOOK.children(None)) == [1, 5]
    assert keys(BOOK.children(1)) == [4, 3]
    assert keys(BOOK.children(5)) == []


def test_descendants_are_all_below_without_itself():
    assert keys(BOOK.descendants(1)) == [4, 2, 3]
    assert keys(BOOK.descendants(4)) == [2]
    assert keys(BOOK.descendants(2)) == []


def test_a_code_is_named_by_its_whole_path():
    assert BOOK.named(["A", "B"]) == BOOK[4]
    assert BOOK.named(["B"]) is None
    assert BOOK.named([]) is None


def test_books_of_the_same_codes_are_equal():
    assert Codebook(BOOK.codes) == BOOK
    assert Codebook(BOOK.codes[:1]) != BOOK


def test_drafts_are_walked_parents_first():
    draft = CodebookDraft(
        "T", (CodeDraft("A", children=(CodeDraft("B", children=(CodeDraft("C"),)), CodeDraft("D"))), CodeDraft("E"))
    )
    assert [one.name for one in draft.walk()] == ["A", "B", "C", "D", "E"]


def test_the_next_colour_is_the_least_used_and_the_first_of_equals():
    assert next_colour(Counter()) == COLOURS[0]
    assert next_colour(Counter([COLOURS[0], "#123456"])) == COLOURS[1]
    assert next_colour(Counter([*COLOURS, COLOURS[0]])) == COLOURS[1]
    assert next_colour(Counter(COLOURS[1:])) == COLOURS[0]


def test_the_palette_has_no_colour_twice():
    assert len(set(COLOURS)) == len(COLOURS)
    assert all(len(colour) == 7 and int(colour[1:], 16) >= 0 for colour in COLOURS)
