"""What is counted of a collection while its quotations come, so that nobody has to go through them once more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from qualcode.model.codings import Polarity
from qualcode.model.documents import PassagePlace
from qualcode.reporting.quotations.chapters import Chapter, Quotation
from qualcode.reporting.words.citations import CiteBy, form_of


@dataclass(slots=True)
class ChapterCounts:
    """The numbers of one chapter; documents and cases are keys and numbers."""

    passages: int = 0
    polarities: Counter[Polarity] = field(default_factory=Counter)
    cases: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)

    def see(self, quotation: Quotation) -> None:
        """Count one more."""
        self.passages += 1
        self.polarities[quotation.polarity] += 1
        self.documents.add(quotation.document)
        if quotation.case is not None:
            self.cases.add(quotation.case)


@dataclass(slots=True)
class Overview:
    """What a collection holds: by chapter, and over all; `depth` is that of its codes, the others say what occurs.

    `places` count the quotations that are no paraphrases by whether paragraph, lines and time are known of them;
    `shared` are their labels that more than one document of the project has.
    """

    labels: set[str] = field(default_factory=set)
    waves: set[str] = field(default_factory=set)
    depth: int = 1
    before: bool = False
    after: bool = False
    published: bool = False
    places: Counter[tuple[bool, bool, bool]] = field(default_factory=Counter)
    shared: set[str] = field(default_factory=set)
    by_chapter: dict[int, ChapterCounts] = field(default_factory=dict)

    @classmethod
    def of(cls, chapters: Iterable[Chapter]) -> Overview:
        """That of chapters which are there."""
        made = cls()
        for place, chapter in enumerate(chapters):
            for quotation in chapter.quotations:
                made.see(place, quotation)
        return made

    def see(self, chapter: int, quotation: Quotation) -> None:
        """Count one more quotation of a chapter, which are numbered in their order."""
        counts = self.by_chapter.get(chapter)
        if counts is None:
            counts = self.by_chapter[chapter] = ChapterCounts()
        counts.see(quotation)
        self.labels.add(quotation.label)
        self.waves.add(quotation.wave)
        if quotation.code is not None and len(quotation.code.path) > self.depth:
            self.depth = len(quotation.code.path)
        self.before = self.before or bool(quotation.before)
        self.after = self.after or bool(quotation.after)
        self.published = self.published or bool(quotation.published)
        if quotation.place is not None:
            (_first, paragraph), lines, time, *_more = quotation.place
            self.places[paragraph > 0, lines is not None, time is not None] += 1
            if quotation.numbered_label != quotation.label:
                self.shared.add(quotation.label)

    def cited(self, wanted: CiteBy) -> Counter[CiteBy]:
        """How many quotations are cited in which form where this one is wanted."""
        found: Counter[CiteBy] = Counter()
        for (paragraph, lines, time), number in self.places.items():
            place = PassagePlace((0, int(paragraph)), (0, 0) if lines else None, 0 if time else None)
            found[form_of(place, wanted)] += number
        return found

    @property
    def chapters(self) -> Sequence[ChapterCounts]:
        """The counts of the chapters that have quotations, in their order."""
        return [self.by_chapter[chapter] for chapter in sorted(self.by_chapter)]

    @property
    def passages(self) -> int:
        """Number of quotations; a passage under two codes counts twice."""
        return sum(counts.passages for counts in self.by_chapter.values())

    @property
    def polarities(self) -> set[Polarity]:
        """Those that occur."""
        return {polarity for counts in self.by_chapter.values() for polarity in counts.polarities}
