"""Undo across a corrected text: an old image of a passage fits the text only that it was made on."""

from __future__ import annotations

import sqlite3

# table -> the document of one of its rows, living (x) or as an image in the log ({old})
_PASSAGES = {
    "codings": "COALESCE(x.document_id, json_extract({old}, '$.document_id'))",  # no text: SQL
    "memos": "COALESCE(x.document_id, json_extract({old}, '$.document_id'))",  # no text: SQL
    "topic_assignments": "COALESCE(x.document_id, json_extract({old}, '$.document_id'))",  # no text: SQL
    "doubts": "COALESCE(x.document_id, json_extract({old}, '$.document_id'))",  # no text: SQL
    "fixed_segments": "COALESCE(x.document_id, json_extract({old}, '$.document_id'))",  # no text: SQL
    "orphans": "COALESCE(x.document_id, json_extract({old}, '$.document_id'))",  # no text: SQL
    "quotation_edits": "(SELECT document_id FROM codings WHERE id = "
    "COALESCE(x.coding_id, json_extract({old}, '$.coding_id')))",
}
_EDGES = {"quotation_edits": ("start", "length")}
# an image of the row, whichever there is: that of this change, else any other
_IMAGE = (
    "COALESCE(c.old, (SELECT o.old FROM changes o WHERE o.table_name = c.table_name AND o.row_id = c.row_id "
    "AND o.old IS NOT NULL LIMIT 1))"
)


def parted_by_revision(connection: sqlite3.Connection, entry_id: int) -> set[int]:
    """Later entries on the other side of a correction, which forbid to take this entry back while they stand.

    For a correction those that put passages on the new text; for any other entry the corrections of texts
    on which it would put passages back.
    """
    revised: dict[int, set[int]] = {}
    for entry, document in _revised(connection, entry_id):
        revised.setdefault(entry, set()).add(document)
    if entry_id in revised:
        return _putting_passages(connection, entry_id, revised[entry_id])
    if not revised:
        return set()
    documents = _put_back_on(connection, entry_id)
    return {entry for entry, corrected in revised.items() if corrected & documents}


def _revised(connection: sqlite3.Connection, entry_id: int) -> list[tuple[int, int]]:
    """(entry, document) for the corrections in this entry and in later ones, undone and redone ones too."""
    return connection.execute(
        f"SELECT DISTINCT c.entry_id, COALESCE(x.document_id, json_extract({_IMAGE}, '$.document_id')) "
        "FROM changes c LEFT JOIN revisions x ON x.id = c.row_id "
        "WHERE c.table_name = 'revisions' AND c.entry_id >= ?",
        (entry_id,),
    ).fetchall()


def _putting_passages(connection: sqlite3.Connection, entry_id: int, documents: set[int]) -> set[int]:
    """Later entries that made a passage which is there now, or gave it other edges."""
    found: set[int] = set()
    for table, document in _PASSAGES.items():
        rows = connection.execute(
            f"SELECT DISTINCT c.entry_id, {document.format(old='c.old')} FROM changes c "
            f"JOIN {table} x ON x.id = c.row_id WHERE c.table_name = '{table}' AND c.entry_id > ? "
            f"AND x.start IS NOT NULL AND (c.old IS NULL OR {_moved(table)})",
            (entry_id,),
        )
        found |= {entry for entry, of in rows if of in documents}
    return found


def _put_back_on(connection: sqlite3.Connection, entry_id: int) -> set[int]:
    """Documents on which taking an entry back would make a passage, or give one other edges."""
    found: set[int] = set()
    for table, document in _PASSAGES.items():
        rows = connection.execute(
            f"SELECT DISTINCT {document.format(old='c.old')} FROM changes c LEFT JOIN {table} x ON x.id = c.row_id "
            f"WHERE c.table_name = '{table}' AND c.entry_id = ? "
            f"AND json_extract(c.old, '$.start') IS NOT NULL "
            f"AND (x.id IS NULL OR {_moved(table)})",
            (entry_id,),
        )
        found |= {of for (of,) in rows if of is not None}
    return found


def _moved(table: str) -> str:
    first, second = _EDGES.get(table, ("start", "end"))
    return (
        f"json_extract(c.old, '$.{first}') IS NOT x.\"{first}\" "
        f"OR json_extract(c.old, '$.{second}') IS NOT x.\"{second}\""
    )
