"""What was typed and is not saved yet: kept with every pause until it is saved or discarded.

Each text lies in a file of its own in the user's state folder, never beside the project, which may be synchronised:
by the project's UUID, the coder and what it belongs to, for its owner only. What blindness hides is not offered, as
its editor does not open; what was forgotten loses its unsaved texts wherever the project is opened next.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from qualcode.model.codings import Coder
from qualcode.model.documents import Document
from qualcode.model.spans import Span
from qualcode.project.file.row_rules import folded
from qualcode.project.project import Project
from qualcode.project.watch.identity import now
from qualcode.user_folders import state_folder


@dataclass(frozen=True, slots=True)
class TypedFor:
    """What typed words belong to: the editor, and UUIDs of the things on which they hang.

    `place` tells apart what has no UUID yet, such as a memo on a passage (“start:end”) of the text whose SHA-256 is
    `text`; words of that text may stand in what was typed.
    """

    editor: str
    uuids: tuple[str, ...]
    place: str = ""
    text: str = ""


def typed_for_memo(document: Document | None, *uuids: str, span: Span | None = None) -> TypedFor:
    """A memo in a document or outside of any: on the things of these UUIDs, itself among them, or on a passage."""
    place = f"{span.start}:{span.end}" if span else ""
    of_document, text = (document.uuid, document.sha256) if document else ("", "")
    return TypedFor("memo", (*uuids, of_document), place, text)


def typed_for_paraphrase(document: Document, span: Span) -> TypedFor:
    """A new paraphrase of a passage; a memo may be typed on the same one."""
    return TypedFor("paraphrase", (document.uuid,), f"{span.start}:{span.end}", document.sha256)


def typed_for_summary(case: str, code: str) -> TypedFor:
    """A summary of the grid: of the case and the code of these UUIDs, of which one may be empty."""
    return TypedFor("summary", (case, code))


def typed_for_correction(document: Document) -> TypedFor:
    """The corrected text of a document; it rests on the text that the document has now."""
    return TypedFor("text", (document.uuid,), "whole", document.sha256)  # no text: a place


@dataclass(frozen=True, slots=True)
class UnsavedText:
    """Typed words by field, what they belong to, and when they were kept (UTC, ISO 8601)."""

    typed_for: TypedFor
    fields: dict[str, str]
    kept: str


@dataclass(slots=True)
class UnsavedTexts:
    """The unsaved texts of one coder in one project."""

    project: Project
    coder: str
    _folder: Path = field(init=False)
    _owner: str = field(init=False)
    _unwritten: dict[TypedFor, UnsavedText] = field(init=False, default_factory=dict)  # no folder takes them
    _waiting: dict[TypedFor, Callable[[], object]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._folder = folder_of(self.project)
        self._look_who_acts()

    def _look_who_acts(self) -> None:
        """Take the coder's UUID, which outlives another name, as soon as the project knows the coder."""
        coder = self.project.coders.exact(self.coder)
        self._owner = coder.uuid if coder else self._nameless

    @property
    def _nameless(self) -> str:
        """Who a coder is that the project does not know yet."""
        return f"name {folded(self.coder)}"  # no text: how an owner is written down

    # ---- one of them -----------------------------------------------------------------------------

    def kept(self, typed_for: TypedFor) -> UnsavedText | None:
        """What was typed there and neither saved nor discarded; None where there is nothing, or it cannot be read."""
        self._look_who_acts()
        unwritten = self._unwritten.get(typed_for)
        if unwritten is not None:
            return unwritten
        return next(filter(None, (_unsaved_in(_read(file)) for file in self._files_for(typed_for))), None)

    def keep(self, typed_for: TypedFor, fields: Mapping[str, str]) -> bool:
        """Keep what is typed so far instead of what was kept before.

        False where the folder cannot be written: then it is kept only as long as the program runs.
        """
        text = UnsavedText(typed_for, dict(fields), now())
        try:
            self._make_folder()
            _write(self._files_for(typed_for)[0], _content(self._owner, text))
        except OSError:
            self._unwritten[typed_for] = text
            return False
        self._unwritten.pop(typed_for, None)
        return True

    def drop(self, typed_for: TypedFor) -> None:
        """Keep it no longer: it was saved or discarded."""
        self._unwritten.pop(typed_for, None)
        for file in self._files_for(typed_for):
            with suppress(OSError):
                file.unlink()

    # ---- those that are being typed --------------------------------------------------------------

    def will_keep(self, typed_for: TypedFor, keep: Callable[[], object] | None) -> None:
        """Note how to keep what is typed there just now, until None is noted."""
        if keep is None:
            self._waiting.pop(typed_for, None)
        else:
            self._waiting[typed_for] = keep

    def keep_all(self) -> None:
        """Keep what is typed just now without waiting for a pause: the program ends, however it does."""
        for keep in [*self._waiting.values()]:
            keep()

    # ---- all of them -----------------------------------------------------------------------------

    def all(self) -> list[UnsavedText]:
        """The coder's unsaved texts, the last one first."""
        self._look_who_acts()
        mine = {self._owner, self._nameless}
        found = {
            text.typed_for: text
            for _file, content in _files(self._folder)
            if content.get("coder") in mine and (text := _unsaved_in(content))
        }
        return sorted((found | self._unwritten).values(), key=lambda text: text.kept, reverse=True)

    def _make_folder(self) -> None:
        for folder in (self._folder.parent, self._folder):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            folder.chmod(0o700)

    def _files_for(self, typed_for: TypedFor) -> list[Path]:
        """Where it is kept; then where it was before the project knew the coder."""
        owners = dict.fromkeys((self._owner, self._nameless))
        return [self._folder / _name(owner, typed_for) for owner in owners]


