"""Commands about research questions."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.groups import Group
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

if TYPE_CHECKING:
    from qualcode.model.codes import Code
    from qualcode.model.memos import Memo
    from qualcode.workspace.codebook.research_questions import QuestionOverview
    from qualcode.workspace.workspace import Workspace


@click.group("research", cls=Group, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of research questions."))
@group_project_option
@click.pass_context
def research(context: click.Context, *, as_json: bool) -> None:
    """List the research questions with the codes and memos that belong to them; sub-commands change them."""
    if context.invoked_subcommand is not None:
        return
    from qualcode.workspace.codebook.research_questions import overview

    with open_workspace(find_project(context.find_root().obj)) as space:
        found = overview(space)
        tell_hidden(space, "codings and memos")
    if as_json:
        output.as_json([_object(linked) for linked in found])
        return
    rows: list[tuple[str, str, str, str | int]] = []
    for linked in found:
        rows.append((str(linked.question.number), linked.question.id, linked.question.text, ""))
        rows += [("", "", f"  {code.full_name}", number) for code, number in linked.codes]
        rows += [("", memo.id, f"  {_('memo “{name}”', name=_named(memo))}", "") for memo in linked.memos]
    output.table(heads_of("no.", "id", "question", "codings"), rows, right=(0, 3))


def _named(memo: Memo) -> str:
    from qualcode.workspace.material.memo_links import memo_name

    return memo_name(memo)


def _object(linked: QuestionOverview) -> dict[str, object]:
    return {
        "id": linked.question.id,
        "number": linked.question.number,
        "text": linked.question.text,
        "codes": [{"code": code.full_name, "codings": number} for code, number in linked.codes],
        "memos": [{"id": memo.id, "title": memo.title} for memo in linked.memos],
    }


@research.command("add")
@click.argument("text")
@author_option
@project_option
def add(path: Path, text: str, coder: str | None) -> None:
    """Add a research question at the end; prints its id."""
    from qualcode.workspace.codebook import research_questions

    with open_workspace(path, coder) as space:
        tell_who(space)
        output.line(research_questions.add(space, text).id)


@research.command("edit")
@click.argument("question")
@click.argument("text")
@author_option
@project_option
def edit(path: Path, question: str, text: str, coder: str | None) -> None:
    """Give a research question other words; QUESTION is its id or its words."""
    from qualcode.workspace.codebook import research_questions

    with open_workspace(path, coder) as space:
        found = exactly(space.project.research_questions.find, question)
        tell_who(space)
        research_questions.edit(space, found, text)


@research.command("move")
@click.argument("question")
@click.argument("number", type=click.IntRange(min=1))
@author_option
@project_option
def move(path: Path, question: str, number: int, coder: str | None) -> None:
    """Put a research question at a place, from 1."""
    from qualcode.workspace.codebook import research_questions

    with open_workspace(path, coder) as space:
        found = exactly(space.project.research_questions.find, question)
        tell_who(space)
        moved = research_questions.move(space, found, number)
        diagnostics.say(_("now at place {number}", number=moved.number))


@research.command("remove")
@click.argument("question")
@author_option
@project_option
def remove(path: Path, question: str, coder: str | None) -> None:
    """Remove a research question; codes and memos stay."""
    from qualcode.workspace.codebook import research_questions

    with open_workspace(path, coder) as space:
        found = exactly(space.project.research_questions.find, question)
        tell_who(space)
        research_questions.remove(space, found)
        diagnostics.say(_("removed the research question “{text}”", text=found.text))


_LINKED = (
    click.option("--code", "codes", multiple=True, help=_("A code (repeatable).")),
    click.option("--memo", "memos", multiple=True, help=_("A memo, by its id or title (repeatable).")),
)


@research.command("link")
@click.argument("question")
@_LINKED[0]
@_LINKED[1]
@author_option
@project_option
def link(path: Path, question: str, codes: tuple[str, ...], memos: tuple[str, ...], coder: str | None) -> None:
    """Say that codes and memos belong to a research question."""
    number = _change_links(path, question, codes, memos, coder, is_on=True)
    diagnostics.say(ngettext("{count} link made", "{count} links made", number))


@research.command("unlink")
@click.argument("question")
@_LINKED[0]
@_LINKED[1]
@author_option
@project_option
def unlink(path: Path, question: str, codes: tuple[str, ...], memos: tuple[str, ...], coder: str | None) -> None:
    """Say that codes and memos belong to a research question no longer."""
    number = _change_links(path, question, codes, memos, coder, is_on=False)
    diagnostics.say(ngettext("{count} link withdrawn", "{count} links withdrawn", number))


def _change_links(
    path: Path, question: str, codes: tuple[str, ...], memos: tuple[str, ...], coder: str | None, *, is_on: bool
) -> int:
    """Make or withdraw links, all in one transaction; gives the number of those that changed."""
    from qualcode.workspace.codebook.research_questions import link, unlink

    if not codes and not memos:
        raise UsageProblem(_("Nothing is named to be linked."), _("Name a code with --code, or a memo with --memo."))
    with open_workspace(path, coder) as space:
        found = exactly(space.project.research_questions.find, question)
        things = _things(space, codes, memos)
        tell_who(space)
        return (link if is_on else unlink)(space, found, *things)


def _things(space: Workspace, codes: tuple[str, ...], memos: tuple[str, ...]) -> list[Code | Memo]:
    """The codes and memos that are named exactly."""
    from qualcode.workspace.coding.memos import find_memo

    found: list[Code | Memo] = [exactly(space.project.codes.find, name) for name in codes]
    return [*found, *(exactly(partial(find_memo, space), name) for name in memos)]
