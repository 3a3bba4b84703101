"""What Textual does for tests, done with less work: it says the same of a program, in a third of the time.

Textual asks each widget of a screen to call back before it takes the next step, some hundred messages for each key;
here who still has something to do is read off the queues. Style sheets are parsed once, and each of their rules is
told apart by what it is. Names of Textual's own parts are used: where one of them changes, every test here is red.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from typing import Any

import textual.app
import textual.pilot
from textual._context import active_app
from textual._wait import SLEEP_GRANULARITY
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.message_pump import MessagePump
from textual.pilot import Pilot, WaitForScreenTimeout

_GLIMPSE = 1 / 400
"""Seconds of one look whether the program rests; Textual's own takes twenty milliseconds, twice a key."""
_TURNS = 100
"""Turns of the loop before it is looked at in glimpses: what takes longer waits for a thread."""


def install(replace: Callable[[Any, str, Any], object]) -> None:
    """Let all programs of this process do so; `replace` is a monkeypatch's `setattr`, or that of Python."""
    replace(Stylesheet, "_parse_rules", _parsing_once(Stylesheet._parse_rules))
    replace(RuleSet, "__hash__", object.__hash__)  # the same number, without a call
    replace(Pilot, "_wait_for_screen", _wait_for_screen)
    for module in (textual.app, textual.pilot):
        replace(module, "wait_for_idle", _wait_for_idle)


def _parsing_once(parse):
    """A style sheet is parsed once in the same colours, and not anew for the program of each test."""
    kept: dict[tuple[object, ...], object] = {}

    def parse_once(sheet, *source, **more):
        key = (*source, *more.items(), *sheet._variables.items())
        if key not in kept:
            kept[key] = parse(sheet, *source, **more)
        return kept[key]

    return parse_once


def _has_messages(pumps: Iterable[MessagePump]) -> bool:
    return any(not pump._message_queue.empty() for pump in pumps)


def _works(pump: MessagePump) -> bool:
    """Whether somebody has messages before them, or is amid one: who rests waits for the next."""
    queue = pump._message_queue
    has_left = pump._closing or pump._closed
    return not has_left and (bool(queue.values) or not queue.ready_event._waiters)


async def _wait_for_screen(pilot: Pilot[Any], timeout: float = 30.0) -> bool:
    """Wait until the program and all in the screen in front are done with their messages, unless it fails."""
    app = pilot.app
    if not app._screen_stack:
        return False
    begun, turns = time.monotonic(), 0
    pumps = [app, *app.screen.walk_children(with_self=True)]
    while pumps := [pump for pump in pumps if _works(pump)]:
        if app._exception_event.is_set():
            return False
        if time.monotonic() - begun > timeout:
            raise WaitForScreenTimeout(f"{pumps[0]} is not done with its messages")
        turns += 1
        await asyncio.sleep(0 if turns < _TURNS else _GLIMPSE)
    return True


def _is_under_way(app: App[Any], pumps: Iterable[MessagePump]) -> bool:
    """Whether a thread has work of the program, or somebody is amid a message: who waits for them uses no time."""
    return (
        not getattr(app, "idle", True)
        or any(not worker.is_finished for worker in app.workers)
        or any(_works(pump) for pump in pumps)
    )


async def _wait_for_idle(min_sleep: float = 0.0, max_sleep: float = 1.0) -> None:
    """A program rests when no message waits and its process does nothing, which is looked at in short glimpses.

    A process without a core does nothing either. So one glimpse is enough only where it was as short as it was meant
    to be and nothing is under way; else as many in a row as make Textual's own look.
    """
    app, begun, quiet = active_app.get(), time.monotonic(), 0
    while True:
        used, looked = time.process_time(), time.monotonic()
        await asyncio.sleep(_GLIMPSE)
        does_nothing = time.process_time() - used < _GLIMPSE / 10
        now = time.monotonic()
        pumps = [app, *(widget for screen in app.screen_stack for widget in screen.walk_children(with_self=True))]
        quiet = quiet + 1 if does_nothing and not _has_messages(pumps) else 0
        is_sure = quiet * _GLIMPSE >= SLEEP_GRANULARITY or (
            quiet and now - looked < 2 * _GLIMPSE and not _is_under_way(app, pumps)
        )
        if now - begun >= max_sleep or (is_sure and now - begun > min_sleep):
            return
