"""Where turns begin and end: the stamps around a label belong to it, what is said begins behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qualcode.model.documents import Turn
from qualcode.model.spans import Span
from qualcode.reading.dialects.forms import Candidate
from qualcode.reading.dialects.stamps import BLANK, ENCLOSED, is_stamp_line

_STAMP_FIRST = re.compile(rf"(?:{ENCLOSED}(?:{BLANK}+[-–—](?=\s))?\s*+)++")
_BLANKS = re.compile(r"\s*+")
_LONGEST_STAMPS = 120  # characters


def turns_of(text: str, labels: Sequence[Candidate]) -> Iterator[Turn]:
    """The turns that begin with the labels, in order, each up to the next one.

    A line of stamps above the first label says that such lines belong to the label below them.
    """
    starts = [label.start for label in labels]
    if labels and _start_of_stamps(text, starts[0]) < starts[0]:
        starts = [_start_of_stamps(text, start) for start in starts]
    ends = [*starts[1:], len(text)]
    for label, start, following in zip(labels, starts, ends, strict=True):
        said = text[label.end : following]
        end = label.end + len(said.rstrip())
        yield Turn(Span(start, end), label.speaker, min(_speech(text, label.end, following), end))


def _speech(text: str, position: int, end: int) -> int:
    """Where the words begin behind a label: behind blanks, stamps, lines of stamps, and a dash behind a stamp."""
    while True:
        blanks = _BLANKS.match(text, position, end)
        position = blanks.end() if blanks else position
        line_end = text.find("\n", position, end)
        line = text[position : line_end if line_end >= 0 else end]
        if line_end >= 0 and is_stamp_line(line):
            position = line_end
            continue
        found = _STAMP_FIRST.match(text, position, min(end, position + _LONGEST_STAMPS))
        return found.end() if found else position


def _start_of_stamps(text: str, start: int) -> int:
    """The beginning of the lines of stamps above a line (and of a number above them); `start` if there are none."""
    beginning = start
    line_start = text.rfind("\n", 0, start) + 1
    while line_start > 0:
        above = text.rfind("\n", 0, line_start - 1) + 1
        line = text[above : line_start - 1].strip()
        is_number = beginning < start and line.isdecimal()
        if line and not is_number and not is_stamp_line(line):
            break
        if line:
            beginning = above
        elif beginning < start or text[max(0, above - 2) : above].isspace():
            break
        line_start = above
        if is_number:
            break
    return beginning
