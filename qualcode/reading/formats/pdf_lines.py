"""The lines of a PDF's pages, and which of them are no part of the text: page numbers, line numbers, headings of
pages that repeat, and what lies outside the visible page.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from qualcode.catalogue import _, program
from qualcode.plural import counted
from qualcode.reading.source.extract import left_out

_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?P<word>seite|page|s\.|p\.|blatt)?\s*(?P<number>\d{1,4})\s*(?:(?:/|von|of)\s*(?P<all>\d{1,4}))?[-–—|\s.]*",
    re.I,
)
_NUMBER = re.compile(r"\d{1,5}")
_ANY_NUMBER = re.compile(r"[0-9]{1,5}")
_LEADING_NUMBER = re.compile(r"(\d{1,5})\s+(?=\S)")
_EDGE_LINES = 3  # at the top and at the bottom of a page
_SAME_HEIGHT = 4.0  # points
_NEARLY_ALL = 0.8  # of the lines
_WIDE_GAP = 5.0  # points between a line's number and its first word


@dataclass(frozen=True, slots=True)
class PdfLine:
    """One line as it is printed: its words, its edges in points from the page's lower left corner, its type size.

    `first_word` and `second_word` are the widths of its first words, `gap` the white space between them.
    `is_hyphenated` says that it ends with a hyphen, which is not in the text. `pieces` are its parts where wide white
    space parts them; `column` is that in which it stands (1 left, 2 right, 0 where there are none or it crosses
    both); `number` is the number printed beside it.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    first_word: float = 0.0
    gap: float = 0.0
    second_word: float = 0.0
    is_hyphenated: bool = False
    is_outside: bool = False
    pieces: tuple[PdfLine, ...] = ()
    column: int = 0
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page in the order of reading, the number of its pictures, and its width in points.

    `is_mute` says that words are printed on it of which no letter is known.
    """

    lines: tuple[PdfLine, ...]
    pictures: int = 0
    width: float = 595.0
    is_mute: bool = False


@dataclass(slots=True)
class Furniture:
    """What was taken away from the pages, as lines of text by kind."""

    page_numbers: list[str] = field(default_factory=list)
    line_numbers: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def pieces(self) -> list[str]:
        """All that was taken away."""
        return [*self.page_numbers, *self.line_numbers, *self.repeated, *self.outside]

    def notes(self) -> Iterator[str]:
        """What was taken away, in words."""
        numbers = [counted(len(self.page_numbers), "page number")] if self.page_numbers else []
        numbers += [counted(len(self.line_numbers), "line number")] if self.line_numbers else []
        if numbers:
            yield _("{numbers} left out.", numbers=program().listed(numbers))
        if self.repeated:
            times = Counter(self.repeated)
            yield left_out(_("Repeated at the edges of the pages"), [f"{text} (×{n})" for text, n in times.items()])
        if self.outside:
            figures = sum(1 for line in self.outside if _NUMBER.fullmatch(line))
            if figures:
                yield _("{numbers} outside the visible page left out.", numbers=counted(figures, "number"))
            others = [line for line in self.outside if not _NUMBER.fullmatch(line)]
            if others:
                yield left_out(_("Outside the visible page"), others)


def without_furniture(pages: Sequence[Page]) -> tuple[list[Page], Furniture]:
    """The pages without what is no part of the text, and what that was."""
    furniture = Furniture()
    kept = [_within(page, furniture) for page in pages]
    kept = _without_line_numbers(kept, furniture)
    gone = _page_numbers(kept) | _repeated(kept)
    cleaned: list[Page] = []
    for number, page in enumerate(kept):
        for index, line in enumerate(page.lines):
            if (number, index) in gone:
                is_number = _PAGE_NUMBER.fullmatch(line.text)
                (furniture.page_numbers if is_number else furniture.repeated).append(line.text)
        lines = tuple(line for index, line in enumerate(page.lines) if (number, index) not in gone)
        cleaned.append(replace(page, lines=lines))
    return cleaned, furniture


def _within(page: Page, furniture: Furniture) -> Page:
    furniture.outside += [line.text for line in page.lines if line.is_outside]
    return replace(page, lines=tuple(line for line in page.lines if not line.is_outside))


def _without_line_numbers(pages: Sequence[Page], furniture: Furniture) -> list[Page]:
    """The pages without numbers in the margin, or before the lines, where nearly all lines have one."""
    body = [line for page in pages for line in page.lines if len(line.text) > 20]
    if not body:
        return list(pages)
    left = Counter(round(line.left) for line in body).most_common(1)[0][0]
    right = max(line.right for line in body)
    beside = [dict(_in_margin(page, left, right)) for page in pages]
    lines = sum(len(page.lines) - len(found) for page, found in zip(pages, beside, strict=True))
    if _number_lines(beside, lines):
        return [_numbered_beside(page, found, furniture) for page, found in zip(pages, beside, strict=True)]
    before = [dict(_leading(page)) for page in pages]
    if _number_lines(before, sum(len(page.lines) for page in pages)):
        return [_numbered_before(page, found, furniture) for page, found in zip(pages, before, strict=True)]
    return list(pages)


def _in_margin(page: Page, left: float, right: float) -> Iterator[tuple[int, int]]:
    """Index and value of the numbers that stand alone beside the lines."""
    for index, line in enumerate(page.lines):
        if _NUMBER.fullmatch(line.text) and (line.right < left - 2 or line.left > right + 2):
            yield index, int(line.text)


def _leading(page: Page) -> Iterator[tuple[int, int]]:
    """Index and value of the numbers before lines, with wide white space behind them."""
    for index, line in enumerate(page.lines):
        if line.gap >= _WIDE_GAP and (number := _LEADING_NUMBER.match(line.text)):
            yield index, int(number[1])


def _number_lines(found: Sequence[Mapping[int, int]], lines: int) -> bool:
    """Whether numbers count the lines: in one step on every page, nearly all lines, and more than three."""
    rows = [list(numbers.values()) for numbers in found if numbers]
    steps = Counter(after - before for row in rows for before, after in pairwise(row))
    if not steps:
        return False
    (step, times) = steps.most_common(1)[0]
    counted = sum(map(len, rows)) * step
    return 1 <= step <= 10 and times >= _NEARLY_ALL * steps.total() and times > 2 and counted >= _NEARLY_ALL * lines


def _numbered_beside(page: Page, found: Mapping[int, int], furniture: Furniture) -> Page:
    furniture.line_numbers += [page.lines[index].text for index in found]
    by_base = sorted((page.lines[index].base, number) for index, number in found.items())
    bases = [base for base, _number in by_base]
    lines: list[PdfLine] = []
    for index, line in enumerate(page.lines):
        if index not in found:
            nearest = bisect_left(bases, line.base - _SAME_HEIGHT)
            is_beside = nearest < len(bases) and bases[nearest] <= line.base + _SAME_HEIGHT
            lines.append(replace(line, number=by_base[nearest][1]) if is_beside else line)
    return replace(page, lines=tuple(lines))


def _numbered_before(page: Page, found: Mapping[int, int], furniture: Furniture) -> Page:
    lines = list(page.lines)
    for index, number in found.items():
        line = lines[index]
        match = _LEADING_NUMBER.match(line.text)
        if match is None:
            continue
        furniture.line_numbers.append(match[1])
        left = min(line.left + line.first_word + line.gap, line.right)
        text, second = line.text[match.end() :], line.second_word
        pieces = line.pieces[1:] if len(line.pieces) > 2 else ()
        lines[index] = replace(line, text=text, left=left, first_word=second, gap=0.0, pieces=pieces, number=number)
    return replace(page, lines=tuple(lines))


def _edges(page: Page) -> Iterator[tuple[int, PdfLine]]:
    """The lines at the top and at the bottom of a page, with their indexes."""
    order = sorted(range(len(page.lines)), key=lambda index: -page.lines[index].base)
    for index in dict.fromkeys(order[:_EDGE_LINES] + order[-_EDGE_LINES:]):
        yield index, page.lines[index]


def _page_numbers(pages: Sequence[Page]) -> set[tuple[int, int]]:
    """Page and index of the lines that number the pages: they count with the pages, or say “Page 1 of 5”."""
    found: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    certain: set[tuple[int, int]] = set()
    for number, page in enumerate(pages):
        for index, line in _edges(page):
            match = _PAGE_NUMBER.fullmatch(line.text)
            if not match:
                continue
            if match["word"] or match["all"]:
                certain.add((number, index))
            place = round(line.base / _SAME_HEIGHT)
            found[int(match["number"]) - number, place].append((number, index))
    counting = {place for places in found.values() if len(places) > 1 for place in places}
    return counting | certain


def _repeated(pages: Sequence[Page]) -> set[tuple[int, int]]:
    """Page and index of the lines that stand at the same place of most pages, from three pages on.

    Their numbers are the same or count with the pages: other lines that differ in numbers only are text.
    """
    found: dict[tuple[str, int], set[tuple[int, int]]] = defaultdict(set)
    for number, page in enumerate(pages):
        for index, line in _edges(page):
            if any(character.isalpha() for character in line.text):
                for text in _counting_with(number, line.text.casefold()):
                    found[text, round(line.base / _SAME_HEIGHT)].add((number, index))
    least = max(3, 0.6 * len(pages))
    return {place for places in found.values() if len({number for number, _n in places}) >= least for place in places}


def _counting_with(page: int, text: str) -> Iterator[str]:
    """The line as it is, and with one of its numbers as the distance from the number of the page."""
    yield text
    for number in _ANY_NUMBER.finditer(text):
        yield f"{text[: number.start()]}#{int(number[0]) - page}#{text[number.end() :]}"
