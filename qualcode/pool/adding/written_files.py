"""The Parquet files of one project of a pool, written column by column; some thousand rows are held at a time."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from qualcode.pool.folder.arrow import arrow_schema
from qualcode.pool.folder.layout import OF_PROJECT
from qualcode.progress import hear

if TYPE_CHECKING:
    import pyarrow
    import pyarrow.parquet

Cell = int | float | str | None
_ROWS = 1 << 16
_LETTERS = 1 << 24  # code points of texts that are held at most, or one text more


class ProjectFiles:
    """Writes files of one project into a folder of `Pool.replacing`; all of them are there at the end.

    Raises OSError, and QualcodeError where pyarrow is missing.
    """

    def __init__(self, folder: Path, tables: Iterable[str]) -> None:
        self._writers = {table: _TableWriter(folder, table) for table in tables}

    def __enter__(self) -> ProjectFiles:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        for writer in self._writers.values():
            writer.close(whole=kind is None)

    def add(self, table: str, rows: Iterable[tuple[Cell, ...]], letters: int = 0) -> None:
        """Add rows, whose values stand in the order of the layout's columns; `letters` are those of their texts."""
        if columns := list(zip(*rows, strict=True)):
            self._writers[table].add(columns, letters)

    def add_columns(self, table: str, columns: Sequence[Sequence[Cell]]) -> None:
        """Add rows by their columns, which are equally long: sooner done where there are very many."""
        self._writers[table].add(columns, 0)


class _TableWriter:
    def __init__(self, folder: Path, table: str) -> None:
        self._schema: pyarrow.Schema = arrow_schema(OF_PROJECT[table])
        import pyarrow.parquet

        self._writer = pyarrow.parquet.ParquetWriter(folder / f"{table}.parquet", self._schema, compression="zstd")
        self._columns: list[list[Cell]] = [[] for _field in self._schema]
        self._letters = 0
        self._is_empty = True

    def add(self, columns: Sequence[Sequence[Cell]], letters: int) -> None:
        for held, values in zip(self._columns, columns, strict=True):
            held.extend(values)
        self._letters += letters
        if len(self._columns[0]) >= _ROWS or self._letters >= _LETTERS:
            self._flush()

    def _flush(self) -> None:
        hear()
        import pyarrow

        columns = [_array(values, field.type) for values, field in zip(self._columns, self._schema, strict=True)]
        self._writer.write_table(pyarrow.Table.from_arrays(columns, schema=self._schema))
        for held in self._columns:
            held.clear()
        self._letters = 0
        self._is_empty = False

    def close(self, *, whole: bool) -> None:
        try:
            if whole and (self._columns[0] or self._is_empty):
                self._flush()  # also of nothing: older versions of pyarrow cannot read a file without any group
        finally:
            self._writer.close()


def _array(values: Sequence[Any], kind: pyarrow.DataType) -> pyarrow.Array:
    """Values as an array of Arrow. `pyarrow.array` would do, but imports pandas to ask whether they are its own."""
    import pyarrow

    validity = None
    if None in values:
        bits = "".join(["0" if value is None else "1" for value in reversed(values)])
        validity = pyarrow.py_buffer(int(bits, 2).to_bytes((len(values) + 7) // 8, "little"))
        nothing = "" if kind == pyarrow.string() else 0
        values = [nothing if value is None else value for value in values]
    if kind == pyarrow.string():
        signs, joined = values, "".join(values)
        if not joined.isascii():
            signs = [value.encode() for value in values]
        offsets = pyarrow.py_buffer(array("i", accumulate(map(len, signs), initial=0)))
        return pyarrow.Array.from_buffers(kind, len(values), [validity, offsets, pyarrow.py_buffer(joined.encode())])
    numbers = array("d" if kind == pyarrow.float64() else "q", values)
    return pyarrow.Array.from_buffers(kind, len(values), [validity, pyarrow.py_buffer(numbers)])
