"""Commands about the topics of the guide: list, add, rename, order, remove, say their questions, take in a guide."""

from __future__ import annotations

from pathlib import Path

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
    tell_who,
)
from qualcode.plural import counted

wave_option = click.option("--wave", default="", metavar="WAVE", help=_("Of this wave only (else of every one)."))


@click.group("topics", cls=Group, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of topics."))
@group_project_option
@click.pass_context
def topics(context: click.Context, *, as_json: bool) -> None:
    """List the topics of the guide, their questions, and how many questions of the texts were assigned to each."""
    if context.invoked_subcommand is not None:
        return
    from qualcode.workspace.material.topics import overview

    with open_workspace(find_project(context.find_root().obj)) as space:
        found = overview(space)
    if as_json:
        output.as_json(
            [
                {
                    "id": numbers.topic.id,
                    "position": numbers.topic.position + 1,
                    "name": numbers.topic.name,
                    "questions": [
                        {"wave": wave or None, "question": question}
                        for wave, question in numbers.topic.questions.items()
                    ],
                    "assigned_questions": numbers.questions,
                    "assigned_answers": numbers.answers,
                    "documents": numbers.documents,
                }
                for numbers in found
            ]
        )
        return
    output.table(
        heads_of("no.", "topic", "wave", "question", "questions", "answers", "documents"),
        (
            (numbers.topic.position + 1, numbers.topic.name, wave, question, *counts)
            for numbers in found
            for row, (wave, question) in enumerate(numbers.topic.questions.items() or [("", "")])
            for counts in ((numbers.questions, numbers.answers, numbers.documents) if not row else ("", "", ""),)
        ),
        right=(0, 4, 5, 6),
    )
    if not found:
        diagnostics.say(
            _("no topics yet, so it is unknown what was asked; “qualcode topics import GUIDE” takes in a guide")
        )


@topics.command("add")
@click.argument("name")
@click.option("--question", default="", metavar="TEXT", help=_("How the guide asks about it."))
@wave_option
@author_option
@project_option
def add(path: Path, name: str, question: str, wave: str, coder: str | None) -> None:
    """Add the topic NAME behind the others."""
    from qualcode.workspace.material.topics import add as add_topic

    with open_workspace(path, coder) as space:
        tell_who(space)
        topic = add_topic(space, name, question=question, wave=wave)
    diagnostics.say(_("topic {number}: {name}", number=topic.position + 1, name=topic.name))


@topics.command("rename")
@click.argument("topic")
@click.argument("name")
@author_option
@project_option
def rename(path: Path, topic: str, name: str, coder: str | None) -> None:
    """Give TOPIC another NAME; what was assigned to it stays."""
    from qualcode.workspace.material.topics import rename as rename_topic

    with open_workspace(path, coder) as space:
        found = exactly(space.project.topics.find, topic)
        tell_who(space)
        rename_topic(space, found, name)
    diagnostics.say(_("“{before}” is “{after}” now", before=found.name, after=name))


@topics.command("move")
@click.argument("topic")
@click.argument("place", type=click.IntRange(min=1))
@author_option
@project_option
def move(path: Path, topic: str, place: int, coder: str | None) -> None:
    """Put TOPIC at PLACE of the guide, counted from 1."""
    from qualcode.workspace.material.topics import move as move_topic

    with open_workspace(path, coder) as space:
        found = exactly(space.project.topics.find, topic)
        tell_who(space)
        move_topic(space, found, place - 1)
        moved = space.project.topics.get(found.key)
    diagnostics.say(_("topic {number}: {name}", number=moved.position + 1, name=moved.name))


@topics.command("remove")
@click.argument("topic")
@author_option
@project_option
def remove(path: Path, topic: str, coder: str | None) -> None:
    """Take TOPIC away; the questions that were assigned to it have none. “undo” brings both back."""
    from qualcode.workspace.material.topics import remove as remove_topic

    with open_workspace(path, coder) as space:
        found = exactly(space.project.topics.find, topic)
        tell_who(space)
        lost = remove_topic(space, found)
    diagnostics.say(
        ngettext(
            "“{topic}” removed; {count} question has no topic now",
            "“{topic}” removed; {count} questions have no topic now",
            lost,
            topic=found.name,
        )
    )


@topics.command("question")
@click.argument("topic")
@click.argument("question")
@wave_option
@author_option
@project_option
def question(path: Path, topic: str, question: str, wave: str, coder: str | None) -> None:
    """Say by which QUESTION the guide asks about TOPIC; an empty one takes that back.

    It is what proposals go by; which questions of the texts are about the topic, “qualcode questions assign” says.
    """
    from qualcode.workspace.material.topics import set_question

    with open_workspace(path, coder) as space:
        found = exactly(space.project.topics.find, topic)
        tell_who(space)
        set_question(space, found, question, wave)
    diagnostics.say(
        _("“{topic}”: {question}", topic=found.name, question=" ".join(question.split()))
        if question.strip()
        else _("“{topic}” has no question there any more", topic=found.name)
    )


@topics.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@wave_option
@author_option
@project_option
def import_(path: Path, file: Path, wave: str, coder: str | None) -> None:
    """Take in the guide FILE: a text with one topic a line, “Topic | question”, or its question alone.

    New topics stand behind the others. Topics that are there already get the question of the wave.
    """
    from qualcode.workspace.material.questions import read_guide
    from qualcode.workspace.material.topics import take_in

    read = read_guide(file)
    for warning in read.warnings:
        diagnostics.warn(warning)
    with open_workspace(path, coder) as space:
        tell_who(space)
        new, changed = take_in(space, read.lines, wave)
    diagnostics.say(
        _(
            "{new} new, {changed} of known topics changed",
            new=counted(new, "topic"),
            changed=counted(changed, "question"),
        )
    )
