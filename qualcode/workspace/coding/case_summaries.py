"""The summary of a case: a motto and a text, which are title and text of one memo of kind “case” on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.memos import Memo, MemoKind, MemoTarget
from qualcode.safe_text import one_line

if TYPE_CHECKING:
    from qualcode.model.documents import Case
    from qualcode.workspace.workspace import Workspace


def summary_in(memos: Iterable[Memo], case: int) -> Memo | None:
    """The summary of a case (key) among memos: of those of kind “case” on it the one that was written first."""
    on_it = (memo for memo in memos if memo.kind is MemoKind.CASE and memo.target == MemoTarget(case=case))
    return min(on_it, key=lambda memo: memo.key, default=None)


def summary_of(space: Workspace, case: Case) -> Memo | None:
    """The summary of a case; None where nobody wrote one."""
    return summary_in(space.project.memos.on_no_passage(), case.key)


def write_summary(space: Workspace, case: Case, *, motto: str | None = None, text: str | None = None) -> Memo | None:
    """Write motto and text of a case's summary; what is None stays. Where nothing is left it is taken away.

    Raises QualcodeError where somebody else wrote it: whoever summed up a case answers for the words.
    """
    with space.acting() as coder:
        summary = summary_of(space, case)
        if summary is not None and summary.author != coder.key:
            author = space.sight.coders.get(summary.author, "")
            raise QualcodeError(
                _("The summary of this case is {author}'s.", author=author),
                _("Write a memo of your own on the case: “qualcode memo add --case CASE”."),
            )
        memos = space.project.memos
        new_motto = (summary.title if summary else "") if motto is None else one_line(motto)
        new_text = (summary.text if summary else "") if text is None else text
        if not new_motto and not new_text.strip():
            if summary is not None:
                memos.remove(summary, coder)
            return None
        if summary is None:
            return memos.add(MemoTarget(case=case.key), new_text, coder, kind=MemoKind.CASE, title=new_motto)
        if (new_motto, new_text) == (summary.title, summary.text):
            return summary
        return memos.change(summary, coder, text=new_text, title=new_motto)
