"""One writer at a time in a pool, and readers that notice whether anything changed while they read.

The lock's file holds a number that is odd while names change and even at rest. A reader that finds the same even
number before and behind has read one state; else it reads once more, and nobody writes meanwhile.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import QualcodeError

_PATIENCE = 60.0  # seconds; names change within milliseconds, but a reader may hold a writer up
_PAUSE = 0.02  # seconds
_DIGITS = 20


class PoolBusy(QualcodeError):
    """Another process writes into the pool, and does not end."""


class PoolLock:
    """The lock of one pool for this process; whoever holds it may take it again inside."""

    def __init__(self, path: Path, *, patience: float = _PATIENCE) -> None:
        self._path = path
        self._patience = patience
        self._depth = 0

    @property
    def is_held(self) -> bool:
        """Whether this process writes just now."""
        return self._depth > 0

    def state(self) -> int:
        """The number of the pool's state, odd while names change or where that was broken off."""
        try:
            descriptor = _opened(self._path, os.O_RDONLY)
        except (OSError, QualcodeError):  # no lock yet
            return 0
        try:
            return int(os.read(descriptor, _DIGITS) or b"0")
        except (OSError, ValueError):
            return 0
        finally:
            os.close(descriptor)

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Nobody else writes, and readers notice.

        Raises PoolBusy, OSError where nothing may be written there, QualcodeError where the lock is no file.
        """
        if self._depth:
            yield
            return
        descriptor = _opened(self._path, os.O_RDWR | os.O_CREAT)
        try:
            self._wait(descriptor, exclusive=True)
            before = self.state()
            self._depth += 1
            try:
                _mark(descriptor, before + 1 + before % 2)
                yield
            finally:
                self._depth -= 1
                _mark(descriptor, before + 2 + before % 2)
        finally:
            os.close(descriptor)

    @contextmanager
    def shared(self) -> Iterator[None]:
        """Nobody writes, as far as the system keeps them from it. Raises PoolBusy."""
        try:
            descriptor = _opened(self._path, os.O_RDONLY)
        except (OSError, QualcodeError):  # nobody ever wrote, or it cannot be read: nothing to wait for
            yield
            return
        try:
            self._wait(descriptor, exclusive=False)
            yield
        finally:
            os.close(descriptor)

    def _wait(self, descriptor: int, *, exclusive: bool) -> None:
        if not _waited(descriptor, self._patience, exclusive=exclusive):
            raise PoolBusy(
                _("Another process is writing into the pool “{folder}”.", folder=self._path.parent),
                _("Wait until it has ended, then try again."),
            )


@contextmanager
def folder_to_oneself(folder: Path) -> Iterator[bool]:
    """Nobody else is in here with the same folder, where the system locks folders; False where somebody stays."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # not every system opens folders
        yield True
        return
    try:
        yield _waited(descriptor, _PATIENCE, exclusive=True)
    finally:
        os.close(descriptor)


def _waited(descriptor: int, patience: float, *, exclusive: bool) -> bool:
    """Lock an open file or folder, waiting so many seconds; False where another process has it even then."""
    end = time.monotonic() + patience
    while not locked(descriptor, exclusive=exclusive):
        if time.monotonic() > end:
            return False
        time.sleep(_PAUSE)
    return True


def locked(descriptor: int, *, exclusive: bool) -> bool:
    """Lock an open file or folder until it is closed, without waiting; False where another process has it."""
    try:
        import fcntl
    except ImportError:  # Windows: one byte far behind what is read
        import msvcrt

        os.lseek(descriptor, 1 << 20, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True


def _opened(path: Path, flags: int) -> int:
    """The lock's file, opened: of a pool from elsewhere it may be a link to any file, or a pipe that has no end.

    Raises QualcodeError where it is one of these, OSError.
    """
    descriptor = -1
    try:
        if not path.is_symlink():
            descriptor = os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0), 0o600)
            if stat.S_ISREG(os.fstat(descriptor).st_mode):
                return descriptor
    except IsADirectoryError:
        pass
    if descriptor >= 0:
        os.close(descriptor)
    raise QualcodeError(
        _("“{path}” is no file that a pool has.", path=path),
        _("Remove it, and nothing else; the next command that writes makes it anew."),
    )


def _mark(descriptor: int, state: int) -> None:
    with suppress(OSError):  # a full disk; readers then see what is there
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, b"%0*d" % (_DIGITS, state))
