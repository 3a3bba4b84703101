"""Inductive work as a whole: stated, begun, how far it is, revised, closed, taken away.

While codings of others are hidden, what others made in such a work (rows, statements, cards, passages) is not shown;
what was stated, and how far its material is worked through, is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.model.codebooks.inductions import Technique

if TYPE_CHECKING:
    from qualcode.model.codebooks.inductions import Induction, InductionDraft
    from qualcode.model.codes import Code, Codebook
    from qualcode.model.documents import Document
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class WorkedDocument:
    """A document of the material, and up to which code point of its text it is worked through."""

    document: Document
    worked: int

    @property
    def is_done(self) -> bool:
        """Whether all of it is worked through."""
        return self.worked >= self.document.length


@dataclass(frozen=True, slots=True)
class InductionProgress:
    """How far a piece of inductive work is; documents in the order of the material.

    `code` is the one below which categories arise, or which is differentiated; None where there is none, or it is
    there no more.
    """

    induction: Induction
    documents: tuple[WorkedDocument, ...]
    code: Code | None = None

    @property
    def worked(self) -> int:
        """The number of code points that are worked through."""
        return sum(document.worked for document in self.documents)

    @property
    def length(self) -> int:
        """The number of code points of the material."""
        return sum(document.document.length for document in self.documents)

    @property
    def share(self) -> int:
        """The share that is worked through, in whole per cent, rounded down."""
        return self.worked * 100 // self.length if self.length else 0

    @property
    def is_due(self) -> bool:
        """Whether so much is worked through that the categories are to be revised, and they were not."""
        due, revised = self.induction.revision_due, self.induction.revised
        return due is not None and self.share >= due and (revised is None or revised < due)


def code_of(book: Codebook, induction: Induction) -> Code | None:
    """The code of a work; None where it has none, or it is there no more."""
    return book[induction.code] if induction.code is not None and induction.code in book else None


def find_induction(space: Workspace, wanted: str, *, exact: bool = False) -> Induction:
    """The work of that name or id. Raises as `Inductions.find` does."""
    return space.project.inductions.find(wanted, exact=exact)


def overview(space: Workspace) -> list[InductionProgress]:
    """All pieces of inductive work, oldest first."""
    with space.project.at_one_moment():
        documents = {document.key: document for document in space.project.documents.all()}
        book = space.book
        found = []
        for induction in space.project.inductions.all():
            held = space.project.inductions.documents(induction.key)
            worked = [(documents[of.document], of.worked) for of in held if of.document in documents]
            found.append(
                InductionProgress(
                    induction,
                    tuple(WorkedDocument(document, min(place, document.length)) for document, place in worked),
                    code_of(book, induction),
                )
            )
        return found


def progress(space: Workspace, induction: Induction) -> InductionProgress:
    """A work as it is now. Raises QualcodeError where it is gone."""
    found = next((other for other in overview(space) if other.induction.key == induction.key), None)
    if found is None:
        from qualcode.project.file.store import gone

        raise gone("inductions")
    return found


def begin(space: Workspace, draft: InductionDraft, documents: Sequence[Document] = ()) -> Induction:
    """Begin a work on these documents, see `Inductions.begin`; raises as that does."""
    with space.acting() as coder:
        return space.project.inductions.begin(draft, documents, coder)


def edit(
    space: Workspace, induction: Induction, draft: InductionDraft, documents: Sequence[Document] | None = None
) -> Induction:
    """State something else of a work, as one change; without `documents` the material stays.

    Raises as `Inductions.edit` and `set_documents` do.
    """
    from qualcode.project.file.history import Author

    inductions = space.project.inductions
    with space.acting() as coder, space.project.change("induction.edit", Author.of(coder)):
        changed = inductions.edit(induction, draft, coder)
        return changed if documents is None else inductions.set_documents(changed, documents, coder)


def work_to(
    space: Workspace, induction: Induction, document: Document, place: int | None = None
) -> InductionProgress:
    """Say that a document is worked through up to an offset in code points, else to its end; gives how far all is.

    Raises as `Inductions.work_to` does.
    """
    with space.acting() as coder:
        at = document.length if place is None else place
        space.project.inductions.work_to(induction, document.key, at, coder)
    return progress(space, induction)


def revise(space: Workspace, induction: Induction, note: str, *, again: bool = False) -> Induction:
    """Say that the categories were revised, with what came of it; with `again` the material is worked through anew.

    Raises UsageProblem without a note, and where no categories are formed, QualcodeError where the work is closed.
    """
    if induction.technique is not Technique.CATEGORIES:
        raise UsageProblem(
            _("“{work}” forms no categories and has no revision.", work=induction.name),
            _("Only the technique “categories” has one."),
        )
    if not note.strip():
        raise UsageProblem(
            _("What came of the revision?"), _("Say with --note what was changed, or that nothing had to be.")
        )
    with space.acting() as coder:
        share = progress(space, induction).share
        return space.project.inductions.revise(induction, share, note, coder, again=again)


def close(space: Workspace, induction: Induction) -> Induction:
    """Say that a work is done: then nothing in it can be changed. Raises QualcodeError where it is gone."""
    with space.acting() as coder:
        return space.project.inductions.close(induction, coder)


def reopen(space: Workspace, induction: Induction) -> Induction:
    """Open a work again that was closed. Raises QualcodeError where it is gone."""
    with space.acting() as coder:
        return space.project.inductions.close(induction, coder, closed=False)


def remove(space: Workspace, induction: Induction) -> None:
    """Take a work away, see `Inductions.remove`; raises as that does."""
    space.project.inductions.remove(induction, space.author)
