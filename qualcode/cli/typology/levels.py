"""The command levels: which level cases have on evaluative codes, why, and on which passages."""

from __future__ import annotations

from dataclasses import replace
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
)
from qualcode.cli.typology.leaving import LeavingChoice, leaving_options, write_levels
from qualcode.errors import UsageProblem
from qualcode.plural import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qualcode.model.codebooks.level_values import LevelBoard
    from qualcode.model.codebooks.typologies import CaseLevel
    from qualcode.model.codes import Code
    from qualcode.model.codings import Coding
    from qualcode.model.documents import Case, Document
    from qualcode.workspace.workspace import Workspace

_SHOWN = 60  # characters of a reason in a list


@click.group("levels", cls=Group, invoke_without_command=True)
@click.option("--code", "codes", multiple=True, metavar="CODE", help=_("Only on this code."))
@click.option("--case", "cases", multiple=True, metavar="CASE",
              help=_("Only of this case, or document without one."))  # fmt: skip
@click.option("--coders", metavar="A,B", default="", help=_("Only those that these coders gave."))
@click.option("--round", "round_", type=click.IntRange(1), default=None, metavar="N", help=_("Only of this round."))
@click.option("--missing", is_flag=True, help=_("Cases that have no level yet, in place of those that have."))
@leaving_options
@click.option("--with-passages", is_flag=True, help=_("In what is written: the words of the passages, too."))
@group_project_option
@click.pass_context
def levels(
    context: click.Context,
    /,
    codes: tuple[str, ...],
    cases: tuple[str, ...],
    coders: str,
    round_: int | None,
    *,
    missing: bool,
    with_passages: bool,
    **leaving: object,
) -> None:
    """List which level cases have on evaluative codes, or write them with -o or --json; sub-commands give them.

    Each coder says the level of a case by oneself; a consensus stands for all. “codebook levels” declares which
    levels a code has.
    """
    if context.invoked_subcommand is not None:
        return
    from qualcode.workspace.typology.levels import board, unit_called

    with open_workspace(find_project(context.find_root().obj)) as space:
        tell_hidden(space, "levels")
        found = board(
            space,
            [exactly(space.project.codes.find, code) for code in codes],
            coders=coders_called(space, coders),
            round_=round_,
        )
        wanted = [exactly(lambda name, exact=False: unit_called(space, name, exact=exact), case) for case in cases]
        units = [unit for unit in found.units if not wanted or unit in wanted]
        if (chosen := LeavingChoice(**leaving)).leaves:  # type: ignore[arg-type]  # as click gives them
            write_levels(space, replace(found, units=tuple(units)), chosen, with_passages=with_passages)
        elif missing:
            _list_missing(found, units)
        else:
            _list(found, units)
        tell_misplaced(found)


def coders_called(space: Workspace, names: str) -> list[int]:
    """The keys of the coders of these names, with commas between them."""
    return [exactly(space.project.coders.find, name.strip()).key for name in names.split(",") if name.strip()]


def tell_misplaced(found: LevelBoard) -> None:
    """Say that levels stand where they count no longer."""
    if found.misplaced:
        diagnostics.warn(
            ngettext(
                "{count} level is left out: its document belongs to a case by now",
                "{count} levels are left out: their documents belong to a case by now",
                found.misplaced,
            )
        )


def _list(found: LevelBoard, units: Sequence[Case | Document]) -> None:
    rows = [
        (
            unit.name,
            code.full_name,
            _level_name(code, level),
            found.coders.get(level.coder, ""),
            level.round,
            len(level.passages),
            " ".join(level.reason.split())[:_SHOWN],
        )
        for code in found.codes
        for unit in units
        for level in found.of(unit, code)
    ]
    output.table(heads_of("case", "code", "level", "coder", "round", "passages", "reason"), rows, right=(4, 5))
    if not found.codes:
        diagnostics.say(_("no code has levels: “qualcode codebook levels” declares them"))
    elif not rows:
        diagnostics.say(_("no case has a level: “qualcode levels set CASE CODE LEVEL”"))


def _level_name(code: Code, level: CaseLevel) -> str:
    from qualcode.model.codebooks.typologies import unclassifiable

    return next((known.name for known in code.levels if known.key == level.level), unclassifiable(program()))


