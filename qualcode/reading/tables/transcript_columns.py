"""Which columns of a table hold a transcript: who speaks, from when to when, what is said.

Headings tell it, in German and English, in any order, and the cells have to fit: times that can be read and do not
go back, speakers who come back. A table without headings is known by its cells alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qualcode.language.forms.normalised import folded
from qualcode.language.sentences.abbreviations import words_of
from qualcode.reading.dialects.stamps import BARE, ENCLOSED, WRITTEN_OUT, milliseconds_of

_SPEAKERS = words_of(
    """
    speaker speakers speakername speakerlabel speakerid speakernames sprecher sprecherin sprecher:in sprecher*in
    sprecher/in sprecher_in sprecherinnen sprechende sprechender redner rednerin redner:in sprechername
    """
)
_PERHAPS_SPEAKERS = words_of(
    """
    person personen name names wer who voice stimme participant participants teilnehmer teilnehmerin teilnehmende
    interviewpartner role rolle label talker username user akteur akteurin code kürzel diarization channel
    """
)
_STARTS = words_of(
    """
    start starttime starttimestamp startzeit begin beginn anfang anfangszeit from von in tcin timecodein inpoint
    inpunkt time times timestamp timestamps timecode timecodes zeit zeitstempel zeitmarke zeitmarken zeitpunkt
    uhrzeit timespan zeitbereich zeitraum begintime offset starts position
    """
)
_ENDS = words_of(
    "end endtime endtimestamp endzeit ende to bis out tcout timecodeout outpoint outpunkt stop stopzeit ends"
)
_TEXTS = words_of(
    """
    text texts transcript transkript transcription transkription inhalt content contents wortlaut words äußerung
    äusserung äußerungen utterance utterances sentence satz caption captions untertitel subtitle subtitles dialogue
    dialog message nachricht beitrag redebeitrag redebeiträge aussage gesagtes speech paragraph absatz segment
    transcripttext segmenttext turn was wasgesagtwurde what gesprochenertext
    """
)
_UNIT = re.compile(
    r"\s*[(\[]?\b(?:ms|msec|msecs|milliseconds|millisekunden|s|sec|secs|seconds|sek|sekunden)\b[)\]]?$"
)
_SIGNS = re.compile(r"[\s_.#-]+")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_STAMP = re.compile(rf"\s*(?:{ENCLOSED}|{BARE}|{WRITTEN_OUT})\s*", re.A | re.I)
_DATE = re.compile(r"\d{4}-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2}")
_BETWEEN = re.compile(r"\s*(?:-{1,2}>|[–—→]|\bto\b|\bbis\b|(?<=[\d\s])-(?=\s*\d{1,2}:))\s*")
_MOST_SPEAKERS = 2  # rows a speaker, on the whole
_LONGEST_SPEAKER = 60
_FEW = 10  # one in so many cells may be no time
_FASTEST, _SLOWEST = 8.0, 0.3  # words a second
_DAY = 86_400_000


@dataclass(frozen=True, slots=True)
class TranscriptColumns:
    """Where the columns stand, from 0, and how many rows are headings; `is_sure` is whether no survey looks so."""

    text: int
    speaker: int | None
    start: int | None
    end: int | None
    below: int
    is_sure: bool


def find_columns(rows: Sequence[Sequence[str]], text: str = "") -> TranscriptColumns | None:
    """The columns of a transcript in filled rows; None where none holds what is said.

    `text` is the heading of that column where the researcher says it.
    """
    width = max(map(len, rows), default=0)
    names = [_key(cell) for cell in rows[0]] + [""] * (width - len(rows[0])) if rows else []
    cells = [[row[place].strip() if place < len(row) else "" for row in rows[1:]] for place in range(width)]
    wanted = {_key(text)} if text else _TEXTS
    said = _first(names, wanted.__contains__, lambda place: any(cells[place]))
    speaker = _first(names, _SPEAKERS.__contains__, lambda place: _are_speakers(cells[place]))
    is_named = speaker is not None
    if speaker is None:
        speaker = _first(names, _PERHAPS_SPEAKERS.__contains__, lambda place: _come_back(cells[place]))
    start = _first(names, _STARTS.__contains__, lambda place: _are_times(cells[place]))
    end = _first(names, _ENDS.__contains__, lambda place: _are_times(cells[place]))
    if said is None and not any(name in _SPEAKERS | _STARTS | _ENDS for name in names):
        return _without_headings(rows, width)
    if said is None:
        rest = [place for place in range(width) if place not in (speaker, start, end)]
        said = max(rest, key=lambda place: _words(cells[place]), default=None)
        return None if said is None else TranscriptColumns(said, speaker, start, end, 1, is_sure=False)
    timed = start is not None and (end is not None or speaker is not None)
    is_sure = timed or (is_named and speaker is not None and _come_back(cells[speaker]))
    return TranscriptColumns(said, speaker, start, end, 1, is_sure=is_sure)


def _without_headings(rows: Sequence[Sequence[str]], width: int) -> TranscriptColumns | None:
    """The columns of a table whose first row is talk already."""
    cells = [[row[place].strip() if place < len(row) else "" for row in rows] for place in range(width)]
    times = [place for place in range(width) if _STAMP.fullmatch(cells[place][0]) and _are_times(cells[place])]
    rest = [place for place in range(width) if place not in times and any(cells[place])]
    said = max(rest, key=lambda place: _words(cells[place]), default=None)
    if said is None or _words(cells[said]) < len(rows):
        return None
    speaker = next((place for place in rest if place != said and _come_back(cells[place])), None)
    start, end = (*times, None, None)[:2]
    return TranscriptColumns(said, speaker, start, end, 0, is_sure=bool(times) and len(rows) > 1)


def _key(heading: str) -> str:
    """A heading without case, unit and signs: “Start Time (ms)” → starttime."""
    return _SIGNS.sub("", _UNIT.sub("", folded(heading).replace("_", " ").strip(" :#\ufeff")))


def _first(names: Sequence[str], fits: Callable[[str], bool], holds: Callable[[int], bool]) -> int | None:
    return next((place for place, name in enumerate(names) if fits(name) and holds(place)), None)


def _words(cells: Iterable[str]) -> int:
    return sum(len(cell.split()) for cell in cells)


def _are_times(cells: Sequence[str]) -> bool:
    """Whether nearly all cells are times, and they do not go back."""
    filled = [cell for cell in cells if cell]
    if not filled or sum(time_of(cell) is None for cell in filled) * _FEW > len(filled):
        return False
    times = [time for cell in filled if (time := time_of(cell)) is not None]
    return sum(after < before for before, after in pairwise(times)) * _FEW <= len(times)


def _are_speakers(cells: Sequence[str]) -> bool:
    return any(cells) and all(len(cell) <= _LONGEST_SPEAKER for cell in cells)


def _come_back(cells: Sequence[str]) -> bool:
    """Whether few speak in turn: at least one of two comes back after another one."""
    filled = [cell for cell in cells if cell]
    names = {folded(cell) for cell in filled}
    if not _are_speakers(cells) or any(_STAMP.fullmatch(cell) or _NUMBER.fullmatch(cell) for cell in filled):
        return False
    return len(names) > 1 and len(names) * _MOST_SPEAKERS <= len(filled) + 1


# ---- times ----------------------------------------------------------------------------------------


def time_of(cell: str) -> float | None:
    """The milliseconds that a cell names, of a range its beginning; a plain number as it stands; else None."""
    if _NUMBER.fullmatch(cell):
        return float(cell.replace(",", "."))
    if _DATE.search(cell) or not _STAMP.fullmatch(cell):
        return None
    return milliseconds_of(cell)


def end_of(cell: str) -> float | None:
    """The milliseconds at which the range in a cell ends; None where it holds no range."""
    pieces = _BETWEEN.split(cell.strip("[](){}# "))
    return time_of(pieces[-1]) if len(pieces) > 1 else None


def unit_of(heading: str, cells: Sequence[str], words: int) -> float:
    """How many milliseconds a plain number in a column means: seconds, milliseconds, or days as spreadsheets count.

    The heading says it, else the one counts with which people speak at a usual speed.
    """
    numbers = [float(cell.replace(",", ".")) for cell in cells if _NUMBER.fullmatch(cell)]
    if len(numbers) < len([cell for cell in cells if cell]) or not numbers:
        return 1.0
    small = folded(heading).replace("_", " ")
    if re.search(r"\b(?:ms|msecs?|milliseconds|millisekunden)\b", small):
        return 1.0
    if re.search(r"\b(?:s|secs?|seconds|sek|sekunden)\b", small):
        return 1000.0
    broken = any(not number.is_integer() for number in numbers)
    length = max(numbers) - min(numbers)
    for unit in (1000.0, _DAY) if broken else (1000.0, 1.0):
        seconds = length * unit / 1000
        if seconds and _SLOWEST <= words / seconds <= _FASTEST:
            return unit
    return 1000.0 if broken or max(numbers) < _LARGEST_SECOND else 1.0


_LARGEST_SECOND = 20_000  # of a conversation, some five and a half hours
