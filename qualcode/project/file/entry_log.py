"""Reading the history by pages, from its beginning or from its end: memory does not grow with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from qualcode.model.history import Entry
from qualcode.project.file import standing
from qualcode.project.file.standing import COLUMNS, EntryRow


class _Taker(NamedTuple):
    """An entry that takes another one back."""

    kind: str
    undoes: str


class EntryLog:
    """The entries of a project file as they stand when this is made; those that come later are not in it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._coders: dict[str | None, str] = dict(connection.execute("SELECT uuid, name FROM coders"))
        self._takers: dict[str, _Taker] = {}
        self._undone: set[str] = set()  # by an entry that stands itself
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
            f"SELECT {COLUMNS} FROM entries WHERE id <= ? AND {where} LIMIT ?", (self._last, bound, size)
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
    connection: sqlite3.Connection, size: int, *, before: int | None = None, after: int | None = None
) -> list[Entry]:
    """So many entries before or after the one of a key, the last ones without either; the oldest first.

    It takes as long in a history of any length.
    """
    where, values = ("id > ? ORDER BY id", (after, size)) if after is not None else ("1 ORDER BY id DESC", (size,))
    if before is not None:
        where, values = "id < ? ORDER BY id DESC", (before, size)
    rows = connection.execute(f"SELECT {COLUMNS} FROM entries WHERE {where} LIMIT ?", values).fetchall()
    coders: dict[str | None, str] = dict(connection.execute("SELECT uuid, name FROM coders"))
    entries = sorted(EntryRow(*row) for row in rows)
    return _entries(connection, entries, coders, lambda row: standing.has_effect(connection, row))


def entry_called(connection: sqlite3.Connection, identity: str) -> Entry | None:
    """The entry of that id or UUID; None where there is none."""
    sql = f"SELECT {COLUMNS} FROM entries WHERE uuid = ?1 OR substr(uuid, -12) = ?1 ORDER BY id LIMIT 1"
    row = connection.execute(sql, (identity.lower(),)).fetchone()
    if row is None:
        return None
    return page_of(connection, 1, before=row[0] + 1)[0]


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
        )
        for row in rows
    ]
