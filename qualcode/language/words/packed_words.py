"""A list of words and their dictionary forms as one file, in which a word is looked up without reading the rest.

The words lie in buckets by the CRC-32 of their UTF-8; a table says where each bucket begins. A word costs one read
of some hundred bytes, and what is found was compared letter by letter. Most words that are none cost no read: a bit
for each of many more values of the CRC says whether any word has it. Table, bits and each bucket carry a checksum,
so that a file that was damaged anywhere never answers: it raises DamagedWords.
"""

from __future__ import annotations

import os
import struct
import sys
import tempfile
import weakref
from array import array
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import accumulate
from pathlib import Path
from zlib import crc32

from qualcode.progress import Progress, untold

FORMAT = 1
_MAGIC = b"qcwords" + bytes([FORMAT])
_HEAD = struct.Struct("<8sIQII")  # magic, buckets, bytes of the file, checksum of table and bits, and of the head
_SUM = struct.Struct("<I")
_WORDS = 4  # in a bucket, about
_TOLD = 10_000  # words between two times that it is told how far it is
_BITS = 64  # a bucket: one in fifteen is set
# Neither byte occurs in UTF-8.
_WORD = b"\xff"
_FORM = b"\xfe"


class DamagedWords(Exception):
    """The file is none of this format, or is not as it was written."""


class PackedWords(Mapping[str, str]):
    """The words of a file that `write` made, with their forms. Raises DamagedWords and OSError, also later."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDONLY)
        weakref.finalize(self, os.close, self._descriptor)
        self._places, self._bits = _index(self._descriptor)
        self._buckets = len(self._places) - 1

    def get(self, word: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """The form of exactly this word, else the default."""
        key = word.encode()
        number = crc32(key)
        bit = number % (self._buckets * _BITS)
        if not self._bits[bit >> 3] >> (bit & 7) & 1:
            return default
        records = self._bucket(number % self._buckets)
        at = records.find(b"%b%b%b" % (_WORD, key, _FORM))
        if at < 0:
            return default
        start = at + len(key) + 2
        end = records.find(_WORD, start)
        return (records[start:end] if end >= 0 else records[start:]).decode()

    def __getitem__(self, word: str) -> str:
        found = self.get(word)
        if found is None:
            raise KeyError(word)
        return found

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.get(word) is not None

    def __iter__(self) -> Iterator[str]:
        for number in range(self._buckets):
            for record in self._bucket(number).split(_WORD)[1:]:
                yield record.partition(_FORM)[0].decode()

    def __len__(self) -> int:
        return sum(self._bucket(number).count(_WORD) for number in range(self._buckets))

    def _bucket(self, number: int) -> bytes:
        """The records of a bucket, checked."""
        start = self._places[number]
        length = self._places[number + 1] - start
        found = os.pread(self._descriptor, length, start)
        records = found[_SUM.size :]
        if len(found) != length or found[: _SUM.size] != _SUM.pack(crc32(records)):
            raise DamagedWords(f"bucket {number}")  # no text: caught
        return records


def _index(descriptor: int) -> tuple[array[int], bytes]:
    """Where the buckets begin and the last one ends, and the bits of the values that words have."""
    length = os.fstat(descriptor).st_size
    head = os.pread(descriptor, _HEAD.size, 0)
    if len(head) != _HEAD.size:
        raise DamagedWords("head")
    buckets = min(_HEAD.unpack(head)[1], length)
    index = os.pread(descriptor, _table_bytes(buckets) + buckets * _BITS // 8, _HEAD.size)
    if head != _head(buckets, length, index):
        raise DamagedWords("head")
    places = array("I", index[: _table_bytes(buckets)])
    if sys.byteorder == "big":
        places.byteswap()
    return places, index[_table_bytes(buckets) :]


def _table_bytes(buckets: int) -> int:
    return 4 * (buckets + 1)


def _head(buckets: int, length: int, index: bytes) -> bytes:
    head = _HEAD.pack(_MAGIC, buckets, length, crc32(index), 0)[: -_SUM.size]
    return head + _SUM.pack(crc32(head))


def write(path: Path, words: Mapping[str, str], progress: Progress = untold) -> None:
    """Write the words, whole or not at all, for the user alone; of two processes either one's file is the one.

    `progress` hears how many of them are taken in. Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, unfinished = tempfile.mkstemp(prefix=path.name, suffix=".new", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            for piece in _packed(words, progress):
                file.write(piece)
            file.flush()
            os.fsync(descriptor)
        Path(unfinished).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(unfinished).unlink()
        raise


def _packed(words: Mapping[str, str], progress: Progress) -> Iterator[bytes]:
    buckets = [bytearray() for _ in range(1 << (len(words) // _WORDS or 1).bit_length() - 1)]
    bits = bytearray(len(buckets) * _BITS // 8)
    for done, (word, form) in enumerate(words.items()):
        if done % _TOLD == 0:
            progress(done, len(words))
        key = word.encode()
        number = crc32(key)
        bit = number % (len(buckets) * _BITS)
        bits[bit >> 3] |= 1 << (bit & 7)
        buckets[number % len(buckets)] += b"%b%b%b%b" % (_WORD, key, _FORM, form.encode())
    start = _HEAD.size + _table_bytes(len(buckets)) + len(bits)
    places = array("I", accumulate((_SUM.size + len(records) for records in buckets), initial=start))
    length = places[-1]
    if sys.byteorder == "big":
        places.byteswap()
    index = places.tobytes() + bits
    yield _head(len(buckets), length, index)
    yield index
    for records in buckets:
        yield _SUM.pack(crc32(records))
        yield bytes(records)
