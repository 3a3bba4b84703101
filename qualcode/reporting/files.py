"""Writing export files whole or not at all."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from qualcode.errors import ExportError
from qualcode.visible import visible

# beside what XML forbids: DEL and C1, which steer terminals, marks and separators that nobody sees, and what
# reverses the text that follows
_NOT_IN_FILES = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]"
)


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write into that takes its name when all is written; a failure leaves what was there.

    Raises ExportError with the cause.
    """
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        with unfinished.open("x+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise ExportError(
            f"“{path}” cannot be written: {error.strerror}.",
            "Choose another place with -o, or make room; what was there is unchanged.",
        ) from error
    finally:
        with suppress(OSError):
            unfinished.unlink()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file through a temporary one beside it, so that a failure leaves what was there.

    Raises ExportError with the cause.
    """
    with whole(path) as file:
        file.write(data)


def xml_safe(text: str) -> str:
    """The text for any file to read: controls that no XML file may hold, that steer terminals or reverse what
    follows as symbols; as many code points as before.
    """
    if text.isprintable():  # most are, and this is quicker to know
        return text
    return _NOT_IN_FILES.sub(lambda found: "¤" if found[0] > "\ufdcf" else visible(found[0]), text)
