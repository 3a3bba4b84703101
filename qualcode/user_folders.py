"""The user's own files: the configuration, and what may hold passages beside a project, so that `forget` finds it."""

from __future__ import annotations

import os
from pathlib import Path

from qualcode.catalogue import _

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


def configuration_file() -> Path:
    """The user's configuration: `qualcode/config.toml` in $XDG_CONFIG_HOME, else in ~/.config."""
    base = os.environ.get("XDG_CONFIG_HOME")
    return (Path(base) if base else Path.home() / ".config") / "qualcode" / "config.toml"


def configuration() -> dict[str, object]:
    """What the user's configuration says; empty without one.

    Raises UsageProblem where it cannot be read.
    """
    file = configuration_file()
    if not file.is_file():
        return {}
    import tomllib

    from qualcode.errors import UsageProblem

    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageProblem(
            _("The configuration “{file}” cannot be read: {why}.", file=file, why=error),
            _("Correct it or remove it."),
        ) from None


def copy_folders() -> tuple[Path, Path]:
    """Where the last copied passage is kept: the state folder, else one of the user's own for temporary files."""
    import tempfile

    user = str(os.getuid()) if hasattr(os, "getuid") else "user"
    return state_folder(), Path(tempfile.gettempdir()) / f"qualcode-{user}"


def copies() -> tuple[Path, ...]:
    """The files that may hold the last copied passage."""
    return tuple(folder / COPY for folder in copy_folders())


def as_typed(path: Path) -> str:
    """A path as one types it in the folder where one is: without what leads there, quoted where a shell needs it."""
    import shlex

    here = Path.cwd()
    return shlex.quote(str(path.relative_to(here) if path.is_relative_to(here) else path))


def from_home(path: Path) -> str:
    """A path as people read it, with “~” for their home."""
    try:
        return f"~/{path.relative_to(Path.home())}".removesuffix("/.")
    except (ValueError, RuntimeError):
        return str(path)


def failure_log(project: Path) -> Path:
    """The log of the interface's unknown failures, beside the project."""
    return project.with_name(project.name + ".log")
