"""The command norming vote: passage after passage in plain lines, or one passage by options."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, pgettext
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.session import (
    author_option,
    exactly,
    open_workspace,
    project_option,
    refuse_nameless,
    tell_who,
)
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.model.codes import Code
    from qualcode.model.team.norming import NormingSession
    from qualcode.model.team.norming_board import NormingBoard, VotedPassage
    from qualcode.workspace.workspace import Workspace


@click.command("vote")
@click.argument("session", metavar="SESSION")
@click.option("--passage", "number", type=click.IntRange(1), default=None, metavar="N",
              help=_("Vote on this passage only, with --code or --none."))  # fmt: skip
@click.option("--code", "codes", multiple=True, metavar="CODE",
              help=_("This code belongs there. May be given several times."))  # fmt: skip
@click.option("--none", "none", is_flag=True, help=_("None of the codes belongs there."))
@author_option
@project_option
def vote(
    path: Path,
    session: str,
    number: int | None,
    codes: tuple[str, ...],
    coder: str | None,
    *,
    none: bool,
) -> None:
    """Vote on the passages of a session, one after another; a former vote of the same turn is replaced.

    Each passage is shown, and the codes that belong there are typed, with commas between them; “none” says that none
    does, Enter goes on without a vote, “codes” lists the codes, “quit” ends it. Each vote is saved at once. From a
    pipe each line is the answer to the next passage that is still open, with exact names only.
    """
    from qualcode.workspace.team import norming as sessions

    with open_workspace(path, coder) as space:
        found = exactly(space.project.norming.find, session)
        refuse_nameless(space)
        if number is not None or codes or none:
            _vote_on_one(space, found, number, codes, none=none)
            return
        sessions.voter(space, found)
        tell_who(space)
        _vote_on_all(space, found)
        board = sessions.board(space, found)
    own = board.voted.get(board.own) or 0
    passages = counted(len(board.passages), "passage", after=True)
    diagnostics.say(_("voted on {number} of {passages}", number=own, passages=passages))


def _vote_on_one(
    space: Workspace, session: NormingSession, number: int | None, codes: Sequence[str], *, none: bool
) -> None:
    from qualcode.workspace.team import norming as sessions

    if number is None:
        raise UsageProblem(_("Say on which passage you vote."), _("Say for instance --passage 3."))
    if none == bool(codes):
        raise UsageProblem(
            _("A vote has codes, or says that none belongs there."), _("Say --code CODE once or more, or --none.")
        )
    board = sessions.board(space, session)
    if number > len(board.passages):
        raise UsageProblem(
            _("“{name}” has no passage {number}.", name=session.name, number=number),
            _("They go from 1 to {last}.", last=len(board.passages)),
        )
    chosen = [exactly(space.project.codes.find, code) for code in codes]
    tell_who(space)
    sessions.vote(space, session, {board.passages[number - 1].passage.key: chosen})


def _vote_on_all(space: Workspace, session: NormingSession) -> None:
    """Ask for each passage; on a terminal what cannot be done is asked again, from a pipe it ends the command."""
    from qualcode.workspace.team import norming as sessions

    asks = sys.stdin.isatty()
    board = sessions.board(space, session)
    waiting = [voted for voted in board.passages if asks or board.own_vote(voted) is None]
    for voted in waiting:
        _show(board, voted)
        while True:
            if asks:
                output.prompt("> ")
            line = sys.stdin.readline()
            if not line:
                return
            try:
                answer = _answer(space, line.strip())
                if isinstance(answer, str):
                    if answer == _LIST:
                        _list_codes(space)
                        continue
                    if answer == _QUIT:
                        return
                    break
                sessions.vote(space, session, {voted.passage.key: answer})
                break
            except QualcodeError as error:
                if not asks:
                    raise
                for said in filter(None, (error.message, error.hint)):
                    output.line(said)


_LIST, _QUIT, _SKIP = "codes", "quit", ""


def _answer(space: Workspace, typed: str) -> list[Code] | str:
    """The codes that were typed, or one of the words that do something else."""
    word = typed.casefold()
    for meaning, names in (
        (_QUIT, {"quit", "q", pgettext("typed", "quit")}),
        (_LIST, {"codes", "?"}),
        (_SKIP, {""}),
    ):
        if word in names:
            return meaning
    if word in {"none", pgettext("typed", "none")}:
        return []
    return [exactly(space.project.codes.find, name.strip()) for name in typed.split(",") if name.strip()]


def _show(board: NormingBoard, voted: VotedPassage) -> None:
    from qualcode.reporting.team.norming import passage_words, vote_words

    there = len(board.passages)
    output.line()
    output.line(_("{number} of {there}: {document}", number=voted.number, there=there, document=voted.document.name))
    output.paragraph(passage_words(voted))
    if (first := board.own_vote(voted, 1)) is not None:
        output.line(_("your first vote: {codes}", codes=vote_words(first)))
    if (second := board.own_vote(voted, 2)) is not None:
        output.line(_("your second vote: {codes}", codes=vote_words(second)))


def _list_codes(space: Workspace) -> None:
    for code in space.book.codes:
        output.line(f"{code.full_name} ({code.id})")
