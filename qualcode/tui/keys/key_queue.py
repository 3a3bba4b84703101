"""Keys in their order, however fast they come: over a slow line a whole word arrives at once.

Textual hands a key to the widget with the focus and goes on to the next key before the first has done anything: of
“c t r a ⏎” all but the “c” would still reach the text, where letters mean other things. Here the next key waits
until the messages of the one before are through, what it wrote is committed and shown, and the dialog that it opened
has the focus. While another program keeps the file locked, or a screen is still being imported, keys wait as long as
that takes; only those that leave the program do not.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING
from weakref import WeakSet

from textual import events
from textual.dom import DOMNode
from textual.screen import Screen

if TYPE_CHECKING:
    from textual.app import App

_ROUNDS = 3  # through all who may hear of a key: the key itself, what it changed, what was made of that
_LOOK_EVERY = 0.01  # seconds, while something is being written
_WATCH_EVERY = 0.1  # seconds, whether the widget is still there in whose queue the end of a key is waited for
_PATIENCE = 1.0  # seconds in which the program runs; a key whose end is never seen must not hold the keyboard up

_LEAVE = {"ctrl+q", "ctrl+c"}

Deliver = Callable[[events.Key], Awaitable[None]]


class KeyQueue:
    """Gives keys to the program one by one; used in the program's own task only."""

    def __init__(
        self, app: App[int], deliver: Deliver, written: Callable[[], bool], held: Callable[[], bool] = lambda: False
    ) -> None:
        """`written` says whether all that keys have asked to be written is written and shown.

        `held` says whether that waits for another program, or for what is being opened; then the keys wait too,
        however long.
        """
        self._app = app
        self._deliver = deliver
        self._written = written
        self._held = held
        self._waiting: deque[events.Key] = deque()
        self._busy_until = 0.0
        self._watched = 0.0  # when the program was last seen to run
        self._turn = 0
        self._asked: DOMNode | None = None  # whose queue the key is followed through now
        self._path: list[DOMNode] = []  # and whose after that
        self._ready: WeakSet[Screen[object]] = WeakSet()

    @property
    def waiting(self) -> int:
        """How many keys wait for their turn."""
        return len(self._waiting)

    @property
    def idle(self) -> bool:
        """Whether every key has done what it does."""
        return not self._waiting and not self._busy_until

    def give_up(self) -> None:
        """Forget the keys that wait: what they were meant for does not come."""
        self._waiting.clear()

    async def take(self, key: events.Key) -> None:
        """Give a key to the program, now or when its turn has come."""
        if key.key in _LEAVE and self._held():
            await self._deliver(key)
            return
        self._waiting.append(key)
        self._wait_as_long_as_it_stood_still()
        if not self._held() and monotonic() >= self._busy_until:
            await self._next()
        else:
            self._app.set_timer(_PATIENCE, self._hurry)

    async def _next(self) -> None:
        self._busy_until = 0.0
        if not self._waiting:
            return
        key = self._waiting.popleft()
        self._watched = monotonic()
        self._busy_until = self._watched + _PATIENCE
        self._turn += 1
        target: DOMNode = self._app.focused or self._app.screen
        path = list(target.ancestors_with_self)
        await self._deliver(key)
        self._follow(path * _ROUNDS, self._turn)
        self._app.set_timer(_WATCH_EVERY, partial(self._watch, self._turn))

    def _follow(self, path: list[DOMNode], turn: int) -> None:
        """Go through the queues of all on the path, each behind what is in it already."""
        while path:
            node, path = path[0], path[1:]
            self._asked, self._path = node, path
            if node.call_later(self._follow, path, turn):
                return
        self._asked = None
        self._app.call_later(self._done, turn)

    def _watch(self, turn: int) -> None:
        """Go on behind a widget that has gone, as a dialog or a field does, with what was in its queue still."""
        if turn != self._turn or not self._busy_until:
            return
        self._wait_as_long_as_it_stood_still()
        self._watched = monotonic()
        if self._asked is not None and not self._asked.is_running:
            self._follow(self._path, turn)
        self._app.set_timer(_WATCH_EVERY, partial(self._watch, turn))

    def _wait_as_long_as_it_stood_still(self) -> None:
        """Have patience for the time too in which nothing ran: while a module is imported or a dialog is built."""
        late = monotonic() - self._watched - _WATCH_EVERY
        if self._busy_until and late > 0:
            self._watched += late
            self._busy_until += late

    async def _done(self, turn: int) -> None:
        """A key has done what it does: the next, as soon as the screen in front can take it."""
        screen = self._app.screen
        if turn != self._turn:
            return
        self._asked = None
        if self._held():
            self._busy_until = monotonic() + _PATIENCE
        if not self._written() and monotonic() < self._busy_until:
            self._app.set_timer(_LOOK_EVERY, partial(self._done, turn))
            return
        if screen not in self._ready:
            self._ready.add(screen)
            self._asked, self._path = screen, []
            if screen.call_after_refresh(self._app.call_later, self._done, turn):
                return
        await self._next()

    async def _hurry(self) -> None:
        """Give the next key where the end of the one before was never seen, or what held all up is over."""
        self._wait_as_long_as_it_stood_still()
        rest = self._busy_until - monotonic()
        if self._held():
            self._app.set_timer(_PATIENCE, self._hurry)
        elif rest <= 0:
            await self._next()
        elif self._waiting:
            self._app.set_timer(rest, self._hurry)
