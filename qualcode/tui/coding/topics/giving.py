"""What topics a text's questions are about: shown at the passage, and chosen for the question at the cursor."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from qualcode.catalogue import _, program
from qualcode.model.topics import Topic
from qualcode.tui.keys.key_table import key_of, undoes
from qualcode.workspace.material import topics

if TYPE_CHECKING:
    from qualcode.model.documents import Document
    from qualcode.retrieval.questions import AskedQuestion
    from qualcode.tui.coding.desk import CodingDesk
    from qualcode.tui.coding.topics.choice import TopicChosen
    from qualcode.workspace.workspace import Workspace


class TopicsHere:
    """The topic that a place of the open document answers; read once, and again after changes of the project."""

    def __init__(self, desk: CodingDesk) -> None:
        self._desk = desk
        self._of: tuple[int, int] | None = None  # document (key) and state of the project
        self._starts: list[int] = []
        self._names: list[str] = []

    def words_at(self, offset: int) -> str:
        """The topic in words; empty where the project has no topics, or no question stands before the place."""
        opened, bench = self._desk.opened, self._desk.bench
        if opened is None:
            return ""
        if self._of != (opened.document.key, bench.changes):
            self._of = opened.document.key, bench.changes
            self._read(opened.document)
        index = bisect_right(self._starts, offset) - 1
        return self._names[index] if index >= 0 else ""

    def _read(self, document: Document) -> None:
        from qualcode.retrieval.topics import TopicStates

        states = TopicStates(self._desk.bench.project)
        places = states.places(document.key) if states.topics else ()
        names = {topic.key: topic.name for topic in states.topics}
        self._starts = [place.start for place in places]
        self._names = [
            _("topic: {topic}", topic=program().listed([names[topic] for topic in place.topics]))
            if place.topics
            else _("topic: none ({key})", key=key_of("coding.topic"))
            for place in places
        ]


class TopicGiving:
    """What the key does that says what a question is about."""

    def __init__(self, desk: CodingDesk) -> None:
        self._desk = desk

    def action_topic(self) -> None:
        """Choose the topic of the question that stands at the cursor, or that is answered there."""
        from qualcode.tui.coding.topics.choice import QuestionToAssign, TopicChoice

        desk = self._desk
        if desk.opened is None:
            return
        space, document = desk.bench.space, desk.opened.document
        asked = topics.questions_in(space, [document])
        here = self._place_of(asked)
        if here is None:
            desk.warn(
                _("No question stands before this place.")
                if asked
                else _("No question was found in this text. “qualcode documents set --role” says who asks.")
            )
            return
        question, guide = asked[here], space.project.topics.all()
        by_key = {topic.key: topic for topic in guide}
        before = asked[here - 1].topics if here else ()
        proposed, likeness = topics.nearest_topic(space, question)
        known = QuestionToAssign(
            words=" ".join(question.text.split()),
            wave=document.wave,
            own=by_key[question.topics[-1]] if question.topics else None,
            before=by_key[before[-1]] if before else None,
            proposed=None if question.topics else proposed,
            likeness=likeness,
        )
        title = (
            _("Topic of all answers to: {question}", question=known.words)
            if question.surveyed
            else _("Topic of question {number}: {question}", number=question.number, question=known.words)
        )
        desk.show_dialog(TopicChoice(title, guide, known), lambda chosen: self._chosen(question, chosen))

    def _place_of(self, asked: list[AskedQuestion]) -> int | None:
        """Which of the questions stands at the cursor, or else before it."""
        desk = self._desk
        selected = desk.selected()
        if selected is None or desk.opened is None:
            return None
        return topics.place_of_question(asked, desk.opened.structure, selected[1].start)

    def _chosen(self, question: AskedQuestion, chosen: TopicChosen | None) -> None:
        if chosen is None:
            return
        desk = self._desk

        def work(space: Workspace) -> Topic | None:
            asked = topics.asked_alike(space, question)
            if chosen.new:
                return topics.assign_new(space, chosen.new, asked)
            if chosen.topic is None:
                topics.unassign(space, asked)
            else:
                topics.assign(space, chosen.topic, asked)
            return chosen.topic

        def done(topic: Topic | None) -> None:
            new_coder = desk.know_coder()
            desk.front.refresh_project()
            desk.saved(_told(question, topic), (*new_coder, undoes()))

        desk.write(work, done)


def _told(question: AskedQuestion, topic: Topic | None) -> str:
    """What was said of a question, of a survey of all answers to it."""
    if question.surveyed:
        return (
            _("All answers to this question: “{topic}”", topic=topic.name)
            if topic
            else _("The answers to this question have no topic any more")
        )
    return (
        _("Question {number}: “{topic}”", number=question.number, topic=topic.name)
        if topic
        else _("Question {number} has no topic any more", number=question.number)
    )
