"""The command types: the space of two or three features, its cells as types, and the cases that are of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext, program
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.groups import Group
from qualcode.cli.shared.session import (
    acting,
    author_option,
    coder_options,
    exactly,
    find_project,
    group_project_option,
    open_workspace,
    project_option,
    tell_hidden,
    tell_who,
)
from qualcode.cli.typology.leaving import LeavingChoice, leaving_options, write_types
from qualcode.errors import UsageProblem
from qualcode.plural import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qualcode.model.codebooks.feature_space import Cell, FeatureSpace
    from qualcode.model.codebooks.typologies import Typology
    from qualcode.model.documents import Case, Document
    from qualcode.workspace.workspace import Workspace


@click.group("types", cls=Group, invoke_without_command=True)
@group_project_option
@click.pass_context
def types(context: click.Context) -> None:
    """List typologies; sub-commands span features, make types of cells and say which cases are of them.

    A feature is an attribute of cases, or an evaluative code with levels. Cells of the space that two or three of
    them span are made types; a type becomes an attribute of its cases, under the name of the typology.
    """
    if context.invoked_subcommand is not None:
        return
    from qualcode.workspace.typology.types import feature_space

    with open_workspace(find_project(context.find_root().obj)) as space:
        rows = []
        for typology in space.project.typologies.all():
            found = feature_space(space, typology.axes, typology)
            rows.append(
                (
                    typology.id,
                    typology.name,
                    " × ".join(axis.name for axis in found.axes),
                    len(typology.types),
                    len(typology.cases),
                )
            )
    output.table(heads_of("id", "name", "features", "types", "cases"), rows, right=(3, 4))
    if not rows:
        diagnostics.say(_("there are no typologies: “qualcode types new NAME FEATURE FEATURE”"))


@types.command("table")
@click.argument("features", nargs=-1, required=True, metavar="FEATURE FEATURE [FEATURE]")  # no text: a usage
@click.option("--levels-of", metavar="CODER", help=_("Levels that this coder gave (else those of all)."))
@author_option
@project_option
def table(path: Path, features: tuple[str, ...], levels_of: str | None, coder: str | None) -> None:
    """Show which cases stand in which cell of the space of two or three features, without keeping it.

    FEATURE is an attribute or an evaluative code, where need be attribute:NAME or code:NAME.
    """
    from qualcode.workspace.typology.types import axis_called, feature_space

    with open_workspace(path, coder) as space:
        tell_hidden(space, "levels")
        whose = exactly(space.project.coders.find, levels_of) if levels_of else None
        _show(feature_space(space, [axis_called(space, name, whose) for name in features]))


@types.command("new")
@click.argument("name")
@click.argument("features", nargs=-1, required=True, metavar="FEATURE FEATURE [FEATURE]")  # no text: a usage
@click.option("--levels-of", metavar="CODER", help=_("Levels that this coder gave (else those of all)."))
@click.option("--note", default="", help=_("What the typology is for."))
@coder_options
@project_option
def new(
    path: Path,
    name: str,
    features: tuple[str, ...],
    levels_of: str | None,
    note: str,
    coder: str | None,
    *,
    new_coder: bool,
) -> None:
    """Begin the typology NAME over two or three features; prints its id.

    FEATURE is an attribute or an evaluative code, where need be attribute:NAME or code:NAME.
    """
    from qualcode.workspace.typology.types import axis_called, define

    with open_workspace(path, coder) as space:
        whose = exactly(space.project.coders.find, levels_of) if levels_of else None
        axes = [axis_called(space, feature, whose) for feature in features]
        with acting(space, new=new_coder):
            typology = define(space, name, axes, note)
        output.line(typology.id)
    diagnostics.say(_("typology “{name}”", name=typology.name))


@types.command("show")
@click.argument("typology")
@leaving_options
@author_option
@project_option
def show(path: Path, typology: str, coder: str | None, **leaving: object) -> None:
    """Show or write a typology: cells, their types, the cases in them, and the cases of each type."""
    from qualcode.workspace.typology.types import feature_space

    with open_workspace(path, coder) as space:
        tell_hidden(space, "levels")
        found = _typology(space, typology)
        shown = feature_space(space, found.axes, found)
        if (chosen := LeavingChoice(**leaving)).leaves:  # type: ignore[arg-type]  # as click gives them
            write_types(space, shown, chosen)
        else:
            _show(shown)


@types.command("edit")
@click.argument("typology")
@click.option("--name", help=_("Another name; the attribute of the cases is called so, too."))
@click.option("--note", help=_("What the typology is for."))
@click.option("--type", "name_of_type", metavar="TYPE", help=_("The type that is changed, or made."))
@click.option("--rename", "called", metavar="NAME", help=_("With --type: another name for it."))
@click.option("--cell", "cells", multiple=True, metavar="VALUE/VALUE",
              help=_("With --type: a cell that makes it, values with “ / ” between; names all anew."))  # fmt: skip
@click.option("--description", help=_("With --type: what marks its cases."))
@click.option("--remove-type", metavar="TYPE", help=_("Remove a type; its cases are of none then."))
@author_option
@project_option
def edit(
    path: Path,
    typology: str,
    name: str | None,
    note: str | None,
    name_of_type: str | None,
    called: str | None,
    cells: tuple[str, ...],
    description: str | None,
    remove_type: str | None,
    coder: str | None,
) -> None:
    """Make types of cells of TYPOLOGY, change or remove them, or give it another name."""
    from qualcode.workspace.typology import types as use_cases

    if name_of_type is None and (called or cells or description):
        raise UsageProblem(_("Which type is meant?"), _("Say --type TYPE."))
    with open_workspace(path, coder) as space:
        found = _typology(space, typology)
        tell_who(space)
        said = use_cases.TypologyEdit(
            name, note, remove_type, name_of_type, called, [_cell(found, cell) for cell in cells], description
        )
        found = use_cases.change(space, found, said)
    diagnostics.say(
        _(
            "“{typology}” has {types}: {names}",
            typology=found.name,
            types=counted(len(found.types), "type"),
            names=", ".join(type_.name for type_ in found.types) or "–",
        )
    )


def _cell(typology: Typology, said: str) -> Cell:
    """The cell of values with “ / ” between them. Raises UsageProblem for another number of values."""
    values = tuple(value.strip() for value in said.split(" / "))
    if len(values) != len(typology.axes):
        values = tuple(value.strip() for value in said.split("/"))
    if len(values) != len(typology.axes):
        raise UsageProblem(
            _("“{cell}” is no cell of this typology.", cell=said),
            _("Say {count} values in the order of the features, with “ / ” between them.", count=len(typology.axes)),
        )
    return values


@types.command("assign")
@click.argument("typology")
@click.argument("case", required=False)
@click.argument("type_", required=False, metavar="[TYPE]")
@click.option("--reason", help=_("Why the case is of the type (else the values of its cell)."))
@click.option("--typical/--not-typical", default=None, help=_("Whether it is the most typical case of its type."))
@click.option("--none", is_flag=True, help=_("The case is of no type."))
@click.option("--anew", is_flag=True, help=_("Without CASE: also cases of which another type was said."))
@author_option
@project_option
def assign(
    path: Path,
    typology: str,
    case: str | None,
    type_: str | None,
    reason: str | None,
    coder: str | None,
    *,
    typical: bool | None,
    none: bool,
    anew: bool,
) -> None:
    """Say of all cases by their cells of which type they are, or of one CASE with a reason.

    The type becomes the attribute of the case that is called like TYPOLOGY; one undo takes all of it back.
    """
    from qualcode.workspace.typology import types as use_cases
    from qualcode.workspace.typology.levels import unit_called

    if case is None and (none or typical is not None or reason):
        raise UsageProblem(_("Which case is meant?"), _("Say CASE behind the typology."))
    if case is not None and type_ is None and typical is None and not none:
        raise UsageProblem(_("Of which type is the case?"), _("Say TYPE, or --none where it is of none."))
    with open_workspace(path, coder) as space:
        found = _typology(space, typology)
        tell_who(space)
        if case is None:
            _after, number = use_cases.assign_cells(space, found, anew=anew)
            diagnostics.say(
                ngettext("{count} case got its type", "{count} cases got their types", number)
                if number
                else _("no case stands in the cell of a type that is not its own already")
            )
            return
        unit = exactly(lambda name, exact=False: unit_called(space, name, exact=exact), case)
        if none:
            use_cases.assign(space, found, unit, None)
        elif type_ is None:
            use_cases.mark_typical(space, found, unit, typical=bool(typical))
        else:
            wanted = use_cases.type_called(found, type_)
            use_cases.assign(space, found, unit, wanted, reason=reason, typical=typical)
        shown = use_cases.feature_space(space, found.axes, found).type_given(unit)
    diagnostics.say(
        _("“{case}”: {type}", case=unit.name, type=shown.name)
        if shown
        else _("“{case}” is of no type of “{typology}”", case=unit.name, typology=found.name)
    )


@types.command("remove")
@click.argument("typology")
@author_option
@project_option
def remove(path: Path, typology: str, coder: str | None) -> None:
    """Remove TYPOLOGY with its types and the attribute of their cases; “undo” brings it back."""
    from qualcode.workspace.typology import types as use_cases

    with open_workspace(path, coder) as space:
        found = _typology(space, typology)
        tell_who(space)
        use_cases.remove(space, found)
    diagnostics.say(_("removed “{name}”", name=found.name))


def _typology(space: Workspace, name: str) -> Typology:
    return exactly(space.project.typologies.find, name)


# ---- shown -------------------------------------------------------------------------------------------


def _show(found: FeatureSpace) -> None:
    from qualcode.reporting.typology.types import incomplete_words

    rows: list[tuple[str | int, ...]] = []
    for cell, units in found.cells.items():
        type_ = found.type_of_cell(cell)
        if units or type_:
            rows.append((*cell, type_.name if type_ else "", len(units), ", ".join(unit.name for unit in units)))
    heads = (*(axis.name for axis in found.axes), *heads_of("type", "number", "cases"))
    output.table(heads, rows, right=(len(found.axes) + 1,))
    empty = sum(1 for cell, units in found.cells.items() if not units and found.type_of_cell(cell) is None)
    if empty:
        diagnostics.say(ngettext("{count} cell is empty", "{count} cells are empty", empty))
    for type_ in found.types:
        units_of = [placed.unit for placed in found.cases if found.type_given(placed.unit) == type_]
        output.line()
        output.line(_("{type}: {cases}", type=type_.name, cases=counted(len(units_of), "case")))
        if type_.description:
            output.paragraph(f"  {type_.description}", indent=2)
        for unit in units_of:
            typed = found.given(unit)
            mark = _("{case} (most typical)", case=unit.name) if typed and typed.typical else unit.name
            output.paragraph(f"  {mark} – {typed.reason if typed else ''}".rstrip(" –"), indent=4)
    _tell_rest(found, incomplete_words(found, program()))


def _tell_rest(found: FeatureSpace, incomplete: Sequence[str]) -> None:
    if incomplete:
        diagnostics.say(
            ngettext("{count} case stands in no cell:", "{count} cases stand in no cell:", len(incomplete))
        )
    for line in incomplete:
        diagnostics.say(f"  {line}")
    for cell, made in found.doubled.items():
        diagnostics.warn(
            _(
                "the cell {cell} makes several types: {types}",
                cell=" / ".join(cell),
                types=program().listed(program().quoted(type_.name) for type_ in made),
            )
        )
    if found.strayed:
        diagnostics.warn(
            ngettext(
                "{count} case is of another type than its cell makes: {cases}",
                "{count} cases are of other types than their cells make: {cases}",
                len(found.strayed),
                cases=_named([placed.unit for placed in found.strayed]),
            )
        )
    if found.proposed:
        diagnostics.say(
            ngettext(
                "{count} case stands in the cell of a type and has none yet: “qualcode types assign”",
                "{count} cases stand in cells of types and have none yet: “qualcode types assign”",
                len(found.proposed),
            )
        )


def _named(units: Sequence[Case | Document]) -> str:
    return ", ".join(program().quoted(unit.name) for unit in units)
