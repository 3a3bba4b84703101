"""Commands about conflicts: what copies of the project changed apart from each other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.groups import Group
from qualcode.cli.shared.session import (
    author_option,
    find_project,
    group_project_option,
    open_workspace,
    project_option,
    tell_hidden,
    tell_who,
)
from qualcode.errors import NotFound, UsageProblem
from qualcode.safe_text import one_line
from qualcode.times import local_time

if TYPE_CHECKING:
    from qualcode.model.sharing.merges import ConflictSide
    from qualcode.workspace.sharing.conflicts import SidedConflict
    from qualcode.workspace.workspace import Workspace

_LONGEST = 100  # characters of a value in the list


@click.group("conflicts", cls=Group, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of conflicts."))
@click.option("--from", "source", default="", metavar="FILE", help=_("Only those with a side from this file."))
@group_project_option
@click.pass_context
def conflicts(context: click.Context, source: str, *, as_json: bool) -> None:
    """List what copies of the project changed apart from each other and nobody decided yet; decide it.

    The side with the sign * holds until then, in every copy the same.
    """
    if context.invoked_subcommand is not None:
        return
    from qualcode.workspace.sharing.conflicts import conflict_json

    with open_workspace(find_project(context.find_root().obj)) as space:
        found = _from(space, source)
        tell_hidden(space, "changes")
    if as_json:
        output.as_json([conflict_json(sided.conflict, sided.sources) for sided in found])
        return
    for sided in found:
        output.line(_head(sided))
        for side, came_from in zip(sided.conflict.sides, sided.sources, strict=True):
            output.line(f"  {_side(side, came_from)}  {_short(side.said)}")
    diagnostics.say(
        ngettext("{count} conflict", "{count} conflicts", len(found))
        + (": qualcode conflicts decide ID --ours|--theirs" if found else "")  # no text: a command
    )


@conflicts.command("show")
@click.argument("conflict", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help=_("Write an object."))
@project_option
def show(path: Path, conflict: str, *, as_json: bool) -> None:
    """Show both sides of the conflict ID as a whole, with the passage that it is about."""
    from qualcode.workspace.sharing.conflicts import conflict_json, find_conflict

    with open_workspace(path) as space:
        sided = find_conflict(space, conflict)
        found, passage = sided.conflict, ""
        if found.document is not None and found.span is not None:
            passage = found.span.cut(space.project.documents.text(space.project.documents.get(found.document)))
    if as_json:
        output.as_json(conflict_json(found, sided.sources) | {"passage": passage or None})
        return
    output.line(_head(sided))
    if passage:
        output.paragraph(f"  {one_line(passage)}", indent=2)
    for side, came_from in zip(found.sides, sided.sources, strict=True):
        output.line()
        output.line(_side(side, came_from))
        output.document("\n".join(f"    {line}" for line in (side.said or _("(empty)")).split("\n")))


@conflicts.command("decide")
@click.argument("wanted", nargs=-1, metavar="[ID]...")
@click.option("--ours", "whose", flag_value="ours", help=_("The side that was made in this copy holds."))
@click.option("--theirs", "whose", flag_value="theirs", help=_("The side that came in holds."))
@click.option("--take", "entry", default="", metavar="ENTRY", help=_("The side that this entry set holds."))
@click.option("--from", "source", default="", metavar="FILE", help=_("All conflicts with a side from this file."))
@click.option("--all", "every", is_flag=True, help=_("All conflicts."))
@author_option
@project_option
def decide(
    path: Path,
    wanted: tuple[str, ...],
    whose: str | None,
    entry: str,
    source: str,
    coder: str | None,
    *,
    every: bool,
) -> None:
    """Say which side of conflicts holds, each by its ID, or of all of one file; “undo” takes it back.

    The decision goes to the other copies like any change. Where two copies decide apart from each other and not
    alike, that is a conflict again.
    """
    from qualcode.workspace.sharing.conflicts import chosen_sides, decide, find_conflict, side_called

    if sum((bool(wanted), bool(source), every)) != 1:
        raise UsageProblem(_("Say which conflicts."), _("Name their ids, or say --from FILE or --all."))
    if (whose is None) == (not entry):
        raise UsageProblem(_("Say which side holds."), _("Say --ours, --theirs, or --take ENTRY."))
    if entry and len(wanted) != 1:
        raise UsageProblem(_("--take is for one conflict."), _("Name one id."))
    with open_workspace(path, coder) as space:
        found = [find_conflict(space, id_) for id_ in wanted] if wanted else _from(space, source)
        if entry:
            chosen = [(found[0].conflict, side_called(found[0], entry))]
        else:
            chosen = chosen_sides(found, "ours" if whose == "ours" else "theirs", source)
        tell_who(space)
        decided = decide(space, chosen)
    diagnostics.say(ngettext("{count} conflict is decided", "{count} conflicts are decided", decided))


def _from(space: Workspace, source: str) -> list[SidedConflict]:
    """The open conflicts, or those with a side from one file. Raises NotFound for a file that brought none."""
    from qualcode.workspace.sharing.conflicts import open_conflicts, sources_of

    found = open_conflicts(space)
    if source and source not in (known := sources_of(found)):
        raise NotFound(
            "file",
            source,
            known[:3],
            _("“qualcode conflicts” lists them."),
            message=_("No open conflict has a side from “{file}”.", file=source),
        )
    return [sided for sided in found if not source or source in sided.sources]


def _head(sided: SidedConflict) -> str:
    from qualcode.workspace.sharing.field_words import field_in_words

    conflict = sided.conflict
    return f"{conflict.id}  {one_line(conflict.about)}: {field_in_words(conflict.field)}"


def _side(side: ConflictSide, came_from: str) -> str:
    whose = _("theirs, from “{file}”", file=came_from) if came_from else _("ours")
    mark = "*" if side.holds else " "
    return f"{mark} {whose}  {one_line(side.coder)}, {local_time(side.created)}  {side.entry[-12:]}"


def _short(said: str) -> str:
    line = one_line(said)
    return f"{line[:_LONGEST]}…" if len(line) > _LONGEST else line or _("(empty)")
