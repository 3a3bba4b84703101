"""The command documents reread: a document that is read in another way, with its codings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qualcode.catalogue import _, program
from qualcode.cli.material.reading_options import reading_options
from qualcode.cli.material.revise import carry_out, draft_in, preview_options, show
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.session import (
    author_option,
    confirm_or_refuse,
    exactly,
    open_workspace,
    project_option,
    tell_who,
)

if TYPE_CHECKING:
    from qualcode.model.documents import Document
    from qualcode.workspace.material.revising import PlannedRevision
    from qualcode.workspace.workspace import Workspace


@click.command("reread")
@click.argument("document")
@click.argument("file", required=False, metavar="[FILE]", type=click.Path(path_type=Path))
@reading_options
@click.option("--part", metavar="NAME", help=_("Which document of FILE, if it holds several; else that of the name."))
@click.option(
    "--split",
    type=click.Choice(("heading", "text-lines")),
    help=_("FILE holds several documents, at its headings or at its lines “#TEXT name”."),
)
@click.option(
    "--as",
    "as_",
    type=click.Choice(("auto", "text")),
    default="auto",
    show_default=True,
    help=_("By the suffix, or as text whatever the suffix."),
)
@preview_options
@click.option("--json", "as_json", is_flag=True, help=_("Write the preview as an object."))
@author_option
@project_option
def reread(
    path: Path,
    document: str,
    file: Path | None,
    part: str | None,
    as_: str,
    coder: str | None,
    *,
    accept_uncertain: bool,
    dry_run: bool,
    yes: bool,
    as_json: bool,
    **others: Any,  # noqa: ANN401 - what may be said of transcripts, see `reading_options`
) -> None:
    """Read DOCUMENT anew in another way: who speaks, who asks, which lines belong together; its codings move along.

    Without FILE the text is read that stands in the project; with FILE that, which tells more where the format shows
    who speaks. What is said here holds for this document, beside what was said for all files of the project. Roles
    that somebody changed stay, unless --interviewer is said. Shows first what would happen; nothing is written before
    you agree. “undo” takes all of it back.
    """  # fmt: skip
    from qualcode.workspace.imports.import_options import ImportOptions
    from qualcode.workspace.material import revising

    said = ImportOptions(**{name: value for name, value in others.items() if value is not None})
    with open_workspace(path, coder) as space:
        found = exactly(space.project.documents.find, document, yes=yes)
        options = said.of_reading(revising.choices_for(space, found))
        draft = draft_in(file, found, part, as_, options) if file is not None else None
        planned = revising.planned_rereading(space, found, options, draft)
        diagnostics.say(planned.summary)
        if not as_json:
            _show_reading(space, found, planned)
        show(planned.seen, as_json=as_json, accept_uncertain=accept_uncertain)
        if dry_run:
            diagnostics.say(_("nothing was written"))
            return
        confirm_or_refuse(_("Read “{document}” anew?", document=found.name), yes=yes)
        tell_who(space)
        carry_out(space, planned, accept_uncertain=accept_uncertain)


def _show_reading(space: Workspace, document: Document, planned: PlannedRevision) -> None:
    """The dialect, and the first turns before and after."""
    from qualcode.workspace.imports.draft_sample import first_turns, read_as

    documents, draft = space.project.documents, planned.plan.draft
    output.line(f"{program().quoted(document.name)}: {read_as(draft.how_read, len(draft.structure.turns))}")
    before = first_turns(documents.text(document), documents.structure(document), documents.roles(document))
    output.line(_("  so far:"))
    for turn in before:
        output.line(f"    {turn.told}")
    output.line(_("  read anew:"))
    for turn in first_turns(draft.text, draft.structure, {who.name: who.role for who in draft.speakers}):
        output.line(f"    {turn.told}")
