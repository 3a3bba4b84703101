"""Rows that are forgotten: which belong to them, and how they go with all of their images in the history."""

from __future__ import annotations

import json
from collections.abc import Sequence, Set

from qualcode.model.summaries import PassagePrints
from qualcode.project.file import forgotten
from qualcode.project.file.store import Store, Value
from qualcode.project.forgetting import carried_rows

Rows = dict[str, set[int]]
"""Table -> keys."""


def ids(store: Store, sql: str, values: Sequence[Value]) -> set[int]:
    """The keys that a query gives."""
    return {int(key) for (key,) in store.all(sql, values) if key is not None}


def belonging(store: Store, table: str, column: str, owners: set[int]) -> set[int]:
    """Keys of the rows that point, or pointed at some time, to one of the owners."""
    found: set[int] = set()
    for owner in owners:
        found |= ids(store, f"SELECT id FROM {table} WHERE {column} = ?", (owner,))
    if owners:
        for key, pointed in store.all(
            f"SELECT row_id, json_extract(old, '$.{column}') FROM changes WHERE table_name = ? AND old IS NOT NULL",
            (table,),
        ):
            if pointed in owners:
                found.add(int(key))
    return found


def add_dependents(store: Store, rows: Rows) -> None:
    """Add to rows what hangs on the codings, memos and passages among them, or did at some time."""
    codings = rows.get("codings", set())
    rows["memos"] = rows.get("memos", set()) | belonging(store, "memos", "coding_id", codings)
    for table in ("research_links", "summary_rows"):
        rows[table] = rows.get(table, set()) | belonging(store, table, "memo_id", rows["memos"])
    rows["reductions"] = rows.get("reductions", set()) | _resting_on(store, rows["summary_rows"])
    uuids = _uuids(store, "codings", codings)
    for table in ("rule_checks", "induction_passages", "cards"):
        rows[table] = rows.get(table, set()) | _naming(store, table, uuids)
    passages = rows.get("norming_passages", set())
    rows["norming_votes"] = rows.get("norming_votes", set()) | belonging(
        store, "norming_votes", "passage_id", passages
    )
    for table in ("anchors", "quotation_edits", "quotation_ids", "good_marks", "published_quotations"):
        rows[table] = rows.get(table, set()) | belonging(store, table, "coding_id", codings)


def _resting_on(store: Store, rows: Set[int]) -> set[int]:
    """The statements of summaries that rest, or rested, on these rows (keys) and on no other: they retell them.

    Statements of the second reduction are among them where all below them are.
    """
    found: set[int] = set()
    for table, column, gone in (("summary_rows", "reduction_id", rows), ("reductions", "parent_id", found)):
        above: set[int] = set()
        for key in gone:
            above |= ids(store, f"SELECT {column} FROM {table} WHERE id = ?", (key,))
        marks = json.dumps(list(gone))
        above |= {
            int(key)
            for (key,) in store.all(
                f"SELECT json_extract(old, '$.{column}') FROM changes WHERE table_name = ? AND old IS NOT NULL "
                "AND row_id IN (SELECT value FROM json_each(?))",
                (table, marks),
            )
            if key is not None
        }
        left = store.all(
            f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL AND id NOT IN (SELECT value FROM json_each(?))",
            (marks,),
        )
        found |= above - {int(key) for (key,) in left}
    return found


def _uuids(store: Store, table: str, keys: Set[int]) -> set[str]:
    """The UUIDs that rows (keys) have or had."""
    marks = json.dumps(list(keys))
    return {
        str(uuid)
        for (uuid,) in store.all(
            f"SELECT uuid FROM {table} WHERE id IN (SELECT value FROM json_each(?)) "
            "UNION SELECT json_extract(old, '$.uuid') FROM changes WHERE table_name = ? AND old IS NOT NULL "
            "AND row_id IN (SELECT value FROM json_each(?))",
            (marks, table, marks),
        )
        if uuid
    }


