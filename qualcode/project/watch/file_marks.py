"""The marks of a project file, read from its pages, its write-ahead log and its rollback journal without SQLite.

Every transaction that writes renews the row of `file_state`: what was `present` becomes `former`, and `present` a new
random value. So a log is a chain, and shows on which file it was begun. SQLite itself takes any log that lies beside
a file for the log of that file, and may change both when it opens them; hence they are read here as bytes
(https://www.sqlite.org/fileformat2.html, sections 1.3, 1.6, 2.1, 3 and 4).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

TABLE = "file_state"
_COLUMNS = ("id", "project_uuid", "secret", "backup", "former", "present", "digest")
_LEAF, _INTERIOR = 0x0D, 0x05  # pages of a table
_WAL_MAGIC = (0x377F0682, 0x377F0683)
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_DEPTH = 20  # of the tree of a table; a deeper one is damaged

Value = int | str | bytes | None


class Mark(NamedTuple):
    """What the row of `file_state` says: of which project, and after which transaction."""

    project: str
    former: str
    present: str


@dataclass(frozen=True, slots=True)
class Log:
    """What lies beside a project file: whether there is anything in it that would be replayed, and its marks.

    `begun` says of a write-ahead log that it has a header, so that somebody writes or wrote into it.
    """

    filled: bool
    marks: tuple[Mark, ...]
    begun: bool = False
    counter: int | None = None  # of changes, as a journal keeps it that has no mark

    @property
    def in_order(self) -> list[str]:
        """The marks that the file has had while this log was written, the one on which it was begun first."""
        return [self.marks[0].former, *(mark.present for mark in self.marks)] if self.marks else []


def read_at(descriptor: int, number: int, offset: int) -> bytes:
    """So many bytes of an open file from an offset on, fewer at its end."""
    if hasattr(os, "pread"):
        return os.pread(descriptor, number, offset)
    os.lseek(descriptor, offset, os.SEEK_SET)
    return os.read(descriptor, number)


class MainFile:
    """The pages of a project file, through a descriptor that somebody else opens and closes."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._page_number = 0  # of the row; 0 as long as it is not known
        self._size = 0  # of a page
        self._seen: tuple[bytes, Mark] | None = None  # the page as it was read last

    def header(self) -> bytes:
        """Its first 100 bytes."""
        return read_at(self._descriptor, 100, 0)

    def is_whole(self) -> bool:
        """Whether it has as many pages as its header says; call it while nobody writes, with a rollback journal."""
        return os.fstat(self._descriptor).st_size == self.size_in_header()

    def size_in_header(self) -> int:
        """How long its header says that it is, in bytes; more than any file has where it has no header."""
        header = self.header()
        return int.from_bytes(header[28:32], "big") * _page_size(header) or sys.maxsize

    def mark(self) -> Mark | None:
        """The mark that stands in the file itself now, whatever lies beside it; None where it has none."""
        if self._page_number:
            page = self._page(self._page_number, self._size)
            if self._seen and self._seen[0] == page:
                return self._seen[1]
            mark = mark_in(page)
            if mark:
                self._seen = page, mark
                return mark
        self._size = _page_size(self.header())
        self._page_number = self._root(self._size) if self._size else 0
        return mark_in(self._page(self._page_number, self._size)) if self._page_number else None

    def _page(self, number: int, size: int) -> bytes:
        return read_at(self._descriptor, size, (number - 1) * size)

    def _root(self, size: int) -> int:
        """The page of the table, 0 where there is no such table."""
        for row in _rows(lambda number: self._page(number, size), 1):
            if row[:2] == ["table", TABLE] and len(row) > 3 and isinstance(row[3], int):
                return max(row[3], 0)
        return 0


def _page_size(header: bytes) -> int:
    size = int.from_bytes(header[16:18], "big")
    size = 65536 if size == 1 else size
    return size if size >= 512 and size & (size - 1) == 0 else 0


def mark_in(page: bytes) -> Mark | None:
    """The mark that a page holds, if it is the one that holds the row of `file_state`."""
    if len(page) < 512 or page[0] != _LEAF or page[3:5] != b"\x00\x01":
        return None
    cell = next(iter(_cells(page, 0, 8)), len(page))
    _, after_size = _varint(page, cell)
    _, after_key = _varint(page, after_size)
    row = _record(page[after_key:])
    # the sums of all tables, which stand last, may go on on another page
    if _number_of_values(page[after_key:]) != len(_COLUMNS) or len(row) < len(_COLUMNS) - 1:
        return None
    _, project, secret, backup, former, present, *digest = row
    if not all(isinstance(text, str) for text in (project, secret, former, present, *digest)) or backup not in (0, 1):
        return None
    return Mark(str(project), str(former), str(present))


# ---- what lies beside the file -----------------------------------------------------------------------


def write_ahead_log(path: Path) -> Log:
    """What a write-ahead log holds: the frames that have the salts of its header."""
    try:
        with path.open("rb", buffering=0) as file:
            return _wal(file)
    except FileNotFoundError:
        return Log(filled=False, marks=())


