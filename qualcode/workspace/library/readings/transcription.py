"""The rules by which talk was written down, for Python users."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _, program
from qualcode.errors import UsageProblem
from qualcode.model.readings.transcription_rules import TranscriptionSign
from qualcode.reading.tables.table import TableOptions
from qualcode.reading.tables.transcription_table import read_transcription_table, sign_of
from qualcode.workspace.library.collection import StudyCollection
from qualcode.workspace.library.frames import FrameColumns, frame
from qualcode.workspace.library.resolver import text_of
from qualcode.workspace.library.thing import NamedThing
from qualcode.workspace.library.things import StudyDocument
from qualcode.workspace.material import transcription as transcription_changes
from qualcode.workspace.material.transcription import KnownRules

if TYPE_CHECKING:
    from qualcode.workspace.library.frames import DataFrame

_EXAMPLE = '("°{text}°", "quiet", "words")'  # no text: code


class StudyTranscription(NamedThing):
    """Transcription rules with their signs, as they were when they were fetched."""

    __slots__ = ()
    noun = "transcription rule"  # no text: a key
    record: KnownRules

    @property
    def description(self) -> str:
        """What they are called in print."""
        return program().said(self.record.rules.title)

    @property
    def source(self) -> str:
        """The literature that they stand in; empty for own rules."""
        return self.record.rules.source

    @property
    def own(self) -> bool:
        """Whether they are the project's own."""
        return self.record.is_own

    @property
    def signs(self) -> DataFrame:
        """A frame with a row a sign: sign, meaning, kind, and what quotations show of it (quote)."""
        words, signs = program(), self.record.rules.signs
        return frame(
            FrameColumns(
                {
                    "sign": [sign.shown(words) for sign in signs],
                    "meaning": [words.said(sign.meaning) for sign in signs],
                    "kind": [sign.kind.value for sign in signs],
                    "quote": [sign.quote.value for sign in signs],
                }
            )
        )

    @property
    def documents(self) -> list[StudyDocument]:
        """The documents that follow them."""
        return [StudyDocument(self.study, document) for document in self.record.documents]

    def remove(self) -> None:
        """Take own rules away. Raises QualcodeError where documents follow them."""
        self.study.refuse_nobody()
        transcription_changes.remove(self.study.space, self.name)

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "title", self.description
        yield "signs", len(self.record.rules.signs)


class StudyTranscriptions(StudyCollection[StudyTranscription]):
    """The transcription rules that documents may follow: those that come with the program, then own ones by name."""

    noun = "transcription rule"  # no text: a key

    def define(self, name: str, signs: str | Path | Iterable[Sequence[str]]) -> StudyTranscription:
        """Put own rules down, or other signs in place of theirs; gives the rules as they are then.

        `signs` is a table (CSV, TSV, XLSX), see `qualcode transcription define`, or rows of sign and meaning, behind
        which may stand what quotations show of it (keep, words, drop) and its kind. Raises QualcodeError.
        """
        rows = (
            read_transcription_table(Path(signs), TableOptions())[0]
            if isinstance(signs, str | Path)
            else [_sign(row) for row in signs]
        )
        self.study.refuse_nobody()
        transcription_changes.define(self.study.space, text_of("name", name), rows)
        return self[name]

    def __iter__(self) -> Iterator[StudyTranscription]:
        return (StudyTranscription(self.study, known) for known in self._known())

    def _known(self) -> list[KnownRules]:
        return transcription_changes.known_rules(self.study.space)[0]

    def _found(self, wanted: object) -> StudyTranscription:
        rules = self.study.resolver.transcription_rules(wanted)
        return next(StudyTranscription(self.study, known) for known in self._known() if known.name == rules.name)

    def _columns(self, things: Sequence[StudyTranscription]) -> FrameColumns:
        return FrameColumns(
            {
                "name": [rules.name for rules in things],
                "title": [rules.description for rules in things],
                "own": [rules.own for rules in things],
                "signs": [len(rules.record.rules.signs) for rules in things],
                "documents": [len(rules.record.documents) for rules in things],
            }
        )


def _sign(row: Sequence[str]) -> TranscriptionSign:
    """The sign of a row. Raises UsageProblem for what is none."""
    if isinstance(row, str) or not 2 <= len(row) <= 4 or not all(isinstance(cell, str) for cell in row):
        raise UsageProblem(
            _("{row} is no sign with its meaning.", row=repr(row)), _("Write it like {example}.", example=_EXAMPLE)
        )
    cells = dict(zip(("sign", "meaning", "quote", "kind"), row, strict=False))
    try:
        return sign_of(cells)
    except ValueError as error:
        raise UsageProblem(str(error), _("Write it like {example}.", example=_EXAMPLE)) from None
