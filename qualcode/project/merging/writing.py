"""Writing what entries of other copies did: plain ones as they were made, the rest by the entry that ties them."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

from qualcode.model.sharing.merges import EXISTENCE
from qualcode.model.sharing.portable import PortableEntry, PortableRow
from qualcode.project.file.history import Arrival
from qualcode.project.file.many_rows import delete_rows, insert_rows
from qualcode.project.file.store import Store
from qualcode.project.merging.candidates import Candidates
from qualcode.project.merging.entry_file import CARRIED, carried_columns
from qualcode.project.merging.places import PLACES
from qualcode.project.merging.portable import entries_of, told_otherwise
from qualcode.project.merging.row_keys import Key, RowKeys
from qualcode.project.merging.settling import Settled
from qualcode.project.merging.tables import NAMED, Tables

_AT_ONCE = 20_000  # rows of entries that are written together


class NotPlainError(Exception):
    """The entries of a row cannot be written as they were made: something else has its place or name."""

    def __init__(self, key: Key) -> None:
        super().__init__(key)
        self.key = key


class MergeWriter:
    """Writes one merge, inside of its transaction."""

    def __init__(
        self, store: Store, tables: Tables, keys: RowKeys, arrival: Arrival, candidates: Candidates, settled: Settled
    ) -> None:
        self._store = store
        self._connection = store.connection
        self._tables = tables
        self._keys = keys
        self._arrival = arrival
        self._candidates = candidates
        self._settled = settled
        self.moved = 0
        self.edits_left_out = 0

    # ---- entries as they were made -----------------------------------------------------------------

    def write_entries(self) -> None:
        """Write the entries, with what they did to plain rows. Raises NotPlainError."""
        new = [entry for entry in self._candidates.taken if entry.uuid not in self._candidates.again]
        numbers = self._arrival.add([
            (
                entry.uuid, entry.coder_uuid, entry.coder_name, entry.created, entry.kind, entry.reason, entry.undoes,
            )
            for entry in new
        ])  # fmt: skip
        plain = self._settled.plain
        self._write_carried(
            (entry.uuid, row)
            for entry in self._candidates.taken
            for row in entry.rows
            if (row.table, row.uuid) not in plain
        )
        made: dict[str, list[tuple[int, PortableRow]]] = {}  # rows that entries in a row made, and by which
        for entry, number in zip(new, numbers, strict=True):
            rows = [row for row in entry.rows if (row.table, row.uuid) in plain]
            if any(row.old is not None or row.new is None for row in rows):
                self._insert_made(made)
                self._write_entry(rows, number)
                continue
            for row in rows:
                made.setdefault(row.table, []).append((number, row))
        self._insert_made(made)

    def _write_entry(self, rows: Sequence[PortableRow], number: int) -> None:
        """Write what one entry did, in its order."""
        self._arrival.write_as(number)
        for row in rows:
            if row.old is None and row.new is not None:
                self._insert(row.table, [(number, row)])
            elif row.new is None:
                self._delete(row)
            else:
                self._update(row)

    def _insert_made(self, made: dict[str, list[tuple[int, PortableRow]]]) -> None:
        """Write the rows that entries made, by table, and let none be left."""
        for table in self._tables.order:
            self._insert(table, made.pop(table, ()))

    def _insert(self, table: str, rows: Sequence[tuple[int, PortableRow]]) -> None:
        """Insert rows, each as of the entry of a key."""
        columns = self._tables.columns[table]
        for start in range(0, len(rows), _AT_ONCE):
            part = rows[start : start + _AT_ONCE]
            known: dict[Key, int] = {}
            values = [
                (self._keys.key(table, row.uuid), row.uuid, *self._keys.values(row.new or {}, columns, known))
                for _entry, row in part
            ]
            try:
                self._arrival.insert(table, ("id", "uuid", *columns), values, [entry for entry, _row in part])
            except sqlite3.IntegrityError as error:
                if len(part) == 1:
                    raise NotPlainError((table, part[0][1].uuid)) from error
                for entry, row in part:
                    self._insert(table, [(entry, row)])

    def _update(self, row: PortableRow) -> None:
        values = self._keys.numbers(row.new or {}, self._text_of(row.table, row.uuid, row.new or {}))
        if not values:
            return
        settings = ", ".join(f'"{name}" = ?' for name in values)
        try:
            self._connection.execute(
                f'UPDATE "{row.table}" SET {settings} WHERE id = ?',
                (*values.values(), self._keys.key(row.table, row.uuid)),
            )
        except sqlite3.IntegrityError as error:
            raise NotPlainError((row.table, row.uuid)) from error

    def _text_of(self, table: str, uuid: str, image: Mapping[str, Any]) -> int:
        """The key of the text of a document, where an image has its structure alone."""
        if table != "documents" or "structure_id" not in image or "text_id" in image:
            return 0
        key = self._keys.key(table, uuid)
        (text,) = self._store.one("SELECT text_id FROM documents WHERE id = ?", (key,)) or (0,)
        return int(text)

    def _delete(self, row: PortableRow) -> None:
        delete_rows(self._connection, row.table, [self._keys.key(row.table, row.uuid)])

    # ---- the entry that ties them together -------------------------------------------------------

    def write_settled(self) -> None:
        """Make the other rows what they are in the end; the entry that ties all together must be open."""
        by_table: dict[str, list[str]] = defaultdict(list)
        for table, uuid in self._settled.targets:
            by_table[table].append(uuid)
        replaced: list[tuple[str, int, str]] = []
        writes: list[tuple[str, str, dict[str, Any], dict[str, Any] | None]] = []
        for table in self._tables.order:
            gone: list[int] = []
            for uuid in sorted(by_table.get(table, ())):
                target = self._settled.targets[table, uuid]
                live = self._live(table, uuid)
                if target is None:
                    if live is not None:
                        gone.append(live["id"])
                        if (table, uuid) in self._settled.aliases:
                            replaced.append((table, live["id"], self._keys.canonical(table, uuid)))
                    continue
                values = self._keys.numbers(target, live["text_id"] if live and "text_id" in live else 0)
                if live is not None:
                    values = {name: value for name, value in values.items() if live[name] != value}
                if values or live is None:
                    state = self._settled.states.get((table, uuid))
                    self.moved += bool(
                        (live and table in PLACES and not values.keys().isdisjoint(PLACES[table]))
                        or (state and state.moved)
                    )
                    writes.append((table, uuid, values, live))
            delete_rows(self._connection, table, gone)
        self._write_all(writes)
        for table, number, target_uuid in replaced:
            there = self._keys.key(table, target_uuid)
            for child, column in self._tables.children_of(table):
                self._connection.execute(f'UPDATE "{child}" SET "{column}" = ? WHERE "{column}" = ?', (there, number))
        cut = self._connection.execute(  # one copy edited words of a passage that another one made shorter
            "DELETE FROM quotation_edits WHERE id IN (SELECT e.id FROM quotation_edits e JOIN codings c "
            'ON c.id = e.coding_id WHERE e.start + e.length > c."end" - c.start)'
        )
        self.edits_left_out = cut.rowcount

    def _live(self, table: str, uuid: str) -> dict[str, Any] | None:
        cursor = self._connection.execute(f'SELECT * FROM "{table}" WHERE uuid = ?', (uuid,))
        row = cursor.fetchone()
        return dict(zip([column[0] for column in cursor.description], row, strict=True)) if row else None

    def _write_all(self, writes: list[tuple[str, str, dict[str, Any], dict[str, Any] | None]]) -> None:
        """Write rows, those first whose names are free already; where names go round, by way of other ones."""
        while writes:
            later: list[tuple[str, str, dict[str, Any], dict[str, Any] | None]] = []
            failed: sqlite3.IntegrityError | None = None
            for write in writes:
                try:
                    self._write(*write)
                except sqlite3.IntegrityError as error:
                    failed = error
                    later.append(write)
            if failed is not None and len(later) == len(writes):
                moved = [
                    write for write in later if write[3] is not None and write[0] in NAMED and "name" in write[2]
                ]
                if not moved:
                    raise failed
                for table, uuid, _values, live in moved:
                    self._write(table, uuid, {"name": uuid}, live)
            writes = later

    def _write(self, table: str, uuid: str, values: Mapping[str, Any], live: Mapping[str, Any] | None) -> None:
        if live is None:
            columns = self._tables.columns[table]
            row = (self._keys.key(table, uuid), uuid, *[values[name] for name in columns])
            insert_rows(self._connection, table, ("id", "uuid", *columns), [row])
        else:
            settings = ", ".join(f'"{name}" = ?' for name in values)
            self._connection.execute(f'UPDATE "{table}" SET {settings} WHERE id = ?', (*values.values(), live["id"]))

    # ---- what is kept beside ---------------------------------------------------------------------

    def write_beside(self, merge: str, time: str) -> None:
        """Tie the entries to the merge, and keep aliases and conflicts."""
        known = {
            (table, uuid): target
            for table, uuid, target in self._store.all("SELECT table_name, uuid, target FROM aliases")
        }
        aliases = self._settled.aliases
        others = {key for key in known.keys() | aliases.keys() if known.get(key) != aliases.get(key)}
        others |= {(key[0], uuid) for key in others for uuid in (known.get(key), aliases.get(key)) if uuid}
        former = self._entries_on(others)
        self._connection.executemany(
            "INSERT INTO arrived (entry_uuid, merge_uuid, source, created, package) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (entry_uuid) DO UPDATE SET merge_uuid = excluded.merge_uuid, source = excluded.source, "
            "created = excluded.created, package = excluded.package",
            [
                (entry.uuid, merge, self._candidates.sources.get(entry.uuid, ""), time, entry.package)
                for entry in self._candidates.taken
            ],
        )
        if known != aliases:
            self._connection.execute("DELETE FROM aliases")
            self._connection.executemany(
                "INSERT INTO aliases (table_name, uuid, target) VALUES (?, ?, ?)",
                [(*key, target) for key, target in sorted(aliases.items())],
            )
        self._connection.executemany(
            "DELETE FROM conflicts WHERE table_name = ? AND row_uuid = ? AND field = ?",
            [(*key, EXISTENCE) for key in self._settled.along],
        )
        self._connection.executemany(
            "INSERT INTO conflicts (table_name, row_uuid, field, heads) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (table_name, row_uuid, field) DO UPDATE SET heads = excluded.heads "
            "WHERE heads <> excluded.heads",
            [
                (*key, field, json.dumps(heads))
                for key, state in self._settled.states.items()
                for field, heads in state.conflicts.items()
            ],
        )
        self._write_carried(told_otherwise(self._store, [*former, *self._not_as_made()]))

    def _not_as_made(self) -> list[PortableEntry]:
        """The entries but for those that only made rows that nothing else touched: of these the log says the same."""
        touched = Counter((row.table, row.uuid) for entry in self._candidates.taken for row in entry.rows)
        corrected = {uuid for table, uuid in self._settled.targets if table == "documents"}
        corrected |= {
            row.uuid for entry in self._candidates.taken for row in entry.rows if row.table == "documents" and row.old
        }

        def is_as_made(row: PortableRow) -> bool:
            if row.old is not None or row.new is None or row.parents or row.table == "quotation_edits":
                return False
            document = row.new.get("document_id")
            is_placed = isinstance(document, tuple) and document[1] in corrected
            key = (row.table, row.uuid)
            return key in self._settled.plain and touched[key] == 1 and not is_placed

        return [entry for entry in self._candidates.taken if not all(map(is_as_made, entry.rows))]

    def _entries_on(self, keys: Set[Key]) -> Sequence[PortableEntry]:
        """The entries so far that touched rows, as they are before these stand for others, or do so no more."""
        numbers = [
            (table, number)
            for table, uuid in keys
            for names in (self._keys.live(table), self._keys.dead(table))
            if (number := names.get(uuid)) is not None
        ]
        if not numbers:
            return ()
        rows = self._store.all(
            "SELECT DISTINCT c.entry_id FROM changes c JOIN json_each(?) k ON c.table_name = k.value ->> 0 "
            "AND c.row_id = k.value ->> 1 WHERE c.entry_id < ?",
            (json.dumps(numbers), self._arrival.first),
        )
        return entries_of(self._store, [key for (key,) in rows])

    def _write_carried(self, rows: Iterable[tuple[str, PortableRow]]) -> None:
        """Keep rows of entries (UUIDs) as those say of them."""
        marks = ", ".join("?" * 7)
        self._connection.executemany(
            f"INSERT OR REPLACE INTO carried (entry_uuid, {CARRIED}) VALUES ({marks})",
            [(uuid, *carried_columns(row)) for uuid, row in rows],
        )
