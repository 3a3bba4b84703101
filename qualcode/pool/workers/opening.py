"""Which workers are meant by what somebody typed: processes by default, Dask by its address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.pool.workers.workers import Workers

_MOST = 1024  # processes: more is a slip of the keyboard


@contextmanager
def opened_workers(typed: str = "") -> Iterator[Workers]:
    """The workers that are meant, until they are let go: a number of processes, a scheduler of Dask by address.

    Without a word there are as many processes as cores. Raises UsageProblem for what is neither, QualcodeError where
    they cannot be reached, or texts would go to them in the clear.
    """
    workers = _workers(typed)
    try:
        yield workers
    finally:
        workers.close()


def _workers(typed: str) -> Workers:
    if "://" in typed:
        from qualcode.pool.workers.dask_workers import DaskWorkers

        return DaskWorkers(typed)
    if not typed or (typed.isascii() and typed.isdigit() and 0 < int(typed[:5]) <= _MOST):
        from qualcode.pool.workers.processes import Processes

        return Processes(int(typed or 0))
    raise UsageProblem(
        _("“{typed}” names no workers.", typed=typed),
        _("Give a number of processes, or the address of a scheduler of Dask: tls://HOST:8786."),
    )
