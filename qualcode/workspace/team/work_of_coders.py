"""How much each coder has done, as far as that may be told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.model.codings import WorkState

if TYPE_CHECKING:
    from qualcode.model.codings import Coder
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class WorkOfCoder:
    """Numbers of a coder's codings and of documents allotted, begun and finished.

    `codings` and `begun` are None where they must not be told: a document is begun with its first coding.
    """

    coder: Coder
    codings: int | None
    allotted: int
    begun: int | None
    finished: int


def work_of_coders(space: Workspace) -> list[WorkOfCoder]:
    """The coders in order of their making. It goes through all codings once."""
    numbers = space.numbers_of_coders()
    allotted: Counter[int] = Counter()
    states: Counter[tuple[int, WorkState]] = Counter()
    for assignment in space.project.coders.assignments():
        allotted[assignment.coder] += assignment.assigned
        states[assignment.coder, assignment.state] += 1
    return [
        WorkOfCoder(
            coder,
            numbers[coder.key],
            allotted[coder.key],
            None if numbers[coder.key] is None else states[coder.key, WorkState.WORKING],
            states[coder.key, WorkState.FINISHED],
        )
        for coder in space.project.coders.all()
    ]
