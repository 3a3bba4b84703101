"""Corrected texts and other readings: what they would do as far as that may be seen, carrying it out, sealing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qualcode.catalogue import _, program
from qualcode.errors import QualcodeError
from qualcode.plural import counted
from qualcode.workspace.project.forgetting import with_unsaved

if TYPE_CHECKING:
    from pathlib import Path

    from qualcode.model.documents import Document, DocumentDraft, Structure
    from qualcode.project.forgetting.outcome import Forgotten
    from qualcode.project.revising.plan import Rereading, RevisionPlan
    from qualcode.reading.source.choices import ReadingChoices
    from qualcode.reading.source.options import ReadingOptions
    from qualcode.reading.source.result import Reading
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


def planned(
    space: Workspace, document: Document, draft: DocumentDraft, *, rereads: Rereading | None = None
) -> PlannedRevision:
    """What another text would do to a document, or another reading of it. Raises as `Revisions.plan` does."""
    from qualcode.reporting.documents.revision_preview import summary

    plan, sight = space.project.revisions.plan(document, draft, rereads=rereads), space.sight
    seen = sight.of_plan(plan)
    told = seen if sight.hides_numbers else plan
    return PlannedRevision(plan, seen, summary(told, all_blind=sight.project_is_blind))


def planned_edit(space: Workspace, document: Document, data: bytes) -> PlannedRevision:
    """What the text of a document would do that somebody edited as a whole. Raises as `edited` and `planned` do."""
    from qualcode.reading.edited import edited

    speakers = [speaker.name for speaker in space.project.documents.speakers(document)]
    return planned(space, document, edited(data, document.name, speakers))


def draft_of(reading: Reading, file: Path, document: Document, part: str | None = None) -> DocumentDraft:
    """The only draft of a file, or the one of that `part`, else of the document's name.

    Raises QualcodeError where there is not just one.
    """
    from qualcode.project.file.row_rules import folded

    if len(reading.drafts) == 1 and part is None:
        return reading.drafts[0]
    wanted = part or document.name
    fitting = [draft for draft in reading.drafts if folded(draft.name) == folded(wanted)]
    if len(fitting) != 1:
        names = ", ".join(program().quoted(draft.name) for draft in reading.drafts[:8])
        raise QualcodeError(
            _(
                "“{file}” holds {documents}; named “{wanted}”: {fitting}.",
                file=file.name,
                documents=counted(len(reading.drafts), "document"),
                fitting=len(fitting),
                wanted=wanted,
            ),
            _("Say which with --part: {names}.", names=names) if names else _("Check the file."),
        )
    return fitting[0]


def draft_of_file(file: Path, document: Document, options: ReadingOptions) -> DocumentDraft:
    """The draft that a file gives for a document. Raises as `draft_of` does, and ReadingError."""
    from qualcode.reading.files import read

    return draft_of(read(file, options=options), file, document)


def choices_for(space: Workspace, document: Document) -> ReadingChoices:
    """What holds when a document is read anew: what was said of it, else of the project's files."""
    choices = replace(space.project.settings.reading, transcription=document.transcription)
    how_read = space.project.documents.how_read(document)
    if not how_read.chosen:
        return choices
    return replace(
        choices,
        dialect=how_read.dialect or choices.dialect,
        speaker_form=how_read.speaker_form or choices.speaker_form,
    )


def planned_rereading(
    space: Workspace, document: Document, options: ReadingOptions, draft: DocumentDraft | None = None
) -> PlannedRevision:
    """What reading a document anew would do: of the `draft` that a file gave, else of the text in the project.

    Roles that somebody changed stay, and without a file all do, unless `options` name who asks. Raises as `planned`
    does, and QualcodeError where the text alone does not tell who speaks.
    """
    from qualcode.project.revising.plan import Rereading
    from qualcode.reading.edited import reread

    documents, is_from_file = space.project.documents, draft is not None
    if draft is None:
        reading = reread(documents.text(document), document.name, documents.source(document), options)
        draft = reading.drafts[0]
        _refuse_silence(document, documents.structure(document), draft)
    spoken = {speaker.name.casefold() for speaker in draft.speakers}
    if not spoken & {name.casefold() for name in options.interviewers}:
        roles = documents.roles(document)
        kept = space.project.revisions.roles_changed(document) if is_from_file else set(roles)
        draft = replace(
            draft,
            speakers=tuple(
                replace(speaker, role=roles[speaker.name]) if speaker.name in kept else speaker
                for speaker in draft.speakers
            ),
        )
    return planned(space, document, draft, rereads=Rereading.FILE if is_from_file else Rereading.TEXT)


def _refuse_silence(document: Document, structure: Structure, draft: DocumentDraft) -> None:
    if structure.turns and not draft.structure.turns:
        raise QualcodeError(
            _("In the text of “{document}” alone nobody is found to speak.", document=document.name),
            _(
                "Nothing was changed. Name the file too: what only its format shows (bold names, columns) is there. "
                "Or say another --dialect."
            ),
        )


def carry_out(space: Workspace, revision: PlannedRevision, *, accept_uncertain: bool = False) -> CarriedOut:
    """Give a document its corrected text, see `Revisions.carry_out`. Raises as that does."""
    done = space.project.revisions.carry_out(revision.plan, space.author, accept_uncertain=accept_uncertain)
    hidden = {orphan.id for orphan in revision.plan.orphans} - {orphan.id for orphan in revision.seen.orphans}
    lost = tuple(said for said in done.lost if not said.endswith(tuple(f"({orphan})" for orphan in hidden)))
    if space.sight.hides_numbers:
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
