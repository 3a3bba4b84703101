"""Topics of the guide and the questions of texts that are about them: what persons say, and what may be proposed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import NotFound, QualcodeError
from qualcode.project.file.store import nearest

if TYPE_CHECKING:
    from qualcode.model.documents import Document, Structure
    from qualcode.model.topics import GuideQuestion, Topic
    from qualcode.retrieval.questions import AskedQuestion
    from qualcode.retrieval.topic_proposals import TopicProposal
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TopicNumbers:
    """A topic with how many questions of interviews and answers of surveys are its own, and in how many documents."""

    topic: Topic
    questions: int
    answers: int
    documents: int


# ---- the list ------------------------------------------------------------------------------------------


def overview(space: Workspace) -> list[TopicNumbers]:
    """The topics in the order of the guide, with the numbers of what was assigned to each."""
    from qualcode.retrieval.topics import QUESTION

    surveyed = {document.key for document in space.project.documents.all() if QUESTION in document.attributes}
    assignments = space.project.topics.assignments()
    numbers = []
    for topic in space.project.topics.all():
        own = [assignment.document for assignment in assignments if assignment.topic == topic.key]
        answers = sum(1 for document in own if document in surveyed)
        numbers.append(TopicNumbers(topic, len(own) - answers, answers, len(set(own))))
    return numbers


def add(space: Workspace, name: str, *, question: str = "", wave: str = "") -> Topic:
    """Add a topic behind the others, with its question in a wave or in every one. Raises as `Topics.add` does."""
    return space.project.topics.add(name, space.author, questions={wave: question} if question else {})


def rename(space: Workspace, topic: Topic, name: str) -> None:
    """Give a topic another name. Raises as `Topics.rename` does."""
    space.project.topics.rename(topic, name, space.author)


def set_question(space: Workspace, topic: Topic, question: str, wave: str = "") -> None:
    """Say how a topic is asked about in a wave, or in every one; an empty question takes that back."""
    space.project.topics.set_question(topic, wave, question, space.author)


def move(space: Workspace, topic: Topic, position: int) -> None:
    """Put a topic at a place of the guide, counted from 0."""
    space.project.topics.move(topic, position, space.author)


def remove(space: Workspace, topic: Topic) -> int:
    """Take a topic away; gives how many questions of texts lose it. Undo brings both back."""
    return space.project.topics.remove(topic, space.author)


def take_in(space: Workspace, guide: Sequence[GuideQuestion], wave: str = "") -> tuple[int, int]:
    """Take in a guide as one change; gives how many topics are new, and how many questions were changed."""
    return space.project.topics.take_in(guide, wave, space.author)


# ---- questions of texts --------------------------------------------------------------------------------


def questions_in(space: Workspace, documents: Sequence[Document]) -> list[AskedQuestion]:
    """The questions of documents in order, those of surveys too, with the topics that they were assigned to."""
    from qualcode.retrieval.questions import asked_questions

    return list(asked_questions(space.project, documents, surveys=True))


def questions_numbered(space: Workspace, document: Document, numbers: Sequence[int]) -> list[AskedQuestion]:
    """The questions of a document by their numbers, from 1. Raises NotFound for one that it does not have."""
    found = {question.number: question for question in questions_in(space, [document])}
    for number in numbers:
        if number not in found:
            raise NotFound(
                "question",
                str(number),
                hint=_("“{document}” has questions 1 to {last}.", document=document.name, last=len(found))
                if found
                else _(
                    "No question was found in “{document}”: check the roles of its speakers.", document=document.name
                ),
            )
    return [found[number] for number in dict.fromkeys(numbers)]


def survey_questions(space: Workspace, question: str) -> list[AskedQuestion]:
    """All answers to a question of a survey. Raises NotFound with the nearest questions where nobody answered it."""
    from qualcode.retrieval.topics import QUESTION

    wanted = " ".join(question.split())
    asked: dict[str, list[Document]] = {}
    for document in space.project.documents.all():
        if QUESTION in document.attributes:
            asked.setdefault(" ".join(document.attributes[QUESTION].split()), []).append(document)
    if wanted not in asked:
        raise NotFound(
            "question", question, nearest(question, list(asked)), _("Write it as the survey's column has it.")
        )
    return questions_in(space, asked[wanted])


def place_of_question(asked: Sequence[AskedQuestion], structure: Structure, place: int) -> int | None:
    """Which of the questions of a text stands at a place of it, or else before it; None where none does."""
    turn = structure.turn_index(place)
    if turn >= 0:  # a speaker's label belongs to what is said behind it
        place = max(place, structure.turns[turn].speech)
    found = [number for number, question in enumerate(asked) if question.span.start <= place]
    return found[-1] if found else None


def asked_alike(space: Workspace, question: AskedQuestion) -> list[AskedQuestion]:
    """The question itself, of a survey all answers to it: what is assigned with it."""
    return survey_questions(space, question.text) if question.surveyed else [question]


def proposals(space: Workspace, documents: Sequence[Document], least: int = 0) -> list[TopicProposal]:
    """For questions without a topic those that they may be about, by likeness: proposals, nothing is assigned.

    `least` leaves out what is less like, 0–100, and with it what only goes on with the question before.
    """
    from qualcode.retrieval.topic_proposals import TopicProposals

    found = TopicProposals(space.project.topics.all()).of(questions_in(space, documents))
    return [proposal for proposal in found if proposal.likeness >= least]


def nearest_topic(space: Workspace, question: AskedQuestion) -> tuple[Topic | None, int]:
    """The topic by whose question, as the guide has it, a question may have been asked, and its likeness, 0–100."""
    from qualcode.retrieval.topic_proposals import TopicProposals

    return TopicProposals(space.project.topics.all()).nearest(question)


def assign(space: Workspace, topic: Topic, questions: Sequence[AskedQuestion]) -> int:
    """Say that questions ask about a topic, as one change; what was assigned there before goes.

    Gives how many that changed. Raises as `Topics.assign` does.
    """
    with space.acting() as coder:
        assigned = [(topic, question.document, question.span) for question in questions]
        return space.project.topics.assign(assigned, coder)


def assign_new(space: Workspace, name: str, questions: Sequence[AskedQuestion]) -> Topic:
    """Add a topic and say that questions ask about it, as one change. Raises as `add` and `assign` do."""
    with space.acting(), space.project.change("topic.assign", space.author):
        topic = add(space, name)
        assign(space, topic, questions)
    return topic


def assign_as_before(space: Workspace, questions: Sequence[AskedQuestion]) -> int:
    """Say that questions go on with the one before each, such as probes do: they have its topic.

    Gives how many that changed. Raises QualcodeError for one without a question before it that has a topic.
    """
    topics = {topic.key: topic for topic in space.project.topics.all()}
    assigned = []
    for document in {question.document.key: question.document for question in questions}.values():
        probing = {question.number for question in questions if question.document.key == document.key}
        before: int | None = None
        for question in questions_in(space, [document]):
            if question.number not in probing:
                before = question.topics[-1] if question.topics else None
            elif before is None:
                raise QualcodeError(
                    _(
                        "Question {number} of “{document}” cannot go on with the one before: that has no topic.",
                        number=question.number,
                        document=document.name,
                    ),
                    _("Assign the question before first."),
                )
            else:
                assigned.append((topics[before], document, question.span))
    with space.acting() as coder:
        return space.project.topics.assign(assigned, coder)


def confirm(space: Workspace, confirmed: Sequence[TopicProposal]) -> int:
    """Assign the questions of proposals that a person confirmed, as one change; gives how many that changed."""
    with space.acting() as coder:
        return space.project.topics.assign(
            [(proposal.topic, proposal.question.document, proposal.question.span) for proposal in confirmed], coder
        )


def unassign(space: Workspace, questions: Sequence[AskedQuestion]) -> int:
    """Take back which topic questions ask about, as one change; gives how many assignments went."""
    return space.project.topics.unassign([(question.document, question.span) for question in questions], space.author)
