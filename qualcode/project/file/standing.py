"""Entries of the history: which are whose, which of them stand, and what an undo of an undo comes back to.

What came in from another copy stands and falls with the merge that brought it. Whoever asks for one entry is answered
from its own undoes and redoes, found by index, however long the history is.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from qualcode.project.file import schema
from qualcode.project.file.undo_over_revisions import parted_by_revision

COLUMNS = "id, uuid, coder_uuid, coder_name, created, kind, reason, undoes"  # no text: SQL
# What a coder did who is not there any more, as after the undo of its making, belongs to the name.
_OWN = f"""
    SELECT {COLUMNS} FROM entries
    WHERE id < ? AND CASE WHEN coder_uuid IN (SELECT uuid FROM coders) THEN coder_uuid = ? ELSE coder_name = ? END
    ORDER BY id DESC LIMIT 1
"""
# an entry, and what takes it back or restores it up to another entry
_TAKEN_BACK_BY = f"""
    WITH RECURSIVE above({COLUMNS}) AS (
        SELECT {COLUMNS} FROM entries WHERE uuid = ?1 AND id <= ?2
        UNION SELECT {", ".join(f"e.{name}" for name in COLUMNS.split(", "))}
        FROM above JOIN entries e ON e.undoes = above.uuid WHERE e.id <= ?2)
    SELECT {COLUMNS} FROM above ORDER BY id
"""
_ROOT = f"""
    WITH RECURSIVE below(uuid, undoes) AS (
        SELECT uuid, undoes FROM entries WHERE uuid = ?
        UNION SELECT e.uuid, e.undoes FROM below JOIN entries e ON e.uuid = below.undoes)
    SELECT {COLUMNS} FROM entries WHERE uuid = (SELECT uuid FROM below WHERE undoes IS NULL)
"""
# entries after one that let rows which are there now refer to what that one made
_REFERRING = """
    SELECT DISTINCT c.entry_id FROM changes mine JOIN "{child}" k ON k."{column}" = mine.row_id
    JOIN changes c ON c.table_name = '{child}' AND c.row_id = k.id
    WHERE mine.entry_id = ? AND mine.table_name = ? AND mine.old IS NULL AND c.entry_id > mine.entry_id
    AND (c.old IS NULL OR json_extract(c.old, '$.{column}') IS NOT k."{column}")
"""
# of a package: the first entry that came in from elsewhere, or that touched a coding of somebody for whom it was not
# cut, however that got in
_FIRST_OF_OTHERS = """
    SELECT MIN(entry) FROM (
        SELECT MIN(e.id) AS entry FROM arrived a JOIN entries e ON e.uuid = a.entry_uuid
        UNION ALL
        SELECT MIN(entry_id) FROM changes WHERE table_name = 'codings' AND row_id IN (
            SELECT k.id FROM codings k JOIN coders o ON o.id = k.coder_id WHERE o.uuid <> ?1
            UNION SELECT c.row_id FROM changes c LEFT JOIN coders o ON o.id = json_extract(c.old, '$.coder_id')
            WHERE c.table_name = 'codings' AND c.old IS NOT NULL AND o.uuid IS NOT ?1))
