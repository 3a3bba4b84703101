"""Which questions were asked in the interviews and what was answered to each, so that tables go by question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.documents import Document, count_words
from qualcode.model.spans import Span
from qualcode.model.topics import GuideQuestion, TopicAssignment
from qualcode.project.file.row_rules import folded
from qualcode.project.project import Project
from qualcode.retrieval.topics import QUESTION, places_of

_ALIKE = 75  # of 100: how much of a question of the guide must stand in one that was asked freely
_SAME_WORD = 85.0  # of 100: how like two inflections of a word must be


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question as it was asked, the `number`th of its document, and the speeches that answer it.

    `topics` are those (keys) that a person assigned it to: mostly one or none. `guide` is the question of the guide
    that it is most like, empty where it is like none or there is no guide; `likeness` says how much, 0–100. Spans are
    code points of the document's text, without speakers' labels; of a survey they are the whole answer.
    """

    document: Document
    number: int
    span: Span
    text: str
    answers: tuple[Span, ...]
    words: int
    topics: tuple[int, ...] = ()
    guide: str = ""
    likeness: int = 0

    @property
    def surveyed(self) -> bool:
        """Whether it is that of a survey, whose answer the document is."""
        return QUESTION in self.document.attributes


def asked_questions(
    project: Project, documents: Sequence[Document], guide: Sequence[str] = (), *, surveys: bool = False
) -> Iterator[AskedQuestion]:
    """The questions of the documents in order; `guide` are those that should have been asked.

    Answers to surveys, of which each is a document, are left out unless `surveys` asks for them.
    """
    nearest = Guide(guide)
    assigned: dict[int, list[TopicAssignment]] = {}
    for assignment in project.topics.assignments():
        assigned.setdefault(assignment.document, []).append(assignment)
    for document in documents:
        if QUESTION in document.attributes and not surveys:
            continue
        text = project.documents.text(document)
        places = places_of(project, document, assigned.get(document.key, ()))
        for number, place in enumerate(places, start=1):
            asked = document.attributes.get(QUESTION) or place.question.cut(text)
            name, likeness = nearest.of(asked)
            yield AskedQuestion(
                document=document,
                number=number,
                span=place.question,
                text=asked,
                answers=tuple(answer for _speaker, answer in place.answers),
                words=sum(count_words(answer.cut(text)) for _speaker, answer in place.answers),
                topics=place.topics,
                guide=name,
                likeness=likeness,
            )


def guide_lines(text: str) -> list[GuideQuestion]:
    """The lines of a guide: “Topic | question”, or a question alone, which is then the topic's name too.

    Blank lines, and numbers or bullets in front, are left out. Raises QualcodeError where
    there is none or a topic stands there twice.
    """
    found = []
    for line in text.splitlines():
        before, _bar, behind = line.lstrip("0123456789.)-–•*# \t").partition("|")
        name, question = " ".join(before.split()), " ".join(behind.split())
        if name or question:
            found.append(GuideQuestion(name or question, question or name))
    if not found:
        raise QualcodeError(_("The guide holds no question."), _("Write one question a line."))
    names = [folded(line.topic) for line in found]
    double = next((line.topic for line in found if names.count(folded(line.topic)) > 1), "")
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
