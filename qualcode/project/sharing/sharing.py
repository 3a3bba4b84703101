"""`Sharing`: what of a project goes into a shared folder, and what stays."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from qualcode.model.sharing.portable import EntryBundle, PortableEntry
from qualcode.model.spans import Span
from qualcode.project.file.store import Store
from qualcode.project.merging.portable import bundle
from qualcode.project.sharing.erasures import Erasures
from qualcode.project.sharing.owners import Owners
from qualcode.project.sharing.records import Records
from qualcode.project.sharing.sealed_files import OwnerOf
from qualcode.project.sharing.withheld import Withholding, blind_since


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What is not in a folder yet: what may go there, and what stays here as coders are blind.

    `left_out` are the documents (UUIDs) whose rows were taken out of what goes, since analysing them is not allowed
    (any more); `rows` is how many rows those were. `owner_of` tells whose words a row may hold.
    """

    leaving: EntryBundle
    staying: EntryBundle
    owner_of: OwnerOf
    left_out: frozenset[str] = frozenset()
    rows: int = 0


@dataclass(frozen=True, slots=True)
class SentParts:
    """What leaves with entries, by keys: whole texts, passages of codings, documents of which something else leaves,
    and cases.
    """

    texts: tuple[int, ...]
    passages: tuple[tuple[int, int, Span], ...]
    documents: tuple[int, ...]
    cases: tuple[int, ...]


class Sharing:
    """A project beside the folders that it is kept in step by."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def records(self) -> Records:
        """What is known of the folders."""
        return Records(self._store)

    @cached_property
    def erasures(self) -> Erasures:
        """What was erased, beside the folders."""
        return Erasures(self._store, self.records)

    @property
    def is_package(self) -> bool:
        """Whether the file was cut for one coder, and holds a part of the project only."""
        return self._store.one("SELECT 1 FROM cut") is not None

    @property
    def blind_since(self) -> int | None:
        """The first round that is blind now; None where none is."""
        return blind_since(self._store)

    def erased(self) -> set[str]:
        """The documents and cases (UUIDs) that were erased here: nobody has their keys any more."""
        rows = self._store.all("SELECT value FROM forgotten WHERE kind IN ('documents', 'cases')")
        return {str(uuid) for (uuid,) in rows}

    def outgoing(self, known: Collection[str], forbidden: Collection[str], left_out: Collection[str]) -> Outgoing:
        """What is not among the `known` entries (UUIDs) of a folder.

        Of `forbidden` documents (UUIDs) nothing goes unless their making went before; of those that were `left_out`
        before, nothing ever goes: what rests on it would wait there for good.
        """
        project = self._store.one("SELECT project_uuid FROM file_state")
        every = bundle(self._store, known=known)
        owners = Owners(self._store, str(project[0]) if project else "")
        owners.learn(every.entries)
        entries, staying = Withholding(self._store, owners, self.blind_since).divided(every.entries)
        made = {row.uuid for entry in entries for row in entry.rows if row.table == "documents" and row.old is None}
        out = frozenset(left_out) | (frozenset(forbidden) & made)
        leaving = [_without(entry, out, owners) for entry in entries] if out else entries
        rows = sum(len(entry.rows) for entry in entries) - sum(len(entry.rows) for entry in leaving)
        return Outgoing(
            replace(every, entries=tuple(leaving)),
            replace(every, entries=tuple(staying)),
            owners,
            out,
            rows,
        )

    def anew(self, entries: Collection[str], left_out: Collection[str]) -> tuple[EntryBundle, OwnerOf]:
        """Entries (UUIDs) that went into a folder, as the project has them now, also those that would stay by now."""
        known = {uuid for (uuid,) in self._store.all("SELECT uuid FROM entries")} - set(entries)
        outgoing = self.outgoing(known, (), left_out)
        every = (*outgoing.leaving.entries, *outgoing.staying.entries)
        return replace(outgoing.leaving, entries=every), outgoing.owner_of

    def parts(self, sent: EntryBundle, owner_of: OwnerOf) -> SentParts:
        """What leaves with these entries of what is in the project now, for the register."""
        rows = [row for entry in sent.entries for row in entry.rows]
        owners = {owner_of(row) for row in rows}
        texts = {row.uuid for row in rows if row.table == "documents" and row.new and "text_id" in row.new}
        codings = {row.uuid for row in rows if row.table == "codings" and row.new}
        whole = self._keys("documents", texts)
        passages = [
            (document, coding, Span(start, end))
            for document, coding, start, end in self._store.all(
                'SELECT document_id, id, start, "end" FROM codings '
                "WHERE uuid IN (SELECT value FROM json_each(?)) ORDER BY id",
                (json.dumps(sorted(codings)),),
            )
            if document not in whole
        ]
        others = self._keys("documents", owners) - whole - {document for document, *_ in passages}
        return SentParts(
            tuple(sorted(whole)), tuple(passages), tuple(sorted(others)), tuple(sorted(self._keys("cases", owners)))
        )

    def _keys(self, table: str, uuids: Collection[str]) -> set[int]:
        sql = f"SELECT id FROM {table} WHERE uuid IN (SELECT value FROM json_each(?))"
        return {key for (key,) in self._store.all(sql, (json.dumps(sorted(uuids)),))}


def _without(entry: PortableEntry, owners: Collection[str], owner_of: OwnerOf) -> PortableEntry:
    """An entry without the rows of these owners, and then without its reason, which may quote them."""
    rows = tuple(row for row in entry.rows if owner_of(row) not in owners)
    return entry if len(rows) == len(entry.rows) else replace(entry, rows=rows, reason="")


def coders_in(bundles: Iterable[EntryBundle]) -> dict[str, str]:
    """Name -> UUID of the coders that entries made, as they are called in them."""
    return {
        str(row.new["name"]): row.uuid
        for held in bundles
        for entry in held.entries
        for row in entry.rows
        if row.table == "coders" and row.new and "name" in row.new
    }
