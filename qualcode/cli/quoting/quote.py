"""Commands about one quotation: quote show, edit, reset, good; where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext, program
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.groups import Group
from qualcode.cli.shared.session import (
    acting,
    author_option,
    coder_name,
    coder_options,
    exactly,
    group_project_option,
    open_workspace,
    project_option,
    tell_who,
)
from qualcode.cli.shared.start_tui import on_terminal, start
from qualcode.errors import UsageProblem
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.model.codings import Coding
    from qualcode.model.quotation_edits import QuotationEdit
    from qualcode.project.project import Project
    from qualcode.workspace.workspace import Workspace


@click.group("quote", cls=Group)
@group_project_option
def quote() -> None:
    """Show one quotation, or edit how it reads; the passage itself stays as it is.

    ID is the quotation's id in a working export, or the coding's.
    """


def find_quotation(space: Workspace, wanted: str, *, exact: bool = False) -> Coding:
    """The coding of a quotation; where it must be named exactly, a part is asked about on a terminal."""
    from qualcode.workspace.quoting.quotation_editing import find_quotation as find

    if not exact:
        return find(space, wanted)
    return exactly(lambda name, *, exact=False: find(space, name, exact=exact), wanted)


@quote.command("show")
@click.argument("wanted", metavar="ID")
@project_option
def show(path: Path, wanted: str) -> None:
    """Show the quotation, the passage that it is made of, and its edits with their numbers."""
    with open_workspace(path) as space:
        _show(space.project, find_quotation(space, wanted))


@quote.command("edit")
@click.argument("wanted", metavar="ID")
@click.argument("steps", nargs=-1, required=True, metavar="EDIT...")
@author_option
@project_option
def edit(path: Path, wanted: str, steps: tuple[str, ...], coder: str | None) -> None:
    """Edit how a quotation reads. An EDIT is the whole quotation as it shall read, or WORDS => AS THEY SHALL READ.

    \b
    "sage ich mal => [...]"            leave words out
    "und dann ... so weiter => [...]"  the same, without typing all of them
    "Musterstadt => [Kommune]"         replace words
    "die => die [Personen]"            put words in
    "Geflüchtete => Geflüchtete[n]"    complete a word
    "die Leute => [D]ie Leute"         begin with a capital letter
    "nie => **nie**"                   emphasise

    The words on the left must stand in the passage once. A step is added to the edits that are there; a whole
    quotation, such as "[D]ie Leute [...] kamen **nie**.", takes their place. “quote reset” takes edits back,
    “undo” does too.
    """
    from qualcode.workspace.quoting import quotation_editing

    with open_workspace(path, coder) as space:
        coding = find_quotation(space, wanted, exact=True)
        quotation_editing.edit(space, coding, steps)
        tell_who(space)
        _show(space.project, coding)


@quote.command("reset")
@click.argument("wanted", metavar="ID")
@click.argument("numbers", nargs=-1, type=click.IntRange(min=1), metavar="[NUMBER]...")
@author_option
@project_option
def reset(path: Path, wanted: str, numbers: tuple[int, ...], coder: str | None) -> None:
    """Take edits back by their numbers in “quote show”, or all of them."""
    from qualcode.workspace.quoting import quotation_editing

    with open_workspace(path, coder) as space:
        coding = find_quotation(space, wanted, exact=True)
        number = quotation_editing.reset(space, coding, numbers)
        tell_who(space)
        diagnostics.say(_("took {edits} back", edits=counted(number, "edit")))
        _show(space.project, coding)


@quote.command("good")
@click.argument("wanted", nargs=-1, required=True, metavar="ID...")
@click.option("--withdraw", is_flag=True, help=_("Take your own marks back."))
@coder_options
@project_option
def good(path: Path, wanted: tuple[str, ...], coder: str | None, *, new_coder: bool, withdraw: bool) -> None:
    """Mark quotations as good ones, whosever codings they are; “quotes --good” takes these only.

    Each coder has own marks; “quotes --good-by CODER” takes those of one.
    """
    from qualcode.workspace.quoting import good_marks

    with open_workspace(path, coder) as space:
        codings = [find_quotation(space, name, exact=True) for name in wanted]
        with acting(space, new=new_coder):
            number = good_marks.mark(space, codings, good=not withdraw)
    diagnostics.say(
        ngettext("{count} mark withdrawn", "{count} marks withdrawn", number)
        if withdraw
        else ngettext("{count} quotation marked as a good one", "{count} quotations marked as good ones", number)
    )


def _show(project: Project, coding: Coding) -> None:
    from qualcode.reporting.quotations.sources import Sources
    from qualcode.workspace.quoting.quotation_editing import written

    source = Sources(project).of(coding.document)
    edits = project.quotation_edits.of(coding)
    output.line(written(source, coding, edits))
    passage = coding.span.cut(source.text)
    if edits:
        diagnostics.say(_("passage: {words}", words=" ".join(passage.split())))
    for number, edit in enumerate(edits, start=1):
        diagnostics.say(f"{number}  {_in_words(edit, passage)}")
    names = [coder.name for coder in project.coders.all() if coder.key in project.codings.get(coding.key).good_by]
    if names:
        diagnostics.say(_("marked as a good quotation by {names}", names=program().listed(names)))


def _in_words(edit: QuotationEdit, passage: str) -> str:
    from qualcode.model.quotation_edits import said_kind

    under = " ".join(edit.span.cut(passage).split())
    words = [program().quoted(part) for part in (under, edit.replacement.strip()) if part]
    return _("{kind} at {start}: {words}", kind=said_kind(edit.kind), start=edit.start, words=" → ".join(words))


@click.command("where")
@click.argument("wanted", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help=_("Write an object."))
@click.option("--open", "open_", is_flag=True, help=_("Open the coding screen with the passage selected."))
@author_option
@project_option
def where(path: Path, wanted: str, coder: str | None, *, as_json: bool, open_: bool) -> int | None:
    """Find the passage of a quotation by its ID in a working export; names of documents are shown here.

    Of a time that is not that of the passage's beginning it is told from when on it was said.
    """
    from qualcode.reporting.words.citations import place_words

    with open_workspace(path, coder) as space:
        project, coding = space.project, find_quotation(space, wanted)
        document = project.documents.get(coding.document)
        structure = project.documents.structure(document)
        code = project.codes.book()[coding.code]
        whole = project.documents.text(document)
        text, place = coding.span.cut(whole), structure.places(whole).of(coding.span)
    found = {
        "id": coding.id,
        "document": document.name,
        "document_id": document.id,
        "label": document.label,
        "paragraph": place.paragraphs[0],
        "paragraphs": list(place.paragraphs),
        "start": coding.span.start,
        "end": coding.span.end,
        "code": code.full_name,
        "text": text,
    }
    if place.lines:
        found["lines"] = list(place.lines)
    if place.time is not None:
        found["time"] = {"from": place.time, "until": place.until, "at_mark": place.at_mark}
    if open_:
        if not on_terminal():
            raise UsageProblem(_("The coding screen needs a terminal."), _("Leave --open out."))
        return start(path, coder_name(coder), document=document.uuid, passage=coding.span)
    if as_json:
        output.as_json(found)
    else:
        span = f"{coding.span.start}:{coding.span.end}"
        output.line(f"{document.name} ({document.label}) {place_words(place)} {span}")
        output.line(f"{code.full_name}: {' '.join(text.split())}")
    return None
