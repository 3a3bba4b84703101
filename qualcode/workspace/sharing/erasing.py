"""What was erased in one copy of a project goes in all that a shared folder keeps in step, before all else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext
from qualcode.errors import QualcodeError
from qualcode.plural import counted
from qualcode.project.forgetting.erasure_notes import CannotErase
from qualcode.safe_text import visible
from qualcode.times import local_time
from qualcode.workspace.project.forgetting import with_unsaved

if TYPE_CHECKING:
    from qualcode.project.forgetting.erasure_notes import ErasureNote
    from qualcode.project.sharing.erasures import ErasureStatus
    from qualcode.project.sharing.folder import SharedFolder
    from qualcode.project.sharing.records import FolderRecord
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ErasedHere:
    """How many notes of a folder were followed here, what a person still has to look at, and why some were not."""

    number: int = 0
    warnings: tuple[str, ...] = ()
    left: tuple[QualcodeError, ...] = ()

    def and_then(self, later: ErasedHere) -> ErasedHere:
        """This, and what was done later with what was left."""
        return ErasedHere(self.number + later.number, self.warnings + later.warnings, later.left)


def erase_as_noted(space: Workspace, folder: SharedFolder) -> ErasedHere:
    """Erase what the notes of a folder say and was not erased here yet.

    Raises ProjectBusy where the project is open elsewhere: erasing needs it for itself, and comes before all else.
    """
    number, warnings, left = 0, list[str](), list[QualcodeError]()
    for note in space.project.sharing.erasures.to_apply(folder):
        try:
            warnings += _erase(space, note)
            number += 1
        except CannotErase as error:
            left.append(error)
    return ErasedHere(number, tuple(warnings), tuple(left))


def _erase(space: Workspace, note: ErasureNote) -> list[str]:
    forgetting = space.project.forgetting
    before = {sha256 for sha256, _length in forgetting.former_texts()} | {
        document.sha256 for document in space.project.documents.all()
    }
    done = forgetting.again(note, space.author)
    after = {sha256 for sha256, _length in forgetting.former_texts()} | {
        document.sha256 for document in space.project.documents.all()
    }
    return with_unsaved(space, done, texts=before - after).warnings


def finish_erasing(space: Workspace, folder: SharedFolder, record: FolderRecord) -> None:
    """Destroy the keys of what was erased, put own files anew without it, and confirm it. Raises QualcodeError."""
    sharing = space.project.sharing
    sharing.erasures.finish(folder, record, space.coder_name, lambda entries: sharing.anew(entries, record.left_out))


def erasure_rows(statuses: Sequence[ErasureStatus]) -> list[tuple[str, str, str, str, str]]:
    """For each erasure when, by whom, what, whose copies confirmed it and whose did not; ids and numbers alone."""
    return [
        (
            local_time(status.note.created),
            visible(status.coder),
            _what(status.note),
            visible(", ".join(status.confirmed)),
            visible(", ".join(status.missing)),
        )
        for status in statuses
    ]


def _what(note: ErasureNote) -> str:
    parts = [
        counted(len(uuids), noun) for uuids, noun in ((note.cases, "case"), (note.documents, "document")) if uuids
    ]
    if note.texts:
        parts.append(ngettext("{count} former text", "{count} former texts", len(note.texts)))
    return ", ".join([*parts, *([_("a passage")] if note.passage else [])])


def erasures_json(statuses: Sequence[ErasureStatus]) -> list[dict[str, object]]:
    """The same for programs."""
    return [
        {
            "id": status.note.uuid,
            "time": status.note.created,
            "coder": status.coder,
            "cases": list(status.note.cases),
            "documents": list(status.note.documents),
            "former_texts": len(status.note.texts),
            "passage": status.note.passage is not None,
            "confirmed": list(status.confirmed),
            "missing": list(status.missing),
        }
        for status in statuses
    ]
