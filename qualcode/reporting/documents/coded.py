"""A whole document with its codes shown in the margin, or as notes where a format has none.

No name leaves: the document is called by its label, speakers by letters, coders by numbers.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from qualcode.catalogue import Language
from qualcode.model.codings import Coding, Polarity
from qualcode.model.consent.consents import Purpose
from qualcode.model.consent.withheld import Withheld
from qualcode.model.documents import Document, PassagePlace, Structure
from qualcode.model.spans import Span, trimmed
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
    Prose,
    ProseKind,
    Report,
    Section,
)
from qualcode.reporting.words.citations import place_words
from qualcode.reporting.words.withheld_words import refuse_nothing_left
from qualcode.reporting.words.wording import Wording, wording_of
from qualcode.retrieval.filter import PassageChoice
from qualcode.retrieval.permissions import Permissions
from qualcode.retrieval.speaking import notes_of_old_rules

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
    """A paragraph of the text: `speaker` is a letter where a turn begins, `span` what is said or written.

    `number` is that by which it is cited, of the paragraph or of the source's line, where either begins with it;
    `place` is where it stands by all that is known, where a paragraph begins; at a mark means one that is not seen
    in the words.
    """

    span: Span
    speaker: str
    number: int | None = None
    place: PassagePlace | None = None


@dataclass(frozen=True, slots=True)
class CodedDocument:
    """A document with its codings in order; its numbers are those of the source's lines where `by_line` says so.

    Of its codings `old_rules` stand under old rules of their codes; so many that do are `left_out`.
    """

    title: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    codings: tuple[ShownCoding, ...]
    by_line: bool = False
    old_rules: int = 0
    left_out: int = 0

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
    wanted: PassageChoice | None = None,
    memos: bool = True,
    identify: bool = False,
    sees: Callable[[Coding], bool] = lambda _: True,
    purpose: Purpose = Purpose.QUOTE,
    by_line: bool = False,
    title: str = "",
    first: int = 1,
) -> CodedDocument:
    """A document with all codings, or with those that are `wanted`, of which `sees` says what may be seen.

    Model solutions are among them where they are named.
    With `by_line` its lines stand as the source had them, with their numbers, where it counts them. Its codings
    are numbered from the `first` number on; without a `title` it is called by its label.
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
    wanted = (wanted or PassageChoice()).without_models(project)
    whole = replace(wanted, left_out=frozenset())
    codings = [
        coding for coding in project.codings.all(document=document.key) if whole.takes_coding(coding) and sees(coding)
    ]
    left_out = sum(coding.key in wanted.left_out for coding in codings)
    codings = [coding for coding in codings if coding.key not in wanted.left_out]
    old = project.rule_checks.old()
    called = title or (document.name if identify else document.label or document.id)
    by_line = by_line and bool(structure.lines)
    return CodedDocument(
        title=called,
        text=text,
        paragraphs=tuple(_numbered(_paragraphs(structure, letters), text, structure, by_line=by_line)),
        by_line=by_line,
        old_rules=sum(coding.key in old for coding in codings),
        left_out=left_out,
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
            for number, coding in enumerate(sorted(codings, key=_place), start=first)
        ),
    )


def as_collection(title: str, documents: Iterable[tuple[Document, CodedDocument]]) -> Collection:
    """Documents as long quotations, a chapter each, for the disclosure check."""
    whole = [(made.title, _whole_text(document, made)) for document, made in documents]
    return Collection(
        title,
        Chapters(
            [ChapterHeading(name) for name, _text in whole],
            [[number] for number in range(len(whole))],
            HeldQuotations(text for _name, text in whole),
        ),
        Overview.of([Chapter(name, (text,)) for name, text in whole]),
        by_cases=False,
        source="all",
        tally=Tally(),
        coders=0,
    )


def text_as_quotation(document: Document, text: str, memos: tuple[str, ...] = ()) -> Quotation:
    """The whole of a document, as it is printed, as one long quotation for the disclosure check."""
    return Quotation(
        id=document.id,
        ids=(document.id,),
        codings=(),
        label=document.label,
        wave=document.wave,
        code=None,
        text=text,
        polarity=Polarity.PRESENT,
        coders=(),
        memos=memos,
        weights=(),
        document=document.key,
        span=Span(0, document.length),
        case=None,
        attributes={},
        numbered_label=document.label,
    )


