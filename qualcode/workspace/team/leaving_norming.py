"""A norming session that leaves the project: what of it may, what coders are called, what the register is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.agreement.study.documents import numbered
from qualcode.catalogue import later
from qualcode.reporting.team.norming import NormingSubject
from qualcode.reporting.words.withheld_words import refuse_nothing_left
from qualcode.retrieval.permissions import Permissions
from qualcode.workspace.leaving.register import DepartingParts, Departure

if TYPE_CHECKING:
    from qualcode.model.consent.consents import ConsentVerdict
    from qualcode.model.consent.withheld import Withheld
    from qualcode.model.team.norming_board import NormingBoard, VotedPassage
    from qualcode.workspace.workspace import Workspace


def leaving_norming(
    space: Workspace, board: NormingBoard, withheld: Withheld, *, identify: bool = False
) -> NormingSubject:
    """What of a session leaves: revealed votes on passages that may leave, coders by numbers unless `identify`.

    Passages that stay inside are counted. Raises ConsentError where none may leave.
    """
    permissions = Permissions(space.project, withheld.purpose)
    kept: list[VotedPassage] = []
    for voted in board.passages:
        verdict = _verdict(permissions, voted)
        if verdict.allows_words:
            votes = {place: codes for place, codes in voted.votes.items() if place[1] in board.revealed}
            kept.append(replace(voted, votes=votes))
        else:
            withheld.add("norming passage", verdict)  # no text: a key
    refuse_nothing_left(withheld, len(kept))
    return NormingSubject(
        replace(board, passages=tuple(kept)),
        {
            member.key: member.name if identify else later("coder {number}", number=str(number))
            for number, member in enumerate(board.members, start=1)
        },
        numbered(space.project.documents.all()),
    )


def _verdict(permissions: Permissions, voted: VotedPassage) -> ConsentVerdict:
    """Whether a passage may leave; of a text that was corrected since nobody knows any more who speaks where."""
    if voted.corrected:
        return permissions.document(voted.document.key)
    return permissions.passage(voted.document.key, voted.passage.span)


def departing_norming(space: Workspace, subject: NormingSubject, form: str, path: Path | None) -> Departure:
    """What the register is told of a session that leaves; without a `path` it goes to standard output."""
    parts = DepartingParts()
    for voted in subject.board.passages:
        if voted.corrected:
            parts.whole(voted.document.key)
        else:
            parts.place(voted.document.key, voted.passage.span)
    return Departure(space=space, door="norming", format=form, path=path, parts=parts)
