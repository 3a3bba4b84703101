"""PDF files that hold text: read by PDFium, by pypdf where PDFium sees no letters, and made into paragraphs.

Scans hold pictures of pages and no text; they are refused, and single pages of that kind are told.
"""

from __future__ import annotations

import ctypes
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext
from qualcode.errors import ReadingError
from qualcode.model.documents import count_words
from qualcode.plural import counted
from qualcode.reading.formats.pdf_lines import Furniture, Page, PdfLine, without_furniture
from qualcode.reading.formats.pdf_markings import markers_of, placed, string_of
from qualcode.reading.formats.pdf_notes import joined, with_notes, with_raised
from qualcode.reading.formats.pdf_paragraphs import hyphen_before, paragraphs
from qualcode.reading.source.extract import Extract, compare, left_out, words_in
from qualcode.reading.source.options import ReadingOptions
from qualcode.reading.source.zip_package import foreign

if TYPE_CHECKING:
    import pypdfium2

_KIND = "PDF"
_WRONG_PASSWORD = 4  # PDFium's number of the error
_HYPHEN = 2  # what PDFium gives for a hyphen at the end of a line
_ILLEGIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\uffff]")
_MOST_ILLEGIBLE = 0.1  # of the signs
_NO_LETTERS = _(
    "Its fonts do not say which letters they show: recognise its text with an OCR program, or find the original."
)


def extract_pdf(data: bytes, name: str, options: ReadingOptions) -> Extract:
    """The text of a PDF.

    Raises ReadingError for a file that is damaged, protected by a password, or holds no text that can be read.
    """
    with foreign(name, _KIND):
        document = _open(data, name)
        try:
            pages, raw = _pages(document, is_report=options.is_report)
            comments = list(_comments(document))
            markers = markers_of(document)
        finally:
            document.close()
    if _illegible("".join(raw)) > _MOST_ILLEGIBLE or any(page.is_mute for page in pages):
        return _by_pypdf(data, name)
    _refuse_scan(pages, name)
    kept, furniture = (pages, Furniture()) if options.page_marks else without_furniture(pages)
    text, headings = paragraphs(kept)
    taken_out = words_in(furniture.pieces())
    source = words_in([_dehyphenated(page) for page in raw]) - taken_out
    return Extract(
        text,
        headings=headings,
        markings=placed(markers, text),
        notes=tuple(_notes(pages, furniture, comments)),
        warnings=tuple(_warnings(pages, text)),
        words=compare(text, source, taken_out.total() + sum(count_words(comment) for comment in comments)),
    )


def _open(data: bytes, name: str) -> pypdfium2.PdfDocument:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        if getattr(problem, "err_code", None) == _WRONG_PASSWORD:
            raise ReadingError(
                _("“{name}” is protected by a password.", name=name), _("Save it without a password and import that.")
            ) from problem
        raise ReadingError(
            _("“{name}” is damaged or no PDF.", name=name),
            _("It may have been copied or sent incompletely: get it once more."),
        ) from problem


def _pages(document: pypdfium2.PdfDocument, *, is_report: bool) -> tuple[list[Page], list[str]]:
    """The pages as lines, and the text of each as PDFium gives it in one piece.

    In a report, raised figures become superscripts: they call notes.
    """
    from pypdfium2 import raw

    pages: list[Page] = []
    texts: list[str] = []
    for page in document:
        words = page.get_textpage()
        pictures = sum(1 for _each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4))
        lines = tuple(_lines(page, words, is_report=is_report))
        lines = tuple(joined(lines)) if is_report else lines
        printed = page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=4)
        is_mute = not lines and next(iter(printed), None) is not None
        pages.append(Page(lines, pictures, page.get_width(), is_mute))
        texts.append(words.get_text_range())
        words.close()
        page.close()
    return with_notes(pages) if is_report else pages, texts


def _lines(page: pypdfium2.PdfPage, words: pypdfium2.PdfTextPage, *, is_report: bool) -> Iterator[PdfLine]:
    from pypdfium2 import raw

    box = page.get_bbox()
    signs: list[tuple[int, int]] = []  # index and code
    for index in range(words.count_chars()):
        code = raw.FPDFText_GetUnicode(words, index)
        if code in (10, 13) or (code == _HYPHEN and raw.FPDFText_IsHyphen(words, index) == 1):
            if signs:
                yield _line(words, _raised(words, signs) if is_report else signs, box, is_hyphenated=code == _HYPHEN)
            signs = []
        else:
            signs.append((index, code))
    if signs:
        yield _line(words, _raised(words, signs) if is_report else signs, box, is_hyphenated=False)


