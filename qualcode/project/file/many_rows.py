"""Many rows in few statements: one that starts triggers is dearer to begin than the rows that it writes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

_MOST_VALUES = 10_000  # of one statement; SQLite takes 32,766


def insert_rows(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> int:
    """Insert rows in their order; gives the key of the last, 0 where there is none."""
    names = ", ".join(f'"{name}"' for name in columns)
    marks = f"({', '.join('?' * len(columns))})"
    at_once = max(1, _MOST_VALUES // len(columns))
    last = 0
    for start in range(0, len(rows), at_once):
        part = rows[start : start + at_once]
        sql = f'INSERT INTO "{table}" ({names}) VALUES {", ".join([marks] * len(part))}'
        last = connection.execute(sql, list(chain.from_iterable(part))).lastrowid or 0
    return last


def delete_rows(connection: sqlite3.Connection, table: str, keys: Iterable[int]) -> int:
    """Delete the rows of these keys; gives how many were there."""
    return connection.execute(
        f'DELETE FROM "{table}" WHERE id IN (SELECT value FROM json_each(?))', (json.dumps(list(keys)),)
    ).rowcount


def set_values(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], rows: Mapping[int, Sequence[Any]]
) -> None:
    """Give the columns of rows (keys) these values, all in one statement."""
    if not rows:
        return
    settings = ", ".join(
        f"\"{name}\" = json_extract(given.value, '$[{place}]')" for place, name in enumerate(columns, 1)
    )
    connection.execute(
        f'UPDATE "{table}" SET {settings} FROM json_each(?) given '
        f"WHERE \"{table}\".id = json_extract(given.value, '$[0]')",
        (json.dumps([[key, *values] for key, values in rows.items()]),),
    )


def restore_rows(connection: sqlite3.Connection, table: str, images: Sequence[tuple[int, dict[str, object]]]) -> None:
    """Make rows what the images say, one after the other: a row that is not there any more is written anew."""
    keys = json.dumps([row for row, _ in images])
    there = {
        row
        for (row,) in connection.execute(
            f'SELECT id FROM "{table}" WHERE id IN (SELECT value FROM json_each(?))', (keys,)
        )
    }
    missing: dict[int, tuple[object, ...]] = {}
    names: tuple[str, ...] = ()

    def write_missing() -> None:
        insert_rows(connection, table, names, list(missing.values()))
        there.update(missing)
        missing.clear()

    for row, image in images:
        if missing and (row in there or row in missing or tuple(image) != names):
            write_missing()
        names = tuple(image)
        if row in there:
            settings = ", ".join(f'"{name}" = ?' for name in names)
            connection.execute(f'UPDATE "{table}" SET {settings} WHERE id = ?', (*image.values(), row))
        else:
            missing[row] = tuple(image.values())
    if missing:
        write_missing()
