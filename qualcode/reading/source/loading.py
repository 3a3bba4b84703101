"""The bytes of a file, or the reason why they are not read."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.model.documents import SourceFile
from qualcode.reading.source.options import LARGEST_FILE
from qualcode.safe_text import visible


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of a file before it is read: its name without folder, its bytes' SHA-256 and number."""

    name: str
    sha256: str
    size: int

    def source(self, reader: str, version: str) -> SourceFile:
        """The file as the source of documents that this version of a reader made."""
        return SourceFile(self.name, self.sha256, reader, version)


def load(path: Path, largest: int = LARGEST_FILE) -> tuple[bytes, FileFacts]:
    """The bytes of a file and the facts about it.

    Raises ReadingError for a file that is missing, a folder, a device or the like, not allowed to be read,
    empty, or larger than `largest` bytes.
    """
    name = shown_name(path.name) or shown_name(str(path))
    try:
        _refuse_unfit(path.stat(), name, largest)
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except FileNotFoundError as problem:
        raise ReadingError(
            _("“{path}” does not exist.", path=shown_name(str(path))), _("Check the path.")
        ) from problem
    except PermissionError as problem:
        raise ReadingError(
            _("“{name}” may not be read by you.", name=name), _("Change its permissions.")
        ) from problem
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise ReadingError(
            _("“{name}” cannot be read: {reason}.", name=name, reason=reason), _("Check the path and the disk.")
        ) from problem
    if not data:
        raise ReadingError(_("“{name}” is empty.", name=name), _("Check whether it was saved or copied completely."))
    if len(data) > largest:  # it grew since it was measured
        raise _too_large(name, len(data), largest)
    return data, FileFacts(name, hashlib.sha256(data).hexdigest(), len(data))


def _refuse_unfit(found: os.stat_result, name: str, largest: int) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise ReadingError(_("“{name}” is a folder.", name=name), _("Name the files in it, or import the folder."))
    if not stat.S_ISREG(found.st_mode):
        raise ReadingError(
            _("“{name}” is a device, a pipe or a socket, no file.", name=name), _("Save it as a file first.")
        )
    if found.st_size > largest:
        raise _too_large(name, found.st_size, largest)


def _too_large(name: str, size: int, largest: int) -> ReadingError:
    return ReadingError(
        _(
            "“{name}” is too large: {size} MiB; {largest} MiB are read at most.",
            name=name,
            size=f"{size / 2**20:.0f}",
            largest=f"{largest / 2**20:.0f}",
        ),
        _("Cut it into several files, for example one an interview, or allow more with --largest MIB."),
    )


@contextmanager
def whatever(name: str) -> Iterator[None]:
    """Turn whatever happens while the file `name` is read into a ReadingError, so that others are still read."""
    from qualcode.reading.source.zip_package import foreign

    try:
        with foreign(name, ""):
            yield
    except MemoryError as problem:
        raise ReadingError(
            _("“{name}” was given up: there is not enough memory to read it.", name=name),
            _("Cut it into several files."),
        ) from problem


def shown_name(name: str) -> str:
    """A file name as text of one line: bytes that are no UTF-8 become U+FFFD, controls become symbols."""
    return visible(name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
