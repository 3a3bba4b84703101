"""Keys that come faster than the screen: each one reaches what the one before has opened."""

from __future__ import annotations

import pytest
from textual import events

from qualcode.tui.verbs.memo_editor import MemoEditor
from tests.tui.conftest import FIRST, settle
from tests.tui.test_coding_screen import NARROW, in_file


def at_once(app, *keys):
    """All keys into the program's queue before it looks at the first."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


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
