"""Correcting a text in the interface, and placing what lost its place."""

from __future__ import annotations

import stat
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.widgets import Static, TextArea

from qualcode.model.codings import CoderKind
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.tui.app import QualcodeApp
from qualcode.tui.coding.dialogs.orphan_dialogs import OrphanList, TextEditor
from qualcode.tui.coding.screen import CodingScreen
from qualcode.tui.shared import editor as program
from qualcode.tui.shared.choice_dialogs import Confirm
from qualcode.workspace.material.revising import carry_out, planned_edit
from qualcode.workspace.workspace import Workspace
from tests.builders import ME
from tests.tui.conftest import FIRST, press, settle
from tests.tui.test_coding_screen import NARROW, WIDE, in_file

HARD, DECIDED = "Das war am Anfang schwierig.", "Jeder hat für sich entschieden."
NEW = FIRST.replace("Wie lief das?", "Wie lief das damals?").replace(f" {DECIDED}", "")


@pytest.fixture
def coded(project_file):
    """Two sentences of the first document coded by the coder of the app."""
    with Project.open(project_file) as project:
        document = project.documents.find("eins")
        clara = project.coders.add("clara", CoderKind.PERSON, ME)
        code = project.codes.find("Transition")
        for words in (HARD, DECIDED):
            start = FIRST.index(words)
            project.codings.add(document, Span(start, start + len(words)), code, clara)
    return project_file


@pytest.fixture
def editor(monkeypatch, tmp_path):
    """An editor that replaces the text by the one in a file, and notes whose folder it was called in."""
    monkeypatch.setattr(QualcodeApp, "suspend", lambda _: nullcontext())
    script, new, seen = tmp_path / "editor.py", tmp_path / "new.txt", tmp_path / "seen.txt"
    script.write_text(
        "import pathlib, sys\n"
        f"new, seen = pathlib.Path({str(new)!r}), pathlib.Path({str(seen)!r})\n"
        "file = pathlib.Path(sys.argv[1])\n"
        "seen.write_text(f'{file}\\n{file.parent.stat().st_mode}\\n', encoding='utf-8')\n"
        "if not new.exists(): sys.exit(3)\n"
        "file.write_bytes(new.read_bytes())\n",
        encoding="utf-8",
    )
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')
    return new


def text_in(path):
    with Project.open(path) as project:
        return project.documents.text(project.documents.find("eins"))


def orphans_in(path):
    with Project.open(path) as project:
        return [one.before for one in project.orphans.all()]


async def opened(pilot):
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, CodingScreen)
    return screen


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_text_is_corrected_in_the_users_editor_after_a_preview(coded, editor, size):
    editor.write_text(f"{NEW}\n", encoding="utf-8")
    app = QualcodeApp(coded, "clara")
    async with app.run_test(size=size) as pilot:
        screen = await opened(pilot)
        await press(pilot, "E")
        assert isinstance(app.screen, Confirm)
        assert text_in(coded) == FIRST
        await press(pilot, "enter")
        assert text_in(coded) == NEW
        assert screen.text.text == NEW
        assert orphans_in(coded) == [DECIDED]
        assert [row[1] for row in in_file(coded)] == [HARD]
        await press(pilot, "u")
        assert (text_in(coded), orphans_in(coded), screen.text.text) == (FIRST, [], FIRST)
    file, mode = (coded.parent / "seen.txt").read_text(encoding="utf-8").splitlines()
    assert stat.S_IMODE(int(mode)) == 0o700
    assert not Path(file).parent.exists()


@pytest.mark.parametrize(("for_all", "told"), [(False, "2 lost"), (True, "1 lost")])
async def test_a_blind_coder_sees_of_others_only_how_many_there_are(coded, editor, for_all, told):
    with Project.open(coded) as project:
        document, ben = project.documents.find("eins"), project.coders.add("ben", CoderKind.PERSON, ME)
        start = FIRST.index(DECIDED)
        project.codings.add(document, Span(start, start + 5), project.codes.find("Diffusion"), ben)
        project.settings.set_blind(ME, on=for_all)
    editor.write_text(NEW, encoding="utf-8")
    app = QualcodeApp(coded, "clara", blind=True)
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        await press(pilot, "E")
        shown = str(app.screen.query_one("#confirm-words", Static).content)
        assert (told in shown, "Transition" in shown) == (True, True)
        assert ("those of others move along" in shown) == for_all  # then nobody is told how many
        assert "Diffusion" not in shown
        assert "ben" not in shown


