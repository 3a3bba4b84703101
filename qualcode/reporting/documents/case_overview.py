"""What is known of one case: its documents by wave, its summary, its passages by theme, the memos on all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.model.codes import Code
from qualcode.model.documents import Case, Document
from qualcode.model.memos import Memo
from qualcode.model.spans import Span
from qualcode.reporting.quotations.collection import Chapter, Collection


@dataclass(frozen=True, slots=True)
class CaseDocument:
    """A document in which a case speaks, and how many of the passages there are its own.

    `speakers` are its voices where the document as a whole belongs to no case or another one.
    """

    document: Document
    wave: str
    source_kind: str
    speakers: tuple[str, ...]
    passages: int


@dataclass(frozen=True, slots=True)
class CaseMemo:
    """A memo on a case, or in a document in which it speaks, with its author's name.

    It is on the case where there is no `document`, on the whole of one where there is no `span`, else on the passage
    that begins in the `paragraph` of this number; `code` is that of its coding.
    """

    memo: Memo
    author: str
    document: Document | None = None
    span: Span | None = None
    paragraph: int = 0
    code: Code | None = None


@dataclass(frozen=True, slots=True)
class CaseOverview:
    """A case, or what was said in one `wave` of it; documents are in order of wave, label and name.

    `collection` holds its passages: a chapter for each code of which it has any, in the order of the text. `codes`
    are the keys of all codes in the order of the codebook.
    """

    case: Case
    wave: str
    documents: tuple[CaseDocument, ...]
    summary: CaseMemo | None
    memos: tuple[CaseMemo, ...]
    collection: Collection
    codes: tuple[int, ...]

    @property
    def themes(self) -> Sequence[Chapter]:
        """The codes with the case's passages, in the order of the codebook."""
        return self.collection.chapters

    @property
    def labels(self) -> list[str]:
        """The source labels of its documents, in their order."""
        return list(dict.fromkeys(part.document.label for part in self.documents if part.document.label))

    @property
    def waves(self) -> list[str]:
        """The waves of its documents, in their order."""
        return list(dict.fromkeys(part.wave for part in self.documents if part.wave))
