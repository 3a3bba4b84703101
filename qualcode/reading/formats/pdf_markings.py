"""What is highlighted in a PDF: the words under a marker, found again in the text that was made of the pages."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from qualcode.model.readings.markings import Marking, MarkingKind
from qualcode.model.spans import Span

if TYPE_CHECKING:
    import pypdfium2

_NO_LETTERS = re.compile(r"\W+")
_LETTERS = re.compile(r"\w+")
_MOST_MARKERS = 2_000
_MOST_TRIED = 20  # places of equal words, on each side
_LONGEST = 20_000  # letters


@dataclass(frozen=True, slots=True)
class PdfMarker:
    """The letters under one marker, how many letters of the file stand before them, and what was written to it."""

    letters: str
    place: int
    colour: str
    text: str
    author: str


def markers_of(document: pypdfium2.PdfDocument) -> list[PdfMarker]:
    """The markers of all pages in their order; those over no letters are none."""
    markers: list[PdfMarker] = []
    place = 0
    for page in document:
        words = page.get_textpage()
        if len(markers) < _MOST_MARKERS:
            markers += _of_page(page, words, place)
        place += len(_letters(words.get_text_range()))
        words.close()
        page.close()
    return markers


def _of_page(page: pypdfium2.PdfPage, words: pypdfium2.PdfTextPage, place: int) -> Iterator[PdfMarker]:
    from pypdfium2 import raw

    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_HIGHLIGHT:
            boxes = list(_boxes(annotation))
            letters = _letters("".join(words.get_text_bounded(*box) for box in boxes))
            if 0 < len(letters) <= _LONGEST:
                left, bottom, _right, top = boxes[0]
                first = raw.FPDFText_GetCharIndexAtPos(words, left + 1, (bottom + top) / 2, 5, 5)
                before = len(_letters(words.get_text_range(0, first))) if first > 0 else 0
                texts = (string_of(annotation, key) for key in (b"Contents", b"T"))
                yield PdfMarker(letters, place + before, _colour(annotation), *texts)
        raw.FPDFPage_CloseAnnot(annotation)


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text)


def _boxes(annotation: object) -> Iterator[tuple[float, float, float, float]]:
    """The boxes under a marker (left, bottom, right, top), a little narrower, so that no neighbour is in them."""
    from pypdfium2 import raw

    points = raw.FS_QUADPOINTSF()
    for index in range(raw.FPDFAnnot_CountAttachmentPoints(annotation)):
        if raw.FPDFAnnot_GetAttachmentPoints(annotation, index, points):
            across = (points.x1, points.x2, points.x3, points.x4)
            along = (points.y1, points.y2, points.y3, points.y4)
            edge = (max(along) - min(along)) / 4
            yield min(across), min(along) + edge, max(across), max(along) - edge


def _colour(annotation: object) -> str:
    from pypdfium2 import raw

    parts = [ctypes.c_uint() for _part in range(4)]
    if not raw.FPDFAnnot_GetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *parts):
        return ""
    red, green, blue, _opacity = (part.value for part in parts)
    return f"#{red:02x}{green:02x}{blue:02x}"


def string_of(annotation: object, key: bytes) -> str:
    """What an annotation says under a key; empty where it says nothing."""
    from pypdfium2 import raw

    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0").strip()


def placed(markers: Sequence[PdfMarker], text: str) -> tuple[Marking, ...]:
    """The markings of a text: of equal words those that lie nearest to where the marker stands in the file.

    What is not found again, such as words of a page's head that is no part of the text, is no marking.
    """
    if not markers:
        return ()
    places = [place for found in _LETTERS.finditer(text) for place in range(*found.span())]
    letters = _letters(text)
    found = (marking for marker in markers if (marking := _placed(marker, text, letters, places)))
    return tuple(sorted(found, key=lambda marking: (marking.span.start, marking.span.end)))


def _placed(marker: PdfMarker, text: str, letters: str, places: Sequence[int]) -> Marking | None:
    """Looked for from where it should be, to both sides; whole words go before parts of words."""
    sides = (_behind(letters, marker), _before(letters, marker))
    spans = [
        (index, Span(places[index], places[index + len(marker.letters) - 1] + 1))
        for side in sides
        for index in islice(side, _MOST_TRIED)
    ]
    if not spans:
        return None
    _index, span = min(spans, key=lambda found: (not _is_whole(text, found[1]), abs(found[0] - marker.place)))
    return Marking(span, MarkingKind.HIGHLIGHT, marker.colour, marker.text, marker.author)


def _behind(letters: str, marker: PdfMarker) -> Iterator[int]:
    index = letters.find(marker.letters, marker.place)
    while index >= 0:
        yield index
        index = letters.find(marker.letters, index + 1)


def _before(letters: str, marker: PdfMarker) -> Iterator[int]:
    index = letters.rfind(marker.letters, 0, marker.place + len(marker.letters))
    while index >= 0:
        yield index
        index = letters.rfind(marker.letters, 0, index + len(marker.letters) - 1)


def _is_whole(text: str, span: Span) -> bool:
    before, behind = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return not _LETTERS.match(before) and not _LETTERS.match(behind)
