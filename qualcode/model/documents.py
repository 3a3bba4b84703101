"""Documents, what they are made of, and the cases that they belong to."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from qualcode.model.consent.consents import UNKNOWN_CONSENT, Consent
from qualcode.model.invisible import holds_invisible, without_invisible
from qualcode.model.origins import SOURCE_KIND, UNKNOWN_ORIGIN, WAVE, DocumentOrigin
from qualcode.model.readings.doubts import ReadingDoubt
from qualcode.model.readings.how_read import UNKNOWN_READING, HowRead
from qualcode.model.readings.markings import Marking
from qualcode.model.spans import Span, subtract

EDITOR = "editor"  # the reader of texts that were edited in the project, see SourceFile
_WORD = re.compile(r"\w+")
# What western texts consist of: Latin-1 without the soft hyphen, and punctuation and currencies, which are no words.
_WESTERN = re.compile(r"[\x00-\xac\xae-\xff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0]*+")
_WESTERN_WORDS = bytes(b" w"[_WORD.match(chr(sign)) is not None] for sign in range(256))


def count_words(text: str) -> int:
    r"""Number of words: runs of ``\w`` in the composed text, whatever invisible signs stand in them."""
    western = _western(text)
    if western is not None:  # counted as bytes: in a tenth of the time, and no word is made
        signs = western.translate(_WESTERN_WORDS)
        return signs.count(b" w") + signs.startswith(b"w")
    if not unicodedata.is_normalized("NFC", text) or holds_invisible(text):
        text = unicodedata.normalize("NFC", without_invisible(text))
    return len(_WORD.findall(text))


def _western(text: str) -> bytes | None:
    """The signs of a western text, of which each is one byte; what Latin-1 lacks of them, no word, becomes “?”."""
    try:
        signs = text.encode("latin-1")  # mostly it can be, and this is quicker to know than by the expression
    except UnicodeEncodeError:
        return text.encode("latin-1", "replace") if _WESTERN.fullmatch(text) else None
    return None if "\xad" in text else signs


def counted_before(text: str) -> int:
    r"""Number of words as files of schema 1 hold it: an invisible sign, and a mark on its own, parted two words."""
    return len(_WORD.findall(text))


class Role(StrEnum):
    """What a speaker does in the conversation.

    Who moderates asks too, and what they say counts as talk: it is coded, quoted and part of every base.
    """

    ASKS = "asks"
    ANSWERS = "answers"
    MODERATES = "moderates"
    OTHER = "other"

    @property
    def leads(self) -> bool:
        """Whether questions are theirs, whether what they say counts or not."""
        return self in (Role.ASKS, Role.MODERATES)


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's stretch of a transcript, with its label; the speech itself begins at `speech`.

    `span` holds the label ("B: ") and the speech without white space at the end.
    """

    span: Span
    speaker: str
    speech: int


@dataclass(frozen=True, slots=True)
class TimeMark:
    """Where a time is known, in milliseconds: the span of its stamp, empty where no stamp stands in the text."""

    span: Span
    milliseconds: int


@dataclass(frozen=True, slots=True)
class LineMark:
    """Where a line of the source began, and the number that stood before it; numbers are no part of the text."""

    offset: int
    number: int


class PassagePlace(NamedTuple):
    """Where a passage stands in its document, as it can be cited.

    `paragraphs` are the numbers, from 1, of the paragraphs in which it begins and ends; 0 where there is none before
    it. `lines` are those of the source's lines. `time` is that of the last mark at or before what is said, in
    milliseconds, `until` that of the first one behind it; None where they are not known. `at_mark` says that the
    mark stands right before the words; else it is only known that they were said later than it.
    """

    paragraphs: tuple[int, int] = (0, 0)
    lines: tuple[int, int] | None = None
    time: int | None = None
    until: int | None = None
    at_mark: bool = False


