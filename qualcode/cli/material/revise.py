"""The command revise: a corrected text for a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from qualcode.catalogue import _
from qualcode.cli.material import import_report
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.session import (
    author_option,
    confirm_or_refuse,
    exactly,
    open_workspace,
    project_option,
    tell_who,
)
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.model.documents import Document, DocumentDraft
    from qualcode.project.revising.plan import RevisionPlan
    from qualcode.reading.source.options import ReadingOptions
    from qualcode.workspace.material.revising import PlannedRevision
    from qualcode.workspace.workspace import Workspace


F = TypeVar("F", bound=Callable[..., Any])


def preview_options(command: F) -> F:
    """What may be said of a change that is shown before it is made and moves passages."""
    for option in reversed([
        click.option("--dry-run", is_flag=True, help=_("Show the preview, and write nothing.")),
        click.option("--yes", is_flag=True, help=_("Do not ask.")),
        click.option("--accept-uncertain", is_flag=True,
                     help=_("Place uncertain passages as proposed; else they become orphans that remember the "
                            "proposal.")),
    ]):  # fmt: skip
        command = option(command)
    return command


@click.command("revise")
@click.argument("document")
@click.argument("file", required=False, metavar="[NEWFILE]", type=click.Path(path_type=Path))
@preview_options
@click.option(
    "--seal",
    is_flag=True,
    help=_("Erase the former texts for good; checksums and position maps stay. Works without NEWFILE too."),
)
@click.option(
    "--part", metavar="NAME", help=_("Which document of NEWFILE, if it holds several; else that of the name.")
)
@click.option(
    "--as",
    "as_",
    type=click.Choice(("auto", "text")),
    default="auto",
    show_default=True,
    help=_("By the suffix, or as text whatever the suffix."),
)
@click.option("--interviewer", "interviewers", multiple=True, metavar="NAME", help=_("A speaker who asks."))
@click.option(
    "--split",
    type=click.Choice(("heading", "text-lines")),
    help=_("NEWFILE holds several documents, at its headings or at its lines “#TEXT name”."),
)
@click.option("--json", "as_json", is_flag=True, help=_("Write the preview as an object."))
@author_option
@project_option
def revise(
    path: Path,
    document: str,
    file: Path | None,
    part: str | None,
    as_: str,
    interviewers: tuple[str, ...],
    split: str | None,
    coder: str | None,
    *,
    dry_run: bool,
    yes: bool,
    accept_uncertain: bool,
    seal: bool,
    as_json: bool,
) -> None:
    """Give DOCUMENT the corrected text in NEWFILE; codings of all coders, memos and edits move with their words.

    Shows first what would happen. Passages found in full, changed or moved get their new place. Those that are
    not found become orphans: they leave the codings, stay in the project, and “qualcode orphans” lists and
    places them. Uncertain ones do too unless --accept-uncertain is said. Nothing is written before you agree;
    without a terminal and without --yes nothing is, and the exit code is 2. “undo” takes all of it back.

    Only the text is taken from NEWFILE; name, label, case and attributes of the document stay. The former text
    stays readable in this project (“qualcode documents versions”) until --seal erases it.
    """  # fmt: skip
    from qualcode.reading.source.options import ReadingOptions, Split
    from qualcode.workspace.material import revising

    if file is None and not seal:
        raise UsageProblem(
            _("What is the corrected text?"), _("Name a file after the document, or give --seal alone.")
        )
    with open_workspace(path, coder) as space:
        found = exactly(space.project.documents.find, document, yes=yes)
        if file is not None:
            options = ReadingOptions(split=Split(split) if split else Split.NOT)
            options = revising.choices_for(space, found).over(options)
            if interviewers:
                options = replace(options, interviewers=interviewers)
            planned = revising.planned(space, found, draft_in(file, found, part, as_, options))
            diagnostics.say(planned.summary)
            show(planned.seen, as_json=as_json, accept_uncertain=accept_uncertain)
        if dry_run:
            diagnostics.say(_("nothing was written"))
            return
        confirm_or_refuse(_question(found, file, seal=seal), yes=yes)
        tell_who(space)
        if file is not None:
            carry_out(space, planned, accept_uncertain=accept_uncertain)
        if seal:
            _seal(space, found, revised=file is not None)


def draft_in(file: Path, document: Document, part: str | None, as_: str, options: ReadingOptions) -> DocumentDraft:
    """The draft in a file that is the document's, or the part of that name; tells how the file was read."""
    from qualcode.reading.files import read
    from qualcode.workspace.material.revising import draft_of

    reading = read(file, as_, options=options)
    import_report.tell(file, reading)
    return draft_of(reading, file, document, part)


def show(planned: RevisionPlan, *, as_json: bool, accept_uncertain: bool) -> None:
    """Show what would happen to all that stands on the text."""
    from qualcode.reporting.documents.revision_preview import facts, lines

    if as_json:
        output.as_json(facts(planned))
    else:
        for line in lines(planned, accept_uncertain=accept_uncertain):
            output.line(line)


def _question(document: Document, file: Path | None, *, seal: bool) -> str:
    if file is None:
        return _("Erase the former texts of “{document}” for good?", document=document.name)
    if seal:
        return _(
            "Give “{document}” the text of “{file}” and erase its former texts for good?",
            document=document.name,
            file=file.name,
        )
    return _("Give “{document}” the text of “{file}”?", document=document.name, file=file.name)


def carry_out(space: Workspace, planned: PlannedRevision, *, accept_uncertain: bool) -> None:
    """Carry out what was planned, and tell what moved."""
    from qualcode.workspace.material import revising

    done = revising.carry_out(space, planned, accept_uncertain=accept_uncertain)
    moved = _("the passages moved along")
    if done.moved is not None and done.orphaned is not None:
        again = _(", {orphans} found again", orphans=counted(done.found_again, "orphan")) if done.found_again else ""
        moved = _(
            "{passages} moved along, {orphans} made{again}",
            passages=counted(done.moved, "passage"),
            orphans=counted(done.orphaned, "orphan"),
            again=again,
        )
    diagnostics.say(_("“{document}” has its new text: {moved}", document=planned.plan.document.name, moved=moved))
    for lost in done.lost:
        diagnostics.warn(_("not brought back: {lost}", lost=lost))
    if done.orphaned:
        diagnostics.warn(_("“qualcode orphans” lists what waits for a place"))


def _seal(space: Workspace, document: Document, *, revised: bool) -> None:
    from qualcode.cli.project.forget import clear_beside, tell_unsaved
    from qualcode.workspace.material.revising import seal

    try:
        done = seal(space, document)
    except QualcodeError as error:
        if revised:
            diagnostics.warn(
                _("the text was corrected, but the former one is not erased yet: give revise … --seal again")
            )
        raise error
    diagnostics.say(
        _(
            "former texts of “{document}” erased: only their checksums and position maps are left in the project",
            document=document.name,
        )
    )
    tell_unsaved(done)
    for warning in done.warnings:
        diagnostics.warn(warning)
    clear_beside(space.project.path)
    if done.warnings:
        diagnostics.say(_("a backup that is older than the correction holds the former text: delete it when you may"))
