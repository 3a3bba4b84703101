"""Which row of the table a text is: its form of label is known, the program tell its head, its names and stamps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from qualcode.model.documents import Turn
from qualcode.model.spans import Span
from qualcode.reading.dialects.rows import BY_NAME, DIALECTS, Dialect, StampPlace
from qualcode.reading.dialects.stamps import marks_in

_LOOKED_AT = 50  # turns
_THREE, _TWO = re.compile(r"\d{1,3}:\d{1,2}:\d{1,2}"), re.compile(r"\d{1,3}:\d\d")


def row_of(text: str, template: str, turns: Sequence[Turn], program: str) -> Dialect:
    """The row that says most of a text whose labels have this form.

    A program is named where its head stood above the text (`program`), or where names and stamps are as it alone
    writes them: nobody else's transcript shall be said to be its.
    """
    rows = [row for row in DIALECTS if row.label == template]
    if not rows:
        return BY_NAME["colon"]
    if program in BY_NAME and BY_NAME[program].label == template:
        return BY_NAME[program]
    looked_at = turns[:_LOOKED_AT]
    stamps = _most_stamps(text, looked_at)
    fits = {row.name: _fit(row, looked_at, stamps) for row in rows}
    return max(rows, key=lambda row: fits[row.name])  # of those that fit alike the first


def _fit(row: Dialect, turns: Sequence[Turn], stamps: Counter[tuple[str, StampPlace]]) -> int:
    """How many of its marks the text has; less than nothing where one is missing."""
    if not row.time and not row.names and not row.heads:
        return 0
    if not turns or (row.heads and not row.names):
        return -1
    fit = 0
    if row.names:
        names = re.compile(row.names)
        if not all(names.fullmatch(turn.speaker) for turn in turns):
            return -1
        fit += 1
    if row.time:
        if 2 * stamps[_shape(row.time), row.place] < len(turns):
            return -1
        fit += 1
    return fit


def _most_stamps(text: str, turns: Sequence[Turn]) -> Counter[tuple[str, StampPlace]]:
    """How often stamps of a shape stand at a place to their label."""
    found: Counter[tuple[str, StampPlace]] = Counter()
    for turn in turns:
        label = text.find(turn.speaker, turn.span.start, turn.speech)
        if label < 0:
            continue
        for mark in marks_in(text, Span(turn.span.start, turn.speech)):
            before = mark.span.start < label
            between = text[mark.span.end : label] if before else text[label : mark.span.start]
            if before:
                place = StampPlace.LINE_ABOVE if "\n" in between else StampPlace.BEFORE
            else:
                place = StampPlace.LINE_BELOW if "\n" in between else StampPlace.BEHIND
            found[_shape(mark.span.cut(text)), place] += 1
    return found


def _shape(stamp: str) -> str:
    """The stamp with T for its times and 0 for its other digits; one that is written out in words is “words”."""
    if ":" not in stamp:
        return "words"
    return re.sub(r"\d", "0", _TWO.sub("T2", _THREE.sub("T3", stamp)).replace("T2", "T:").replace("T3", "T::"))
