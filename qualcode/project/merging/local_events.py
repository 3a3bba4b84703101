"""What the history of this file says of rows that entries of other copies touch, too."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from qualcode.model.sharing.merges import EXISTENCE
from qualcode.model.sharing.portable import PortableEntry
from qualcode.project.file import standing
from qualcode.project.file.store import Store
from qualcode.project.merging.portable import OF_THIS_COPY, entries_of, placed_again
from qualcode.project.merging.row_graph import RowEvent
from qualcode.project.merging.row_keys import Key, RowKeys
from qualcode.project.merging.tables import FILLED, KEYS, NOT_UNIQUE, TELLING

DECISION = "conflict.decide"


class LocalEvents:
    """Asks the history, table by table."""

    def __init__(
        self, store: Store, keys: RowKeys, coming: Sequence[PortableEntry] = (), again: Collection[str] = ()
    ) -> None:
        self._store = store
        self._keys = keys
        self._again = again
        self._undone = standing.undone_arrivals(store.connection) | set(again)
        self._names: dict[str, dict[int, str]] = {}
        self._events: dict[str, dict[str, list[RowEvent]]] = defaultdict(dict)
        self._alone = self._of_this_copy()
        self._placed_again = placed_again(store)
        self._kinds: dict[str, str] = {}
        self._undoes: dict[str, str] = {}
        self._takers: dict[str, list[str]] = defaultdict(list)
        for uuid, kind, undoes in store.all(
            "SELECT uuid, kind, undoes FROM entries WHERE undoes IS NOT NULL OR kind = ?", (DECISION,)
        ):
            if uuid not in self._undone:
                self._know(uuid, kind, undoes)
        for entry in coming:
            if entry.undoes is not None or entry.kind == DECISION:
                self._know(entry.uuid, entry.kind, entry.undoes)

    def _know(self, uuid: str, kind: str, undoes: str | None) -> None:
        self._kinds[uuid] = kind
        if undoes is not None:
            self._undoes[uuid] = undoes
            self._takers[undoes].append(uuid)

    def _of_this_copy(self) -> set[int]:
        """Keys of the entries that concern this copy alone, and of those that came with a merge which is undone."""
        alone: dict[str, int] = {}
        kinds = sorted(OF_THIS_COPY)
        marks = ", ".join("?" * len(kinds))
        for key, uuid, kind, undoes in self._store.all(
            f"SELECT id, uuid, kind, undoes FROM entries WHERE undoes IS NOT NULL OR kind IN ({marks}) ORDER BY id",
            kinds,
        ):
            if kind in OF_THIS_COPY or undoes in alone:
                alone[uuid] = key
        gone = self._store.all(
            "SELECT id FROM entries WHERE uuid IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(self._undone)),),
        )
        return {*alone.values(), *(key for (key,) in gone)}

    # ---- rows ------------------------------------------------------------------------------------

    def names_of(self, table: str) -> dict[int, str]:
        """Key -> UUID of the rows that are there; of texts the SHA-256."""
        if table not in self._names:
            if table == "texts":
                self._names[table] = dict(self._store.all("SELECT id, sha256 FROM texts"))
            else:
                self._names[table] = {key: uuid for uuid, key in self._keys.live(table).items()}
        return self._names[table]

    def _keys_of(self, table: str, uuids: Collection[str]) -> dict[int, str]:
        """Keys of those of the rows that the history knows."""
        live = self._keys.live(table)
        found = {live[uuid]: uuid for uuid in uuids if uuid in live}
        if table == "codings" and (again := self._placed_again.intersection(uuids)):
            found |= dict(
                self._store.all(
                    "SELECT DISTINCT row_id, json_extract(old, '$.uuid') FROM changes WHERE table_name = 'codings' "
                    "AND old IS NOT NULL AND json_extract(old, '$.uuid') IN (SELECT value FROM json_each(?))",
                    (json.dumps(sorted(again)),),
                )
            )
        if len(found) < len(uuids):
            dead = self._keys.dead(table)
            found |= {dead[uuid]: uuid for uuid in uuids if uuid in dead and uuid not in live}
        return found

    def last_of(self, table: str, uuids: Collection[str]) -> dict[str, tuple[str, ...]]:
        """The entry that touched each row last, of rows that the history knows; of a package what it was cut from."""
        keys = self._keys_of(table, uuids)
        last: dict[str, tuple[str, ...]] = {
            uuid: tuple(json.loads(entries))
            for uuid, entries in self._store.rows(
                "SELECT row_uuid, entries FROM bases WHERE table_name = ?", (table,)
            )
            if uuid in uuids
        }
        if keys:
            rows = self._store.rows(
                "SELECT c.row_id, e.uuid, MAX(e.id) FROM changes c JOIN entries e ON e.id = c.entry_id "
                "WHERE c.table_name = ? AND c.row_id IN (SELECT value FROM json_each(?)) "
                "AND e.id NOT IN (SELECT value FROM json_each(?)) GROUP BY c.row_id ORDER BY 3",
                (table, json.dumps(list(keys)), json.dumps(sorted(self._alone))),
            )
            last |= {keys[row]: (entry,) for row, entry, _key in rows}
        return last

    def flagged(self, table: str) -> set[str]:
        """Rows of which the log does not say all: what settled merges or decisions touched, and what was carried."""
        found = {uuid for (uuid,) in self._store.rows("SELECT row_uuid FROM carried WHERE table_name = ?", (table,))}
        for (of, uuid), target in self._keys.aliases.items():
            if of == table:
                found |= {uuid, target}
        return found | self.touched_alone(table)

    def touched_alone(self, table: str) -> set[str]:
        """Rows that entries touched which concern this copy alone."""
        rows = self._store.all(
            "SELECT DISTINCT c.row_id FROM changes c WHERE c.entry_id IN (SELECT value FROM json_each(?)) "
            "AND +c.table_name = ?",
            (json.dumps(sorted(self._alone)), table),
        )
        names = self.names_of(table)
        dead: dict[int, str] = {}
        if any(key not in names for (key,) in rows):
            dead = {key: uuid for uuid, key in self._keys.dead(table).items()}
        return {uuid for (key,) in rows if (uuid := names.get(key) or dead.get(key))}

    def always_settled(self, named: Iterable[str]) -> dict[str, set[str]]:
        """Rows that every merge works out anew: in conflict, or called otherwise than their entries say."""
        found: dict[str, set[str]] = defaultdict(set)
        for table, uuid in self._store.all("SELECT table_name, row_uuid FROM conflicts"):
            found[table].add(uuid)
        for table, uuid in self._doubles():
            found[table].add(uuid)
        for table, uuid in self._removed_in_vain():
            found[table].add(uuid)
        if self._alone:
            for table in named:
                found[table] |= {uuid for uuid in self.touched_alone(table) if uuid in self._keys.live(table)}
        return found

    def _removed_in_vain(self) -> Iterator[Key]:
        """What was removed together with rows that stayed, and maybe with them."""
        wanted = self._store.all("SELECT table_name, row_uuid FROM conflicts WHERE field = ?", (EXISTENCE,))
        removals = {
            event.entry
            for table, uuid in wanted
            for event in self.events(table, [uuid])[uuid]
            if event.row.new is None
        }
        for uuid in sorted(removals):
            entry = self.entry(uuid)
            for row in entry.rows if entry else ():
                if row.new is None:
                    yield row.table, row.uuid

    def _doubles(self) -> Iterator[Key]:
        """Rows that are one thing by what they are known by although the tables let both stand."""
        for table in NOT_UNIQUE:
            columns = [f'"{name}"' for name in KEYS[table]]
            filled = " AND ".join([f"{name} <> ''" for name in columns if (table, name.strip('"')) in FILLED])
            where = f"WHERE {filled} " if filled else ""
            listed = ", ".join(columns)
            rows = self._store.all(f'SELECT {listed} FROM "{table}" {where}GROUP BY {listed} HAVING COUNT(*) > 1')
            for values in rows:
                same = " AND ".join(f"{name} IS ?" for name in columns)  # no text: SQL
                for (uuid,) in self._store.all(f'SELECT uuid FROM "{table}" WHERE {same}', values):
                    yield table, uuid
        for (uuid,) in self._store.all(
            "SELECT uuid FROM documents WHERE (file_sha256, text_id) IN (SELECT d.file_sha256, d.text_id "
            "FROM documents d JOIN texts t ON t.id = d.text_id WHERE t.length >= ? AND d.file_sha256 <> '' "
            "GROUP BY d.file_sha256, d.text_id HAVING COUNT(*) > 1)",
            (TELLING,),
        ):
            yield "documents", uuid

    # ---- events ----------------------------------------------------------------------------------

    def events(self, table: str, uuids: Collection[str]) -> Mapping[str, list[RowEvent]]:
        """All that living entries of this file did to rows, those of undone merges excepted."""
        known = self._events[table]
        wanted = {uuid for uuid in uuids if uuid not in known}
        if wanted:
            for uuid in wanted:
                known[uuid] = []
            keys = self._keys_of(table, wanted)
            entries = {
                entry
                for (entry,) in self._store.rows(
                    "SELECT DISTINCT entry_id FROM changes WHERE table_name = ? "
                    "AND row_id IN (SELECT value FROM json_each(?))",
                    (table, json.dumps(list(keys))),
                )
            }
            entries |= {
                entry
                for (entry,) in self._store.rows(
                    "SELECT DISTINCT e.id FROM carried c JOIN entries e ON e.uuid = c.entry_uuid "
                    "WHERE c.table_name = ? AND c.row_uuid IN (SELECT value FROM json_each(?))",
                    (table, json.dumps(sorted(wanted))),
                )
            }
            for portable in entries_of(self._store, sorted(entries - self._alone)):
                for row in portable.rows:
                    if row.table == table and row.uuid in wanted:
                        known[row.uuid].append(RowEvent(portable.uuid, portable.kind, portable.undoes, row))
        return known

    def entry(self, uuid: str) -> PortableEntry | None:
        """An entry of this file."""
        row = self._store.one("SELECT id FROM entries WHERE uuid = ?", (uuid,))
        return next(iter(entries_of(self._store, [row[0]])), None) if row else None

    def counting(self, events: Iterable[RowEvent]) -> list[RowEvent]:
        """The events with what they say: decisions while they stand, and never what only takes one back."""
        found: dict[tuple[str, str], RowEvent] = {}
        for said in events:
            event = said
            decides = event.row.table != "decisions" and self._kind_of_root(event.entry) == DECISION
            if decides and (event.undoes is not None or not self._is_living(event.entry)):
                mute = replace(event.row, old={}, new={})  # what comes later knew what it knew
                event = event._replace(kind="", undoes=None, row=mute)
            found.setdefault((event.entry, event.row.uuid), event)
        return list(found.values())

    def _kind_of_root(self, entry: str) -> str:
        seen = set[str]()
        while entry in self._undoes and entry not in seen:
            seen.add(entry)
            entry = self._undoes[entry]
        return self._kinds.get(entry, "")

    def _is_living(self, entry: str) -> bool:
        return not any(self._is_living(taker) for taker in self._takers.get(entry, ()))
