"""Commands about the anchor examples of codes: add, remove."""

from __future__ import annotations

from pathlib import Path

import click

from qualcode.catalogue import _
from qualcode.cli.shared import diagnostics
from qualcode.cli.shared.groups import Group
from qualcode.cli.shared.session import (
    author_option,
    exactly,
    group_project_option,
    open_workspace,
    project_option,
    tell_who,
)
from qualcode.errors import UsageProblem
from qualcode.plural import counted


@click.group("anchor", cls=Group)
@group_project_option
def anchor() -> None:
    """Add or remove anchor examples of a code; “codebook show CODE” lists them with their numbers."""


@anchor.command("add")
@click.argument("code")
@click.argument("text", required=False)
@click.option("--label", help=_("The source label of TEXT, such as “RG 2022”."))
@click.option("--invented", is_flag=True, help=_("Nobody said TEXT: it is marked as invented wherever it is shown."))
@click.option(
    "--coding", metavar="ID", help=_("Instead of TEXT: this coding's passage, which stays connected with it.")
)
@author_option
@project_option
def add(
    path: Path,
    code: str,
    text: str | None,
    label: str | None,
    coding: str | None,
    coder: str | None,
    *,
    invented: bool,
) -> None:
    """Add TEXT, or the passage of a coding, as the last anchor example of CODE."""
    from qualcode.workspace.codebook import anchors

    if (text is None) == (coding is None):
        raise UsageProblem(_("What is the example?"), _("Say either TEXT or --coding ID."))
    if coding is not None and label is not None:
        raise UsageProblem(_("A coding has the label of its document."), _("Leave --label out."))
    if coding is not None and invented:
        raise UsageProblem(_("A passage of the project is not invented."), _("Leave --invented out."))
    with open_workspace(path, coder) as space:
        found = exactly(space.project.codes.find, code)
        example = exactly(space.project.codings.find, coding) if coding is not None else None
        tell_who(space)
        if example is None:
            anchors.write(space, found, text or "", label or "", invented=invented)
        else:
            anchors.add_passage(space, found, example)
    diagnostics.say(_("“{code}” has one anchor example more", code=found.full_name))


@anchor.command("remove")
@click.argument("code")
@click.argument("numbers", nargs=-1, required=True, type=click.IntRange(min=1), metavar="NUMBER...")
@author_option
@project_option
def remove(path: Path, code: str, numbers: tuple[int, ...], coder: str | None) -> None:
    """Remove anchor examples of CODE by their numbers in “codebook show CODE”; passages stay coded."""
    from qualcode.workspace.codebook import anchors

    with open_workspace(path, coder) as space:
        found = exactly(space.project.codes.find, code)
        chosen = anchors.numbered(space, found, numbers)
        tell_who(space)
        anchors.remove(space, found, chosen)
    diagnostics.say(
        _(
            "removed {anchors} of “{code}”",
            anchors=counted(len(chosen), "anchor example"),
            code=found.full_name,
        )
    )
