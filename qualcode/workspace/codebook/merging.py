"""Merging and parting codes; what a change does is told before.

Merging and parting are acts on the codebook: they take the codings of all coders along, also those that must not be
seen, of which nothing is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.project import merge_and_split
from qualcode.project.merge_and_split import DoubledCodings
from qualcode.workspace.sight import NumbersByCoder

if TYPE_CHECKING:
    from qualcode.model.codes import Code, CodeDraft
    from qualcode.model.codings import Coding
    from qualcode.project.merge_and_split import Transfer
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PlannedTransfer:
    """What goes from one code to another, and whose that is, as far as that may be told.

    While the project is blind `coders.hidden` is None, and the numbers of the `transfer` must not be told.
    """

    transfer: Transfer
    coders: NumbersByCoder


def planned_merge(
    space: Workspace,
    source: Code,
    target: Code,
    *,
    doubles: DoubledCodings = DoubledCodings.UNITE,
    checked: bool = False,
) -> PlannedTransfer:
    """What `merge` would do. Raises QualcodeError where it would refuse."""
    transfer = merge_and_split.planned_merge(space.project, source, target, doubles=doubles, checked=checked)
    return PlannedTransfer(transfer, space.sight.by_coder(transfer.coders))


def merge(
    space: Workspace,
    source: Code,
    target: Code,
    *,
    doubles: DoubledCodings = DoubledCodings.UNITE,
    checked: bool = False,
) -> PlannedTransfer:
    """Make all codings of a code codings of another one, see `merge_and_split.merge`. Raises as that does."""
    transfer = merge_and_split.merge(space.project, source, target, space.author, doubles=doubles, checked=checked)
    return PlannedTransfer(transfer, space.sight.by_coder(transfer.coders))


def planned_lift(space: Workspace, code: Code) -> list[Code]:
    """The codes that `lift` would move. Raises QualcodeError where it would refuse."""
    return merge_and_split.planned_lift(space.project, code)


def lift(space: Workspace, code: Code) -> list[Code]:
    """Move the sub-codes of a code up a level, see `merge_and_split.lift`. Raises as that does."""
    return merge_and_split.lift(space.project, code, space.author)


def planned_split(
    space: Workspace, code: Code, codings: Sequence[Coding], target: Code | CodeDraft
) -> PlannedTransfer:
    """What `split` would do. Raises QualcodeError where it would refuse."""
    _refuse_hidden(space, codings)
    transfer = merge_and_split.planned_split(space.project, code, codings, target)
    return PlannedTransfer(transfer, NumbersByCoder(transfer.coders))  # of codings that may be seen


def split(
    space: Workspace,
    code: Code,
    codings: Sequence[Coding],
    target: Code | CodeDraft,
    *,
    parent: Code | None = None,
) -> tuple[Code, Transfer]:
    """Give codings of a code to another one, or to a new one below `parent`, see `merge_and_split.split`.

    Raises as that does, and QualcodeError for a coding that must not be seen.
    """
    _refuse_hidden(space, codings)
    return merge_and_split.split(space.project, code, codings, target, space.author, parent=parent)


def _refuse_hidden(space: Workspace, codings: Sequence[Coding]) -> None:
    sight = space.sight
    for coding in codings:
        sight.refuse_coding_of_others(coding)
