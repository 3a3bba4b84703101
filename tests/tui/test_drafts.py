"""What was typed and not saved: kept for its owner only, offered again, gone with saving, discarding, forgetting."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap

import pytest

from qualcode.tui.app import QualcodeApp
from qualcode.user_folders import state_folder
from qualcode.workspace.drafts import Drafts, TypedFor
from qualcode.workspace.project.forgetting import forget_documents, forget_words
from qualcode.workspace.workspace import Workspace
from tests.tui.conftest import press, settle
from tests.tui.test_coding_screen import WIDE, in_file

PLACE = TypedFor("memo", ("u1",), "1:5")


@pytest.fixture(autouse=True)
def state(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def space(project_file):
    with Workspace.open(project_file, coder="clara", new_coder=True) as space:
        yield space


def drafts():
    folder = state_folder() / "drafts"
    return sorted(folder.rglob("*.json")) if folder.exists() else []


def texts():
    return [json.loads(file.read_bytes())["fields"] for file in drafts()]


def test_it_is_for_the_owner_only_and_of_one_coder_and_place(space):
    mine = Drafts(space.project, "clara")
    assert mine.keep(PLACE, {"text": "Wörter \ud800 \0"})
    (file,) = drafts()
    modes = [oct(path.stat().st_mode)[-3:] for path in (file, file.parent, file.parent.parent)]
    assert modes == ["600", "700", "700"]
    assert space.project.uuid in file.parts
    assert mine.kept(PLACE).fields == {"text": "Wörter \ud800 \0"}
    assert Drafts(space.project, "ben").kept(PLACE) is None
    assert mine.kept(TypedFor("memo", ("u1",), "1:6")) is None
    mine.drop(PLACE)
    assert drafts() == []


@pytest.mark.parametrize("content", [b"", b"[]", b'{"fields": 3, "kept": "x"}', b"\xff"])
def test_a_damaged_one_is_none(space, content):
    mine = Drafts(space.project, "clara")
    mine.keep(PLACE, {"text": "a"})
    drafts()[0].write_bytes(content)
    assert mine.kept(PLACE) is None


def test_a_full_disk_keeps_the_last_one_and_is_told(space, monkeypatch):
    mine = Drafts(space.project, "clara")
    mine.keep(PLACE, {"text": "a"})
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "full")))
    assert not mine.keep(PLACE, {"text": "ab"})
    assert texts() == [{"text": "a"}]
    assert len(list(drafts()[0].parent.iterdir())) == 1


def test_forgetting_takes_the_drafts_on_what_is_forgotten_and_no_others(space):
    first, second = space.project.documents.all()
    mine, bens = Drafts(space.project, "clara"), Drafts(space.project, "ben")
    for owner in (mine, bens):
        for document in (first, second):
            owner.keep(TypedFor("memo", (document.uuid,), "1:5"), {"text": "etwas"})
    assert forget_documents(space, [space.project.forgetting.find_document("eins")]).drafts == 2
    assert mine.kept(TypedFor("memo", (second.uuid,), "1:5")) is not None
    mine.keep(PLACE, {"text": "von Frau MEIER"})
    assert forget_words(space, "Meier").drafts == 1
    assert len(drafts()) == 2


async def open_memo(pilot):
    await settle(pilot)
    await press(pilot, "m")


async def test_a_memo_is_offered_again_and_gone_when_saved(project_file):
    for keys in (["a", "b", "ctrl+q"], ["c", "ctrl+s"], []):
        app = QualcodeApp(project_file, "clara")
        async with app.run_test(size=WIDE) as pilot:
            await open_memo(pilot)
            words = app.screen.query_one("#words").text
            said = str(app.screen.query_one("#memo-keys").render())
            if keys[:1] == ["c"]:
                assert words == "ab"
                assert said.startswith("Not saved at")
            await pilot.press(*keys)
            await settle(pilot)
            if keys[:1] == ["a"]:
                app.exit(0)
        assert texts() == ([{"text": "ab", "kind": "other"}] if keys[:1] == ["a"] else [])


async def test_a_discarded_memo_is_gone(app):
    async with app.run_test(size=WIDE) as pilot:
        await open_memo(pilot)
        await pilot.press("a")
        app.screen._keeping.keep_now()
        assert len(drafts()) == 1
        await press(pilot, "escape", "escape")
        assert drafts() == []


async def test_a_definition_and_a_quotation_are_offered_again(project_file):
    for time in (1, 2):
        app = QualcodeApp(project_file, "clara")
        async with app.run_test(size=WIDE) as pilot:
            await settle(pilot)
            await press(pilot, *(["1"] if time == 1 else []), "f2", "E")
            if time == 2:
                assert app.screen.query_one("#written").text.startswith("x")
                await press(pilot, "escape", "escape")
            else:
                await press(pilot, "x")
                app.screen._keeping.keep_now()
                await press(pilot, "escape")
            await settle(pilot)
            if app.screen.is_modal:
                app.exit(0)
    assert texts() == []
    for time in (1, 2):
        app = QualcodeApp(project_file, "clara")
        async with app.run_test(size=WIDE) as pilot:
            await settle(pilot)
            await press(pilot, "f3", "e")
            if time == 1:
                await press(pilot, "x", "y")
                app.exit(0)
            else:
                assert app.screen.query_one("#definition").text.startswith("xy")
                await press(pilot, "ctrl+s")
    assert texts() == []


KILLED = """
import asyncio, os, signal, sys
from pathlib import Path
from qualcode.tui.app import QualcodeApp

async def main():
    app = QualcodeApp(Path(sys.argv[1]), "clara")
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.pause()
        await pilot.press("m", "h", "a", "l", "l", "o")
        drafts = Path(os.environ["XDG_STATE_HOME"]) / "qualcode" / "drafts"
        while not list(drafts.rglob("*.json")):
            await asyncio.sleep(0.05)
        os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""


async def test_a_kill_after_a_pause_loses_nothing(project_file):
    ran = subprocess.run([sys.executable, "-c", textwrap.dedent(KILLED), str(project_file)], check=False, timeout=60)
    assert ran.returncode == -9
    assert texts() == [{"text": "hallo", "kind": "other"}]
    app = QualcodeApp(project_file, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await open_memo(pilot)
        assert app.screen.query_one("#words").text == "hallo"
    assert in_file(project_file) == []
