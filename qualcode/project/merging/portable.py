"""The entries of a project file in the form that fits into every copy, rebuilt from its log.

The log holds the image of each row before an entry; the image after it is that before the next entry which touched
the row, or the row as it is now. A row's *last* entries are those that a new change of it rests on: walking back, all
that came from other copies, up to and including the nearest one made here. An entry that came from elsewhere rests on
the one that touched the row last before it, unless `carried` says otherwise.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from qualcode.model.sharing.portable import (
    EntryBundle,
    PortableEntry,
    PortableRow,
    PortableText,
    PortableValue,
)
from qualcode.project.file import schema, standing
from qualcode.project.file.history import image_of
from qualcode.project.file.store import Row, Store
from qualcode.project.file.structures import columns_of
from qualcode.project.merging.checked_entries import structure_sha256
from qualcode.project.merging.entry_file import CARRIED, carried_row
from qualcode.project.merging.places import PLACES
from qualcode.project.watch.row_names import RowNames

OF_THIS_COPY = frozenset({"merge", "forget", "package.cut"})
"""Kinds of entries that no other copy takes in: what settled a merge, what erased, what a package begins with."""
_CHANGES = "SELECT c.table_name, c.row_id, c.entry_id, c.old FROM changes c"
_ORDER = "ORDER BY c.table_name, c.row_id, c.entry_id, c.id"
_RANKS = {table: rank for rank, table in enumerate(schema.LOGGED)}
_MANY = 5_000  # changes of the wanted entries from which on the log is read from end to end

# columns whose change says on which text it was made
_CHOSEN = {table: frozenset(columns) for table, columns in PLACES.items()} | {
    "documents": frozenset({"structure_id"})
}
_OF_TEXT = frozenset({"text_id", "structure_id"})
_NONE: frozenset[str] = frozenset()

Image = dict[str, Any]
_Key = tuple[str, str]  # table and UUID


def bundle(
    store: Store, without: Callable[[PortableEntry], bool] | None = None, known: Collection[str] = ()
) -> EntryBundle:
    """All entries of the project but the `known` ones (UUIDs) and those `without` says, and the texts they brought.

    Those that concern this copy alone are never among them, see OF_THIS_COPY, nor their undos, nor what came in with
    a merge that was taken back.
    """
    known = known if isinstance(known, (set, frozenset)) else set(known)
    wanted = [key for key, uuid in store.all("SELECT id, uuid FROM entries ORDER BY id") if uuid not in known]
    rebuilt = _Rebuilt(store, wanted)
    entries = tuple(entry for entry in rebuilt.entries() if without is None or not without(entry))
    (project,) = store.one("SELECT project_uuid FROM file_state") or ("",)
    return EntryBundle(project, store.path.name, entries, rebuilt.texts(entries))


def entries_of(store: Store, keys: Sequence[int]) -> tuple[PortableEntry, ...]:
    """Those of the keys that other copies may take in, in the order of the history."""
    return tuple(_Rebuilt(store, keys).entries()) if keys else ()


def told_otherwise(store: Store, entries: Sequence[PortableEntry]) -> Iterator[tuple[str, PortableRow]]:
    """Rows of entries that came from elsewhere (with the UUIDs of these) of which this file would say something else.

    `carried` has to keep them, so that who gets the entries from here gets them as they were made.
    """
    if not entries:
        return
    listed = json.dumps([entry.uuid for entry in entries])
    keys = store.all("SELECT id FROM entries WHERE uuid IN (SELECT value FROM json_each(?))", (listed,))
    rebuilt = {entry.uuid: entry for entry in _Rebuilt(store, [key for (key,) in keys]).entries()}
    for entry in entries:
        here = rebuilt.get(entry.uuid)
        if here is not None and here.rows != entry.rows:
            said = {(row.table, row.uuid): row for row in here.rows}
            yield from ((entry.uuid, row) for row in entry.rows if said.get((row.table, row.uuid)) != row)


def _in_order(row: PortableRow) -> tuple[int, str]:
    """The order of the rows of an entry, the same in every copy."""
    return _RANKS[row.table], row.uuid


@dataclass(frozen=True, slots=True)
class _TouchedRow:
    """What an entry (key) did to a row: its images before and after, with the keys of this file.

    `corrects` says that it gave a document a text in place of one that was erased since; both images have the new
    one then.
    """

    entry: int
    old: Image | None
    new: Image | None
    corrects: bool = False


class _Rebuilt:
    """The entries of some keys, rebuilt from the log."""

    def __init__(self, store: Store, wanted: Sequence[int]) -> None:
        self._store = store
        self._wanted = set(wanted)
        self._listed = json.dumps(sorted(self._wanted))
        some = store.all(
            "SELECT 1 FROM changes WHERE entry_id IN (SELECT value FROM json_each(?)) LIMIT ?", (self._listed, _MANY)
        )
        self._reads_all = len(some) == _MANY
        self._uuids: dict[int, str] = dict(store.all("SELECT id, uuid FROM entries"))
        self._versions: dict[int, int] = dict(
            store.all("SELECT id, schema_version FROM entries WHERE schema_version < ?", (schema.VERSION,))
        )
        self._arrived: dict[int, str] = dict(
            store.all("SELECT e.id, a.merge_uuid FROM arrived a JOIN entries e ON e.uuid = a.entry_uuid")
        )
        self._packages = standing.packages_of(store.connection)
        self._staying = self._of_this_copy()
        self._names = RowNames(store.connection, self._name_structure, whole=self._reads_all)
        self._texts = _TextsInTime(store)
        self._pools = _Pools(store)
        self._bases: dict[_Key, tuple[str, ...]] = {
            (table, uuid): tuple(json.loads(entries))
            for table, uuid, entries in store.all("SELECT table_name, row_uuid, entries FROM bases")
        }
        self._rows: dict[int, list[PortableRow]] = {}

    def entries(self) -> Iterator[PortableEntry]:
        """The entries in the order of the history."""
        for table, run in groupby(self._changes(), key=itemgetter(0)):
            self._read_table(table, run)
        for touch, key, parents in self._pools.touches(self._bases, self._order, self._staying):
            self._add(touch, key, parents)
        self._add_carried()
        where = "" if self._reads_all else "WHERE id IN (SELECT value FROM json_each(?))"
        for key, uuid, coder, name, created, kind, reason, undoes in self._store.all(
            f"SELECT {standing.COLUMNS} FROM entries {where} ORDER BY id", (self._listed,) if where else ()
        ):
            if key in self._wanted and key not in self._staying:
                made = tuple(sorted(self._rows.pop(key, ()), key=_in_order))
                package = self._packages.get(uuid, "")
                yield PortableEntry(uuid, coder, name, created, kind, reason, schema.VERSION, undoes, made, package)

    def _of_this_copy(self) -> set[int]:
        """Keys of the entries that concern this copy alone."""
        kinds = ", ".join("?" * len(OF_THIS_COPY))
        rows = self._store.all(
            f"SELECT id, uuid, kind, undoes FROM entries WHERE undoes IS NOT NULL OR kind IN ({kinds}) ORDER BY id",
            sorted(OF_THIS_COPY),
        )
        alone: dict[str, int] = {}
        undone: set[str] = set()
        merges: dict[str, list[int]] = {}  # of each merge its key, and those of what takes it back or restores it
        roots: dict[str | None, str] = {}
        for key, uuid, kind, undoes in rows:
            if kind in OF_THIS_COPY or undoes in alone:
                alone[uuid] = key
                roots[uuid] = roots.get(undoes) or uuid
                merges.setdefault(roots[uuid], []).append(key)
        self._order = _EntryOrder(self._uuids, self._arrived, merges)
        for _key, uuid, _kind, undoes in reversed(rows):  # who takes back stands later
            if undoes and uuid not in undone:
                undone.add(undoes)
        return {*alone.values(), *(key for key, merge in self._arrived.items() if merge in undone)}

    # ---- rows ------------------------------------------------------------------------------------

    def _changes(self) -> Iterator[Row]:
        if self._reads_all:
            return self._store.rows(f"{_CHANGES} {_ORDER}")
        return self._store.rows(
            "WITH touched AS (SELECT DISTINCT table_name, row_id FROM changes "
            "WHERE entry_id IN (SELECT value FROM json_each(?)) UNION "
            f"SELECT value ->> 0, value ->> 1 FROM json_each(?)) {_CHANGES} JOIN touched t "
            f"ON t.table_name = c.table_name AND t.row_id = c.row_id {_ORDER}",
            (self._listed, json.dumps(self._pools.rows())),
        )

    def _read_table(self, table: str, changes: Iterator[Row]) -> None:
        columns = schema.column_names(self._store.connection, table)
        live = iter(self._store.rows(f'SELECT * FROM "{table}" ORDER BY id')) if self._reads_all else None
        row = next(live, None) if live else None
        versions, wanted = self._versions, self._wanted
        passing = {"documents", *self._pools.tables}  # tables of which all rows tell something
        for key, run in groupby(changes, key=itemgetter(1)):
            if live is None:
                row = self._store.one(f'SELECT * FROM "{table}" WHERE id = ?', (key,))
            while live is not None and row is not None and row[0] < key:
                row = next(live, None)
            first: dict[int, str | None] = {}
            for _table, _key, entry, old in run:
                first.setdefault(entry, old)
            if live is not None and table not in passing and wanted.isdisjoint(first):
                continue
            after: Image | None = dict(zip(columns, row, strict=True)) if row and row[0] == key else None
            touches: list[_TouchedRow] = []
            uuid = str(after["uuid"]) if after else ""
            if after is not None and len(first) == 1 and None in first.values():  # made, and nothing since
                self._read_row(table, uuid, [_TouchedRow(next(iter(first)), None, after)])
                continue
            later = after
            for entry, old in reversed(first.items()):
                before: Image | None = None
                corrects = False
                if old is not None:
                    before = image_of(table, old, versions.get(entry, schema.VERSION))
                    uuid = uuid or str(before["uuid"])
                    if table == "documents" and self._texts.let_be_known(before, later):
                        corrects = self._texts.corrected_by(key, entry)
                    later = before
                if before != after or corrects:
                    touches.append(_TouchedRow(entry, before, after, corrects))
                after = before
            touches.reverse()
            self._read_row(table, uuid, touches)

    def _read_row(self, table: str, uuid: str, touches: list[_TouchedRow]) -> None:
        key = (table, uuid)
        if key in self._pools:
            self._pools.add(key, touches)
            return
        last: Sequence[str] = self._bases.get(key, ())
        for touch in touches:
            if touch.entry not in self._staying or touch.entry in self._arrived:
                parents, last = self._order.step(last, touch.entry)
                self._add(touch, key, parents)

    def _add(self, touch: _TouchedRow, key: _Key, parents: Sequence[str]) -> None:
        if touch.entry not in self._wanted:
            return
        table, uuid = key
        old, new = touch.old, touch.new
        if old is not None and new is not None:
            hidden = _OF_TEXT if touch.corrects else _NONE
            changed = [name for name, value in new.items() if old[name] != value or name in hidden]
            is_chosen = not _CHOSEN.get(table, _NONE).isdisjoint(changed)
            if is_chosen and table in PLACES:  # a place is of one text, though one end of it alone was moved there
                changed = [name for name in new if name in changed or name in PLACES[table]]
            row = PortableRow(
                table,
                uuid,
                tuple(parents),
                self._names.portable(table, {name: old[name] for name in changed}),
                self._names.portable(table, {name: new[name] for name in changed}),
                self._text(table, new, touch) if is_chosen else "",
            )
        else:
            image = new or old or {}
            portable = self._names.portable(table, image)
            text = self._text(table, image, touch) if table in _CHOSEN else ""
            row = PortableRow(table, uuid, tuple(parents), old and portable, new and portable, text)
        self._rows.setdefault(touch.entry, []).append(row)

    def _text(self, table: str, image: Image, touch: _TouchedRow) -> str:
        """The SHA-256 of the text that the places of an image, or the structure of a document, were chosen on."""
        if table == "documents":
            return self._texts.sha256(image["text_id"])
        if image[PLACES[table][0]] is None:
            return ""
        document = self._texts.document_of(table, image)
        return self._texts.at(document, touch.entry, before=touch.new is None) if document is not None else ""

    def _add_carried(self) -> None:
        """What entries from elsewhere did there, and what decisions mean, in place of what the log has of it."""
        keys: dict[str, int] = {self._uuids[key]: key for key in self._wanted if key in self._uuids}
        for entry, rows in self._pools.carried(keys).items():
            instead = {(row.table, row.uuid) for row in rows}
            instead |= {self._pools.target(key) for key in instead}
            kept = [row for row in self._rows.get(entry, ()) if (row.table, row.uuid) not in instead]
            self._rows[entry] = [*kept, *rows]

    # ---- texts -----------------------------------------------------------------------------------

    def texts(self, entries: Sequence[PortableEntry]) -> dict[str, PortableText]:
        """The texts and structures that these entries let documents have, as far as they are here."""
        wanted: dict[str, set[str]] = {}
        for entry in entries:
            for row in entry.rows:
                if row.table == "documents" and row.new:
                    if row.text:
                        wanted.setdefault(row.text, set()).add(str(_identity(row.new["structure_id"])))
                    elif "text_id" in row.new:
                        wanted.setdefault(str(_identity(row.new["text_id"])), set())
        return dict(self._found_texts(wanted))

    def _found_texts(self, wanted: Mapping[str, Collection[str]]) -> Iterator[tuple[str, PortableText]]:
        for sha256, structures in wanted.items():
            row = self._store.one("SELECT id, text FROM texts WHERE sha256 = ?", (sha256,))
            if row:
                sql = f"SELECT {columns_of('s')} FROM structures s WHERE s.text_id = ?"
                packed = {structure_sha256(columns): columns for columns in self._store.all(sql, (row[0],))}
                yield (
                    sha256,
                    PortableText(
                        self._store.whole_text(sha256, row[1]),
                        {name: columns for name, columns in packed.items() if name in structures},
                    ),
                )

    def _name_structure(self, key: int) -> str:
        columns = self._store.one(f"SELECT {columns_of('s')} FROM structures s WHERE s.id = ?", (key,))
        return structure_sha256(columns) if columns else ""


def _identity(value: PortableValue) -> object:
    return value[1] if isinstance(value, tuple) else value


class _EntryOrder:
    """On what entries rest: which others were here when each was made, those of undone merges not while they were."""

    def __init__(self, uuids: Mapping[int, str], arrived: Mapping[int, str], merges: Mapping[str, list[int]]) -> None:
        """`arrived` has the merge (UUID) with which entries came last; `merges` see `_Rebuilt`."""
        self.uuids = uuids
        self.arrived = arrived
        self._turns: dict[str, list[tuple[int, bool]]] = {}  # entry -> since when it is here, or is not
        keys = sorted((turns[0], merge) for merge, turns in merges.items())
        for entry, last in arrived.items():
            at = bisect_right(keys, entry, key=itemgetter(0))
            first = keys[at][1] if at < len(keys) else last
            came = dict.fromkeys((first, last))
            if len(came) > 1 or len(merges.get(first, ())) > 1:
                turns = [(key, not number % 2) for merge in came for number, key in enumerate(merges.get(merge, ()))]
                self._turns[uuids[entry]] = sorted([(entry, True), *turns])

    def _is_here(self, uuid: str, entry: int) -> bool:
        turns = self._turns.get(uuid)
        return turns is None or turns[bisect_left(turns, entry, key=itemgetter(0)) - 1][1]

    def step(self, last: Sequence[str], entry: int) -> tuple[Sequence[str], Sequence[str]]:
        """On what an entry rests that touches a row with these last entries, and which are the last ones then."""
        here, uuid = last, self.uuids[entry]
        if self._turns:
            here = [before for before in last if self._is_here(before, entry)]
        if entry in self.arrived:
            return here[-1:], (*last, uuid)
        return here, (uuid, *(before for before in last if before not in here)) if len(here) < len(last) else (uuid,)


def placed_again(store: Store) -> set[str]:
    """UUIDs of the codings that were without a place once: with a place again they have another key."""
    rows = store.all(
        "SELECT coding_uuid FROM orphans UNION SELECT json_extract(old, '$.coding_uuid') FROM changes "
        "WHERE table_name = 'orphans' AND old IS NOT NULL"
    )
    return {uuid for (uuid,) in rows if uuid}


class _Pools:
    """Rows whose last entries the log alone does not tell: in `carried`, or one standing for another."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._aliases: dict[_Key, _Key] = {
            (table, uuid): (table, target)
            for table, uuid, target in store.all("SELECT table_name, uuid, target FROM aliases")
        }
        self._carried: list[tuple[int, str, _Key]] = [
            (entry, uuid, (table, row))
            for entry, uuid, table, row in store.all(
                "SELECT e.id, e.uuid, c.table_name, c.row_uuid FROM carried c JOIN entries e ON e.uuid = c.entry_uuid"
            )
        ]
        self._members: set[_Key] = {*self._aliases, *self._aliases.values(), *(key for *_, key in self._carried)}
        self._members |= {("codings", uuid) for uuid in placed_again(store)}
        self._touches: list[tuple[_TouchedRow, _Key]] = []

    def __contains__(self, key: object) -> bool:
        return key in self._members

    @property
    def tables(self) -> set[str]:
        """The tables of these rows."""
        return {table for table, _uuid in self._members}

    def add(self, key: _Key, touches: Sequence[_TouchedRow]) -> None:
        """Keep what the log says of one of these rows."""
        self._touches += [(touch, key) for touch in touches]

    def rows(self) -> list[tuple[str, int]]:
        """Table and key of each of these rows that is or was here."""
        by_table: dict[str, set[str]] = {}
        for table, uuid in self._members:
            by_table.setdefault(table, set()).add(uuid)
        found: list[tuple[str, int]] = []
        for table, uuids in by_table.items():
            listed = json.dumps(sorted(uuids))
            rows = self._store.all(
                f'SELECT id, uuid FROM "{table}" WHERE uuid IN (SELECT value FROM json_each(?))', (listed,)
            )
            known = {key for key, _uuid in rows}
            gone = uuids if table == "codings" else uuids - {uuid for _key, uuid in rows}
            if gone:
                rows = self._store.all(
                    "SELECT DISTINCT row_id FROM changes WHERE table_name = ? AND old IS NOT NULL "
                    "AND json_extract(old, '$.uuid') IN (SELECT value FROM json_each(?))",
                    (table, json.dumps(sorted(gone))),
                )
                known |= {key for (key,) in rows}
            found += [(table, key) for key in sorted(known)]
        return found

    def target(self, key: _Key) -> _Key:
        """The row that another one stands for; itself where it is none."""
        seen = {key}
        while (after := self._aliases.get(key)) and after not in seen:
            seen.add(key := after)
        return key

    def touches(
        self, bases: Mapping[_Key, tuple[str, ...]], order: _EntryOrder, staying: Collection[int]
    ) -> Iterator[tuple[_TouchedRow, _Key, Sequence[str]]]:
        """What the log says of these rows, with the entries that each touch rests on.

        Rows that were made one by a merge are so from there on; those that were never here are from the beginning.
        """
        last: dict[_Key, Sequence[str]] = {key: bases[key] for key in self._members & bases.keys()}
        own = {key for _touch, key in self._touches}  # rows with a history of their own, so far
        steps: list[tuple[int, bool, _Key, _TouchedRow | None]] = [
            *((touch.entry, False, key, touch) for touch, key in self._touches),
            *((entry, True, key, None) for entry, _uuid, key in self._carried),
        ]
        for entry, _is_carried, key, touch in sorted(steps, key=itemgetter(0, 1)):
            stands = key if key in own else self.target(key)
            before = last.get(stands, ())
            if touch is None:
                if order.uuids[entry] not in before:
                    last[stands] = (*before, order.uuids[entry])
            elif entry in staying and entry not in order.arrived:
                if touch.new is None and key in own and key in self._aliases:
                    own.discard(key)
                    last[self.target(key)] = tuple(dict.fromkeys((*last.get(self.target(key), ()), *before)))
            else:
                parents, last[stands] = order.step(before, entry)
                yield touch, key, parents

    def carried(self, keys: Mapping[str, int]) -> dict[int, list[PortableRow]]:
        """What these entries (UUID -> key) did elsewhere, as `carried` keeps it."""
        found: dict[int, list[PortableRow]] = {}
        wanted = [entry for entry in {uuid for _entry, uuid, _key in self._carried} if entry in keys]
        for entry, *columns in self._store.rows(
            f"SELECT entry_uuid, {CARRIED} FROM carried WHERE entry_uuid IN (SELECT value FROM json_each(?)) "
            "ORDER BY id",
            (json.dumps(wanted),),
        ):
            found.setdefault(keys[entry], []).append(carried_row(columns))
        return found


