"""Workers of Dask, by the address of their scheduler. dask and distributed are imported here and nowhere else."""

from __future__ import annotations

from asyncio import CancelledError
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.pool.workers.addresses import demand_safe
from qualcode.pool.workers.in_order import came_back, died, in_order, killed, telling
from qualcode.pool.workers.workers import BatchFunction

if TYPE_CHECKING:
    import pyarrow

_PATIENCE = 10  # seconds until somebody answers, and between two looks whether there are workers still


class DaskWorkers:
    """Runs functions on the workers of a scheduler of Dask, where qualcode has to be installed, too."""

    def __init__(self, address: str) -> None:
        """Reach the scheduler. Raises QualcodeError where it does not answer or texts would go in the clear."""
        demand_safe([address])
        try:
            import distributed
        except ImportError as error:
            command = "pip install 'qualcode[dask]'"  # no text: a command
            raise QualcodeError(
                _("Workers of Dask need distributed, which is not installed."),
                _("Install it: {command}", command=command),
            ) from error
        _turn_down_logs()
        library: Any = distributed  # which has no types
        self._killed: type[Exception] = library.KilledWorker
        try:
            security = library.Security(**{"require_encryption": True} if address.startswith("tls:") else {})
            self._client = _closed_by_us(library.Client)(
                address, security=security, timeout=_PATIENCE, set_as_default=False
            )
        except Exception as error:
            raise _unreached(address, error) from error
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
            threads: dict[str, int] = self._client.nthreads()
            demand_safe(threads)
        except Exception as error:
            self.close()
            if isinstance(error, QualcodeError):
                raise
            raise _no_workers() from error
        self._ahead = 2 * sum(threads.values())

    def map(self, function: BatchFunction, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        """What the function makes of each batch, in their order. Raises BatchFailed for a batch on which workers
        die or fail, QualcodeError where they are gone."""
        run, name, numbers = telling(function), uuid4().hex, count()

        def give(batch: pyarrow.RecordBatch) -> Any:  # noqa: ANN401 - a future of Dask
            return self._client.submit(run, batch, key=f"batch-{name}-{next(numbers)}", pure=False)

        return in_order(batches, give, self._taken, ahead=self._ahead)

    def close(self) -> None:
        """Leave the scheduler; it and its workers are not ours."""
        with suppress(Exception):
            self._client.close(timeout=_PATIENCE)

    def _taken(self, work: Any) -> pyarrow.RecordBatch:  # noqa: ANN401 - a future of Dask
        try:
            result = self._result(work)
        except self._killed as error:
            raise killed() from error
        except CancelledError as error:
            raise died() from error
        except Exception as error:
            if isinstance(error, QualcodeError):
                raise
            raise _not_begun(error) from error
        words = came_back(result)
        work.release()
        return words

    def _result(self, work: Any) -> Any:  # noqa: ANN401 - what `telling` gives back
        """What comes back, as long as there are workers."""
        while True:
            with suppress(TimeoutError):
                return work.result(timeout=_PATIENCE)
            if not self._client.nthreads():
                raise _no_workers()


def _closed_by_us(client: type[Any]) -> type[Any]:
    """A client that does not try to close itself when it goes: where it never was connected, that takes a minute."""
    return type("Client", (client,), {"__del__": lambda _client: None})


def _turn_down_logs() -> None:
    import logging

    for name in ("distributed", "distributed.client", "distributed.comm"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _unreached(address: str, error: Exception) -> QualcodeError:
    kind = type(error).__name__
    return QualcodeError(
        _("The scheduler of Dask at “{address}” cannot be reached: {kind}.", address=address, kind=kind),
        _("Start it with “dask scheduler”; certificates for TLS stand in the configuration of Dask."),
    )


def _not_begun(error: Exception) -> QualcodeError:
    """What is said where a worker did not even come to the function, whose errors come back as results."""
    return QualcodeError(
        _("A worker of Dask cannot do this work: {kind}.", kind=type(error).__name__),
        _("Install the same versions of qualcode, spaCy and simplemma there as here."),
    )


def _no_workers() -> QualcodeError:
    return QualcodeError(
        _("The scheduler of Dask has no workers."),
        _("Start some with “dask worker”, one thread each; what was done before stays."),
    )
