"""The passages of one text: placed all at once, with their codings, comments and notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.language.forms.normalised import spelled
from qualcode.model.exchange.losses import Fate, LossKind
from qualcode.model.exchange.project import ExchangeCoding, ExchangeNote, ExchangeTarget, TargetKind
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.spans import Span
from qualcode.reading.exchange.coordinates import all_models
from qualcode.reading.exchange.described import CodingFields, described_coding
from qualcode.reading.exchange.guids import made_guid, spelled_guid
from qualcode.reading.exchange.origins import UNKNOWN, habits_of
from qualcode.reading.exchange.placing import PlacedPassages, RawPassage, place_passages
from qualcode.reading.exchange.refi.file import description, whole_number
from qualcode.reading.exchange.refi.xml_stream import child_text, children, local_name, value
from qualcode.reading.exchange.scoring import NamedWords

if TYPE_CHECKING:
    from lxml import etree

    from qualcode.reading.exchange.refi.file import RefiFile
    from qualcode.reading.exchange.refi.texts import SourceText

_HANGING = frozenset({"Coding", "CodeRef", "NoteRef"})
_NO_FIELDS = CodingFields()
_PLACE = re.compile(r"\(?[0-9]+(?:,[0-9]+\))?,\(?[0-9]+(?:,[0-9]+\))?")  # “139,195”, “(2000,0),(3000,0)”
_NUMBERED = re.compile(r"[^\W\d]*[\s_#-]*[0-9]+(?:[.:,–-][0-9]+)*")  # “Quotation 6:1”, “s1”: names by the program


@dataclass(frozen=True, slots=True)
class RawSelection:
    """A selection as it stands in the file; `is_region` is one of a page, of which at most the words are known."""

    element: etree._Element
    passage: RawPassage
    place: str
    is_region: bool = False


@dataclass(frozen=True, slots=True)
class SourceName:
    """By what a source is called."""

    guid: str
    name: str


def text_selections(element: etree._Element) -> Iterator[RawSelection]:
    """The selections of a text by its characters."""
    for selection in children(element, "PlainTextSelection"):
        start, end = value(selection, "startPosition"), value(selection, "endPosition")
        passage = RawPassage(whole_number(start), whole_number(end), _words(selection))
        yield RawSelection(selection, passage, _told_place(start, end))


def transcript_selections(element: etree._Element) -> Iterator[RawSelection]:
    """The selections of a transcript between points of time, whose places in the text the file knows."""
    positions = {
        spelled_guid(value(point, "guid")): value(point, "position") for point in children(element, "SyncPoint")
    }
    for selection in children(element, "TranscriptSelection"):
        start, end = (
            positions.get(spelled_guid(value(selection, key)), "") for key in ("fromSyncPoint", "toSyncPoint")
        )
        passage = RawPassage(whole_number(start), whole_number(end), _words(selection))
        yield RawSelection(selection, passage, _told_place(start, end))


def page_selections(element: etree._Element) -> Iterator[RawSelection]:
    """The regions of a PDF's pages whose words the file names."""
    for region in children(element, "PDFSelection"):
        words = next((child_text(text, "PlainTextContent") for text in children(region, "Representation")), "")
        passage = RawPassage(None, None, words.strip() or _words(region), are_words=bool(words.strip()))
        yield RawSelection(region, passage, _told_page(value(region, "page")), is_region=True)


def _words(selection: etree._Element) -> str:
    """The name of a selection, which may be its words; MAXQDA's only says the positions once more."""
    name = value(selection, "name")
    return "" if _PLACE.fullmatch(name) else name


def _told_place(start: str, end: str) -> str:
    return f"{start[:20]}–{end[:20]}" if start or end else ""


def _edges(element: etree._Element) -> str:
    """Where a selection without a name lies, in milliseconds or points, as it stands: “1200–4500”, “10,20–30,40”."""
    keys = (("begin", "end"), ("firstX", "firstY"), ("startPosition", "endPosition"))
    first, second = next(((a, b) for a, b in keys if value(element, a)), ("", ""))
    if first == "firstX":
        corners = ("firstX", "firstY"), ("secondX", "secondY")
        return "–".join(",".join(value(element, key)[:20] for key in corner) for corner in corners)
    return _told_place(value(element, first), value(element, second)) if first else ""


