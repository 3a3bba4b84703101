"""What unsaved texts were typed for, as it is now: a memo, coding, code or passage, or what is left of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.memos import MemoTarget
from qualcode.model.spans import Span

if TYPE_CHECKING:
    from qualcode.model.codes import Code
    from qualcode.model.codings import Coding
    from qualcode.model.documents import Case, Document
    from qualcode.model.memos import Memo
    from qualcode.workspace.unsaved_texts import UnsavedText
    from qualcode.workspace.workbench.workbench import Workbench

_PASSAGE = re.compile(r"([0-9]{1,9}):([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class TypedPlace:
    """What an unsaved text belongs to, in words, and as the things that are there.

    A memo on a passage whose text was corrected since belongs to the document, and one whose document is gone to the
    project, and a correction may rest on an earlier text: `is_moved` says so.
    """

    words: str
    document: Document | None = None
    span: Span | None = None
    coding: Coding | None = None
    code: Code | None = None
    memo: Memo | None = None
    case: Case | None = None
    is_moved: bool = False

    @property
    def target(self) -> MemoTarget:
        """What a new memo is to be on."""
        if self.case is not None:
            return MemoTarget(case=self.case.key)
        if self.code is not None and self.document is None:
            return MemoTarget(code=self.code.key)
        return MemoTarget(document=self.document.key if self.document else None, span=self.span)


def typed_place(bench: Workbench, text: UnsavedText) -> TypedPlace:
    """Where a text was typed, as far as it is there and may be seen."""
    typed_for = text.typed_for
    uuids = set(typed_for.uuids) - {""}
    document = next((document for document in bench.every_document if document.uuid in uuids), None)
    if typed_for.editor == "code":
        code = next((code for code in bench.book if code.uuid in uuids), None)
        name = code.full_name if code else ""
        return TypedPlace(_("definition of “{code}”", code=name) if code else _("definition of a code"), code=code)
    if typed_for.editor == "summary":
        return _of_summary(bench, uuids)
    if typed_for.editor == "text":
        words = _("text of “{document}”", document=document.name) if document else _("text of a document")
        return TypedPlace(words, document, is_moved=document is None or document.sha256 != typed_for.text)
    coding = _coding_of(bench, uuids - ({document.uuid} if document else set()))
    if coding is not None:
        document = bench.document(coding.document)
        code, name = bench.book[coding.code], document.name if document else ""
        words = (
            _("quotation of “{code}” in “{document}”", code=code.name, document=name)
            if typed_for.editor == "quotation"
            else _("memo on “{code}” in “{document}”", code=code.name, document=name)
        )
        return TypedPlace(words, document, coding.span, coding, code)
    memo = next((memo for memo in bench.space.memos() if memo.uuid in uuids), None)
    if memo is not None:
        return TypedPlace(_("memo of your own"), document, memo.target.span, memo=memo)
    if typed_for.editor == "quotation":
        return TypedPlace(_("quotation that is not there any more"), document)
    if document is None and (place := _whole_thing(bench, uuids)) is not None:
        return place
    return _of_new_memo(text, document, bool(uuids))


def _of_summary(bench: Workbench, uuids: set[str]) -> TypedPlace:
    """The cell of the summary grid, as far as its case and code are there."""
    code = next((code for code in bench.book if code.uuid in uuids), None)
    case = next((case for case in bench.project.cases.all() if case.uuid in uuids), None)
    names = [name for name in (case.name if case else "", code.full_name if code else "") if name]
    words = _("summary of “{names}”", names=" · ".join(names)) if names else _("summary of a case")
    return TypedPlace(words, code=code, case=case)


def _whole_thing(bench: Workbench, uuids: set[str]) -> TypedPlace | None:
    """The code or case that a new memo is to be on, if it is on one."""
    code = next((code for code in bench.book if code.uuid in uuids), None)
    if code is not None:
        return TypedPlace(_("memo on the code “{code}”", code=code.full_name), code=code)
    case = next((case for case in bench.project.cases.all() if case.uuid in uuids), None)
    return TypedPlace(_("memo on the case “{case}”", case=case.name), case=case) if case is not None else None


def _coding_of(bench: Workbench, uuids: set[str]) -> Coding | None:
    for uuid in uuids:
        try:
            coding = bench.project.codings.find(uuid, exact=True)
        except QualcodeError:
            continue
        if bench.may_be_seen(coding):
            return coding
    return None


def _of_new_memo(text: UnsavedText, document: Document | None, had_document: bool) -> TypedPlace:  # noqa: FBT001
    if document is None:
        return TypedPlace(_("memo on the project"), is_moved=had_document)
    passage = _PASSAGE.fullmatch(text.typed_for.place)
    if passage and text.typed_for.text == document.sha256:
        span = Span(int(passage[1]), int(passage[2]))
        if text.typed_for.editor == "paraphrase":
            return TypedPlace(_("paraphrase of a passage of “{document}”", document=document.name), document, span)
        return TypedPlace(_("memo on a passage of “{document}”", document=document.name), document, span)
    return TypedPlace(_("memo on “{document}”", document=document.name), document, is_moved=bool(passage))
