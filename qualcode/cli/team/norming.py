"""The command norming: sessions in which coders vote on the same passages, talk, and vote again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import LANGUAGES, _, language, ngettext, program
from qualcode.cli.quoting.disclosure import check_names_before_export
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.consents import for_option, tell_withheld
from qualcode.cli.shared.groups import Group
from qualcode.cli.shared.session import (
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
from qualcode.errors import UsageProblem
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.model.consent.consents import Purpose
    from qualcode.model.team.norming_board import NormingBoard
    from qualcode.workspace.workspace import Workspace

_FORMATS = ("docx", "odt", "html", "md", "tex", "xlsx", "csv", "json")


@click.group("norming", cls=Group, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of sessions."))
@group_project_option
@click.pass_context
def norming(context: click.Context, *, as_json: bool) -> None:
    """List norming sessions; sub-commands hold them.

    The members of a session vote on the same passages, each alone (“vote”). “reveal” shows all votes; they talk;
    “again” lets them vote once more, and “close” keeps the agreement before and after. Until votes are revealed
    nobody gets those of others, in no command, screen or file.
    """
    if context.invoked_subcommand is not None:
        return
    from qualcode.reporting.team.norming import state_words
    from qualcode.workspace.team import norming as sessions

    with open_workspace(find_project(context.find_root().obj)) as space:
        boards = [sessions.board(space, session) for session in space.project.norming.all()]
        tell_hidden(space, "votes")
    rows = [
        (
            board.session.id,
            board.session.name,
            board.session.state.value if as_json else state_words(board.session.state),
            [member.name for member in board.members] if as_json else ", ".join(_member_names(board)),
            len(board.passages),
        )
        for board in boards
    ]
    names = ("id", "name", "state", "members", "passages")
    if as_json:
        output.as_json([dict(zip(names, row, strict=True)) for row in rows])
    else:
        output.table(heads_of(*names), ((*row[:3], str(row[3]), row[4]) for row in rows), right=(4,))


def _member_names(board: NormingBoard) -> list[str]:
    return [member.name for member in board.members]


@norming.command("new")
@click.argument("name")
@click.option("--coders", required=True, metavar="A,B", help=_("Who votes: two coders or more."))
@click.option("--coding", "codings", multiple=True, metavar="ID",
              help=_("The passage of this coding. May be given several times."))  # fmt: skip
@click.option("--disagreements", type=click.IntRange(1), default=None, metavar="K",
              help=_("The K passages on which coders disagree most."))  # fmt: skip
@click.option("--sample", type=click.IntRange(1), default=None, metavar="K", help=_("K passages that are drawn."))
@click.option("--documents", "--document", "documents", multiple=True, metavar="DOCUMENT",
              help=_("Draw from this document (else from all). May be given several times."))  # fmt: skip
@click.option("--unit", type=click.Choice(("sentence", "paragraph", "turn")), default="paragraph", show_default=True,
              help=_("What is drawn."))  # fmt: skip
@click.option("--seed", type=int, default=1, show_default=True, help=_("By which number it is drawn."))
@coder_options
@project_option
def new(
    path: Path,
    name: str,
    coders: str,
    codings: tuple[str, ...],
    disagreements: int | None,
    sample: int | None,
    documents: tuple[str, ...],
    unit: str,
    seed: int,
    coder: str | None,
    *,
    new_coder: bool,
) -> None:
    """Begin a session over passages: of codings, of disagreements, or drawn; prints its id.

    Of what is drawn nothing is taken that those say who only ask. The same seed draws the same passages again.
    """
    from qualcode.workspace.team import norming as sessions
    from qualcode.workspace.team.norming_passages import DrawnUnit, NormingChoice, chosen_passages

    with open_workspace(path, coder) as space:
        space.new_coder = new_coder
        project = space.project
        choice = NormingChoice(
            codings=[exactly(project.codings.find, id_) for id_ in codings],
            disagreements=disagreements or 0,
            sample=sample or 0,
            documents=[exactly(project.documents.find, document) for document in documents],
            unit=DrawnUnit(unit),
            seed=seed,
        )
        if documents and not sample:
            raise UsageProblem(_("--documents says from which documents is drawn."), _("Say how many with --sample."))
        members = [exactly(project.coders.find, member.strip()) for member in coders.split(",") if member.strip()]
        tell_who(space)
        chosen = chosen_passages(space, choice)
        session = sessions.begin(space, name, members, chosen.passages, reason=chosen.reason)
        output.line(session.id)
        passages = counted(len(chosen.passages), "passage")
    diagnostics.say(_("norming session “{name}” over {passages}", name=session.name, passages=passages))


@norming.command("show")
@click.argument("session", metavar="SESSION")
@click.option("--json", "as_json", is_flag=True, help=_("Write an object."))
@click.option("-o", "--output", "file", type=click.Path(path_type=Path),
              help=_("A file .docx, .odt, .html, .md, .tex, .xlsx, .csv or .json."))  # fmt: skip
@click.option("--language", type=click.Choice(LANGUAGES), default=language(), show_default=True, help=_("Words."))
@click.option("--strict", is_flag=True,
              help=_("With --json or -o: write nothing (exit 1) if the project knows a name in it."))  # fmt: skip
@click.option("--identify", is_flag=True, help=_("With --json or -o: name the coders, not only number them."))
@for_option
@author_option
@project_option
def show(
    path: Path,
    session: str,
    file: Path | None,
    purpose: Purpose,
    language: str,
    coder: str | None,
    *,
    as_json: bool,
    strict: bool,
    identify: bool,
) -> None:
    """Show a session: how far the members are, its passages, and the votes that are revealed.

    The list on the terminal is for your own eyes and shows your own votes, too; what --json and -o write has revealed
    votes alone, coders by numbers, and only passages of people who agreed to be quoted (--for another purpose).
    """
    from qualcode.workspace.team import norming as sessions

    with open_workspace(path, coder) as space:
        board = sessions.board(space, exactly(space.project.norming.find, session))
        tell_hidden(space, "votes")
        if as_json or file is not None:
            _write(space, board, file, purpose, language, strict=strict, identify=identify)
        else:
            _show(board)


def _show(board: NormingBoard) -> None:
    from qualcode.reporting.team.norming import figure_lines, passage_words, state_words, vote_words

    session, words = board.session, program()
    output.facts(
        (
            (words.pgettext("head", "norming session"), f"{session.name} ({session.id})"),
            (words.pgettext("head", "state"), state_words(session.state)),
            (words.pgettext("head", "members"), ", ".join(_progress(board))),
            *((("", line) for line in figure_lines(board.figures)) if board.figures is not None else ()),
            *(((words.pgettext("head", "what came of it"), session.note),) if session.note else ()),
        )
    )
    for voted in board.passages:
        output.line()
        place = _(
            "{number}. {document} ({id})", number=voted.number, document=voted.document.name, id=voted.document.id
        )
        output.line(f"{place} {voted.passage.span.start}–{voted.passage.span.end}")
        output.paragraph(f"   {words.quoted(passage_words(voted))}", indent=3)
        for member in board.members:
            votes = [
                vote_words(codes) for turn in (1, 2) if (codes := voted.votes.get((member.key, turn))) is not None
            ]
            if votes:
                output.paragraph(f"   {member.name}: {' → '.join(votes)}", indent=6)


def _progress(board: NormingBoard) -> list[str]:
    """The members, with how many of the passages each has voted on."""
    there = len(board.passages)
    return [
        member.name if (number := board.voted.get(member.key)) is None else f"{member.name} {number}/{there}"
        for member in board.members
    ]


def _write(
    space: Workspace,
    board: NormingBoard,
    file: Path | None,
    purpose: Purpose,
    language: str,
    *,
    strict: bool,
    identify: bool,
) -> None:
    from qualcode.model.consent.withheld import Withheld
    from qualcode.reporting.team.norming import norming_report, object_of_norming, words_of_norming
    from qualcode.reporting.writers.formats import format_of, write
    from qualcode.workspace.team.leaving_norming import departing_norming, leaving_norming

    form = format_of(file, None if file else "json", known=_FORMATS, name="norming")
    withheld = Withheld(purpose)
    subject = leaving_norming(space, board, withheld, identify=identify)
    tell_withheld(withheld)
    check_names_before_export(space.project, words_of_norming(subject), strict=strict, coders=not identify)
    departure = departing_norming(space, subject, form, file)
    if file is None:
        output.as_json(object_of_norming(subject))
        departure.entered()
        return
    report = norming_report(subject, "de" if language == "de" else "en")
    write(report, file, form, space.project.begun, departure.naming())
    diagnostics.say(_("wrote “{file}”", file=file))


@norming.command("compare")
@click.argument("session", metavar="SESSION")
@click.option("--json", "as_json", is_flag=True, help=_("Write an object."))
@author_option
@project_option
def compare(path: Path, session: str, coder: str | None, *, as_json: bool) -> None:
    """Show the agreement of first and second votes over the same passages, and which code changed how.

    Alpha is Krippendorff's, over all codes and of each; a code counts for each passage as given or not given. Of a
    closed session the figures are those that were kept when it was closed.
    """
    from qualcode.reporting.team.norming import code_heads, code_rows, figure_lines, object_of_figures
    from qualcode.workspace.team import norming as sessions

    with open_workspace(path, coder) as space:
        board = sessions.board(space, exactly(space.project.norming.find, session))
        space.sight.refuse_comparing()
    if board.figures is None:
        raise UsageProblem(
            _("The votes of “{name}” are not revealed yet.", name=board.session.name),
            _("“qualcode norming reveal” does that when all have voted."),
        )
    if as_json:
        output.as_json(object_of_figures(board.figures))
        return
    for line in figure_lines(board.figures):
        output.paragraph(line)
    output.line()
    output.table(code_heads(program()), code_rows(board.figures, program()), right=range(1, 9))


@norming.command("reveal")
@click.argument("session", metavar="SESSION")
@click.option("--incomplete", is_flag=True, help=_("Also where votes are missing; they stay missing."))
@author_option
@project_option
def reveal(path: Path, session: str, coder: str | None, *, incomplete: bool) -> None:
    """Let all members see all first votes: now is the time to talk."""
    from qualcode.workspace.team import norming as sessions

    with open_workspace(path, coder) as space:
        found = exactly(space.project.norming.find, session)
        tell_who(space)
        found = sessions.reveal(space, found, incomplete=incomplete)
        board = sessions.board(space, found)
    differing = sum(voted.differs(1) for voted in board.passages)
    diagnostics.say(
        ngettext(
            "votes revealed; they differ on {count} of {passages}",
            "votes revealed; they differ on {count} of {passages}",
            differing,
            passages=counted(len(board.passages), "passage", after=True),
        )
    )


@norming.command("again")
@click.argument("session", metavar="SESSION")
@author_option
@project_option
def again(path: Path, session: str, coder: str | None) -> None:
    """Open the second vote, after the talk; second votes are hidden until “close”."""
    from qualcode.workspace.team import norming as sessions

    with open_workspace(path, coder) as space:
        found = exactly(space.project.norming.find, session)
        tell_who(space)
        sessions.again(space, found)
    diagnostics.say(_("the second vote of “{name}” is open", name=found.name))


@norming.command("close")
@click.argument("session", metavar="SESSION")
@click.option("--note", default=None, help=_("What came of it."))
@click.option("--incomplete", is_flag=True, help=_("Also where second votes are missing; they stay missing."))
@author_option
@project_option
def close(path: Path, session: str, note: str | None, coder: str | None, *, incomplete: bool) -> None:
    """Close a session: all votes are revealed, and the agreement before and after is kept."""
    from qualcode.reporting.team.norming import figure_lines
    from qualcode.workspace.team import norming as sessions

    with open_workspace(path, coder) as space:
        found = exactly(space.project.norming.find, session)
        tell_who(space)
        board = sessions.board(space, sessions.close(space, found, note=note, incomplete=incomplete))
    for line in figure_lines(board.figures) if board.figures is not None else ():
        diagnostics.say(line)


@norming.command("note")
@click.argument("session", metavar="SESSION")
@click.argument("text")
@author_option
@project_option
def note(path: Path, session: str, text: str, coder: str | None) -> None:
    """Write down what came of a session, in place of what stood there."""
    from qualcode.workspace.team import norming as sessions

    with open_workspace(path, coder) as space:
        found = exactly(space.project.norming.find, session)
        tell_who(space)
        sessions.write_note(space, found, text)


@norming.command("remove")
@click.argument("session", metavar="SESSION")
@click.option("--yes", is_flag=True, help=_("Do not ask."))
@author_option
@project_option
def remove(path: Path, session: str, coder: str | None, *, yes: bool) -> None:
    """Remove a session with all its votes; “undo” brings it back."""
    from qualcode.workspace.team import norming as sessions

    with open_workspace(path, coder) as space:
        found = exactly(space.project.norming.find, session, yes=yes)
        confirm_or_refuse(_("Remove the norming session “{name}” with all its votes?", name=found.name), yes=yes)
        tell_who(space)
        sessions.remove(space, found)
    diagnostics.say(_("norming session “{name}” removed", name=found.name))


norming.add_later("vote", "qualcode.cli.team.norming_votes")
