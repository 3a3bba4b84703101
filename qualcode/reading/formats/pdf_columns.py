"""Two columns on a page of a PDF: read one after the other, where lines run down them and not across.

Where both columns were printed line by line, PDFium gives each row as one line with a wide gap. The page has columns
if many rows have their gap at the same place, both sides are wide, what stands on the right begins at the same
distance from the margin, and lines go on in the next one of their own side. A table of short cells is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from qualcode.reading.formats.pdf_lines import Page, PdfLine

_LEAST_ROWS = 3
_LEAST_WIDTH = 0.18  # of the page, for each column
_ALIGNED = 0.6  # of the pieces on the right begin at the same place
_SAME_PLACE = 3.0  # points
_MIDDLE = 0.42  # of the page's width, where the right column begins at the earliest
_CLOSED = (".", "?", "!", ":", "…", ";")


class PageColumns(Enum):
    """How many columns a page has, as far as it is known."""

    ONE = "one"
    TWO = "two"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class _Gutter:
    """The place between two columns, and the rows that have a piece on either side."""

    place: float
    rows: tuple[PdfLine, ...]

    def sides(self, line: PdfLine) -> tuple[tuple[PdfLine, ...], tuple[PdfLine, ...]] | None:
        """The pieces of a line on the left and on the right; None for one that crosses the gutter."""
        pieces = line.pieces or (line,)
        left = tuple(piece for piece in pieces if piece.right <= self.place)
        right = tuple(piece for piece in pieces if piece.left >= self.place)
        return (left, right) if len(left) + len(right) == len(pieces) else None


def in_reading_order(page: Page) -> tuple[Page, PageColumns]:
    """The page with the lines of its left column before those of the right one, and how many columns it has.

    Lines that cross both part the page into stretches.
    """
    gutter = _gutter(page.lines)
    if gutter is None:
        return _printed_apart(page)
    lefts = [piece for row in gutter.rows for piece in row.pieces if piece.right <= gutter.place]
    rights = [piece for row in gutter.rows for piece in row.pieces if piece.left >= gutter.place]
    least = _LEAST_WIDTH * page.width
    if min(_width(lefts), _width(rights)) < least or _down(lefts) + _down(rights) < 2:
        return page, PageColumns.ONE
    place = Counter(round(piece.left / _SAME_PLACE) for piece in rights).most_common(1)[0][1]
    if place < _ALIGNED * len(gutter.rows):
        return page, PageColumns.UNSURE
    return replace(page, lines=tuple(_ordered(page.lines, gutter))), PageColumns.TWO


def _gutter(lines: Sequence[PdfLine]) -> _Gutter | None:
    """The place at which most rows have a gap."""
    gaps = [(before.right, after.left) for line in lines for before, after in pairwise(line.pieces)]
    if len(gaps) < _LEAST_ROWS:
        return None
    edges = sorted([(start, 1) for start, _end in gaps] + [(end, -1) for _start, end in gaps])
    depth = most = 0
    place = 0.0
    for index, (edge, step) in enumerate(edges):
        depth += step
        if depth > most:
            most, place = depth, (edge + edges[index + 1][0]) / 2
    rows = tuple(
        line for line in lines if any(before.right < place < after.left for before, after in pairwise(line.pieces))
    )
    return _Gutter(place, rows) if len(rows) >= _LEAST_ROWS else None


def _width(pieces: Sequence[PdfLine]) -> float:
    """How wide most pieces reach: the width of the third widest."""
    widths = sorted(piece.right - piece.left for piece in pieces)
    return widths[-min(3, len(widths))]


def _down(pieces: Sequence[PdfLine]) -> int:
    """How many pieces go on in the next one below: a word is parted, or lower case follows an open end."""
    return sum(
        line.is_hyphenated or (following.text[:1].islower() and not line.text.endswith(_CLOSED))
        for line, following in pairwise(pieces)
    )


def _ordered(lines: Sequence[PdfLine], gutter: _Gutter) -> Iterator[PdfLine]:
    left: list[PdfLine] = []
    right: list[PdfLine] = []
    for line in lines:
        sides = gutter.sides(line)
        if sides is None:
            yield from (*left, *right, line)
            left, right = [], []
            continue
        left += (replace(piece, column=1) for piece in sides[0])
        right += (replace(piece, column=2) for piece in sides[1])
    yield from (*left, *right)


def _printed_apart(page: Page) -> tuple[Page, PageColumns]:
    """A page whose columns were printed one after the other: its lines know to which they belong."""
    middle = _MIDDLE * page.width
    rights = [line for line in page.lines if line.left >= middle]
    if len(rights) < _LEAST_ROWS or _width(rights) < _LEAST_WIDTH * page.width:
        return page, PageColumns.ONE
    gutter = min(line.left for line in rights)
    lefts = [line for line in page.lines if line.right <= gutter]
    climbs = any(
        before.right <= gutter <= after.left and after.base > before.base for before, after in pairwise(page.lines)
    )
    if not climbs or len(lefts) < _LEAST_ROWS or _width(lefts) < _LEAST_WIDTH * page.width:
        return page, PageColumns.ONE
    lines = tuple(
        replace(line, column=2 if line.left >= gutter else 1 if line.right <= gutter else 0) for line in page.lines
    )
    return replace(page, lines=lines), PageColumns.TWO
