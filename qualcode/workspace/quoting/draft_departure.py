"""What the register is told of the check of a draft that leaves: which passages it shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.reporting.drafts.check_quotes import ProblemKind
from qualcode.workspace.leaving.register import DepartingParts, Departure

if TYPE_CHECKING:
    from qualcode.reporting.drafts.check_quotes import DraftCheck
    from qualcode.workspace.workspace import Workspace


def draft_departure(space: Workspace, check: DraftCheck, form: str, path: Path | None) -> Departure:
    """The passages of a check that may leave; without a `path` it goes to standard output."""
    parts = DepartingParts()
    for checked in check.quotations:
        is_silent = any(problem.kind is ProblemKind.CONSENT for problem in checked.problems)
        if checked.document is not None and checked.match is not None and not is_silent:
            parts.place(checked.document.key, checked.match.span)
    return Departure(space=space, door="draft", format=form, path=path, parts=parts)
