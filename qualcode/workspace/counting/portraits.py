"""The portrait of a document as one coder has it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qualcode.model.codings import CoderKind
from qualcode.retrieval.relations.portrait import DocumentPortrait, portrait_of
from qualcode.retrieval.speaking import EVERYBODY

if TYPE_CHECKING:
    from qualcode.model.documents import Document
    from qualcode.workspace.workspace import Workspace


def portrait(space: Workspace, document: Document, *, without_old_rules: bool = False) -> DocumentPortrait:
    """Which codes follow one another over the text of a document, of the codings that may be seen and count.

    With `without_old_rules` those under old rules of their codes do not count.
    """
    documents = space.project.documents
    asked = documents.structure(document).asked(documents.roles(document))
    order = [code.key for code in space.book]
    old = space.project.rule_checks.old()
    kinds = {coder.kind for coder in space.project.coders.all()}
    if kinds.isdisjoint((CoderKind.CONSENSUS, CoderKind.MODEL)):  # all count, and nothing is loaded to choose them
        codings = space.codings(document)
        number = sum(coding.key in old for coding in codings)
        if without_old_rules:
            codings = [coding for coding in codings if coding.key not in old]
            speaking = replace(EVERYBODY, left_out=number)
        else:
            speaking = replace(EVERYBODY, old_rules=number)
        return portrait_of(document.key, document.length, codings, order, asked, speaking)
    from qualcode.retrieval.consensus import codings_that_count
    from qualcode.retrieval.filter import PassageChoice

    wanted = PassageChoice(left_out=old if without_old_rules else ())
    codings, speaking = codings_that_count(space.project, space.narrowed(wanted), document)
    return portrait_of(document.key, document.length, codings, order, asked, speaking)
