"""What is wrong in REFI-QDA files is told; what is refused, and whole commands, stand in tests/cli."""

from __future__ import annotations

import pytest

from qualcode.errors import ReadingError
from qualcode.model.exchange.project import ExchangeProject
from qualcode.model.exchange.reasons import LossReason
from qualcode.reading.formats.apart import READERS_APART
from tests.reading.exchange import hostile_files as hostile
from tests.reading.exchange.hostile_files import TEXT, archive, guid, packed, project, selection, source

PLACE = "Ich hatte Angst."


def told(found: ExchangeProject) -> set[str]:
    return {loss.why for loss in found.losses}


def test_an_element_with_very_many_attributes_is_refused_at_once(tmp_path):
    attributes = " ".join(f'a{number}=""' for number in range(60_000))
    code = f'<Code guid="{hostile.CODE}" name="x" isCodable="true" {attributes}/>'
    with pytest.raises(ReadingError, match="more attributes"):
        READERS_APART.project(packed(tmp_path, archive(project(codes=code))))


def test_entities_that_grow_are_refused_for_their_document_type(tmp_path):
    growing = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 11))
    before = f'<?xml version="1.0"?><!DOCTYPE P [<!ENTITY e0 "lollollol">{growing}]>'
    with pytest.raises(ReadingError, match="document type"):
        READERS_APART.project(
            packed(tmp_path, archive(project(before=before, rest="<Description>&e10;</Description>")))
        )


def test_links_and_pipes_beside_a_bare_file_are_not_followed(tmp_path):
    found = READERS_APART.project(hostile.beside_links(tmp_path))
    assert not found.sources
    assert LossReason.FILE_MISSING in told(found)


@pytest.mark.parametrize(
    "path",
    [
        "internal://../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "relative:///../a.txt", "internal://",
        "absolute:///etc/passwd", "..\\..\\a.txt", "http://127.0.0.1:9/a.txt", "internal://sources/../../a.txt", "",
    ],
)  # fmt: skip
def test_a_path_that_leads_out_is_not_followed(tmp_path, path):
    found = READERS_APART.project(packed(tmp_path, archive(project(sources=source(selection(19, 34), path=path)))))
    assert not found.sources
    assert told(found) & {LossReason.FILE_MISSING, LossReason.FILE_OUTSIDE, LossReason.NO_TEXT}


def test_positions_that_are_none_wait_and_are_told(tmp_path):
    good = [(19, 35), (" 19 ", " 35 "), ("+19", "35")]
    bad = [
        (0, 10**9), (-5, 3), ("x", "y"), ("1.5", "7"), (10**20, 10**21), ("9" * 5000, "9" * 5000), (34, 19), (5, 5),
        ("", ""), ("١", "٣"), ("1_9", "34"), ("0x1", "0x5"), ("1e1", "2e1"),
    ]  # fmt: skip
    selections = "".join(selection(*place, number) for number, place in enumerate([*good, *bad]))
    (found,) = READERS_APART.project(packed(tmp_path, archive(project(sources=source(selections))))).sources
    assert len(found.codings) == len(good) + len(bad)
    assert [coding.span and coding.span.cut(found.text) for coding in found.codings[: len(good)]] == [PLACE] * 3
    assert {coding.span for coding in found.codings[len(good) :]} == {None}


def test_a_second_text_that_says_something_else_is_told(tmp_path):
    for inline, is_told in ((TEXT, False), ("Anderes", True)):
        entry = source(f"<PlainTextContent>{inline}</PlainTextContent>{selection(19, 35)}")
        found = READERS_APART.project(packed(tmp_path, archive(project(sources=entry))))
        assert [loss.where for loss in found.losses if loss.name == "PlainTextContent"] == ["Eins"] * is_told


def test_two_sources_of_one_name_or_one_guid_both_come(tmp_path):
    for number in (guid(3), hostile.SOURCE):
        two = source(selection(19, 35)) + source(selection(19, 35, 7), path="internal://b.txt", number=number)
        parts = {"sources/a.txt": TEXT, "sources/b.txt": f"{TEXT}Zwei"}
        found = READERS_APART.project(packed(tmp_path, archive(project(sources=two), parts)))
        assert len({entry.text for entry in found.sources}) == len({entry.guid for entry in found.sources}) == 2
        assert [len(entry.codings) for entry in found.sources] == [1, 1]
        assert (LossReason.GUID_TWICE in told(found)) == (number == hostile.SOURCE)


@pytest.mark.parametrize(
    "text", [b"\x89PNG\r\n\x1a\n" + b"\0" * 100, b"\xef\xbb\xbf\xff\xff", b"\0" * 5000, b"PK\x03\x04"]
)
def test_a_text_that_is_none_is_told(tmp_path, text):
    found = READERS_APART.project(packed(tmp_path, archive(project(), {"sources/a.txt": text})))
    assert not found.sources
    assert LossReason.FILE_UNREADABLE in told(found)


def test_zeros_and_marks_in_a_text_go_and_are_told(tmp_path):
    text = f"\ufeffI: Wie\0 war das?\r\n\ufeffB: {PLACE}\r\n"
    start = text.index(PLACE) - 1
    found = READERS_APART.project(
        packed(
            tmp_path,
            archive(
                project(sources=source(selection(start, start + len(PLACE), name=PLACE))), {"sources/a.txt": text}
            ),
        )
    )
    assert found.sources[0].text == f"I: Wie war das?\nB: {PLACE}"
    assert found.sources[0].codings[0].span.cut(found.sources[0].text) == PLACE
    assert LossReason.CONTROLS_TAKEN_AWAY in told(found)


@pytest.mark.stress
def test_large_lists_are_read_within_the_budget(tmp_path):
    members = "".join(f'<MemberSource targetGUID="{guid(number)}"/>' for number in range(200_000))
    rest = f'<Sets><Set guid="{guid(5)}" name="S">{members}</Set></Sets>'
    assert LossReason.TARGET_MISSING in told(READERS_APART.project(packed(tmp_path, archive(project(rest=rest)))))
    selections = "".join(selection(number % 30, 35, number) for number in range(100_000))
    assert READERS_APART.project(packed(tmp_path, archive(project(sources=source(selections))))).codings == 100_000
    titles = "".join(selection(19, 35, number, name=f"Titel {number} steht nirgends") for number in range(50_000))
    parts = {"sources/a.txt": TEXT * 20_000}
    assert READERS_APART.project(packed(tmp_path, archive(project(sources=source(titles)), parts))).codings == 50_000


@pytest.mark.shared
def test_all_codings_of_a_real_file_stand_where_a_reader_would_name_them(shared):
    found = READERS_APART.project(shared / "samples/refi/nvivo-windows-12.6.qdpx")
    coded = next(entry for entry in found.sources if entry.codings)
    places = [coding.span for coding in coded.codings]
    assert len(places) == 303
    assert None not in places
    assert sum(place.start == 0 or coded.text[place.start - 1] == "\n" for place in places) >= 281
    assert coded.placement.model.name == "utf-16,crlf=2"
    assert coded.placement.score > 0.95 > coded.placement.second_score