class CitedPlaces:
    """The numbers by which passages of a text are cited: paragraphs, lines of the source, times.

    `paragraphs` are the offsets at which they begin; `labels` the beginnings of turns with those of what is said in
    them. All of it is sorted.
    """

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[int],
        lines: Sequence[LineMark] = (),
        marks: Sequence[TimeMark] = (),
        labels: Sequence[tuple[int, int]] = (),
    ) -> None:
        self._text = text
        self._paragraphs = paragraphs
        self._lines = lines
        self._line_starts = [line.offset for line in lines]
        self._marks = marks
        self._mark_starts = [mark.span.start for mark in marks]
        self._labels = labels if marks else ()

    @property
    def has_lines(self) -> bool:
        """Whether the source counts its lines."""
        return bool(self._lines)

    @property
    def has_times(self) -> bool:
        """Whether any time is known."""
        return bool(self._marks)

    def of(self, span: Span) -> PassagePlace:
        """Where a passage stands."""
        last = max(span.start, span.end - 1)
        paragraphs = bisect_right(self._paragraphs, span.start), bisect_right(self._paragraphs, last)
        if not self._lines and not self._marks:
            return PassagePlace(paragraphs)
        lines = self._lines_of(span.start, last) if self._lines else None
        return PassagePlace(paragraphs, lines, *(self._times_of(span) if self._marks else ()))

    def _lines_of(self, start: int, last: int) -> tuple[int, int] | None:
        """Where counting begins anew on each page, the last number may be the smaller one."""
        first = bisect_right(self._line_starts, start) - 1
        behind = bisect_right(self._line_starts, last) - 1
        return (self._lines[first].number, self._lines[behind].number) if first >= 0 else None

    def _times_of(self, span: Span) -> tuple[int | None, int | None, bool]:
        said = self._said_from(span.start)
        index = bisect_right(self._mark_starts, said) - 1
        time = self._marks[index].milliseconds if index >= 0 else None
        at_mark = index >= 0 and self._said_from(self._marks[index].span.end) >= said
        behind = bisect_left(self._mark_starts, max(self._said_until(span.end), said + 1))
        until = self._marks[behind].milliseconds if behind < len(self._marks) else None
        return time, None if time is None or until is None or until < time else until, at_mark

    def _said_from(self, position: int) -> int:
        """Where words begin at or behind a position: behind white space, stamps and the label of who speaks."""
        before = -1
        while before != position:
            before = position
            while position < len(self._text) and self._text[position].isspace():
                position += 1
            mark = bisect_right(self._mark_starts, position) - 1
            if mark >= 0:
                position = max(position, self._marks[mark].span.end)
            label = bisect_right(self._labels, position, key=itemgetter(0)) - 1
            if label >= 0:
                position = max(position, self._labels[label][1])
        return position

    def _said_until(self, position: int) -> int:
        """Where words end at or before a position: before white space and stamps."""
        before = -1
        while before != position:
            before = position
            while position and self._text[position - 1].isspace():
                position -= 1
            mark = bisect_left(self._mark_starts, position) - 1
            if mark >= 0 and self._marks[mark].span.end >= position:
                position = self._marks[mark].span.start
        return position


