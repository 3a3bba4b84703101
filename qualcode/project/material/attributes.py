"""Attributes of cases, documents and speakers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.language.forms.normalised import spelled
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

    def of_some(self, keys: str) -> dict[int, dict[str, str]]:
        """The same of some owners (keys, as a JSON array)."""
        found: dict[int, dict[str, str]] = {}
        for key, name, value in self._store.all(
            f"SELECT {self._owner}, name, value FROM attributes "
            f"WHERE {self._owner} IN (SELECT value FROM json_each(?)) ORDER BY id",
            (keys,),
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

        Names and values are written in one spelling, so that “2031” is one value however it was typed.

        Raises QualcodeError for an empty name or one with “=”.
        """
        known = {
            spelled(name): row
            for row, name in self._store.all(f"SELECT id, name FROM attributes WHERE {self._owner} = ?", (key,))
        }
        for typed, written in values.items():
            name, value = spelled(typed), spelled(written)
            if not name or typed != typed.strip() or "=" in typed or "\n" in typed:
                raise QualcodeError(
                    _("“{typed}” cannot be the name of an attribute.", typed=typed),
                    _("A name has no “=”, no line break and no blanks at its edges."),
                )
            row = known.get(name)
            if not value and row is not None:
                self._store.delete("attributes", "id = ?", (known.pop(name),))
            elif row is not None:
                self._store.update("attributes", row, value=value)
            elif value:
                known[name], _uuid = self._store.insert("attributes", **{self._owner: key}, name=name, value=value)

    def clear(self, key: int) -> None:
        """Take all attributes of one owner away, inside an open change."""
        self._store.delete("attributes", f"{self._owner} = ?", (key,))
