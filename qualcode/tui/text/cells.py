"""Cells and grapheme clusters: how wide text is on the screen, where it may be cut, and what may be drawn.

The rule is Rich's own (version 15), since Textual measures every line with it: zero-width characters belong
to the character before them, a joiner takes the next character with it, variation selector 16 widens. On top
of it two regional indicators make one flag. Offsets are code points of the text that is passed in.

Characters that could steer a terminal or change the direction of writing are drawn as `qualcode.safe_text` says,
and a zero-width character with nothing before it as “◌”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len, get_character_cell_size, split_graphemes

from qualcode.safe_text import visible as harmless

# Characters that take exactly one cell as they are drawn and join nothing: text of these needs no measuring.
# Everything else is “odd” and is measured with Rich. A test compares both classes with Rich's tables.
NARROW = (
    "\x00-\x09\x0b-\u02ff\u0370-\u0482\u048a-\u0590\u061c\u1e00-\u200a\u200e-\u200f\u2010-\u202e\u202f-\u205f"
    "\u2066-\u206f\u2070-\u20cf\u2100-\u2319\u2500-\u25fc"
)
_NARROW_ONLY = re.compile(f"[{NARROW}\n]*+")
# The first class alone lets the engine skip narrow text fast; what follows a joiner may belong to it.
_ODD_RUN = re.compile(f"[^{NARROW}\n](?:(?<=\u200d)[^\n]|[^{NARROW}\n])*+")
_ODD_AT_START = re.compile(f"\\A[^{NARROW}\n]")
_ODD_AT_LINE_START = re.compile(f"^[^{NARROW}\n]", re.MULTILINE)
# Two cells each as long as nothing of zero width follows.
_WIDE_RUN = re.compile("[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60\U0001f600-\U0001f64f]+")
_JOINER = "\u200d"
_WIDENS = "\ufe0f"
_LONE_MARK = "◌"


def _mark(match: re.Match[str]) -> str:
    return match[0] if get_character_cell_size(match[0]) else _LONE_MARK


def visible(text: str, *, lines: bool = False) -> str:
    """The text as it may be drawn: every dangerous character replaced by a harmless one of one cell.

    The result has as many code points as `text`, so offsets stay valid. With `lines` the text is running
    text of several lines: line feeds stay and a tab becomes one blank; else they too become symbols, as is
    right for names and labels.
    """
    if lines:
        shown = harmless(text.replace("\t", " "), keep="\n")
        return _ODD_AT_LINE_START.sub(_mark, shown)
    return _ODD_AT_START.sub(_mark, harmless(text))


def is_narrow(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether every character in [start, end) takes one cell and joins nothing; line feeds do not matter."""
    end = len(text) if end is None else end
    return odd_offset(text, start, end) == end


def odd_offset(text: str, start: int, end: int) -> int:
    """The offset of the first character in [start, end) that must be measured; `end` if there is none."""
    match = _NARROW_ONLY.match(text, start, end)
    return match.end() if match else start


class Cluster(NamedTuple):
    """A grapheme cluster [start, end) and the number of cells it takes."""

    start: int
    end: int
    cells: int


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def clusters(text: str, offset: int = 0) -> list[Cluster]:
    """The clusters that tile `text`, each counted from `offset`; measured as `visible(text)` is drawn.

    `text` is a piece of one line without line feeds and begins where a cluster begins.
    """
    found: list[Cluster] = []
    flag = False  # whether the last cluster is a regional indicator that waits for its second half
    for start, end, cells in split_graphemes(visible(text, lines=True))[0]:
        regional = _is_regional(text[start])
        if regional and flag:
            first = found.pop()
            found.append(Cluster(first.start, offset + end, first.cells + cells))
            flag = False
            continue
        found.append(Cluster(offset + start, offset + end, cells))
        flag = regional and end == start + 1
    return found


def odd_pieces(text: str, start: int, end: int) -> Iterator[Cluster]:
    """What must be measured in the line [start, end), in order; between it every character takes one cell.

    Each piece is one cluster, except that several wide characters in a row that nothing joins are one piece
    with two cells for each code point; no cluster of several code points has so many.
    """
    for match in _ODD_RUN.finditer(text, start, end):
        first, last = match.span()
        if _WIDE_RUN.fullmatch(text, first, last):
            yield Cluster(first, last, 2 * (last - first))
            continue
        before = first - 1 if first > start else first
        if last == first + 1 and before < first and _is_plain_mark(text[first]):
            yield Cluster(before, last, 1)
            continue
        for cluster in clusters(text[before:last], before):
            # the narrow characters at either end of a run are there for what may join them
            if cluster.end > cluster.start + 1 or not is_narrow(text[cluster.start]):
                yield cluster


@lru_cache(maxsize=1024)
def _is_plain_mark(character: str) -> bool:
    """Whether it takes no cell and does nothing but belong to the character before it."""
    return character not in (_JOINER, _WIDENS) and get_character_cell_size(character) == 0


def _joined(text: str, offset: int) -> bool:
    """Whether the character at `offset` is taken along by a joiner before it."""
    count = offset
    while count and text[count - 1] == _JOINER:
        count -= 1
    joiners = offset - count
    if joiners and (count == 0 or text[count - 1] == "\n"):
        joiners -= 1  # a joiner with nothing before it is a mark of its own
    return joiners % 2 == 1


def is_boundary(text: str, offset: int) -> bool:
    """Whether no grapheme cluster is cut at `offset`."""
    if offset <= 0 or offset >= len(text) or "\n" in (text[offset - 1], text[offset]):
        return True
    character = text[offset]
    if is_narrow(character):
        return text[offset - 1] != _JOINER or not _joined(text, offset)
    if get_character_cell_size(character) == 0 or _joined(text, offset):
        return False
    return not (_is_regional(character) and _second_half(text, offset))


def _second_half(text: str, offset: int) -> bool:
    """Whether the regional indicator at `offset` completes the flag that the one before it begins."""
    first = offset
    while first and _is_regional(text[first - 1]):
        first -= 1
    return (offset - first - (1 if first < offset and _joined(text, first) else 0)) % 2 == 1


def boundary_before(text: str, offset: int) -> int:
    """The last cluster boundary at or before `offset`."""
    offset = min(max(0, offset), len(text))
    while not is_boundary(text, offset):
        offset -= 1
    return offset


def boundary_after(text: str, offset: int) -> int:
    """The first cluster boundary at or after `offset`."""
    offset = min(max(0, offset), len(text))
    while not is_boundary(text, offset):
        offset += 1
    return offset


def fitted(text: str, cells: int) -> str:
    """`visible(text)`, cut with “…” at a cluster if it is wider than `cells` (at least 0)."""
    shown = visible(text)
    if cell_len(shown) <= cells:
        return shown
    used = end = 0
    for cluster in clusters(shown):
        if used + cluster.cells > cells - 1:
            break
        used, end = used + cluster.cells, cluster.end
    return shown[:end] + "…" if cells > 0 else ""