@dataclass(frozen=True, slots=True)
class Structure:
    """What was found in a text once, by which segmenter; all spans are sorted.

    Paragraphs and sentences do not overlap; sentences hold no speaker label and no outer white space.
    A text without speakers has no turns. `inner` are turns within turns, the words that another one said meanwhile
    (`//S00: Mhm.//`, signs included; `speech` begins behind the label), apart from each other and each within one
    turn. `lines` are the numbers of lines that the source counts.
    """

    segmenter: str
    paragraphs: tuple[Span, ...] = ()
    turns: tuple[Turn, ...] = ()
    sentences: tuple[Span, ...] = ()
    marks: tuple[TimeMark, ...] = ()
    inner: tuple[Turn, ...] = ()
    lines: tuple[LineMark, ...] = ()

    def paragraph_number(self, offset: int) -> int:
        """The number, from 1, of the paragraph at or before `offset`; 0 where there is none."""
        return bisect_right(self.paragraphs, offset, key=lambda span: span.start)

    def places(self, text: str) -> CitedPlaces:
        """By which numbers passages of the text are cited."""
        return CitedPlaces(
            text,
            [paragraph.start for paragraph in self.paragraphs],
            self.lines,
            self.marks,
            [(turn.span.start, turn.speech) for turn in self.turns],
        )

    def sentence_index(self, offset: int) -> int:
        """The index of the sentence at or before `offset`; -1 where there is none."""
        return bisect_right(self.sentences, offset, key=lambda span: span.start) - 1

    def turn_index(self, offset: int) -> int:
        """The index of the turn at or before `offset`; -1 where there is none."""
        return bisect_right(self.turns, offset, key=lambda turn: turn.span.start) - 1

    def speaker_at(self, offset: int) -> str:
        """Who speaks at `offset`, within the turn of another one too; empty where nobody does."""
        within = bisect_right(self.inner, offset, key=lambda turn: turn.span.start) - 1
        if within >= 0 and self.inner[within].span.contains(offset):
            return self.inner[within].speaker
        index = self.turn_index(offset)
        return self.turns[index].speaker if index >= 0 and self.turns[index].span.contains(offset) else ""

    def speakers(self) -> list[str]:
        """The names of the speakers in order of their first turn; those who speak only within others' come last."""
        return list(dict.fromkeys(turn.speaker for turn in (*self.turns, *self.inner)))

    def pieces(self) -> tuple[Turn, ...]:
        """Who says what: the turns, cut where another one says something within them; in order and apart."""
        return tuple(said_in_turns(self.turns, self.inner)) if self.inner else self.turns

    def without_labels(self, spans: Iterable[Span]) -> list[Span]:
        """The spans that hold more than a speaker's label; one that begins with a label begins at the speech."""
        speech = {turn.span.start: turn.speech for turn in self.pieces()}
        begun = (Span(speech.get(span.start, span.start), span.end) for span in spans)
        return [span for span in begun if span.length > 0]

    def asked(self, roles: Mapping[str, Role]) -> list[Span]:
        """The turns of those who ask, labels included, without what others say within them."""
        return [turn.span for turn in self.pieces() if roles.get(turn.speaker) is Role.ASKS]

    def answered(self, spans: Iterable[Span], roles: Mapping[str, Role]) -> list[Span]:
        """What is left of `spans` without what those say who ask, and without all speaker labels."""
        wanted = list(spans)
        if not wanted:
            return []
        first, end = min(span.start for span in wanted), max(span.end for span in wanted)
        holes: list[Span] = []
        turns = self.pieces()
        begin = bisect_right(turns, first, key=lambda turn: turn.span.start) - 1
        for index in range(max(0, begin), len(turns)):
            turn = turns[index]
            if turn.span.start >= end:
                break
            asks = roles.get(turn.speaker) is Role.ASKS
            hole = turn.span if asks else Span(turn.span.start, turn.speech)
            if hole.length:
                holes.append(hole)
        return subtract(wanted, holes)


def said_in_turns(turns: Iterable[Turn], inner: Sequence[Turn], text: str = "") -> Iterator[Turn]:
    """The turns cut where another one says something within them: pieces in order and apart.

    A piece behind a turn within begins without a label; with the `text`, the sign that closes the turn within
    (`//`, a bracket) is its label. Turns within that lie in none of the turns are left out.
    """
    index = 0
    for turn in turns:
        start, speech = turn.span.start, turn.speech
        while index < len(inner) and inner[index].span.start < turn.span.end:
            within = inner[index]
            index += 1
            if within.span.start < start:
                continue
            if start < within.span.start:
                yield Turn(Span(start, within.span.start), turn.speaker, min(speech, within.span.start))
            end = within.span.end - _closing_sign(within.span.cut(text))
            yield Turn(Span(within.span.start, end), within.speaker, min(within.speech, end))
            start, speech = end, within.span.end
        if start < turn.span.end or start == turn.span.start:
            yield Turn(Span(start, turn.span.end), turn.speaker, max(start, speech))


