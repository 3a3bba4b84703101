"""The commands that freeze the codebook under a name, list its versions, and take one away."""

from __future__ import annotations

from pathlib import Path

import click

from qualcode.catalogue import _, program
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.session import (
    author_option,
    confirm_or_refuse,
    exactly,
    open_workspace,
    project_option,
    tell_who,
)
from qualcode.plural import counted
from qualcode.times import local_time


@click.command("freeze")
@click.argument("name")
@click.option("--note", default="", help=_("What this version is for."))
@click.option("--round", "round_", type=click.IntRange(min=1), help=_("The coding round that it is the codebook of."))
@author_option
@project_option
def freeze(path: Path, name: str, note: str, round_: int | None, coder: str | None) -> None:
    """Freeze the codebook as it is under NAME: a version that can be compared, exported and cited.

    A version holds all codes with their rules; coding goes on, and the codebook can be changed further.
    """
    from qualcode.workspace.versions import versions

    with open_workspace(path, coder) as space:
        tell_who(space)
        version = versions.freeze(space, name, note, round_)
        output.line(version.id)
    codes = counted(len(version.codes), "code")
    diagnostics.say(_("version “{name}” of the codebook frozen: {codes}", name=version.name, codes=codes))


@click.command("versions")
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of versions."))
@project_option
def versions(path: Path, *, as_json: bool) -> None:
    """List the frozen versions of the codebook, oldest first, and how much changed since."""
    from qualcode.reporting.codebook.version_rows import version_object, version_rows
    from qualcode.workspace.versions import versions as versions_of

    with open_workspace(path) as space:
        found = space.project.versions.all()
        changed = versions_of.changed_since_each(space, found) if found else []
        authors = space.sight.coders
    since = changed[-1].changes if changed else ()
    if as_json:
        names = [authors.get(version.author or 0, "") for version in found]
        output.as_json([version_object(*row) for row in zip(range(1, len(found) + 1), found, names, strict=True)])
        return
    output.table(
        heads_of("no.", "name", "round", "codes", "created", "coder", "note"),
        version_rows(found, authors, program()),
        right=(0, 2, 3),
    )
    if found:
        diagnostics.say(
            _("changed since “{name}”: {changes}", name=found[-1].name, changes=counted(len(since), "change"))
        )
    else:
        diagnostics.say(_("no version of the codebook is frozen yet; “qualcode codebook freeze NAME” does that"))


@click.command("unfreeze")
@click.argument("version")
@click.option("--yes", is_flag=True, help=_("Do not ask."))
@author_option
@project_option
def unfreeze(path: Path, version: str, coder: str | None, *, yes: bool) -> None:
    """Remove the frozen VERSION; the codebook itself stays, and “undo” brings the version back."""
    from qualcode.workspace.versions import versions

    with open_workspace(path, coder) as space:
        found = exactly(space.project.versions.find, version, yes=yes)
        question = _("Remove the version “{name}” of {time}?", name=found.name, time=local_time(found.created))
        confirm_or_refuse(question, yes=yes)
        tell_who(space)
        versions.unfreeze(space, found)
    diagnostics.say(_("version “{name}” of the codebook removed", name=found.name))
