"""Norming sessions: coders vote on the same passages, each alone; all votes are revealed; they talk and vote again.

Until votes are revealed, nobody gets those of others, nor anything that is made of them; how far the members are is
told, since it says nothing of codes. While codings of others are hidden, their votes are too.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext, program
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.codings import CoderKind
from qualcode.model.team.norming import NormingState, revealed_turns, turn_of
from qualcode.model.team.norming_board import NormingBoard, VotedPassage
from qualcode.model.team.norming_figures import NormingFigures
from qualcode.model.team.roles import TeamRole

if TYPE_CHECKING:
    from qualcode.model.codes import Code
    from qualcode.model.codings import Coder
    from qualcode.model.documents import Document
    from qualcode.model.spans import Span
    from qualcode.model.team.norming import NormingSession, NormingVote
    from qualcode.workspace.workspace import Workspace

MOST = 300
"""So many passages a session has at most: each is talked about."""


# ---- looking -----------------------------------------------------------------------------------------


def board(space: Workspace, session: NormingSession) -> NormingBoard:
    """A session with its passages, and the votes that who acts may see. Raises QualcodeError where it is gone."""
    project, sight = space.project, space.sight
    with project.at_one_moment():
        session = project.norming.get(session.key)
        votes = project.norming.votes(session.key)
        seen = [vote for vote in votes if sight.sees_vote(vote, session.state)]
        coders = {coder.key: coder for coder in project.coders.all()}
        return NormingBoard(
            session,
            tuple(coders[key] for key in session.members if key in coders),
            tuple(_passages(space, session, seen)),
            _voted(space, session, votes),
            _figures(space, session, votes),
            sight.own,
        )


def _passages(space: Workspace, session: NormingSession, votes: Collection[NormingVote]) -> list[VotedPassage]:
    project = space.project
    documents = {document.key: document for document in project.documents.all()}
    book, texts = space.book, dict[str, str | None]()
    found: list[VotedPassage] = []
    for number, passage in enumerate(project.norming.passages(session.key), start=1):
        document = documents[passage.document]
        if passage.text_sha256 not in texts:
            texts[passage.text_sha256] = project.norming.text(passage)
        given = {
            (vote.coder, vote.turn): tuple(book[code] for code in vote.codes)
            for vote in votes
            if vote.passage == passage.key
        }
        corrected = passage.text_sha256 != document.sha256
        found.append(VotedPassage(number, passage, document, texts[passage.text_sha256], corrected, given))
    return found


def _voted(space: Workspace, session: NormingSession, votes: Collection[NormingVote]) -> dict[int, int | None]:
    turn = turn_of(session.state) or max((vote.turn for vote in votes), default=1)
    sight = space.sight
    numbers: dict[int, int | None] = {
        member: None if member in sight.hidden_coders else 0 for member in session.members
    }
    for vote in votes:
        before = numbers.get(vote.coder)
        if before is not None and vote.turn == turn:
            numbers[vote.coder] = before + 1
    return numbers


def _figures(space: Workspace, session: NormingSession, votes: Collection[NormingVote]) -> NormingFigures | None:
    """The kept figures of a closed session, else those of the votes that are revealed."""
    if space.sight.is_blind or session.state is NormingState.FIRST:
        return None
    if session.figures:
        return NormingFigures.from_json(session.figures)
    from qualcode.agreement.procedure.norming import figures_of_votes  # numpy, only when it is asked for

    turns = revealed_turns(session.state)
    return figures_of_votes([vote for vote in votes if vote.turn in turns], space.book.codes)


# ---- doing -------------------------------------------------------------------------------------------


def begin(
    space: Workspace,
    name: str,
    members: Sequence[Coder],
    passages: Sequence[tuple[Document, Span]],
    *,
    reason: str = "",
) -> NormingSession:
    """Begin a session: who takes part, and on which passages they vote, in the order given.

    `reason` is kept in the history. Raises QualcodeError for fewer than two members, for members who are no persons
    or guests, for no passage or too many of them, a name that is taken, and a text that was corrected meanwhile.
    """
    by_key = {member.key: member for member in members}
    for member in by_key.values():
        if member.kind is not CoderKind.PERSON:
            raise UsageProblem(
                _("“{coder}” is no person and cannot vote.", coder=member.name),
                _("Name coders of the kind “person”; “qualcode coders list” shows the kinds."),
            )
        if member.role is TeamRole.GUEST:
            raise UsageProblem(
                _("“{coder}” is a guest here and cannot vote.", coder=member.name),
                _("Name others, or let a lead change that: “qualcode coders role CODER coder”."),
            )
    if len(by_key) < 2:
        raise UsageProblem(_("A norming session has two members at least."), _("Name them: --coders A,B."))
    if not passages:
        raise UsageProblem(
            _("A norming session has one passage at least."),
            _("Say which: --coding, --disagreements, or --sample with or without --documents."),
        )
    if len({(document.key, span) for document, span in passages}) > MOST:
        raise UsageProblem(
            _("A norming session has {most} passages at most; these are {count}.", most=MOST, count=len(passages)),
            _("Choose fewer, for instance with --sample 20."),
        )
    with space.acting() as coder:
        return space.project.norming.begin(name, tuple(by_key.values()), passages, coder, reason)


def vote(space: Workspace, session: NormingSession, votes: Mapping[int, Collection[Code]]) -> None:
    """Vote on passages (keys): codes that who acts gives each, none for “none of the codes”; replaces a former vote.

    Raises QualcodeError for who takes no part, and where the session is not open for votes or went on meanwhile.
    """
    coder = voter(space, session)
    keys = {passage: [code.key for code in codes] for passage, codes in votes.items()}
    space.project.norming.vote(session, keys, coder)


def voter(space: Workspace, session: NormingSession) -> Coder:
    """Who acts, as one who may vote now. Raises QualcodeError for who takes no part, and where no votes are given."""
    coder = space.coder
    if coder is None or coder.key not in session.members:
        space.refuse_unknown_coder()
        raise QualcodeError(
            _("“{coder}” takes no part in the norming session “{name}”.", coder=space.coder_name, name=session.name),
            _("Say with --coder who votes; “qualcode norming show” names the members."),
        )
    if session.state is NormingState.TALK:
        raise QualcodeError(
            _("The votes of “{name}” are revealed: now is the time to talk.", name=session.name),
            _("“qualcode norming again” opens the second vote."),
        )
    if session.state is NormingState.CLOSED:
        raise QualcodeError(
            _("The norming session “{name}” is closed.", name=session.name),
            _("“qualcode norming show” shows what came of it."),
        )
    return coder


def reveal(space: Workspace, session: NormingSession, *, incomplete: bool = False) -> NormingSession:
    """Let all members see all first votes.

    Raises QualcodeError where votes are missing, unless that is said to be all right (`incomplete`), where the
    session is not at its first votes, and while codings of others are hidden.
    """
    _refuse_other_state(session, NormingState.FIRST)
    _refuse_missing(space, session, incomplete=incomplete)
    with space.acting() as coder:
        return space.project.norming.turn(session, NormingState.TALK, coder)


def again(space: Workspace, session: NormingSession) -> NormingSession:
    """Open the second vote, behind the talk. Raises QualcodeError where the session is elsewhere, and while blind."""
    _refuse_other_state(session, NormingState.TALK)
    space.sight.refuse_comparing()
    with space.acting() as coder:
        return space.project.norming.turn(session, NormingState.SECOND, coder)


def close(
    space: Workspace, session: NormingSession, *, note: str | None = None, incomplete: bool = False
) -> NormingSession:
    """Close a session: all votes are revealed, and the figures of both votes are kept with the note.

    A session may be closed without a second vote. Raises QualcodeError where second votes are missing, unless
    `incomplete`, before the first votes were revealed, where it is closed, and while codings of others are hidden.
    """
    from qualcode.agreement.procedure.norming import figures_of_votes  # numpy, only when it is asked for

    _refuse_other_state(session, NormingState.TALK, NormingState.SECOND)
    _refuse_missing(space, session, incomplete=incomplete or session.state is NormingState.TALK)
    with space.acting() as coder:
        figures = figures_of_votes(space.project.norming.votes(session.key), space.book.codes)
        norming = space.project.norming
        return norming.turn(session, NormingState.CLOSED, coder, figures=figures, note=note)


def write_note(space: Workspace, session: NormingSession, note: str) -> NormingSession:
    """Write down what came of a session, at any time. Raises QualcodeError where it went on meanwhile."""
    with space.acting() as coder:
        return space.project.norming.turn(session, session.state, coder, note=note.strip())


def remove(space: Workspace, session: NormingSession) -> None:
    """Take a session away with all its votes. Raises QualcodeError where it is gone."""
    space.project.norming.remove(session, space.author)


def _refuse_missing(space: Workspace, session: NormingSession, *, incomplete: bool) -> None:
    space.sight.refuse_comparing()
    there = len(space.project.norming.passages(session.key))
    voted = _voted(space, session, space.project.norming.votes(session.key))
    names = space.sight.coders
    missing = {names[member]: there - (number or 0) for member, number in voted.items() if (number or 0) < there}
    if missing and not incomplete:
        raise QualcodeError(
            ngettext(
                "{count} vote is missing: {who}.",
                "{count} votes are missing: {who}.",
                sum(missing.values()),
                who=", ".join(
                    _("{coder} {number}", coder=program().quoted(name), number=number)
                    for name, number in missing.items()
                ),
            ),
            _("Wait for them, or say --incomplete: then they stay missing."),
        )


def _refuse_other_state(session: NormingSession, *states: NormingState) -> None:
    """Raise QualcodeError where the session is in none of these states."""
    if session.state in states:
        return
    hints = {
        NormingState.FIRST: _("First votes are given; “qualcode norming reveal” ends that."),
        NormingState.TALK: _("Its first votes are revealed; “again” opens the second vote, “close” ends it."),
        NormingState.SECOND: _("Second votes are given; “qualcode norming close” ends that."),
        NormingState.CLOSED: _("It is closed; “qualcode norming show” shows what came of it."),
    }
    raise QualcodeError(
        _("That is not the next step of the norming session “{name}”.", name=session.name), hints[session.state]
    )
