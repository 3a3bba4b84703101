"""Who takes part in a consensus, and under which name its codings stand. What does not fit is refused here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qualcode.catalogue import _, program
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.codings import CoderKind, WorkState
from qualcode.model.team.consensus import DecisionMode

if TYPE_CHECKING:
    from qualcode.model.codings import Coder
    from qualcode.workspace.workspace import Workspace


def usual_pair(space: Workspace) -> tuple[Coder, Coder]:
    """The two persons who share most finished documents, else most coded ones, in the order of their making.

    Raises QualcodeError where there are no two who coded.
    """
    people = [coder for coder in space.project.coders.all() if coder.kind is CoderKind.PERSON]
    finished: dict[int, set[int]] = {}
    for work in space.project.coders.all_assignments():
        if work.state is WorkState.FINISHED:
            finished.setdefault(work.coder, set()).add(work.document)
    coded: dict[int, set[int]] = {}
    for document, coder_key, _round, _number in space.project.codings.tally("document_id"):
        coded.setdefault(coder_key, set()).add(document)
    pairs = [(first, second) for at, first in enumerate(people) for second in people[at + 1 :]]

    def shared(pair: tuple[Coder, Coder]) -> tuple[int, int]:
        first, second = pair
        nothing: set[int] = set()
        return tuple(  # type: ignore[return-value]  # of two
            len(known.get(first.key, nothing) & known.get(second.key, nothing)) for known in (finished, coded)
        )

    best = max(pairs, key=shared, default=None)
    if best is None or shared(best) == (0, 0):
        raise QualcodeError(
            _("There are no two coders who coded the same document."),
            _("A consensus needs what two coders coded apart; “qualcode coders list” shows who did what."),
        )
    return best


def pair(space: Workspace, first: str, second: str) -> tuple[Coder, Coder]:
    """Who is compared, of whom one may be a model solution: that can be looked at, and decides nothing.

    Raises QualcodeError for who must not be seen, or is a consensus.
    """
    sight = space.sight
    sight.refuse_comparing()
    if not first and not second:
        return usual_pair(space)
    if not first or not second:
        raise UsageProblem(_("A consensus is between two coders."), _("Name both, or none."))
    both = space.project.coders.find(first), space.project.coders.find(second)
    refuse_pair(*both, but=CoderKind.MODEL)
    sight.refuse_naming(coder.key for coder in both)
    return both


def refuse_pair(first: Coder, second: Coder, *, but: CoderKind | None = None) -> None:
    """Raise QualcodeError for one coder twice, and for a consensus or a model solution, unless that is meant."""
    if first.key == second.key:
        raise QualcodeError(
            _("“{coder}” cannot be compared with themselves.", coder=first.name), _("Name two different coders.")
        )
    for coder in (first, second):
        if coder.kind in {CoderKind.CONSENSUS, CoderKind.MODEL} - {but}:
            raise QualcodeError(
                _("“{coder}” is not one of those who find a consensus.", coder=coder.name),
                _("Name two who coded themselves."),
            )


def present_consensus(space: Workspace, name: str) -> Coder | None:
    """The consensus coder of that name, or the only one; None where there is none, or there are several.

    Raises QualcodeError where somebody else has the name.
    """
    if name:
        coder = space.project.coders.exact(name)
        if coder is not None and coder.kind is not CoderKind.CONSENSUS:
            raise QualcodeError(
                _("“{coder}” is not a consensus coder.", coder=coder.name),
                _("Nothing was changed. Choose another name for the consensus: nobody codes under it."),
            )
        return coder
    there = [coder for coder in space.project.coders.all() if coder.kind is CoderKind.CONSENSUS]
    return there[0] if len(there) == 1 else None


def consensus_or_none(space: Workspace, name: str) -> Coder | None:
    """The consensus coder whose codings are made; None for one of that name who is to be made.

    Raises QualcodeError where nobody is named and there is none, or there are several.
    """
    coder = present_consensus(space, name)
    if coder is None and not name:
        there = [other.name for other in space.project.coders.all() if other.kind is CoderKind.CONSENSUS]
        raise QualcodeError(
            _("There are several consensus coders: {names}.", names=program().listed(map(program().quoted, there)))
            if there
            else _("There is no consensus coder yet."),
            _("Say which one is meant.") if there else _("Say what it is to be called."),
        )
    if coder is None:
        space.project.coders.checked(name)
    return coder


def who_decides(
    space: Workspace, pair: tuple[Coder, Coder], mode: DecisionMode, names: Sequence[str]
) -> tuple[Coder, ...]:
    """Those who talked. Raises QualcodeError where they do not fit the mode."""
    refuse_pair(*pair)
    if names:
        persons = tuple(
            {coder.key: coder for coder in (space.project.coders.find(name, exact=True) for name in names)}.values()
        )
    elif mode is DecisionMode.JOINT:
        persons = pair
    else:
        persons = tuple(coder for coder in (space.coder,) if coder is not None)
    for coder in persons:
        if coder.kind is not CoderKind.PERSON:
            raise QualcodeError(
                _("“{coder}” is no person, and decides nothing.", coder=coder.name), _("Name who talked.")
            )
    keys = {coder.key for coder in persons}
    if mode is DecisionMode.JOINT and not {coder.key for coder in pair} <= keys:
        raise QualcodeError(
            _(
                "“{first}” and “{second}” decide jointly only if both take part.",
                first=pair[0].name,
                second=pair[1].name,
            ),
            _("Name both among the persons, or say that a third person decided."),
        )
    if mode is DecisionMode.THIRD and (not keys or keys & {coder.key for coder in pair}):
        raise QualcodeError(
            _("A third person is neither “{first}” nor “{second}”.", first=pair[0].name, second=pair[1].name),
            _("Name who decided, or say that they decided jointly."),
        )
    return persons
