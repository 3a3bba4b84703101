"""The ledger: what of a publication may be seen, and taking one out of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.project.quoting.publications import Publication
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PublishedPassage:
    """A passage as it was published under a code, and how it reads now; of a coding that is gone all is empty."""

    code: str
    quotation_id: str
    label: str
    words: str


def published_passages(space: Workspace, publication: Publication) -> list[PublishedPassage]:
    """The passages of a publication that may be seen; while blind not those whose coding is gone, be it whose."""
    project, sight, kept = space.project, space.sight, space.project.quotation_ids.all()
    passages = []
    for code, key in project.publications.passages(publication):
        if key is None:
            passages += [] if sight.is_blind else [PublishedPassage(code, "", "", "")]
            continue
        coding = project.codings.get(key)
        if not sight.sees(coding):
            continue
        document = project.documents.get(coding.document)
        words = " ".join(coding.span.cut(project.documents.text(document)).split())
        passages.append(PublishedPassage(code, kept.get(key, coding.id), document.label, words))
    return passages


def published(space: Workspace) -> list[Publication]:
    """The publications; the numbers of their quotations are of those that may be seen, where some may not."""
    found = space.project.publications.all()
    if not space.sight.hidden:
        return found
    seen = [{passage.quotation_id for passage in published_passages(space, publication)} for publication in found]
    return [replace(publication, quotations=len(ids)) for publication, ids in zip(found, seen, strict=True)]


def remove(space: Workspace, publication: Publication) -> None:
    """Take a publication out of the ledger. Raises as `Publications.remove` does."""
    space.project.publications.remove(publication, space.author)
