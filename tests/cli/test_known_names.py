"""What the project itself knows is a list of names: it is looked for in whatever leaves, and `--strict` stops."""

from __future__ import annotations

import json

import pytest

from qualcode.project.project import Project
from qualcode.reporting.disclosure.known_names import KnownNames
from tests import helpers
from tests.made_once import made_once

TALK = "Interviewerin: Wie war das?\n\nB1: Frau Ahornberg kam, und Ludmilla auch. Dann ging er.\n\nMutter: Ja."


@pytest.fixture
@made_once
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


def named(study, names, text="Da war die Rede davon, und dann ging es."):
    """Takes in a document of each (name, label), all with the same text, and codes it."""
    with Project.open(study) as project:
        made = project.documents.add([helpers.draft(name, text, label=label) for name, label in names], helpers.LEAD)
        code, coder = project.codes.find("Transition"), project.coders.find("anna")
        for document in made:
            helpers.give(project, document, code, coder, 0, len(text))


SOURCES = [
    ("THM 2020 03", "THM 2020"),
    ("RG 2022 · 017", "RG 2022"),
    ("Träger 2022 Interview 4", "Träger 2022"),
    ("gespraech_05", "RG 2022"),
    ("Reflexionsgespräch 7 final", "RG 2021"),
    ("ah-2019-02", "AH 2019"),
]


@pytest.mark.parametrize(
    "text",
    [
        "Das THM und der Träger waren da, im Gespräch und im Interview, 2022 auch.",
        "Die Trägerin (Träger 2022) und das Reflexionsgespräch (THM 2020), sagte RG 2022.",
        "In der AH 2019 stand es, die Interviewpartner und Trägervereine wussten es.",
    ],
)
def test_words_of_labels_and_of_kinds_of_sources_are_no_names(run, study, tmp_path, text):
    named(study, SOURCES, text)
    assert found_in(study, text) == []
    ran = run("quotes", "--final", "--strict", "--no-likely-names", "--smallest-group", "1", "-o", "final.md")
    assert "known name" not in ran.err
    assert (ran.code, (tmp_path / "final.md").exists()) == (0, True), ran.err


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Lindner_2022", "Da kam der Lindner dazu, und dann ging es.", "Lindner"),
        ("gespraech_mueller", "Mit Müllers Worten war das so, und dann ging es.", "Müllers"),
        ("THM 2020 Krawczyk", "Da kam die KRAWCZYK dazu, und dann ging es.", "KRAWCZYK"),
        ("Träger 2022 Zwörgsberg", "Die Zwo\u0308rgsberger kamen, in Zwo\u0308rgsberg war das.", "Zwo\u0308rgsberg"),
        ("Interview 4", "Das steht auch in Interview 4, und dann ging es.", "Interview 4"),
        ("THM 2020 03", "Das steht auch in THM 2020 03, und dann ging es.", "THM 2020 03"),
    ],
)
def test_documents_named_after_persons_stop_what_is_final(run, study, tmp_path, name, text, found):
    named(study, [(name, "THM 2020"), ("rg_01", "RG 2022")], text)
    assert found in [words for words, _ in found_in(study, text)]
    ran = run("quotes", "--final", "--strict", "--no-likely-names", "--smallest-group", "1", "-o", "final.md")
    assert (ran.code, found in ran.err, (tmp_path / "final.md").exists()) == (1, True, False), ran.err


def test_what_most_documents_are_called_is_no_name_unless_it_is_one(run, study):
    names = [(f"Quarkwelt {number}", "RG 2022") for number in range(5)]
    named(study, [*names, *((f"Lindner {number}", "RG 2021") for number in range(2))])
    assert found_in(study, "Die Quarkwelt und Lindner") == [("Lindner", "a document")]
    run("documents", "set", "Quarkwelt 1", "--case", "Quarkwelt")
    assert [words for words, _ in found_in(study, "Die Quarkwelt")] == ["Quarkwelt"]
