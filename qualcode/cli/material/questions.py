"""Commands about what was asked in the texts: list it, and say which topics of the guide it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from qualcode.catalogue import _, ngettext, program
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.groups import Group
from qualcode.cli.shared.session import (
    acting,
    author_option,
    coder_options,
    confirm_or_refuse,
    exactly,
    open_project,
    open_workspace,
    project_option,
    tell_who,
)
from qualcode.cli.shared.tables import Cell
from qualcode.errors import UsageProblem
from qualcode.plural import counted
from qualcode.safe_text import one_line

if TYPE_CHECKING:
    from qualcode.retrieval.questions import AskedQuestion
    from qualcode.retrieval.topic_proposals import TopicProposal
    from qualcode.workspace.workspace import Workspace

_LIST = "list"


class _Questions(Group):
    """Without the name of a command it lists: “qualcode questions interview-01”."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the name of the listing before what is none of the commands."""
        named = args[2:] if args and args[0] in ("-p", "--project") else args
        helps = bool(args) and args[0] in ctx.help_option_names
        if not helps and not (named and named[0] in self.list_commands(ctx)):
            args = [_LIST, *args]
        return super().parse_args(ctx, args)


@click.group("questions", cls=_Questions)
@click.option("-p", "--project", "project_file", type=click.Path(path_type=Path), help=_("The project file."))
@click.pass_context
def questions(context: click.Context, project_file: Path | None) -> None:
    """List what interviewers asked in documents (else in all); say which topics of the guide it is about.

    Without a command it lists: “qualcode questions interview-01”.
    """
    if project_file is not None:
        context.find_root().obj = project_file


@questions.command(_LIST)
@click.argument("wanted", nargs=-1, metavar="[DOCUMENT]...")
@click.option("--guide", type=click.Path(path_type=Path), help=_("A text with one question of the guide a line."))
@click.option(
    "--json", "as_json", is_flag=True, help=_("Write an array of questions with the spans of their answers.")
)
@project_option
def list_(path: Path, wanted: tuple[str, ...], guide: Path | None, *, as_json: bool) -> None:
    """List what interviewers asked in documents (else in all), how much was answered, and the topic of each.

    With --guide each question stands under the one of the guide that it is most like. Who asks is shown by
    “qualcode documents speakers” and corrected by “qualcode documents set --role”.
    """
    from qualcode.retrieval.questions import asked_questions
    from qualcode.workspace.material.questions import read_guide

    read = read_guide(guide)
    for warning in read.warnings:
        diagnostics.warn(warning)
    with open_project(path) as project:
        documents = [project.documents.find(name) for name in wanted] or project.documents.all()
        topics = {topic.key: topic.name for topic in project.topics.all()}
        found = list(asked_questions(project, documents, read.questions))
    if as_json:
        output.as_json([_question_json(question, topics) for question in found])
        return
    more = [*(["guide"] if guide else []), *(["topic"] if topics else [])]
    head = heads_of("document", "label", "no.", *more, "question", "answers", "words")
    rows = (
        (question.document.name, question.document.label, question.number, *((question.guide,) if guide else ()),
         *((_topics(question, topics),) if topics else ()), " ".join(question.text.split()), len(question.answers),
         question.words)
        for question in found
    )  # fmt: skip
    output.table(head, rows, right=(2, len(head) - 2, len(head) - 1))
    _summary(found, read.questions)


def _topics(question: AskedQuestion, topics: dict[int, str]) -> str:
    return ", ".join(topics[topic] for topic in question.topics)


def _question_json(question: AskedQuestion, topics: dict[int, str]) -> dict[str, object]:
    return {
        "document": question.document.name,
        "document_id": question.document.id,
        "label": question.document.label,
        "number": question.number,
        "start": question.span.start,
        "end": question.span.end,
        "text": question.text,
        "topics": [topics[topic] for topic in question.topics],
        "guide": question.guide,
        "likeness": question.likeness,
        "answers": [{"start": span.start, "end": span.end} for span in question.answers],
        "words": question.words,
    }


def _summary(found: Sequence[AskedQuestion], guide: Sequence[str]) -> None:
    documents = {question.document.key for question in found}
    diagnostics.say(
        _(
            "{questions} in {documents}",
            questions=counted(len(found), "question"),
            documents=counted(len(documents), "document", after=True),
        )
    )
    for question in guide:
        documents = {asked.document.key for asked in found if asked.guide == question}
        diagnostics.say(
            "  "
            + _(
                "asked in {documents}: {question}",
                documents=counted(len(documents), "document", after=True),
                question=question,
            )
        )
    if guide:
        other = sum(1 for question in found if not question.guide)
        diagnostics.say(
            "  "
            + ngettext(
                "{count} question is like none of the guide", "{count} questions are like none of the guide", other
            )
        )


