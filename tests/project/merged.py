"""Copies of a project that grow apart and are merged, and what they must have in common then."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

from qualcode.model.sharing.merges import MergeReport
from qualcode.project.file import schema
from qualcode.project.merging.portable import OF_THIS_COPY, bundle
from qualcode.project.project import Project
from tests.helpers import LEAD


def copy_of(project: Project, path: Path) -> Path:
    """A copy of an open project's file."""
    project._store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(project.path, path)
    return path


def merge(into: Project, *others: Project) -> MergeReport:
    """Take in all that the others have."""
    return into.merging.take_in([bundle(other._store) for other in others], LEAD)


def rows(project: Project) -> dict[str, dict[str, dict[str, object]]]:
    """All logged rows by UUID, with UUIDs in place of keys."""
    connection = project._store.connection
    names: dict[str, dict[int, str]] = {}
    for table in (*schema.LOGGED, "texts"):
        column = "sha256" if table == "texts" else "uuid"
        names[table] = dict(connection.execute(f"SELECT id, {column} FROM {table}"))
    found: dict[str, dict[str, dict[str, object]]] = {}
    for table in schema.LOGGED:
        references = {row[3]: row[2] for row in connection.execute(f"PRAGMA foreign_key_list({table})")}
        with closing(connection.execute(f"SELECT * FROM {table}")) as cursor:
            columns = [column[0] for column in cursor.description]
            for values in cursor:
                image = dict(zip(columns, values, strict=True))
                image.pop("id")
                image.pop("structure_id", None)
                for column, target in references.items():
                    if target != "structures" and image.get(column) is not None:
                        image[column] = names[target][image[column]]
                found.setdefault(table, {})[image.pop("uuid")] = image
    return found


def living(project: Project) -> set[str]:
    """UUIDs of the entries that stand, without those that concern one copy alone."""
    alone: set[str | None] = set()
    found: set[str] = set()
    for entry in project.log():
        if entry.kind in OF_THIS_COPY or entry.undoes in alone:
            alone.add(entry.uuid)
        elif entry.living:
            found.add(entry.uuid)
    return found


def conflicts(project: Project) -> list[tuple[object, ...]]:
    """What waits for a decision, the same in every copy."""
    return sorted(
        (
            conflict.table,
            conflict.row,
            conflict.field,
            tuple((side.entry, side.said, side.holds) for side in conflict.sides),
        )
        for conflict in project.merging.conflicts()
    )


def assert_same(first: Project, second: Project) -> None:
    """Both copies hold the same."""
    assert rows(first) == rows(second)
    assert living(first) == living(second)
    assert conflicts(first) == conflicts(second)
