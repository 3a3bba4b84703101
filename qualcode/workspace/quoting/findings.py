"""What is done about findings of the disclosure check: accepted, told again, or their words masked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.model.findings import AcceptedFinding
    from qualcode.reporting.disclosure.finding import DisclosureFinding
    from qualcode.reporting.disclosure.repair import Repairs
    from qualcode.workspace.workspace import Workspace


def accept(space: Workspace, findings: Iterable[DisclosureFinding], reason: str) -> int:
    """Accept findings under one's name; gives how many were not accepted before. Raises as `Workspace.acting`."""
    documents = {finding.fingerprint: finding.document for finding in findings}
    with space.acting() as coder:
        return space.project.accepted.accept(documents, coder, reason)


def accepted(space: Workspace) -> list[AcceptedFinding]:
    """What was accepted, oldest first; it stands for passages of its coder, who may be hidden."""
    sight = space.sight
    return [finding for finding in space.project.accepted.all() if sight.sees_work_of(finding.coder)]


def withdraw(space: Workspace, findings: Sequence[AcceptedFinding]) -> None:
    """Take acceptances back as one change: the findings are told again."""
    author = space.author
    with space.project.change("finding.withdraw", author):
        for finding in findings:
            space.project.accepted.withdraw(finding, author)


def mask(space: Workspace, repairs: Repairs) -> None:
    """Mask words in quotations as `repair.plan` found them, as one change. Raises as `repair.apply` does."""
    from qualcode.reporting.disclosure.repair import apply

    apply(space.project, repairs, space.author)
