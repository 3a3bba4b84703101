"""Writing export files whole or not at all."""

from __future__ import annotations

import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

from qualcode.errors import ExportError
from qualcode.visible import visible

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file through a temporary one beside it, so that a failure leaves what was there.

    Raises ExportError with the cause.
    """
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        with unfinished.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink()
        raise ExportError(
            f"“{path}” cannot be written: {error.strerror}.",
            "Choose another place with -o, or make room; what was there is unchanged.",
        ) from error


def xml_safe(text: str) -> str:
    """The text with the controls that no XML file may hold as symbols; as many code points as before."""
    return _NOT_IN_XML.sub(lambda found: visible(found[0]) if found[0] < " " else "¤", text)
