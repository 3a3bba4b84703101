"""What of the texts is coded and what is not, and which codes stay silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qualcode.catalogue import Later, later, nlater, spoken
from qualcode.model.documents import Document, count_words
from qualcode.model.spans import Span, subtract, trimmed, union
from qualcode.project.project import Project
from qualcode.retrieval.filter import PassageChoice
from qualcode.retrieval.relations.coded_material import CodedMaterial
from qualcode.retrieval.speaking import notes_of_speaking

if TYPE_CHECKING:
    from qualcode.model.documents import Structure


@dataclass(frozen=True, slots=True)
class UncodedStretch:
    """Words of respondents that nobody coded, without white space at the edges; in which paragraph they begin."""

    span: Span
    paragraph: int
    words: int


@dataclass(frozen=True, slots=True)
class DocumentCoverage:
    """What is coded of what respondents say in a document, in code points, and the codes (keys) not given in it."""

    document: Document
    case: str
    answered: int
    coded: int
    uncoded: Sequence[UncodedStretch]
    silent: Sequence[int]


@dataclass(frozen=True, slots=True)
class CaseCoverage:
    """The same of a case, over its documents or those parts of them in which it speaks."""

    name: str
    answered: int
    coded: int
    silent: Sequence[int]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What of the chosen documents is coded. `codes` are the keys of all codes, in order of the codebook.

    `silent` codes are given nowhere. Text of respondents is all but the turns of those who ask, and without speakers'
    labels; shares are of its code points. Passages of every polarity count as coded.
    """

    codes: Sequence[int]
    names: Sequence[str]
    documents: Sequence[DocumentCoverage]
    cases: Sequence[CaseCoverage]
    silent: Sequence[int]
    notes: Sequence[str]

    @property
    def answered(self) -> int:
        """Code points that respondents said."""
        return sum(document.answered for document in self.documents)

    @property
    def coded(self) -> int:
        """How many of these are coded."""
        return sum(document.coded for document in self.documents)


def coverage(project: Project, wanted: PassageChoice) -> Coverage:
    """What is coded in the chosen documents by the chosen codings."""
    with project.at_one_moment():
        material = CodedMaterial(project, wanted, with_absent=True)
        given: dict[int, set[int]] = {}
        cases: dict[int, _CaseSums] = {number: _CaseSums() for number in material.case_numbers}
        found = list(_documents(material, given, cases))
    every = set().union(*given.values())
    codes = [code.key for code in material.codes]
    return Coverage(
        codes=codes,
        names=[code.full_name for code in material.codes],
        documents=found,
        cases=[
            CaseCoverage(material.case_name(number), sums.answered, sums.coded, _without(codes, sums.codes))
            for number, sums in cases.items()
        ],
        silent=_without(codes, every),
        notes=[spoken(note) for note in _notes(material)],
    )


@dataclass(slots=True)
class _CaseSums:
    answered: int = 0
    coded: int = 0
    codes: set[int] = field(default_factory=set)


def _without(codes: Sequence[int], given: set[int]) -> list[int]:
    return [code for code in codes if code not in given]


def _documents(
    material: CodedMaterial, given: dict[int, set[int]], cases: dict[int, _CaseSums]
) -> Iterator[DocumentCoverage]:
    import numpy as np

    codings = material.codings
    order = np.lexsort((codings.start, codings.document))
    bounds = np.searchsorted(codings.document[order], np.arange(len(material.documents) + 1))
    numbers = material.cases_at(codings.document, codings.start)
    codes = [code.key for code in material.codes]
    for place, document in enumerate(material.documents):
        mine = order[bounds[place] : bounds[place + 1]]
        given[document.key] = set(codings.code[mine].tolist())
        for number, code in zip(numbers[mine].tolist(), codings.code[mine].tolist(), strict=True):
            cases.setdefault(number, _CaseSums()).codes.add(code)
        spans = [
            Span(start, end)
            for start, end in zip(codings.start[mine].tolist(), codings.end[mine].tolist(), strict=True)
        ]
        yield _covered(material, place, document, union(spans), codes, given[document.key], cases)


def _covered(
    material: CodedMaterial,
    place: int,
    document: Document,
    coded: Sequence[Span],
    codes: Sequence[int],
    given: set[int],
    cases: dict[int, _CaseSums],
) -> DocumentCoverage:
    documents = material.project.documents
    text, structure = documents.text(document), documents.structure(document)
    answered = structure.answered([Span(0, len(text))], documents.roles(document)) or []
    left = subtract(answered, coded)
    for number, spans in _by_case(material, place, structure, answered):
        sums = cases.setdefault(number, _CaseSums())
        length = sum(span.length for span in spans)
        sums.answered += length
        sums.coded += length - sum(span.length for span in subtract(spans, coded))
    number = sum(span.length for span in answered)
    return DocumentCoverage(
        document=document,
        case=material.case_name(material.case_of_document(place)),
        answered=number,
        coded=number - sum(span.length for span in left),
        uncoded=list(_stretches(text, structure, left)),
        silent=_without(codes, given),
    )


def _by_case(
    material: CodedMaterial, place: int, structure: Structure, answered: Sequence[Span]
) -> Iterator[tuple[int, list[Span]]]:
    """What respondents say by the case that speaks; of a document whose speakers have none of their own all of it."""
    import numpy as np

    if not material.speaks_for_several(place):
        yield material.case_of_document(place), list(answered)
        return
    by_case: dict[int, list[Span]] = {}
    turns = [turn.span for turn in structure.pieces()]
    parts = [Span(max(span.start, turn.start), min(span.end, turn.end))
             for span in answered for turn in turns if span.overlap(turn)]  # fmt: skip
    outside = subtract(answered, turns)
    starts = np.array([span.start for span in (*parts, *outside)], dtype=np.int64)
    numbers = material.cases_at(np.full(len(starts), place), starts).tolist()
    for number, span in zip(numbers, (*parts, *outside), strict=True):
        by_case.setdefault(number, []).append(span)
    yield from by_case.items()


def _stretches(text: str, structure: Structure, left: Iterable[Span]) -> Iterator[UncodedStretch]:
    """What holds a word; white space and signs alone need no code."""
    for span in left:
        words = count_words(span.cut(text))
        if words:
            inner = trimmed(text, span)
            yield UncodedStretch(inner, structure.paragraph_number(inner.start), words)


def _notes(material: CodedMaterial) -> Iterator[Later]:
    if not material.documents:
        yield later("Nothing fits what was asked for: N = 0.")
    if material.without_case:
        yield nlater(
            "{count} document without a case counts as one.",
            "{count} documents without a case count as one each.",
            material.without_case,
        )
    yield from notes_of_speaking(material.speaking)
    without = sum(not material.has_roles(document) for document in material.documents)
    if without:
        yield nlater(
            "In {count} document nobody is known to ask: all of its text counts as that of respondents.",
            "In {count} documents nobody is known to ask: all of their text counts as that of respondents.",
            without,
        )
