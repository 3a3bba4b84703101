"""Transcription rules: declared of documents, own ones taken in from a table, removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qualcode.model.readings.transcription_systems import SYSTEMS

if TYPE_CHECKING:
    from qualcode.model.documents import Document
    from qualcode.model.readings.transcription_rules import TranscriptionRules, TranscriptionSign
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class KnownRules:
    """Transcription rules with the documents that follow them; `is_own` is whether they are the project's own."""

    rules: TranscriptionRules
    documents: tuple[Document, ...]

    @property
    def name(self) -> str:
        """The name of the rules."""
        return self.rules.name

    @property
    def uuid(self) -> str:
        """What tells them apart from all others of the project: their name."""
        return self.rules.name

    @property
    def is_own(self) -> bool:
        """Whether they do not come with the program."""
        return self.rules.name not in SYSTEMS


def known_rules(space: Workspace) -> tuple[list[KnownRules], list[Document]]:
    """All rules that may be followed, and the documents of which nobody said any."""
    documents = space.project.documents.all()
    followers: dict[str, list[Document]] = {}
    for document in documents:
        followers.setdefault(document.transcription, []).append(document)
    every = space.project.transcription.all()
    return [KnownRules(rules, tuple(followers.get(rules.name, ()))) for rules in every], followers.get("", [])


def declare(space: Workspace, documents: Sequence[Document], name: str) -> int:
    """Say by which rules documents were written down, see `Transcription.set`; gives how many this changed."""
    return space.project.transcription.set([document.key for document in documents], name, space.author)


def define(space: Workspace, name: str, signs: Sequence[TranscriptionSign]) -> bool:
    """Put own rules down or replace their signs, see `Transcription.define`; gives whether they were known."""
    return space.project.transcription.define(name, signs, space.author)


def remove(space: Workspace, name: str) -> None:
    """Take own rules away, and that the next files follow them. Raises as `Transcription.remove` does."""
    project, author = space.project, space.author
    with project.change("transcription.remove", author):
        project.transcription.remove(name, author)
        if project.settings.reading.transcription == name:
            project.settings.set_reading(replace(project.settings.reading, transcription=""), author)
