"""Places and decisions of a consensus as they are listed, and on their way out of the project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _, later
from qualcode.errors import NotFound, QualcodeError, UsageProblem
from qualcode.model.codings import Coding
from qualcode.model.spans import Span
from qualcode.reporting.consensus.listed_places import ListedCoding, ListedDecision, ListedPlace, ListedPlaces
from qualcode.reporting.words.withheld_words import refuse_nothing_left
from qualcode.retrieval.permissions import Permissions
from qualcode.workspace.leaving.register import DepartingParts, Departure
from qualcode.workspace.team.consensus import consensus_places, decisions
from qualcode.workspace.team.consensus_board import BoardPlace, ConsensusAsked, ConsensusBoard

if TYPE_CHECKING:
    from qualcode.model.codings import Coder
    from qualcode.model.consent.withheld import Withheld
    from qualcode.model.documents import Document
    from qualcode.model.team.consensus import CodingBefore, ConsensusDecision
    from qualcode.workspace.workspace import Workspace

_TEXTS = 32  # texts that are held while places are listed, which may stand in the order of what they cost


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place that was asked for by an id, on the board of its document."""

    board: ConsensusBoard
    entry: BoardPlace


def find_place(space: Workspace, asked: ConsensusAsked, wanted: str, *, exact: bool = False) -> FoundPlace:
    """The place of a coding or a decision, by its id; of a coding of the consensus, too.

    A decision is looked at as the pair sees it that it is about. Raises NotFound, NotExact and Ambiguous for the id,
    QualcodeError where no coding of a decision is there any more, UsageProblem for a coding of somebody else, and as
    `consensus_places` does.
    """
    space.sight.refuse_comparing()
    found = _decision_or_coding(space, wanted, exact=exact)
    decision = _that_made(space, found) if isinstance(found, Coding) else found
    if isinstance(found, Coding) and decision is None:
        return _of_coding(space, asked, found)
    assert decision is not None  # noqa: S101 - what is no coding is a decision
    board = consensus_places(
        space, _of_pair(space, asked, decision), within=[space.project.documents.get(decision.document)]
    )
    entry = board.of_decision(decision.uuid)
    if entry is None:
        hint = _(
            "“qualcode consensus decided” shows it, “qualcode consensus withdraw {id}” removes it.", id=decision.id
        )
        raise QualcodeError(_("Of what was decided there no coding is there any more."), hint)
    return FoundPlace(board, entry)


def _decision_or_coding(space: Workspace, wanted: str, *, exact: bool) -> ConsensusDecision | Coding:
    try:
        return space.project.consensus.find(wanted, exact=exact)
    except NotFound:
        pass
    try:
        coding = space.project.codings.find(wanted, exact=exact)
    except NotFound as error:
        raise NotFound(
            "place",
            wanted,
            [],
            _("“qualcode consensus list” lists the places with their ids."),
            message=_("Neither a coding nor a decision has the id “{id}”.", id=wanted),
        ) from error
    space.sight.refuse_coding_of_others(coding)
    return coding


def _that_made(space: Workspace, coding: Coding) -> ConsensusDecision | None:
    """The last decision that made a coding of the consensus."""
    made = [
        decision for decision in space.project.consensus.all(document=coding.document) if coding.uuid in decision.made
    ]
    return made[-1] if made else None


def _of_pair(space: Workspace, asked: ConsensusAsked, decision: ConsensusDecision) -> ConsensusAsked:
    """What is asked for, of the pair that a decision is about where no other one is named."""
    if asked.first:
        return asked
    coders = {coder.key: coder for coder in space.project.coders.all()}
    return replace(
        asked,
        first=coders[decision.first].uuid,
        second=coders[decision.second].uuid,
        consensus=asked.consensus or coders[decision.consensus].name,
    )


def _of_coding(space: Workspace, asked: ConsensusAsked, coding: Coding) -> FoundPlace:
    board = consensus_places(space, asked, within=[space.project.documents.get(coding.document)])
    entry = board.of_coding(coding.uuid)
    consensus = board.consensus
    if entry is None and consensus is not None and coding.coder == consensus.key:
        entry = board.at(coding.document, coding.span, [coding.code])
    if entry is None:
        whose = space.sight.coders.get(coding.coder, "")
        raise UsageProblem(
            _(
                "The coding {id} of “{coder}” is at no place of “{first}” and “{second}”.",
                id=coding.id,
                coder=whose,
                first=board.first.name,
                second=board.second.name,
            ),
            _("Name the two who are meant, and an id that “qualcode consensus list” shows."),
        )
    return FoundPlace(board, entry)


