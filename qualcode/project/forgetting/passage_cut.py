"""A text without a passage that somebody withdrew: a marker stands in its place, and all behind it moves.

Labels of turns of which something stays are kept, and so is the blank before them: what is left is still said by whom
it was said by. All offsets are code points.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from qualcode.catalogue import _
from qualcode.errors import QualcodeError, SpanOutside
from qualcode.language.alignment.mapping import Mapping, Piece
from qualcode.model.documents import LineMark, Structure, TimeMark, Turn
from qualcode.model.quotation_edits import EditKind, Edits, QuotationEdit, checked
from qualcode.model.spans import Span, subtract, trimmed, union

MARKER = "[Passage auf Wunsch entfernt]"  # no text: the same whatever the program's language
_JOINER, _REGIONAL = "\u200d", range(0x1F1E6, 0x1F200)
_TONES = range(0x1F3FB, 0x1F400)


@dataclass(frozen=True)
class PassageCut:
    """The text `before`, of which the `holes` go: sorted, apart, none of them blank at its edges."""

    before: str
    holes: tuple[Span, ...]

    @property
    def passage(self) -> Span:
        """From the beginning of the first hole to the end of the last."""
        return Span(self.holes[0].start, self.holes[-1].end)

    @property
    def words(self) -> str:
        """What goes."""
        return "\n".join(hole.cut(self.before) for hole in self.holes)

    @cached_property
    def after(self) -> str:
        """The text with the marker in each hole."""
        return MARKER.join(stay.cut(self.before) for stay in self._stays())

    def _stays(self) -> list[Span]:
        edges = [0, *(edge for hole in self.holes for edge in (hole.start, hole.end)), len(self.before)]
        return [Span(*edge) for edge in zip(edges[::2], edges[1::2], strict=True)]

    def start_of(self, position: int) -> int:
        """Where what began at a position begins now; inside of a hole it begins with the marker."""
        return self._moved(position, at_end=False)

    def end_of(self, position: int) -> int:
        """Where what ended at a position ends now; inside of a hole it ends with the marker."""
        return self._moved(position, at_end=True)

    def _moved(self, position: int, *, at_end: bool) -> int:
        shift = 0
        for hole in self.holes:
            if position <= hole.start:
                break
            if position < hole.end:
                return hole.start + shift + (len(MARKER) if at_end else 0)
            shift += len(MARKER) - hole.length
        return position + shift

    def mapping(self) -> Mapping:
        """Where the passages of the old text stand in the new one; it holds no words."""
        stays = [stay for stay in self._stays() if stay.length]
        pieces = tuple(Piece(stay, Span(self._behind(stay.start), self.start_of(stay.end))) for stay in stays)
        return Mapping(len(self.before), len(self.after), pieces)

    def _behind(self, position: int) -> int:
        """Where the character at a position outside of all holes stands now."""
        return self.start_of(position + 1) - 1

    def place(self, span: Span, structure: Structure | None = None) -> Span | None:
        """What becomes of a coding, a memo or a question at `span`; None where nothing of it is left.

        What holds the whole passage holds the marker; what holds a part of it ends before or begins behind it.
        A label alone counts as nothing, by the `structure` of the old text.
        """
        passage = self.passage
        if not span.overlap(passage):
            return Span(self._behind(span.start), self.start_of(span.end))
        if passage.start <= span.start and span.end <= passage.end:
            return None
        if span.start <= passage.start and passage.end <= span.end:
            return Span(self.start_of(span.start), self.end_of(span.end))
        left = Span(span.start, passage.start) if span.start < passage.start else Span(passage.end, span.end)
        left = trimmed(self.before, left)
        if not left.length or (structure is not None and not structure.without_labels([left])):
            return None
        return Span(self._behind(left.start), self.start_of(left.end))

    def touches(self, span: Span) -> bool:
        """Whether a part of the passage, or all of it, stands in a span."""
        return span.overlap(self.passage) > 0

    # ---- structure -------------------------------------------------------------------------------

    def structure(self, old: Structure) -> Structure:
        """The structure of the new text. The marker is in a paragraph and in no sentence of its own."""
        return replace(
            old,
            paragraphs=tuple(union(Span(self._start(span.start), self._end(span.end)) for span in old.paragraphs)),
            turns=tuple(self._turns(old.turns)),
            sentences=tuple(self._sentences(old.sentences)),
            marks=tuple(self._marks(old.marks)),
            inner=tuple(self._turns(old.inner)),
            lines=tuple(self._lines(old.lines)),
        )

    def _start(self, position: int) -> int:
        """As `start_of`, but behind a marker for what began right behind a hole."""
        ends = any(position == hole.end for hole in self.holes)
        return self._behind(position) if ends and position < len(self.before) else self.start_of(position)

    def _end(self, position: int) -> int:
        return self.end_of(position)

    def _turns(self, turns: Iterable[Turn]) -> Iterator[Turn]:
        for turn in turns:
            if any(part.length for part in self._left_of(turn.span)):
                end = self._end(turn.span.end)
                yield replace(turn, span=Span(self._start(turn.span.start), end), speech=self._start(turn.speech))

    def _sentences(self, sentences: Iterable[Span]) -> Iterator[Span]:
        for sentence in sentences:
            left = [part for part in self._left_of(sentence) if part.length]
            if left:
                yield Span(self._behind(left[0].start), self.start_of(left[-1].end))

    def _left_of(self, span: Span) -> list[Span]:
        if not self.touches(span):
            return [span]
        return [trimmed(self.before, part) for part in subtract([span], self.holes)]

    def _marks(self, marks: Sequence[TimeMark]) -> Iterator[TimeMark]:
        """The times; a stamp in a hole goes, of times without one the last holds of what stands behind the hole."""
        for mark, later in pairwise([*marks, None]):
            if mark is None or any(mark.span.overlap(hole) for hole in self.holes):
                continue
            start, end = mark.span.start, mark.span.end
            hole = next((hole for hole in self.holes if hole.start < start < hole.end), None)
            if hole is None:
                moved = self._start(start)
                yield replace(mark, span=Span(moved, moved if start == end else self.start_of(end)))
            elif later is None or later.span.start > hole.end:
                behind = self.end_of(hole.end)
                yield replace(mark, span=Span(behind, behind))

    def _lines(self, lines: Sequence[LineMark]) -> Iterator[LineMark]:
        """The numbers of lines; of those that began in a hole the last one holds of what stands behind it."""
        for line, later in pairwise([*lines, None]):
            if line is None:
                continue
            hole = next((hole for hole in self.holes if hole.start < line.offset < hole.end), None)
            if hole is None:
                yield replace(line, offset=self._start(line.offset))
                continue
            rest = Span(hole.end, later.offset if later else len(self.before))
            if rest.length > 0 and rest.cut(self.before).strip():
                yield replace(line, offset=self.end_of(hole.end))

    # ---- quotation edits -------------------------------------------------------------------------

    def edits(self, edits: Edits, before: Span, after: Span) -> Edits:
        """The edits of a quotation at `before`, which is at `after` now. What put words over the passage goes.

        An omission leaves the marker to be seen.
        """
        kept = [edit for old in edits for edit in self._edit(old, before, after)]
        return checked((edit for edit in kept if edit.start >= 0 and edit.span.end <= after.length), after.length)

    def _edit(self, edit: QuotationEdit, before: Span, after: Span) -> Iterator[QuotationEdit]:
        lies = Span(before.start + edit.start, before.start + edit.span.end)
        if edit.kind is EditKind.INSERTION:
            if not any(hole.start < lies.start < hole.end for hole in self.holes):
                at = self._start(lies.start) if lies.start < before.end else self.end_of(lies.start)
                yield replace(edit, start=at - after.start)
            return
        if not any(lies.overlap(hole) for hole in self.holes):
            yield replace(edit, start=self._behind(lies.start) - after.start)
        elif edit.kind in (EditKind.OMISSION, EditKind.EMPHASIS):
            left = [part for part in self._left_of(lies) if part.length]
            if edit.kind is EditKind.EMPHASIS and left:
                left = [Span(left[0].start, left[-1].end)]
            for part in left:
                start = self._behind(part.start)
                yield replace(edit, start=start - after.start, length=self.start_of(part.end) - start)


def cut_passage(text: str, structure: Structure, span: Span) -> PassageCut:
    """The text without the passage at `span`. No sign is torn from what it belongs to: those go with it.

    Raises SpanOutside for a place that is not inside the text, QualcodeError where nothing is said there.
    """
    if not 0 <= span.start < span.end <= len(text):
        raise SpanOutside(
            _("{start}:{end} does not lie inside the text.", start=span.start, end=span.end),
            _("Offsets count characters (code points) from 0; the text has {count}.", count=len(text)),
        )
    span = trimmed(text, _whole_signs(text, span))
    kept = union(_kept(text, structure, span))
    holes = (trimmed(text, hole) for hole in subtract([span], kept))
    found = tuple(hole for hole in holes if hole.length)
    if not found:
        raise QualcodeError(
            _("Nothing is said at {start}:{end}.", start=span.start, end=span.end),
            _("Name words of the text; “qualcode revise” and “qualcode documents set” change labels of speakers."),
        )
    return PassageCut(text, found)


def _whole_signs(text: str, span: Span) -> Span:
    """The span with all signs that belong to those at its edges: marks, joined emoji, halves of flags."""
    start, end = span.start, span.end
    while start > 0 and _belongs(text[start - 1], text[start]):
        start -= 1
    while end < len(text) and _belongs(text[end - 1], text[end]):
        end += 1
    return Span(start, end)


def _belongs(before: str, sign: str) -> bool:
    if _JOINER in (before, sign) or ord(sign) in _TONES:
        return True
    if ord(before) in _REGIONAL and ord(sign) in _REGIONAL:
        return True
    return unicodedata.category(sign).startswith("M")


def _kept(text: str, structure: Structure, span: Span) -> Iterator[Span]:
    """What stays of a passage: labels of turns that are not wholly in it, signs around turns within turns."""
    for turn in structure.turns:
        if span.overlap(turn.span) and not _lies_in(trimmed(text, turn.span), span):
            yield Span(_blank_before(text, turn.span.start), turn.speech)
    for turn in structure.inner:
        if span.overlap(turn.span) and not _lies_in(turn.span, span):
            yield Span(turn.span.start, turn.speech)
            yield Span(turn.span.end - _closing(turn.span.cut(text)), turn.span.end)
    last = text.rfind("\n", span.start, span.end)
    first_line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    end = text.find("\n", span.end)
    if last >= 0 and first_line.strip() and text[span.end : end if end >= 0 else len(text)].strip():
        start = _blank_before(text, last)
        yield Span(start, last + 1)


def _lies_in(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _blank_before(text: str, position: int) -> int:
    return len(text[:position].rstrip())


def _closing(words: str) -> int:
    """How many signs at the end close a turn within another one."""
    return 0 if not words or words[-1].isalnum() else len(words) - len(words.rstrip(words[-1]))
