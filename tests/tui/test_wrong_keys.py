"""No key is silent: where an action has nothing to act on, it says what it would need, or that nothing is left."""

from __future__ import annotations

from typing import get_args

import pytest

import qualcode
from qualcode.tui.app import QualcodeApp
from qualcode.tui.keys.key_needs import need_of
from qualcode.tui.keys.key_table import actions
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.study_screen import ScreenName
from tests.tui.conftest import press, settle
from tests.tui.test_coding_screen import WIDE

SCREENS = {"coding": "f1", "quotations": "f2", "codebook": "f3", "tables": "f4", "compare": "f5"}
# What may be silent: leaving what is not there; selecting, or going to, what is selected already; drawing anew.
_QUIET = {
    "coding.back_to_text", "study.quit", "study.show_past", "study.draw_anew", "text.select_turn",
    "text.select_paragraph",
}  # fmt: skip


def heard_and_seen(app, front):
    strips = app.screen._compositor.render_strips()
    return (
        app.screen,
        app._front,
        app.theme,
        len(app._notifications),
        front.keys.said,
        [segment for strip in strips for segment in strip],
    )


async def back_to(app, pilot, front, name):
    while app.screen.is_modal:
        app.pop_screen()
    if app.screen is not front:
        app.show(name)
        await settle(pilot)
    if name == "coding":
        front.text.focus()
        await pilot.pause()


async def silent_on(app, pilot, name):
    """The actions of a screen that neither say nor do anything."""
    front, silent = app.screen, []
    for action in actions(*front.SCOPES):
        if action.scope == "hits" or action.id in _QUIET or action.name[-2:] in {"_2", "_3", "_4", "_5", "_6", "_7"}:
            continue
        front.keys.flash("")
        app.clear_notifications()
        await pilot.pause()
        before = heard_and_seen(app, front)
        await front.run_call(action.call)
        await pilot.pause()
        if heard_and_seen(app, front) == before:
            await settle(pilot)
            if heard_and_seen(app, front) == before:
                silent.append(action.id)
        await back_to(app, pilot, front, name)
    return silent


@pytest.fixture
def empty(tmp_path):
    with qualcode.create(tmp_path / "empty.qualcode", "Leer", coder="me") as study:
        return study.path


async def test_where_nothing_is_each_action_says_what_it_needs(empty, monkeypatch):
    app, answered, warned = QualcodeApp(empty, "clara"), set(), []
    monkeypatch.setattr(Desk, "warn", lambda _desk, words: warned.append(words))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        for name in get_args(ScreenName):
            app.show(name)
            await settle(pilot)
            for action in actions(*app.screen.SCOPES):
                need = need_of(action)
                if need is not None and app.screen.lacking[need]():
                    warned.clear()
                    await app.screen.action_do(action.part, action.act)
                    assert len(warned) == 1, action.id
                    answered.add(need)
    assert answered >= {"document", "quotation", "disagreement", "code"}


async def test_a_motion_that_leads_nowhere_says_where_one_is(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "home")
        for key, words in (("up", "Beginning of the text."), ("tab", "No coding further down in this document.")):
            await press(pilot, key)
            assert app.screen.keys.said == words


@pytest.mark.stress
@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("is_empty", [True, False])
async def test_no_action_is_silent(empty, project_file, name, is_empty):
    """In a project without anything, and in one of which nothing is coded."""
    app = QualcodeApp(empty if is_empty else project_file, "clara")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        if name != "coding":
            await press(pilot, SCREENS[name])
        assert await silent_on(app, pilot, name) == []
