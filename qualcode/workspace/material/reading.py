"""Reading a document unit by unit, without a screen: where one is, and the passage that would be coded there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum

from qualcode.catalogue import _
from qualcode.errors import NotFound, QualcodeError
from qualcode.model.codings import Coding
from qualcode.model.documents import Document, Role
from qualcode.model.memos import Memo
from qualcode.model.sharing.segments import SegmentPlace
from qualcode.model.spans import Span, trimmed
from qualcode.plural import counted
from qualcode.project.material.search import How
from qualcode.safe_text import visible
from qualcode.workspace.coding.segments import segment_walk, segments_in
from qualcode.workspace.material.places import places_of
from qualcode.workspace.material.text_search import SearchQuery, SearchResult, look
from qualcode.workspace.workbench.workbench import OpenDocument, Workbench


class ReadingUnit(StrEnum):
    """What is read at once."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    TURN = "turn"
    SEGMENT = "segment"
    """A passage that was fixed for who codes."""

    @property
    def noun(self) -> str:
        """The word by which it is counted."""
        return "fixed segment" if self is ReadingUnit.SEGMENT else self.value  # no text: a key of `counted`


class NothingThere(QualcodeError):
    """There is nothing further in that direction."""


class UnitReading:
    """A document of a workbench, read unit by unit; always on one of its units.

    `passage` is what a code would be given to: the unit, or what was chosen around or in it since the last move.
    """

    def __init__(self, bench: Workbench, document: Document, unit: ReadingUnit) -> None:
        """Begin with the first unit, of fixed passages with the first in their order that is not coded.

        Raises QualcodeError for a text that has no such units.
        """
        self.bench = bench
        self.unit = unit
        self._chosen: Span | None = None
        self._found: SearchResult | None = None
        self._take(bench.open(document))
        self.index = 0
        if unit is ReadingUnit.SEGMENT:
            places = (place for place in segment_walk(bench.space) if not place.coded)
            spans = (place.segment.span for place in places if place.segment.document == self.document.key)
            self.index = self.units.index(next(spans, self.here))

    def _take(self, opened: OpenDocument) -> None:
        segmented = self.unit is ReadingUnit.SEGMENT
        units = _fixed(self.bench, opened) if segmented else units_of(opened, self.unit)
        if not units:
            raise _nothing_fixed(opened) if segmented else _nothing_to_read(opened)
        self.opened, self.units = opened, units

    # ---- the place -------------------------------------------------------------------------------

    @property
    def document(self) -> Document:
        """The document that is read."""
        return self.opened.document

    @property
    def here(self) -> Span:
        """The unit that is read now."""
        return self.units[self.index]

    @property
    def passage(self) -> Span:
        """What a code would be given to."""
        return self._chosen or self.here

    @property
    def paragraph(self) -> int:
        """The number of the paragraph in which the passage begins, from 1."""
        return self.opened.structure.paragraph_number(self.passage.start)

    @property
    def speaker(self) -> str:
        """Who says the passage; empty where that is nobody's turn."""
        return self.opened.structure.speaker_at(self.passage.start)

    @property
    def is_asked(self) -> bool:
        """Whether the passage is said by somebody who asks."""
        return self.opened.roles.get(self.speaker) is Role.ASKS

    def words(self, span: Span) -> str:
        """The text of a stretch on one line."""
        return " ".join(span.cut(self.opened.text).split())

    def take_in(self) -> bool:
        """Take in what changed in the project; gives whether that is another text or other speakers.

        The place stays, as far as that can be said in another text. Raises QualcodeError where the document is gone.
        """
        self.bench.refresh()
        before, offset = self.opened, self.here.start
        if self.bench.document(self.document.key) is None:
            raise NotFound("document", self.document.name, hint=_("It was removed meanwhile."))
        self._take(self.bench.reopen(before))
        if self.document.sha256 == before.document.sha256 and self.opened.roles == before.roles:
            return False
        self._found = None
        self.go_to(min(offset, len(self.opened.text)))
        return True

    # ---- moving ----------------------------------------------------------------------------------

    def move(self, step: int) -> None:
        """Go on, or back, by so many units. Raises NothingThere, and then stays, where there are fewer."""
        wanted = self.index + step
        if not 0 <= wanted < len(self.units):
            raise NothingThere(
                _("This is the end of the text.") if step > 0 else _("This is the beginning of the text.")
            )
        self.index, self._chosen = wanted, None

    def go_to(self, offset: int) -> None:
        """Go to the unit at an offset, else to the one before it, else to the first."""
        self.index = max(0, bisect_right(self.units, offset, key=lambda unit: unit.start) - 1)
        self._chosen = None

    def go_to_paragraph(self, number: int) -> None:
        """Go to the first unit that begins in or after the paragraph of that number. Raises NothingThere."""
        paragraphs = self.opened.structure.paragraphs
        if not 1 <= number <= len(paragraphs):
            raise NothingThere(
                _("There is no paragraph {number}: they go from 1 to {last}.", number=number, last=len(paragraphs))
            )
        start = paragraphs[number - 1].start
        after = next((index for index, unit in enumerate(self.units) if unit.end > start), None)
        if after is None:
            raise NothingThere(_("Nothing is said in paragraph {number} or after it.", number=number))
        self.index, self._chosen = after, None

    def move_by_paragraph(self, step: int) -> None:
        """Go to the next or previous paragraph, from wherever in the present one. Raises NothingThere."""
        here = self.opened.structure.paragraph_number(self.here.start)
        numbers = [self.opened.structure.paragraph_number(unit.start) for unit in self.units]
        others = [number for number in numbers if (number - here) * step > 0]
        if not others:
            raise NothingThere(_("This is the last paragraph.") if step > 0 else _("This is the first paragraph."))
        self.index, self._chosen = numbers.index(min(others) if step > 0 else max(others)), None

    def segment_here(self) -> SegmentPlace | None:
        """The fixed passage in which the passage begins; None where none does."""
        return segment_walk(self.bench.space).at(self.document.key, self.passage.start)

    def segment_beside(self, step: int) -> SegmentPlace:
        """The next or previous fixed passage in their order, maybe of another document. Raises NothingThere."""
        walk = segment_walk(self.bench.space)
        found = walk.step(self.document.key, self.passage.start, step)
        if found is None and not walk:
            raise NothingThere(_("No passages are fixed for you."))
        if found is None:
            raise NothingThere(
                _("This is the last fixed passage.") if step > 0 else _("This is the first fixed passage.")
            )
        return found

    def move_by_coding(self, step: int) -> None:
        """Go to the next or previous passage that is coded, and choose it. Raises NothingThere."""
        spans = sorted({coding.span for coding in self.bench.codings(self.document)})
        now = self.passage
        further = [span for span in spans if (span > now if step > 0 else span < now)]
        if not further:
            raise NothingThere(_("There is no further coding.") if step > 0 else _("There is no coding before this."))
        self.choose(further[0] if step > 0 else further[-1])

    # ---- choosing a passage ----------------------------------------------------------------------

    def choose(self, span: Span | None) -> None:
        """Go to a stretch of the text and let codes be given to it; None lets them be given to the unit again."""
        if span is not None:
            self.go_to(span.start)
        self._chosen = span

    def choose_units(self, number: int) -> None:
        """Let codes be given to so many units from here on. Raises NothingThere where there are fewer."""
        last = self.index + number - 1
        if number < 1 or last >= len(self.units):
            left = counted(len(self.units) - self.index, self.unit.noun)
            raise NothingThere(_("From here to the end: {units}.", units=left))
        self._chosen = Span(self.here.start, self.units[last].end)

    def choose_words(self, words: str) -> None:
        """Let codes be given to words that stand once in the unit, letter by letter.

        Raises QualcodeError where they do not, or stand there several times.
        """
        unit = self.here
        places = [span for span in places_of(self.opened.text, words) if span.overlap(unit) == span.length]
        if not places:
            raise QualcodeError(
                _("“{words}” does not stand in what was read.", words=visible(words)),
                _("Type the words as they stand there."),
            )
        if len(places) > 1:
            raise QualcodeError(
                _("“{words}” stands several times in what was read.", words=visible(words)),
                _("Say more of the words."),
            )
        self._chosen = places[0]

    # ---- finding ---------------------------------------------------------------------------------

    def find(self, typed: str) -> SearchResult:
        """Look for words, in any form, in this document; what is found is what `next_hit` goes through.

        Raises UsageProblem for what cannot be looked for.
        """
        wanted = SearchQuery(typed, How.WORDS, self.document.key)
        hits = look(self.bench.project.path, wanted, lambda _done, _of: None)
        self._found = SearchResult(wanted, hits, {self.document.key: 0})
        return self._found

    def next_hit(self, *, or_here: bool = False) -> int:
        """Go to the next hit behind what is read now, or to one in it; gives its number, from 1.

        Raises NothingThere where there is none, and QualcodeError where nothing was looked for.
        """
        if self._found is None:
            raise QualcodeError(_("Nothing was looked for yet."), _("“find WORDS” looks for words."))
        behind = self.here.start - 1 if or_here else self.here.end - 1
        number = self._found.after(self.document, behind)
        if number is None:
            raise NothingThere(_("There is no further hit."))
        self.go_to(self._found.hits[number].span.start)
        return number + 1

    # ---- what is there ---------------------------------------------------------------------------

    def codings_here(self) -> list[Coding]:
        """The codings that the passage touches and that may be seen, in order of the text."""
        return [coding for coding in self.bench.codings(self.document) if coding.span.overlap(self.passage)]

    def own_codings_here(self) -> list[Coding]:
        """One's own of them, of the present round."""
        bench = self.bench
        return [coding for coding in self.codings_here() if bench.is_own(coding) and bench.is_of_round(coding)]

    def memos_here(self) -> list[Memo]:
        """The memos on passages that the passage touches and that may be seen, in order of the text."""
        memos = self.bench.memos_of(self.document.key)
        return [memo for memo in memos if memo.target.span is not None and memo.target.span.overlap(self.passage)]

    def memos(self) -> list[Memo]:
        """All memos that may be seen on the document, its passages and their codings, in order of the text."""
        codings = {coding.key: coding.span for coding in self.bench.codings(self.document)}

        def place(memo: Memo) -> int:
            span = memo.target.span or codings.get(memo.target.coding or 0)
            return span.start if span else -1

        key = self.document.key
        seen = self.bench.space.memos()
        return sorted(
            (memo for memo in seen if memo.target.document == key or memo.target.coding in codings), key=place
        )

    def place_of(self, memo: Memo) -> Span | None:
        """The passage that a memo is on, directly or by its coding; None for one on the whole document."""
        if memo.target.coding is None:
            return memo.target.span
        of_coding = (coding.span for coding in self.bench.codings(self.document) if coding.key == memo.target.coding)
        return next(of_coding, None)


