"""Commands about coders and their work: coders (also blindness, rounds, procedure), assign, done."""

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
    coder_options,
    exactly,
    group_project_option,
    open_workspace,
    project_option,
    tell_hidden,
    tell_who,
)
from qualcode.errors import UsageProblem
from qualcode.model.procedures import PROCEDURES, Procedure, procedure_in_words
from qualcode.model.team.roles import SETTABLE, Right, TeamRole, right_in_words, role_in_words
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.model.documents import Document
    from qualcode.project.project import Project


@click.group("coders", cls=Group)
@group_project_option
def coders() -> None:
    """List, add, rename or merge coders; roles and rights."""


@coders.command("list")
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of coders."))
@project_option
def list_(path: Path, *, as_json: bool) -> None:
    """List the coders with their codings, and their documents in the present round."""
    from qualcode.model.codings import CoderKind
    from qualcode.workspace.team.work_of_coders import work_of_coders

    with open_workspace(path) as space:
        found = work_of_coders(space)
        round_ = space.project.coders.present_round
        tell_hidden(space, "numbers of codings and of documents under way")
    if round_ > 1:
        diagnostics.say(_("documents that are assigned, in progress and finished: in round {round}", round=round_))
    rows = [
        (
            work.coder.id,
            work.coder.name,
            work.coder.kind.value,
            work.coder.role.value if work.coder.kind is CoderKind.PERSON else "",
            work.codings,
            work.allotted,
            work.begun,
            work.finished,
        )
        for work in found
    ]
    head = ("id", "name", "kind", "role", "codings", "assigned", "working", "finished")
    output.records(head, rows, right=(4, 5, 6, 7), as_json=as_json)


@coders.command("add")
@click.argument("name")
@click.option("--kind", type=click.Choice(("person", "machine", "consensus", "model")), default="person",
              show_default=True,
              help=_("A person, a program, what coders agreed on, or a model solution."))  # fmt: skip
@author_option
@project_option
def add(path: Path, name: str, kind: str, coder: str | None) -> None:
    """Add a coder; prints the id."""
    from qualcode.model.codings import CoderKind
    from qualcode.workspace.team import coders

    with open_workspace(path, coder) as space:
        tell_who(space)
        output.line(coders.add(space, name, CoderKind(kind)).id)


@coders.command("rename")
@click.argument("coder_name", metavar="CODER")
@click.argument("name")
@author_option
@project_option
def rename(path: Path, coder_name: str, name: str, coder: str | None) -> None:
    """Give CODER another NAME."""
    from qualcode.workspace.team import coders

    with open_workspace(path, coder) as space:
        found = exactly(space.project.coders.find, coder_name)
        tell_who(space)
        coders.rename(space, found, name)
        diagnostics.say(_("“{found}” is now “{name}”", found=found.name, name=name))


@coders.command("merge")
@click.argument("source")
@click.argument("target")
@author_option
@project_option
def merge(path: Path, source: str, target: str, coder: str | None) -> None:
    """Give everything of the coder SOURCE to TARGET, for one person under two names; “undo” parts them."""
    from qualcode.workspace.team import coders

    with open_workspace(path, coder) as space:
        find = space.project.coders.find
        gone, stays = exactly(find, source), exactly(find, target)
        tell_who(space)
        numbers = coders.merge(space, gone, stays)
    if numbers is None:
        diagnostics.say(_("the codings of “{gone}” went over to “{stays}”", gone=gone.name, stays=stays.name))
        return
    moved, doubles = numbers
    diagnostics.say(
        _(
            "{codings} of “{gone}” went over to “{stays}”; {doubles} that both had stand once",
            codings=counted(moved, "coding"),
            gone=gone.name,
            stays=stays.name,
            doubles=doubles,
        )
    )


