"""Settings that belong to the study, not to a person: title, present round."""

from __future__ import annotations

from qualcode.project.history import Author
from qualcode.project.store import Store


class Settings:
    """Names and values."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, name: str) -> str:
        """The value; empty where there is none."""
        row = self._store.one("SELECT value FROM settings WHERE name = ?", (name,))
        return str(row[0]) if row else ""

    def set(self, name: str, value: str, author: Author) -> None:
        """Set a value."""
        with self._store.history.change("setting", author):
            row = self._store.one("SELECT id FROM settings WHERE name = ?", (name,))
            if row is None:
                self._store.insert("settings", name=name, value=value)
            else:
                self._store.update("settings", row[0], value=value)
