"""Whether the file that was opened is still the one that lies under its name, and holds what it is known to hold.

A sync client, a copy over it or a move changes what lies there, and SQLite does not notice: it goes on in a file that
nobody will see again, or writes pages of the old file into the new one. So every write is looked at before and after.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import struct
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import ClassVar, NamedTuple

from qualcode.catalogue import _
from qualcode.project.watch.file_marks import MainFile, read_at, write_ahead_log

LOCKS = 0x40000000  # where SQLite's locks begin in a file; they take 512 bytes
_SEEN = """
    SELECT present, project_uuid, coalesce((SELECT uuid FROM entries ORDER BY id DESC LIMIT 1), '') FROM file_state
"""
_TRIES = 5  # while another process carries its log over into the file
_PATIENCE, _PAUSE = 5, 0.01  # seconds, while another process begins a log and waits for the disk


def companion(path: Path, end: str) -> Path:
    """A file that SQLite keeps beside a project: `end` is “-wal”, “-shm” or “-journal”."""
    return path.with_name(path.name + end)


@dataclass(slots=True)
class _Held:
    descriptor: int
    users: int = 1


class ProjectConnection(sqlite3.Connection):
    """A connection with a descriptor of its file that stays open as long as any connection to that file.

    Closing any descriptor of a file drops all POSIX locks that the process has on it, also SQLite's: the next
    process to close the project would then take itself for the last one and remove the write-ahead log from under
    the connections here. So there is one descriptor a file, and the last connection closes it.
    """

    lookout: Lookout | None = None
    told: Sequence[str] = ()  # what a person should know of how the file was opened
    brought_from: int | None = None  # the schema version that the file had before it was opened
    _number = 0  # which of those that lead somewhere it is
    _numbers: ClassVar[Iterator[int]] = count(1)
    _held: ClassVar[dict[tuple[int, int], _Held]] = {}
    _paths: ClassVar[dict[int, tuple[Path, tuple[int, int]]]] = {}
    _lock: ClassVar[threading.Lock] = threading.Lock()
    _abandoned: ClassVar[deque[tuple[int, int]]] = deque()  # numbers and descriptors of those that nobody closed

    @classmethod
    @contextmanager
    def _alone(cls) -> Iterator[None]:
        """What is known of all connections, for one thread; without those that were thrown away meanwhile."""
        with cls._lock:
            cls._drop_abandoned()
            yield

    @classmethod
    def _drop_abandoned(cls) -> None:
        while cls._abandoned:
            cls._drop(*cls._abandoned.popleft())

    @classmethod
    def others_at(cls, path: Path, descriptor: int) -> bool:
        """Whether this process has a connection that was opened under that name and leads to another file."""
        own = _identity(os.fstat(descriptor))
        with cls._alone():
            return any(known == path and file != own for known, file in cls._paths.values())

    @classmethod
    def is_open(cls, found: os.stat_result) -> bool:
        """Whether this process has a connection to the file."""
        with cls._alone():
            return any(file == _identity(found) for _, file in cls._paths.values())

    @classmethod
    def hold(cls, path: Path) -> int:
        """A descriptor of the file, to be given to `leads_to` or back by `let_go`. Raises OSError."""
        with cls._alone():
            held = cls._held.get(_identity(path.stat()))
            if held:
                held.users += 1
                return held.descriptor
            descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            cls._held[_identity(os.fstat(descriptor))] = _Held(descriptor)
            return descriptor

    @classmethod
    def let_go(cls, descriptor: int) -> None:
        """Give a descriptor back; it is closed when nobody else has it."""
        with cls._alone():
            cls._give_back(descriptor)

    @classmethod
    def _give_back(cls, descriptor: int) -> None:
        for file, held in cls._held.items():
            if held.descriptor == descriptor:
                held.users -= 1
                if not held.users:
                    del cls._held[file]
                    os.close(descriptor)
                return

    @classmethod
    def _drop(cls, number: int, descriptor: int) -> None:
        if cls._paths.pop(number, None):
            cls._give_back(descriptor)

    def leads_to(self, path: Path, descriptor: int) -> None:
        """Say which file it leads to, and look after it from now on."""
        self.lookout = Lookout(path, descriptor)
        self._number = next(self._numbers)
        with self._alone():
            self._paths[self._number] = (path, _identity(os.fstat(descriptor)))

    def close(self) -> None:
        """Close it, then its descriptor."""
        super().close()
        if self.lookout:
            with self._alone():
                self._drop(self._number, self.lookout.descriptor)

    def __del__(self) -> None:
        """Nobody closed it: first SQLite's descriptors go, then the one that is held beside them.

        Garbage is collected anywhere, also in a thread that has the lock: who waited for it would wait for ever.
        """
        super().close()
        if self.lookout:
            self._abandoned.append((self._number, self.lookout.descriptor))
            if self._lock.acquire(blocking=False):
                try:
                    self._drop_abandoned()
                finally:
                    self._lock.release()


def _identity(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino


@dataclass(frozen=True, slots=True)
class FileLoss:
    """What happened to the file that was opened.

    `intact` says that the connection still leads to it, whole; else it leads into contents of another.
    """

    what: str
    intact: bool


class Seen(NamedTuple):
    """The file's mark, its project and the last entry of its history, each empty where there is none."""

    present: str
    project: str
    last_entry: str


