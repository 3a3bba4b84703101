"""Subtitles (WebVTT, SRT), as video meetings and automatic transcription write them, become transcripts.

A line of times begins a cue, whatever its sign for fractions of a second and whether a number stands above it or
not; a block without times goes on with the cue before. Speakers come from `<v Name>`, from the identifiers above the
times, or from labels at the beginning of what is said (see `reading.cues`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import unescape

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.language.forms.normalised import spelled
from qualcode.model.invisible import CLASS
from qualcode.plural import counted
from qualcode.reading.cues.cue import Cue
from qualcode.reading.cues.transcript import CueTranscript, transcript_of
from qualcode.reading.source.encoding import decode
from qualcode.reading.source.extract import Extract, left_out, words_in
from qualcode.reading.source.options import ReadingOptions

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,:;](\d{1,3}))?\d*"
_TIMES = re.compile(rf"\s*{_TIME}\s*(?:-{{1,2}}>|→)\s*{_TIME}(?![\d:])")
_VOICE = re.compile(r"<v(?:\.[^\s>]+)*\s+(?P<name>[^>\n]*)>")
_TAG = re.compile(
    r"</?(?:c|i|b|u|s|v|em|strong|ruby|rt|rp|lang|font|span|p)(?:[.\s][^>\n]*)?/?>"
    r"|<(?:\d+:)?\d{1,2}:\d{1,2}[.,]\d+>|\{\\[^}\n]*\}",
    re.I,
)
_BREAK = re.compile(r"<br\s*/?>", re.I)
_BLOCK = re.compile(r"(NOTE|STYLE|REGION)(?:[ \t]|$)")
_NUMBER = re.compile(r"\s*\d+\s*")
_BLANK = re.compile(r"[ \t]*")
_HEAD = re.compile(r"WEBVTT(?:\s|$)")
_INVISIBLE = re.compile(f"^[{CLASS}]+")


@dataclass(slots=True)
class _CueBlock:
    """A cue as it stands in the file."""

    identifier: str
    start: int
    end: int
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _SubtitleFile:
    """What a file holds: cues, comments, what stands above the cues, styles and regions."""

    cues: list[_CueBlock] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)


def extract_subtitles(data: bytes, name: str, options: ReadingOptions) -> Extract:
    """The words of subtitles as a transcript.

    Raises ReadingError for what `decode` refuses, and for a file without cues.
    """
    text, warnings = decode(data, name, options.encoding)
    found = _cues(text)
    if not any(line.strip() for cue in found.cues for line in cue.lines):
        raise ReadingError(
            _("“{name}” holds no subtitles: no words stand below a line of times.", name=name),
            _("Export the transcript as VTT or SRT once more, or import it with --as text."),
        )
    cues = [piece for cue in found.cues for piece in _voices(cue)]
    transcript = transcript_of(cues, options)
    blocks = [*found.comments, *found.heads, *found.styles]
    outside = words_in(_plain(line) for block in blocks for line in block.split("\n"))
    extract = transcript.extract(_words(text) - outside, outside.total())
    return replace(extract, notes=(*_notes(found, transcript), *extract.notes), warnings=warnings)


def _cues(text: str) -> _SubtitleFile:
    """Go through the lines: what stands below a line of times is said."""
    found = _SubtitleFile()
    block: list[str] = []  # the lines since the last blank one, or since the last line of times
    is_below = False  # whether the block stands directly below a line of times
    for line in map(_bare, [*text.split("\n"), ""]):
        times = _TIMES.match(line)
        if times is None and not _BLANK.fullmatch(line):
            block.append(line)
            continue
        identifier = ""
        if times and block and (_NUMBER.fullmatch(block[-1]) or not (is_below or _is_head(block, found))):
            identifier = block.pop().strip()
        _close(found, block, is_below=is_below)
        block, is_below = [], times is not None
        if times:
            first, last = times.groups()[:4], times.groups()[4:]
            found.cues.append(_CueBlock(identifier, _milliseconds(first), _milliseconds(last)))
    return found


def _is_head(block: Sequence[str], found: _SubtitleFile) -> bool:
    return len(block) == 1 and _HEAD.match(block[0]) is not None and not found.cues


def _close(found: _SubtitleFile, block: Sequence[str], *, is_below: bool) -> None:
    """Say what the lines of a block are: words of the last cue, a comment, a style or a head."""
    if not block:
        return
    first = _BLOCK.match(block[0])
    if is_below:
        found.cues[-1].lines.extend(block)
    elif first and first[1] == "NOTE":
        found.comments.append("\n".join(block))
    elif first:
        found.styles.append("\n".join(block))
    elif _HEAD.match(block[0]) or not found.cues:
        found.heads.append("\n".join(block))
    elif not (len(block) == 1 and _NUMBER.fullmatch(block[0])):
        found.cues[-1].lines.extend(block)


def _bare(line: str) -> str:
    """The line without invisible signs at its beginning, such as the byte order mark of a file put behind another."""
    return _INVISIBLE.sub("", line)


def _milliseconds(parts: Sequence[str | None]) -> int:
    hours, minutes, seconds, fraction = (part or "0" for part in parts)
    return (int(hours) * 3600 + int(minutes) * 60 + int(seconds)) * 1000 + int(fraction.ljust(3, "0"))


def _words(text: str) -> Counter[str]:
    """The words of the lines that are no times and no numbers above them, counted without the cues."""
    lines = [_bare(line) for line in text.split("\n")]
    return words_in(
        _plain(line)
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
        if not _TIMES.match(line) and not (_NUMBER.fullmatch(line) and _TIMES.match(following))
    )


def _plain(line: str) -> str:
    """The words of a line without tags; entities are resolved, also where they were written as text once more."""
    return unescape(unescape(_TAG.sub("", _BREAK.sub(" ", line))))


def _voices(cue: _CueBlock) -> Iterator[Cue]:
    """The voices of one cue, parted at `<v Name>`."""
    pieces = _VOICE.split("\n".join(cue.lines))
    speakers = ["", *(spelled(unescape(unescape(name))) for name in pieces[1::2])]
    identifier = cue.identifier
    for speaker, piece in zip(speakers, pieces[::2], strict=True):
        lines = (" ".join(_plain(line).split()) for line in piece.split("\n"))
        said = tuple(filter(None, lines))
        if said:
            yield Cue(cue.start, cue.end, said, speaker, identifier)
            identifier = ""
    if identifier:
        yield Cue(cue.start, cue.end, (), "", identifier)


def _notes(found: _SubtitleFile, transcript: CueTranscript) -> Iterator[str]:
    yield _(
        "{cues}; {stamps} in the text, rounded down to seconds.",
        cues=counted(len(found.cues), "cue"),
        stamps=counted(transcript.talk.stamps, "time stamp"),
    )
    heads = [line for head in found.heads for line in head.split("\n") if line.strip() != "WEBVTT"]
    if heads:
        yield left_out(counted(len(heads), "head line"), heads)
    comments = list(filter(None, (comment.removeprefix("NOTE").strip() for comment in found.comments)))
    if comments:
        yield left_out(counted(len(comments), "comment"), comments)
    if found.styles:
        yield _("{blocks} of styles and regions left out.", blocks=counted(len(found.styles), "block"))
