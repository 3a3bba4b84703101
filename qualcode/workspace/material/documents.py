"""Documents and their speakers: renamed, described, taken away, their attributes taken in from a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.model.documents import Case, Document, DocumentDraft, Role
    from qualcode.reporting.documents.attributes import AttributeRow
    from qualcode.workspace.workspace import Workspace


def take_in(space: Workspace, drafts: Sequence[DocumentDraft], *, again: bool = False) -> list[Document]:
    """Take drafts in as one change, see `Documents.add`; files are read by `importing`. Raises as that does."""
    return space.project.documents.add(drafts, space.author, again=again)


def describe(
    space: Workspace,
    documents: Sequence[Document],
    *,
    label: str | None = None,
    case: str | None = None,
    attributes: Mapping[str, str] | None = None,
    roles: Mapping[str, Role] | None = None,
    wave: str | None = None,
    source_kind: str | None = None,
    transcription: str | None = None,
) -> list[Case]:
    """Change what is known of documents as one change; what is None stays.

    See `Documents.set`, `Origins.set` and `Transcription.set`.

    Gives the cases that were made with it: a name that was mistyped makes one, too. Raises as those do.
    """
    project, author = space.project, space.author
    has_facts = label is not None or case is not None or bool(attributes or roles)
    has_origin = wave is not None or source_kind is not None
    kind = "document.set" if has_facts else "document.wave" if has_origin else "transcription.set"
    with _new_cases(space) as made, project.change(kind, author):
        if has_facts:
            project.documents.set(documents, author, label=label, case=case, attributes=attributes, roles=roles)
        if has_origin:
            project.origins.set(documents, author, wave=wave, source_kind=source_kind)
        if transcription is not None:
            project.transcription.set([document.key for document in documents], transcription, author)
    return made


def describe_speaker(
    space: Workspace,
    documents: Sequence[Document],
    speaker: str,
    *,
    case: str | None = None,
    attributes: Mapping[str, str] | None = None,
) -> list[Case]:
    """Change case and attributes of a speaker, see `Documents.set_speaker`; gives the cases that were made with it.

    Raises as that does.
    """
    with _new_cases(space) as made:
        space.project.documents.set_speaker(documents, speaker, space.author, case=case, attributes=attributes or {})
    return made


def take_in_attributes(space: Workspace, rows: Sequence[AttributeRow]) -> list[Case]:
    """Change what the rows of a table say, as one change; gives the cases that were made with it."""
    author = space.author
    with _new_cases(space) as made, space.project.change("attributes.import", author):
        for row in rows:
            space.project.documents.set(
                [row.document], author, label=row.label, case=row.case, attributes=row.attributes
            )
    return made


@contextmanager
def _new_cases(space: Workspace) -> Iterator[list[Case]]:
    """A list that has, afterwards, the cases that were made inside."""
    known = {case.key for case in space.project.cases.all()}
    made: list[Case] = []
    yield made
    made += [case for case in space.project.cases.all() if case.key not in known]


def rename(space: Workspace, document: Document, name: str) -> None:
    """Give a document another name. Raises as `Documents.rename` does."""
    space.project.documents.rename(document, name, space.author)


@dataclass(frozen=True, slots=True)
class RemovedWith:
    """A document that was taken away, its codings in words as they may be told, and the number of memos.

    `memos` is None where it must not be told.
    """

    document: Document
    codings: str
    memos: int | None


def remove(space: Workspace, documents: Sequence[Document]) -> list[RemovedWith]:
    """Take documents away with their codings and memos, as one change. Raises as `Documents.remove` does."""
    project, sight, author = space.project, space.sight, space.author
    removed = []
    with project.change("document.remove", author):
        for document in documents:
            tally = project.codings.tally_of(document.key)
            own = sum(number for (coder, _round), number in tally.items() if coder == sight.own)
            gone = project.documents.remove(document, author)
            memos = None if sight.hidden else gone.memos
            unknown = sum(number for (coder, _round), number in tally.items() if coder in sight.hidden_models.keys)
            removed.append(RemovedWith(document, sight.own_counted(gone.codings - unknown, own), memos))
    return removed
