"""Words in their context: each place on a line, the words below each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qualcode.language.forms.normalised import folded
from qualcode.model.documents import Document
from qualcode.model.spans import Span
from qualcode.project.material.search import How, SearchHit
from qualcode.project.project import Project


class ConcordanceOrder(StrEnum):
    """By what the lines are ordered: their places, or the words next to the hit on either side."""

    PLACE = "place"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """A place of a word: code points of its document, the paragraph, who speaks, and what stands on either side.

    `before` and `after` are of the same line of text; runs of white space are one blank in them and in `text`.
    """

    document: Document
    span: Span
    paragraph: int
    speaker: str
    before: str
    text: str
    after: str


def concordance(
    project: Project,
    words: Sequence[str],
    *,
    how: How = How.WORDS,
    whole_words: bool = False,
    documents: Collection[int] | None = None,
    answers_only: bool = False,
    width: int = 40,
    order: ConcordanceOrder = ConcordanceOrder.PLACE,
) -> list[ConcordanceLine]:
    """Each place of the words with up to so many code points on either side; found as `Search.find` finds them.

    Raises UsageProblem where there is nothing to look for.
    """
    hits = project.search.find(
        *words, how=how, whole_words=whole_words, documents=documents, answers_only=answers_only, context=width
    )
    lines = list(_lines(project, hits))
    if order is ConcordanceOrder.AFTER:
        lines.sort(key=lambda line: folded(line.after).split())
    if order is ConcordanceOrder.BEFORE:
        lines.sort(key=lambda line: folded(line.before).split()[::-1])
    return lines


def _lines(project: Project, hits: Iterator[SearchHit]) -> Iterator[ConcordanceLine]:
    known = None
    for hit in hits:
        if known is None or known[0] != hit.document.key:
            known = hit.document.key, project.documents.structure(hit.document)
        structure = known[1]
        yield ConcordanceLine(
            hit.document,
            hit.span,
            structure.paragraph_number(hit.span.start),
            structure.speaker_at(hit.span.start),
            *(" ".join(part.split()) for part in (hit.before, hit.text, hit.after)),
        )
