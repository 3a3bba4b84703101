"""Commands about groups of documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
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

if TYPE_CHECKING:
    from qualcode.model.documents import Document
    from qualcode.model.groups import DocumentGroup
    from qualcode.workspace.workspace import Workspace


@click.group("groups", cls=Group, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of groups."))
@group_project_option
@click.pass_context
def groups(context: click.Context, *, as_json: bool) -> None:
    """List the groups of documents; sub-commands change them.

    --where group=NAME chooses the documents of a group wherever documents are chosen, group:NAME in a query.
    """
    if context.invoked_subcommand is not None:
        return
    with open_project(find_project(context.find_root().obj)) as opened:
        found = opened.groups.all()
        names = {document.key: document.name for document in opened.documents.all()}
    if as_json:
        output.as_json(
            [
                {"id": group.id, "name": group.name, "documents": [names[key] for key in group.documents]}
                for group in found
            ]
        )
        return
    rows = (
        (group.id, group.name, len(group.documents), ", ".join(names[key] for key in group.documents))
        for group in found
    )
    output.table(heads_of("id", "name", "number", "documents"), rows, right=(2,))


@groups.command("add")
@click.argument("name")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@author_option
@project_option
def add(path: Path, name: str, documents: tuple[str, ...], coder: str | None) -> None:
    """Add a group, of these documents where some are named; prints its id."""
    from qualcode.workspace.counting import groups

    with open_workspace(path, coder) as space:
        chosen = _documents(space, documents)
        tell_who(space)
        output.line(groups.add(space, name, chosen).id)


@groups.command("rename")
@click.argument("group")
@click.argument("name")
@author_option
@project_option
def rename(path: Path, group: str, name: str, coder: str | None) -> None:
    """Give a group another name."""
    from qualcode.workspace.counting import groups

    with open_workspace(path, coder) as space:
        found = exactly(space.project.groups.find, group)
        tell_who(space)
        groups.rename(space, found, name)
        diagnostics.say(_("“{former}” is now “{name}”", former=found.name, name=name))


@groups.command("put")
@click.argument("group")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@author_option
@project_option
def put(path: Path, group: str, documents: tuple[str, ...], coder: str | None) -> None:
    """Put documents into a group; they stay in others."""
    from qualcode.workspace.counting import groups

    number = _changed(path, coder, group, documents, groups.put)
    diagnostics.say(ngettext("{count} document put into it", "{count} documents put into it", number))


@groups.command("take")
@click.argument("group")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@author_option
@project_option
def take(path: Path, group: str, documents: tuple[str, ...], coder: str | None) -> None:
    """Take documents out of a group."""
    from qualcode.workspace.counting import groups

    number = _changed(path, coder, group, documents, groups.take)
    diagnostics.say(ngettext("{count} document taken out", "{count} documents taken out", number))


@groups.command("remove")
@click.argument("group")
@author_option
@project_option
def remove(path: Path, group: str, coder: str | None) -> None:
    """Remove a group; its documents stay."""
    from qualcode.workspace.counting import groups

    with open_workspace(path, coder) as space:
        found = exactly(space.project.groups.find, group)
        tell_who(space)
        groups.remove(space, found)
        diagnostics.say(_("removed the group “{name}”", name=found.name))


def _changed(
    path: Path,
    coder: str | None,
    group: str,
    documents: tuple[str, ...],
    change: Callable[[Workspace, DocumentGroup, list[Document]], int],
) -> int:
    """Change which documents a group holds; gives the number of those that were moved."""
    with open_workspace(path, coder) as space:
        found, chosen = exactly(space.project.groups.find, group), _documents(space, documents)
        tell_who(space)
        return change(space, found, chosen)


def _documents(space: Workspace, names: tuple[str, ...]) -> list[Document]:
    """The documents that are named exactly; all are found before anything is written."""
    return [exactly(space.project.documents.find, name) for name in names]
