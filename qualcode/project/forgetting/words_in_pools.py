"""Words that are taken out of the history and may stand in pools: in texts, or with codes and attributes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from qualcode.catalogue import _
from qualcode.model.consent.given import WHOLE
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import Store
from qualcode.project.forgetting import personal_columns
from qualcode.project.forgetting.former_text import owners_of_text
from qualcode.project.pools.held import DOOR, holdings, told
from qualcode.project.pools.records import PoolRecords
from qualcode.project.quoting.given import GivenOut

_ALONG = {("attributes", "value"), ("codes", "name"), ("code_rules", "definition")}
"""What goes into a pool beside texts: tables and columns."""


def told_of_words(store: Store, words: str) -> list[str]:
    """Warnings of the pools and samples whose texts may hold words, and of pools that may hold them otherwise.

    Asked before the words are taken out of the history, which knows what stood there.
    """
    pools = PoolRecords(store)
    records, drawn = pools.all(), {document.uuid for document in pools.sampled()}
    if not records and not drawn:
        return []
    wanted = folded(words)
    went = _texts_that_went(store)
    documents = {uuid for uuid in _documents(store, wanted) if went is None or uuid in went or uuid in drawn}
    warnings = told(holdings(store, (), sorted(documents)), part="words")  # no text: which part
    said = chain(personal_columns.present(store), personal_columns.past(store))
    if any((free.table, free.column) in _ALONG and wanted in folded(free.words) for free in said):
        warnings += [
            _("the pool “{path}” may hold the words with codes or attributes: change them here, then add the project "
              "again", path=record.path)
            for record in records
        ]  # fmt: skip
    return warnings


def _texts_that_went(store: Store) -> set[str] | None:
    """The documents (UUIDs) whose texts went into a pool; None where the register tells of no pool."""
    left = [line.left for line in GivenOut(store).all() if line.left.door == DOOR]
    return {uuid for leaving in left for uuid, ids in leaving.contents.items() if ids == (WHOLE,)} if left else None


def _documents(store: Store, wanted: str) -> Iterator[str]:
    """The documents (UUIDs) of which a text holds the folded words, the present one or a former one."""
    for uuid, text in store.rows("SELECT d.uuid, t.text FROM documents d JOIN texts t ON t.id = d.text_id"):
        if wanted in folded(text):
            yield uuid
    former = "SELECT sha256, text FROM texts WHERE id NOT IN (SELECT text_id FROM documents)"
    for sha256 in [sha256 for sha256, text in store.rows(former) if wanted in folded(text)]:
        yield from owners_of_text(store, sha256)