def _raised(words: pypdfium2.PdfTextPage, signs: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """The signs of a line with raised figures as superscripts."""
    if not any(chr(code).isdecimal() for _place, code in signs):
        return signs
    return with_raised(signs, [_base(words, index) for index, _code in signs])


def _base(words: pypdfium2.PdfTextPage, index: int) -> float:
    """Where a sign stands, in points above the lower edge of the page."""
    from pypdfium2 import raw

    x, y = ctypes.c_double(), ctypes.c_double()
    found = raw.FPDFText_GetCharOrigin(words, index, x, y)
    return y.value if found else float(words.get_charbox(index)[1])


def _line(
    words: pypdfium2.PdfTextPage,
    signs: Sequence[tuple[int, int]],
    box: tuple[float, float, float, float],
    *,
    is_hyphenated: bool,
) -> PdfLine:
    from pypdfium2 import raw

    whole = "".join(chr(code) for _place, code in signs).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    parts = [_edges(words, part) for part in _words(signs)] or [_edges(words, signs)]
    first = parts[0]
    second = parts[1] if len(parts) > 1 else (first[1], first[1])
    base = _base(words, signs[0][0])
    left, right = first[0], parts[-1][1]
    return PdfLine(
        text=whole.strip(),
        left=left,
        right=right,
        base=base,
        size=raw.FPDFText_GetFontSize(words, signs[0][0]),
        first_word=first[1] - first[0],
        gap=second[0] - first[1],
        second_word=second[1] - second[0],
        is_hyphenated=is_hyphenated,
        is_outside=right < box[0] or left > box[2] or base < box[1] or base > box[3],
    )


def _words(signs: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The signs of each word of a line."""
    for is_blank, group in groupby(signs, key=lambda sign: chr(sign[1]).isspace()):
        if not is_blank:
            yield list(group)


def _edges(words: pypdfium2.PdfTextPage, signs: Sequence[tuple[int, int]]) -> tuple[float, float]:
    """Where the signs begin and end, in points from the left edge of the page."""
    return words.get_charbox(signs[0][0])[0], words.get_charbox(signs[-1][0])[2]


def _comments(document: pypdfium2.PdfDocument) -> Iterator[str]:
    """What was written on the pages as comments, and into fields of forms."""
    from pypdfium2 import raw

    for page in document:
        for index in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, index)
            is_link = raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_LINK  # it repeats what it stands on
            for key in () if is_link else (b"Contents", b"V"):
                text = string_of(annotation, key)
                if text:
                    yield text
            raw.FPDFPage_CloseAnnot(annotation)
        page.close()


def _refuse_scan(pages: Sequence[Page], name: str) -> None:
    if any(page.lines for page in pages):
        return
    if any(page.pictures for page in pages):
        raise ReadingError(
            _("“{name}” is a scan: {pages} with pictures and no text.", name=name, pages=counted(len(pages), "page")),
            _("Recognise its text with an OCR program (such as ocrmypdf) and import the result."),
        )
    raise ReadingError(_("“{name}” holds no text.", name=name), _("Check whether it is the right file."))


def _illegible(text: str) -> float:
    """The share of signs that are no letters of any script."""
    signs = len("".join(text.split()))
    return len(_ILLEGIBLE.findall(text)) / signs if signs else 0.0


def _by_pypdf(data: bytes, name: str) -> Extract:
    """The text as the second reader sees it: its lines, without knowledge of where they stand."""
    import pypdf
    from pypdf.errors import PyPdfError

    with foreign(name, _KIND):
        try:
            pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
        except PyPdfError as problem:
            raise ReadingError(
                _("“{name}” is illegible: {cause}.", name=name, cause=problem), _NO_LETTERS
            ) from problem
    lines = [" ".join(line.split()) for page in pages for line in page.split("\n")]
    text = "\n".join(lines)
    if _illegible(text) > _MOST_ILLEGIBLE or not text.strip():
        raise ReadingError(_("“{name}” holds signs that are no letters.", name=name), _NO_LETTERS)
    warning = _(
        "PDFium found no letters in it, so pypdf read it: its lines were not joined, page numbers may be left."
    )
    return Extract(text, warnings=(warning,), words=compare(text, words_in(pages)))


def _dehyphenated(text: str) -> str:
    """A page's text with words put together that were parted at the ends of lines."""
    pieces = re.split("\ufffe(?:\r\n)?", text)
    joined = pieces[0]
    for piece in pieces[1:]:
        joined += hyphen_before(piece) + piece
    return joined


def _notes(pages: Sequence[Page], furniture: Furniture, comments: Sequence[str]) -> Iterator[str]:
    lines = sum(len(page.lines) for page in pages)
    yield _(
        "{pages}, {lines}: lines were joined into paragraphs.",
        pages=counted(len(pages), "page"),
        lines=counted(lines, "line"),
    )
    yield from furniture.notes()
    pictures = sum(page.pictures for page in pages)
    if pictures:
        yield _("{images} left out.", images=counted(pictures, "image"))
    if comments:
        yield left_out(_("Comments and fields"), comments)


def _warnings(pages: Sequence[Page], text: str) -> Iterator[str]:
    empty = [number for number, page in enumerate(pages, start=1) if not page.lines and page.pictures]
    if empty:
        listed = ", ".join(str(number) for number in empty)
        yield _(
            "Without text are {pages} ({numbers}): pictures, perhaps scans.",
            pages=counted(len(empty), "page"),
            numbers=listed,
        )
    illegible = Counter(_ILLEGIBLE.findall(text)).total()
    if illegible:
        yield ngettext(
            "{count} sign is no letter; compare with the PDF.",
            "{count} signs are no letters; compare with the PDF.",
            illegible,
        )
