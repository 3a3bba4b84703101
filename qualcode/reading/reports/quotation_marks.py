"""Pairs the quotation marks of a paragraph and finds the source label that follows a pair.

Converted reports have stray, missing and doubled marks. One pass with a stack pairs what can be paired; what
does not come out even and yet carries a label is kept with a doubt.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from dataclasses import dataclass, field
from itertools import pairwise

from qualcode.catalogue import _
from qualcode.model.spans import Span
from qualcode.reading.reports.label_patterns import Mention
from qualcode.reading.reports.paragraphs import ReportParagraph
from qualcode.reading.reports.plain_words import SUPERSCRIPTS, QuotationMarks

_TO_PARENTHESIS = re.compile(rf"[*_.,;!?\s{SUPERSCRIPTS}]{{0,12}}\(")
_TO_FOOTNOTE = re.compile(rf"[*_.,;\s]{{0,3}}[{SUPERSCRIPTS}]")
_BEFORE_SOURCE = frozenset("*_.,;!?(\t \xa0" + SUPERSCRIPTS)
_EDGES = " *_.,;–-\xa0"
_REACH = 8000  # how far from its label a quotation is looked for where marks are missing, in code points
_FEWEST_WORDS = 5
NAME_LENGTH = 90  # a longer stretch between marks is no name, in code points

NO_OPENING = _("a closing mark with a label, but no opening mark")
NO_CLOSING = _("an opening mark, but no closing mark before the label")
TWO_CLOSINGS = _("two closing marks and one opening mark")
LABEL_INSIDE = _("the label stands inside the quotation marks")
WITHOUT_MARKS = _("emphasised and labelled, but without quotation marks")


@dataclass(slots=True)
class Pair:
    """What stands between an opening and a closing mark; [start, end) holds the marks, `pieces` the words."""

    start: int
    end: int
    pieces: tuple[Span, ...]
    mention: Mention | None = None  # the label that follows directly
    sourced: bool = False  # another parenthesis or a footnote mark follows
    below: int | None = None  # where an opening mark before it stands that is still open
    begins: bool = False  # nothing stands between it and the quotation before
    stray: bool = False  # closing marks at page breaks were dropped
    doubt: str = ""

    @property
    def nested(self) -> bool:
        """Whether it stands inside another pair, or behind an opening mark without a closing one."""
        return self.below is not None


@dataclass(slots=True)
class MarkedParagraph:
    """A paragraph with its labels and its pairs of marks, both in order of their ends."""

    paragraph: ReportParagraph
    mentions: list[Mention]
    pairs: list[Pair] = field(default_factory=list)
    attached: set[int] = field(default_factory=set)  # the starts of the labels that belong to a pair


def pair_marks(paragraph: ReportParagraph, mentions: list[Mention], marks: QuotationMarks) -> MarkedParagraph:
    """Pairs the marks of a paragraph in one pass; takes time in proportion to its length."""
    marked = MarkedParagraph(paragraph, mentions)
    if not mentions and not marks.pattern.search(paragraph.text):
        return marked
    pairing = _Pairing(marked, marks)
    waiting = deque(mentions)
    for match in marks.pattern.finditer(paragraph.text):
        offset = match.start()
        while waiting and waiting[0].start < offset:
            pairing.label(waiting.popleft())
        if match[0] in marks.opening:
            pairing.stack.append(offset)
        else:
            pairing.close(offset)
    for mention in waiting:
        pairing.label(mention)
    if paragraph.block and not marked.pairs:
        _take_block(marked)
    return marked


def _take_block(marked: MarkedParagraph) -> None:
    """A block quotation needs no marks: all of it is quoted, up to the label at its end."""
    last = marked.mentions[-1] if marked.mentions else None
    if last and not marked.paragraph.text[last.end :].strip(_EDGES):
        words = Span(0, last.start)
        marked.pairs.append(Pair(0, last.start, (words,), last))
        marked.attached.add(last.start)


class _Pairing:
    def __init__(self, marked: MarkedParagraph, marks: QuotationMarks) -> None:
        self.stack: list[int] = []  # opening marks that wait for their closing mark
        self._marked = marked
        self._text = marked.paragraph.text
        self._to_closing = re.compile(rf"[*_.\s]{{0,4}}[{re.escape(marks.closing)}]")
        self._mentions = {mention.start: mention for mention in marked.mentions}
        self._since = 0  # the end of the last quotation with a source
        self._strays: list[int] = []
        self._used = -1  # a closing mark that was dealt with together with the label before it

    def close(self, offset: int) -> None:
        """Takes a closing mark."""
        if offset == self._used:
            return
        mention, sourced = self._source(offset + 1)
        if not self.stack:
            if mention:
                self._keep(self._without_opening(offset, mention))
            else:
                self._strays.append(offset)
            return
        start = self.stack.pop()
        below = self.stack[-1] if self.stack else None
        if mention or below is None or offset - start <= NAME_LENGTH:
            words = (Span(start + 1, offset),)
            self._keep(Pair(start, offset + 1, words, mention, sourced, below))

    def _source(self, offset: int) -> tuple[Mention | None, bool]:
        """The label that follows `offset` directly, and whether another source does."""
        if self._text[offset : offset + 1] not in _BEFORE_SOURCE:
            return None, False
        following = _TO_PARENTHESIS.match(self._text, offset)
        mention = self._mentions.get(following.end() - 1) if following else None
        return mention, mention is None and bool(following or _TO_FOOTNOTE.match(self._text, offset))

    def label(self, mention: Mention) -> None:
        """Takes a parenthesis with a label; one that no closing mark precedes may still show a quotation."""
        if mention.start not in self._marked.attached and mention.plain:
            self._unmarked(mention)
        if mention.start in self._marked.attached:
            self._end_region(mention.end)

    def _unmarked(self, mention: Mention) -> None:
        words_end = mention.start
        closing = self._to_closing.match(self._text, mention.end)
        before = self._text[max(self._since, mention.start - 12) : mention.start].rstrip(" \xa0")
        if self.stack and closing:
            self._used = closing.end() - 1
            doubt = LABEL_INSIDE
        elif self.stack and mention.start - self.stack[-1] <= _REACH:
            doubt = NO_CLOSING
        else:
            if before.endswith("*"):
                self._emphasised(mention)
            return
        start = self.stack[-1]
        self._keep(Pair(start, words_end, (Span(start + 1, words_end),), mention, doubt=doubt))

    def _emphasised(self, mention: Mention) -> None:
        """A labelled stretch between stars, if it is long enough to be a quotation."""
        low = max(self._since, mention.start - _REACH)
        stretch = self._text[low : mention.start].rstrip(" \xa0*")
        star = stretch.rfind("*")
        if star >= 0 and len(stretch[star:].split()) >= _FEWEST_WORDS:
            words = Span(low + star, low + len(stretch))
            self._keep(Pair(words.start, words.end, (words,), mention, doubt=WITHOUT_MARKS))

    def _without_opening(self, offset: int, mention: Mention) -> Pair:
        """The pair for a labelled closing mark whose opening mark was used up by a stray one, or is missing."""
        pairs = self._marked.pairs
        last = pairs[-1] if pairs else None
        if last is None or last.start < self._since:
            low = max(self._since, offset - _REACH)
            before = self._text[low:offset]
            start = low + max(before.rfind(": "), before.rfind(" *")) + 1
            return Pair(start, offset + 1, (Span(start, offset),), mention, doubt=NO_OPENING)
        pairs.pop()
        strays = [last.end - 1, *(stray for stray in self._strays if stray > last.start)]
        edges = [last.start, *strays, offset]
        pieces = tuple(Span(left + 1, right) for left, right in pairwise(edges))
        doubt = "" if all(map(self._at_seam, strays)) else TWO_CLOSINGS
        return Pair(last.start, offset + 1, pieces, mention, stray=True, doubt=doubt)

    def _at_seam(self, offset: int) -> bool:
        seams = self._marked.paragraph.seams
        index = bisect_left(seams, offset)
        return index < len(seams) and not self._text[offset + 1 : min(seams[index], offset + 8)].strip(" *_")

    def _keep(self, pair: Pair) -> None:
        near = pair.start - self._since < 12
        pair.begins = near and not self._text[self._since : pair.start].strip(_EDGES)
        self._marked.pairs.append(pair)
        if pair.mention:
            self._marked.attached.add(pair.mention.start)
        elif pair.sourced and not pair.nested:
            self._end_region(pair.end)

    def _end_region(self, offset: int) -> None:
        self.stack.clear()
        self._strays.clear()
        self._since = offset
