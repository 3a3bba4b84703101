"""Attributes of cases, documents and speakers.

One is a row of its own. Several that an owner without any gets at once, as those of a table or of a head do, are one
row with an empty name, and a JSON object as its value: a survey of forty columns would else be forty rows a case.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.language.forms.normalised import spelled
from qualcode.project.file.store import Row, Store

Owner = Literal["case_id", "document_id", "speaker_id"]
TOGETHER = ""
"""The name of a row that holds several attributes."""

_FEWEST_TOGETHER = 4


def several_of(value: str) -> dict[str, str]:
    """The attributes in the value of a row that holds several. Raises ValueError or TypeError where it holds none."""
    attributes = json.loads(value)
    if not all(isinstance(text, str) for text in attributes.values()):
        raise TypeError("no texts")  # no text: as Python says it
    return dict(attributes)


class Attributes:
    """The attributes of one kind of owner."""

    def __init__(self, store: Store, owner: Owner) -> None:
        self._store = store
        self._owner = owner

    def all(self) -> dict[int, dict[str, str]]:
        """Attributes by the owner's key, in the order in which they were given."""
        return self._found(f"{self._owner} IS NOT NULL")

    def of_some(self, keys: str) -> dict[int, dict[str, str]]:
        """The same of some owners (keys, as a JSON array)."""
        return self._found(f"{self._owner} IN (SELECT value FROM json_each(?))", keys)

    def of(self, key: int) -> dict[str, str]:
        """The attributes of one owner."""
        return self._found(f"{self._owner} = ?", key).get(key, {})

    def _found(self, where: str, *values: int | str) -> dict[int, dict[str, str]]:
        rows: list[tuple[int, dict[str, str]]] = self._store.made(
            "attributes",
            lambda row: (row[1], several_of(row[3]) if row[2] == TOGETHER else {row[2]: row[3]}),
            f"SELECT id, {self._owner}, name, value FROM attributes WHERE {where} ORDER BY id",
            values,
        )
        found: dict[int, dict[str, str]] = {}
        for owner, attributes in rows:
            found.setdefault(owner, {}).update(attributes)
        return found

    def write(self, attributes: Mapping[int, Mapping[str, str]]) -> None:
        """Set attributes of owners (keys) inside an open change; an empty value takes the attribute away.

        Names and values are written in one spelling, so that “2031” is one value however it was typed.

        Raises QualcodeError for an empty name or one with “=”.
        """
        known: dict[int, dict[str, Row]] = {}
        for row in self._store.all(
            f"SELECT {self._owner}, id, name, value FROM attributes "
            f"WHERE {self._owner} IN (SELECT value FROM json_each(?)) ORDER BY id",
            (json.dumps(list(attributes)),),
        ):
            known.setdefault(row[0], {})[spelled(row[2])] = row[1:]
        new: list[tuple[int, str, str]] = []
        for owner, values in attributes.items():
            wanted = {_checked(typed): spelled(written) for typed, written in values.items()}
            rows = known.get(owner, {})
            if TOGETHER in rows:
                self._rewrite(rows[TOGETHER], wanted)
                continue
            self._change(rows, wanted)
            fresh = {name: value for name, value in wanted.items() if value and name not in rows}
            if not rows and len(fresh) >= _FEWEST_TOGETHER:
                new.append((owner, TOGETHER, _packed(fresh)))
            else:
                new += [(owner, name, value) for name, value in fresh.items()]
        if new:
            self._store.insert_all("attributes", (self._owner, "name", "value"), new)

    def _change(self, rows: Mapping[str, Row], wanted: Mapping[str, str]) -> None:
        """Change or delete attributes that are rows of their own."""
        for name, value in wanted.items():
            if name in rows and value:
                self._store.update("attributes", rows[name][0], value=value)
            elif name in rows:
                self._store.delete("attributes", "id = ?", (rows[name][0],))

    def _rewrite(self, row: Row, wanted: dict[str, str]) -> None:
        """Change attributes in the row that holds all of its owner."""
        key, _name, value = row
        attributes = {name: text for name, text in (several_of(value) | wanted).items() if text}
        if attributes:
            self._store.update("attributes", key, value=_packed(attributes))
        else:
            self._store.delete("attributes", "id = ?", (key,))

    def clear(self, key: int) -> None:
        """Take all attributes of one owner away, inside an open change."""
        self._store.delete("attributes", f"{self._owner} = ?", (key,))


def _packed(attributes: Mapping[str, str]) -> str:
    return json.dumps(attributes, ensure_ascii=False, separators=(",", ":"))


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
