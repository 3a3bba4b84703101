"""Which key a row of a UUID has in this file: there now, removed, or about to come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qualcode.model.documents import count_words
from qualcode.model.sharing.portable import EntryBundle, PortableImage, PortableText
from qualcode.project.file.many_rows import insert_rows
from qualcode.project.file.store import Store
from qualcode.project.file.structures import COLUMNS, columns_of, digest
from qualcode.project.merging.checked_entries import structure_sha256
from qualcode.project.merging.tables import Tables

Key = tuple[str, str]
"""Table and UUID of a row."""


class RowKeys:
    """The keys of rows by UUID, of texts by SHA-256, of structures by text and SHA-256; read table by table."""

    def __init__(self, store: Store, tables: Tables, bundles: Sequence[EntryBundle] = ()) -> None:
        self._store = store
        self._tables = tables
        self._live: dict[str, dict[str, int]] = {}
        self._dead: dict[str, dict[str, int]] = {}
        self._new: dict[str, dict[str, int]] = {}
        self._next: dict[str, int] = {}
        self.aliases: dict[Key, str] = {
            (table, uuid): target
            for table, uuid, target in store.all("SELECT table_name, uuid, target FROM aliases ORDER BY id")
            if uuid not in self.live(table)  # the merge that made them one was taken back
        }
        self._texts: dict[str, int] = dict(store.all("SELECT sha256, id FROM texts"))
        self._structures: dict[int, dict[str, int]] = {}
        self.coming: dict[str, PortableText] = {}
        for bundle in bundles:
            for sha256, text in bundle.texts.items():
                known = self.coming.get(sha256)
                structures = {**known.structures, **text.structures} if known else text.structures
                self.coming[sha256] = PortableText(text.text, structures)

    # ---- rows ------------------------------------------------------------------------------------

    def live(self, table: str) -> dict[str, int]:
        """UUID -> key of the rows that are there."""
        if table not in self._live:
            self._live[table] = dict(self._store.all(f'SELECT uuid, id FROM "{table}"'))
        return self._live[table]

    def dead(self, table: str) -> dict[str, int]:
        """UUID -> key of the rows that the history knows and that are not there."""
        if table not in self._dead:
            self._dead[table] = dict(
                self._store.all(
                    "SELECT json_extract(c.old, '$.uuid'), c.row_id FROM changes c "
                    f'LEFT JOIN "{table}" x ON x.id = c.row_id '
                    "WHERE c.table_name = ? AND c.old IS NOT NULL AND x.id IS NULL ORDER BY c.id",
                    (table,),
                )
            )
        return self._dead[table]

    def canonical(self, table: str, uuid: str) -> str:
        """The UUID of the row that one of that UUID stands for; its own where it is no alias."""
        if not self.aliases:
            return uuid
        seen = {uuid}
        while (target := self.aliases.get((table, uuid))) is not None and target not in seen:
            seen.add(uuid := target)
        return uuid

    def has(self, table: str, uuid: str) -> bool:
        """Whether a row is there, or was."""
        return uuid in self.live(table) or uuid in self.dead(table) or (table, uuid) in self.aliases

    def key(self, table: str, uuid: str) -> int:
        """The key of a row that is there or will be; a new one is made up for a row that never was."""
        uuid = self.canonical(table, uuid)
        for known in (self.live(table), self._new.setdefault(table, {})):
            if uuid in known:
                return known[uuid]
        if uuid in self.dead(table):
            return self.dead(table)[uuid]
        return self.new_key(table, uuid)

    def new_key(self, table: str, uuid: str) -> int:
        """A key that no row has had."""
        key = self._next.get(table) or self._first_free(table)
        self._next[table] = key + 1
        self._new.setdefault(table, {})[uuid] = key
        return key

    def _first_free(self, table: str) -> int:
        row = self._store.one("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
        return (int(row[0]) if row else 0) + 1

    def taken_back(self) -> None:
        """What was written since is not there any more."""
        self._structures.clear()

    # ---- images ----------------------------------------------------------------------------------

    def canonical_image(self, image: PortableImage) -> PortableImage:
        """The image with each reference to what stands for something else led there."""
        if not self.aliases:
            return image
        return {
            name: (value[0], self.canonical(*value)) if isinstance(value, tuple) else value
            for name, value in image.items()
        }

    def values(self, image: PortableImage, columns: Sequence[str], known: dict[Key, int]) -> list[Any]:
        """The values of the columns with the keys of this file; `known` has those that were looked up so far."""
        values: list[Any] = []
        for value in map(image.__getitem__, columns):
            if not isinstance(value, tuple):
                values.append(value)
            elif value in known:
                values.append(known[value])
            elif value[0] == "structures":
                numbers = self.numbers(image)
                return [numbers[name] for name in columns]
            else:
                known[value] = self.text(value[1]) if value[0] == "texts" else self.key(*value)
                values.append(known[value])
        return values

    def numbers(self, image: PortableImage, text: int = 0) -> dict[str, Any]:
        """The image with the keys of this file; `text` is the key of the text of a structure alone."""
        values: dict[str, Any] = {}
        for name, value in image.items():
            if not isinstance(value, tuple):
                values[name] = value
            elif value[0] == "texts":
                values[name] = text = self.text(value[1])
            elif value[0] != "structures":
                values[name] = self.key(*value)
        for name, value in image.items():
            if isinstance(value, tuple) and value[0] == "structures":
                values[name] = self.structure(text, value[1])
        return values

    # ---- texts -----------------------------------------------------------------------------------

    def has_text(self, sha256: str) -> bool:
        """Whether a text is here or came along."""
        return sha256 in self._texts or sha256 in self.coming

    def text(self, sha256: str) -> int:
        """The key of a text; one that came along is kept. Raises KeyError where there is none."""
        if sha256 not in self._texts:
            text = self.coming[sha256].text
            cursor = self._store.connection.execute(
                "INSERT INTO texts (sha256, text, length, words) VALUES (?, ?, ?, ?)",
                (sha256, text, len(text), count_words(text)),
            )
            self._texts[sha256] = cursor.lastrowid or 0
        return self._texts[sha256]

    def structure(self, text: int, sha256: str) -> int:
        """The key of a structure of a text (key); one that came along is kept. Raises KeyError for none."""
        if text not in self._structures:
            rows = self._store.all(
                f"SELECT s.id, {columns_of('s')} FROM structures s WHERE s.text_id = ? ORDER BY s.id DESC", (text,)
            )
            self._structures[text] = {structure_sha256(columns): key for key, *columns in rows}
        known = self._structures[text]
        if sha256 not in known:
            (name,) = self._store.one("SELECT sha256 FROM texts WHERE id = ?", (text,)) or ("",)
            columns = self.coming[name].structures[sha256] if name in self.coming else None
            if columns is None:
                raise KeyError(sha256)
            known[sha256] = insert_rows(
                self._store.connection,
                "structures",
                ("text_id", *COLUMNS, "sha256"),
                [(text, *columns, digest(text, *columns))],
            )
        return known[sha256]
