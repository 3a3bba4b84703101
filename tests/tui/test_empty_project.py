"""A project without documents in the interface: what to do next, and that texts appear as soon as they are there."""

from __future__ import annotations

import re

import pytest

from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.coding.text_pane import FirstSteps
from qualcode.tui.keys.key_table import actions, key_of
from tests.helpers import add_document, new_project
from tests.tui.conftest import press, settle


@pytest.fixture
def empty(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with new_project(tmp_path, "meine Studie") as project:
        return project.path


def shown(app):
    """The words in the place of the text; empty where the text is shown."""
    steps = app.screen.query_one(FirstSteps)
    return str(steps.render()) if steps.display and not app.screen.text.display else ""


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (160, 50)])
async def test_the_next_steps_stand_in_the_place_of_the_text_whole_at_every_width(empty, size):
    app = QualcodeApp(empty, "clara")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert "This project has no documents yet." in shown(app)
        for action in ("import_files", "choose_project", "tour", "show_screen_codebook"):
            assert f"  {key_of(f'study.{action}')} " in shown(app)
        assert "qualcode -p 'meine Studie.qualcode' import TEXTS…" in shown(app)
        rows = ["".join(piece.text for piece in strip) for strip in app.screen._compositor.render_strips()]
        assert any("FILE.yaml" in row for row in rows)


async def test_what_is_imported_meanwhile_is_shown_without_a_key(empty):
    app = QualcodeApp(empty, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        with Project.open(empty) as project:
            add_document(project, "eins", "Ein Satz.")
        app.screen.refresh_project()
        await settle(pilot)
        assert shown(app) == ""
        assert app.screen.text.text == "Ein Satz."
        assert app.screen.focused is app.screen.text


async def test_a_document_that_was_removed_leaves_the_next_steps(empty):
    with Project.open(empty) as project:
        document = add_document(project, "eins", "Ein Satz.")
    app = QualcodeApp(empty, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        with Project.open(empty) as project:
            project.documents.remove(document, project.author("clara"))
        app.screen.refresh_project()
        await settle(pilot)
        assert "This project has no documents yet." in shown(app)


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.stress)])
async def test_no_key_fails_where_there_is_no_document(empty, every):
    """The first key of every second action, of all under stress; the others are pressed where there are documents."""
    app = QualcodeApp(empty, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        coding = app.screen
        for action in list(actions("text", "coding", "study"))[0 if every else 1 :: 1 if every else 2]:
            if action.name == "quit":
                continue
            for key in action.keys[:1]:
                await press(pilot, key)
                for _ in range(3):
                    if app.screen is not coding:
                        await press(pilot, "escape" if app.screen.is_modal else "f1")
                assert app.screen is coding, action
        assert not [notice.message for notice in app._notifications if "nobody foresaw" in notice.message]
    assert not empty.with_name(empty.name + ".log").exists()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(
    ("screen", "steps"),
    [
        ("f1", ["import_files", "tour", "choose_project"]),
        ("f2", ["quotations.back"]),
        ("f3", ["codebook.add_beside"]),
        ("f5", ["show_screen_team"]),
        ("f6", ["import_files"]),
        ("f9", ["team.add"]),
    ],
)
async def test_every_screen_of_an_empty_project_names_the_key_of_the_next_step(empty, screen, steps, size):
    app = QualcodeApp(empty, "clara")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, screen)
        await app.workers.wait_for_complete()
        await settle(pilot)
        rows = ["".join(piece.text for piece in strip) for strip in app.screen._compositor.render_strips()][1:-1]
        words = " ".join(" ".join(rows).split())
        for step in steps:
            key = key_of(step if "." in step else f"study.{step}")
            assert re.search(rf"(?<!\w){re.escape(key)}(?!\w)", words), (key, words)


@pytest.mark.parametrize(
    ("screen", "keys", "said"), [("f6", "ecxF", "imports interviews"), ("f9", "eg", "Nobody has coded")]
)
async def test_a_key_that_needs_a_row_says_how_there_comes_to_be_one(empty, screen, keys, said):
    app = QualcodeApp(empty, "clara")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, screen)
        for key in keys:
            app.clear_notifications()
            await press(pilot, key)
            (notice,) = app._notifications
            assert said in notice.message
