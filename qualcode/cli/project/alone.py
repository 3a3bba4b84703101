"""What `qualcode` does without a command: open the only project of the folder, else say what to do next."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

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
    diagnostics.say("Next:")
    steps = [("open", "read and code, in a terminal"), ("documents", "list the documents")]
    if not documents:
        steps = [("import TEXTS…", "bring in interviews: files or folders")]
    _tell_steps([(f"qualcode -p {_typed(path)} {command}", meaning) for command, meaning in steps])
    return ExitCode.DONE


def _tell_several(found: list[Path]) -> None:
    diagnostics.say(f"This folder holds {counted(len(found), 'project')}. Open one of them:")
    _tell_steps([(f"qualcode {_typed(path)}", "") for path in found[:_SHOWN]])
    if len(found) > _SHOWN:
        diagnostics.say(f"  … and {len(found) - _SHOWN} more")


def _offer_demo(context: click.Context) -> int:
    diagnostics.say("There is no project in this folder. Next:")
    built = FOLDER / FILE
    steps = [
        ("qualcode new study", "make a project of your own, study.qualcode"),
        ("qualcode import TEXTS…", "then bring in interviews: files or folders"),
        (f"qualcode {built}", "open the demo project") if built.is_file() else ("qualcode demo", "or try the demo"),
        ("qualcode --help", "all commands"),
    ]
    _tell_steps(steps)
    if not on_terminal() or FOLDER.exists():
        return ExitCode.USAGE
    if not click.confirm(f"Build the demo project in “{FOLDER}” now, and open it?", err=True):
        return ExitCode.USAGE
    return int(context.invoke(demo))


def _tell_steps(steps: list[tuple[str, str]]) -> None:
    """Write commands below one another, each with what it does."""
    reach = max(len(command) for command, _ in steps) + 2
    for command, meaning in steps:
        diagnostics.say(f"  {command:<{reach}}{meaning}".rstrip())
