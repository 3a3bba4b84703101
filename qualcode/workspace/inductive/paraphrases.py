"""Paraphrases: memos of that kind on passages, independent of coding. They are changed and removed as memos are."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.memos import MemoKind, MemoTarget
from qualcode.model.spans import Span
from qualcode.project.coding.conditions import among
from qualcode.workspace.coding import memos

if TYPE_CHECKING:
    from qualcode.model.documents import Document
    from qualcode.model.memos import Memo
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """A paraphrase with its place; without a `span` it waits for one in a corrected text."""

    memo: Memo
    document: Document
    span: Span | None
    words: str
    """Those of the passage, empty without a place."""


def paraphrase(space: Workspace, document: Document, span: Span, text: str) -> Memo:
    """Say in short words what a passage says, in place of one's own paraphrase of it.

    Raises as `memos.add` and `memos.change` do, and QualcodeError for an empty text.
    """
    if not text.strip():
        raise QualcodeError(_("The paraphrase is empty."), _("Say in short words what the passage says."))
    known = own_paraphrase(space, document.key, span)
    if known is not None:
        return memos.change(space, known, text=text.strip(), kind=MemoKind.PARAPHRASE)
    target = MemoTarget(document=document.key, span=span)
    return memos.add(space, target, text.strip(), kind=MemoKind.PARAPHRASE, document=document)


def paraphrase_among(memos: Iterable[Memo], span: Span, author: int) -> Memo | None:
    """The newest paraphrase of exactly that passage by a coder (key) among memos on passages of one document."""
    found = [
        memo
        for memo in memos
        if memo.kind is MemoKind.PARAPHRASE and memo.author == author and memo.target.span == span
    ]
    return max(found, key=lambda memo: memo.key, default=None)


def own_paraphrase(space: Workspace, document: int, span: Span) -> Memo | None:
    """One's own paraphrase of exactly that passage of a document (key); None where there is none."""
    coder = space.coder
    if coder is None:
        return None
    return paraphrase_among(space.project.memos.on_passages(document), span, coder.key)


def put_paraphrase(space: Workspace, document: Document, span: Span, text: str) -> Memo | None:
    """As `paraphrase`, but without any words one's own is taken away, and None is given.

    Raises as `paraphrase` and `memos.remove` do.
    """
    known = None if text.strip() else own_paraphrase(space, document.key, span)
    return paraphrase(space, document, span, text) if known is None else memos.rewrite(space, known, "", known.kind)


def paraphrases(space: Workspace, documents: Collection[Document] | None = None) -> list[Paraphrase]:
    """The paraphrases that may be seen, of these documents in their order, else of all; each in order of the text.

    Those that stand on a coding are among them, at its passage.
    """
    project = space.project
    with project.at_one_moment():
        order = {document.key: document for document in (project.documents.all() if documents is None else documents)}
        found = [memo for memo in space.memos() if memo.kind is MemoKind.PARAPHRASE]
        on_codings = {memo.target.coding for memo in found if memo.target.coding is not None}
        there = (
            {coding.key: coding for coding in project.codings.where(among("id", on_codings))} if on_codings else {}
        )
        texts: dict[int, str] = {}
        listed: list[Paraphrase] = []
        for memo in found:
            coding = there.get(memo.target.coding or 0)
            place = (memo.target.document, memo.target.span) if coding is None else (coding.document, coding.span)
            key, span = place
            if key not in order:
                continue
            if key not in texts:
                texts[key] = project.documents.text(key)
            listed.append(Paraphrase(memo, order[key], span, span.cut(texts[key]) if span else ""))
    places = {key: number for number, key in enumerate(order)}
    return sorted(
        listed,
        key=lambda held: (
            places[held.document.key],
            held.span is None,
            (held.span.start, held.span.end) if held.span else (0, 0),
            held.memo.key,
        ),
    )
