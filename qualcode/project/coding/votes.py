"""Norming sessions of which two members become one coder."""

from __future__ import annotations

from qualcode.project.file.store import Store


def hand_over_votes(store: Store, source: int, target: int) -> None:
    """Give membership and votes of one coder (key) to another one, inside an open change.

    Where both voted on a passage in the same turn, the vote of the one who stays counts.
    """
    same = "passage_id, turn"  # no text: SQL
    for table, place in (("norming_votes", same), ("norming_members", "session_id")):
        store.delete(
            table,
            f"coder_id = ? AND ({place}) IN (SELECT {place} FROM {table} WHERE coder_id = ?)",
            (source, target),
        )
        store.connection.execute(f"UPDATE {table} SET coder_id = ? WHERE coder_id = ?", (target, source))
