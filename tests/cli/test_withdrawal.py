"""Withdrawals on the command line: one passage or a case goes, and the record says who is to be told."""

from __future__ import annotations

import zipfile

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.consent.given import WHOLE, Leaving
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from qualcode.project.forgetting.passage_cut import MARKER
from qualcode.project.project import Project
from qualcode.workspace.material.revising import planned_edit
from qualcode.workspace.unsaved_texts import UnsavedTexts, typed_for_correction, typed_for_memo
from qualcode.workspace.workspace import Workspace
from tests.made_once import made_once

SECRET = "Meine Schwägerin hat den Förster Mirabellus im Mai angezeigt."
TEXT = f"I: Wie war das?\n\nB: Das war schwer. {SECRET} Danach war Ruhe.\n\nI: Und heute?\n\nB: Heute ist es gut.\n"
START = TEXT.index(SECRET)
SPAN = f"{START}:{START + len(SECRET)}"


@pytest.fixture
@made_once
def given(run, tmp_path):
    """A project with a case of one document, two codings, one of them published, and lines in the register."""
    (tmp_path / "eins.txt").write_text(TEXT, encoding="utf-8")
    assert run("new", "study.qualcode").code == 0
    assert run("import", "eins.txt", "--case", "Kreis Nordau").code == 0
    run("codebook", "add", "Last")
    inside = run("code", "eins", f"{START + 10}:{START + 30}", "Last", "--new-coder").out.strip()
    last = TEXT.index("Heute")
    outside = run("code", "eins", f"{last}:{last + 9}", "Last").out.strip()
    path = tmp_path / "study.qualcode"
    with Project.open(path) as project:
        document, lead = project.documents.all()[0], Author("anna")
        case = project.cases.all()[0].uuid
        publication = project.publications.open("Bericht 2024", lead)
        codings = project.codings.all()
        project.publications.record(publication, {"Last": [coding.key for coding in codings]}, lead)
        for contents, recipient in (
            ({document.uuid: (inside, outside)}, "Ministerium"),
            ({document.uuid: (outside,)}, "Stiftung"),
            ({document.uuid: (WHOLE,)}, ""),
        ):
            left = Leaving("quotations", "docx", "x.docx", contents, (case,), recipient)
            project.given.record(left, lead)
    return path, document, case, inside, outside


def test_the_record_of_a_case_says_who_is_to_be_told_and_names_nobody(run, given, tmp_path):
    _path, document, case, inside, outside = given
    ran = run("forget", "--case", "Kreis Nordau", "--yes", "--record", "record.docx")
    assert ran.code == 0, ran.err
    assert f"the case {case[-12:]}" in ran.out
    for said in ("Ministerium", "Stiftung", "recipient not named", "Bericht 2024", inside, outside, document.id):
        assert said in ran.out
    assert "Nordau" not in ran.out
    assert "eins" not in ran.out.replace("einsehen", "")
    assert "Mirabellus" not in ran.out
    assert "cannot be called back" in ran.err
    with zipfile.ZipFile(tmp_path / "record.docx") as file:
        words = file.read("word/document.xml").decode("utf-8")
    assert "Ministerium" in words
    assert "Nordau" not in words


def test_of_a_passage_only_what_holds_it_is_told(run, given):
    path, document, _case, inside, outside = given
    ran = run("forget", "eins", "--span", SPAN, "--yes")
    assert ran.code == 0, ran.err
    assert "Ministerium" in ran.out
    assert "recipient not named" in ran.out
    assert "Stiftung" not in ran.out
    assert inside in ran.out
    assert outside not in ran.out
    assert "Last (1)" in ran.err
    assert [coding["id"] for coding in run("codings", "--json").json] == [outside]
    assert run("check").code == 0
    with Project.open(path) as project:
        assert project.documents.text(document) == TEXT.strip().replace(SECRET, MARKER)


def test_the_same_passage_by_its_words(run, given):
    assert run("forget", "eins", "--passage", SECRET, "--yes").code == 0
    assert run("forget", "eins", "--passage", "steht nicht da", "--yes").code == 1
    assert "more than once" in run("forget", "eins", "--passage", "war", "--yes").err


def test_the_record_speaks_german_in_each_of_its_files(run, given, tmp_path):
    files = ("--record", "record.md", "--record", "beside.docx")
    ran = run("forget", "--case", "Kreis Nordau", "--yes", "--language", "de", *files)
    assert "Protokoll des Widerrufs" in (tmp_path / "record.md").read_text(encoding="utf-8")
    assert (tmp_path / "beside.docx").read_bytes().startswith(b"PK")
    assert "Protokoll des Widerrufs" in ran.out
    assert "Ministerium" in ran.out
    assert "To be told" not in ran.out


