"""Commands about orphans: list, place, remove."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.groups import Group
from qualcode.cli.shared.options import span_of
from qualcode.cli.shared.session import (
    author_option,
    exactly,
    find_project,
    group_project_option,
    open_workspace,
    project_option,
    tell_hidden,
    tell_who,
)
from qualcode.errors import UsageProblem
from qualcode.plural import counted
from qualcode.safe_text import one_line

if TYPE_CHECKING:
    from qualcode.model.documents import Document
    from qualcode.project.revising.orphans import Orphan


@click.group("orphans", cls=Group, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of orphans."))
@click.option("--document", "wanted", help=_("Only of this document."))
@group_project_option
@click.pass_context
def orphans(context: click.Context, wanted: str | None, *, as_json: bool) -> None:
    """List codings, memos and topics of questions that lost their place in a corrected text; place or remove them."""
    if context.invoked_subcommand is not None:
        return
    with open_workspace(find_project(context.find_root().obj)) as space:
        opened = space.project
        documents = {document.key: document for document in opened.documents.all()}
        found = space.orphans(opened.documents.find(wanted) if wanted else None)
        tell_hidden(space, "orphans")
    if as_json:
        output.as_json([_json(orphan, documents[orphan.document]) for orphan in found])
        return
    for orphan in found:
        output.line(_head(orphan, documents[orphan.document]))
        output.line("    - " + (one_line(orphan.before) or _("(the text that it was made on was erased)")))
        if orphan.proposal:
            output.line(f"    ? {orphan.proposal.start}:{orphan.proposal.end} {one_line(orphan.after)}")
        for memo in orphan.memos:
            output.line("    " + _("memo: {memo}", memo=one_line(memo)))
    diagnostics.say(
        counted(len(found), "orphan")
        + (": qualcode orphans place ID START:END" if found else "")  # no text: a command
    )


def _head(orphan: Orphan, document: Document) -> str:
    what = _("coding “{code}”", code=orphan.code) if orphan.code else _("memo")
    if orphan.segment:
        what = _("fixed passage")
    if orphan.topic:
        what = _("topic “{topic}”", topic=orphan.topic)
    return "  ".join((orphan.id, document.name, what, orphan.coder, orphan.said_reason()))


def _json(orphan: Orphan, document: Document) -> dict[str, object]:
    return {
        "id": orphan.id,
        "document": document.name,
        "document_id": document.id,
        "code": orphan.code or None,
        "topic": orphan.topic or None,
        "fixed": orphan.segment,
        "coder": orphan.coder,
        "reason": orphan.reason,
        "text_sha256": orphan.text_sha256,
        "start": orphan.span.start,
        "end": orphan.span.end,
        "before": orphan.before,
        "proposed_start": orphan.proposal.start if orphan.proposal else None,
        "proposed_end": orphan.proposal.end if orphan.proposal else None,
        "proposed": orphan.after,
        "memos": list(orphan.memos),
    }


@orphans.command("place", context_settings={"ignore_unknown_options": True})
@click.argument("orphan")
@click.argument("span", required=False, metavar="[START:END]")
@click.option("--words", help=_("Instead of START:END: the words, which stand once in the text."))
@click.option("--as-proposed", is_flag=True, help=_("Instead of START:END: where the correction proposed it."))
@author_option
@project_option
def place(
    path: Path, orphan: str, span: str | None, words: str | None, coder: str | None, *, as_proposed: bool
) -> None:
    """Give ORPHAN the passage START:END of its document; it is what it was again, with memos, edits and examples.

    Offsets count characters (code points) from 0; END is the first one that is not in the passage.
    """
    if sum((span is not None, words is not None, as_proposed)) != 1:
        raise UsageProblem(_("Where does it belong?"), _("Say START:END, --words or --as-proposed."))
    from qualcode.workspace.material import orphans
    from qualcode.workspace.material.places import place_of_words

    with open_workspace(path, coder) as space:
        found = exactly(space.project.orphans.find, orphan)
        document = space.project.documents.get(found.document)
        chosen = span_of(span) if span is not None else None
        if words is not None:
            chosen = place_of_words(space, document, words)
        tell_who(space)
        placed = orphans.place(space, found, document, chosen)
        passage = one_line(placed.span.cut(space.project.documents.text(document)))
    what = {"coding": _("coding"), "memo": _("memo"), "topic": _("topic of the guide"), "fixed": _("fixed passage")}[
        placed.what
    ]
    diagnostics.say(
        _(
            "{what} placed in “{document}” {start}:{end}: {passage}",
            what=what,
            document=document.name,
            start=placed.span.start,
            end=placed.span.end,
            passage=passage,
        )
    )
    for lost in placed.lost:
        diagnostics.warn(_("not brought back: {lost}", lost=lost))
    output.line(placed.id)


@orphans.command("remove")
@click.argument("wanted", nargs=-1, required=True, metavar="ORPHAN...")
@author_option
@project_option
def remove(path: Path, wanted: tuple[str, ...], coder: str | None) -> None:
    """Give orphans up; their memos stay as memos on the document. “undo” brings them back."""
    from qualcode.workspace.material import orphans

    with open_workspace(path, coder) as space:
        found = [exactly(space.project.orphans.find, id_) for id_ in wanted]
        tell_who(space)
        orphans.remove(space, found)
    diagnostics.say(_("removed {orphans}", orphans=counted(len(found), "orphan")))
