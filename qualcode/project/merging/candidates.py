"""Which entries of other copies can be taken in now, in which order, which wait, and which never come."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from qualcode.catalogue import _
from qualcode.model.sharing.merges import DroppedEntry, WaitingEntry
from qualcode.model.sharing.portable import EntryBundle, PortableEntry, PortableRow
from qualcode.project.file import forgotten, standing
from qualcode.project.file.store import Store
from qualcode.project.merging.entry_file import entry_from, entry_json
from qualcode.project.merging.local_events import LocalEvents
from qualcode.project.merging.portable import OF_THIS_COPY
from qualcode.project.merging.row_keys import Key, RowKeys


@dataclass(slots=True)
class Candidates:
    """What was chosen: `taken` in the order in which they come in, each with the words of whom it came from.

    `again` are those of them that were here before, with a merge that was taken back.
    """

    taken: list[PortableEntry] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)
    known: int = 0
    again: set[str] = field(default_factory=set)
    waiting: list[tuple[PortableEntry, tuple[str, ...]]] = field(default_factory=list)
    dropped: list[DroppedEntry] = field(default_factory=list)
    gone: set[Key] = field(default_factory=set)

    def waiting_entries(self) -> tuple[WaitingEntry, ...]:
        """What waits, as a report tells it."""
        return tuple(
            WaitingEntry(
                entry.uuid, entry.coder_name, entry.created, entry.kind, needs, self.sources.get(entry.uuid, "")
            )
            for entry, needs in self.waiting
        )


def chosen(store: Store, keys: RowKeys, bundles: Sequence[EntryBundle]) -> Candidates:
    """Choose among the entries of the bundles and those that waited."""
    found = Candidates()
    offered: dict[str, PortableEntry] = {}
    for bundle in bundles:
        for entry in bundle.entries:
            if entry.uuid not in offered:
                offered[entry.uuid] = entry
                found.sources[entry.uuid] = bundle.source
    for text, source in store.all("SELECT entry, source FROM waiting ORDER BY entry_uuid"):
        entry = entry_from(text)
        if entry.uuid not in offered:
            offered[entry.uuid] = entry
            found.sources[entry.uuid] = source
    here = {uuid for (uuid,) in store.all("SELECT uuid FROM entries")}
    undone = standing.undone_arrivals(store.connection)
    found.known = sum(uuid in here and uuid not in undone for uuid in offered)
    new = {uuid: entry for uuid, entry in offered.items() if uuid not in here or uuid in undone}
    found.again = new.keys() & undone
    here -= undone
    _Choice(store, keys, found, here, undone).choose(new)
    return found


def write_waiting(store: Store, found: Candidates, time: str) -> bool:
    """Keep what waits, and no more what came in; whether that changes anything. Inside the transaction of a merge."""
    waited: dict[str, str] = dict(store.all("SELECT entry_uuid, needs FROM waiting"))
    if waited == {entry.uuid: "\n".join(needs) for entry, needs in found.waiting}:
        return False
    store.connection.execute("DELETE FROM waiting")
    store.connection.executemany(
        "INSERT INTO waiting (entry_uuid, entry, needs, source, created) VALUES (?, ?, ?, ?, ?)",
        [
            (entry.uuid, entry_json(entry), "\n".join(needs), found.sources.get(entry.uuid, ""), time)
            for entry, needs in found.waiting
        ],
    )
    return True


class _Choice:
    def __init__(self, store: Store, keys: RowKeys, found: Candidates, here: set[str], undone: set[str]) -> None:
        self._store = store
        self._keys = keys
        self._local = LocalEvents(store, keys) if undone else None
        self._found = found
        self._here = here
        self._stood = frozenset(here)
        self._forgotten: set[tuple[str, str]] = {
            (kind, value) for kind, value in store.all("SELECT kind, value FROM forgotten")
        }
        self._coming: set[Key] = set()  # rows that accepted entries make
        self._there: set[Key] = set()  # rows and texts that were found here, each looked for once

    def choose(self, new: Mapping[str, PortableEntry]) -> None:
        bad_texts = self._bad_texts(new.values())
        ordered = self._ordered(new)
        waits: set[str] = new.keys() - {entry.uuid for entry in ordered}
        for uuid in sorted(waits):  # they rest on each other in a circle: nobody's entries do
            self._drop(new[uuid], _("it rests on itself, which no copy of a project writes"))
        dropped = {entry.uuid for entry in self._found.dropped}
        for entry in ordered:
            if entry.kind in OF_THIS_COPY:
                self._drop(entry, _("it concerns the other copy alone"))
                dropped.add(entry.uuid)
                continue
            kept = self._without_forgotten(entry, bad_texts)
            needs = self._needs(kept)
            if entry.rows and not kept.rows:
                dropped.add(entry.uuid)
                self._here.add(entry.uuid)  # what rests on it is not kept waiting
            elif needs:
                self._found.waiting.append((kept, needs))
            else:
                self._found.taken.append(kept)
                self._here.add(entry.uuid)
                self._coming |= {(row.table, row.uuid) for row in kept.rows if row.old is None}

    def _drop(self, entry: PortableEntry, why: str) -> None:
        self._found.dropped.append(DroppedEntry(entry.uuid, entry.coder_name, entry.created, entry.kind, why))

    def _bad_texts(self, entries: Iterable[PortableEntry]) -> set[str]:
        """Texts (SHA-256) that were erased here, or hold a passage that was."""
        coming = {
            value[1]
            for entry in entries
            for row in entry.rows
            if row.table == "documents"
            for value in [(row.new or {}).get("text_id")]
            if isinstance(value, tuple)
        }
        bad = forgotten.forgotten_among(self._store, forgotten.TEXT, coming)
        for sha256 in coming - bad:
            text = self._keys.coming.get(sha256)
            if text and forgotten.passages_in(self._store, text.text):
                bad.add(sha256)
        return bad

    def _without_forgotten(self, entry: PortableEntry, bad_texts: set[str]) -> PortableEntry:
        """The entry without rows that belong to what was erased here."""
        if not self._forgotten and not bad_texts and not self._found.gone:
            return entry
        kept = entry.rows
        while True:  # what was left out may be what others of its rows belong to
            left = tuple([row for row in kept if not self._is_forgotten(row, bad_texts)])
            if len(left) == len(kept):
                break
            out = {(row.table, row.uuid) for row in kept if row.old is None}
            self._found.gone |= out - {(row.table, row.uuid) for row in left}
            kept = left
        if len(kept) == len(entry.rows):
            return entry
        self._drop(entry, _("what it is about was erased from this project"))
        return replace(entry, rows=kept)

    def _is_forgotten(self, row: PortableRow, bad_texts: set[str]) -> bool:
        if (row.table, row.uuid) in self._forgotten or (row.table, row.uuid) in self._found.gone:
            return True
        for image in (row.old, row.new):
            for value in (image or {}).values():
                if isinstance(value, tuple):
                    if value in self._forgotten or value in self._found.gone:
                        return True
                    if value[0] == "texts" and value[1] in bad_texts:
                        return True
        return False

    # ---- order and needs -------------------------------------------------------------------------

    def _ordered(self, new: Mapping[str, PortableEntry]) -> list[PortableEntry]:
        """The entries, each after those that it rests on and those that made what it refers to, else by UUID."""
        makers: dict[Key, str] = {}
        for uuid in sorted(new):
            for row in new[uuid].rows:
                if row.old is None and not row.parents:
                    makers.setdefault((row.table, row.uuid), uuid)
        after: dict[str, list[str]] = {}
        open_ones: dict[str, int] = {}
        for uuid, entry in new.items():
            before = {entry.undoes} & new.keys() if entry.undoes else set[str]()
            for row in entry.rows:  # also what is no reference: nobody made that
                before.update([parent for parent in row.parents if parent in new])
                before.update([makers[value] for value in (row.new or {}).values() if value in makers])
            before.discard(uuid)
            open_ones[uuid] = len(before)
            for parent in before:
                after.setdefault(parent, []).append(uuid)
        ready = [uuid for uuid, number in open_ones.items() if not number]
        heapq.heapify(ready)
        ordered: list[PortableEntry] = []
        while ready:
            uuid = heapq.heappop(ready)
            ordered.append(new[uuid])
            for later in after.get(uuid, ()):
                open_ones[later] -= 1
                if not open_ones[later]:
                    heapq.heappush(ready, later)
        return ordered

    def _needs(self, entry: PortableEntry) -> tuple[str, ...]:
        """What is missing: UUIDs of entries, “table UUID” of rows."""
        missing = set(entry.rests_on - self._here)
        missing |= {f"{table} {uuid}" for table, uuid in self._missing_rows(entry)}
        return tuple(sorted(missing))

    def _missing_rows(self, entry: PortableEntry) -> Iterator[Key]:
        own = {(row.table, row.uuid) for row in entry.rows if row.old is None} if len(entry.rows) > 1 else ()
        for row in entry.rows:
            for value in (row.new or {}).values():
                if not isinstance(value, tuple) or value in self._there or value in own or value in self._coming:
                    continue
                table, uuid = value
                is_here = table == "structures" or (
                    self._keys.has_text(uuid) if table == "texts" else self._is_known(table, uuid)
                )
                if is_here:
                    self._there.add(value)
                else:
                    yield value
            key = (row.table, row.uuid)
            if row.table == "orphans" and row.new is None and not row.parents:
                continue  # no entry made it: merging did, there, and maybe not here
            if row.old is not None and key not in self._coming and not self._is_known(*key):
                yield key

    def _is_known(self, table: str, uuid: str) -> bool:
        """Whether a row is or was here, not only with a merge that was taken back."""
        if uuid in self._keys.live(table) or (table, uuid) in self._keys.aliases or (table, uuid) in self._carried:
            return True
        if not self._keys.has(table, uuid):
            return False
        return self._local is None or bool(self._local.events(table, [uuid])[uuid])

    @cached_property
    def _carried(self) -> set[Key]:
        """Rows that entries made which stand here; of some, as without a place, there never was more than that."""
        rows = self._store.rows("SELECT table_name, row_uuid, entry_uuid FROM carried")
        return {(table, uuid) for table, uuid, entry in rows if entry in self._stood}
