"""The questions of an interview and what was answered to each, so that tables by question are possible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qualcode.model.documents import Role, Structure
from qualcode.model.spans import Span


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, and the speeches that answer it; all without speakers' labels.

    `span` runs from the first word of the question to its last; several turns of those who ask in a row are one
    question. `answers` are in order and may be empty.
    """

    span: Span
    answers: tuple[Span, ...]


def questions(structure: Structure, roles: Mapping[str, Role]) -> tuple[Question, ...]:
    """The turns of those who ask or moderate, each with the speeches of those who answer up to the next one.

    What is answered before the first question belongs to none; speakers of the role “other” neither ask nor
    answer. Turns without a word of speech count for nothing.
    """
    found: list[Question] = []
    asked: Span | None = None
    answers: list[Span] = []
    for turn in structure.turns:
        speech = Span(turn.speech, turn.span.end)
        role = roles.get(turn.speaker)
        if not speech.length or role is None or role is Role.OTHER:
            continue
        if role is Role.ANSWERS:
            answers.append(speech)
        elif asked is not None and not answers:
            asked = Span(asked.start, speech.end)
        else:
            if asked is not None:
                found.append(Question(asked, tuple(answers)))
            asked, answers = speech, []
    if asked is not None:
        found.append(Question(asked, tuple(answers)))
    return tuple(found)
