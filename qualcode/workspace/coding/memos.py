"""Writing, changing and taking away memos, under the name of who opened the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.model.memos import MemoKind

if TYPE_CHECKING:
    from qualcode.model.codings import Coding
    from qualcode.model.documents import Document
    from qualcode.model.memos import Memo, MemoTarget
    from qualcode.workspace.workspace import Workspace


def find_memo(space: Workspace, wanted: str, *, exact: bool = False) -> Memo:
    """The memo of that id or title, or unless it must be `exact` of a part of one.

    Raises as `Memos.find` does, which names no title that must not be seen, and for a memo that must not be seen.
    """
    sight = space.sight
    memo = space.project.memos.find(wanted, exact=exact, tells_title=sight.sees_memo)
    sight.refuse_memo_of_others(memo)
    return memo


def add(
    space: Workspace,
    target: MemoTarget,
    text: str,
    *,
    kind: MemoKind = MemoKind.OTHER,
    title: str = "",
    document: Document | None = None,
) -> Memo:
    """Write a memo; `document` says which text its passage was chosen on.

    Raises as `Memos.add` does, and QualcodeError for a coding that must not be seen.
    """
    if target.coding is not None:
        space.sight.refuse_coding_of_others(space.project.codings.get(target.coding))
    with space.acting() as coder:
        return space.project.memos.add(target, text, coder, kind=kind, title=title, document=document)


def write_on_coding(space: Workspace, coding: Coding, text: str, kind: MemoKind = MemoKind.OTHER) -> Coding:
    """Write one's own memo on a coding; an empty text takes it away. Gives the coding as it is then.

    Raises QualcodeError for a coding that must not be seen.
    """
    space.sight.refuse_coding_of_others(coding)
    with space.acting() as coder:
        return space.project.codings.set_memo(coding, text, coder, kind)


def change(
    space: Workspace,
    memo: Memo,
    *,
    text: str | None = None,
    title: str | None = None,
    kind: MemoKind | None = None,
    closed: bool | None = None,
) -> Memo:
    """Change a memo; what is None stays. Raises as `Memos.change`, and for a memo that must not be seen."""
    space.sight.refuse_memo_of_others(memo)
    with space.acting() as coder:
        return space.project.memos.change(memo, coder, text=text, title=title, kind=kind, closed=closed)


def rewrite(space: Workspace, memo: Memo, text: str, kind: MemoKind) -> Memo | None:
    """Give one's own memo other words; one that is left without any is taken away, and None is given.

    Raises as `change` and `remove` do.
    """
    if not text.strip() and not memo.title:
        remove(space, memo)
        return None
    return change(space, memo, text=text, kind=kind)


def remove(space: Workspace, memo: Memo) -> None:
    """Take one's own memo away. Raises as `Memos.remove`, and for a memo that must not be seen."""
    space.sight.refuse_memo_of_others(memo)
    with space.acting() as coder:
        space.project.memos.remove(memo, coder)
