"""A converted report as running paragraphs, each with its chapter and its line numbers.

A conversion to text tears paragraphs apart where a page ended: footnotes, page numbers, rules, captions and
tables stand between the halves. Here the halves find each other again; footnotes, captions and tables become
paragraphs of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from itertools import groupby

from qualcode.reading.reports.plain_words import SUPERSCRIPTS, QuotationMarks, clean

_OTHER_BREAK = re.compile("[\f\v\x85\u2028\u2029]")
_RULE = re.compile(r"[–—―_*\-=\s]+$")
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:Seite\s+)?\d{1,4}(?:\s*(?:/|von)\s*\d{1,4})?[-–—\s]*$")
_QUOTES = re.compile(r"[„“”»«\"()]")
_IMAGE_OR_COMMENT = re.compile(r"(?:!\[[^\[\]]*\]\([^()]*\)|<!--.*-->)$")
_FOOTNOTE = re.compile(rf"(?:[{SUPERSCRIPTS}]+|\[\^\w{{1,12}}\]:)\s*\S")
_CAPTION = re.compile(r"\**(?:(?:Abbildung|Abb\.|Tabelle|Tab\.|Übersicht)\s*\d[\d.]{0,5}\**\s*[:–-]|Quelle:)")
_LIST_ITEM = re.compile(r"(?:[-•▪*+]|\d{1,2}[.)]|[a-z]\))\s+\S")
_BLOCK_QUOTATION = re.compile(r"(?:>\s?)+")
_LONE_PARENTHESIS = re.compile(r"[*_]*\((?:[^()]|\(\d{1,4}\)){2,60}\)[.*_]*$")

_HEADING_START = re.compile(r"[*_]*(?:#|\d)")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+(\S.*?)\s*#*$")
_NUMBERED_HEADING = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,5})(\.?)\s+(\S.*)$")
_CONTENTS_ENTRY = re.compile(r"(?:\.{2,}|…|\t|\s{2,})\s*\d{1,4}$")
_HEADING_LENGTH = 200

# words after which a hyphen at the end of a line belongs to a shortened compound (Bildungs- und …)
_AFTER_SHORTENED = frozenset(
    ("und", "oder", "bzw.", "beziehungsweise", "sowie", "noch", "als", "wie", "bis", "u.", "o.", "&", "/", "+")
)
_RUNNING_HEAD_TIMES, _RUNNING_HEAD_LENGTH = 3, 100
_SHORT_LINE = 80  # a line this short without a full stop is a heading without a number, not half a paragraph


class _Kind(Enum):
    TEXT = "text"
    ITEM = "list item"  # no text: a kind that nobody sees
    QUOTED = "block quotation"  # no text: a kind that nobody sees
    FOOTNOTE = "footnote"
    TABLE = "table row"  # no text: a kind that nobody sees
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class ReportParagraph:
    """A running paragraph, still with its emphasis and footnote marks.

    `headings` are those under which it stands, outermost first. `seams` are the offsets at which the text goes on
    after a page break; `block` says that it was set as a block quotation, `running` that it belongs to the running
    text and not to a footnote, table or caption.
    """

    text: str
    headings: tuple[str, ...]
    seams: tuple[int, ...]
    block: bool
    running: bool
    _starts: tuple[int, ...]
    _lines: tuple[int, ...]

    @property
    def chapter(self) -> str:
        """The heading under which it stands, without those above; empty where there is none."""
        return self.headings[-1] if self.headings else ""

    def line(self, offset: int) -> int:
        """The number, from 1, of the source line on which the character at `offset` stands."""
        return self._lines[max(0, bisect_right(self._starts, offset) - 1)]


def paragraphs(text: str, marks: QuotationMarks, *, apart: bool = False) -> list[ReportParagraph]:
    """The paragraphs of a report in order of their beginnings.

    With `apart` each line is one, as word processors keep them; else blank lines part them.
    """
    builder = _ParagraphBuilder(marks)
    for block in _blocks(text):
        for lines in [[line] for line in block] if apart else [block]:
            builder.take(lines)
    return [growing.finished() for growing in builder.paragraphs]


_Line = tuple[int, str]


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Runs of lines between blank ones, without what only a page needs (rules, numbers, running heads)."""
    runs = groupby(_lines(text), key=lambda numbered: bool(numbered[1]) and not _page_furniture(numbered[1]))
    blocks = [list(run) for has_text, run in runs if has_text]
    alone = Counter(block[0][1] for block in blocks if len(block) == 1)
    for block in blocks:
        if len(block) > 1 or not _running_head(block[0][1], alone):
            yield block


def _lines(text: str) -> list[_Line]:
    numbered = enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1)
    return [(number, piece.strip()) for number, line in numbered for piece in _OTHER_BREAK.split(line)]


