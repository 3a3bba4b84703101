"""The floors of pools: the same SQL in a bare DuckDB, the same function in a bare pool of processes.

python -m tests.benchmarks.pools.floors recorded FILE WORD ...   # runs “qualcode pool WORD ...”, keeps what it asks
python -m tests.benchmarks.pools.floors asked POOL FILE          # asks it; last line: CPU seconds without start
python -m tests.benchmarks.pools.floors NAME ARGUMENT ...
"""

from __future__ import annotations

import itertools
import pickle
import resource
import sqlite3
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from qualcode.pool.folder.layout import OF_POOL, OF_PROJECT, TABLES

Batches = Iterator[pa.RecordBatch]
Function = Callable[[pa.RecordBatch], pa.RecordBatch]
AT_ONCE = 5_000  # texts of a batch
TYPES = {"int64": "BIGINT", "double": "DOUBLE", "string": "VARCHAR"}


def recorded(target: str, *words: str) -> None:
    """Run a command of the pool, and keep the SQL, the parameters and the tables of each question."""
    from qualcode.cli.start import run
    from qualcode.pool.engines.duckdb_engine import DuckdbEngine

    asked: list[tuple[str, list[object], dict[str, pa.Table]]] = []
    rows = DuckdbEngine._rows

    def keeping(self: DuckdbEngine, text: str, values: list[object], tables: dict[str, pa.Table]) -> pa.Table:
        asked.append((text, values, dict(tables)))
        return rows(self, text, values, tables)

    DuckdbEngine._rows = keeping
    sys.argv = ["qualcode", "pool", *words]
    try:
        run()
    finally:
        Path(target).write_bytes(pickle.dumps(asked))


def asked(pool: str, recorded: str) -> None:
    """Ask the same of a bare DuckDB, and say the CPU seconds from opening it to the last row."""
    import duckdb

    questions = pickle.loads(Path(recorded).read_bytes())
    began = _cpu()
    connection = duckdb.connect(":memory:")
    for table, columns in TABLES.items():
        connection.execute(f"CREATE VIEW {table} AS {_source(Path(pool), table, list(columns))}")
    for text, values, tables in questions:
        for name, rows in tables.items():
            connection.register(name, rows)
        connection.sql(text, params=values).to_arrow_table()
    print(len(questions))
    print(_cpu() - began)


def _source(pool: Path, table: str, columns: list[str]) -> str:
    if table in OF_POOL:
        return f"SELECT * FROM read_parquet('{pool}/{table}.parquet')"
    place, options = f"projects/project=*/{table}.parquet", "hive_types = {project: VARCHAR}"
    if table == "machine_codings":
        place, options = (
            "machine/rules=*/project=*/codings.parquet",
            "hive_types = {rules: VARCHAR, project: VARCHAR}",
        )
    elif table == "sampled":
        place, options = "samples/*.parquet", "filename = true"
    if not next(pool.glob(place), None):
        nothing = (f"CAST(NULL AS {TYPES[kind]}) AS {name}" for name, kind in TABLES[table].items())
        return f"SELECT {', '.join(nothing)} LIMIT 0"
    names = ["parse_filename(filename, true) AS sample" if name == "sample" else name for name in columns]
    return f"SELECT {', '.join(names)} FROM read_parquet('{pool}/{place}', {options})"


def added(project: str, target: str) -> None:
    """The rows of a project that an addition gives, from sqlite3 into Parquet, with nothing left out."""
    import json

    connection = sqlite3.connect(f"file:{project}?mode=ro", uri=True)
    folder = Path(target)
    folder.mkdir()
    for table, statement in {
        "documents": "SELECT d.id, t.length FROM documents d JOIN texts t ON t.id = d.text_id",
        "attributes": "SELECT document_id, name, value FROM attributes",
        "codings": 'SELECT id, document_id, code_id, coder_id, start, "end", polarity, weight FROM codings',
    }.items():
        cursor = connection.execute(statement)
        with _Writer(folder / f"{table}.parquet", [column[0] for column in cursor.description]) as writer:
            for rows in _batches(cursor, 50_000):
                writer.write(rows)
    with _Writer(folder / "units.parquet", ["document", "start", "stop"]) as writer:
        for document, packed in connection.execute(
            "SELECT d.id, s.sentences FROM documents d JOIN structures s ON s.id = d.structure_id"
        ):
            edges = list(itertools.accumulate(json.loads(packed)))
            writer.write([(document, start, stop) for start, stop in zip(edges[::2], edges[1::2], strict=True)])


class _Writer:
    """Rows as Parquet, a batch at a time."""

    def __init__(self, path: Path, names: list[str]) -> None:
        self._path, self._names = path, names
        self._writer: pq.ParquetWriter | None = None

    def __enter__(self) -> _Writer:
        return self

    def write(self, rows: object) -> None:
        """Write some rows."""
        table = pa.table(dict(zip(self._names, map(list, zip(*rows, strict=True)), strict=True)))
        self._writer = self._writer or pq.ParquetWriter(self._path, table.schema)
        self._writer.write_table(table)

    def __exit__(self, *_: object) -> None:
        if self._writer:
            self._writer.close()


def annotated(pool: str, target: str) -> None:
    """The words of all texts by the same function in a bare pool of processes."""
    from qualcode.language.batches import annotate

    writer = None
    with ProcessPoolExecutor(2) as workers:
        for words in _in_turn(workers, annotate, _texts(Path(pool))):
            writer = writer or pq.ParquetWriter(target, words.schema, compression="zstd")
            writer.write_batch(words)
    if writer:
        writer.close()


def _texts(pool: Path) -> Iterator[pa.RecordBatch]:
    for path in sorted(pool.glob("projects/project=*/texts.parquet")):
        yield from pq.ParquetFile(path).iter_batches(AT_ONCE)


def _in_turn(workers: ProcessPoolExecutor, function: Function, batches: Batches) -> Batches:
    """What the function makes of the batches, four of which are on their way."""
    waiting = [workers.submit(function, batch) for batch in itertools.islice(batches, 4)]
    while waiting:
        yield waiting.pop(0).result()
        waiting += [workers.submit(function, batch) for batch in itertools.islice(batches, 1)]


def rewritten(pool: str, project: str) -> None:
    """Each file of one project read, without the rows of one document, and written again."""
    folder = Path(pool) / "projects" / f"project={project}"
    document = pq.read_table(folder / "documents.parquet")["document"][0]
    for table in OF_PROJECT:
        path = folder / f"{table}.parquet"
        if path.exists():
            rows = pq.read_table(path, partitioning=None)
            pq.write_table(rows.filter(pa.compute.not_equal(rows["document"], document)), path)


def _batches(rows: Iterator[tuple[object, ...]], count: int) -> Iterator[list[tuple[object, ...]]]:
    while batch := list(itertools.islice(rows, count)):
        yield batch


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


FLOORS = {function.__name__: function for function in (recorded, asked, added, annotated, rewritten)}

if __name__ == "__main__":
    FLOORS[sys.argv[1]](*sys.argv[2:])
