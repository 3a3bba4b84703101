"""What hangs on codings beside memos: anchor examples, edits of quotations, their ids, the ledger of publications."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.project.file.store import Store, Value

# Rows of these tables are nothing without their coding.
OWNED = ("quotation_edits", "quotation_ids")
# Rows of these keep their own words or facts when the coding goes.
REFERRING = ("anchors", "published_quotations")


def delete_dependents(store: Store, codings: str, values: Sequence[Value]) -> None:
    """Before codings go, inside an open change; `codings` is a condition on `codings.id`, such as “= ?”."""
    for table in REFERRING:
        store.connection.execute(f"UPDATE {table} SET coding_id = NULL WHERE coding_id {codings}", values)
    for table in OWNED:
        store.delete(table, f"coding_id {codings}", values)


def reassign_dependents(store: Store, gone: int, stays: int) -> None:
    """Before one of two codings of the same passage goes: what hangs on it goes to the other, inside an open change.

    Edits and id of the one that stays win.
    """
    for table in REFERRING:
        store.connection.execute(f"UPDATE {table} SET coding_id = ? WHERE coding_id = ?", (stays, gone))
    for table in OWNED:
        if store.one(f"SELECT 1 FROM {table} WHERE coding_id = ?", (stays,)):
            store.delete(table, "coding_id = ?", (gone,))
        else:
            store.connection.execute(f"UPDATE {table} SET coding_id = ? WHERE coding_id = ?", (stays, gone))
