"""Work that takes time: done beside the interface, with a bar in the line of keys, and stopped by a key."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Any, Protocol, TypeVar

from textual.app import App
from textual.worker import Worker

from qualcode.catalogue import _
from qualcode.tui.shared.key_line import KeyLine

Answer = TypeVar("Answer")

Report = Callable[[str, int, int], None]
"""(what is done now, so many, of so many): called from the thread, as often as the work likes."""

_REST = 0.15  # seconds: what takes no longer shows no bar
_BETWEEN = 0.1  # seconds between two states of the bar


class Stopped(Exception):
    """Somebody stopped the work, or began another."""


class WorkFront(Protocol):
    """What the work needs of the screen that it belongs to."""

    @property
    def app(self) -> App[Any]:
        """The program."""

    @property
    def keys(self) -> KeyLine:
        """The line of keys."""

    def run_worker(
        self, work: Callable[[], None], *, thread: bool, exclusive: bool, group: str, exit_on_error: bool
    ) -> Worker[Any]:
        """Textual's own: do something in a thread."""

    def set_timer(self, delay: float, callback: Callable[[], None]) -> object:
        """Textual's own: do something later."""


class LongWork:
    """One work at a time for each screen; a new one ends the one before, and begins when that has let go.

    Two at once might wait for one another's transaction, and it would be told as another process's.
    """

    def __init__(self, front: WorkFront) -> None:
        self._front = front
        self._turn = 0
        self._words = ""  # of what is under way; empty for nothing
        self._is_shown = False
        self._last = 0.0
        self._at_work = Lock()  # held by the thread that works: one that was stopped hears of it only when it reports

    def start(
        self,
        words: str,
        work: Callable[[Report], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do `work` in a thread, saying `words` meanwhile; `done` gets its answer, or `failed` what went wrong."""
        self._turn += 1
        turn, self._words, self._is_shown = self._turn, words, False

        def report(said: str, number: int, every: int) -> None:
            if turn != self._turn:
                raise Stopped
            now = monotonic()
            if now - self._last >= _BETWEEN:
                self._last = now
                self._front.app.call_later(self._show, turn, said, number / every if every else 0.0)

        def run() -> None:
            try:
                with self._at_work:
                    if turn != self._turn:
                        return
                    answer = work(report)
            except Stopped:
                return
            except Exception as error:  # noqa: BLE001 - told by `failed`; the interface stays up
                self._front.app.call_later(self._ended, turn, failed, error)
            else:
                self._front.app.call_later(self._ended, turn, done, answer)

        self._front.set_timer(_REST, lambda: self._show(turn, words, None))
        group = "long work"  # no text: the name of a group of workers
        self._front.run_worker(run, thread=True, exclusive=True, group=group, exit_on_error=False)

    def stop(self) -> bool:
        """Stop what is under way; False where nothing is."""
        if not self._words:
            return False
        self._turn += 1
        words, self._words = self._words, ""
        self._front.keys.work("", None)
        self._front.keys.flash(_("Stopped: {work}", work=words.rstrip(" …")))
        return True

    def _show(self, turn: int, words: str, share: float | None) -> None:
        if turn == self._turn and self._words and not (self._is_shown and share is None):
            self._is_shown = True
            self._front.keys.work(words, share)

    def _ended(self, turn: int, then: Callable[[Any], None], answer: object) -> None:
        if turn == self._turn and self._words:
            self._words = ""
            self._front.keys.work("", None)
            then(answer)
