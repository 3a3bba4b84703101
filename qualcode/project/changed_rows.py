"""What changed since a point of the history: the entries behind it name the rows that they touched."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

_MOST = 3_000  # changes of rows; to fetch all anew is quicker then
_IMAGES = ("codings", "assignments", "attributes", "origins")  # of which somebody wants to know what rows were


class HistoryMark(NamedTuple):
    """A point of the history: right after an entry (key and UUID), under a version of the schema."""

    entry: int
    uuid: str
    version: int


@dataclass(frozen=True, slots=True)
class ChangedRows:
    """The keys of the rows that were made, changed or removed, by table; `everything` says that they are not known.

    `former` holds what such a row was, by column, for codings, assignments, attributes and origins that were there
    before.
    """

    rows: Mapping[str, frozenset[int]] = field(default_factory=dict)
    former: Mapping[str, Mapping[int, Mapping[str, Any]]] = field(default_factory=dict)
    everything: bool = False

    def of(self, table: str) -> frozenset[int]:
        """The keys of the touched rows of a table."""
        return self.rows.get(table, frozenset())

    def former_of(self, table: str) -> Mapping[int, Mapping[str, Any]]:
        """Key -> what the row was, of those that were there before."""
        return self.former.get(table, {})

    def __bool__(self) -> bool:
        return self.everything or bool(self.rows)


EVERYTHING = ChangedRows(everything=True)


def mark_of(connection: sqlite3.Connection) -> HistoryMark:
    """The present."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    last = connection.execute("SELECT id, uuid FROM entries ORDER BY id DESC LIMIT 1").fetchone()
    entry, uuid = last or (0, "")
    return HistoryMark(entry, uuid, version)


def changed_since(connection: sqlite3.Connection, mark: HistoryMark) -> ChangedRows:
    """What changed since; everything where the history was rewritten, or where too many rows changed."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    then = connection.execute("SELECT uuid FROM entries WHERE id = ?", (mark.entry,)).fetchone()
    if version != mark.version or (mark.entry and (then is None or then[0] != mark.uuid)):
        return EVERYTHING
    forgot = "SELECT 1 FROM entries WHERE id > ? AND kind = 'forget' LIMIT 1"
    if connection.execute(forgot, (mark.entry,)).fetchone():
        return EVERYTHING
    changes = connection.execute(
        "SELECT table_name, row_id, old FROM changes WHERE entry_id > ? ORDER BY id LIMIT ?", (mark.entry, _MOST + 1)
    ).fetchall()
    if len(changes) > _MOST:
        return EVERYTHING
    rows: dict[str, set[int]] = {}
    former: dict[str, dict[int, Mapping[str, Any]]] = {}
    for table, row, old in changes:
        known = rows.setdefault(table, set())
        if row not in known and old is not None and table in _IMAGES:
            former.setdefault(table, {})[row] = json.loads(old)
        known.add(row)
    return ChangedRows({table: frozenset(keys) for table, keys in rows.items()}, former)
