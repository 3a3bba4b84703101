"""What a question chooses of a pool: named pieces of SQL with the values of their parameters."""

from __future__ import annotations

from dataclasses import dataclass

Parameter = str | int | float | None


@dataclass(frozen=True, slots=True)
class Choice:
    """Named CTEs that an operation reads, in their order, and the values of their parameters in the same order.

    `chosen` (project, document) are the documents that a question is about; `passages` the codings that count in it,
    with the shared code of each.
    """

    ctes: tuple[tuple[str, str], ...]
    parameters: tuple[Parameter, ...] = ()