def _page_furniture(line: str) -> bool:
    return bool(_RULE.match(line) or _PAGE_NUMBER.match(line) or _IMAGE_OR_COMMENT.match(line))


def _running_head(line: str, alone: Counter[str]) -> bool:
    """Whether a short line stands alone again and again and quotes nothing."""
    if alone[line] < _RUNNING_HEAD_TIMES or len(line) > _RUNNING_HEAD_LENGTH:
        return False
    return _kind(line) is _Kind.TEXT and not _QUOTES.search(line)


def _kind(line: str) -> _Kind:
    if _FOOTNOTE.match(line):
        return _Kind.FOOTNOTE
    if _BLOCK_QUOTATION.match(line):
        return _Kind.QUOTED
    if "\t" in line:
        return _Kind.TABLE
    if _CAPTION.match(line):
        return _Kind.CAPTION
    return _Kind.ITEM if _LIST_ITEM.match(line) else _Kind.TEXT


@dataclass(slots=True)
class _Growing:
    """A paragraph to which lines are still added."""

    kind: _Kind
    headings: tuple[str, ...]
    parts: list[str] = field(default_factory=list)
    length: int = 0
    starts: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    seams: list[int] = field(default_factory=list)
    open_marks: int = 0

    def add(self, number: int, text: str, marks: QuotationMarks, *, seam: bool = False) -> None:
        """Joins one more line to the end."""
        if self.parts:
            left, text = _glue(self.parts[-1], text)
            self.length += len(left) - len(self.parts[-1])
            self.parts[-1] = left
        self.starts.append(self.length)
        self.lines.append(number)
        if seam:
            self.seams.append(self.length)
        self.parts.append(text)
        self.length += len(text)
        self.open_marks = max(0, self.open_marks + marks.balance(text))

    def goes_on_in(self, line: str, first_mark: str, marks: QuotationMarks) -> bool:
        """Whether `line`, which stands after a page break or a blank line, belongs to this paragraph."""
        if _LONE_PARENTHESIS.match(line):
            return True
        if self.kind is _Kind.QUOTED:
            return False
        if self.open_marks and first_mark and first_mark in marks.closing:
            return True
        tail = self.parts[-1][-_HEADING_LENGTH:]
        first = line.lstrip("*_ ")[:1]
        if _sentence_ended(tail):
            return first.islower() and not tail.rstrip("*_ ").endswith((":", ";"))
        return first.islower() or self.length >= _SHORT_LINE or tail.rstrip("* ").endswith(("-", ","))

    def runs_into_number(self, line: str) -> bool:
        """Whether `line` looks like a numbered item but ends the sentence begun here (“zum” / “30. Juni”)."""
        tail = self.parts[-1][-_HEADING_LENGTH:]
        return self.kind is not _Kind.ITEM and line[0].isdigit() and not _sentence_ended(tail)

    def finished(self) -> ReportParagraph:
        """The paragraph as it stands now."""
        running = self.kind in (_Kind.TEXT, _Kind.ITEM, _Kind.QUOTED)
        block = self.kind is _Kind.QUOTED
        where = (tuple(self.starts), tuple(self.lines))
        return ReportParagraph("".join(self.parts), self.headings, tuple(self.seams), block, running, *where)


def _sentence_ended(tail: str) -> bool:
    bare = tail.rstrip(f"*_ {SUPERSCRIPTS}")
    bare = re.sub(r"\((?:[^()]|\(\d{1,4}\))*\)\W{0,3}$", "", bare).rstrip(f"*_ {SUPERSCRIPTS}“”‘’\"'»«)]")
    return bare.endswith((".", "!", "?", ":", ";", "…")) or not bare


def _glue(left: str, right: str) -> tuple[str, str]:
    """The end of one line and the beginning of the next so that they can be put together.

    A hyphen made by the line break goes, one that belongs to the word stays.
    """
    left, right = left.rstrip(), right.lstrip()
    bare, first = left.rstrip("*_"), right.lstrip("*_")
    if bare.endswith("\u00ad"):
        return bare[:-1], first
    before = bare[-2:-1]
    if bare.endswith("-") and (before.isalnum() or before == "*") and first[:1].isalnum():
        if first.split(maxsplit=1)[0] in _AFTER_SHORTENED:
            return left + " ", right
        keeps_hyphen = not first[0].islower() or before.isupper() or before.isdigit()
        return (bare if keeps_hyphen else bare[:-1]), first
    if left.endswith("*") and left[-2:-1].isalpha() and re.match(r"innen\b", right):
        return left, right
    return left + " ", right


