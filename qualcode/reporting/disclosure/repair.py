"""Repairs of what the disclosure check tells: words of quotations masked wherever they stand, as one change.

The passages stay as they are: a repair is an edit of a quotation, as a person could write it, and `undo` takes all of
them back at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from qualcode.catalogue import _
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.language.forms.normalised import Composed, composed
from qualcode.language.names.listed import NameList
from qualcode.model.codings import Coding
from qualcode.model.documents import Document
from qualcode.model.quotation_edits import EditKind, Edits, QuotationEdit, checked
from qualcode.model.quotation_lines import WRITABLE, QuotationLine, Style
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.reporting.disclosure.hits import Options, around, hits
from qualcode.reporting.disclosure.words import whole_words, without_brackets
from qualcode.reporting.quotations.sources import Sources

_ARROW = re.compile(r"\s*(?:=>|→)\s*")
_PLACEHOLDER = re.compile(r"\[([^\[\]]+)\]")
_OMISSIONS = frozenset(("...", "…"))
_MASKS = (EditKind.OMISSION, EditKind.REPLACEMENT)
_SHOWN = 40  # code points before and behind a place that are shown


@dataclass(frozen=True, slots=True)
class Step:
    """Words that are masked wherever they stand, and the placeholder without its brackets; empty for `[...]`."""

    words: str
    placeholder: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a passage that are masked: where (code points of the passage), and what stands there then.

    `shown` has the words around them too.
    """

    span: Span
    words: str
    placeholder: str
    shown: str

    @property
    def edit(self) -> QuotationEdit:
        """The edit that masks them."""
        kind = EditKind.REPLACEMENT if self.placeholder else EditKind.OMISSION
        return QuotationEdit(kind, self.span.start, self.span.length, self.placeholder)


@dataclass(frozen=True, slots=True)
class Repair:
    """What is masked in one quotation, and all its edits after that."""

    document: Document
    coding: Coding
    places: tuple[Place, ...]
    edits: Edits


@dataclass(frozen=True, slots=True)
class Repairs:
    """What is masked, and the words that may be names of the list: told, and left to a person."""

    repairs: tuple[Repair, ...]
    doubtful: tuple[tuple[Coding, str], ...]

    @property
    def places(self) -> int:
        """The number of places that are masked."""
        return sum(len(repair.places) for repair in self.repairs)


def step_written(written: str) -> Step:
    """The step that a person wrote: “words => [placeholder]”, “words => [...]”. Raises UsageProblem."""
    words, *placeholders = _ARROW.split(written.strip(), maxsplit=1)
    found = _PLACEHOLDER.fullmatch(placeholders[0]) if placeholders else None
    if found is None or not composed(words).strip() or not found[1].strip():
        raise UsageProblem(
            _("“{step}” is no repair.", step=written), _('Write it like "Musterstadt => [Kommune]", or "… => [...]".')
        )
    name = found[1].strip()
    return Step(words.strip(), "" if name in _OMISSIONS else name)


def plan(
    project: Project, codings: Iterable[Coding], steps: Sequence[Step], names: NameList | None = None
) -> Repairs:
    """What masking the words of the steps, and the sure names of a list, would change in quotations of codings.

    Words count where they stand whole, in whatever Unicode form; what is masked already stays. Raises QualcodeError
    where the words of a step stand in none of the quotations, and where an edit is in the way.
    """
    sources = Sources(project)
    edits = project.quotation_edits.all()
    patterns = [(step, _pattern(step.words)) for step in steps]
    standing: set[Step] = set()
    repairs: list[Repair] = []
    doubtful: list[tuple[Coding, str]] = []
    documents = {document.key: document for document in project.documents.all()}
    for coding in codings:
        present = edits.get(coding.key, ())
        shown = _views(sources, coding, present)
        wanted: list[Place] = []
        for step, pattern in patterns:
            places = [view.place(span, step.placeholder) for view in shown for span in view.all(pattern)]
            if places:
                standing.add(step)
                wanted += places
        for hit in hits(shown[0].line, Options(names, likely=False)) if names else ():
            if hit.name and hit.certain:
                span = whole_words(shown[0].line, hit.span)
                wanted.append(shown[0].place(span, without_brackets(hit.replacement)))
            elif hit.name:
                doubtful.append((coding, around(shown[0].line, hit.span, _SHOWN)))
        repair = _repair(documents[coding.document], coding, _apart(wanted), present)
        if repair:
            repairs.append(repair)
    for step in steps:
        if step not in standing:
            raise QualcodeError(
                _("“{words}” does not stand there.", words=step.words),
                _("Copy the words from “qualcode quote show ID”."),
            )
    return Repairs(tuple(repairs), tuple(doubtful))


