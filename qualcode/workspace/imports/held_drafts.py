"""What files of an import hold, until it is written: the texts in a file without a name, so that memory holds none.

That file lies beside the project, where the texts go to in any case; small imports stay in memory. It is gone as soon
as nobody has it open, also when the process is killed.
"""

from __future__ import annotations

import marshal
import weakref
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.documents import DocumentDraft, SourceFile, Speaker
from qualcode.model.readings.doubts import ReadingDoubt
from qualcode.model.readings.how_read import HowRead
from qualcode.model.readings.markings import Marking
from qualcode.project.file.structures import packed, unpacked
from qualcode.reading.source.result import CaseFacts, Doubt, Reading
from qualcode.workspace.imports.draft_sample import NO_SAMPLE, DraftSample, sample_of

IN_MEMORY = 8_000_000
"""So many bytes stay in memory."""


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """What is told of a draft, see DocumentDraft: all but its text, and numbers of what was found in it.

    `start` and `end` say where the text is held.
    """

    name: str
    label: str
    case: str | None
    attributes: Mapping[str, str]
    speakers: tuple[Speaker, ...]
    source: SourceFile
    warnings: tuple[str, ...]
    words: int
    turns: int
    sentences: int
    marks: int
    wave: str
    source_kind: str
    how_read: HowRead
    doubts: tuple[ReadingDoubt, ...]
    markings: tuple[Marking, ...]
    transcription: str
    sample: DraftSample
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class HeldFile:
    """What was read from one file, see Reading."""

    drafts: tuple[DraftFacts, ...]
    doubts: tuple[Doubt, ...]
    notes: tuple[str, ...]
    warnings: tuple[str, ...]
    cases: tuple[CaseFacts, ...]
    missing_columns: tuple[str, ...]
    places: str


class HeldDrafts:
    """The texts of drafts in the order in which they came."""

    def __init__(self, project: Path, in_memory: int = IN_MEMORY) -> None:
        """`project` is the file that they are to go into."""
        self._project = project
        self._file = SpooledTemporaryFile(in_memory, dir=str(project.parent))  # noqa: SIM115 - closed with this object
        weakref.finalize(self, _close, self._file)
        self._size = 0

    def hold(self, reading: Reading) -> HeldFile:
        """Take what was read from a file. Raises QualcodeError where there is no room for it."""
        beginnings = reading.beginnings or ("",) * len(reading.drafts)
        return HeldFile(
            tuple(map(self._hold_draft, reading.drafts, beginnings)),
            reading.doubts,
            reading.notes,
            reading.warnings,
            reading.cases,
            reading.missing_columns,
            reading.places,
        )

    def _hold_draft(self, draft: DocumentDraft, beginning: str) -> DraftFacts:
        structure, start = draft.structure, self._size
        record = marshal.dumps((draft.text, draft.context, packed(structure)))
        try:
            self._file.seek(start)  # drafts may have been fetched in between
            self._file.write(record)
            self._file.flush()
        except OSError as error:
            raise self._no_room(error) from error
        self._size += len(record)
        return DraftFacts(
            draft.name,
            draft.label,
            draft.case,
            draft.attributes,
            draft.speakers,
            draft.source,
            draft.warnings,
            draft.words,
            len(structure.turns),
            len(structure.sentences),
            len(structure.marks),
            draft.wave,
            draft.source_kind,
            draft.how_read,
            draft.doubts,
            draft.markings,
            draft.transcription,
            sample_of(draft, beginning) if beginning else NO_SAMPLE,
            start,
            self._size,
        )

    def drafts(self, file: HeldFile) -> Iterator[DocumentDraft]:
        """The drafts of a file with their texts."""
        for facts in file.drafts:
            try:
                self._file.seek(facts.start)
                record = self._file.read(facts.end - facts.start)
            except OSError as error:
                raise self._no_room(error) from error
            text, context, structure = marshal.loads(record)  # noqa: S302 - our own bytes, in a file without a name
            yield DocumentDraft(
                facts.name,
                text,
                unpacked(*structure),
                facts.source,
                facts.label,
                facts.case,
                facts.attributes,
                facts.speakers,
                context,
                facts.warnings,
                facts.wave,
                facts.source_kind,
                facts.how_read,
                facts.doubts,
                facts.markings,
                facts.transcription,
            )

    def _no_room(self, error: OSError) -> QualcodeError:
        return QualcodeError(
            _(
                "What was read cannot be held beside “{project}”: {reason}.",
                project=self._project.name,
                reason=error.strerror or error,
            ),
            _("Nothing came in. Make room on that disk, or import fewer files at once."),
        )


def _close(file: IO[bytes]) -> None:
    with suppress(OSError):
        file.close()