class Lookout:
    """Looks after one open file. Of one thread, like its connection."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self.log_path = companion(path, "-wal")
        self.descriptor = descriptor
        self._main = MainFile(descriptor)
        # marks that the file had, or has as soon as its log is carried over, and their places in that order
        self._known: dict[str, int] = {}
        self._reached = 0  # the place of the last one that the file itself was seen to have
        self._log: tuple[int, int] | None = None  # the write-ahead log, once it is there
        self._log_salts = b""  # others when the log is written anew from its beginning
        self._size = os.fstat(descriptor).st_size
        self._without_mark = self._main.mark() is None
        self._was_whole = self._main.is_whole()
        self._present = self._last_entry = ""
        self.project = ""  # its UUID
        self.log_size = 0  # in bytes, at the last look
        self.read_only = True  # until it is known what it holds
        self.loss: FileLoss | None = None  # once there is one it stays

    def seen(self, connection: sqlite3.Connection) -> Seen:
        """What the connection sees; call it before a commit, and `know` after it."""
        found = connection.execute(_SEEN).fetchone()
        return Seen(*found) if found else Seen("", "", "")

    def know(self, seen: Seen) -> None:
        """Know as right what was seen when the file had just been opened, or what was committed."""
        self.read_only = False
        if seen.present:
            self._learn([seen.present])
        self.project = seen.project or self.project
        self._present, self._last_entry = seen.present, seen.last_entry

    def know_carried(self) -> None:
        """Know what the file has now that its log was carried over: it must never have less again."""
        mark = self._main.mark()
        self._reached = max(self._reached, self._known.get(mark.present, 0) if mark else 0)

    def _learn(self, marks: Sequence[str]) -> None:
        """Add marks that come behind all that are known."""
        after = next(reversed(self._known.values()), -1) + 1
        for place, mark in enumerate(marks, after):
            self._known.setdefault(mark, place)

    def look(self, connection: sqlite3.Connection, *, ahead: bool | None = None) -> FileLoss | None:
        """What happened to the file, None if nothing; an fstat, two stats and one read of a page.

        `ahead` is what `writes_ahead` says of the connection, where that was just asked.
        With a rollback journal, call it inside of a transaction too: what was written by others may be right then.
        """
        if self.loss is None:
            self.loss = self._name() or self._contents(connection, ahead=ahead)
        return self.loss

    def look_before_commit(self, connection: sqlite3.Connection, *, ahead: bool) -> FileLoss | None:
        """What happened to the file since the transaction began.

        With a rollback journal the file still has the mark of before, or has the new one where its pages did not
        fit into memory.
        """
        if self.loss is None and not ahead:
            self.loss = self._name()
            marks = set(connection.execute("SELECT former, present FROM file_state").fetchone())
            mark = self._main.mark()
            if self.loss is None and (mark is None or mark.present not in marks):
                self.loss = self._other_contents()
        return self.loss

    def look_after_commit(self, connection: sqlite3.Connection, *, ahead: bool) -> FileLoss | None:
        """What happened to the file until the transaction was committed.

        With a rollback journal the file must now hold the mark of the transaction, or all that was committed and
        what others wrote since. A copy over it in the moment between the two looks, while SQLite writes the same
        pages, may pass here; it is then found as damage.
        """
        if self.look(connection, ahead=ahead) is None and not ahead:
            self.loss = self._as_a_reader_sees_it(connection)
        return self.loss

    def find_damage(self) -> None:
        """Take it as a loss that SQLite finds the open file damaged."""
        if self.loss is None:
            self.loss = FileLoss(
                _("“{path}” was overwritten or damaged while it was open", path=self.path.name), intact=False
            )

    # ---- its name --------------------------------------------------------------------------------

    def _name(self) -> FileLoss | None:
        own = os.fstat(self.descriptor)
        try:
            there = self.path.stat()
        except OSError:
            return FileLoss(
                _("“{path}” {moved}: nothing lies there any more", path=self.path.name, moved=self._moved(own)),
                intact=True,
            )
        if _identity(there) != _identity(own):
            was = self._moved(own)
            return FileLoss(
                _(
                    "another file lies under the name “{path}” (the one that was open {was})",
                    path=self.path.name,
                    was=was,
                ),
                intact=True,
            )
        return None

    def _moved(self, own: os.stat_result) -> str:
        if not own.st_nlink:
            return _("was removed")
        try:
            return _("was moved to “{path}”", path=Path(f"/proc/self/fd/{self.descriptor}").readlink())
        except OSError:
            return _("was moved")

    # ---- its contents ----------------------------------------------------------------------------

    def _contents(self, connection: sqlite3.Connection, *, ahead: bool | None) -> FileLoss | None:
        if not (writes_ahead(connection) if ahead is None else ahead):
            self._log = None  # `forget` goes without one; the next is another
            if not connection.in_transaction:
                return None
            return self._cut() or self._as_the_connection_sees_it(connection)
        log = self.log_path
        try:
            descriptor = os.open(log, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        except OSError:
            if self._log is None:
                return self._cut() or self._as_the_log_says(log)
            return FileLoss(_("“{log}” was taken away from the open project", log=log.name), intact=True)
        try:
            there, salts = os.fstat(descriptor), read_at(descriptor, 8, 16)
        finally:
            os.close(descriptor)
        found, self.log_size = _identity(there), there.st_size
        if self._log is not None and found != self._log:
            return FileLoss(_("another file lies under the name “{log}”", log=log.name), intact=True)
        self._log = found
        if self._log_salts != salts:
            # all that the log held before was carried over: the file has that, or more
            marks = write_ahead_log(log).in_order if self._log_salts else []
            if marks:
                self._known, self._reached = {}, 0
                self._learn(marks)
            if marks or not self._log_salts:
                self._log_salts = salts
        return self._cut() or self._as_the_log_says(log)

    def _cut(self) -> FileLoss | None:
        """The file only grows, unless its header says that it has fewer pages; while one writes it may be longer."""
        size, before = os.fstat(self.descriptor).st_size, self._size
        if size < before and size < self._main.size_in_header():
            return FileLoss(_("“{path}” was cut off while it was open", path=self.path.name), intact=False)
        self._size = size
        return None

    def _as_the_log_says(self, log: Path) -> FileLoss | None:
        """With a write-ahead log the file changes only by what that holds, and never back."""
        tries, deadline = 0, time.monotonic() + _PATIENCE
        while tries < _TRIES and time.monotonic() < deadline:
            mark = self._main.mark()
            if mark is None and self._without_mark:
                return None
            if mark and mark.present in self._known:
                place = self._known[mark.present]
                if place < self._reached:
                    return self._older_contents()
                self._without_mark, self._reached = False, place
                return None
            found = write_ahead_log(log)
            if mark and mark.present in found.in_order:
                self._known = {}
                self._learn(found.in_order)
                self._reached = self._known[mark.present]
                return None
            if found.begun and not found.marks:
                time.sleep(_PAUSE)  # another process begins it anew: what it will say is not on the disk yet
            else:
                tries += 1
        return self._other_contents()

    def _as_the_connection_sees_it(self, connection: sqlite3.Connection) -> FileLoss | None:
        """With a rollback journal anybody may have written; then what was written last is still in the history."""
        seen = self.seen(connection)
        mark = self._main.mark()
        if mark is None or mark.present != seen.present:
            return self._other_contents()
        if seen.present == self._present:
            return None
        if (
            self._last_entry
            and not connection.execute("SELECT 1 FROM entries WHERE uuid = ?", (self._last_entry,)).fetchone()
        ):
            return self._older_contents() if seen.present in self._known else self._other_contents()
        self.know(seen)
        return None

    def _as_a_reader_sees_it(self, connection: sqlite3.Connection) -> FileLoss | None:
        try:
            connection.execute("BEGIN")
            loss = self._as_the_connection_sees_it(connection)  # from now on nobody else writes
            return self._other_contents() if loss is None and self._was_whole > self._main.is_whole() else loss
        except sqlite3.OperationalError:
            return None  # others write again: the next look tells
        except (sqlite3.DatabaseError, TypeError):  # no such row
            return self._other_contents()
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")

    def _older_contents(self) -> FileLoss:
        return FileLoss(
            _("“{path}” was taken back to an older version while it was open", path=self.path.name), intact=False
        )

    def _other_contents(self) -> FileLoss:
        return FileLoss(_("“{path}” was overwritten with other contents", path=self.path.name), intact=False)

    # ---- locks -----------------------------------------------------------------------------------

    @property
    def is_moved(self) -> bool:
        """Whether the file that was opened lies somewhere, under whatever name."""
        return os.fstat(self.descriptor).st_nlink > 0

    def is_alone(self) -> bool:
        """Whether certainly no other process has the file open for SQLite."""
        return locked_by_others(self.descriptor, LOCKS, 512) is False

    def keep_log_from_file(self, connection: sqlite3.Connection) -> None:
        """Let closing carry no log over into the file, and remove none: it lies with contents of another.

        SQLite does that where it gets the file for itself alone; a lock of this descriptor, which unlike SQLite's
        belongs to the descriptor and not to the process, denies it that until the descriptor is closed.
        """
        if hasattr(connection, "setconfig"):  # Python 3.12
            connection.setconfig(sqlite3.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, True)  # type: ignore[attr-defined]  # noqa: FBT003 - SQLite's
        elif sys.platform == "linux":
            import fcntl

            wanted = struct.pack("hhqqi0q", fcntl.F_RDLCK, os.SEEK_SET, LOCKS + 2, 510, 0)
            fcntl.fcntl(self.descriptor, fcntl.F_OFD_SETLK, wanted)


def locked_by_others(descriptor: int, start: int, length: int) -> bool | None:
    """Whether another process has a lock on that part of a file; None where the system does not say."""
    if sys.platform != "linux":
        return None
    import fcntl

    wanted = struct.pack("hhqqi0q", fcntl.F_WRLCK, os.SEEK_SET, start, length, 0)
    try:
        (kind, *_) = struct.unpack("hhqqi0q", fcntl.fcntl(descriptor, fcntl.F_GETLK, wanted))
    except OSError:
        return None
    return bool(kind != fcntl.F_UNLCK)


def writes_ahead(connection: sqlite3.Connection) -> bool:
    """Whether the connection writes into a log beside the file first."""
    return bool(connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal")


def is_regular(found: os.stat_result) -> bool:
    """Whether it is a file with contents, no folder, pipe or device."""
    return stat.S_ISREG(found.st_mode)
