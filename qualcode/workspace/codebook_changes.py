"""What a change of the codebook takes along, told before it is done, as far as that may be told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.workspace.sight import NumbersByCoder

if TYPE_CHECKING:
    from qualcode.model.codes import Code
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Removal:
    """What goes with a code: sub-codes, codings by coder, memos on codes and codings that may be told of.

    `own` are codings of who acts. `has_codings` is for what is done, not to be told: it counts those of others.
    """

    sub_codes: int
    coders: NumbersByCoder
    own: int
    memos: int
    has_codings: bool


def planned_removal(space: Workspace, code: Code) -> Removal:
    """What goes with a code and those below it."""
    sight, project = space.sight, space.project
    below = project.codes.book().descendants(code.key)
    keys = {code.key, *(sub_code.key for sub_code in below)}
    gone = {coding.key: coding for coding in project.codings.all() if coding.code in keys}
    numbers = Counter(sight.coders[coding.coder] for coding in gone.values())
    coders = sight.by_coder(numbers)
    memos = [
        memo
        for memo in project.memos.all()
        if memo.target.code in keys
        or (memo.target.coding in gone and (coders.hidden is not None or gone[memo.target.coding].coder == sight.own))
    ]
    return Removal(len(below), coders, numbers[sight.own_name], len(memos), bool(gone))
