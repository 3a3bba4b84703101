"""What a question chooses of a pool: named pieces of SQL with the values of their parameters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

Parameter = str | int | float | None


class CodedBy(StrEnum):
    """Whose codings count: those of people and their consensus, those of machines and of rules, or both."""

    HUMAN = "human"
    MACHINE = "machine"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class PoolChoice:
    """Named CTEs that an operation may read, in their order, and the values of their parameters in the same order.

    `chosen` (project, document, case_key, snippets, length) are the documents that a question is about, each once;
    `passages` the codings that count in it, with the shared code of each. `notes` tell what had to be left aside.
    """

    ctes: tuple[tuple[str, str], ...]
    parameters: tuple[Parameter, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CountedCodings:
    """Which codings count: by whom, which polarities (all where none are named), and whether those under an old rule
    of their code do.

    With `rules` those that these rules made count, for MACHINE they alone; without it those of machines that are
    coders of projects.
    """

    coded_by: CodedBy = CodedBy.HUMAN
    rules: str | None = None
    polarities: Sequence[str] = ()
    without_old_rules: bool = False
