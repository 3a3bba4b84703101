"""Cells that hold words: quotations or paraphrases of the codings that the cells of a counted table rest on.

Rows, columns and cells are those of the count; a passage is one where the count takes it for one. Which quotations
stand in a cell is decided before they are made: good ones first, then by weight, then in order of documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from operator import attrgetter

from qualcode.model.consent.withheld import Withheld
from qualcode.project.coding.coded_rows import CodedRow
from qualcode.project.project import Project
from qualcode.reporting.quotations.arrangement import Arrangement
from qualcode.reporting.quotations.by_document import documents_in_order
from qualcode.reporting.quotations.collecting import shuffled
from qualcode.reporting.quotations.collection import (
    ChapterHeading,
    Chapters,
    Collection,
    HeldQuotations,
    Quotation,
    Tally,
)
from qualcode.reporting.quotations.overview import Overview
from qualcode.reporting.quotations.quotation import QuotationBuilder, document_facts
from qualcode.retrieval.counting.request import AxisKind
from qualcode.retrieval.counting.table import CountTable
from qualcode.retrieval.filter import PassageChoice
from qualcode.retrieval.stretches import CodedStretch, united


class CellWords(StrEnum):
    """What cells hold in place of numbers."""

    QUOTATIONS = "quotations"
    PARAPHRASES = "paraphrases"


@dataclass(frozen=True, slots=True)
class WordCell:
    """The words of one cell: `shown` are the numbers of its quotations in the store of the collection.

    Of its other passages `beyond` the limit are so many; `withheld` may not be quoted or paraphrased; `unworded` have
    no paraphrase.
    """

    shown: tuple[int, ...] = ()
    beyond: int = 0
    withheld: int = 0
    unworded: int = 0

    @property
    def passages(self) -> int:
        """How many passages the cell rests on."""
        return len(self.shown) + self.beyond + self.withheld + self.unworded


@dataclass(frozen=True, slots=True)
class WordTable:
    """A counted table whose cells hold words, row by row; `collection` holds what is shown, a chapter a code."""

    table: CountTable
    words: CellWords
    cells: Sequence[Sequence[WordCell]]
    collection: Collection

    def quotations(self, cell: WordCell) -> list[Quotation]:
        """The quotations of a cell, in order."""
        return [self.collection.chapters.store[number] for number in cell.shown]

    def quotations_in_order(self) -> list[Quotation]:
        """All that are shown, by their numbers."""
        chapters = self.collection.chapters
        return [chapters.store[number] for number in sorted(number for mine in chapters.numbers for number in mine)]


_Stretch = CodedStretch[CodedRow]
_Place = tuple[int, int]
"""Row and column of a cell."""
_Passage = tuple[int, tuple[int, ...]]
"""The document and the codings (keys) of a passage: the same in every cell that holds it."""


@dataclass(slots=True)
class _CellChoice:
    """What a cell may show while it is chosen, in order of documents and places."""

    passages: list[_Passage] = field(default_factory=list)
    withheld: int = 0
    unworded: int = 0


class WordCells:
    """Finds the words of the cells of one table.

    Of `wanted` only what tells the documents is looked at: which codings count was decided by the count. `attributes`
    are those that may appear beside a quotation.
    """

    def __init__(
        self,
        project: Project,
        table: CountTable,
        words: CellWords,
        wanted: PassageChoice,
        arrangement: Arrangement,
        attributes: Sequence[str] = (),
    ) -> None:
        self._project = project
        self._table = table
        self._words = words
        self._arrangement = arrangement
        self._book = project.codes.book()
        self._tally = Tally(withheld=Withheld(arrangement.purpose))
        self._facts = documents_in_order(document_facts(project, wanted, attributes), arrangement.order)
        self._builder = QuotationBuilder(project, self._facts, arrangement, self._tally)
        self._stretches: dict[_Passage, _Stretch] = {}
        self._fate: dict[_Passage, str] = {}
        self._attributes = tuple(attributes)

    def found(self, title: str, filters: Sequence[str] = ()) -> WordTable:
        """The table with its words."""
        choices = self._choices()
        chosen = {place: self._limited(choice.passages) for place, choice in choices.items()}
        codes = {passage: self._code_of(place, passage) for place, passages in chosen.items() for passage in passages}
        store, numbers = self._quoted(codes)
        cells = [
            [
                self._cell(choices.get((row, column), _CellChoice()), chosen.get((row, column), ()), numbers, store)
                for column in range(len(self._table.columns))
            ]
            for row in range(len(self._table.rows))
        ]
        collection = self._collection(title, filters, store, numbers, codes)
        return WordTable(self._table, self._words, cells, collection)

    # ---- which passages there are ----------------------------------------------------------------

    def _choices(self) -> dict[_Place, _CellChoice]:
        """The passages of each cell that has some, and how many of them must not be shown."""
        cells_of: dict[int, list[_Place]] = {}
        for row in range(len(self._table.rows)):
            for column in range(len(self._table.columns)):
                for key in self._table.codings(row, column):
                    cells_of.setdefault(key, []).append((row, column))
        choices: dict[_Place, _CellChoice] = {}
        for document, rows in groupby(self._rows(), key=attrgetter("document")):
            self._builder.look_at(document)
            mine: dict[_Place, list[CodedRow]] = {}
            for coded in rows:
                for place in cells_of.get(coded.key, ()):
                    mine.setdefault(place, []).append(coded)
            for place, of_cell in mine.items():
                self._take(choices.setdefault(place, _CellChoice()), document, of_cell)
        return choices

    def _rows(self) -> Iterator[CodedRow]:
        codes = [code.key for code in self._book]
        return self._project.coded.iter_codings(codes, list(self._facts), memos=self._arrangement.memos)

    @property
    def _joins_codes(self) -> bool:
        """Whether passages of several codes in one cell are one where they overlap: where the cell is one code's."""
        request = self._table.request
        return AxisKind.CODES in (request.rows.kind, request.columns.kind)

    def _take(self, choice: _CellChoice, document: int, rows: Sequence[CodedRow]) -> None:
        """Add the passages of one document to a cell."""
        by_code: dict[int, list[CodedRow]] = {}
        for coded in rows:
            by_code.setdefault(0 if self._joins_codes else coded.code, []).append(coded)
        stretches = [stretch for mine in by_code.values() for stretch in united(mine)]
        for stretch in sorted(stretches, key=lambda stretch: stretch.span):
            passage = document, tuple(coded.key for coded in stretch.rows)
            if passage not in self._fate:
                self._fate[passage] = self._fate_of(stretch)
                self._stretches[passage] = stretch
            match self._fate[passage]:
                case "shown":
                    choice.passages.append(passage)
                case "withheld":
                    choice.withheld += 1
                case _:
                    choice.unworded += 1

    def _fate_of(self, stretch: _Stretch) -> str:
        if not self._builder.leaves(stretch.rows, stretch.span):
            return "withheld"
        if self._words is CellWords.PARAPHRASES and not _paraphrase(stretch.rows):
            return "unworded"
        return "shown"

    # ---- which of them are shown -----------------------------------------------------------------

    def _limited(self, passages: Sequence[_Passage]) -> list[_Passage]:
        """At most so many of a cell: good ones first, then by weight; in the order in which they came."""
        limit = self._arrangement.at_most
        if not limit or len(passages) <= limit:
            return list(passages)
        ranked = sorted(range(len(passages)), key=lambda at: (*self._rank(passages[at]), at))
        return [passages[at] for at in sorted(ranked[:limit])]

    def _rank(self, passage: _Passage) -> tuple[bool, int]:
        rows = self._stretches[passage].rows
        weights = [coded.weight for coded in rows if coded.weight is not None]
        return not any(coded.good for coded in rows), -max(weights, default=-1)

    def _code_of(self, place: _Place, passage: _Passage) -> int:
        """The code (key) of a passage: its own where all its codings have one, else that of its row or column."""
        codes = {coded.code for coded in self._stretches[passage].rows}
        if len(codes) == 1:
            return next(iter(codes))
        request, (row, column) = self._table.request, place
        on_rows = request.rows.kind is AxisKind.CODES
        return int(self._table.rows[row].key if on_rows else self._table.columns[column].key)

    # ---- their words -----------------------------------------------------------------------------

    def _quoted(self, codes: dict[_Passage, int]) -> tuple[HeldQuotations, dict[_Passage, int]]:
        """The quotations of passages, document by document, and under which number each is kept."""
        store, numbers = HeldQuotations(), dict[_Passage, int]()
        places = {document: place for place, document in enumerate(self._facts)}
        ordered = sorted(codes, key=lambda passage: (places[passage[0]], self._stretches[passage].span))
        for document, mine in groupby(ordered, key=lambda passage: passage[0]):
            passages = list(mine)
            self._builder.begin(document, [self._stretches[passage].span for passage in passages])
            for passage in passages:
                stretch = self._stretches[passage]
                quotation = self._builder.quotation(stretch.rows, stretch.span, self._book[codes[passage]])
                if quotation is None:  # what may not leave was left out before
                    continue
                numbers[passage] = len(store)
                store.append(self._worded(quotation, stretch.rows))
        return store, numbers

    def _worded(self, quotation: Quotation, rows: Iterable[CodedRow]) -> Quotation:
        """The quotation, or the paraphrase in its place."""
        if self._words is CellWords.QUOTATIONS:
            return quotation
        text = _paraphrase(rows)
        return quotation._replace(text=text, emphasis=(), paraphrased=True, before="", after="", place=None)

    def _cell(
        self,
        choice: _CellChoice,
        chosen: Sequence[_Passage],
        numbers: dict[_Passage, int],
        store: HeldQuotations,
    ) -> WordCell:
        shown: Sequence[int] = [numbers[passage] for passage in chosen if passage in numbers]
        if self._arrangement.final:
            shown = shuffled(shown, store, str(self._arrangement.seed))
        return WordCell(tuple(shown), len(choice.passages) - len(chosen), choice.withheld, choice.unworded)

    def _collection(
        self,
        title: str,
        filters: Sequence[str],
        store: HeldQuotations,
        numbers: dict[_Passage, int],
        codes: dict[_Passage, int],
    ) -> Collection:
        """What is shown as a collection, a chapter a code, for the disclosure check and the ledger."""
        chapters: dict[int, list[int]] = {}
        for passage, number in numbers.items():
            chapters.setdefault(codes[passage], []).append(number)
        ordered = [code.key for code in self._book if code.key in chapters]
        overview = Overview()
        for place, key in enumerate(ordered):
            for number in chapters[key]:
                overview.see(place, store[number])
        return Collection(
            title=title,
            chapters=Chapters(
                [ChapterHeading(self._book[key].full_name, self._book[key]) for key in ordered],
                [chapters[key] for key in ordered],
                store,
            ),
            overview=overview,
            by_cases=bool(self._project.cases.all()),
            source="all",
            tally=self._tally,
            coders=len({coder for quotation in store for coder in quotation.coders}),
            filters=tuple(filters),
            attributes=self._attributes,
            final=self._arrangement.final,
            identified=self._arrangement.identify,
            cite=self._arrangement.cite,
        )


def _paraphrase(rows: Iterable[CodedRow]) -> str:
    """What coders wrote in place of the words, each once, in order of coding."""
    written = (" ".join(coded.paraphrase.split()) for coded in rows)
    return " / ".join(dict.fromkeys(words for words in written if words))
