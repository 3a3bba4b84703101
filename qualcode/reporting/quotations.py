"""Quotation collections: a chapter for each code, each passage once, with its label and in order of wave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from qualcode.analysis.passages import CodedPassage, Filter, coded_passages
from qualcode.model.codes import Code
from qualcode.model.codings import CoderKind, Polarity, WorkState
from qualcode.model.documents import Document, count_words
from qualcode.model.quotation_edits import over_union
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.reporting.sources import Sources


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage as a report may show it.

    `ids` are those of the codings that it unites, `coders` their coders as numbers in order of first coding;
    `disputed` says that they differ in polarity. `text` is in one line, without the interviewer's words and
    without speaker labels; `case` is a number for counting, never a name.
    """

    ids: tuple[str, ...]
    label: str
    wave: str
    text: str
    polarity: Polarity
    coders: tuple[int, ...]
    memos: tuple[str, ...]
    weights: tuple[int, ...]
    document: int
    case: int | None
    attributes: Mapping[str, str]
    disputed: bool = False

    @property
    def words(self) -> int:
        r"""Number of words: runs of ``\w``."""
        return count_words(self.text)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A code with its quotations by polarity."""

    code: Code
    quotations: tuple[Quotation, ...]

    def of(self, polarity: Polarity) -> list[Quotation]:
        """The quotations of one polarity."""
        return [one for one in self.quotations if one.polarity is polarity]

    def cases(self) -> int:
        """Number of different cases; documents without a case are left out."""
        return len({one.case for one in self.quotations if one.case is not None})

    def documents(self, *, without_case: bool = False) -> int:
        """Number of different documents, or only of those without a case."""
        chosen = (one for one in self.quotations if not without_case or one.case is None)
        return len({one.document for one in chosen})


@dataclass(frozen=True, slots=True)
class Collection:
    """A quotation collection. `by_cases` says whether counts are taken over cases; the rest is for its head."""

    title: str
    chapters: tuple[Chapter, ...]
    by_cases: bool
    source: str
    united: int
    coders: int
    empty: tuple[str, ...] = ()
    filters: tuple[str, ...] = field(default=())

    def passages(self) -> int:
        """Number of quotations; a passage under two codes counts twice."""
        return sum(len(chapter.quotations) for chapter in self.chapters)


def collect(
    project: Project,
    wanted: Filter,
    *,
    title: str = "",
    attributes: Sequence[str] = (),
    filters: Sequence[str] = (),
) -> Collection:
    """Collect the quotations that a filter chooses.

    Where `wanted` names coders, their codings count. Else the consensus counts in the documents that it coded
    or finished, and in the others overlapping passages of one code are united over all coders. `attributes`
    names the document attributes that may appear in an export.
    """
    passages = list(coded_passages(project, wanted))
    chosen, source = _chosen(project, passages, named=bool(wanted.coders))
    numbers = _coder_numbers(project)
    by_code: dict[int, list[CodedPassage]] = {}
    for passage in chosen:
        by_code.setdefault(passage.code.key, []).append(passage)
    sources = _Sources(project, attributes)
    chapters: list[Chapter] = []
    united = 0
    for code in project.codes.book():
        mine = by_code.get(code.key, [])
        groups = _united(mine)
        united += len(mine) - len(groups)
        if groups:
            quotations = [sources.quotation(group, numbers) for group in groups]
            chapters.append(Chapter(code, tuple(sorted(quotations, key=sources.order))))
    return Collection(
        title=title or project.title,
        chapters=tuple(chapters),
        by_cases=bool(project.cases.all()),
        source=source,
        united=united,
        coders=len({one.coder.key for one in chosen}),
        empty=tuple(
            code.full_name for code in project.codes.book() if code.key in wanted.codes and code.key not in by_code
        ),
        filters=tuple(filters),
    )


def _chosen(project: Project, passages: list[CodedPassage], *, named: bool) -> tuple[list[CodedPassage], str]:
    """The passages of the coders that count, and which rule chose them: coder, consensus, mixed or all."""
    if named:
        return passages, "coder"
    consensus = {one.key for one in project.coders.all() if one.kind is CoderKind.CONSENSUS}
    settled = {one.document.key for one in passages if one.coder.key in consensus} | {
        work.document
        for work in project.coders.assignments()
        if work.coder in consensus and work.state is WorkState.FINISHED
    }
    if not settled:
        return passages, "all"
    kept = [one for one in passages if one.document.key not in settled or one.coder.key in consensus]
    everywhere = all(one.document.key in settled for one in passages)
    return kept, "consensus" if everywhere else "mixed"


def _coder_numbers(project: Project) -> dict[int, int]:
    numbers: dict[int, int] = {}
    for coding in sorted(project.codings.all(), key=lambda one: (one.created, one.key)):
        numbers.setdefault(coding.coder, len(numbers) + 1)
    return numbers


def _united(passages: Iterable[CodedPassage]) -> list[list[CodedPassage]]:
    """Groups of overlapping passages of one code in one document."""
    groups: list[list[CodedPassage]] = []
    end = document = -1
    ordered = sorted(passages, key=lambda one: (one.document.key, one.coding.span))
    for passage in ordered:
        if groups and passage.document.key == document and passage.coding.span.start < end:
            groups[-1].append(passage)
            end = max(end, passage.coding.span.end)
        else:
            groups.append([passage])
            document, end = passage.document.key, passage.coding.span.end
    return groups


class _Sources:
    """Documents, texts and structures that quotations come from, fetched once each."""

    def __init__(self, project: Project, attributes: Sequence[str]) -> None:
        self._project = project
        self._attributes = attributes
        self._cases = {case.name: number for number, case in enumerate(project.cases.all())}
        self._places = {one.key: place for place, one in enumerate(project.documents.all())}
        self._texts = Sources(project)
        self._edits = project.quotation_edits.all()
        self._starts: dict[str, int] = {}

    def quotation(self, group: list[CodedPassage], numbers: Mapping[int, int]) -> Quotation:
        document = group[0].document
        span = Span(min(one.coding.span.start for one in group), max(one.coding.span.end for one in group))
        polarities = {one.coding.polarity for one in group}
        first = group[0].coding.id
        self._starts[first] = span.start
        return Quotation(
            ids=tuple(one.coding.id for one in group),
            label=document.label,
            wave=document.attributes.get("wave", ""),
            text=self._text(document, span, group),
            polarity=polarities.pop() if len(polarities) == 1 else Polarity.MIXED,
            coders=tuple(sorted({numbers[one.coder.key] for one in group})),
            memos=tuple(one.coding.memo for one in group if one.coding.memo),
            weights=tuple(one.coding.weight for one in group if one.coding.weight is not None),
            document=document.key,
            case=self._cases.get(group[0].case) if group[0].case else None,
            attributes={name: document.attributes.get(name, "") for name in self._attributes},
            disputed=len({one.coding.polarity for one in group}) > 1,
        )

    def order(self, quotation: Quotation) -> tuple[str, str, int, int]:
        place = self._places[quotation.document]
        return (quotation.wave or quotation.label, quotation.label, place, self._starts[quotation.ids[0]])

    def _text(self, document: Document, span: Span, group: Sequence[CodedPassage]) -> str:
        passages = [(one.coding.span, self._edits.get(one.coding.key, ())) for one in group]
        edits, _ = over_union(passages, span)
        return self._texts.of(document.key).quoted(span, edits, None)[0]
