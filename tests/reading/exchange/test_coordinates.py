"""Positions as other programs count them become code points of the text that is kept here."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model.documents import SourceFile
from qualcode.model.exchange.coordinates import CoordinateModel, CountedUnit
from qualcode.model.spans import Span
from qualcode.reading.exchange.coordinates import RawText, all_models
from qualcode.reading.formats.text import extract_text
from qualcode.reading.source.options import DEFAULT
from tests.reading.exchange.counted import told

UTF16, BYTES = CountedUnit.UTF16, CountedUnit.BYTES
PIECES = st.sampled_from(
    [
        "a",
        "Wort",
        " ",
        "ü",
        "u\u0308",
        "é",
        "😤",
        "🤦🏼\u200d♀️",
        "語",
        "\r\n",
        "\r\n",
        "\n",
        "\r",
        "\ufeff",
        "\0",
        ".",
        "\t",
    ]
)
TEXTS = st.tuples(st.sampled_from(["", "\ufeff"]), st.lists(PIECES, max_size=25)).map(
    lambda parts: parts[0] + "".join(parts[1])
)
MODELS = st.sampled_from(all_models())


@given(raw=TEXTS, model=MODELS, data=st.data())
def test_a_passage_is_found_again_whatever_is_counted(raw, model, data):
    edges = [
        place
        for place in range(1 if raw.startswith("\ufeff") else 0, len(raw) + 1)
        if raw[max(0, place - 1) : place + 1] != "\r\n"
    ]
    start, end = sorted(data.draw(st.tuples(st.sampled_from(edges), st.sampled_from(edges))))
    text = RawText(raw)
    found = text.locate(*told(raw, Span(start, end), model), model)
    if start == end:
        return
    assert found.is_inside
    assert found.is_whole
    words = raw[start:end].replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").replace("\ufeff", "")
    assert found.span.cut(text.text).replace("\ufeff", "").strip() == words.strip()


@settings(max_examples=40)
@given(raw=TEXTS)
def test_the_text_is_the_one_that_an_import_keeps(raw):
    from qualcode.reading.transcripts.drafting import drafts_of

    raw = raw.replace("\0", "")
    text = RawText(raw).text
    if not text:
        assert not any(sign.isprintable() and not sign.isspace() for sign in raw)
        return
    source = SourceFile("a.txt", "", "text", "2")
    extract = extract_text(b"\xef\xbb\xbf" + raw.removeprefix("\ufeff").encode(), "a.txt", DEFAULT)
    assert drafts_of(extract, source, "a", DEFAULT).drafts[0].text == text


@pytest.mark.parametrize(
    ("model", "start", "end"),
    [
        (CoordinateModel(), 6, 9),
        (CoordinateModel(newline=2), 7, 10),
        (CoordinateModel(UTF16), 7, 10),
        (CoordinateModel(UTF16, 2), 8, 11),
        (CoordinateModel(UTF16, 2, counts_mark=True), 9, 12),
        (CoordinateModel(BYTES, 2, counts_mark=True), 15, 19),
        (CoordinateModel(first=1), 7, 10),
        (CoordinateModel(end_in=True), 6, 8),
    ],
)
def test_each_way_of_counting_finds_the_same_words(model, start, end):
    raw = RawText("\ufeffüü😤\r\nc für\r\n")
    assert raw.locate(start, end, model).span.cut(raw.text) == "für"


def test_a_position_within_a_character_is_told():
    raw = RawText("a😤b\r\nc")
    assert not raw.locate(2, 4, CoordinateModel(UTF16)).is_whole
    assert raw.locate(2, 4, CoordinateModel(UTF16)).span == Span(1, 3)
    assert not raw.locate(0, 4, CoordinateModel(newline=2)).is_whole
    assert raw.locate(0, 4, CoordinateModel(newline=1)).is_whole


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (0, 99), (99, 100), (3, 1), (10**30, 10**31), (-5, -1)])
def test_what_lies_outside_is_told_and_clipped(start, end):
    raw = RawText("abc def")
    found = raw.locate(start, end, CoordinateModel())
    assert not found.is_inside
    assert 0 <= found.span.start <= found.span.end <= 7


def test_one_position_has_an_offset_or_none():
    raw = RawText("\n\nab\r\n😤c")
    assert [raw.offset(place, CoordinateModel(UTF16, 2)) for place in (-1, 0, 2, 6, 8, 9, 10)] == [
        None,
        0,
        0,
        3,
        4,
        5,
        None,
    ]


def test_a_text_that_was_kept_here_once_comes_back_as_it_was():
    assert RawText("\n\n a\r\nb \n\n", with_edges=True).text == "\n\n a\nb \n\n"
    assert RawText("\n\n a\r\nb \n\n").text == " a\nb "
