"""Subtitles (WebVTT, SRT), as video meetings and automatic transcription write them, become transcripts.

Consecutive cues of one speaker are one turn, `[00:01:02] Name: words`. Speakers come from `<v Name>`, or from
`Name:` at the beginning of cues where the cues as a whole show that names are meant. Time stamps stand at the
beginning of a turn and, in long ones, at the first end of a sentence half a minute after the last stamp; they are
rounded down to seconds. Lines that begin with a dash are one speaker each and stay lines.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.language.forms.normalised import spelled
from qualcode.model.documents import Turn, count_words
from qualcode.model.spans import Span
from qualcode.plural import counted
from qualcode.reading.dialects.labels import is_known_label, is_name
from qualcode.reading.source.encoding import decode
from qualcode.reading.source.extract import Extract, compare, left_out, words_in
from qualcode.reading.source.options import ReadingOptions
from qualcode.reading.source.zip_package import foreign

_STAMP_EVERY = 30  # seconds, at the end of a sentence
_STAMP_AT_LATEST = 60  # seconds
_TIMES = re.compile(r"\s*(?:\d+:)?\d{1,2}:\d{1,2}[.,]\d+\s*-->")
_VOICE = re.compile(r"<v(?:\.[^\s>]+)*\s+(?P<name>[^>]*)>")
_TAG = re.compile(r"</?[a-zA-Z][^>\n]*>|<(?:\d+:)?\d{1,2}:\d{1,2}[.,]\d+>|\{\\[^}\n]*\}")
_NAMED = re.compile(r"(?P<name>[^\W_][^:\n<>]{0,59}?)\s?:\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…][\"'”“»«)\]]*$")
_DASH = re.compile(r"[-–—]\s?(?=\S)")
_BLOCKS = ("NOTE", "STYLE", "REGION")


@dataclass(frozen=True, slots=True)
class _CueWords:
    """What one voice says in one cue: where it begins in seconds, who (empty if unknown), what."""

    start: int
    speaker: str
    words: str
    is_named: bool = False  # by a name before the words, which is no part of them any more


@dataclass(frozen=True, slots=True)
class _Block:
    """What the lines of a file hold beside cues: comments, and words of cues counted without the parser."""

    words: Counter[str]
    comments: tuple[str, ...]
    others: int  # blocks of styles and regions


def extract_subtitles(data: bytes, name: str, options: ReadingOptions) -> Extract:
    """The words of subtitles as a transcript.

    Raises ReadingError for what `decode` refuses, and for a file without cues.
    """
    text, warnings = decode(data, name)
    is_vtt = text.lstrip("\n").startswith("WEBVTT")
    cues = _cues(text, name, is_vtt=is_vtt)
    block = _scan(text, is_vtt=is_vtt)
    said = [voice for start, lines in cues for voice in _voices(start, lines)]
    names = _names(said)
    said = list(_named(said, names))
    transcript = _Transcript(every_cue=options.every_cue)
    for voice in said:
        transcript.add(voice)
    labels = words_in(voice.speaker for voice in said if voice.is_named)
    check = compare(transcript.spoken, block.words - labels, sum(map(count_words, block.comments)))
    check = replace(
        check,
        source=check.source + labels.total(),
        added=count_words(transcript.text) - check.taken,
        used=labels.total(),
    )
    return Extract(
        transcript.text,
        turns=tuple(transcript.turns()) if transcript.has_speakers else None,
        notes=tuple(_notes(cues, transcript, block)),
        warnings=warnings,
        words=check,
    )


def _cues(text: str, name: str, *, is_vtt: bool) -> list[tuple[int, list[str]]]:
    """Where each cue begins, in seconds, and its lines."""
    import webvtt
    from webvtt.errors import MalformedCaptionError, MalformedFileError

    with foreign(name, _("WebVTT or SRT")):
        try:
            format_ = "vtt" if is_vtt else "srt"
            found = webvtt.from_buffer(io.StringIO(text.strip("\n") + "\n"), format=format_)
        except (MalformedFileError, MalformedCaptionError) as problem:
            raise ReadingError(
                _(
                    "“{name}” holds no subtitles: neither WEBVTT nor a number with times stands at its top.",
                    name=name,
                ),
                _("Export the transcript as VTT or SRT once more, or import it with --as text."),
            ) from problem
        cues = [(caption.start_time.in_seconds(), caption.lines) for caption in found.captions]
    if not cues:
        raise ReadingError(
            _("“{name}” holds no subtitles.", name=name), _("Check whether it was exported completely.")
        )
    return cues


def _scan(text: str, *, is_vtt: bool) -> _Block:
    """Go through the lines without the parser: what stands below a line of times is said."""
    words: Counter[str] = Counter()
    comments: list[str] = []
    others = 0
    for index, block in enumerate(re.split(r"\n[^\S\n]*\n+", text.strip("\n"))):
        lines = block.strip("\n").split("\n")
        times = next((number for number, line in enumerate(lines) if _TIMES.match(line)), None)
        if times is None and is_vtt and lines[0].startswith(_BLOCKS):
            if lines[0].startswith("NOTE"):
                comments.append("\n".join(lines)[4:].strip())
            else:
                others += 1
        elif times is not None or index:
            spoken = lines[0 if times is None else times + 1 :]
            words += words_in(_plain(line) for line in spoken)
    return _Block(words, tuple(filter(None, comments)), others)


def _plain(line: str) -> str:
    return unescape(_TAG.sub("", line))


def _voices(start: int, lines: Sequence[str]) -> Iterator[_CueWords]:
    """The voices of one cue: parted at `<v Name>` and at lines that begin with a dash."""
    pieces = _VOICE.split("\n".join(lines))
    speakers = ["", *(spelled(unescape(name)) for name in pieces[1::2])]
    for speaker, piece in zip(speakers, pieces[::2], strict=True):
        spoken: list[str] = []
        for line in (_plain(line).strip() for line in piece.split("\n")):
            if spoken and _DASH.match(line) and _DASH.match(spoken[0]):
                yield _CueWords(start, speaker, " ".join(spoken))
                spoken = []
            if line:
                spoken.append(" ".join(line.split()))
        if spoken:
            yield _CueWords(start, speaker, " ".join(spoken))


def _names(said: Sequence[_CueWords]) -> set[str]:
    """The names before a colon that are speakers: most cues begin with one, or they are labels or come back."""
    if any(voice.speaker for voice in said):
        return set()
    times = Counter(spelled(found["name"]) for voice in said if (found := _NAMED.match(voice.words)))
    most = 2 * times.total() >= len(said)
    return {
        name
        for name, number in times.items()
        if is_known_label(name) or (number > 1 and (most or is_name(name))) or (most and is_name(name))
    }


def _named(said: Sequence[_CueWords], names: set[str]) -> Iterator[_CueWords]:
    """What is said, with the speakers whose names stand before it; who is not named goes on."""
    speaker = ""
    for voice in said:
        found = _NAMED.match(voice.words)
        if found and spelled(found["name"]) in names:
            speaker = spelled(found["name"])
            yield replace(voice, speaker=speaker, words=voice.words[found.end() :], is_named=True)
        else:
            yield replace(voice, speaker=voice.speaker or speaker)


class _Transcript:
    """Lines of a transcript that grow cue by cue."""

    def __init__(self, *, every_cue: bool) -> None:
        self.stamps = 0
        self.has_speakers = False
        self._every_cue = every_cue
        self._lines: list[tuple[str, str]] = []  # label with stamp, and words
        self._speakers: list[str | None] = []  # of each line; None where it goes on with the turn before
        self._spoken: list[str] = []
        self._last_stamp = 0
        self._open: str | None = None  # who speaks

    def add(self, voice: _CueWords) -> None:
        """Add what one voice says."""
        self._spoken.append(voice.words)
        since = voice.start - self._last_stamp
        if voice.speaker != self._open or not self._lines or _DASH.match(voice.words):
            self._begin(voice)
        elif since >= _STAMP_EVERY and _SENTENCE_END.search(self._lines[-1][1]) and not self._every_cue:
            self._line(self._stamp(voice.start), voice.words, None)
        elif since >= _STAMP_AT_LATEST or self._every_cue:
            self._go_on(f"{self._stamp(voice.start)}{voice.words}")
        else:
            self._go_on(voice.words)

    def _begin(self, voice: _CueWords) -> None:
        self._open = voice.speaker
        self.has_speakers = self.has_speakers or bool(voice.speaker)
        label = f"{voice.speaker}: " if voice.speaker else ""
        self._line(self._stamp(voice.start) + label, voice.words, voice.speaker)

    def _line(self, label: str, words: str, speaker: str | None) -> None:
        self._lines.append((label, words))
        self._speakers.append(speaker)

    def _go_on(self, words: str) -> None:
        label, before = self._lines[-1]
        self._lines[-1] = label, f"{before} {words}"

    def _stamp(self, seconds: int) -> str:
        self._last_stamp = seconds
        self.stamps += 1
        return f"[{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}] "

    @property
    def text(self) -> str:
        """The whole transcript."""
        return "\n".join(label + words for label, words in self._lines)

    @property
    def spoken(self) -> str:
        """The words without stamps and labels."""
        return "\n".join(self._spoken)

    def turns(self) -> Iterator[Turn]:
        """The turns of those whose names are known."""
        position = 0
        open_turn: tuple[int, int, str] | None = None  # start, speech, speaker
        end = 0
        for (label, words), speaker in zip(self._lines, self._speakers, strict=True):
            if speaker is not None:
                if open_turn:
                    yield Turn(Span(open_turn[0], end), open_turn[2], open_turn[1])
                open_turn = (position, position + len(label), speaker) if speaker else None
            end = position + len(label) + len(words)
            position = end + 1
        if open_turn:
            yield Turn(Span(open_turn[0], end), open_turn[2], open_turn[1])


def _notes(cues: Sequence[tuple[int, list[str]]], transcript: _Transcript, block: _Block) -> Iterator[str]:
    yield _(
        "{cues}; {stamps} in the text, rounded down to seconds.",
        cues=counted(len(cues), "cue"),
        stamps=counted(transcript.stamps, "time stamp"),
    )
    if block.comments:
        yield left_out(counted(len(block.comments), "comment"), block.comments)
    if block.others:
        yield _("{blocks} of styles and regions left out.", blocks=counted(block.others, "block"))
