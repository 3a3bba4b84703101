"""Finds what a draft quotes: everything in quotation marks, and paragraphs that end with a source label.

Other than `report`, which takes only what surely is a quotation with a label, this takes all that may be one, since
it will be compared with the texts that it could come from. German, English and straight quotation marks
are read, double and single ones.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.language.forms.normalised import composed
from qualcode.reading.files import READERS, extract
from qualcode.reading.reports.label_patterns import INSIDE, YEARS, Label, LabelForm, Mention
from qualcode.reading.reports.paragraphs import ReportParagraph, paragraphs
from qualcode.reading.reports.plain_words import GERMAN_MARKS, clean
from qualcode.reading.reports.quotation_marks import MarkedParagraph, Pair, pair_marks
from qualcode.reading.source.extract import Extract
from qualcode.reading.source.options import LARGEST_FILE, ReadingOptions
from qualcode.reading.source.other_programs import other_file
from qualcode.safe_text import file_name

_LABEL = re.compile(rf"(?P<word>\S.*?)[\s,_–-]{{1,3}}{YEARS}")
_PARENTHESIS = re.compile(rf"\(({INSIDE})\)")
_BEHIND = re.compile(rf"[*_.,;!?\s⁰¹²³⁴⁵⁶⁷⁸⁹]{{0,12}}\(({INSIDE})\)")
_ENDS = re.compile(r"[*_.,;\s]{0,4}$")
_MARKS = re.compile('["“”„»«]')
# ‚…‘, ‚…’, ›…‹, ‹…›, ‘…’, and '…' where a sentence ends in it, since it may be an apostrophe
_SINGLE = re.compile(
    r"(?<!\w)(?:‚(?:[^‚‘„“”]|„[^‚‘„“”]*“){2,3000}?(?:‘|’(?!\w))|›[^›‹]{2,3000}‹|‹[^›‹]{2,3000}›|‘(?=\w)[^‘’]{2,3000}’"
    r"|'(?=\w)[^'\n]{2,3000}[.!?…]')(?!\w)"
)
_OPENS_BEFORE = frozenset("([„‚–—-/*_>")
_FEWEST_BLOCK_WORDS = 8


@dataclass(frozen=True, slots=True)
class DraftQuotation:
    """What a draft has in quotation marks; `sure` is false for what has none and only ends with a label.

    `line` is that of the text (of a Word, OpenDocument or PDF file: the paragraph), `headings` are those above it,
    outermost first. `behind` is the parenthesis that follows, `labels` are the source labels in it, `near` those
    elsewhere in the paragraph, the next first.
    """

    line: int
    headings: tuple[str, ...]
    text: str
    behind: str
    labels: tuple[str, ...]
    near: tuple[str, ...]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class DraftParagraph:
    """A paragraph of a draft, as a reader sees it."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What was found in a draft."""

    quotations: tuple[DraftQuotation, ...]
    paragraphs: tuple[DraftParagraph, ...]
    headings: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def read_draft(path: Path, labels: Iterable[str], largest: int = LARGEST_FILE) -> Draft:
    """The quotations of a draft; `labels` are the source labels that it may use. Raises ReadingError."""
    reader = READERS.get(path.suffix.casefold())
    if reader.table if reader else not other_file(path.suffix):
        raise ReadingError(
            _("“{name}” is no draft that can be read.", name=file_name(path)),
            _("Save it as DOCX, ODT, PDF, Markdown or text."),
        )
    found = extract(path, ReadingOptions(largest=largest))
    text, numbers = (found.text, None) if reader and reader.name == "text" else _parted(found)
    return draft_of(text, labels, numbers, found.warnings)


def draft_of(
    text: str, labels: Iterable[str], numbers: Sequence[int] | None = None, warnings: tuple[str, ...] = ()
) -> Draft:
    """The quotations of a text; `numbers` are the lines to be told instead of its own."""
    forms = _LabelFinder(labels)
    quotations: list[DraftQuotation] = []
    shown: list[DraftParagraph] = []
    headings: dict[str, None] = {}
    for paragraph in paragraphs(typographic(text), GERMAN_MARKS):
        marked = pair_marks(paragraph, forms.mentions(paragraph.text), GERMAN_MARKS)
        line = _Lines(paragraph, numbers)
        quotations += _quotations(marked, line)
        shown.append(DraftParagraph(line.of(0), clean(paragraph.text)))
        headings |= dict.fromkeys(paragraph.headings)
    return Draft(tuple(quotations), tuple(shown), tuple(headings), warnings)


def typographic(text: str) -> str:
    """The text with all quotation marks as „…“, decided by what stands around them; no offset changes.

    Single ones inside of double ones are left, since what they hold is a part of the quotation.
    """
    return _without_single(_without_other_double(text))


