"""The memos of all kinds in one list: chosen by kind, author, state and words, with the place of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from qualcode.catalogue import _
from qualcode.model.codebooks.code_paths import parted_path
from qualcode.project.coding.conditions import among
from qualcode.project.file.row_rules import folded

if TYPE_CHECKING:
    from qualcode.model.codings import Coding
    from qualcode.model.memos import Memo, MemoKind
    from qualcode.model.spans import Span
    from qualcode.workspace.workspace import Workspace

MemoState = Literal["all", "open", "closed"]
STATES: tuple[MemoState, ...] = ("all", "open", "closed")


@dataclass(frozen=True, slots=True)
class MemoChoice:
    """Which memos are wanted; what is empty chooses nothing. `words` stand in title, text or what it is on."""

    kinds: frozenset[MemoKind] = frozenset()
    authors: frozenset[str] = frozenset()
    state: MemoState = "all"
    words: str = ""

    def of(self, memos: Iterable[PlacedMemo]) -> list[PlacedMemo]:
        """Those of the memos that are wanted."""
        return [placed for placed in memos if self._takes(placed)]

    def _takes(self, placed: PlacedMemo) -> bool:
        memo = placed.memo
        return (
            (not self.kinds or memo.kind in self.kinds)
            and (not self.authors or placed.author in self.authors)
            and (self.state == "all" or memo.closed == (self.state == "closed"))
            and (not self.words or folded(self.words) in folded(f"{memo.title}\n{memo.text}\n{placed.on}"))
        )


@dataclass(frozen=True, slots=True)
class PlacedMemo:
    """A memo with its author's name and what it is on: in words, and as keys of what can be shown.

    `document` and `span` are where its passage or coding stands, `code` is the code of its coding or itself.
    """

    memo: Memo
    author: str
    on: str
    document: int | None = None
    span: Span | None = None
    code: int | None = None
    coding: str = ""
    """The UUID of its coding."""


def placed_memos(space: Workspace) -> list[PlacedMemo]:
    """All memos that may be seen, the last changed first."""
    memos = sorted(space.memos(), key=lambda memo: (memo.changed, memo.key), reverse=True)
    return [*_placed(space, memos)]


def _placed(space: Workspace, memos: list[Memo]) -> Iterator[PlacedMemo]:
    project = space.project
    coders = {coder.key: coder.name for coder in project.coders.all()}
    cases = {case.key: case.name for case in project.cases.all()}
    documents = {document.key: document.name for document in project.documents.all()}
    codes = {code.key: code.full_name for code in space.book}
    wanted = {memo.target.coding for memo in memos if memo.target.coding is not None}
    codings = {
        coding.key: coding for coding in project.codings.where(among("id", wanted)) if space.sight.sees(coding)
    }
    for memo in memos:
        on, author = memo.target, coders.get(memo.author, "")
        if on.coding is not None:
            yield _on_coding(memo, author, codings.get(on.coding), documents, codes)
        elif on.code is not None:
            yield PlacedMemo(memo, author, _("code “{code}”", code=codes.get(on.code, "")), code=on.code)
        elif on.case is not None:
            yield PlacedMemo(memo, author, _("case “{case}”", case=cases.get(on.case, "")))
        elif on.document is not None:
            name = documents.get(on.document, "")
            yield PlacedMemo(memo, author, _("document “{document}”", document=name), on.document, on.span)
        else:
            yield PlacedMemo(memo, author, _("the project"))


def _on_coding(
    memo: Memo, author: str, coding: Coding | None, documents: Mapping[int, str], codes: Mapping[int, str]
) -> PlacedMemo:
    if coding is None:  # of a round that is hidden
        return PlacedMemo(memo, author, _("a coding that is hidden"))
    code, document = codes[coding.code], documents[coding.document]
    on = _("“{code}” in “{document}”", code=parted_path(code)[-1], document=document)
    return PlacedMemo(memo, author, on, coding.document, coding.span, coding.code, coding.uuid)
