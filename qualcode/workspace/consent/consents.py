"""What was said of cases and documents, and saying it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from qualcode.model.consent.consents import UNKNOWN_CONSENT, Consent, ConsentChange
from qualcode.model.documents import Case, Document

if TYPE_CHECKING:
    from qualcode.project.project import Project
    from qualcode.workspace.workspace import Workspace

Consenting = Case | Document
"""Who or what a consent is of: a case, or one document of its own."""


@dataclass(frozen=True, slots=True)
class StatedConsent:
    """What was said of a case, or of one document alone."""

    of: Consenting
    consent: Consent

    @property
    def uuid(self) -> str:
        """That of the case or document."""
        return self.of.uuid

    @property
    def kind(self) -> str:
        """“document” or “case”."""
        return kind_of(self.of)


def kind_of(consenting: Consenting) -> str:
    """“document” or “case”."""
    return "document" if isinstance(consenting, Document) else "case"


def stated(project: Project, *, every_document: bool = False) -> list[StatedConsent]:
    """What was said of all cases by name, then of documents that belong to no case or of which something was said.

    With `every_document` of all documents.
    """
    own = project.consents.of_documents()
    of_cases = [StatedConsent(case, case.consent) for case in project.cases.all()]
    return of_cases + [
        StatedConsent(document, own.get(document.key, UNKNOWN_CONSENT))
        for document in project.documents.all()
        if every_document or not document.case or document.key in own
    ]


def everybody(project: Project) -> list[Consenting]:
    """Whose consent is asked for: all cases, and the documents that belong to none."""
    alone = [document for document in project.documents.all() if not document.case]
    return [*project.cases.all(), *alone]


def say(space: Workspace, of: Iterable[Consenting], change: ConsentChange) -> int:
    """Say the same of the consents of cases and documents, as one change; gives how many it changed."""
    return say_each(space, [(consenting, change) for consenting in of])


def say_each(
    space: Workspace,
    changes: Iterable[tuple[Consenting, ConsentChange]],
    kind: Literal["consent.set", "consent.import"] = "consent.set",
) -> int:
    """Say something of each of these consents, as one change; gives how many it changed."""
    cases: dict[int, ConsentChange] = {}
    documents: dict[int, ConsentChange] = {}
    for consenting, change in changes:
        (documents if isinstance(consenting, Document) else cases)[consenting.key] = change
    return space.project.consents.set(space.author, cases=cases, documents=documents, kind=kind)
