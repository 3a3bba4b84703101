"""Which quotations are listed, and in which order: found as keys, so that a hundred thousand are no burden.

They are those that an export of the same choice holds, since its own walk finds them; beside them those that may not
leave for want of consent, which are counted.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, overload

from qualcode.catalogue import _, ngettext
from qualcode.language.forms.natural_order import natural_key
from qualcode.model.codings import Coding
from qualcode.model.documents import Document
from qualcode.model.spans import Span
from qualcode.project.coding.coded_rows import CodedRow, PlacedRow
from qualcode.project.coding.conditions import ANY, among
from qualcode.project.project import Project
from qualcode.reporting.quotations.arrangement import Arrangement
from qualcode.reporting.quotations.by_document import QuotationsByDocument
from qualcode.reporting.quotations.collection import Tally
from qualcode.retrieval.filter import Order, PassageChoice
from qualcode.retrieval.stretches import CodedStretch
from qualcode.workspace.sight import Sight
from qualcode.workspace.workbench.workbench import Workbench

_PAGE = 100  # quotations that are fetched at once
_PAGES = 8


@dataclass(frozen=True, slots=True)
class FoundQuotations:
    """The quotations that were chosen, in order; how many codings the filters leave out, and what blindness hides.

    `keys` are those of the codings that give a quotation its id; where there are several, `united` has them all by
    that one. `exported` is the choice of which an export holds exactly these, but for those that may not leave; None
    where there is none. `tally` says what of it makes no quotation of its own or may not leave, `set_aside` how many
    codings do not count beside those of the consensus, `removed` how many of these its decisions left out, and
    `of_models` how many of model solutions that nobody named are not listed.
    `earlier` counts one's own of other rounds, which are hidden too.
    """

    keys: array[int] = field(default_factory=lambda: array("q"))
    united: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    exported: PassageChoice | None = None
    tally: Tally = field(default_factory=Tally)
    set_aside: int = 0
    removed: int = 0
    of_models: int = 0
    documents: int = 0
    left_out: int = 0
    hidden: str = ""
    earlier: int = 0


@dataclass(frozen=True, slots=True)
class CodingSearch:
    """A search for quotations by all that may be seen and known now; `documents` and `codes` have keys, in order."""

    choice: PassageChoice
    sight: Sight
    hides_others: bool
    documents: Mapping[int, Document]
    codes: Mapping[int, int]

    def find(self, project: Project) -> FoundQuotations:
        """What is wanted, over this connection."""
        own, sees = self.sight.own, self.sight.sees
        passing = self._passing(project)
        may_be_seen = [row for row in passing if sees(row)]
        earlier = sum(row.coder == own for row in passing) - sum(row.coder == own for row in may_be_seen)
        hidden = len(passing) - len(may_be_seen) - earlier
        models = frozenset(self.choice.without_models(project).without).difference(self.choice.without)
        seen = [row for row in may_be_seen if row.coder not in models]
        of_models = len(may_be_seen) - len(seen)
        listed = self._asked_for(project, seen)
        left_out = self._all_seen(project, len(seen), models) - len(listed)
        words = self._hidden_words(hidden)
        if not listed:
            return FoundQuotations(left_out=left_out, hidden=words, earlier=earlier, of_models=of_models)
        exported = self._exported(listed)
        walk = QuotationsByDocument(project, self.sight.narrowed(exported), arrangement=Arrangement(inside=True))
        keyed: list[tuple[int, ...]] = []
        united: dict[int, tuple[int, ...]] = {}
        place = self._placing()
        for document, stretch in walk.passages():
            keyed.append(place(document, stretch))
            if len(stretch.rows) > 1:
                united[stretch.rows[0].key] = tuple([row.key for row in stretch.rows])
        keyed.sort()
        return FoundQuotations(
            keys=array("q", [key for *_, key in keyed]),
            united=united,
            exported=exported,
            tally=walk.tally,
            set_aside=len(listed) - walk.counted,
            removed=sum(row.key in walk.removed for row in listed),
            of_models=of_models,
            documents=len({placed[2] for placed in keyed}),
            left_out=left_out,
            hidden=words,
            earlier=earlier,
        )

    def _exported(self, listed: Sequence[PlacedRow]) -> PassageChoice:
        """The choice of exactly these codings; whoever names coders wants these beside a consensus too."""
        choice = self.choice
        whose = frozenset(row.coder for row in listed) if choice.names_coders else frozenset[int]()
        return PassageChoice(
            documents=frozenset(row.document for row in listed),
            codes=choice.codes,
            coders=whose,
            codings=frozenset(row.key for row in listed),
        )

    def _passing(self, project: Project) -> list[PlacedRow]:
        """What the filters let through, seen or not."""
        choice, codes = self.choice, self.codes
        documents = {key for key, document in self.documents.items() if choice.takes_document(document)}
        if choice.is_decided:
            rows = project.coded.placed(choice.needed(project))
        else:
            rows = [
                _row(coding)
                for coding in project.codings.where(choice.needed(project))
                if choice.takes_coding(coding)
            ]
        unknown = self.sight.hidden_models.keys  # not even counted
        return [row for row in rows if row.document in documents and row.code in codes and row.coder not in unknown]

    def _asked_for(self, project: Project, seen: list[PlacedRow]) -> list[PlacedRow]:
        query = self.choice.query
        if query is None or not query.makes_stretches:
            return seen
        codings = project.codings.where(among("id", [row.key for row in seen]))
        return [_row(coding) for coding in self.choice.asked_for(codings, project.documents.structure)]

    def _all_seen(self, project: Project, found: int, models: Collection[int]) -> int:
        """The number of codings of the codes that may be seen, whatever the filters say; none of `models` (keys)."""
        choice = self.choice
        if choice == PassageChoice(codes=choice.codes, order=choice.order):
            return found
        of_codes = among("code_id", choice.codes) if choice.codes else ANY
        of_codes &= ~among("coder_id", models)
        return sum(project.codings.count(of_codes & self.sight.condition).values())

    def _hidden_words(self, number: int) -> str:
        if self.sight.project_is_blind:
            return _("those of others") if self.hides_others else ""
        return ngettext("{count} of others", "{count} of others", number) if number else ""

    def _placing(self) -> Callable[[int, CodedStretch[CodedRow]], tuple[int, ...]]:
        """What gives document and stretch the place in the order; the rank of the document and the key end it."""
        order = self.choice.order
        places = {key: place for place, key in enumerate(self.documents)}

        def head(document: Document) -> tuple[Any, ...]:
            place = places[document.key]
            label = natural_key(document.label)
            wave = natural_key(document.wave) if document.wave else label
            return {
                Order.LABEL: (label, wave, place),
                Order.DOCUMENT: (document.name, place),
            }.get(order, (wave, label, place))

        ranks = {document.key: rank for rank, document in enumerate(sorted(self.documents.values(), key=head))}
        codes = self.codes if order is Order.CODE else dict.fromkeys(self.codes, 0)
        weighs = order is Order.WEIGHT

        def placed(document: int, stretch: CodedStretch[CodedRow]) -> tuple[int, ...]:
            rows, span = stretch.rows, stretch.span
            weight = max((row.weight for row in rows if row.weight is not None), default=-1) if weighs else 0
            return codes[rows[0].code], -weight, ranks[document], span.start, span.end, rows[0].key

        return placed


def _row(coding: Coding) -> PlacedRow:
    span = coding.span
    return PlacedRow(
        coding.key, coding.document, span.start, span.end, coding.code, coding.coder, coding.round, coding.weight
    )


@dataclass(frozen=True, slots=True)
class SeenQuotation:
    """The codings that make one quotation, in order of making: the first gives it its id."""

    codings: tuple[Coding, ...]

    @property
    def first(self) -> Coding:
        """The coding whose id is that of the quotation."""
        return self.codings[0]

    @property
    def document(self) -> int:
        """The key of its document."""
        return self.first.document

    @property
    def code(self) -> int:
        """The key of its code."""
        return self.first.code

    @property
    def span(self) -> Span:
        """All that its codings cover; they overlap."""
        start = min(coding.span.start for coding in self.codings)
        return Span(start, max(coding.span.end for coding in self.codings))

    @property
    def coders(self) -> tuple[int, ...]:
        """Whose codings these are (keys), in order of making."""
        return tuple(dict.fromkeys(coding.coder for coding in self.codings))

    @property
    def good_by(self) -> tuple[int, ...]:
        """The keys of those who marked it as a good one."""
        return tuple(sorted({key for coding in self.codings for key in coding.good_by}))


class SeenQuotations(Sequence[SeenQuotation | None]):
    """Quotations by their keys, fetched by pages; None stands for one of which a coding was removed or hidden."""

    def __init__(self, bench: Workbench, found: FoundQuotations) -> None:
        self.keys = found.keys
        self._united = found.united
        self._bench = bench
        self._pages: OrderedDict[int, dict[int, Coding]] = OrderedDict()

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, at: int) -> SeenQuotation | None: ...
    @overload
    def __getitem__(self, at: slice) -> list[SeenQuotation | None]: ...
    def __getitem__(self, at: int | slice) -> SeenQuotation | list[SeenQuotation | None] | None:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        place = range(len(self))[at]
        known, keys = self._page(place // _PAGE), self._of(self.keys[place])
        return SeenQuotation(tuple(known[key] for key in keys)) if known.keys() >= set(keys) else None

    def __iter__(self) -> Iterator[SeenQuotation | None]:
        return (self[place] for place in range(len(self)))

    def _of(self, key: int) -> tuple[int, ...]:
        """The codings of a quotation."""
        return self._united.get(key, (key,))

    def _may_be_shown(self, coding: Coding) -> bool:
        return self._bench.may_be_seen(coding) and coding.code in self._bench.book

    def _page(self, number: int) -> dict[int, Coding]:
        if number not in self._pages:
            keys = self.keys[number * _PAGE : (number + 1) * _PAGE]
            found = self._bench.project.codings.where(among("id", [*chain.from_iterable(map(self._of, keys))]))
            self._pages[number] = {coding.key: coding for coding in found if self._may_be_shown(coding)}
            if len(self._pages) > _PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return self._pages[number]


@dataclass(frozen=True, slots=True)
class ListedQuotations:
    """What a search has `found`, with the quotations as they are looked at."""

    quotations: SeenQuotations
    found: FoundQuotations
