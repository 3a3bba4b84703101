"""The register of what left the project: it is only ever written on, and no undo takes a line of it back.

What left cannot be called back by a key, so its line stands outside of the history. It holds ids alone.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Mapping

from qualcode.model.consent.given import WHOLE, Given, Leaving
from qualcode.project.file.failures import translated
from qualcode.project.file.guarded import marked
from qualcode.project.file.history import Author
from qualcode.project.file.store import Row, Store
from qualcode.project.watch.identity import new_uuid, now

_HEXADECIMAL = re.compile("[0-9a-f]+")


class GivenOut:
    """The register of a project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[Given]:
        """The lines of the register, oldest first."""
        return self._store.made(
            "given",
            _given,
            "SELECT id, uuid, door, format, target, recipient, contents, cases, publication, created, "
            "coder_name FROM given ORDER BY id",
        )

    def record(self, left: Leaving, author: Author, created: str = "") -> None:
        """Write a line, in the transaction that is open or in one of its own; `created` is when, else now."""
        contents, cases = as_kept(left)
        values = (
            new_uuid(),
            author.uuid,
            author.name,
            created or now(),
            left.door,
            left.format,
            left.target,
            left.recipient,
            contents,
            cases,
            left.publication,
        )
        connection = self._store.connection
        statement = (
            "INSERT INTO given (uuid, coder_uuid, coder_name, created, door, format, target, recipient, contents, "
            "cases, publication) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        with translated(self._store.path):
            if connection.in_transaction:
                connection.execute(statement, values)
            else:
                with self._store.history.guard.marked():
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
    key, uuid, door, format_, target, recipient, contents, cases, publication, created, coder = row
    left = as_left(door, format_, target, recipient, contents, cases, publication)
    return Given(key, uuid, left, created, coder)


def as_kept(left: Leaving) -> tuple[str, str]:
    """Contents and cases as the file keeps them: the ids of a document, by their length, as bytes in base64.

    A table of tens of thousands of quotations takes a third of what the ids as words would.
    """
    contents = {document: _packed(ids) for document, ids in left.contents.items()}
    return json.dumps(contents, separators=(",", ":")), json.dumps(list(left.cases), separators=(",", ":"))


def as_left(
    door: str, format_: str, target: str, recipient: str, contents: str, cases: str, publication: str
) -> Leaving:
    """What `as_kept` kept. Raises ValueError, TypeError, AttributeError for what it never writes."""
    ids = {document: _unpacked(kept) for document, kept in json.loads(contents).items()}
    return Leaving(door, format_, target, ids, tuple(json.loads(cases)), recipient, publication)


def _packed(ids: tuple[str, ...]) -> str | Mapping[str, str | list[str]]:
    if ids == (WHOLE,):
        return WHOLE
    by_length: dict[int, list[str]] = {}
    for id_ in ids:
        by_length.setdefault(len(id_), []).append(id_)
    kept: dict[str, str | list[str]] = {}
    for length, alike in by_length.items():
        digits = "".join(alike)
        if _HEXADECIMAL.fullmatch(digits):
            kept[str(length)] = base64.b64encode(bytes.fromhex(digits + "0" * (len(digits) % 2))).decode("ascii")
        else:
            kept[str(length)] = alike
    return kept


def _unpacked(kept: str | Mapping[str, str | list[str]]) -> tuple[str, ...]:
    if isinstance(kept, str):
        return (kept,)
    ids: list[str] = []
    for text, alike in kept.items():
        length = int(text)
        if isinstance(alike, str):
            digits = base64.b64decode(alike, validate=True).hex()
            ids += [digits[at : at + length] for at in range(0, len(digits) - length + 1, length)]
        else:
            ids += alike
    return tuple(ids)
