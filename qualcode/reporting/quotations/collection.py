"""What a quotation collection holds: chapters of quotations, and what its head must tell."""

from __future__ import annotations

from dataclasses import dataclass, field

from qualcode.model.consent.consents import Refusal
from qualcode.model.consent.withheld import Withheld
from qualcode.reporting.quotations.chapters import (
    Chapter,
    ChapterHeading,
    Chapters,
    HeldQuotations,
    Quotation,
    QuotationStore,
)
from qualcode.reporting.quotations.overview import Overview
from qualcode.reporting.words.citations import CiteBy

__all__ = [
    "Chapter",
    "ChapterHeading",
    "Chapters",
    "Collection",
    "HeldQuotations",
    "Quotation",
    "QuotationStore",
    "Tally",
]


@dataclass(slots=True)
class Tally:
    """What was not shown as it was coded, and why: nothing goes without being counted.

    `stood_in_for` are codings for which an unfinished consensus stands in, `decided_away` those that its decisions
    leave out; `withheld` are passages that must not leave.
    """

    united: int = 0
    stood_in_for: int = 0
    decided_away: int = 0
    beyond_limit: int = 0
    edits_in_the_way: int = 0
    withheld: Withheld = field(default_factory=Withheld)

    @property
    def not_quotable(self) -> int:
        """How many passages may be neither quoted nor paraphrased."""
        return self.withheld.number(noun="passage") - self.without_paraphrase

    @property
    def without_paraphrase(self) -> int:
        """How many passages may only be paraphrased and have no paraphrase."""
        return self.withheld.number(Refusal.PARAPHRASE, noun="passage")


@dataclass(frozen=True, slots=True)
class Collection:
    """A quotation collection. `by_cases` says whether counts are taken over cases; the rest is for its head.

    `settled` of the `in_documents` have a finished consensus, which alone counts there; `under_way` are those with
    one that is not finished. So many model solutions (`models`) do not count. Of the codings `old_rules` stand under
    an old rule of their code; so many that do are `left_out`. `asked` says that the context is the
    question before; a collection that is not `final` is a working draft. `cite` says what is cited beside the label.
    """

    title: str
    chapters: Chapters
    overview: Overview
    by_cases: bool
    source: str
    tally: Tally
    coders: int
    settled: int = 0
    under_way: int = 0
    models: int = 0
    old_rules: int = 0
    left_out: int = 0
    in_documents: int = 0
    empty: tuple[str, ...] = ()
    filters: tuple[str, ...] = field(default=())
    attributes: tuple[str, ...] = ()
    grouped: bool = False
    asked: bool = False
    final: bool = False
    identified: bool = False
    cite: CiteBy = CiteBy.LABEL

    @property
    def united(self) -> int:
        """Number of overlapping passages that were united with others of their code."""
        return self.tally.united

    def headings(self) -> list[str]:
        """The headings of the chapters."""
        return [heading.text for heading in self.chapters.headings]

    def passages(self) -> int:
        """Number of quotations; a passage under two codes counts twice."""
        return self.overview.passages

    def published(self) -> dict[str, list[int]]:
        """Heading -> the keys of the codings that are shown under it, for the ledger."""
        return {
            chapter.heading: [key for quotation in chapter.quotations for key in quotation.codings]
            for chapter in self.chapters
        }
