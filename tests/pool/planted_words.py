"""A word of its own in each column of text that a project file has, as its schema lists them."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

Column = tuple[str, str]
"""A table and its column."""


def columns_of_text(path: Path) -> list[Column]:
    """All of them, of tables with and without rows."""
    with closing(sqlite3.connect(path)) as file:
        return [
            (table, column)
            for (table,) in file.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            ).fetchall()
            if not table.startswith(("sqlite_", "_sqlite_"))
            for _number, column, kind, *_rest in file.execute(f'PRAGMA table_info("{table}")').fetchall()
            if kind.upper() == "TEXT"
        ]


def plant(path: Path, columns: Collection[Column]) -> dict[str, Column]:
    """Plant a word in each of these columns, in all rows of its table, or in a new one where it has none.

    Gives the words with their columns. Nothing that the file refuses holds it up: no trigger, key or constraint.
    """
    words = {f"zq{number:04}wx": column for number, column in enumerate(sorted(columns))}
    file = sqlite3.connect(path)
    file.execute("PRAGMA ignore_check_constraints = ON")
    triggers = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _sql in triggers:
        file.execute(f'DROP TRIGGER "{name}"')
    for table in sorted({table for table, _column in columns}):
        if not file.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]:
            _insert(file, table)
        for word, (of, column) in words.items():
            if of == table:
                each = f"'{word} ' || lower(hex(randomblob(3)))"  # another one in each row
                file.execute(f'UPDATE OR IGNORE "{table}" SET "{column}" = {each}')
    for _name, sql in triggers:
        file.execute(sql)
    file.commit()
    file.close()
    return words


def _insert(file: sqlite3.Connection, table: str) -> None:
    values = {
        column: {"TEXT": "{}", "BLOB": b""}.get(kind.upper(), number)
        for number, column, kind, *_rest in file.execute(f'PRAGMA table_info("{table}")').fetchall()
    }
    names = ", ".join(f'"{name}"' for name in values)
    file.execute(f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(values))})', list(values.values()))
