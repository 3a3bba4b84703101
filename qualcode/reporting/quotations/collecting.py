"""Collecting quotations from a project, one by one: memory does not grow with their number."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from qualcode.model.codes import Code
from qualcode.model.codings import CoderKind, WorkState
from qualcode.model.spans import Span
from qualcode.project.coding.coded_rows import CodedRow
from qualcode.project.project import Project
from qualcode.reporting.quotations.arrangement import BY_CODE, BY_WAVE, QUESTION, Arrangement
from qualcode.reporting.quotations.collection import Chapter, Collection, Quotation, Tally
from qualcode.reporting.quotations.quotation import DocumentFacts, QuotationBuilder, UneditedPassage, document_facts
from qualcode.retrieval.compiled_query import CompiledQuery
from qualcode.retrieval.filter import Order, PassageChoice
from qualcode.retrieval.stretches import united

__all__ = ["Chapter", "ChapterHeading", "Collecting", "Collection", "Quotation", "Tally", "collect", "collection_of"]


@dataclass(frozen=True, slots=True)
class ChapterHeading:
    """What a chapter is headed with."""

    text: str
    code: Code | None = None


class Collecting:
    """The quotations that a filter chooses, in order; may be iterated more than once.

    Where the filter names coders, their codings count. Else the consensus alone counts in the documents that it
    finished; of several consensus coders, those who finished the document. In the others its codings stand in for
    those of the same code that overlap them, and overlapping passages of one code are united over all coders. `tally`
    and the keys `seen` (codes), `coders`, `documents` and `under_way` (documents with a consensus that is not
    finished) are about the last iteration.
    """

    def __init__(
        self,
        project: Project,
        wanted: PassageChoice,
        *,
        attributes: Sequence[str] = (),
        arrangement: Arrangement | None = None,
    ) -> None:
        self.arrangement = arrangement or Arrangement()
        self.attributes = tuple(attributes)
        self.tally = Tally()
        self.seen: set[int] = set()
        self.coders: set[int] = set()
        self.documents: set[int] = set()
        self.under_way: set[int] = set()
        self._project = project
        self._wanted = wanted
        self._book = project.codes.book()
        self._codes = {code.key: code for code in self._book}
        self._facts = _ordered(document_facts(project, wanted, self.attributes), self.arrangement.order)
        self._consensus = {one.key for one in project.coders.all() if one.kind is CoderKind.CONSENSUS}
        self._settled = self._settled_documents()

    @property
    def source(self) -> str:
        """Whose codings count: coder, consensus, mixed or all."""
        if self._wanted.names_coders:
            return "coder"
        if not self.documents & self._settled.keys():
            return "all"
        return "consensus" if self.documents <= self._settled.keys() else "mixed"

    @property
    def settled(self) -> int:
        """Number of documents in which only the consensus counts."""
        return len(self.documents & self._settled.keys())

    def _settled_documents(self) -> dict[int, set[int]]:
        """Document -> the consensus coders who finished it (keys)."""
        settled: dict[int, set[int]] = {}
        if self._wanted.names_coders or not self._consensus:
            return settled
        for work in self._project.coders.assignments():
            if work.coder in self._consensus and work.state is WorkState.FINISHED:
                settled.setdefault(work.document, set()).add(work.coder)
        return settled

    def __iter__(self) -> Iterator[tuple[ChapterHeading, Quotation]]:
        for heading, made, maker in self._all():
            yield heading, maker.whole(made) if isinstance(made, UneditedPassage) else made

    def records(self) -> Iterator[tuple[ChapterHeading, UneditedPassage | Quotation, Mapping[int, int]]]:
        """The same for those who write many: plain passages as such, with the numbers of the coders (keys)."""
        for heading, made, maker in self._all():
            yield heading, made, maker.numbers

    def _all(self) -> Iterator[tuple[ChapterHeading, UneditedPassage | Quotation, QuotationBuilder]]:
        self.tally, self.seen, self.coders, self.documents, self.under_way = Tally(), set(), set(), set(), set()
        maker = QuotationBuilder(self._project, self._facts, self.arrangement, self.tally)
        arranged = self.arrangement.final or self.arrangement.order is Order.WEIGHT
        for heading, made in self._chapters(maker):
            if arranged:
                whole = (maker.whole(one) if isinstance(one, UneditedPassage) else one for one in made)
                for quotation in self._arranged(heading, whole):
                    yield heading, quotation, maker
            else:
                for one in made:
                    yield heading, one, maker

    def first_codings(self) -> list[int]:
        """Keys of the codings whose ids are those of the quotations; no text is fetched for them."""
        codes = [code.key for code in self._book if not self._wanted.codes or code.key in self._wanted.codes]
        if self._query is not None:
            return [key for _, one in self for key in one.codings[:1]]
        rows = self._rows(codes, list(self._facts))
        by_document = groupby(rows, key=lambda row: (row.code, row.document))
        return [one.rows[0].key for _, mine in by_document for one in united(mine)]

    # ---- chapters --------------------------------------------------------------------------------

    def _chapters(
        self, maker: QuotationBuilder
    ) -> Iterator[tuple[ChapterHeading, Iterator[UneditedPassage | Quotation]]]:
        """Each chapter with its quotations as they come: by document, then by place."""
        codes = [code.key for code in self._book if not self._wanted.codes or code.key in self._wanted.codes]
        if self._query is not None:
            heading = self._query.told(identify=self.arrangement.identify)
            yield ChapterHeading(heading), self._queried(self._query, maker)
            return
        if self.arrangement.group == BY_CODE:
            rows = self._rows(codes, list(self._facts))
            for key, mine in groupby(rows, key=lambda row: row.code):
                code = self._book[key]
                yield ChapterHeading(code.full_name, code), self._made(mine, maker)
            return
        for value, documents in self._groups():
            yield ChapterHeading(value or _NO_VALUE), self._made(self._rows(codes, documents), maker)

    def _groups(self) -> list[tuple[str, list[int]]]:
        name = self.arrangement.group
        groups: dict[str, list[int]] = {}
        for key, facts in self._facts.items():
            value = facts.wave if name == BY_WAVE else facts.document.attributes.get(name, "")
            groups.setdefault(value, []).append(key)
        return sorted(groups.items(), key=lambda group: (not group[0], group[0]))

    def _rows(self, codes: Sequence[int], documents: Sequence[int]) -> Iterator[CodedRow]:
        walk = self._project.coded.iter_codings(codes, documents, memos=self.arrangement.memos)
        counted = self._spoken_for(walk) if self._consensus and not self._wanted.names_coders else walk
        rows = counted if self._wanted.takes_all_codings() else filter(self._wanted.takes_coding, counted)
        seen, coders, seen_documents = self.seen, self.coders, self.documents
        for row in rows:
            seen.add(row.code)
            coders.add(row.coder)
            seen_documents.add(row.document)
            yield row

    def _spoken_for(self, walk: Iterable[CodedRow]) -> Iterator[CodedRow]:
        """The rows that count beside the consensus, be it chosen or not; they come by code, document and place."""
        for (_, document), mine in groupby(walk, key=lambda row: (row.code, row.document)):
            rows = list(mine)
            agreed = [row for row in rows if row.coder in self._settled.get(document, self._consensus)]
            if document in self._settled:
                yield from agreed
            elif agreed:
                self.under_way.add(document)
                kept = [row for row in rows if row.coder in self._consensus or not _overlaps(row, agreed)]
                self.tally.stood_in_for += len(rows) - len(kept)
                yield from kept
            else:
                yield from rows

    @property
    def _query(self) -> CompiledQuery | None:
        """The query whose stretches make one chapter."""
        query = self._wanted.query
        return query if query is not None and query.makes_stretches else None

    def _queried(self, query: CompiledQuery, maker: QuotationBuilder) -> Iterator[Quotation]:
        asked = query.codes()
        codes = [code.key for code in self._book if asked is None or code.key in asked]
        wanted = [key for key in codes if not self._wanted.codes or key in self._wanted.codes]
        by_document: dict[int, list[CodedRow]] = {key: [] for key in self._facts}
        for row in self._rows(sorted(wanted), list(self._facts)):
            by_document[row.document].append(row)
        for document, rows in by_document.items():
            if rows:
                stretches = query.stretches(rows, partial(self._project.documents.structure, document))
                found = (maker.of(stretch.rows, stretch.span, None) for stretch in stretches)
                yield from self._limited(one for one in found if one is not None)

    def _made(self, rows: Iterable[CodedRow], maker: QuotationBuilder) -> Iterator[UneditedPassage | Quotation]:
        """What rows that come by code, document and place make."""
        found = self._united(rows, maker)
        if not self.arrangement.at_most:
            return found
        whole = (maker.whole(one) if isinstance(one, UneditedPassage) else one for one in found)
        by_document = groupby(whole, key=lambda one: (one.code.key if one.code else 0, one.document))
        return (one for _, mine in by_document for one in self._limited(mine))

    def _united(self, rows: Iterable[CodedRow], maker: QuotationBuilder) -> Iterator[UneditedPassage | Quotation]:
        """Overlapping passages of one code in one document as one; most passages stand alone."""
        last: CodedRow | None = None
        group: list[CodedRow] = []
        end = 0
        for row in rows:
            if last is not None:
                if row.start < end and row.document == last.document and row.code == last.code:
                    group = group or [last]
                    group.append(row)
                    end = max(end, row.end)
                    continue
                made = self._group(group, maker) if group else self._single(last, maker)
                if made is not None:
                    yield made
                if group:
                    group = []
            last, end = row, row.end
        if last is not None:
            made = self._group(group, maker) if group else self._single(last, maker)
            if made is not None:
                yield made

    def _single(self, row: CodedRow, maker: QuotationBuilder) -> UneditedPassage | Quotation | None:
        code = self._codes[row.code]
        plain = maker.plain(row, code)
        return plain if plain is not None else maker.of([row], Span(row.start, row.end), code)

    def _group(self, group: list[CodedRow], maker: QuotationBuilder) -> Quotation | None:
        self.tally.united += len(group) - 1
        span = Span(group[0].start, max(one.end for one in group))
        return maker.of(sorted(group, key=lambda one: one.key), span, self._book[group[0].code])

    # ---- order and limits ------------------------------------------------------------------------

    def _limited(self, quotations: Iterable[Quotation]) -> Iterator[Quotation]:
        """At most so many of one document: good ones first, then by weight; in the order in which they came."""
        limit = self.arrangement.at_most
        found = list(quotations)
        if limit and len(found) > limit:
            ranked = sorted(range(len(found)), key=lambda at: (not found[at].good, -_weight(found[at]), at))
            self.tally.beyond_limit += len(found) - limit
            found = [found[at] for at in sorted(ranked[:limit])]
        yield from found

    def _arranged(self, heading: ChapterHeading, quotations: Iterator[Quotation]) -> Iterable[Quotation]:
        if self.arrangement.final:
            return self._shuffled(heading, quotations)
        if self.arrangement.order is Order.WEIGHT:
            return sorted(quotations, key=lambda one: -_weight(one))
        return quotations

    def _shuffled(self, heading: ChapterHeading, quotations: Iterator[Quotation]) -> Iterator[Quotation]:
        """Within a label in an order that tells nothing of the interviews, the same at each export."""
        ordered = sorted(quotations, key=lambda one: (one.wave or one.label, one.label))
        for label, group in groupby(ordered, key=lambda one: (one.wave, one.label)):
            mine = sorted(group, key=lambda one: one.text)
            shuffle = random.Random(f"{self.arrangement.seed}/{heading.text}/{label}")  # noqa: S311 - order, no secret
            shuffle.shuffle(mine)
            yield from mine


_NO_VALUE = "–"  # the heading over what has no value of the attribute, in any language


def _overlaps(row: CodedRow, others: Iterable[CodedRow]) -> bool:
    return any(row.start < other.end and other.start < row.end for other in others)


def _weight(quotation: Quotation) -> int:
    return max(quotation.weights, default=-1)


def _ordered(facts: Iterable[DocumentFacts], order: Order) -> dict[int, DocumentFacts]:
    """The documents' facts in the order of the report."""
    keys: dict[Order, Callable[[DocumentFacts], tuple[str | int, ...]]] = {
        Order.WAVE: lambda one: (one.wave or one.document.label, one.document.label, one.place),
        Order.WEIGHT: lambda one: (one.wave or one.document.label, one.document.label, one.place),
        Order.CODE: lambda one: (one.wave or one.document.label, one.document.label, one.place),
        Order.LABEL: lambda one: (one.document.label, one.place),
        Order.DOCUMENT: lambda one: (one.place,),
    }
    return {one.document.key: one for one in sorted(facts, key=keys[order])}