@pytest.mark.parametrize(
    "wrong",
    [
        ("--case", "Kreis Nordau", "--record", "nowhere/record.docx"),
        ("--case", "Kreis Nordau", "--record", "record.xlsx"),
        ("--case", "Kreis Nord"),
        ("ein", "--span", SPAN),
        ("eins", "--span", "0:9999"),
        ("eins", "--span", "9:3"),
        ("eins", "--span", "nine"),
        ("eins", "--span", "0:2"),
        ("eins", "--span", SPAN, "--passage", SECRET),
        ("--case", "Kreis Nordau", "--span", SPAN),
        ("--words", "Mirabellus", "--record", "record.md"),
    ],
)
def test_wrong_input_erases_nothing(run, given, wrong):
    path, document, *_others = given
    ran = run("forget", *wrong, "--yes")
    assert ran.code != 0
    assert ran.out == ""
    assert "Nothing" in ran.err or "error" in ran.err
    with Project.open(path) as project:
        assert project.documents.text(document) == TEXT.rstrip("\n") or "Mirabellus" in project.documents.text(
            document
        )
    assert b"Mirabellus" in path.read_bytes()


def test_without_a_yes_what_would_go_is_shown_and_all_stays(run, given):
    ran = run("forget", "eins", "--span", SPAN)
    assert ran.code == 2
    assert "Last (1)" in ran.err
    assert "Bericht 2024" in ran.err
    assert len(run("codings", "--json").json) == 2


def test_the_file_does_not_bring_it_back(run, given, tmp_path):
    assert run("forget", "eins", "--span", SPAN, "--yes").code == 0
    (tmp_path / "neu.txt").write_text(TEXT.replace("Ruhe", "Stille"), encoding="utf-8")
    for command in (
        ("import", "neu.txt"),
        ("revise", "eins", "neu.txt", "--yes"),
        ("documents", "reread", "eins", "neu.txt"),
    ):
        ran = run(*command)
        assert ran.code == 1, command
        assert "erased" in ran.err
    while run("undo").code == 0:
        pass
    while run("redo").code == 0:
        pass
    folder = (path for path in tmp_path.iterdir() if path.suffix != ".txt" and path.is_file())
    assert not any(b"Mirabellus" in path.read_bytes() for path in folder)
    assert run("check").code == 0


def test_what_was_typed_on_the_text_and_not_saved_goes_too(run, given, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path, document, *_others = given
    with Project.open(path) as project:
        texts = UnsavedTexts(project, "anna")
        assert texts.keep(typed_for_memo(document, span=Span(START, START + 9)), {"text": SECRET})
        assert texts.keep(typed_for_correction(document), {"text": TEXT})
        assert texts.keep(typed_for_memo(None, "0" * 32), {"text": "etwas anderes"})
    ran = run("forget", "eins", "--span", SPAN, "--yes")
    assert "removed 2 unsaved texts" in ran.err
    files = [file for file in (tmp_path / "state").rglob("*") if file.is_file()]
    assert not any(b"Mirabellus" in file.read_bytes() for file in files)
    with Project.open(path) as project:
        assert [text.fields for text in UnsavedTexts(project, "anna").all()] == [{"text": "etwas anderes"}]


def test_what_really_left_is_told(run, given):
    _path, _document, _case, inside, outside = given
    assert run("consent", "set", "--all", "quote=yes", "analyse=yes").code == 0
    ran = run("quotes", "-o", "quotes.docx", "--to", "Landesamt")
    assert ran.code == 0, ran.err
    assert run("concordance", "angezeigt", "-o", "words.md", "--to", "Lehrstuhl").code == 0
    assert run("concordance", "heute", "-o", "later.md", "--to", "Verlag").code == 0
    ran = run("forget", "eins", "--span", SPAN, "--yes")
    assert ran.code == 0, ran.err
    told = ran.out.split("## To be told: Landesamt")[1].split("## ")[0]
    assert inside[:6] in told
    assert outside not in told
    assert "To be told: Lehrstuhl" in ran.out
    assert "Verlag" not in ran.out


def test_no_editor_brings_it_back(run, given):
    path, document, *_others = given
    assert run("forget", "eins", "--span", SPAN, "--yes").code == 0
    with Project.open(path) as project:
        space = Workspace(project, "anna")
        present = project.documents.get(document.key)
        with pytest.raises(QualcodeError, match="erased from this project on request"):
            planned_edit(space, present, TEXT.encode("utf-8"))
        edited = project.documents.text(present).replace("Ruhe", "Stille")
        assert planned_edit(space, present, edited.encode("utf-8")).plan.passages


def test_a_pool_that_holds_it_is_named_before_and_in_the_record_without_where_it_lies(run, given, tmp_path):
    path, document, case, *_ = given
    with Project.open(path) as project:
        lead = Author("anna")
        project.pools.keep(
            "11111111-1111-4111-8111-111111111111", tmp_path / "Anna" / "pool", "p0123456789abcdef", []
        )
        project.given.record(Leaving("pool", "folder", "x", {document.uuid: ()}, (case,)), lead)
    asked = run("forget", "--case", "Kreis Nordau")
    assert asked.code != 0
    assert "it is in the pool" in asked.err
    ran = run("forget", "--case", "Kreis Nordau", "--yes")
    assert "qualcode pool forget --pool" in ran.err
    assert "qualcode pool forget --pool pool p0123456789abcdef" in ran.out
    assert "Anna" not in ran.out
