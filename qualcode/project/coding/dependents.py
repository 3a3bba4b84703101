"""What hangs on codings beside memos: anchor examples, edits of quotations, their ids, the record of publications."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from qualcode.project.coding.decided import rename_in_decisions
from qualcode.project.file.store import Store, Value

CHOSEN = "IN (SELECT value FROM json_each(?))"
"""A condition on keys that are given as JSON."""

# Rows of these tables are nothing without their coding.
OWNED = ("quotation_edits", "quotation_ids")
MARKS = "good_marks"  # as these, but each of them is somebody's
# Rows of these keep their own words or facts when the coding goes.
REFERRING = ("anchors", "published_quotations")


def delete_dependents(store: Store, codings: str, values: Sequence[Value]) -> None:
    """Before codings go, inside an open change; `codings` is a condition on `codings.id`, such as “= ?”."""
    for table in REFERRING:
        store.connection.execute(f"UPDATE {table} SET coding_id = NULL WHERE coding_id {codings}", values)
    for table in (*OWNED, MARKS):
        store.delete(table, f"coding_id {codings}", values)  # no text: SQL


def delete_memos(store: Store, where: str, values: Sequence[Value]) -> int:
    """Take memos away with their links to research questions and their rows in summaries, inside an open change.

    `where` is a condition on `memos`; gives how many went.
    """
    for table in ("research_links", "summary_rows"):
        store.delete(table, f"memo_id IN (SELECT id FROM memos WHERE {where})", values)  # no text: SQL
    return store.delete("memos", where, values)


def hand_over_links(store: Store, column: str, before: int, after: int) -> None:
    """Give the links of research questions with one code or memo (`column` says which) to another, each once."""
    store.delete(
        "research_links",
        f"{column} = ? AND question_id IN (SELECT question_id FROM research_links WHERE {column} = ?)",
        (before, after),
    )
    store.connection.execute(f"UPDATE research_links SET {column} = ? WHERE {column} = ?", (after, before))


def reassign_dependents(store: Store, stays: Mapping[int, int]) -> None:
    """Before doubles go: what hangs on them goes to the codings that stay (double -> coding), inside an open change.

    Edits and id of the one that stays win; it has the marks of both, and decisions of a consensus name it.
    """
    hand_over_marks(store, stays)
    doubles = json.dumps(list(stays))
    if stays:
        rename_in_decisions(store, _uuids_of(store, stays))
    for table in REFERRING:
        for key, double in store.all(f"SELECT id, coding_id FROM {table} WHERE coding_id {CHOSEN}", (doubles,)):
            store.update(table, key, coding_id=stays[double])
    for table in OWNED:
        for (double,) in store.all(f"SELECT DISTINCT coding_id FROM {table} WHERE coding_id {CHOSEN}", (doubles,)):
            if store.one(f"SELECT 1 FROM {table} WHERE coding_id = ?", (stays[double],)):
                store.delete(table, "coding_id = ?", (double,))
            else:
                store.connection.execute(
                    f"UPDATE {table} SET coding_id = ? WHERE coding_id = ?", (stays[double], double)
                )


def _uuids_of(store: Store, stays: Mapping[int, int]) -> dict[str, str]:
    """The UUIDs of doubles, each with that of the coding that stays."""
    keys = json.dumps([*stays, *stays.values()])
    uuids: dict[int, str] = dict(store.all(f"SELECT id, uuid FROM codings WHERE id {CHOSEN}", (keys,)))
    return {uuids[double]: uuids[other] for double, other in stays.items()}


def hand_over_marks(store: Store, stays: Mapping[int, int]) -> None:
    """Give the marks of codings to others (coding -> other); whoever marked both has marked the other once."""
    rows = store.all(
        f"SELECT id, coding_id, coder_id FROM good_marks WHERE coding_id {CHOSEN} ORDER BY id",
        (json.dumps(list(stays)),),
    )
    for key, coding, coder in rows:
        other = stays[coding]
        if store.one("SELECT 1 FROM good_marks WHERE coding_id = ? AND coder_id = ?", (other, coder)):
            store.delete_one("good_marks", key)
        else:
            store.update("good_marks", key, coding_id=other)
