"""Memos at the cursor: on one's own coding there, else on the passage; and the list of all that is here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.model.codings import Coding
from qualcode.model.documents import Document
from qualcode.model.memos import Memo, MemoKind, MemoTarget
from qualcode.model.spans import Span
from qualcode.tui.coding.desk import CodingDesk
from qualcode.tui.fields.text_keeping import TextKeeping
from qualcode.tui.keys.key_table import undoes
from qualcode.workspace.coding import memos
from qualcode.workspace.unsaved_texts import typed_for_memo

if TYPE_CHECKING:
    from qualcode.tui.verbs.memo_editor import WrittenMemo


class MemoVerbs:
    """Writing and reading what is noted at the cursor."""

    def __init__(self, desk: CodingDesk) -> None:
        self._desk = desk

    def action_codings_here(self) -> None:
        """List all codings and memos at the cursor, to read them whole and to act on each."""
        from qualcode.tui.coding.dialogs.codings_here import CodingsHere

        self._desk.app.push_screen(CodingsHere(self._desk, self._desk.front.action_do))

    def action_memo(self) -> None:
        """Write the memo of the current coding, or change the current memo; else one on the passage."""
        desk, span, current = self._desk, self._desk.span, self._desk.current
        settled = (memo for memo in desk.memos_here() if desk.bench.wrote(memo) and memo.target.span == span)
        if isinstance(current, Coding) and desk.bench.is_own(current):
            self._memo_on_coding(current)
        elif isinstance(current, Memo) and desk.bench.wrote(current):
            self._change_memo(current)
        elif (memo := next(settled, None)) is not None:
            self._change_memo(memo)
        elif desk.opened is not None and span is not None:
            self._memo_on_passage(desk.opened.document, span)

    def _write_memo(
        self,
        about: str,
        text: str,
        kind: MemoKind,
        keeping: TextKeeping,
        written: Callable[[WrittenMemo | None], None],
    ) -> None:
        from qualcode.tui.verbs.memo_editor import MemoEditor

        self._desk.show_dialog(MemoEditor(about, text, kind, keeping), written)

    def _keeping(self, document: int | None, *uuids: str, span: Span | None = None) -> TextKeeping:
        """What was typed for a memo in a document (key), on the things of these UUIDs."""
        bench = self._desk.bench
        about = bench.document(document) if document is not None else None
        return TextKeeping(bench.unsaved, typed_for_memo(about, *uuids, span=span))

    def _memo_on_coding(self, coding: Coding) -> None:
        desk = self._desk

        keeping = self._keeping(coding.document, coding.uuid)

        def changed(after: Coding) -> None:
            keeping.done()
            desk.take_in(after)
            code = desk.bench.book[after.code].name
            words = _("Memo on “{code}” saved", code=code) if after.memo else _("Memo on “{code}” removed", code=code)
            desk.saved(words, (undoes(),))

        def written(memo: WrittenMemo | None) -> None:
            if memo is not None:
                desk.write(lambda space: memos.write_on_coding(space, coding, memo.text, memo.kind), changed)

        own = desk.bench.own_memo(coding)
        text, kind = (own.text, own.kind) if own else ("", MemoKind.OTHER)
        self._write_memo(_("Memo on “{code}”", code=desk.bench.book[coding.code].name), text, kind, keeping, written)

    def _memo_on_passage(self, document: Document, span: Span) -> None:
        target = MemoTarget(document=document.key, span=span)
        keeping = self._keeping(document.key, span=span)

        def written(memo: WrittenMemo | None) -> None:
            if memo is not None and memo.text.strip():
                self._desk.write(
                    lambda space: memos.add(space, target, memo.text, kind=memo.kind, document=document),
                    lambda memo: self._memo_saved(memo, keeping),
                )
            elif memo is not None:
                keeping.done()

        self._write_memo(_("Memo on the passage"), "", MemoKind.OTHER, keeping, written)

    def _change_memo(self, memo: Memo) -> None:
        """Change one's own memo on a passage; emptied, it is removed."""

        keeping = self._keeping(memo.target.document, memo.uuid)

        def written(after: WrittenMemo | None) -> None:
            if after is not None:
                self._desk.write(
                    lambda space: memos.rewrite(space, memo, after.text, after.kind),
                    lambda memo: self._memo_saved(memo, keeping),
                )

        self._write_memo(_("Memo on the passage"), memo.text, memo.kind, keeping, written)

    def _memo_saved(self, memo: Memo | None, keeping: TextKeeping) -> None:
        keeping.done()
        new_coder = self._desk.know_coder()
        self._desk.bench.refresh()
        words = _("Memo on the passage saved") if memo else _("Memo on the passage removed")
        self._desk.saved(words, (*new_coder, undoes()))
