"""Writing into a folder that other machines read: a file is there whole, or it is not there."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.safe_text import visible

_UNFINISHED = ".new"
_ABANDONED = 24 * 3600  # seconds after which an unfinished file is nobody's any more


def put(path: Path, data: bytes) -> None:
    """Write one file under a temporary name beside it, have it on the disk, and give it its name.

    Raises QualcodeError with the cause; then nothing of it is there.
    """
    put_all({path: data})


def put_all(files: Mapping[Path, bytes]) -> None:
    """Write several files as `put` does; each has its name only when all are on the disk.

    Other machines read what lies there, so the folder's own rules say who may: unlike a project, the files are not
    their owner's alone.
    """
    unfinished: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            made = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}{_UNFINISHED}")
            unfinished[made] = path
            with made.open("xb") as file:
                file.write(data)
        for made in unfinished:
            _to_disk(made, os.O_RDWR)
        for made, path in unfinished.items():
            made.replace(path)
        for folder in {path.parent for path in files}:
            with suppress(OSError):  # not every system opens folders
                _to_disk(folder, os.O_RDONLY)
    except OSError as error:
        raise unwritable_folder(next(iter(files)).parent, error) from error
    finally:
        for made in unfinished:
            with suppress(OSError):
                made.unlink()


def _to_disk(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def unwritable_folder(folder: Path, error: OSError) -> QualcodeError:
    """The error that says why nothing can be written into a folder."""
    return QualcodeError(
        _("Nothing can be written into “{folder}”: {why}.", folder=visible(str(folder)), why=error.strerror or error),
        _("Ask whoever shares the folder for the right to write there, or make room; nothing was changed."),
    )


def try_writing(folder: Path) -> None:
    """Raise QualcodeError where nothing can be written into a folder."""
    trial = folder / f".qualcode.{secrets.token_hex(4)}{_UNFINISHED}"
    try:
        trial.touch(exist_ok=False)
        trial.unlink()
    except OSError as error:
        raise unwritable_folder(folder, error) from error


def sweep(folder: Path) -> None:
    """Remove unfinished files that are so old that nobody writes them any more."""
    for left in folder.glob(f".*{_UNFINISHED}"):
        with suppress(OSError):
            if left.is_file() and time.time() - left.stat().st_mtime > _ABANDONED:
                left.unlink()
