"""Corrected texts: what a correction would do as far as that may be seen, carrying it out, sealing former texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.workspace.project.forgetting import with_unsaved

if TYPE_CHECKING:
    from qualcode.model.documents import Document, DocumentDraft
    from qualcode.project.forgetting.forget import Forgotten
    from qualcode.project.revising.plan import RevisionPlan
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PlannedRevision:
    """A correction before it is carried out: the whole `plan`, what may be seen of it, and what it does in a line."""

    plan: RevisionPlan
    seen: RevisionPlan
    summary: str


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """What a correction did; numbers are None where they must not be told, since they are of all coders.

    `lost` are the sentences that say what of an orphan, found again, could not come back.
    """

    moved: int | None
    orphaned: int | None
    found_again: int | None
    lost: tuple[str, ...]


def planned(space: Workspace, document: Document, draft: DocumentDraft) -> PlannedRevision:
    """What another text would do to a document. Raises as `Revisions.plan` does."""
    from qualcode.reporting.documents.revision_preview import summary

    plan, sight = space.project.revisions.plan(document, draft), space.sight
    seen = sight.of_plan(plan)
    told = seen if sight.project_is_blind else plan
    return PlannedRevision(plan, seen, summary(told, all_blind=sight.project_is_blind))


def planned_edit(space: Workspace, document: Document, data: bytes) -> PlannedRevision:
    """What the text of a document would do that somebody edited as a whole. Raises as `edited` and `planned` do."""
    from qualcode.reading.edited import edited

    speakers = [speaker.name for speaker in space.project.documents.speakers(document)]
    return planned(space, document, edited(data, document.name, speakers))


def carry_out(space: Workspace, revision: PlannedRevision, *, accept_uncertain: bool = False) -> CarriedOut:
    """Give a document its corrected text, see `Revisions.carry_out`. Raises as that does."""
    done = space.project.revisions.carry_out(revision.plan, space.author, accept_uncertain=accept_uncertain)
    hidden = {orphan.id for orphan in revision.plan.orphans} - {orphan.id for orphan in revision.seen.orphans}
    lost = tuple(said for said in done.lost if not said.endswith(tuple(f"({orphan})" for orphan in hidden)))
    if space.sight.project_is_blind:
        return CarriedOut(None, None, None, lost)
    return CarriedOut(done.moved, done.orphaned, done.found_again, lost)


def seal(space: Workspace, document: Document) -> Forgotten:
    """Forget the former texts of a document for good, see `Forgetting.seal`. Raises as that does.

    What was typed on passages of them and not saved goes too.
    """
    forgetting = space.project.forgetting
    before = {sha256 for sha256, _length in forgetting.former_texts()}
    done = forgetting.seal(space.project.documents.get(document.key), space.author)
    gone = before - {sha256 for sha256, _length in forgetting.former_texts()}
    return with_unsaved(space, done, texts=gone)
