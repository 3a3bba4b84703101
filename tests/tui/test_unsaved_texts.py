"""What was typed and not saved: kept for its owner only, offered again, gone with saving, discarding, forgetting."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap

import pytest

from qualcode.model.codes import CodeKind, Origin
from qualcode.model.memos import MemoKind, MemoTarget
from qualcode.model.spans import Span
from qualcode.tui.app import QualcodeApp
from qualcode.user_folders import state_folder
from qualcode.workspace import unsaved_texts
from qualcode.workspace.material.revising import carry_out, planned_edit, seal
from qualcode.workspace.project.forgetting import forget_documents, forget_words
from qualcode.workspace.team import coders
from qualcode.workspace.unsaved_texts import TypedFor, UnsavedTexts, typed_for_memo
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


def files():
    folder = state_folder() / "unsaved"
    return sorted(folder.rglob("*.json")) if folder.exists() else []


def texts():
    return [json.loads(file.read_bytes())["fields"] for file in files()]


def test_it_is_for_the_owner_only_and_of_one_coder_and_place(space):
    mine = UnsavedTexts(space.project, "clara")
    assert mine.keep(PLACE, {"text": "Wörter \ud800 \0"})
    (file,) = files()
    modes = [oct(path.stat().st_mode)[-3:] for path in (file, file.parent, file.parent.parent)]
    assert modes == ["600", "700", "700"]
    assert space.project.uuid in file.parts
    assert mine.kept(PLACE).fields == {"text": "Wörter \ud800 \0"}
    assert UnsavedTexts(space.project, "ben").kept(PLACE) is None
    assert mine.kept(TypedFor("memo", ("u1",), "1:6")) is None
    mine.drop(PLACE)
    assert files() == []


@pytest.mark.parametrize("content", [b"", b"[]", b'{"fields": 3, "kept": "x"}', b"\xff"])
def test_a_damaged_one_is_none(space, content):
    mine = UnsavedTexts(space.project, "clara")
    mine.keep(PLACE, {"text": "a"})
    files()[0].write_bytes(content)
    assert mine.kept(PLACE) is None


def test_a_full_disk_keeps_the_last_one_and_is_told(space, monkeypatch):
    mine = UnsavedTexts(space.project, "clara")
    mine.keep(PLACE, {"text": "a"})
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "full")))
    assert not mine.keep(PLACE, {"text": "ab"})
    assert texts() == [{"text": "a"}]
    assert len(list(files()[0].parent.iterdir())) == 1


def test_what_no_folder_takes_is_there_as_long_as_the_program_runs(space, tmp_path):
    (tmp_path / "state").write_text("a file where the folder should be")
    mine = UnsavedTexts(space.project, "clara")
    assert not mine.keep(PLACE, {"text": "ab"})
    assert mine.kept(PLACE).fields == {"text": "ab"}
    assert [text.typed_for for text in mine.all()] == [PLACE]
    (tmp_path / "state").unlink()
    assert mine.keep(PLACE, {"text": "abc"})
    assert texts() == [{"text": "abc"}]


def test_it_follows_a_coder_who_becomes_known_is_renamed_or_merged(space):
    mine = UnsavedTexts(space.project, "clara")
    mine.keep(PLACE, {"text": "a"})
    clara = coders.add(space, "clara")
    assert UnsavedTexts(space.project, "Clara").kept(PLACE).fields == {"text": "a"}
    mine.kept(PLACE)  # the editor opens again
    mine.keep(PLACE, {"text": "ab"})
    assert len(mine.all()) == 1
    clara = coders.rename(space, clara, "Dr. Clara")
    renamed = UnsavedTexts(space.project, "Dr. Clara")
    assert renamed.kept(PLACE).fields == {"text": "ab"}
    assert UnsavedTexts(space.project, "clara").kept(TypedFor("memo", ("u2",))) is None
    with Workspace(space.project, "ben", new_coder=True) as other:
        ben = coders.add(other, "ben")
        coders.merge(other, clara, ben)
        assert [text.fields for text in UnsavedTexts(space.project, "ben").all()] == [{"text": "ab"}]


def test_a_text_that_is_sealed_takes_what_was_typed_on_it_along(space):
    first = space.project.documents.all()[0]
    mine = UnsavedTexts(space.project, "clara")
    former, present = (TypedFor("memo", (first.uuid,), "1:5", sha256) for sha256 in (first.sha256, "other"))
    for place in (former, present):
        mine.keep(place, {"text": "etwas"})
    text = space.project.documents.text(first)
    carry_out(space, planned_edit(space, first, text.replace("schwierig", "schwer").encode()))
    assert seal(space, first).unsaved == 1
    assert [text.typed_for for text in mine.all()] == [present]


def test_a_signal_keeps_what_was_typed_last(app, monkeypatch):
    def ended(**_):
        app.bench.unsaved.will_keep(PLACE, lambda: app.bench.unsaved.keep(PLACE, {"text": "ha"}))
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "run", ended)
    with pytest.raises(KeyboardInterrupt):
        app.run_to_exit_code()
    assert texts() == [{"text": "ha"}]
    app.bench.close()


def test_forgetting_takes_the_texts_on_what_is_forgotten_and_no_others(space):
    first, second = space.project.documents.all()
    mine, bens = UnsavedTexts(space.project, "clara"), UnsavedTexts(space.project, "ben")
    for owner in (mine, bens):
        for document in (first, second):
            owner.keep(TypedFor("memo", (document.uuid,), "1:5"), {"text": "etwas"})
    assert forget_documents(space, [space.project.forgetting.find_document("eins")]).unsaved == 2
    assert mine.kept(TypedFor("memo", (second.uuid,), "1:5")) is not None
    mine.keep(PLACE, {"text": "von Frau MEIER"})
    assert forget_words(space, "Meier").unsaved == 1
    assert len(files()) == 2


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
                assert said.startswith("Unsaved text of")
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
        assert len(files()) == 1
        await press(pilot, "escape", "escape")
        assert files() == []


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


async def test_what_is_chosen_in_the_form_is_offered_again_too(project_file):
    chosen = {"kind": "factual", "origin": "inductive", "exclusive": "True"}
    app = QualcodeApp(project_file, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "f3", "e")
        form = app.screen.form
        form.query_one("#kind").value, form.query_one("#origin").value = CodeKind.FACTUAL, Origin.INDUCTIVE
        form.query_one("#exclusive").action_turn()
        await settle(pilot)
        app.exit(0)
    assert texts() == [chosen]
    app = QualcodeApp(project_file, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert any("1 text of yours is not saved" in note.message for note in app._notifications)
        await press(pilot, "f3", "e")
        assert {name: str(value) for name, value in app.screen.form.changes().items()} == chosen
        assert "Unsaved text of" in str(app.screen.query_one("#unsaved").render())
        await press(pilot, "ctrl+s")
    assert texts() == []


async def test_all_that_is_unsaved_is_listed_and_taken_up_or_discarded(project_file, monkeypatch):
    seconds = iter(range(10, 60))
    monkeypatch.setattr(unsaved_texts, "now", lambda: f"2026-03-01T12:00:{next(seconds)}.000Z")
    app = QualcodeApp(project_file, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        unsaved = app.bench.unsaved
        eins, zwei = app.bench.every_document
        code = next(iter(app.bench.book))
        unsaved.keep(typed_for_memo(eins, span=Span(3, 9)), {"text": "vom früheren Text", "kind": "question"})
        unsaved.keep(typed_for_memo(zwei, span=Span(3, 9)), {"text": "noch am Ort", "kind": "other"})
        unsaved.keep(TypedFor("code", (code.uuid,)), {"definition": "neu"})
        text = app.bench.project.documents.text(eins).replace("schwierig", "schwer")
        with Workspace.open(project_file, coder="ben", new_coder=True) as space:
            carry_out(space, planned_edit(space, eins, text.encode()))
        app.screen.refresh_project()
        await settle(pilot)
        await press(pilot, "f7")
        assert "3 unsaved (n)" in str(app.screen.query_one("#memos-head").render())
        await press(pilot, "n", "x")
        assert len(unsaved.all()) == 2
        await press(pilot, "n", "enter", "ctrl+s", "n", "enter")
        assert "früheren" in app.screen.query_one("#words").text
        await press(pilot, "ctrl+s", "n")
        assert "saved" in app.screen.keys.said
        memos = {memo.text: memo for memo in app.bench.space.memos()}
        assert memos["noch am Ort"].target.span == Span(3, 9)
        assert memos["vom früheren Text"].target == MemoTarget(document=eins.key)
        assert memos["vom früheren Text"].kind is MemoKind.QUESTION
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
        folder = Path(os.environ["XDG_STATE_HOME"]) / "qualcode" / "unsaved"
        while not list(folder.rglob("*.json")):
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
