"""Numbered steps from an empty file to the present schema; a step is never edited after a release.

A step that changes a logged table also brings an upcaster in `UPCASTERS`, which turns a row image of an older
schema version into the present form, so that undo works across it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping

from qualcode.project import schema
from qualcode.project.lean_import import Database, Migrations

Image = dict[str, object]

MIGRATIONS = Migrations("qualcode")

# (table, schema version that changed it) -> function
UPCASTERS: Mapping[tuple[str, int], Callable[[Image], Image]] = {}


@MIGRATIONS()
def first_schema(database: Database) -> None:
    """Cases, documents, codebook, codings, memos, coders, and the history of all."""
    # The one version there is has the present schema; who writes the second step freezes these statements here.
    for statement in schema.create_statements().values():
        database.execute(statement)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to the present schema and write its triggers anew.

    The connection is in autocommit mode; each step is its own transaction.
    """
    database = Database(connection)
    MIGRATIONS.apply(database)
    with database.atomic():
        schema.rebuild_triggers(connection)
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")
