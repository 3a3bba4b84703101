"""The command that looks a codebook over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.exit_codes import ExitCode
from qualcode.cli.shared.session import find_project, open_workspace, tell_hidden

if TYPE_CHECKING:
    from qualcode.reporting.codebook.problems import CodebookProblem


@click.command("check")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of what was found."))
@click.option("-p", "--project", "project_file", type=click.Path(path_type=Path), help=_("The project file."))
@click.pass_context
def check(context: click.Context, file: Path | None, project_file: Path | None, *, as_json: bool) -> None:
    """Look the codebook over, or one in a FILE: what is missing, doubled, unknown or stale (exit 1 if any is).

    Notes alone, such as colours too alike for colour-blind readers, are no failure.
    """
    from qualcode.workspace.codebook.checking import check_codebook, check_codebook_file, needs_mending

    if file is not None:
        problems = check_codebook_file(file)
    else:
        with open_workspace(find_project(project_file or context.find_root().obj)) as space:
            tell_hidden(space, "codings and anchor examples")
            problems = check_codebook(space)
    _tell(problems, as_json=as_json)
    context.exit(ExitCode.FAILED if needs_mending(problems) else ExitCode.DONE)


def _tell(problems: list[CodebookProblem], *, as_json: bool) -> None:
    from qualcode.reporting.codebook.problems import ProblemGrade, problem_words

    if as_json:
        output.as_json(
            [
                {
                    "kind": problem.kind.value,
                    "grade": problem.grade.value,
                    "codes": list(problem.codes),
                    "detail": problem.detail,
                    "words": problem_words(problem, program()),
                }
                for problem in problems
            ]
        )
        return
    grades = {
        ProblemGrade.ERROR: pgettext("grade of a problem", "error"),
        ProblemGrade.WARNING: pgettext("grade of a problem", "open"),
        ProblemGrade.NOTE: pgettext("grade of a problem", "note"),
    }
    for grade in ProblemGrade:
        for problem in problems:
            if problem.grade is grade:
                output.line(f"{grades[grade]}: {problem_words(problem, program())}")
    open_ = sum(problem.grade is not ProblemGrade.NOTE for problem in problems)
    notes = len(problems) - open_
    if not problems:
        diagnostics.say(_("nothing is open"))
        return
    diagnostics.say(
        ngettext("{count} thing is open", "{count} things are open", open_)
        + ", "
        + ngettext("{count} note", "{count} notes", notes)
    )
