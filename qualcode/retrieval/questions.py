"""Which questions were asked in the interviews and what was answered to each, so that tables go by question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.documents import Document, count_words
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.reading.transcripts.questions import questions

_ALIKE = 75  # of 100: how much of a question of the guide must stand in one that was asked freely
_SAME_WORD = 85.0  # of 100: how like two inflections of a word must be


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
    nearest = Guide(guide)
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
        raise QualcodeError(_("The guide holds no question."), _("Write one question a line."))
    double = next((line for line in found if found.count(line) > 1), "")
    if double:
        raise QualcodeError(_("The guide has “{double}” twice.", double=double), _("Remove one of the two."))
    return found


class Guide:
    """Finds the question of a guide that was meant by an asked one.

    It counts how much of the guide's question, by letters of its words in any inflection, stands in what was asked,
    never the other way round: a probe (“Could you explain that?”) has words of many questions and is none of them.
    """

    def __init__(self, guide: Sequence[str]) -> None:
        self._guide = {question: _words(question) for question in guide}

    def of(self, asked: str) -> tuple[str, int]:
        """The question of the guide and how much of it was asked, 0–100; empty where it is like none."""
        said = _words(asked)
        found = [(self._share(words, said), question) for question, words in self._guide.items()]
        likeness, question = max(found, key=lambda pair: pair[0], default=(0, ""))
        return (question, likeness) if likeness >= _ALIKE else ("", 0)

    def _share(self, words: Sequence[str], said: Sequence[str]) -> int:
        from rapidfuzz import fuzz

        asked = sum(len(word) for word in words if any(fuzz.ratio(word, other) >= _SAME_WORD for other in said))
        return round(100 * asked / max(sum(map(len, words)), 1))


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in text.casefold()).split()
