"""What the use cases of a consensus are shown with: two coders who differ, and something that each use case does."""

from __future__ import annotations

from qualcode.agreement.consensus.places import PlaceKind
from qualcode.model.codings import WorkState
from qualcode.model.spans import Span
from qualcode.model.team.consensus import ConsensusResult
from qualcode.workspace.team import consensus, deciding
from qualcode.workspace.team.consensus_board import ConsensusAsked

ASKED = ConsensusAsked(first="anna", second="ben", consensus="Konsens")


def differ(opened):
    """Anna and Ben coded the same document: they agree on one passage and differ at another."""
    project = opened.space.project
    ben = project.coders.find("ben")
    for coder, span in ((opened.space.coder, Span(50, 60)), (ben, Span(50, 60)), (ben, Span(22, 30))):
        project.codings.add(opened.eins, span, opened.rest, coder)
    for coder in (opened.space.coder, ben):
        project.coders.set_state(opened.eins.key, coder, WorkState.FINISHED, opened.space.author)


def board(opened):
    return consensus.consensus_places(opened.space, ASKED)


def draft(opened, result=ConsensusResult.BOTH):
    found = board(opened)
    entry = next(entry for entry in found.items if entry.place.kind is not PlaceKind.AGREED)
    return deciding.DecisionDraft.at(found, entry, result)


def decide(opened):
    differ(opened)
    opened.decision = deciding.decide(opened.space, draft(opened))


BEFORE = {
    **dict.fromkeys(("team/deciding.decide", "team/consensus.take_agreed"), differ),
    **dict.fromkeys(
        ("team/deciding.withdraw", "team/deciding.make_anchor", "team/consensus.finish", "team/consensus.finish_all"),
        decide,
    ),
}
DONE = {
    "team/deciding.decide": lambda o: deciding.decide(o.space, draft(o)),
    "team/deciding.withdraw": lambda o: deciding.withdraw(o.space, o.decision),
    "team/deciding.make_anchor": lambda o: deciding.make_anchor(o.space, o.decision),
    "team/consensus.take_agreed": lambda o: consensus.take_agreed(
        o.space, consensus.preview_agreed(o.space, board(o)), "Konsens"
    ),
    "team/consensus.finish": lambda o: consensus.finish(o.space, o.eins, ASKED, even_open=True),
    "team/consensus.finish_all": lambda o: consensus.finish_all(o.space, [o.eins], ASKED, even_open=True),
}
SHOWN_AT = {
    **dict.fromkeys(DONE, "one paragraph"),
    "team/deciding.make_anchor": "a code",
    "team/consensus.finish": "a document",
    "team/consensus.finish_all": "a document",
}
