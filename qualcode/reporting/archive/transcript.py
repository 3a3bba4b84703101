"""A transcript of a deposit: numbered paragraphs, speakers by letters, and where the codings stand in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from qualcode.catalogue import Language
from qualcode.model.documents import Structure
from qualcode.model.spans import Span
from qualcode.reporting.documents.coded import CodedDocument
from qualcode.reporting.report import Afresh, Block, MarkedPiece, MarkedText, Report, Section
from qualcode.reporting.writers.whole_files import xml_safe


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """What one speaker says in one paragraph.

    `head` stands before it: the paragraph's number, from 1, and the speaker's letter. `span` is its place in the text
    of the project, `start` in that of the transcript; both count code points.
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
        """The transcript as a report."""
        return Report(self.name, Afresh(self._blocks), language=language)

    def _blocks(self) -> Iterator[Block]:
        yield Section(self.name, 0)
        for line in self.lines:
            yield MarkedText((MarkedPiece(line.text),), line.head.removesuffix(" ").removesuffix(":"))


def transcript(name: str, document: CodedDocument, structure: Structure) -> ArchivedTranscript:
    """The transcript of a document; what is blank in it has no line."""
    return ArchivedTranscript(name, tuple(_lines(document, structure)))


def _lines(document: CodedDocument, structure: Structure) -> Iterator[TranscriptLine]:
    end, before = 0, 0
    for paragraph in document.paragraphs:
        text = xml_safe(paragraph.span.cut(document.text))
        if not text.strip():
            continue
        number = structure.paragraph_number(paragraph.span.start)
        head = f"[{number}] " if number != before else ""
        if paragraph.speaker:
            head += f"{paragraph.speaker}: "
        yield TranscriptLine(head, paragraph.span, end + len(head), text)
        end, before = end + len(head) + len(text) + 1, number


def anonymous_names(labelled: Iterable[tuple[int, str]]) -> dict[int, str]:
    """The name of each document (key) in a deposit, by its label and a number: “RG-2022-03”.

    The names are good as those of files everywhere, whatever a label holds; they are numbered over all documents of
    a label, so that what is left out takes nobody's number.
    """
    documents = [(key, _file_part(label)) for key, label in labelled]
    number: dict[str, int] = {}
    names: dict[int, str] = {}
    width = max(2, len(str(len(documents))))
    for key, part in documents:
        number[part.casefold()] = number.get(part.casefold(), 0) + 1
        names[key] = f"{part}-{number[part.casefold()]:0{width}}"
    return names


_LONGEST = 40


def _file_part(label: str) -> str:
    """A label as a part of a file's name: letters and digits that any system takes, else hyphens."""
    import unicodedata

    kept = (sign if sign.isalnum() else "-" for sign in unicodedata.normalize("NFC", label))
    words = [word for word in "".join(kept).split("-") if word]
    return "-".join(words)[:_LONGEST].strip("-") or "document"
