"""Which questions were asked in the interviews and what was answered to each, so that tables go by question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.errors import QualcodeError
from qualcode.model.documents import Document, count_words
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.reading.questions import questions

_ALIKE = 70.0  # of 100: how like a question of the guide one must be that was asked freely


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question as it was asked, the `number`th of its document, and the speeches that answer it.

    `guide` is the question of the guide that it is most like, empty where it is like none or there is no guide;
    `likeness` says how much, 0–100. Spans are code points of the document's text, without speakers' labels.
    """

    document: Document
    number: int
    span: Span
    text: str
    answers: tuple[Span, ...]
    words: int
    guide: str = ""
    likeness: int = 0


def asked_questions(
    project: Project, documents: Sequence[Document], guide: Sequence[str] = ()
) -> Iterator[AskedQuestion]:
    """The questions of the documents in order; `guide` are those that should have been asked."""
    nearest = _Guide(guide)
    for document in documents:
        text = project.documents.text(document)
        structure = project.documents.structure(document)
        found = questions(structure, project.documents.roles(document))
        for number, question in enumerate(found, start=1):
            asked = question.span.cut(text)
            name, likeness = nearest.of(asked)
            yield AskedQuestion(
                document=document,
                number=number,
                span=question.span,
                text=asked,
                answers=question.answers,
                words=sum(count_words(answer.cut(text)) for answer in question.answers),
                guide=name,
                likeness=likeness,
            )


def guide_of(text: str) -> list[str]:
    """The questions of a guide: one a line, blank lines and numbers or bullets in front left out.

    Raises QualcodeError where there is none or one stands there twice.
    """
    lines = [" ".join(line.lstrip("0123456789.)-–•*# \t").split()) for line in text.splitlines()]
    found = [line for line in lines if line]
    if not found:
        raise QualcodeError("The guide holds no question.", "Write one question a line.")
    double = next((line for line in found if found.count(line) > 1), "")
    if double:
        raise QualcodeError(f"The guide has “{double}” twice.", "Take one of the two away.")
    return found


class _Guide:
    """Finds the question of a guide that an asked one is most like."""

    def __init__(self, guide: Sequence[str]) -> None:
        self._guide = list(guide)

    def of(self, asked: str) -> tuple[str, int]:
        if not self._guide:
            return "", 0
        from rapidfuzz import fuzz, process, utils  # noqa: PLC0415 - only where there is a guide

        best = process.extractOne(
            asked, self._guide, scorer=fuzz.token_set_ratio, processor=utils.default_process, score_cutoff=_ALIKE
        )
        return (str(best[0]), round(best[1])) if best else ("", 0)
