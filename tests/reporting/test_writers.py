"""What every writer keeps to, whatever the report: every kind of report in every format, pages, tables, escapers."""

from __future__ import annotations

import contextlib
import gc
import io
import re
import sys
import zipfile
from xml.etree import ElementTree

import docx
import openpyxl
import pytest
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.reporting.documents.codebook import codebook_document, codebook_report
from qualcode.reporting.documents.coded import FORMATS as CODED_FORMATS
from qualcode.reporting.documents.coded import coded_document, coded_report
from qualcode.reporting.quotations.collecting import collect
from qualcode.reporting.quotations.collection_parts import Look, collection_report
from qualcode.reporting.report import Afresh, Fact, Prose, Remark, Report, Section, Table, report_of_tables
from qualcode.reporting.waves.report import comparison_report, wave_report
from qualcode.reporting.words.typography import unbroken
from qualcode.reporting.words.wording import wording_of
from qualcode.reporting.writers import formats
from qualcode.reporting.writers.column_widths import column_shares
from qualcode.reporting.writers.formats import FORMATS, render
from qualcode.retrieval.filter import PassageChoice
from tests.reporting.exported import fill, unpacked

GERMAN = wording_of("de")

PAGES = ("docx", "odt", "html", "md", "tex")


def reports(project):
    """A report of every kind."""
    collection = collect(project, PassageChoice(), attributes=["Region"])
    return {
        "quotations": collection_report(collection, GERMAN, Look(memos=True)),
        "table": collection_report(collection, GERMAN, Look(table=True)),
        "codebook": codebook_report(codebook_document(project), "de"),
        "waves": comparison_report(wave_report(project, "2022", "2021"), "de"),
    }


@pytest.mark.parametrize("format_", FORMATS)
def test_every_report_is_written_in_every_format(project, format_):
    for name, report in reports(fill(project)).items():
        text = unpacked(render(report, format_)).decode("utf-8", "replace")
        assert "Geld" in text, (name, format_)
        if format_ in ("docx", "odt"):
            with zipfile.ZipFile(io.BytesIO(render(report, format_))) as archive:
                for member in archive.namelist():
                    if member.endswith(".xml"):
                        ElementTree.fromstring(archive.read(member))


class Full(io.BytesIO):
    """A file on a disk that has no room."""

    def write(self, data):
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("format_", FORMATS)
def test_a_full_disk_is_told_once_in_every_format(project, format_, tmp_path, monkeypatch):
    said = []
    monkeypatch.setattr(sys, "unraisablehook", lambda failure: said.append(failure.exc_value))
    report = reports(fill(project))["table"]
    monkeypatch.setattr(formats, "atomic_file", lambda *_: contextlib.nullcontext(Full()))
    with pytest.raises(OSError, match="No space left"):
        formats.write(report, tmp_path / f"x.{format_}", format_)
    gc.collect()
    assert not said


@pytest.mark.parametrize("format_", CODED_FORMATS)
def test_the_margin_of_a_document_is_told_in_every_format(project, format_):
    fill(project)
    made = coded_document(project, project.documents.find("Wüstenfuchs"))
    text = unpacked(render(coded_report(made, "de"), format_)).decode("utf-8", "replace")
    assert re.search(r"Wege (\\?&|&amp;) Ämter / Geld, Person 1", text)
    assert "unsicher" in text
    assert text.count("Wer") == 0  # a definition is none of it


def test_pages_are_a4_with_their_number_and_lie_on_their_side_for_wide_tables(project):
    for name, report in reports(fill(project)).items():
        section = docx.Document(io.BytesIO(render(report, "docx"))).sections[0]
        page = {section.page_width, section.page_height}
        assert {round(side / Mm(1)) for side in page} == {210, 297}, name
        assert "PAGE" in section.footer._element.xml
        styles = unpacked(render(report, "odt")).decode("utf-8", "replace")
        assert "<text:page-number>" in styles
        assert {"21.0cm", "29.7cm"} <= set(re.findall(r'fo:page-(?:width|height)="([^"]+)"', styles))
    wide = Report("w", (Table("w", tuple("abcdefg"), (tuple("1234567"),)),), wide=True, inset=True)
    section = docx.Document(io.BytesIO(render(wide, "docx"))).sections[0]
    assert section.page_width > section.page_height


