"""The command `sync`: keep copies of a project in step by a folder that all of them reach."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.exit_codes import ExitCode
from qualcode.cli.shared.session import (
    author_option,
    coder_name,
    exactly,
    find_project,
    open_workspace,
    tell_hidden,
    tell_who,
    with_suffix,
)
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.times import clock_time

if TYPE_CHECKING:
    from qualcode.workspace.sharing.sync import FolderSync, SyncReport
    from qualcode.workspace.workspace import Workspace

_TEAM, _PRIVATE = "QUALCODE_SYNC_PASSPHRASE", "QUALCODE_SYNC_PASSPHRASE_FOR"


@click.command("sync")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--watch", is_flag=True, help=_("Look again whenever something changed, until Ctrl-C."))
@click.option("--dry-run", is_flag=True, help=_("Show what would come and go, and write nothing."))
@click.option(
    "--for", "whom", metavar="NAME",
    help=_("Put what others must not see while blind into FOLDER/for-NAME, which you share with NAME alone."),
)  # fmt: skip
@click.option(
    "--join", metavar="FILE", type=click.Path(path_type=Path),
    help=_("Make a project FILE of what the folder holds."),
)  # fmt: skip
@click.option(
    "--passphrase-file", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="FILE",
    help=_("Read the passphrase from the first line of a file (else $QUALCODE_SYNC_PASSPHRASE, else it is asked)."),
)  # fmt: skip
@click.option("--erasures", is_flag=True, help=_("List what was erased, and who erased it, too; write nothing."))
@click.option("--json", "as_json", is_flag=True, help=_("Write the report as an object."))
@author_option
@click.option("-p", "--project", "project_file", type=click.Path(path_type=Path), help=_("The project file."))
def sync(
    folder: Path,
    project_file: Path | None,
    coder: str | None,
    whom: str | None,
    join: Path | None,
    passphrase_file: Path | None,
    *,
    watch: bool,
    dry_run: bool,
    erasures: bool,
    as_json: bool,
) -> int:
    """Keep copies of a project in step by a FOLDER that all coders reach: in a cloud, on a network drive, on a stick.

    Your project stays on your own disk. The folder holds what each coder did since, encrypted under a passphrase that
    you tell each other, but not through that folder. “sync” takes in what is new there and puts there what is new
    here; whoever comes first begins the folder, the others join with --join. Files may arrive late, twice or in any
    order.

    While a round is blind, what tells where somebody gave which code stays on your disk, and “sync” says how much
    that is; with --for it goes to one person, into a folder with a passphrase of its own (it is asked, or stands in
    $QUALCODE_SYNC_PASSPHRASE_FOR). Undo works as ever; only what “sync” took in cannot be taken back as a whole.

    What was erased by “forget” goes in every copy with its next “sync”, before anything else, and its keys go, so
    that nobody can read what a cloud keeps of it; --erasures lists which copies have not confirmed that yet.
    """
    if join is not None:
        if watch or dry_run or whom or erasures:
            raise UsageProblem(
                _("--join makes a project and goes with none of --watch, --dry-run, --for, --erasures."),
                _("Join first; then “qualcode sync FOLDER” as you like."),
            )
        return _join(folder, join, coder, _passphrase(passphrase_file, folder, _TEAM), as_json=as_json)
    if erasures and (watch or dry_run or whom):
        raise UsageProblem(_("--erasures lists, and goes with none of --watch, --dry-run, --for."))
    if watch and (dry_run or as_json):
        raise UsageProblem(_("--watch goes with neither --dry-run nor --json."))
    context = click.get_current_context().find_root()
    with open_workspace(find_project(project_file or context.obj), coder) as space:
        if erasures:
            return _list_erasures(space, folder, _passphrase(passphrase_file, folder, _TEAM), as_json=as_json)
        tell_who(space)
        return _sync(space, folder, whom, passphrase_file, watch=watch, dry_run=dry_run, as_json=as_json)


def _sync(
    space: Workspace,
    folder: Path,
    whom: str | None,
    passphrase_file: Path | None,
    *,
    watch: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    from qualcode.workspace.sharing.sync import FolderSync, PrivateFolder, is_begun, private_folder, would_begin

    begun = is_begun(space, folder)
    person = exactly(space.project.coders.find, whom).name if whom else ""
    private_path = private_folder(folder, person) if person else None
    if dry_run and not begun:
        return _told(would_begin(space, folder), space, as_json=as_json)
    passphrase = _passphrase(passphrase_file, folder, _TEAM, new=not begun)
    private, is_new = None, False
    if private_path is not None:
        is_new = not is_begun(space, private_path, person)
    if private_path is not None and not (is_new and dry_run):
        private = PrivateFolder(person, private_path, _passphrase(None, private_path, _PRIVATE, new=is_new))
    opened = FolderSync.open(space, folder, passphrase, private)
    if watch:
        return _watch(opened)
    return _told(opened.once(dry_run=dry_run), space, as_json=as_json)


def _list_erasures(space: Workspace, folder: Path, passphrase: str, *, as_json: bool) -> int:
    from qualcode.workspace.sharing.erasing import erasure_rows, erasures_json
    from qualcode.workspace.sharing.sync import FolderSync, is_begun

    if not is_begun(space, folder):
        raise UsageProblem(_("“{folder}” keeps nothing in step yet.", folder=folder), _("Say “qualcode sync” first."))
    statuses = FolderSync.open(space, folder, passphrase).erasures()
    if as_json:
        output.as_json(erasures_json(statuses))
        return ExitCode.DONE
    if not statuses:
        output.line(_("Nothing was erased."))
        return ExitCode.DONE
    output.table(heads_of("time", "coder", "erased", "confirmed", "missing"), erasure_rows(statuses))
    return ExitCode.DONE


def _told(report: SyncReport, space: Workspace, *, as_json: bool) -> int:
    _tell(report, as_json=as_json)
    if report.received:
        tell_hidden(space, "changes")
    is_well = report.unwritten is None and all(file.may_come for file in report.unread)
    return ExitCode.DONE if is_well else ExitCode.FAILED


def _tell(report: SyncReport, *, as_json: bool) -> None:
    from qualcode.workspace.sharing.merge_report import taken_rows
    from qualcode.workspace.sharing.sync_report import sync_json, sync_lines

    if as_json:
        output.as_json(sync_json(report))
        return
    for line in sync_lines(report):
        output.line(line)
    rows = taken_rows(report.received) if report.received else []
    if rows:
        output.line()
        output.table(heads_of("coder", "change", "changes"), rows, right=(2,))


def _join(folder: Path, file: Path, coder: str | None, passphrase: str, *, as_json: bool) -> int:
    from qualcode.workspace.sharing.sync import join

    path, who = with_suffix(file), coder_name(coder)
    diagnostics.say(_("coder: {who}", who=who))
    report = join(path, folder, passphrase, who)
    _tell(report, as_json=as_json)
    diagnostics.say(_("made “{path}”", path=path))
    diagnostics.say(_("next: qualcode -p {path} sync {folder}", path=path, folder=folder))
    return ExitCode.DONE


def _watch(opened: FolderSync) -> int:
    from qualcode.project.watch.identity import now
    from qualcode.workspace.sharing.sync_report import sync_lines

    first = True

    def heard(report: SyncReport) -> None:
        nonlocal first
        if first or not report.is_quiet:
            for line in sync_lines(report):
                output.line(f"{clock_time(now())}  {line}")
            output.flush()
        first = False

    diagnostics.say(_("watching; Ctrl-C ends it"))
    try:
        opened.watch(heard, diagnostics.fail)
    except KeyboardInterrupt:
        diagnostics.say(_("no longer watching"))
    return ExitCode.DONE


def _passphrase(file: Path | None, folder: Path, variable: str, *, new: bool = False) -> str:
    """The passphrase: from a file, else the environment, else asked for; twice for a folder that is begun.

    Raises UsageProblem where nobody can be asked.
    """
    if file is not None:
        try:
            lines = file.read_text("utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise QualcodeError(
                _("“{file}” cannot be read as text.", file=file),
                _("Its first line is to be the passphrase, in UTF-8."),
            ) from error
        return lines[0] if lines else ""
    given = os.environ.get(variable)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise UsageProblem(
            _("The passphrase of “{folder}” is not known.", folder=folder),
            _("Set {variable}, or run it on a terminal, which asks for it.", variable=variable),
        )
    if new:
        diagnostics.say(_("“{folder}” is begun: choose a passphrase, and tell it to those who join.", folder=folder))
    typed: str = click.prompt(
        _("Passphrase of “{folder}”", folder=folder), hide_input=True, confirmation_prompt=new, err=True
    )
    return typed
