"""One transaction, one entry: the audit trail, undo and redo.

Triggers write the old image of each touched row; this module opens and closes entries, tells which of them
stand (live), and takes them back by replaying old images in reverse.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from qualcode.errors import UndoRefused
from qualcode.model.codings import Coder
from qualcode.model.history import Entry, in_words
from qualcode.project.file import digests, file_state, schema
from qualcode.project.file.connection import translated
from qualcode.project.file.entry_log import EntryLog
from qualcode.project.file.guarded import Guard
from qualcode.project.file.row_rules import broken_rule
from qualcode.project.file.undo_over_revisions import parted_by_revision
from qualcode.project.watch.identity import new_uuid, now
from qualcode.times import local_time

# Kinds of entries that nobody wants taken back: what was forgotten cannot be, ids of quotations are to stay.
_PASSED_OVER = ("forget", "quotation.id")
_ENTRIES = "SELECT id, uuid, coder_uuid, coder_name, created, kind, reason, undoes FROM entries ORDER BY id"


@dataclass(frozen=True, slots=True)
class Author:
    """Who makes a change: a coder of the project, or somebody whose name stands in no list."""

    name: str
    uuid: str | None = None

    @classmethod
    def of(cls, coder: Coder) -> Author:
        """The author that a coder of the project is."""
        return cls(coder.name, coder.uuid)


class _Row(NamedTuple):
    id: int
    uuid: str
    coder_uuid: str | None
    coder_name: str
    created: str
    kind: str
    reason: str
    undoes: str | None

    def by(self, author: Author, coders: set[str]) -> bool:
        """Whether it is the author's, given the UUIDs of the present coders.

        What a coder did who is not there any more, as after the undo of its making, belongs to the name.
        """
        if self.coder_uuid in coders:
            return self.coder_uuid == author.uuid
        return self.coder_name == author.name


class History:
    """The entries of one project file, over its one writing connection."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._depth = 0  # of changes inside of changes
        self._together = False  # whether several entries share the open transaction
        self._sums: digests.Sums = {}  # what the entries of the open transaction add to those of the file
        self._entry_id = 0
        self._head: tuple[object, ...] = ()  # the open entry, as it was written
        self._made: list[int] = []  # keys of the entries of the open transaction
        self._time = ""
        self.guard = Guard(connection, path)

    # ---- writing ---------------------------------------------------------------------------------

    @contextmanager
    def change(self, kind: str, author: Author, reason: str = "") -> Iterator[None]:
        """Everything inside is one transaction and one entry; an inner change joins the outer one.

        An entry that touched nothing is not kept. Raises the ProjectFileErrors of `connection.translated`; after
        any exception nothing of this change, be it an inner or the outer one, was done.
        """
        if self._depth:
            with self._inner():
                yield
            return
        with self._inner() if self._together else self._transaction():
            self._open(kind, author, reason)
            yield
            self._commit()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Several changes as one transaction, each with an entry of its own: all are done, or none.

        Raises the ProjectFileErrors of `connection.translated`.
        """
        with self._transaction():
            self._depth, self._together = 0, True
            try:
                yield
            finally:
                self._together = False
            self._end_transaction()

    @property
    def entry_id(self) -> int:
        """The key of the open entry."""
        return self._entry_id

    @property
    def time(self) -> str:
        """The time of the open entry; the present where none is open."""
        return self._time if self._depth else now()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with translated(self._path):
            self.guard.begin()
            self._depth, self._sums, self._made = 1, {}, []
            try:
                yield
            except BaseException as error:
                self.guard.take_back(error)
                raise
            finally:
                self._depth = 0

    @contextmanager
    def _inner(self) -> Iterator[None]:
        self._connection.execute("SAVEPOINT inner_change")
        self._depth += 1
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK TO inner_change")
            raise
        finally:
            self._depth -= 1
            if self._connection.in_transaction:
                self._connection.execute("RELEASE inner_change")

    def _open(self, kind: str, author: Author, reason: str = "", undoes: str | None = None) -> None:
        self._time = now()
        values = (new_uuid(), author.uuid, author.name, self._time, kind, reason, schema.VERSION, undoes)
        cursor = self._connection.execute(
            "INSERT INTO entries "
            "(uuid, coder_uuid, coder_name, created, kind, reason, schema_version, undoes) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        )
        self._entry_id = cursor.lastrowid or 0
        self._head = (self._entry_id, *values)
        self._made.append(self._entry_id)
        self._connection.execute("INSERT INTO open_entry VALUES (1, ?, 0)", (self._entry_id,))

    def _commit(self) -> None:
        sums = digests.of_entry(self._connection, self._head)
        self._sums = digests.added(self._sums, sums)
        self._connection.execute("DELETE FROM open_entry")
        if not sums:
            self._connection.execute("ROLLBACK TO inner_change" if self._together else "ROLLBACK")
        elif not self._together:
            self._end_transaction()

    def _end_transaction(self, *, working: bool = True) -> None:
        """The one place where a transaction with entries is committed, and the row about the file written."""
        if working:
            file_state.add(self._connection, self._sums)
        self.guard.commit(self._made)

    def _touched(self, entry_id: int) -> bool:
        found = self._connection.execute("SELECT 1 FROM changes WHERE entry_id = ? LIMIT 1", (entry_id,))
        return found.fetchone() is not None

    @contextmanager
    def forgetting(self, author: Author) -> Iterator[None]:
        """A transaction that may take rows out of the log; its entry stays, without content."""
        with self._transaction():
            self._open("forget", author)
            self._connection.execute("UPDATE open_entry SET forgetting = 1")
            yield
            self._connection.execute("DELETE FROM changes WHERE entry_id = ?", (self._entry_id,))
            self._connection.execute("DELETE FROM open_entry")
            digests.renew(self._connection)
            self._end_transaction(working=False)

    # ---- reading ---------------------------------------------------------------------------------

    def _rows(self) -> list[_Row]:
        return [_Row(*row) for row in self._connection.execute(_ENTRIES)]

    def entries(self) -> list[Entry]:
        """All entries, oldest first."""
        with translated(self._path):
            return [entry for page in EntryLog(self._connection).pages(1_000) for entry in page]

    def pages(self, size: int, *, from_end: bool = False) -> Iterator[list[Entry]]:
        """The entries by pages of that size, on each the oldest first; `from_end` begins with the last page."""
        with translated(self._path):
            log = EntryLog(self._connection)
            yield from log.pages_from_end(size) if from_end else log.pages(size)

    def length(self) -> int:
        """The number of entries."""
        with translated(self._path):
            return int(self._connection.execute("SELECT COUNT(*) FROM entries").fetchone()[0])

    # ---- undo and redo ---------------------------------------------------------------------------

    def undo(self, author: Author) -> Entry:
        """Take back the author's last change that stands; gives the entry that was taken back.

        Raises UndoRefused where nothing is left or a later change rests on it.
        """
        return self._take_back("undo", author)

    def redo(self, author: Author) -> Entry:
        """Restore what the author undid last, if nothing was done since; gives the restored entry.

        Raises UndoRefused where that is not so, or where others changed the same since.
        """
        return self._take_back("redo", author)

    def _take_back(self, kind: str, author: Author) -> Entry:
        if self._depth or self._together:
            raise UndoRefused(f"A {kind} cannot be a part of another change.", "Do it before or after.")
        with self._transaction():
            rows = self._rows()
            living = _living(rows)
            coders = {uuid for (uuid,) in self._connection.execute("SELECT uuid FROM coders")}
            own = {other.uuid for other in rows if other.by(author, coders)}
            row = (self._to_undo if kind == "undo" else self._to_redo)(rows, living, own, author)
            self._refuse_if_built_upon(row, rows, living)
            self._open(kind, author, undoes=row.uuid)
            try:
                replay_backwards(self._connection, row.id)
                self._let_ids_go(row)
                self._refuse_if_against_a_rule(row)
                self._commit()
            except sqlite3.IntegrityError as error:
                raise self._refusal(row, error) from error
        with translated(self._path):
            root = _roots(rows)[row.uuid]
            return self._one_entry(next(other for other in rows if other.uuid == root), living=kind == "redo")

    def _one_entry(self, row: _Row, *, living: bool) -> Entry:
        name = self._connection.execute("SELECT name FROM coders WHERE uuid = ?", (row.coder_uuid,)).fetchone()
        counts: dict[str, int] = dict(
            self._connection.execute(
                "SELECT table_name, COUNT(DISTINCT row_id) FROM changes WHERE entry_id = ? GROUP BY table_name",
                (row.id,),
            )
        )
        return _entry(row, name[0] if name else row.coder_name, living, counts)

    def _to_undo(self, rows: list[_Row], living: set[str], own: set[str], author: Author) -> _Row:
        for row in reversed(rows):
            stands = row.undoes is None and row.kind not in _PASSED_OVER and row.uuid in living and row.uuid in own
            if stands and self._touched(row.id):  # else all that it touched was forgotten
                return row
        raise UndoRefused(f"There is nothing of “{author.name}” to undo.", "“qualcode log” shows what was done.")

    def _to_redo(self, rows: list[_Row], living: set[str], own: set[str], author: Author) -> _Row:
        for row in reversed(rows):
            if row.uuid not in own or row.kind in _PASSED_OVER:
                continue
            if row.undoes is None:
                break  # something new was done since
            if row.kind == "undo" and row.uuid in living and self._touched(row.id):
                return row
        raise UndoRefused(f"There is nothing of “{author.name}” to redo.", "Redo works right after an undo.")

    def _refuse_if_built_upon(self, row: _Row, rows: list[_Row], living: set[str]) -> None:
        later = {
            entry_id
            for (entry_id,) in self._connection.execute(
                "SELECT DISTINCT c.entry_id FROM changes c JOIN changes mine "
                "ON c.table_name = mine.table_name AND c.row_id = mine.row_id "
                "WHERE mine.entry_id = ? AND c.entry_id > ?",
                (row.id, row.id),
            )
        } | parted_by_revision(self._connection, row.id)
        if not later:
            return
        roots = _roots(rows)
        living_then = _living([other for other in rows if other.id <= row.id])
        for other in rows:
            root = roots[other.uuid]
            if other.id not in later or root == roots[row.uuid]:
                continue
            if (root in living) != (root in living_then):
                raise UndoRefused(
                    f"The {in_words(row.kind)} of {local_time(row.created)} cannot be taken back: "
                    f"“{other.coder_name}” changed the same since "
                    f"({in_words(other.kind)}, {local_time(other.created)}).",
                    "That later change must be undone first, by whoever made it.",
                )

    def _let_ids_go(self, row: _Row) -> None:
        """The ids of quotations whose coding was just taken back go with it, and come back with it."""
        self._connection.execute(
            "DELETE FROM quotation_ids WHERE coding_id NOT IN (SELECT id FROM codings) "
            "AND coding_id IN (SELECT row_id FROM changes WHERE entry_id = ? AND table_name = 'codings')",
            (row.id,),
        )

    def _refuse_if_against_a_rule(self, row: _Row) -> None:
        broken = broken_rule(self._connection, self._entry_id)
        if broken:
            raise UndoRefused(
                f"The {in_words(row.kind)} of {local_time(row.created)} cannot be taken back: {broken}.",
                "Something that was made later has taken its place or name; change that first.",
            )

    def _refusal(self, row: _Row, error: sqlite3.IntegrityError) -> UndoRefused:
        """Why the replayed rows do not fit, told before the transaction is rolled back."""
        said = f"The {in_words(row.kind)} of {local_time(row.created)} cannot be taken back: "
        broken = {tuple(found) for found in self._connection.execute("PRAGMA foreign_key_check")}
        if not broken:
            return UndoRefused(
                f"{said}{error}.", "Something that was made later has taken its place or name; change that first."
            )
        mine = set(
            self._connection.execute("SELECT table_name, row_id FROM changes WHERE entry_id = ?", (self._entry_id,))
        )
        gone = sorted({str(target) for table, key, target, _ in broken if (table, key) in mine})
        if gone:
            return UndoRefused(
                f"{said}it needs {' and '.join(gone)} that are not there any more.",
                "They were forgotten, or undone by somebody else.",
            )
        tables = sorted({str(table).replace("_", " ") for table, *_ in broken})
        return UndoRefused(
            f"{said}later {' and '.join(tables)} rest on it.",  # how many would tell of others in a blind project
            "Undo or remove those first.",
        )


def _entry(row: _Row, coder: str, living: bool, rows: dict[str, int]) -> Entry:  # noqa: FBT001 - a field
    return Entry(
        key=row.id,
        uuid=row.uuid,
        coder=coder,
        created=row.created,
        kind=row.kind,
        reason=row.reason,
        undoes=row.undoes,
        living=living,
        rows=rows,
    )


def _roots(rows: list[_Row]) -> dict[str, str]:
    """UUID -> UUID of what the entry, as an undo of an undo …, takes back or restores in the end."""
    roots: dict[str, str] = {}
    for row in rows:
        roots[row.uuid] = row.uuid if row.undoes is None else roots[row.undoes]
    return roots


def _living(rows: list[_Row]) -> set[str]:
    """UUIDs of the entries whose effect stands: those that no living entry takes back."""
    living: set[str] = set()
    undone: set[str] = set()
    for row in reversed(rows):  # who takes back stands later in the log
        if row.uuid in undone:
            continue
        living.add(row.uuid)
        if row.undoes is not None:
            undone.add(row.undoes)
    return living


def replay_backwards(connection: sqlite3.Connection, entry_id: int) -> None:
    """Give the rows that an entry touched the images that they had before it."""
    version = connection.execute("SELECT schema_version FROM entries WHERE id = ?", (entry_id,)).fetchone()[0]
    changes = connection.execute(
        "SELECT table_name, row_id, old FROM changes WHERE entry_id = ? ORDER BY id DESC", (entry_id,)
    ).fetchall()
    for table, row_id, old in changes:
        restore_row(connection, table, row_id, _image(table, old, version))


def _image(table: str, old: str | None, version: int) -> dict[str, object] | None:
    if old is None:
        return None
    image: dict[str, object] = json.loads(old)
    if version < schema.VERSION:
        from qualcode.project.file.migrations import UPCASTERS

        for number in range(version + 1, schema.VERSION + 1):
            upcast = UPCASTERS.get((table, number))
            image = upcast(image) if upcast else image
    return image


def restore_row(connection: sqlite3.Connection, table: str, row_id: int, image: dict[str, object] | None) -> None:
    """Make a row what the image says; no image means that the row was not there."""
    if image is None:
        connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))
        return
    update, insert = _restoring(table, tuple(image))
    if connection.execute(update, (*image.values(), row_id)).rowcount == 0:
        connection.execute(insert, tuple(image.values()))


@lru_cache
def _restoring(table: str, names: tuple[str, ...]) -> tuple[str, str]:
    """The statements that give a row its old image, where it is still there and where it is not."""
    settings = ", ".join(f'"{name}" = ?' for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    return (
        f'UPDATE "{table}" SET {settings} WHERE id = ?',
        f'INSERT INTO "{table}" ({columns}) VALUES ({", ".join("?" * len(names))})',
    )
