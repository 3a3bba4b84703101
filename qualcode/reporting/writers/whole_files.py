"""Writing export files whole or not at all."""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from qualcode.catalogue import _
from qualcode.errors import ExportError
from qualcode.progress import begin_commit
from qualcode.safe_text import unwritable, visible

if TYPE_CHECKING:
    from qualcode.project.quoting.begun import Begun

# beside what XML forbids: DEL and C1, which steer terminals, marks and separators that nobody sees, and what
# reverses the text that follows
_NOT_IN_FILES = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]"
)


Naming = Callable[[Path], AbstractContextManager[None]]
"""What surrounds the moment in which an unfinished file gets its name."""


@contextmanager
def atomic_file(path: Path, begun: Begun | None = None, naming: Naming | None = None) -> Iterator[BinaryIO]:
    """A file to write into that takes its name when all is written; a failure leaves what was there.

    While it is written, the project lists it in what was `begun`, so that a kill leaves nothing unknown. Raises
    ExportError with the cause.
    """
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    with begun.temporary(unfinished) if begun else nullcontext():
        try:
            with unfinished.open("x+b") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            with naming(unfinished) if naming else nullcontext():
                begin_commit()
                unfinished.replace(path)
        except OSError as error:
            raise unwritten(path, error) from error
        finally:
            with suppress(OSError):
                unfinished.unlink()


def unwritten(path: Path, error: OSError) -> ExportError:
    """The error that says why an export was not written."""
    if path.parent.is_dir():
        hint = _("Choose another place, or make room; what was there is unchanged.")
    else:
        hint = _("Choose another place, or make the folder; what was there is unchanged.")
    return ExportError(unwritable(path, error), hint)


def atomic_write(path: Path, data: bytes, begun: Begun | None = None, naming: Naming | None = None) -> None:
    """Write a file through a temporary one beside it, so that a failure leaves what was there.

    Raises ExportError with the cause.
    """
    with atomic_file(path, begun, naming) as file:
        file.write(data)


@contextmanager
def unfinished_folder(beside: Path, begun: Begun | None = None) -> Iterator[Path]:
    """A folder for unfinished parts of a file, beside it; it goes with all that is in it."""
    folder = beside.with_name(f".qualcode-{secrets.token_hex(4)}")
    with begun.temporary(folder) if begun else nullcontext():
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def xml_safe(text: str) -> str:
    """The text for any file to read: controls that no XML file may hold, that steer terminals or reverse what
    follows as symbols; as many code points as before.
    """
    if text.isprintable():  # most are, and this is quicker to know
        return text
    return _NOT_IN_FILES.sub(lambda found: "¤" if found[0] > "\ufdcf" else visible(found[0]), text)
