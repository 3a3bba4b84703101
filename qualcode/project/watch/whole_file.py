"""All that a project file holds as bytes, with what still lies in the log beside it: read, never opened by SQLite.

SQLite would change what it opens: it makes an index beside a file that is written ahead, and carries logs over. What
belongs to somebody else, such as another person's copy in a synced folder, is read as bytes instead
(https://www.sqlite.org/fileformat2.html, section 4).
"""

from __future__ import annotations

import os
import struct
import time
from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import ProjectBusy, ProjectFileError
from qualcode.project.watch.file_marks import MainFile, read_at, rollback_journal, write_ahead_log
from qualcode.project.watch.lookout import ProjectConnection, companion

_TRIES = 5
_PAUSE = 0.05  # seconds
_PART = 1 << 20  # bytes that are read at once
_LARGEST = 1 << 30  # bytes of a file with its log that are taken into memory
_HEAD, _FRAME = 32, 24  # bytes of a log's header, and of that of a page in it
_BIG_ENDIAN = 0x377F0683


def contents_of(path: Path) -> bytearray:
    """The bytes of a project file as it is now, what its log adds to it included; it says that it has no log.

    A log that belongs to another file counts as none. Raises ProjectBusy where it is being written, or where a
    change was begun with a rollback journal and not ended; ProjectFileError where it is too large for the memory;
    OSError where it cannot be read.
    """
    descriptor = ProjectConnection.hold(path)
    try:
        _refuse_large(path, descriptor)
        for number in range(_TRIES):
            if number:
                time.sleep(_PAUSE)
            found = _contents(path, descriptor)
            if found is not None:
                return found
    finally:
        ProjectConnection.let_go(descriptor)
    raise ProjectBusy(
        _("“{path}” is being written, or a change in it was broken off.", path=path.name),
        _("Nothing was changed. Wait until it is closed, or open it once with qualcode, then try again."),
    )


def _refuse_large(path: Path, descriptor: int) -> None:
    log = companion(path, "-wal")
    size = os.fstat(descriptor).st_size + (log.stat().st_size if log.exists() else 0)
    if size > _LARGEST:
        raise ProjectFileError(
            _("“{path}” is larger than {most} MiB.", path=path.name, most=_LARGEST >> 20),
            _("Nothing was changed. “qualcode package” makes a smaller file of what is wanted of it."),
        )


def _contents(path: Path, descriptor: int) -> bytearray | None:
    """The bytes; None where somebody wrote meanwhile, or is at it."""
    log = companion(path, "-wal")
    before = _state(descriptor, log)
    if rollback_journal(companion(path, "-journal")).filled:
        return None
    mark, ahead = MainFile(descriptor).mark(), write_ahead_log(log)
    pages = _all_of(descriptor)
    belongs = mark is None or not ahead.marks or mark.present in ahead.in_order
    if ahead.filled and belongs:
        _put_in(pages, log.read_bytes())
    if _state(descriptor, log) != before:
        return None
    pages[18:20] = b"\x01\x01"  # without a log from now on
    return pages


def _state(descriptor: int, log: Path) -> tuple[int, int, bytes]:
    """What changes with every change of the file, and with every new beginning of its log."""
    found = os.fstat(descriptor)
    try:
        with log.open("rb") as file:
            return found.st_mtime_ns, found.st_size, file.read(_HEAD)
    except OSError:
        return found.st_mtime_ns, found.st_size, b""


def _all_of(descriptor: int) -> bytearray:
    pages = bytearray()
    while part := read_at(descriptor, _PART, len(pages)):
        pages += part
    return pages


def _put_in(pages: bytearray, log: bytes) -> None:
    """Put the pages of a log into the file, up to its last whole transaction."""
    magic, _form, size = struct.unpack(">III", log[:12])
    order = ">" if magic == _BIG_ENDIAN else "<"
    words, summed = struct.Struct(f"{order}{size // 4}I"), _summed(struct.unpack(f"{order}6I", log[:24]), (0, 0))
    waiting: dict[int, int] = {}  # number of a page -> where it stands
    for at in range(_HEAD, len(log) - _FRAME - size + 1, _FRAME + size):
        number, length, *salts_and_sums = struct.unpack(">6I", log[at : at + _FRAME])
        summed = _summed(struct.unpack(f"{order}2I", log[at : at + 8]), summed)
        summed = _summed(words.unpack_from(log, at + _FRAME), summed)
        if log[at + 8 : at + 16] != log[16:24] or tuple(salts_and_sums[2:]) != summed:
            return
        waiting[number] = at + _FRAME
        if length:  # a transaction ends here
            if len(pages) < length * size:
                pages.extend(bytes(length * size - len(pages)))
            for page, place in waiting.items():
                pages[(page - 1) * size : page * size] = log[place : place + size]
            del pages[length * size :]
            waiting.clear()


def _summed(words: tuple[int, ...], sums: tuple[int, int]) -> tuple[int, int]:
    """The two sums over a log, gone on with over pairs of words."""
    first, second = sums
    for word, following in zip(words[::2], words[1::2], strict=True):
        first = (first + word + second) & 0xFFFFFFFF
        second = (second + following + first) & 0xFFFFFFFF
    return first, second
