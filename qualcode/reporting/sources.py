"""Where quotations come from: documents with text, structure and what is left out of it, fetched once each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from qualcode.model.documents import Role, Structure
from qualcode.model.quotation_edits import QuotationEdit
from qualcode.model.quotation_lines import Hole, Line, Run, Style, line_of
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.reading.transcript_marks import Marked, holes_of, speaker_letters

# Code points of texts that are kept in memory at a time.
_KEPT = 48_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """A document to quote from; `rough` are the places where a quotation is not the text itself.

    `letters` stand for the speakers in dialogues, and are empty elsewhere.
    """

    text: str
    structure: Structure
    roles: dict[str, Role]
    marked: Marked
    rough: tuple[int, ...]
    letters: Mapping[str, str]

    def holes(self, span: Span) -> Sequence[Hole]:
        """What a quotation of the passage leaves out."""
        return self.marked.inside(span)

    def line(self, span: Span, edits: Iterable[QuotationEdit] = (), style: Style | None = None) -> Line:
        """The passage as a quotation.

        Where nothing is left, since only those who ask speak in it, their words are shown: somebody coded them.
        """
        line = line_of(self.text, span, edits, self.holes(span), style)
        if line.runs:
            return self._with_first_letter(line, span)
        labels = [Hole(Span(turn.span.start, turn.speech)) for turn in self.structure.turns]
        plain = line_of(self.text, span, edits, [hole for hole in labels if hole.span.overlap(span)], style)
        return plain if plain.runs else Line((Run(" ".join(span.cut(self.text).split()), span, ""),))

    def _with_first_letter(self, line: Line, span: Span) -> Line:
        """A dialogue of several lines names the first speaker too, whose label is not in the passage."""
        first, *others = line.runs
        speaker = self.structure.speaker_at(span.start)
        if speaker not in self.letters or first.before == "\n" or all(one.before != "\n" for one in others):
            return line
        letter = Run(f"{self.letters[speaker]}:", Span(span.start, span.start), "", made=True)
        return Line((letter, replace(first, before=" "), *others))

    def plain(self, start: int, end: int) -> str | None:
        """The passage [start, end) where it is shown as it stands, as most are; else None."""
        first = bisect_left(self.rough, start)
        if first < len(self.rough) and self.rough[first] < end:
            return None
        piece = self.text[start:end].strip()
        return piece if piece and piece[0] != "[" and "]" not in piece[-2:] else None

    def quoted(self, span: Span, edits: Sequence[QuotationEdit], style: Style | None) -> tuple[str, tuple[Span, ...]]:
        """Text and emphasis of the passage as a quotation."""
        piece = None if edits else self.plain(span.start, span.end)
        if piece is not None:
            return piece, ()
        line = self.line(span, edits, style)
        return line.text, line.emphasis() if edits else ()


_UNEVEN = re.compile(r"[^\S ]|\s{2}")


def _rough(text: str, marked: Marked) -> tuple[int, ...]:
    """Where holes begin and end, and where white space is more than one blank."""
    uneven = [found.start() for found in _UNEVEN.finditer(text)]
    return tuple(sorted({*uneven, *marked.starts, *(end - 1 for end in marked.ends)}))


class Sources:
    """The documents of a project as sources; texts beyond a limit are fetched anew."""

    def __init__(self, project: Project, *, dialogue: bool = False, kept: int = _KEPT) -> None:
        self._project = project
        self._dialogue = dialogue
        self._limit = kept
        self._size = 0
        self._fetched: OrderedDict[int, Source] = OrderedDict()

    def of(self, document: int) -> Source:
        """The document of that key."""
        known = self._fetched.get(document)
        if known is not None:
            self._fetched.move_to_end(document)
            return known
        documents = self._project.documents
        text, structure, roles = documents.text(document), documents.structure(document), documents.roles(document)
        marked = holes_of(text, structure, roles, dialogue=self._dialogue)
        letters = speaker_letters(structure, roles) if self._dialogue else {}
        made = Source(text, structure, roles, marked, _rough(text, marked), letters)
        self._size += len(text)
        while self._fetched and self._size > self._limit:
            _, old = self._fetched.popitem(last=False)
            self._size -= len(old.text)
        self._fetched[document] = made
        return made
