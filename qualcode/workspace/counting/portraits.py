"""The portrait of a document as one coder has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.model.codings import CoderKind
from qualcode.retrieval.relations.portrait import DocumentPortrait, portrait_of

if TYPE_CHECKING:
    from qualcode.model.documents import Document
    from qualcode.workspace.workspace import Workspace


def portrait(space: Workspace, document: Document) -> DocumentPortrait:
    """Which codes follow one another over the text of a document, of the codings that may be seen and count."""
    documents = space.project.documents
    asked = documents.structure(document).asked(documents.roles(document))
    order = [code.key for code in space.book]
    kinds = {coder.kind for coder in space.project.coders.all()}
    if kinds.isdisjoint((CoderKind.CONSENSUS, CoderKind.MODEL)):  # all count, and nothing is loaded to choose them
        return portrait_of(document.key, document.length, space.codings(document), order, asked)
    from qualcode.retrieval.consensus import codings_that_count
    from qualcode.retrieval.filter import PassageChoice

    codings, speaking = codings_that_count(space.project, space.narrowed(PassageChoice()), document)
    return portrait_of(document.key, document.length, codings, order, asked, speaking)
