"""What the use cases of levels and types are shown with."""

from __future__ import annotations

from qualcode.model.codes import EvaluativeLevel
from qualcode.project.typology.case_levels import LevelDraft
from qualcode.workspace.codebook import levels as code_levels
from qualcode.workspace.material import cases
from qualcode.workspace.typology import levels, merged_cells, types

NAMES = ("niedrig", "hoch")


def declare(opened):
    names = [EvaluativeLevel(name) for name in NAMES]
    opened.thema = code_levels.declare(opened.space, opened.thema, names, ordered=True)


def give(opened):
    declare(opened)
    opened.level = levels.give(opened.space, opened.case, opened.thema, opened.thema.levels[0])


def define(opened):
    """A typology of fear and place with a type of the cell in which a case stands."""
    give(opened)
    space = opened.space
    cases.describe(space, opened.case, {"Ort": "Stadt"})
    axes = [types.axis_called(space, "Thema"), types.axis_called(space, "Ort")]
    opened.typology = types.define(space, "Lage", axes)
    opened.typology = types.add_type(space, opened.typology, "Ruhige", [("niedrig", "Stadt")])
    (opened.type,) = opened.typology.types
    opened.look()


def assign(opened):
    define(opened)
    opened.typology, _number = types.assign_cells(opened.space, opened.typology)


def axes(opened):
    define(opened)
    opened.axes = opened.typology.axes
    types.remove(opened.space, opened.typology)


BEFORE = {
    "typology/types.define": axes,
    **dict.fromkeys(
        [f"typology/types.{act}" for act in ("edit", "change", "add_type", "change_type", "assign", "assign_cells")],
        define,
    ),
    **dict.fromkeys([f"typology/types.{act}" for act in ("remove", "remove_type", "mark_typical")], assign),
    **dict.fromkeys(("typology/levels.give", "typology/levels.give_all"), declare),
    "typology/merged_cells.merge_cells": define,
    "typology/levels.remove": give,
}
DONE = {
    "codebook/levels.declare": declare,
    "typology/levels.give": lambda o: levels.give(
        o.space, o.case, o.thema, o.thema.levels[1], reason="oft", passages=[o.mine]
    ),
    "typology/levels.give_all": lambda o: levels.give_all(o.space, [LevelDraft(o.case, o.thema, None)]),
    "typology/levels.remove": lambda o: levels.remove(o.space, [o.level]),
    "typology/types.define": lambda o: types.define(o.space, "Lage", o.axes, "wozu"),
    "typology/types.edit": lambda o: types.edit(o.space, o.typology, name="Typ", note="wozu"),
    "typology/types.change": lambda o: types.change(
        o.space, o.typology, types.TypologyEdit(note="wozu", type_="Ruhige", called="Leise")
    ),
    "typology/types.remove": lambda o: types.remove(o.space, o.typology),
    "typology/types.add_type": lambda o: types.add_type(o.space, o.typology, "Laute", [("hoch", "Stadt")]),
    "typology/types.change_type": lambda o: types.change_type(o.space, o.typology, o.type, name="Leise"),
    "typology/types.remove_type": lambda o: types.remove_type(o.space, o.typology, o.type),
    "typology/merged_cells.merge_cells": lambda o: merged_cells.merge_cells(
        o.space, o.typology, o.type, [("hoch", "Stadt")]
    ),
    "typology/types.assign": lambda o: types.assign(o.space, o.typology, o.other_case, o.type, reason="still"),
    "typology/types.assign_cells": lambda o: types.assign_cells(o.space, o.typology),
    "typology/types.mark_typical": lambda o: types.mark_typical(o.space, o.typology, o.case),
}
SHOWN_AT = {"codebook/levels.declare": "a code"}
