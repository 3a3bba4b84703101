"""What the interface remembers of a person and a project: places, quick codes, widths, theme.

It lies in the user's state folder, not in the project, and holds ids only, no text and no name.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path

from qualcode.user_folders import state_folder


class State:
    """Values of one project (by its path), and those of all projects; a lost file only forgets."""

    def __init__(self, project: Path, coder: str) -> None:
        digest = hashlib.sha256(f"{project.resolve()}\0{coder}".encode()).hexdigest()[:16]
        self._own = state_folder() / f"{digest}.json"
        self._all = state_folder() / "all.json"
        self._values = _read(self._own)
        self._common = _read(self._all)

    def get(self, name: str) -> object:
        """A value of this project; None where there is none. The file may hold anything: check the type."""
        return self._values.get(name)

    def set(self, name: str, value: object) -> None:
        """Remember a value of this project."""
        self._values[name] = value

    def common(self, name: str) -> object:
        """A value of all projects; None where there is none."""
        return self._common.get(name)

    def set_common(self, name: str, value: object) -> None:
        """Remember a value for all projects."""
        self._common[name] = value

    def save(self) -> bool:
        """Write what was remembered; False where the folder cannot be written, which costs only comfort."""
        try:
            self._own.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            for path, values in ((self._own, self._values), (self._all, self._common)):
                unfinished = path.with_suffix(f".{os.getpid()}.new")
                unfinished.write_text(json.dumps(values), encoding="utf-8")
                unfinished.chmod(0o600)
                unfinished.replace(path)
        except OSError:
            return False
        return True


def _read(path: Path) -> dict[str, object]:
    with suppress(OSError, ValueError):
        found = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(found, dict):
            return found
    return {}
