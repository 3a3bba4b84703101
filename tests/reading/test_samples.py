"""Real files of others: all come in, with as many words as another way of counting finds in them."""

from __future__ import annotations

import re
import zipfile
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pypdf
import pytest

from qualcode.model.documents import Role, count_words
from qualcode.reading.files import read
from qualcode.reading.source.options import ReadingOptions
from qualcode.reading.source.result import Reading

pytestmark = pytest.mark.shared


@pytest.fixture
def readings(shared: Path):
    def of(folder: str, options: ReadingOptions = ReadingOptions()) -> dict[str, Reading]:  # noqa: B008
        paths = sorted((shared / "samples" / folder).iterdir())
        assert paths
        return {path.name: read(path, options=options) for path in paths}

    return of


def words_of(reading: Reading) -> int:
    return sum(count_words(draft.text) for draft in reading.drafts)


@pytest.mark.parametrize("folder", ["docx", "odt", "rtf", "pdf", "subtitles", "txt"])
def test_every_file_comes_in_and_accounts_for_every_word(readings, folder: str):
    for name, reading in readings(folder).items():
        assert reading.drafts[0].text, name
        assert reading.words.complete, (name, reading.words)


def word_paragraphs(path: Path) -> str:
    """The words of a DOCX by regular expressions on its XML, paragraphs and breaks parted."""
    found = ""
    with zipfile.ZipFile(path) as package:
        for name in ("document", "footnotes", "endnotes"):
            if f"word/{name}.xml" in package.namelist():
                xml = package.read(f"word/{name}.xml").decode()
                xml = re.sub(r"<w:(?:br|tab|p)[ />]", r" \g<0>", xml)
                found += unescape(re.sub(r"<[^>]+>", "", xml)) + " "
    return found


def test_word_files_have_as_many_words_as_their_xml(shared: Path, readings):
    for name, reading in readings("docx").items():
        assert words_of(reading) == count_words(word_paragraphs(shared / "samples" / "docx" / name)), name


def test_opendocument_texts_have_as_many_words_as_their_xml(shared: Path, readings):
    for name, reading in readings("odt").items():
        with zipfile.ZipFile(shared / "samples" / "odt" / name) as package:
            root = ElementTree.fromstring(package.read("content.xml"))
        for citation in root.iter("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}note-citation"):
            citation.text = ""
        paragraphs = [one for one in root.iter() if one.tag.endswith(("text:1.0}p", "text:1.0}h"))]
        inner = {id(one) for outer in paragraphs for one in outer.iter() if one is not outer}
        words = sum(count_words(_with_breaks(one)) for one in paragraphs if id(one) not in inner)
        assert words_of(reading) == words, name


def _with_breaks(element: ElementTree.Element) -> str:
    own = element.tag.rpartition("}")[2]
    gap = " " if own in ("line-break", "tab", "s", "p") else ""
    return gap + (element.text or "") + "".join(_with_breaks(one) + (one.tail or "") for one in element)


def test_rtf_files_have_the_words_that_stand_in_them(readings):
    counts = {name.removeprefix("striprtf-"): words_of(reading) for name, reading in readings("rtf").items()}
    assert counts == {"french.rtf": 17, "simple_table.rtf": 4, "unicode.rtf": 1}  # counted by hand


def test_pdf_files_have_as_many_words_as_another_library_finds(shared: Path, readings):
    for name, reading in readings("pdf").items():
        pages = pypdf.PdfReader(shared / "samples" / "pdf" / name).pages
        words = sum(count_words(page.extract_text()) for page in pages)
        assert words_of(reading) + reading.words.left_out == words, name
        roles = {speaker.name: speaker.role for speaker in reading.drafts[0].speakers}
        assert roles == {"Dan": Role.ASKS, "Participant": Role.ANSWERS}, name


def test_pdf_files_keep_every_word_on_request(shared: Path, readings):
    for name, reading in readings("pdf", ReadingOptions(page_marks=True)).items():
        pages = pypdf.PdfReader(shared / "samples" / "pdf" / name).pages
        assert words_of(reading) == sum(count_words(page.extract_text()) for page in pages), name


def test_subtitles_have_the_words_of_their_cues(shared: Path, readings):
    for name, reading in readings("subtitles").items():
        text = (shared / "samples" / "subtitles" / name).read_text("utf-8")
        cues = re.findall(r"-->.*\n((?:.*\S.*\n?)+)", text)
        words = sum(count_words(re.sub(r"<[^>]*>", "", cue)) for cue in cues)
        assert words_of(reading) - reading.words.added == words, name


@pytest.mark.parametrize("number", [1, 2])
def test_german_interviews_come_in_with_their_speakers(readings, number: int):
    (draft,) = readings("docx")[f"nodegrade-interview{number}.docx"].drafts
    roles = {speaker.name: speaker.role for speaker in draft.speakers}
    students = {f"S{2 * number - 1}", f"S{2 * number}"}
    assert roles == {"I": Role.ASKS, **dict.fromkeys(students, Role.ANSWERS)}
    labels = re.findall(r"^(I|S\d): ?", draft.text, re.M)
    assert [turn.speaker for turn in draft.structure.turns] == labels