# ---- topics --------------------------------------------------------------------------------------------


_least_option = click.option(
    "--least",
    type=click.IntRange(0, 100),
    default=0,
    metavar="N",
    help=_("Only what is at least so like the question of the guide, 75–100."),
)


@questions.command("proposals")
@click.argument("wanted", nargs=-1, metavar="[DOCUMENT]...")
@_least_option
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of proposals."))
@project_option
def proposals(path: Path, wanted: tuple[str, ...], least: int, *, as_json: bool) -> None:
    """List which topics the questions without one may be about, by likeness to the guide: nothing is assigned.

    Confirm them with “qualcode questions assign DOCUMENT NUMBER --confirm”, or all of a topic with --all-like.
    What is no question and has at most three words is proposed to go on with the question before it.
    """
    from qualcode.workspace.material.topics import proposals as proposed

    with open_workspace(path) as space:
        documents = [space.project.documents.find(name) for name in wanted] or space.project.documents.all()
        found = proposed(space, documents, least)
    if as_json:
        output.as_json(
            [
                {
                    "document": proposal.question.document.name,
                    "document_id": proposal.question.document.id,
                    "number": proposal.question.number,
                    "text": proposal.question.text,
                    "topic": proposal.topic.name,
                    "likeness": proposal.likeness or None,
                }
                for proposal in found
            ]
        )
        return
    output.table(heads_of("document", "no.", "topic", "likeness", "question"), map(_row, found), right=(1, 3))
    diagnostics.say(
        _(
            "{proposals}; nothing was assigned",
            proposals=ngettext("{count} proposal", "{count} proposals", len(found)),
        )
    )


def _row(proposal: TopicProposal) -> tuple[Cell, ...]:
    question = proposal.question
    like = program().number(proposal.likeness) if proposal.likeness else _("goes on")
    return question.document.name, question.number, proposal.topic.name, like, one_line(question.text)


class _Naming(NamedTuple):
    """How somebody says which questions are meant, beside by their numbers."""

    survey: str | None
    probe: bool
    confirm: bool
    like: str | None

    def refuse_several(self) -> None:
        """Raise UsageProblem where two ways are taken at once."""
        options = ("--question", "--probe", "--confirm", "--all-like")
        ways = [option for option, said in zip(options, self, strict=True) if said]
        if len(ways) > 1:
            raise UsageProblem(_("{ways} do not go together.", ways=program().listed(ways)), _("Say one of them."))


@questions.command("assign")
@click.argument("words", nargs=-1, metavar="[DOCUMENT NUMBER...] [TOPIC]")  # no text: names of arguments
@click.option("--question", "survey", metavar="TEXT", help=_("All answers to this question of a survey, its column."))
@click.option("--probe", is_flag=True, help=_("They go on with the question before each: they get its topic."))
@click.option("--confirm", is_flag=True, help=_("They get the topic that “qualcode questions proposals” proposes."))
@click.option("--all-like", "like", metavar="TOPIC", help=_("All questions for which this topic is proposed."))
@_least_option
@click.option("--yes", is_flag=True, help=_("Confirm all of --all-like without being asked."))
@coder_options
@project_option
def assign(
    path: Path,
    words: tuple[str, ...],
    survey: str | None,
    like: str | None,
    least: int,
    coder: str | None,
    *,
    probe: bool,
    confirm: bool,
    yes: bool,
    new_coder: bool,
) -> None:
    """Say which TOPIC of the guide questions of DOCUMENT are about, by their NUMBER in “qualcode questions” (3, 3-5).

    \b
    qualcode questions assign interview-01 3 4 "Public transport"
    qualcode questions assign interview-01 5-7 --probe
    qualcode questions assign interview-01 3 4 --confirm
    qualcode questions assign --question "What is missing?" "Public transport"
    qualcode questions assign --all-like "Public transport" --least 90

    What was assigned there before goes; “undo” brings it back. Nothing is assigned by itself: proposals have to be
    confirmed by a person.
    """
    from qualcode.workspace.material import topics

    said = _Naming(survey, probe, confirm, like)
    said.refuse_several()
    with open_workspace(path, coder) as space:
        if like is not None:
            _refuse_words(words, 0)
            topic = exactly(space.project.topics.find, like)
            proposed = topics.proposals(space, space.project.documents.all(), least)
            proposed = [proposal for proposal in proposed if proposal.topic.key == topic.key]
            _confirm_all(proposed, topic.name, yes=yes)
            with acting(space, new=new_coder):
                changed = topics.confirm(space, proposed)
        elif survey is not None:
            _refuse_words(words, 1)
            topic = exactly(space.project.topics.find, words[0])
            answers = topics.survey_questions(space, survey)
            with acting(space, new=new_coder):
                changed = topics.assign(space, topic, answers)
        else:
            changed = _assign_numbered(space, words, said, new_coder=new_coder)
    _tell_changed(changed)


