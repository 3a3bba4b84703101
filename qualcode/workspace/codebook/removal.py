"""Taking codes away, and what goes along, told before it is done as far as that may be told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.project import merge_and_split
from qualcode.project.coding.conditions import among
from qualcode.workspace.codebook.merging import PlannedTransfer
from qualcode.workspace.sight import NumbersByCoder

if TYPE_CHECKING:
    from qualcode.model.codes import Code
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Removal:
    """What goes with a code: sub-codes, codings by coder, and memos, summaries and levels of cases that may be seen.

    Memos on its codings count, and so do codings that lost their place in a corrected text. `own` are codings of who
    acts. `has_codings` is for what is done, not to be told: it counts those of others.
    """

    sub_codes: int
    coders: NumbersByCoder
    own: int
    memos: int
    has_codings: bool
    summaries: int = 0
    levels: int = 0


def planned_removal(space: Workspace, code: Code) -> Removal:
    """What goes with a code and those below it."""
    sight, project = space.sight, space.project
    below = project.codes.book().descendants(code.key)
    keys = {code.key, *(sub_code.key for sub_code in below)}
    gone = {coding.key: coding for coding in project.codings.where(among("code_id", keys))}
    numbers = Counter(sight.coders[coding.coder] for coding in gone.values())
    names = {code.full_name, *(sub_code.full_name for sub_code in below)}
    numbers.update(orphan.coder for orphan in project.orphans.all() if orphan.code in names)
    coders = sight.by_coder(numbers)
    memos = [
        memo
        for memo in project.memos.all()
        if memo.target.code in keys
        or (memo.target.coding in gone and (coders.hidden is not None or sight.sees_memo(memo)))
    ]
    summaries = sum(summary.code in keys and sight.sees_summary(summary) for summary in project.summaries.all())
    levels = sum(level.code in keys and sight.sees(level) for level in project.case_levels.all())
    return Removal(len(below), coders, numbers[sight.own_name], len(memos), numbers.total() > 0, summaries, levels)


def remove(space: Workspace, code: Code, *, with_codings: bool = False) -> str:
    """Take a code and its sub-codes away; gives the codings that went along in words, as far as they may be told.

    It is empty where there were none, or none that may be told of. Raises QualcodeError where there are codings and
    `with_codings` is not said.
    """
    sight, author = space.sight, space.author
    hidden = planned_removal(space, code) if sight.hidden else None  # then nobody is told how much others gave
    if hidden is not None and hidden.has_codings and not with_codings:
        raise QualcodeError(
            _("“{code}” and its sub-codes have codings.", code=code.full_name),
            _("Add --with-codings to remove them too, or --to CODE to give them another code."),
        )
    number = space.project.codes.remove(code, author, with_codings=with_codings)
    if hidden is not None and not sight.is_blind:
        number = hidden.coders.told
    own = hidden.own if hidden is not None else number
    is_told = own or not sight.project_is_blind
    return sight.own_counted(number, own) if number and is_told else ""


def planned_removal_to(space: Workspace, code: Code, target: Code, *, checked: bool = False) -> PlannedTransfer:
    """What `remove_to` would do with codings. Raises QualcodeError where it would refuse."""
    transfer = merge_and_split.planned_removal_to(space.project, code, target, checked=checked)
    return PlannedTransfer(transfer, space.sight.by_coder(transfer.coders))


def remove_to(space: Workspace, code: Code, target: Code, *, checked: bool = False) -> PlannedTransfer:
    """Take a code and its sub-codes away; their codings go to another one, see `merge_and_split.remove_to`.

    Raises as that does.
    """
    transfer = merge_and_split.remove_to(space.project, code, target, space.author, checked=checked)
    return PlannedTransfer(transfer, space.sight.by_coder(transfer.coders))
