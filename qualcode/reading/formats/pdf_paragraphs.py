"""Lines of a PDF become paragraphs: a line goes on in the next where the next one's first word had no room in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from qualcode.model.documents import LineMark
from qualcode.model.spans import Span
from qualcode.reading.formats.pdf_lines import Page, PdfLine
from qualcode.reading.source.extract import Heading
from qualcode.reading.transcripts.hyphens import Hyphenation, hyphenation_of
from qualcode.reading.transcripts.turns import find_turns

_BULLET = re.compile(r"(?:[-–—•▪●○*]|\(?\d{1,2}[.)]|[a-z]\))\s")
_LEAST_COLUMN = 1 / 3  # of the page's width
_LONGEST_HEADING = 120  # characters
_SAME_SIZE = 0.5  # points between sizes of type
_STEP_VARIES = 2.0  # points
_LONG = 0.6  # of the room that a line has
_NEAR = 6  # full lines on either side that show the usual distance


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a PDF, one line a paragraph, its headings, and what is known of its lines.

    `numbers` are those printed beside the lines, `joined` counts the lines joined to the one before, `parted` are
    examples of words that a line's end had parted, and `kept` of those that kept their hyphen.
    """

    text: str
    headings: tuple[Heading, ...] = ()
    numbers: tuple[LineMark, ...] = ()
    joined: int = 0
    parted: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def hyphenation_in(pages: Sequence[Page]) -> Hyphenation:
    """What the text says about the hyphens at the ends of its lines."""
    lines = [line for page in pages for line in page.lines]
    parted = [(line.text, following.text) for line, following in pairwise(lines) if line.is_hyphenated]
    return hyphenation_of([line.text for line in lines], parted)


def paragraphs(pages: Sequence[Page], hyphens: Hyphenation) -> PdfText:
    """The text, one line a paragraph, and its headings: short lines in larger type than most."""
    lines = [line for page in pages for line in page.lines]
    if not lines:
        return PdfText("")
    ends = _Ends(pages)
    beginnings = _beginnings(lines)
    parts: list[list[str]] = [[lines[0].text]]
    sizes = [lines[0].size]
    numbers: list[tuple[int, int, int]] = [(0, 0, lines[0].number)] if lines[0].number is not None else []
    examples: dict[str, list[str]] = {"": [], "-": []}
    for index, (line, following) in enumerate(pairwise(lines), start=1):
        if line.is_hyphenated:
            joint = hyphens.between(line.text, following.text)
            examples.setdefault(joint, []).append(f"{line.text.split()[-1]}{joint}{following.text.split()[0]}")
            parts[-1].append(joint)
        elif index not in beginnings and ends.goes_on(index - 1):
            parts[-1].append(" ")
        else:
            parts.append([])
            sizes.append(following.size)
        if following.number is not None:
            numbers.append((len(parts) - 1, sum(map(len, parts[-1])), following.number))
        parts[-1].append(following.text)
    texts = ["".join(pieces) for pieces in parts]
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    return PdfText(
        "\n".join(texts),
        tuple(_headings(texts, sizes, lines)),
        tuple(LineMark(starts[part] + offset, number) for part, offset, number in numbers),
        joined=len(lines) - len(texts),
        parted=tuple(examples[""]),
        kept=tuple(examples["-"]),
    )


def _beginnings(lines: Sequence[PdfLine]) -> set[int]:
    """The indexes of the lines that begin a turn or an item of a list."""
    found = {index for index, line in enumerate(lines) if _BULLET.match(line.text)}
    starts: dict[int, int] = {}
    position = 0
    for index, line in enumerate(lines):
        starts[position] = index
        position += len(line.text) + 1
    text = "\n".join(line.text for line in lines)
    return found | {starts[turn.span.start] for turn in find_turns(text) if turn.span.start in starts}


