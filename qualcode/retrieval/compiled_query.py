"""A query with what its names mean in a project: which passages it chooses, and which documents.

Passages: of codes it gives stretches: `A AND B` is the exact stretch that both codes cover; `A OR B` are the
stretches of either, overlapping ones joined; `A NOT B` are the passages of A that no passage of B overlaps; `A NEAR
B` are the passages of A with a passage of B in the same sentence or the next, `NEAR/3` within three. Overlapping
passages of one code count for one. What is no code (coder:Anna, wave=2022, absent) beside a code under AND says which
codings count: `A AND coder:Anna` are the passages that Anna gave A. A query without codes chooses codings one by one.

Documents: each part is asked of the document by itself, be it that some coding of it fits, and AND, OR and NOT are
taken over these answers; what must hold of one passage stands in square brackets, `[A AND coder:Anna]`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from qualcode.catalogue import _
from qualcode.errors import NotFound, QualcodeError, UsageProblem
from qualcode.model.documents import Document, Structure
from qualcode.model.spans import Span
from qualcode.project.coding.conditions import ANY, NONE, Condition
from qualcode.project.project import Project
from qualcode.retrieval.query import HINT, Joined, Named, Not, One, Part, Query, parse, parts_of, written
from qualcode.retrieval.query_names import Meaning, NameReading, Names
from qualcode.retrieval.stretches import CodedStretch, CodingLike, Given, common, either, near, united, without

_MOST_PARTS = 100
"""Of a query that the file decides; SQLite takes expressions of some hundreds."""

PRIVATE = frozenset({"coder", "case", "document"})
"""The parts whose names must not leave a project."""


def compiled(project: Project, text: str, reading: NameReading | None = None) -> CompiledQuery:
    """Read a query for a project.

    Raises UsageProblem where it cannot be read or chooses nothing that is asked for, NotFound, Ambiguous or NotExact
    for its names; each points at the place.
    """
    names = Names(project, reading)
    tree = parse(text)
    meanings: dict[Part, Meaning] = {}
    for part in parts_of(tree):
        try:
            meanings[part] = names.meaning(part)
        except QualcodeError as error:
            place = part.place if isinstance(part, Named) or isinstance(error, NotFound) else part.value_place
            error.point(text, place.start, place.end)
            raise
    query = CompiledQuery(text, tree, meanings, tuple(names.notes))
    query.refuse_what_chooses_nothing(of_documents=reading is not None and reading.of_documents)
    return query


@dataclass(frozen=True, eq=False)
class CompiledQuery:
    """A query that was read for a project; `notes` tell what had to be left aside."""

    text: str
    tree: Query
    meanings: Mapping[Part, Meaning]
    notes: tuple[str, ...] = ()

    # ---- what it asks for ------------------------------------------------------------------------

    @property
    def makes_stretches(self) -> bool:
        """Whether it names codes, so that it chooses stretches and not codings one by one."""
        return not self._is_condition(self.tree)

    @property
    def names_coders(self) -> bool:
        """Whether it says whose codings count."""
        return any(isinstance(part, Named) and part.kind == "coder" for part in self.meanings)

    @property
    def coders(self) -> frozenset[int]:
        """The keys of the coders that it names."""
        return frozenset[int]().union(*(meaning.coders for meaning in self.meanings.values()))

    @property
    def asks_codings(self) -> bool:
        """Whether codings must be known to choose documents by it."""
        return any(meaning.documents is None for meaning in self.meanings.values())

    @property
    def joins_passages(self) -> bool:
        """Whether several parts are asked of the codings of a document, each by itself."""
        alone = [part for part in _outside_brackets(self.tree) if self.meanings[part].documents is None]
        return len(alone) > 1

    def codes(self) -> frozenset[int] | None:
        """The keys of all codes whose codings it looks at; None for those of all codes."""
        return self._codes(self.tree)

    def told(self, *, identify: bool = False) -> str:
        """The query as it may stand in what leaves the project: names of coders, cases and documents left out."""
        private = any(isinstance(part, Named) and part.kind in PRIVATE for part in self.meanings)
        return written(self.tree, PRIVATE) if private and not identify else self.text

    # ---- what the file can decide ----------------------------------------------------------------

    def needed(self) -> Condition:
        """What holds of all codings that it looks at; the others need not be fetched."""
        return ANY if self._is_long else self._needed(self.tree)

    def needed_for_documents(self) -> Condition:
        """What holds of all codings that it looks at where it chooses documents."""
        return ANY if self._is_long else self._needed_for_documents(self.tree)

    @property
    def is_decided(self) -> bool:
        """Whether it chooses codings one by one, and all those that are `needed`."""
        known = all(meaning.necessary == meaning.sufficient for meaning in self.meanings.values())
        return known and not self.makes_stretches and not self._is_long

    @property
    def _is_long(self) -> bool:
        """Whether it has more parts than one statement may have."""
        return len(self.meanings) > _MOST_PARTS

    def _needed(self, query: Query) -> Condition:
        """What holds of all codings that `_stretches` looks at."""
        if isinstance(query, One):
            return self._needed(query.part)
        if self._is_condition(query) or not isinstance(query, Joined):
            return self._bound(query)
        left, right = query.left, query.right
        if query.operator == "AND":
            for part, other in ((right, left), (left, right)):
                if self._is_condition(part) and not isinstance(other, Not):
                    return self._bound(part) & self._needed(other)
            for part, other in ((right, left), (left, right)):
                if isinstance(part, Not) and not self._is_condition(part):
                    return self._needed(other) | self._needed(part.part)
        return self._needed(left) | self._needed(right)

    def _bound(self, query: Query, *, sufficient: bool = False) -> Condition:
        """What holds of all codings of which a query holds, or what is `sufficient` for it to hold."""
        if isinstance(query, Not):
            return ~self._bound(query.part, sufficient=not sufficient)
        if isinstance(query, One):
            return self._bound(query.part, sufficient=sufficient)
        if isinstance(query, Joined):
            left, right = (self._bound(part, sufficient=sufficient) for part in (query.left, query.right))
            return left & right if query.operator == "AND" else left | right
        meaning = self.meanings[query]
        return meaning.sufficient if sufficient else meaning.necessary

    def _needed_for_documents(self, query: Query) -> Condition:
        """What holds of all codings that `_asked` looks at."""
        if isinstance(query, Not):
            return self._needed_for_documents(query.part)
        if isinstance(query, One) or (isinstance(query, Joined) and query.operator == "NEAR"):
            return self._needed(query)
        if isinstance(query, Joined):
            return self._needed_for_documents(query.left) | self._needed_for_documents(query.right)
        meaning = self.meanings[query]
        if meaning.documents is not None:
            return NONE
        return ANY if meaning.uncoded else meaning.necessary

    # ---- passages --------------------------------------------------------------------------------

    def takes(self, coding: CodingLike) -> bool:
        """Whether a query that makes no stretches chooses the coding."""
        return self._holds(self.tree, coding)

    def stretches(self, codings: Sequence[Given], structure: Callable[[], Structure]) -> list[CodedStretch[Given]]:
        """The stretches of one document that are chosen, in order; `codings` are those of the document."""
        return self._stretches(self.tree, codings, structure)

    def making(self, codings: Sequence[Given], structure: Callable[[], Structure]) -> list[Given]:
        """Those of the codings of one document that make the stretches which are chosen."""
        keys = {coding.key for stretch in self.stretches(codings, structure) for coding in stretch.rows}
        return [coding for coding in codings if coding.key in keys]

    def _stretches(
        self, query: Query, codings: Sequence[Given], structure: Callable[[], Structure]
    ) -> list[CodedStretch[Given]]:
        if self._is_condition(query):
            return united(coding for coding in codings if self._holds(query, coding))
        if isinstance(query, One):
            return self._stretches(query.part, codings, structure)
        if not isinstance(query, Joined):
            return united(coding for coding in codings if self._holds(query, coding))
        left, right = query.left, query.right
        if query.operator == "AND":
            for part, other in ((right, left), (left, right)):
                if self._is_condition(part) and not isinstance(other, Not):
                    counting = [coding for coding in codings if self._holds(part, coding)]
                    return self._stretches(other, counting, structure)
            for part, other in ((right, left), (left, right)):
                if isinstance(part, Not) and not self._is_condition(part):
                    chosen = self._stretches(other, codings, structure)
                    return without(chosen, self._stretches(part.part, codings, structure))
        here, there = self._stretches(left, codings, structure), self._stretches(right, codings, structure)
        if query.operator == "AND":
            return common(here, there)
        return either([*here, *there]) if query.operator == "OR" else near(here, there, query.distance, structure())

    def _holds(self, query: Query, coding: CodingLike) -> bool:
        if isinstance(query, Not):
            return not self._holds(query.part, coding)
        if isinstance(query, One):
            return self._holds(query.part, coding)
        if isinstance(query, Joined):
            parts = (self._holds(query.left, coding), self._holds(query.right, coding))
            return all(parts) if query.operator == "AND" else any(parts)
        return self.meanings[query].takes(coding)

    def _is_condition(self, query: Query) -> bool:
        """Whether a query asks each coding by itself: it names no code and says nothing of nearness."""
        if isinstance(query, Joined):
            return query.operator != "NEAR" and self._is_condition(query.left) and self._is_condition(query.right)
        if isinstance(query, Not | One):
            return self._is_condition(query.part)
        return not self.meanings[query].codes

    def _codes(self, query: Query) -> frozenset[int] | None:
        if self._is_condition(query):
            return None
        if isinstance(query, Not | One):
            return self._codes(query.part)
        if not isinstance(query, Joined):
            return self.meanings[query].codes
        both = [query.left, query.right]
        if query.operator == "AND" and not any(isinstance(part, Not) for part in both):
            both = [part for part in both if not self._is_condition(part)]
        elif query.operator == "AND":
            both = [part for part in both if not (isinstance(part, Not) and self._is_condition(part))]
        found = [self._codes(part) for part in both]
        known = [codes for codes in found if codes is not None]
        return frozenset[int]().union(*known) if len(known) == len(found) else None

    # ---- documents -------------------------------------------------------------------------------

    def takes_document(
        self, document: int, codings: Sequence[CodingLike], structure: Callable[[], Structure]
    ) -> bool:
        """Whether a document (key) with these codings is chosen."""
        return self._asked(self.tree, document, codings, structure)

    def _asked(
        self, query: Query, document: int, codings: Sequence[CodingLike], structure: Callable[[], Structure]
    ) -> bool:
        if isinstance(query, Not):
            return not self._asked(query.part, document, codings, structure)
        if isinstance(query, One) or (isinstance(query, Joined) and query.operator == "NEAR"):
            return bool(self._stretches(query, codings, structure))
        if isinstance(query, Joined):
            left = self._asked(query.left, document, codings, structure)
            if left is (query.operator == "OR"):
                return left
            return self._asked(query.right, document, codings, structure)
        meaning = self.meanings[query]
        if meaning.documents is not None:
            return document in meaning.documents
        return not codings if meaning.uncoded else any(map(meaning.takes, codings))

    # ---- what makes no sense ---------------------------------------------------------------------

    def refuse_what_chooses_nothing(self, *, of_documents: bool) -> None:
        """Raise UsageProblem where passages are asked for that it cannot choose."""
        for query in _asked_for_passages(self.tree) if of_documents else [self.tree]:
            for part in parts_of(query):
                if self.meanings[part].uncoded:
                    raise self._problem(_("a passage is always coded; “uncoded” chooses documents"), part.place)
            self._refuse_bare_not(query)

    def _refuse_bare_not(self, query: Query) -> None:
        """NOT with a code needs passages that it is taken from: it stands beside something under AND."""
        if self._is_condition(query):
            return
        if isinstance(query, Not):
            raise self._problem(_("NOT needs something that it is taken from, like “A NOT B”"), query.place)
        if isinstance(query, One):
            self._refuse_bare_not(query.part)
        if isinstance(query, Joined):
            both = (query.left, query.right)
            taken = [part for part in both if isinstance(part, Not) and not self._is_condition(part)]
            if query.operator != "AND" or len(taken) == 2:
                taken = []
            for part in both:
                self._refuse_bare_not(part.part if part in taken and isinstance(part, Not) else part)

    def _problem(self, cause: str, place: Span) -> UsageProblem:
        error = UsageProblem(_("“{text}” cannot be read: {cause}.", text=self.text, cause=cause), HINT)
        error.point(self.text, place.start, place.end)
        return error


def _outside_brackets(query: Query) -> Iterator[Part]:
    if isinstance(query, Joined) and query.operator != "NEAR":
        yield from _outside_brackets(query.left)
        yield from _outside_brackets(query.right)
    elif isinstance(query, Not):
        yield from _outside_brackets(query.part)
    elif not isinstance(query, One | Joined):
        yield query


def _asked_for_passages(query: Query) -> Iterator[Query]:
    """The parts of a query for documents that ask for passages: in square brackets, or NEAR."""
    if isinstance(query, One) or (isinstance(query, Joined) and query.operator == "NEAR"):
        yield query
    elif isinstance(query, Joined):
        yield from _asked_for_passages(query.left)
        yield from _asked_for_passages(query.right)
    elif isinstance(query, Not):
        yield from _asked_for_passages(query.part)


def chosen_documents(
    project: Project, query: CompiledQuery, codings: Callable[[Condition], Iterable[CodingLike]]
) -> list[Document]:
    """The documents that a query chooses, by label and name; `codings` gives those that count, with a condition."""
    by_document: dict[int, list[CodingLike]] = {}
    for coding in codings(query.needed_for_documents()) if query.asks_codings else ():
        by_document.setdefault(coding.document, []).append(coding)
    return [
        document
        for document in project.documents.all()
        if query.takes_document(
            document.key, by_document.get(document.key, ()), partial(project.documents.structure, document)
        )
    ]
