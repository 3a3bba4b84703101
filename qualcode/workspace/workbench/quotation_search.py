"""Coded passages by what they say, over a connection of its own: for a finder, while somebody types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qualcode.model.codings import Coding
from qualcode.model.documents import Document
from qualcode.project.project import Project
from qualcode.retrieval.name_search import spelling
from qualcode.workspace.sight import Sight


@dataclass(frozen=True, slots=True)
class QuotationFound:
    """A coded passage in which stands what was typed."""

    coding: Coding
    document: Document
    text: str


def quotations_with(
    project: Project,
    sight: Sight,
    documents: Sequence[Document],
    typed: str,
    most: int,
    is_stopped: Callable[[], bool],
) -> list[QuotationFound]:
    """The first `most` coded passages that may be seen and in which stands what was typed, in order of `documents`.

    It is looked for as names are, see `name_search`. Gives what was found by then once `is_stopped`.
    """
    wanted, found = spelling(typed), list[QuotationFound]()
    if not wanted:
        return found
    for document in documents:
        if is_stopped() or len(found) >= most:
            break
        codings = list(filter(sight.counts, project.codings.all(document=document.key)))
        text = project.documents.text(document) if codings else ""
        passages = dict.fromkeys(coding.span for coding in codings)  # the same passage may have many codes
        held = {span for span in passages if wanted in spelling(span.cut(text))}
        found += [
            QuotationFound(coding, document, coding.span.cut(text)) for coding in codings if coding.span in held
        ]
    return found[:most]
