"""A codebook file is taken in on the codebook screen, after a preview of what it would add and change."""

from __future__ import annotations

import pytest

from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.codebook.codebook_import import CodebookFileDialog
from qualcode.tui.shared.choice_dialogs import Confirm
from tests.helpers import new_project
from tests.tui.coded_project import NARROW, coded
from tests.tui.conftest import press, settle

FILE = """title: Mein Codebuch
codes:
  - name: Typen
    definition: anders gemeint
    codes:
      - name: Neuer Typ
  - name: Austausch
    definition: das ist gemeint
  - name: Ganz neu
"""


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mein.yaml").write_text(FILE, encoding="utf-8")
    (tmp_path / "kaputt.yaml").write_text("title: x\ncodes:\n  - nam: y\n", encoding="utf-8")
    return coded(tmp_path)


def names(path):
    with Project.open(path) as project:
        return [code.full_name for code in project.codes.book()]


def rendered(app, identity):
    return str(app.screen.query_one(identity).render())


async def chosen(pilot, typed):
    await pilot.app.workers.wait_for_complete()
    assert isinstance(pilot.app.screen, CodebookFileDialog)
    pilot.app.screen.query_one("#path").value = typed
    await pilot.app.workers.wait_for_complete()
    await settle(pilot)
    await press(pilot, "enter")
    await pilot.app.workers.wait_for_complete()
    await settle(pilot)


async def test_what_is_new_and_changed_is_shown_then_written_and_undone_as_one(path):
    before = names(path)
    async with QualcodeApp(path, "clara").run_test(size=NARROW) as pilot:
        app = pilot.app
        await settle(pilot)
        await press(pilot, "f3", "i")
        await chosen(pilot, "nirgends.yaml")
        assert "There is no “nirgends.yaml”" in rendered(app, "#said")
        await chosen(pilot, "kaputt.yaml")
        assert "kaputt.yaml" in rendered(app, "#said")
        await chosen(pilot, "mein.yaml")
        assert isinstance(app.screen, Confirm)
        words = rendered(app, "#confirm-words")
        for told in (
            "2 codes new, 1 changed, 1 the same",
            "  Typen / Neuer Typ\n",
            "  Ganz neu\n",
            "Changed:\n  Typen\n",
        ):
            assert told in words
        await press(pilot, "escape")
        assert names(path) == before
        await press(pilot, "i")
        await chosen(pilot, "mein.yaml")
        await press(pilot, "enter")
        assert set(names(path)) == {*before, "Typen / Neuer Typ", "Ganz neu"}
        await press(pilot, "u")
        assert names(path) == before


async def test_an_empty_codebook_says_how_and_offers_those_that_come_with_the_program(tmp_path):
    with new_project(tmp_path, "leer") as project:
        path = project.path
    async with QualcodeApp(path, "clara").run_test(size=NARROW) as pilot:
        app = pilot.app
        await settle(pilot)
        await press(pilot, "f3")
        assert "i imports a codebook" in rendered(app, "#facts")
        await press(pilot, "i")
        app.screen.query_one("#shipped").focus()
        await press(pilot, "down", "enter")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert isinstance(app.screen, Confirm)
        await press(pilot, "enter")
        assert len(names(path)) > 5


@pytest.mark.parametrize("key", ["down", "tab"])
async def test_from_a_folder_without_codebooks_one_key_leads_to_those_that_come_with_the_program(tmp_path, key):
    with new_project(tmp_path, "leer") as project:
        path = project.path
    (tmp_path / "texte").mkdir()
    async with QualcodeApp(path, "clara").run_test(size=NARROW) as pilot:
        app = pilot.app
        await settle(pilot)
        await press(pilot, "f3", "i")
        app.screen.query_one("#path").value = str(tmp_path / "texte") + "/"
        await app.workers.wait_for_complete()
        await settle(pilot)
        await press(pilot, key)
        assert app.focused is app.screen.query_one("#shipped")
        await press(pilot, "down", "enter")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert isinstance(app.screen, Confirm)


async def test_a_codebook_that_the_project_has_already_is_not_offered_again(path):
    async with QualcodeApp(path, "clara").run_test(size=NARROW) as pilot:
        app = pilot.app
        await settle(pilot)
        await press(pilot, "f3", "i")
        await chosen(pilot, "mein.yaml")
        await press(pilot, "enter", "i")
        await chosen(pilot, "mein.yaml")
        assert isinstance(app.screen, Confirm)
        assert "there is nothing to import" in rendered(app, "#confirm-words")
        await press(pilot, "enter")
        assert isinstance(app.screen, Confirm)
        await press(pilot, "escape")
        assert app.screen.keys.said == "Nothing was imported."
    with Project.open(path) as project:
        assert [entry.kind for entry in project.log()].count("codebook.import") == 1


async def test_a_codebook_of_which_only_the_description_is_new_can_be_imported(path, tmp_path):
    async with QualcodeApp(path, "clara").run_test(size=NARROW) as pilot:
        app = pilot.app
        await settle(pilot)
        await press(pilot, "f3", "i")
        await chosen(pilot, "mein.yaml")
        await press(pilot, "enter")
        (tmp_path / "mein.yaml").write_text(f"description: Wozu es da ist.\n{FILE}", encoding="utf-8")
        await press(pilot, "i")
        await chosen(pilot, "mein.yaml")
        assert "What it says of itself is new." in rendered(app, "#confirm-words")
        await press(pilot, "enter")
    with Project.open(path) as project:
        assert project.codes.descriptions.all() == [("Mein Codebuch", "Wozu es da ist.")]


async def test_codes_that_stand_elsewhere_in_the_file_may_go_there(path, tmp_path):
    (tmp_path / "mein.yaml").write_text("codes:\n- name: Typen\n  codes:\n  - name: Austausch\n", encoding="utf-8")
    async with QualcodeApp(path, "clara").run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "f3", "i")
        await chosen(pilot, "mein.yaml")
        assert "Austausch → Typen / Austausch" in rendered(pilot.app, "#confirm-words")
        await press(pilot, "m")
        assert "Typen / Austausch" in names(path)
        await press(pilot, "u")
        assert "Austausch" in names(path)
