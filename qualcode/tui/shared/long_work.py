"""Work that takes time: done beside the interface, with a bar in the line of keys, and stopped by a key.

`LongWork` is what a screen has done in threads of its own, `UnderWay` what the writing and the reading thread do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import Any, Protocol, TypeVar

from textual.app import App
from textual.worker import Worker

from qualcode.catalogue import _
from qualcode.errors import Stopped
from qualcode.progress import StopRequest, stopped_by
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.writer import Task
from qualcode.workspace.workspace import Workspace

Answer = TypeVar("Answer")

Report = Callable[[str, int, int], None]
"""(what is done now, so many, of so many): called from the thread, as often as the work likes."""

_REST = 0.15  # seconds: what takes no longer shows no bar
_REST_OF_TASKS = 0.4  # the same of tasks, of which nearly all are small
_BETWEEN = 0.1  # seconds between two states of the bar


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
    stop: StopRequest = field(default_factory=StopRequest)
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
                with self._at_work, stopped_by(now.stop):
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
        task = Task(words, left=[_("nothing was written")], stopped=stopped)
        self._front.desk.submit(lambda space: work(space, task.report), done, failed, task)

    def _begin(
        self, words: str, stopped: Callable[[], None] | None, *, leaves: bool, stays: Sequence[str] = ()
    ) -> tuple[_Work, Report]:
        if self._now is not None:
            self._now.stop.ask()
        now = self._now = _Work(words, stopped, leaves, stays)

        def report(said: str, number: int, every: int) -> None:
            now.stop.hear()
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
        if not now.stop.ask():
            self._front.keys.work(_too_late(now.words), None, stops=False)
            return True
        if now.leaves:
            self._front.keys.work(_("Stopping …"), None, stops=False)
            return True
        self.drop()
        self._tell_stopped(now)
        return True

    def drop(self) -> None:
        """Stop what is under way and say nothing: nobody wants it any more."""
        if self._now is not None:
            self._now.stop.ask()
            self._clear()

    def _clear(self) -> None:
        self._now = None
        self._front.keys.work("", None)

    def _tell_stopped(self, work: _Work) -> None:
        more = [_("nothing was written"), *work.stays] if work.leaves else []
        self._front.keys.flash(_stopped(work.words), more=more)
        if work.stopped is not None:
            work.stopped()

    def _show(self, work: _Work, words: str, share: float | None) -> None:
        if work is self._now and not work.stop.asked and not (work.is_shown and share is None):
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


class UnderWay:
    """What the writing and the reading thread do and somebody waits for, on whichever screen is in front."""

    def __init__(self, front: Callable[[], WorkFront | None]) -> None:
        """`front` gives the screen in front, or None while there is none."""
        self._front = front
        self._tasks: list[Task] = []
        self._line: KeyLine | None = None  # where the first of them is shown, if it is

    def add(self, task: Task) -> None:
        """Show a task as soon as it lasts, until it is dropped; without words it is never shown."""
        front = self._front()
        if task.words and front is not None:
            self._tasks.append(task)
            if len(self._tasks) == 1:
                front.set_timer(_REST_OF_TASKS, self._look)

    def drop(self, task: Task) -> None:
        """Show it no longer: it is done, or has failed."""
        if task in self._tasks:
            is_shown = task is self._tasks[0]
            self._tasks.remove(task)
            if is_shown and self._line is not None:
                self._line.work("", None)
                self._line = None

    def stop(self) -> bool:
        """Stop what is shown; False where nothing is."""
        if self._line is None:
            return False
        self._tasks[0].stop.ask()
        self._show(self._tasks[0])
        return True

    def tell_stopped(self, task: Task) -> None:
        """Say that a task was stopped, and what is left of it; nothing of one that was given up."""
        front = self._front()
        if front is not None and task.words:
            front.keys.flash(_stopped(task.words), more=task.left)
            task.stopped()

    def _look(self) -> None:
        """Show the task that has been waited for longest, again and again."""
        front = self._front()
        if not self._tasks or front is None:
            return
        if monotonic() - self._tasks[0].since >= _REST_OF_TASKS:
            self._show(self._tasks[0])
        front.set_timer(_BETWEEN, self._look)

    def _show(self, task: Task) -> None:
        front = self._front()
        if front is None:
            return
        if self._line is not None and self._line is not front.keys:
            self._line.work("", None)
        self._line = front.keys
        if task.stop.asked:
            self._line.work(_("Stopping …"), None, stops=False)
        elif task.stop.late:
            self._line.work(_too_late(task.words), None, stops=False)
        else:
            self._line.work(task.words, task.share, beats=task.stop.beats)


def _stopped(words: str) -> str:
    return _("Stopped: {work}", work=words.rstrip(" …"))


def _too_late(words: str) -> str:
    return _("{work}: it is being saved and can no longer be stopped", work=words.rstrip(" …"))
