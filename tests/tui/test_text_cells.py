"""Widths, grapheme clusters, and the symbols that stand for dangerous characters."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from qualcode.tui.text.cells import (
    boundary_after,
    boundary_before,
    clusters,
    fitted,
    is_boundary,
    is_narrow,
    odd_pieces,
    visible,
)
from tests.tui.coded_material import any_text, given, hostile_text

# All that have a name or a meaning; of the planes without assigned characters only their ends.
EVERY_CHARACTER = [
    chr(code)
    for code in range(sys.maxunicode + 1)
    if (code < 0x30000 and not 0x18000 <= code < 0x1B000) or code & 0xFFFE == 0xFFFE or code >> 9 == 0x700
]


def steers_a_terminal(character: str) -> bool:
    """Controls, direction marks, separators, surrogates and noncharacters."""
    code = ord(character)
    return (
        unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
        or unicodedata.bidirectional(character) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        or character in "\u200e\u200f\u061c\xad"
        or code & 0xFFFE == 0xFFFE
        or 0xFDD0 <= code <= 0xFDEF
    )


def test_every_dangerous_character_becomes_a_harmless_one_of_one_cell() -> None:
    for character in filter(steers_a_terminal, EVERY_CHARACTER):
        shown = visible(character)
        assert len(shown) == 1, hex(ord(character))
        assert cell_len(shown) == 1, hex(ord(character))
        assert not steers_a_terminal(shown), hex(ord(character))


def test_all_other_characters_are_shown_as_they_are() -> None:
    formats = "\u206a\u206b\u206c\u206d\u206e\u206f\ufff9\ufffa\ufffb"
    others = "a" + "".join(c for c in EVERY_CHARACTER if not steers_a_terminal(c) and c not in formats)
    assert visible(others) == others


@pytest.mark.parametrize(
    ("hostile", "symbol"),
    [
        ("\x1b[31m", "␛[31m"),
        ("a\x00b", "a␀b"),
        ("\x7f", "␡"),
        ("\x9b2J", "¤2J"),
        ("\u202eabc\u202c", "⇄abc⇄"),
        ("\u2066x\u2069", "⇄x⇄"),
        ("a\u2028b", "a␤b"),
        ("Kin\xadder", "Kin¬der"),
        ("\ud800", "�"),
        ("\n\t\r", "␊␉␍"),
    ],
)
def test_the_symbols_are_these(hostile: str, symbol: str) -> None:
    assert visible(hostile) == symbol


def test_running_text_keeps_its_lines_and_shows_tabs_as_blanks() -> None:
    assert visible("B:\tja\r\nnein\x07", lines=True) == "B: ja␍\nnein␇"


def test_a_mark_with_nothing_before_it_stands_alone() -> None:
    assert visible("\u0301a") == "◌a"
    assert visible("a\n\u200db", lines=True) == "a\n◌b"
    assert visible("a\u0301") == "a\u0301"


@given(any_text, st.booleans())
def test_symbols_keep_every_offset(text: str, lines: bool) -> None:
    assert len(visible(text, lines=lines)) == len(text)


@given(any_text, st.booleans())
def test_what_is_visible_stays_as_it_is(text: str, lines: bool) -> None:
    shown = visible(text, lines=lines)
    assert visible(shown, lines=lines) == shown


def test_narrow_characters_take_one_cell_and_join_nothing() -> None:
    for character in filter(is_narrow, EVERY_CHARACTER):
        if character != "\n":
            shown = visible(character, lines=True)
            assert split_graphemes(f"a{shown}b") == ([(0, 1, 1), (1, 2, 1), (2, 3, 1)], 3), hex(ord(character))


@given(hostile_text)
def test_clusters_tile_a_line_and_are_as_wide_as_textual_draws_it(text: str) -> None:
    line = text.replace("\n", "")
    found = clusters(line)
    assert "".join(line[c.start : c.end] for c in found) == line
    assert sum(c.cells for c in found) == cell_len(visible(line, lines=True))
    assert all(c.cells > 0 for c in found)


@given(hostile_text)
def test_clusters_can_be_drawn_one_by_one(text: str) -> None:
    shown = visible(text.replace("\n", ""), lines=True)
    for cluster in clusters(shown):
        assert cell_len(shown[cluster.start : cluster.end]) == cluster.cells


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("👨‍👩‍👧‍👦", 2),
        ("👍🏽", 2),
        ("🇩🇪", 2),
        ("❤\ufe0f", 2),
        ("1\ufe0f\u20e3", 2),
        ("u\u0308", 1),
        ("한", 2),
        ("क\u093f", 1),
        ("日", 2),
    ],
)
def test_what_is_one_character_to_a_reader_is_one_cluster(text: str, cells: int) -> None:
    assert [tuple(cluster) for cluster in clusters(text)] == [(0, len(text), cells)]


def test_four_flags_in_a_row_are_four_clusters() -> None:
    assert [cluster.start for cluster in clusters("🇩🇪🇦🇹🇨🇭🇫")] == [0, 2, 4, 6]


@pytest.mark.parametrize(
    ("text", "boundaries"),
    [
        ("a\u200db", [0, 3]),
        ("a\u200d\u200db", [0, 3, 4]),
        ("\u200db", [0, 1, 2]),
        ("\u200d\u200db", [0, 3]),
        ("👩\u200d\n", [0, 2, 3]),
        ("👩\u200d🇩🇪", [0, 3, 4]),
    ],
)
def test_a_joiner_takes_the_next_character_unless_it_was_taken_itself(text: str, boundaries: list[int]) -> None:
    assert [n for n in range(len(text) + 1) if is_boundary(text, n)] == boundaries


@given(hostile_text)
def test_a_boundary_is_known_from_its_surroundings_alone(text: str) -> None:
    edges = {0, len(text)}
    start = 0
    for line in text.split("\n"):
        edges |= {start, start + len(line)} | {cluster.start for cluster in clusters(line, start)}
        start += len(line) + 1
    assert {offset for offset in range(len(text) + 1) if is_boundary(text, offset)} == edges


@given(hostile_text, st.integers(-3, 200))
def test_snapping_finds_the_nearest_boundary_on_either_side(text: str, offset: int) -> None:
    inside = min(max(0, offset), len(text))
    boundaries = [n for n in range(len(text) + 1) if is_boundary(text, n)]
    assert boundary_before(text, offset) == max(n for n in boundaries if n <= inside)
    assert boundary_after(text, offset) == min(n for n in boundaries if n >= inside)


@given(hostile_text)
def test_odd_pieces_and_the_narrow_text_between_them_are_the_whole_width(text: str) -> None:
    line = text.replace("\n", "")
    width = at = 0
    for piece in odd_pieces(line, 0, len(line)):
        assert piece.start >= at
        assert is_narrow(line, at, piece.start)
        width += piece.start - at + piece.cells
        at = piece.end
    assert is_narrow(line, at)
    assert width + len(line) - at == cell_len(visible(line, lines=True))


@given(hostile_text, st.integers(0, 12))
def test_fitted_text_is_never_too_wide_and_whole_where_it_fits(text: str, cells: int) -> None:
    shown = fitted(text, cells)
    assert cell_len(shown) <= cells
    if cell_len(visible(text)) <= cells:
        assert shown == visible(text)
    elif cells:
        assert shown.endswith("…")
