"""Keys that come faster than the screen: each one reaches what the one before has opened."""

from __future__ import annotations

import importlib
import sys
import time

import pytest
from textual import events
from textual.screen import ModalScreen

from qualcode.model.memos import MemoTarget
from qualcode.tui.files.path_field import PathField
from qualcode.tui.keys import key_queue
from qualcode.tui.shared.safe_fields import SafeInput
from qualcode.tui.verbs import memos_on_things
from qualcode.tui.verbs.memo_editor import MemoEditor
from qualcode.tui.verbs.memo_list import MemoList
from qualcode.workspace.coding import memos
from qualcode.workspace.workspace import Workspace
from tests.tui.conftest import FIRST, settle
from tests.tui.test_coding_screen import NARROW, in_file


def at_once(app, *keys):
    """All keys into the program's queue before it looks at the first."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


async def seen(pilot, is_there):
    """Wait until it is there, however busy the machine is; after a while the assertion tells."""
    for _time in range(200):
        if is_there():
            return
        await pilot.pause(0.05)


@pytest.mark.parametrize("times", range(3))
async def test_a_code_is_picked_in_one_burst_of_keys(app, project_file, times):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        at_once(app, "1", "down", *"ctra", "enter", "down", *"cdif", "enter", "down", "2")
        await settle(pilot)
        assert [row[1:3] for row in in_file(project_file)] == [
            ("Das war am Anfang schwierig.", "Transition"),
            ("Jeder hat für sich entschieden.", "Transition"),
            ("Jetzt geht es.", "Diffusion"),
            ("Warum?", "Interferenz"),
        ]


async def test_a_memo_keeps_its_first_letters(app, project_file):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        at_once(app, "1", "m", *"ErixTut")
        await settle(pilot)
        assert isinstance(app.screen, MemoEditor)
        assert app.screen.query_one("#words").text == "ErixTut"
        at_once(app, "ctrl+s", "down", "down", "2")
        await settle(pilot)
        assert [row[5] for row in in_file(project_file)] == ["ErixTut", ""]
        assert app.screen.text.passage.cut(FIRST) == "Jetzt geht es."


async def test_menus_and_questions_take_what_is_typed_ahead(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        at_once(app, "g", "p", "4", "enter", "question_mark", "escape", "up")
        await settle(pilot)
        assert app.screen.text.passage.cut(FIRST) == "Warum?"


async def test_a_key_whose_end_is_never_seen_does_not_hold_the_keyboard_up(app, monkeypatch):
    monkeypatch.setattr("qualcode.tui.keys.key_queue._PATIENCE", 0.05)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        monkeypatch.setattr(app._keys_in_order, "_follow", lambda path, turn: None)
        at_once(app, "down", "down")
        await pilot.pause(0.5)
        assert app.screen.text.passage.cut(FIRST) == "Jetzt geht es."


@pytest.mark.parametrize("first", ["f7", "f8"])
async def test_keys_wait_for_a_screen_that_is_still_being_imported(app, monkeypatch, first):
    name = {"f7": "memos", "f8": "history"}[first]
    module, found = f"qualcode.tui.{name}.screen", importlib.import_module
    there = found(module)
    monkeypatch.delitem(sys.modules, module)

    def slow(wanted):
        if wanted == module and wanted not in sys.modules:
            time.sleep(0.8)
            sys.modules[module] = there
        return found(wanted)

    monkeypatch.setattr(importlib, "import_module", slow)
    monkeypatch.setattr(key_queue, "_PATIENCE", 0.3)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        at_once(app, first, "f", "down", "space", "enter")
        await settle(pilot)
        screen = app.screen
        assert type(screen).__name__ == f"{name.capitalize()}Screen"
        choice = screen._choosing.choice
        assert len(choice.kinds) == 1
        assert app.bench.filter == ""


async def test_a_screen_that_cannot_be_imported_gives_the_keys_back(app, monkeypatch):
    monkeypatch.delitem(sys.modules, "qualcode.tui.memos.screen", raising=False)
    monkeypatch.setattr(importlib, "import_module", lambda _name: 1 / 0)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        at_once(app, "f7", "down")
        await settle(pilot)
        assert app.screen.text.passage.cut(FIRST) == "Jeder hat für sich entschieden."


async def test_letters_wait_for_a_dialog_whose_content_is_still_being_read(app, project_file, monkeypatch):
    with Workspace.open(project_file, coder="clara", new_coder=True) as space:
        document = space.project.documents.find("eins")
        for words in ("eins", "zwei"):
            memos.add(space, MemoTarget(document=document.key), words)
    links = memos_on_things.linking_memos

    def slow(*given):
        time.sleep(1.2)
        return links(*given)

    monkeypatch.setattr(memos_on_things, "linking_memos", slow)
    monkeypatch.setattr(type(app.bench), "is_small", False)
    monkeypatch.setattr(key_queue, "_PATIENCE", 0.5)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        at_once(app, "M", "a", *"1c2", "ctrl+s")
        await settle(pilot)
        assert not isinstance(app.screen, MemoList)
        assert in_file(project_file) == []
        assert "1c2" in [memo.text for memo in app.bench.space.memos()]


@pytest.mark.parametrize("method", ["__init__", "compose"])
async def test_letters_wait_for_a_dialog_that_takes_longer_to_build_than_patience_lasts(app, monkeypatch, method):
    build = getattr(PathField, method)

    def slow(*given, **named):
        time.sleep(0.5)
        return build(*given, **named)

    monkeypatch.setattr(PathField, method, slow)
    monkeypatch.setattr(key_queue, "_PATIENCE", 0.3)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        at_once(app, "I", *"texte")
        await seen(pilot, lambda: [field.value for field in app.screen.query("#path")] == ["texte"])
        assert app.screen.query_one("#path").value == "texte"


async def test_a_key_that_waits_alone_is_given_as_soon_as_nothing_holds_it(app, monkeypatch):
    monkeypatch.setattr(key_queue, "_PATIENCE", 0.02)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        held = [True]
        monkeypatch.setattr(app._keys_in_order, "_held", lambda: held[0])
        before = app.screen.text.passage.cut(FIRST)
        at_once(app, "down")
        await pilot.pause(0.1)
        assert app.screen.text.passage.cut(FIRST) == before
        held[0] = False
        await seen(pilot, lambda: app.screen.text.passage.cut(FIRST) != before)
        assert app.screen.text.passage.cut(FIRST) == "Jeder hat für sich entschieden."


async def test_keys_whose_ends_are_never_seen_all_arrive_in_their_order(app, monkeypatch):
    monkeypatch.setattr(key_queue, "_PATIENCE", 0.03)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        monkeypatch.setattr(app._keys_in_order, "_follow", lambda path, turn: None)
        at_once(app, "c", "d", "i", "f")
        await seen(pilot, lambda: [field.value for field in app.screen.query("#typed")] == ["dif"])
        assert app.screen.query_one("#typed").value == "dif"


@pytest.mark.parametrize("is_screen", [False, True])
async def test_a_widget_that_goes_with_the_end_of_a_key_in_its_queue_holds_nothing_up(app, monkeypatch, is_screen):
    monkeypatch.setattr(key_queue, "_PATIENCE", 3600.0)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        field = SafeInput()
        dialog = ModalScreen()
        if is_screen:
            monkeypatch.setattr(dialog, "call_after_refresh", lambda *given: True)  # taken, and never called
            await app.push_screen(dialog)
        else:
            await app.screen.mount(field)
            app.screen.set_focus(field)
            others, follow = field.call_later, app._keys_in_order._follow
            monkeypatch.setattr(field, "call_later", lambda *given: given[0] == follow or others(*given))
        await pilot.pause()
        at_once(app, "1")
        await pilot.pause(0.3)
        assert not app.idle
        await (dialog.dismiss() if is_screen else field.remove())
        await seen(pilot, lambda: app.idle)
        assert app.idle
