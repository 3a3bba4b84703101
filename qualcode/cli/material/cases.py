"""Commands about cases. Their names are shown here, in the project, and leave it in no export."""

from __future__ import annotations

from pathlib import Path

import click

from qualcode.catalogue import _, ngettext
from qualcode.cli.material.case_show import show
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.groups import Group
from qualcode.cli.shared.options import pairs
from qualcode.cli.shared.session import (
    acting,
    author_option,
    coder_options,
    exactly,
    find_project,
    group_project_option,
    open_project,
    open_workspace,
    project_option,
    tell_who,
)
from qualcode.errors import UsageProblem
from qualcode.model.consent.consents import Purpose
from qualcode.model.consent.words import permission_words


@click.group("cases", cls=Group, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of cases."))
@group_project_option
@click.pass_context
def cases(context: click.Context, *, as_json: bool) -> None:
    """List the cases; sub-commands change them."""
    if context.invoked_subcommand is not None:
        return
    with open_project(find_project(context.find_root().obj)) as opened:
        found = opened.cases.all()
    if as_json:
        output.as_json(
            [
                {
                    "id": c.id,
                    "name": c.name,
                    "attributes": dict(c.attributes),
                    "documents": c.documents,
                    "quotable": c.consent.answer(Purpose.QUOTE).value,
                }
                for c in found
            ]
        )
        return
    rows = (
        (
            c.id,
            c.name,
            c.documents,
            permission_words(answer) if (answer := c.consent.answer(Purpose.QUOTE)) else "",
            ", ".join(f"{n}={v}" for n, v in c.attributes.items()),
        )
        for c in found
    )
    output.table(heads_of("id", "name", "documents", "quotable", "attributes"), rows, right=(2,))


cases.add_command(show)


@cases.command("add")
@click.argument("name")
@author_option
@project_option
def add(path: Path, name: str, coder: str | None) -> None:
    """Add a case."""
    from qualcode.workspace.material import cases

    with open_workspace(path, coder) as space:
        tell_who(space)
        output.line(cases.add(space, name).id)


@cases.command("set")
@click.argument("case")
@click.argument("attributes", nargs=-1, metavar="[NAME=VALUE]...")
@click.option("--quotable", type=click.Choice(("yes", "paraphrase", "no")),
              help=_("Whether exports may quote the case, only paraphrase it, or neither."))  # fmt: skip
@author_option
@project_option
def set_(path: Path, case: str, attributes: tuple[str, ...], quotable: str | None, coder: str | None) -> None:
    """Set attributes of a case (an empty value removes one), and whether it may be quoted."""
    from qualcode.model.consent.consents import Permission
    from qualcode.workspace.material import cases

    values = pairs(attributes)
    if not values and quotable is None:
        raise UsageProblem(_("Nothing is to be set."), _("Name attributes like region=Ruhr, or --quotable."))
    with open_workspace(path, coder) as space:
        found = exactly(space.project.cases.find, case)
        tell_who(space)
        cases.describe(space, found, values, Permission(quotable) if quotable else None)


@cases.command("summary")
@click.argument("case")
@click.argument("text", required=False)
@click.option("--motto", help=_("What sums the case up in a line."))
@coder_options
@project_option
def summary(
    path: Path, case: str, text: str | None, motto: str | None, coder: str | None, *, new_coder: bool
) -> None:
    """Write the summary of a case: a motto and TEXT; what is not given stays, both empty remove it.

    It is one memo of kind “case”, the first on the case; prints its id.
    """
    from qualcode.workspace.coding.case_summaries import write_summary

    if text is None and motto is None:
        raise UsageProblem(
            _("Nothing is to be written."), _("Give a text, or --motto; “qualcode cases show” shows it.")
        )
    with open_workspace(path, coder) as space:
        found = exactly(space.project.cases.find, case)
        with acting(space, new=new_coder):
            written = write_summary(space, found, motto=motto, text=text)
        if written is None:
            diagnostics.say(_("“{case}” has no summary now", case=found.name))
        else:
            output.line(written.id)


@cases.command("rename")
@click.argument("case")
@click.argument("name")
@author_option
@project_option
def rename(path: Path, case: str, name: str, coder: str | None) -> None:
    """Give a case another name."""
    from qualcode.workspace.material import cases

    with open_workspace(path, coder) as space:
        found = exactly(space.project.cases.find, case)
        tell_who(space)
        cases.rename(space, found, name)
        diagnostics.say(_("“{former}” is now “{name}”", former=found.name, name=name))


@cases.command("remove")
@click.argument("case")
@author_option
@project_option
def remove(path: Path, case: str, coder: str | None) -> None:
    """Remove a case; its documents stay without a case."""
    from qualcode.workspace.material import cases

    with open_workspace(path, coder) as space:
        found = exactly(space.project.cases.find, case)
        tell_who(space)
        cases.remove(space, found)
        diagnostics.say(
            ngettext(
                "removed the case “{case}”; {count} document has none now",
                "removed the case “{case}”; {count} documents have none now",
                found.documents,
                case=found.name,
            )
        )
