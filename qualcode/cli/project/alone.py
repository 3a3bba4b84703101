"""What `qualcode` does without a command: open the only project of the folder, else say what to do next."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from qualcode.catalogue import _, program
from qualcode.cli.project.demo import FILE, FOLDER, demo
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.exit_codes import ExitCode
from qualcode.cli.shared.session import named_project, open_workspace, projects_here
from qualcode.cli.shared.start_tui import on_terminal
from qualcode.plural import counted

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
    return _offer_demo(context)


def _typed(path: Path) -> str:
    """The path as it is typed: from the folder where the user is, quoted where a shell needs that."""
    here = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    return shlex.quote(str(here))


def _only(context: click.Context, path: Path) -> int:
    if on_terminal():
        from qualcode.cli.project.projects import open_

        return int(context.invoke(open_, words=(str(path),)))
    with open_workspace(path) as space:
        documents, codes = len(space.project.documents.all()), len(space.book)
        output.line(
            f"{space.project.title}: {counted(documents, 'document')}, {counted(codes, 'code')} ({path.name})"
        )
    diagnostics.say(_("Next:"))
    steps = [("open", _("read and code, in a terminal")), ("documents", _("list the documents"))]
    if not documents:
        steps = [("import TEXTS…", _("bring in interviews: files or folders"))]  # no text: a command
    _tell_steps(
        [
            (f"qualcode -p {_typed(path)} {command}", meaning)  # no text: a command
            for command, meaning in steps
        ]
    )
    return ExitCode.DONE


def _tell_several(found: list[Path]) -> None:
    diagnostics.say(_("This folder holds {projects}. Open one of them:", projects=counted(len(found), "project")))
    _tell_steps([(f"qualcode {_typed(path)}", "") for path in found[:_SHOWN]])  # no text: a command
    if len(found) > _SHOWN:
        diagnostics.say("  " + _("… and {number} more", number=program().number(len(found) - _SHOWN)))


def _offer_demo(context: click.Context) -> int:
    diagnostics.say(_("There is no project in this folder. Next:"))
    built = FOLDER / FILE
    steps = [
        ("qualcode new study", _("make a project of your own, study.qualcode")),  # no text: a command
        ("qualcode import TEXTS…", _("then bring in interviews: files or folders")),  # no text: a command
        (f"qualcode {built}", _("open the demo project"))  # no text: a command
        if built.is_file()
        else ("qualcode demo", _("or try the demo")),  # no text: a command
        ("qualcode --help", _("all commands")),
    ]
    _tell_steps(steps)
    if not on_terminal() or FOLDER.exists():
        return ExitCode.USAGE
    if not click.confirm(_("Build the demo project in “{FOLDER}” now, and open it?", FOLDER=FOLDER), err=True):
        return ExitCode.USAGE
    return int(context.invoke(demo))


def _tell_steps(steps: list[tuple[str, str]]) -> None:
    """Write commands below one another, each with what it does."""
    reach = max(len(command) for command, _ in steps) + 2
    for command, meaning in steps:
        diagnostics.say(f"  {command:<{reach}}{meaning}".rstrip())
