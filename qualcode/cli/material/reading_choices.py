"""The command documents reading: what was said for reading transcripts, and holds for the project's next files."""

from __future__ import annotations

from pathlib import Path

import click

from qualcode.catalogue import _, pgettext
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.session import author_option, open_workspace, project_option, tell_who

EVERY = "all"


@click.command("reading")
@click.option(
    "--forget",
    multiple=True,
    metavar="OPTION",
    help=_("Find this out for each file again, such as dialect or interviewer; “all” for everything."),
)
@click.option("--json", "as_json", is_flag=True, help=_("Write an object of options and values."))
@author_option
@project_option
def reading(path: Path, forget: tuple[str, ...], coder: str | None, *, as_json: bool) -> None:
    """List what “import” was told of transcripts and holds for the project's next files, or forget it."""
    from qualcode.workspace.imports.reading_choices import forget_choices

    with open_workspace(path, coder) as space:
        if forget:
            tell_who(space)
            forget_choices(space, None if EVERY in forget else forget)
        said = space.project.settings.reading.by_option()
    if as_json:
        output.as_json({option: value or True for option, value in said.items()})
    elif said:
        output.table(
            (pgettext("column", "option"), pgettext("column", "value")),
            ((f"--{option}", value) for option, value in said.items()),
        )
    else:
        diagnostics.say(_("nothing was said: the next files are read as they are found"))
