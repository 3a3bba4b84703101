"""What was asked about in documents, cases and waves, and which topic a passage answers.

Only what a person assigned is evidence. A passage answers the topic of the last question before it; a question that
nobody assigned, which may be a probe (“Could you explain that?”) or another topic, ends what is known. Three kinds of
silence stay apart: a topic that was not asked about, one that was asked about and got no answer, and one whose
answer does not mention a theme, which is a matter of codes. That something was not asked is said only where it is
known of every question which topic it asks about, or where the reader of a survey stored that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from qualcode.model.documents import Document, Role, Structure, count_words
from qualcode.model.spans import Span
from qualcode.model.survey_answers import Answer, attribute_of_heading
from qualcode.model.topics import Topic, TopicAssignment
from qualcode.project.project import Project
from qualcode.reading.transcripts.questions import questions

QUESTION = "question"
"""The attribute of a survey's answer that holds its question."""


class TopicState(StrEnum):
    """What is known of a topic in a document, a case or a wave."""

    NOT_ASKED = "not asked"  # no text: a value
    NO_ANSWER = "no answer"  # no text: a value
    ANSWERED = "answered"
    UNKNOWN = "unknown"


def all_together(states: Iterable[TopicState]) -> TopicState:
    """What is known of several together: asked where one was asked, not asked where that is known of every one."""
    found = set(states)
    for state in (TopicState.ANSWERED, TopicState.NO_ANSWER, TopicState.UNKNOWN, TopicState.NOT_ASKED):
        if state in found:
            return state
    return TopicState.UNKNOWN


@dataclass(frozen=True, slots=True)
class AskedPlace:
    """A question where it stands in a document, and the topics (keys) that it was assigned to: mostly one or none.

    What begins at `start`, with the speaker's label, answers it, up to the next one; `question` are its words, of a
    survey the whole text; `answers` are the speeches that follow, each with its speaker.
    """

    start: int
    question: Span
    topics: tuple[int, ...]
    answers: tuple[tuple[str, Span], ...]


