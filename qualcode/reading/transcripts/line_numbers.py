"""Numbers that a transcript counts its lines or paragraphs with: they are no words, and lines are cited by them.

A number before a line may be anything: an item of a list, the beginning of a sentence (“3 Jahre lang”), a row of a
table. Numbers of lines are known by where they stand: each counts the lines up to its own (`1`, `2`, `3` before all
of them, or `5`, `10`, `15` before every fifth), or, where paragraphs are counted, each stands before a label. What
is left without them must be talk or lines that go on in lower case.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qualcode.model.documents import LineMark
from qualcode.model.spans import Span
from qualcode.reading.transcripts.tidying import Cut, TidiedText
from qualcode.reading.transcripts.turns import find_turns

_BLANK = r"[^\S\n]"
_NUMBER = re.compile(
    rf"[\ufeff\u200b\u2060]*{_BLANK}*(?P<head>(?:(?:Z(?:eile|\.)?|L(?:ine|\.)?){_BLANK}?)?[\[(<{{]?)"
    rf"(?P<number>[0-9]{{1,5}})(?P<tail>[\])>}}]?[.:)]?(?:{_BLANK}*\|)?)(?P<gap>{_BLANK}*)"
)
_FIRST_SIGNS = frozenset("0123456789[(<{ZL\ufeff\u200b\u2060")
_LEAST = 4  # numbers
_MOST_LINES = 0.8  # of all lines, where each is counted
_NEARLY_ALL = 0.9  # of the numbers that must be there
_STEPS = (2, 3, 5, 10)
_SOME_LOWER = 0.1  # of the lines go on in lower case, where they are lines and no items
_LIST_TAILS = frozenset({".", ")", ":"})


@dataclass(frozen=True, slots=True)
class NumberedLines:
    """The numbers of a text's lines: what goes out of the text, and the mark of each line, by places before."""

    cuts: tuple[Cut, ...] = ()
    marks: tuple[LineMark, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the text: where it begins, which one it is of all and of those that are not blank."""

    start: int
    text: str
    of_all: int
    of_filled: int


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A line with a number before it; `end` is where the number ends and `rest` where the line goes on."""

    line: _Line
    number: int
    end: int
    rest: int


class _Counted(StrEnum):
    """What the numbers count: each line, every second, fifth or tenth, or paragraphs (turns)."""

    LINES = "lines"
    SOME = "some-lines"
    PARAGRAPHS = "paragraphs"


@dataclass(frozen=True, slots=True)
class _Counting:
    """Numbers that belong together, what they count, and the marks of all lines that are counted."""

    kind: _Counted
    numbered: tuple[_Numbered, ...] = ()
    marks: tuple[LineMark, ...] = ()


NOTHING = NumberedLines()


def find_numbers(text: str) -> NumberedLines:
    """The numbers of the lines; none where it is not sure that lines are counted."""
    lines = list(_lines(text))
    by_form: dict[tuple[str, str], list[_Numbered]] = defaultdict(list)
    for line in lines:
        if line.text.lstrip()[:1] in _FIRST_SIGNS and (found := _NUMBER.match(line.text)):
            tail = found["tail"].strip()
            if found["gap"] or tail or found.end() == len(line.text):
                numbered = _Numbered(line, int(found["number"]), found.end("tail"), found.end())
                by_form[found["head"].strip(), tail].append(numbered)
    if not by_form:
        return NOTHING
    (_head, tail), alike = max(by_form.items(), key=lambda item: len(item[1]))
    for counting in (_counted_lines(lines, alike), _counted_paragraphs(alike)):
        if len(counting.numbered) < _LEAST:
            continue
        cuts = tuple(_cuts(lines, counting.numbered))
        if _is_of_lines(text, cuts, counting, is_list=tail in _LIST_TAILS):
            return NumberedLines(cuts, counting.marks)
    return NOTHING


def _lines(text: str) -> Iterator[_Line]:
    start = filled = 0
    for number, line in enumerate(text.split("\n"), start=1):
        filled += bool(line.strip())
        yield _Line(start, line, number, filled)
        start += len(line) + 1


def _counted_lines(lines: Sequence[_Line], numbered: Sequence[_Numbered]) -> _Counting:
    """The numbers that count lines, blank ones or not, each or every fifth; counting may begin anew on each page."""
    found: list[_Counting] = []
    filled = sum(1 for line in lines if line.text.strip())
    for blank_too in (False, True):
        groups: dict[int, list[_Numbered]] = defaultdict(list)
        for each in numbered:
            groups[each.number - _ordinal(each.line, blank_too=blank_too)].append(each)
        taken = [each for group in groups.values() if len(group) > 2 for each in group]
        if len(taken) >= _MOST_LINES * filled:
            found.append(_counting(_Counted.LINES, taken, [LineMark(each.line.start, each.number) for each in taken]))
        else:
            found.append(_every_some(lines, groups, _MOST_LINES * filled, blank_too=blank_too))
    return max(found, key=lambda counting: len(counting.marks))


def _counting(kind: _Counted, numbered: Sequence[_Numbered], marks: Sequence[LineMark]) -> _Counting:
    return _Counting(
        kind,
        tuple(sorted(numbered, key=lambda each: each.line.start)),
        tuple(sorted(marks, key=lambda mark: mark.offset)),
    )


def _ordinal(line: _Line, *, blank_too: bool) -> int:
    return line.of_all if blank_too else line.of_filled


def _every_some(
    lines: Sequence[_Line], groups: dict[int, list[_Numbered]], least: float, *, blank_too: bool
) -> _Counting:
    """Numbers before every second, third, fifth or tenth line, which count at least so many lines."""
    for step in _STEPS:
        taken: list[_Numbered] = []
        shifts: list[tuple[int, int, int]] = []  # first and last number counted, their distance from the ordinals
        for distance, group in groups.items():
            fitting = [each for each in group if each.number % step == 0]
            expected = (fitting[-1].number - fitting[0].number) // step + 1 if fitting else 0
            if len(fitting) > 1 and len(fitting) >= _NEARLY_ALL * expected:
                taken += fitting
                shifts.append((fitting[0].number - step + 1, fitting[-1].number + step - 1, distance))
        marks = _marks(lines, shifts, blank_too=blank_too)
        if len(marks) >= least:
            return _counting(_Counted.SOME, taken, marks)
    return _Counting(_Counted.SOME)


def _marks(lines: Sequence[_Line], shifts: Sequence[tuple[int, int, int]], *, blank_too: bool) -> list[LineMark]:
    """The marks of all lines that are counted; where counting begins anew, a line belongs to the later one."""
    starts = {_ordinal(line, blank_too=blank_too): line.start for line in lines if line.text.strip()}
    numbers = {
        starts[number - distance]: number
        for first, last, distance in shifts
        for number in range(max(1, first), last + 1)
        if number - distance in starts
    }
    return [LineMark(start, number) for start, number in numbers.items()]


def _counted_paragraphs(numbered: Sequence[_Numbered]) -> _Counting:
    """The numbers that count on by one, whatever stands between them: of paragraphs or of turns."""
    taken: list[_Numbered] = []
    for each in numbered:
        if not taken or each.number == taken[-1].number + 1:
            taken.append(each)
        elif len(taken) == 1 and each.number in (0, 1):
            taken = [each]
    return _counting(_Counted.PARAGRAPHS, taken, [LineMark(each.line.start, each.number) for each in taken])


def _cuts(lines: Sequence[_Line], taken: Sequence[_Numbered]) -> Iterator[Cut]:
    """The numbers with the blanks behind them; what is indented beside the others stays so."""
    column = min((each.rest for each in taken if each.rest < len(each.line.text)), default=0)
    by_start = {each.line.start: each for each in taken}
    for line in lines:
        each = by_start.get(line.start)
        if each is not None:
            end = min(each.rest, max(each.end + 1, column))
        else:
            end = min(len(line.text) - len(line.text.lstrip()), column)
        if end:
            yield Cut(Span(line.start, line.start + end))


def _is_of_lines(text: str, cuts: Sequence[Cut], counting: _Counting, *, is_list: bool) -> bool:
    """Whether what the numbers stand before are lines of a transcript, not items of a list or rows of a table."""
    tidied = TidiedText(text, cuts)
    labels = {turn.span.start for turn in find_turns(tidied.text)}
    if counting.kind is _Counted.PARAGRAPHS:
        before = sum(tidied.place(each.line.start + each.rest) in labels for each in counting.numbered)
        return before >= _MOST_LINES * len(counting.numbered)
    if counting.kind is _Counted.SOME or len(labels) > 1:
        return True
    rests = [each.line.text[each.rest :] for each in counting.numbered]
    lower = sum(rest[:1].islower() for rest in rests)
    columns = sum("\t" in rest.strip() for rest in rests)
    return not is_list and 2 * columns < len(rests) and _SOME_LOWER * len(rests) <= lower < len(rests)
