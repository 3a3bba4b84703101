"""Who runs a function over many texts.

The function is pure, can be pickled, and stands in `qualcode.language`: a worker of Dask or Spark imports nothing
else of the package. It gets and gives `pyarrow.RecordBatch`es.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import pyarrow

BatchFunction = Callable[["pyarrow.RecordBatch"], "pyarrow.RecordBatch"]


class Workers(Protocol):
    """Runs a function over batches; memory holds a few of them at once."""

    def map(self, function: BatchFunction, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        """What the function makes of each batch, in their order. Raises QualcodeError where workers are gone,
        and `in_order.BatchFailed` where they fail on the batch whose turn it is."""
        ...

    def close(self) -> None:
        """End the workers that were started here."""
        ...
