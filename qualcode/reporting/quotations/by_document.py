"""Collecting quotations from a project, a document at a time: memory does not grow with their number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from qualcode.language.forms.natural_order import NaturalKey, natural_key
from qualcode.model.consent.withheld import Withheld
from qualcode.progress import Progress, untold
from qualcode.project.coding.coded_rows import CodedRow
from qualcode.project.project import Project
from qualcode.reporting.quotations.arrangement import BY_CODE, BY_WAVE, Arrangement
from qualcode.reporting.quotations.collection import ChapterHeading, Quotation, Tally
from qualcode.reporting.quotations.numbered_labels import by_wave
from qualcode.reporting.quotations.quotation import DocumentFacts, QuotationBuilder, document_facts
from qualcode.retrieval.compiled_query import CompiledQuery
from qualcode.retrieval.consensus import ConsensusRule
from qualcode.retrieval.filter import Order, PassageChoice, number_left_out
from qualcode.retrieval.stretches import CodedStretch, united


class PlacedQuotation(NamedTuple):
    """A quotation and its `chapter` among the `headings`; by `rank` those of one chapter are ordered.

    Of the same rank those that come first stand first.
    """

    chapter: int
    rank: int
    quotation: Quotation


class QuotationsByDocument:
    """The quotations that a filter chooses, document by document; may be iterated more than once.

    Whose codings count `ConsensusRule` says; overlapping passages of one code are united over all coders.
    `headings` are those that chapters may have, in order. `tally`, the number of codings that `counted`, and the keys
    `seen` (codes), `coders`, `documents`, `under_way` (documents with a consensus that is not finished) and `removed`
    (codings that its decisions leave out) are about the last iteration.
    """

    def __init__(
        self,
        project: Project,
        wanted: PassageChoice,
        *,
        attributes: Sequence[str] = (),
        arrangement: Arrangement | None = None,
        progress: Progress = untold,
    ) -> None:
        """`progress` hears how many of the documents are done."""
        self.arrangement = arrangement or Arrangement()
        self.attributes = tuple(attributes)
        self.tally = Tally()
        self.counted = 0
        self.seen: set[int] = set()
        self.coders: set[int] = set()
        self.documents: set[int] = set()
        self.under_way: set[int] = set()
        self.old_rules = 0
        self._old: frozenset[int] = frozenset()
        self.removed: set[int] = set()
        self._project = project
        self._progress = progress
        self._wanted = wanted = wanted.without_models(project)
        self._book = project.codes.book()
        self._facts = documents_in_order(document_facts(project, wanted, self.attributes), self.arrangement.order)
        self._rule = ConsensusRule(project, wanted)
        self._codes = self._chosen_codes()
        self._ranks = {code: rank for rank, code in enumerate(self._codes)}
        self._groups = self._grouped() if self._query is None and self.arrangement.group != BY_CODE else {}
        self.headings = self._headings()

    @property
    def number_of_coders(self) -> int:
        """Whose codings were seen, without a consensus that stands for others."""
        return self._rule.number_of(self.coders)

    @property
    def source(self) -> str:
        """Whose codings count: coder, consensus, mixed or all."""
        return self._rule.source(self._wanted, self.documents)

    @property
    def settled(self) -> int:
        """Number of documents in which only the consensus counts."""
        return len(self.documents & self._rule.settled.keys())

    @property
    def models(self) -> int:
        """How many model solutions do not count."""
        return self._rule.models

    def passages(self) -> Iterator[tuple[int, CodedStretch[CodedRow]]]:
        """Document (key) and stretch of each quotation, in the order of iteration; no text is fetched for its words.

        A limit per document is left aside.
        """
        self._begin_anew()
        builder = QuotationBuilder(self._project, self._facts, self.arrangement, self.tally)
        for document, stretches in self._stretches():
            builder.look_at(document)
            yield from ((document, stretch) for stretch in stretches if builder.leaves(stretch.rows, stretch.span))

    @property
    def left_out(self) -> int:
        """How many codings the choice leaves out for the old rules that they stand under."""
        return number_left_out(self._project, self._wanted)

    def _begin_anew(self) -> None:
        self.old_rules, self._old = 0, self._project.rule_checks.old()
        self.tally, self.counted = Tally(withheld=Withheld(self.arrangement.purpose)), 0
        self.seen, self.coders, self.documents = set(), set(), set()
        self.under_way, self.removed = set(), set()

    def __iter__(self) -> Iterator[PlacedQuotation]:
        self._begin_anew()
        builder = QuotationBuilder(self._project, self._facts, self.arrangement, self.tally)
        for document, stretches in self._stretches():
            builder.begin(document, [stretch.span for stretch in stretches])
            chapter = self._groups.get(document, 0)
            for code, of_code in groupby(stretches, key=self._code_of):
                rank = self._ranks.get(code, 0)
                found = (builder.quotation(stretch.rows, stretch.span, self._book[code] if code else None)
                         for stretch in of_code)  # fmt: skip
                shown = self._limited([quotation for quotation in found if quotation is not None])
                for quotation in shown:
                    yield PlacedQuotation(chapter if self._groups else rank, rank, quotation)

    # ---- chapters --------------------------------------------------------------------------------

    def _headings(self) -> list[ChapterHeading]:
        if self._query is not None:
            return [ChapterHeading(self._query.told(identify=self.arrangement.identify))]
        if self.arrangement.group == BY_CODE:
            return [ChapterHeading(self._book[key].full_name, self._book[key]) for key in self._codes]
        return [ChapterHeading(value or _NO_VALUE) for value in self._values()]

    def _grouped(self) -> dict[int, int]:
        """Document -> its chapter, where chapters are groups of documents."""
        chapters = {value: chapter for chapter, value in enumerate(self._values())}
        return {key: chapters[self._value(facts)] for key, facts in self._facts.items()}

    def _values(self) -> list[str]:
        return sorted(set(map(self._value, self._facts.values())), key=lambda value: (not value, natural_key(value)))

    def _value(self, facts: DocumentFacts) -> str:
        name = self.arrangement.group
        return facts.wave if name == BY_WAVE else facts.document.value(name)

    # ---- what counts -----------------------------------------------------------------------------

    @property
    def _query(self) -> CompiledQuery | None:
        """The query whose stretches make one chapter."""
        query = self._wanted.query
        return query if query is not None and query.makes_stretches else None

    def _chosen_codes(self) -> list[int]:
        """The codes that are wanted, in the order of the codebook; for a query by their keys."""
        wanted = [code.key for code in self._book if not self._wanted.codes or code.key in self._wanted.codes]
        if self._query is None:
            return wanted
        asked = self._query.codes()
        return sorted(code for code in wanted if asked is None or code in asked)

    def _code_of(self, stretch: CodedStretch[CodedRow]) -> int:
        """The code of a stretch; 0 where a query made it."""
        return 0 if self._query is not None else stretch.rows[0].code

    def _stretches(self) -> Iterator[tuple[int, list[CodedStretch[CodedRow]]]]:
        """Each document with its passages that count, by code and place: those that overlap are one."""
        places = {document: place for place, document in enumerate(self._facts)}
        for document, rows in groupby(self._rows(), key=attrgetter("document")):
            self._progress(places[document], len(places))
            if self._query is not None:
                asked = list(rows)
                self.counted += len(asked)
                yield document, self._query.stretches(asked, partial(self._project.documents.structure, document))
                continue
            stretches: list[CodedStretch[CodedRow]] = []
            for _, mine in groupby(rows, key=attrgetter("code")):
                of_code = list(mine)
                joined = united(of_code)
                self.counted += len(of_code)
                self.tally.united += len(of_code) - len(joined)
                stretches += joined
            yield document, stretches

    def _rows(self) -> Iterator[CodedRow]:
        walk = self._project.coded.iter_codings(self._codes, list(self._facts), memos=self.arrangement.memos)
        if self._rule.applies:  # what must not be seen and what never counts is nothing that it could replace
            hidden = self._wanted.without
            counted = self._spoken_for((row for row in walk if row.coder not in hidden) if hidden else walk)
        else:
            counted = iter(walk)
        rows = counted if self._wanted.takes_all_codings() else filter(self._wanted.takes_coding, counted)
        seen, coders, seen_documents = self.seen, self.coders, self.documents
        for row in rows:
            seen.add(row.code)
            coders.add(row.coder)
            seen_documents.add(row.document)
            self.old_rules += row.key in self._old
            yield row

    def _spoken_for(self, walk: Iterable[CodedRow]) -> Iterator[CodedRow]:
        """The rows that count beside the consensus, be it chosen or not; they come by document, code and place."""
        for (document, _), mine in groupby(walk, key=lambda row: (row.document, row.code)):
            rows = list(mine)
            counting = self._rule.counting(document, rows)
            if counting.under_way:
                self.under_way.add(document)
            self.tally.stood_in_for += counting.replaced
            self.tally.decided_away += len(counting.removed)
            self.removed.update(row.key for row in counting.removed)
            yield from counting.kept

    def _limited(self, quotations: list[Quotation]) -> list[Quotation]:
        """At most so many of one document: good ones first, then by weight; in the order in which they came."""
        limit = self.arrangement.at_most
        if not limit or len(quotations) <= limit:
            return quotations
        ranked = sorted(
            range(len(quotations)), key=lambda at: (not quotations[at].good, -greatest_weight(quotations[at]), at)
        )
        self.tally.beyond_limit += len(quotations) - limit
        return [quotations[at] for at in sorted(ranked[:limit])]


_NO_VALUE = "–"  # the heading over what has no value of the attribute, in any language


def greatest_weight(quotation: Quotation) -> int:
    """The greatest weight of the codings of a quotation, -1 where none has one."""
    return max(quotation.weights, default=-1)


def documents_in_order(facts: Iterable[DocumentFacts], order: Order) -> dict[int, DocumentFacts]:
    """The documents' facts in the order of the report."""

    def wave(facts: DocumentFacts) -> tuple[NaturalKey | int, ...]:
        return by_wave(facts.document, facts.place)

    keys: dict[Order, Callable[[DocumentFacts], tuple[NaturalKey | int, ...]]] = {
        Order.WAVE: wave,
        Order.WEIGHT: wave,
        Order.CODE: wave,
        Order.LABEL: lambda facts: (natural_key(facts.document.label), facts.place),
        Order.DOCUMENT: lambda facts: (facts.place,),
    }
    return {known.document.key: known for known in sorted(facts, key=keys[order])}
