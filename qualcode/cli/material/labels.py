"""Commands about source labels: list them, and say what one stands for: cases, a wave, a kind of source."""

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
    """List the source labels; “set” says what one stands for: how many cases, which wave and kind of source."""
    if context.invoked_subcommand is not None:
        return
    with open_project(find_project(context.find_root().obj)) as opened:
        found = opened.labels.all()
    rows = (
        (label.name, label.documents, label.cases, label.population, label.wave, label.source_kind) for label in found
    )
    names = ("label", "documents", "cases", "population", "wave", "source_kind")
    output.records(names, rows, right=(1, 2, 3), as_json=as_json)


@labels.command("set")
@click.argument("label")
@click.option(
    "--population",
    type=click.IntRange(min=0),
    metavar="N",
    help=_("How many cases the label stands for, also outside of the project; 0 takes it back."),
)
@click.option("--wave", help=_("The wave that it stands for, such as 2022; empty takes it back."))
@click.option("--source-kind", help=_("The kind of source that it stands for, such as RG; empty takes it back."))
@author_option
@project_option
def set_(
    path: Path, label: str, population: int | None, wave: str | None, source_kind: str | None, coder: str | None
) -> None:
    """Say what LABEL stands for: how many cases, such as all whom the study interviewed that year, and which wave.

    The disclosure check counts with the cases: what one case in the project has may be shared by others outside of
    it. Wave and kind of source go for all its documents of which nothing else is said, see “qualcode waves”.
    """
    if population is None and wave is None and source_kind is None:
        raise UsageProblem(_("There is nothing to change."), _("Say --population N, --wave or --source-kind."))
    from qualcode.workspace.counting.origins import describe_label

    with open_workspace(path, coder) as space:
        found = exactly(space.project.labels.find, label)
        tell_who(space)
        found = describe_label(space, found, population=population, wave=wave, source_kind=source_kind)
    if population is not None:
        diagnostics.say(
            _("“{label}” stands for {cases}", label=found.name, cases=counted(population, "case", after=True))
            if population
            else _("“{label}” has no population any more", label=found.name)
        )
    if wave is not None:
        diagnostics.say(
            _("“{label}” stands for the wave {wave}", label=found.name, wave=found.wave)
            if found.wave
            else _("“{label}” stands for no wave any more", label=found.name)
        )
    if source_kind is not None:
        diagnostics.say(
            _("“{label}” stands for the kind of source {kind}", label=found.name, kind=found.source_kind)
            if found.source_kind
            else _("“{label}” stands for no kind of source any more", label=found.name)
        )
