"""The ledger of what was published where."""

from __future__ import annotations

from pathlib import Path

import click

from qualcode.catalogue import _
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.groups import Group
from qualcode.cli.shared.session import (
    author_option,
    confirm_or_refuse,
    exactly,
    find_project,
    group_project_option,
    open_workspace,
    project_option,
    tell_hidden,
    tell_who,
)
from qualcode.plural import counted
from qualcode.times import local_day


@click.group("publications", cls=Group, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help=_("Write an array."))
@group_project_option
@click.pass_context
def publications(context: click.Context, *, as_json: bool) -> None:
    """List what was published where; “quotes --final” and “report” write it down."""
    if context.invoked_subcommand is not None:
        return
    from qualcode.workspace.quoting.publications import published

    with open_workspace(find_project(context.find_root().obj)) as space:
        found = published(space)
        tell_hidden(space, "passages")
    if as_json:
        output.as_json([{"name": p.name, "created": p.created, "quotations": p.quotations} for p in found])
        return
    rows = ((publication.name, local_day(publication.created), publication.quotations) for publication in found)
    output.table(heads_of("publication", "since", "passages"), rows, right=(2,))


@publications.command("show")
@click.argument("publication")
@project_option
def show(path: Path, publication: str) -> None:
    """List the passages of PUBLICATION: id, code, label, words. It is a working listing."""
    from qualcode.workspace.quoting.publications import published_passages

    with open_workspace(path) as space:
        rows = [
            (passage.quotation_id, passage.code, passage.label,
             passage.words if passage.quotation_id else _("the coding is not there any more"))
            for passage in published_passages(space, space.project.publications.find(publication))
        ]  # fmt: skip
        tell_hidden(space, "passages")
    output.table(heads_of("id", "code", "label", "passage"), rows)


@publications.command("remove")
@click.argument("publication")
@click.option("--yes", is_flag=True, help=_("Do not ask."))
@author_option
@project_option
def remove(path: Path, publication: str, coder: str | None, *, yes: bool) -> None:
    """Remove PUBLICATION from the record of publications; “undo” brings it back."""
    from qualcode.workspace.quoting import publications

    with open_workspace(path, coder) as space:
        found = exactly(space.project.publications.find, publication, yes=yes)
        seen = {publication.key: publication.quotations for publication in publications.published(space)}
        held = counted(seen[found.key], "passage")
        confirm_or_refuse(
            _(
                "Remove “{publication}” with {held} from the record of publications?",
                publication=found.name,
                held=held,
            ),
            yes=yes,
        )
        tell_who(space)
        publications.remove(space, found)
    diagnostics.say(_("“{publication}” is removed from the record of publications", publication=found.name))
