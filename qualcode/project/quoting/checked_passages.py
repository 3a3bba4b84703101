"""Where the disclosure check found something in passages, so that another check reads only what is new.

It is derived: emptying it loses nothing but time. It stands outside of the history and holds no words: a passage is
known by its hash, what was found in it by its kind and place. What depends on names that the project gives is kept as
a number only, of all that was read of a text together, under a hash in which the names have their part; what depends
on a list of names is not kept. A row that is not as it was written is not believed.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping, Sequence

from qualcode.project.file.failures import translated
from qualcode.project.file.store import Store

KeptFindings = dict[str, list[int]]
"""Hash of a passage -> kind, start and length (code points of the passage) of one finding after another.

Hash of all that was read of a text -> how much was found in it, and how much of that was accepted.
"""

_OF_ALL = "all "  # no text: begins a key
MOST = 5_000
"""Passages that are kept of one text: those of the latest checks."""


def passage_hash(passage: str) -> str:
    """What a passage is known by."""
    return hashlib.blake2b(passage.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def hash_of_all(read: Sequence[object]) -> str:
    """What all that was read of a text is known by, with all on which it depends what is found there."""
    return f"{_OF_ALL}{passage_hash(json.dumps(read, ensure_ascii=False))}"


def passages_in(found: KeptFindings) -> int:
    """Of how many passages it is kept what was found."""
    return sum(not key.startswith(_OF_ALL) for key in found)


class CheckedPassages:
    """What is kept of one project file."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, document: int, made_by: str) -> KeptFindings:
        """What is kept of passages of a document (key), if these rules found it."""
        row = self._store.one(
            "SELECT c.text_id, c.made_by, c.found, c.sha256 FROM documents d "
            "JOIN checked_texts c ON c.text_id = d.text_id WHERE d.id = ? AND c.made_by = ?",
            (document, made_by),
        )
        if row is None or not is_as_kept(*row):
            return {}
        found: KeptFindings = json.loads(row[2])
        return found

    def keep(self, found: Mapping[int, KeptFindings], made_by: str) -> None:
        """Keep what these rules found in passages of documents (keys); what is kept of others of a text stays.

        Raises the ProjectFileErrors of `failures.translated`.
        """
        with translated(self._store.path), self._store.history.guard.marked():
            for document, passages in found.items():
                before = self.of(document, made_by)
                earlier = {passage: places for passage, places in before.items() if passage not in passages}
                self._write(document, made_by, dict(list((earlier | passages).items())[-MOST:]))

    def _write(self, document: int, made_by: str, found: KeptFindings) -> None:
        row = self._store.one("SELECT text_id FROM documents WHERE id = ?", (document,))
        if row is None:
            return  # it was removed meanwhile
        packed = json.dumps(found, separators=(",", ":"))
        self._store.connection.execute(
            "INSERT OR REPLACE INTO checked_texts (text_id, made_by, found, sha256) VALUES (?, ?, ?, ?)",
            (row[0], made_by, packed, _sum(row[0], made_by, packed)),
        )


def is_as_kept(text: int, made_by: str, found: str, sha256: str) -> bool:
    """Whether a row is as it was written."""
    return _sum(text, made_by, found) == sha256


def empty(connection: sqlite3.Connection) -> None:
    """Take everything out: for `forget`. The next check reads all passages anew."""
    connection.execute("DELETE FROM checked_texts")


def _sum(*values: object) -> str:
    return hashlib.sha256(json.dumps(values).encode("utf-8")).hexdigest()
