"""One case as a whole: its documents by wave, its summary, its passages by theme, the memos on all of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from qualcode.catalogue import _, program
from qualcode.errors import UsageProblem
from qualcode.language.forms.natural_order import natural_key
from qualcode.project.coding.conditions import among
from qualcode.project.material.origins import waves_in
from qualcode.reporting.documents.case_overview import CaseDocument, CaseMemo, CaseOverview
from qualcode.reporting.quotations.arrangement import Arrangement
from qualcode.reporting.quotations.collecting import collect
from qualcode.retrieval.filter import PassageChoice
from qualcode.workspace.coding.case_summaries import summary_in

if TYPE_CHECKING:
    from qualcode.model.documents import Case, Document, Structure
    from qualcode.model.memos import Memo
    from qualcode.model.spans import Span
    from qualcode.reporting.quotations.collection import Collection
    from qualcode.workspace.workspace import Workspace


def case_overview(space: Workspace, case: Case, wave: str = "", *, without_old_rules: bool = False) -> CaseOverview:
    """All that may be seen of a case, or of one wave of it, for the coders' own eyes.

    Its passages are those of a quotation collection: overlapping ones of one code are united, a consensus stands for
    what it finished; what may not be quoted comes with its words. Raises UsageProblem for a wave that it lacks.
    """
    passages = collect(
        space.project,
        space.narrowed(choice_of_case(space, case, wave, without_old_rules=without_old_rules)),
        arrangement=Arrangement(inside=True, case=number_of(space, case)),
    )
    return overview_with(space, case, wave, passages)


def choice_of_case(space: Workspace, case: Case, wave: str = "", *, without_old_rules: bool = False) -> PassageChoice:
    """The passages of a case, or of one wave of it, perhaps without those under old rules of their codes.

    Raises UsageProblem for a wave that it lacks.
    """
    return PassageChoice(
        documents=frozenset(documents_of_case(space, case, wave)),
        left_out=space.project.rule_checks.old() if without_old_rules else frozenset(),
    )


def number_of(space: Workspace, case: Case) -> int:
    """The number by which quotations know a case."""
    return next(number for number, known in enumerate(space.project.cases.all()) if known.key == case.key)


def documents_of_case(space: Workspace, case: Case, wave: str = "") -> dict[int, Document]:
    """Key -> document, of those in which a case speaks, in order of wave, label and name; or those of one wave.

    Raises UsageProblem where it has none of that wave.
    """
    voices = space.project.documents.cases_of_speakers()
    documents = [
        document
        for document in space.project.documents.all()
        if document.case == case.name or case.name in voices.get(document.key, {}).values()
    ]
    ordered = sorted(
        documents, key=lambda document: (natural_key(document.wave or document.label), natural_key(document.label))
    )
    if wave and not any(document.wave == wave for document in ordered):
        known = waves_in(ordered)
        raise UsageProblem(
            _("The case has no document of wave “{wave}”.", wave=wave),
            _("Its waves are: {waves}.", waves=program().listed(known))
            if known
            else _("No document of it has a wave: “qualcode documents set DOCUMENT --wave 2022” says one."),
        )
    return {document.key: document for document in ordered if not wave or document.wave == wave}


def overview_with(space: Workspace, case: Case, wave: str, passages: Collection) -> CaseOverview:
    """The overview of a case with its passages as they were collected."""
    documents = documents_of_case(space, case, wave)
    voices = space.project.documents.cases_of_speakers()
    numbers = Counter(quotation.document for chapter in passages.chapters for quotation in chapter.quotations)
    memos = _CaseMemos(space, case, documents, voices)
    return CaseOverview(
        case=case,
        wave=wave,
        documents=tuple(
            CaseDocument(
                document=document,
                wave=document.wave,
                source_kind=document.source_kind,
                speakers=tuple(name for name, of in voices.get(key, {}).items() if of == case.name)
                if document.case != case.name
                else (),
                passages=numbers[key],
            )
            for key, document in documents.items()
        ),
        summary=memos.summary,
        memos=tuple(memos),
        collection=passages,
        codes=tuple(code.key for code in space.book),
    )


class _CaseMemos:
    """The memos on a case, on its documents and on passages in which it speaks, as far as they may be seen.

    They come in that order; those on passages in the order of the text. The case's summary is not among them.
    """

    def __init__(
        self, space: Workspace, case: Case, documents: Mapping[int, Document], voices: Mapping[int, Mapping[str, str]]
    ) -> None:
        self._space = space
        self._case = case
        self._documents = documents
        self._voices = voices
        self._names = {coder.key: coder.name for coder in space.project.coders.all()}
        self._structures: dict[int, Structure] = {}
        self._memos = space.memos()
        summary = summary_in(self._memos, case.key)
        self.summary = CaseMemo(summary, self._names.get(summary.author, "")) if summary else None

    def __iter__(self) -> Iterator[CaseMemo]:
        places = {key: place for place, key in enumerate(self._documents)}
        summary = self.summary.memo.key if self.summary else None

        def order(on: CaseMemo) -> tuple[int, int, int]:
            place = places[on.document.key] if on.document else -1
            return place, on.span.start if on.span else -1, on.memo.key

        placed = [*self._on_wholes(), *self._on_codings()]
        yield from sorted((on for on in placed if on.memo.key != summary), key=order)

    def _on_wholes(self) -> Iterator[CaseMemo]:
        for memo in self._memos:
            target = memo.target
            if target.case == self._case.key:
                yield CaseMemo(memo, self._author(memo))
            elif target.document is not None and target.document in self._documents:
                document = self._documents[target.document]
                if target.span is None:
                    yield CaseMemo(memo, self._author(memo), document)
                elif self._speaks(document, target.span):
                    yield self._on_passage(memo, document, target.span)

    def _on_codings(self) -> Iterator[CaseMemo]:
        by_coding: dict[int, list[Memo]] = {}
        for memo in self._memos:
            if memo.target.coding is not None:
                by_coding.setdefault(memo.target.coding, []).append(memo)
        if not by_coding:
            return
        book = self._space.book
        wanted = among("document_id", self._documents) & among("id", by_coding)
        for coding in self._space.sight.seen(self._space.project.codings.where(wanted)):
            document = self._documents[coding.document]
            if self._speaks(document, coding.span):
                for memo in by_coding[coding.key]:
                    on = self._on_passage(memo, document, coding.span)
                    yield CaseMemo(memo, on.author, document, on.span, on.paragraph, book[coding.code])

    def _on_passage(self, memo: Memo, document: Document, span: Span) -> CaseMemo:
        number = self._structure(document).paragraph_number(span.start)
        return CaseMemo(memo, self._author(memo), document, span, number)

    def _author(self, memo: Memo) -> str:
        return self._names.get(memo.author, "")

    def _speaks(self, document: Document, span: Span) -> bool:
        """Whether it is this case that speaks where a passage begins."""
        voices = self._voices.get(document.key)
        if not voices:
            return True
        speaker = self._structure(document).speaker_at(span.start)
        return voices.get(speaker, document.case) == self._case.name

    def _structure(self, document: Document) -> Structure:
        if document.key not in self._structures:
            self._structures[document.key] = self._space.project.documents.structure(document)
        return self._structures[document.key]
