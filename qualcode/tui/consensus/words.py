"""How a place of the consensus reads: how the two differ there, how far it is, what was decided of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from qualcode.agreement.consensus.places import PlaceKind
from qualcode.catalogue import _, ngettext, program
from qualcode.model.team.consensus import Certainty, CodingError, ConsensusResult
from qualcode.reporting.words.decision_words import (
    certainty_word,
    error_word,
    mode_word,
    place_state_word,
    result_word,
)
from qualcode.reporting.words.value_words import polarity_word
from qualcode.safe_text import visible
from qualcode.times import local_time
from qualcode.workspace.team.consensus_board import BoardPlace, ConsensusBoard, PlaceOrder, PlaceState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qualcode.model.codings import Coder, Coding
    from qualcode.model.team.consensus import CodingBefore, ConsensusDecision

SIGNS = {
    PlaceState.OPEN: "○",
    PlaceState.DECIDED: "●",
    PlaceState.UNDECIDED: "?",
    PlaceState.OVERTAKEN: "≠",
    PlaceState.TWICE: "‼",
    PlaceState.TAKEN: "✓",
}
"""What stands before a place in the list."""
_LOOKED_AT = {PlaceState.OPEN, PlaceState.OVERTAKEN, PlaceState.TWICE}
_NAME = 24  # cells of a name beside which other things must be read
ORDERS = {
    PlaceOrder.COST: _("by effect on alpha"),
    PlaceOrder.DOCUMENT: _("by document"),
    PlaceOrder.CODE: _("by code"),
}


def coding_facts(coding: Coding | CodingBefore) -> str:
    """“absent”, “present, weight 80”."""
    weight = [_("weight {weight}", weight=coding.weight)] if coding.weight is not None else []
    return ", ".join([polarity_word(coding.polarity), *weight])


def decision_lines(decision: ConsensusDecision, board: ConsensusBoard, coders: dict[int, Coder]) -> Iterator[str]:
    """What was decided, by whom, when and why; a line each."""
    words = result_word(decision.result, board.first.name, board.second.name)
    if decision.first != board.first.key:  # written down the other way round
        turned = {ConsensusResult.FIRST: ConsensusResult.SECOND, ConsensusResult.SECOND: ConsensusResult.FIRST}
        words = result_word(turned.get(decision.result, decision.result), board.first.name, board.second.name)
    names = {coder.uuid: coder.name for coder in coders.values()}
    persons = program().listed([visible(names[uuid]) for uuid in decision.persons if uuid in names])
    by = coders[decision.coder].name if decision.coder in coders else "?"
    yield f"{visible(words)} · {mode_word(decision.mode)}{f' ({persons})' if persons else ''}"
    facts = []
    if decision.certainty is not Certainty.UNSAID:
        facts.append(certainty_word(decision.certainty))
    if decision.error is not CodingError.UNSAID:
        facts.append(_("kind of error: {error}", error=error_word(decision.error)))
    facts.append(_("written down by {coder}, {time}", coder=visible(by), time=local_time(decision.changed)))
    yield " · ".join(facts)
    if decision.reason:
        yield visible(decision.reason, keep="\n")


def state_words(entry: BoardPlace) -> str:
    """How far a place is; empty where nothing is to be said."""
    return "" if entry.state is PlaceState.OPEN else place_state_word(entry.state)


def is_open(entry: BoardPlace) -> bool:
    """Whether somebody should look at the place: it is not done, the two differ there, and it waits for nobody."""
    differs = entry.place.kind is not PlaceKind.AGREED
    return differs and entry.state in _LOOKED_AT and not entry.place.is_pending


def progress_words(board: ConsensusBoard) -> Iterator[str]:
    """How many places are to be decided, taken over, waited for, and in which other state."""
    number = sum(map(is_open, board.every))
    yield ngettext("{count} to decide", "{count} to decide", number)
    nothing = [entry.place for entry in board.every if entry.state is PlaceState.OPEN]
    pending = sum(place.is_pending for place in nothing)
    agreed = sum(place.kind is PlaceKind.AGREED for place in nothing)
    if agreed:
        yield ngettext("{count} agreed", "{count} agreed", agreed)
    if pending:
        yield ngettext("{count} waits for a coder", "{count} wait for a coder", pending)
    for state, count in board.progress.items():
        if count and state is not PlaceState.OPEN:
            yield f"{program().number(count)} {place_state_word(state)}"


def short_name(coder: Coder) -> str:
    """The name of a coder, or its beginning, so that what stands behind it in a line is seen too."""
    name = visible(coder.name)
    return name if cell_len(name) <= _NAME else f"{set_cell_size(name, _NAME - 1).rstrip()}…"
