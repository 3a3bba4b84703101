"""pool.toml: what a pool says of itself, and no names."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.pool.folder.layout import FORMAT, SETTINGS
from qualcode.pool.folder.stored_bytes import stored_bytes

SMALLEST_CELL = 5
"""Where nobody says another: a number below it is not printed."""
LARGEST_CELL = 1_000
"""No pool hides larger numbers."""
_LARGEST = 1 << 16  # bytes


@dataclass(frozen=True, slots=True)
class PoolSettings:
    """The settings of a pool: its UUID, the layout's number, the smallest number that is printed."""

    uuid: str
    smallest_cell: int = SMALLEST_CELL
    format: int = FORMAT

    def as_toml(self) -> str:
        """The settings as they stand in the file."""
        return f'format = {self.format}\nuuid = "{self.uuid}"\nsmallest_cell = {self.smallest_cell}\n'


def read_settings(folder: Path) -> PoolSettings:
    """The settings of the pool in a folder.

    Raises QualcodeError where the folder is none, where they cannot be read, and for a later layout.
    """
    path = folder / SETTINGS
    try:
        said = tomllib.loads(stored_bytes(path, _LARGEST).decode("utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise QualcodeError(
            _("“{folder}” is no pool: it has no {name}.", folder=folder, name=SETTINGS),
            _("“qualcode pool create FOLDER” makes one."),
        ) from error
    except (OSError, ValueError, RecursionError) as error:
        raise _unreadable(path) from error
    match said:
        case {"format": int(number)} if number > FORMAT:
            raise QualcodeError(
                _("The pool “{folder}” was made by a later version of qualcode.", folder=folder),
                _("Use that version, or a later one."),
            )
        case {"format": int(number), "uuid": str(uuid), "smallest_cell": int(smallest)}:
            numbers = not isinstance(number, bool) and not isinstance(smallest, bool)
            if numbers and number > 0 and 0 < smallest <= LARGEST_CELL and _is_uuid(uuid):
                return PoolSettings(uuid, smallest, number)
    raise _unreadable(path)


def _is_uuid(text: str) -> bool:
    """Whether it is a UUID as `Pool.create` writes them: keys are made of it."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _unreadable(path: Path) -> QualcodeError:
    return QualcodeError(
        _("“{path}” cannot be read as the settings of a pool.", path=path),
        _("Bring it back from a copy of the pool."),
    )
