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
from pathlib import Path

from qualcode.errors import ProjectFileError, UndoRefused
from qualcode.model.codings import Coder
from qualcode.model.history import Entry
from qualcode.project import schema
from qualcode.project.identity import new_uuid, now
from qualcode.project.storage import translated

# The root of an entry is what it, as an undo of an undo …, takes back or restores in the end.
_ENTRIES = """
WITH RECURSIVE
roots(id, uuid, root) AS (
    SELECT id, uuid, uuid FROM entries WHERE undoes IS NULL
    UNION ALL
    SELECT e.id, e.uuid, r.root FROM entries e JOIN roots r ON e.undoes = r.uuid)
SELECT e.id, e.uuid, e.coder_uuid, e.coder_name, e.created, e.kind, e.reason, e.undoes, r.root
FROM entries e JOIN roots r USING (id) ORDER BY e.id
"""


@dataclass(frozen=True, slots=True)
class Author:
    """Who makes a change: a coder of the project, or somebody whose name stands in no list."""

    name: str
    uuid: str | None = None

    @classmethod
    def of(cls, coder: Coder) -> Author:
        """The author that a coder of the project is."""
        return cls(coder.name, coder.uuid)


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    uuid: str
    coder_uuid: str | None
    coder_name: str
    created: str
    kind: str
    reason: str
    undoes: str | None
    root: str

    def by(self, author: Author) -> bool:
        if self.coder_uuid is not None:
            return self.coder_uuid == author.uuid
        return self.coder_name == author.name


