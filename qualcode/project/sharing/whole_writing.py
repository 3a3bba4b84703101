"""Writing into a folder that other machines read: a file is there whole, or it is not there."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import secrets
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.project.watch.processes import may_live, started_at
from qualcode.safe_text import visible

_UNFINISHED = ".new"
_WRITER = re.compile(r"\..*\.(([0-9]{1,10})-([0-9a-f]{8})-[0-9a-f]{8})-[0-9a-f]{8}\.new")
_ABANDONED = 24 * 3600  # seconds after which the unfinished file of another machine is nobody's any more


class UnwritableFolder(QualcodeError):
    """Nothing can be written into a folder that others read."""


def put(path: Path, data: bytes) -> None:
    """Write one file under a temporary name beside it, have it on the disk, and give it its name.

    Raises UnwritableFolder with the cause; then nothing of it is there.
    """
    put_all({path: data})


def put_all(files: Mapping[Path, bytes]) -> None:
    """Write several files as `put` does; each has its name only when all are on the disk.

    Other machines read what lies there, so the folder's own rules say who may: unlike a project, the files are not
    their owner's alone.
    """
    unfinished: dict[Path, Path] = {}
    writer = _writer(os.getpid())
    try:
        for path, data in files.items():
            made = path.with_name(f".{path.name[:80]}.{writer}-{secrets.token_hex(4)}{_UNFINISHED}")
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


def unwritable_folder(folder: Path, error: OSError) -> UnwritableFolder:
    """The error that says why nothing can be written into a folder."""
    return UnwritableFolder(
        _("Nothing can be written into “{folder}”: {why}.", folder=visible(str(folder)), why=error.strerror or error),
        _("Ask whoever shares the folder for the right to write there, or make room; then try again."),
    )


def sweep(folder: Path) -> None:
    """Remove what a process of this machine that lives no more left unfinished in a folder and those inside it.

    What others left goes when it is so old that nobody writes it any more.
    """
    for left in (*folder.glob(f".*{_UNFINISHED}"), *folder.glob(f"*/.*{_UNFINISHED}")):
        with suppress(OSError):
            if left.is_file() and (_is_of_the_dead(left.name) or time.time() - left.stat().st_mtime > _ABANDONED):
                left.unlink()


def _is_of_the_dead(name: str) -> bool:
    """Whether a process of this machine began the file and lives no more."""
    found = _WRITER.fullmatch(name)
    if found is None or found[3] != _digest(platform.node()):
        return False
    pid = int(found[2])
    return not may_live(pid) or found[1] != _writer(pid)


def _writer(pid: int) -> str:
    """What tells a process from all others, of other machines too."""
    return f"{pid}-{_digest(platform.node())}-{_digest(started_at(pid))}"


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]
