"""Folders that leave as one: made beside the wanted place, and given its name when they are whole."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.reporting.writers.whole_files import unwritten

IsOurs = Callable[[Path], bool]


def refuse_taken(folder: Path, hint: str, is_ours: IsOurs = lambda _path: False) -> None:
    """Raise UsageProblem for a file, and for a folder that holds something which is not `is_ours`.

    Raises ExportError where that cannot be looked at.
    """
    try:
        is_file = os.path.lexists(folder) and not folder.is_dir()
        is_taken = folder.is_dir() and not all(map(is_ours, folder.iterdir()))
    except OSError as error:
        raise unwritten(folder, error) from error
    if is_file:
        raise UsageProblem(
            _("“{file}” is a file and no folder.", file=folder), _("Name a folder that is not there yet.")
        )
    if is_taken:
        raise UsageProblem(_("“{folder}” is there and not empty.", folder=folder), hint)


def give_name(unfinished: Path, folder: Path) -> None:
    """Give the folder its name; an empty one that has it goes. What others may see is what they see of any folder.

    Raises OSError.
    """
    mask = os.umask(0)
    os.umask(mask)
    unfinished.chmod(0o777 & ~mask)
    if folder.is_dir():
        folder.rmdir()  # refused where it is not empty any more
    unfinished.rename(folder)
