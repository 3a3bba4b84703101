"""A stretch of a transcript as quotations show it, with the way from places in the text into it.

What quotations leave out is left out once, whatever number of passages is cut from it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from qualcode.model.quotation_lines import CLOSING, OMISSION, Hole
from qualcode.model.spans import Span

_OPENING = frozenset("([„‚«")
_NO_BLANK = re.compile(r"\s\s+|[^\S ]")
"""White space that is more or something else than one blank."""
_OWN_OMISSIONS = ("[...]", "[…]")
_MAY_END_SO = frozenset("].!?")


class CleanText:
    """The words of a stretch in one line, without its holes; passages of it are cut by bisection.

    It holds what `line_of` gives for each passage without edits, as long as no hole begins a new line.
    """

    def __init__(self, text: str, stretch: Span, holes: Sequence[Hole]) -> None:
        """`holes` are in offsets of the text, sorted and apart; they may reach out of the stretch."""
        self.stretch = stretch
        self._starts: list[int] = []  # where pieces that stand in both begin and end, in the text
        self._ends: list[int] = []
        self._places: list[int] = []  # and where they begin in `_words`
        self._parts: list[str] = []
        self._length = 0
        self._blank = ""
        self._last = ""
        self._is_after_hole = self._is_after_omission = False
        position = stretch.start
        for hole in holes:
            start, end = max(hole.span.start, stretch.start), min(hole.span.end, stretch.end)
            if end <= start:
                continue
            self._verbatim(text, position, start)
            if hole.shown == " ":
                self._blank = self._blank or " "
            elif hole.shown:
                self._omission()
            else:
                self._is_after_hole = True
            position = max(position, end)
        self._verbatim(text, position, stretch.end)
        self._words = "".join(self._parts)

    def _verbatim(self, text: str, start: int, end: int) -> None:
        if end <= start:
            return
        piece = text[start:end]
        words = piece.lstrip()
        if len(words) < len(piece):
            self._blank = self._blank or " "
        if not words:
            return
        start += len(piece) - len(words)
        bare = words.rstrip()
        if self._is_after_hole and bare[0] in CLOSING:
            self._blank = ""
        elif not self._blank and self._is_after_omission and bare[0] not in CLOSING:
            self._blank = " "
        self._put(self._blank)
        if bare.isprintable() and "  " not in bare:  # the only printable white space is the blank
            self._piece(bare, start)
        else:
            self._pieces(bare, start)
        self._last = bare[-1]
        self._blank = " " if len(bare) < len(words) else ""
        self._is_after_hole = self._is_after_omission = False

    def _pieces(self, bare: str, start: int) -> None:
        position = 0
        for gap in _NO_BLANK.finditer(bare):
            self._piece(bare[position : gap.start()], start + position)
            self._put(" ")
            position = gap.end()
        self._piece(bare[position:], start + position)

    def _piece(self, words: str, start: int) -> None:
        self._starts.append(start)
        self._ends.append(start + len(words))
        self._places.append(self._length)
        self._put(words)

    def _put(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)

    def _omission(self) -> None:
        if self._is_after_omission:
            self._blank = ""
            return
        if self._last and self._last not in _OPENING:
            self._blank = self._blank or " "
        self._put(self._blank)
        self._put(OMISSION)
        self._last, self._blank = "]", ""
        self._is_after_hole, self._is_after_omission = False, True

    def cut(self, start: int, end: int) -> str | None:
        """The passage [start, end) as a quotation, without an omission at its edges.

        Empty where it has no word of its own, None where one at its edges is an omission in the transcript itself.
        """
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end) - 1
        if last < first:
            return ""
        begin = self._places[first] + max(start - self._starts[first], 0)
        behind = self._places[last] + min(end, self._ends[last]) - self._starts[last]
        words = self._words[begin:behind].strip()
        if words.startswith(_OWN_OMISSIONS) or (words[-1:] in _MAY_END_SO and _ends_with_omission(words)):
            return None
        return words


def _ends_with_omission(words: str) -> bool:
    """Whether there is an omission at the end, be it with marks of the end of a sentence behind."""
    return words.rstrip(" .!?").endswith(_OWN_OMISSIONS) or words.endswith(_OWN_OMISSIONS)
