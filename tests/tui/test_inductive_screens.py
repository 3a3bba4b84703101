"""Inductive work on screens: the list of works, the table of a summary, forming categories, cards."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from qualcode.model.codebooks.inductions import Technique
from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.inductive.statement_form import StatementForm
from tests.tui.coded_project import NARROW, WIDE
from tests.tui.conftest import press, settle
from tests.tui.inductive_works import STATED, with_works
from tests.tui.test_material_screen import shown, typed


@pytest.fixture
def path(tmp_path):
    return with_works(tmp_path)


def in_file(path, ask):
    """What a question finds in the file."""
    with Project.open(path) as project:
        return ask(project)


def codes_of_passages(path):
    """(passage, code) of all codings by clara, in order."""
    with Project.open(path) as project:
        book, clara = project.codes.book(), project.coders.find("clara").key
        return [
            (coding.span.cut(project.documents.text(coding.document)), book[coding.code].full_name)
            for coding in project.codings.all()
            if coding.coder == clara
        ]


def fill(form, **values):
    """Write into the fields of the form."""
    for name, value in values.items():
        form.query_one(f"#stated-{name}", Input).value = value


async def test_paraphrases_become_rows_statements_and_codes_in_one_undo(path):
    app = QualcodeApp(path, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "percent_sign", "enter")
        assert "1 paraphrase without a row (a)" in shown(app)
        assert "▐Jeder hat für sich entschieden.▌" in shown(app)  # the passage beside its row
        await press(pilot, "a", "enter", "end")
        await typed(pilot, " nur")
        await press(pilot, "enter", "down", "down", "s")
        await typed(pilot, "doppelt")
        await press(pilot, "enter")
        assert "✗ struck: doppelt" in shown(app)
        assert "alle entscheiden allein nur" in shown(app)
        await press(pilot, "up", "t", "up", "up", "t", "r", "ctrl+a")
        await typed(pilot, "Alleingang")
        await press(pilot, "enter", "v")
        assert "2 rows" in shown(app)
        before = codes_of_passages(path)
        await press(pilot, "c", "enter", "enter", "enter")
        after = codes_of_passages(path)
        assert {pair for pair in after if pair not in before} == {
            ("Jeder hat für sich entschieden.", "Alleingang"),
            ("Weil wir reden.", "Alleingang"),
        }
        await press(pilot, "u")
        assert codes_of_passages(path) == before
        await press(pilot, "r", "ctrl+a")
        await typed(pilot, "Vereinzelung")
        await press(pilot, "enter", "v")
        assert "1 statement, 2 rows" in shown(app)
        await press(pilot, "escape")
        assert type(app.screen).__name__ == "InductiveScreen"


async def test_categories_are_formed_passage_by_passage_until_the_revision_is_due(path):
    app = QualcodeApp(path, "clara")
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "percent_sign", "down", "enter", "n")
        await typed(pilot, "Reden")
        await press(pilot, "enter", "enter")
        assert "1 ■ Reden  1  no definition yet" in shown(app)
        await press(pilot, "1")
        assert "■ Reden  2" in shown(app)
        await press(pilot, "k")
        assert STATED["criterion"] in shown(app)
        await press(pilot, "F")
        assert "the revision is due (at 30 %)" in shown(app)
        await press(pilot, "R")
        await typed(pilot, "nichts zu ändern")
        await press(pilot, "enter", "enter")
        assert "revised at" in shown(app)
        await press(pilot, "g")
        assert shown(app).startswith(" zwei")
    note = in_file(path, lambda project: project.inductions.find("Wünsche").revision_note)
    assert note == "nichts zu ändern"


async def test_cards_are_laid_into_groups_that_become_sub_codes_in_one_undo(path):
    app = QualcodeApp(path, "clara")
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "percent_sign", "down", "down", "enter")
        assert "1 of 3 cards in groups" in shown(app)
        assert "1 Treffen (1 card)" in shown(app)
        await press(pilot, "down", "1", "home", "ctrl+home", "down", "a")
        await typed(pilot, "Gespräch")
        await press(pilot, "enter", "ctrl+home", "down", "enter", "down", "enter")
        assert "2 Gespräch (1 card)" in shown(app) or "2 cards" in shown(app)
        before = codes_of_passages(path)
        await press(pilot, "c")
        assert "Groups become sub-codes" in shown(app)
        await press(pilot, "enter")
        made = codes_of_passages(path)
        assert ("Wir treffen uns jeden Monat.", "Austausch / Treffen") in made
        await press(pilot, "u")
        assert codes_of_passages(path) == before
        await press(pilot, "x")


async def test_a_work_begins_only_with_what_its_technique_needs(path):
    app = QualcodeApp(path, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "percent_sign", "a", "2", "enter")
        form = app.screen
        assert isinstance(form, StatementForm)
        fill(form, name="Neu")
        await press(pilot, "ctrl+s")
        assert app.screen is form
        assert "are stated before it begins" in shown(app)
        fill(form, due="5", **{name: STATED[name] for name in ("criterion", "definition", "abstraction")})
        await press(pilot, "ctrl+s")
        assert "between 10 and 50 per cent" in shown(app)
        fill(form, due="50 %")
        await press(pilot, "ctrl+s", "enter")
        assert type(app.screen).__name__ == "FormingScreen"
        await press(pilot, "escape", "F", "x", "enter", "u", "enter")
        assert type(app.screen).__name__ == "CodingScreen"  # as the line of keys says, and not the work below
    work = in_file(path, lambda project: project.inductions.find("Neu"))
    assert (work.technique, work.revision_due, work.closed) == (Technique.CATEGORIES, 50, True)


@pytest.mark.stress
async def test_the_table_of_a_work_is_written_and_what_was_changed_in_it_taken_back_in(path, tmp_path, monkeypatch):
    from openpyxl import load_workbook

    monkeypatch.chdir(tmp_path)
    with Project.open(path) as project:
        agreed = ConsentChange({Purpose.ANALYSE: Permission.YES, Purpose.QUOTE: Permission.YES}, given="2022-05-31")
        documents = {document.key: agreed for document in project.documents.all()}
        project.consents.set(project.author("clara"), documents=documents)
    app = QualcodeApp(path, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "percent_sign", "enter", "e", "enter")
        await settle(pilot)
        file = tmp_path / "zusammenfassung.xlsx"
        assert in_file(path, lambda project: [given.left.door for given in project.given.all()]) == ["induction"]
        book = load_workbook(file)
        sheet = next(sheet for sheet in book.worksheets if sheet["A1"].value == "id")
        column = next(cell.column for cell in sheet[1] if cell.value == "generalisation")
        sheet.cell(2, column).value = "Alleingang"
        book.save(file)
        await press(pilot, "i")
        app.screen.query_one("#answer", Input).value = file.name
        await press(pilot, "enter")
        await settle(pilot)
        assert "→ “Alleingang”" in shown(app)
        await press(pilot, "enter")
        assert "Alleingang" in shown(app)
        await press(pilot, "u")
        assert "Alleingang" not in shown(app)
