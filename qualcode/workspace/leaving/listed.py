"""The register as it is looked at: its lines with the present names of documents and cases, and to whom they went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.model.consent.given import Given
from qualcode.model.documents import Case
from qualcode.workspace.leaving.register import clean_recipient

if TYPE_CHECKING:
    from qualcode.project.project import Project
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class GivenLine:
    """A line of the register, with the names of its cases, and of its documents with the ids that left of each.

    What was erased since has no name any more: `erased` counts such cases and documents.
    """

    given: Given
    cases: tuple[str, ...]
    documents: tuple[tuple[str, tuple[str, ...]], ...]
    erased: int = 0


def lines_of(project: Project, case: Case | None = None) -> list[GivenLine]:
    """The lines of the register, the newest first, or those in which a case has a part."""
    cases = {known.uuid: known.name for known in project.cases.all()}
    documents = {document.uuid: document.name for document in project.documents.all()}

    def line(given: Given) -> GivenLine:
        left = given.left
        names = [cases[uuid] for uuid in left.cases if uuid in cases]
        of_documents = [(documents[uuid], ids) for uuid, ids in left.contents.items() if uuid in documents]
        erased = len(left.cases) - len(names) + len(left.contents) - len(of_documents)
        return GivenLine(given, tuple(sorted(names)), tuple(sorted(of_documents)), erased)

    return [line(given) for given in reversed(project.given.all(case.uuid if case else ""))]


def name_recipient(space: Workspace, lines: Sequence[Given], name: str) -> int:
    """Say to whom this went, an empty name takes that back; gives how many lines say something else now."""
    recipient = clean_recipient(name)
    changed = [given for given in lines if given.left.recipient != recipient]
    space.project.given.name_recipient(changed, recipient)
    return len(changed)