class _ParagraphBuilder:
    """Puts lines together to paragraphs and remembers the chapter."""

    def __init__(self, marks: QuotationMarks) -> None:
        self.paragraphs: list[_Growing] = []
        self._marks = marks
        self._sourced = re.compile(rf"[{re.escape(marks.closing)}]\**\s*\(")
        self._headings: list[tuple[int, str]] = []  # level and title of those under which the next paragraph stands
        self._number: tuple[int, ...] = ()
        self._dotted: bool | None = None
        self._unfinished: _Growing | None = None  # the paragraph that may go on after the page break

    def take(self, block: list[_Line]) -> None:
        """Adds a run of lines that stand together."""
        if self._takes_heading(block):
            return
        inside: _Growing | None = None
        for (number, line), first_mark in zip(block, self._first_marks(block), strict=True):
            before = inside or self._unfinished
            kind = _kind(line)
            if kind is _Kind.ITEM and before and before.runs_into_number(line):
                kind = _Kind.TEXT
            if kind is _Kind.QUOTED:
                inside = self._take_quoted(number, line, inside)
            elif kind is _Kind.TEXT and inside is not None:
                inside.add(number, line, self._marks)
            elif kind is _Kind.TEXT and before and before.goes_on_in(line, first_mark, self._marks):
                before.add(number, line, self._marks, seam=True)
                inside = before
            else:
                inside = self._begin(number, line, kind)

    def _first_marks(self, block: list[_Line]) -> list[str]:
        """For each line the first quotation mark on it or on the lines after it, or nothing."""
        marks: list[str] = []
        for _, line in reversed(block):
            match = self._marks.pattern.search(line)
            marks.append(match[0] if match else marks[-1] if marks else "")
        return marks[::-1]

    def _begin(self, number: int, line: str, kind: _Kind) -> _Growing | None:
        growing = _Growing(kind, tuple(title for _, title in self._headings))
        growing.add(number, line, self._marks)
        self.paragraphs.append(growing)
        if kind in (_Kind.TEXT, _Kind.ITEM, _Kind.QUOTED):
            self._unfinished = growing
        return None if kind in (_Kind.TABLE, _Kind.CAPTION) else growing

    def _take_quoted(self, number: int, line: str, inside: _Growing | None) -> _Growing | None:
        bare = _BLOCK_QUOTATION.sub("", line, count=1).strip()
        if inside is not None and inside.kind is _Kind.QUOTED:
            if bare:
                inside.add(number, bare, self._marks)
            return inside
        return self._begin(number, bare, _Kind.QUOTED) if bare else inside

    def _takes_heading(self, block: list[_Line]) -> bool:
        """Whether the block is a heading: one line or two that stand alone, numbered or with Markdown's #."""
        if len(block) > 2 or not _HEADING_START.match(block[0][1]):
            return False
        line = " ".join(line for _, line in block)
        if len(line) > 2 * _HEADING_LENGTH or self._marks.balance(line) < 0 or self._sourced.search(line):
            return False
        markdown = _MARKDOWN_HEADING.match(line) if len(block) == 1 else None
        bare = clean(markdown[1] if markdown else line)
        if len(bare) > _HEADING_LENGTH or (not markdown and _CONTENTS_ENTRY.search(line)):
            return False
        if not self._numbered(bare) and not markdown:
            return False
        level = len(line) - len(line.lstrip("#")) if markdown else len(self._number)
        self._headings = [*((above, title) for above, title in self._headings if above < level), (level, bare)]
        self._unfinished = None
        return True

    def _numbered(self, line: str) -> bool:
        """Whether the line is a numbered heading that may follow the one before; remembers its number."""
        match = _NUMBERED_HEADING.match(line)
        if not match:
            return False
        title = match[3].lstrip("„“\"'‚»«(")
        if not title[:1].isupper() or line.endswith((".", ",", ";", ":", "!")):
            return False
        number = tuple(int(part) for part in match[1].split("."))
        dotted = bool(match[2])
        if len(number) == 1 and self._dotted not in (None, dotted):
            return False
        if not _may_follow(number, self._number):
            return False
        self._number = number
        if len(number) == 1:
            self._dotted = dotted
        return True


def _may_follow(number: tuple[int, ...], before: tuple[int, ...]) -> bool:
    """Whether a heading's number goes on from the one before; a few may be missing, and 1 begins anew."""
    if not before or number == (1,):
        return True
    common = next(
        (index for index, pair in enumerate(zip(number, before, strict=False)) if pair[0] != pair[1]),
        min(len(number), len(before)),
    )
    if common >= len(number):
        return False
    step = number[common] - (before[common] if common < len(before) else 0)
    return 0 < step <= 3 and all(part <= 3 for part in number[common + 1 :])
