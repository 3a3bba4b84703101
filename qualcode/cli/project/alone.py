"""What `qualcode` does without a command: open the only project of the folder, else say what to do next."""

from __future__ import annotations

from pathlib import Path

import click

from qualcode.catalogue import _, ngettext
from qualcode.cli.project.demo import FILE, FOLDER, demo
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.asking import confirmed
from qualcode.cli.shared.exit_codes import ExitCode
from qualcode.cli.shared.session import named_project, open_workspace, projects_here, with_suffix
from qualcode.cli.shared.start_tui import on_terminal
from qualcode.plural import counted
from qualcode.user_folders import as_typed

_SHOWN = 20  # projects of a folder that are listed


def alone(context: click.Context, given: Path | None) -> int:
    """Open the project that -p or $QUALCODE_PROJECT names, else the only one of this folder; gives the exit code.

    In a pipe nothing is opened: what the project is, and what can be done with it, is printed. Where there is none,
    or several, the next steps are told, with exit code 2: nothing was done that could have been meant.
    """
    named = named_project(given)
    found = projects_here() if named is None else [named]
    if len(found) == 1:
        return _only(context, found[0])
    if found:
        _tell_several(found)
        return ExitCode.USAGE
    return _offer_projects(context)


def _only(context: click.Context, path: Path) -> int:
    if on_terminal():
        from qualcode.cli.project.projects import open_

        return int(context.invoke(open_, words=(str(path),)))
    with open_workspace(path) as space:
        title, documents, codes = space.project.title, len(space.project.documents.all()), len(space.book)
    output.line(f"{title}: {counted(documents, 'document')}, {counted(codes, 'code')} ({path.name})")
    diagnostics.say(_("Next:"))
    steps = [
        ("open", _("read and code, in a terminal")),
        ("read DOCUMENT", _("read and code line by line, without a screen")),  # no text: a command
        ("documents", _("list the documents")),
    ]
    if not documents:
        steps = [(_("import TEXTS…"), _("import interviews: files or folders"))]
    program = f"qualcode -p {as_typed(path)}"  # no text: a command
    _tell_steps([(f"{program} {command}", meaning) for command, meaning in steps])
    return ExitCode.DONE


def _tell_several(found: list[Path]) -> None:
    diagnostics.say(
        ngettext(
            "This folder holds {count} project. Open it:",
            "This folder holds {count} projects. Open one of them:",
            len(found),
        )
    )
    _tell_steps([(f"qualcode {as_typed(path)}", "") for path in found[:_SHOWN]])  # no text: a command
    if len(found) > _SHOWN:
        diagnostics.say(ngettext("  … and {count} more", "  … and {count} more", len(found) - _SHOWN))


def _offer_projects(context: click.Context) -> int:
    """Tell the next steps; on a terminal offer the demo, then a project of one's own."""
    diagnostics.say(_("There is no project in this folder. Next:"))
    built = FOLDER / FILE
    demonstrated = ("qualcode demo", _("or try the demo"))  # no text: a command
    if built.is_file():
        demonstrated = (f"qualcode {built}", _("open the demo project"))  # no text: a command
    _tell_steps(
        [
            (_("qualcode new study"), _("create a project of your own")),
            (_("qualcode import TEXTS…"), _("then import interviews: files or folders")),
            demonstrated,
            ("qualcode --help", _("list all commands")),
        ]
    )
    if not on_terminal():
        return ExitCode.USAGE
    if not FOLDER.exists() and confirmed(_("Build the demo project in “{folder}” now, and open it?", folder=FOLDER)):
        return int(context.invoke(demo, tour=True))
    return _offer_new(context)


def _offer_new(context: click.Context) -> int:
    """Ask for the name of a project, create it and open it; nothing, or the end of the input, creates none."""
    from qualcode.cli.project.projects import new, open_

    try:
        name = click.prompt(
            _("Name of a new project (empty: none)"), default="", show_default=False, err=True
        ).strip()
    except click.Abort:
        return ExitCode.USAGE
    if not name:
        return ExitCode.USAGE
    context.invoke(new, file=Path(name))
    return int(context.invoke(open_, words=(str(with_suffix(Path(name))),)))


def _tell_steps(steps: list[tuple[str, str]]) -> None:
    """Write commands below one another, each with what it does."""
    reach = max(len(command) for command, _ in steps) + 2
    for command, meaning in steps:
        diagnostics.say(f"  {command:<{reach}}{meaning}".rstrip())