def test_a_table_of_quotations_has_number_quotation_label_and_code(project):
    (table,) = docx.Document(io.BytesIO(render(reports(fill(project))["table"], "docx"))).tables
    head, first, *others = [[cell.text for cell in row.cells] for row in table.rows]
    assert head == ["Nr.", "Zitat", "Quelle", "Code", "ID"]
    assert first[0] == "1"
    assert first[1].startswith("„[D]as war")
    assert first[2:4] == ["RG 2021\n¶1–3", "Wege & Ämter"]
    assert [row[0] for row in others] == ["2", "3", "4"]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert "w:shd" not in table._tbl.xml
    widths = [cell.width for cell in table.rows[1].cells]
    assert widths[1] == max(widths)
    assert widths[1] > sum(widths) / 2


@pytest.mark.parametrize("format_", ["docx", "odt", "tex"])
def test_no_line_ends_within_a_label(project, format_):
    text = unpacked(render(reports(fill(project))["quotations"], format_)).decode("utf-8", "replace")
    assert re.search("\\(RG[\u00a0~]2022\\)", text)
    assert "(RG 2022)" not in text


def test_only_labels_in_brackets_are_kept_together():
    assert unbroken(" (RG 2022, sinngemäß).") == " (RG\u00a02022, sinngemäß)."
    assert unbroken(" – Kita 7") == " – Kita 7"


@settings(max_examples=12)
@given(st.text(max_size=40), st.integers(), st.text(max_size=40))
def test_any_text_is_one_row_of_a_table_in_every_format(words, number, running):
    rows = Afresh(lambda: iter([(words, running, number), ("x", "y", 2)]))
    table = Table("T", ("a", "b", "c"), rows, words=2, running=frozenset({1}))
    report = report_of_tables("Titel", (("f", words),), (table,), table, (running,))
    rendered = {format_: render(report, format_) for format_ in FORMATS}
    markdown = rendered["md"].decode("utf-8")
    assert sum(line.count("|") - line.count("\\|") == 4 for line in markdown.split("\n")) == 4
    tex = rendered["tex"].decode("utf-8")
    assert tex.count(r" \\" + "\n") == 2
    (made,) = docx.Document(io.BytesIO(rendered["docx"])).tables
    assert [len(row.cells) for row in made.rows] == [3, 3, 3]
    assert len(ElementTree.fromstring(_member(rendered["odt"], "content.xml")).findall(".//{*}table-row")) == 3
    assert rendered["html"].decode("utf-8").count("<tr") == 3
    sheet = openpyxl.load_workbook(io.BytesIO(rendered["xlsx"])).worksheets[0]
    assert sheet["C2"].value == number or abs(number) > 2**53


def _member(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def test_rows_are_never_held(tmp_path):
    alive = 0
    most = 0

    class Row(tuple):
        def __new__(cls, number):
            nonlocal alive, most
            alive += 1
            most = max(most, alive)
            return super().__new__(cls, (f"row {number}", number))

        def __del__(self):
            nonlocal alive
            alive -= 1

    table = Table("T", ("a", "b"), Afresh(lambda: (Row(number) for number in range(3_000))))
    for format_ in FORMATS[:-1]:
        render(Report("T", (Section("T", 0), table), (table,), inset=True), format_)
        assert most < 300, format_  # those whose widths are looked at


def test_shares_of_columns_leave_running_text_the_most():
    table = Table("T", ("no.", "quotation", "label", "%"), (), words=3, running=frozenset({1}))
    shares = column_shares(table, [("1", "word " * 60, "RG 2022", "91.2")], wide=False)
    assert sum(shares) == 100
    assert shares[1] > 70
    many = Table("T", tuple("abcdefghij"), (), words=2)
    shares = column_shares(
        many, [("a long name of a code / below it", "words", *["12345.678 [.1, .2]"] * 8)], wide=True
    )
    assert shares[0] >= 7
    assert 95 <= sum(shares) <= 105


@pytest.mark.parametrize("format_", PAGES)
def test_facts_paragraphs_and_notes_stand_in_their_order(format_):
    blocks = (Section("Titel", 0), Prose("eins"), Fact("zwei", "drei"), Section("vier"), Remark("fünf"))
    text = unpacked(render(Report("Titel", blocks, listed=True), format_)).decode("utf-8", "replace")
    places = [text.rindex(word) for word in ("eins", "zwei", "drei", "vier", "fünf")]
    assert places == sorted(places)
