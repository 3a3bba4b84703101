"""What was said of cases and documents, and saying it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from qualcode.model.consent.consents import UNKNOWN_CONSENT, Consent, ConsentChange, Permission
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


@dataclass(frozen=True, slots=True)
class SaidOfEverybody:
    """Of how many something was said, how many consents that changed, and who was left as it was."""

    meant: int
    changed: int
    left: Sequence[Consenting]


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


def of_everybody(project: Project) -> list[StatedConsent]:
    """What was said of whom consent is asked for: of all cases, and of the documents that belong to none."""
    return [known for known in stated(project) if not (isinstance(known.of, Document) and known.of.case)]


def refuses_more(consent: Consent, change: ConsentChange) -> bool:
    """Whether somebody said more strictly already than what is to be said: a refusal, or a withdrawal."""
    order = (Permission.UNKNOWN, Permission.YES, Permission.PARAPHRASE, Permission.NO)
    known = ((consent.answer(purpose), answer) for purpose, answer in change.answers.items())
    refused = (Permission.PARAPHRASE, Permission.NO)
    return bool(consent.withdrawn) or any(
        before in refused and order.index(after) < order.index(before) for before, after in known
    )


def say_of_everybody(space: Workspace, change: ConsentChange, *, overwrite: bool = False) -> SaidOfEverybody:
    """Say the same of all cases, and of the documents that belong to none, as one change.

    Who refused more or withdrew is left as it is and named, unless it is to `overwrite` that.
    """
    everyone = of_everybody(space.project)
    left = [] if overwrite else [known for known in everyone if refuses_more(known.consent, change)]
    meant = [known.of for known in everyone if known not in left]
    return SaidOfEverybody(len(meant), say(space, meant, change), [known.of for known in left])


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
