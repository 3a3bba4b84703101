"""The command `merge`: take in what other copies of the project know."""

from __future__ import annotations

from pathlib import Path

import click

from qualcode.catalogue import _
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.exit_codes import ExitCode
from qualcode.cli.shared.session import author_option, open_workspace, project_option, tell_hidden, tell_who


@click.command("merge")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE|FOLDER]...")
@click.option("--dry-run", is_flag=True, help=_("Show what would come in, and write nothing."))
@click.option("--other-project", is_flag=True, help=_("Take in files of another project, too."))
@click.option("--json", "as_json", is_flag=True, help=_("Write the report as an object."))
@author_option
@project_option
def merge(
    path: Path, files: tuple[Path, ...], coder: str | None, *, dry_run: bool, other_project: bool, as_json: bool
) -> int:
    """Take in what other copies of the project know: packages, colleagues' files, conflicted copies of a cloud drive.

    Of a FOLDER all projects in it are merged; those of other projects, backups and files that cannot be read are
    passed over and named, and the exit code is 1. Without FILE it is the copies that a cloud drive made beside the
    project, such as “study (conflicted copy).qualcode”. The files are only read.

    What one copy removed goes; what it never had stays. What two copies changed apart from each other is a conflict:
    one side holds, in every copy the same, until somebody decides (“qualcode conflicts”). The same file twice changes
    nothing. All that came in is one change, which “undo” takes back.
    """
    from qualcode.workspace.sharing.merge_report import report_json, report_lines, taken_rows
    from qualcode.workspace.sharing.merging import merge

    with open_workspace(path, coder) as space:
        tell_who(space)
        merged = merge(space, files, dry_run=dry_run, other_project=other_project)
        if as_json:
            output.as_json(report_json(merged))
        else:
            for line in report_lines(merged):
                output.line(line)
            if rows := taken_rows(merged.report):
                output.line()
                output.table(heads_of("coder", "change", "changes"), rows, right=(2,))
        tell_hidden(space, "changes")
    if merged.report.merge and not dry_run:
        diagnostics.say(_("“qualcode undo” takes all of it back"))
    return ExitCode.FAILED if merged.left_out else ExitCode.DONE
