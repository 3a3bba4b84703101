"""Whether two copies hold the same project, by what is the same in all copies: UUIDs, never keys or order."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from qualcode.project.file import schema
from qualcode.project.project import Project

LOCAL_KINDS = frozenset({"merge", "forget"})
"""Kinds of entries that each copy has of its own."""
Row = dict[str, object]


def rows_by_uuid(project: Project) -> dict[tuple[str, str], Row]:
    """All rows of all logged tables by table and UUID; what they refer to as UUIDs or hashes."""
    connection = project._store.connection
    names: dict[str, dict[int, str]] = {
        "texts": dict(connection.execute("SELECT id, sha256 FROM texts")),
        "structures": {
            row[0]: hashlib.sha256(repr(row[1:]).encode("utf-8", "surrogatepass")).hexdigest()
            for row in connection.execute(
                'SELECT s.id, t.sha256, segmenter, paragraphs, turns, sentences, marks, "inner", lines '
                "FROM structures s JOIN texts t ON t.id = s.text_id"
            )
        },
    }
    for table in schema.LOGGED:
        names[table] = dict(connection.execute(f"SELECT id, uuid FROM {table}"))
    found: dict[tuple[str, str], Row] = {}
    for table in schema.LOGGED:
        refers = {row[3]: row[2] for row in connection.execute(f"PRAGMA foreign_key_list({table})")}
        cursor = connection.execute(f"SELECT * FROM {table}")
        columns = [column[0] for column in cursor.description]
        for values in cursor:
            row = dict(zip(columns, values, strict=True))
            del row["id"]
            for column, target in refers.items():
                if row[column] is not None:
                    row[column] = names[target].get(row[column], f"missing {row[column]}")
            found[table, str(row.pop("uuid"))] = row
    return found


def living(project: Project) -> set[tuple[str, str]]:
    """The entries that stand, but for those that each copy has of its own: UUID and kind."""
    entries = {entry.uuid: entry for entry in project.log()}

    def of_this_copy(uuid: str | None) -> bool:
        while uuid is not None and uuid in entries:
            if entries[uuid].kind in LOCAL_KINDS:
                return True
            uuid = entries[uuid].undoes
        return False

    return {(entry.uuid, entry.kind) for entry in entries.values() if entry.living and not of_this_copy(entry.uuid)}


def conflicts(project: Project) -> set[tuple[str, str, str, frozenset[tuple[str, bool]]]]:
    """What waits for a decision, with which side holds until then."""
    return {
        (c.table, c.row, c.field, frozenset((side.entry, side.holds) for side in c.sides))
        for c in project.merging.conflicts()
    }


def aliases(project: Project) -> set[tuple[str, str, str]]:
    """Which rows are one with which."""
    return set(project._store.connection.execute("SELECT table_name, uuid, target FROM aliases"))


def waiting(project: Project) -> set[str]:
    """The entries that came too early."""
    return {entry.uuid for entry in project.merging.waiting()}


def differences(one: Project, other: Project) -> list[str]:
    """How two copies differ, a line each; none where they hold the same project."""
    return list(_differences(one, other))


def _differences(one: Project, other: Project) -> Iterator[str]:
    left, right = rows_by_uuid(one), rows_by_uuid(other)
    for table, uuid in sorted(left.keys() | right.keys()):
        mine, theirs = left.get((table, uuid)), right.get((table, uuid))
        if mine is None or theirs is None:
            side, row = ("left", mine) if theirs is None else ("right", theirs)
            yield f"{table} {uuid[-12:]} only {side}: {_short(row)}"
        elif mine != theirs:
            columns = [column for column in mine if mine[column] != theirs.get(column)]
            yield f"{table} {uuid[-12:]}: " + ", ".join(f"{c} {mine[c]!r} / {theirs.get(c)!r}" for c in columns)
    for what, sets in (
        ("lives", (living(one), living(other))),
        ("conflict", (conflicts(one), conflicts(other))),
        ("alias", (aliases(one), aliases(other))),
        ("waits", (waiting(one), waiting(other))),
    ):
        for side, found in (("left", sets[0] - sets[1]), ("right", sets[1] - sets[0])):
            yield from (f"{what} only {side}: {thing}" for thing in sorted(map(str, found)))


def same_project(one: Project, other: Project) -> bool:
    """Whether two copies hold the same project."""
    return not differences(one, other)


def _short(row: Row | None) -> str:
    return json.dumps(row, ensure_ascii=False, default=str)[:300]


def lost(before: Project, changed: list[Project], merged: Project) -> list[str]:
    """What somebody made or kept and the merged copy does not have, a line each.

    `before` is what all copies began with. A row may go only where a copy of it removed it; a coding may have become
    an orphan, or one with the same coding of the same coder, a row an alias.
    """
    began, there = rows_by_uuid(before), rows_by_uuid(merged)
    others = {(table, uuid): target for table, uuid, target in aliases(merged)}
    waits = {str(row["coding_uuid"]): str(row["attached"]) for (table, _), row in there.items() if table == "orphans"}
    attached = json.dumps([row["attached"] for (table, _), row in there.items() if table == "orphans"])
    kept = [rows_by_uuid(copy) for copy in changed]
    gone = []
    for table, uuid in sorted(set().union(*kept)):
        if (table, uuid) in began and any((table, uuid) not in rows for rows in kept):
            continue  # removed somewhere
        target: str | None = uuid
        while target is not None and (table, target) not in there:
            target = others.get((table, target))
        coding = next((rows[table, uuid].get("coding_uuid") for rows in kept if (table, uuid) in rows), None)
        is_placed = table == "orphans" and ("codings", coding) in there  # the words have a place again
        if target is None and uuid not in waits and uuid not in attached and not is_placed:
            row = next(rows[table, uuid] for rows in kept if (table, uuid) in rows)
            if str(row.get("coding_id")) in waits and _told(table, row) in waits[str(row["coding_id"])]:
                continue  # an orphan keeps ids by their name, marks by when they were made
            if table == "orphans" and ("codings", str(row["coding_uuid"])) in there:
                continue  # its coding has a place
            gone.append(f"{table} {uuid[-12:]}: {_short(row)}")
    return gone


def _told(table: str, row: Row) -> str:
    """What an orphan says of a row that hung on its coding."""
    if table == "quotation_edits":
        return json.dumps([row[name] for name in ("kind", "start", "length", "replacement")], ensure_ascii=False)
    return json.dumps(row["created" if table == "good_marks" else "name"], ensure_ascii=False)
