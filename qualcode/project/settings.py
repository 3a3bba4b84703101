"""Settings that belong to the study, not to a person: title, whether coders are blind for each other's work."""

from __future__ import annotations

from qualcode.project.history import Author
from qualcode.project.store import Store

BLIND = "blind"
"""The name of the setting; its value is “on” while coders must not see what others coded."""


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

    @property
    def blind(self) -> bool:
        """Whether coders must not see each other's codings."""
        return self.get(BLIND) == "on"

    def set_blind(self, author: Author, *, on: bool) -> bool:
        """Say from when on coders are blind for each other's codings, and until when; gives whether that is new.

        The history keeps it: a study of agreement calls codings independent only where it shows this.
        """
        with self._store.history.change("setting", author):
            if self.blind == on:
                return False
            self.set(BLIND, "on" if on else "off", author)
        return True
