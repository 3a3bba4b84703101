"""Consensus: the places at which two coders differ, and taking over what both agree on.

Nobody sees or decides them while coders must not see each other's codings. The coders' own codings are never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext
from qualcode.errors import QualcodeError
from qualcode.model.codings import CoderKind, WorkState
from qualcode.model.spans import touched, union
from qualcode.progress import Progress, untold
from qualcode.project.project import Project
from qualcode.workspace.team.consensus_board import ConsensusAsked, ConsensusBoard, PlaceState, replaced
from qualcode.workspace.team.consensus_coders import consensus_or_none, pair, present_consensus, refuse_pair
from qualcode.workspace.team.deciding import ConsensusDrafts, seen_of
from qualcode.workspace.team.place_states import PlaceStates

if TYPE_CHECKING:
    from qualcode.agreement.consensus.places import ConsensusPlace
    from qualcode.model.codings import Coder
    from qualcode.model.documents import Document
    from qualcode.model.spans import Span
    from qualcode.model.team.consensus import ConsensusDecision
    from qualcode.workspace.workspace import Workspace


def consensus_places(
    space: Workspace,
    asked: ConsensusAsked,
    progress: Progress = untold,
    *,
    within: Collection[Document] | None = None,
    costs: bool = True,
) -> ConsensusBoard:
    """All places of the pair with what was decided of them; `progress` hears how much is done.

    Without `costs` it is quicker, and `within` some documents quick: nothing is known of the others then, and no
    costs. Raises QualcodeError while coders must not see each other's codings, for a coder who is compared with
    themselves, and for a consensus coder who is something else.
    """
    from qualcode.agreement.consensus.finding import consensus_places as find

    first, second = pair(space, asked.first, asked.second)
    project = space.project
    with project.at_one_moment():
        some = None if within is None else project.documents.some([document.key for document in within])
        found = find(
            project,
            first,
            second,
            documents=some,
            assume_finished=asked.assume_finished,
            costs=costs and within is None,
            progress=progress,
        )
        consensus = present_consensus(space, asked.consensus)
        states = PlaceStates(project, first, second, consensus, some)
        return ConsensusBoard(
            asked,
            first,
            second,
            consensus,
            found,
            tuple(states.of(place) for place in found),
            states.finished,
            {code.key: code.full_name for code in space.book},
            tuple(states.placeless(found)),
            {document.key: number for number, document in enumerate(project.documents.all())},
        )


def counting(space: Workspace, asked: ConsensusAsked) -> Callable[[Progress], ConsensusBoard]:
    """What finds all places over a connection of its own; it is for another thread.

    Raises at once as `consensus_places` does.
    """
    pair(space, asked.first, asked.second)

    def work(progress: Progress) -> ConsensusBoard:
        with Project.open(space.project.path) as project:
            return consensus_places(space.beside(project), asked, progress)

    return work


def renewed(space: Workspace, board: ConsensusBoard, document: Document) -> ConsensusBoard:
    """The board with the places of one document as they are now; what the others cost and are stays as it was.

    It is quick, for after a decision. Raises as `consensus_places` does.
    """
    asked = replace(board.asked, first=board.first.uuid, second=board.second.uuid)
    part = consensus_places(space, asked, within=[document])
    every = replaced(board, document.key, part.every)
    elsewhere = [decision for decision in board.placeless if decision.document != document.key]
    return replace(
        board,
        consensus=part.consensus,
        found=replace(board.found, places=tuple(entry.place for entry in every)),
        every=every,
        finished=(board.finished - {document.key}) | part.finished,
        code_names=part.code_names,
        placeless=(*elsewhere, *part.placeless),
    )


def decisions(
    space: Workspace, *, document: Document | None = None, of: Coder | None = None
) -> list[ConsensusDecision]:
    """The decisions, oldest first: of a document, and about what a coder had. Raises QualcodeError while blind."""
    space.sight.refuse_comparing()
    found = space.project.consensus.all(document=document.key if document else None)
    hidden = space.sight.hidden_coders
    return [
        decision
        for decision in found
        if hidden.isdisjoint((decision.first, decision.second))
        and (of is None or of.key in (decision.first, decision.second))
    ]


# ---- where all agree -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AgreedPreview:
    """What taking over would do: the places at which both agree and that the consensus has not yet.

    Not taken are as many more as `unfinished` in documents that not both finished, and as `otherwise` at which the
    consensus has the code with other edges or polarity: these are to be decided. `weights` is at how many of the
    places weights differ, which are left out then.
    """

    first: Coder
    second: Coder
    places: tuple[ConsensusPlace, ...]
    unfinished: int
    otherwise: int
    weights: int
    assume_finished: bool = False

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents of the places."""
        return tuple({place.document.key: place.document for place in self.places}.values())


