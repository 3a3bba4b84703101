"""What every part of a project shares: the connection, the history, and the way from names to things."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from qualcode.errors import Ambiguous, NotFound
from qualcode.project.history import History
from qualcode.project.identity import new_uuid, now
from qualcode.project.storage import translated

T = TypeVar("T")
Value = str | int | None
Row = tuple[Any, ...]


class Store:
    """The one connection of a project and its history."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self.history = History(connection, path)

    def rows(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """The rows of a query, one by one."""
        with translated(self.path):
            yield from self.connection.execute(sql, values)

    def all(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """The rows of a query in a list."""
        with translated(self.path):
            return self.connection.execute(sql, values).fetchall()

    def one(self, sql: str, values: Sequence[Value] = ()) -> Row | None:
        """The first row of a query."""
        with translated(self.path):
            row: Row | None = self.connection.execute(sql, values).fetchone()
            return row

    def entry_time(self) -> str:
        """The time of the open entry, for rows that say when they were made."""
        row = self.one("SELECT e.created FROM entries e JOIN open_entry o ON o.entry_id = e.id")
        return str(row[0]) if row else now()

    def insert(self, table: str, **values: Value) -> tuple[int, str]:
        """Insert a row of a logged table; gives its key and its new UUID."""
        uuid = new_uuid()
        columns = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        cursor = self.connection.execute(
            f'INSERT INTO "{table}" (uuid, {columns}) VALUES (?, {marks})', (uuid, *values.values())
        )
        return cursor.lastrowid or 0, uuid

    def update(self, table: str, key: int, **values: Value) -> None:
        """Change columns of one row."""
        settings = ", ".join(f'"{name}" = ?' for name in values)
        self.connection.execute(f'UPDATE "{table}" SET {settings} WHERE id = ?', (*values.values(), key))

    def delete(self, table: str, where: str, values: Sequence[Value]) -> int:
        """Delete rows; gives their number."""
        return self.connection.execute(f'DELETE FROM "{table}" WHERE {where}', values).rowcount


@dataclass(frozen=True, slots=True)
class Candidate(Generic[T]):
    """Something that can be named: by its names (the whole path first, its own name last) or by its id."""

    thing: T
    id: str
    uuid: str
    names: tuple[str, ...]


def folded(name: str) -> str:
    """The form in which names are compared: NFC, without case, white space collapsed."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def find(kind: str, wanted: str, candidates: Iterable[Candidate[T]], hint: str = "") -> T:
    """The one thing that `wanted` names.

    An exact name wins over one in other case or Unicode form, this over the beginning of an id or a part of
    the own name, this over a part of the path. Raises NotFound with the nearest names, or Ambiguous.
    """
    everything = list(candidates)
    text = folded(wanted)
    ways: list[Callable[[Candidate[T]], bool]] = [
        lambda c: wanted in c.names or wanted in (c.id, c.uuid),
        lambda c: any(folded(name) == text for name in c.names),
        lambda c: c.id.startswith(text) or c.uuid.startswith(text) or text in folded(c.names[-1]),
        lambda c: text in folded(c.names[0]),
    ]
    for fits in ways if text else ways[:0]:
        found = [c for c in everything if fits(c)]
        if len(found) == 1:
            return found[0].thing
        if found:
            raise Ambiguous(kind, wanted, [f"{c.names[0]} ({c.id})" for c in found])
    raise NotFound(kind, wanted, nearest(wanted, [c.names[0] for c in everything]), hint)


def nearest(wanted: str, names: Sequence[str], limit: int = 3) -> list[str]:
    """The names most like what was typed, best first; none if nothing is near."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - needed only after a miss

    found = process.extract(wanted, names, scorer=fuzz.WRatio, processor=folded, limit=limit, score_cutoff=60)
    return [str(name) for name, _score, _index in found]
