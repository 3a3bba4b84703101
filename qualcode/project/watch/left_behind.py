"""Logs of SQLite that lie beside a project file and do not belong to it: set aside before the file is opened.

A killed program leaves a `-wal` or `-journal`, and SQLite replays it into whatever file lies there by then. Where
that is another one, such as an older copy from a sync client, the replay destroys it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import ProjectReadOnly, ProjectReplaced
from qualcode.project.watch.file_marks import Log, MainFile, change_counter, rollback_journal, write_ahead_log
from qualcode.project.watch.identity import now
from qualcode.project.watch.lookout import LOCKS, ProjectConnection, companion, locked_by_others

ASIDE = "set-aside"
_TRIES = 5  # another process may carry its log over, or begin a new one, between two looks
_PAUSE = 0.02  # seconds
_SHARED_MEMORY_LOCKS = (120, 9)  # where they begin in a `-shm`, and their number


def set_aside(path: Path, descriptor: int, *, writable: bool) -> list[str]:
    """Rename logs that were begun on another file; gives sentences that say so.

    Nothing is ever removed but the index of such a log (`-shm`), which SQLite makes anew. Raises ProjectReplaced
    where another process, or this one, still uses the log, and ProjectReadOnly where it cannot be renamed.
    """
    told: list[str] = []
    main = MainFile(descriptor)
    for end, read, belongs in (
        ("-wal", write_ahead_log, _belongs_ahead),
        ("-journal", rollback_journal, _belongs_back),
    ):
        log = companion(path, end)
        if not log.exists() or _fits(main, log, read, belongs):
            continue
        _refuse_in_use(path, descriptor)
        if not writable:
            raise ProjectReadOnly(
                _("“{log}” beside “{path}” belongs to another file.", log=log.name, path=path.name),
                _(
                    "Nothing was changed. Copy the project file alone to a folder in which you may write, and "
                    "open that."
                ),
            )
        told.append(_rename(path, log))
    return told


def files_beside(path: Path) -> list[Path]:
    """The logs that were set aside beside a project, by name."""
    start = f"{path.name}-"
    with suppress(OSError):
        return sorted(
            file for file in path.parent.iterdir() if file.name.startswith(start) and f".{ASIDE}-" in file.name
        )
    return []


def _fits(main: MainFile, log: Path, read: Callable[[Path], Log], belongs: Callable[[MainFile, Log], bool]) -> bool:
    for number in range(_TRIES):
        if number:
            time.sleep(_PAUSE)
        found = read(log)
        if not found.filled or belongs(main, found):
            return True
    return False


def _belongs_ahead(main: MainFile, log: Log) -> bool:
    """The file has the mark with which the log was begun or, carried over in part, one of those in it."""
    mark = main.mark()
    if mark is None:  # of a version without marks: the log has none either, or brings the first
        return not log.marks or not log.marks[0].former
    return mark.present in log.in_order


def _belongs_back(main: MainFile, log: Log) -> bool:
    """The file has the mark that the journal keeps, or the one that was written over it."""
    mark = main.mark()
    if mark is None:  # of a version without marks, or written in part
        return True
    if log.marks:
        return log.marks[0].present in (mark.present, mark.former)
    # of another program, or of a change of the journal itself: told by the counter of changes as far as it goes
    return log.counter is None or change_counter(main.header()) - log.counter in {0, 1}


def _refuse_in_use(path: Path, descriptor: int) -> None:
    if ProjectConnection.others_at(path, descriptor) or _in_use(path, descriptor):
        raise ProjectReplaced(
            _("“{path}” was replaced while a qualcode had it open that is still running.", path=path.name),
            _("Nothing was changed. Leave that one first: it keeps what it could not save."),
        )


def _in_use(path: Path, descriptor: int) -> bool:
    if locked_by_others(descriptor, LOCKS, 512):
        return True
    try:
        index = os.open(companion(path, "-shm"), os.O_RDONLY)
    except OSError:
        return False
    try:
        return bool(locked_by_others(index, *_SHARED_MEMORY_LOCKS))
    finally:
        os.close(index)


def _rename(path: Path, log: Path) -> str:
    stamp = now().replace(":", "").replace("-", "")[:15]
    target = log.with_name(f"{log.name}.{ASIDE}-{stamp}")
    number = 2
    while target.exists():
        target = log.with_name(f"{log.name}.{ASIDE}-{stamp}-{number}")
        number += 1
    try:
        log.rename(target)
        companion(path, "-shm").unlink(missing_ok=True)
    except OSError as error:
        raise ProjectReadOnly(
            _(
                "“{log}” belongs to another file than “{path}” and cannot be set aside: {why}.",
                log=log.name,
                path=path.name,
                why=error.strerror,
            ),
            _("Nothing was changed. Move it out of the folder by hand, then open the project again."),
        ) from error
    return _(
        "“{log}” belonged to another file than the “{path}” that lies here now, and was set aside as "
        "“{target}”. It holds the last changes of that other file: to get them, put a copy of that "
        "file into an empty folder, this log beside it as “{log}”, and open the copy. Else delete it.",
        log=log.name,
        path=path.name,
        target=target.name,
    )
