"""Whether a question was asked in a wave, so that silence is told apart from not being asked.

A passage answers the question of its document (the attribute `question` of survey answers), else what the
interviewer said before it. Two questions count as the same where their words are nearly the same: a token sort
ratio of rapidfuzz of at least 85 of 100, capitals and punctuation left aside.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from qualcode.model.documents import Document
from qualcode.project.project import Project
from qualcode.reading.questions import questions

SAME = 85
ATTRIBUTE = "question"


class Mention(StrEnum):
    """What can be said of a theme in two waves."""

    BOTH = "both"
    NEW = "new"
    GONE = "gone"
    NOT_ASKED = "not asked"
    UNKNOWN = "unknown"
    NEITHER = "neither"


class Asked:
    """The questions of a project's documents by wave."""

    def __init__(self, project: Project, documents: Iterable[Document]) -> None:
        self._by_document: dict[int, list[tuple[int, str]]] = {}
        self._by_wave: dict[str, set[str]] = {}
        for document in documents:
            found = _questions_of(project, document)
            self._by_document[document.key] = found
            self._by_wave.setdefault(document.attributes.get("wave", ""), set()).update(text for _, text in found)

    def before(self, document: int, offset: int) -> str:
        """The question that a passage from `offset` on answers, folded; empty where there is none."""
        found = ""
        for start, text in self._by_document.get(document, ()):
            if start > offset:
                break
            found = text
        return found

    def in_wave(self, wave: str, question: str) -> bool:
        """Whether the question, or one that is nearly the same, was asked in a wave."""
        from rapidfuzz import fuzz  # noqa: PLC0415 - heavy

        known = self._by_wave.get(wave, set())
        return question in known or any(fuzz.token_sort_ratio(question, one) >= SAME for one in known)

    def mention(self, here: Iterable[str], there: Iterable[str], now: str, before: str) -> Mention:
        """What a theme's passages say of two waves, given the questions that they answer in each.

        `here` are the questions of its passages in the wave `now`, `there` in `before`; one entry a passage.
        """
        own, other = list(here), list(there)
        if own and other:
            return Mention.BOTH
        if not own and not other:
            return Mention.NEITHER
        answered, elsewhere = (own, before) if own else (other, now)
        known = {question for question in answered if question}
        if any(self.in_wave(elsewhere, question) for question in known):
            return Mention.NEW if own else Mention.GONE
        return Mention.NOT_ASKED if known else Mention.UNKNOWN


def _questions_of(project: Project, document: Document) -> list[tuple[int, str]]:
    own = document.attributes.get(ATTRIBUTE, "")
    if own:
        return [(0, _folded(own))]
    structure = project.documents.structure(document)
    if not structure.turns:
        return []
    text = project.documents.text(document)
    found = questions(structure, project.documents.roles(document))
    return [(one.span.end, _folded(one.span.cut(text))) for one in found]


def _folded(text: str) -> str:
    return " ".join("".join(character if character.isalnum() else " " for character in text.casefold()).split())
