"""How questions are put together: named CTEs before an operation, from a filter with AND, OR and NOT.

This is the only place that makes SQL of what a person typed, and it makes it of fixed pieces alone: what was typed
becomes parameters.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.pool.engines.choice import Choice, Parameter


def composed(operation: str, parameters: Sequence[Parameter], choice: Choice | None) -> tuple[str, list[Parameter]]:
    """The text and the parameters of an operation with the CTEs of a choice before it.

    An operation that has CTEs of its own begins with WITH.
    """
    if choice is None or not choice.ctes:
        return operation, list(parameters)
    before = ",\n".join(f"{name} AS (\n{body}\n)" for name, body in choice.ctes)
    own = operation.lstrip()
    joined = f"WITH {before},\n{own[5:]}" if own.startswith("WITH ") else f"WITH {before}\n{own}"
    return joined, [*choice.parameters, *parameters]
