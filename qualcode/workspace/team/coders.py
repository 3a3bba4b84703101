"""Coders, rounds, blindness and quality procedure of a study, and who codes which documents and how far."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.codings import CoderKind
from qualcode.model.team.roles import Right
from qualcode.project.file.history import Author
from qualcode.workspace.unsaved_texts import hand_over

if TYPE_CHECKING:
    from qualcode.model.codings import Coder, WorkState
    from qualcode.model.documents import Document
    from qualcode.model.procedures import Procedure
    from qualcode.workspace.workspace import Workspace


def add(space: Workspace, name: str, kind: CoderKind = CoderKind.PERSON) -> Coder:
    """Add a coder. Raises as `Coders.add` does."""
    return space.project.coders.add(name, kind, space.author)


def rename(space: Workspace, coder: Coder, name: str) -> Coder:
    """Give a coder another name. Raises as `Coders.rename` does."""
    return space.project.coders.rename(coder, name, space.author)


def merge(space: Workspace, source: Coder, target: Coder) -> tuple[int, int] | None:
    """Give everything of one coder to another one, see `Coders.merge`. Raises as that does.

    What that coder typed here and did not save goes over as well. Gives the numbers of codings that went over and of
    those that both had; None where these must not be told. Raises QualcodeError, too, for a model solution that is
    hidden: it would become somebody's own work, which is seen.
    """
    space.sight.refuse_naming((source.key, target.key))
    hides = space.sight.hides_numbers
    numbers = space.project.coders.merge(source, target, space.author)
    hand_over(space.project, source, target)
    return None if hides or space.sight.hides_numbers else numbers


def set_blind(space: Workspace, *, on: bool) -> bool:
    """Let coders not see each other's codings from now on, or see them again; gives whether that is new."""
    return space.project.settings.set_blind(space.author, on=on)


def next_round(space: Workspace) -> int:
    """The round that begins next: behind the present one the first in which nobody codes own passages again."""
    again = {round_ for _document, _coder, round_ in space.project.segments.repetitions()}
    behind = count((space.project.settings.round or 1) + 1)
    return next(number for number in behind if number not in again)


def latest_round(space: Workspace) -> int:
    """The last round that who acts can code in: the project's, or one in which own passages are coded again."""
    own = space.coder
    again = [round_ for _document, coder, round_ in space.project.segments.repetitions() if own and coder == own.key]
    return max(space.project.settings.round or 1, *again) if again else space.project.settings.round or 1


def set_round(space: Workspace, number: int) -> bool:
    """Let new codings belong to a round from now on; gives whether that is new.

    The codebook is frozen for it in the same change, unless that was done, there is no code, or the role of who acts
    does not allow it. Raises QualcodeError for a round in which somebody codes own passages again: it is that coder's
    alone.
    """
    project, author = space.project, space.author
    if any(round_ == number for _document, _coder, round_ in project.segments.repetitions()):
        raise QualcodeError(
            _("In round {number} somebody codes own passages again.", number=number),
            _("The next round that is free is {next}.", next=next_round(space)),
        )
    with project.change("setting", author):
        is_new = project.settings.set_round(number, author)
        if is_new and space.may(Right.CODEBOOK) and len(space.book) and project.versions.of_round(number) is None:
            name = project.versions.free_name(_("Round {number}", number=number))
            project.versions.freeze(name, author, round_=number)
    return is_new


def set_procedure(space: Workspace, procedure: Procedure) -> bool:
    """Declare how the study secures the quality of its coding; gives whether that is new."""
    return space.project.settings.set_procedure(procedure, space.author)


def assign(space: Workspace, documents: Sequence[Document], coder: Coder, *, assigned: bool = True) -> int:
    """Assign documents to a coder, or take that back; gives how many were not so before."""
    keys = [document.key for document in documents]
    return space.project.coders.assign(keys, coder, space.author, assigned=assigned)


def allot(space: Workspace, documents: Sequence[Document], to: Sequence[Coder], no_more: Sequence[Coder] = ()) -> int:
    """Assign documents to several coders and take them from others, as one change; gives how many pairs changed."""
    with space.project.change("assign", space.author):
        changed = sum(assign(space, documents, coder) for coder in to)
        return changed + sum(assign(space, documents, coder, assigned=False) for coder in no_more)


def allot_to(space: Workspace, coder: Coder, more: Sequence[Document], less: Sequence[Document] = ()) -> int:
    """Assign documents to a coder and take others from that coder, as one change; gives how many changed."""
    with space.project.change("assign", space.author):
        return assign(space, more, coder) + assign(space, less, coder, assigned=False)


def set_state(space: Workspace, documents: Sequence[Document], state: WorkState) -> int:
    """Say how far who acts is with documents, as one change; gives how many were at another point before.

    Raises as `Workspace.acting` does.
    """
    with space.acting() as coder:
        keys = [document.key for document in documents]
        return space.project.coders.set_states(keys, coder, state, Author.of(coder))
