"""The topics of a study's guide, and the questions of its texts that are about them, for Python users."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.retrieval.topics import TopicStates
from qualcode.workspace.library.collection import StudyCollection
from qualcode.workspace.library.frames import FrameColumns
from qualcode.workspace.library.resolver import all_of, numbers, text_of
from qualcode.workspace.library.thing import NamedThing
from qualcode.workspace.material import topics as topic_changes

if TYPE_CHECKING:
    from qualcode.model.topics import Topic
    from qualcode.retrieval.questions import AskedQuestion
    from qualcode.retrieval.topic_proposals import TopicProposal


class StudyTopic(NamedThing):
    """A topic of the guide, with its questions by wave."""

    __slots__ = ()
    noun = "topic"
    record: Topic

    @property
    def questions(self) -> Mapping[str, str]:
        """How the guide asks about it, by wave; that of the wave "" is asked in all that have none of their own."""
        return self.record.questions

    def ask(self, question: str, wave: str = "") -> StudyTopic:
        """Say how the guide asks about it in a wave, or in every one; gives the topic as it is then."""
        self.study.refuse_nobody()
        topic_changes.set_question(self.study.space, self.record, text_of("question", question), wave)
        return self.study.topics[self]

    def rename(self, name: str) -> StudyTopic:
        """Give it another name; gives the topic as it is then. Raises QualcodeError for a name that is taken."""
        self.study.refuse_nobody()
        topic_changes.rename(self.study.space, self.record, text_of("topic", name))
        return self.study.topics[self]

    def move(self, place: int) -> StudyTopic:
        """Put it at a place of the guide, counted from 1; gives the topic as it is then."""
        self.study.refuse_nobody()
        (wanted,) = numbers("place", place)
        topic_changes.move(self.study.space, self.record, wanted - 1)
        return self.study.topics[self]

    def remove(self) -> int:
        """Take it away; gives how many questions of texts have no topic any more."""
        self.study.refuse_nobody()
        return topic_changes.remove(self.study.space, self.record)

    def assign(self, document: object, number: object) -> int:
        """Say that questions of a document, by their numbers in `questions`, are about it; gives how many changed.

        Raises NotFound for a number that the document does not have.
        """
        asked = self.study.topics.asked(document, number)
        self.study.refuse_nobody()
        return topic_changes.assign(self.study.space, self.record, asked)

    def assign_survey(self, question: str) -> int:
        """Say that all answers to a question of a survey are about it. Raises NotFound with the nearest questions."""
        asked = topic_changes.survey_questions(self.study.space, text_of("question", question))
        self.study.refuse_nobody()
        return topic_changes.assign(self.study.space, self.record, asked)

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "place", self.record.position + 1


class StudyTopics(StudyCollection[StudyTopic]):
    """The topics of the guide in their order."""

    noun = "topic"

    def add(self, name: str, question: str = "", wave: str = "") -> StudyTopic:
        """Add a topic behind the others. Raises QualcodeError for a name that is taken."""
        self.study.refuse_nobody()
        record = topic_changes.add(self.study.space, text_of("topic", name), question=question, wave=wave)
        return StudyTopic(self.study, record)

    def read(self, path: str | Path, wave: str = "") -> list[StudyTopic]:
        """Take in a guide, one topic a line (“Topic | question”), as one change; gives all topics as they are then.

        Raises QualcodeError where the file cannot be read or holds none.
        """
        from qualcode.workspace.material.questions import read_guide

        lines = read_guide(Path(path)).lines
        self.study.refuse_nobody()
        topic_changes.take_in(self.study.space, lines, wave)
        return list(self)

    def asked(self, document: object, number: object = ()) -> list[AskedQuestion]:
        """The questions of a document, all or those of these numbers, with the topics that they were assigned to."""
        record = self.study.resolver.document(document)
        wanted = sorted(numbers("number", number))
        if not wanted:
            return topic_changes.questions_in(self.study.space, [record])
        return topic_changes.questions_numbered(self.study.space, record, wanted)

    def assign_probes(self, document: object, number: object) -> int:
        """Say that questions go on with the one before each: they get its topic; gives how many changed."""
        asked = self.asked(document, number)
        self.study.refuse_nobody()
        return topic_changes.assign_as_before(self.study.space, asked)

    def unassign(self, document: object, number: object) -> int:
        """Take back which topic questions of a document are about; gives how many assignments went."""
        asked = self.asked(document, number)
        self.study.refuse_nobody()
        return topic_changes.unassign(self.study.space, asked)

    def proposals(self, document: object = None, least: int = 0) -> list[TopicProposal]:
        """Which topics the questions without one may be about, by likeness (0–100): nothing is assigned by that.

        Of these documents, else of all. A person confirms them by `confirm`.
        """
        space = self.study.space
        chosen = all_of(document, self.study.resolver.document) or space.project.documents.all()
        return topic_changes.proposals(space, chosen, least)

    def confirm(self, proposals: Sequence[TopicProposal]) -> int:
        """Assign the questions of proposals that a person looked at, as one change; gives how many changed."""
        self.study.refuse_nobody()
        return topic_changes.confirm(self.study.space, proposals)

    def states(self) -> TopicStates:
        """What is known of topics now: asked, answered, not asked or unknown, in documents, cases and waves."""
        return TopicStates(self.study.space.project)

    def __iter__(self) -> Iterator[StudyTopic]:
        return (StudyTopic(self.study, record) for record in self.study.space.project.topics.all())

    def _found(self, wanted: object) -> StudyTopic:
        return StudyTopic(self.study, self.study.resolver.topic(wanted))

    def _columns(self, things: Sequence[StudyTopic]) -> FrameColumns:
        counted = {found.topic.key: found for found in topic_changes.overview(self.study.space)}
        of_things = [(topic.record, counted[topic.record.key]) for topic in things if topic.record.key in counted]
        return FrameColumns(
            {
                "id": [record.id for record, _ in of_things],
                "name": [record.name for record, _ in of_things],
                "questions": [found.questions for _, found in of_things],
                "answers": [found.answers for _, found in of_things],
                "documents": [found.documents for _, found in of_things],
            }
        )
