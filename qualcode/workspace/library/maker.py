"""`ThingMaker`: things of records; codes, coders and documents are fetched once for all that one maker makes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from qualcode.workspace.library.things import StudyCase, StudyCode, StudyCoder, StudyCoding, StudyDocument, StudyMemo

if TYPE_CHECKING:
    from qualcode.model.codes import Code
    from qualcode.model.codings import Coding
    from qualcode.model.documents import Document
    from qualcode.model.memos import Memo, MemoTarget
    from qualcode.workspace.library.study import OpenStudy
    from qualcode.workspace.library.thing import StudyThing


class ThingMaker:
    """Makes the things of one look at a study."""

    def __init__(self, study: OpenStudy) -> None:
        self._study = study
        self._space = study.space
        self._documents: dict[int, StudyDocument] = {}

    @cached_property
    def codes(self) -> dict[int, StudyCode]:
        """Key -> code, in the order of the codebook."""
        return {code.key: StudyCode(self._study, code) for code in self._space.book}

    @cached_property
    def coders(self) -> dict[int, StudyCoder]:
        """Key -> coder."""
        return {coder.key: StudyCoder(self._study, coder) for coder in self._space.project.coders.all()}

    @cached_property
    def cases(self) -> dict[int, StudyCase]:
        """Key -> case."""
        return {case.key: StudyCase(self._study, case) for case in self._space.project.cases.all()}

    def document(self, record: Document) -> StudyDocument:
        """The document of a record."""
        made = self._documents.get(record.key)
        if made is None:
            made = self._documents[record.key] = StudyDocument(self._study, record)
        return made

    def document_of(self, key: int) -> StudyDocument:
        """The document of a key. Raises QualcodeError where it was removed meanwhile."""
        return self._documents.get(key) or self.document(self._space.project.documents.get(key))

    def coding(self, record: Coding, code: Code | None = None) -> StudyCoding:
        """The coding of a record, whose code is fetched unless the caller has it."""
        of_code = self.codes[record.code] if code is None else StudyCode(self._study, code)
        return StudyCoding(self._study, record, self.document_of(record.document), of_code, self.coders[record.coder])

    def record_of_coding(self, key: int) -> Coding:
        """The coding of a key. Raises QualcodeError where it was removed meanwhile, or must not be seen."""
        record = self._space.project.codings.get(key)
        self._space.sight.refuse_coding_of_others(record)
        return record

    def memo(self, record: Memo) -> StudyMemo:
        """The memo of a record."""
        return StudyMemo(self._study, record, self.coders[record.author].name)

    def target(self, target: MemoTarget) -> StudyThing | None:
        """What a memo is on. Raises QualcodeError where that is a coding that must not be seen."""
        if target.coding is not None:
            return self.coding(self.record_of_coding(target.coding))
        if target.document is not None:
            return self.document_of(target.document)
        if target.code is not None:
            return self.codes[target.code]
        return None if target.case is None else self.cases[target.case]
