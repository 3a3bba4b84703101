"""How much of what the respondents say is covered by codings."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.model.documents import Document
from qualcode.model.spans import Span, subtract, union
from qualcode.project.project import Project


class CoveredShare:
    """Shares of the respondents' text; what they say is worked out once for a text and its speakers' roles."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._answers: dict[int, tuple[object, list[Span]]] = {}

    def of(self, document: Document, coded: Iterable[Span]) -> float:
        """The share of the respondents' text in a document that these spans cover, from 0 to 1."""
        covered = union(coded)
        if not covered:
            return 0.0
        answered = self._answered(document)
        total = sum(span.length for span in answered)
        return 1 - sum(span.length for span in subtract(answered, covered)) / total if total else 0.0

    def _answered(self, document: Document) -> list[Span]:
        documents = self._project.documents
        roles = documents.roles(document)
        stamp = document.sha256, tuple(roles.items())
        known = self._answers.get(document.key)
        if known is None or known[0] != stamp:
            structure = documents.structure(document)
            known = self._answers[document.key] = stamp, structure.answered(structure.paragraphs, roles)
        return known[1]
