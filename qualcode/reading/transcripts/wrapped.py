"""Lines that a program or a typist broke at a width: where a line's end is no end of a paragraph.

Evidence, for the text as a whole:

1. Width: a program breaks a line where the next word has no room. There is a width at which nearly all open ends
   (those without a full stop) fit so, and hardly a line is longer.
2. Words: where lines were broken by hand or by the widths of letters, most lines end open, the next ones begin in
   lower case, and lines are long. A text without full stops is no such text: its lines may be what was meant.

Then each end is looked at: by its room, its last sign, and how the next line begins. Ends before labels, items of
lists, headings, time stamps and rows of tables, and ends behind them, are never wrapped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, pairwise
from typing import NamedTuple

from qualcode.model.spans import Span
from qualcode.reading.transcripts.hyphens import HYPHENS, Hyphenation, hyphenation_of
from qualcode.reading.transcripts.tidying import Cut

_BEGINS = re.compile(
    r"(?:[•▪●○*+·‣◦]|\(?[a-z]\))\s"  # items of lists
    r"|[#>|@]|```|~~~"  # Markdown, quoted mail, names
    r"|[\[({#]?\d{1,3}:\d\d"  # time stamps
    r"|[-=_*~]{3,}\s*$"
)
_MAY_BE_ITEM = re.compile(r"(?:[-–—]|\(?\d{1,3}[.)])\s+(?P<rest>.?)")  # or a dash, an ordinal number
_LABEL = re.compile(r"[^\W\d_][^:\n]{0,39}?[^\s:]?\s?:(?=\s|$)|[\[({<][^\])}>\n]{1,40}[\])}>]\s?:?(?=\s|$)")
_OPEN_BEFORE_LOWER = re.compile(r"[^\s.?!:…][^\S\n]*\n[^\S\n]*[\"'“„‚‘»«(]?[^\W\d_A-ZÄÖÜ]")
_IN_COLUMNS = re.compile(r"\S(?:[^\S\n]*\t|[^\S\n\t]{3,})[^\S\n]*\S")
_GAP = re.compile(r"\t|[^\S\n]{3}")  # without one there are no columns, which is quicker to see
_CLOSED = re.compile(r"[.?!…:。！？][\"'“”„’‘»«)\]]*(?:#[\d:-]+#|\[[\d:.]+\])?$")
_FIRST_CHUNK = re.compile(r"\S+?(?:(?<=\w)-(?=\w)|(?=\s|$))")
_FENCES = ("```", "~~~")
_WIDTHS = range(34, 181)
_LEAST_HAND_WIDTH = 40
_FIT = 0.7  # of the open ends
_LONGER = 0.1  # of the lines may be longer than the width
_LOWER = 0.3  # of the open ends go on in lower case
_LEAST_CLOSED = 0.15  # of the lines of a text with full stops
_SHORT = 0.75  # of the width
_FEW_SHORT = 0.05  # of the ends
_SOME_ITEMS = 0.05  # of the lines
_FIRST_WITHOUT_BLANKS = "\u2e80"  # scripts that part words by no blank begin here


@dataclass(frozen=True, slots=True)
class WrappedEnd:
    """An end of a line within a paragraph: the break with the blanks around it, what joins the two lines, and
    whether that is sure.
    """

    cut: Cut
    is_sure: bool = True


class _Line(NamedTuple):
    """A line without outer blanks, from where its indent begins. `is_apart` says that it goes into no other one."""

    begin: int
    span: Span
    text: str
    is_apart: bool


class _End(NamedTuple):
    """The end of a line that the next one may go on from. `length` counts the indent too.

    `room` is what the first word of the next line needs, with its blank. `may_be_item` says that the next line begins
    with a dash or an ordinal number.
    """

    line: _Line
    following: _Line
    length: int
    room: int
    is_open: bool
    is_lower: bool
    may_be_item: bool

    def fits(self, width: float) -> bool:
        """Whether a program breaks lines of this width here."""
        return self.length <= width < self.length + self.room


def may_be_wrapped(text: str) -> bool:
    """Whether a line ends open and the next one begins in lower case; to know more takes longer."""
    return _OPEN_BEFORE_LOWER.search(text) is not None


def find_wrapped(
    text: str, kept: Collection[int] = (), *, by_width: bool = False, wanted: bool = False
) -> tuple[WrappedEnd, ...]:
    """The wrapped ends of lines in order; none where it is not sure that lines are wrapped.

    `kept` are places at which a line begins that is never joined to the one before (turns, headings, items).
    `by_width` asks for lines that a program broke at a width. `wanted` says that lines are to be joined: then each
    open end is wrapped, whatever the text as a whole shows.
    """
    lines = list(_lines(text))
    ends = list(_ends(lines, kept))
    opened = [end for end in ends if end.is_open]
    if not opened or not (wanted or any(end.is_lower for end in opened)):
        return ()
    width = _width(opened)
    if _is_wrapped_at(width, opened, lines):
        joins = partial(_joins_at, width, in_blocks=_blocks_are_paragraphs(width, ends))
    elif wanted or (not by_width and _is_wrapped_by_hand(opened, lines)):
        usual = sorted(end.length for end in opened)[(9 * len(opened)) // 10]
        joins = partial(_joins_by_hand, usual, in_blocks=_blocks_are_paragraphs(usual, ends))
    else:
        return ()
    joined = [(end, is_sure) for end in ends if (is_sure := joins(end)) is not None]
    parted = [(end.line.text[:-1], end.following.text) for end, _sure in joined if _is_parted(end.line.text)]
    hyphens = hyphenation_of([line.text for line in lines], parted)
    return tuple(WrappedEnd(_cut(end, hyphens), is_sure) for end, is_sure in joined)


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.split("\n"):
        inner = line.strip()
        first = start + len(line) - len(line.lstrip()) if inner else start
        yield _Line(start, Span(first, first + len(inner)), inner, not inner or _stands_alone(inner))
        start += len(line) + 1


def _ends(lines: Sequence[_Line], kept: Collection[int]) -> Iterator[_End]:
    in_code = False
    again = _repeated_labels(lines)
    items = sum(1 for line in lines if _MAY_BE_ITEM.match(line.text)) > _SOME_ITEMS * len(lines)
    for line, following in pairwise(lines):
        in_code ^= line.text.startswith(_FENCES)
        if in_code or line.is_apart or following.is_apart:
            continue
        may_be_item = _MAY_BE_ITEM.match(following.text)
        if (
            following.begin in kept
            or following.span.start in kept
            or _BEGINS.match(following.text)
            or (items and may_be_item)
        ):
            continue
        is_open = not _CLOSED.search(line.text)
        label = _LABEL.match(following.text)
        if label and (not is_open or label[0].casefold() in again):
            continue
        chunk = _FIRST_CHUNK.match(following.text)
        yield _End(
            line,
            following,
            length=line.span.end - line.begin,
            room=len(chunk[0] if chunk else following.text) + (not _is_parted(line.text)),
            is_open=is_open,
            is_lower=_is_lower(may_be_item["rest"] if may_be_item else following.text),
            may_be_item=may_be_item is not None,
        )


def _repeated_labels(lines: Sequence[_Line]) -> set[str]:
    found = Counter(label[0].casefold() for line in lines if (label := _LABEL.match(line.text)))
    return {label for label, times in found.items() if times > 1}


def _stands_alone(line: str) -> bool:
    """Whether a line is a heading, a rule, a row of a table."""
    if line.startswith(("#", "|")) or not any(map(str.isalnum, line)):
        return True
    return _GAP.search(line) is not None and _IN_COLUMNS.search(line) is not None


def _is_parted(line: str) -> bool:
    return line[-1:] in HYPHENS and line[-2:-1].isalnum()


def _is_lower(text: str) -> bool:
    return text.lstrip("\"'“”„‚‘’»«([…")[:1].islower()


def _width(opened: Sequence[_End]) -> int:
    """The width at which most open ends fit, the smallest of them."""
    changes = [0] * (_WIDTHS.stop + 1)
    for end in opened:
        first, last = max(end.length, _WIDTHS.start), min(end.length + end.room, _WIDTHS.stop)
        if first < last:
            changes[first] += 1
            changes[last] -= 1
    fitting = list(accumulate(changes))
    return max(_WIDTHS, key=lambda width: fitting[width])


def _is_wrapped_at(width: int, opened: Sequence[_End], lines: Sequence[_Line]) -> bool:
    fitting = [end for end in opened if end.fits(width)]
    longer = sum(1 for line in lines if len(line.text) > width and " " in line.text)
    filled = sum(1 for line in lines if line.text)
    return (
        len(fitting) > 1
        and len(fitting) >= _FIT * len(opened)
        and sum(end.is_lower for end in fitting) >= _LOWER * len(fitting)
        and longer <= _LONGER * filled
    )


def _is_wrapped_by_hand(opened: Sequence[_End], lines: Sequence[_Line]) -> bool:
    lower = [end for end in opened if end.is_lower]
    filled = [line.text for line in lines if line.text]
    closed = sum(1 for line in filled if _CLOSED.search(line))
    return (
        2 * len(lower) >= len(opened)
        and sorted(end.length for end in lower)[len(lower) // 2] >= _LEAST_HAND_WIDTH
        and closed >= _LEAST_CLOSED * len(filled)
    )


def _blocks_are_paragraphs(width: float, ends: Sequence[_End]) -> bool:
    """Whether paragraphs are parted by blank lines or labels: hardly a sentence ends long before the width."""
    short = sum(1 for end in ends if not end.is_open and end.length + end.room <= _SHORT * width)
    return short <= _FEW_SHORT * len(ends)


def _joins_at(width: int, end: _End, *, in_blocks: bool) -> bool | None:
    """Whether a line goes on in the next where lines are broken at a width, and whether that is sure; None: no."""
    fits = end.fits(width)
    if end.may_be_item:
        return True if fits and end.is_open and end.is_lower else None
    if fits or (end.is_open and (end.is_lower or end.line.text.endswith(","))):
        return fits or 2 * end.length >= width
    return True if in_blocks and 2 * end.length >= width else None


def _joins_by_hand(usual: int, end: _End, *, in_blocks: bool) -> bool | None:
    """The same where lines are broken by hand, most of them shorter than `usual`."""
    if end.may_be_item:
        return None
    if end.is_open and (end.is_lower or 2 * end.length >= usual):
        return 2 * end.length >= usual
    return True if in_blocks and end.length + end.room > _SHORT * usual else None


def _cut(end: _End, hyphens: Hyphenation) -> Cut:
    line, following = end.line, end.following
    if _is_parted(line.text):
        joint = hyphens.between(line.text[:-1], following.text)
        return Cut(Span(line.span.end - 1, following.span.start), joint)
    has_blanks = line.text[-1] < _FIRST_WITHOUT_BLANKS or following.text[0] < _FIRST_WITHOUT_BLANKS
    return Cut(Span(line.span.end, following.span.start), " " if has_blanks else "")
