"""Counting a table as one coder: refused where it would lack codings that must not be seen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qualcode.retrieval.counting.counting import count_table

if TYPE_CHECKING:
    from qualcode.retrieval.counting.request import CountRequest
    from qualcode.retrieval.counting.table import CountTable
    from qualcode.workspace.workspace import Workspace


def count(space: Workspace, request: CountRequest) -> CountTable:
    """Count a table of what may be seen.

    Raises QualcodeError where codings of others must not be seen, of which it would speak too, and UsageProblem where
    what is asked for does not go together.
    """
    space.refuse_part(request.wanted)
    return count_table(space.project, replace(request, wanted=space.narrowed(request.wanted)))
