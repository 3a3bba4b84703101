"""Lines of a PDF become paragraphs: a line goes on in the next where the next one's first word had no room in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from qualcode.model.spans import Span
from qualcode.reading.formats.pdf_lines import Page, PdfLine
from qualcode.reading.source.extract import Heading
from qualcode.reading.transcripts.turns import find_turns

# Behind a hyphen these do not end its word: “Vor- und Nachteile”.
_JOINING = re.compile(r"(?:und|oder|bzw\.?|sowie|bis|als|and|or)(?!\w)")
_BULLET = re.compile(r"(?:[-–—•▪●○*]|\(?\d{1,2}[.)]|[a-z]\))\s")
_LEAST_COLUMN = 1 / 3  # of the page's width
_LONGEST_HEADING = 120  # characters


def hyphen_before(following: str) -> str:
    """What a hyphen at the end of a line becomes before these words: nothing where one word was parted."""
    if _JOINING.match(following):
        return "- "
    return "" if following[:1].islower() else "-"


def paragraphs(pages: Sequence[Page]) -> tuple[str, tuple[Heading, ...]]:
    """The text, one line a paragraph, and its headings: short lines in larger type than most."""
    lines = [line for page in pages for line in page.lines]
    first_of_page = {id(page.lines[0]) for page in pages if page.lines}
    if not lines:
        return "", ()
    beginnings = _beginnings(lines)
    edge = _right_edge(lines, max(page.width for page in pages))
    spacing = _spacing(lines)
    parts = [lines[0].text]
    sizes = [lines[0].size]
    for index, (line, following) in enumerate(pairwise(lines), start=1):
        if line.is_hyphenated:
            parts[-1] += hyphen_before(following.text) + following.text
        elif index not in beginnings and _goes_on(line, following, edge, spacing, id(following) in first_of_page):
            parts[-1] += " " + following.text
        else:
            parts.append(following.text)
            sizes.append(following.size)
    return "\n".join(parts), tuple(_headings(parts, sizes, lines))


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


def _right_edge(lines: Sequence[PdfLine], width: float) -> float:
    """How far the lines reach: the edge that one in fifty crosses, for a few words may hang out.

    Where all lines are short, they do not show it, and the right margin is taken to be as wide as the left one.
    """
    rights = sorted(line.right for line in lines)
    edge = rights[len(rights) - 1 - len(rights) // 50]
    left = Counter(round(line.left) for line in lines).most_common(1)[0][0]
    return edge if edge - left > _LEAST_COLUMN * width else max(edge, width - left)


def _spacing(lines: Sequence[PdfLine]) -> dict[int, float]:
    """For each type size (in whole points) the smallest usual distance from line to line."""
    steps: dict[int, Counter[float]] = {}
    for line, following in pairwise(lines):
        step = line.base - following.base
        if round(line.size) == round(following.size) and 0.7 * line.size < step < 4 * line.size:
            steps.setdefault(round(line.size), Counter())[round(step)] += 1
    return {
        size: min(step for step, number in counts.items() if number >= 0.1 * counts.most_common(1)[0][1])
        for size, counts in steps.items()
    }


def _goes_on(line: PdfLine, following: PdfLine, edge: float, spacing: dict[int, float], is_new_page: bool) -> bool:  # noqa: FBT001 - one of five facts
    if abs(line.size - following.size) > 0.5:
        return False
    step = line.base - following.base
    usual = spacing.get(round(line.size), 1.5 * line.size)
    if not is_new_page and not 0 < step <= usual + 2:
        return False
    blank = 0.25 * line.size
    return edge - line.right < following.first_word + blank + 1


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
