"""What becomes of the levels of cases when a code becomes another one, in lines to read before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.catalogue import _, program
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.project.codebook.levels import LevelTransfer


def told_levels(levels: LevelTransfer, target: str, *, hides_numbers: bool = False) -> list[str]:
    """How many levels of cases the code `target` gets, which differ there, and which it gets declared.

    Where it must not be told whether others gave any, only that they would go along.
    """
    words, moved = program(), levels.moved + levels.doubles
    lines = []
    if hides_numbers:
        lines += [_("Levels of cases go along, where there are any.")]
    elif moved:
        lines += [_("{levels} for “{code}”", levels=counted(moved, "case level"), code=target)]
        if levels.differing:
            lines += [
                _(
                    "Cases with another level on “{code}”, of the same coder and round: {count}; that one is kept.",
                    code=target,
                    count=words.number(levels.differing),
                )
            ]
    if levels.declared:
        lines += [_("“{code}” gets the levels: {names}", code=target, names=", ".join(levels.declared))]
    return lines
