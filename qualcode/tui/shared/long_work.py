"""Work that takes time: done beside the interface, with a bar in the line of keys, and stopped by a key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from threading import Lock
from time import monotonic
from typing import Any, Protocol, TypeVar

from textual.app import App
from textual.worker import Worker

from qualcode.catalogue import _
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_line import KeyLine
from qualcode.workspace.workspace import Workspace

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

    desk: Desk

    def run_worker(
        self, work: Callable[[], None], *, thread: bool, exclusive: bool, group: str, exit_on_error: bool
    ) -> Worker[Any]:
        """Textual's own: do something in a thread."""

    def set_timer(self, delay: float, callback: Callable[[], None]) -> object:
        """Textual's own: do something later."""


@dataclass(slots=True)
class _Work:
    """What is under way; with `leaves` something of it stays, such as a file, and its end is waited for."""

    words: str
    stopped: Callable[[], None] | None
    leaves: bool
    stays: Sequence[str] = ()
    is_stopped: bool = False
    is_shown: bool = False


class LongWork:
    """One work at a time for each screen; a new one ends the one before, and begins when that has let go.

    Two at once might wait for one another's transaction, and it would be told as another process's.
    """

    def __init__(self, front: WorkFront) -> None:
        self._front = front
        self._now: _Work | None = None
        self._last = 0.0
        self._at_work = Lock()  # held by the thread that works: one that was stopped hears of it only when it reports

    def start(
        self,
        words: str,
        work: Callable[[Report], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[Exception], None],
        stopped: Callable[[], None] | None = None,
        *,
        leaves: bool = False,
        stays: Sequence[str] = (),
    ) -> None:
        """Do `work` in a thread, saying `words` meanwhile; `done` gets its answer, or `failed` what went wrong.

        Where somebody stops it, `stopped` hears of it: at once, or where it `leaves` something behind when its
        thread has let go, and only if it was not done by then. `stays` says what was done before and stays.
        """
        now, report = self._begin(words, stopped, leaves=leaves, stays=stays)

        def run() -> None:
            try:
                with self._at_work:
                    report(words, 0, 0)
                    answer = work(report)
            except Exception as error:  # noqa: BLE001 - told by `failed`; the interface stays up
                self._front.app.call_later(self._failed, now, failed, error)
            else:
                self._front.app.call_later(self._ended, now, done, answer)

        group = "long work"  # no text: the name of a group of workers
        self._front.run_worker(run, thread=True, exclusive=True, group=group, exit_on_error=False)

    def write(
        self,
        words: str,
        work: Callable[[Workspace, Report], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[Exception], None],
        stopped: Callable[[], None],
    ) -> None:
        """The same in the writing thread, where what was stopped changes nothing."""
        now, report = self._begin(words, stopped, leaves=True)

        def run(space: Workspace) -> Answer:
            report(words, 0, 0)
            return work(space, report)

        self._front.desk.write(run, partial(self._ended, now, done), partial(self._failed, now, failed))

    def _begin(
        self, words: str, stopped: Callable[[], None] | None, *, leaves: bool, stays: Sequence[str] = ()
    ) -> tuple[_Work, Report]:
        if self._now is not None:
            self._now.is_stopped = True
        now = self._now = _Work(words, stopped, leaves, stays)

        def report(said: str, number: int, every: int) -> None:
            if now.is_stopped:
                raise Stopped
            moment = monotonic()
            if every and moment - self._last >= _BETWEEN:
                self._last = moment
                self._front.app.call_later(self._show, now, said, number / every)

        self._front.set_timer(_REST, lambda: self._show(now, words, None))
        return now, report

    def stop(self) -> bool:
        """Stop what is under way; False where nothing is."""
        now = self._now
        if now is None:
            return False
        now.is_stopped = True
        if now.leaves:
            self._front.keys.work(_("Stopping …"), None, stops=False)
            return True
        self.drop()
        self._tell_stopped(now)
        return True

    def drop(self) -> None:
        """Stop what is under way and say nothing: nobody wants it any more."""
        if self._now is not None:
            self._now.is_stopped = True
            self._clear()

    def _clear(self) -> None:
        self._now = None
        self._front.keys.work("", None)

    def _tell_stopped(self, work: _Work) -> None:
        more = [_("nothing was written"), *work.stays] if work.leaves else []
        self._front.keys.flash(_("Stopped: {work}", work=work.words.rstrip(" …")), more=more)
        if work.stopped is not None:
            work.stopped()

    def _show(self, work: _Work, words: str, share: float | None) -> None:
        if work is self._now and not work.is_stopped and not (work.is_shown and share is None):
            work.is_shown = True
            self._front.keys.work(words, share)

    def _failed(self, work: _Work, failed: Callable[[Exception], None], error: Exception) -> None:
        if not isinstance(error, Stopped):
            self._ended(work, failed, error)
        elif work.leaves:
            if work is self._now:
                self._clear()
            self._tell_stopped(work)

    def _ended(self, work: _Work, then: Callable[[Any], None], answer: object) -> None:
        if work is self._now:
            self._clear()
        elif not work.leaves:
            return
        then(answer)
