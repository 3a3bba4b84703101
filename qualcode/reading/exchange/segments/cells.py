"""What the cells of a list of coded segments say: paths of codes, weights, times, numbers of paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, time

from qualcode.language.forms.normalised import spelled
from qualcode.model.codebooks.code_paths import PATH_SEPARATOR, parted_path
from qualcode.model.exchange.segments import SegmentProgram

CodePath = tuple[str, ...]
_DEEPEST = 30  # levels of a code: nobody's codebook has them
_BULLET = re.compile(r"^\s*[○●◦•▪]\s*")
_BRACKETED = re.compile(r"\[([^\[\]]+)\]")
_FAMILIES = re.compile(r"\s+-\s+(?:Famil(?:y|ies)|Familien?)\b.*$")  # as ATLAS.ti 7 writes them behind a code
_ROOTS = frozenset(("nodes", "codes", "knoten", "kodes"))  # no text: the top folder of NVivo
_SEPARATORS = {
    SegmentProgram.MAXQDA: (" > ", "\\"),
    SegmentProgram.NVIVO: ("\\",),
    SegmentProgram.ATLASTI: ("::",),
    SegmentProgram.CATMA: ("/",),
    SegmentProgram.OWN: (" > ", PATH_SEPARATOR, "\\", "::"),
}
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_GERMAN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d\d)")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)")
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*([AaPp]\.?[Mm]\.?)?")
_ZONE = re.compile(r"(Z|[+-]\d\d:?\d\d)$")
_NUMBERS = re.compile(r"(?:¶+\s*)?(\d{1,7})(?:\.0+)?(?:\s*[-–:]\s*(?:¶+\s*)?(\d{1,7}))?")


def codes_in(cell: str, program: SegmentProgram) -> tuple[CodePath, ...]:
    """The codes of a cell, each as its path, once each and in order; none for an empty cell."""
    names = _names(cell, program)
    found = (path_of(name, program) for name in names)
    return tuple(dict.fromkeys(path for path in found if path))


def _names(cell: str, program: SegmentProgram) -> list[str]:
    text = cell.strip()
    if program is SegmentProgram.ATLASTI and _BRACKETED.sub("", text).strip() == "":
        return [_FAMILIES.sub("", " ".join(name.split())) for name in _BRACKETED.findall(text)]
    lines = text.split("\n")
    if len(lines) == 1 and program in (SegmentProgram.ATLASTI, SegmentProgram.OWN):
        lines = re.split(r";\s*", text)
    return [_BULLET.sub("", line) for line in lines]


def path_of(name: str, program: SegmentProgram) -> CodePath:
    """A code as its path from the top, by the separator of the program; one deeper than any codebook is a name."""
    text = spelled(name)
    separator = next((sign for sign in _SEPARATORS[program] if sign in text), None)
    if separator == PATH_SEPARATOR:
        parts = list(parted_path(text))
    else:
        parts = [part.strip() for part in text.split(separator)] if separator else [text]
    path = tuple(part for part in parts if part)
    if len(path) > _DEEPEST:
        return (text,)
    if program is SegmentProgram.NVIVO and len(path) > 1 and path[0].casefold() in _ROOTS:
        return path[1:]
    return path


def weights_of(cells: Sequence[str]) -> tuple[list[int | None], list[bool]]:
    """The weights of a column, and which cells say none that can be kept.

    Where all say 0, or all 100, nobody weighted anything: it is what programs write by themselves.
    """
    weights: list[int | None] = []
    wrong: list[bool] = []
    for cell in cells:
        text = cell.strip()
        found = re.fullmatch(r"(\d{1,3})(?:[.,]0+)?", text)
        weight = int(found[1]) if found and int(found[1]) <= 100 else None
        weights.append(weight)
        wrong.append(bool(text) and weight is None)
    if set(weights) in ({0}, {100}):
        weights = [None] * len(weights)
    return weights, wrong


def paragraphs_of(begin: str, end: str) -> tuple[int, int] | None:
    """The numbers of the paragraphs in which a segment begins and ends; None where the cells say no such numbers.

    Times and the like are no numbers of paragraphs. One cell may hold both: “12 - 14”.
    """
    first = _NUMBERS.fullmatch(begin.strip())
    if first is None:
        return None
    last = _NUMBERS.fullmatch(end.strip())
    number = int(first[1])
    until = int(first[2] or (last[1] if last else first[1]))
    return (number, until) if 1 <= number <= until else None


def times_of(cells: Sequence[str]) -> list[str | None]:
    """The moments of a column in UTC, ISO 8601; empty for an empty cell, None for what cannot be told.

    Without a zone they are the user's, a day alone is its noon. “3/4/2026” is told by the other cells of the column:
    one of them must have a number above 12.
    """
    slashed = [found for cell in cells if (found := _SLASHED.match(cell.strip()))]
    day_first = any(int(found[1]) > 12 for found in slashed)
    month_first = any(int(found[2]) > 12 for found in slashed)
    order = "" if day_first == month_first else "day first" if day_first else "month first"  # no text
    return [_moment(cell.strip(), order) for cell in cells]


def _moment(text: str, order: str) -> str | None:
    if not text:
        return ""
    if found := _ISO.match(text):
        year, month, day = map(int, found.groups())
    elif found := _GERMAN.match(text):
        day, month, year = map(int, found.groups())
    elif (found := _SLASHED.match(text)) and order:
        first, second, year = map(int, found.groups())
        day, month = (first, second) if order.startswith("day") else (second, first)
    else:
        return None
    rest = text[found.end() :].lstrip("T, ")
    clock, zone = _CLOCK.match(rest), _ZONE.search(rest)
    if rest and clock is None:
        return None
    try:
        moment = datetime.combine(datetime(year + 2000 if year < 100 else year, month, day), _time(clock))
        moment = datetime.fromisoformat(f"{moment.isoformat()}{zone[1]}") if zone else moment
        return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    except (ValueError, OverflowError, OSError):
        return None


def _time(clock: re.Match[str] | None) -> time:
    """The time of day, noon where none is said. Raises ValueError for what is none."""
    if clock is None:
        return time(12)
    hours, minutes, seconds, half = clock.groups()
    hour = int(hours)
    if half:
        hour = hour % 12 + 12 * (half[0] in "Pp")
    return time(hour, int(minutes), int(seconds or 0))
