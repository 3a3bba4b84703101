"""What is being written, and scratch: folders of this process alone that nobody reads, gone after a crash."""

from __future__ import annotations

import os
import secrets
import shutil
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from qualcode.pool.folder.layout import INCOMING, SCRATCH
from qualcode.pool.folder.locking import locked

_ABANDONED = 24 * 3600  # seconds, where the system keeps no locks on folders


@contextmanager
def own_folder(within: Path, prefix: str) -> Iterator[Path]:
    """A new folder for this process alone (0700), removed at the end with what is left in it.

    It is locked as long as the process lives, by which others know whether it is left of a crash. Raises OSError.
    """
    folder, descriptor = _made(within, prefix)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if descriptor is not None:
            os.close(descriptor)


def _made(within: Path, prefix: str) -> tuple[Path, int | None]:
    """The new folder and what holds its lock; another one where somebody swept it away before it was locked."""
    while True:
        folder = within / f"{prefix}{secrets.token_hex(8)}"
        folder.mkdir(mode=0o700)
        descriptor = _opened(folder)
        if (descriptor is None or locked(descriptor, exclusive=True)) and folder.is_dir():
            return folder, descriptor
        if descriptor is not None:
            os.close(descriptor)


def leftovers(folder: Path, prefixes: Iterable[str] = (INCOMING, SCRATCH)) -> list[Path]:
    """What crashes left in a pool: folders that were being written or scratch, and whose process lives no more."""
    left: list[Path] = []
    for path in _candidates(folder, prefixes):
        with _abandoned(path) as is_abandoned:
            if is_abandoned:
                left.append(path)
    return left


def sweep(folder: Path, prefixes: Iterable[str] = (INCOMING, SCRATCH)) -> None:
    """Remove what crashes left in a pool, as far as this user may."""
    for path in _candidates(folder, prefixes):
        with _abandoned(path) as is_abandoned:
            if is_abandoned:
                shutil.rmtree(path, ignore_errors=True)


def _candidates(folder: Path, prefixes: Iterable[str]) -> list[Path]:
    named = [path for prefix in prefixes for path in sorted(folder.glob(f"{prefix}*"))]
    return [path for path in named if path.is_dir() and not path.is_symlink()]


def to_disk(path: Path) -> None:
    """Have a file, or the names of a folder, on the disk. Raises OSError; not every system opens folders."""
    descriptor = os.open(path, os.O_RDONLY) if path.is_file() else _opened(path)
    if descriptor is None:
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def all_to_disk(folder: Path) -> None:
    """Have a folder with all that is in it on the disk; what was taken over by a link is. Raises OSError."""
    for path in folder.rglob("*"):
        if path.is_dir() or path.stat().st_nlink == 1:
            to_disk(path)
    to_disk(folder)


def for_user_alone(path: Path) -> None:
    """Nobody but the user may look into a file, or a folder with all that is in it, whatever the umask was.

    Not every file system keeps rights; `open_to_others` tells then. A link stays as it is: what it leads to may be
    anything, in a pool from elsewhere.
    """
    for found in (path, *path.rglob("*")):
        if found.is_symlink():
            continue
        with suppress(OSError):
            found.chmod(0o700 if found.is_dir() else 0o600)


def open_to_others(folder: Path) -> list[Path]:
    """What of a folder, itself included, other users of the computer may read, write or enter; links aside.

    Nothing where the system knows no such rights.
    """
    if os.name != "posix":
        return []
    held = [Path(above, name) for above, folders, files in os.walk(folder) for name in (*folders, *files)]
    return [path for path in (folder, *held) if _is_open(path)]


def _is_open(path: Path) -> bool:
    try:
        found = path.lstat()
    except OSError:  # gone since: others work in the pool
        return False
    return not stat.S_ISLNK(found.st_mode) and bool(stat.S_IMODE(found.st_mode) & 0o077)


def _opened(folder: Path) -> int | None:
    try:
        return os.open(folder, os.O_RDONLY)
    except OSError:
        return None


@contextmanager
def _abandoned(folder: Path) -> Iterator[bool]:
    """Whether nobody's process has the folder; as long as that is looked at nobody can take it."""
    descriptor = _opened(folder)
    if descriptor is None:
        with suppress(OSError):
            yield time.time() - folder.stat().st_mtime > _ABANDONED
        return
    try:
        yield locked(descriptor, exclusive=True)
    finally:
        os.close(descriptor)
