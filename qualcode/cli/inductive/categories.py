"""A step of forming categories: a passage is subsumed, or gives a new one."""

from __future__ import annotations

from pathlib import Path

import click

from qualcode.catalogue import _
from qualcode.cli.inductive.showing import progress_words
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.options import span_of
from qualcode.cli.shared.session import acting, coder_options, exactly, open_workspace, project_option
from qualcode.errors import UsageProblem


@click.command("subsume", context_settings={"ignore_unknown_options": True})
@click.argument("work", metavar="WORK")
@click.argument("document", metavar="DOCUMENT")
@click.argument("span", metavar="START:END")
@click.option("--under", metavar="CODE", help=_("The category that it belongs to."))
@click.option("--new", "name", metavar="NAME", help=_("Make a category of this name of it."))
@click.option("--definition", default="", help=_("With --new: what the category is; it can be written later."))
@coder_options
@project_option
def subsume(
    path: Path,
    work: str,
    document: str,
    span: str,
    under: str | None,
    name: str | None,
    definition: str,
    coder: str | None,
    *,
    new_coder: bool,
) -> None:
    """Subsume the passage START:END under a category, or make a new one of it; prints the coding's id.

    The material counts as worked through up to the end of the passage. Offsets count characters (code points) from 0.
    """
    from qualcode.model.codes import CodeDraft, Rules
    from qualcode.workspace.inductive import categories, inductions

    if (under is None) == (name is None):
        raise UsageProblem(_("A passage belongs to a category, or gives a new one."), _("Say --under or --new."))
    wanted = span_of(span)
    with open_workspace(path, coder) as space:
        found = exactly(space.project.inductions.find, work)
        of = exactly(space.project.documents.find, document)
        if under is not None:
            code = exactly(space.project.codes.find, under)
            with acting(space, new=new_coder):
                added = categories.subsume(space, found, of, wanted, code)
        else:
            draft = CodeDraft(name or "", Rules(definition=definition))
            with acting(space, new=new_coder):
                added = categories.form(space, found, of, wanted, draft)
        now = inductions.progress(space, found)
    output.line(added.coding.id)
    diagnostics.say(progress_words(now))
    if now.is_due:
        diagnostics.warn(_("revise the categories now: “qualcode induce revise NAME --note …”"))
