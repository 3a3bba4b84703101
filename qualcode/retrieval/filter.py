"""Coded passages with all that belongs to them, chosen by filters."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from qualcode.model.codes import Code, Codebook
from qualcode.model.codings import Coder, Coding, Polarity
from qualcode.model.documents import Document
from qualcode.project.project import Project


@dataclass(frozen=True, slots=True)
class CodedPassage:
    """A coding with its document, code and coder; `text` is the whole passage, `paragraph` its number.

    `case` is the name of the case that speaks where the passage begins: the speaker's, else the document's.
    """

    coding: Coding
    document: Document
    code: Code
    coder: Coder
    text: str
    paragraph: int
    case: str | None


class Given(Protocol):
    """What filters ask a coding for; keys of code and coder, the polarity as a word."""

    @property
    def key(self) -> int: ...  # noqa: D102 - as in Coding
    @property
    def code(self) -> int: ...  # noqa: D102
    @property
    def coder(self) -> int: ...  # noqa: D102
    @property
    def polarity(self) -> str: ...  # noqa: D102
    @property
    def round(self) -> int: ...  # noqa: D102
    @property
    def weight(self) -> int | None: ...  # noqa: D102
    @property
    def good(self) -> int: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Filter:
    """What to choose: an empty condition lets everything pass. Documents, codes, coders and codings are keys.

    `weights` is the least and the greatest weight wanted; codings without a weight do not pass then. `good`
    wants codings that are marked as good quotations.
    """

    documents: Collection[int] = ()
    labels: Collection[str] = ()
    codes: Collection[int] = ()
    coders: Collection[int] = ()
    polarities: Collection[Polarity] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    rounds: Collection[int] = ()
    codings: Collection[int] = ()
    weights: tuple[int, int] | None = None
    good: bool = False

    @classmethod
    def named(
        cls,
        project: Project,
        *,
        documents: Sequence[str] = (),
        labels: Sequence[str] = (),
        codes: Sequence[str] = (),
        coders: Sequence[str] = (),
        polarities: Sequence[Polarity] = (),
        attributes: Mapping[str, str] | None = None,
        sub_codes: bool = True,
        weights: tuple[int, int] | None = None,
        good: bool = False,
    ) -> Filter:
        """A filter from names or ids as people type them. Raises NotFound or Ambiguous."""
        return cls(
            documents={project.documents.find(name).key for name in documents},
            labels=set(_known_labels(project, labels)),
            codes=with_sub_codes(project, codes, sub_codes=sub_codes),
            coders={project.coders.find(name).key for name in coders},
            polarities=set(polarities),
            attributes=attributes or {},
            weights=weights,
            good=good,
        )

    def takes_all_codings(self) -> bool:
        """Whether `takes_coding` refuses none but for its code."""
        conditions = (self.coders, self.polarities, self.rounds, self.codings, self.weights, self.good)
        return type(self) is Filter and not any(conditions)

    def takes_document(self, document: Document) -> bool:
        """Whether passages of the document are wanted."""
        return (
            (not self.documents or document.key in self.documents)
            and (not self.labels or document.label in self.labels)
            and all(document.attributes.get(name) == value for name, value in self.attributes.items())
        )

    def takes_coding(self, coding: Given) -> bool:
        """Whether the coding is wanted, its document left aside."""
        return (
            (not self.codes or coding.code in self.codes)
            and (not self.coders or coding.coder in self.coders)
            and (not self.polarities or coding.polarity in self.polarities)
            and (not self.rounds or coding.round in self.rounds)
            and (not self.codings or coding.key in self.codings)
            and (not self.good or bool(coding.good))
            and (
                self.weights is None
                or (coding.weight is not None and self.weights[0] <= coding.weight <= self.weights[1])
            )
        )


def _known_labels(project: Project, labels: Sequence[str]) -> list[str]:
    from qualcode.project.file.store import Candidate, find  # noqa: PLC0415

    known = sorted({document.label for document in project.documents.all() if document.label})
    return [find("label", label, [Candidate(one, one, one, (one,)) for one in known]) for label in labels]


def with_sub_codes(project: Project, codes: Sequence[str], *, sub_codes: bool = True) -> set[int]:
    """The keys of the codes that are named and, with `sub_codes`, of those below. Raises NotFound or Ambiguous."""
    if not codes:
        return set()
    book: Codebook = project.codes.book()
    keys: set[int] = set()
    for name in codes:
        code = project.codes.find(name)
        keys.add(code.key)
        if sub_codes:
            keys.update(below.key for below in book.descendants(code.key))
    return keys


def coded_passages(project: Project, wanted: Filter | None = None) -> Iterator[CodedPassage]:
    """The coded passages in order of documents (label, name) and position."""
    wanted = wanted or Filter()
    book = project.codes.book()
    coders = {coder.key: coder for coder in project.coders.all()}
    speaking = project.documents.cases_of_speakers()
    by_document: dict[int, list[Coding]] = {}
    for coding in project.codings.all():
        if wanted.takes_coding(coding):
            by_document.setdefault(coding.document, []).append(coding)
    for document in project.documents.all():
        codings = by_document.get(document.key)
        if not codings or not wanted.takes_document(document):
            continue
        text = project.documents.text(document)
        structure = project.documents.structure(document)
        speakers = speaking.get(document.key, {})
        for coding in codings:
            case = speakers.get(structure.speaker_at(coding.span.start), document.case)
            yield CodedPassage(
                coding=coding,
                document=document,
                code=book[coding.code],
                coder=coders[coding.coder],
                text=coding.span.cut(text),
                paragraph=structure.paragraph_number(coding.span.start),
                case=case,
            )
