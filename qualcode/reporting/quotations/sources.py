"""Where quotations come from: documents with text, structure and what is left out of it, fetched once each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from operator import attrgetter, itemgetter

from qualcode.model.documents import CitedPlaces, Role, Structure, Turn, said_in_turns
from qualcode.model.quotation_edits import QuotationEdit
from qualcode.model.quotation_lines import Hole, QuotationLine, Run, Style, line_of
from qualcode.model.readings.transcription_rules import TranscriptionRules
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.reading.transcripts.omissions import holes_in, holes_of, line_numbers, speaker_letters
from qualcode.reporting.quotations.clean_text import CleanText

_KEPT = 4_000_000
"""Code points of texts that are kept in memory at a time."""
_PLACE = attrgetter("start", "end")
_NEAR = 500
"""Code points between two passages that are cleaned with them, since one larger stretch is quicker than two."""


class Source:
    """A document to quote from. Passages without edits are cut from its clean text, which holds what is wanted of it.

    What the others need is found when needed.
    """

    def __init__(self, project: Project, document: int, *, dialogue: bool = False) -> None:
        self.text, self._packed, self._packed_inner, self._places = project.documents.text_with_turns(document)
        self._project = project
        self._document = document
        self._dialogue = dialogue
        self._clean: list[CleanText] = []
        self._begins: list[int] = []

    def expect(self, passages: Iterable[Span]) -> None:
        """Clean the stretches with these passages at once, instead of each for itself."""
        stretches: list[Span] = []
        for passage in () if self._dialogue else sorted(passages, key=_PLACE):
            stretch = self._lines(passage)
            if stretches and stretch.start - stretches[-1].end < _NEAR:
                stretches[-1] = Span(stretches[-1].start, max(stretches[-1].end, stretch.end))
            else:
                stretches.append(stretch)
        self._clean = [CleanText(self.text, stretch, self.holes(stretch)) for stretch in stretches]
        self._begins = [clean.stretch.start for clean in self._clean]

    def _lines(self, passage: Span) -> Span:
        """The lines that hold a passage."""
        end = self.text.find("\n", passage.end)
        return Span(self.text.rfind("\n", 0, passage.start) + 1, end if end >= 0 else len(self.text))

    def _clean_text(self, passage: Span) -> CleanText:
        index = bisect_right(self._begins, passage.start) - 1
        if index >= 0 and passage.end <= self._clean[index].stretch.end:
            return self._clean[index]
        stretch = self._lines(passage)
        return CleanText(self.text, stretch, self.holes(stretch))

    @cached_property
    def structure(self) -> Structure:
        """Turns and sentences of the text."""
        return self._project.documents.structure(self._document)

    @cached_property
    def places(self) -> CitedPlaces:
        """By which numbers passages are cited."""
        return self._places()

    @cached_property
    def roles(self) -> dict[str, Role]:
        """Speaker -> role."""
        return self._project.documents.roles(self._document)

    @cached_property
    def all_holes(self) -> tuple[Hole, ...]:
        """All that quotations of the document leave out."""
        return holes_of(self.text, self.structure, self.roles, dialogue=self._dialogue, rules=self._rules)

    @cached_property
    def letters(self) -> dict[str, str]:
        """Speaker -> letter in dialogues; empty elsewhere."""
        return speaker_letters(self.structure, self.roles) if self._dialogue else {}

    @cached_property
    def _rules(self) -> TranscriptionRules | None:
        return self._project.transcription.of(self._document)

    @cached_property
    def _numbers(self) -> list[Span]:
        return line_numbers(self.text)

    def holes(self, span: Span) -> Sequence[Hole]:
        """What a quotation of the passage leaves out."""
        turns, inner = self._turns(span), self._inner(span)
        return holes_in(self.text, span, turns, inner, self.roles, self.letters, self._numbers, self._rules)

    def _turns(self, span: Span) -> list[Turn]:
        """The turns that a passage touches."""
        first = max(bisect_right(self._packed, span.start, key=itemgetter(0)) - 1, 0)
        last = bisect_left(self._packed, span.end, key=itemgetter(0))
        found = (Turn(Span(start, end), who, speech) for start, end, speech, who in self._packed[first:last])
        return [turn for turn in found if turn.span.overlap(span)]

    def speaking(self, span: Span) -> Iterator[Turn]:
        """The turns that a passage touches, and those within them whose words its quotation shows."""
        yield from self._turns(span)
        for within in self._inner(span):
            alone = within.span.start <= span.start and span.end <= within.span.end
            if self._dialogue or alone:
                yield within

    def _inner(self, span: Span) -> list[Turn]:
        """The turns within turns that a passage touches."""
        found = (Turn(Span(start, end), who, speech) for start, end, speech, who in self._packed_inner)
        return [turn for turn in found if turn.span.overlap(span)]

    def _labels(self, span: Span) -> list[Hole]:
        """The labels of the turns that a passage touches, and of those within them."""
        pieces = said_in_turns(self._turns(span), self._inner(span), self.text)
        return [Hole(Span(piece.span.start, piece.speech)) for piece in pieces]

    def line(self, span: Span, edits: Iterable[QuotationEdit] = (), style: Style | None = None) -> QuotationLine:
        """The passage as a quotation.

        Where nothing is left, since only those who ask speak in it, their words are shown: somebody coded them.
        """
        line = line_of(self.text, span, edits, self.holes(span), style)
        if line.runs:
            return self._with_first_letter(line, span)
        plain = line_of(self.text, span, edits, self._labels(span), style)
        return plain if plain.runs else QuotationLine((Run(" ".join(span.cut(self.text).split()), span, ""),))

    def _with_first_letter(self, line: QuotationLine, span: Span) -> QuotationLine:
        """A dialogue of several lines names the first speaker too, whose label is not in the passage."""
        if not self._dialogue:
            return line
        first, *others = line.runs
        speaker = self.structure.speaker_at(span.start)
        if speaker not in self.letters or first.before == "\n" or all(run.before != "\n" for run in others):
            return line
        letter = Run(f"{self.letters[speaker]}:", Span(span.start, span.start), "", made=True)
        return QuotationLine((letter, replace(first, before=" "), *others))

    def quoted(self, span: Span, edits: Sequence[QuotationEdit], style: Style | None) -> tuple[str, tuple[Span, ...]]:
        """Text and emphasis of the passage as a quotation."""
        if not edits and not self._dialogue:
            words = self._clean_text(span).cut(span.start, span.end)
            if words == "":
                stretch = self._lines(span)
                words = CleanText(self.text, stretch, self._labels(stretch)).cut(span.start, span.end)
            if words:
                return words, ()
        line = self.line(span, edits, style)
        return line.text, line.emphasis() if edits else ()


class Sources:
    """The documents of a project as sources; texts beyond a limit are fetched anew."""

    def __init__(self, project: Project, *, dialogue: bool = False, kept: int = _KEPT) -> None:
        self._project = project
        self._dialogue = dialogue
        self._limit = kept
        self._size = 0
        self._fetched: OrderedDict[int, Source] = OrderedDict()
        self._latest: tuple[int, Source] | None = None

    def of(self, document: int) -> Source:
        """The document of that key."""
        if self._latest is not None and self._latest[0] == document:
            return self._latest[1]
        made = self._found(document)
        self._latest = (document, made)
        return made

    def _found(self, document: int) -> Source:
        known = self._fetched.get(document)
        if known is not None:
            self._fetched.move_to_end(document)
            return known
        made = Source(self._project, document, dialogue=self._dialogue)
        self._size += len(made.text)
        while self._fetched and self._size > self._limit:
            _, old = self._fetched.popitem(last=False)
            self._size -= len(old.text)
        self._fetched[document] = made
        return made
