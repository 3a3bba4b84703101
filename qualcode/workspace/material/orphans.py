"""What lost its place in a corrected text: placed by hand, or given up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.spans import Span

if TYPE_CHECKING:
    from qualcode.model.documents import Document
    from qualcode.project.revising.orphans import Orphan
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PlacedOrphan:
    """What an orphan became: a coding, a memo or a topic of a question, where, and what of it could not come back.

    `id` is that of the coding or memo, for a topic the topic's.
    """

    id: str
    what: Literal["coding", "memo", "topic", "fixed"]
    span: Span
    lost: tuple[str, ...]


def place(space: Workspace, orphan: Orphan, document: Document, span: Span | None) -> PlacedOrphan:
    """Give an orphan a passage of its document, None for the one that was proposed; see `Orphans.place`.

    Raises as that does, and QualcodeError where none was proposed, or for an orphan that must not be seen.
    """
    space.sight.refuse_orphan_of_others(orphan)
    if span is None:
        span = orphan.proposal
    if span is None:
        raise QualcodeError(_("No place was proposed for this orphan."), _("Give START:END or --words."))
    project = space.project
    placed = project.orphans.place(orphan, document, span, space.author)
    if placed.table == "topic_assignments":
        (topic,) = (own.topic for own in project.topics.assignments(document.key) if own.key == placed.key)
        return PlacedOrphan(project.topics.get(topic).id, "topic", span, placed.lost)
    if placed.table == "fixed_segments":
        found = (segment for segment in project.segments.all(document=document.key) if segment.key == placed.key)
        return PlacedOrphan(next(found).uuid[-12:], "fixed", span, placed.lost)
    if placed.table == "memos":
        return PlacedOrphan(project.memos.get(placed.key).id, "memo", span, placed.lost)
    return PlacedOrphan(project.codings.get(placed.key).id, "coding", span, placed.lost)


def remove(space: Workspace, orphans: Sequence[Orphan]) -> None:
    """Give orphans up as one change; their memos stay as memos on the document.

    Raises QualcodeError for one that must not be seen.
    """
    sight, author = space.sight, space.author
    for orphan in orphans:
        sight.refuse_orphan_of_others(orphan)
    with space.project.change("orphan.remove", author):
        for orphan in orphans:
            space.project.orphans.remove(orphan, author)
