"""Processes of this machine, as many as it has cores."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from qualcode.errors import QualcodeError
from qualcode.pool.workers.in_order import failed, in_order, killed
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
        """What the function makes of each batch, in their order. Raises BatchFailed for a batch on which a
        process dies or fails; where one dies of another batch, it is tried once more."""
        from concurrent.futures.process import BrokenProcessPool

        coming = iter(batches)
        first = list(islice(coming, 2))
        begun = chain(first, coming)
        if self._number == 1 or len(first) < 2:
            yield from map(_telling(function), begun)
            return

        def give(batch: pyarrow.RecordBatch) -> _GivenBatch:
            try:
                return _GivenBatch(batch, self._executor().submit(function, batch))
            except BrokenProcessPool:  # one died since; who it was tells the batch on which it did
                self.close()
                return _GivenBatch(batch, self._executor().submit(function, batch))

        def take(given: _GivenBatch) -> pyarrow.RecordBatch:
            try:
                return _result(given.work)
            except BrokenProcessPool:
                return _alone(function, given.batch)

        yield from in_order(begun, give, take, ahead=2 * self._number)

    def close(self) -> None:
        """End the processes."""
        if self._started is not None:
            self._started.shutdown(cancel_futures=True)
            self._started = None

    def _executor(self) -> ProcessPoolExecutor:
        if self._started is None:
            self._started = _started(self._number)
        return self._started


@dataclass(frozen=True, slots=True)
class _GivenBatch:
    """A batch with the work on it; where a process dies, all that were given away are without an answer."""

    batch: pyarrow.RecordBatch
    work: Future[pyarrow.RecordBatch]

    def cancel(self) -> bool:
        """Do not begin it any more."""
        return self.work.cancel()


def _started(number: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # a fork would take along the threads of Arrow and what they hold
    return ProcessPoolExecutor(number, get_context("spawn"), initializer=_begin)


def _alone(function: BatchFunction, batch: pyarrow.RecordBatch) -> pyarrow.RecordBatch:
    """Try a batch once more after a process died, of this one or of another: in one that does nothing else."""
    from concurrent.futures.process import BrokenProcessPool

    with _started(1) as process:
        try:
            return _result(process.submit(function, batch))
        except BrokenProcessPool as error:
            raise killed() from error


def _result(work: Future[pyarrow.RecordBatch]) -> pyarrow.RecordBatch:
    """What came of a batch. Raises BrokenProcessPool where a process died, BatchFailed where the function failed."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        return work.result()
    except (QualcodeError, BrokenProcessPool):
        raise
    except Exception as error:
        raise failed(type(error).__name__) from error


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
