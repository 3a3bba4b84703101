"""Codes that go with those that were just given: offered, never given by themselves."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from qualcode.model.codes import Code, Codebook, RelatedCode, RelationKind
from qualcode.project.coding.conditions import among

if TYPE_CHECKING:
    from qualcode.model.codings import Coding
    from qualcode.workspace.workspace import Workspace

_OFFERED = frozenset({RelationKind.RELATED, RelationKind.STRATEGY, RelationKind.MECHANISM, RelationKind.CAUSE})
"""What may belong to the same passage; a border or a contrast says that the other one does not."""


def related_to_given(book: Codebook, given: Sequence[Code], there: Collection[int]) -> list[RelatedCode]:
    """What the given codes are related to in a way that may hold for the same passage, each code once.

    Without the codes (keys) that are `there` already, and those that the project does not have.
    """
    known = {code.key for code in given} | set(there)
    found: dict[int, RelatedCode] = {}
    for code in given:
        for related in code.related:
            key = related.key
            if related.kind in _OFFERED and key is not None and key not in known and key in book:
                found.setdefault(key, related)
    return list(found.values())


def related_to_coding(space: Workspace, coding: Coding) -> list[RelatedCode]:
    """What the code of a coding is related to, without what its coder gave to the same passage already."""
    book = space.book
    offered = related_to_given(book, [book[coding.code]], ())
    if not offered:
        return []
    mine = space.project.codings.where(among("coder_id", [coding.coder]), document=coding.document)
    there = {other.code for other in mine if other.span == coding.span}
    return [related for related in offered if related.key not in there]
