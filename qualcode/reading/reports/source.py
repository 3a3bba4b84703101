"""A report from a word processor or a PDF in the form that the report reader knows from converted texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.reading.source.extract import Extract
from qualcode.reading.source.options import NOTE_SIGNS

_NOTE = re.compile(f" ?{NOTE_SIGNS[0]}([^{NOTE_SIGNS[0]}{NOTE_SIGNS[1]}]*){NOTE_SIGNS[1]}")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def as_report(extract: Extract) -> str:
    """The text with a raised number for each note and “#” before headings; the notes follow at the end.

    The paragraphs keep their numbers. The extract was made for a report (`ReadingOptions.is_report`).
    """
    levels = {heading.span.start: heading.level for heading in extract.headings}
    notes: list[str] = []

    def take(note: re.Match[str]) -> str:
        notes.append(note[1])
        return str(len(notes)).translate(_RAISED)

    lines = [_NOTE.sub(take, line) for line in _with_headings(extract.text, levels)]
    return "\n".join([*lines, *(f"{str(n).translate(_RAISED)} {note}" for n, note in enumerate(notes, start=1))])


def _with_headings(text: str, levels: dict[int, int]) -> Iterator[str]:
    start = 0
    for line in text.split("\n"):
        level = levels.get(start)
        yield f"{'#' * min(level, 6)} {line}" if level else line
        start += len(line) + 1