_OPENS = {")": "(", "]": "[", "}": "{", ">": "<", "/": "/"}


def _closing_sign(words: str) -> int:
    """How many signs at the end, one or two, close what was opened before or by the first ones."""
    sign = words[-1:]
    if sign not in _OPENS:
        return 0
    closing = min(2, len(words) - len(words.rstrip(sign)))
    inside = words.lstrip(_OPENS[sign])
    return closing if sign == "/" else max(0, min(closing, inside.count(sign) - inside.count(_OPENS[sign])))


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice in one document; it may belong to a case of its own and carry attributes."""

    name: str
    role: Role
    case: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """Where a text came from: file name without folder, SHA-256 of its bytes, who read it."""

    name: str
    sha256: str
    reader: str
    reader_version: str


@dataclass(frozen=True)
class DocumentDraft:
    """A document that was read and is not yet in a project.

    `text` has LF line ends and no byte order mark and is otherwise as it stood in the source.
    `context` is what stands before the text elsewhere (the sentence before a quotation in a report). `wave` and
    `source_kind` are said of the document itself, beside what its attributes tell. `how_read` says by which dialect
    it was read, `doubts` what the reader is not sure of, `markings` what was marked in the file,
    `transcription` names the rules by which talk was written down, empty where nobody said.
    `warnings` tell the researcher what the reader was unsure of or left out.
    """

    name: str
    text: str
    structure: Structure
    source: SourceFile
    label: str = ""
    case: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    speakers: tuple[Speaker, ...] = ()
    context: str = ""
    warnings: tuple[str, ...] = ()
    wave: str = ""
    source_kind: str = ""
    how_read: HowRead = UNKNOWN_READING
    doubts: tuple[ReadingDoubt, ...] = ()
    markings: tuple[Marking, ...] = ()
    transcription: str = ""

    @cached_property
    def words(self) -> int:
        """Number of words of the text, counted once."""
        return count_words(self.text)


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a project. `key` is valid in this file only, `uuid` everywhere.

    `length` counts code points, `words` runs of ``\\w``; `case` is the case's name. `wave_origin` and `kind_origin`
    tell wave and kind of source with by whose word they are known. `transcription` names the rules by which talk was
    written down, empty where nobody said.
    """

    key: int
    uuid: str
    name: str
    label: str
    case: str | None
    attributes: Mapping[str, str]
    sha256: str
    length: int
    words: int
    context: str = ""
    wave_origin: DocumentOrigin = UNKNOWN_ORIGIN
    kind_origin: DocumentOrigin = UNKNOWN_ORIGIN
    transcription: str = ""

    @property
    def id(self) -> str:
        """The last twelve hexadecimal digits of the UUID: what people type and scripts keep."""
        return self.uuid[-12:]

    @property
    def wave(self) -> str:
        """The wave; empty where it is not known."""
        return self.wave_origin.value

    @property
    def source_kind(self) -> str:
        """The kind of source, such as RG; empty where it is not known."""
        return self.kind_origin.value

    def value(self, name: str) -> str:
        """An attribute's value, empty where it has none; of “wave” and “source_kind” what holds of the document."""
        if name == WAVE:
            return self.wave_origin.value
        return self.kind_origin.value if name == SOURCE_KIND else self.attributes.get(name, "")


@dataclass(frozen=True, slots=True)
class Case:
    """Who or what is studied over several documents; its name never leaves the project."""

    key: int
    uuid: str
    name: str
    attributes: Mapping[str, str]
    documents: int
    consent: Consent = UNKNOWN_CONSENT

    @property
    def id(self) -> str:
        """The last twelve hexadecimal digits of the UUID."""
        return self.uuid[-12:]
