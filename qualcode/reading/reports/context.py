"""The author's sentence that a quotation follows or is woven into."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from qualcode.model.spans import Span
from qualcode.reading.reports.paragraphs import ReportParagraph
from qualcode.reading.reports.plain_words import QuotationMarks, clean
from qualcode.reading.reports.quotations import ReportQuotation

Sentences = Callable[[str], Sequence[Span]]

_REACH = 4000  # how far from a quotation its sentence is looked for, in code points of the report
_EDGES = "–-*.,; "
_SENTENCE_MARKS = str.maketrans(".!?:…", ",,,,,")


class Contexts:
    """Finds contexts paragraph by paragraph; remembers the last one for quotations without words between."""

    def __init__(self, sentences: Sentences, marks: QuotationMarks) -> None:
        self._sentences = sentences
        opening, closing = re.escape(marks.opening), re.escape(marks.closing)
        self._quoted = re.compile(f"[{opening}][^{opening}{closing}]*[{closing}]")
        self._before: ReportParagraph | None = None  # the running paragraph before this one
        self._last = ""

    def of(self, paragraph: ReportParagraph, quotations: Sequence[ReportQuotation]) -> list[str]:
        """The context of each quotation of a paragraph, empty where the report begins with it."""
        whole = [quotation for quotation in quotations if not quotation.fragment]
        found: list[str] = []
        end = 0
        for quotation in quotations:
            if quotation.fragment:
                until = next((other.start for other in whole if other.start > quotation.start), None)
                found.append(self._woven(paragraph.text, quotation, end, until))
            else:
                found.append(self._sentence_before(paragraph, end, quotation.start))
                end = quotation.end
        if paragraph.running:
            self._before = paragraph
        return found

    def _sentence_before(self, paragraph: ReportParagraph, start: int, end: int) -> str:
        words = clean(paragraph.text[max(start, end - _REACH) : end]).lstrip(_EDGES)
        before = self._before
        if not words and not start and before and before.chapter == paragraph.chapter:
            words = clean(before.text[-_REACH:])
        if words or not start:
            self._last = self._split(words)[-1].cut(words)
        return self._last

    def _woven(self, text: str, quotation: ReportQuotation, start: int, end: int | None) -> str:
        low = max(start, quotation.start - _REACH)
        high = min(len(text) if end is None else end, quotation.marked.end + _REACH)
        words = clean(text[low:high]).lstrip(_EDGES)
        place = len(clean(text[low : quotation.start]).lstrip(_EDGES)) + 1
        return next(span for span in reversed(self._split(words)) if span.start <= place).cut(words)

    def _split(self, words: str) -> list[Span]:
        """The sentences of clean author's text; what stands in quotation marks is never split."""
        masked = self._quoted.sub(lambda match: match[0][:-2].translate(_SENTENCE_MARKS) + match[0][-2:], words)
        return list(self._sentences(masked)) or [Span(0, len(words))]
