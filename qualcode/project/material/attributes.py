"""Attributes of cases, documents and speakers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from qualcode.errors import QualcodeError
from qualcode.project.file.store import Store

Owner = Literal["case_id", "document_id", "speaker_id"]


class Attributes:
    """The attributes of one kind of owner."""

    def __init__(self, store: Store, owner: Owner) -> None:
        self._store = store
        self._owner = owner

    def all(self) -> dict[int, dict[str, str]]:
        """Attributes by the owner's key, in the order in which they were given."""
        found: dict[int, dict[str, str]] = {}
        for key, name, value in self._store.all(
            f"SELECT {self._owner}, name, value FROM attributes WHERE {self._owner} IS NOT NULL ORDER BY id"
        ):
            found.setdefault(key, {})[name] = value
        return found

    def of(self, key: int) -> dict[str, str]:
        """The attributes of one owner."""
        return dict(
            self._store.all(f"SELECT name, value FROM attributes WHERE {self._owner} = ? ORDER BY id", (key,))
        )

    def write(self, key: int, values: Mapping[str, str]) -> None:
        """Set attributes inside an open change; an empty value takes the attribute away.

        Raises QualcodeError for an empty name or one with “=”.
        """
        for name, value in values.items():
            if not name.strip() or name != name.strip() or "=" in name or "\n" in name:
                raise QualcodeError(
                    f"“{name}” cannot be the name of an attribute.",
                    "A name has no “=”, no line break and no blanks at its edges.",
                )
            row = self._store.one(f"SELECT id FROM attributes WHERE {self._owner} = ? AND name = ?", (key, name))
            if not value:
                self._store.delete("attributes", f"{self._owner} = ? AND name = ?", (key, name))
            elif row:
                self._store.update("attributes", row[0], value=value)
            else:
                self._store.insert("attributes", **{self._owner: key}, name=name, value=value)

    def clear(self, key: int) -> None:
        """Take all attributes of one owner away, inside an open change."""
        self._store.delete("attributes", f"{self._owner} = ?", (key,))
