"""The register of what left, as one coder may see it: all of it, a case's part, a document's part.

While codings of others are hidden, only one's own passages and whole texts are told of; how many others stood in what
left, and whose cases these were, would tell where others coded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import NotFound, UsageProblem
from qualcode.model.consent.given import WHOLE, Given, Leaving
from qualcode.model.team.roles import Right
from qualcode.project.coding.conditions import among
from qualcode.project.file.row_rules import folded
from qualcode.times import utc_of
from qualcode.workspace.leaving.register import clean_recipient

if TYPE_CHECKING:
    from qualcode.model.documents import Document
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class GivenChoice:
    """Which lines are meant: of a case (UUID), a document, since a time (UTC), to somebody."""

    case: str = ""
    document: Document | None = None
    since: str = ""
    recipient: str = ""

    def takes(self, line: Given) -> bool:
        """Whether a line is meant."""
        left = line.left
        return (
            (not self.case or self.case in left.cases)
            and (self.document is None or self.document.uuid in left.contents)
            and line.created >= self.since
            and folded(self.recipient) in folded(left.recipient)
        )


@dataclass(frozen=True, slots=True)
class GivenLine:
    """A line of the register, with the names of its cases, and of its documents with the ids that left of each.

    What was erased since has no name any more: `erased` counts such cases and documents.
    """

    given: Given
    cases: tuple[str, ...]
    documents: tuple[tuple[str, tuple[str, ...]], ...]
    erased: int = 0


def given_lines(space: Workspace, choice: GivenChoice | None = None) -> list[Given]:
    """The lines of the register, oldest first, as far as they may be told."""
    chosen, lines = choice or GivenChoice(), space.project.given.all()
    if space.sight.hidden:
        is_told = _told_ids(space)
        lines = [replace(line, left=_told(line.left, is_told)) for line in lines]
    return [line for line in lines if chosen.takes(line)]


def named_lines(space: Workspace, choice: GivenChoice | None = None) -> list[GivenLine]:
    """The lines of the register with the present names of documents and cases, the newest first."""
    cases = {case.uuid: case.name for case in space.project.cases.all()}
    documents = {document.uuid: document.name for document in space.project.documents.all()}

    def named(given: Given) -> GivenLine:
        left = given.left
        names = [cases[uuid] for uuid in left.cases if uuid in cases]
        of_documents = [(documents[uuid], ids) for uuid, ids in left.contents.items() if uuid in documents]
        erased = len(left.cases) - len(names) + len(left.contents) - len(of_documents)
        return GivenLine(given, tuple(sorted(names)), tuple(sorted(of_documents)), erased)

    return [named(given) for given in reversed(given_lines(space, choice))]


def _told_ids(space: Workspace) -> Callable[[str], bool]:
    """Which ids of codings and quotations may be told: of codings that are seen, or, while not blind, not hidden."""
    sight, project = space.sight, space.project
    is_blind = sight.is_blind
    codings = space.codings() if is_blind else project.codings.where(among("coder_id", sight.hidden_models.keys))
    ids = {coding.id for coding in codings} | set(project.quotation_ids.of(coding.key for coding in codings).values())
    return lambda id_: (id_ in ids) is is_blind or id_ == WHOLE


def _told(left: Leaving, is_told: Callable[[str], bool]) -> Leaving:
    """What left as somebody may see it who sees these ids only: nothing of what stands beside them."""
    contents = {document: tuple(id_ for id_ in ids if is_told(id_)) for document, ids in left.contents.items()}
    if contents == left.contents and all(contents.values()):
        return left
    return replace(left, contents={document: ids for document, ids in contents.items() if ids}, cases=())


def line_called(space: Workspace, wanted: str) -> Given:
    """The line of an id, as far as it may be told. Raises NotFound."""
    found = next((line for line in given_lines(space) if wanted.casefold() in (line.id, line.uuid)), None)
    if found is None:
        raise NotFound(
            "line of the register",
            wanted,
            message=_("No line of the register has the id “{id}”.", id=wanted),
            hint=_("“qualcode given” lists them."),
        )
    return found


def case_called(space: Workspace, wanted: str) -> str:
    """The UUID of a case by its name or a part of it, by its id also when it is gone. Raises NotFound, Ambiguous."""
    try:
        return space.project.cases.find(wanted).uuid
    except NotFound:
        for line in space.project.given.all():
            for case in line.left.cases:
                if wanted.casefold() in (case, case[-12:]):
                    return case
        raise


def moment_called(typed: str) -> str:
    """A day (its beginning) or a time that somebody typed, in UTC. Raises UsageProblem."""
    from qualcode.times import typed_day

    try:
        day = typed_day(typed)
    except ValueError:
        day = ""
    try:
        return utc_of(f"{day} 00:00" if day else typed)
    except ValueError:
        raise UsageProblem(
            _("“{typed}” is neither a day nor a time.", typed=typed),
            _("Write it like 2026-03-01 or “2026-03-01 14:00”."),
        ) from None


def name_recipients(space: Workspace, lines: Sequence[Given], name: str) -> int:
    """Say to whom this went, an empty name takes that back; gives how many lines say something else now.

    Raises RoleRefused where the role of who acts does not allow it.
    """
    refused = space.refusal(Right.QUOTING)
    if refused is not None:
        raise refused
    recipient = clean_recipient(name)
    changed = [line for line in lines if line.left.recipient != recipient]
    space.project.given.name_recipient(changed, recipient)
    return len(changed)
