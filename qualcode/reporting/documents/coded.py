"""A whole document with its codes shown in the margin, or as notes where a format has none.

No name leaves: the document is called by its label, speakers by letters, coders by numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qualcode.catalogue import Language
from qualcode.model.codings import Coding, Polarity
from qualcode.model.consent.consents import Purpose
from qualcode.model.consent.withheld import Withheld
from qualcode.model.documents import Document, Structure
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.reading.transcripts.omissions import speaker_letters
from qualcode.reporting.quotations.collection import (
    Chapter,
    ChapterHeading,
    Chapters,
    Collection,
    HeldQuotations,
    Quotation,
    Tally,
)
from qualcode.reporting.quotations.overview import Overview
from qualcode.reporting.report import (
    Afresh,
    Block,
    MarginNote,
    MarkedPiece,
    MarkedText,
    Report,
    Section,
)
from qualcode.reporting.words.withheld_words import refuse_nothing_left
from qualcode.reporting.words.wording import Wording, wording_of
from qualcode.retrieval.permissions import Permissions

FORMATS = ("html", "docx", "odt", "md", "tex")


@dataclass(frozen=True, slots=True)
class ShownCoding:
    """A coding as the margin tells it; `number` counts from 1 in order of the text."""

    number: int
    span: Span
    code: str
    colour: str
    polarity: Polarity
    coder: int
    memo: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text: `speaker` is a letter where a turn begins, `span` what is said or written."""

    span: Span
    speaker: str


@dataclass(frozen=True, slots=True)
class CodedDocument:
    """A document with its codings in order."""

    title: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    codings: tuple[ShownCoding, ...]

    def pieces(self, span: Span) -> Iterator[tuple[Span, list[ShownCoding]]]:
        """A stretch cut where codings begin and end, each piece with the codings that cover it."""
        edges = {span.start, span.end}
        inside = [coding for coding in self.codings if coding.span.overlap(span)]
        for marked in inside:
            edges |= {edge for edge in (marked.span.start, marked.span.end) if span.contains(edge)}
        ordered = sorted(edges)
        for start, end in pairwise(ordered):
            piece = Span(start, end)
            yield piece, [coding for coding in inside if coding.span.overlap(piece)]


def coded_document(
    project: Project,
    document: Document,
    *,
    coders: Sequence[int] = (),
    memos: bool = True,
    identify: bool = False,
    sees: Callable[[Coding], bool] = lambda _: True,
    purpose: Purpose = Purpose.QUOTE,
) -> CodedDocument:
    """A document with all codings, or with those of some coders (keys), of which `sees` says what may be seen.

    Raises ConsentError where not everybody who speaks in it agreed to the purpose.
    """
    withheld = Withheld(purpose)
    withheld.add("text", Permissions(project, purpose).text(document.key))
    refuse_nothing_left(withheld, 0)
    text, structure = project.documents.text(document), project.documents.structure(document)
    letters = speaker_letters(structure, project.documents.roles(document))
    if identify:
        letters = {speaker: speaker for speaker in letters}
    book = project.codes.book()
    numbers = {key: number for number, key in enumerate(project.coded.coders(), start=1)}
    codings = [
        coding
        for coding in project.codings.all(document=document.key)
        if (not coders or coding.coder in coders) and sees(coding)
    ]
    title = document.name if identify else document.label or document.id
    return CodedDocument(
        title=title,
        text=text,
        paragraphs=tuple(_paragraphs(structure, letters)),
        codings=tuple(
            ShownCoding(
                number=number,
                span=coding.span,
                code=book[coding.code].full_name,
                colour=book[coding.code].colour,
                polarity=coding.polarity,
                coder=numbers[coding.coder],
                memo=coding.memo if memos else "",
            )
            for number, coding in enumerate(sorted(codings, key=_place), start=1)
        ),
    )


def as_collection(made: CodedDocument, document: Document) -> Collection:
    """The document as one long quotation, for the disclosure check."""
    text = "\n".join(paragraph.span.cut(made.text) for paragraph in made.paragraphs)
    whole = Quotation(
        id=document.id,
        ids=(document.id,),
        codings=(),
        label=document.label,
        wave=document.wave,
        code=None,
        text=text,
        polarity=Polarity.PRESENT,
        coders=(),
        memos=tuple(coding.memo for coding in made.codings if coding.memo),
        weights=(),
        document=document.key,
        span=Span(0, len(made.text)),
        case=None,
        attributes={},
    )
    return Collection(
        made.title,
        Chapters([ChapterHeading(made.title)], [[0]], HeldQuotations([whole])),
        Overview.of([Chapter(made.title, (whole,))]),
        by_cases=False,
        source="all",
        tally=Tally(),
        coders=0,
    )


def _place(coding: Coding) -> tuple[int, int, int]:
    return coding.span.start, -coding.span.end, coding.key


def _paragraphs(structure: Structure, letters: dict[str, str]) -> Iterator[Paragraph]:
    """The paragraphs without labels of speakers, whose letters stand before them."""
    begins = {turn.span.start: turn for turn in structure.turns}
    turns = sorted(begins)
    for paragraph in structure.paragraphs:
        start, speaker = paragraph.start, ""
        for place in turns:
            if paragraph.start <= place < paragraph.end:
                if place > start:
                    yield Paragraph(Span(start, place), speaker)
                turn = begins[place]
                start, speaker = min(turn.speech, paragraph.end), letters[turn.speaker]
        yield Paragraph(Span(start, paragraph.end), speaker)


# ---- as a report -------------------------------------------------------------------------------------


def coded_report(document: CodedDocument, language: Language) -> Report:
    """The document as a report: its text with the codings in the margin, by numbers and coders as numbers."""
    wording = wording_of(language)
    return Report(
        document.title,
        Afresh(lambda: _blocks(document, wording)),
        language=language,
        margin=True,
    )


def _blocks(document: CodedDocument, wording: Wording) -> Iterator[Block]:
    notes = {coding.number: _note(coding, wording) for coding in document.codings}
    cut = [list(document.pieces(paragraph.span)) for paragraph in document.paragraphs]
    places = [(coding.number, span) for pieces in cut for span, covering in pieces for coding in covering]
    first = dict(reversed(places))
    last = dict(places)
    yield Section(document.title, 0)
    for paragraph, pieces in zip(document.paragraphs, cut, strict=True):
        marked = [
            MarkedPiece(
                span.cut(document.text),
                tuple(notes[coding.number] for coding in covering),
                tuple(notes[coding.number] for coding in covering if first[coding.number] == span),
                tuple(notes[coding.number] for coding in covering if last[coding.number] == span),
            )
            for span, covering in pieces
        ]
        yield MarkedText(tuple(marked), paragraph.speaker)


def _note(coding: ShownCoding, wording: Wording) -> MarginNote:
    """The code with what is to be said of it, in one line."""
    polarity = "" if coding.polarity is Polarity.PRESENT else f" ({wording.groups[coding.polarity]})"
    author = wording.coder(coding.coder)
    return MarginNote(
        number=coding.number,
        name=coding.code,
        text=f"{coding.code}{polarity}, {author}",
        colour=coding.colour,
        author=author,
        initials=str(coding.coder),
        memo=coding.memo,
    )
