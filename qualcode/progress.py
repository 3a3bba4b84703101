"""How far long work is, and how it is stopped: between two of its steps, or within a statement of SQLite."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock

from qualcode.catalogue import _
from qualcode.errors import Stopped

Progress = Callable[[int, int], object]
"""(so many are done, of so many); it may end the work by an error of its own."""

_FINE = 1000  # so finely a share of some work is told


def untold(_done: int, _every: int) -> None:
    """For work of which nobody wants to hear."""


def part_of(progress: Progress, begin: float, end: float) -> Progress:
    """Tells a part of some work as what lies between two shares (0 to 1) of the whole."""

    def told(done: int, every: int) -> None:
        share = begin + (end - begin) * (done / every if every else 1.0)
        progress(round(share * _FINE), _FINE)

    return told


class StopRequest:
    """By it one thread stops the work of another, which hears of it in `hear`.

    What has begun to be committed is not stopped any more: it is there whole, and work that was stopped is not there
    at all.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._asked = False
        self._late = False
        self.beats = 0
        """How often the work looked whether it is to stop: as long as that grows, it goes on."""

    @property
    def asked(self) -> bool:
        """Whether somebody asked for it in time."""
        return self._asked

    @property
    def late(self) -> bool:
        """Whether it is too late to ask."""
        return self._late

    def ask(self) -> bool:
        """Ask the work to stop; False where it is too late."""
        with self._lock:
            self._asked = self._asked or not self._late
            return self._asked

    def hear(self) -> None:
        """Say that the work goes on. Raises Stopped where it is not to."""
        self.beats += 1
        if self._asked:
            raise Stopped(_("The work was stopped."), _("Nothing was changed."))

    def commit(self) -> None:
        """Say that what was done is committed now. Raises Stopped where it is not to be."""
        with self._lock:
            self._late = not self._asked
        self.hear()


_STOP: ContextVar[StopRequest | None] = ContextVar("stop", default=None)
_IS_UNSHOWN: ContextVar[bool] = ContextVar("is_unshown", default=False)


@contextmanager
def stopped_by(stop: StopRequest | None) -> Iterator[None]:
    """What is done inside, in this thread, is stopped by that; with None by nothing."""
    token = _STOP.set(stop)
    try:
        yield
    finally:
        _STOP.reset(token)


def hear() -> None:
    """Say that the work of this thread goes on. Raises Stopped where it is not to."""
    stop = _STOP.get()
    if stop is not None:
        stop.hear()


def is_to_stop() -> bool:
    """Whether the work of this thread is to stop; says that it goes on. For SQLite, which asks in its statements."""
    stop = _STOP.get()
    if stop is None:
        return False
    stop.beats += 1
    return stop.asked


@contextmanager
def unshown() -> Iterator[None]:
    """What is committed inside is of a file that nobody sees yet: the work can be stopped after it as before."""
    token = _IS_UNSHOWN.set(True)
    try:
        yield
    finally:
        _IS_UNSHOWN.reset(token)


@contextmanager
def shown() -> Iterator[None]:
    """What is committed inside is of a file that people see, in the middle of work on one that nobody sees yet."""
    token = _IS_UNSHOWN.set(False)
    try:
        yield
    finally:
        _IS_UNSHOWN.reset(token)


def begin_commit() -> None:
    """Say that the work of this thread is committed now. Raises Stopped where it is not to be."""
    stop = _STOP.get()
    if stop is not None and _IS_UNSHOWN.get():
        stop.hear()
    elif stop is not None:
        stop.commit()
