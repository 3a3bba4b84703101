"""Columns of the layout as Arrow knows them, and writing Parquet files of them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.pool.folder.layout import TABLES, Columns, ColumnType
from qualcode.pool.folder.stored_bytes import is_plain
from qualcode.reporting.tables.parquet import demand_parquet

if TYPE_CHECKING:
    import pyarrow

_MADE_OF = b"made_of"


def arrow_schema(columns: Columns) -> pyarrow.Schema:
    """The columns of a file as Arrow knows them. Raises QualcodeError where pyarrow is missing."""
    demand_parquet()
    import pyarrow

    types = {"int64": pyarrow.int64(), "double": pyarrow.float64(), "string": pyarrow.string()}
    return pyarrow.schema([(name, types[kind]) for name, kind in columns.items()])


def refuse_other_types(schema: pyarrow.Schema) -> None:
    """Raise ValueError where a column of a file of the pool has another type than the layout gives it.

    One name has one type in all files of the layout; a file from elsewhere may hold lists or bytes under it.
    """
    known = arrow_schema({name: kind for columns in TABLES.values() for name, kind in columns.items()})
    if any(field.name in known.names and field.type != known.field(field.name).type for field in schema):
        raise ValueError


def empty_table(columns: Columns) -> pyarrow.Table:
    """No rows of a file."""
    return plain_table(columns, ())


def plain_table(columns: Columns, rows: Iterable[Sequence[object]]) -> pyarrow.Table:
    """Rows without gaps, in the order of the columns, as a table that is handed to an engine."""
    batch = plain_batch(columns, rows)
    import pyarrow

    return pyarrow.Table.from_batches([batch])


def plain_batch(columns: Columns, rows: Iterable[Sequence[object]]) -> pyarrow.RecordBatch:
    """The same as a batch that is handed to workers.

    It is put together by hand: pyarrow imports pandas before it makes an array, and that takes longer than most
    questions.
    """
    schema = arrow_schema(columns)
    import pyarrow

    values = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [_plain_array(kind, column) for kind, column in zip(columns.values(), values, strict=True)]
    return pyarrow.RecordBatch.from_arrays(arrays, schema=schema)


def _plain_array(kind: ColumnType, values: Sequence[Any]) -> pyarrow.Array:
    import pyarrow

    if kind != "string":
        numbers = pyarrow.py_buffer(array("d" if kind == "double" else "q", values))
        arrow = pyarrow.float64() if kind == "double" else pyarrow.int64()
        return pyarrow.Array.from_buffers(arrow, len(values), [None, numbers])
    texts = [value.encode() for value in values]
    ends = pyarrow.py_buffer(array("i", accumulate(map(len, texts), initial=0)))
    return pyarrow.Array.from_buffers(pyarrow.string(), len(texts), [None, ends, pyarrow.py_buffer(b"".join(texts))])


def write_parquet(
    path: Path, columns: Columns, batches: Iterable[pyarrow.RecordBatch | pyarrow.Table], *, made_of: bytes = b""
) -> int:
    """Write a file of the layout batch by batch; gives the number of rows.

    It is written where it is to stand: call it inside of `Pool.replacing`, or for a new name. The file says what it
    was `made_of`. Raises OSError, and ValueError for other columns.
    """
    schema = arrow_schema(columns).with_metadata({_MADE_OF: made_of} if made_of else None)
    import pyarrow.parquet

    rows = 0
    with pyarrow.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in batches:
            if batch.num_rows:
                writer.write(batch)
                rows += batch.num_rows
        if not rows:
            writer.write(empty_table(columns))  # older versions of pyarrow cannot read a file without any group
    return rows


def made_of(path: Path) -> bytes | None:
    """What a file says that it was made of; None where it says nothing or cannot be read."""
    import pyarrow.parquet

    try:
        if not is_plain(path):
            return None
        metadata = pyarrow.parquet.read_schema(path).metadata
    except (OSError, pyarrow.ArrowException):
        return None
    return (metadata or {}).get(_MADE_OF)
