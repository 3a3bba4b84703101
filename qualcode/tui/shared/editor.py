"""The user's own editor on a text: in a private folder that is gone afterwards, whatever happens."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import QualcodeError

_LOOKS = 1.0
"""Seconds after which it is looked whether the editor has saved."""


def editor_command() -> list[str]:
    """What $VISUAL, else $EDITOR, says; empty where neither is set."""
    return shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")


def edit(command: list[str], text: str, saved: Callable[[bytes], object]) -> bytes:
    """The bytes of a text after the editor was closed; `saved` takes them as often as the editor saves them.

    The folder can be entered by its owner only and goes with the copies that editors make beside their files.
    Raises QualcodeError where the editor cannot be run or says that it failed.
    """
    with tempfile.TemporaryDirectory(prefix="qualcode-") as folder:
        file = Path(folder) / "text.txt"
        before = text.encode("utf-8", "surrogatepass")
        file.write_bytes(before)
        try:
            with subprocess.Popen([*command, str(file)]) as editing:  # noqa: S603 - the user's own command
                while not _is_closed(editing):
                    with suppress(FileNotFoundError):  # some editors write another file and rename it
                        if (data := file.read_bytes()) != before:
                            saved(data)
                            before = data
            changed = file.read_bytes()
        except OSError as error:
            raise QualcodeError(
                _("The editor “{command}” cannot be used: {why}.", command=command[0], why=error.strerror),
                _("Set $EDITOR to an editor that is installed."),
            ) from error
    if editing.returncode:
        raise QualcodeError(
            _("The editor “{command}” ended with an error ({code}).", command=command[0], code=editing.returncode),
            _("Nothing was changed."),
        )
    return changed


def _is_closed(editing: subprocess.Popen[bytes]) -> bool:
    with suppress(subprocess.TimeoutExpired):
        editing.wait(_LOOKS)
    return editing.returncode is not None