def apply(project: Project, repairs: Repairs, author: Author) -> None:
    """Make the edits, all or none, as one change. Raises QualcodeError where a passage changed meanwhile."""
    with project.change("quotation.edit", author):
        for repair in repairs.repairs:
            project.quotation_edits.set(repair.document, repair.coding, repair.edits, author)


def _views(sources: Sources, coding: Coding, present: Edits) -> list[_View]:
    """The quotation as it reads, with and without brackets around changed letters, and the passage without edits."""
    source = sources.of(coding.document)
    edited = ((present, WRITABLE), (present, replace(WRITABLE, silent_case=True))) if present else ()
    ways: Sequence[tuple[Edits, Style]] = (*edited, ((), WRITABLE))
    return [_View(source.line(coding.span, edits, style), coding.span) for edits, style in ways]


class _View:
    """A line that shows a passage, with the way back into the passage."""

    def __init__(self, line: QuotationLine, passage: Span) -> None:
        self.line = line.text.replace("\n", " ")
        self._sources = line.sources()
        self._glass = Composed(self.line)
        self._passage = passage

    def all(self, pattern: re.Pattern[str]) -> Iterator[Span]:
        """Where the pattern fits, in offsets of `line`."""
        return (self._glass.span(*found.span()) for found in pattern.finditer(self._glass.text))

    def place(self, span: Span, placeholder: str) -> Place:
        """The place that a stretch of `line` is."""
        first, last = self._sources[span.start], self._sources[span.end - 1]
        inside = Span(first.start - self._passage.start, last.end - self._passage.start)
        words = " ".join(span.cut(self.line).split())
        return Place(inside, words, placeholder, around(self.line, span, _SHOWN))


def _pattern(words: str) -> re.Pattern[str]:
    """Finds the words where they stand whole; a blank is any white space."""
    wanted = composed(words).split()
    before = r"(?<![^\W_])" if wanted[0][0].isalnum() else ""
    behind = r"(?![^\W_])" if wanted[-1][-1].isalnum() else ""
    return re.compile(before + r"\s+".join(map(re.escape, wanted)) + behind)


def _apart(wanted: Iterable[Place]) -> list[Place]:
    """Long stretches before short ones inside of them; in order."""
    kept: list[Place] = []
    for place in sorted(wanted, key=lambda place: -place.span.length):
        if place.span.length and not any(place.span.overlap(other.span) for other in kept):
            kept.append(place)
    return sorted(kept, key=lambda place: place.span)


def _repair(document: Document, coding: Coding, wanted: Sequence[Place], present: Edits) -> Repair | None:
    places: list[Place] = []
    edits = list(present)
    for place in wanted:
        span = place.span
        if any(other.kind in _MASKS and other.start <= span.start and span.end <= other.span.end for other in edits):
            continue
        edits = [edit for edit in edits if not _is_swallowed(edit, span)]
        places.append(place)
        edits.append(place.edit)
    if not places:
        return None
    try:
        return Repair(document, coding, tuple(places), checked(edits, coding.span.length))
    except QualcodeError as error:
        raise QualcodeError(
            _("Quotation {id}: {problem}", id=coding.id, problem=error.message), error.hint
        ) from error


def _is_swallowed(edit: QuotationEdit, span: Span) -> bool:
    """Whether an edit is one of the words that are masked: inside of them, or letters put in at their end."""
    if edit.kind is EditKind.EMPHASIS:
        return False
    if edit.kind is EditKind.INSERTION:
        glued = edit.start == span.end and not edit.replacement[:1].isspace()
        return span.start < edit.start < span.end or glued
    return span.start <= edit.start and edit.span.end <= span.end
