"""Tables as Parquet, for DuckDB, Spark, Arrow and pandas. pyarrow is imported here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.catalogue import Catalogue, _
from qualcode.errors import QualcodeError
from qualcode.reporting.writers.whole_files import Naming, atomic_file, xml_safe

if TYPE_CHECKING:
    from qualcode.project.quoting.begun import Begun
    from qualcode.reporting.tables.table_head import TableSource
    from qualcode.reporting.tables.tidy import TidyRow
    from qualcode.retrieval.counting.request import CountUnit
    from qualcode.retrieval.counting.table import CountTable

_AT_ONCE = 50_000
"""Rows that are held and written at once."""


def demand_parquet() -> None:
    """Raise QualcodeError with the line to install where pyarrow is missing."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        command = "pip install 'qualcode[pool]'"  # no text: a command
        raise QualcodeError(
            _("Parquet needs pyarrow, which is not installed."), _("Install it: {command}", command=command)
        ) from error


def write_table(
    table: CountTable, source: TableSource, path: Path, words: Catalogue, begun: Begun | None = None
) -> None:
    """Write the table with one row a cell, whole or not at all. Raises QualcodeError, ExportError."""
    from qualcode.reporting.tables.tidy import TIDY_COLUMNS, tidy_rows

    rows = [xml_safe(words.said(member.name)) for member in table.rows]
    columns = [xml_safe(words.said(member.name)) for member in table.columns]

    def values(tidy: TidyRow) -> Sequence[object]:
        figures = [getattr(tidy, name) for name in TIDY_COLUMNS[4:13]]
        return (
            tidy.part,
            None if tidy.row is None else rows[tidy.row],
            None if tidy.column is None else columns[tidy.column],
            tidy.unit,
            *(float(figure) if figure is not None and kind == "double" else figure
              for figure, kind in zip(figures, list(schema.values())[4:13], strict=True)),
            tidy.hidden,
            list(tidy.ids),
        )  # fmt: skip

    schema = table_schema(table.request.unit)
    write_rows(schema, map(values, tidy_rows(table, source)), path, begun)


def table_schema(unit: CountUnit) -> dict[str, str]:
    """The columns of a table with their types; counts are whole numbers, shares per cent."""
    from qualcode.reporting.tables.tidy import TIDY_COLUMNS
    from qualcode.retrieval.counting.request import CountUnit

    count = "double" if unit is CountUnit.SHARE else "int64"
    kinds = {"part": "string", "row": "string", "column": "string", "unit": "string", "base": "int64"}
    kinds |= {"percent": "double", "hidden": "bool", "ids": "list"}
    return {name: kinds.get(name, count) for name in TIDY_COLUMNS}


def write_rows(
    schema: Mapping[str, str],
    rows: Iterable[Sequence[object]],
    path: Path,
    begun: Begun | None = None,
    naming: Naming | None = None,
) -> None:
    """Write rows of values in the order of the schema (name -> type), whole or not at all.

    Types are string, int64, double, bool, time (datetimes in UTC), and list (of strings). Raises QualcodeError,
    ExportError.
    """
    demand_parquet()
    import pyarrow
    import pyarrow.parquet

    types: dict[str, Any] = {
        "string": pyarrow.string(), "int64": pyarrow.int64(), "double": pyarrow.float64(), "bool": pyarrow.bool_(),
        "time": pyarrow.timestamp("ms", tz="UTC"), "list": pyarrow.list_(pyarrow.string()),
    }  # fmt: skip
    fields = pyarrow.schema([(name, types[kind]) for name, kind in schema.items()])
    with (
        atomic_file(path, begun, naming) as file,
        pyarrow.parquet.ParquetWriter(file, fields, compression="zstd") as writer,
    ):
        for some in _batches(rows):
            columns = [
                pyarrow.array(values, type=field.type)
                for values, field in zip(zip(*some, strict=True), fields, strict=True)
            ]
            writer.write_table(pyarrow.Table.from_arrays(columns, schema=fields))


def _batches(rows: Iterable[Sequence[object]]) -> Iterator[list[Sequence[object]]]:
    remaining = iter(rows)
    while some := list(islice(remaining, _AT_ONCE)):
        yield some
