"""Deciding a place where two coders differ, taking that back, and what else may come of it.

A decision is compared with what was seen before anything is written: what was corrected, changed or decided meanwhile
is told, and nothing is written then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qualcode.catalogue import _, program
from qualcode.errors import QualcodeError
from qualcode.model.codings import CoderKind, CodingDraft, Polarity
from qualcode.model.spans import Span
from qualcode.model.team.consensus import Certainty, CodingError, ConsensusResult, DecisionMode
from qualcode.project import merge_and_split
from qualcode.project.coding.conditions import among
from qualcode.project.file.store import corrected_meanwhile, gone
from qualcode.project.team.decisions import NewDecision
from qualcode.reporting.quotations.sources import Sources
from qualcode.retrieval.permissions import Permissions
from qualcode.times import local_time
from qualcode.workspace.team.consensus_coders import consensus_or_none, who_decides
from qualcode.workspace.team.place_states import PlaceStates

if TYPE_CHECKING:
    from qualcode.agreement.consensus.outcome import ConsensusCoding, ConsensusEdges
    from qualcode.agreement.consensus.places import ConsensusPlace
    from qualcode.model.codes import Code, CodeDraft
    from qualcode.model.codings import Coder, Coding
    from qualcode.model.documents import Document
    from qualcode.model.team.consensus import ConsensusDecision
    from qualcode.workspace.team.consensus_board import BoardPlace, ConsensusBoard
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """What is to be decided at a place as it was seen: document, codings and decisions are compared with the present.

    `seen` are the decisions of the place that were seen (`BoardPlace.decisions`). `persons` are names of those who
    talked, empty for the two coders where they decide jointly. `consensus` is the name of the consensus coder, who is
    made where there is none of that name; empty for the only one there is. `by_hand` and `edges` see
    `agreement.consensus.outcome`. With `anchor` the first coding that is made becomes an anchor example of its code.
    """

    place: ConsensusPlace
    result: ConsensusResult
    first: Coder
    second: Coder
    seen: tuple[ConsensusDecision, ...] = ()
    mode: DecisionMode = DecisionMode.JOINT
    persons: tuple[str, ...] = ()
    reason: str = ""
    certainty: Certainty = Certainty.UNSAID
    error: CodingError = CodingError.UNSAID
    edges: ConsensusEdges | None = None
    by_hand: tuple[ConsensusCoding, ...] = ()
    consensus: str = ""
    anchor: bool = False
    assume_finished: bool = False

    @classmethod
    def at(cls, board: ConsensusBoard, entry: BoardPlace, result: ConsensusResult) -> DecisionDraft:
        """The draft of a decision at a place of a board, as it is shown there."""
        return cls(
            entry.place,
            result,
            board.first,
            board.second,
            entry.decisions,
            consensus=board.asked.consensus or (board.consensus.name if board.consensus else ""),
            assume_finished=board.asked.assume_finished,
        )


@dataclass(frozen=True, slots=True)
class DecisionEffect:
    """What a decision would do: codings that the consensus gets, those of it that go, and those that stay."""

    makes: tuple[ConsensusCoding, ...]
    removes: tuple[Coding, ...]
    stays: tuple[Coding, ...]


def effect(space: Workspace, draft: DecisionDraft) -> DecisionEffect:
    """What `decide` would do with the draft now. Raises as that does."""
    space.sight.refuse_comparing()
    _persons(space, draft)
    with space.project.at_one_moment():
        return _effect(space, draft, consensus_or_none(space, draft.consensus), _fresh(space, draft))


def decide(space: Workspace, draft: DecisionDraft) -> ConsensusDecision:
    """Write a decision with the codings that it makes, as one change; it replaces what was decided of the place.

    Raises QualcodeError where the text was corrected or the codings were changed since the place was seen, where
    somebody decided it meanwhile, for persons who are none or do not fit the mode, a consensus coder who is somebody
    else, while blind; SpanOutside for a passage by hand that is not in the text; and as `Workspace.acting`.
    """
    space.sight.refuse_comparing()
    with space.acting() as coder, space.project.change("consensus.decide", space.author):
        persons = _persons(space, draft)
        former = _fresh(space, draft)
        consensus = consensus_or_none(space, draft.consensus) or space.project.coders.add(
            draft.consensus, CoderKind.CONSENSUS, space.author
        )
        done = _effect(space, draft, consensus, former)
        wanted = (*done.makes, *map(_as_wanted, done.stays))
        book = space.project.codes.book()
        codes = {code.key: code.uuid for code in book}
        decision = space.project.consensus.decide(
            NewDecision(
                document=draft.place.document,
                consensus=consensus,
                coder=coder,
                first=draft.first,
                second=draft.second,
                mode=draft.mode,
                persons=persons,
                result=draft.result,
                before=space.project.consensus.before(draft.place.codings, codes),
                certainty=draft.certainty,
                error=draft.error,
                reason=draft.reason.strip(),
            ),
            ConsensusDrafts(space, consensus).of(draft.place.document, wanted),
            space.author,
            replaces=former,
            instead_of=(*done.removes, *done.stays),
        )
        if draft.anchor:
            make_anchor(space, decision)
    return decision


def withdraw(space: Workspace, decision: ConsensusDecision) -> int:
    """Take a decision and the codings that it made back, as one change; gives how many codings went.

    Raises QualcodeError where it was withdrawn or replaced meanwhile, and while blind.
    """
    space.sight.refuse_comparing()
    with space.acting():
        return space.project.consensus.withdraw(decision, space.author)


# ---- what comes of a decision ----------------------------------------------------------------------


def rule_draft(space: Workspace, decision: ConsensusDecision, code: Code | None = None) -> CodeDraft:
    """The code with its present rules, and what was decided proposed at the end of its borders.

    Without a `code` it is the first of those that the two gave there. Raises QualcodeError where the code is gone.
    """
    from qualcode.project.codebook.codes import as_draft

    draft = as_draft(code or code_in_question(space, decision))
    words = _passage(space, _still_there(space, decision))
    proposed = ": ".join(part for part in (words, decision.reason) if part)
    borders = "\n".join(part for part in (draft.rules.borders, proposed) if part)
    return replace(draft, rules=replace(draft.rules, borders=borders))


def code_in_question(space: Workspace, decision: ConsensusDecision) -> Code:
    """The first code that the two gave where they differed, or the one into which it was merged.

    Raises QualcodeError where it is gone.
    """
    space.sight.refuse_comparing()
    book = space.project.codes.book()
    by_uuid = {known.uuid: known for known in book}
    for had in decision.before:
        if had.code in by_uuid:
            return by_uuid[had.code]
    for coding in _still_there(space, decision):
        return book[coding.code]
    raise gone("codes")


def make_anchor(space: Workspace, decision: ConsensusDecision, code: Code | None = None) -> Code | None:
    """Make the first coding that a decision made (of a code, where one is named) an anchor example of its code.

    Gives the code; None where it is one already. Raises QualcodeError where the decision made none.
    """
    space.sight.refuse_comparing()
    made = [coding for coding in space.project.consensus.made_by(decision) if code is None or coding.code == code.key]
    if not made:
        raise QualcodeError(
            _("The decision made no coding that could be an anchor example."),
            _("Choose a decision for a code, or write the example by hand."),
        )
    present = space.project.codes.book()[made[0].code]
    if any(anchor.coding == made[0].id for anchor in present.anchors):
        return None
    words, _holes = Sources(space.project).of(made[0].document).quoted(made[0].span, (), None)
    return merge_and_split.add_anchor(space.project, present, made[0], words, space.author)


def _still_there(space: Workspace, decision: ConsensusDecision) -> list[Coding]:
    """Those of the codings that a decision is about which have a place in the text, by position."""
    keys = {had.coding for had in decision.before}
    return [coding for coding in space.project.codings.all(document=decision.document) if coding.uuid in keys]


def _passage(space: Workspace, codings: Sequence[Coding]) -> str:
    """The words from the first to the last of the codings, in quotation marks; empty where there are none.

    Rules leave with the codebook, and nothing ties them to the passage: of one that must not be quoted only the
    source stands there.
    """
    if not codings:
        return ""
    document = space.project.documents.get(codings[0].document)
    span = Span(min(coding.span.start for coding in codings), max(coding.span.end for coding in codings))
    source = document.label or document.name
    if not Permissions(space.project).passage(document.key, span).allows_words:
        return _("a passage that must not be quoted ({source})", source=source)
    words, _holes = Sources(space.project).of(document.key).quoted(span, (), None)
    return _("“{passage}” ({source})", passage=words, source=source)


# ---- what was seen ---------------------------------------------------------------------------------


def _fresh(space: Workspace, draft: DecisionDraft) -> tuple[ConsensusDecision, ...]:
    """The present decisions of the place. Raises QualcodeError where anything is not as it was seen."""
    from qualcode.agreement.consensus.finding import consensus_places as find

    document = draft.place.document
    present = space.project.documents.some([document.key])
    if not present:
        raise gone("documents")
    if present[0].sha256 != document.sha256:
        raise corrected_meanwhile(document)
    found = find(
        space.project,
        draft.first,
        draft.second,
        documents=present,
        assume_finished=draft.assume_finished,
        costs=False,
    )
    if seen_of(draft.place) not in {seen_of(place) for place in found}:
        raise _changed(draft, found)
    states = PlaceStates(space.project, draft.first, draft.second, None, present)
    former = states.of(draft.place).decisions
    seen = {decision.uuid for decision in draft.seen}
    new = [decision for decision in former if decision.uuid not in seen]
    if new:
        who = {coder.key: coder.name for coder in space.project.coders.all()}
        raise QualcodeError(
            _(
                "“{coder}” decided this place meanwhile ({time}).",
                coder=who.get(new[-1].coder, ""),
                time=local_time(new[-1].changed),
            ),
            _("Nothing was changed. Look at that decision, and decide again if need be."),
        )
    if len(former) < len(seen):
        raise QualcodeError(
            _("What was decided here was withdrawn meanwhile."), _("Nothing was changed. Look at the place again.")
        )
    return former


SeenCoding = tuple[str, int, int, Span, Polarity, int | None]


def seen_of(place: ConsensusPlace) -> frozenset[SeenCoding]:
    """What of a place was seen, for comparison."""
    return frozenset(
        (coding.uuid, coding.coder, coding.code, coding.span, coding.polarity, coding.weight)
        for coding in place.codings
    )


def _changed(draft: DecisionDraft, found: Iterable[ConsensusPlace]) -> QualcodeError:
    """The error that says whose codings are not as they were seen."""
    place = draft.place
    before = seen_of(place)
    now = {
        told
        for other in found
        if not other.uuids.isdisjoint(place.uuids) or other.span.overlap(place.span)
        for told in seen_of(other)
    }
    gone_now = {told[1] for told in before - now}
    span = place.span
    new = {told[1] for told in now - before if told[3].overlap(span)}
    names = [coder.name for coder in (draft.first, draft.second) if coder.key in gone_now | new]
    return QualcodeError(
        _(
            "Changed, added or removed codings here meanwhile: {names}.",
            names=program().listed(map(program().quoted, names)),
        )
        if names
        else _("The codings here are not grouped as they were seen."),
        _("Nothing was changed. Look at the place again."),
    )


# ---- what is made ----------------------------------------------------------------------------------


def _persons(space: Workspace, draft: DecisionDraft) -> tuple[Coder, ...]:
    return who_decides(space, (draft.first, draft.second), draft.mode, draft.persons)


def _effect(
    space: Workspace, draft: DecisionDraft, consensus: Coder | None, former: Sequence[ConsensusDecision]
) -> DecisionEffect:
    """What of the consensus comes, goes and stays; `former` are the present decisions of the place."""
    from qualcode.agreement.consensus.outcome import ConsensusEdges, outcome

    place = draft.place
    if draft.result is ConsensusResult.OTHER or draft.by_hand:
        _refuse_elsewhere(draft)
    wanted = outcome(place, draft.result, draft.edges or ConsensusEdges.UNITED, draft.by_hand)
    if draft.anchor and not wanted:
        raise QualcodeError(
            _("There is no coding that could be an anchor example."), _("Decide for a code, or without an example.")
        )
    keys = {decision.consensus for decision in former} | ({consensus.key} if consensus else set())
    decisions = space.project.consensus.all(document=place.document.key)
    replaced = {decision.key for decision in former}
    of_others = {uuid for decision in decisions if decision.key not in replaced for uuid in decision.made}
    of_former = {uuid for decision in former for uuid in decision.made}
    there = space.project.codings.where(among("coder_id", keys), document=place.document.key)
    round_ = _round_of(space, consensus, place.document)
    places = {(coding.code, coding.span): coding for coding in wanted}
    stays, removes = [], []
    for coding in there:
        asked = places.get((coding.code, coding.span))
        is_own = consensus is not None and coding.coder == consensus.key
        if asked is not None and is_own and _says(coding, asked) and coding.round == round_:
            stays.append(coding)
        elif coding.uuid in of_others:
            if asked is not None and is_own and coding.round == round_:
                removes.append(coding)
        elif coding.uuid in of_former or (_decides(draft) and _stands_for(coding, place)):
            removes.append(coding)
    left = {(coding.code, coding.span) for coding in stays}
    return DecisionEffect(
        tuple(coding for coding in wanted if (coding.code, coding.span) not in left), tuple(removes), tuple(stays)
    )


def _decides(draft: DecisionDraft) -> bool:
    return draft.result is not ConsensusResult.UNDECIDED


def _says(coding: Coding, wanted: ConsensusCoding) -> bool:
    return (coding.polarity, coding.weight) == (wanted.polarity, wanted.weight)


def _stands_for(coding: Coding, place: ConsensusPlace) -> bool:
    """Whether a coding of the consensus is one of the place: of the same code as a coding that it overlaps."""
    return any(coding.code == had.code and coding.span.overlap(had.span) for had in place.codings)


def _refuse_elsewhere(draft: DecisionDraft) -> None:
    """Raise QualcodeError for a coding by hand that has nothing to do with the place."""
    span = draft.place.span
    for coding in draft.by_hand:
        if coding.span.length > 0 and not coding.span.overlap(span):
            raise QualcodeError(
                _(
                    "{start}:{end} shares no text with the place, which is {first}:{last}.",
                    start=coding.span.start,
                    end=coding.span.end,
                    first=span.start,
                    last=span.end,
                ),
                _("Choose a passage that is a part of it or goes on beyond it."),
            )


def _round_of(space: Workspace, consensus: Coder | None, document: Document) -> int:
    """The round of a consensus in a document: the last one in which it coded there, else the present one."""
    present = space.project.coders.present_round
    if consensus is None:
        return present
    rounds = [round_ for (coder, round_) in space.project.codings.tally_of(document.key) if coder == consensus.key]
    return max(rounds, default=present)


class ConsensusDrafts:
    """Makes drafts of a consensus coder's codings; what they all need is read once."""

    def __init__(self, space: Workspace, consensus: Coder) -> None:
        self._space = space
        self._consensus = consensus
        self._book = space.project.codes.book()
        self._rounds: dict[int, int] = {}

    def of(self, document: Document, codings: Iterable[ConsensusCoding]) -> list[CodingDraft]:
        """The drafts of some codings in a document. Raises QualcodeError for a code that is gone."""
        if document.key not in self._rounds:
            self._rounds[document.key] = _round_of(self._space, self._consensus, document)
        return [self._draft(document, coding) for coding in codings]

    def _draft(self, document: Document, coding: ConsensusCoding) -> CodingDraft:
        if coding.code not in self._book:
            raise gone("codes")
        code, round_ = self._book[coding.code], self._rounds[document.key]
        return CodingDraft(document, coding.span, code, self._consensus, coding.polarity, coding.weight, round=round_)


def _as_wanted(coding: Coding) -> ConsensusCoding:
    from qualcode.agreement.consensus.outcome import ConsensusCoding

    return ConsensusCoding(coding.code, coding.span, coding.polarity, coding.weight)
