"""New files that take their name when they are whole: projects, backups, repaired copies.

Until then they lie beside it under another name, which says who makes them; what a killed process leaves of them goes
as soon as the next one is made in the folder.
"""

from __future__ import annotations

import glob
import os
import platform
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from qualcode.progress import begin_commit
from qualcode.project.watch import processes
from qualcode.project.watch.lookout import companion

_END = ".qualcode.new"
_LOGS = ("-wal", "-shm", "-journal")
_UNFINISHED = re.compile(rf"\.(\d+)\.[0-9a-f]{{16}}{re.escape(_END)}(?:{'|'.join(_LOGS)})?")


def unfinished_for(path: Path) -> Path:
    """Another name beside, under which a file is made that is to have this one."""
    return path.parent / f".{platform.node()}.{os.getpid()}.{secrets.token_hex(8)}{_END}"


class NoNewFile(Exception):
    """The file cannot be made: `error` says why, FileExistsError where there is one of that name."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error


@contextmanager
def new_file(path: Path, unfinished: Path | None = None) -> Iterator[Path]:
    """An empty file beside, readable by its owner only, that takes the name behind the block, and never another's.

    It lies at `unfinished`, one of `unfinished_for`. After any failure nothing is left of it, nor of the logs that
    SQLite makes beside it. Raises NoNewFile.
    """
    made = unfinished or unfinished_for(path)
    try:
        if os.path.lexists(path):
            raise FileExistsError(path)
        os.close(os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise NoNewFile(error) from error
    try:
        remove_abandoned(path.parent)
        yield made
        _write_to_disk(made)
        begin_commit()
        try:
            _name(made, path)
        except OSError as error:
            raise NoNewFile(error) from error
        _write_to_disk(path.parent)
    finally:
        for left in (made, *(companion(made, end) for end in _LOGS)):
            with suppress(OSError):
                left.unlink()


def remove_abandoned(folder: Path) -> None:
    """Remove the unfinished files of processes on this machine that do not live any more."""
    for left in folder.glob(f".{glob.escape(platform.node())}.*{_END}*"):
        found = _UNFINISHED.fullmatch(left.name.removeprefix(f".{platform.node()}"))
        if found and left.is_file() and not processes.may_live(int(found[1])):
            with suppress(OSError):
                left.unlink()


def _name(made: Path, path: Path) -> None:
    """Give the finished file its name without ever overwriting another."""
    try:
        os.link(made, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            made.replace(path)
        except OSError:
            path.unlink()
            raise


def _write_to_disk(place: Path) -> None:
    """Have the contents of a file, or the names of a folder, on the disk, as far as the system can."""
    with suppress(OSError):  # not every system opens folders
        descriptor = os.open(place, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
