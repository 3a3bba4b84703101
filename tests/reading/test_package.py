import zipfile
import zlib

import pytest

from qualcode.errors import ReadingError
from qualcode.reading.source import zip_package
from qualcode.reading.source.zip_package import Package, Unforeseen, foreign, parse_xml
from tests.reading.files_made import zipped


def opened(data: bytes) -> Package:
    return Package(data, "a.docx", "DOCX")


def refused(data: bytes) -> str:
    with pytest.raises(ReadingError) as refusal:
        opened(data)
    assert refusal.value.hint
    return refusal.value.message


def test_members_are_read_whatever_their_case():
    made = opened(zipped({"word/Document.xml": "<a/>"}))
    assert "WORD/document.xml" in made
    assert made.read("word/document.xml") == b"<a/>"
    assert made.names() == ["word/Document.xml"]


@pytest.mark.parametrize("name", ["/etc/passwd", "../a.xml", "a/../../b", "C:/a", "a\\b"])
def test_names_that_lead_out_of_the_archive_are_refused(name: str):
    assert "leads out" in refused(zipped({name: "x"}))


def test_two_members_of_one_name_are_refused():
    assert "twice" in refused(zipped({"word/a.xml": "1", "word/A.xml": "2"}))


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(zip_package, "MOST_MEMBERS", 2)
    assert "3 parts" in refused(zipped({"a": "1", "b": "2", "c": "3"}))


def test_a_member_that_grows_without_measure_is_refused():
    assert "200 times" in refused(zipped({"word/document.xml": b" " * (11 * 2**20)}))


def test_a_large_member_is_refused_when_it_is_read(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(zip_package, "LARGEST_MEMBER", 10)
    with pytest.raises(ReadingError, match="too large"):
        opened(zipped({"a": "x" * 11})).read("a")


def test_bytes_are_counted_while_they_come(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(zip_package, "LARGEST_PACKAGE", 15)
    made = opened(zipped({"a": "x" * 10, "b": "y" * 10}))
    made.read("a")
    with pytest.raises(ReadingError, match="too much data"):
        made.read("b")


def test_an_encrypted_member_is_refused():
    data = bytearray(zipped({"a": "x"}))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert "password" in refused(bytes(data))


def test_damaged_content_is_told():
    data = bytearray(zipped({"a": "Wort für Wort " * 200}))
    data[60] ^= 0xFF
    with pytest.raises(ReadingError, match="damaged"):
        opened(bytes(data)).read("a")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"{\\rtf1}", "an RTF document"),
        (b"%PDF-1.4", "a PDF"),
        (b"Text", "something else"),
        (b"PK\x03\x04x", "damaged"),
    ],
)
def test_what_is_no_archive_is_named(data: bytes, what: str):
    assert what in refused(data)


BOMB = '<!DOCTYPE a [<!ENTITY b "xxxxxxxxxx"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize(
    "xml",
    [
        BOMB,
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>',
        "<!DOCTYPE html><a/>",
        f"{BOMB}".encode("utf-16").decode("latin-1"),
    ],
)
def test_xml_with_a_document_type_is_refused(xml: str):
    with pytest.raises(ReadingError, match="document type"):
        parse_xml(xml.encode("latin-1"), "a.docx", "DOCX")


@pytest.mark.parametrize("xml", [b"", b"<a>", b"<a/><b/>", b"\0\0", b"<a>" * 400 + b"</a>" * 400])
def test_xml_that_does_not_fit_together_is_damaged(xml: bytes):
    with pytest.raises(ReadingError, match="damaged"):
        parse_xml(xml, "a.docx", "DOCX")


class NobodyListed(Exception):
    """What no list of exceptions holds."""


@pytest.mark.parametrize(
    "problem",
    [KeyError("x"), ValueError(), zlib.error("x"), zipfile.BadZipFile("x"), SyntaxError("x"), NobodyListed()],
)
def test_whatever_parsers_of_others_raise_becomes_a_reading_error(problem: Exception):
    with pytest.raises(Unforeseen, match=f"damaged or no DOCX .{type(problem).__name__}"), foreign("a.docx", "DOCX"):
        raise problem


def test_a_document_that_is_nested_too_deeply_is_called_that():
    with pytest.raises(Unforeseen, match="nested too deeply"), foreign("a.docx", "DOCX"):
        raise RecursionError


def test_want_of_memory_and_a_refusal_stay_what_they_are():
    for problem in (MemoryError(), ReadingError("no")):
        with pytest.raises(type(problem)) as raised, foreign("a.docx", "DOCX"):
            raise problem
        assert raised.value is problem


def test_an_interruption_stays_one():
    with pytest.raises(KeyboardInterrupt), foreign("a.docx", "DOCX"):
        raise KeyboardInterrupt
