"""Which workers are meant by what somebody typed: processes by default, Dask and Spark by their address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.pool.workers.workers import Workers

SPARK = "spark"
"""Spark on this machine; a cluster is named by its address."""
_MOST = 1024  # processes: more is a slip of the keyboard


@contextmanager
def opened_workers(scratch: Path, typed: str = "") -> Iterator[Workers]:
    """The workers that are meant, until they are let go: a number of processes, or Dask or Spark by address.

    Without a word there are as many processes as cores; Spark puts texts aside in `scratch`. Raises UsageProblem for
    what is neither, QualcodeError where they cannot be reached, or texts would go to them in the clear.
    """
    workers = _workers(scratch, typed)
    try:
        yield workers
    finally:
        workers.close()


def _workers(scratch: Path, typed: str) -> Workers:
    if typed == SPARK or typed.startswith(f"{SPARK}://"):
        from qualcode.pool.workers.spark_workers import SparkWorkers

        return SparkWorkers(typed, scratch)
    if "://" in typed:
        from qualcode.pool.workers.dask_workers import DaskWorkers

        return DaskWorkers(typed)
    if not typed or (typed.isascii() and typed.isdigit() and 0 < int(typed[:5]) <= _MOST):
        from qualcode.pool.workers.processes import Processes

        return Processes(int(typed or 0))
    raise UsageProblem(
        _("“{typed}” names no workers.", typed=typed),
        _("Give a number of processes, or the address of Dask or Spark: tls://HOST:8786, spark://HOST:7077."),
    )
