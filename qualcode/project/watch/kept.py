"""What entries did to rows, in a form that fits into another copy of the project: UUIDs instead of keys.

A session keeps this of what it wrote, so that a file which is replaced while it is open takes no work with it.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, field
from typing import Any

from qualcode.project.watch.row_names import RowNames

MOST_ROWS = 2000  # of one entry; of more only their number is kept
_CHANGES = """
    SELECT e.uuid, e.coder_name, e.created, e.kind, e.reason, c.table_name, c.row_id, c.old
    FROM entries e JOIN changes c ON c.entry_id = e.id WHERE e.id = ? ORDER BY c.id LIMIT ?
"""  # without a limit where that is negative

# a value, or where it refers to a row: the table and the UUID (of a text the SHA-256, of a structure the key)
Image = dict[str, Any]


@dataclass(frozen=True, slots=True)
class KeptRow:
    """One row before and after an entry; None where it was not there.

    `text` is the SHA-256 of the text that the places in it were chosen on, empty where it has none.
    """

    table: str
    uuid: str
    old: Image | None
    new: Image | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """What one entry did. `rows` is None where it touched more than are kept; `count` is their number."""

    uuid: str
    coder: str
    created: str
    kind: str
    reason: str
    count: int
    rows: tuple[KeptRow, ...] | None


@dataclass(slots=True)
class Keeper:
    """Collects what entries did, over the connection that wrote them."""

    connection: sqlite3.Connection
    entries: list[KeptEntry] = field(default_factory=list)
    _names: RowNames = field(init=False)

    def __post_init__(self) -> None:
        self._names = RowNames(self.connection, str)

    def forget_keys(self) -> None:
        """Forget which key has which UUID: after a transaction that was taken back, keys are given anew."""
        self._names.forget()

    def collect_all(self, entry: KeptEntry) -> KeptEntry:
        """The same entry with its rows, however many; call it only where the connection leads to the whole file."""
        row = self.connection.execute("SELECT id FROM entries WHERE uuid = ?", (entry.uuid,)).fetchone()
        return (self.collect(row[0], most=None) if row else None) or entry

    def collect(self, entry: int, most: int | None = MOST_ROWS) -> KeptEntry | None:
        """What an entry, given by its key, has done; None where nothing of it is there.

        `most` is the highest number of rows that are kept, None for any.
        """
        found = self.connection.execute(_CHANGES, (entry, -1 if most is None else most + 1)).fetchall()
        if not found or found[0][3] == "forget":
            return None
        uuid, coder, created, kind, reason = found[0][:5]
        count = len(found)
        if most is not None and count > most:
            (count,) = self.connection.execute("SELECT COUNT(*) FROM changes WHERE entry_id = ?", (entry,)).fetchone()
            return KeptEntry(uuid, coder, created, kind, reason, count, rows=None)
        first: dict[tuple[str, int], str | None] = {}
        for *_, table, key, old in found:
            first.setdefault((table, key), old)
        rows = [self._row(table, key, old) for (table, key), old in first.items()]
        changed = tuple(row for row in rows if row.old != row.new)
        return KeptEntry(uuid, coder, created, kind, reason, count, changed)

    def _row(self, table: str, key: int, old: str | None) -> KeptRow:
        cursor = self.connection.execute(f'SELECT * FROM "{table}" WHERE id = ?', (key,))
        names = [column[0] for column in cursor.description]
        values = cursor.fetchone()
        before = json.loads(old) if old else None
        after = dict(zip(names, values, strict=True)) if values else None
        image = after or before or {}
        document = image.get("document_id") if "start" in image else None
        return KeptRow(
            table, str(image.get("uuid", "")), before and self._names.portable(table, before),
            after and self._names.portable(table, after),
            self._text_of(document) if document else "",
        )  # fmt: skip

    def _text_of(self, document: int) -> str:
        row = self.connection.execute(
            "SELECT t.sha256 FROM documents d JOIN texts t ON t.id = d.text_id WHERE d.id = ?", (document,)
        ).fetchone()
        return str(row[0]) if row else ""

    # ---- texts -----------------------------------------------------------------------------------

    def texts(self, entries: list[KeptEntry]) -> dict[str, dict[str, Any]]:
        """SHA-256 -> text, and structures by their key, of the documents that these entries took in."""
        wanted: dict[str, set[str]] = {}
        for row in (row for entry in entries for row in entry.rows or () if row.table == "documents"):
            if row.new and row.old is None:
                wanted.setdefault(row.new["text_id"][1], set()).add(row.new["structure_id"][1])
        return {sha256: self._text(sha256, sorted(keys)) for sha256, keys in wanted.items()}

    def _text(self, sha256: str, structures: list[str]) -> dict[str, Any]:
        row = self.connection.execute("SELECT text FROM texts WHERE sha256 = ?", (sha256,)).fetchone()
        columns = 'segmenter, paragraphs, turns, sentences, marks, "inner", lines'  # no text: SQL
        found = {
            key: self.connection.execute(f"SELECT {columns} FROM structures WHERE id = ?", (int(key),)).fetchone()
            for key in structures
        }
        return {"text": row[0] if row else None, "structures": {key: value for key, value in found.items() if value}}
