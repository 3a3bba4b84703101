"""Whether a file that the project lists as its backup is one: a path alone proves nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from qualcode.catalogue import _
from qualcode.project.file import connection, failures
from qualcode.project.file.store import Store

_FIRST_MARKED = 2  # schema version; older backups carry no mark


def why_not_ours(path: Path, store: Store) -> str:
    """What the file is, if it is no backup of the project; else empty. It is only read.

    A backup carries its mark and the UUID of the project; whoever works on in one takes the mark away. Those of
    schema 1 carry none: one of them counts as a backup if it is of that schema still and its whole history is in the
    project's, but for acts of forgetting, so that nobody has worked in it. Raises the errors of `storage`.
    """
    connection.look_at_header(path)
    with (
        failures.translated(path),
        closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)) as file,
    ):
        if file.execute("PRAGMA user_version").fetchone()[0] >= _FIRST_MARKED:
            project, is_backup = file.execute("SELECT project_uuid, backup FROM file_state").fetchone() or ("", 0)
            if project != project_uuid(store):
                return _("is of another project")
            return "" if is_backup else _("is a project by itself and carries no mark of a backup")
        entries = {uuid for (uuid,) in file.execute("SELECT uuid FROM entries WHERE kind <> 'forget'")}
        first = file.execute("SELECT uuid FROM entries ORDER BY id LIMIT 1").fetchone()
    if not first or first[0] != project_uuid(store):
        return _("is of another project")
    known = {uuid for (uuid,) in store.rows("SELECT uuid FROM entries")}
    return "" if entries <= known else _("holds changes that this project does not know")


def project_uuid(store: Store) -> str:
    """The UUID that the project shares with its backups."""
    row = store.one("SELECT project_uuid FROM file_state")
    return str(row[0]) if row else ""
