"""Spark as an engine, for pools that lie where a cluster reads them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.pool.engines.composing import composed
from qualcode.pool.engines.sources import operation, partitions_of, tables_in
from qualcode.pool.engines.spark_session import HeldSession
from qualcode.pool.folder.layout import TABLES

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

    from qualcode.pool.engines.choice import Parameter, PoolChoice
    from qualcode.pool.engines.engine import ArrowTables

_TYPES = {"int64": "BIGINT", "double": "DOUBLE", "string": "STRING"}


class SparkEngine:
    """Answers questions about the tables of which `files` gives the Parquet files, on the cluster `master`.

    What does not fit into memory lies in the folder `scratch` meanwhile.
    """

    def __init__(self, files: Callable[[str], Sequence[Path]], scratch: Path, master: str) -> None:
        self._files = files
        self._views: set[str] = set()
        self._held = HeldSession(scratch, master)
        self.session = self._held.session

    def query(
        self,
        name: str,
        parameters: Sequence[Parameter] = (),
        *,
        choice: PoolChoice | None = None,
        tables: ArrowTables | None = None,
    ) -> pyarrow.Table:
        """The rows of an operation. Raises QualcodeError where Spark fails, with its cause and no values."""
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException

        text, values = composed(operation(name), parameters, choice)
        try:
            return self._rows(text, values, tables or {})
        except (PySparkException, Py4JError) as error:
            condition = error.getCondition() if isinstance(error, PySparkException) else None
            raise QualcodeError(
                _("Spark cannot answer “{name}”: {cause}", name=name, cause=condition or type(error).__name__),
                _("See that each machine of the cluster reads the pool's folder; “qualcode pool check” looks at it."),
            ) from None

    def close(self) -> None:
        """End Spark, unless it was there before."""
        self._held.close()

    def _rows(self, text: str, values: list[Parameter], tables: ArrowTables) -> pyarrow.Table:
        for name in set(tables_in(text)) - self._views - tables.keys():
            self._read(name, self._files(name)).createOrReplaceTempView(name)
            self._views.add(name)
        for name, table in tables.items():
            self.session.createDataFrame(table).createOrReplaceTempView(name)
        try:
            return self.session.sql(text, args=values).toArrow()
        finally:
            for name in tables:
                self.session.catalog.dropTempView(name)

    def _read(self, table: str, paths: Sequence[Path]) -> DataFrame:
        schema = ", ".join(f"{name} {_TYPES[kind]}" for name, kind in TABLES[table].items())
        if not paths:
            return self.session.createDataFrame([], schema)
        reader, partitions = self.session.read.schema(schema), partitions_of(table, paths[0])
        if partitions:
            reader = reader.option("basePath", f"file://{paths[0].absolute().parents[len(partitions)]}")
        rows = reader.parquet(*(_literal(path) for path in paths))
        names = "regexp_extract(_metadata.file_name, '^(.*)[.]', 1) AS sample"
        return rows.selectExpr(*(names if name == "sample" else name for name in TABLES[table]))


def _literal(path: Path) -> str:
    """The path of one file, in which Spark sees no pattern."""
    return "file://" + re.sub(r"([{}\[\]*?\\])", r"\\\1", str(path.absolute()))
