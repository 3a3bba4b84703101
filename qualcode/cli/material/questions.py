"""The command questions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.session import open_project, project_option
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.retrieval.questions import AskedQuestion


@click.command("questions")
@click.argument("wanted", nargs=-1, metavar="[DOCUMENT]...")
@click.option("--guide", type=click.Path(path_type=Path), help=_("A text with one question of the guide a line."))
@click.option(
    "--json", "as_json", is_flag=True, help=_("Write an array of questions with the spans of their answers.")
)
@project_option
def questions(path: Path, wanted: tuple[str, ...], guide: Path | None, *, as_json: bool) -> None:
    """List what interviewers asked in documents (else in all), and how much was answered.

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
        found = list(asked_questions(project, documents, read.questions))
    if as_json:
        output.as_json([_question_json(question) for question in found])
        return
    head = heads_of("document", "label", "no.", *(["guide"] if guide else []), "question", "answers", "words")
    rows = (
        (question.document.name, question.document.label, question.number, *((question.guide,) if guide else ()),
         " ".join(question.text.split()), len(question.answers), question.words)
        for question in found
    )  # fmt: skip
    output.table(head, rows, right=(2, len(head) - 2, len(head) - 1))
    _summary(found, read.questions)


def _question_json(question: AskedQuestion) -> dict[str, object]:
    return {
        "document": question.document.name,
        "document_id": question.document.id,
        "label": question.document.label,
        "number": question.number,
        "start": question.span.start,
        "end": question.span.end,
        "text": question.text,
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