class _Ends:
    """The ends of the lines of a PDF: which of them are ends of paragraphs, by the room behind them and below."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._lines = [line for page in pages for line in page.lines]
        self._first_of_page = {id(page.lines[0]) for page in pages if page.lines}
        width = max(page.width for page in pages)
        self._edges = {
            column: _right_edge([line for line in self._lines if line.column == column], width)
            for column in {line.column for line in self._lines}
        }
        pairs = list(pairwise(self._lines))
        self._full = [self._is_full(line, following) for line, following in pairs]
        self._usual = _usual_steps(pairs, self._full)

    def goes_on(self, index: int) -> bool:
        """Whether the line of this index goes on in the next one.

        That one's first word had no room in it, or the line is long and ends open, and the next one is in lower case.
        Rows of a table, with wide white space in them, do not go on.
        """
        line, following = self._lines[index], self._lines[index + 1]
        if abs(line.size - following.size) > _SAME_SIZE or (line.pieces and following.pieces):
            return False
        if not (self._full[index] or self._is_open(line, following)):
            return False
        is_elsewhere = id(following) in self._first_of_page or following.column != line.column
        return is_elsewhere or 0 < line.base - following.base <= self._usual[index] + _STEP_VARIES

    def _is_open(self, line: PdfLine, following: PdfLine) -> bool:
        is_long = line.right - line.left >= _LONG * (self._edges[line.column] - line.left)
        return is_long and following.text[:1].islower() and not line.text.endswith((".", "?", "!", ":", "…"))

    def _is_full(self, line: PdfLine, following: PdfLine) -> bool:
        blank = 0.25 * line.size
        return self._edges[line.column] - line.right < following.first_word + blank + 1


def _right_edge(lines: Sequence[PdfLine], width: float) -> float:
    """How far the lines of a column reach: the edge that one in fifty crosses, for a few words may hang out.

    Where all lines are short, they do not show it, and the right margin is taken to be as wide as the left one.
    """
    rights = sorted(line.right for line in lines)
    edge = rights[len(rights) - 1 - len(rights) // 50]
    left = Counter(round(line.left) for line in lines).most_common(1)[0][0]
    is_column = lines[0].column > 0 or edge - left > _LEAST_COLUMN * width
    return edge if is_column else max(edge, width - left)


def _usual_steps(pairs: Sequence[tuple[PdfLine, PdfLine]], full: Sequence[bool]) -> list[float]:
    """For each end the usual distance from line to line around it, within lines of one size.

    Full lines show it, for they go on: the most frequent distance of those near, the smaller of two, or that of an
    end whose neighbour is as far apart, for a block may have a spacing of its own. A text without full lines of a
    size shows only its smallest usual distance.
    """
    steps = [_step(line, following) for line, following in pairs]
    by_size: dict[int, list[int]] = {}
    for index, (line, _following) in enumerate(pairs):
        if full[index] and steps[index]:
            by_size.setdefault(round(line.size), []).append(index)
    smallest = _smallest_steps(pairs, steps)
    usual: list[float] = []
    for index, (line, _following) in enumerate(pairs):
        places = by_size.get(round(line.size), [])
        middle = bisect_left(places, index)
        near = Counter(steps[place] for place in places[max(0, middle - _NEAR) : middle + _NEAR])
        beside = {steps[place] for place in (index - 1, index + 1) if 0 <= place < len(steps) and full[place]}
        if full[index] and steps[index] in beside:
            usual.append(steps[index])
        elif near:
            usual.append(min(near, key=lambda step: (-near[step], step)))
        else:
            usual.append(smallest.get(round(line.size), round(1.5 * line.size)))
    return usual


def _step(line: PdfLine, following: PdfLine) -> int:
    """The distance between two lines below each other in whole points; 0 where they are no such lines."""
    step = line.base - following.base
    is_below = round(line.size) == round(following.size) and 0.7 * line.size < step < 4 * line.size
    return round(step) if is_below and line.column == following.column else 0


def _smallest_steps(pairs: Sequence[tuple[PdfLine, PdfLine]], steps: Sequence[int]) -> dict[int, int]:
    counts: dict[int, Counter[int]] = {}
    for (line, _following), step in zip(pairs, steps, strict=True):
        if step:
            counts.setdefault(round(line.size), Counter())[step] += 1
    return {
        size: min(step for step, number in found.items() if number >= 0.1 * found.most_common(1)[0][1])
        for size, found in counts.items()
    }


def _headings(parts: Sequence[str], sizes: Sequence[float], lines: Sequence[PdfLine]) -> list[Heading]:
    weights: Counter[int] = Counter()
    for line in lines:
        weights[round(line.size)] += len(line.text)
    usual = weights.most_common(1)[0][0]
    larger = sorted({round(size) for size in sizes if size >= 1.15 * usual}, reverse=True)
    found: list[Heading] = []
    position = 0
    for part, size in zip(parts, sizes, strict=True):
        if round(size) in larger and len(part) <= _LONGEST_HEADING:
            found.append(Heading(Span(position, position + len(part)), larger.index(round(size)) + 1))
        position += len(part) + 1
    return found
