"""Rows that are forgotten: which belong to them, and how they go with all of their images in the history."""

from __future__ import annotations

from qualcode.project.file import forgotten
from qualcode.project.file.store import Store

Rows = dict[str, set[int]]
"""Table -> keys."""


def ids(store: Store, sql: str, values: tuple[int, ...]) -> set[int]:
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
    """Add to rows what hangs on the codings and memos among them, or did at some time."""
    codings = rows.get("codings", set())
    rows["memos"] = rows.get("memos", set()) | belonging(store, "memos", "coding_id", codings)
    rows["research_links"] = belonging(store, "research_links", "memo_id", rows["memos"])
    for table in ("anchors", "quotation_edits", "quotation_ids", "good_marks", "published_quotations"):
        rows[table] = rows.get(table, set()) | belonging(store, table, "coding_id", codings)


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

    Gives the number of row images that went.
    """
    gone = 0
    for table in _ORDER:
        for key in rows.get(table, ()):
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
            gone += images - deleted  # the deletion has just been logged too
    return gone
