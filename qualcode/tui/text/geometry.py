"""Where text stands: wrapping, and the way between offsets, lines and cells. Knows no Textual.

One coordinate: the offset in code points of the stored text. A passage, a selection and the start of a
visual line are all offsets, so what is stored is what is drawn and a new width can never move a passage.

The whole text is wrapped at once and exactly: one regular expression does it where every character takes one
cell (5 MB in some 30 ms); a paragraph (what stands between two line feeds) that holds wider or joining
characters is first rewritten so that each cell is one character. That is cheap enough to need no estimate of
heights, so the scroll bar tells the truth and the reader's place never jumps.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from qualcode.tui.text.cells import (
    NARROW,
    boundary_before,
    clusters,
    is_narrow,
    odd_offset,
    odd_pieces,
)

NARROWEST = 8  # cells; a line must take any cluster, and less cannot be read
_REST = "\u200d"  # the second cell of a wide cluster: no narrow character, so it stands for nothing else
# Decomposed umlauts are common in files from macOS and worth a way of their own.
_ACCENTS = "\u0300-\u036f"
_ACCENT = re.compile(f"[{_ACCENTS}]")
_NO_ACCENT = re.compile(f"[^{NARROW}{_ACCENTS}\n]")
_ACCENTED_BLANK = re.compile(f"[ \t][{_ACCENTS}]")


@lru_cache(maxsize=64)
def _line_pattern(width: int) -> re.Pattern[str]:
    """One visual line: words up to `width` with one blank hanging after them, or a forced cut, or nothing."""
    return re.compile(
        rf"(?:[^\n]{{1,{width}}}(?=[ \t\n]|\Z)[ \t]?|[^\n]{{1,{width}}}(?!{_REST}))\n?|\n",
    )


def wrap(text: str, width: int) -> list[int]:
    """The start offset of every visual line, and `len(text)` at the end.

    No line takes more than `width` cells besides one hanging blank; lines tile the text, break after blanks
    where they can and never inside a grapheme cluster. A text has at least one line.
    """
    starts = [0]
    pattern = _line_pattern(width)
    done, length = 0, len(text)
    while done < length:
        odd = odd_offset(text, done, length)
        first = length if odd == length else text.rfind("\n", done, odd) + 1 or done
        starts += [match.end() for match in pattern.finditer(text, done, first)]
        if first == length:
            break
        end = text.find("\n", odd) + 1 or length
        way = _wrap_accented if _is_accented(text, first, end) else _wrap_odd
        starts += way(text, first, end, pattern)
        done = end
    return starts if len(starts) > 1 else [0, length]


def _is_accented(text: str, start: int, end: int) -> bool:
    """Whether a paragraph holds nothing odd but accents on narrow characters that are no blanks."""
    return not (
        _NO_ACCENT.search(text, start, end) or _ACCENT.match(text, start) or _ACCENTED_BLANK.search(text, start, end)
    )


def _wrap_accented(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[int]:
    """The ends of the lines of one paragraph of narrow characters with accents of zero width after them."""
    accents = [match.start() - start - n for n, match in enumerate(_ACCENT.finditer(text, start, end))]
    for match in pattern.finditer(_ACCENT.sub("", text[start:end])):
        cut = match.end()
        yield start + cut + bisect_right(accents, cut)


def _wrap_odd(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[int]:
    """The ends of the lines of one paragraph with characters that must be measured."""
    pieces, shadow = _shadow(text, start, end)
    index, last = 0, len(pieces) - 1
    for match in pattern.finditer(shadow):
        cut = match.end()
        while index < last and pieces[index + 1].cell <= cut:
            index += 1
        piece = pieces[index]
        yield piece.offset + (cut - piece.cell) // piece.step


class _RewrittenPiece(NamedTuple):
    """A stretch of a paragraph: its first cell, its first offset, and how many cells a character takes."""

    cell: int
    offset: int
    step: int


def _shadow(text: str, start: int, end: int) -> tuple[list[_RewrittenPiece], str]:
    """The paragraph with one character a cell, and its pieces; the last one begins behind the end."""
    pieces: list[_RewrittenPiece] = []
    parts: list[str] = []
    cell, offset = 0, start
    for odd in odd_pieces(text, start, end):
        if offset < odd.start:
            pieces.append(_RewrittenPiece(cell, offset, 1))
            parts.append(text[offset : odd.start])
            cell += odd.start - offset
        wide = odd.cells == 2 * (odd.end - odd.start)
        pieces.append(_RewrittenPiece(cell, odd.start, 2 if wide else odd.cells))
        parts.append(("W" + _REST) * (odd.cells // 2) if odd.cells > 1 else "W")
        cell, offset = cell + odd.cells, odd.end
    pieces.append(_RewrittenPiece(cell, offset, 1))
    parts.append(text[offset:end])
    pieces.append(_RewrittenPiece(cell + end - offset, end, 1))
    return pieces, "".join(parts)


def crowded(text: str, offsets: Iterable[int]) -> list[int]:
    """Those offsets within the text where a line begins right below another that is not empty."""
    return [n for n in offsets if 2 <= n < len(text) and text[n - 1] == "\n" != text[n - 2]]


class TextGeometry:
    """A text wrapped to a width: which line and cell an offset stands in, and what stands in a cell.

    Lines are counted from 0, cells from the left edge of the text. Offsets and cells out of range are
    brought into it. At each of the offsets `apart`, which are sorted and stand after line feeds, there is an
    empty line more, which starts and ends there and holds no code point.
    """

    def __init__(self, text: str, width: int, apart: Sequence[int] = ()) -> None:
        self.text = text
        self.width = max(NARROWEST, width)
        self.starts = wrap(text, self.width)
        if apart:
            self.starts = sorted([*self.starts, *apart])  # two sorted runs: merged in linear time
        self.height = len(self.starts) - 1

    def line_of(self, offset: int) -> int:
        """The line that holds the code point at `offset`; the last line for the end of the text."""
        return min(max(0, bisect_right(self.starts, offset) - 1), self.height - 1)

    def bounds(self, line: int) -> tuple[int, int]:
        """The offsets [start, end) of a line with its line feed."""
        line = min(max(0, line), self.height - 1)
        return self.starts[line], self.starts[line + 1]

    def content(self, line: int) -> tuple[int, int]:
        """The offsets [start, end) of what is drawn in a line: all but the line feed."""
        start, end = self.bounds(line)
        return start, end - 1 if end > start and self.text[end - 1] == "\n" else end

    def place_of(self, offset: int) -> tuple[int, int]:
        """The line and the cell where the cluster at `offset` begins; a line feed stands behind its line."""
        line = self.line_of(offset)
        start, end = self.content(line)
        offset = min(max(offset, start), end)
        if is_narrow(self.text, start, offset):
            # a mark at `offset` belongs to the narrow character before it
            return line, boundary_before(self.text, offset) - start
        cells = 0
        for cluster in clusters(self.text[start:end], start):
            if cluster.end > offset:
                break
            cells += cluster.cells
        return line, cells

    def cluster_at(self, line: int, cell: int) -> tuple[int, int]:
        """The offsets [start, end) of the cluster drawn in a cell.

        Behind the end of a line it is the empty place before its line feed or at the end of the text; where
        the line goes on below it is the line's last cluster, so that the place is in this line.
        """
        start, end = self.content(line)
        if start == end:
            return start, end
        cell = max(0, cell)
        if is_narrow(self.text, start, end):
            found = (start + cell, start + cell + 1) if cell < end - start else None
        else:
            found = self._measured(start, end, cell)
        if found is not None:
            return found
        if end == len(self.text) or self.text[end] == "\n":
            return end, end
        return boundary_before(self.text, end - 1), end

    def _measured(self, start: int, end: int, cell: int) -> tuple[int, int] | None:
        for cluster in clusters(self.text[start:end], start):
            cell -= cluster.cells
            if cell < 0:
                return cluster.start, cluster.end
        return None
