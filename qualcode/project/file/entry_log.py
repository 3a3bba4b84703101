"""Reading the history by pages, from its beginning or from its end: memory does not grow with it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from qualcode.model.history import ALL_CHANGES, ChangeChoice, Entry
from qualcode.project.file import standing
from qualcode.project.file.standing import COLUMNS, EntryRow

# names of gone coders stand as they were
_BY = """
    CASE WHEN coder_uuid IN (SELECT uuid FROM coders)
    THEN coder_uuid IN (SELECT uuid FROM coders WHERE name IN (SELECT value FROM json_each(?)))
    ELSE coder_name IN (SELECT value FROM json_each(?)) END
"""
# also what takes back or restores such a change
_OF_KINDS = """
    (kind IN (SELECT value FROM json_each(?)) OR undoes IS NOT NULL AND (
        WITH RECURSIVE below(kind, undoes) AS (
            SELECT entries.kind, entries.undoes
            UNION SELECT e.kind, e.undoes FROM below JOIN entries e ON e.uuid = below.undoes)
        SELECT kind FROM below WHERE undoes IS NULL) IN (SELECT value FROM json_each(?)))
"""


class _Taker(NamedTuple):
    """An entry that takes another one back."""

    kind: str
    undoes: str


class EntryLog:
    """The entries of a project file as they stand when this is made; those that come later are not in it."""

    def __init__(self, connection: sqlite3.Connection, choice: ChangeChoice = ALL_CHANGES) -> None:
        self._connection = connection
        self._chosen, self._values = _condition(choice)
        self._coders: dict[str | None, str] = dict(connection.execute("SELECT uuid, name FROM coders"))
        self._takers: dict[str, _Taker] = {}
        self._undone = standing.undone_arrivals(connection)  # by an entry that stands itself
        (self._last,) = connection.execute("SELECT COALESCE(MAX(id), 0) FROM entries").fetchone()
        takers = "SELECT uuid, kind, undoes FROM entries WHERE undoes IS NOT NULL AND id <= ? ORDER BY id DESC"
        for uuid, kind, undoes in connection.execute(takers, (self._last,)):  # who takes back stands later
            self._takers[uuid] = _Taker(kind, undoes)
            if uuid not in self._undone:
                self._undone.add(undoes)

    def pages(self, size: int) -> Iterator[list[Entry]]:
        """All entries by pages of that size, oldest first."""
        after = 0
        while page := self._page("id > ? ORDER BY id", after, size):
            yield page
            after = page[-1].key

    def pages_from_end(self, size: int) -> Iterator[list[Entry]]:
        """The last page first; on each page the oldest entry stands first."""
        before = self._last + 1
        while page := self._page("id < ? ORDER BY id DESC", before, size):
            yield page[::-1]
            before = page[-1].key

    def _page(self, where: str, bound: int, size: int) -> list[Entry]:
        rows = self._connection.execute(
            f"SELECT {COLUMNS} FROM entries WHERE id <= ? AND {self._chosen} AND {where} LIMIT ?",
            (self._last, *self._values, bound, size),
        )
        entries = [EntryRow(*row) for row in rows]
        return _entries(self._connection, entries, self._coders, lambda row: self._stands(row.uuid))

    def _stands(self, uuid: str) -> bool:
        """Whether the effect of an entry stands: a redo's only while that of what it restored does, an undo's only
        while it does not.
        """
        if uuid in self._undone:
            return False
        taker = self._takers.get(uuid)
        return taker is None or (taker.kind == "redo") == (self._root(taker) not in self._undone)

    def _root(self, taker: _Taker) -> str:
        """UUID of what an undo of an undo … takes back or restores in the end."""
        while next_one := self._takers.get(taker.undoes):
            taker = next_one
        return taker.undoes


def page_of(
    connection: sqlite3.Connection,
    size: int,
    *,
    before: int | None = None,
    after: int | None = None,
    choice: ChangeChoice = ALL_CHANGES,
) -> list[Entry]:
    """So many entries before or after the one of a key, the last ones without either; the oldest first.

    All of them take as long in a history of any length; of a choice, what lies between is looked through.
    """
    where, values = ("id > ? ORDER BY id", (after, size)) if after is not None else ("1 ORDER BY id DESC", (size,))
    if before is not None:
        where, values = "id < ? ORDER BY id DESC", (before, size)
    chosen, wanted = _condition(choice)
    rows = connection.execute(
        f"SELECT {COLUMNS} FROM entries WHERE {chosen} AND {where} LIMIT ?", (*wanted, *values)
    ).fetchall()
    coders: dict[str | None, str] = dict(connection.execute("SELECT uuid, name FROM coders"))
    entries = sorted(EntryRow(*row) for row in rows)
    return _entries(connection, entries, coders, lambda row: standing.has_effect(connection, row))


def length_of(connection: sqlite3.Connection, choice: ChangeChoice = ALL_CHANGES) -> int:
    """The number of entries."""
    chosen, values = _condition(choice)
    return int(connection.execute(f"SELECT COUNT(*) FROM entries WHERE {chosen}", values).fetchone()[0])


def coders_in(connection: sqlite3.Connection) -> list[str]:
    """The names of all coders who are there or made an entry, in alphabetical order."""
    sql = (
        "SELECT name FROM coders UNION SELECT coder_name FROM entries "
        "WHERE coder_uuid IS NULL OR coder_uuid NOT IN (SELECT uuid FROM coders)"
    )
    return sorted(name for (name,) in connection.execute(sql))


def _condition(choice: ChangeChoice) -> tuple[str, list[str]]:
    """What holds of the entries of a choice, and its values."""
    conditions, values = list[str](), list[str]()
    if choice.coders:
        conditions.append(_BY)
        values += [json.dumps(sorted(choice.coders))] * 2
    if choice.kinds:
        conditions.append(_OF_KINDS)
        values += [json.dumps(sorted(choice.exact_kinds))] * 2
    return " AND ".join(conditions) or "1", values


def entry_called(connection: sqlite3.Connection, identity: str) -> Entry | None:
    """The entry of that id or UUID; None where there is none."""
    sql = f"SELECT {COLUMNS} FROM entries WHERE uuid = ?1 OR substr(uuid, -12) = ?1 ORDER BY id LIMIT 1"
    row = connection.execute(sql, (identity.lower(),)).fetchone()
    if row is None:
        return None
    return page_of(connection, 1, before=row[0] + 1)[0]


def came_in(connection: sqlite3.Connection, uuids: Sequence[str]) -> dict[str, str]:
    """UUID of an entry that was made in another copy -> when it came in (UTC, ISO 8601)."""
    sql = "SELECT entry_uuid, created FROM arrived WHERE entry_uuid IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(sql, (json.dumps(uuids),)))


def _entries(
    connection: sqlite3.Connection,
    rows: Sequence[EntryRow],
    coders: Mapping[str | None, str],
    stands: Callable[[EntryRow], bool],
) -> list[Entry]:
    """Entries with the names that their coders have now, and the numbers of rows that they touched."""
    counts: dict[int, dict[str, int]] = {}
    if rows:
        touched = (
            "SELECT entry_id, table_name, COUNT(DISTINCT row_id) FROM changes "
            "WHERE entry_id BETWEEN ? AND ? GROUP BY entry_id, table_name"
        )
        for entry, table, number in connection.execute(touched, sorted((rows[0].id, rows[-1].id))):
            counts.setdefault(entry, {})[table] = number
    came = came_in(connection, [row.uuid for row in rows])
    return [
        Entry(
            key=row.id,
            uuid=row.uuid,
            coder=coders.get(row.coder_uuid, row.coder_name),
            created=row.created,
            kind=row.kind,
            reason=row.reason,
            undoes=row.undoes,
            living=stands(row),
            rows=counts.get(row.id, {}),
            came=came.get(row.uuid, ""),
        )
        for row in rows
    ]
