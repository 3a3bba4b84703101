"""Groups of documents: made, named, filled and taken away."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.model.documents import Document
    from qualcode.model.groups import DocumentGroup
    from qualcode.workspace.workspace import Workspace


def add(space: Workspace, name: str, documents: Sequence[Document] = ()) -> DocumentGroup:
    """Add a group with its first documents. Raises as `Groups.add` does."""
    return space.project.groups.add(name, [document.key for document in documents], space.author)


def rename(space: Workspace, group: DocumentGroup, name: str) -> DocumentGroup:
    """Give a group another name. Raises as `Groups.rename` does."""
    return space.project.groups.rename(group, name, space.author)


def put(space: Workspace, group: DocumentGroup, documents: Sequence[Document]) -> int:
    """Put documents into a group; gives the number of those that were not in it."""
    return space.project.groups.put(group, [document.key for document in documents], space.author)


def take(space: Workspace, group: DocumentGroup, documents: Sequence[Document]) -> int:
    """Take documents out of a group; gives the number of those that were in it."""
    return space.project.groups.take(group, [document.key for document in documents], space.author)


def remove(space: Workspace, group: DocumentGroup) -> None:
    """Take a group away; its documents stay."""
    space.project.groups.remove(group, space.author)


def assign(
    space: Workspace, documents: Sequence[Document], known: Collection[DocumentGroup], wanted: Container[object]
) -> None:
    """Put documents into those of the known groups that are wanted (keys), and take them out of others that held all.

    Raises as `Groups.assign` does.
    """
    into = [group for group in known if group.key in wanted]
    keys = {document.key for document in documents}
    out = [group for group in known if group.key not in wanted and keys <= set(group.documents)]
    space.project.groups.assign(keys, into, out, space.author)
