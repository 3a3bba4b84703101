"""Files that lie beside a project or in the user's folders and may hold passages, so that `forget` finds them."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

COPY = "copied.txt"


def state_folder() -> Path:
    """The folder for what programs remember: `qualcode` in $XDG_STATE_HOME, else in ~/.local/state."""
    base = os.environ.get("XDG_STATE_HOME")
    return (Path(base) if base else Path.home() / ".local" / "state") / "qualcode"


def cache_folder() -> Path:
    """The folder for what is made anew when it lacks: `qualcode` in $XDG_CACHE_HOME, else in ~/.cache.

    Raises RuntimeError where nobody knows the user's home.
    """
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "qualcode"


def copy_folders() -> tuple[Path, Path]:
    """Where the last copied passage is kept: the state folder, else one of the user's own for temporary files."""
    user = str(os.getuid()) if hasattr(os, "getuid") else "user"
    return state_folder(), Path(tempfile.gettempdir()) / f"qualcode-{user}"


def copies() -> tuple[Path, ...]:
    """The files that may hold the last copied passage."""
    return tuple(folder / COPY for folder in copy_folders())


def failure_log(project: Path) -> Path:
    """The log of the interface's unknown failures, beside the project."""
    return project.with_name(project.name + ".log")
