"""Processes of this machine, as many as it has cores."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from qualcode.errors import QualcodeError
from qualcode.pool.workers.in_order import died, failed, in_order
from qualcode.pool.workers.workers import BatchFunction

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    import pyarrow


class Processes:
    """Runs functions in processes; they are started with the second batch, since one alone is sooner done here."""

    def __init__(self, number: int = 0) -> None:
        """`number` processes, 0 for as many as there are cores for this process."""
        self._number = number or _cores()
        self._started: ProcessPoolExecutor | None = None

    def map(self, function: BatchFunction, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        """What the function makes of each batch, in their order. Raises QualcodeError where a worker dies."""
        from concurrent.futures.process import BrokenProcessPool

        coming = iter(batches)
        first = list(islice(coming, 2))
        begun = chain(first, coming)
        if self._number == 1 or len(first) < 2:
            yield from map(_telling(function), begun)
            return
        executor = self._executor()

        def give(batch: pyarrow.RecordBatch) -> Future[pyarrow.RecordBatch]:
            try:
                return executor.submit(function, batch)
            except BrokenProcessPool as error:
                raise died() from error

        def take(work: Future[pyarrow.RecordBatch]) -> pyarrow.RecordBatch:
            try:
                return work.result()
            except BrokenProcessPool as error:
                raise died() from error
            except QualcodeError:
                raise
            except Exception as error:
                raise failed(type(error).__name__) from error

        yield from in_order(begun, give, take, ahead=2 * self._number)

    def close(self) -> None:
        """End the processes."""
        if self._started is not None:
            self._started.shutdown(cancel_futures=True)
            self._started = None

    def _executor(self) -> ProcessPoolExecutor:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        if self._started is None:  # a fork would take along the threads of Arrow and what they hold
            self._started = ProcessPoolExecutor(self._number, get_context("spawn"), initializer=_begin)
        return self._started


def _telling(function: BatchFunction) -> BatchFunction:
    """The function in this process, with the same errors as in another one."""

    def call(batch: pyarrow.RecordBatch) -> pyarrow.RecordBatch:
        try:
            return function(batch)
        except QualcodeError:
            raise
        except Exception as error:
            raise failed(type(error).__name__) from error

    return call


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin() -> None:
    """A process of these leaves interrupting to the one that started it, and ends with it, however that ends."""
    import signal
    from multiprocessing import parent_process
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()

    def end() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=end, daemon=True).start()
