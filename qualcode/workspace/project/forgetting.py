"""Removing for good, under the name of who opened the workspace: the one act that cannot be undone."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.workspace.unsaved_texts import drop_forgotten, folder_of

if TYPE_CHECKING:
    from qualcode.project.forgetting.outcome import Forgettable, Forgotten
    from qualcode.project.forgetting.withdrawn_passage import WithdrawnPassage
    from qualcode.workspace.workspace import Workspace


def may_come_back(space: Workspace) -> bool:
    """Whether texts or files were forgotten that are recognised, so that an import refuses them unless it is said."""
    return not {"text", "file", "passage"}.isdisjoint(space.project.forgetting.recognised())


def forget_documents(space: Workspace, documents: Iterable[Forgettable]) -> Forgotten:
    """Forget documents, living or removed, with all that hangs on them. Raises as `Forgetting.documents` does."""
    done = space.project.forgetting.documents([document.uuid for document in documents], space.author)
    return _and_shared(space, with_unsaved(space, done))


def forget_case(space: Workspace, case: Forgettable) -> Forgotten:
    """Forget a case, living or removed, with its documents. Raises as `Forgetting.case` does."""
    return _and_shared(space, with_unsaved(space, space.project.forgetting.case(case.uuid, space.author)))


def forget_passage(space: Workspace, passage: WithdrawnPassage) -> Forgotten:
    """Forget one passage of a document, and what was typed on its text and not saved.

    Raises as `Forgetting.passage` does.
    """
    forgetting = space.project.forgetting
    before = {passage.sha256, *(sha256 for sha256, _length in forgetting.former_texts())}
    done = forgetting.passage(passage, space.author)
    gone = before - {sha256 for sha256, _length in forgetting.former_texts()}
    return _and_shared(space, with_unsaved(space, done, texts=gone))


def forget_text(space: Workspace, sha256: str) -> Forgotten:
    """Forget a text that no document has any more. Raises as `Forgetting.text` does."""
    done = space.project.forgetting.text(sha256, space.author)
    return _and_shared(space, with_unsaved(space, done, texts={sha256}))


def forget_words(space: Workspace, words: str) -> Forgotten:
    """Take words out of the history. Raises as `Forgetting.words` does."""
    done = with_unsaved(space, space.project.forgetting.words(words, space.author), words=words)
    shared = [
        _("other copies in step by “{folder}” keep the words: say it there, too", folder=record.path)
        for record in space.project.sharing.records.all()
    ]
    return replace(done, warnings=[*done.warnings, *shared])


def _and_shared(space: Workspace, done: Forgotten) -> Forgotten:
    """Destroy the keys of what was forgotten in all shared folders, and say what remains to be done there."""
    sharing = space.project.sharing
    records = sharing.records.all()
    if not records:
        return done
    failed = sharing.erasures.destroy_keys()
    told = [
        _("its keys in “{folder}” could not be destroyed: the next “qualcode sync” tries again", folder=folder)
        for folder in failed
    ]
    told += [
        _(
            "say “qualcode sync {folder}” now: then the other copies erase it with their next one, and “--erasures” "
            "lists who did. Former versions of its files, and the bin, that a cloud keeps are out of reach; without "
            "the key nobody can read them",
            folder=record.path,
        )
        for record in records
    ]
    return replace(done, warnings=[*done.warnings, *told])


def with_unsaved(space: Workspace, done: Forgotten, *, texts: Collection[str] = (), words: str = "") -> Forgotten:
    """Let what was typed and not saved on what was forgotten go as well; what cannot be removed is told."""
    try:
        return replace(done, unsaved=drop_forgotten(space.project, texts=texts, words=words, unreadable=True))
    except OSError as error:
        warning = _(
            "unsaved texts in “{folder}” may hold passages and cannot be removed ({why}): delete them by hand",
            folder=folder_of(space.project),
            why=error.strerror,
        )
        return replace(done, warnings=[*done.warnings, warning])
