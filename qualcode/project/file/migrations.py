"""Numbered steps from an empty file to the present schema; a step is never edited after a release.

A step says which values the new columns of old rows get, and what else is to be filled; the tables themselves are
made from the statements of its version. A step that changes a logged table also brings an upcaster in `UPCASTERS`,
which turns a row image of an older schema version into the present form, so that undo works across it. The sums over
the rows are counted anew where the tables of rows changed; a step that only gives them other values renews them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from qualcode.project.file import digests, file_state, schema
from qualcode.project.file.lean_import import Database, Migrations
from qualcode.project.file.structures import digest

Image = dict[str, object]
# table -> column -> SQL of what its value is in rows that did not have it
NewColumns = Mapping[str, Mapping[str, str]]

MIGRATIONS = Migrations("qualcode")

# (table, schema version that changed it) -> function
UPCASTERS: Mapping[tuple[str, int], Callable[[Image], Image]] = {
    ("anchors", 2): lambda image: image | {"invented": 0},
}


@MIGRATIONS()
def first_schema(database: Database) -> None:
    """Cases, documents, codebook, codings, memos, coders, and the history of all."""
    bring_to(database, 1, {})


@MIGRATIONS()
def second_schema(database: Database) -> None:
    """Marks and sums against damage, what was forgotten and begun, descriptions of codebooks, invented examples."""
    bring_to(database, 2, {"anchors": {"invented": "0"}, "structures": {"sha256": "''"}})
    connection = database.conn
    of_one = "SELECT text_id, segmenter, paragraphs, turns, sentences, marks FROM structures WHERE id = ?"
    for (key,) in connection.execute("SELECT id FROM structures").fetchall():  # one in memory at a time
        sha256 = digest(*connection.execute(of_one, (key,)).fetchone())
        connection.execute("UPDATE structures SET sha256 = ? WHERE id = ?", (sha256, key))


@MIGRATIONS()
def third_schema(database: Database) -> None:
    """Where the disclosure check found something in passages, so that it reads new ones only."""
    bring_to(database, 3, {})


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to the present schema and write its triggers anew, in one transaction.

    The connection is in autocommit mode. Does nothing where another process did it meanwhile.
    """
    with _tables_may_change(connection):
        connection.execute("BEGIN IMMEDIATE")
        try:
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            if version < schema.VERSION:
                _take_steps(connection, version)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _take_steps(connection: sqlite3.Connection, version: int) -> None:
    schema.drop_triggers(connection)
    MIGRATIONS.apply(Database(connection))
    schema.rebuild_triggers(connection)
    file_state.fill(connection)
    if not _sums_hold(version):
        digests.renew(connection)
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {schema.VERSION}")


def _sums_hold(version: int) -> bool:
    """Whether the sums that a file of that version came with are those of its rows in the present schema.

    Then they stay: counted anew they would be those of rows that were damaged before, and nothing would tell.
    """
    before, after = schema.statements(version), schema.statements(schema.VERSION)
    return all(before.get(table) == after[table] for table in (*schema.LOGGED, "entries", "changes", "file_state"))


@contextmanager
def _tables_may_change(connection: sqlite3.Connection) -> Iterator[None]:
    """Let a table be renamed away and made anew without a word of it in the tables that refer to it."""
    (before,) = connection.execute("PRAGMA foreign_keys").fetchone()
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA legacy_alter_table = ON")
    try:
        yield
    finally:
        connection.execute("PRAGMA legacy_alter_table = OFF")
        connection.execute(f"PRAGMA foreign_keys = {before}")


def bring_to(database: Database, version: int, values: NewColumns) -> None:
    """Make the tables and indexes of a version from those of the one before; triggers are off.

    A changed table is made anew and takes over its rows with their ids, and the highest id that it ever gave:
    renaming or altering the new one would leave other letters in its statement. `values` are of columns that the
    version before did not have.
    """
    connection = database.conn
    before, after = schema.statements(version - 1), schema.statements(version)
    for name in before.keys() - after.keys():
        connection.execute(f'DROP {schema.kind_of(before[name])} IF EXISTS "{name}"')
    for name, sql in after.items():
        if schema.kind_of(sql) != "table" or before.get(name) == sql:
            continue
        if name in before:
            _make_anew(connection, name, sql, values.get(name, {}))
        else:
            connection.execute(sql)
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    for name, sql in after.items():
        if schema.kind_of(sql) == "index":
            if name in there and before.get(name) != sql:
                connection.execute(f'DROP INDEX "{name}"')
            if name not in there or before.get(name) != sql:
                connection.execute(sql)


def _make_anew(connection: sqlite3.Connection, name: str, sql: str, values: Mapping[str, str]) -> None:
    old = f"{name}_before"
    highest = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (name,)).fetchone()
    connection.execute(f'ALTER TABLE "{name}" RENAME TO "{old}"')
    connection.execute(sql)
    kept = set(schema.column_names(connection, old))
    columns = schema.column_names(connection, name)
    taken = ", ".join(f'"{column}"' if column in kept else values[column] for column in columns)
    into = ", ".join(f'"{column}"' for column in columns)
    connection.execute(f'INSERT INTO "{name}" ({into}) SELECT {taken} FROM "{old}" ORDER BY id')
    connection.execute(f'DROP TABLE "{old}"')
    if highest:
        connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
        connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, highest[0]))
