"""The command induce: inductive work begun, listed, shown, revised, closed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, program
from qualcode.cli.inductive.showing import progress_words, show_work, tell_plan
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.groups import Group
from qualcode.cli.shared.options import with_options
from qualcode.cli.shared.session import (
    acting,
    author_option,
    coder_options,
    confirm_or_refuse,
    exactly,
    find_project,
    group_project_option,
    open_workspace,
    project_option,
    tell_hidden,
    tell_who,
)

if TYPE_CHECKING:
    from qualcode.model.documents import Document
    from qualcode.workspace.inductive.inductions import InductionProgress
    from qualcode.workspace.workspace import Workspace

_TECHNIQUES = ("summary", "categories", "differentiation")
_stated = with_options(
    click.option("--documents", "--document", "documents", multiple=True, metavar="DOCUMENT",
                 help=_("The material, in this order. May be given several times.")),
    click.option("--code", metavar="CODE",
                 help=_("Below which code categories arise, or which code is differentiated.")),
    click.option("--question", help=_("The question that the material is to answer.")),
    click.option("--criterion", help=_("By what passages are selected.")),
    click.option("--abstraction", help=_("How abstract paraphrases, statements or categories are to be.")),
    click.option("--definition", help=_("What a category is here.")),
    click.option("--revision", type=int, metavar="N",
                 help=_("At which share of the material the categories are revised, 10 to 50 per cent.")),
)  # fmt: skip


@click.group("induce", cls=Group, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of works."))
@group_project_option
@click.pass_context
def induce(context: click.Context, *, as_json: bool) -> None:
    """List inductive work; sub-commands do it.

    Three techniques are kept apart. “summary” (Mayring): paraphrases of the material in a table, generalised and
    reduced twice. “categories” (Mayring): what a category is, is stated first; then each passage is subsumed under a
    category or gives a new one, and the categories are revised at a chosen share of the material. “differentiation”
    (Kuckartz): all passages of one code as cards, laid into groups that become its sub-codes.
    """
    if context.invoked_subcommand is not None:
        return
    from qualcode.reporting.inductive.report import technique_words
    from qualcode.workspace.inductive import inductions

    with open_workspace(find_project(context.find_root().obj)) as space:
        works = inductions.overview(space)
    if as_json:
        output.as_json([_object(work) for work in works])
        return
    rows = [
        (
            work.induction.id,
            work.induction.name,
            technique_words(work.induction.technique),
            len(work.documents),
            progress_words(work),
        )
        for work in works
    ]
    output.table(heads_of("id", "name", "kind", "documents", "state"), rows, right=(3,))


def _object(work: InductionProgress) -> dict[str, object]:
    induction = work.induction
    return {
        "id": induction.id,
        "name": induction.name,
        "technique": induction.technique.value,
        "code": work.code.full_name if work.code else None,
        "question": induction.question,
        "criterion": induction.criterion,
        "abstraction": induction.abstraction,
        "definition": induction.definition,
        "documents": [of.document.name for of in work.documents],
        "worked": work.worked,
        "length": work.length,
        "share": work.share,
        "revision_due": induction.revision_due,
        "revised": induction.revised,
        "revision_note": induction.revision_note,
        "is_due": work.is_due,
        "closed": induction.closed,
    }


def _documents(space: Workspace, names: Sequence[str]) -> list[Document]:
    return [exactly(space.project.documents.find, name) for name in names]


@induce.command("begin")
@click.argument("name")
@click.option("--technique", type=click.Choice(_TECHNIQUES), required=True, help=_("How it is done."))
@_stated
@coder_options
@project_option
def begin(
    path: Path,
    name: str,
    technique: str,
    documents: tuple[str, ...],
    code: str | None,
    question: str | None,
    criterion: str | None,
    abstraction: str | None,
    definition: str | None,
    revision: int | None,
    coder: str | None,
    *,
    new_coder: bool,
) -> None:
    """Begin a work; prints its id.

    Forming categories needs --criterion, --abstraction, --definition and --revision; differentiating needs --code,
    and takes its passages from all documents where none is named.
    """
    from qualcode.model.codebooks.inductions import InductionDraft, Technique
    from qualcode.reporting.inductive.report import technique_words
    from qualcode.workspace.inductive import inductions

    with open_workspace(path, coder) as space:
        below = exactly(space.project.codes.find, code) if code else None
        draft = InductionDraft(
            name,
            Technique(technique),
            below.key if below else None,
            question or "",
            criterion or "",
            abstraction or "",
            definition or "",
            revision,
        )
        material = _documents(space, documents)
        with acting(space, new=new_coder):
            made = inductions.begin(space, draft, material)
        output.line(made.id)
    diagnostics.say(
        _("inductive work “{name}” begun: {technique}", name=made.name, technique=technique_words(made.technique))
    )


@induce.command("edit")
@click.argument("work", metavar="WORK")
@click.option("--name", help=_("Another name."))
@_stated
@author_option
@project_option
def edit(
    path: Path,
    work: str,
    name: str | None,
    documents: tuple[str, ...],
    code: str | None,
    question: str | None,
    criterion: str | None,
    abstraction: str | None,
    definition: str | None,
    revision: int | None,
    coder: str | None,
) -> None:
    """State something else of a work; what is not named stays, and the history keeps what it was."""
    from dataclasses import replace

    from qualcode.workspace.inductive import inductions

    with open_workspace(path, coder) as space:
        found = exactly(space.project.inductions.find, work)
        below = exactly(space.project.codes.find, code) if code else None
        said = {
            "name": name,
            "code": below.key if below else None,
            "question": question,
            "criterion": criterion,
            "abstraction": abstraction,
            "definition": definition,
            "revision_due": revision,
        }
        draft = replace(found.draft, **{field: value for field, value in said.items() if value is not None})  # type: ignore[arg-type]  # by their names
        tell_who(space)
        inductions.edit(space, found, draft, _documents(space, documents) if documents else None)


@induce.command("show")
@click.argument("work", metavar="WORK")
@author_option
@project_option
def show(path: Path, work: str, coder: str | None) -> None:
    """Show a work: what was stated, how far it is, and its table, categories or cards.

    It is for your own eyes; “table” writes what leaves.
    """
    from qualcode.workspace.inductive.inductions import find_induction, progress

    with open_workspace(path, coder) as space:
        found = find_induction(space, work)
        tell_hidden(space, "codings and memos")
        show_work(space, progress(space, found))


@induce.command("import")
@click.argument("work", metavar="WORK")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--sheet", default="", metavar="NAME", help=_("The sheet of a workbook (else the first with such a table).")
)
@click.option("--dry-run", is_flag=True, help=_("Only say what would be changed."))
@author_option
@project_option
def import_(path: Path, work: str, file: Path, sheet: str, coder: str | None, *, dry_run: bool) -> None:
    """Take in what was changed in a table that “table” wrote, as one change.

    Of a summary: paraphrases, generalisations, why rows are struck, both reductions; of categories: the category; of
    cards: the group. Rows are known by their ids, and those that the file lacks stay as they are. Nothing is changed
    where a row does not fit.
    """
    from qualcode.workspace.inductive import table_import

    with open_workspace(path, coder) as space:
        found = exactly(space.project.inductions.find, work)
        read = table_import.read_file(file, sheet)
        for told in (*read.warnings, *read.notes):
            diagnostics.say(told)
        if not dry_run:
            tell_who(space)
        take = table_import.planned_import if dry_run else table_import.import_table
        tell_plan(take(space, found, read))
    if dry_run:
        diagnostics.say(_("nothing was changed (--dry-run)"))


@induce.command("worked")
@click.argument("work", metavar="WORK")
@click.argument("document", metavar="DOCUMENT")
@click.argument("place", metavar="[PLACE]", type=int, required=False)
@author_option
@project_option
def worked(path: Path, work: str, document: str, place: int | None, coder: str | None) -> None:
    """Say that DOCUMENT is worked through up to PLACE, in characters from its beginning, else to its end."""
    from qualcode.workspace.inductive import inductions

    with open_workspace(path, coder) as space:
        found = exactly(space.project.inductions.find, work)
        of = exactly(space.project.documents.find, document)
        tell_who(space)
        now = inductions.work_to(space, found, of, place)
    diagnostics.say(progress_words(now))


@induce.command("revise")
@click.argument("work", metavar="WORK")
@click.option("--note", default="", help=_("What came of it."))
@click.option("--again", is_flag=True, help=_("Work through the material from its beginning after that."))
@author_option
@project_option
def revise(path: Path, work: str, note: str, coder: str | None, *, again: bool) -> None:
    """Keep that the categories were revised, at the share of the material that is worked through now."""
    from qualcode.workspace.inductive import inductions

    with open_workspace(path, coder) as space:
        found = exactly(space.project.inductions.find, work)
        tell_who(space)
        revised = inductions.revise(space, found, note, again=again)
    diagnostics.say(_("revised at {share} per cent of the material", share=program().number(revised.revised or 0)))


@induce.command("close")
@click.argument("work", metavar="WORK")
@author_option
@project_option
def close(path: Path, work: str, coder: str | None) -> None:
    """Say that a work is done; “reopen” opens it again."""
    from qualcode.workspace.inductive import inductions

    with open_workspace(path, coder) as space:
        found = exactly(space.project.inductions.find, work)
        tell_who(space)
        if inductions.progress(space, found).is_due:
            diagnostics.warn(_("its categories were not revised"))
        inductions.close(space, found)
    diagnostics.say(_("inductive work “{name}” closed", name=found.name))


@induce.command("reopen")
@click.argument("work", metavar="WORK")
@author_option
@project_option
def reopen(path: Path, work: str, coder: str | None) -> None:
    """Open a work again that was closed."""
    from qualcode.workspace.inductive import inductions

    with open_workspace(path, coder) as space:
        found = exactly(space.project.inductions.find, work)
        tell_who(space)
        inductions.reopen(space, found)
    diagnostics.say(_("inductive work “{name}” is open again", name=found.name))


@induce.command("remove")
@click.argument("work", metavar="WORK")
@click.option("--yes", is_flag=True, help=_("Do not ask."))
@author_option
@project_option
def remove(path: Path, work: str, coder: str | None, *, yes: bool) -> None:
    """Remove a work with its table or groups; paraphrases, codes and codings stay, and “undo” brings it back."""
    from qualcode.workspace.inductive import inductions

    with open_workspace(path, coder) as space:
        found = exactly(space.project.inductions.find, work, yes=yes)
        confirm_or_refuse(_("Remove the inductive work “{name}”?", name=found.name), yes=yes)
        tell_who(space)
        inductions.remove(space, found)
    diagnostics.say(_("inductive work “{name}” removed", name=found.name))


for _name, _module in {
    **dict.fromkeys(("take", "leave", "generalise", "strike", "unstrike", "state", "put", "reword"), "summary"),
    **dict.fromkeys(("drop", "codes"), "summary"),
    **dict.fromkeys(("subsume",), "categories"),
    **dict.fromkeys(("table",), "table"),
    **dict.fromkeys(("group", "ungroup", "lay", "differentiate"), "cards"),
}.items():
    induce.add_later(_name, f"qualcode.cli.inductive.{_module}")
