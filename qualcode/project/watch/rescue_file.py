"""Rescue files: work that could not be kept in its project file, since that was replaced.

A rescue file lies in the user's state folder, is readable by its owner only, and is removed by nothing but a rescue
that took in all of it.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.project.watch.identity import new_uuid, now
from qualcode.project.watch.kept import KeptEntry, KeptRow
from qualcode.user_folders import state_folder

_FORMAT = 1
_ENDING = ".rescue.json"


def rescue_folder() -> Path:
    """Where rescue files lie."""
    return state_folder() / "rescue"


@dataclass(slots=True)
class Rescue:
    """Entries of one session that its project file may lack; `texts` are those of documents that it took in."""

    project: str
    path: str
    why: str
    written: str
    entries: list[KeptEntry]
    texts: dict[str, dict[str, Any]] = field(default_factory=dict)
    file: Path = Path()

    def write(self) -> None:
        """Write it, whole or not at all. Raises OSError."""
        self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = self.file.with_suffix(".new")
        contents = {"format": _FORMAT, **{name: value for name, value in asdict(self).items() if name != "file"}}
        descriptor = os.open(unfinished, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(contents, file, ensure_ascii=True)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(self.file)

    @classmethod
    def read(cls, file: Path) -> Rescue:
        """Read a rescue file. Raises ReadingError."""
        try:
            found = json.loads(file.read_text(encoding="utf-8"))
            if found["format"] != _FORMAT:
                raise ReadingError(
                    _("“{file}” was written by a newer qualcode.", file=file), _("Update qualcode to take it in.")
                )
            entries = [
                KeptEntry(**{**entry, "rows": rows if rows is None else tuple(KeptRow(**row) for row in rows)})
                for entry in found["entries"]
                for rows in [entry["rows"]]
            ]
            return cls(found["project"], found["path"], found["why"], found["written"], entries, found["texts"], file)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ReadingError(
                _("“{file}” cannot be read as a rescue file ({name}).", file=file, name=type(error).__name__),
                _("It was left as it is."),
            ) from error


def new_file(path: Path) -> Path:
    """A name for the rescue file of a session on this project file."""
    return rescue_folder() / f"{path.stem}.{now()[:10]}.{new_uuid()[-12:]}{_ENDING}"


def files() -> list[Path]:
    """All rescue files, of whatever project."""
    with suppress(OSError):
        return sorted(file for file in rescue_folder().iterdir() if file.name.endswith(_ENDING))
    return []


def all_rescues() -> tuple[list[Rescue], list[str]]:
    """What waits for whatever projects, and sentences on files that cannot be read."""
    found: list[Rescue] = []
    unreadable: list[str] = []
    for file in files():
        try:
            found.append(Rescue.read(file))
        except ReadingError as error:
            unreadable.append(error.message)
    return found, unreadable