def _hull(spans: Sequence[Span]) -> Span:
    """From the first to the last code point; of nothing the beginning of the text."""
    return Span(min((span.start for span in spans), default=0), max((span.end for span in spans), default=0))


def context_of(space: Workspace, document: Document, span: Span) -> tuple[str, Span]:
    """The text of a document, and the stretch of its whole paragraphs in which a passage lies."""
    text = space.project.documents.text(document)
    starts = space.project.documents.paragraph_starts(document.key)
    begin = max((start for start in starts if start <= span.start), default=0)
    end = min((start for start in starts if start >= span.end), default=len(text))
    return text, Span(begin, begin + len(text[begin:end].rstrip()))


# ---- as they are listed -----------------------------------------------------------------------------


class PlaceLister:
    """Tells of places and decisions by names, or with `numbered` by numbers of coders, the two of a pair first."""

    def __init__(self, space: Workspace, pair: Sequence[Coder] = (), *, numbered: bool = False) -> None:
        from qualcode.agreement.study.documents import numbered as numbered_documents

        project = space.project
        self._project = project
        every = project.coders.all()
        keys = [coder.key for coder in pair]
        order = [*pair, *(coder for coder in every if coder.key not in keys)]
        shown = {
            coder.key: later("coder {number}", number=str(number)) if numbered else coder.name
            for number, coder in enumerate(order, start=1)
        }
        self.names: Mapping[int, str] = shown
        self._by_uuid = {coder.uuid: shown[coder.key] for coder in every}
        self._keys = {coder.uuid: coder.key for coder in every}
        self._numbered = numbered
        book = project.codes.book()
        self._codes = {code.key: code.full_name for code in book}
        self._codes_by_uuid = {code.uuid: code.full_name for code in book}
        documents = project.documents.all()
        self._documents = {document.key: document for document in documents}
        self._named = numbered_documents(documents)
        self._text = lru_cache(_TEXTS)(project.documents.text)

    def place(self, board: ConsensusBoard, entry: BoardPlace) -> ListedPlace:
        """A place of a board, with its decisions."""
        place = entry.place
        document = place.document
        return ListedPlace(
            id=place.id,
            kind=place.kind,
            state=entry.state.value,
            named=self._named[document.key],
            name="" if self._numbered else document.name,
            span=place.span,
            text=place.span.cut(self._text(document.key)),
            coders=(self.names[board.first.key], self.names[board.second.key]),
            had=(tuple(map(self.coding, place.first)), tuple(map(self.coding, place.second))),
            finished_by=place.finished_by,
            is_pending=place.is_pending,
            cost=place.cost,
            decisions=tuple(map(self.decision, (*entry.decisions, *entry.elsewhere))),
        )

    def decided(self, decision: ConsensusDecision, entry: BoardPlace | None) -> ListedPlace:
        """A decision with what the two had then, and how far its place is now; None where nothing of it is there."""
        document = self._documents[decision.document]
        told = self.decision(decision)
        had = [before.span for before in decision.before]
        span = entry.place.span if entry else _hull(had)
        is_there = entry is not None or not told.corrected
        return ListedPlace(
            id=decision.id,
            kind=entry.place.kind if entry else None,
            state=entry.state.value if entry else "",
            named=self._named[document.key],
            name="" if self._numbered else document.name,
            span=span,
            text=span.cut(self._text(document.key)) if is_there else "",
            coders=told.coders,
            had=told.had,
            finished_by=entry.place.finished_by if entry else (False, False),
            decisions=(told,),
        )

    def coding(self, coding: Coding) -> ListedCoding:
        """A coding that is there."""
        code = self._codes.get(coding.code, "")
        return ListedCoding(coding.id, code, coding.span, coding.polarity, coding.weight, coding.memo)

    def decision(self, decision: ConsensusDecision) -> ListedDecision:
        """A decision."""
        first, second = decision.first, decision.second
        return ListedDecision(
            id=decision.id,
            coders=(self.names[first], self.names[second]),
            mode=decision.mode,
            persons=tuple(self._by_uuid[uuid] for uuid in decision.persons if uuid in self._by_uuid),
            result=decision.result,
            certainty=decision.certainty,
            error=decision.error,
            reason=decision.reason,
            by=self.names[decision.coder],
            created=decision.created,
            had=(self._before(decision, first), self._before(decision, second)),
            made=tuple(map(self.coding, self._project.consensus.made_by(decision))),
            corrected=decision.text_sha256 != self._documents[decision.document].sha256,
        )

    def _before(self, decision: ConsensusDecision, coder: int) -> tuple[ListedCoding, ...]:
        return tuple(self._of_then(had) for had in decision.before if self._keys.get(had.coder) == coder)

    def _of_then(self, had: CodingBefore) -> ListedCoding:
        code = self._codes_by_uuid.get(had.code) or _("a code that is gone")
        return ListedCoding("", code, had.span, had.polarity, had.weight)


