"""REFI-QDA projects: containers, XML as programs write it, and the question to the process of the readers."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from qualcode.errors import ReadingError
from qualcode.model.exchange.coordinates import CoordinateModel, CountedUnit
from qualcode.model.spans import Span
from qualcode.reading.formats.apart import READERS_APART
from qualcode.reading.source import exchange_frames
from qualcode.reading.source.options import ExchangeOptions

HEAD = '<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="Probe" origin="Test">'
CODE, USER, SOURCE = (f"0000000{number}-0000-4000-8000-00000000000{number}" for number in (1, 2, 3))
BOOK = f"""<Users><User guid="{{{USER.upper()}}}" name="Ada"/></Users>
<CodeBook><Codes><Code guid="{CODE}" name="Mut" isCodable="true"/></Codes></CodeBook>"""


def coding(start: object, end: object, number: int = 1, code: str = CODE, name: str = "") -> str:
    """A selection of one code."""
    return (
        f'<PlainTextSelection guid="a000000{number}-0000-4000-8000-00000000000{number}" name="{name}" '
        f'startPosition="{start}" endPosition="{end}">'
        f'<Coding guid="c000000{number}-0000-4000-8000-00000000000{number}" creatingUser="{USER}">'
        f'<CodeRef targetGUID="{code}"/></Coding></PlainTextSelection>'
    )


def text_source(within: str = "", path: str = "internal://a.txt", more: str = "") -> str:
    """A source with its text in a file."""
    return f'<TextSource guid="{SOURCE}" name="B1" plainTextPath="{path}" {more}>{within}</TextSource>'


def project(*parts: str) -> str:
    """The XML of a project."""
    return HEAD + "".join(parts) + "</Project>"


def archive(path: Path, xml: str | bytes, name: str = "project.qde", **members: str | bytes) -> Path:
    """A .qdpx of the XML and members in its folder of sources."""
    with zipfile.ZipFile(path / "probe.qdpx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, xml)
        for member, data in members.items():
            package.writestr(f"sources/{member.replace('_', '.')}", data)
    return path / "probe.qdpx"


def sources(*within: str) -> str:
    """The list of sources."""
    return f"<Sources>{''.join(within)}</Sources>"


def test_a_project_comes_from_the_process_of_the_readers(tmp_path):
    path = archive(
        tmp_path, project(BOOK, sources(text_source(coding(4, 7, name="Mut")))), a_txt="Der Mut\r\nwar da."
    )
    found = READERS_APART.project(path)
    assert (found.name, found.program) == ("Probe", "Test")
    assert [user.name for user in found.users] == ["Ada"]
    assert [code.draft.name for code in found.codes] == ["Mut"]
    (source,) = found.sources
    assert (source.name, source.text) == ("B1", "Der Mut\nwar da.")
    (coded,) = source.codings
    assert (coded.span, coded.user, coded.code) == (Span(4, 7), USER, CODE)
    assert exchange_frames.project_of(exchange_frames.plain_project(found)) == found


def test_what_is_said_about_a_project_reaches_its_reader():
    for options in (ExchangeOptions(), ExchangeOptions(CoordinateModel(CountedUnit.UTF16, 2), "Probe")):
        assert exchange_frames.choices_of(exchange_frames.plain_choices(options)) == options


def test_an_answer_of_other_types_is_no_project(tmp_path):
    path = archive(tmp_path, project(BOOK, sources(text_source(coding(4, 7, name="Mut")))), a_txt="Der Mut")
    plain = exchange_frames.plain_project(READERS_APART.project(path))
    for wrong in ([], {}, None, "x", [*plain, 1], [1, *plain[1:]]):
        with pytest.raises((TypeError, ValueError, LookupError)):
            exchange_frames.project_of(wrong)
    plain[7][0][2] = "kurz"  # its text: now a span lies outside
    with pytest.raises(ValueError):
        exchange_frames.project_of(plain)


@pytest.mark.parametrize("data", [b"", b"<Project", b"PK\x03\x04", b"SQLite format 3\0", b"<Html/>"])
def test_what_is_no_project_is_refused(tmp_path, data):
    path = tmp_path / "probe.qdpx"
    path.write_bytes(data)
    with pytest.raises(ReadingError) as raised:
        READERS_APART.project(path)
    assert "probe" in raised.value.message
    assert raised.value.hint
