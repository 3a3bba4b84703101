"""`qualcode privacy-sheet`: general, and with the numbers of a project; in both languages and all formats."""

from __future__ import annotations

import pytest

from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.model.consent.given import Leaving
from qualcode.project.file import schema
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.workspace.leaving.doors import DOORS
from tests.made_once import made_once

ME = Author("me")


@pytest.fixture
@made_once
def study(run, tmp_path):
    (tmp_path / "geheim.txt").write_text("I: Was?\nB: Heikle Worte.\n", "utf-8")
    run("new", "p", "--title", "Studie Eins")
    run("coders", "add", "verraeterin")
    run("import", "geheim.txt", "--case", "Frau Beispiel")
    run("cases", "add", "Herr Muster")
    run("backup")
    with Project.open(tmp_path / "p.qualcode") as project:
        case = project.cases.find("Frau Beispiel")
        answers = {Purpose.QUOTE: Permission.PARAPHRASE, Purpose.TEACH: Permission.NO}
        project.consents.set(
            ME, cases={case.key: ConsentChange(answers, withdrawn="2026-01-02", form="Bogen Geheim")}
        )
        for recipient in ("Stelle A", "Stelle A", "Stelle B", ""):
            project.given.record(Leaving("quotations", "md", "x.md", {}, (case.uuid,), recipient), ME)
    return run


def test_the_general_sheet_names_every_table_and_door_and_no_project(run):
    sheet = run("privacy-sheet").out
    assert "This study" not in sheet
    for table in (*schema.LOGGED, *schema.UNLOGGED):
        assert f"| {table.replace('_', chr(92) + '_')} |" in sheet
    for door in DOORS:
        assert f"| {door.name} |" in sheet
    assert "does not encrypt" in sheet
    assert "opens no connection to a network" in sheet


def test_a_project_that_only_lies_here_is_not_told_of(study):
    assert "This study" not in study("privacy-sheet").out
    assert "This study" in study("privacy-sheet", "-p", "p.qualcode").out


def test_with_a_project_its_numbers_stand_in_it_and_no_name(study):
    sheet = study("privacy-sheet", "-p", "p.qualcode", "--language", "de").out
    for told in (
        "Studie Eins", "Dokumente: 1, Fälle: 2, Codierende: 1", "erfasst: 1", "nichts erfasst ist: 1",
        "widerrufen: 1",
        "zur Löschung fällig: 1", "geführt: 1, am Ort ihrer Anlage vorhanden: 1", "Zeilen: 4, benannte Empfänger: 2",
        "| zitieren | 1 | 0 |", "| Lehre | 0 | 1 |", "Unabhängiges Codieren**: ausgeschaltet",
    ):  # fmt: skip
        assert told in sheet, told
    for name in ("Frau Beispiel", "Herr Muster", "geheim", "Heikle", "verraeterin", "Bogen", "Stelle A"):
        assert name not in sheet


def test_german_words_of_data_protection_stand_in_it(run):
    sheet = run("privacy-sheet", "--language", "de").out
    for word in (
        "Datenschutzblatt", "Verarbeitung", "Betroffenen", "Empfänger", "Löschkonzept", "verschlüsselt nicht",
        "Technische und organisatorische Maßnahmen", "Weitergaberegister", "Beschäftigtendaten", "Zitate", "archiv",
    ):  # fmt: skip
        assert word in sheet, word


@pytest.mark.parametrize("form", ["md", "docx", "odt", "html", "tex"])
def test_it_is_written_in_every_format(study, tmp_path, form):
    assert study("privacy-sheet", "-p", "p.qualcode", "-o", f"blatt.{form}").code == 0
    assert (tmp_path / f"blatt.{form}").stat().st_size > 2_000


def test_what_cannot_be_written_is_told(run, tmp_path):
    assert run("privacy-sheet", "--format", "docx").code == 2
    assert run("privacy-sheet", "-o", "blatt.pdf").code == 2
    assert run("privacy-sheet", "-p", "fehlt.qualcode").code == 3
    assert not list(tmp_path.glob("blatt*"))