def collect(
    project: Project,
    wanted: PassageChoice,
    *,
    title: str = "",
    attributes: Sequence[str] = (),
    filters: Sequence[str] = (),
    arrangement: Arrangement | None = None,
) -> Collection:
    """Collect the quotations that a filter chooses, all of them in memory.

    `attributes` names the attributes that may appear in an export, `filters` says in words what was chosen.
    """
    collecting = Collecting(project, wanted, attributes=attributes, arrangement=arrangement)
    chapters = [
        Chapter(heading.text, tuple(quotation for _, quotation in found), heading.code)
        for heading, found in groupby(collecting, key=lambda pair: pair[0])
    ]
    return collection_of(project, collecting, wanted, chapters, title=title, filters=filters)


def collection_of(
    project: Project,
    collecting: Collecting,
    wanted: PassageChoice,
    chapters: Sequence[Chapter],
    *,
    title: str = "",
    filters: Sequence[str] = (),
) -> Collection:
    """The collection that chapters make, with what its head must tell of the last iteration of `collecting`."""
    arrangement = collecting.arrangement
    chosen = set(wanted.codes)
    return Collection(
        title=title or project.title,
        chapters=chapters,
        by_cases=bool(project.cases.all()),
        source=collecting.source,
        settled=collecting.settled,
        under_way=len(collecting.under_way),
        in_documents=len(collecting.documents),
        tally=collecting.tally,
        coders=len(collecting.coders),
        empty=tuple(code.full_name for code in project.codes.book() if code.key in chosen - collecting.seen),
        filters=tuple(filters),
        attributes=collecting.attributes,
        grouped=arrangement.group != BY_CODE or (wanted.query is not None and wanted.query.makes_stretches),
        at_most=arrangement.at_most,
        asked=arrangement.context == QUESTION,
        final=arrangement.final,
        identified=arrangement.identify,
    )
