"""Positions of a text as another program counts them become code points of the text that is kept here.

A text comes as the file holds it: decoded, with its byte order mark and its own line ends. Kept is what the reader of
texts and the drafting of documents keep: LF line ends, no byte order mark at the beginning of the text or of a line,
no blank lines at the edges; besides no NUL and no half of a pair of surrogates, which no project can hold. All tables
are of what is counted otherwise somewhere, in order, and looked up by bisection.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from qualcode.model.exchange.coordinates import CoordinateModel, CountedUnit
from qualcode.model.spans import Span
from qualcode.reading.source.blank_edges import without_blank_edges

_MARK = "\ufeff"
_DROPPED = re.compile(  # begins with a sign of a class, for which texts are looked through quickly
    r"[\r\ufeff\0\ud800-\udfff](?:(?<=\r)(?=\n)|(?:(?<=\A\ufeff)|(?<=[\r\n]\ufeff))\ufeff*"
    r"|(?<=[\0\ud800-\udfff])[\0\ud800-\udfff]*)"
)
_NEITHER = re.compile("[\0\ud800-\udfff]")
_WIDE = {
    CountedUnit.UTF16: re.compile("[\U00010000-\U0010ffff]"),
    CountedUnit.BYTES: re.compile("[^\0-\x7f]"),
}


class LocatedPassage(NamedTuple):
    """Where a passage stands in our text under a model, clipped to it.

    `is_inside` says that both of its edges lie in the text of the file and in order, `is_whole` that neither parts a
    character, or CR from LF.
    """

    span: Span
    is_inside: bool
    is_whole: bool


class RawText:
    """A text as a file holds it, the text that is kept of it, and the way from positions of the one to the other."""

    def __init__(self, raw: str, *, with_edges: bool = False) -> None:
        """`with_edges` keeps blank lines at the edges: of a text that was kept here once and comes back."""
        self.raw = raw
        dropped = [place for found in _DROPPED.finditer(raw) for place in range(*found.span())]
        kept = (_DROPPED.sub("", raw) if dropped else raw).replace("\r", "\n")
        self._dropped = dropped
        self._edges = Span(0, len(kept)) if with_edges else without_blank_edges(kept)
        self.text = self._edges.cut(kept)
        self._tables: dict[tuple[CountedUnit, int, bool], _PositionTable] = {}

    @property
    def has_mark(self) -> bool:
        """Whether it begins with a byte order mark."""
        return self.raw.startswith(_MARK)

    @cached_property
    def has_crlf(self) -> bool:
        """Whether any line end is written as CR LF."""
        return "\r\n" in self.raw

    @cached_property
    def left_out(self) -> int:
        """How many characters are no part of our text since no project can hold them: NUL, halves of surrogates."""
        return len(_NEITHER.findall(self.raw))

    def differing(self, model: CoordinateModel) -> CoordinateModel:
        """The simplest model that counts this text as that one does: what the text lacks makes no difference."""
        unit = model.unit
        if unit is not CountedUnit.CODE_POINTS and not _WIDE[unit].search(self.raw):
            unit = CountedUnit.CODE_POINTS
        newline, mark = model.newline if self.has_crlf else 1, model.counts_mark and self.has_mark
        return CoordinateModel(unit, newline, mark, model.first, model.end_in)

    def locate(self, start: int, end: int, model: CoordinateModel) -> LocatedPassage:
        """Where the passage of these two positions stands."""
        table = self._table(model)
        begins, ends = start - model.first, end - model.first + model.end_in
        first, is_first_whole = table.place(begins)
        last, is_last_whole = table.place(ends, up=True)
        if model.end_in and not table.parts_line_end(ends):
            is_last_whole = True  # the end may name either half of its last character
        is_inside = 0 <= begins <= ends <= table.length
        span = Span(self._ours(first), max(self._ours(first), self._ours(last)))
        return LocatedPassage(span, is_inside, is_first_whole and is_last_whole)

    def offset(self, position: int, model: CoordinateModel) -> int | None:
        """Where in our text one position lies; None where it is outside."""
        table, place = self._table(model), position - model.first
        return self._ours(table.place(place)[0]) if 0 <= place <= table.length else None

    def _table(self, model: CoordinateModel) -> _PositionTable:
        key = model.unit, model.newline, model.counts_mark
        if key not in self._tables:
            self._tables[key] = _PositionTable(self.raw, model)
        return self._tables[key]

    def _ours(self, place: int) -> int:
        kept = place - bisect_left(self._dropped, place)
        return min(max(kept, self._edges.start), self._edges.end) - self._edges.start


class _PositionTable:
    """From positions as a model counts them (from 0) to code points of the raw text."""

    def __init__(self, raw: str, model: CoordinateModel) -> None:
        self._before = int(raw.startswith(_MARK) and not model.counts_mark)
        counted = raw[1:] if self._before else raw
        # the CR of each CR LF: as one, it has no number; as two, nothing may stand between them
        ends = [found.start() for found in re.finditer("\r\n", counted)]
        self._halves: frozenset[int] = frozenset()
        self._joined: list[int] = []
        if model.newline == 1:
            self._joined = [place - number for number, place in enumerate(ends)]
            counted = counted.replace("\r\n", "\n")
        else:
            self._halves = frozenset(place + 1 for place in ends)
        places, more = _wide(counted, model.unit)
        self._more = [0, *accumulate(more)]
        self._wide = [place + before for place, before in zip(places, self._more, strict=False)]
        self.length = len(counted) + self._more[-1]

    def place(self, position: int, *, up: bool = False) -> tuple[int, bool]:
        """The code point, and whether the position parts nothing; within a character that, or `up` the next one."""
        position = min(max(position, 0), self.length)
        number = bisect_left(self._wide, position)
        place, is_whole = position - self._more[number], True
        if number and position <= self._wide[number - 1] + self._more[number] - self._more[number - 1]:
            is_whole = False
            place = self._wide[number - 1] - self._more[number - 1] + up
        is_whole = is_whole and place not in self._halves
        return self._before + place + bisect_left(self._joined, place), is_whole

    def parts_line_end(self, position: int) -> bool:
        """Whether a position stands between CR and LF."""
        return bool(self._halves) and position - self._more[bisect_left(self._wide, position)] in self._halves


def _wide(text: str, unit: CountedUnit) -> tuple[list[int], list[int]]:
    """The characters of more than one unit: where, and how many units more than one."""
    if unit is CountedUnit.CODE_POINTS or text.isascii():
        return [], []
    places = [found.start() for found in _WIDE[unit].finditer(text)]
    if unit is CountedUnit.UTF16:
        return places, [1] * len(places)
    return places, [
        1 if sign < "\u0800" else 2 if sign < "\U00010000" else 3 for sign in map(text.__getitem__, places)
    ]


def all_models() -> Sequence[CoordinateModel]:
    """Every way of counting."""
    return [
        CoordinateModel(unit, newline, counts_mark, first, end_in)
        for unit in CountedUnit
        for newline in (1, 2)
        for counts_mark in (False, True)
        for first in (0, 1)
        for end_in in (False, True)
    ]
