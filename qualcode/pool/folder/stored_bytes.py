"""Files of a pool, which may come from elsewhere: what is a file at all, and the bytes of small ones."""

from __future__ import annotations

import stat
from pathlib import Path

from qualcode.errors import QualcodeError


class UnreadableFile(QualcodeError):
    """A file of a pool that is missing, damaged, or none of its kind."""


def is_plain(path: Path) -> bool:
    """Whether it is a file, and no pipe or device, which would be waited for without end. Raises OSError."""
    return stat.S_ISREG(path.stat().st_mode)


def stored_bytes(path: Path, largest: int) -> bytes:
    """The bytes of a file. Raises ValueError where it has more than `largest` or is no file; OSError."""
    if not is_plain(path):
        raise ValueError
    with path.open("rb") as file:
        data = file.read(largest + 1)
    if len(data) > largest:
        raise ValueError
    return data
