"""When a program under test is taken to rest: a process that gets no core does nothing either."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace

import pytest
from textual._context import active_app
from textual._queue import Queue
from textual._wait import SLEEP_GRANULARITY

from tests.tui import fast_textual


class Clock:
    """Time that passes in sleep alone, each time by so much more than was asked for."""

    def __init__(self, late: float) -> None:
        self.now = 0.0
        self.slept = 0
        self._late = late

    def monotonic(self) -> float:
        return self.now

    def process_time(self) -> float:
        return 0.0

    async def sleep(self, seconds: float) -> None:
        self.now += seconds + self._late
        self.slept += 1


async def _glimpses(monkeypatch, *, late=0.0, idle=True, workers=(), amid=False):
    """How often is looked at a program that does nothing, until it is taken to rest."""
    clock, queue = Clock(late), Queue()
    app = SimpleNamespace(
        idle=idle, workers=workers, screen_stack=[], _message_queue=queue, _closing=False, _closed=False
    )
    waits = None if amid else asyncio.ensure_future(queue.ready_event.wait())
    await asyncio.sleep(0)
    monkeypatch.setattr(fast_textual, "time", clock)
    monkeypatch.setattr(fast_textual, "asyncio", clock)
    token = active_app.set(app)
    try:
        await fast_textual._wait_for_idle(0)
    finally:
        active_app.reset(token)
        if waits is not None:
            waits.cancel()
    return clock.slept


async def test_a_program_that_rests_is_looked_at_once(monkeypatch):
    done = SimpleNamespace(is_finished=True)
    assert await _glimpses(monkeypatch, workers=[done]) == 1


@pytest.mark.parametrize(
    "under_way",
    [
        {"idle": False},
        {"workers": [SimpleNamespace(is_finished=False)]},
        {"amid": True},
        {"late": 2 * fast_textual._GLIMPSE},
    ],
    ids=["writing or reading", "a worker", "amid a message", "a process that got no core"],
)
async def test_what_is_under_way_is_given_as_long_as_textual_gives_it(monkeypatch, under_way):
    assert await _glimpses(monkeypatch, **under_way) * fast_textual._GLIMPSE >= SLEEP_GRANULARITY
