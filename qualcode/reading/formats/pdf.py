"""PDF files that hold text: read by PDFium, by pypdf where PDFium sees no letters, and made into paragraphs.

Scans hold pictures of pages and no text; they are refused, and single pages of that kind are told.
"""

from __future__ import annotations

import ctypes
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext
from qualcode.errors import ReadingError
from qualcode.model.documents import count_words
from qualcode.model.readings.doubts import DoubtKind, ReadingDoubt
from qualcode.plural import counted
from qualcode.reading.formats.pdf_columns import PageColumns, in_reading_order
from qualcode.reading.formats.pdf_lines import Furniture, Page, PdfLine, without_furniture
from qualcode.reading.formats.pdf_markings import markers_of, placed, string_of
from qualcode.reading.formats.pdf_notes import joined, with_notes, with_raised
from qualcode.reading.formats.pdf_paragraphs import PdfText, hyphenation_in, paragraphs
from qualcode.reading.source.extract import Extract, compare, left_out, words_in
from qualcode.reading.source.options import ReadingOptions
from qualcode.reading.source.zip_package import foreign
from qualcode.reading.transcripts.hyphens import HYPHENS, Hyphenation

if TYPE_CHECKING:
    import pypdfium2

_KIND = "PDF"
_WRONG_PASSWORD = 4  # PDFium's number of the error
_HYPHEN = 2  # what PDFium gives for a hyphen at the end of a line
_ILLEGIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\uffff]")
_MOST_ILLEGIBLE = 0.1  # of the signs
_PARTED = "\ufffe"  # what PDFium gives for a hyphen at the end of a line in the text of a page
_WIDE = 2.0  # times the size of type: white space that may part columns
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
    ordered = [(page, PageColumns.ONE) if options.is_report else in_reading_order(page) for page in kept]
    in_columns = [number for number, (_page, columns) in enumerate(ordered, start=1) if columns is PageColumns.TWO]
    kept = [page for page, _columns in ordered]
    hyphens = hyphenation_in(kept)
    found = paragraphs(kept, hyphens)
    taken_out = words_in(furniture.pieces())
    source = words_in(_sources(raw, pages, ordered, hyphens)) - taken_out
    return Extract(
        found.text,
        headings=found.headings,
        lines=found.numbers,
        markings=placed(markers, found.text),
        doubts=tuple(_doubts(ordered)),
        notes=tuple(_notes(pages, found, in_columns, furniture, comments)),
        warnings=tuple(_warnings(pages, found.text)),
        words=compare(found.text, source, taken_out.total() + sum(count_words(comment) for comment in comments)),
    )


def _sources(
    raw: Sequence[str], pages: Sequence[Page], ordered: Sequence[tuple[Page, PageColumns]], hyphens: Hyphenation
) -> Iterator[str]:
    """The text of each page as PDFium gives it in one piece; of one whose columns it splices, that of its pieces."""
    for text, page, (_kept, columns) in zip(raw, pages, ordered, strict=True):
        if columns is not PageColumns.TWO or not any(line.pieces for line in page.lines):
            yield _dehyphenated(text, hyphens)
            continue
        pieces = [piece for line in in_reading_order(page)[0].lines for piece in line.pieces or (line,)]
        yield _dehyphenated(
            "".join(piece.text + (_PARTED if piece.is_hyphenated else "\n") for piece in pieces), hyphens
        )


def _doubts(ordered: Sequence[tuple[Page, PageColumns]]) -> Iterator[ReadingDoubt]:
    unsure = [page for page, columns in ordered if columns is PageColumns.UNSURE]
    if unsure:
        example = next(line.text for line in unsure[0].lines if line.pieces)
        yield ReadingDoubt(DoubtKind.COLUMNS_SPLICED, example=example, times=len(unsure))


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
    groups = list(_words(signs)) or [list(signs)]
    parts = [_edges(words, part) for part in groups]
    first = parts[0]
    size = raw.FPDFText_GetFontSize(words, signs[0][0])
    second = parts[1] if len(parts) > 1 else (first[1], first[1])
    base = _base(words, signs[0][0])
    left, right = first[0], parts[-1][1]
    return PdfLine(
        text=whole.strip(),
        pieces=tuple(_pieces(words, groups, parts, box, _WIDE * size, is_hyphenated=is_hyphenated)),
        left=left,
        right=right,
        base=base,
        size=size,
        first_word=first[1] - first[0],
        gap=second[0] - first[1],
        second_word=second[1] - second[0],
        is_hyphenated=is_hyphenated,
        is_outside=right < box[0] or left > box[2] or base < box[1] or base > box[3],
    )


def _pieces(
    words: pypdfium2.PdfTextPage,
    groups: Sequence[list[tuple[int, int]]],
    edges: Sequence[tuple[float, float]],
    box: tuple[float, float, float, float],
    wide: float,
    *,
    is_hyphenated: bool,
) -> Iterator[PdfLine]:
    """The parts of a line between wide white space; none where there is no such space."""
    cuts = [index for index, (before, after) in enumerate(pairwise(edges), start=1) if after[0] - before[1] > wide]
    for start, end in pairwise([0, *cuts, len(groups)] if cuts else []):
        first, last = groups[start][0][0], groups[end - 1][-1][0]
        signs = [sign for group in groups[start:end] for sign in (*group, (group[-1][0] + 1, ord(" ")))][:-1]
        ends_parted = is_hyphenated and last == groups[-1][-1][0]
        hyphen = not ends_parted and end - start > 0 and chr(signs[-1][1]) in HYPHENS and len(groups[end - 1]) > 1
        if last >= first:
            yield _line(words, signs[:-1] if hyphen else signs, box, is_hyphenated=ends_parted or hyphen)


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


def _dehyphenated(text: str, hyphens: Hyphenation) -> str:
    """A page's text with words put together that were parted at the ends of lines."""
    pieces = re.split(f"{_PARTED}(?:\r\n)?", text)
    joined = pieces[0]
    for before, piece in pairwise(pieces):
        joined += hyphens.between(before.rsplit("\n", 1)[-1], piece) + piece
    return joined


def _notes(
    pages: Sequence[Page], found: PdfText, in_columns: Sequence[int], furniture: Furniture, comments: Sequence[str]
) -> Iterator[str]:
    places = (counted(len(pages), "page"), counted(sum(len(page.lines) for page in pages), "line"))
    if found.joined:
        yield ngettext(
            "{pages}, {lines}: {count} line was joined to the one before.",
            "{pages}, {lines}: {count} lines were joined to those before.",
            found.joined,
            pages=places[0],
            lines=places[1],
        )
    else:
        yield _("{pages}, {lines}: each line is a paragraph, none was joined.", pages=places[0], lines=places[1])
    if in_columns:
        listed = ", ".join(map(str, in_columns))
        yield ngettext(
            "Page {numbers} has two columns; the left one stands before the right one.",
            "Pages {numbers} have two columns; the left one stands before the right one.",
            len(in_columns),
            numbers=listed,
        )
    if found.parted:
        yield ngettext(
            "{count} word that a line's end parted was put together (“{word}”).",
            "{count} words that lines' ends parted were put together (as “{word}”).",
            len(found.parted),
            word=found.parted[0],
        )
    if found.kept:
        yield ngettext(
            "{count} hyphen at a line's end was kept (“{word}”).",
            "{count} hyphens at lines' ends were kept (as “{word}”).",
            len(found.kept),
            word=found.kept[0],
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
