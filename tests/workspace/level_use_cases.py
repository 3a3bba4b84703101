"""What the use cases of levels and types are shown with."""

from __future__ import annotations

from qualcode.model.codes import EvaluativeLevel
from qualcode.project.typology.case_levels import LevelDraft
from qualcode.workspace.codebook import levels as code_levels
from qualcode.workspace.typology import levels

NAMES = ("niedrig", "hoch")


def declare(opened):
    names = [EvaluativeLevel(name) for name in NAMES]
    opened.thema = code_levels.declare(opened.space, opened.thema, names, ordered=True)


def give(opened):
    declare(opened)
    opened.level = levels.give(opened.space, opened.case, opened.thema, opened.thema.levels[0])


BEFORE = {
    **dict.fromkeys(("typology/levels.give", "typology/levels.give_all"), declare),
    "typology/levels.remove": give,
}
DONE = {
    "codebook/levels.declare": declare,
    "typology/levels.give": lambda o: levels.give(
        o.space, o.case, o.thema, o.thema.levels[1], reason="oft", passages=[o.mine]
    ),
    "typology/levels.give_all": lambda o: levels.give_all(o.space, [LevelDraft(o.case, o.thema, None)]),
    "typology/levels.remove": lambda o: levels.remove(o.space, [o.level]),
}
SHOWN_AT = {"codebook/levels.declare": "a code"}
