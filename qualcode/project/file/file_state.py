"""The one row of facts about the very file: whose project it is, and the marks of its last two transactions."""

from __future__ import annotations

import secrets
import sqlite3

from qualcode.project.file import digests
from qualcode.project.watch.identity import new_uuid

_BYTES = 16  # of a mark


def is_there(connection: sqlite3.Connection) -> bool:
    """Whether the file is of a version that keeps these facts."""
    return bool(connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'file_state'").fetchone())


def fill(connection: sqlite3.Connection) -> None:
    """Write the row where it is missing: into a new file, and into one of a version that had none.

    Copies and backups of one project share its UUID, also those that were made before there was one: it is then
    that of their first entry. The secret is this file's own.
    """
    if connection.execute("SELECT 1 FROM file_state").fetchone():
        renew(connection)
        return
    first = connection.execute("SELECT uuid FROM entries ORDER BY id LIMIT 1").fetchone()
    connection.execute(
        "INSERT INTO file_state (id, project_uuid, secret, backup, former, present, digest) "
        "VALUES (1, ?, ?, 0, '', ?, '')",  # no former mark: there was none
        (first[0] if first else new_uuid(), secrets.token_hex(32), new_mark()),
    )


def set_project(connection: sqlite3.Connection, uuid: str) -> None:
    """Let a file that was just made be a copy of the project of that UUID."""
    connection.execute("UPDATE file_state SET project_uuid = ?", (uuid,))


def new_mark() -> str:
    """A random mark by which a transaction can be told from all others."""
    return secrets.token_hex(_BYTES)


def renew(connection: sqlite3.Connection) -> None:
    """Mark the open transaction, first of all: a journal that it leaves keeps the mark of the file before it."""
    connection.execute("UPDATE file_state SET former = present, present = ?", (new_mark(),))


def add(connection: sqlite3.Connection, sums: digests.Sums) -> None:
    """Add to the sums what the entries of the open transaction add to them: once, just before it is committed.

    Whoever works in a backup has made a project of it: it is marked as one.
    """
    (before,) = connection.execute("SELECT digest FROM file_state").fetchone()
    connection.execute("UPDATE file_state SET digest = ?, backup = 0", (digests.written_anew(before, sums),))


def set_backup(connection: sqlite3.Connection, *, on: bool) -> None:
    """Mark a file as a backup, which `forget` erases in, or as a project that somebody works in."""
    connection.execute("UPDATE file_state SET backup = ? WHERE backup <> ?", (on, on))