def _told_page(number: str) -> str:
    return f'page="{number[:20]}"' if number else ""  # as it stands: programs begin with 0 or with 1


class SourcePassages:
    """The codings and notes on one text."""

    def __init__(self, source: SourceName, text: SourceText, file: RefiFile) -> None:
        self._source = source
        self._text = text
        self._file = file
        self._names: Counter[str] = Counter()
        self.codings: list[ExchangeCoding] = []
        self.notes: list[ExchangeNote] = []

    def place(self, selections: list[RawSelection]) -> PlacedPassages:
        """Place the selections and read what hangs on them."""
        self._names.update(selection.passage.words for selection in selections)
        origin = "" if self._text.is_rebuilt else self._file.program
        others = self._file.counting.beside(self._source.guid) if selections and not self._text.is_rebuilt else {}
        passages = [selection.passage for selection in selections]
        placed = place_passages(self._text.raw, passages, origin, self._file.options.coordinates, others)
        if selections:
            self._tell_unusual(placed)
        moved = set(placed.moved)
        twins: dict[str, int] = {}  # selections of pages and of the text are the same where their GUIDs are
        for index, selection in enumerate(selections):
            if not selection.is_region:
                twins.setdefault(spelled_guid(value(selection.element, "guid")), index)
        by_twin: dict[int, set[str]] = {}
        for index, selection in enumerate(selections):
            span, likely, why = placed.spans[index], placed.likely[index], placed.why[index]
            if not selection.is_region:
                by_twin[index] = self._read(selection, span, likely, why, placed.text)
                if index in moved and span is not None:
                    self._tell_moved(selection.passage, span, placed)
        for index, selection in enumerate(selections):
            if selection.is_region:
                self._tell_within(selection)
                twin = twins.get(spelled_guid(value(selection.element, "guid")))
                if twin is not None:
                    said = description(selections[twin].element)
                    self._read_beside(selection, placed.spans[twin], placed.likely[twin], by_twin[twin], said)
                else:
                    self._read_region(selection, placed.likely[index], placed.text)
        return placed

    def whole(self, element: etree._Element, length: int) -> None:
        """Read the codings of the source itself: they are on all of its text."""
        for coding in children(element, "Coding"):
            self._file.losses.lose(
                LossKind.CODING, LossReason.OF_WHOLE_SOURCE, where=self._source.name, fate=Fate.CHANGED
            )
            self._coding(coding, element, RawPassage(None, None), "", Span(0, length), None, _NO_FIELDS)

    # ---- one selection ---------------------------------------------------------------------------

    def _read(
        self, selection: RawSelection, span: Span | None, likely: Span | None, why: LossReason | None, text: str
    ) -> set[str]:
        """Read what hangs on a selection; gives the codes of its codings."""
        described = described_coding(description(selection.element))
        self._file.without_block(described.problem, LossKind.CODING, self._source.name)
        before = len(self.codings)
        elements = list(children(selection.element, "Coding"))
        if next(children(selection.element, "CodeRef"), None) is not None:
            elements.append(selection.element)  # some programs leave the coding out between selection and code
        for coding in elements:
            self._coding(
                coding, selection.element, selection.passage, selection.place, span, likely, described.fields
            )
        codings = self.codings[before:]
        title = self._title(selection.passage.words, span, text)
        if why is not None:
            self._tell(selection, why, Fate.WAITS, len(codings))
            if not codings and (title or described.words.strip()):
                self._file.losses.lose(LossKind.NOTE, why, title, self._source.name, fate=Fate.CHANGED)
        target = self._target(span, codings)
        guid = spelled_guid(value(selection.element, "guid"))
        self._file.things.setdefault(guid, target)
        self._file.note_refs(selection.element, target)
        self._comment(selection.element, title, described.words, target)
        return {coding.code for coding in codings}

    def _tell_within(self, region: RawSelection) -> None:
        """Note what a region of a page holds beside its words: they are no text of their own here."""
        losses, where, why = self._file.losses, self._source.name, LossReason.NOTHING_LIKE_IT
        named = NamedWords.of(value(region.element, "name"))
        if named is not None and region.passage.are_words and named.words not in spelled(region.passage.words):
            losses.not_kept(region.element, "name")
        for words in children(region.element, "Representation"):
            losses.not_kept(words, "name")
            tell_codings(words, why, where, self._file)
            for selection in children(words, "PlainTextSelection"):
                tell_selection(selection, LossKind.PASSAGE, why, where, self._file)
            for name in self._file.attributes(words, where):
                losses.lose(LossKind.FIELD, why, name, where)
            self._file.note_refs(words, None)
            if description(words).strip():
                losses.lose(LossKind.NOTE, why, where=where)

    def _read_beside(
        self, selection: RawSelection, span: Span | None, likely: Span | None, known: set[str], said: str
    ) -> None:
        """A region of a page that stands as passage of the text, too: only what is not there yet is taken.

        `known` are the codes of the passage, `said` its description.
        """
        self._file.losses.lose(
            LossKind.PDF_REGION, LossReason.REGION_BESIDE_TEXT, where=self._source.name, fate=Fate.CHANGED
        )
        for coding in children(selection.element, "Coding"):
            codes = {spelled_guid(value(code, "targetGUID")) for code in children(coding, "CodeRef")}
            if codes and codes <= known:
                self._file.losses.lose(
                    LossKind.CODING,
                    LossReason.SAME_CODING_TWICE,
                    self._code_name(next(iter(codes))),
                    self._source.name,
                )
                continue
            self._coding(coding, selection.element, selection.passage, selection.place, span, likely, _NO_FIELDS)
        target = self._file.things[spelled_guid(value(selection.element, "guid"))]
        self._file.note_refs(selection.element, target)
        if (words := description(selection.element)).strip() and words != said:
            self._comment(selection.element, "", words, target)

    def _read_region(self, selection: RawSelection, likely: Span | None, text: str) -> None:
        """A region of a page alone: its codings wait where its words are known, else they are lost."""
        named = NamedWords.of(selection.passage.words)
        if named is not None and (selection.passage.are_words or named.pattern().search(text)):
            self._read(selection, None, likely, LossReason.REGION_WITHOUT_TEXT, text)
            return
        why, where = LossReason.REGION_WITHOUT_TEXT, self._source.name
        tell_selection(selection.element, LossKind.PDF_REGION, why, where, self._file)
        tell_codings(selection.element, why, where, self._file)

    def _coding(
        self,
        coding: etree._Element,
        selection: etree._Element,
        passage: RawPassage,
        place: str,
        span: Span | None,
        likely: Span | None,
        fields: CodingFields,
    ) -> None:
        """Add a coding; one that names no code is lost."""
        guid = spelled_guid(value(coding, "guid"))
        named = (spelled_guid(value(code, "targetGUID")) for code in children(coding, "CodeRef"))
        codes = [code for code in named if code]
        if not codes:
            self._file.losses.lose(LossKind.CODING, LossReason.CODE_MISSING, passage.words[:80], self._source.name)
            return
        user = value(coding, "creatingUser") or value(selection, "creatingUser")
        created = value(coding, "creationDateTime") or value(selection, "creationDateTime")
        for number, code in enumerate(codes):
            self.codings.append(
                ExchangeCoding(
                    guid=guid if not number else made_guid(guid, code),
                    code=code,
                    span=span,
                    user=spelled_guid(user),
                    created=self._file.time(created),
                    likely=likely if span is None else None,
                    words=passage.words,
                    place=place,
                    polarity=fields.polarity,
                    weight=fields.weight,
                    paraphrase=fields.paraphrase,
                    round=fields.round,
                    good_by=fields.good_by,
                    rules=fields.rules,
                )
            )
        target = self._file.know(TargetKind.CODING, guid)
        if coding is not selection:
            self._file.note_refs(coding, target)

    def _target(self, span: Span | None, codings: list[ExchangeCoding]) -> ExchangeTarget:
        """What a note on a selection is about: the passage; without a place its coding, else the source."""
        if span is not None:
            return ExchangeTarget(TargetKind.PASSAGE, self._source.guid, span)
        if codings:
            return ExchangeTarget(TargetKind.CODING, codings[0].guid)
        return ExchangeTarget(TargetKind.SOURCE, self._source.guid)

    def _comment(self, selection: etree._Element, title: str, words: str, target: ExchangeTarget) -> None:
        """What somebody wrote to a selection is a memo on the passage."""
        if not words.strip() and not title:
            if not any(local_name(child) in _HANGING for child in selection):
                self._file.losses.lose(
                    LossKind.PASSAGE, LossReason.NOTHING_LIKE_IT, value(selection, "name"), self._source.name
                )
            return
        self.notes.append(
            ExchangeNote(
                guid=made_guid(spelled_guid(value(selection, "guid")), "comment"),
                title=title,
                text=words.strip(),
                targets=(target,),
                user=spelled_guid(value(selection, "creatingUser")),
                created=self._file.time(value(selection, "creationDateTime")),
                changed=self._file.time(value(selection, "modifiedDateTime")),
            )
        )

    def _title(self, name: str, span: Span | None, text: str) -> str:
        """The name of a selection, where somebody gave it and it is not the words of the passage."""
        named = NamedWords.of(name)
        if span is None or named is None or self._names[name] > 1 or _NUMBERED.fullmatch(name.strip()):
            return ""
        return "" if named.fit(text, span) else name.strip()

    def _tell(self, selection: RawSelection, why: LossReason, fate: Fate, number: int = 1) -> None:
        if not number:
            return
        details: Mapping[LossReason, tuple[str, ...]] = {LossReason.PLACE_UNREADABLE: (selection.place,)}
        self._file.losses.lose(
            LossKind.CODING,
            why,
            selection.passage.words[:80],
            self._source.name,
            number=number,
            fate=fate,
            details=details.get(why, ()),
        )

    def _tell_moved(self, passage: RawPassage, span: Span, placed: PlacedPassages) -> None:
        told = self._text.raw.locate(passage.start or 0, passage.end or 0, placed.placement.model).span
        by = max(abs(span.start - told.start), abs(span.end - told.end))
        self._file.losses.lose(
            LossKind.CODING,
            LossReason.MENDED_BY_WORDS,
            passage.words[:80],
            self._source.name,
            fate=Fate.CHANGED,
            details=(str(by),),
        )

    def _tell_unusual(self, placed: PlacedPassages) -> None:
        """Note that the positions were counted in another way than the program is known for."""
        habits, raw = habits_of(self._file.program), self._text.raw
        if habits is UNKNOWN or placed.placement.said or self._text.is_rebuilt:
            return
        usual = raw.differing(max(all_models(), key=habits.weight))
        if raw.differing(placed.placement.model) != usual:
            model = placed.placement.model.name
            self._file.losses.lose(
                LossKind.TEXT,
                LossReason.COUNTING_UNUSUAL,
                self._source.name,
                fate=Fate.DOUBTED,
                details=(model,),
            )

    def _code_name(self, guid: str) -> str:
        return self._file.codes.get(guid, "")


def tell_codings(
    element: etree._Element, why: LossReason, where: str, file: RefiFile, kind: LossKind = LossKind.CODING
) -> None:
    """Note all codings below an element as lost, by their codes."""
    for coding in element.iter():
        if local_name(coding) == "Coding":
            code = next((spelled_guid(value(child, "targetGUID")) for child in children(coding, "CodeRef")), "")
            name = file.codes.get(code, code)
            file.losses.lose(kind, why, name, where)
            file.others[spelled_guid(value(coding, "guid"))] = name
            file.note_refs(coding, None)


def tell_selection(
    element: etree._Element, kind: LossKind | None, why: LossReason, where: str, file: RefiFile
) -> None:
    """Note a selection as lost (not where it has no kind), and what somebody wrote to it; not its codings."""
    name = value(element, "name")
    file.others[spelled_guid(value(element, "guid"))] = name or where
    file.note_refs(element, None)
    if kind is not None:
        file.losses.lose(kind, why, name or _edges(element), where)
    if description(element).strip():
        file.losses.lose(LossKind.NOTE, why, name, where)
