"""What the project itself knows is a list of names: it is looked for in whatever leaves, and `--strict` stops."""

from __future__ import annotations

import json

import pytest

from qualcode.project.project import Project
from qualcode.reporting.known_names import KnownNames

TALK = "Interviewerin: Wie war das?\n\nB1: Frau Ahornberg kam, und Ludmilla auch. Dann ging er.\n\nMutter: Ja."


@pytest.fixture
def known(run, study, tmp_path):
    """A study whose texts hold the names that it has for speakers, cases, documents, files and coders."""
    (tmp_path / "Interview_Ahornberg_2022.txt").write_text(TALK, "utf-8")
    assert run("import", "Interview_Ahornberg_2022.txt", "--label", "RG 2022", "--case", "Kreis Zwörgsberg").code == 0
    run("coders", "add", "ludmilla")
    return study


def found_in(study, text):
    with Project.open(study) as project:
        return [(hit.span.cut(text), hit.of) for hit in KnownNames(project).hits(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Da kam Frau Ahornberg.", "Ahornberg"),
        ("Ahornbergs Haus", "Ahornbergs"),
        ("die von AHORNBERG", "AHORNBERG"),
        ("Ludmilla sagte es", "Ludmilla"),
        ("in Zwörgsberg", "Zwörgsberg"),
        ("in Zwo\u0308rgsberg", "Zwo\u0308rgsberg"),
    ],
)
def test_names_are_found_in_any_form(known, text, found):
    assert [words for words, _ in found_in(known, text)] == [found]


@pytest.mark.parametrize(
    "text",
    ["Die Interviewerin fragt.", "B1 sagt", "I: ja", "seine Mutter kam", "im Interview 2022", "RG 2022", "der Kreis"],
)
def test_general_labels_and_words_are_no_names(known, text):
    assert found_in(known, text) == []


def quoted(run, tmp_path):
    run("code", "Interview_Ahornberg_2022", "33:80", "Transition", "--memo", "Ludmilla fragen")


def test_every_export_of_quotations_tells_them_and_strict_stops(run, known, tmp_path):
    quoted(run, tmp_path)
    commands = [
        *(("quotes", "-o", f"x.{form}") for form in ("md", "docx", "odt", "html", "tex", "xlsx", "csv", "json")),
        ("documents", "export", "Interview_Ahornberg_2022", "-o", "x.html"),
    ]
    for command in commands:
        ran = run(*command, "--strict", "--no-likely-names")
        assert ran.code == 1, command
        assert "Ahornberg" in ran.err
        assert "of a document" in ran.err or "of a source file" in ran.err
        assert not (tmp_path / command[-1]).exists()


def test_the_codebook_tells_them_and_strict_stops(run, known, tmp_path):
    run("codebook", "edit", "Transition", "--definition", "Wie bei Ahornberg.")
    for form in ("yaml", "md", "docx"):
        ran = run("codebook", "export", "-o", f"buch.{form}", "--strict")
        assert (ran.code, "Ahornberg" in ran.err, (tmp_path / f"buch.{form}").exists()) == (1, True, False)
    assert run("codebook", "export", "-o", "buch.md").code == 0


def test_agreement_numbers_coders_and_tells_names_of_codes(run, known, tmp_path):
    run("codebook", "add", "Ahornberg")
    for coder in ("anna", "ludmilla"):
        run("code", "Interview_Ahornberg_2022", "33:80", "Ahornberg", "--coder", coder)
        run("done", "Interview_Ahornberg_2022", "--coder", coder)
    for form in ("json", "csv", "md"):
        ran = run("agreement", "--bootstrap", "0", "--format", form)
        assert ran.code == 0, ran.err
        assert "ludmilla" not in ran.out.lower()
        assert "known name" in ran.err
        assert run("agreement", "--bootstrap", "0", "-o", f"x.{form}", "--strict").code == 1
        assert not (tmp_path / f"x.{form}").exists()
    assert "ludmilla" in json.dumps(run("agreement", "--bootstrap", "0", "--json", "--identify").json)


def test_memos_leave_only_when_asked_for(run, known, tmp_path):
    quoted(run, tmp_path)
    for form in ("csv", "json"):
        assert "fragen" not in run("quotes", "--format", form).out
        assert "fragen" in run("quotes", "--format", form, "--memo").out
    run("documents", "export", "Interview_Ahornberg_2022", "-o", "x.html")
    assert "fragen" not in (tmp_path / "x.html").read_text("utf-8")


def test_reports_of_waves_attributes_disagreements_and_checked_drafts_tell_them_too(run, known, tmp_path):
    run("codebook", "add", "Ahornberg")
    run("documents", "set", "eins", "--set", "wave=2021")
    run("documents", "set", "Interview_Ahornberg_2022", "--set", "wave=2022", "--set", "ort=Zwörgsberg")
    for coder in ("anna", "ludmilla"):
        run("code", "Interview_Ahornberg_2022", "33:80", "Ahornberg", "--coder", coder)
        run("done", "Interview_Ahornberg_2022", "--coder", coder)
    run("code", "Interview_Ahornberg_2022", "33:50", "Transition", "--coder", "anna")
    (tmp_path / "draft.md").write_text("# Ahornberg\n\n„Frau Ahornberg kam, und Ludmilla auch.“ (RG 2022)\n", "utf-8")
    commands = {
        ("report", "--wave", "2022", "--compare", "2021", "-o", "bericht", "--no-likely-names"): "Ahornberg",
        ("documents", "attributes", "export", "tabelle.csv"): "Zwörgsberg",
        ("disagreements", "--json"): "Ahornberg",
        ("check-quotes", "draft.md", "--json"): "Ludmilla",
    }
    for command, name in commands.items():
        ran = run(*command, "--strict")
        assert (ran.code, ran.out) == (1, ""), (command, ran.err)
        assert f"known name: {name} is the name of" in ran.err, command
        ran = run(*command)
        assert ran.code == 0, (command, ran.err)
        assert f"known name: {name} is the name of" in ran.err, command
    assert "known name" not in run("documents", "attributes", "export", "tabelle.csv", "--with-names").err
    assert run("documents", "attributes", "export", "t.csv", "--with-names", "--strict").code == 2
    assert "known name" not in run("disagreements").err


def test_a_table_that_strict_stops_is_not_written(run, known, tmp_path):
    run("documents", "set", "Interview_Ahornberg_2022", "--set", "ort=Zwörgsberg")
    assert run("documents", "attributes", "export", "tabelle.csv", "--strict").code == 1
    assert not (tmp_path / "tabelle.csv").exists()