class _TextsInTime:
    """Which text each document had when, by its SHA-256."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._sha256: dict[int, str] = dict(store.all("SELECT id, sha256 FROM texts"))
        self._here = set(self._sha256)
        self._present: dict[int, int] = dict(store.all("SELECT id, text_id FROM documents"))
        self._before: dict[int, list[tuple[int, int]]] = {}  # document -> entries, and the text before each
        for document, entry, text in store.all(
            "SELECT row_id, entry_id, json_extract(old, '$.text_id') FROM changes "
            "WHERE table_name = 'documents' AND old IS NOT NULL ORDER BY row_id, entry_id, id"
        ):
            self._before.setdefault(document, []).append((entry, text))
        if any(text not in self._here for texts in self._before.values() for _entry, text in texts):
            self._name_erased()
        self._documents: dict[int, int] | None = None

    def _name_erased(self) -> None:
        """The SHA-256 of texts that were erased, as corrections have it."""
        for document, entry, sha256 in self._store.all(
            "SELECT r.document_id, c.entry_id, r.old_sha256 FROM revisions r JOIN changes c "
            "ON c.table_name = 'revisions' AND c.row_id = r.id AND c.old IS NULL"
        ):
            for at, text in self._before.get(document, ()):
                if at == entry:
                    self._sha256.setdefault(text, sha256)

    def sha256(self, text: int) -> str:
        """The SHA-256 of a text (key); empty where nobody knows it any more."""
        return self._sha256.get(text, "")

    def let_be_known(self, image: Image, later: Image | None) -> bool:
        """Let an image of a document whose text was erased have the text that the document had next.

        Gives whether it was erased.
        """
        if later is None or image["text_id"] in self._here:
            return False
        image["text_id"], image["structure_id"] = later["text_id"], later["structure_id"]
        return True

    def corrected_by(self, document: int, entry: int) -> bool:
        """Whether an entry (key) gave a document (key) another text."""
        return self._key_at(document, entry, before=True) != self._key_at(document, entry, before=False)

    def at(self, document: int, entry: int, *, before: bool) -> str:
        """The text that a document (key) had before or after an entry (key)."""
        return self._sha256.get(self._key_at(document, entry, before=before), "")

    def _key_at(self, document: int, entry: int, *, before: bool) -> int:
        texts = self._before.get(document)
        if texts is None:
            return self._present.get(document, 0)
        at = (bisect_left if before else bisect_right)(texts, entry, key=itemgetter(0))
        return texts[at][1] if at < len(texts) else self._present.get(document, texts[-1][1])

    def document_of(self, table: str, image: Image) -> int | None:
        """The document (key) that an image with places is of."""
        if table != "quotation_edits":
            document: int | None = image["document_id"]
            return document
        if self._documents is None:
            past = self._store.all(
                "SELECT row_id, json_extract(old, '$.document_id') FROM changes "
                "WHERE table_name = 'codings' AND old IS NOT NULL"
            )
            self._documents = dict(past)
            self._documents |= dict(self._store.all("SELECT id, document_id FROM codings"))
        return self._documents.get(image["coding_id"])