def _naming(store: Store, table: str, uuids: Set[str]) -> set[int]:
    """The rows that name, or named, one of these codings by its UUID."""
    asked = json.dumps(list(uuids))
    return ids(
        store,
        f"SELECT id FROM {table} WHERE coding_uuid IN (SELECT value FROM json_each(?)) "
        "UNION SELECT row_id FROM changes WHERE table_name = ? AND old IS NOT NULL "
        "AND json_extract(old, '$.coding_uuid') IN (SELECT value FROM json_each(?))",
        (asked, table, asked),
    )


def erase_prints(store: Store, codings: Set[str]) -> None:
    """Empty what summaries know the words of codings (ids) by: it could be compared with what somebody guesses."""

    def without(passages: str) -> str:
        try:
            prints = PassagePrints.read(passages).prints
        except ValueError:  # a damaged row, which `check` tells, knows no passage and is no reason to erase nothing
            return passages
        kept = {id_: "" if id_ in codings else print_ for id_, print_ in prints.items()}
        return json.dumps(kept, separators=(",", ":")) if kept != prints else passages

    for key, passages in store.all("SELECT id, passages FROM summaries"):
        if (emptied := without(passages)) != passages:
            store.update("summaries", key, passages=emptied)
    for change, old in store.all("SELECT id, old FROM changes WHERE table_name = 'summaries' AND old IS NOT NULL"):
        image = json.loads(old)
        if (emptied := without(image.get("passages", ""))) != image.get("passages", ""):
            rewritten = json.dumps(image | {"passages": emptied}, ensure_ascii=False)
            store.connection.execute("UPDATE changes SET old = ? WHERE id = ?", (rewritten, change))
    carried_rows.erase_prints(store, without)


# what refers to others goes before them
_ORDER = (
    "attributes",
    "anchors",
    "quotation_edits",
    "quotation_ids",
    "good_marks",
    "published_quotations",
    "accepted_findings",
    "origins",
    "topic_assignments",
    "summaries",
    "group_members",
    "research_links",
    "doubts",
    "fixed_segments",
    "consensus_decisions",
    "norming_votes",
    "norming_passages",
    "rule_checks",
    "induction_documents",
    "induction_passages",
    "cards",
    "case_levels",
    "type_cases",
    "summary_rows",
    "reductions",
    "consents",
    "memos",
    "orphans",
    "revisions",
    "codings",
    "assignments",
    "speakers",
    "documents",
    "cases",
)


def erase(store: Store, rows: Rows) -> int:
    """Delete rows and every trace of them in the log but the bare UUID; entries lose their reason, which may quote.

    What was decided about them goes with them, and what other copies did to them. Gives the number of row images that
    went.
    """
    gone = sum(_erase_row(store, table, key) for table in _ORDER for key in rows.get(table, ()))
    gone += sum(_erase_row(store, "decisions", key) for key in _decisions_on_forgotten(store))
    return gone + carried_rows.erase_belonging(store)


def _erase_row(store: Store, table: str, key: int) -> int:
    forgotten.keep_row(store, table, key)
    store.connection.execute(
        "UPDATE entries SET reason = '' WHERE id IN "
        "(SELECT entry_id FROM changes WHERE table_name = ? AND row_id = ?) AND reason <> ''",
        (table, key),
    )
    deleted = store.connection.execute(f"DELETE FROM {table} WHERE id = ?", (key,)).rowcount
    images = store.connection.execute(
        "DELETE FROM changes WHERE table_name = ? AND row_id = ?", (table, key)
    ).rowcount
    return images - deleted  # the deletion has just been logged too


def _decisions_on_forgotten(store: Store) -> set[int]:
    """Keys of the decisions, living or taken back, about rows that are forgotten."""
    return ids(
        store,
        "SELECT d.id FROM decisions d JOIN forgotten f ON f.kind = d.table_name AND f.value = d.row_uuid "
        "UNION SELECT c.row_id FROM changes c JOIN forgotten f ON f.kind = json_extract(c.old, '$.table_name') "
        "AND f.value = json_extract(c.old, '$.row_uuid') WHERE c.table_name = 'decisions' AND c.old IS NOT NULL",
        (),
    )
