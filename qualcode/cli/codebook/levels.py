"""The command codebook levels: the levels of an evaluative code, and whether they are ordered."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext, program
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.session import author_option, exactly, open_workspace, project_option, tell_hidden, tell_who
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    from qualcode.model.codes import Code, EvaluativeLevel
    from qualcode.workspace.workspace import Workspace


@click.command("levels")
@click.argument("code")
@click.option("--level", "names", multiple=True, metavar="NAME",
              help=_("A level, the lowest first; names all levels anew, those of the same name stay."))  # fmt: skip
@click.option("--ordered/--unordered", default=None, help=_("Whether the levels are ordered, from the lowest up."))
@click.option("--define", "defined", multiple=True, type=(str, str), metavar="LEVEL TEXT",  # no text: a usage
              help=_("What a level means. May be given several times."))  # fmt: skip
@click.option("--rename", "renamed", multiple=True, type=(str, str), metavar="LEVEL NAME",  # no text: a usage
              help=_("Another name for a level; cases keep it. May be given several times."))  # fmt: skip
@click.option("--remove", "removed", multiple=True, metavar="LEVEL",
              help=_("Remove a level. May be given several times."))  # fmt: skip
@click.option("--to", "other", metavar="LEVEL", help=_("Which level the cases of the removed ones get."))
@click.option("--not-classifiable", is_flag=True, help=_("The cases of the removed ones cannot be classified."))
@click.option("--json", "as_json", is_flag=True, help=_("Write an object."))
@author_option
@project_option
def levels(
    path: Path,
    code: str,
    names: tuple[str, ...],
    defined: tuple[tuple[str, str], ...],
    renamed: tuple[tuple[str, str], ...],
    removed: tuple[str, ...],
    other: str | None,
    coder: str | None,
    *,
    ordered: bool | None,
    not_classifiable: bool,
    as_json: bool,
) -> None:
    """List the levels of the evaluative code CODE with their numbers of cases, or declare and change them.

    That a case cannot be classified is always possible and is no level. Only ordered levels have an order in
    agreement and tables.
    """
    from qualcode.workspace.codebook.levels import declare, level_called

    changes = bool(names or defined or renamed or removed or ordered is not None)
    if (other or not_classifiable) and not (removed or names):
        raise UsageProblem(_("Which level is to be removed?"), _("Say --remove LEVEL."))
    if other and not_classifiable:
        raise UsageProblem(
            _("{option} and {other} exclude each other.", option="--to", other="--not-classifiable"),
            _("Say one of them."),
        )
    with open_workspace(path, coder) as space:
        found = exactly(space.project.codes.find, code)
        if not changes:
            _show(space, found, as_json=as_json)
            return
        wanted = _wanted(found, names, dict(defined), dict(renamed), removed)
        goes = [level for level in found.levels if level.key not in {kept.key for kept in wanted}]
        instead: dict[int, int | None] = {}
        if other or not_classifiable:
            key = level_called(found, other).key if other else None
            instead = {level.key: key for level in goes}
        tell_who(space)
        after = declare(space, found, wanted, ordered=found.ordered if ordered is None else ordered, instead=instead)
        diagnostics.say(
            ngettext(
                "“{code}” has {count} level: {levels}",
                "“{code}” has {count} levels: {levels}",
                len(after.levels),
                code=after.full_name,
                levels=(" < " if after.ordered else ", ").join(level.name for level in after.levels) or "–",
            )
        )
        if after.levels and not after.ordered:
            diagnostics.say(_("they are not ordered: --ordered says that they stand from the lowest up"))
        if after.kind is not found.kind:
            diagnostics.say(_("it is an evaluative code now"))


def _wanted(
    code: Code,
    names: tuple[str, ...],
    defined: dict[str, str],
    renamed: dict[str, str],
    removed: tuple[str, ...],
) -> list[EvaluativeLevel]:
    """The levels as they are to be."""
    from qualcode.model.codes import EvaluativeLevel
    from qualcode.workspace.codebook.levels import level_called

    wanted = list(code.levels)
    if names:
        there = {level.name: level for level in code.levels}
        wanted = [there.get(name, EvaluativeLevel(name)) for name in names]
    gone = {level_called(code, name).key for name in removed}
    wanted = [level for level in wanted if not level.key or level.key not in gone]
    for name, text in defined.items():
        place = _place(code, wanted, name)
        wanted[place] = replace(wanted[place], definition=text)
    places = {_place(code, wanted, before): after for before, after in renamed.items()}
    for place, after in places.items():
        wanted[place] = replace(wanted[place], name=after)
    return wanted


def _place(code: Code, wanted: list[EvaluativeLevel], name: str) -> int:
    """Where a level of that name stands. Raises UsageProblem where there is none."""
    for place, level in enumerate(wanted):
        if level.name == name:
            return place
    raise UsageProblem(
        _("“{code}” has no level “{level}”.", code=code.full_name, level=name),
        _("It has: {levels}.", levels=", ".join(program().quoted(level.name) for level in wanted) or "–"),
    )


def _show(space: Workspace, code: Code, *, as_json: bool) -> None:
    from qualcode.model.codebooks.typologies import unclassifiable
    from qualcode.workspace.typology.levels import seen

    tell_hidden(space, "levels")
    numbers = Counter(level.level for level in seen(space, code))
    if as_json:
        output.as_json(
            {
                "code": code.full_name,
                "ordered": code.ordered,
                "levels": [
                    {"name": level.name, "definition": level.definition, "given": numbers[level.key]}
                    for level in code.levels
                ],
                "not_classifiable": numbers[None],
            }
        )
        return
    rows = [
        (number, level.name, numbers[level.key], " ".join(level.definition.split()))
        for number, level in enumerate(code.levels, start=1)
    ]
    if rows:
        rows.append(("", unclassifiable(program()), numbers[None], ""))  # type: ignore[arg-type]  # no number
    output.table(heads_of("no.", "level", "given_times", "definition"), rows, right=(0, 2))
    diagnostics.say(
        (_("ordered from the lowest up") if code.ordered else _("not ordered"))
        if rows
        else _("“{code}” has no levels: --level NAME declares them", code=code.full_name)
    )
    if code.levels_at_one_place:
        names = ", ".join(program().quoted(level.name) for level in code.levels_at_one_place)
        diagnostics.warn(
            _("copies declared levels apart, so nobody said their order: {names}; declare it anew", names=names)
        )
