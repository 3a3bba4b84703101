"""Entries of the history: which are whose, which of them stand, and what an undo of an undo comes back to.

Whoever asks for one entry is answered from its own undoes and redoes, found by index, however long the history is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_COLUMNS = "id, uuid, coder_uuid, coder_name, created, kind, reason, undoes"  # no text: SQL
# What a coder did who is not there any more, as after the undo of its making, belongs to the name.
_OWN = f"""
    SELECT {_COLUMNS} FROM entries
    WHERE id < ? AND CASE WHEN coder_uuid IN (SELECT uuid FROM coders) THEN coder_uuid = ? ELSE coder_name = ? END
    ORDER BY id DESC LIMIT 1
"""
# an entry, and what takes it back or restores it up to another entry
_TAKEN_BACK_BY = f"""
    WITH RECURSIVE above({_COLUMNS}) AS (
        SELECT {_COLUMNS} FROM entries WHERE uuid = ?1 AND id <= ?2
        UNION SELECT {", ".join(f"e.{name}" for name in _COLUMNS.split(", "))}
        FROM above JOIN entries e ON e.undoes = above.uuid WHERE e.id <= ?2)
    SELECT {_COLUMNS} FROM above ORDER BY id
"""
_ROOT = f"""
    WITH RECURSIVE below(uuid, undoes) AS (
        SELECT uuid, undoes FROM entries WHERE uuid = ?
        UNION SELECT e.uuid, e.undoes FROM below JOIN entries e ON e.uuid = below.undoes)
    SELECT {_COLUMNS} FROM entries WHERE uuid = (SELECT uuid FROM below WHERE undoes IS NULL)
"""
_LAST = (1 << 63) - 1  # no entry has a higher key


class EntryRow(NamedTuple):
    """A row of the entries."""

    id: int
    uuid: str
    coder_uuid: str | None
    coder_name: str
    created: str
    kind: str
    reason: str
    undoes: str | None


def own_entries(connection: sqlite3.Connection, uuid: str | None, name: str) -> Iterator[EntryRow]:
    """Those of an author, newest first, as far as they are asked for."""
    before = _LAST
    while row := connection.execute(_OWN, (before, uuid, name)).fetchone():  # a cursor looks for one row too many
        yield EntryRow(*row)
        before = row[0]


def entries_of(connection: sqlite3.Connection, keys: Sequence[int]) -> list[EntryRow]:
    """Those of the keys, oldest first."""
    return [
        EntryRow(*row)
        for key in sorted(keys)
        for row in connection.execute(f"SELECT {_COLUMNS} FROM entries WHERE id = ?", (key,))
    ]


def root_of(connection: sqlite3.Connection, uuid: str) -> EntryRow:
    """What the entry, as an undo of an undo …, takes back or restores in the end. Raises LookupError for none."""
    row = connection.execute(_ROOT, (uuid,)).fetchone()
    if row is None:
        raise LookupError(f"the entry {uuid} takes back none that is there")  # no text: Python alone sees it
    return EntryRow(*row)


def is_living(connection: sqlite3.Connection, uuid: str, until: int = _LAST) -> bool:
    """Whether the effect of an entry stands, or stood right after the entry of the key `until`."""
    return uuid in _living([EntryRow(*row) for row in connection.execute(_TAKEN_BACK_BY, (uuid, until))])


def _living(rows: Sequence[EntryRow]) -> set[str]:
    """UUIDs of the entries whose effect stands: those that no living entry takes back; `rows` are oldest first."""
    standing: set[str] = set()
    undone: set[str] = set()
    for row in reversed(rows):  # who takes back stands later in the log
        if row.uuid in undone:
            continue
        standing.add(row.uuid)
        if row.undoes is not None:
            undone.add(row.undoes)
    return standing