class History:
    """The entries of one project file, over its one writing connection."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._depth = 0
        self._entry_id = 0

    @contextmanager
    def change(
        self, kind: str, author: Author, reason: str = "", undoes: str | None = None
    ) -> Iterator[None]:
        """Everything inside is one transaction and one entry; an inner change joins the outer one.

        An entry that touched nothing is not kept. Raises the ProjectFileErrors of `storage.translated`; after
        any exception nothing was changed.
        """
        if self._depth:
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
            return
        with translated(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._depth = 1
                self._open(kind, author, reason, undoes)
                yield
                if self._close():
                    self._connection.execute("COMMIT")
                else:
                    self._connection.execute("ROLLBACK")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._depth = 0

    def _open(self, kind: str, author: Author, reason: str, undoes: str | None) -> None:
        cursor = self._connection.execute(
            "INSERT INTO entries "
            "(uuid, coder_uuid, coder_name, created, kind, reason, schema_version, undoes) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (new_uuid(), author.uuid, author.name, now(), kind, reason, schema.VERSION, undoes),
        )
        self._entry_id = cursor.lastrowid or 0
        self._connection.execute("INSERT INTO open_entry VALUES (1, ?, 0)", (self._entry_id,))

    def _close(self) -> bool:
        touched = self._connection.execute(
            "SELECT 1 FROM changes WHERE entry_id = ? LIMIT 1", (self._entry_id,)
        ).fetchone()
        self._connection.execute("DELETE FROM open_entry")
        return touched is not None

    @contextmanager
    def forgetting(self, author: Author) -> Iterator[None]:
        """A transaction that may take rows out of the log; its entry stays, without content."""
        with translated(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._open("forget", author, "", None)
                self._connection.execute("UPDATE open_entry SET forgetting = 1")
                yield
                self._connection.execute(
                    "DELETE FROM changes WHERE entry_id = ? AND old IS NOT NULL", (self._entry_id,)
                )
                self._connection.execute("DELETE FROM open_entry")
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    # ---- reading ---------------------------------------------------------------------------------

    def _rows(self) -> list[_Row]:
        with translated(self._path):
            return [_Row(*row) for row in self._connection.execute(_ENTRIES)]

    def entries(self) -> list[Entry]:
        """All entries, oldest first."""
        rows = self._rows()
        living = _living(rows)
        names = dict(self._connection.execute("SELECT uuid, name FROM coders"))
        counts: dict[int, dict[str, int]] = {}
        for entry_id, table, number in self._connection.execute(
            "SELECT entry_id, table_name, COUNT(DISTINCT row_id) FROM changes GROUP BY entry_id, table_name"
        ):
            counts.setdefault(entry_id, {})[table] = number
        return [
            Entry(
                key=row.id,
                uuid=row.uuid,
                coder=names.get(row.coder_uuid, row.coder_name),
                created=row.created,
                kind=row.kind,
                reason=row.reason,
                undoes=row.undoes,
                living=row.uuid in living,
                rows=counts.get(row.id, {}),
            )
            for row in rows
        ]

    # ---- undo and redo ---------------------------------------------------------------------------

    def undo(self, author: Author) -> Entry:
        """Take back the author's last change that stands; gives the entry that was taken back.

        Raises UndoRefused where nothing is left or a later change rests on it.
        """
        rows = self._rows()
        living = _living(rows)
        own = [row for row in rows if row.undoes is None and row.uuid in living and row.by(author)]
        own = [row for row in own if row.kind != "forget"]
        if not own:
            raise UndoRefused(
                f"There is nothing of “{author.name}” to undo.", "“qualcode log” shows what was done."
            )
        return self._take_back("undo", own[-1], rows, author)

    def redo(self, author: Author) -> Entry:
        """Restore what the author undid last, if nothing was done since; gives the restored entry."""
        rows = self._rows()
        living = _living(rows)
        own = [row for row in rows if row.by(author)]
        undone = [row for row in own if row.kind == "undo" and row.uuid in living]
        if not undone or any(row.undoes is None and row.id > undone[-1].id for row in own):
            raise UndoRefused(
                f"There is nothing of “{author.name}” to redo.", "Redo works right after an undo."
            )
        return self._take_back("redo", undone[-1], rows, author)

    def _take_back(self, kind: str, row: _Row, rows: list[_Row], author: Author) -> Entry:
        self._refuse_if_built_upon(row, rows)
        try:
            with self.change(kind, author, undoes=row.uuid):
                replay_backwards(self._connection, row.id)
                self._refuse_if_still_used(row)
        except ProjectFileError as error:
            if isinstance(error.__cause__, sqlite3.IntegrityError):
                raise UndoRefused(
                    f"The {row.kind} of {row.created} cannot be taken back: {error.__cause__}.",
                    "Something that was made later has taken its place or name; change that first.",
                ) from error
            raise
        root = row.root
        return next(entry for entry in self.entries() if entry.uuid == root)

    def _refuse_if_built_upon(self, row: _Row, rows: list[_Row]) -> None:
        later = {
            entry_id
            for (entry_id,) in self._connection.execute(
                "SELECT DISTINCT c.entry_id FROM changes c JOIN changes mine "
                "ON c.table_name = mine.table_name AND c.row_id = mine.row_id "
                "WHERE mine.entry_id = ? AND c.entry_id > ?",
                (row.id, row.id),
            )
        }
        living_now = _living(rows)
        living_then = _living([other for other in rows if other.id <= row.id])
        by_uuid = {other.uuid: other for other in rows}
        for other in rows:
            if other.id not in later or other.root == row.root:
                continue
            root = by_uuid[other.root]
            if (root.uuid in living_now) != (root.uuid in living_then):
                raise UndoRefused(
                    f"The {row.kind} of {row.created} cannot be taken back: “{other.coder_name}” "
                    f"changed the same since ({other.kind}, {other.created}).",
                    "That later change must be undone first, by whoever made it.",
                )

    def _refuse_if_still_used(self, row: _Row) -> None:
        broken = {(row[0], row[1]) for row in self._connection.execute("PRAGMA foreign_key_check")}
        if broken:
            tables = sorted({str(table).replace("_", " ") for table, _ in broken})
            raise UndoRefused(
                f"The {row.kind} of {row.created} cannot be taken back: {len(broken)} later "
                f"{' and '.join(tables)} rest on it.",
                "Undo or remove those first.",
            )


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
        from qualcode.project.migrations import UPCASTERS  # noqa: PLC0415 - only for entries of old versions

        for number in range(version + 1, schema.VERSION + 1):
            upcast = UPCASTERS.get((table, number))
            image = upcast(image) if upcast else image
    return image


def restore_row(
    connection: sqlite3.Connection, table: str, row_id: int, image: dict[str, object] | None
) -> None:
    """Make a row what the image says; no image means that the row was not there."""
    if image is None:
        connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))
        return
    names = list(image)
    settings = ", ".join(f'"{name}" = ?' for name in names)
    done = connection.execute(
        f'UPDATE "{table}" SET {settings} WHERE id = ?',
        (*image.values(), row_id),
    )
    if done.rowcount == 0:
        columns = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join("?" * len(names))
        connection.execute(
            f'INSERT INTO "{table}" ({columns}) VALUES ({marks})',
            tuple(image.values()),
        )
