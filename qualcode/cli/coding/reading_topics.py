"""What topic of the guide the question is about that is read in “qualcode read”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.catalogue import _, program
from qualcode.cli.coding import reading_words as words
from qualcode.cli.shared import output
from qualcode.errors import NotExact, NotFound, UsageProblem
from qualcode.workspace.material import topics
from qualcode.workspace.material.reading import NothingThere

if TYPE_CHECKING:
    from qualcode.cli.coding.reading_session import ReadingSession
    from qualcode.model.topics import Topic
    from qualcode.retrieval.questions import AskedQuestion

_NONE = {"none", "keins"}
_NEW = {"new", "neu"}


def topic(session: ReadingSession, rest: str) -> None:
    """Say what the question at the passage, or before it, is about; alone: read what was said of it."""
    question = _question_here(session)
    if not rest:
        _read(session, question)
        return
    word, _blank, name = rest.partition(" ")
    try:
        chosen = session.space.project.topics.find(rest, exact=True)
    except (NotFound, NotExact) as error:
        if rest.casefold() in _NONE:
            _take_back(session, question)
        elif word.casefold() in _NEW and name.strip():
            made = session.write(
                lambda space: topics.assign_new(space, name.strip(), topics.asked_alike(space, question))
            )
            _tell(question, made)
        else:
            new = _("“topic new {name}” makes a topic of that name.", name=rest)
            error.hint = f"{error.hint} {new}".strip()
            raise
        return
    session.write(lambda space: topics.assign(space, chosen, topics.asked_alike(space, question)))
    _tell(question, chosen)


def _question_here(session: ReadingSession) -> AskedQuestion:
    """The question at the passage, or before it. Raises NothingThere where there is none."""
    reading = session.reading
    asked = topics.questions_in(session.space, [reading.document])
    if not asked:
        raise NothingThere(
            _("No question was found in this text."), _("“qualcode documents set --role” says who asks.")
        )
    here = topics.place_of_question(asked, reading.opened.structure, reading.passage.start)
    if here is None:
        raise NothingThere(_("No question stands before this place."))
    return asked[here]


def _read(session: ReadingSession, question: AskedQuestion) -> None:
    guide = session.space.project.topics.all()
    if not guide:
        raise UsageProblem(
            _("There are no topics yet."), _("“topic new NAME” makes one, “qualcode topics import” takes in a guide.")
        )
    own = [topic.name for topic in guide if topic.key in question.topics]
    output.line(_asked(question))
    output.line(_("Topic: {topics}.", topics=program().listed(own)) if own else _("It has no topic."))
    near, likeness = topics.nearest_topic(session.space, question)
    if near is not None and not own:
        percent = program().number(likeness)
        output.line(_("Perhaps {topic}, like its question by {percent}%.", topic=near.name, percent=percent))


def _take_back(session: ReadingSession, question: AskedQuestion) -> None:
    gone = session.write(lambda space: topics.unassign(space, topics.asked_alike(space, question)))
    output.line(_asked(question))
    output.line(_("It has no topic any more.") if gone else _("It had no topic; nothing was changed."))


def _tell(question: AskedQuestion, topic: Topic) -> None:
    output.line(_asked(question))
    output.line(_("Topic: {topics}.", topics=topic.name))


def _asked(question: AskedQuestion) -> str:
    said = words.short(" ".join(question.text.split()))
    if question.surveyed:
        return _("All answers to: {question}", question=said)
    return _("Question {number}: {question}", number=question.number, question=said)
