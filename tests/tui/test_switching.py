"""From one project to another without leaving the interface."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import stat
import threading
from contextlib import closing

import pytest

from qualcode.cli.shared import start_tui
from qualcode.interchange import demo
from qualcode.progress import hear
from qualcode.project.file import migrations
from qualcode.project.project import Project
from qualcode.tui import app as app_module
from qualcode.tui.app import QualcodeApp
from qualcode.tui.projects.next_study import NextStudy
from qualcode.tui.projects.project_dialog import ProjectDialog
from qualcode.user_folders import state_folder
from qualcode.workspace.project.recent import drop, note_opened, recent_projects
from tests.files.make import load
from tests.helpers import new_project
from tests.tui.conftest import press, settle
from tests.tui.test_material_screen import shown, typed

WIDE = (120, 40)


@pytest.fixture
def other(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with new_project(tmp_path, "other") as project:
        return project.path


async def test_a_project_opened_before_is_opened_by_enter(app, other):
    note_opened(other)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+o")
        assert isinstance(app.screen, ProjectDialog)
        assert "other" in shown(app)
        await press(pilot, "enter")
    assert app.switching.next == NextStudy(other, "clara")


async def test_a_file_that_is_no_project_is_told_and_nothing_is_left(app, other):
    other.write_text("no project")
    note_opened(other)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+o", "enter")
        assert app.switching.next is None
        assert list(app._notifications)[-1].severity == "error"


async def test_a_new_project_is_made_beside_and_gone_on_with(app, other):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+o", "n")
        await typed(pilot, "neu")
        await press(pilot, "enter")
    assert app.switching.next is not None
    assert app.switching.next.path == other.with_name("neu.qualcode")
    with Project.open(app.switching.next.path) as project:
        assert project.title == "neu"


async def test_another_file_is_found_by_typing(app, other):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+o", "o")
        await typed(pilot, "other.qualcode")
        await press(pilot, "enter")
    assert app.switching.next == NextStudy(other, "clara")


def test_whoever_goes_on_gets_the_next_project_and_then_leaves(project_file, other, monkeypatch):
    opened = []

    def run(self, *, mouse):
        opened.append((self.bench.project.path, self.bench.coder_name, mouse))
        self.switching.next = NextStudy(other, "ben") if len(opened) == 1 else None
        self.bench.close()
        return 0

    monkeypatch.setattr(app_module.QualcodeApp, "run_to_exit_code", run)
    assert start_tui.start(project_file, "clara", mouse=False) == 0
    assert opened == [(project_file, "clara", False), (other, "ben", False)]
    assert recent_projects()[:2] == [other, project_file]


# ---- what is remembered --------------------------------------------------------------------------------


def test_paths_are_kept_once_the_latest_first_for_this_user_only(tmp_path):
    first, second = tmp_path / "a.qualcode", tmp_path / "b.qualcode"
    for path in (first, second, first):
        note_opened(path)
    assert recent_projects() == [first, second]
    file = state_folder() / "recent.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json.loads(file.read_text()) == [str(first), str(second)]
    drop(first)
    assert recent_projects() == [second]


@pytest.mark.parametrize("content", ["", "{}", "[1, null]", "\x00"])
def test_a_faulty_file_only_forgets(content, tmp_path):
    state_folder().mkdir(parents=True, exist_ok=True)
    (state_folder() / "recent.json").write_text(content)
    assert recent_projects() == []
    note_opened(tmp_path / "a.qualcode")
    assert recent_projects() == [tmp_path / "a.qualcode"]


def test_whoever_wants_none_remembered_has_none_and_what_was_kept_is_gone(tmp_path, monkeypatch):
    note_opened(tmp_path / "a.qualcode")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "qualcode").mkdir(exist_ok=True)
    (tmp_path / "qualcode" / "config.toml").write_text("recent = false\n")
    assert recent_projects() == []
    note_opened(tmp_path / "b.qualcode")
    assert not (state_folder() / "recent.json").exists()


async def test_the_projects_dialog_forgets_a_path_by_a_key_and_leaves_the_file(project_file, other):
    note_opened(other)
    app = QualcodeApp(project_file, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+o", "x", "escape")
        assert app.switching.next is None
    assert recent_projects() == []
    assert other.exists()


async def until(pilot, is_so):
    for _ in range(1000):
        await pilot.pause()
        if is_so():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it does not come")


def held(monkeypatch, place, name, go_on):
    """What is called goes on only when it is let go, or ends when it is stopped."""
    real = getattr(place, name)

    def slow(*arguments):
        for _ in range(2000):
            if go_on.wait(0.005):
                break
            hear()
        return real(*arguments)

    monkeypatch.setattr(place, name, slow)


async def test_a_demo_is_built_with_a_bar_and_escape_leaves_none(app, other, tmp_path, monkeypatch):
    go_on = threading.Event()
    held(monkeypatch, demo, "_give_codings", go_on)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+o", "d")
        await until(pilot, lambda: app.screen.keys.working == "Building the demo project … · esc stops it")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen.keys.said == "Stopped: Building the demo project · no demo was built")
        await settle(pilot)
        assert list((tmp_path / "qualcode-demo").iterdir()) == []
        assert app.switching.next is None
        go_on.set()
        await press(pilot, "ctrl+o", "d")  # and it is built when it is wanted again
    assert app.switching.next.path == tmp_path / "qualcode-demo" / "demo.qualcode"


async def test_opening_a_project_of_an_older_version_is_stopped_by_escape_and_the_file_stays(
    app, other, tmp_path, monkeypatch
):
    old, go_on = load(2, tmp_path / "old.qualcode"), threading.Event()
    note_opened(old)
    held(monkeypatch, migrations, "_take_steps", go_on)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+o", "enter")
        await until(pilot, lambda: app.screen.keys.working == "Opening “old.qualcode” … · esc stops it")
        await pilot.press("escape")
        said = "Stopped: Opening “old.qualcode” · “old.qualcode” is as it was"
        await until(pilot, lambda: app.screen.keys.said == said)
        await settle(pilot)
        with closing(sqlite3.connect(old)) as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (2,)
        assert list(tmp_path.glob("old.*-backup")) == []
        go_on.set()
        await press(pilot, "ctrl+o", "enter")
    assert app.switching.next == NextStudy(old, "clara")
