"""Each format holds the same quotations, and no name leaves the project."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import docx
import openpyxl
import pytest

from qualcode.errors import UsageProblem
from qualcode.model.codings import Polarity
from qualcode.reporting.quotations.collecting import collect
from qualcode.reporting.words.typography import quoted
from qualcode.reporting.words.wording import wording_of
from qualcode.reporting.writers.csv import CsvKind
from qualcode.reporting.writers.formats import FORMATS, format_of
from qualcode.retrieval.filter import PassageChoice
from tests.builders import give_code, interview
from tests.reporting.exported import rendered

GERMAN, ENGLISH = wording_of("de"), wording_of("en")

HOSTILE = "=2+3 sagte die Erzieher*in „laut“ \x1b[31m und 🙂 ging."


@pytest.fixture
def collection(project):
    first = interview(project, "Wüstenfuchs", HOSTILE, label="RG 2021", wave="2021", case="Fall Zwergspitz")
    second = interview(project, "Steinmarder", "Das klappt nicht.", case="Fall Zwergspitz")
    give_code(project, first, HOSTILE, coder="kodiererinludmilla", memo="unsicher")
    give_code(project, second, "Das klappt nicht.", coder="kodiererinludmilla", polarity=Polarity.ABSENT)
    return collect(project, PassageChoice(), attributes=["wave"])


def unpacked(data: bytes) -> bytes:
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("format_", FORMATS)
def test_no_name_of_document_case_or_coder_leaves(collection, format_):
    content = unpacked(rendered(collection, format_, GERMAN)).decode("utf-8", "replace").lower()
    for name in ("wüstenfuchs", "steinmarder", "zwergspitz", "ludmilla", "p.qualcode", "python-docx"):
        assert name not in content
    assert "rg 2021" in content.replace("~", " ").replace("\u00a0", " ")


def test_markdown_reads_as_it_will_stand_in_a_report(collection):
    first, second = collection.chapters[0].quotations
    assert rendered(collection, "md", GERMAN).decode("utf-8") == (
        "# Zitatsammlung: Probe\n\n"
        "Arbeitsfassung mit IDs, nur für den internen Gebrauch. Veröffentlichungsfassung: qualcode quotes --final  \n"
        "Einbezogen: die Codierungen aller Codierenden (1).  \n"
        "Zähleinheit: Fälle.  \n\n"
        "## Thema\n\n"
        "*Definition:* das ist gemeint\n\n"
        "2 Textstellen aus 1 Fall: 1 liegt vor; 1 fehlt, scheitert oder wird verneint\n\n"
        f"- „=2+3 sagte die Erzieher\\*in ‚laut‘ ␛\\[31m und 🙂 ging.“ (RG 2021) – ¶1; wave: 2021 `{first.id}`\n\n"
        "### fehlt, scheitert oder wird verneint\n\n"
        f"- „Das klappt nicht.“ (RG 2022) – ¶1; wave: 2022 `{second.id}`\n"
    )


def test_csv_cells_are_no_formulas(collection):
    rows = list(csv.DictReader(io.StringIO(rendered(collection, "csv", GERMAN).decode("utf-8"), newline="")))
    assert rows[0]["Zitat"] == "'" + HOSTILE.replace("\x1b", "␛")
    assert rows[0]["Memo"] == "unsicher"
    assert rows[0]["Codiert von"] == "Person 1"
    assert rows[1]["Polarität"] == "fehlt, scheitert oder wird verneint"


def test_csv_for_german_excel_has_semicolons_and_a_mark(collection):
    data = rendered(collection, "csv", GERMAN, csv_kind=CsvKind.GERMAN_EXCEL)
    assert data.startswith(b"\xef\xbb\xbfID;Quelle;Absatz;Welle")


def test_workbook_cells_are_text_and_long_ones_go_on_in_a_further_cell(project):
    long = "Wort " * 9000
    document = interview(project, "a", long + ".")
    give_code(project, document, long.strip())
    data = rendered(collect(project, PassageChoice()), "xlsx", GERMAN)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    heading = [cell.value for cell in sheet[1]]
    row = [cell.value for cell in sheet[2]]
    first, second = row[heading.index("Zitat")], row[heading.index("Memo") + 1]
    note = " [geht in „Fortsetzung von Zitat“ weiter]"
    assert first.endswith(note)
    assert len(first) <= 32_767
    assert first.removesuffix(note) + second.removeprefix("Fortsetzung von Zitat: ") == long.strip()
    assert {cell.data_type for cell in sheet[2] if cell.value is not None} <= {"s", "inlineStr"}


def test_workbook_keeps_a_formula_as_text_and_counts_on_a_second_sheet(collection):
    book = openpyxl.load_workbook(io.BytesIO(rendered(collection, "xlsx", GERMAN)))
    quotations, counted = book.worksheets
    assert quotations["H2"].value == HOSTILE.replace("\x1b", "␛")
    assert quotations["H2"].data_type == "s"
    assert quotations.freeze_panes == "A2"
    assert [cell.value for cell in counted[2]] == ["Thema", 2, 1, 1, 0, 1, 2]


def test_word_has_a_chapter_per_code_in_real_styles(collection):
    document = docx.Document(io.BytesIO(rendered(collection, "docx", GERMAN)))
    styled = [(one.style.name, one.text) for one in document.paragraphs]
    assert ("Title", "Zitatsammlung: Probe") in styled
    assert ("Heading 1", "Thema") in styled
    second = collection.chapters[0].quotations[1]
    assert ("Quotation", f"„Das klappt nicht.“ (RG\u00a02022) – ¶1; wave: 2022  {second.id}") in styled
    assert document.core_properties.author == ""
    assert document.core_properties.last_modified_by == ""


def test_json_holds_everything_a_script_needs(collection):
    made = json.loads(rendered(collection, "json", ENGLISH))
    (code,) = made["codes"]
    assert (code["code"], code["passages"], code["cases"], code["documents"]) == ("Thema", 2, 1, 2)
    assert code["quotations"][0]["text"] == HOSTILE
    assert code["quotations"][0]["attributes"] == {"wave": "2021"}


@pytest.mark.parametrize(
    ("text", "german"),
    [
        ("Er sagte „ja“.", "„Er sagte ‚ja‘.“"),
        ("»Ja«, sagte er.", "„‚Ja‘, sagte er.“"),
        ('Das "große Ganze" eben.', "„Das ‚große Ganze‘ eben.“"),
        ("ohne alles", "„ohne alles“"),
        ("Apostroph: klappt's", "„Apostroph: klappt's“"),
    ],
)
def test_inner_marks_become_single(text, german):
    assert quoted(text, GERMAN) == german


def test_the_suffix_says_the_format(tmp_path):
    assert format_of(tmp_path / "a.DOCX", None) == "docx"
    with pytest.raises(UsageProblem, match="no suffix"):
        format_of(tmp_path / "a.pages", None)
    with pytest.raises(UsageProblem, match="differ"):
        format_of(tmp_path / "a.md", "csv")
