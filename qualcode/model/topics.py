"""Topics of the guide: what a study asks about, in which words in which wave, and where it was asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qualcode.model.spans import Span

EVERY_WAVE = ""
"""The wave of a question that is asked in the same words in every wave."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the guide. `key` is valid in this file only, `uuid` everywhere; `position` counts from 0.

    `questions` are those of the guide as they are to be asked, by wave; that of `EVERY_WAVE` stands for all waves
    that have none of their own.
    """

    key: int
    uuid: str
    position: int
    name: str
    questions: Mapping[str, str]

    @property
    def id(self) -> str:
        """The last twelve hexadecimal digits of the UUID."""
        return self.uuid[-12:]

    def question(self, wave: str) -> str:
        """The question as it is to be asked in a wave; empty where nobody said."""
        return self.questions.get(wave) or self.questions.get(EVERY_WAVE, "")


@dataclass(frozen=True, slots=True)
class TopicAssignment:
    """A person said: the question that stands here asks about this topic. `topic`, `document`, `author` are keys.

    `span` is the question in the document's text, for an answer of a survey the whole text; `created` is UTC, ISO
    8601.
    """

    key: int
    uuid: str
    topic: int
    document: int
    span: Span
    author: int
    created: str


@dataclass(frozen=True, slots=True)
class GuideQuestion:
    """One line of a guide: the topic and how it is asked about."""

    topic: str
    question: str
