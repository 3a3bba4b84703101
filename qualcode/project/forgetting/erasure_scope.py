"""What an act of forgetting is about, before it is done: by ids alone, so that a record of it can be kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qualcode.model.documents import Structure
from qualcode.model.spans import Span
from qualcode.project.file.store import Store
from qualcode.project.forgetting.withdrawn_passage import WithdrawnPassage, cut_in

_Codings = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class PublishedPassages:
    """Passages that were published: where, when the publication came into the ledger (UTC), ids of quotations."""

    publication: str
    created: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ErasureScope:
    """UUIDs of the documents, living or removed, and of their codings with the ids of their quotations.

    `names` are those of what goes: they are to stand in no record of it. `passage` is the place of the one passage
    that goes, None for whole documents; `is_corrected` says that its text had other versions.
    """

    documents: tuple[str, ...]
    codings: Mapping[str, tuple[str, ...]]
    published: tuple[PublishedPassages, ...]
    names: frozenset[str]
    passage: Span | None = None
    is_corrected: bool = False

    @property
    def ids(self) -> frozenset[str]:
        """By what a line of the register may call the passages: ids of quotations, and those of codings."""
        names = {name for names in self.codings.values() for name in names}
        return frozenset(names | {uuid[-12:] for uuid in self.codings})


def scope_of(
    store: Store, documents: Iterable[int], passage: WithdrawnPassage | None, names: Iterable[str]
) -> ErasureScope:
    """The scope of forgetting documents (keys), or one passage of a document."""
    uuids: dict[str, None] = {}
    codings: _Codings = {}
    for key in documents:
        uuids |= dict.fromkeys(_uuids(store, "documents", key))
        codings |= _codings(store, key, passage)
    published = tuple(_published(store, codings))
    if passage is None:
        return ErasureScope(tuple(uuids), codings, published, frozenset(names))
    corrected = store.one(
        "SELECT 1 FROM revisions r JOIN documents d ON d.id = r.document_id WHERE d.uuid = ?", (passage.document,)
    )
    return ErasureScope(
        tuple(uuids), codings, published, frozenset(names), passage.span, is_corrected=corrected is not None
    )


def _uuids(store: Store, table: str, key: int) -> list[str]:
    rows = store.all(
        f"SELECT uuid FROM {table} WHERE id = ? UNION SELECT json_extract(old, '$.uuid') FROM changes "
        "WHERE table_name = ? AND row_id = ? AND old IS NOT NULL",
        (key, table, key),
    )
    return [str(uuid) for (uuid,) in rows]


def _codings(store: Store, document: int, passage: WithdrawnPassage | None) -> _Codings:
    """UUID of each coding that stands, stood or waits for a place in a document, with the ids of its quotations."""
    found: dict[str, Span] = {}
    for (old,) in store.all(
        "SELECT old FROM changes WHERE table_name = 'codings' AND old IS NOT NULL "
        "AND json_extract(old, '$.document_id') = ? ORDER BY id",
        (document,),
    ):
        image = json.loads(old)
        found[image["uuid"]] = Span(image["start"], image["end"])
    living = store.all('SELECT uuid, start, "end" FROM codings WHERE document_id = ? ORDER BY id', (document,))
    found |= {uuid: Span(start, end) for uuid, start, end in living}
    orphans = store.all("SELECT coding_uuid FROM orphans WHERE document_id = ? AND coding_uuid <> ''", (document,))
    wanted = {*found, *(str(uuid) for (uuid,) in orphans)}
    if passage is not None:
        cut = cut_in(passage, passage.sha256, passage.text, Structure(""))
        wanted = {uuid for uuid, span in found.items() if cut.touches(span)}
    names = _quotation_ids(store)
    return {uuid: tuple(names.get(uuid, ())) for uuid in sorted(wanted)}


def _quotation_ids(store: Store) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for uuid, name in store.all(
        "SELECT c.uuid, q.name FROM quotation_ids q JOIN codings c ON c.id = q.coding_id ORDER BY q.id"
    ):
        found.setdefault(uuid, []).append(name)
    return found


def _published(store: Store, codings: _Codings) -> Iterable[PublishedPassages]:
    rows = store.all(
        "SELECT p.name, p.created, q.coding_uuid FROM published_quotations q "
        "JOIN publications p ON p.id = q.publication_id WHERE q.coding_uuid IN (SELECT value FROM json_each(?)) "
        "ORDER BY p.id, q.id",
        (json.dumps(list(codings)),),
    )
    ids: dict[tuple[str, str], dict[str, None]] = {}
    for name, created, uuid in rows:
        said = codings[uuid] or (uuid[-12:],)
        ids.setdefault((name, created), {}).update(dict.fromkeys(said))
    return [PublishedPassages(name, created, tuple(found)) for (name, created), found in ids.items()]