class TopicStates:
    """What is known of the topics of a project's guide: which were asked about where, and what passages answer.

    It holds what the project was when it was made. Documents are read when they are asked about, and kept.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self.topics: Sequence[Topic] = project.topics.all()
        self._assigned: dict[int, list[TopicAssignment]] = {}
        for assignment in project.topics.assignments() if self.topics else ():
            self._assigned.setdefault(assignment.document, []).append(assignment)
        self._places: dict[int, tuple[AskedPlace, ...]] = {}
        self._starts: dict[int, list[int]] = {}

    # ---- of documents ----------------------------------------------------------------------------

    def topic_at(self, document: int, offset: int) -> int | None:
        """The topic (key) that a passage from `offset` on answers; None where nobody can know.

        `document` is a key, `offset` counts code points.
        """
        if document not in self._assigned:
            return None
        places = self.places(document)
        index = bisect_right(self._starts[document], offset) - 1
        topics = places[index].topics if index >= 0 else ()
        return topics[-1] if topics else None

    def places(self, document: int) -> tuple[AskedPlace, ...]:
        """The questions of a document (key) in the order of the text, and what of others' words follows each."""
        if document not in self._places:
            assigned = self._assigned.get(document, ())
            self._places[document] = tuple(places_of(self._project, self._documents[document], assigned))
            self._starts[document] = [place.start for place in self._places[document]]
        return self._places[document]

    def state(self, document: int, topic: int) -> TopicState:
        """Whether a document (key) was asked about a topic (key), and whether it holds a word of an answer."""
        if not self._assigned.get(document):
            return TopicState.UNKNOWN
        return self._state_of(document, topic, None)

    def _state_of(self, document: int, topic: int, speakers: frozenset[str] | None) -> TopicState:
        """The state of a topic in a document, as far as these speakers are concerned; None for all of them."""
        places = self.places(document)
        asked = [place for place in places if topic in place.topics]
        if not asked:
            known = bool(places) and all(place.topics for place in places)
            return TopicState.NOT_ASKED if known else TopicState.UNKNOWN
        if QUESTION in self._documents[document].attributes:
            return TopicState.ANSWERED  # a survey's answer is a document only where there is one
        text = self._project.documents.text(document)
        spoken = (
            count_words(span.cut(text))
            for place in asked
            for speaker, span in place.answers
            if speakers is None or speaker in speakers
        )
        return TopicState.ANSWERED if any(spoken) else TopicState.NO_ANSWER

    # ---- of cases and waves ----------------------------------------------------------------------

    def case_state(self, case: str, topic: int, wave: str | None = None) -> TopicState:
        """Whether a case (its name) was asked about a topic (key), in one wave or in any.

        What its documents say counts, of a group only what the case's own speakers said, and what was stored of the
        case with a survey: also that it gave no answer, and that it was not asked.
        """
        documents = [
            document
            for document in self._documents_of.get(case, ())
            if QUESTION not in document.attributes and wave in (None, document.wave)
        ]
        states = [self._state_in(document, case, topic) for document in documents]
        surveyed = self._surveyed(case, wave)
        if surveyed:
            states.append(self._state_in_survey(surveyed, topic))
        return all_together(states)

    def wave_state(self, wave: str, topic: int) -> TopicState:
        """Whether a topic (key) was asked about in a wave, of all that is known of its documents and their cases."""
        documents = [document for document in self._documents.values() if document.wave == wave]
        survey = [document for document in documents if QUESTION in document.attributes]
        cases = dict.fromkeys(document.case for document in survey if document.case)
        states = [self.case_state(case, topic, wave) for case in cases]
        states += [self.state(document.key, topic) for document in survey if not document.case]
        states += [self.state(document.key, topic) for document in documents if QUESTION not in document.attributes]
        return all_together(states)

    def _state_in(self, document: Document, case: str, topic: int) -> TopicState:
        """The state of a topic in a document as far as it is about a case."""
        own = self._cases_of_speakers.get(document.key, {})
        if not self._assigned.get(document.key):
            return TopicState.UNKNOWN
        speakers = frozenset(name for name, of in own.items() if of == case)
        return self._state_of(document.key, topic, speakers or None)

    def _state_in_survey(self, surveyed: Sequence[tuple[str, Answer]], topic: int) -> TopicState:
        asked = all_together(
            _OF_ANSWER[answer]
            for question, answer in surveyed
            if topic in self._topics_of_questions.get(question, ())
        )
        if asked in (TopicState.ANSWERED, TopicState.NO_ANSWER):
            return asked
        other = any(
            answer is not Answer.NOT_ASKED and question not in self._topics_of_questions
            for question, answer in surveyed
        )
        return TopicState.UNKNOWN if other else TopicState.NOT_ASKED

    def _surveyed(self, case: str, wave: str | None) -> list[tuple[str, Answer]]:
        """The questions of a survey, as attributes call them, and what became of them in a case and wave."""
        answers = {str(answer): answer for answer in Answer}
        documents = [document for document in self._documents_of.get(case, ()) if QUESTION in document.attributes]
        only = {document.wave for document in documents}
        found: list[tuple[str, Answer]] = []
        for name, value in self._attributes_of_cases.get(case, {}).items():
            if value not in answers:
                continue
            question, its_wave = self._parted(name)
            if wave is None or its_wave == wave or (not its_wave and only == {wave}):
                found.append((question, answers[value]))
        return found

    def _parted(self, name: str) -> tuple[str, str]:
        """The question and the wave of an attribute such as “What is missing? (2022)”; the wave may be empty."""
        for wave in self._waves:
            if wave and name.endswith(f" ({wave})"):
                return name.removesuffix(f" ({wave})"), wave
        return name, ""

    # ---- what is read of the project -------------------------------------------------------------

    @cached_property
    def _documents(self) -> dict[int, Document]:
        return {document.key: document for document in self._project.documents.all()}

    @cached_property
    def _waves(self) -> set[str]:
        return {document.wave for document in self._documents.values()}

    @cached_property
    def _cases_of_speakers(self) -> dict[int, dict[str, str]]:
        return self._project.documents.cases_of_speakers()

    @cached_property
    def _documents_of(self) -> dict[str, list[Document]]:
        found: dict[str, list[Document]] = {}
        for document in self._documents.values():
            cases = dict.fromkeys([document.case, *self._cases_of_speakers.get(document.key, {}).values()])
            for case in cases:
                if case is not None:
                    found.setdefault(case, []).append(document)
        return found

    @cached_property
    def _attributes_of_cases(self) -> dict[str, Mapping[str, str]]:
        return {case.name: case.attributes for case in self._project.cases.all()}

    @cached_property
    def _topics_of_questions(self) -> dict[str, set[int]]:
        """The question of a survey, as attributes of cases call it -> the topics that answers to it were assigned."""
        found: dict[str, set[int]] = {}
        for key, assignments in self._assigned.items():
            question = self._documents[key].attributes.get(QUESTION, "")
            if question:
                found.setdefault(attribute_of_heading(question), set()).update(own.topic for own in assignments)
        return found