def listed(
    space: Workspace,
    board: ConsensusBoard,
    entries: Iterable[BoardPlace],
    *,
    numbered: bool = False,
    withheld: Withheld | None = None,
) -> ListedPlaces:
    """Places of a board as they are listed, with coders by number or by name.

    With `withheld` those whose words must not leave are counted there and not listed; raises ConsentError where none
    may leave.
    """
    lister = PlaceLister(space, (board.first, board.second), numbered=numbered)
    chosen = list(entries)
    if withheld is not None:
        chosen = _leaving(space, chosen, withheld)
    return ListedPlaces(
        (lister.names[board.first.key], lister.names[board.second.key]),
        tuple(lister.place(board, entry) for entry in chosen),
        board.found.alpha,
        {state.value: number for state, number in board.progress.items()},
    )


def _leaving(space: Workspace, entries: Sequence[BoardPlace], withheld: Withheld) -> list[BoardPlace]:
    permissions = Permissions(space.project, withheld.purpose)
    leaving = []
    for entry in entries:
        verdict = permissions.passage(entry.place.document.key, entry.place.span)
        if verdict.allows_words:
            leaving.append(entry)
        else:
            withheld.add("passage", verdict)
    refuse_nothing_left(withheld, len(leaving))
    return leaving


def listed_decisions(
    space: Workspace,
    of: Coder | None = None,
    document: Document | None = None,
    *,
    numbered: bool = False,
    withheld: Withheld | None = None,
) -> ListedPlaces:
    """What was decided, with what the two had then: all, or of what a coder had, or of a document.

    They stand in order of documents and position, whatever pair each is about. `withheld` as in `listed`. Raises
    QualcodeError while blind.
    """
    found = decisions(space, document=document, of=of)
    boards = _boards(space, found)
    lister = PlaceLister(space, [of] if of is not None else (), numbered=numbered)
    permissions = Permissions(space.project, withheld.purpose) if withheld is not None else None
    places: list[tuple[int, ListedPlace]] = []
    for decision in found:
        place = lister.decided(decision, boards[decision.key])
        if permissions is not None and withheld is not None:
            is_certain = place.kind is not None or not place.decisions[0].corrected
            key = decision.document
            verdict = permissions.passage(key, place.span) if is_certain else permissions.text(key)
            if not verdict.allows_words:
                withheld.add("passage", verdict)
                continue
        places.append((decision.document, place))
    if withheld is not None:
        refuse_nothing_left(withheld, len(places))
    order = {document.key: number for number, document in enumerate(space.project.documents.all())}
    places.sort(key=lambda entry: (order[entry[0]], entry[1].span))
    return ListedPlaces(None, tuple(place for _document, place in places))


def _boards(space: Workspace, found: Iterable[ConsensusDecision]) -> dict[int, BoardPlace | None]:
    """Key of a decision -> its place now."""
    by_pair: dict[tuple[int, int, int, int], list[ConsensusDecision]] = {}
    for decision in found:
        pair = (decision.first, decision.second, decision.consensus, decision.document)
        by_pair.setdefault(pair, []).append(decision)
    places: dict[int, BoardPlace | None] = {}
    for of_pair in by_pair.values():
        asked = _of_pair(space, ConsensusAsked(), of_pair[0])
        board = consensus_places(space, asked, within=[space.project.documents.get(of_pair[0].document)])
        for decision in of_pair:
            places[decision.key] = board.of_decision(decision.uuid)
    return places


def departing_places(
    space: Workspace, entries: ListedPlaces, form: str, path: Path | None, recipient: str | None = None
) -> Departure:
    """What the register is told of places that leave; without a `path` they go to standard output."""
    parts = DepartingParts()
    for place in entries.places:
        if place.text:
            parts.place(place.named.key, place.span)
        else:
            parts.about(place.named.key)
    return Departure(space=space, door="consensus", format=form, path=path, parts=parts, recipient=recipient)
