"""The documents that sources become: their texts as they stand, with paragraphs, sentences and who speaks found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from qualcode.model.documents import DocumentDraft, SourceFile, Speaker
from qualcode.reading.source.loading import shown_name
from qualcode.reading.source.result import Reading
from qualcode.safe_text import one_line
from qualcode.workspace.imports.held_drafts import HeldDrafts

if TYPE_CHECKING:
    from pathlib import Path

    from qualcode.model.exchange.project import ExchangeProject, ExchangeSource
    from qualcode.project.exchange.coming_rows import ComingDocument
    from qualcode.workspace.imports.held_drafts import HeldFile

_AT_ONCE = 100  # documents that are written together
_VERSION = "1"  # of the reader, as projects keep it
_SHA256 = re.compile("[0-9a-f]{64}")
_OWN = "qualcode"  # no text: what made a file


class SourceDrafts:
    """The drafts of sources (GUIDs), held until they are written: made when they are first asked for."""

    def __init__(self, project: Path, foreign: ExchangeProject) -> None:
        """`project` is the file that they are to go into."""
        self._held = HeldDrafts(project)
        self._foreign = foreign
        self._sources = {source.guid: source for source in foreign.sources}
        self._files: dict[str, HeldFile] = {}

    def make(self, documents: Iterable[ComingDocument], told: Callable[[str], object]) -> None:
        """Make the drafts of these, each told by its name before."""
        for document in documents:
            if document.source not in self._files:
                told(document.name)
                reading = Reading((self._draft(self._sources[document.source]),))
                self._files[document.source] = self._held.hold(reading)

    def portions(
        self, documents: Sequence[ComingDocument], cases: Mapping[str, str]
    ) -> Iterator[list[DocumentDraft]]:
        """The drafts of documents in their order, some at a time; `cases` are the names of cases (GUIDs) here."""
        for start in range(0, len(documents), _AT_ONCE):
            portion = documents[start : start + _AT_ONCE]
            self.make(portion, lambda _name: None)
            yield [self._of(document, cases) for document in portion]

    def _of(self, document: ComingDocument, cases: Mapping[str, str]) -> DocumentDraft:
        source = self._sources[document.source]
        (draft,) = self._held.drafts(self._files[document.source])
        return replace(
            draft,
            name=document.name,
            label=one_line(source.label),
            case=document.case or None,
            attributes=document.attributes,
            speakers=_speakers(draft.speakers, source.speakers, cases),
            context=source.context,
            wave=one_line(source.wave),
            source_kind=one_line(source.source_kind),
            transcription=document.transcription,
        )

    def _draft(self, source: ExchangeSource) -> DocumentDraft:
        from qualcode.reading.edited import as_it_stands

        digest = source.sha256 or sha256(source.text.encode("utf-8")).hexdigest()
        file = SourceFile(source.file_name, digest, self._foreign.format.value, _VERSION)
        names = [speaker.name for speaker in source.speakers]
        if source.origin is not None and _SHA256.fullmatch(source.origin.sha256):
            file = replace(source.origin, name=shown_name(source.origin.name))
        draft = as_it_stands(source.text, source.name, file, names, source.marks, source.lines)
        # what was doubtful in a text of ours was told where it came in
        if self._foreign.program.startswith(_OWN):
            draft = replace(draft, doubts=(), how_read=source.how_read)
        return draft


def _speakers(found: Sequence[Speaker], said: Sequence[Speaker], cases: Mapping[str, str]) -> tuple[Speaker, ...]:
    """The speakers that stand in the text; what the file says of one goes before what was guessed."""
    known = {speaker.name: speaker for speaker in said}
    return tuple(
        replace(known[speaker.name], case=cases.get(known[speaker.name].case or "") or None)
        if speaker.name in known
        else speaker
        for speaker in found
    )