_OF_ANSWER = {
    Answer.GIVEN: TopicState.ANSWERED,
    Answer.NONE: TopicState.NO_ANSWER,
    Answer.NOT_ASKED: TopicState.NOT_ASKED,
}


def places_of(
    project: Project, document: Document, assignments: Sequence[TopicAssignment] = ()
) -> Iterator[AskedPlace]:
    """The questions of a document in the order of the text: those found there, and what else was assigned."""
    whole = Span(0, document.length)
    if QUESTION in document.attributes:
        yield AskedPlace(0, whole, tuple(dict.fromkeys(own.topic for own in assignments)), (("", whole),))
        return
    structure, roles = project.documents.structure(document), project.documents.roles(document)
    yield from asked_places(structure, roles, document.length, assignments)


def asked_places(
    structure: Structure, roles: Mapping[str, Role], length: int, assignments: Sequence[TopicAssignment]
) -> Iterator[AskedPlace]:
    """The questions of a text of that length, with the topics to which they were assigned.

    An assigned place that is no question any more, since somebody's role is another one now, stays one.
    """
    found = [question.span for question in questions(structure, roles)]
    of_question: dict[Span, list[int]] = {span: [] for span in found}
    for own in assignments:
        at = bisect_right(found, own.span.start, key=lambda span: span.start) - 1
        inside = at >= 0 and found[at].contains(own.span.start)
        if not inside and at + 1 < len(found) and found[at + 1].overlap(own.span):
            at, inside = at + 1, True  # it was longer when it was assigned
        of_question.setdefault(found[at] if inside else own.span, []).append(own.topic)
    spans = sorted(of_question)
    begins = [_turn_start(structure, span.start) for span in spans]
    for span, begin, behind in zip(spans, begins, [*begins, length][1:], strict=True):
        answers = tuple(_answers(structure, roles, span.end, max(span.end, behind)))
        yield AskedPlace(begin, span, tuple(dict.fromkeys(of_question[span])), answers)


def _turn_start(structure: Structure, offset: int) -> int:
    """Where the turn begins, with its speaker's label, whose speech begins at an offset; else the offset."""
    index = structure.turn_index(offset)
    turn = structure.turns[index] if index >= 0 else None
    return turn.span.start if turn is not None and turn.speech == offset else offset


def _answers(structure: Structure, roles: Mapping[str, Role], start: int, end: int) -> Iterator[tuple[str, Span]]:
    """What is said from `start` up to `end` by those who answer; without turns all of it, by nobody."""
    if not structure.turns:
        if end > start:
            yield "", Span(start, end)
        return
    for turn in structure.turns[max(0, structure.turn_index(start)) :]:
        if turn.span.start >= end:
            return
        said = Span(max(turn.speech, start), min(turn.span.end, end))
        if roles.get(turn.speaker) is Role.ANSWERS and said.length > 0:
            yield turn.speaker, said