async def test_an_edit_that_is_not_agreed_to_writes_nothing_and_is_kept(coded, editor, monkeypatch):
    editor.write_text(NEW, encoding="utf-8")
    app = QualcodeApp(coded, "clara")
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        await press(pilot, "E", "escape")
        assert text_in(coded) == FIRST
        monkeypatch.delenv("EDITOR")
        await press(pilot, "E")
        assert isinstance(app.screen, TextEditor)
        assert app.screen.query_one(TextArea).text == NEW
        await press(pilot, "ctrl+s", "enter")
        assert text_in(coded) == NEW


async def test_what_was_typed_into_a_text_is_offered_again_after_the_program_ended(coded, monkeypatch):
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    app = QualcodeApp(coded, "clara")
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        await press(pilot, "E", *"Hm ")  # and the line drops
    app = QualcodeApp(coded, "clara")
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        assert any("1 text of yours is not saved" in note.message for note in app._notifications)
        await press(pilot, "f7", "n")
        assert "text of “eins”" in str(app.screen.query_one("#unsaved-texts").get_option_at_index(0).prompt)
        await press(pilot, "enter")
        assert isinstance(app.screen, CodingScreen)
        assert any(note.message == "E opens your edit again" for note in app._notifications)
        await press(pilot, "E")
        assert app.screen.query_one(TextArea).text == f"Hm {FIRST}"
        assert "Unsaved text of" in app.screen.query_one(".box").border_subtitle
        await press(pilot, "escape")
        assert isinstance(app.screen, TextEditor)  # asked once
        await press(pilot, "ctrl+s", "enter")
        assert text_in(coded) == f"Hm {FIRST}"
        assert app.bench.unsaved.all() == []


async def test_an_edit_of_a_text_that_was_corrected_meanwhile_is_told_and_takes_nothing_back_by_itself(
    coded, monkeypatch
):
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    app = QualcodeApp(coded, "clara")
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        await press(pilot, "E", *"Hm ", "ctrl+s", "escape")
        present = f"{FIRST} Ende."
        with Workspace.open(coded, coder="ben", new_coder=True) as space:
            carry_out(space, planned_edit(space, space.project.documents.find("eins"), present.encode()))
        app.screen.refresh_project()
        await settle(pilot)
        await press(pilot, "E")
        assert "rests on an earlier text" in str(app.screen.query_one("#confirm-words", Static).content)
        await press(pilot, "enter")
        assert app.screen.query_one(TextArea).text == present
        await press(pilot, "escape", "E", "e")
        assert app.screen.query_one(TextArea).text == f"Hm {FIRST}"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, Confirm)  # with what it would take back
        await press(pilot, "escape", "E", "escape", "escape")
        assert app.bench.unsaved.all() == []
    assert text_in(coded) == present


async def test_what_an_editor_saved_is_kept_while_it_runs_and_though_it_fails(coded, editor, monkeypatch):
    editor.write_text(NEW, encoding="utf-8")
    script = editor.with_name("editor.py")
    kept = editor.with_name("kept")
    waits = f"import os, sys, time, pathlib\nwhile not pathlib.Path({str(kept)!r}).exists(): time.sleep(0.01)\n"
    script.write_text(script.read_text() + waits + "sys.exit(1)\n")
    app = QualcodeApp(coded, "clara")
    keep = app.bench.unsaved.keep

    def noted(typed_for, fields):
        kept.touch()
        return keep(typed_for, fields)

    monkeypatch.setattr(program, "_LOOKS", 0.05)
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        monkeypatch.setattr(type(app.bench.unsaved), "keep", lambda _self, *arguments: noted(*arguments))
        await press(pilot, "E")
        assert any("ended with an error" in note.message for note in app._notifications)
        assert [text.fields for text in app.bench.unsaved.all()] == [{"text": NEW}]
    assert text_in(coded) == FIRST


