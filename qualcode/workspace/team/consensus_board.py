"""The places at which two coders differ, beside what was decided of them: what is listed, and how far it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from qualcode.model.team.consensus import ConsensusResult

if TYPE_CHECKING:
    from qualcode.agreement.consensus.places import ConsensusPlace, ConsensusPlaces, PlaceKind
    from qualcode.model.codings import Coder
    from qualcode.model.documents import Document
    from qualcode.model.spans import Span
    from qualcode.model.team.consensus import ConsensusDecision


class PlaceState(StrEnum):
    """How far a place is.

    Open: nothing was decided. Taken: both agree, and the consensus has what they gave. Overtaken: what the two have
    now is not what was decided on. Decided twice: several decisions of one place came from copies of the project.
    """

    OPEN = "open"
    DECIDED = "decided"
    UNDECIDED = "undecided"
    OVERTAKEN = "overtaken"
    TWICE = "decided-twice"
    TAKEN = "taken"

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to decide."""
        return self in (PlaceState.DECIDED, PlaceState.TAKEN)


class PlaceOrder(StrEnum):
    """In which order places are listed: the dearest first, as the documents stand, or by code before that."""

    COST = "cost"
    DOCUMENT = "document"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class ConsensusAsked:
    """Whose places are asked for, and which; an empty condition lets everything pass.

    `first` and `second` are names, empty for the two persons who share most finished documents. `consensus` is the
    name of the consensus coder, empty for the only one there is. Documents and codes are keys. With
    `assume_finished` what one of the two did counts as finished by both.
    """

    first: str = ""
    second: str = ""
    documents: frozenset[int] = frozenset()
    codes: frozenset[int] = frozenset()
    kinds: frozenset[PlaceKind] = frozenset()
    states: frozenset[PlaceState] = frozenset()
    order: PlaceOrder = PlaceOrder.COST
    consensus: str = ""
    assume_finished: bool = False


@dataclass(frozen=True, slots=True)
class BoardPlace:
    """A place with what was decided of it by this pair (several where it was decided twice, the oldest first).

    `elsewhere` are decisions of other pairs that rest on one of its codings.
    """

    place: ConsensusPlace
    state: PlaceState
    decisions: tuple[ConsensusDecision, ...] = ()
    elsewhere: tuple[ConsensusDecision, ...] = ()

    @property
    def decision(self) -> ConsensusDecision | None:
        """What was decided last; None where nothing was."""
        return self.decisions[-1] if self.decisions else None


@dataclass(frozen=True, slots=True)
class DocumentProgress:
    """How many places of a document are in which state; `finished` says whether the consensus finished it."""

    document: Document
    states: Mapping[PlaceState, int]
    finished: bool

    @property
    def left(self) -> int:
        """How many places are left to decide."""
        return sum(number for state, number in self.states.items() if not state.is_done)


@dataclass(frozen=True)
class ConsensusBoard:
    """All places of a pair; `items` are those asked for, in the order asked for.

    `consensus` is the coder whose codings are made, None where there is none yet, or several and none was named.
    `placeless` are decisions of the pair that rest on no coding that is there. `code_names` are full names by key.
    """

    asked: ConsensusAsked
    first: Coder
    second: Coder
    consensus: Coder | None
    found: ConsensusPlaces
    every: tuple[BoardPlace, ...]
    finished: frozenset[int]
    code_names: Mapping[int, str]
    placeless: tuple[ConsensusDecision, ...] = ()
    _order: Mapping[int, int] = field(default_factory=dict, repr=False)

    @cached_property
    def items(self) -> tuple[BoardPlace, ...]:
        """The places asked for, in the order asked for."""
        return self.listed(self.asked)

    def listed(self, asked: ConsensusAsked) -> tuple[BoardPlace, ...]:
        """Those that fit other conditions, in another order; who is compared stays."""
        fitting = [entry for entry in self.every if fits(entry, asked)]
        return tuple(sorted(fitting, key=self._key(asked.order)))

    def _key(self, order: PlaceOrder) -> Callable[[BoardPlace], tuple[object, ...]]:
        def in_text(entry: BoardPlace) -> tuple[object, ...]:
            place = entry.place
            return self._order.get(place.document.key, 0), place.span

        if order is PlaceOrder.COST:
            return lambda entry: (-entry.place.cost, *in_text(entry))
        if order is PlaceOrder.CODE:
            names = self.code_names
            return lambda entry: (names.get(entry.place.codes[0], "").casefold(), *in_text(entry))
        return in_text

    @cached_property
    def progress(self) -> Mapping[PlaceState, int]:
        """How many of all places are in which state."""
        found = Counter(entry.state for entry in self.every)
        return {state: found[state] for state in PlaceState}

    @cached_property
    def by_document(self) -> tuple[DocumentProgress, ...]:
        """The same for each document in which there is a place."""
        states: dict[int, Counter[PlaceState]] = {}
        documents: dict[int, Document] = {}
        for entry in self.every:
            document = entry.place.document
            documents[document.key] = document
            states.setdefault(document.key, Counter())[entry.state] += 1
        return tuple(DocumentProgress(documents[key], found, key in self.finished) for key, found in states.items())

    def of_coding(self, uuid: str) -> BoardPlace | None:
        """The place at which a coding of one of the two stands; None where there is none."""
        return next((entry for entry in self.every if uuid in entry.place.uuids), None)

    def of_decision(self, uuid: str) -> BoardPlace | None:
        """The place that a decision is about; None where nothing of it is there."""
        return next((entry for entry in self.every if any(made.uuid == uuid for made in entry.decisions)), None)

    def at(self, document: int, span: Span, codes: Iterable[int] = ()) -> BoardPlace | None:
        """The place of a document (key) that shares most with a passage, first among those of the codes (keys)."""
        wanted = set(codes)
        near = [
            (bool(wanted.intersection(entry.place.codes)), entry.place.span.overlap(span), -number)
            for number, entry in enumerate(self.every)
            if entry.place.document.key == document and entry.place.span.overlap(span)
        ]
        return self.every[-max(near)[2]] if near else None


def fits(entry: BoardPlace, asked: ConsensusAsked) -> bool:
    """Whether a place is among those that are asked for."""
    place = entry.place
    return (
        (not asked.documents or place.document.key in asked.documents)
        and (not asked.codes or not asked.codes.isdisjoint(place.codes))
        and (not asked.kinds or place.kind in asked.kinds)
        and (not asked.states or entry.state in asked.states)
    )


def replaced(board: ConsensusBoard, document: int, entries: Sequence[BoardPlace]) -> tuple[BoardPlace, ...]:
    """All places of a board with others in place of those of one document (key)."""
    costs = {entry.place.uuids: entry.place.cost for entry in board.every if entry.place.document.key == document}
    fresh = [replace(entry, place=replace(entry.place, cost=costs.get(entry.place.uuids, 0.0))) for entry in entries]
    kept = [entry for entry in board.every if entry.place.document.key != document]
    at = next((number for number, entry in enumerate(board.every) if entry.place.document.key == document), len(kept))
    return (*kept[:at], *fresh, *kept[at:])


def is_undecided(decision: ConsensusDecision) -> bool:
    """Whether those who decided left it open."""
    return decision.result is ConsensusResult.UNDECIDED
