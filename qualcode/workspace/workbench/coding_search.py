"""Which coded passages are listed, and in which order: found as keys, so that a hundred thousand are no burden."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, overload

from qualcode.catalogue import _, ngettext
from qualcode.model.codings import Coding
from qualcode.model.documents import Document
from qualcode.project.coding.coded_rows import PlacedRow
from qualcode.project.coding.conditions import ANY, among
from qualcode.project.project import Project
from qualcode.retrieval.filter import Order, PassageChoice
from qualcode.workspace.sight import Sight
from qualcode.workspace.workbench.workbench import Workbench

_PAGE = 100  # codings that are fetched at once
_PAGES = 8


@dataclass(frozen=True, slots=True)
class FoundCodings:
    """The keys of the codings that were chosen, in order; how many the filters leave out, and what blindness hides.

    `earlier` counts one's own of other rounds, which are hidden too.
    """

    keys: array[int] = field(default_factory=lambda: array("q"))
    documents: int = 0
    left_out: int = 0
    hidden: str = ""
    earlier: int = 0


@dataclass(frozen=True, slots=True)
class CodingSearch:
    """A search for codings by all that may be seen and known now; `documents` and `codes` have keys, in order."""

    choice: PassageChoice
    sight: Sight
    hides_others: bool
    documents: Mapping[int, Document]
    codes: Mapping[int, int]

    def find(self, project: Project) -> FoundCodings:
        """What is wanted, over this connection."""
        own, sees = self.sight.own, self.sight.sees
        passing = self._passing(project)
        seen = [row for row in passing if sees(row)]
        earlier = sum(row.coder == own for row in passing) - sum(row.coder == own for row in seen)
        hidden = len(passing) - len(seen) - earlier
        listed = self._asked_for(project, seen)
        return FoundCodings(
            keys=self._sorted(listed),
            documents=len({row.document for row in listed}),
            left_out=self._all_seen(project, len(seen)) - len(listed),
            hidden=self._hidden_words(hidden),
            earlier=earlier,
        )

    def _passing(self, project: Project) -> list[PlacedRow]:
        """What the filters let through, seen or not."""
        choice, codes = self.choice, self.codes
        documents = {key for key, document in self.documents.items() if choice.takes_document(document)}
        if choice.is_decided:
            rows = project.coded.placed(choice.needed())
        else:
            rows = [_row(coding) for coding in project.codings.where(choice.needed()) if choice.takes_coding(coding)]
        return [row for row in rows if row.document in documents and row.code in codes]

    def _asked_for(self, project: Project, seen: list[PlacedRow]) -> list[PlacedRow]:
        query = self.choice.query
        if query is None or not query.makes_stretches:
            return seen
        codings = project.codings.where(among("id", [row.key for row in seen]))
        return [_row(coding) for coding in self.choice.asked_for(codings, project.documents.structure)]

    def _all_seen(self, project: Project, found: int) -> int:
        """The number of codings of the codes that may be seen, whatever the filters say."""
        choice = self.choice
        if choice == PassageChoice(codes=choice.codes, order=choice.order):
            return found
        of_codes = among("code_id", choice.codes) if choice.codes else ANY
        return sum(project.codings.count(of_codes & self.sight.condition).values())

    def _hidden_words(self, number: int) -> str:
        if self.sight.project_is_blind:
            return _("those of others") if self.hides_others else ""
        return ngettext("{count} of others", "{count} of others", number) if number else ""

    def _sorted(self, rows: list[PlacedRow]) -> array[int]:
        order = self.choice.order
        places = {key: place for place, key in enumerate(self.documents)}

        def head(document: Document) -> tuple[Any, ...]:
            place = places[document.key]
            wave = document.attributes.get("wave", "") or document.label
            return {
                Order.LABEL: (document.label, wave, place),
                Order.DOCUMENT: (document.name, place),
            }.get(order, (wave, document.label, place))

        ranks = {document.key: rank for rank, document in enumerate(sorted(self.documents.values(), key=head))}
        codes = self.codes if order is Order.CODE else dict.fromkeys(self.codes, 0)
        weighs = order is Order.WEIGHT
        keyed = [
            (
                codes[row.code],
                -row.weight if weighs and row.weight is not None else 1,
                ranks[row.document],
                row.start,
                row.end,
                row.key,
            )
            for row in rows
        ]
        keyed.sort()
        return array("q", [key for *_, key in keyed])


def _row(coding: Coding) -> PlacedRow:
    span = coding.span
    return PlacedRow(
        coding.key, coding.document, span.start, span.end, coding.code, coding.coder, coding.round, coding.weight
    )


class SeenCodings(Sequence[Coding | None]):
    """Codings by their keys, fetched by pages; None stands for one that was removed or hidden meanwhile."""

    def __init__(self, bench: Workbench, keys: array[int]) -> None:
        self.keys = keys
        self._bench = bench
        self._pages: OrderedDict[int, dict[int, Coding]] = OrderedDict()

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, at: int) -> Coding | None: ...
    @overload
    def __getitem__(self, at: slice) -> list[Coding | None]: ...
    def __getitem__(self, at: int | slice) -> Coding | list[Coding | None] | None:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        return self._page(range(len(self))[at] // _PAGE).get(self.keys[at])

    def __iter__(self) -> Iterator[Coding | None]:
        return (self[place] for place in range(len(self)))

    def _may_be_shown(self, coding: Coding) -> bool:
        return self._bench.may_be_seen(coding) and coding.code in self._bench.book

    def _page(self, number: int) -> dict[int, Coding]:
        if number not in self._pages:
            wanted = self.keys[number * _PAGE : (number + 1) * _PAGE]
            found = self._bench.project.codings.where(among("id", wanted))
            self._pages[number] = {coding.key: coding for coding in found if self._may_be_shown(coding)}
            if len(self._pages) > _PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return self._pages[number]


@dataclass(frozen=True, slots=True)
class ListedPassages:
    """What a search has found, with the codings as they are looked at; see `FoundCodings`."""

    codings: SeenCodings
    documents: int = 0
    left_out: int = 0
    hidden: str = ""
    earlier: int = 0