def _assign_numbered(space: Workspace, words: Sequence[str], said: _Naming, *, new_coder: bool) -> int:
    from qualcode.workspace.material import topics

    of_topic = not (said.probe or said.confirm)
    if len(words) < (3 if of_topic else 2):
        raise UsageProblem(
            _("Which questions, and what are they about?"),
            _("Say DOCUMENT NUMBER TOPIC; “qualcode questions DOCUMENT” shows the numbers."),
        )
    topic = exactly(space.project.topics.find, words[-1]) if of_topic else None
    asked = _numbered(space, words[:-1] if of_topic else words)
    document = asked[0].document
    confirmed = []
    if said.confirm:
        wanted = {question.number for question in asked}
        confirmed = [found for found in topics.proposals(space, [document]) if found.question.number in wanted]
        left = sorted(wanted - {proposal.question.number for proposal in confirmed})
        if left:
            raise UsageProblem(
                ngettext(
                    "For question {numbers} of “{document}” no topic is proposed.",
                    "For questions {numbers} of “{document}” no topic is proposed.",
                    len(left),
                    numbers=program().listed(map(str, left)),
                    document=document.name,
                ),
                _("“qualcode questions proposals” lists what is; or name the topic."),
            )
    with acting(space, new=new_coder):
        if topic is not None:
            return topics.assign(space, topic, asked)
        return topics.confirm(space, confirmed) if said.confirm else topics.assign_as_before(space, asked)


def _numbered(space: Workspace, words: Sequence[str]) -> list[AskedQuestion]:
    """The questions that a document's whole name and numbers say. Raises UsageProblem for what is no number."""
    from qualcode.workspace.material.topics import questions_numbered

    document = exactly(space.project.documents.find, words[0])
    numbers: list[int] = []
    for word in ",".join(words[1:]).replace(" ", "").split(","):
        found = re.fullmatch(r"([0-9]{1,6})(?:[-–]([0-9]{1,6}))?", word)
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
        if last < first:
            raise UsageProblem(
                _("“{word}” is no number of a question.", word=word), _("Write 3, or 3-5 for several in a row.")
            )
        numbers += range(first, last + 1)
    return questions_numbered(space, document, numbers)


def _refuse_words(words: Sequence[str], wanted: int) -> None:
    if len(words) != wanted:
        raise UsageProblem(
            _("With --question only the topic is named.") if wanted else _("With --all-like nothing else is named."),
            _("See qualcode questions assign --help."),
        )


def _confirm_all(proposed: Sequence[TopicProposal], topic: str, *, yes: bool) -> None:
    """Show proposals and go on after a yes: it is a person who says what a question is about."""
    if not proposed:
        raise UsageProblem(
            _("No question is proposed for “{topic}”.", topic=topic),
            _("“qualcode topics question” says how the guide asks about it; proposals go by that."),
        )
    for proposal in proposed:
        diagnostics.say("  " + "  ".join(map(str, _row(proposal))))
    confirm_or_refuse(
        ngettext(
            "Assign {count} question to “{topic}”?",
            "Assign {count} questions to “{topic}”?",
            len(proposed),
            topic=topic,
        ),
        yes=yes,
    )


def _tell_changed(changed: int) -> None:
    diagnostics.say(
        ngettext("{count} question assigned", "{count} questions assigned", changed)
        if changed
        else _("nothing to do: they are assigned so already")
    )


@questions.command("unassign")
@click.argument("words", nargs=-1, metavar="[DOCUMENT NUMBER...]")  # no text: names of arguments
@click.option("--question", "survey", metavar="TEXT", help=_("All answers to this question of a survey, its column."))
@author_option
@project_option
def unassign(path: Path, words: tuple[str, ...], survey: str | None, coder: str | None) -> None:
    """Take back which topic questions of DOCUMENT are about, by NUMBER (3, 3-5)."""
    from qualcode.workspace.material import topics

    if (survey is None and len(words) < 2) or (survey is not None and words):
        raise UsageProblem(
            _("Which questions?"), _("Say DOCUMENT NUMBER, or --question TEXT for the answers of a survey.")
        )
    with open_workspace(path, coder) as space:
        asked = _numbered(space, words) if survey is None else topics.survey_questions(space, survey)
        tell_who(space)
        taken = topics.unassign(space, asked)
    diagnostics.say(ngettext("{count} assignment withdrawn", "{count} assignments withdrawn", taken))
