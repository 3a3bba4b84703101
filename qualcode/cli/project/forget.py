"""The command forget: the one act that cannot be undone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext, program
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.session import (
    author_option,
    confirm_or_refuse,
    exactly,
    open_workspace,
    project_option,
    tell_who,
)
from qualcode.errors import UsageProblem
from qualcode.plural import counted
from qualcode.user_folders import copies, failure_log

if TYPE_CHECKING:
    from qualcode.project.forgetting.outcome import Forgettable, Forgotten
    from qualcode.project.project import Project
    from qualcode.workspace.workspace import Workspace

# what is told of the things that were forgotten; rows that hung on them go without saying
_RECOGNISED = {"documents": "document", "cases": "case", "codings": "coding", "text": "text", "file": "file"}


@click.command("forget")
@click.argument("documents", nargs=-1)
@click.option("--case", help=_("Erase a case with its documents."))
@click.option("--text", metavar="SHA256", help=_("Erase a former text that no document has any more."))
@click.option("--words", metavar="TEXT", help=_("Erase words from the history, and show where they still stand."))
@click.option("--list", "show", is_flag=True, help=_("Show removed documents, removed cases and former texts."))
@click.option("--yes", is_flag=True, help=_("Do not ask."))
@author_option
@project_option
def forget(
    path: Path,
    documents: tuple[str, ...],
    case: str | None,
    text: str | None,
    words: str | None,
    coder: str | None,
    *,
    show: bool,
    yes: bool,
) -> None:
    """Erase DOCUMENTS, a case or a former text for good: from tables, history and listed backups.

    What was removed before can be erased too, by its name or id. This cannot be undone. An entry without content
    and bare ids stay, so that what was erased is recognised if it is imported again. Backups are those that carry
    the mark and the id of this project. What other memos, codes or examples say of it is listed for you to change;
    --words then erases the words from the history too, and lists where they still stand. The interface's last copy,
    its log of failures and your unsaved texts on what is erased are erased with it.
    """
    if sum((bool(documents), case is not None, text is not None, words is not None, show)) != 1:
        raise UsageProblem(
            _("Nothing was named that is to be erased."),
            _("Either DOCUMENT…, --case C, --text SHA256, --words TEXT, or --list."),
        )
    from qualcode.workspace.project.forgetting import forget_text, forget_words

    with open_workspace(path, coder) as space:
        if show:
            _show_former(space.project)
            return
        tell_who(space)
        if documents:
            done = _forget_documents(space, documents, yes=yes)
        elif case is not None:
            done = _forget_case(space, case, yes=yes)
        elif words is not None:
            confirm_or_refuse(_("Take “{words}” out of the history for good?", words=words), yes=yes)
            done = forget_words(space, words)
        else:
            sha256 = _former_text(space.project, text or "", yes=yes)
            confirm_or_refuse(_("Erase the former text {sha256} for good?", sha256=sha256[:12]), yes=yes)
            done = forget_text(space, sha256)
    diagnostics.say(
        _(
            "erased {documents}, {codings}, {lines}",
            documents=counted(done.documents, "document"),
            codings=counted(done.codings, "coding"),
            lines=counted(done.images, "line of the history"),
        )
        + (_(", also in {backups}", backups=counted(len(done.backups), "backup", after=True)) if done.backups else "")
    )
    tell_unsaved(done)
    for warning in done.warnings:
        diagnostics.warn(warning)
    clear_beside(path)


def tell_unsaved(done: Forgotten) -> None:
    """Say what went of what was typed and not saved, and that other machines are out of reach."""
    if done.unsaved:
        diagnostics.say(ngettext("removed {count} unsaved text", "removed {count} unsaved texts", done.unsaved))
    diagnostics.say(_("unsaved texts on other machines are out of reach; they go when the project is opened there"))


def clear_beside(project: Path) -> None:
    """Take away what the interface left beside the project: it may hold passages."""
    for file in (*copies(), failure_log(project)):
        try:
            file.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            diagnostics.warn(
                _(
                    "“{file}” may hold passages and cannot be removed ({strerror}): delete it by hand",
                    file=file,
                    strerror=error.strerror,
                )
            )
        else:
            diagnostics.say(_("removed “{file}”, which may have held passages", file=file))


def _forget_documents(space: Workspace, wanted: tuple[str, ...], *, yes: bool) -> Forgotten:
    from qualcode.workspace.project.forgetting import forget_documents

    found = [exactly(space.project.forgetting.find_document, name, yes=yes) for name in wanted]
    confirm_or_refuse(_("Erase {names} with all codings for good?", names=", ".join(map(_named, found))), yes=yes)
    return forget_documents(space, found)


def _forget_case(space: Workspace, wanted: str, *, yes: bool) -> Forgotten:
    from qualcode.workspace.project.forgetting import forget_case

    found = exactly(space.project.forgetting.find_case, wanted, yes=yes)
    confirm_or_refuse(_("Erase the case {named} and its documents for good?", named=_named(found)), yes=yes)
    return forget_case(space, found)


def _named(forgettable: Forgettable) -> str:
    if forgettable.removed:
        return _("“{name}” (removed before)", name=forgettable.name)
    return program().quoted(forgettable.name)


def _former_text(project: Project, wanted: str, *, yes: bool) -> str:
    from qualcode.project.file.store import NameCandidate, find

    candidates = [NameCandidate(sha256, sha256, sha256, (sha256,)) for sha256, _ in project.forgetting.former_texts()]

    def look(wanted: str, *, exact: bool = False) -> str:
        return find(_("former text"), wanted, candidates, _("“qualcode forget --list” shows them."), exact=exact)

    return exactly(look, wanted, yes=yes)


def _show_former(project: Project) -> None:
    forgetting = project.forgetting
    rows: list[tuple[str, str, str]] = [
        *((_("removed document"), document.uuid[-12:], document.name) for document in forgetting.former_documents()),
        *((_("removed case"), case.uuid[-12:], case.name) for case in forgetting.former_cases()),
        *(
            (_("former text"), sha256, _("{length} characters", length=length))
            for sha256, length in forgetting.former_texts()
        ),
    ]
    output.table(heads_of("what", "id", "name"), rows)
    if not rows:
        diagnostics.say(_("nothing that was removed is left in the history"))
    kept = {kind: number for kind, number in forgetting.recognised().items() if kind in _RECOGNISED}
    if kept:
        told = ", ".join(counted(number, _RECOGNISED[kind]) for kind, number in kept.items())
        diagnostics.say(
            _("erased, and recognised by bare ids and keyed checksums if it comes back: {told}", told=told)
        )
    older = forgetting.unrecognisable()
    if older:
        diagnostics.warn(
            _(
                "an older version erased {times} and kept no ids: what was erased then is not recognised",
                times=counted(older, "time"),
            )
        )
