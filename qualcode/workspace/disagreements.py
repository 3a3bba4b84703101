"""Disagreements as the compare screen lists them: counted, chosen, ordered.

Counting takes a second and more in a large project, and is done in a thread over a connection of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.workspace.comparing import disagreements

if TYPE_CHECKING:
    from qualcode.agreement.study.disagreements import DisagreementOn, Disagreements
    from qualcode.workspace.workspace import Workspace

UNITS = ("sentence", "turn", "paragraph", "token", "document")
KINDS = ("", "presence", "polarity")


class DisagreementOrder(StrEnum):
    """In which order disagreements are listed."""

    COST = "cost"
    DOCUMENT = "document"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class AskedComparison:
    """What is compared: names of coders (none for all who code), the unit, and whether all is taken as finished."""

    coders: tuple[str, ...] = ()
    unit: str = UNITS[0]
    assume_finished: bool = False


@dataclass(frozen=True, slots=True)
class DisagreementFilter:
    """Which of the disagreements are listed, and how; an empty condition lets everything pass. Codes are names."""

    codes: frozenset[str] = frozenset()
    kind: str = ""
    order: DisagreementOrder = DisagreementOrder.COST

    def of(self, every: Iterable[DisagreementOn], documents: Collection[int]) -> list[DisagreementOn]:
        """The disagreements to list; those of documents (keys) that are gone meanwhile are not among them."""
        fitting = [
            disagreement
            for disagreement in every
            if (not self.codes or disagreement.code in self.codes)
            and (not self.kind or disagreement.kind == self.kind)
            and disagreement.document.key in documents
        ]
        places = {key: place for place, key in enumerate(documents)}
        keys: dict[DisagreementOrder, Callable[[DisagreementOn], tuple[str, int, Span]]] = {
            DisagreementOrder.DOCUMENT: lambda disagreement: (
                "",
                places[disagreement.document.key],
                disagreement.span,
            ),
            DisagreementOrder.CODE: lambda disagreement: (
                disagreement.code,
                places[disagreement.document.key],
                disagreement.span,
            ),
        }
        return sorted(fitting, key=keys[self.order]) if self.order in keys else fitting


def count(space: Workspace, asked: AskedComparison) -> Disagreements:
    """All disagreements, the dearest first, over a connection of its own.

    Raises what the study of agreement raises, and QualcodeError while they must not be seen.
    """
    from qualcode.agreement.study.comparison import Comparison  # numpy, only when it is asked for

    wanted = Comparison(coders=asked.coders, unit=asked.unit, assume_finished=asked.assume_finished)
    with Project.open(space.project.path) as project:
        return disagreements(space.beside(project), wanted)