@coders.command("role")
@click.argument("coder_name", metavar="CODER")
@click.argument("role", type=click.Choice([known.value for known in TeamRole]), required=False)
@author_option
@project_option
def role(path: Path, coder_name: str, role: str | None, coder: str | None) -> None:
    """Let CODER be a coder, a lead or a guest; without a ROLE, say what CODER is.

    \b
    coder  codes and writes memos, and takes in documents
    lead   may do everything
    guest  reads only

    While nobody leads, coders may do everything, too. As soon as somebody does, the codebook, blindness, erasing and
    the team are the lead's, unless “qualcode coders rights” gives one of them to coders. The last lead stays lead.

    A file has no lock against its owner: whoever has it can act under any name. Roles keep a team from changing
    something by mistake; what must not be seen or changed does not belong in that copy.
    """
    from qualcode.workspace.team import roles

    with open_workspace(path, coder) as space:
        if role is None:
            output.line(space.project.coders.find(coder_name).role.value)
            return
        found = exactly(space.project.coders.find, coder_name)
        tell_who(space)
        wanted = TeamRole(role)
        new = roles.set_role(space, found, wanted)
        led = roles.said_of_roles(space)
    words = _("“{coder}”: {role}", coder=found.name, role=role_in_words(wanted))
    diagnostics.say(words if new else _("{words}; that was so already", words=words))
    diagnostics.say(led)
    if new:
        diagnostics.say(roles.no_lock())


@coders.command("rights")
@click.argument("changes", metavar="[RIGHT=ROLE]...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of rights."))
@author_option
@project_option
def rights(path: Path, changes: tuple[str, ...], coder: str | None, *, as_json: bool) -> None:
    """Say what coders may do where the project has a lead; without a change, list the rights.

    “codebook=coder” gives coders what is the lead's by default, “codebook=lead” takes it back. A lead may do
    everything, a guest nothing. While nobody leads, coders may do everything.
    """
    from qualcode.workspace.team import roles

    wanted = dict(_right(change) for change in changes)
    with open_workspace(path, coder) as space:
        if wanted:
            tell_who(space)
            new = roles.set_rights(space, wanted)
            diagnostics.say(_("rights changed") if new else _("that was so already"))
        led, found = roles.said_of_roles(space), space.project.roles.rights.of
    diagnostics.say(led)
    if wanted:
        return
    rows = [(right.value, found[right].value, right_in_words(right)) for right in Right]
    output.records(("right", "role", "what"), rows, as_json=as_json)


def _right(change: str) -> tuple[Right, TeamRole]:
    """A change of a right as it is typed, “codebook=coder”. Raises UsageProblem."""
    name, sign, role = change.partition("=")
    known = [right.value for right in SETTABLE]
    if sign and name in known and role in (TeamRole.CODER, TeamRole.LEAD):
        return Right(name), TeamRole(role)
    raise UsageProblem(
        _("“{change}” changes no right.", change=change),
        _("Say RIGHT=coder or RIGHT=lead; the rights are {names}.", names=program().listed(known)),
    )


@coders.command("blind")
@click.argument("state", type=click.Choice(("on", "off")), required=False)
@author_option
@project_option
def blind(path: Path, state: str | None, coder: str | None) -> None:
    """Let coders not see each other's codings from now on (on), or see them again (off).

    The history keeps when that was: “qualcode agreement” calls codings independent only where it was on until
    the last of them. Without a STATE, says how it stands.
    """
    from qualcode.workspace.team import coders

    with open_workspace(path, coder) as space:
        if state is None:
            output.line("on" if space.sight.project_is_blind else "off")
            return
        tell_who(space)
        new = coders.set_blind(space, on=state == "on")
    words = _("coders do not see each other's codings") if state == "on" else _("coders see each other's codings")
    diagnostics.say(words if new else _("{words}; that was so already", words=words))


@coders.command("round")
@click.argument("number", type=click.IntRange(min=1), required=False)
@author_option
@project_option
def round_(path: Path, number: int | None, coder: str | None) -> None:
    """Let new codings belong to round NUMBER from now on; without it, say which round it is.

    Assignments and “finished” belong to a round, too: a new round begins with nothing assigned and nothing finished.
    The codebook is frozen for it as a version (“codebook versions”).

    Who opens the coding screen sees own codings of this round only, and v shows the others. “qualcode agreement
    intra CODER” compares two rounds of one coder. “code --round” and “open --round” are for one call.
    """
    from qualcode.workspace.team import coders

    with open_workspace(path, coder) as space:
        if number is None:
            output.line(str(space.project.settings.round or 1))
            return
        tell_who(space)
        new = coders.set_round(space, number)
        version = space.project.versions.of_round(number) if new else None
    words = _("new codings belong to round {number}", number=number)
    diagnostics.say(words if new else _("{words}; that was so already", words=words))
    if version is not None:
        diagnostics.say(_("its codebook is the version “{name}”", name=version.name))


