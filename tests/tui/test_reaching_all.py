"""What keys reach on the screens of the codebook: all choices, long rules, the next passage, a table's file."""

from __future__ import annotations

from dataclasses import replace

from textual.containers import VerticalScroll
from textual.widgets import Input

from qualcode.model.codes import CodeKind, EvaluativeLevel, RuleEdit
from qualcode.project.codebook.codes import as_draft
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.finder.choose_one import ChooseOne
from qualcode.tui.inductive.table_file_dialog import TableFileDialog
from qualcode.tui.shared.prompt import Prompt
from qualcode.workspace.codebook import codes as codebook
from qualcode.workspace.codebook.levels import declare
from qualcode.workspace.inductive.paraphrases import paraphrases
from qualcode.workspace.material import cases
from qualcode.workspace.typology import merged_cells
from qualcode.workspace.workspace import Workspace
from tests.tui.coded_project import NARROW, coded
from tests.tui.conftest import press, settle
from tests.tui.inductive_works import with_works


async def test_more_levels_than_digits_are_chosen_in_a_list(app, project_file):
    names = [f"Ausprägung {number}" for number in range(1, 12)]
    with Workspace.open(project_file, coder="clara", new_coder=True) as space:
        case = cases.add(space, "Fall A")
        cases.describe(space, case, {"Ort": "Stadt", "leer": ""})
        code = codebook.add(space, "Belastung", fields={"kind": CodeKind.EVALUATIVE})
        declare(space, code, [EvaluativeLevel(name) for name in names], ordered=True)
        assert merged_cells.attributes(space) == ["Ort", "wave"]
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "right_parenthesis", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ChooseOne)
        await press(pilot, *"11", "enter")
        await settle(pilot)
    with Project.open(project_file) as project:
        (given,) = project.case_levels.all()
        assert given.level == project.codes.find("Belastung").levels[10].key


async def test_long_rules_are_read_to_their_end_and_a_question_leads_to_the_next_coding(tmp_path):
    path = coded(tmp_path)
    with Project.open(path) as project:
        code = project.codes.find("Austausch")
        rules = replace(code.rules, definition="\n".join(f"Zeile {number}" for number in range(40)))
        project.codes.edit(code, replace(as_draft(code), rules=rules), Author("clara"), RuleEdit())
    app = QualcodeApp(path, "clara")
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "underscore")
        await settle(pilot)
        pane = app.screen.query_one("#rules-pane", VerticalScroll)
        await press(pilot, "r")
        assert pane.scroll_offset.y > 0
        assert app.screen.list.count > 1
        await press(pilot, "a", *"so", "enter")
        await settle(pilot)
        assert app.screen.list.cursor == 1


async def test_a_passage_is_paraphrased_while_categories_are_formed_and_none_yet_asks_for_a_name(tmp_path):
    path = with_works(tmp_path)
    app = QualcodeApp(path, "clara")
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "percent_sign")
        app.show("forming")
        await settle(pilot)
        with Workspace.open(path, coder="clara") as space:
            before = len(paraphrases(space))
        await press(pilot, "quotation_mark", *"kurz", "ctrl+s")
        await settle(pilot)
        with Workspace.open(path, coder="clara") as space:
            assert len(paraphrases(space)) == before + 1
        await press(pilot, "c")
        assert isinstance(app.screen, Prompt)


async def test_the_path_of_a_table_is_completed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "zusammenfassung.csv").write_text("id\n", encoding="utf-8")
    app = QualcodeApp(with_works(tmp_path), "clara")
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "percent_sign", "i")
        await settle(pilot)
        assert isinstance(app.screen, TableFileDialog)
        await press(pilot, *"gibt es nicht", "enter")
        assert isinstance(app.screen, TableFileDialog)
        app.screen.query_one("#path", Input).value = "zus"
        await pilot.app.workers.wait_for_complete()
        await settle(pilot)
        await press(pilot, "tab")
        assert app.screen.query_one("#path", Input).value == "zusammenfassung.csv"