def _list_missing(found: LevelBoard, units: Sequence[Case | Document]) -> None:
    rows = [(unit.name, code.full_name) for code in found.codes for unit in units if not found.of(unit, code)]
    output.table(heads_of("case", "code"), rows)
    diagnostics.say(
        ngettext("{count} level is missing", "{count} levels are missing", len(rows))
        if rows
        else _("every case has a level")
    )


@levels.command("set")
@click.argument("case")
@click.argument("code")
@click.argument("level", required=False)
@click.option("--not-classifiable", is_flag=True, help=_("The case cannot be classified: it has no level."))
@click.option("--reason", default="", help=_("Why it has this level."))
@click.option("--passage", "passages", multiple=True, metavar="ID",
              help=_("A coding that is the evidence. May be given several times."))  # fmt: skip
@click.option("--own-passages", is_flag=True,
              help=_("The evidence are all its passages that you coded with CODE or one below it."))  # fmt: skip
@coder_options
@project_option
def set_(
    path: Path,
    case: str,
    code: str,
    level: str | None,
    reason: str,
    passages: tuple[str, ...],
    coder: str | None,
    *,
    not_classifiable: bool,
    own_passages: bool,
    new_coder: bool,
) -> None:
    """Give CASE, or a document without a case, a LEVEL on CODE; yours of this round is replaced."""
    from qualcode.workspace.codebook.levels import level_called
    from qualcode.workspace.typology import levels as of_cases

    if (level is None) != not_classifiable:
        raise UsageProblem(
            _("Which level does the case have?"), _("Say LEVEL, or --not-classifiable where none can be given.")
        )
    with open_workspace(path, coder) as space:
        unit, found = _cell(space, case, code)
        chosen: list[Coding] = [exactly(space.project.codings.find, passage) for passage in passages]
        if own_passages:
            chosen += [passage.coding for passage in of_cases.own_passages(space, unit, found)]
        with acting(space, new=new_coder):
            given = of_cases.give(
                space,
                unit,
                found,
                level_called(found, level) if level is not None else None,
                reason=reason,
                passages=list({coding.key: coding for coding in chosen}.values()),
            )
        diagnostics.say(
            _(
                "“{case}” on “{code}”: {level} ({passages})",
                case=unit.name,
                code=found.full_name,
                level=_level_name(found, given),
                passages=counted(len(given.passages), "passage"),
            )
        )


def _cell(space: Workspace, case: str, code: str) -> tuple[Case | Document, Code]:
    from qualcode.workspace.typology.levels import unit_called

    unit = exactly(lambda name, exact=False: unit_called(space, name, exact=exact), case)
    return unit, exactly(space.project.codes.find, code)


@levels.command("remove")
@click.argument("case")
@click.argument("code")
@author_option
@project_option
def remove(path: Path, case: str, code: str, coder: str | None) -> None:
    """Take the level away that you gave CASE on CODE in this round."""
    from qualcode.workspace.typology import levels as of_cases

    with open_workspace(path, coder) as space:
        unit, found = _cell(space, case, code)
        with acting(space, new=False):
            of_cases.remove(space, [of_cases.own_level(space, unit, found)])
    diagnostics.say(_("“{case}” has no level of yours on “{code}” any more", case=unit.name, code=found.full_name))


@levels.command("passages")
@click.argument("case")
@click.argument("code")
@click.option("--all-coders", is_flag=True, help=_("Also passages that others coded, as far as you may see them."))
@author_option
@project_option
def passages(path: Path, case: str, code: str, coder: str | None, *, all_coders: bool) -> None:
    """List the passages of CASE that you coded with CODE or one below it: the evidence for its level."""
    from qualcode.workspace.typology import levels as of_cases

    with open_workspace(path, coder) as space:
        tell_hidden(space, "passages")
        unit, found = _cell(space, case, code)
        of_unit = of_cases.passages_of if all_coders else of_cases.own_passages
        rows = [
            (
                passage.coding.id,
                passage.document.name,
                passage.code.full_name,
                passage.coder.name,
                " ".join(passage.text.split()),
            )
            for passage in of_unit(space, unit, found)
        ]
    output.table(heads_of("id", "document", "code", "coder", "passage"), rows)
    if not rows:
        diagnostics.say(_("no passage of “{case}” is coded so", case=unit.name))
