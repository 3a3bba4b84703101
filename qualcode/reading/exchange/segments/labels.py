"""Transcripts that somebody coded in a program for texts: codes in comments, in a column of a table, or in brackets.

Labels in the margin are no words of the talk: they are taken out of the text, and the passage beside is what they
code. A bracket is a label where its words are the name of a code, or where it says so: “[#Waiting]”,
“[Code: Waiting]”.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.model.exchange.losses import Fate, Loss, LossKind, LossReport
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.exchange.segments import LabelledText, MarginLabel, SegmentField
from qualcode.model.spans import Span, trimmed
from qualcode.reading.exchange.segments.columns import says
from qualcode.reading.source.extract import CellRow, Extract
from qualcode.reading.source.raw_table import heading_key
from qualcode.reading.tables.table import listed_names

_SPEAKERS = frozenset(("speaker", "sprecher", "sprecherin", "sprecher*in", "person", "name", "wer", "who"))
_LONGEST = 200  # signs of a label
_BRACKETS = rf"(?:\[[^\[\]\n]{{1,{_LONGEST}}}\]\s*)+"
_SPEAKER = re.compile(r"\s*[^\[\]:\n]{1,40}:\s+")
_BEGUN = re.compile(rf"\s*(?:{_BRACKETS})?(?P<speaker>[^\[\]:\n]{{1,40}}:)\s")
_BEFORE = re.compile(rf"\s*(?P<labels>{_BRACKETS})")
_BRACKET = re.compile(r"\[([^\[\]\n]+)\]")
_SAID = re.compile(r"\s*(?:#|(?:code|codes|kode|kodes)\s*:)\s*(?P<name>.*\S)\s*", re.IGNORECASE)
_TIME = re.compile(r"[\d\s:.,#-]+")  # what stands in brackets and is a time, a number or nothing


def labels_in_comments(extract: Extract) -> LabelledText:
    """The text with its comments as labels."""
    labels = tuple(
        MarginLabel(marking.span, marking.text, marking.author)
        for marking in extract.markings
        if marking.text.strip() and marking.span.length
    )
    other = sum(not marking.text.strip() for marking in extract.markings)
    losses = (Loss(LossKind.ELEMENT, LossReason.NOT_KEPT, _("highlighted"), number=other),) if other else ()
    return LabelledText(extract.text, labels, LossReport(losses))


def labels_in_margin(extract: Extract, name: str, is_code: Callable[[str], bool], heading: str = "") -> LabelledText:
    """The text without the labels of its margin: those of a column of its tables, else those in brackets.

    `heading` is that of the column, where somebody named it; `is_code` tells whether words are the name of a code.
    Raises ReadingError where the heading is not there.
    """
    rows = [row for row in extract.rows if len(row.cells) > 1 and any(cell.length for cell in row.cells)]
    tables = list(_tables(extract.text, rows, heading))
    if heading and not tables:
        shown = listed_names(" ".join(cell.cut(extract.text).split()) for row in rows[:1] for cell in row.cells)
        raise ReadingError(
            _("No table of “{name}” has a column “{heading}”.", name=name, heading=heading),
            _("Its first table has {names}.", names=shown) if shown else _("It holds no table."),
        )
    return _of_tables(extract.text, tables) if tables else _of_brackets(extract.text, is_code)


@dataclass(slots=True)
class _Rebuilt:
    """A text that is written anew with labels beside it."""

    pieces: list[str] = field(default_factory=list)
    labels: list[MarginLabel] = field(default_factory=list)
    length: int = 0

    def add(self, text: str) -> None:
        """Write more of the text."""
        self.pieces.append(text)
        self.length += len(text)

    def label(self, words: str, text: str) -> None:
        """A label beside the words that were written last, without white space at their edges."""
        within = trimmed(words, Span(0, len(words)))
        if within.length:
            start = self.length - len(words)
            self.labels.append(MarginLabel(Span(start + within.start, start + within.end), text))

    @property
    def text(self) -> str:
        return "".join(self.pieces)


# ---- columns -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _CodedTable:
    """The rows of a table below its headings, with the columns of codes, of what is said, and of who speaks."""

    head: CellRow
    rows: Sequence[CellRow]
    code: int
    words: int
    speaker: int | None


def _tables(text: str, rows: Sequence[CellRow], heading: str) -> Iterator[_CodedTable]:
    """The tables that have a column of codes; rows of as many cells that follow each other are one."""
    start = 0
    while start < len(rows):
        end = start + 1
        while (
            end < len(rows)
            and len(rows[end].cells) == len(rows[start].cells)
            and text[rows[end - 1].cells[-1].end : rows[end].cells[0].start].count("\n") <= 1
        ):
            end += 1
        keys = [heading_key(cell.cut(text)) for cell in rows[start].cells]
        wanted = heading_key(heading)
        codes = [at for at, key in enumerate(keys) if (key == wanted if wanted else says(key, SegmentField.CODE))]
        if codes and end - start > 1:
            yield _coded_table(rows[start:end], keys, codes[0])
        start = end


def _coded_table(rows: Sequence[CellRow], keys: Sequence[str], code: int) -> _CodedTable:
    others = [at for at in range(len(keys)) if at != code]
    lengths = {at: sum(row.cells[at].length for row in rows[1:]) for at in others}
    speaker = next((at for at in others if keys[at] in _SPEAKERS), None)
    words = max(others, key=lambda at: (says(keys[at], SegmentField.WORDS), lengths[at]))
    return _CodedTable(rows[0], rows[1:], code, words, None if speaker == words else speaker)


def _of_tables(text: str, tables: Sequence[_CodedTable]) -> LabelledText:
    rebuilt, at = _Rebuilt(), 0
    for table in tables:
        first, end = table.head.cells[0].start, table.head.cells[-1].end
        rebuilt.add(text[at:first])
        at = end + (text[end : end + 1] == "\n")
        for row in table.rows:
            start = min(cell.start for cell in row.cells if cell.length)
            rebuilt.add(text[at:start].rstrip("\t"))  # before it there may be empty cells
            _add_row(rebuilt, [cell.cut(text) for cell in row.cells], table)
            at = row.cells[-1].end
    rebuilt.add(text[at:])
    return _labelled(rebuilt)


def _add_row(rebuilt: _Rebuilt, cells: Sequence[str], table: _CodedTable) -> None:
    """Write the cells of a row, what is said last, as “who: what” where a column tells who speaks."""
    if table.speaker is not None and cells[table.speaker].strip():
        speaker = f"{cells[table.speaker].strip().rstrip(':')}: "
    else:
        speaker = ""
    others = [cells[at] for at in range(len(cells)) if at not in (table.code, table.words, table.speaker)]
    rebuilt.add("".join(f"{cell}\t" for cell in others if cell.strip()) + speaker)
    rebuilt.add(cells[table.words])
    if label := cells[table.code].strip():
        rebuilt.label(cells[table.words], label)


# ---- brackets ------------------------------------------------------------------------------------------


def _of_brackets(text: str, is_code: Callable[[str], bool]) -> LabelledText:
    rebuilt = _Rebuilt()
    lines = text.split("\n")
    begun = Counter(found["speaker"].strip() for line in lines if (found := _BEGUN.match(line)))
    unknown: Counter[str] = Counter()
    waiting: list[str] = []  # labels that stand alone on their line: they are of the next one
    for number, line in enumerate(lines):
        left: set[str] = set()
        speaker, words, labels = _without_labels(line, is_code, left, begun)
        unknown.update(left)
        if labels and not words.strip():
            waiting += labels
            continue
        rebuilt.add("\n" * (number > 0 and bool(rebuilt.pieces)) + speaker)
        rebuilt.add(words)
        if words.strip():
            for label in (*waiting, *labels):
                rebuilt.label(words, label)
            waiting = []
    losses = tuple(
        Loss(LossKind.CODE, LossReason.CODE_UNKNOWN, name, number=number, fate=Fate.DOUBTED)
        for name, number in unknown.items()
    )
    return _labelled(rebuilt, losses, left=len(waiting))


def _without_labels(
    line: str, is_code: Callable[[str], bool], unknown: set[str], begun: Counter[str]
) -> tuple[str, str, list[str]]:
    """Who speaks in a line, what is said without labels, and these; `begun` tells how many lines begin in that way.

    A label stands before the speaker, behind that, or at the end of the line.
    """
    labels: list[str] = []
    line, names = _without_first(line, is_code, unknown)
    labels += names
    speaker = found[0] if (found := _SPEAKER.match(line)) and begun[found[0].strip()] > 1 else ""
    line, names = _without_first(line[len(speaker) :], is_code, unknown)
    labels += names
    line, names = _without_last(line, is_code, unknown)
    return speaker, line, labels + names


def _without_first(line: str, is_code: Callable[[str], bool], unknown: set[str]) -> tuple[str, list[str]]:
    """A line without the labels that it begins with, and these."""
    found = _BEFORE.match(line)
    names = _labels(found["labels"], is_code, unknown) if found else []
    return (line[found.end() :], names) if found and names else (line, [])


def _without_last(line: str, is_code: Callable[[str], bool], unknown: set[str]) -> tuple[str, list[str]]:
    """A line without the labels that it ends with, and these."""
    start = end = len(line.rstrip())
    while line[start - 1 : start] == "]":
        opened = line.rfind("[", max(0, start - _LONGEST - 2), start)
        if opened < 0 or "]" in line[opened : start - 1]:
            break
        start = opened
        while start and line[start - 1].isspace():
            start -= 1
    names = _labels(line[start:end], is_code, unknown)
    return (line[:start], names) if names else (line, [])


def _labels(brackets: str, is_code: Callable[[str], bool], unknown: set[str]) -> list[str]:
    """The labels of brackets beside each other; none where one of them is no label, which goes to the `unknown`."""
    names: list[str] = []
    for words in _BRACKET.findall(brackets):
        said = _SAID.fullmatch(words)
        name = said["name"] if said else words.strip()
        if not said and not is_code(name):
            if not _TIME.fullmatch(name):
                unknown.add(name)
            return []
        names.append(name)
    return names


def _labelled(rebuilt: _Rebuilt, losses: tuple[Loss, ...] = (), left: int = 0) -> LabelledText:
    number = len(rebuilt.labels)
    taken = (
        (Loss(LossKind.ELEMENT, LossReason.LABELS_TAKEN_AWAY, number=number, fate=Fate.CHANGED),) if number else ()
    )
    alone = (Loss(LossKind.CODING, LossReason.COVERS_NOTHING, number=left),) if left else ()
    return LabelledText(rebuilt.text, tuple(rebuilt.labels), LossReport((*taken, *losses, *alone)))
