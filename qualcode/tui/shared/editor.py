"""The user's own editor on a text: in a private folder that is gone afterwards, whatever happens."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import QualcodeError


def editor_command() -> list[str]:
    """What $VISUAL, else $EDITOR, says; empty where neither is set."""
    return shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")


def edit(command: list[str], text: str) -> bytes:
    """The bytes of a text after the editor was closed.

    The folder can be entered by its owner only and goes with the copies that editors make beside their files.
    Raises QualcodeError where the editor cannot be run or says that it failed.
    """
    with tempfile.TemporaryDirectory(prefix="qualcode-") as folder:
        file = Path(folder) / "text.txt"
        file.write_bytes(text.encode("utf-8"))
        try:
            done = subprocess.run([*command, str(file)], check=False)  # noqa: S603 - the user's own command
            changed = file.read_bytes()
        except OSError as error:
            raise QualcodeError(
                _("The editor “{command}” cannot be used: {why}.", command=command[0], why=error.strerror),
                _("Set $EDITOR to an editor that is installed."),
            ) from error
    if done.returncode:
        raise QualcodeError(
            _("The editor “{command}” ended with an error ({code}).", command=command[0], code=done.returncode),
            _("Nothing was changed."),
        )
    return changed
