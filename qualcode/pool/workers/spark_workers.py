"""Workers of Spark, where the pool lies on a cluster already."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.pool.engines.spark_session import HeldSession
from qualcode.pool.workers.in_order import came_back, died, telling
from qualcode.pool.workers.workers import BatchFunction

if TYPE_CHECKING:
    import pyarrow

_SCHEMA = "place BIGINT, batch BINARY"  # no text: SQL
_EACH = 8
"""Batches that a core of the cluster gets with one question: asking takes a moment."""
_MOST = 256
"""Batches of one question: what comes back is held here, and Spark hands out 1 GB where nobody allows more."""


class SparkWorkers:
    """Runs functions on a cluster of Spark, where qualcode has to be installed, too; “spark” is this machine."""

    def __init__(self, address: str, scratch: Path) -> None:
        """Reach the cluster. Raises QualcodeError where it does not answer or texts would go in the clear."""
        self._held = HeldSession(scratch, address if "://" in address else "local[*]")
        self._session = self._held.session

    def map(self, function: BatchFunction, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        """What the function makes of each batch, in their order. Raises QualcodeError where a worker dies."""
        import pyarrow
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException

        run = telling(function)

        def worked(rows: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
            for row in rows:
                for place, batch in zip(row.column(0), row.column(1), strict=True):
                    words = run(pickle.loads(batch.as_py()))  # noqa: S301 - from the cluster that was chosen
                    yield type(row).from_pydict({"place": [place.as_py()], "batch": [pickle.dumps(words)]})

        coming, cores = iter(batches), self._session.sparkContext.defaultParallelism
        while given := [pickle.dumps(batch) for batch in islice(coming, min(cores * _EACH, _MOST))]:
            rows = [pyarrow.RecordBatch.from_pydict({"place": [place], "batch": [batch]})
                    for place, batch in enumerate(given)]  # fmt: skip
            asked = self._session.createDataFrame(pyarrow.Table.from_batches(rows))  # each is a partition
            try:
                done = asked.mapInArrow(worked, _SCHEMA).toArrow().sort_by("place")
            except (PySparkException, Py4JError) as error:
                raise died() from error
            for words in done.column("batch"):
                yield came_back(pickle.loads(words.as_py()))  # noqa: S301 - from the cluster that was chosen

    def close(self) -> None:
        """Leave the cluster; its workers are not ours."""
        self._held.close()
