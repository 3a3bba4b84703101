"""DuckDB as an engine: embedded, in one process, with nothing loaded from elsewhere and its configuration locked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.pool.engines.composing import composed
from qualcode.pool.engines.sources import operation, partitions_of, tables_in
from qualcode.pool.folder.layout import TABLES

if TYPE_CHECKING:
    import pyarrow

    from qualcode.pool.engines.choice import Parameter, PoolChoice
    from qualcode.pool.engines.engine import ArrowTables

_MEMORY = "1200MB"
"""Beyond it DuckDB writes into its scratch."""
_INTERRUPTED = "Query interrupted"  # no text: DuckDB's own
_TYPES = {"int64": "BIGINT", "double": "DOUBLE", "string": "VARCHAR"}


class DuckdbEngine:
    """Answers questions about the tables of which `files` gives the Parquet files.

    What does not fit into memory lies in the folder `scratch` meanwhile.
    """

    def __init__(self, files: Callable[[str], Sequence[Path]], scratch: Path) -> None:
        try:
            import duckdb
        except ImportError as error:
            command = "pip install 'qualcode[pool]'"  # no text: a command
            raise QualcodeError(
                _("Pools need DuckDB, which is not installed."), _("Install it: {command}", command=command)
            ) from error
        self._errors, self._files = duckdb.Error, files
        self._views: set[str] = set()
        settings: dict[str, str | bool | int | float | list[str]] = {
            "autoinstall_known_extensions": False, "autoload_known_extensions": False,
            "allow_community_extensions": False, "python_enable_replacements": False,
            "extension_directory": str(scratch), "temp_directory": str(scratch), "memory_limit": _MEMORY,
            "preserve_insertion_order": False,
        }  # fmt: skip
        with _interrupted_as_ever():
            self._connection = duckdb.connect(":memory:", config=settings)
            with suppress(duckdb.Error):  # an older one has no such setting
                self._connection.execute("SET parquet_metadata_cache = true")  # no text: SQL
            self._connection.execute("SET lock_configuration = true")  # no text: SQL

    def query(
        self,
        name: str,
        parameters: Sequence[Parameter] = (),
        *,
        choice: PoolChoice | None = None,
        tables: ArrowTables | None = None,
    ) -> pyarrow.Table:
        """The rows of an operation.

        Raises QualcodeError where DuckDB fails, with its cause and no values, and KeyboardInterrupt where somebody
        ended it.
        """
        text, values = composed(operation(name), parameters, choice)
        try:
            with _interrupted_as_ever():
                return self._rows(text, values, tables or {})
        except self._errors as error:
            raise _failed(name, error) from None

    def close(self) -> None:
        """End DuckDB."""
        self._connection.close()

    def _rows(self, text: str, values: list[Parameter], tables: ArrowTables) -> pyarrow.Table:
        with ExitStack() as handed_in:
            for name in set(tables_in(text)) - self._views - tables.keys():
                self._connection.execute(f"CREATE OR REPLACE VIEW {name} AS {_source(name, self._files(name))}")
                self._refuse_other_types(name)
                self._views.add(name)
            for name, table in tables.items():
                self._connection.register(name, table)
                handed_in.callback(self._connection.unregister, name)
            return self._connection.sql(text, params=values).to_arrow_table()

    def _refuse_other_types(self, table: str) -> None:
        """Raise QualcodeError where a file from elsewhere holds lists or bytes under the name of a column."""
        described = self._connection.execute(f"DESCRIBE {table}").fetchall()  # no text: SQL
        if any(kind != _TYPES[TABLES[table][column]] for column, kind, *_rest in described):
            raise _failed(table, TypeError())


@contextmanager
def _interrupted_as_ever() -> Iterator[None]:
    """Raise KeyboardInterrupt where a signal came while DuckDB was at work, which raises RuntimeError for it."""
    try:
        yield
    except RuntimeError as error:
        if str(error) == _INTERRUPTED:
            raise KeyboardInterrupt from None
        raise


def _source(table: str, paths: Sequence[Path]) -> str:
    columns = TABLES[table]
    if not paths:
        return (
            f"SELECT {', '.join(f'CAST(NULL AS {_TYPES[kind]}) AS {name}' for name, kind in columns.items())} LIMIT 0"
        )
    literals = ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)
    shown = ["parse_filename(filename, true) AS sample" if name == "sample" else name for name in columns]
    partitions = partitions_of(table, paths[0])
    options = f"hive_partitioning = {bool(partitions)}, filename = {table == 'sampled'}"  # no text: SQL
    if partitions:
        options += f", hive_types = {{{', '.join(f'{name}: VARCHAR' for name in partitions)}}}"  # no text: SQL
    return f"SELECT {', '.join(shown)} FROM read_parquet([{literals}], {options})"


def _failed(name: str, error: Exception) -> QualcodeError:
    kind = type(error).__name__
    hints = {
        "OutOfMemoryException": _("Ask for less at once, or use a machine with more memory and room on its disk."),
        "IOException": _("“qualcode pool check” says which file cannot be read; see that the disk has room."),
    }
    return QualcodeError(
        _("DuckDB cannot answer “{name}”: {cause}", name=name, cause=kind),
        hints.get(kind, _("“qualcode pool check” says which file is not as it should be.")),
    )
