"""The register of what left the project: it is only ever written on, and no undo takes a line of it back.

What left cannot be called back by a key, so its line stands outside of the history. It holds ids alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from qualcode.model.consent.given import Given, Leaving
from qualcode.project.file.failures import translated
from qualcode.project.file.guarded import marked
from qualcode.project.file.history import Author
from qualcode.project.file.store import Row, Store
from qualcode.project.watch.identity import new_uuid, now


class GivenOut:
    """The register of a project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self, case: str = "") -> list[Given]:
        """The lines of the register, oldest first, or those in which a case (UUID) has a part."""
        lines = self._store.made(
            "given",
            _given,
            "SELECT id, uuid, door, format, target, recipient, contents, cases, created, coder_name "
            "FROM given ORDER BY id",
        )
        return [line for line in lines if not case or case in line.left.cases]

    def record(self, left: Leaving, author: Author) -> None:
        """Write a line, in the transaction that is open or in one of its own."""
        values = (
            new_uuid(),
            author.uuid,
            author.name,
            now(),
            left.door,
            left.format,
            left.target,
            left.recipient,
            json.dumps({document: list(ids) for document, ids in left.contents.items()}, separators=(",", ":")),
            json.dumps(list(left.cases), separators=(",", ":")),
        )
        connection = self._store.connection
        statement = (
            "INSERT INTO given (uuid, coder_uuid, coder_name, created, door, format, target, recipient, contents, "
            "cases) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        with translated(self._store.path):
            if connection.in_transaction:
                connection.execute(statement, values)
            else:
                with marked(connection):
                    connection.execute(statement, values)

    def recipient_of(self, target: str) -> str | None:
        """To whom a target went last; empty where nobody said, None where nothing went there yet."""
        row = self._store.one("SELECT recipient FROM given WHERE target = ? ORDER BY id DESC LIMIT 1", (target,))
        return str(row[0]) if row else None

    def name_recipient(self, lines: Iterable[Given], recipient: str) -> None:
        """Say later to whom something went."""
        with translated(self._store.path), marked(self._store.connection):
            for line in lines:
                self._store.connection.execute("UPDATE given SET recipient = ? WHERE id = ?", (recipient, line.key))


def _given(row: Row) -> Given:
    key, uuid, door, format_, target, recipient, contents, cases, created, coder = row
    ids = {document: tuple(quotations) for document, quotations in json.loads(contents).items()}
    return Given(key, uuid, Leaving(door, format_, target, ids, tuple(json.loads(cases)), recipient), created, coder)
