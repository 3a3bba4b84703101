"""The register of what left: given, given show, given name."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, program
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.groups import Group
from qualcode.cli.shared.session import (
    author_option,
    find_project,
    group_project_option,
    open_workspace,
    project_option,
    tell_hidden,
    tell_who,
)
from qualcode.errors import UsageProblem
from qualcode.plural import counted
from qualcode.times import local_time

if TYPE_CHECKING:
    from qualcode.model.consent.given import Given

_FORMATS = ("table", "json", "csv")
_FIELDS = (
    "id", "created", "door", "format", "target", "recipient", "coder", "publication", "quotations", "texts", "cases",
)  # fmt: skip


@click.group("given", cls=Group, invoke_without_command=True)
@click.option("--case", metavar="CASE", help=_("Only what a case has a part in; one that is gone by its id."))
@click.option("--document", metavar="DOCUMENT", help=_("Only what a document has a part in."))
@click.option("--since", metavar="DAY", help=_("Only since that day or time."))
@click.option("--to", "recipient", default="", metavar="NAME", help=_("Only what went to somebody called so."))
@click.option("--format", "format_", type=click.Choice(_FORMATS), default="table", show_default=True,
              help=_("As a table, or for programs."))  # fmt: skip
@group_project_option
@click.pass_context
def given(
    context: click.Context, case: str | None, document: str | None, since: str | None, recipient: str, format_: str
) -> None:
    """List what left the project: when, by which way, where to, to whom, how much, of how many cases.

    The register never holds words, and nothing takes a line of it back. Names of cases do not stand in the list;
    “given show ID” has the path of one line and its ids by document.
    """
    if context.invoked_subcommand is not None:
        if case or document or since or recipient or format_ != "table":
            raise UsageProblem(_("These options are for the list."), _("Leave them out."))
        return
    from qualcode.workspace.leaving.given_lines import GivenChoice, case_called, given_lines, moment_called

    with open_workspace(find_project(context.find_root().obj)) as space:
        choice = GivenChoice(
            case_called(space, case) if case else "",
            space.project.documents.find(document) if document else None,
            moment_called(since) if since else "",
            recipient,
        )
        lines = given_lines(space, choice)
        tell_hidden(space, "passages")
    if format_ == "json":
        output.as_json([_fields(line) for line in lines])
    elif format_ == "csv":
        output.document(_as_csv(lines))
    else:
        heads = heads_of(
            "id", "created", "what", "format", "file", "recipient", "giver", "quotations", "texts", "cases"
        )
        output.table(heads, map(_row, lines), right=(7, 8, 9))
        if not lines:
            diagnostics.say(
                _("nothing of that left the project") if choice != GivenChoice() else _("nothing left yet")
            )


def _row(line: Given) -> tuple[str | int, ...]:
    from qualcode.reporting.words.value_words import format_word

    left = line.left
    return (
        line.id, local_time(line.created), _what(line), format_word(left.format), left.target_name,
        left.recipient, line.coder, left.quotations, left.texts, len(left.cases),
    )  # fmt: skip


def _what(line: Given) -> str:
    """What left, in words; where it was published."""
    from qualcode.workspace.leaving.doors import DOOR

    door = DOOR.get(line.left.door)
    words = program().said(door.leaves) if door else line.left.door
    publication = line.left.publication
    return _("{what}, published in “{publication}”", what=words, publication=publication) if publication else words


def _fields(line: Given) -> dict[str, object]:
    left = line.left
    values = (
        line.id, line.created, left.door, left.format, left.target_name, left.recipient, line.coder, left.publication,
        left.quotations, left.texts, [case[-12:] for case in left.cases],
    )  # fmt: skip
    return dict(zip(_FIELDS, values, strict=True))


def _as_csv(lines: Sequence[Given]) -> str:
    """One row a line; what a spreadsheet would take for a formula is written as text."""
    from qualcode.reporting.writers.csv import escaped

    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(_FIELDS)
    for line in lines:
        fields = _fields(line) | {"cases": " ".join(case[-12:] for case in line.left.cases)}
        writer.writerow([escaped(value) if isinstance(value, str) else value for value in fields.values()])
    return made.getvalue()


@given.command("show")
@click.argument("wanted", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help=_("Write an object."))
@project_option
def show(path: Path, wanted: str, *, as_json: bool) -> None:
    """Show the path that a line of the register holds, and its ids by document.

    It is a working listing: documents are named.
    """
    from qualcode.workspace.leaving.given_lines import line_called

    with open_workspace(path) as space:
        line = line_called(space, wanted)
        tell_hidden(space, "passages")
        documents = {document.uuid: document.name for document in space.project.documents.all()}
    gone = _("(gone)")
    contents = line.left.contents
    if as_json:
        output.as_json(
            _fields(line)
            | {"target": line.left.target, "contents": {uuid[-12:]: list(ids) for uuid, ids in contents.items()}}
        )
        return
    for name, value in zip(heads_of("what", "created", "file", "recipient", "giver"), (
        _what(line), local_time(line.created), line.left.target, line.left.recipient, line.coder,
    ), strict=True):  # fmt: skip
        if value:
            output.line(f"{name}: {value}")
    rows = [
        (uuid[-12:], documents.get(uuid, gone), id_ if id_ != "*" else _("whole text"))
        for uuid, ids in contents.items()
        for id_ in ids or ("",)
    ]
    output.table(heads_of("id", "document", "passage"), rows)
    diagnostics.say(counted(line.left.quotations, "quotation"))


@given.command("name")
@click.argument("wanted", metavar="ID")
@click.argument("recipient")
@author_option
@project_option
def name(path: Path, wanted: str, recipient: str, coder: str | None) -> None:
    """Say later to whom something went: ID is that of the line."""
    from qualcode.workspace.leaving.given_lines import line_called, name_recipients
    from qualcode.workspace.leaving.register import clean_recipient

    if not clean_recipient(recipient):
        raise UsageProblem(_("A recipient has a name."), _("Say to whom it went."))
    with open_workspace(path, coder) as space:
        line = line_called(space, wanted)
        name_recipients(space, [line], recipient)
        tell_who(space)
    diagnostics.say(_("{id} went to {recipient}", id=line.id, recipient=clean_recipient(recipient)))