@coders.command("procedure")
@click.argument("name", type=click.Choice([known.value for known in Procedure]), required=False)
@author_option
@project_option
def procedure(path: Path, name: str | None, coder: str | None) -> None:
    """Declare how the study secures the quality of its coding; without a NAME, say what was declared.

    \b
    consensual   coders code, then talk until they agree
    checked      a second coder checks codings that are given
    independent  coders code alone, and a coefficient tells how alike
    none         nothing of these

    “qualcode agreement” and its paragraph on methods follow it: for the first two they tell how many codings agree,
    how the others differ and what became of them, and alpha only where it is asked for; for the third they say where
    the history does not show that the coders worked independently.
    """
    from qualcode.workspace.team import coders

    with open_workspace(path, coder) as space:
        if name is None:
            declared = space.project.settings.procedure
            output.line(declared.value if declared is not None else program().said(procedure_in_words(None)))
            return
        tell_who(space)
        wanted = Procedure(name)
        new = coders.set_procedure(space, wanted)
    words = _("quality procedure: {name}", name=program().said(PROCEDURES[wanted]))
    diagnostics.say(words if new else _("{words}; that was so already", words=words))


def _chosen(project: Project, wanted: tuple[str, ...], labels: tuple[str, ...], *, every: bool) -> list[Document]:
    if not wanted and not labels and not every:
        raise UsageProblem(_("Say which documents."), _("Name them, or say --label L or --all."))
    if every:
        return project.documents.all()
    found = [exactly(project.documents.find, name) for name in wanted]
    known = {document.key for document in found}
    if labels:
        named = {exactly(project.labels.find, label).name for label in labels}
        found += [
            document for document in project.documents.all() if document.label in named and document.key not in known
        ]
    return found


@click.command("assign")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@click.option("--to", "to", required=True, metavar="CODER", help=_("Who shall code them."))
@click.option("--label", "labels", multiple=True, help=_("All documents of this source label."))
@click.option("--all", "every", is_flag=True, help=_("All documents."))
@click.option("--withdraw", is_flag=True, help=_("Take the allotment back."))
@author_option
@project_option
def assign(
    path: Path,
    documents: tuple[str, ...],
    to: str,
    labels: tuple[str, ...],
    coder: str | None,
    *,
    every: bool,
    withdraw: bool,
) -> None:
    """Allot documents to a coder, for the round that is open.

    Text that a coder left uncoded counts as a decision only in documents that were allotted to that coder and
    marked as finished (“qualcode done”); in all others it counts as not looked at.
    """
    from qualcode.workspace.team import coders

    with open_workspace(path, coder) as space:
        found = _chosen(space.project, documents, labels, every=every)
        who = exactly(space.project.coders.find, to)
        tell_who(space)
        changed = coders.assign(space, found, who, assigned=not withdraw)
    number = counted(changed, "document")
    diagnostics.say(
        _("{documents} withdrawn from “{coder}”", documents=number, coder=who.name)
        if withdraw
        else _("{documents} assigned to “{coder}”", documents=number, coder=who.name)
    )


@click.command("done")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@click.option("--label", "labels", multiple=True, help=_("All documents of this source label."))
@click.option("--all", "every", is_flag=True, help=_("All documents."))
@click.option("--reopen", is_flag=True, help=_("Not finished after all."))
@coder_options
@project_option
def done(
    path: Path,
    documents: tuple[str, ...],
    labels: tuple[str, ...],
    coder: str | None,
    *,
    new_coder: bool,
    every: bool,
    reopen: bool,
) -> None:
    """Mark documents as finished by you, and as assigned to you: what you left uncoded there is then a statement."""
    from qualcode.model.codings import WorkState
    from qualcode.workspace.team import coders

    state = WorkState.WORKING if reopen else WorkState.FINISHED
    with open_workspace(path, coder) as space:
        found = _chosen(space.project, documents, labels, every=every)
        with acting(space, new=new_coder):
            changed = coders.set_state(space, found, state)
        who = space.author.name
    diagnostics.say(
        ngettext(
            "{count} document is now in progress for “{coder}”",
            "{count} documents are now in progress for “{coder}”",
            changed,
            coder=who,
        )
        if reopen
        else ngettext(
            "{count} document is now finished for “{coder}”",
            "{count} documents are now finished for “{coder}”",
            changed,
            coder=who,
        )
    )
