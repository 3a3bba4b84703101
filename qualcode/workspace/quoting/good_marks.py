"""Marking quotations as good ones: everybody may mark what they may see, and withdraws own marks only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.model.codings import Coding
    from qualcode.workspace.workspace import Workspace


def mark(space: Workspace, codings: Sequence[Coding], *, good: bool = True) -> int:
    """Mark the quotations of codings as good, or withdraw one's own marks; gives how many that changed.

    Raises QualcodeError for a coding that must not be seen or is gone, and as `Workspace.acting` does.
    """
    sight = space.sight
    for coding in codings:
        sight.refuse_coding_of_others(coding)
    with space.acting() as coder:
        return space.project.good_marks.set([coding.key for coding in codings], coder, good=good)
