"""Removing for good, under the name of who opened the workspace: the one act that cannot be undone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.project.forgetting.forget import Forgettable, Forgotten
    from qualcode.workspace.workspace import Workspace


def forget_documents(space: Workspace, documents: Iterable[Forgettable]) -> Forgotten:
    """Forget documents, living or removed, with all that hangs on them. Raises as `Forgetting.documents` does."""
    return space.project.forgetting.documents([document.uuid for document in documents], space.author)


def forget_case(space: Workspace, case: Forgettable) -> Forgotten:
    """Forget a case, living or removed, with its documents. Raises as `Forgetting.case` does."""
    return space.project.forgetting.case(case.uuid, space.author)


def forget_text(space: Workspace, sha256: str) -> Forgotten:
    """Forget a text that no document has any more. Raises as `Forgetting.text` does."""
    return space.project.forgetting.text(sha256, space.author)


def forget_words(space: Workspace, words: str) -> Forgotten:
    """Take words out of the history. Raises as `Forgetting.words` does."""
    return space.project.forgetting.words(words, space.author)
