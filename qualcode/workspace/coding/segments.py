"""Fixed passages as the coder has them for whom they were fixed: one after another, and the edges that codings take.

Nobody else is told of them while others' codings are hidden: they tell where somebody coded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.model.sharing.segments import FixedSegment, SegmentWalk, taken_edges

if TYPE_CHECKING:
    from qualcode.model.documents import Document
    from qualcode.model.spans import Span
    from qualcode.workspace.workspace import Workspace


def segment_walk(space: Workspace) -> SegmentWalk:
    """The passages that are fixed for who acts in the round that is coded, in their order; empty for none."""
    coder = space.coder
    if coder is None:
        return SegmentWalk((), ())
    round_ = _round(space)
    segments = space.project.segments
    return SegmentWalk(segments.all(coder=coder.key, round_=round_), segments.coded(coder.key, round_))


def segments_in(space: Workspace, document: Document, round_: int | None = None) -> list[FixedSegment]:
    """Those of a document that are fixed for who acts, in a round, else in that which is coded."""
    coder = space.coder
    if coder is None:
        return []
    return space.project.segments.all(coder=coder.key, round_=round_ or _round(space), document=document.key)


def edges_of_coding(space: Workspace, document: Document, span: Span, round_: int | None = None) -> Span:
    """Where a coding goes that who acts gives at `span`: to the fixed passage there, see `taken_edges`."""
    return taken_edges(segments_in(space, document, round_), span)


def _round(space: Workspace) -> int:
    return space.round or space.project.settings.round or 1