def preview_agreed(
    space: Workspace, board: ConsensusBoard, documents: Collection[Document] | None = None
) -> AgreedPreview:
    """What `take_agreed` would take over, in some documents or all. Raises QualcodeError while blind."""
    from qualcode.agreement.consensus.places import PlaceKind

    space.sight.refuse_comparing()
    refuse_pair(board.first, board.second)
    keys = None if documents is None else {document.key for document in documents}
    fitting = [
        entry.place
        for entry in board.every
        if entry.place.kind is PlaceKind.AGREED
        and entry.state is PlaceState.OPEN
        and (keys is None or entry.place.document.key in keys)
    ]
    finished = [place for place in fitting if all(place.finished_by)]
    otherwise = _coded_otherwise(space, board, finished)
    ready = tuple(place for place in finished if place.uuids not in otherwise)
    differing = sum(
        {coding.weight for coding in place.first} != {coding.weight for coding in place.second} for place in ready
    )
    return AgreedPreview(
        board.first,
        board.second,
        ready,
        unfinished=len(fitting) - len(finished),
        otherwise=len(otherwise),
        weights=differing,
        assume_finished=board.asked.assume_finished,
    )


def _coded_otherwise(
    space: Workspace, board: ConsensusBoard, places: Sequence[ConsensusPlace]
) -> set[frozenset[str]]:
    """The places (UUIDs of their codings) over which the consensus has something else of the same code."""
    if board.consensus is None:
        return set()
    spans: dict[tuple[int, int], list[Span]] = {}
    for coding in space.project.codings.all(coder=board.consensus.key):
        spans.setdefault((coding.document, coding.code), []).append(coding.span)
    joined = {key: union(found) for key, found in spans.items()}
    return {
        place.uuids for place in places if touched(joined.get((place.document.key, place.codes[0]), ()), place.span)
    }


def take_agreed(space: Workspace, preview: AgreedPreview, consensus: str = "") -> int:
    """Give the consensus what both agree on, as one change; gives how many codings were made.

    `consensus` as in `DecisionDraft`. Raises QualcodeError where one of the places is not as it was seen, and as
    `decide` does.
    """
    from qualcode.agreement.consensus.finding import consensus_places as find
    from qualcode.agreement.consensus.outcome import agreed

    space.sight.refuse_comparing()
    with space.acting(), space.project.change("consensus.agree", space.author):
        present = find(
            space.project,
            preview.first,
            preview.second,
            documents=space.project.documents.some([document.key for document in preview.documents]),
            assume_finished=preview.assume_finished,
            costs=False,
        )
        there = {seen_of(place) for place in present}
        changed = sum(seen_of(place) not in there for place in preview.places)
        if changed:
            raise QualcodeError(
                ngettext(
                    "{count} place is not as it was in the preview.",
                    "{count} places are not as they were in the preview.",
                    changed,
                ),
                _("Nothing was changed. Look at the preview again."),
            )
        coder = consensus_or_none(space, consensus) or space.project.coders.add(
            consensus, CoderKind.CONSENSUS, space.author
        )
        drafts = ConsensusDrafts(space, coder)
        made = [draft for place in preview.places for draft in drafts.of(place.document, agreed(place))]
        return space.project.consensus.agree(made, space.author).new


def finish(
    space: Workspace, document: Document, asked: ConsensusAsked | None = None, *, even_open: bool = False
) -> bool:
    """Let the consensus have finished a document: it alone speaks for it then. Gives whether that is new.

    Raises QualcodeError where places of the document are left to decide, unless `even_open`, where there is no
    consensus coder, where the pair has nothing to decide (a model solution among them), and while blind.
    """
    asked = replace(asked or ConsensusAsked(), documents=frozenset({document.key}))
    space.sight.refuse_comparing()
    if asked.first or asked.second:
        refuse_pair(*pair(space, asked.first, asked.second))
    with space.acting(), space.project.change("document.finished", space.author):
        coder = consensus_or_none(space, asked.consensus)
        if coder is None:
            raise QualcodeError(
                _("There is no consensus coder yet."), _("Decide a place, or take over what both agree on.")
            )
        left = 0 if even_open else _left(space, document, asked)
        if left:
            raise QualcodeError(
                ngettext(
                    "{count} place of “{document}” is left to decide.",
                    "{count} places of “{document}” are left to decide.",
                    left,
                    document=document.name,
                ),
                _("Decide them first; --even-open finishes it all the same."),
            )
        return space.project.coders.set_state(document.key, coder, WorkState.FINISHED, space.author)


def finish_all(
    space: Workspace, documents: Collection[Document], asked: ConsensusAsked | None = None, *, even_open: bool = False
) -> int:
    """Let the consensus have finished several documents, all or none; gives of how many that is new."""
    with space.acting(), space.project.together():
        return sum(finish(space, document, asked, even_open=even_open) for document in documents)


def _left(space: Workspace, document: Document, asked: ConsensusAsked) -> int:
    """How many places of a document are left to decide."""
    part = consensus_places(space, asked, within=[document])
    return sum(not entry.state.is_done for entry in part.every)
