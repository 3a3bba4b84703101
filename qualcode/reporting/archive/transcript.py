"""A transcript of a deposit: numbered paragraphs, speakers by letters, and where the codings stand in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from qualcode.catalogue import Language
from qualcode.model.spans import Span
from qualcode.reporting.documents.coded import CodedDocument, coded_report
from qualcode.reporting.report import Report
from qualcode.reporting.writers.whole_files import xml_safe


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """What one speaker says in one paragraph.

    `head` stands before it: the number by which the paragraph is cited, and the speaker's letter. `span` is its place
    in the text of the project, `start` in that of the transcript; both count code points.
    """

    head: str
    span: Span
    start: int
    text: str


@dataclass(frozen=True)
class ArchivedTranscript:
    """A transcript under its anonymous name."""

    name: str
    lines: tuple[TranscriptLine, ...]
    document: CodedDocument

    @cached_property
    def text(self) -> str:
        """The transcript as its text file holds it."""
        return "".join(f"{line.head}{line.text}\n" for line in self.lines)

    def place(self, span: Span) -> Span:
        """Where a stretch of the project's text stands in the transcript; empty where only labels stood in it."""
        first = bisect_right(self.lines, span.start, key=lambda line: line.span.end)
        last = bisect_left(self.lines, span.end, key=lambda line: line.span.start) - 1
        if first > last or not self.lines:
            start = self.lines[min(first, len(self.lines) - 1)].start if self.lines else 0
            return Span(start, start)
        begun, ended = self.lines[first], self.lines[last]
        return Span(
            begun.start + max(span.start, begun.span.start) - begun.span.start,
            ended.start + min(span.end, ended.span.end) - ended.span.start,
        )

    def words(self, span: Span) -> str:
        """What stands there in the transcript."""
        return self.place(span).cut(self.text)

    def report(self, language: Language) -> Report:
        """The transcript as a report, with its numbers in the margin as the appendix of a study has them."""
        return replace(coded_report(replace(self.document, title=self.name, codings=()), language), margin=False)


def transcript(name: str, document: CodedDocument) -> ArchivedTranscript:
    """The transcript of a document; what is blank in it has no line."""
    return ArchivedTranscript(name, tuple(_lines(document)), document)


def _lines(document: CodedDocument) -> Iterator[TranscriptLine]:
    end = 0
    for paragraph in document.paragraphs:
        text = xml_safe(paragraph.span.cut(document.text))
        if not text.strip():
            continue
        head = "" if paragraph.number is None else f"[{paragraph.number}] "
        if paragraph.speaker:
            head += f"{paragraph.speaker}: "
        yield TranscriptLine(head, paragraph.span, end + len(head), text)
        end += len(head) + len(text) + 1