def _whole_text(document: Document, made: CodedDocument) -> Quotation:
    text = "\n".join(paragraph.span.cut(made.text) for paragraph in made.paragraphs)
    return text_as_quotation(document, text, tuple(coding.memo for coding in made.codings if coding.memo))


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


def _numbered(
    paragraphs: Iterable[Paragraph], text: str, structure: Structure, *, by_line: bool
) -> Iterator[Paragraph]:
    """The paragraphs with the numbers by which they are cited; cut into the source's lines where these are cited."""
    places, before = structure.places(text), 0
    for paragraph in paragraphs:
        number = structure.paragraph_number(paragraph.span.start)
        place = None
        if number and number != before:
            whole = structure.paragraphs[number - 1]
            mark = bisect_left(structure.marks, whole.start, key=lambda mark: mark.span.start)
            unseen = mark < len(structure.marks) and structure.marks[mark].span.start <= paragraph.span.start
            place = places.of(whole)._replace(at_mark=unseen)
        before = number
        if not by_line:
            yield replace(paragraph, number=number if place else None, place=place)
            continue
        yield from _by_lines(paragraph, text, structure, place)


def _by_lines(
    paragraph: Paragraph, text: str, structure: Structure, place: PassagePlace | None
) -> Iterator[Paragraph]:
    """A paragraph cut where lines of the source begin in it, each with the line's number."""
    lines, span = structure.lines, paragraph.span
    first = bisect_right(lines, span.start, key=lambda mark: mark.offset)
    inside = lines[first : bisect_left(lines, span.end, key=lambda mark: mark.offset)]
    own = lines[first - 1] if first else None
    begins = own is not None and (place is not None or not text[own.offset : span.start].strip())
    edges = [span.start, *(mark.offset for mark in inside), span.end]
    numbers = [own.number if own and begins else None, *(mark.number for mark in inside)]
    for at, (start, end) in enumerate(pairwise(edges)):
        line = Paragraph(trimmed(text, Span(start, end)), "", numbers[at])
        yield line if at else replace(line, speaker=paragraph.speaker, place=place)


# ---- as a report -------------------------------------------------------------------------------------


def coded_report(document: CodedDocument, language: Language) -> Report:
    """The document as a report: its text with the codings in the margin, by numbers and coders as numbers."""
    wording = wording_of(language)

    def blocks() -> Iterator[Block]:
        yield Section(document.title, 0)
        yield from told_of_old_rules(document.old_rules, document.left_out, wording)
        yield from text_blocks(document, wording)

    return Report(document.title, Afresh(blocks), language=language, margin=True, numbered=True)


def told_of_old_rules(number: int, left_out: int, wording: Wording) -> Iterator[Block]:
    """How many codings stand under old rules, and how many that do are left out, a line each."""
    for note in notes_of_old_rules(number, left_out):
        yield Prose(wording.words.said(note), ProseKind.HEAD)


def text_blocks(document: CodedDocument, wording: Wording) -> Iterator[Block]:
    """The text of a document, paragraph by paragraph or line by line, with its numbers and codings in the margin."""
    notes = {coding.number: _note(coding, wording) for coding in document.codings}
    cut = [list(document.pieces(paragraph.span)) for paragraph in document.paragraphs]
    places = [(coding.number, span) for pieces in cut for span, covering in pieces for coding in covering]
    first = dict(reversed(places))
    last = dict(places)
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
        number = "" if paragraph.number is None else str(paragraph.number)
        beside = _beside(paragraph.place, wording, by_line=document.by_line) if paragraph.place else ""
        yield MarkedText(tuple(marked), paragraph.speaker, number, beside)


def _beside(place: PassagePlace, wording: Wording, *, by_line: bool) -> str:
    """What a paragraph is cited by, too: in brackets its number or its lines, and the time where a mark stands."""
    place = place._replace(lines=None) if by_line else place._replace(paragraphs=(0, 0))
    told = place_words(place if place.at_mark else place._replace(time=None), wording.words)
    return f"[{told}]" if told else ""


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
