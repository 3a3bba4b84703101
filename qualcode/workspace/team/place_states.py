"""What was decided of a place, and whether that still is what the two coders have."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from qualcode.language.alignment.mapping import PlacedKind
from qualcode.model.codings import CoderKind, WorkState
from qualcode.project.coding.conditions import among
from qualcode.workspace.team.consensus_board import BoardPlace, PlaceState, is_undecided

if TYPE_CHECKING:
    from qualcode.agreement.consensus.outcome import ConsensusCoding
    from qualcode.agreement.consensus.places import ConsensusPlace
    from qualcode.language.alignment.mapping import Mapping
    from qualcode.model.codings import Coder, Coding
    from qualcode.model.documents import Document
    from qualcode.model.spans import Span
    from qualcode.model.team.consensus import CodingBefore, ConsensusDecision
    from qualcode.project.project import Project


class PlaceStates:
    """The decisions of a project, or of some documents, as one pair sees them, read once.

    They are those of all consensus coders, since copies of a project may have made one each. What both agree on is
    taken where the one that is named has it, or any of them where none is.
    """

    def __init__(
        self,
        project: Project,
        first: Coder,
        second: Coder,
        consensus: Coder | None,
        documents: Collection[Document] | None = None,
    ) -> None:
        within = None if documents is None else [document.key for document in documents]
        self._project = project
        self._pair = frozenset((first.key, second.key))
        self._by_coding: dict[str, list[ConsensusDecision]] = {}
        self._own: list[ConsensusDecision] = []
        for decision in _decisions(project, within):
            if self._is_own(decision):
                self._own.append(decision)
            for coding in decision.before:
                self._by_coding.setdefault(coding.coding, []).append(decision)
        self._orphans = project.orphans.codings() if self._by_coding else frozenset[str]()
        self._codes = {code.uuid: code.key for code in project.codes.book()} if self._by_coding else {}
        self._mappings: dict[tuple[int, str], Mapping | None] = {}
        keys = [
            coder.key
            for coder in project.coders.all()
            if coder.kind is CoderKind.CONSENSUS and (consensus is None or coder.key == consensus.key)
        ]
        self._given = _given(project, keys, within)
        self.finished = _finished(project, keys, within)
        """The documents (keys) that the consensus finished."""

    def of(self, place: ConsensusPlace) -> BoardPlace:
        """A place with its decisions and its state."""
        found = self._resting_on(place)
        own = tuple(decision for decision in found if self._is_own(decision))
        elsewhere = tuple(decision for decision in found if not self._is_own(decision))
        return BoardPlace(place, self._state(place, own), own, elsewhere)

    def placeless(self, places: Iterable[ConsensusPlace]) -> Iterator[ConsensusDecision]:
        """The decisions of the pair that rest on no coding of any of the places."""
        if not self._own:
            return
        there = {uuid for place in places for uuid in place.uuids}
        for decision in self._own:
            if there.isdisjoint(coding.coding for coding in decision.before):
                yield decision

    def _is_own(self, decision: ConsensusDecision) -> bool:
        return {decision.first, decision.second} == self._pair

    def _resting_on(self, place: ConsensusPlace) -> list[ConsensusDecision]:
        """The decisions that share a coding with a place, oldest first."""
        if not self._by_coding:
            return []
        found = {
            decision.key: decision for coding in place.codings for decision in self._by_coding.get(coding.uuid, ())
        }
        return [found[key] for key in sorted(found)]

    def _state(self, place: ConsensusPlace, own: tuple[ConsensusDecision, ...]) -> PlaceState:
        from qualcode.agreement.consensus.outcome import agreed
        from qualcode.agreement.consensus.places import PlaceKind

        if self._given and place.kind is PlaceKind.AGREED and self._has(place, agreed(place)):
            return PlaceState.TAKEN
        if not own:
            return PlaceState.OPEN
        if len(own) > 1:
            return PlaceState.TWICE if _share(own) else PlaceState.OVERTAKEN
        (decision,) = own
        if not self._holds(decision, place):
            return PlaceState.OVERTAKEN
        return PlaceState.UNDECIDED if is_undecided(decision) else PlaceState.DECIDED

    def _has(self, place: ConsensusPlace, made: Iterable[ConsensusCoding]) -> bool:
        """Whether the consensus has these codings; weights do not count."""
        key = place.document.key
        return all((key, coding.code, coding.span, coding.polarity) in self._given for coding in made)

    def _holds(self, decision: ConsensusDecision, place: ConsensusPlace) -> bool:
        """Whether the two have there what was decided on, but for what a correction moved or made an orphan."""
        there = {coding.uuid: coding for coding in place.codings}
        for before in decision.before:
            present = there.pop(before.coding, None)
            if present is None and before.coding in self._orphans:
                continue
            if present is None or not self._is_same(before, present, decision, place.document):
                return False
        return not there

    def _is_same(
        self, before: CodingBefore, present: Coding, decision: ConsensusDecision, document: Document
    ) -> bool:
        code = self._codes.get(before.code)  # a code that was merged into another one is there no more
        return (
            code in (None, present.code)
            and before.polarity is present.polarity
            and before.weight == present.weight
            and self._moved(before.span, decision.text_sha256, document) in (None, present.span)
        )

    def _moved(self, span: Span, sha256: str, document: Document) -> Span | None:
        """Where a passage of a former text is now; None where that is not certain."""
        if sha256 == document.sha256:
            return span
        key = (document.key, sha256)
        if key not in self._mappings:
            self._mappings[key] = self._project.revisions.mapping(document, sha256)
        mapping = self._mappings[key]
        if mapping is None or span.end > mapping.old_length:
            return None
        placed = mapping.map(span)
        return None if placed.kind is PlacedKind.UNCERTAIN else placed.span


def _decisions(project: Project, documents: Collection[int] | None) -> list[ConsensusDecision]:
    if documents is None:
        return project.consensus.all()
    return [decision for document in documents for decision in project.consensus.all(document=document)]


def _given(project: Project, coders: list[int], documents: Collection[int] | None) -> set[tuple[int, int, Span, str]]:
    """(Document, code, passage, polarity) of all codings of the consensus; documents and codes are keys."""
    if not coders:
        return set()
    wanted = among("coder_id", coders)
    codings = project.codings.where(wanted if documents is None else wanted & among("document_id", documents))
    return {(coding.document, coding.code, coding.span, coding.polarity) for coding in codings}


def _finished(project: Project, coders: list[int], documents: Collection[int] | None) -> frozenset[int]:
    """The documents that one of the coders finished in the last round of which anything is said."""
    last: dict[tuple[int, int], WorkState] = {}
    for work in project.coders.all_assignments() if coders else ():
        last[work.document, work.coder] = work.state
    return frozenset(
        document
        for (document, coder), state in last.items()
        if coder in coders and state is WorkState.FINISHED and (documents is None or document in documents)
    )


def _share(decisions: Iterable[ConsensusDecision]) -> bool:
    """Whether two of the decisions rest on the same coding."""
    rested_on = [coding.coding for decision in decisions for coding in decision.before]
    return len(set(rested_on)) < len(rested_on)