async def test_without_an_editor_of_ones_own_there_is_one(coded, monkeypatch):
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    app = QualcodeApp(coded, "clara")
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        await press(pilot, "E", "escape")
        assert isinstance(app.screen, CodingScreen)
        await press(pilot, "E", *"Hm ", "ctrl+s", "enter")
        assert text_in(coded) == f"Hm {FIRST}"


@pytest.mark.parametrize(
    "content", [None, FIRST, " \n", "\x00\x01\x02" * 50], ids=["failed", "same", "empty", "binary"]
)
async def test_what_an_editor_leaves_without_sense_changes_nothing(coded, editor, content):
    if content is not None:
        editor.write_text(content, encoding="utf-8")
    app = QualcodeApp(coded, "clara")
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        await press(pilot, "E")
        assert isinstance(app.screen, CodingScreen)
    assert text_in(coded) == FIRST


async def test_an_editor_that_is_not_there_is_told(coded, editor, monkeypatch):
    monkeypatch.setenv("EDITOR", "/nonexistent/editor --wait")
    app = QualcodeApp(coded, "clara")
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        await press(pilot, "E")
        assert any("cannot be used" in note.message for note in app._notifications)


async def test_a_text_corrected_meanwhile_is_not_overwritten(coded, editor):
    editor.write_text(NEW, encoding="utf-8")
    app = QualcodeApp(coded, "clara")
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        await press(pilot, "E")
        with Project.open(coded) as project:
            from qualcode.reading.edited import edited

            other = edited(f"{FIRST} Ende.".encode(), "eins", ["I", "B"])
            project.revisions.carry_out(project.revisions.plan(project.documents.find("eins"), other), ME)
        await press(pilot, "enter")
        assert text_in(coded) == f"{FIRST} Ende."
        assert any("corrected meanwhile" in note.message for note in app._notifications)


async def with_orphan(coded, editor, pilot):
    editor.write_text(NEW, encoding="utf-8")
    screen = await opened(pilot)
    await press(pilot, "E", "enter")
    return screen


async def test_an_orphan_is_placed_at_the_selection(coded, editor):
    app = QualcodeApp(coded, "clara")
    async with app.run_test(size=WIDE) as pilot:
        screen = await with_orphan(coded, editor, pilot)
        place = NEW.index("Jetzt geht es.")
        screen.text.select(place, place + len("Jetzt geht es."))
        await press(pilot, "O")
        assert isinstance(app.screen, OrphanList)
        await press(pilot, "p")  # nothing was proposed
        assert isinstance(app.screen, OrphanList)
        await press(pilot, "enter")
        assert sorted(row[1] for row in in_file(coded)) == [HARD, "Jetzt geht es."]
        assert orphans_in(coded) == []
        await press(pilot, "u")
        assert orphans_in(coded) == [DECIDED]


async def test_an_orphan_is_given_up(coded, editor):
    app = QualcodeApp(coded, "clara")
    async with app.run_test(size=NARROW) as pilot:
        await with_orphan(coded, editor, pilot)
        await press(pilot, "O", "x")
        assert orphans_in(coded) == []
        await press(pilot, "O")
        assert isinstance(app.screen, CodingScreen)


async def test_a_proposed_place_is_looked_at_and_taken(coded, editor):
    editor.write_text(FIRST.replace(HARD, "Das war ganz früher leicht."), encoding="utf-8")
    app = QualcodeApp(coded, "clara")
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "E", "enter", "O", "g")
        assert screen.text.passage.cut(screen.text.text) == "Das war ganz früher leicht."
        await press(pilot, "O", "p")
        assert sorted(row[1] for row in in_file(coded)) == ["Das war ganz früher leicht.", DECIDED]


async def test_uncertain_passages_are_placed_when_that_is_agreed_to(coded, editor):
    editor.write_text(FIRST.replace(HARD, "Das war ganz früher leicht."), encoding="utf-8")
    app = QualcodeApp(coded, "clara")
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        await press(pilot, "E", "a")
        assert len(in_file(coded)) == 2
