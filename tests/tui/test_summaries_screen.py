"""The summary grid in the interface: written beside the passages, stale where they change, found again by keys."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.summaries.summary_editor import SummaryEditor
from tests.tui.conftest import press, settle

SIZE = (120, 40)
FIRST = "B: Das Amt kam nie. Das war schwer. Niemand half uns damals."


@pytest.fixture(scope="module")
def studied(tmp_path_factory):
    with qualcode.create(tmp_path_factory.mktemp("grid") / "p.qualcode", "Probe", coder="clara") as study:
        study.documents.add("eins", FIRST, label="RG 2021", case="Fall A")
        study.documents.add("zwei", "B: Hier ging alles gut. Das Amt war da.", label="RG 2022", case="Fall B")
        for path in ("Amt", "Amt / Hilfe", "Erfolg"):
            study.codes.add(path)
        study.coders.add("clara")
        study.code("eins", "Das Amt kam nie.", "Amt", polarity="absent")
        study.code("eins", "Niemand half uns damals.", "Amt / Hilfe")
        study.code("zwei", "Hier ging alles gut.", "Erfolg")
    return study.path.read_bytes()


@pytest.fixture
def path(tmp_path, studied):
    path = tmp_path / "p.qualcode"
    path.write_bytes(studied)
    return path


@pytest.fixture
def app(path):
    return QualcodeApp(path, "clara")


def shown(app):
    return "\n".join("".join(piece.text for piece in strip) for strip in app.screen._compositor.render_strips())


async def opened(pilot):
    await settle(pilot)
    await press(pilot, "equals_sign")
    return pilot.app.screen


async def typed(pilot, words):
    await press(pilot, *(("space" if sign == " " else sign) for sign in words))


def summaries(path):
    with Project.open(path) as project:
        return {summary.text for summary in project.summaries.all()}


async def test_enter_writes_a_cell_beside_its_passages_and_undo_takes_it_back(app, path):
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        assert "· 2" in shown(app)
        assert "0 of 3 cells written" in shown(app)
        screen.grid.go_to(0, 2)
        await press(pilot, "enter")
        assert isinstance(app.screen, SummaryEditor)
        assert "Das Amt kam nie." in shown(app)
        assert "RG 2021 · ¶1 · absent" in shown(app)
        assert "RG 2021 · ¶1 · Hilfe" in shown(app)
        await typed(pilot, "Allein")
        await press(pilot, "ctrl+s")
        assert app.screen is screen
        assert summaries(path) == {"Allein"}
        assert "1 of 3 cells written" in shown(app)
        await press(pilot, "u")
        assert summaries(path) == set()
        assert "0 of 3 cells written" in shown(app)


async def test_a_cell_whose_passages_change_is_marked_found_and_confirmed(app, path):
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        screen.grid.go_to(0, 2)
        await press(pilot, "enter", "A", "ctrl+s")
        with qualcode.open(path, coder="ben", new_coder=True) as study:
            study.code("eins", "Das war schwer.", "Amt")
        await settle(pilot)
        screen.refresh_project()
        await settle(pilot)
        assert "≠ A" in shown(app)
        assert "1 stale" in shown(app)
        screen.grid.go_to(0, 0)
        await press(pilot, "n")
        assert (screen.grid.row, screen.grid.column) == (0, 2)
        assert "≠ stale: 1 coding new" in shown(app)
        await press(pilot, "F")
        assert "≠ A" not in shown(app)
        await press(pilot, "x")
        assert summaries(path) == set()


async def test_a_case_as_a_whole_has_motto_and_text_which_are_its_memo(app, path):
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        screen.grid.go_to(0, 1)
        await press(pilot, "enter")
        app.screen.query_one("#motto").focus()
        await typed(pilot, "Motto")
        await press(pilot, "ctrl+s")
        assert "Motto" in shown(app)
        with Project.open(path) as project:
            (memo,) = project.memos.all()
            assert (memo.title, memo.kind.value) == ("Motto", "case")
        screen.grid.go_to(2, 1)
        await press(pilot, "enter")
        assert app.screen is screen


async def test_what_was_typed_and_not_saved_is_asked_about_and_offered_again(app, path):
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        screen.grid.go_to(2, 2)
        await press(pilot, "enter", "B", "escape")
        assert isinstance(app.screen, SummaryEditor)
        app.screen._keeping.keep_now()
        app.pop_screen()
        await settle(pilot)
        await press(pilot, "enter")
        assert app.screen.query_one("#words").text == "B"
        await press(pilot, "escape", "escape")
        assert app.screen is screen
        assert summaries(path) == set()
        assert not app.bench.unsaved.all()


async def test_outermost_codes_alone_and_back(app):
    async with app.run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        screen.grid.go_to(0, 3)
        await press(pilot, "t")
        assert [code.name for code in screen.codes] == ["Amt", "Erfolg"]
        assert screen.grid.column == 2
        await press(pilot, "t")
        assert [code.name for code in screen.codes] == ["Amt", "Hilfe", "Erfolg"]
        await press(pilot, "escape")
        assert app.screen is not screen


async def test_without_cases_the_grid_says_what_to_do(project_file):
    app = QualcodeApp(project_file, "clara")
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        assert "There are no cases yet: F6 makes them" in shown(app)
        await press(pilot, "enter")
        assert app.screen.query("#summary-grid")
