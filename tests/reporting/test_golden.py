"""Each format as it was looked at: files beside this test. QUALCODE_GOLDEN=write writes them anew."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import openpyxl
import pandas
import pytest

from qualcode.model.codes import Anchor, CodeDraft
from qualcode.model.codings import Polarity
from qualcode.model.consent.consents import Permission
from qualcode.reporting.documents import codebook
from qualcode.reporting.documents import coded as coded_document
from qualcode.reporting.quotations.arrangement import Arrangement
from qualcode.reporting.quotations.collecting import collect
from qualcode.reporting.quotations.collection_parts import Look
from qualcode.reporting.waves.report import comparison_report, wave_report
from qualcode.reporting.words.wording import wording_of
from qualcode.reporting.writers.formats import FORMATS, render
from qualcode.retrieval.filter import PassageChoice
from tests.builders import ME, give_code, interview
from tests.reporting.exported import NAMES, fill, may_not_be_quoted, rendered, same_ids, unpacked

GOLDEN = Path(__file__).parent / "golden"
CODEBOOK_FORMATS = ("docx", "md", "xlsx", "html")


@pytest.fixture
def filled(project, monkeypatch):
    same_ids(monkeypatch)
    return fill(project)


def draft(project, language="de"):
    emphasis = wording_of(language).emphasis
    return collect(
        project,
        PassageChoice(),
        attributes=["Region"],
        arrangement=Arrangement(context="question", emphasis=emphasis),
    )


def final(project):
    return collect(project, PassageChoice(), arrangement=Arrangement(seed=7, memos=False, dialogue=True))


def as_text(data: bytes, format_: str) -> str:
    """What can be read in a file, with the styles of documents and the cells of tables."""
    if format_ == "docx":
        document = docx.Document(io.BytesIO(data))
        lines = [f"{one.style.name} | {_runs(one)}" for one in document.paragraphs]
        return "\n".join(lines) + "\n"
    if format_ == "odt":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return re.sub(r"(?=<text:(?:p|h|table-of-content)\b)", "\n", archive.read("content.xml").decode()) + "\n"
    if format_ == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        rows = [
            (sheet.title, *map(repr, row)) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)
        ]
        return "\n".join(" | ".join(row) for row in rows) + "\n"
    return data.decode("utf-8")


def _runs(paragraph) -> str:
    return "".join(f"*{run.text}*" if run.italic else run.text for run in paragraph.runs) or paragraph.text


def looks_as_before(name: str, text: str) -> None:
    file = GOLDEN / name
    if os.environ.get("QUALCODE_GOLDEN") == "write":
        file.write_text(text, encoding="utf-8", newline="")
    assert text == file.read_bytes().decode("utf-8")


@pytest.mark.parametrize("format_", FORMATS)
def test_a_working_draft_looks_as_before(filled, format_):
    data = rendered(draft(filled), format_, wording_of("de"), Look(memos=True))
    looks_as_before(f"draft.{format_}.txt", as_text(data, format_))


@pytest.mark.parametrize("format_", FORMATS)
def test_a_final_collection_looks_as_before(filled, format_):
    data = rendered(final(filled), format_, wording_of("de"), Look(italics=True))
    looks_as_before(f"final.{format_}.txt", as_text(data, format_))


@pytest.mark.parametrize("format_", ["md", "tex"])
def test_english_looks_as_before(filled, format_):
    looks_as_before(
        f"english.{format_}.txt", as_text(rendered(draft(filled, "en"), format_, wording_of("en")), format_)
    )


@pytest.mark.parametrize("format_", CODEBOOK_FORMATS)
def test_the_codebook_looks_as_before(filled, format_):
    book = codebook.codebook_document(filled)
    looks_as_before(
        f"codebook.{format_}.txt", as_text(render(codebook.codebook_report(book, "de"), format_), format_)
    )


def coded(project, format_):
    made = coded_document.coded_document(project, project.documents.find("Wüstenfuchs"))
    return render(coded_document.coded_report(made, "de"), format_)


@pytest.mark.parametrize("format_", ["html", "docx"])
def test_a_document_with_its_codes_looks_as_before(filled, format_):
    looks_as_before(f"document.{format_}.txt", as_text(coded(filled, format_), format_))


def test_word_has_comments_without_a_time_in_the_margin(filled):
    document = docx.Document(io.BytesIO(coded(filled, "docx")))
    comments = [(one.author, one.text, one.timestamp) for one in document.comments]
    assert comments == [
        ("Person 1", "Wege & Ämter, Person 1", None),
        ("Person 1", "Wege & Ämter / Geld, Person 1\n=unsicher\nob Geld", None),
    ]


def test_anchor_examples_of_cases_that_may_not_be_quoted_stay_out_of_the_codebook(filled):
    coding = next(one for one in filled.codings.all() if one.polarity is Polarity.ABSENT)
    anchor = Anchor("Das klappt nicht.", "RG 2022", coding=coding.id)
    filled.codes.add(CodeDraft("Neu", anchors=(anchor,)), None, ME)
    book = codebook.codebook_document(filled)
    assert b"klappt" in render(codebook.codebook_report(book, "de"), "md")
    may_not_be_quoted(filled, Permission.PARAPHRASE)
    book = codebook.codebook_document(filled)
    assert book.withheld.number() == 1
    assert b"klappt" not in render(codebook.codebook_report(book, "de"), "md")


# ---- nothing leaks -----------------------------------------------------------------------------------


def everything(project):
    """All exports that people may hand on: name -> bytes."""
    made = {}
    for language in ("de", "en"):
        wording = wording_of(language)
        for format_ in FORMATS:
            made[f"draft {format_} {language}"] = rendered(
                draft(project, language), format_, wording, Look(memos=True)
            )
            made[f"final {format_} {language}"] = rendered(final(project), format_, wording)
        book = codebook.codebook_document(project)
        for format_ in CODEBOOK_FORMATS:
            made[f"codebook {format_} {language}"] = render(codebook.codebook_report(book, language), format_)
        paper = comparison_report(wave_report(project, "2022", "2021"), language)
        for format_ in FORMATS:
            made[f"report {format_} {language}"] = render(paper, format_)
    return made | {f"document {format_}": coded(project, format_) for format_ in coded_document.FORMATS}


def test_no_byte_of_a_name_or_of_the_machine_is_in_any_export(filled):
    coding = filled.codings.all()[0]
    login = os.environ.get("USER") or os.environ.get("LOGNAME") or "nobody-here"
    secret = [*NAMES, str(filled.path.parent), coding.created[:10], "python-docx"]
    secret += [login] if len(login) > 4 else []
    for name, data in everything(filled).items():
        content = unpacked(data).decode("utf-8", "replace").casefold()
        assert not [one for one in secret if one.casefold() in content], name


def test_a_final_collection_has_no_ids_memos_or_coders(filled):
    codings = filled.codings.all()
    for format_ in FORMATS:
        content = unpacked(rendered(final(filled), format_, wording_of("de"))).decode("utf-8", "replace")
        assert not [one.id for one in codings if one.id[:6] in content], format_
        assert "unsicher" not in content
        assert "Person 1" not in content
        assert "Arbeitsfassung" not in content


def test_a_transcript_comes_out_as_a_ministry_may_read_it(filled):
    (first, *_) = draft(filled).chapters[0].quotations
    assert first.text == (
        "[D]as war am Anfang schon schwierig, und da hat die Kollegin gesagt: „Ich frage erst die Leitung, und die "
        "sagt: ‚später‘.“ und [ein Chef] in [Kommune], der hat dann nie [Hervorh. d. Verf.] wieder angerufen. Das "
        "war das Ende der Geschichte, ehrlich gesagt."
    )
    for mark in ("#00", "(.)", "mhm", "Annas", "Musterstadt", "//", "2,5 s"):
        assert mark not in first.text


def test_the_shuffle_is_the_same_for_a_seed_and_another_for_another(project):
    document = interview(project, "a", " ".join(f"Satz Nummer {number}." for number in range(30)))
    for number in range(30):
        give_code(project, document, f"Satz Nummer {number}.")

    def order(seed):
        made = collect(project, PassageChoice(), arrangement=Arrangement(seed=seed))
        return [one.text for one in made.chapters[0].quotations]

    assert order(1) == order(1)
    assert order(1) != order(2)
    assert sorted(order(1)) == sorted(order(2))
    assert order(1) != [f"Satz Nummer {number}." for number in range(30)]


# ---- other programs ----------------------------------------------------------------------------------


def test_pandas_reads_the_workbook_back(filled):
    frame = pandas.read_excel(
        io.BytesIO(rendered(draft(filled), "xlsx", wording_of("de"))), dtype=str, keep_default_na=False
    )
    assert list(frame["Region"]) == ["=Nord"] * 4
    assert frame["Zitat"][1].startswith("=2+3 Termine gab es, die Kolleg*innen & ich <allein> haben $100")
    assert list(frame["Code, Ebene 2"]) == ["", "Geld", "Geld", "Geld"]
    assert frame["Memo"][1] == "=unsicher\nob Geld"


def test_libreoffice_opens_word_and_opendocument(filled, tmp_path):
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not on this machine")
    files = [tmp_path / f"zitate.{format_}.{format_}" for format_ in ("docx", "odt")]
    for file in files:
        file.write_bytes(rendered(draft(filled), file.suffix[1:], wording_of("de")))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=300)
    for file in files:
        text = file.with_suffix(".txt").read_text(encoding="utf-8-sig")
        assert "„Das klappt nicht.“ (RG 2022)" in text
        assert "Inhalt" in text
        assert "‚Ich frage erst die Leitung" in text
