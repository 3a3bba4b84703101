"""The projects that this user opened last: their paths alone, in a file of the user's own state folder.

`recent = false` in the configuration keeps none, and removes what was kept.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from qualcode.user_folders import configuration, state_folder

_FILE = "recent.json"
_KEPT = 20


def recent_projects() -> list[Path]:
    """The paths, the latest first; files that are gone are among them. A faulty file only forgets."""
    if not _wanted():
        return []
    with suppress(OSError, ValueError):
        kept = json.loads((state_folder() / _FILE).read_text(encoding="utf-8"))
        if isinstance(kept, list):
            return [Path(path) for path in kept if isinstance(path, str)][:_KEPT]
    return []


def note_opened(project: Path) -> None:
    """Remember a project as the latest; a folder that cannot be written costs only comfort."""
    file = state_folder() / _FILE
    if not _wanted():
        with suppress(OSError):
            file.unlink(missing_ok=True)
        return
    path = project.absolute()
    _keep([path, *(known for known in recent_projects() if known != path)][:_KEPT])


def drop(project: Path) -> None:
    """Remember a project no longer; the file itself stays."""
    _keep([known for known in recent_projects() if known != project])


def _wanted() -> bool:
    return configuration().get("recent") is not False


def _keep(paths: list[Path]) -> None:
    folder = state_folder()
    unfinished = folder / f"recent.{os.getpid()}.new"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished.write_text(json.dumps([str(path) for path in paths]), encoding="utf-8")
        unfinished.chmod(0o600)
        unfinished.replace(folder / _FILE)
