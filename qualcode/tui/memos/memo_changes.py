"""What keys do with the highlighted memo: edit, title, settle, remove, a new one, a link to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from qualcode.catalogue import _
from qualcode.model.codings import Coding
from qualcode.model.memos import MemoTarget
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.quotations.clipboard_file import keep_copy
from qualcode.tui.shared.desk import Desk
from qualcode.tui.verbs.memo_writing import MemoWriting
from qualcode.workspace.coding import memos
from qualcode.workspace.material.memo_links import link_to, memo_name

if TYPE_CHECKING:
    from qualcode.workspace.coding.memo_overview import PlacedMemo


class MemoChanges:
    """The verbs of the list of memos."""

    def __init__(self, desk: Desk, current: Callable[[], PlacedMemo | None]) -> None:
        """`current` gives the highlighted memo."""
        self._desk = desk
        self._current = current
        self._writing = MemoWriting(desk, self._show)

    def _own(self, doing: Literal["edit", "title", "remove"]) -> PlacedMemo | None:
        placed = self._current()
        if placed is None:
            self._desk.warn(_("No memo is highlighted."))
        elif not self._desk.bench.wrote(placed.memo):
            self._desk.warn(_not_yours(doing, placed.author))
            return None
        return placed

    def _show(self, _coding: Coding | None) -> tuple[str, ...]:
        self._desk.refresh()
        return ()

    def action_edit(self) -> None:
        """Edit a memo of one's own; emptied, it is removed."""
        placed = self._own("edit")
        if placed is not None:
            title = _("Memo on {what}", what=placed.on)
            self._writing.change(placed.memo, title, coding=placed.coding, document=placed.document)

    def action_add(self) -> None:
        """Write a memo on the project."""
        self._writing.on_thing(MemoTarget(), "", _("Memo on the project"))

    def action_rename(self) -> None:
        """Give a memo of one's own a title."""
        placed = self._own("title")
        if placed is None:
            return
        memo = placed.memo

        def refusal(title: str) -> str:
            return "" if title.strip() or memo.text.strip() else _("The memo would be empty.")

        def given(title: str | None) -> None:
            if title is not None and title.strip() != memo.title:
                self._desk.write(
                    lambda space: memos.change(space, memo, title=title.strip()),
                    lambda changed: self._written(_("Title saved: “{title}”", title=memo_name(changed))),
                )

        self._desk.ask(_("Title of the memo"), memo.title, _("Links to it use the title"), refusal, given)

    def action_settle(self) -> None:
        """Mark a memo as settled, or open it again; anybody may."""
        placed = self._current()
        if placed is None:
            return
        memo = placed.memo
        words = (
            _("Memo “{name}” open again", name=memo_name(memo))
            if memo.closed
            else _("Memo “{name}” marked as settled", name=memo_name(memo))
        )
        self._desk.write(
            lambda space: memos.change(space, memo, closed=not memo.closed), lambda _memo: self._written(words)
        )

    def action_remove(self) -> None:
        """Remove a memo of one's own."""
        placed = self._own("remove")
        if placed is not None:
            memo = placed.memo
            words = _("Memo “{name}” removed", name=memo_name(memo))
            self._desk.write(lambda space: memos.remove(space, memo), lambda _none: self._written(words))

    def action_copy_link(self) -> None:
        """Copy a link to the memo, for another memo."""
        placed = self._current()
        if placed is not None:
            link = link_to(placed.memo.id)
            self._desk.app.copy_to_clipboard(link)
            keep_copy(link)
            self._desk.flash(_("Copied: {link}", link=link))

    def _written(self, words: str) -> None:
        self._desk.written(words, (undoes(),))


def _not_yours(doing: str, author: str) -> str:
    """Why a memo of somebody else stays as it is."""
    return {
        "edit": _("This memo is {author}'s; only your own can be edited.", author=author),
        "title": _("This memo is {author}'s; only your own can get another title.", author=author),
        "remove": _("This memo is {author}'s; only your own can be removed.", author=author),
    }[doing]
