"""Where quotations come from: documents with text, structure and what is left out of it, fetched once each."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from operator import itemgetter

from qualcode.model.documents import Role, Structure, Turn
from qualcode.model.quotation_edits import QuotationEdit
from qualcode.model.quotation_lines import CLOSING, Hole, QuotationLine, Run, Style, line_of
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.reading.transcripts.omissions import holes_in, holes_of, line_numbers, marks_near, speaker_letters

# Code points of texts that are kept in memory at a time.
_KEPT = 48_000_000


class Source:
    """A document to quote from. Most passages are cut from the text; what the others need is found when needed."""

    def __init__(self, project: Project, document: int, *, dialogue: bool = False) -> None:
        self.text, self._packed = project.documents.text_with_turns(document)
        self._project = project
        self._document = document
        self._dialogue = dialogue
        # where a quotation may be something else than the text itself
        edges = [edge for start, _, speech, _ in self._packed for edge in (start, max(start, speech - 1))]
        rough = [*edges, *(found.start() for found in _ROUGH.finditer(self.text)), len(self.text)]
        self._rough = array("q", sorted(rough))  # packed: what many documents have is looked up in any order

    @cached_property
    def structure(self) -> Structure:
        """Turns and sentences of the text."""
        return self._project.documents.structure(self._document)

    @cached_property
    def roles(self) -> dict[str, Role]:
        """Speaker -> role."""
        return self._project.documents.roles(self._document)

    @cached_property
    def all_holes(self) -> tuple[Hole, ...]:
        """All that quotations of the document leave out."""
        return holes_of(self.text, self.structure, self.roles, dialogue=self._dialogue)

    @cached_property
    def letters(self) -> dict[str, str]:
        """Speaker -> letter in dialogues; empty elsewhere."""
        return speaker_letters(self.structure, self.roles) if self._dialogue else {}

    @cached_property
    def _numbers(self) -> list[Span]:
        return line_numbers(self.text)

    def holes(self, span: Span) -> Sequence[Hole]:
        """What a quotation of the passage leaves out."""
        return holes_in(self.text, span, self._turns(span), self.roles, self.letters, self._numbers)

    def _turns(self, span: Span) -> list[Turn]:
        """The turns that a passage touches."""
        first = max(bisect_right(self._packed, span.start, key=itemgetter(0)) - 1, 0)
        last = bisect_left(self._packed, span.end, key=itemgetter(0))
        found = (Turn(Span(start, end), who, speech) for start, end, speech, who in self._packed[first:last])
        return [turn for turn in found if turn.span.overlap(span)]

    def line(self, span: Span, edits: Iterable[QuotationEdit] = (), style: Style | None = None) -> QuotationLine:
        """The passage as a quotation.

        Where nothing is left, since only those who ask speak in it, their words are shown: somebody coded them.
        """
        line = line_of(self.text, span, edits, self.holes(span), style)
        if line.runs:
            return self._with_first_letter(line, span)
        labels = [Hole(Span(turn.span.start, turn.speech)) for turn in self._turns(span)]
        plain = line_of(self.text, span, edits, labels, style)
        return plain if plain.runs else QuotationLine((Run(" ".join(span.cut(self.text).split()), span, ""),))

    def _with_first_letter(self, line: QuotationLine, span: Span) -> QuotationLine:
        """A dialogue of several lines names the first speaker too, whose label is not in the passage."""
        if not self._dialogue:
            return line
        first, *others = line.runs
        speaker = self.structure.speaker_at(span.start)
        if speaker not in self.letters or first.before == "\n" or all(one.before != "\n" for one in others):
            return line
        letter = Run(f"{self.letters[speaker]}:", Span(span.start, span.start), "", made=True)
        return QuotationLine((letter, replace(first, before=" "), *others))

    def plain(self, start: int, end: int) -> str | None:
        """The passage [start, end) where nothing is put in its place, as most are quoted; else None."""
        return self._as_it_stands(start, end) or self._without_marks(Span(start, end)) or None

    def _as_it_stands(self, start: int, end: int) -> str | None:
        if self._rough[bisect_left(self._rough, start)] < end:
            return None
        piece = self.text[start:end].strip()
        numbered = piece[:1].isdigit() and self.text[start - 1 : start] in ("", "\n")
        return None if not piece or numbered or "  " in piece else piece

    def _without_marks(self, span: Span) -> str | None:
        """The passage where marks are left out and nothing is put in their place: what `line` gives, but quicker."""
        if self._dialogue:
            return None
        left_out = self._left_out(span)
        if left_out is None:
            return None
        parts: list[str] = []
        position = span.start
        for gone in left_out:
            parts.append(self.text[position : max(gone.start, position)])
            position = max(position, gone.end)
        parts.append(self.text[position : max(span.end, position)])
        if any(_GONE in part or "[...]" in part or "[…]" in part for part in parts):
            return None
        joined = _BEFORE_CLOSING.sub("", _GONE.join(parts)).replace(_GONE, "")
        return " ".join(joined.split())

    def _left_out(self, span: Span) -> Iterable[Span] | None:
        """What a quotation of the passage leaves out without anything in its place; None where something is put."""
        turn = bisect_right(self._packed, span.start, key=itemgetter(0)) - 1
        if turn >= 0:
            _, end, speech, who = self._packed[turn]
            if speech <= span.start and span.end <= end and self.roles.get(who) is not Role.ASKS:
                return marks_near(self.text, span, self._numbers)  # most passages are of one answer
        holes = self.holes(span)
        return None if any(hole.shown for hole in holes) else [hole.span for hole in holes]

    def quoted(self, span: Span, edits: Sequence[QuotationEdit], style: Style | None) -> tuple[str, tuple[Span, ...]]:
        """Text and emphasis of the passage as a quotation."""
        if not edits:
            piece = self.plain(span.start, span.end)
            if piece is not None:
                return piece, ()
        line = self.line(span, edits, style)
        return line.text, line.emphasis() if edits else ()


# What marks of transcripts begin and end with, and all white space but the blank.
_GONE = "\ufdd0"  # a noncharacter: no text needs it
_BEFORE_CLOSING = re.compile(rf"\s*{_GONE}[\s{_GONE}]*(?=[{re.escape(''.join(sorted(CLOSING)))}])")
_ROUGH = re.compile(r"[#()\[\]/\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")


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
