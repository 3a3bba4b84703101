"""Whether a question was asked in a wave, so that silence is told apart from not being asked.

Only declared questions are evidence: those of a guide, and the attribute `question` of survey answers. What an
interviewer said before a passage may be a probe (“Could you explain that?”), so a passage answers the last question
of the guide that was asked before it; without a guide nobody knows. Questions of surveys count as the same where
their words are nearly the same: a token sort ratio of rapidfuzz of at least 85 of 100, capitals and punctuation left
aside.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from qualcode.language.forms.normalised import folded
from qualcode.model.documents import Document
from qualcode.project.project import Project
from qualcode.retrieval.questions import Guide, asked_questions

SAME = 85
ATTRIBUTE = "question"


class ThemeMention(StrEnum):
    """What can be said of a theme in two waves."""

    BOTH = "both"
    NEW = "new"
    GONE = "gone"
    NOT_ASKED = "not asked"  # no text: a value
    UNKNOWN = "unknown"
    NEITHER = "neither"


class DeclaredQuestions:
    """The declared questions of a project's documents by wave: of surveys, and of a `guide` where there is one."""

    def __init__(self, project: Project, documents: Iterable[Document], guide: Sequence[str] = ()) -> None:
        self._by_document: dict[int, list[tuple[int, str]]] = {}
        self._by_wave: dict[str, set[str]] = {}
        for document in documents:
            found = _questions_of(project, document, guide)
            self._by_document[document.key] = found
            self._by_wave.setdefault(document.attributes.get("wave", ""), set()).update(text for _, text in found)

    def before(self, document: int, offset: int) -> str:
        """The declared question that a passage from `offset` on answers, folded; empty where none is known."""
        found = ""
        for start, text in self._by_document.get(document, ()):
            if start > offset:
                break
            found = text
        return found

    def in_wave(self, wave: str, question: str) -> bool:
        """Whether the question, or one that is nearly the same, was asked in a wave."""
        from rapidfuzz import fuzz

        known = self._by_wave.get(wave, set())
        return question in known or any(fuzz.token_sort_ratio(question, other) >= SAME for other in known)

    def mention(self, here: Iterable[str], there: Iterable[str], now: str, before: str) -> ThemeMention:
        """What a theme's passages say of two waves, given the questions that they answer in each.

        `here` are the questions of its passages in the wave `now`, `there` in `before`; one entry a passage.
        """
        own, other = list(here), list(there)
        if own and other:
            return ThemeMention.BOTH
        if not own and not other:
            return ThemeMention.NEITHER
        answered, elsewhere = (own, before) if own else (other, now)
        known = {question for question in answered if question}
        if any(self.in_wave(elsewhere, question) for question in known):
            return ThemeMention.NEW if own else ThemeMention.GONE
        return ThemeMention.NOT_ASKED if known and self._by_wave.get(elsewhere) else ThemeMention.UNKNOWN


def _questions_of(project: Project, document: Document, guide: Sequence[str]) -> list[tuple[int, str]]:
    own = document.attributes.get(ATTRIBUTE, "")
    if own:
        return [(0, _folded(Guide(guide).of(own)[0] or own))]
    if not guide:
        return []
    asked = asked_questions(project, [document], guide)
    return [(question.span.end, _folded(question.guide)) for question in asked if question.guide]


def _folded(text: str) -> str:
    return " ".join("".join(character if character.isalnum() else " " for character in folded(text)).split())