def folder_of(project: Project) -> Path:
    """Where the unsaved texts of a project lie, of all coders who use this account."""
    return state_folder() / "unsaved" / project.uuid


def hand_over(project: Project, source: Coder, target: Coder) -> None:
    """After a coder became another one: what the one typed here is the other's, unless that typed there too."""
    folder = folder_of(project)
    for file, content in _files(folder):
        text = _unsaved_in(content)
        if text is None or content.get("coder") != source.uuid:
            continue
        there = folder / _name(target.uuid, text.typed_for)
        with suppress(OSError):
            if not there.exists():
                _write(there, _content(target.uuid, text))
                file.unlink()


def drop_forgotten(
    project: Project, *, texts: Collection[str] = (), words: str = "", unreadable: bool = False
) -> int:
    """Remove the unsaved texts on what was forgotten: things, texts (SHA-256), words. Gives their number.

    `unreadable` ones go too, since nobody can tell what they are about; one that is being written may be among them.

    Raises OSError where one cannot be removed.
    """
    dropped = 0
    for file, content in _files(folder_of(project)):
        text = _unsaved_in(content)
        if text is None:
            goes = unreadable
        else:
            said = (*text.fields.values(), str(content.get("coder")))
            goes = (
                text.typed_for.text in texts
                or bool(words and any(folded(words) in folded(field) for field in said))
                or project.forgetting.is_forgotten(text.typed_for.uuids, text.typed_for.text)
            )
        if goes:
            file.unlink(missing_ok=True)
            dropped += 1
    return dropped


# ---- files ---------------------------------------------------------------------------------------


def _name(owner: str, typed_for: TypedFor) -> str:
    """The name of a file, which tells nothing."""
    text = typed_for.text if typed_for.place else ""  # a place is one of that text
    of = json.dumps([owner, typed_for.editor, *typed_for.uuids, typed_for.place, text])
    return f"{hashlib.sha256(of.encode('ascii')).hexdigest()[:32]}.json"


def _content(owner: str, text: UnsavedText) -> dict[str, object]:
    typed_for = text.typed_for
    return {
        "coder": owner,
        "editor": typed_for.editor,
        "uuids": list(typed_for.uuids),
        "place": typed_for.place,
        "text": typed_for.text,
        "fields": text.fields,
        "kept": text.kept,
    }


def _write(file: Path, content: Mapping[str, object]) -> None:
    """Write a file for its owner only, whole or not at all. Raises OSError."""
    unfinished = file.with_suffix(f".{os.getpid()}.new")
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as written:
            written.write(json.dumps(content).encode("ascii"))
            written.flush()
            os.fsync(written.fileno())
        unfinished.replace(file)
    except OSError:
        with suppress(OSError):
            unfinished.unlink()
        raise


def _files(folder: Path) -> Iterator[tuple[Path, dict[str, object]]]:
    """The files of a folder; unfinished and damaged ones have no content."""
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return ((file, _read(file)) for file in found)


def _read(file: Path) -> dict[str, object]:
    with suppress(OSError, ValueError):
        content = json.loads(file.read_bytes())
        if isinstance(content, dict):
            return content
    return {}


def _unsaved_in(content: Mapping[str, object]) -> UnsavedText | None:
    fields, uuids = content.get("fields"), content.get("uuids")
    lines = [content.get(name) for name in ("editor", "place", "text", "kept")]
    if not (isinstance(fields, dict) and isinstance(uuids, list) and all(isinstance(line, str) for line in lines)):
        return None
    editor, place, text, kept = map(str, lines)
    typed_for = TypedFor(editor, tuple(map(str, uuids)), place, text)
    return UnsavedText(typed_for, {name: words for name, words in fields.items() if isinstance(words, str)}, kept)
