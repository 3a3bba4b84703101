"""The versions of the codebook on the screen: frozen, compared, logged, removed, taken back."""

from __future__ import annotations

from qualcode.model.codes import CodeDraft, Rules
from qualcode.project.codebook.codes import as_draft
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from tests.helpers import new_project
from tests.tui.coded_project import NARROW, WIDE
from tests.tui.conftest import press, settle
from tests.tui.test_material_screen import shown, typed

ME = Author("anna")


def made(folder):
    with new_project(folder) as project:
        project.codes.add(CodeDraft("Amt", Rules("Wo ein Amt vorkommt")), None, ME)
        return project.path


def change(path):
    with Project.open(path) as project:
        (code,) = project.codes.book()
        project.codes.edit(code, CodeDraft("Behörde", Rules("Wo ein Amt hilft"), colour=as_draft(code).colour), ME)


def names(path):
    with Project.open(path) as project:
        return [(version.name, version.note) for version in project.versions.all()]


async def test_a_version_is_frozen_compared_removed_and_comes_back(tmp_path):
    path = made(tmp_path)
    app = QualcodeApp(path, "anna")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "dollar_sign")
        assert "No version is frozen yet. a freezes the codebook as it is." in shown(app)
        await press(pilot, "a")
        await typed(pilot, "Pilot")
        await press(pilot, "enter")
        await typed(pilot, "vor dem Feld")
        await press(pilot, "enter")
        assert names(path) == [("Pilot", "vor dem Feld")]
        assert "Nothing differs." in shown(app)
    change(path)
    app = QualcodeApp(path, "anna")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "dollar_sign")
        seen = shown(app)
        assert "Amt is called Behörde now" in seen
        assert "Wo ein Amt [-vorkommt-]{+hilft+}" in seen
        await press(pilot, "t")
        assert "anna: change of a code" in shown(app)
        await press(pilot, "t", "down")
        assert "The first version holds 1 code:" in shown(app)
        await press(pilot, "v")
        assert "compared with “Pilot”" in shown(app)
        await press(pilot, "x", "enter")
        assert names(path) == []
        await press(pilot, "u")
        assert names(path) == [("Pilot", "vor dem Feld")]
        await press(pilot, "escape")
        assert type(app.screen).__name__ == "CodebookScreen"


async def test_a_name_that_means_another_thing_is_refused_and_a_taken_one_before_it_is_tried(tmp_path):
    path = made(tmp_path)
    app = QualcodeApp(path, "anna")
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "dollar_sign", "a")
        await typed(pilot, "7")
        await press(pilot, "enter", "enter")
        await press(pilot, "x")
        said = " ".join(notice.message for notice in app._notifications)
        assert "cannot be the name of a version" in said
        assert "freeze it first" in said
        assert names(path) == []
