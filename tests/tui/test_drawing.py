"""Pictures are drawn a few lines at a time, what comes meanwhile has its turn, and each is whole when it is sent."""

from __future__ import annotations

import asyncio

import pytest
from textual._compositor import Compositor

from qualcode.tui.app import QualcodeApp
from qualcode.tui.layout import drawing
from qualcode.tui.shared.themes import NAMES
from tests.tui.conftest import press, settle
from tests.tui.test_last_frame import Terminal

SIZE = (100, 30)


@pytest.fixture
def in_small_slices(monkeypatch):
    """Everything else has its turn after each few lines."""
    monkeypatch.setattr(drawing, "_SLICE", 0.0)


async def drawn(pilot):
    """Wait until the picture of the screen in front is drawn."""
    await settle(pilot)
    for _ in range(500):
        if not pilot.app.screen._drawing_apart.is_going_on:
            return
        await asyncio.sleep(0)
    raise AssertionError("the picture is never drawn")


async def test_what_was_sent_piece_by_piece_is_the_whole_picture(app, in_small_slices, monkeypatch):
    terminal, display = Terminal(*SIZE), QualcodeApp._display

    def shown(self, screen, update):
        if update is not None and screen is self.screen and not self._batch_count:
            terminal.show(update)
        display(self, screen, update)

    monkeypatch.setattr(QualcodeApp, "_display", shown)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        for keys in (["down"], ["c"], ["T", "r"], ["enter"], ["slash"], ["escape"], ["f2"], ["f3"], ["down"], ["f1"]):
            await press(pilot, *keys)
            await drawn(pilot)
            whole = Terminal(*SIZE)
            whole.show(app.screen._compositor.render_update(full=True, screen_stack=app._background_screens))
            assert terminal.seen() == whole.seen(), keys


async def test_all_who_ask_for_a_picture_at_once_get_one(app, monkeypatch):
    asked = []
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await drawn(pilot)
        plain = Compositor.render_update
        monkeypatch.setattr(
            Compositor, "render_update", lambda self, *a, **k: asked.append(self) or plain(self, *a, **k)
        )
        for _ in range(3):
            app.screen._refresh_layout()
            app.screen.refresh()
        await drawn(pilot)
    assert len(asked) == 1


async def test_what_comes_while_lines_are_drawn_has_its_turn(app, in_small_slices):
    order = []
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        screen = app.screen
        screen._compositor._dirty_regions.add(screen.size.region)
        picture = drawing.Drawing(screen, lambda _screen: order.append("picture"))
        picture.ask()
        for _ in range(3):
            await asyncio.sleep(0)
            order.append("something else")
        while picture.is_going_on:
            await asyncio.sleep(0)
    assert order == ["something else"] * 3 + ["picture"]


async def test_what_waits_for_a_picture_is_done_after_it(app, in_small_slices, monkeypatch):
    order = []
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await drawn(pilot)
        plain = Compositor.render_update
        monkeypatch.setattr(
            Compositor, "render_update", lambda self, *a, **k: order.append("picture") or plain(self, *a, **k)
        )
        app.screen.refresh(layout=True)
        app.screen.call_after_refresh(order.append, "afterwards")
        for _ in range(100):
            await asyncio.sleep(0.01)
            if "afterwards" in order:
                break
    assert order[:2] == ["picture", "afterwards"]


async def test_a_picture_that_fails_is_told_and_the_next_is_drawn(app, monkeypatch):
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await drawn(pilot)
        told = []
        monkeypatch.setattr(app, "_handle_exception", told.append)

        def fail(screen, crop):
            raise ValueError("no picture")

        with monkeypatch.context() as faulty:
            faulty.setattr(drawing, "pieces", fail)
            app.screen.refresh(layout=True)
            await drawn(pilot)
        assert [str(error) for error in told] == ["no picture"]
        app.screen.refresh(layout=True)
        await drawn(pilot)
        assert not app.screen._compositor._dirty_regions


async def test_a_screen_that_comes_back_has_the_colours_chosen_meanwhile_and_no_other_work(app, monkeypatch):
    worked_out = []
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f3")
        outline = app.screen.query_one("#outline")
        before = outline.rich_style
        plain = type(app.stylesheet).update_nodes
        monkeypatch.setattr(
            type(app.stylesheet),
            "update_nodes",
            lambda self, nodes, **k: plain(self, worked_out.extend(found := list(nodes)) or found, **k),
        )
        await press(pilot, "f1", "f3")
        assert outline.screen is app.screen
        assert app.screen not in worked_out
        await press(pilot, "f1")
        app.theme = next(name for name in NAMES if name != app.theme)
        await settle(pilot)
        await press(pilot, "f3")
        await drawn(pilot)
        assert app.screen in worked_out
        assert outline.rich_style != before


async def test_messages_that_wait_in_a_screen_let_others_have_their_turn(app, monkeypatch):
    order = []
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        monkeypatch.setattr(drawing, "_TURN", 0.0)
        for number in range(3):
            app.screen.call_later(order.append, number)
        for _ in range(8):
            await asyncio.sleep(0)
            order.append("turn")
    assert [step for step in order if step != "turn"][:3] == [0, 1, 2]
    assert order[order.index(0) : order.index(2)].count("turn") >= 2
