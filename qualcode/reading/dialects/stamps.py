"""Time stamps in all forms that transcripts have, and the milliseconds that they name.

Forms: `#00:01:02-3#`, `[00:01:02]`, `(00:01:02)`, `{00:01:02}`, `<00:01:02>`, bare `00:01:02`, with a fraction of a
second or frames (`00:01:02:12`, `00:01:02;12`), as a range (`00:00:02.000 --> 00:00:06.000`), written out (“1 Minute
24 Sekunden”, “1 hour 2 minutes”), as time of day (“10:32 Uhr”, “10:32 AM”), behind a date (`[12.03.24, 10:32:05]`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from qualcode.model.documents import TimeMark
from qualcode.model.spans import Span

BLANK = r"[^\S\n]"
_TWO = r"\d{1,3}:\d\d(?:[.,]\d{1,6})?"
_THREE = r"\d{1,3}:\d\d:\d\d(?:[.,]\d{1,6}|-\d{1,3}(?!\d)|[:;]\d\d(?![\d:]))?|\d{1,2}:\d{1,2}:\d{1,2}[.,]\d{1,6}"
_TIME = rf"(?:{_THREE}|{_TWO})(?![\d:])"
_BETWEEN = rf"{BLANK}{{0,3}}(?:-{{0,2}}>|[-–—→]|to\b|bis\b){BLANK}{{0,3}}"
_RANGE = rf"{_TIME}(?:{_BETWEEN}{_TIME})?"
_DATE = r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s)"
_OF_DAY = r"(?:\s?(?:Uhr|[AaPp]\.?[Mm]\.?)(?!\w))"
_HOURS, _MINUTE = r"[Ss]tunden?|[Ss]td\.?|[Hh]ours?|hrs?|h", r"[Mm]inuten?|[Mm]inutes?|[Mm]in\.?|m"
UNIT = rf"(?:{_HOURS}|{_MINUTE}|[Ss]ekunden?|[Ss]econds?|[Ss]ec\.?|[Ss]ek\.?|s)(?!\w)"
WRITTEN_OUT = rf"\d{{1,3}}{BLANK}?{UNIT}(?:,?(?:{BLANK}(?:und|and))?{BLANK}?\d{{1,2}}{BLANK}?{UNIT}){{0,2}}"
_INSIDE = rf"{BLANK}?{_DATE}?{_RANGE}{_OF_DAY}?{BLANK}?"
ENCLOSED = rf"[#\[({{<]{_INSIDE}[#\])}}>]"
"""A stamp between signs: the pattern has no groups, and does not look whether the signs are a pair."""
BARE = rf"{_DATE}?{_RANGE}{_OF_DAY}?"
"""A stamp without signs around it."""

_LINE = re.compile(rf"{BLANK}*(?:(?:{ENCLOSED}|{BARE}|{WRITTEN_OUT}){BLANK}*+)++", re.A | re.I)
_ANY = re.compile(rf"{ENCLOSED}|{BARE}|{WRITTEN_OUT}", re.A | re.I)
_MARKS = re.compile(
    rf"#{_INSIDE}#|\[{BLANK}?{_RANGE}{BLANK}?\]|[({{<](?:{_THREE})(?:{_BETWEEN}(?:{_THREE}))?[)}}>]"
    rf"|^{BLANK}*(?P<first>(?:{_THREE})(?:{_BETWEEN}(?:{_THREE}))?)(?![\d:])"
    rf"|(?:\t|{BLANK}{{2}})(?P<last>{_TIME}){BLANK}*$",
    re.M | re.A,
)
_EARLY_NUMBER = re.compile(r"\D{0,11}\d")
_MINUTES = re.compile(r":\d\d", re.A)
_TIMES = re.compile(_TIME, re.A)
_SPOKEN = re.compile(rf"(\d{{1,3}}){BLANK}?([a-z]+)", re.I)
_DASH = re.compile(rf"{BLANK}+[-–—](?=\s)")
_FRACTION = re.compile(r"[.,-](\d{1,6})$")
_FRAMES = re.compile(r"(\d:\d\d:\d\d)[:;]\d\d$")
_CLOSED_BY = {"(": ")", "{": "}", "<": ">"}


def find_time_marks(text: str) -> tuple[TimeMark, ...]:
    """The time stamps in order: `#00:01:02-3#`, `[00:01:02]`, `(00:01:02)`, `[01:02]` (minutes and seconds).

    Without brackets `00:01:02` counts at the beginning of a line, a range of times too, and `0:05` or `00:01:02` at
    the end of one behind a tab or two blanks, as meeting programs write it behind the speaker. A dash behind a stamp
    between signs, which programs write there, belongs to it. What follows a
    hyphen, a full stop or a comma is a decimal fraction of a second. Minutes and seconds over 59 are no time.
    """
    return tuple(
        mark
        for start, end in _lines_with_times(text)
        for found in _MARKS.finditer(text, start, end)
        if (mark := _mark(found))
    )


def marks_in(text: str, span: Span) -> Iterator[TimeMark]:
    """The stamps of any form in a stretch that holds nothing but stamps, labels and signs."""
    for found in _ANY.finditer(text, span.start, span.end):
        milliseconds = milliseconds_of(found[0])
        if milliseconds is not None:
            yield TimeMark(Span(*found.span()), milliseconds)


def marks_of_stamp_lines(text: str) -> tuple[TimeMark, ...]:
    """The stamps that fill lines, in whatever form, where there are several and time goes on from one to the next."""
    found: list[TimeMark] = []
    position = 0
    for line in text.split("\n"):
        if is_stamp_line(line.strip()) and (mark := next(marks_in(text, Span(position, position + len(line))), None)):
            found.append(mark)
        position += len(line) + 1
    times = [mark.milliseconds for mark in found]
    return tuple(found) if len(found) > 1 and times == sorted(times) else ()


def is_stamp_line(line: str) -> bool:
    """Whether a line holds nothing but time stamps, in whatever form."""
    return len(line) < 120 and _EARLY_NUMBER.match(line) is not None and _LINE.fullmatch(line) is not None


def milliseconds_of(stamp: str) -> int | None:
    """The time that a stamp names, of a range its beginning; None where minutes or seconds are over 59."""
    found = _TIMES.search(stamp)
    if found is None:
        return _written_out(stamp)
    time = _FRAMES.sub(r"\1", found[0])  # how many frames a second has is not known
    fraction = _FRACTION.search(time)
    parts = [int(part) for part in (time[: fraction.start()] if fraction else time).split(":")]
    if any(part > 59 for part in parts[1:]):
        return None
    seconds = 0
    for part in parts:
        seconds = seconds * 60 + part
    return seconds * 1000 + (int(fraction[1][:3].ljust(3, "0")) if fraction else 0)


def _written_out(stamp: str) -> int | None:
    seconds = 0
    parts = _SPOKEN.findall(stamp)
    for number, unit in parts:
        seconds += int(number) * {"h": 3600, "s": 1}.get(_first_of_unit(unit), 60)
    return seconds * 1000 if parts else None


def _first_of_unit(unit: str) -> str:
    small = unit.lower()
    return "h" if small.startswith(("st", "h")) else small[0]


def _lines_with_times(text: str) -> Iterator[tuple[int, int]]:
    """The lines that could hold a time stamp: looking for one is dear, and no stamp reaches over a line's end."""
    end = 0
    for found in _MINUTES.finditer(text):
        if found.start() >= end:
            end = text.find("\n", found.end())
            end = len(text) if end < 0 else end
            yield text.rfind("\n", 0, found.start()) + 1, end


def _mark(found: re.Match[str]) -> TimeMark | None:
    form = found.lastgroup
    span = Span(*found.span(form or 0))
    stamp = found[form or 0]
    if stamp[0] in _CLOSED_BY and stamp[-1] != _CLOSED_BY[stamp[0]]:
        return None
    milliseconds = milliseconds_of(stamp)
    dash = None if form else _DASH.match(found.string, span.end)
    return None if milliseconds is None else TimeMark(Span(span.start, dash.end()) if dash else span, milliseconds)


def joined_marks(*several: Iterable[TimeMark]) -> tuple[TimeMark, ...]:
    """Marks in order without those that overlap one before; of those that begin together the longest."""
    found = sorted((mark for marks in several for mark in marks), key=lambda mark: (mark.span.start, -mark.span.end))
    kept: list[TimeMark] = []
    for mark in found:
        if not kept or mark.span.start >= kept[-1].span.end:
            kept.append(mark)
    return tuple(kept)