def _without_single(text: str) -> str:
    made = list(text) if _SINGLE.search(text) else []
    for found in _SINGLE.finditer(text):
        start, end = found.span()
        paragraph = text.rfind("\n\n", 0, start) + 1
        opened = text.count("„", paragraph, start)
        closed = text.count("“", paragraph, start) + text.count("”", paragraph, start)
        if opened <= closed and "\n\n" not in found[0]:
            made[start], made[end - 1] = "„", "“"
    return "".join(made) if made else text


def _without_other_double(text: str) -> str:
    if not _MARKS.search(text):
        return text

    def german(found: re.Match[str]) -> str:
        sign = found[0]
        if sign in "„”":
            return sign
        before = text[found.start() - 1] if found.start() else " "
        after = text[found.end() : found.end() + 1]
        opens = (before.isspace() or before in _OPENS_BEFORE) and after.strip() not in {"", ".", ",", ";", ")"}
        return "„" if opens else "“"

    return _MARKS.sub(german, text)


def _parted(found: Extract) -> tuple[str, list[int]]:
    """The paragraphs of an office file parted by blank lines, headings with #, and the number of each line."""
    levels = {heading.span.start: heading.level for heading in found.headings}
    lines: list[str] = []
    numbers: list[int] = []
    position = 0
    for number, line in enumerate(found.text.split("\n"), start=1):
        level = levels.get(position)
        lines += [f"{'#' * min(level, 6)} {line.strip()}" if level and line.strip() else line, ""]
        numbers += [number, number]
        position += len(line) + 1
    return "\n".join(lines), numbers


class _Lines:
    def __init__(self, paragraph: ReportParagraph, numbers: Sequence[int] | None) -> None:
        self._paragraph = paragraph
        self._numbers = numbers

    def of(self, offset: int) -> int:
        line = self._paragraph.line(offset)
        return self._numbers[line - 1] if self._numbers else line


class _LabelFinder:
    """Finds source labels in parentheses: a word and a year whatever the year, others as they are written."""

    def __init__(self, labels: Iterable[str]) -> None:
        named = [" ".join(composed(label).split()) for label in labels if label.strip()]
        words = [match["word"] for label in named if (match := _LABEL.fullmatch(label))]
        others = sorted((label for label in named if not _LABEL.fullmatch(label)), key=len, reverse=True)
        self._form = LabelForm(words) if words else None
        choice = "|".join(re.escape(label) for label in others)
        self._others = re.compile(rf"(?<!\w)(?:{choice})(?!\w)", re.IGNORECASE) if others else None

    def mentions(self, text: str) -> list[Mention]:
        found = {mention.start: mention for mention in self._form.mentions(text)} if self._form else {}
        if self._others:
            for parenthesis in _PARENTHESIS.finditer(text):
                named = [Label(match[0], "") for match in self._others.finditer(composed(parenthesis[1]))]
                if named and parenthesis.start() not in found:
                    place = (parenthesis.start(), parenthesis.end())
                    found[parenthesis.start()] = Mention(*place, tuple(named), plain=len(named) == 1)
        return [found[start] for start in sorted(found)]


def _quotations(marked: MarkedParagraph, line: _Lines) -> Iterator[DraftQuotation]:
    source = marked.paragraph.text
    if not marked.pairs:
        yield from _unmarked(marked, line)
        return
    starts = [mention.start for mention in marked.mentions]
    for pair in sorted(marked.pairs, key=lambda pair: pair.start):
        if pair.nested and not pair.mention:
            continue
        text = clean("".join(piece.cut(source) for piece in pair.pieces))
        if text:
            behind = _BEHIND.match(source, pair.end)
            next_ = bisect_left(starts, pair.end)
            near = [*marked.mentions[next_:], *reversed(marked.mentions[:next_])]
            yield DraftQuotation(
                line=line.of(pair.start),
                headings=marked.paragraph.headings,
                text=text,
                behind=clean(behind[1]) if behind else "",
                labels=_names(pair.mention),
                near=tuple(name for mention in near if mention is not pair.mention for name in _names(mention)),
                sure=_is_sure(pair),
            )


def _is_sure(pair: Pair) -> bool:
    return not pair.doubt or pair.below is not None


def _unmarked(marked: MarkedParagraph, line: _Lines) -> Iterator[DraftQuotation]:
    """A paragraph without marks that ends with a label, as quotations set as a block do."""
    last = marked.mentions[-1] if marked.mentions else None
    if last is None or not _ENDS.match(marked.paragraph.text, last.end):
        return
    text = clean(marked.paragraph.text[: last.start])
    if len(text.split()) >= _FEWEST_BLOCK_WORDS:
        yield DraftQuotation(line.of(0), marked.paragraph.headings, text, "", _names(last), (), sure=False)


def _names(mention: Mention | None) -> tuple[str, ...]:
    return tuple(label.name.strip() for label in mention.labels) if mention else ()
