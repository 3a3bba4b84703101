"""Attributes of cases, documents and speakers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
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

    def write(self, attributes: Mapping[int, Mapping[str, str]]) -> None:
        """Set attributes of owners (keys) inside an open change; an empty value takes the attribute away.

        Names and values are written in one spelling, so that “2031” is one value however it was typed.

        Raises QualcodeError for an empty name or one with “=”.
        """
        known = {
            (owner, spelled(name)): row
            for row, owner, name in self._store.all(
                f"SELECT id, {self._owner}, name FROM attributes "
                f"WHERE {self._owner} IN (SELECT value FROM json_each(?))",
                (json.dumps(list(attributes)),),
            )
        }
        new: dict[tuple[int, str], str] = {}
        for owner, values in attributes.items():
            for typed, written in values.items():
                name, value = _checked(typed), spelled(written)
                row = known.get((owner, name))
                if row is not None and value:
                    self._store.update("attributes", row, value=value)
                elif row is not None:
                    self._store.delete("attributes", "id = ?", (known.pop((owner, name)),))
                elif value:
                    new[owner, name] = value
                else:
                    new.pop((owner, name), None)
        if new:
            self._store.insert_all("attributes", (self._owner, "name", "value"), [(*at, new[at]) for at in new])

    def clear(self, key: int) -> None:
        """Take all attributes of one owner away, inside an open change."""
        self._store.delete("attributes", f"{self._owner} = ?", (key,))


@lru_cache(maxsize=1024)
def _checked(typed: str) -> str:
    """The name of an attribute in one spelling: a table gives the same to thousands."""
    name = spelled(typed)
    if not name or typed != typed.strip() or "=" in typed or "\n" in typed:
        raise QualcodeError(
            _("“{typed}” cannot be the name of an attribute.", typed=typed),
            _("A name has no “=”, no line break and no blanks at its edges."),
        )
    return name
