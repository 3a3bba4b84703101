"""SQLite as an engine, in tests alone: it holds operations to the subset of SQL that all engines run."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import pyarrow
from pyarrow import parquet

from qualcode.pool.engines.choice import Parameter, PoolChoice
from qualcode.pool.engines.composing import composed
from qualcode.pool.engines.engine import ArrowTables
from qualcode.pool.engines.sources import operation
from qualcode.pool.folder.layout import TABLES


class SqliteEngine:
    """Holds all of a small pool in memory; an `Engine`."""

    def __init__(self, files: Callable[[str], Sequence[Path]]) -> None:
        self._connection = sqlite3.connect(":memory:")
        self._connection.create_function("md5", 1, _md5, deterministic=True)
        for name, columns in TABLES.items():
            self._create(name, list(columns))
            for path in files(name):
                rows = parquet.ParquetFile(path).read().to_pylist()
                named = {"project": path.parent.name.removeprefix("project="), "sample": path.stem}
                named["rules"] = path.parent.parent.name.removeprefix("rules=")
                self._fill(name, [[row[column] if column in row else named[column] for column in columns]
                                  for row in rows])  # fmt: skip

    def query(
        self,
        name: str,
        parameters: Sequence[Parameter] = (),
        *,
        choice: PoolChoice | None = None,
        tables: ArrowTables | None = None,
    ) -> pyarrow.Table:
        """The rows of an operation."""
        for handed_in, table in (tables or {}).items():
            self._connection.execute(f"DROP TABLE IF EXISTS {handed_in}")
            self._create(handed_in, table.column_names)
            self._fill(handed_in, [list(row.values()) for row in table.to_pylist()])
        text, values = composed(operation(name), parameters, choice)
        cursor = self._connection.execute(text, values)
        rows = cursor.fetchall()
        names = [column[0] for column in cursor.description]
        return pyarrow.table({name: [row[at] for row in rows] for at, name in enumerate(names)})

    def close(self) -> None:
        """End SQLite."""
        self._connection.close()

    def _create(self, name: str, columns: list[str]) -> None:
        self._connection.execute(f"CREATE TABLE {name} ({', '.join(columns)})")

    def _fill(self, name: str, rows: list[list[object]]) -> None:
        if rows:
            self._connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