"""
_LAST = (1 << 63) - 1  # no entry has a higher key


class EntryRow(NamedTuple):
    """A row of the entries."""

    id: int
    uuid: str
    coder_uuid: str | None
    coder_name: str
    created: str
    kind: str
    reason: str
    undoes: str | None


def own_entries(connection: sqlite3.Connection, uuid: str | None, name: str) -> Iterator[EntryRow]:
    """Those of an author, newest first, as far as they are asked for."""
    before = _LAST
    while row := connection.execute(_OWN, (before, uuid, name)).fetchone():  # a cursor looks for one row too many
        yield EntryRow(*row)
        before = row[0]


def entries_of(connection: sqlite3.Connection, keys: Sequence[int]) -> list[EntryRow]:
    """Those of the keys, oldest first."""
    return [
        EntryRow(*row)
        for key in sorted(keys)
        for row in connection.execute(f"SELECT {COLUMNS} FROM entries WHERE id = ?", (key,))
    ]


def packages_of(connection: sqlite3.Connection) -> dict[str, str]:
    """Entry -> the package that it was made in while no codings of others were there; UUIDs, also of what came in.

    A package is cut without codings of others. Of what was made in one after something from elsewhere had come in,
    nothing is among these, nor what it begins with.
    """
    found: dict[str, str] = dict(connection.execute("SELECT entry_uuid, package FROM arrived WHERE package <> ''"))
    for package, coder in connection.execute("SELECT package_uuid, coder_uuid FROM cut").fetchall():
        (first,) = connection.execute(_FIRST_OF_OTHERS, (coder,)).fetchone()
        own = connection.execute(
            "SELECT uuid FROM entries WHERE coder_uuid = ? AND id < ? AND kind <> 'package.cut'",
            (coder, _LAST if first is None else first),
        )
        found |= {uuid: package for (uuid,) in own}
    return found


def root_of(connection: sqlite3.Connection, uuid: str) -> EntryRow:
    """What the entry, as an undo of an undo …, takes back or restores in the end. Raises LookupError for none."""
    row = connection.execute(_ROOT, (uuid,)).fetchone()
    if row is None:
        raise LookupError(f"the entry {uuid} takes back none that is there")  # no text: Python alone sees it
    return EntryRow(*row)


def is_living(connection: sqlite3.Connection, uuid: str, until: int = _LAST) -> bool:
    """Whether the effect of an entry stands, or stood right after the entry of the key `until`."""
    rows = [EntryRow(*row) for row in connection.execute(_TAKEN_BACK_BY, (uuid, until))]
    return uuid in _living(rows, _gone_with_merges(connection, [row.uuid for row in rows], until))


def undone_arrivals(connection: sqlite3.Connection) -> set[str]:
    """UUIDs of the entries that came in with a merge which is taken back now."""
    merges = connection.execute(
        "SELECT DISTINCT undoes FROM entries WHERE undoes IN (SELECT merge_uuid FROM arrived)"
    ).fetchall()
    return {
        entry
        for (merge,) in merges
        if not is_living(connection, merge)
        for (entry,) in connection.execute("SELECT entry_uuid FROM arrived WHERE merge_uuid = ?", (merge,))
    }


def group_of(connection: sqlite3.Connection, row: EntryRow) -> list[int]:
    """The keys of the entries that are taken back together: of a merge also all that came in with it."""
    if row.kind != "merge":
        return [row.id]
    came = connection.execute(
        "SELECT e.id FROM arrived a JOIN entries e ON e.uuid = a.entry_uuid WHERE a.merge_uuid = ?", (row.uuid,)
    )
    return [*(entry for (entry,) in came), row.id]


def _gone_with_merges(connection: sqlite3.Connection, uuids: Sequence[str], until: int) -> set[str]:
    """Those of the entries that came in with a merge which was taken back, up to the entry of the key `until`."""
    found: set[str] = set()
    for uuid in uuids:
        for (merge,) in connection.execute("SELECT merge_uuid FROM arrived WHERE entry_uuid = ?", (uuid,)):
            rows = [EntryRow(*row) for row in connection.execute(_TAKEN_BACK_BY, (merge, until))]
            if rows and merge not in _living(rows):
                found.add(uuid)
    return found


def has_effect(connection: sqlite3.Connection, row: EntryRow) -> bool:
    """Whether an entry's effect stands: a redo's only while that of what it restored does, an undo's only while it
    does not.
    """
    if not is_living(connection, row.uuid):
        return False
    return row.undoes is None or (row.kind == "redo") == is_living(connection, root_of(connection, row.uuid).uuid)


def is_own(connection: sqlite3.Connection, row: EntryRow, uuid: str | None, name: str) -> bool:
    """Whether an entry is one of those that `own_entries` gives of an author."""
    known = connection.execute("SELECT 1 FROM coders WHERE uuid = ?", (row.coder_uuid,)).fetchone()
    return row.coder_uuid == uuid if known else row.coder_name == name


def taker_of(connection: sqlite3.Connection, uuid: str) -> EntryRow | None:
    """The undo that stands and takes an entry back; None where the entry stands itself."""
    rows = [EntryRow(*row) for row in connection.execute(_TAKEN_BACK_BY, (uuid, _LAST))]
    living = _living(rows, _gone_with_merges(connection, [row.uuid for row in rows], _LAST))
    return next((row for row in rows if row.undoes == uuid and row.uuid in living), None)


def in_the_way(connection: sqlite3.Connection, row: EntryRow, root: EntryRow) -> Iterator[tuple[EntryRow, EntryRow]]:
    """Later entries that touched the same and made a difference that stands, each with what it comes back to.

    `root` is what the entry `row` comes back to: its own undoes and redoes are not in its way.
    """
    group = group_of(connection, row)
    touched = connection.execute(
        "SELECT DISTINCT c.entry_id FROM changes mine CROSS JOIN changes c "
        "ON c.table_name = mine.table_name AND c.row_id = mine.row_id "
        "WHERE mine.entry_id IN (SELECT value FROM json_each(?)) AND c.entry_id > ?",
        (json.dumps(group), row.id),
    )
    later = {entry_id for (entry_id,) in touched} | _carried_since(connection, group, row.id)
    for entry in group if len(group) == 1 or _corrects(connection, min(group)) else ():
        later |= {other for other in parted_by_revision(connection, entry) if other > row.id}
    for other in entries_of(connection, sorted(later)):
        its_root = root_of(connection, other.uuid)
        differs = is_living(connection, its_root.uuid) != is_living(connection, its_root.uuid, until=row.id)
        if its_root.uuid != root.uuid and differs:
            yield other, its_root


def _corrects(connection: sqlite3.Connection, entry_id: int) -> bool:
    """Whether this entry or a later one corrected a text."""
    sql = "SELECT 1 FROM changes WHERE table_name = 'revisions' AND entry_id >= ? LIMIT 1"
    return connection.execute(sql, (entry_id,)).fetchone() is not None


def _carried_since(connection: sqlite3.Connection, group: Sequence[int], since: int) -> set[int]:
    """Later entries from other copies that changed a row there which these entries touched, without a change here."""
    later: dict[tuple[str, str], set[int]] = {}
    for table, uuid, entry in connection.execute(
        "SELECT c.table_name, c.row_uuid, e.id FROM carried c JOIN entries e ON e.uuid = c.entry_uuid WHERE e.id > ?",
        (since,),
    ):
        later.setdefault((table, uuid), set()).add(entry)
    if not later:
        return set()
    found: set[int] = set()
    listed = json.dumps(list(group))
    for table in {table for table, _uuid in later}:
        rows = connection.execute(
            f"SELECT COALESCE(x.uuid, (SELECT json_extract(o.old, '$.uuid') FROM changes o "
            "WHERE o.table_name = c.table_name AND o.row_id = c.row_id AND o.old IS NOT NULL LIMIT 1)) "
            f'FROM changes c LEFT JOIN "{table}" x ON x.id = c.row_id '
            "WHERE c.entry_id IN (SELECT value FROM json_each(?)) AND +c.table_name = ? "
            "UNION SELECT k.row_uuid FROM carried k JOIN entries e ON e.uuid = k.entry_uuid "
            "WHERE e.id IN (SELECT value FROM json_each(?)) AND k.table_name = ?",
            (listed, table, listed, table),
        )
        for (uuid,) in rows:
            found |= later.get((table, uuid), set())
    return found


def resting_on(connection: sqlite3.Connection, root: EntryRow) -> list[EntryRow]:
    """The changes in the way of taking one back, and those in their way in turn, the last first.

    What was made before it, and taken back or restored since, is not among them.
    """
    found: dict[str, EntryRow] = {root.uuid: root}
    waiting = [root]
    while waiting:
        row = waiting.pop()
        others = [above for _other, above in in_the_way(connection, row, row)]
        for above in [*others, *_referring(connection, row)]:
            if above.uuid not in found and above.id > row.id:
                found[above.uuid] = above
                waiting.append(above)
    return sorted((row for row in found.values() if row is not root), reverse=True)


def _referring(connection: sqlite3.Connection, row: EntryRow) -> Iterator[EntryRow]:
    """Later changes that stand and made rows refer to those that an entry made, as a memo does to its coding."""
    made = connection.execute(
        "SELECT DISTINCT table_name FROM changes WHERE entry_id = ? AND old IS NULL", (row.id,)
    ).fetchall()
    later: set[int] = set()
    for child in schema.LOGGED:
        if child == "quotation_ids":  # they go with their codings
            continue
        for reference in connection.execute(f'PRAGMA foreign_key_list("{child}")').fetchall():
            parent, column = reference[2], reference[3]
            if (parent,) in made:
                sql = _REFERRING.format(child=child, column=column)
                later.update(entry for (entry,) in connection.execute(sql, (row.id, parent)))
    for other in entries_of(connection, sorted(later)):
        root = root_of(connection, other.uuid)
        if is_living(connection, root.uuid):
            yield root


def _living(rows: Sequence[EntryRow], gone: Collection[str] = ()) -> set[str]:
    """UUIDs of the entries whose effect stands: those that no living entry takes back; `rows` are oldest first.

    Those that are `gone` neither stand nor take anything back.
    """
    standing: set[str] = set()
    undone: set[str] = set()
    for row in reversed(rows):  # who takes back stands later in the log
        if row.uuid in undone or row.uuid in gone:
            continue
        standing.add(row.uuid)
        if row.undoes is not None:
            undone.add(row.undoes)
    return standing