def _wal(file: BinaryIO) -> Log:
    header = file.read(32)
    size = int.from_bytes(header[8:12], "big")
    if len(header) < 32 or int.from_bytes(header[:4], "big") not in _WAL_MAGIC or not 512 <= size <= 65536:
        return Log(filled=False, marks=())
    marks: list[Mark] = []
    position = 32
    while True:
        file.seek(position)
        head = file.read(24 + 8)
        if len(head) < 24 + 8 or head[8:16] != header[16:24]:
            return Log(filled=position > 32, marks=tuple(marks), begun=True)
        if head[24] == _LEAF and head[27:29] == b"\x00\x01":
            mark = mark_in(head[24:] + file.read(size - 8))
            if mark and mark not in marks[-1:]:
                marks.append(mark)
        position += 24 + size


def rollback_journal(path: Path) -> Log:
    """What a rollback journal holds: the pages as they were before the transaction that was not finished."""
    try:
        with path.open("rb", buffering=0) as file:
            return _journal(file)
    except FileNotFoundError:
        return Log(filled=False, marks=())


def _journal(file: BinaryIO) -> Log:
    filled, counter = False, None
    for number, page in _journal_pages(file):
        filled = True
        mark = mark_in(page)
        if mark:
            return Log(filled, marks=(mark,))
        if number == 1:
            counter = change_counter(page)
    return Log(filled, marks=(), counter=counter)


def change_counter(first_page: bytes) -> int:
    """The number in the header of a file that each transaction with a rollback journal raises by one."""
    return int.from_bytes(first_page[24:28], "big")


def _journal_pages(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The pages of a journal that SQLite would play back, part by part; each part begins at a sector."""
    position = 0
    while True:
        file.seek(position)
        header = file.read(28)
        count, _, _, sector, size = (int.from_bytes(header[at : at + 4], "big") for at in range(8, 28, 4))
        if not header.startswith(_JOURNAL_MAGIC) or len(header) < 28 or not 512 <= size <= 65536 or sector < 28:
            return
        position += sector
        while count:
            file.seek(position)
            record = file.read(4 + size + 4)
            if len(record) < 4 + size + 4:
                return
            yield int.from_bytes(record[:4], "big"), record[4 : 4 + size]
            position += len(record)
            count -= 1
        position = -(-position // sector) * sector


# ---- tables and rows ---------------------------------------------------------------------------------


def _rows(page_of: Callable[[int], bytes], number: int, depth: int = 0) -> Iterator[list[Value]]:
    """The rows of a table from its root page on, each as far as it stands on its page."""
    page = page_of(number)
    start = 100 if number == 1 else 0
    if len(page) < 512 or depth > _DEPTH:
        return
    if page[start] == _LEAF:
        yield from _leaf_rows(page, start)
    elif page[start] == _INTERIOR:
        for offset in _cells(page, start, 12):
            yield from _rows(page_of, int.from_bytes(page[offset : offset + 4], "big"), depth + 1)
        yield from _rows(page_of, int.from_bytes(page[start + 8 : start + 12], "big"), depth + 1)


def _cells(page: bytes, start: int, header: int) -> list[int]:
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    pointers = start + header
    places = (int.from_bytes(page[at : at + 2], "big") for at in range(pointers, pointers + 2 * count, 2))
    return [place for place in places if 0 < place < len(page)]


def _leaf_rows(page: bytes, start: int) -> Iterator[list[Value]]:
    for cell in _cells(page, start, 8):
        _, after_size = _varint(page, cell)
        _, after_key = _varint(page, after_size)
        yield _record(page[after_key:])


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where the next begins."""
    value = 0
    for place in range(at, min(at + 8, len(data))):
        value = value << 7 | data[place] & 0x7F
        if data[place] < 0x80:
            return value, place + 1
    return value, min(at + 9, len(data))  # no number here takes nine bytes


def _number_of_values(data: bytes) -> int:
    """How many values a row has, also those that stand elsewhere."""
    return len(_kinds(data)[0])


def _kinds(data: bytes) -> tuple[list[int], int]:
    """The kinds of the values of a row, and where the first of them begins."""
    header_end, at = _varint(data, 0)
    kinds: list[int] = []
    while at < min(header_end, len(data)):
        kind, at = _varint(data, at)
        kinds.append(kind)
    return kinds, header_end


def _record(data: bytes) -> list[Value]:
    """The values of a row, as far as they stand here."""
    kinds, at = _kinds(data)
    values: list[Value] = []
    for kind in kinds:
        length = _length(kind)
        piece = data[at : at + length]
        if len(piece) < length:
            return values
        values.append(_value(kind, piece))
        at += length
    return values


def _length(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    return (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)[kind]


def _value(kind: int, piece: bytes) -> Value:
    if kind >= 13 and kind % 2:
        return piece.decode("utf-8", errors="replace")
    if 1 <= kind <= 6:
        return int.from_bytes(piece, "big", signed=True)
    if kind in {8, 9}:
        return kind - 8
    return piece if kind >= 12 else None
