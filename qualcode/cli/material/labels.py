"""Commands about source labels: list them, and say how many cases one stands for."""

from __future__ import annotations

from pathlib import Path

import click

from qualcode.catalogue import _
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.groups import Group
from qualcode.cli.shared.session import (
    author_option,
    exactly,
    find_project,
    group_project_option,
    open_project,
    open_workspace,
    project_option,
    tell_who,
)
from qualcode.errors import UsageProblem
from qualcode.plural import counted


@click.group("labels", cls=Group, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of labels."))
@group_project_option
@click.pass_context
def labels(context: click.Context, *, as_json: bool) -> None:
    """List the source labels; “set” says how many cases one stands for."""
    if context.invoked_subcommand is not None:
        return
    with open_project(find_project(context.find_root().obj)) as opened:
        found = opened.labels.all()
    rows = ((label.name, label.documents, label.cases, label.population) for label in found)
    output.records(("label", "documents", "cases", "population"), rows, right=(1, 2, 3), as_json=as_json)


@labels.command("set")
@click.argument("label")
@click.option(
    "--population",
    type=click.IntRange(min=0),
    metavar="N",
    help=_("How many cases the label stands for, also outside of the project; 0 takes it back."),
)
@author_option
@project_option
def set_(path: Path, label: str, population: int | None, coder: str | None) -> None:
    """Say how many cases LABEL stands for, such as all whom the study interviewed that year.

    The disclosure check counts with it: what one case in the project has may be shared by others outside of it.
    """
    if population is None:
        raise UsageProblem(_("There is nothing to change."), _("Say --population N."))
    from qualcode.workspace.material.cases import set_population

    with open_workspace(path, coder) as space:
        found = exactly(space.project.labels.find, label)
        tell_who(space)
        set_population(space, found, population or None)
        diagnostics.say(
            _("“{label}” stands for {cases}", label=found.name, cases=counted(population, "case", after=True))
            if population
            else _("“{label}” has no population any more", label=found.name)
        )
