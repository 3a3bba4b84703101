"""Whatever a text holds, a passage of a database is the passage that its program showed."""

from __future__ import annotations

import html
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model.exchange.coordinates import CoordinateModel, CountedUnit
from qualcode.model.spans import trimmed
from qualcode.reading.exchange.coordinates import RawText
from qualcode.reading.exchange.databases.html_text import HtmlText
from qualcode.reading.exchange.databases.passages_by_words import placed_by_words, same_words
from qualcode.reading.exchange.placing import RawPassage
from qualcode.reading.exchange.reader import read_project
from qualcode.reading.source.options import ExchangeOptions
from tests.reading.exchange import foreign_databases as made

WORDS = st.sampled_from(
    ["Haus", "über", "🙂", "👩‍👧", "e\u0301s", "ja", "&", "<b>", "Ende.", "\u00a0", "\u200b", "1 2"]
)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", "  ", "\n", "\r\n", "\t", ""])), min_size=3, max_size=40)
TAGS = st.sampled_from(["p", "b", "br", "li", "h1", "em", "td", ""])


def _text(pieces: list[tuple[str, str]]) -> str:
    return "".join(word + end for word, end in pieces)


def _positions(text: str, start: int, end: int, model: CoordinateModel) -> tuple[int, int]:
    def place(offset: int) -> int:
        before = text[:offset]
        if model.newline == 1:
            before = before.replace("\r\n", "\n")
        return len(before.encode("utf-16-le")) // 2 if model.unit is CountedUnit.UTF16 else len(before)

    return place(start), place(end)


def _edges(text: str, choose: st.DataObject) -> tuple[int, int]:
    """A passage that parts no CR from its LF and holds more than blanks."""
    whole = [at for at in range(len(text) + 1) if text[at - 1 : at + 1] != "\r\n"]
    start, end = sorted(choose.draw(st.lists(st.sampled_from(whole), min_size=2, max_size=2)))
    return start, end


def _check_models(pieces: list[tuple[str, str]], unit: CountedUnit, newline: int, choose: st.DataObject) -> None:
    text, model = f"Es {_text(pieces)} war", CoordinateModel(unit, newline)
    raw = RawText(text)
    edges = [_edges(text, choose) for _number in range(4)]
    edges = [(start, end) for start, end in edges if any(map(str.isalnum, text[start:end]))]
    passages = [
        RawPassage(*_positions(text, start, end, model), text[start:end].replace("\r\n", "\u2029"), are_words=True)
        for start, end in edges
    ]
    placed, _placement = placed_by_words(raw, passages, "QualCoder")
    for passage, place, (start, end) in zip(passages, placed, edges, strict=True):
        if place.span is not None:  # or it waits
            assert same_words(place.span.cut(raw.text), passage.words)
        if place.span is not None and place.why is None and text.count(text[start:end].strip()) == 1:
            meant = raw.locate(start, end, CoordinateModel(newline=2)).span
            assert trimmed(raw.text, place.span) == trimmed(raw.text, meant)
    if model == CoordinateModel(newline=2):  # as it is counted here too
        assert all(place.span is not None for place in placed)


def _check_html(parts: list[tuple[str, str]], choose: st.DataObject) -> None:
    markup, nodes = [], ""
    for tag, words in parts:
        inner = html.escape(words)
        markup.append(f"<{tag}>" if tag == "br" else f"<{tag}>{inner}</{tag}>" if tag else inner)
        nodes += "" if tag == "br" else words.replace("\r\n", "\n")
    read = HtmlText("".join(markup))
    assert read.length == len(nodes.encode())
    start, end = sorted(choose.draw(st.lists(st.integers(0, len(nodes)), min_size=2, max_size=2)))
    span, is_certain = read.place(len(nodes[:start].encode()), len(nodes[:end].encode()))
    assert is_certain
    assert "".join(span.cut(read.text).split()) == "".join(nodes[start:end].split())


@settings(max_examples=30, deadline=None)
@given(TEXTS, st.sampled_from([CountedUnit.CODE_POINTS, CountedUnit.UTF16]), st.sampled_from([1, 2]), st.data())
def test_passages_are_found_however_their_program_counted(pieces, unit, newline, choose):
    _check_models(pieces, unit, newline, choose)


@pytest.mark.stress
@settings(max_examples=3_000, deadline=None)
@given(TEXTS, st.sampled_from([CountedUnit.CODE_POINTS, CountedUnit.UTF16]), st.sampled_from([1, 2]), st.data())
def test_many_passages_are_found_however_their_program_counted(pieces, unit, newline, choose):
    _check_models(pieces, unit, newline, choose)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(TAGS, TEXTS.map(_text)), min_size=1, max_size=6), st.data())
def test_bytes_of_html_are_places_of_its_text(parts, choose):
    _check_html(parts, choose)


@pytest.mark.stress
@settings(max_examples=3_000, deadline=None)
@given(st.lists(st.tuples(TAGS, TEXTS.map(_text)), min_size=1, max_size=6), st.data())
def test_many_bytes_of_html_are_places_of_its_text(parts, choose):
    _check_html(parts, choose)


def test_a_byte_within_a_character_is_no_certain_place():
    read = HtmlText("<p>Grüße</p>")
    assert [read.place(0, end)[1] for end in range(8)] == [True, True, True, False, True, False, True, True]
    assert read.place(5, 99) == (read.place(5, 7)[0], False)


@pytest.mark.stress
@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 4_000), st.sampled_from(["qualcoder", "taguette", "rqda"]))
def test_a_database_with_strange_bytes_is_refused_or_read(noise, place, program):
    """Whatever is damaged: an error of ours, or a project whose places lie in its texts."""
    from qualcode.errors import ReadingError

    schema = {"qualcoder": made.QUALCODER, "taguette": made.TAGUETTE, "rqda": made.RQDA}[program]
    with TemporaryDirectory() as folder:
        path = made.make_database(Path(folder) / "x.db", schema, {})
        data = bytearray(path.read_bytes())
        data[100 + place : 100 + place + len(noise)] = noise
        path.write_bytes(data)
        try:
            project = read_project(path, ExchangeOptions())
        except ReadingError:
            return
    assert not project.sources
