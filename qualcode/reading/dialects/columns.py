"""Labels in a column of a table, whatever the other columns hold: number, times, speaker, words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from qualcode.language.forms.normalised import composed
from qualcode.reading.dialects.forms import Candidate, FoldedNames
from qualcode.reading.dialects.labels import LONGEST_LABEL, is_known_label, is_name, is_short, is_small_label
from qualcode.reading.dialects.stamps import is_stamp_line

_LEAST_ROWS = 2
_MOST_COLUMNS = 8  # before the words
_NUMBER = re.compile(r"[(\[#]?\d{1,6}[)\].:]?")
_HEADS = re.compile(
    r"(?:sprecher|speaker|person|name|wer|who|redner|rolle|role|teilnehmer|participant)\W?(?:innen|in|:in|s)?", re.I
)


@dataclass(frozen=True, slots=True)
class _TabbedLine:
    """A line of a table: where it begins, its cells without outer blanks, and where each of them begins."""

    start: int
    cells: tuple[str, ...]
    starts: tuple[int, ...]


def labels_in_columns(text: str, known: Collection[str]) -> list[Candidate]:
    """The labels of the column that holds the speakers, each up to the beginning of its words; none without one.

    A row whose cell is empty goes on with the speaker of the row above.
    """
    rows = list(_rows(text))
    if len(rows) < _LEAST_ROWS:
        return []
    names = FoldedNames(known)
    for column in range(min(_MOST_COLUMNS, max(len(row.cells) for row in rows) - 1)):
        words = _words_column(rows, column)
        if words and _holds_speakers(rows, column, names):
            return list(_labels(rows, column, words))
    return []


def _rows(text: str) -> Iterator[_TabbedLine]:
    start = 0
    for line in text.split("\n"):
        if "\t" in line:
            cells = line.split("\t")
            places = accumulate((len(cell) + 1 for cell in cells[:-1]), initial=start)
            yield _TabbedLine(start, tuple(composed(cell).strip() for cell in cells), tuple(places))
        start += len(line) + 1


def _words_column(rows: Sequence[_TabbedLine], column: int) -> int:
    """The column behind this one that holds most words, if nothing but numbers and times stands between; else 0."""
    sums: dict[int, int] = {}
    for row in rows:
        for index, cell in enumerate(row.cells[column + 1 :], start=column + 1):
            sums[index] = sums.get(index, 0) + len(cell.split())
    words = max(sums, key=lambda index: sums[index])
    between = (cell for row in rows[1:] for cell in row.cells[column + 1 : words])
    before = (cell for row in rows[1:] for cell in row.cells[:column])
    return words if all(map(_counts, between)) and all(map(_counts, before)) else 0


def _counts(cell: str) -> bool:
    """Whether a cell holds a number, a time or nothing."""
    return not cell or _NUMBER.fullmatch(cell) is not None or is_stamp_line(cell)


def _holds_speakers(rows: Sequence[_TabbedLine], column: int, names: FoldedNames) -> bool:
    """Whether nearly all of a column's cells may be labels, and at least one of them comes back."""
    cells = [_label(row.cells[column]) for row in rows if column < len(row.cells) and row.cells[column]]
    fit = sum(1 for cell in cells if cell in names or _may_speak(cell))
    return 2 * len(cells) > len(rows) and 10 * fit >= 9 * len(cells) and len(set(cells)) < len(cells)


def _may_speak(cell: str) -> bool:
    if not cell or len(cell) > LONGEST_LABEL or "\n" in cell:
        return False
    return is_known_label(cell) or is_small_label(cell) or is_name(cell) or is_short(cell)


def _label(cell: str) -> str:
    """The label in a cell, without the signs that may stand around it."""
    return " ".join(cell.strip("*_ ").rstrip(":").strip("[](){}<>@#").split()) if cell else ""


def _labels(rows: Sequence[_TabbedLine], column: int, words: int) -> Iterator[Candidate]:
    speaker = ""
    for index, row in enumerate(rows):
        if words >= len(row.cells) or (index == 0 and _HEADS.fullmatch(row.cells[column])):
            continue
        speaker = _label(row.cells[column]) or speaker
        if speaker:
            yield Candidate(row.start, row.starts[words], speaker)
