"""Figures that call a note, and the notes at the foot of a page, in the lines of a PDF that holds a report.

Raised figures become superscripts, as converted texts write them, so that the report reader can tell them from the
words. PDFium ends a line at a raised figure; here its halves find each other again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from qualcode.reading.formats.pdf_lines import Page, PdfLine

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_AS_RAISED = str.maketrans("0123456789", _RAISED)
_RISE = 1.5  # points above the line from which a figure is raised
_SMALLER = 0.92  # of the type of most lines
_NOTE = re.compile(r"(\d{1,3})(?=[^\d.,]*[^\W\d_])")


def with_raised(signs: Sequence[tuple[int, int]], bases: Sequence[float]) -> list[tuple[int, int]]:
    """The signs (index and code) of a line; figures that stand above the base of most others as superscripts."""
    usual = Counter(round(base, 1) for base in bases).most_common(1)[0][0]
    return [
        (index, ord(chr(code).translate(_AS_RAISED)) if base > usual + _RISE else code)
        for (index, code), base in zip(signs, bases, strict=True)
    ]


def joined(lines: Iterable[PdfLine]) -> Iterator[PdfLine]:
    """The lines with those put together that only a raised figure parts."""
    last: PdfLine | None = None
    for line in lines:
        if last is None:
            last = line
            continue
        together = _together(last, line)
        if together is None:
            yield last
        last = together or line
    if last is not None:
        yield last


def _together(left: PdfLine, right: PdfLine) -> PdfLine | None:
    gap = right.left - left.right
    rise = right.base - left.base
    if left.is_hyphenated or not -1 < gap < left.size or abs(rise) > left.size:
        return None
    text = right.text
    if re.fullmatch(r"\d{1,3}", text) and rise > _RISE:
        text = text.translate(_AS_RAISED)
    if text[:1] not in _RAISED and left.text[-1:] not in _RAISED:
        return None
    space = " " if gap > left.size / 8 and text[:1] not in _RAISED else ""
    return replace(left, text=f"{left.text}{space}{text}", right=right.right, is_hyphenated=right.is_hyphenated)


def with_notes(pages: Sequence[Page]) -> list[Page]:
    """The pages; the number of a line in smaller type that begins with one is a superscript: it is a note."""
    sizes = Counter(round(line.size, 1) for page in pages for line in page.lines for _ in line.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    return [replace(page, lines=tuple(_as_note(line, usual) for line in page.lines)) for page in pages]


def _as_note(line: PdfLine, usual: float) -> PdfLine:
    number = _NOTE.match(line.text) if line.size < _SMALLER * usual else None
    if number is None:
        return line
    return replace(line, text=f"{number[1].translate(_AS_RAISED)} {line.text[number.end() :].lstrip()}")
