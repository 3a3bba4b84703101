"""Drawing in moments of its own, a few lines at a time, so that a key never waits for a whole picture.

Textual draws in the callback that found the layout: when a screen comes to the front it is drawn three times in
one stretch. Here whoever asks for a picture gets one soon after, one for all that asked meanwhile. Its lines are made
a few at a time, keys and messages go in between; what is sent in the end is the whole picture as Textual makes it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from textual import events
from textual._context import visible_screen_stack  # there is no public way to what shines through a dialog
from textual.geometry import Region
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

S = TypeVar("S", bound=Screen[Any])

_SLICE = 0.008
"""Seconds of the processor after which everything else has its turn."""
_TURN = 0.015
"""Seconds of the processor after which the messages that wait in a screen let everything else have its turn."""
_LINES = 3
"""Lines of a widget that are made before the time is looked at."""
_ROUNDS = 3
"""How often what changed while lines were made is made, too, before the picture is put together."""


class Drawing(Generic[S]):
    """The pictures of one screen."""

    def __init__(self, screen: S, draw_at_once: Callable[[S], None]) -> None:
        self._screen = screen
        self._draw_at_once = draw_at_once
        self._steps: Iterator[None] | None = None
        self._since = 0.0

    @property
    def is_going_on(self) -> bool:
        """Whether a picture was asked for that is not drawn yet."""
        return self._steps is not None

    def ask(self) -> None:
        """Have the screen drawn soon."""
        if self._steps is None:
            self._steps = self._draw()
            asyncio.get_running_loop().call_soon(self._go_on)

    def _go_on(self) -> None:
        self._since = time.thread_time()
        try:
            is_done = self._steps is None or next(self._steps, self) is self
        except Exception as error:  # noqa: BLE001 - as in a message: it is told, and the program goes on
            is_done = True
            self._screen.app._handle_exception(error)
        if not is_done:
            asyncio.get_running_loop().call_soon(self._go_on)
            return
        self._steps = None
        self._screen.call_next(self._screen._invoke_and_clear_callbacks)

    def _draw(self) -> Iterator[None]:
        screen, compositor = self._screen, self._screen._compositor
        made: set[Region] = set()
        for _ in range(_ROUNDS):
            self._take_in()
            wanted = set(compositor._dirty_regions) - made
            if not wanted or screen is not screen.app.screen:
                break
            made |= wanted
            for widget, lines in pieces(screen, Region.from_union(wanted)):
                visible_screen_stack.set(screen.app._background_screens)
                widget.render_lines(lines)
                if time.thread_time() - self._since > _SLICE:
                    yield
        if screen.app._batch_count:  # as Textual does it: what is shown at once is drawn at once
            screen.call_later(screen._compositor_refresh)
        elif screen.is_running:
            self._draw_at_once(screen)

    def _take_in(self) -> None:
        """Add what has changed since the picture was asked for: it is drawn in the same one."""
        screen = self._screen
        if screen._repaint_required and not screen._layout_required:
            screen._repaint_required = False
            screen._dirty_widgets.add(screen)
        screen._compositor.update_widgets(screen._dirty_widgets)
        screen._dirty_widgets.clear()


def draws_apart(kind: type[S]) -> type[S]:
    """A kind of screen or dialog whose pictures are drawn apart from what changed it; used as a decorator."""
    draw_at_once, call_back = kind._compositor_refresh, kind._invoke_and_clear_callbacks
    dispatch = kind._dispatch_message

    def drawing_of(screen: S) -> Drawing[S]:
        if not hasattr(screen, "_drawing_apart"):
            screen._drawing_apart = Drawing(screen, draw_at_once)  # type: ignore[attr-defined]
        return screen._drawing_apart  # type: ignore[attr-defined, no-any-return]

    def draw_soon(self: S) -> None:
        if self is self.app.screen:
            drawing_of(self).ask()
        else:  # something of it may shine through a dialog, which is told
            draw_at_once(self)

    async def call_back_when_drawn(self: S) -> None:
        if not drawing_of(self).is_going_on:
            await call_back(self)

    async def dispatch_in_turn(self: S, message: Message) -> None:
        if time.thread_time() - getattr(self, "_turn_began", 0.0) > _TURN:
            await asyncio.sleep(0)
            self._turn_began = time.thread_time()  # type: ignore[attr-defined]
        if isinstance(message, events.ScreenResume):
            message.refresh_styles = message.refresh_styles and _needs_styles(self)
        await dispatch(self, message)

    kind._dispatch_message = dispatch_in_turn  # type: ignore[method-assign, assignment]
    kind._compositor_refresh = draw_soon  # type: ignore[method-assign, assignment]
    kind._invoke_and_clear_callbacks = call_back_when_drawn  # type: ignore[method-assign, assignment]
    return kind


def _needs_styles(screen: Screen[Any]) -> bool:
    """Whether a screen that comes to the front has to have its styles worked out anew, as Textual does each time.

    What is put into a screen gets its styles then, and what changes in it as well. Only what changes in the program
    while another screen is in front passes it by: colours, and its classes.
    """
    app = screen.app
    wanted = (app.theme, app._css_update_count, app.classes, frozenset(app.get_pseudo_classes()))
    had = getattr(screen, "_styled_for", None)
    screen._styled_for = wanted  # type: ignore[attr-defined]
    return had is not None and had != wanted


def pieces(screen: Screen[Any], crop: Region) -> Iterator[tuple[Widget, Region]]:
    """A few lines each of all that is seen in a part of the screen, in the places of the widgets.

    Widgets keep their lines until these change, so what was made here is at hand when the picture is put together.
    """
    compositor = screen._compositor
    if crop.height <= _LINES:
        return
    for widget, (region, clip) in list(compositor.visible_widgets.items()):
        seen = region.intersection(clip)
        if not seen or not crop.overlaps(clip):
            continue
        for y in range(seen.y, seen.bottom, _LINES):
            if compositor.visible_widgets.get(widget) != (region, clip):  # it has gone somewhere else meanwhile
                break
            yield widget, Region(seen.x - region.x, y - region.y, seen.width, min(_LINES, seen.bottom - y))
