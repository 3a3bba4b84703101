"""The command doubts: what the reader is not sure of, settled or taken up again."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.session import author_option, exactly, open_workspace, project_option, tell_who
from qualcode.errors import UsageProblem
from qualcode.model.readings.doubts import DoubtKind
from qualcode.plural import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qualcode.workspace.material.doubts import DoubtOfDocument
    from qualcode.workspace.workspace import Workspace


@click.command("doubts")
@click.argument("document", required=False)
@click.option("--kind", type=click.Choice([kind.value for kind in DoubtKind]), metavar="KIND",
              help=_("Only doubts of this kind, as the list names it."))  # fmt: skip
@click.option("--all", "everything", is_flag=True, help=_("List settled ones, too."))
@click.option("--settle", "to_settle", multiple=True, metavar="ID", help=_("Let this doubt rest. May be repeated."))
@click.option("--settle-all", is_flag=True, help=_("Let all rest that are listed, such as those of a --kind."))
@click.option("--reopen", "to_reopen", multiple=True, metavar="ID",
              help=_("Take up again what was settled. May be repeated."))  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of doubts."))
@author_option
@project_option
def doubts(
    path: Path,
    document: str | None,
    kind: str | None,
    to_settle: tuple[str, ...],
    to_reopen: tuple[str, ...],
    coder: str | None,
    *,
    everything: bool,
    settle_all: bool,
    as_json: bool,
) -> None:
    """List what the reader was not sure of when it read DOCUMENT, or any: what was seen, where, and what helps.

    The gravest come first. A doubt stays until somebody settles it; “undo” takes that back. In the JSON offsets count
    characters (code points) from 0; END is the first one that is not in the passage.
    """
    if sum((bool(to_settle), settle_all, bool(to_reopen))) > 1:
        raise UsageProblem(
            _("Doubts are settled or taken up again."), _("Say one of --settle, --settle-all, --reopen.")
        )
    from qualcode.workspace.material import doubts

    with open_workspace(path, coder) as space:
        project = space.project
        chosen = project.documents.find(document) if document else None
        wanted = DoubtKind(kind) if kind else None
        if to_settle or settle_all:
            tell_who(space)
            noted = [exactly(project.doubts.find, id_) for id_ in to_settle]
            if settle_all:
                noted = [listed.noted for listed in doubts.doubts_of(space, chosen, wanted)]
            doubts.settle(space, noted)
            diagnostics.say(_("settled {doubts}", doubts=counted(len(noted), "doubt")))
        elif to_reopen:
            tell_who(space)
            noted = [exactly(project.doubts.find, id_) for id_ in to_reopen]
            doubts.reopen(space, noted)
            diagnostics.say(_("taken up again: {doubts}", doubts=counted(len(noted), "doubt")))
        else:
            _list(
                space, doubts.doubts_of(space, chosen, wanted, settled=True), everything=everything, as_json=as_json
            )


def _list(space: Workspace, found: Sequence[DoubtOfDocument], *, everything: bool, as_json: bool) -> None:
    listed = [doubt for doubt in found if everything or not doubt.noted.settled]
    if as_json:
        output.as_json([_json(doubt) for doubt in listed])
        return
    from qualcode.reading.doubts.words import doubt_words

    paragraphs: dict[int, list[int]] = {}
    for shown in listed:
        said, words = shown.noted, doubt_words(shown.doubt)
        settled = _("settled by {coder}", coder=said.settled_by) if said.settled else ""
        head = (said.id, shown.document.name, _place(space, shown, paragraphs), shown.doubt.kind.value, settled)
        output.line("  ".join(filter(None, head)))
        output.line(f"    {words.statement}")
        if shown.doubt.example:
            output.line(f"    - {shown.doubt.example}")
        if not said.settled:
            output.line(f"    → {words.remedy}")
    open_ones = sum(not doubt.noted.settled for doubt in found)
    resting = len(found) - open_ones
    more = "" if everything or not resting else _("; --all lists settled ones ({count})", count=resting)
    helps = ": qualcode doubts --settle ID" if open_ones else ""  # no text: a command
    diagnostics.say(ngettext("{count} open doubt", "{count} open doubts", open_ones) + helps + more)


def _place(space: Workspace, shown: DoubtOfDocument, paragraphs: dict[int, list[int]]) -> str:
    """The paragraph of the place; empty where it is in no text."""
    span, document = shown.doubt.span, shown.document
    if span is None:
        return ""
    if document.key not in paragraphs:
        paragraphs[document.key] = space.project.documents.paragraph_starts(document.key)
    return f"¶ {bisect_right(paragraphs[document.key], span.start)}"


def _json(shown: DoubtOfDocument) -> dict[str, object]:
    from qualcode.reading.doubts.words import doubt_words

    noted, doubt, document = shown.noted, shown.doubt, shown.document
    words = doubt_words(doubt)
    return {
        "id": noted.id,
        "document": document.name,
        "document_id": document.id,
        "kind": doubt.kind.value,
        "start": doubt.span.start if doubt.span else None,
        "end": doubt.span.end if doubt.span else None,
        "example": doubt.example,
        "times": doubt.times,
        "values": dict(doubt.values),
        "statement": words.statement,
        "remedy": words.remedy,
        "settled": noted.settled,
        "settled_by": noted.settled_by or None,
    }
