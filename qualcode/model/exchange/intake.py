"""What comes in with another program's project: how much is new, what is there, what must be said first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from qualcode.model.exchange.coordinates import Placement


class IntakeKind(StrEnum):
    """What comes in; a value is for programs, its words stand in `reporting.exchange`."""

    CODERS = "coders"
    CODES = "codes"
    DOCUMENTS = "documents"
    CASES = "cases"
    CODINGS = "codings"
    WAITING = "waiting"
    MEMOS = "memos"
    GROUPS = "groups"


@dataclass(frozen=True, slots=True)
class IntakeNumbers:
    """How many of a kind are `new`, how many were there already (`same`), and how many of those differ here.

    What differs stays as it is here.
    """

    new: int = 0
    same: int = 0
    differing: int = 0

    @property
    def every(self) -> int:
        """How many there are in the file."""
        return self.new + self.same


class ConflictKind(StrEnum):
    """What the file and the project both have, and nobody said whether it is one."""

    CODE = "code"
    CODER = "coder"
    UNKNOWN_CODER = "unknown coder"  # no text: a value
    CODE_ABOVE = "code above"  # no text: a value


@dataclass(frozen=True, slots=True)
class IntakeConflict:
    """A code or coder of the file that is called as another one of the project: which is meant, a person says."""

    kind: ConflictKind
    name: str


@dataclass(frozen=True, slots=True)
class SourcePlacement:
    """How the passages of a source were placed: what the source is called, how many it has, how many of them wait."""

    source: str
    placement: Placement
    codings: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Intake:
    """What would come in, or came in, by kind; `new_names` are documents with another name here (theirs -> ours)."""

    numbers: Mapping[IntakeKind, IntakeNumbers]
    placements: tuple[SourcePlacement, ...] = ()
    conflicts: tuple[IntakeConflict, ...] = ()
    new_names: Mapping[str, str] = field(default_factory=dict)

    @property
    def adds_nothing(self) -> bool:
        """Whether all of it is there already."""
        return not any(number.new for number in self.numbers.values())
