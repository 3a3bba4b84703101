"""Sources of all media: of each the text that is there, with what was coded, noted and known of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from qualcode.model.documents import LineMark, TimeMark
from qualcode.model.exchange.losses import Fate, LossKind
from qualcode.model.exchange.project import (
    ExchangeNote,
    ExchangeSource,
    ExchangeTarget,
    SourceMedium,
    TargetKind,
)
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.spans import Span
from qualcode.reading.exchange.described import described_source
from qualcode.reading.exchange.guids import made_guid, spelled_guid
from qualcode.reading.exchange.refi.file import RefiFile, description, whole_number
from qualcode.reading.exchange.refi.passages import (
    RawSelection,
    SourceName,
    SourcePassages,
    page_selections,
    tell_codings,
    tell_selection,
    text_selections,
    transcript_selections,
)
from qualcode.reading.exchange.refi.texts import SourceText, text_of, text_of_pdf
from qualcode.reading.exchange.refi.xml_stream import children, local_name, value

if TYPE_CHECKING:
    from lxml import etree

    from qualcode.model.exchange.coordinates import CoordinateModel

_MEDIA = {
    "TextSource": SourceMedium.TEXT,
    "PDFSource": SourceMedium.PDF,
    "PictureSource": SourceMedium.PICTURE,
    "AudioSource": SourceMedium.AUDIO,
    "VideoSource": SourceMedium.VIDEO,
}
_KINDS = {
    SourceMedium.PICTURE: LossKind.PICTURE,
    SourceMedium.AUDIO: LossKind.AUDIO,
    SourceMedium.VIDEO: LossKind.VIDEO,
}
_REGIONS = {
    "PDFSelection": LossKind.PDF_REGION,
    "PictureSelection": LossKind.PICTURE_REGION,
    "AudioSelection": LossKind.MEDIA_RANGE,
    "VideoSelection": LossKind.MEDIA_RANGE,
}
_HIGHEST_TIME = 10**12  # milliseconds


class RefiSources:
    """The sources of one file, in order."""

    def __init__(self, file: RefiFile) -> None:
        self._file = file
        self._by_part: dict[str, int] = {}
        self._is_transcript: set[int] = set()
        self._given: set[str] = set()
        self.found: list[ExchangeSource] = []
        self.notes: list[ExchangeNote] = []
        self.members: dict[str, tuple[str, ...]] = {}
        """The sources (GUIDs) that a source of the file became, where that is not itself."""

    def take(self, element: etree._Element) -> None:
        """Read one source; what is none is counted elsewhere."""
        medium = _MEDIA.get(local_name(element))
        if medium is None:
            return
        name = SourceName(spelled_guid(value(element, "guid")), _called(element))
        if medium is SourceMedium.TEXT:
            self._take_text(element, name)
        elif medium is SourceMedium.PDF:
            self._take_pdf(element, name)
        elif medium is SourceMedium.PICTURE:
            texts = list(children(element, "TextDescription"))
            self._take_medium(element, name, medium, texts)
        else:
            self._take_medium(element, name, medium, list(children(element, "Transcript")))

    # ---- texts, PDFs, media ----------------------------------------------------------------------

    def _take_text(self, element: etree._Element, name: SourceName) -> None:
        text = text_of(element, name.name, self._file, LossKind.SOURCE)
        if text is None:
            self._without_text(element, name, SourceMedium.TEXT)
        else:
            self._add(element, element, name, SourceMedium.TEXT, text, list(text_selections(element)))

    def _take_pdf(self, element: etree._Element, name: SourceName) -> None:
        """A PDF counts in the text that represents it; without one its own text is read."""
        regions = list(page_selections(element))
        for representation in children(element, "Representation"):
            text = text_of(representation, name.name, self._file)
            if text is not None:
                self._file.losses.lose(LossKind.SOURCE, LossReason.ONLY_ITS_TEXT, name.name, fate=Fate.CHANGED)
                if value(representation, "name").strip() != name.name:
                    self._file.losses.not_kept(representation, "name")
                selections = [*text_selections(representation), *regions]
                self._add(element, representation, name, SourceMedium.PDF, text, selections)
                return
        text = text_of_pdf(value(element, "path"), name.name, self._file)
        if text is None:
            self._without_text(element, name, SourceMedium.PDF)
        else:
            self._add(element, element, name, SourceMedium.PDF, text, regions)

    def _take_medium(
        self, element: etree._Element, name: SourceName, medium: SourceMedium, parts: list[etree._Element]
    ) -> None:
        """A picture or recording: its descriptions or transcripts become sources, the only one under its name."""
        texts = [(part, text_of(part, value(part, "name") or name.name, self._file)) for part in parts]
        there = [(part, text) for part, text in texts if text is not None]
        for part, text in texts:
            if text is None:
                self._tell_lost(part, name, LossReason.NO_TEXT)
        if not there:
            self._without_text(element, name, medium)
            return
        self._file.losses.lose(_KINDS[medium], LossReason.ONLY_ITS_TEXT, name.name, fate=Fate.CHANGED)
        self._tell_regions(element, name)
        guids = []
        for number, (part, text) in enumerate(there):
            own = SourceName(spelled_guid(value(part, "guid")), value(part, "name").strip() or name.name)
            selections = [*text_selections(part), *transcript_selections(part)]
            guids.append(self._add(part if number else element, part, own, medium, text, selections))
        self.members[name.guid] = tuple(dict.fromkeys(guids))
        self._file.things.setdefault(name.guid, ExchangeTarget(TargetKind.SOURCE, guids[0]))

    # ---- one source ------------------------------------------------------------------------------

    def _add(
        self,
        element: etree._Element,
        holder: etree._Element,
        name: SourceName,
        medium: SourceMedium,
        text: SourceText,
        selections: list[RawSelection],
    ) -> str:
        """Add a source whose text and passages stand in `holder` and all else in `element`; gives its GUID."""
        file, name = self._file, self._with_own_guid(name)
        target = file.know(TargetKind.SOURCE, name.guid)
        twin = self._twin(text, is_transcript=local_name(holder) == "Transcript")
        passages = SourcePassages(name, text, file)
        placed = passages.place(selections)
        described = described_source(description(element))
        file.without_block(described.problem, LossKind.SOURCE, name.name)
        for owner in dict.fromkeys((element, holder)):
            passages.whole(owner, len(placed.text))
            file.note_refs(owner, target)
        if element is not holder:
            file.things.setdefault(spelled_guid(value(holder, "guid")), target)
        words = [described.words] if element is holder else [described.words, description(holder)]
        times = described.fields.marks or self._times(holder, name, text, placed.placement.model)
        attributes = file.attributes(element, name.name)
        if element is not holder:
            attributes |= file.attributes(holder, name.name)
        source = ExchangeSource(
            guid=name.guid,
            name=name.name,
            text=placed.text,
            medium=medium,
            description="\n\n".join(filter(str.strip, words)),
            file_name=text.file_name,
            sha256=text.sha256,
            user=spelled_guid(value(element, "creatingUser")),
            created=file.time(value(element, "creationDateTime")),
            attributes=attributes,
            codings=tuple(passages.codings),
            marks=tuple(_within(times, len(placed.text))),
            lines=tuple(_lines_within(described.fields.lines, len(placed.text))),
            placement=placed.placement if selections else None,
            label=described.fields.label,
            wave=described.fields.wave,
            source_kind=described.fields.source_kind,
            context=described.fields.context,
            transcription=described.fields.transcription,
            speakers=described.fields.speakers,
            origin=described.fields.origin,
            how_read=described.fields.how_read,
        )
        self.notes += passages.notes
        if twin is not None:
            return self._join(twin, source, is_transcript=local_name(holder) == "Transcript")
        self._remember(text, is_transcript=local_name(holder) == "Transcript")
        self.found.append(source)
        return source.guid

    def _with_own_guid(self, name: SourceName) -> SourceName:
        """The source by a GUID that no other one has: what is coded in one must not come to stand in another one."""
        guid, number = name.guid, 1
        while not guid or guid in self._given:
            number += 1
            guid = made_guid("source", name.guid, name.name, str(number))
        if name.guid and guid != name.guid:
            self._file.losses.lose(
                LossKind.SOURCE, LossReason.GUID_TWICE, name.name, fate=Fate.CHANGED, details=(name.guid,)
            )
        self._given.add(guid)
        return SourceName(guid, name.name)

    def _times(
        self, holder: etree._Element, name: SourceName, text: SourceText, model: CoordinateModel
    ) -> Iterable[TimeMark]:
        marks: dict[int, int] = {}
        for point in children(holder, "SyncPoint"):
            position, time = whole_number(value(point, "position")), whole_number(value(point, "timeStamp"))
            place = None if position is None else text.raw.offset(position, model)
            if place is None or time is None or not 0 <= time < _HIGHEST_TIME:
                self._file.losses.lose(LossKind.FIELD, LossReason.NO_PLACE_IN_TEXT, "SyncPoint", name.name)
            else:
                marks.setdefault(place, time)
        return [TimeMark(Span(place, place), time) for place, time in sorted(marks.items())]

    # ---- one text under two names ----------------------------------------------------------------

    def _twin(self, text: SourceText, *, is_transcript: bool) -> int | None:
        """The source that has the text of a transcript, or the transcript that has that of a source."""
        index = self._by_part.get(text.part) if text.part else None
        return index if index is not None and is_transcript != (index in self._is_transcript) else None

    def _remember(self, text: SourceText, *, is_transcript: bool) -> None:
        index = len(self.found)
        if text.part:
            self._by_part.setdefault(text.part, index)
        if is_transcript:
            self._is_transcript.add(index)

    def _join(self, index: int, source: ExchangeSource, *, is_transcript: bool) -> str:
        """Make one of a text and the transcript that is the same; the text's name and GUID stay."""
        there = self.found[index]
        text, transcript = (there, source) if is_transcript else (source, there)
        self._file.losses.lose(
            LossKind.TEXT,
            LossReason.SAME_TEXT_HERE,
            transcript.name,
            fate=Fate.CHANGED,
            details=(text.name,),
        )
        self.found[index] = replace(
            text,
            description="\n\n".join(filter(None, (text.description, transcript.description))),
            attributes={**transcript.attributes, **text.attributes},
            codings=(*text.codings, *transcript.codings),
            marks=text.marks or transcript.marks,
            placement=text.placement or transcript.placement,
        )
        self._is_transcript.discard(index)
        self.members[transcript.guid] = (text.guid,)
        return text.guid

    # ---- what has no text ------------------------------------------------------------------------

    def _without_text(self, element: etree._Element, name: SourceName, medium: SourceMedium) -> None:
        is_text = medium in (SourceMedium.TEXT, SourceMedium.PDF)
        why = LossReason.NO_TEXT if is_text else LossReason.ONLY_TEXTS
        if not is_text:  # of the others it was told why they have none
            self._file.losses.lose(_KINDS[medium], why, name.name)
        self._file.others[name.guid] = name.name
        self._file.note_refs(element, None)
        values = sum(1 for _value in children(element, "VariableValue"))
        if values:
            self._file.losses.lose(LossKind.FIELD, why, "VariableValue", name.name, number=values)
        if description(element).strip():
            self._file.losses.lose(LossKind.FIELD, why, "Description", name.name)
        self._tell_lost(element, name, LossReason.NO_TEXT if is_text else LossReason.ON_MEDIA)

    def _tell_lost(self, element: etree._Element, name: SourceName, why: LossReason) -> None:
        """Note the selections of an element and its own codings as lost."""
        kind = LossKind.MEDIA_CODING if why is LossReason.ON_MEDIA else LossKind.CODING
        tell_codings(element, why, name.name, self._file, kind)
        for selection in element.iter():
            name_of = local_name(selection)
            if name_of in _REGIONS:
                tell_selection(selection, _REGIONS[name_of], why, name.name, self._file)
            elif name_of.endswith("Selection"):
                is_coded = next(children(selection, "Coding"), None) is not None
                tell_selection(selection, None if is_coded else LossKind.PASSAGE, why, name.name, self._file)

    def _tell_regions(self, element: etree._Element, name: SourceName) -> None:
        """Note what was marked in a picture or recording itself whose text is read."""
        for region in element:
            kind = _REGIONS.get(local_name(region))
            if kind is not None:
                tell_selection(region, kind, LossReason.ON_MEDIA, name.name, self._file)
                tell_codings(region, LossReason.ON_MEDIA, name.name, self._file, LossKind.MEDIA_CODING)


def _called(element: etree._Element) -> str:
    """The name of a source; of one without a name that of its file."""
    paths = (value(element, key) for key in ("plainTextPath", "path", "richTextPath"))
    return value(element, "name").strip() or PurePath(next(filter(None, paths), "")).stem


def _within(marks: Iterable[TimeMark], length: int) -> Iterator[TimeMark]:
    """Those that lie in the text: what a description says may be about another one."""
    return (mark for mark in marks if 0 <= mark.span.start <= mark.span.end <= length)


def _lines_within(lines: Iterable[LineMark], length: int) -> Iterator[LineMark]:
    """Beginnings of lines that lie in a text, in order; one that stands before the one told before it is none."""
    last = -1
    for line in lines:
        if last < line.offset < length:
            last = line.offset
            yield line
