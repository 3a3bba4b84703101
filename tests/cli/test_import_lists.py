"""Lists of coded segments and transcripts with codes at the command: what is told, kept, and refused."""

from __future__ import annotations

import csv
import json

from qualcode.project.project import Project
from tests.reading.files_made import docx, p
from tests.reading.files_made import run as word_run

HEAD = ("Dokumentname", "Code", "Segment", "Kommentar", "Gewicht", "Erstellt von", "Farbe", "Dokumentgruppe")
WORDS = "am Anfang schwierig"


def table(folder, *rows, head=HEAD):
    with (folder / "list.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows((head, *rows))
    return "list.csv"


def listed(words=WORDS, document="eins"):
    return (document, "Amt > Warten", words, "wichtig", "40", "Ben", "●", "W1")


def test_a_list_is_previewed_taken_in_and_told(run, study, tmp_path):
    file = table(tmp_path, listed(), listed("steht nirgends so"), listed(document="neun"))
    ran = run("import-project", file, "--dry-run")
    assert ran.code == 0, ran.err
    assert "“list.csv”: list of coded segments of MAXQDA" in ran.err
    assert "code = “Code”" in ran.err
    assert "nothing was written" in ran.err
    assert "no document here is called so\n    neun" in ran.out
    assert "Farbe (3)" in ran.out
    ran = run("import-project", file, "--json")
    told = json.loads(ran.out)
    assert (told["format"], told["program"], told["written"]) == ("segments", "MAXQDA", True)
    with Project.open(study) as project:
        (coding,) = (coding for coding in project.codings.all() if coding.weight == 40)
        text = project.documents.text(coding.document)
        assert coding.span.cut(text) == WORDS
        assert [orphan.code for orphan in project.orphans.all()] == ["Amt / Warten"]
    assert "codings      0" in run("import-project", file).out


def test_a_code_whose_name_holds_a_sign_that_parts_paths_is_that_code(run, study, tmp_path):
    for name in ("Amt > Warten", "x\\y"):
        assert run("codebook", "add", name).code == 0
    run("codebook", "add", "lange", "--under", "Amt > Warten")
    rows = [("eins", code, WORDS) for code in ("Amt > Warten", "x\\y", "Amt > Warten > lange")]
    ran = run("import-project", table(tmp_path, *rows, head=("Document", "Code", "Segment")), "--same-codes")
    assert ran.code == 0, ran.err
    with Project.open(study) as project:
        book = project.codes.book()
        given = {book[coding.code].path for coding in project.codings.all()}
    assert {("Amt > Warten",), ("x\\y",), ("Amt > Warten", "lange")} <= given
    assert {code.name for code in book} == {"Interferenz", "Transition", "Amt > Warten", "x\\y", "lange"}


def test_columns_are_named_once(run, study, tmp_path):
    file = table(tmp_path, ("eins", "Amt", WORDS), head=("Wo", "Was", "Worte"))
    ran = run("import-project", file)
    assert ran.code != 0
    said = ("--column", "document=Wo", "--column", "code=Was", "--column", "text=Worte")
    assert run("import-project", file, *said[:-1], "text=Wort").code != 0
    assert "No column says “wort”" in run("import-project", file, "--column", "wort=Worte").err
    assert run("import-project", file, *said).code == 0
    again = table(tmp_path, ("zwei", "Amt", WORDS), head=("Wo", "Was", "Worte"))
    assert run("import-project", again, "--document", "zwei=eins", "--dry-run").code == 0
    assert "is called so" in run("import-project", again).err


def test_a_transcript_with_comments_comes_in(run, study, tmp_path):
    mark = '<w:comment{}{} w:id="1"/>'
    body = f"<w:p>{mark.format('Range', 'Start')}{word_run('Das war so.')}{mark.format('Range', 'End')}"
    body += f"<w:r>{mark.format('Reference', '')}</w:r></w:p>"
    comments = f"<w:comment w:id='1' w:author='Jo'>{p('Interferenz')}</w:comment>"
    (tmp_path / "Neues.docx").write_bytes(docx(body, comments=comments))
    assert "--codes-in comments" in run("import-project", "Neues.docx").err
    ran = run("import-project", "Neues.docx", "--codes-in", "comments")
    assert ran.code == 0, ran.err
    assert "“Neues.docx”: transcript with codes" in ran.err
    with Project.open(study) as project:
        document = project.documents.find("Neues", exact=True)
        (coding,) = (coding for coding in project.codings.all() if coding.document == document.key)
        assert project.codes.book()[coding.code].name == "Interferenz"


def test_a_list_makes_no_project(run, study, tmp_path):
    ran = run("import-project", table(tmp_path, listed()), "--new", "new.qualcode")
    assert ran.code == 2
    assert "holds what was coded, and no texts" in ran.err
    assert not (tmp_path / "new.qualcode").exists()


def test_a_table_that_is_no_list_says_how_its_columns_are_named(run, study, tmp_path):
    ran = run("import-project", table(tmp_path, ("Anna", "3"), head=("name", "age")))
    assert ran.code == 1
    assert "no column says document, code, text. Its columns are “name”, “age”." in ran.err
    assert "--column document=HEADING" in ran.err
