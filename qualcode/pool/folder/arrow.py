"""Columns of the layout as Arrow knows them, and writing Parquet files of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.pool.folder.layout import Columns
from qualcode.reporting.tables.parquet import demand_parquet

if TYPE_CHECKING:
    import pyarrow


def arrow_schema(columns: Columns) -> pyarrow.Schema:
    """The columns of a file as Arrow knows them. Raises QualcodeError where pyarrow is missing."""
    demand_parquet()
    import pyarrow

    types = {"int64": pyarrow.int64(), "double": pyarrow.float64(), "string": pyarrow.string()}
    return pyarrow.schema([(name, types[kind]) for name, kind in columns.items()])


def empty_table(columns: Columns) -> pyarrow.Table:
    """No rows of a file."""
    return arrow_schema(columns).empty_table()


def write_parquet(path: Path, columns: Columns, batches: Iterable[pyarrow.RecordBatch | pyarrow.Table]) -> int:
    """Write a file of the layout batch by batch; gives the number of rows.

    It is written where it is to stand: call it inside of `Pool.replacing`, or for a new name. Raises OSError, and
    ValueError for other columns.
    """
    schema = arrow_schema(columns)
    import pyarrow.parquet

    rows = 0
    with pyarrow.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in batches:
            if batch.num_rows:
                writer.write(batch)
                rows += batch.num_rows
    return rows
