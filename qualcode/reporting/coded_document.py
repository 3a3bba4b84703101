"""A whole document with its codes shown: as a web page with a margin, or in Word with comments in the margin.

No name leaves: the document is called by its label, speakers by letters, coders by numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from qualcode.errors import QualcodeError
from qualcode.model.codings import Coding, Polarity
from qualcode.model.documents import Document, Quotable, Structure
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.reading.transcripts.omissions import speaker_letters
from qualcode.reporting import word_document
from qualcode.reporting.collection import Chapter, Collection, Quotation, Tally
from qualcode.reporting.files import xml_safe
from qualcode.reporting.web_page import STYLE, page
from qualcode.reporting.wording import WORDINGS, Language, Wording

FORMATS = ("html", "docx")


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
        inside = [one for one in self.codings if one.span.overlap(span)]
        for one in inside:
            edges |= {edge for edge in (one.span.start, one.span.end) if span.contains(edge)}
        ordered = sorted(edges)
        for start, end in pairwise(ordered):
            piece = Span(start, end)
            yield piece, [one for one in inside if one.span.overlap(piece)]


def coded_document(
    project: Project, document: Document, *, coders: Sequence[int] = (), memos: bool = True, identify: bool = False
) -> CodedDocument:
    """A document with all codings, or with those of some coders (keys).

    Raises QualcodeError where a case that speaks in it may not be quoted.
    """
    _refuse_unquotable(project, document)
    text, structure = project.documents.text(document), project.documents.structure(document)
    letters = speaker_letters(structure, project.documents.roles(document))
    if identify:
        letters = {speaker: speaker for speaker in letters}
    book = project.codes.book()
    numbers = {key: number for number, key in enumerate(project.coded.coders(), start=1)}
    codings = [one for one in project.codings.all(document=document.key) if not coders or one.coder in coders]
    title = document.name if identify else document.label or document.id
    return CodedDocument(
        title=title,
        text=text,
        paragraphs=tuple(_paragraphs(structure, letters)),
        codings=tuple(
            ShownCoding(
                number=number,
                span=one.span,
                code=book[one.code].full_name,
                colour=book[one.code].colour,
                polarity=one.polarity,
                coder=numbers[one.coder],
                memo=one.memo if memos else "",
            )
            for number, one in enumerate(sorted(codings, key=_place), start=1)
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
        wave=document.attributes.get("wave", ""),
        code=None,
        text=text,
        polarity=Polarity.PRESENT,
        coders=(),
        memos=tuple(one.memo for one in made.codings if one.memo),
        weights=(),
        document=document.key,
        span=Span(0, len(made.text)),
        case=None,
        attributes={},
    )
    return Collection(
        made.title, (Chapter(made.title, (whole,)),), by_cases=False, source="all", tally=Tally(), coders=0
    )


def _place(coding: Coding) -> tuple[int, int, int]:
    return coding.span.start, -coding.span.end, coding.key


def _refuse_unquotable(project: Project, document: Document) -> None:
    marks = {case.name: case.quotable for case in project.cases.all()}
    voices = project.documents.cases_of_speakers().get(document.key, {})
    for case in (document.case, *voices.values()):
        if case is not None and marks.get(case, Quotable.YES) is not Quotable.YES:
            raise QualcodeError(
                f"“{document.name}” cannot be exported: its case may not be quoted.",
                "“qualcode cases set CASE --quotable yes” says that it may.",
            )


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


def _told(one: ShownCoding, wording: Wording) -> str:
    """The code with what is to be said of it, in one line."""
    polarity = "" if one.polarity is Polarity.PRESENT else f" ({wording.groups[one.polarity]})"
    return f"{one.code}{polarity}, {wording.coder.format(one.coder)}"


# ---- web page ----------------------------------------------------------------------------------------

_STYLE = """
body { max-width: 72rem; } .row { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); gap: 1.5rem; }
.row p { margin: .3rem 0; } .row aside { font-size: .8rem; } .row aside div { border-left: 4px solid; margin: .2rem 0;
  padding-left: .4rem; } mark { background: none; color: inherit; border-bottom: 2px solid; padding-bottom: 1px; }
mark.two { border-bottom-style: double; border-bottom-width: 5px; }
sup { font-size: .65rem; } .speaker { font-weight: bold; }
mark:target, div:target { outline: 2px solid; }
@media (max-width: 40rem) { .row { grid-template-columns: 1fr; } }
"""


def web_page(document: CodedDocument, language: Language) -> bytes:
    """The document as a page that needs nothing else: passages underlined and numbered, the codes in the margin."""
    wording = WORDINGS[language]
    begun: set[int] = set()
    rows = [f"<h1>{escape(xml_safe(document.title))}</h1>"]
    for paragraph in document.paragraphs:
        words, notes = [], []
        if paragraph.speaker:
            words.append(f'<span class="speaker">{escape(xml_safe(paragraph.speaker))}:</span> ')
        for span, covering in document.pieces(paragraph.span):
            new = [one for one in covering if one.number not in begun]
            begun.update(one.number for one in new)
            notes += [_note(one, wording) for one in new]
            words.append(_marked(span.cut(document.text), covering, new))
        rows.append(f'<div class="row"><p>{"".join(words)}</p><aside>{"".join(notes)}</aside></div>')
    return page(document.title, language, "\n".join(rows), style=f"{STYLE}{_STYLE}")


def _marked(text: str, covering: Sequence[ShownCoding], new: Sequence[ShownCoding]) -> str:
    safe = escape(xml_safe(text))
    if not covering:
        return safe
    numbers = "".join(f'<sup id="p{one.number}"><a href="#c{one.number}">{one.number}</a></sup>' for one in new)
    title = escape("; ".join(f"{one.number} {one.code}" for one in covering))
    two = ' class="two"' if len(covering) > 1 else ""
    return f'{numbers}<mark{two} style="border-color: {escape(covering[-1].colour)}" title="{title}">{safe}</mark>'


def _note(one: ShownCoding, wording: Wording) -> str:
    memo = f"<br><i>{escape(xml_safe(one.memo))}</i>" if one.memo else ""
    link = f'<a href="#p{one.number}">{one.number}</a>'
    told = escape(xml_safe(_told(one, wording)))
    return f'<div id="c{one.number}" style="border-color: {escape(one.colour)}">{link} {told}{memo}</div>'


# ---- Word --------------------------------------------------------------------------------------------


def word(document: CodedDocument, language: Language) -> bytes:
    """The document in Word, each coding as a comment in the margin; the comments' author is the coder's number."""
    from docx.text.run import Run  # noqa: PLC0415 - only for this format

    wording = WORDINGS[language]
    made = word_document.new_document(document.title, language)
    made.add_heading(xml_safe(document.title), level=0)
    runs: list[tuple[Span, Run]] = []
    for paragraph in document.paragraphs:
        target = made.add_paragraph()
        if paragraph.speaker:
            target.add_run(xml_safe(f"{paragraph.speaker}: ")).bold = True
        for span, _ in document.pieces(paragraph.span):
            runs.append((span, target.add_run(xml_safe(span.cut(document.text)))))
    for one in document.codings:
        mine = [run for span, run in runs if span.overlap(one.span)]
        if not mine:
            continue
        note = _told(one, wording) + (f"\n{one.memo}" if one.memo else "")
        author = wording.coder.format(one.coder)
        comment = made.add_comment([mine[0], mine[-1]], xml_safe(note), author=author, initials=str(one.coder))
        comment._comment_elm.date = None  # no time of the machine; python-docx has no other way
    return word_document.as_bytes(made)
