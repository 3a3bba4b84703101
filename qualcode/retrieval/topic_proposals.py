"""Which topic an asked question may be about: proposals, which a person confirms or not. Nothing is assigned here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.model.topics import Topic
from qualcode.retrieval.questions import AskedQuestion, Guide

_SHORT = 3  # words: a turn of so few without a question mark (“Mhm.”, “Ja, genau.”) goes on with what was asked


@dataclass(frozen=True, slots=True)
class TopicProposal:
    """A question without a topic, and the one that it may be about, with its likeness to the guide's question, 0–100.

    Without likeness it is proposed that the question goes on with the one before: a turn of so few words.
    """

    question: AskedQuestion
    topic: Topic
    likeness: int


class TopicProposals:
    """Proposes topics for questions by their likeness to the questions of the guide, see `Guide`."""

    def __init__(self, topics: Sequence[Topic]) -> None:
        self._topics = {topic.key: topic for topic in topics}
        self._guides: dict[str, tuple[Guide, dict[str, Topic]]] = {}

    def of(self, questions: Sequence[AskedQuestion]) -> Iterator[TopicProposal]:
        """The proposals for those questions of one or several documents, in order, that are assigned to no topic."""
        before: Topic | None = None
        document: int | None = None
        for question in questions:
            if question.document.key != document:
                before, document = None, question.document.key
            if question.topics:
                before = self._topics[question.topics[-1]]
                continue
            topic, likeness = self.nearest(question)
            if topic is not None:
                yield TopicProposal(question, topic, likeness)
            elif before is not None and _goes_on(question):
                yield TopicProposal(question, before, 0)
                continue
            before = topic

    def nearest(self, question: AskedQuestion) -> tuple[Topic | None, int]:
        """The topic whose question, as it is to be asked in the document's wave, was asked; None where none was."""
        guide, topics = self._guide(question.document.wave)
        asked, likeness = guide.of(question.text)
        return topics.get(asked), likeness

    def _guide(self, wave: str) -> tuple[Guide, dict[str, Topic]]:
        if wave not in self._guides:
            topics: dict[str, Topic] = {}
            for topic in self._topics.values():
                own = topic.question(wave)
                asked = [own] if own else [*topic.questions.values()] or [topic.name]
                for question in asked:
                    topics.setdefault(question, topic)
            self._guides[wave] = Guide(tuple(topics)), topics
        return self._guides[wave]


def _goes_on(question: AskedQuestion) -> bool:
    return not question.surveyed and "?" not in question.text and len(question.text.split()) <= _SHORT