def units_of(opened: OpenDocument, unit: ReadingUnit) -> Sequence[Span]:
    """What is read one after another: no speaker's label stands in it, as in what the screen selects."""
    structure = opened.structure
    if unit is ReadingUnit.TURN:
        spoken = (trimmed(opened.text, Span(turn.speech, turn.span.end)) for turn in structure.turns)
        return [span for span in spoken if span.length]
    paragraphs = structure.without_labels(structure.paragraphs)
    return structure.sentences or paragraphs if unit is ReadingUnit.SENTENCE else paragraphs


def _fixed(bench: Workbench, opened: OpenDocument) -> Sequence[Span]:
    """The fixed passages of who codes, in order of the text."""
    return sorted(segment.span for segment in segments_in(bench.space, opened.document))


def _nothing_fixed(opened: OpenDocument) -> QualcodeError:
    return QualcodeError(
        _("No passages are fixed for you in “{document}”.", document=opened.document.name),
        _("Read it by sentence or by paragraph."),
    )


def _nothing_to_read(opened: OpenDocument) -> QualcodeError:
    name = opened.document.name
    if not opened.text.strip():
        return QualcodeError(_("“{document}” has no text.", document=name))
    return QualcodeError(
        _("No turns were found in “{document}”.", document=name), _("Read it by sentence or by paragraph.")
    )
