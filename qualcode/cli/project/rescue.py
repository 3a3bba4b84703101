"""The command `rescue`: take in work that was kept when a project file was replaced while it was open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, pgettext
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.exit_codes import ExitCode
from qualcode.cli.shared.session import author_option, confirm_or_refuse, open_workspace, project_option, tell_who
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.project.watch.rescue_file import Rescue


@click.command("rescue")
@click.option("--list", "only_list", is_flag=True, help=_("Only show what waits, of every project."))
@click.option("--yes", is_flag=True, help=_("Take it in without a question."))
@author_option
@project_option
def rescue(path: Path, coder: str | None, *, only_list: bool, yes: bool) -> int:
    """Take in what was kept when the project file was replaced, moved or overwritten while it was open.

    What the project has already is passed over; what has no place in it any more is listed, and its rescue file
    stays. All that is taken in from one file is one change, which “undo” takes back.
    """
    if only_list:
        _show_all()
        return ExitCode.DONE
    from qualcode.workspace.project.making import take_in_rescue

    with open_workspace(path, coder) as space:
        waiting = space.project.rescues.waiting()
        if not waiting:
            diagnostics.say(
                _("nothing waits for this project (“qualcode rescue --list” shows what waits for others)")
            )
            return ExitCode.DONE
        for found in waiting:
            diagnostics.say(f"{_said(found)}: {found.why}")
        kept = sum(len(found.entries) for found in waiting)
        confirm_or_refuse(_("Take {changes} into “{path}”?", changes=counted(kept, "change"), path=path), yes=yes)
        tell_who(space)
        left = 0
        for found in waiting:
            taken = take_in_rescue(space, found)
            diagnostics.say(
                _(
                    "took in {changes}; here already: {known}; without a place: {count}",
                    changes=counted(len(taken.entries), "change"),
                    known=taken.known,
                    count=len(taken.without_place),
                )
            )
            for said in taken.without_place:
                output.line(said)
            left += len(taken.without_place)
            diagnostics.say(
                _("kept “{file}”", file=found.file) if taken.without_place else _("removed “{file}”", file=found.file)
            )
    return ExitCode.FAILED if left else ExitCode.DONE


def _show_all() -> None:
    from qualcode.project.watch.rescue_file import all_rescues

    found, unreadable = all_rescues()
    output.table(
        (
            pgettext("column", "written (UTC)"),
            pgettext("column", "project file"),
            pgettext("column", "changes"),
            pgettext("column", "rescue file"),
        ),
        [
            (rescue.written[:16].replace("T", " "), rescue.path, str(len(rescue.entries)), str(rescue.file))
            for rescue in found
        ],
    )
    for said in unreadable:
        diagnostics.warn(said)
    if not found:
        diagnostics.say(_("nothing waits"))


def _said(found: Rescue) -> str:
    return _(
        "{changes} kept on {time} UTC",
        changes=counted(len(found.entries), "change"),
        time=found.written[:16].replace("T", " "),
    )
