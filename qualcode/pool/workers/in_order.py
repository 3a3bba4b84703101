"""What workers make of batches, in the order of the batches, with a few of them under way at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.pool.workers.workers import BatchFunction

if TYPE_CHECKING:
    import pyarrow

F = TypeVar("F", bound="Cancelled")


class Cancelled(Protocol):
    """Work that was given away, as a library hands it out."""

    def cancel(self) -> object:
        """Do not begin it any more."""
        ...


def in_order(
    batches: Iterable[pyarrow.RecordBatch],
    give: Callable[[pyarrow.RecordBatch], F],
    take: Callable[[F], pyarrow.RecordBatch],
    *,
    ahead: int,
) -> Iterator[pyarrow.RecordBatch]:
    """Give each batch away, and take what comes back; so many are `ahead` of the one that is waited for."""
    given: deque[F] = deque()
    try:
        for batch in batches:
            given.append(give(batch))
            if len(given) > ahead:
                yield take(given.popleft())
        while given:
            yield take(given.popleft())
    finally:
        for work in given:
            work.cancel()


def telling(function: BatchFunction) -> Callable[[pyarrow.RecordBatch], Any]:
    """The function for a worker elsewhere, which would write an error into its log with the texts: it gives it back.

    It goes there as it stands, so that a worker imports nothing of this room.
    """

    def run(batch: pyarrow.RecordBatch) -> Any:  # noqa: ANN401 - the words, or what went wrong
        try:
            return function(batch)
        except QualcodeError as error:
            return error
        except Exception as error:  # noqa: BLE001 - whatever it is, its words stay there
            return type(error).__name__

    return run


def came_back(result: Any) -> pyarrow.RecordBatch:  # noqa: ANN401 - what `telling` gives back
    """The words that a worker elsewhere gave back. Raises QualcodeError where it gave an error."""
    if isinstance(result, QualcodeError):
        raise result
    if isinstance(result, str):
        raise failed(result)
    words: pyarrow.RecordBatch = result
    return words


class BatchFailed(QualcodeError):
    """A worker fails on the batch whose turn it is, and would again: of others nothing is said."""


def failed(kind: str) -> BatchFailed:
    """What is said of an error of a worker: only of which kind it is, since its words may hold some of a text."""
    return BatchFailed(
        _("A worker failed on a batch of texts: {kind}.", kind=kind),
        _("“qualcode pool check” tells whether the files are as they should be; what was done before stays."),
    )


def killed() -> BatchFailed:
    """What is said of a batch on which workers die, also one that has nothing else to do."""
    return BatchFailed(
        _("A worker died of a batch of texts, perhaps for want of memory."),
        _("What was done before stays; take the project out of the pool, or annotate on a machine with more memory."),
    )


def died() -> QualcodeError:
    """What is said of a worker that ended in the middle of its work."""
    return QualcodeError(
        _("A worker died, perhaps for want of memory."),
        _("What was done before stays; run the command again, with fewer workers if it happens once more."),
    )
