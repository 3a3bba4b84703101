"""What rows are known by in every copy of a project, in place of their keys in one file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import Any

_NAMED_BY = {"texts": "sha256"}  # all others by their UUID


class RowNames:
    """Names rows over one connection: by UUID, texts by their SHA-256, structures as `name_structure` says."""

    def __init__(
        self, connection: sqlite3.Connection, name_structure: Callable[[int], str], *, whole: bool = False
    ) -> None:
        """With `whole` all names of a table are read at the first one that is wanted."""
        self._connection = connection
        self._name_structure = name_structure
        self._whole = whole
        self._references: dict[str, list[tuple[str, str]]] = {}
        self._known: dict[str, dict[int, tuple[str, str]]] = {}

    def forget(self) -> None:
        """Forget which key has which name: after a transaction that was taken back, keys are given anew."""
        self._known.clear()

    def portable(self, table: str, image: Mapping[str, Any]) -> dict[str, Any]:
        """The image of a row without its key and UUID; what refers to a row has its table and name."""
        named = dict(image)
        named.pop("id", None)
        named.pop("uuid", None)
        for column, target in self._references_of(table):
            key = named.get(column)
            if key is not None:
                known = self._known.get(target) or self._load(target)
                named[column] = known.get(key) or self._look_up(target, key)
        return named

    def _references_of(self, table: str) -> list[tuple[str, str]]:
        if table not in self._references:
            rows = self._connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
            self._references[table] = [(row[3], row[2]) for row in rows]
        return self._references[table]

    def _load(self, target: str) -> dict[int, tuple[str, str]]:
        known = self._known.setdefault(target, {})
        if self._whole and target != "structures":
            rows = self._connection.execute(f'SELECT id, {_NAMED_BY.get(target, "uuid")} FROM "{target}"')
            known.update({key: (target, name) for key, name in rows})
        return known

    def _look_up(self, target: str, key: int) -> tuple[str, str]:
        if target == "structures":
            name = self._name_structure(key)
        else:
            column = _NAMED_BY.get(target, "uuid")
            row = self._connection.execute(f'SELECT {column} FROM "{target}" WHERE id = ?', (key,)).fetchone()
            if row is None and target != "texts":
                row = self._connection.execute(
                    "SELECT json_extract(old, '$.uuid') FROM changes WHERE table_name = ? AND row_id = ? "
                    "AND old IS NOT NULL LIMIT 1",
                    (target, key),
                ).fetchone()
            name = str(row[0]) if row else ""
        return self._known[target].setdefault(key, (target, name))
