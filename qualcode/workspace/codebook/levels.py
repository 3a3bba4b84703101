"""The levels of an evaluative code: declared, renamed, put into an order, taken away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from qualcode.catalogue import _, program
from qualcode.errors import UsageProblem
from qualcode.language.forms.normalised import spelled

if TYPE_CHECKING:
    from qualcode.model.codes import Code, EvaluativeLevel
    from qualcode.workspace.workspace import Workspace


def declare(
    space: Workspace,
    code: Code,
    levels: Sequence[EvaluativeLevel],
    *,
    ordered: bool,
    instead: Mapping[int, int | None] | None = None,
) -> Code:
    """Say which levels a code has, the lowest first where they are `ordered`; see `write_levels`.

    A level that has a key keeps its cases under its new name. The code becomes an evaluative one. Raises as
    `write_levels` does.
    """
    project = space.project
    project.code_levels.declare(code, levels, space.author, ordered=ordered, instead=instead)
    return project.codes.book()[code.key]


def level_called(code: Code, name: str) -> EvaluativeLevel:
    """The level of exactly that name. Raises UsageProblem where the code has none."""
    found = next((level for level in code.levels if spelled(level.name) == spelled(name)), None)
    if found is None:
        names = ", ".join(program().quoted(level.name) for level in code.levels)
        raise UsageProblem(
            _("“{code}” has no level “{level}”.", code=code.full_name, level=name),
            _("It has: {levels}.", levels=names) if names else _("Declare them first: “qualcode codebook levels”."),
        )
    return found
