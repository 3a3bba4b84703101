"""Wrapping, and the way between offsets, lines and cells."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import strategies as st
from rich.cells import cell_len

from qualcode.tui.text.cells import clusters, is_boundary, visible
from qualcode.tui.text.geometry import NARROWEST, TextGeometry, crowded, wrap
from tests.tui.coded_material import any_text, given, hostile_text, talk

WIDTHS = st.integers(NARROWEST, 24)
ACCENTED = st.text(alphabet=["a", "b", " ", "\n", "\u0301", "\u0308", "ü", "\t"], max_size=60)
TEXTS = st.one_of(any_text, ACCENTED)


def drawn_width(text: str) -> int:
    return cell_len(visible(text.replace("\n", ""), lines=True))


def wrapped_by_hand(text: str, width: int) -> list[int]:
    """The rule of `wrap` cluster by cluster: as many words as fit and one blank, else as much as fits."""
    starts = [0]
    at = 0
    for paragraph in text.split("\n"):
        end = at + len(paragraph)
        left = clusters(paragraph, at)
        while left:
            fitting = next((n for n in range(len(left)) if sum(c.cells for c in left[: n + 1]) > width), len(left))
            blanks = [text[c.start : c.end] in (" ", "\t") for c in left] + [True]
            ends = [n for n in range(1, fitting + 1) if blanks[n]]
            taken = ends[-1] + (ends[-1] < len(left)) if ends else fitting
            starts.append(left[taken - 1].end)
            left = left[taken:]
        if end < len(text):
            if starts[-1] == end and paragraph:
                starts[-1] = end + 1
            else:
                starts.append(end + 1)
        at = end + 1
    return starts if len(starts) > 1 else [0, len(text)]


@given(TEXTS, WIDTHS)
def test_lines_are_those_of_wrapping_by_hand(text: str, width: int) -> None:
    assert wrap(text, width) == wrapped_by_hand(text, width)


@given(TEXTS, WIDTHS)
def test_lines_tile_the_text_and_fit(text: str, width: int) -> None:
    starts = wrap(text, width)
    assert (starts[0], starts[-1]) == (0, len(text))
    for start, end in pairwise(starts):
        assert start < end or not text
        assert "\n" not in text[start : end - 1]
        hanging = text[start:end].removesuffix("\n")[-1:] in (" ", "\t")
        assert drawn_width(text[start:end]) <= width + hanging
        assert is_boundary(text, start)


def test_words_stay_whole_where_they_can() -> None:
    text = "Da sitzen alle am Tisch"
    lines = [text[a:b] for a, b in pairwise(wrap(text, 10))]
    assert lines == ["Da sitzen ", "alle am ", "Tisch"]


def test_decomposed_umlauts_wrap_like_composed_ones() -> None:
    text = "Über Ämter und Öffnungszeiten müßte man früher geredet haben.\nJa, schön wär's. " * 5
    apart = unicodedata.normalize("NFD", text)
    lines = [apart[a:b] for a, b in pairwise(wrap(apart, 20))]
    assert [unicodedata.normalize("NFC", line) for line in lines] == [text[a:b] for a, b in pairwise(wrap(text, 20))]


@pytest.mark.parametrize("filling", ["x", " ", "日", "\u0301", "\u200d", "🇩", "\n", "👨‍👩‍👧 ", "a\u0308 "])
def test_long_monotonous_paragraphs_are_wrapped_too(filling: str) -> None:
    text = filling * 5000
    starts = wrap(text, 40)
    assert all(drawn_width(text[a:b]) <= 41 for a, b in pairwise(starts))
    assert starts[-1] == len(text)


def test_an_empty_text_has_one_empty_line() -> None:
    geometry = TextGeometry("", 20)
    assert (geometry.height, geometry.bounds(0), geometry.place_of(0)) == (1, (0, 0), (0, 0))
    assert geometry.cluster_at(0, 5) == (0, 0)


@given(TEXTS, WIDTHS)
def test_an_offset_is_found_again_in_its_cell(text: str, width: int) -> None:
    geometry = TextGeometry(text, width)
    for offset in range(len(text) + 1):
        if is_boundary(text, offset) and text[offset : offset + 1] != "\n" and offset < len(text):
            assert geometry.cluster_at(*geometry.place_of(offset))[0] == offset


@given(TEXTS, WIDTHS)
def test_the_cell_of_an_offset_is_where_textual_draws_it(text: str, width: int) -> None:
    geometry = TextGeometry(text, width)
    for line in range(geometry.height):
        start, end = geometry.content(line)
        for offset in range(start, end):
            if is_boundary(text, offset):
                assert geometry.place_of(offset) == (line, drawn_width(text[start:offset]))


@given(TEXTS, WIDTHS)
def test_each_cell_of_a_line_shows_one_whole_cluster(text: str, width: int) -> None:
    geometry = TextGeometry(text, width)
    for line in range(geometry.height):
        start, end = geometry.content(line)
        cells = [geometry.cluster_at(line, cell) for cell in range(drawn_width(text[start:end]))]
        expected = [c[:2] for c in clusters(text[start:end], start) for _ in range(c.cells)]
        assert cells == expected


@given(TEXTS, WIDTHS, st.integers(0, 40))
def test_behind_the_end_of_a_line_is_still_in_that_line(text: str, width: int, line: int) -> None:
    geometry = TextGeometry(text, width)
    line = min(line, geometry.height - 1)
    start, end = geometry.cluster_at(line, 999)
    assert geometry.line_of(start) == line
    last_of_paragraph = geometry.content(line)[1] == len(text) or text[geometry.content(line)[1]] == "\n"
    assert (start == end) == last_of_paragraph


@given(hostile_text, WIDTHS, st.integers(-5, 90), st.integers(-5, 90))
def test_places_out_of_range_are_brought_into_the_text(text: str, width: int, line: int, cell: int) -> None:
    geometry = TextGeometry(text, width)
    start, end = geometry.cluster_at(line, cell)
    assert 0 <= start <= end <= len(text)
    assert 0 <= geometry.line_of(cell) < geometry.height


@given(st.lists(st.sampled_from(["ja", "nein doch", "", "日本"]), min_size=1, max_size=8), WIDTHS)
def test_turns_can_be_set_apart_without_moving_an_offset(lines: list[str], width: int) -> None:
    text = "\n".join(lines)
    begins = [0]
    for line in lines[:-1]:
        begins.append(begins[-1] + len(line) + 1)
    apart = crowded(text, begins)
    plain, spaced = TextGeometry(text, width), TextGeometry(text, width, apart)
    assert spaced.height == plain.height + len(apart)
    kept = [spaced.bounds(n) for n in range(spaced.height) if spaced.bounds(n)[0] < spaced.bounds(n)[1]]
    assert kept == [plain.bounds(n) for n in range(plain.height) if plain.bounds(n)[0] < plain.bounds(n)[1]]
    for offset in apart:
        line = spaced.line_of(offset)
        assert spaced.bounds(line - 1) == (offset, offset)
        assert spaced.place_of(offset) == (line, 0)
        assert spaced.cluster_at(line - 1, 3) == (offset, offset)


def test_only_turns_right_below_others_are_crowded() -> None:
    close, structure = talk()
    begins = [turn.span.start for turn in structure.turns]
    assert crowded(close, begins) == begins[1:]
    loose, structure = talk(gap="\n\n")
    assert crowded(loose, [turn.span.start for turn in structure.turns]) == []
    assert crowded("\nI: ja", [1]) == []
