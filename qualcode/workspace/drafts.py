"""What was typed and is not saved yet: kept with every pause until it is saved or discarded.

Each text lies in a file of its own in the user's state folder, never beside the project, which may be synchronised:
by the project's UUID, the coder and what it belongs to, for its owner only. What blindness hides is not offered, as
its editor does not open; what was forgotten loses its drafts wherever the project is opened next.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from qualcode.project.project import Project
from qualcode.project.watch.identity import now
from qualcode.user_folders import state_folder


@dataclass(frozen=True, slots=True)
class TypedFor:
    """What typed words belong to: the editor, and UUIDs of the things on which they hang.

    `place` tells apart what has no UUID yet, such as a memo on a passage; `text` is the SHA-256 of the text whose
    words may stand in the draft.
    """

    editor: str
    uuids: tuple[str, ...]
    place: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class UnsavedWords:
    """Typed words by field, and when they were kept (UTC, ISO 8601)."""

    fields: dict[str, str]
    kept: str


class Drafts:
    """The drafts of one coder in one project."""

    def __init__(self, project: Project, coder: str) -> None:
        self._project = project
        self._coder = coder
        self._folder = folder_of(project)

    def kept(self, typed_for: TypedFor) -> UnsavedWords | None:
        """What was typed there and neither saved nor discarded; None where there is nothing, or it cannot be read."""
        return _words_in(_read(self._file(typed_for)))

    def keep(self, typed_for: TypedFor, fields: Mapping[str, str]) -> bool:
        """Keep what is typed so far instead of what was kept before; False where the folder cannot be written."""
        file = self._file(typed_for)
        unfinished = file.with_suffix(f".{os.getpid()}.new")
        content = {
            "uuids": list(typed_for.uuids),
            "text": typed_for.text,
            "fields": dict(fields),
            "kept": now(),
        }
        try:
            self._make_folder()
            with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as written:
                written.write(json.dumps(content).encode("ascii"))
                written.flush()
                os.fsync(written.fileno())
            unfinished.replace(file)
        except OSError:
            with suppress(OSError):
                unfinished.unlink()
            return False
        return True

    def drop(self, typed_for: TypedFor) -> None:
        """Keep it no longer: it was saved or discarded."""
        with suppress(OSError):
            self._file(typed_for).unlink()

    def _make_folder(self) -> None:
        for folder in (self._folder.parent, self._folder):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            folder.chmod(0o700)

    def _file(self, typed_for: TypedFor) -> Path:
        of = json.dumps([self._coder, typed_for.editor, *typed_for.uuids, typed_for.place])
        return self._folder / f"{hashlib.sha256(of.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.json"


def folder_of(project: Project) -> Path:
    """Where the drafts of a project lie, of all coders who use this account."""
    return state_folder() / "drafts" / project.uuid


def drop_forgotten(project: Project, *, text: str = "", words: str = "", unreadable: bool = False) -> int:
    """Remove the drafts on what was forgotten in a project: things, a text (SHA-256), words. Gives their number.

    `unreadable` ones go too, since nobody can tell what they are about; one that is being written may be among them.

    Raises OSError where one cannot be removed.
    """
    dropped = 0
    for file, content in _files(folder_of(project)):
        draft = _words_in(content)
        belongs = content.get("uuids")
        uuids = [uuid for uuid in belongs if isinstance(uuid, str)] if isinstance(belongs, list) else []
        said = [] if draft is None else draft.fields.values()
        goes = (
            (draft is None and unreadable)
            or bool(project.forgetting.forgotten_among(uuids))
            or bool(text and content.get("text") == text)
            or bool(words and any(words.casefold() in field.casefold() for field in said))
        )
        if goes:
            file.unlink(missing_ok=True)
            dropped += 1
    return dropped


def _files(folder: Path) -> Iterator[tuple[Path, dict[str, object]]]:
    """The drafts of a folder; unfinished and damaged ones have no content."""
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return ((file, _read(file)) for file in found)


def _read(file: Path) -> dict[str, object]:
    with suppress(OSError, ValueError):
        content = json.loads(file.read_bytes())
        if isinstance(content, dict):
            return content
    return {}


def _words_in(content: Mapping[str, object]) -> UnsavedWords | None:
    fields, kept = content.get("fields"), content.get("kept")
    if not isinstance(fields, dict) or not isinstance(kept, str):
        return None
    return UnsavedWords({name: field for name, field in fields.items() if isinstance(field, str)}, kept)
