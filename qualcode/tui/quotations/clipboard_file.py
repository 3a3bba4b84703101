"""The file that holds what was copied last: terminals may swallow the escape code of the clipboard."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from qualcode.safe_text import visible
from qualcode.user_folders import COPY, copy_folders


def keep_copy(text: str) -> Path | None:
    """Write the text to a file that only its owner can read; None where no place for it can be written.

    It lies in the user's state folder, else in the temporary folder, and is replaced by the next copy.
    """
    for folder in copy_folders():
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not _is_ours(folder):
                continue
            path = folder / COPY
            unfinished = folder / f"copied.{os.getpid()}.new"
            unfinished.unlink(missing_ok=True)
            handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(visible(text, keep="\n\t") + "\n")
            unfinished.replace(path)
            return path
    return None


def _is_ours(folder: Path) -> bool:
    """Whether the folder is a real one of this user: somebody else may have put a link there."""
    found = folder.lstat()
    return stat.S_ISDIR(found.st_mode) and (not hasattr(os, "getuid") or found.st_uid == os.getuid())
