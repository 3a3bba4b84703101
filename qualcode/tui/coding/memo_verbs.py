"""Memos at the cursor: on one's own coding there, else on the passage; and the list of all that is here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.text import Text

from qualcode.catalogue import _
from qualcode.model.codings import Coding
from qualcode.model.documents import Document
from qualcode.model.memos import Memo, MemoKind, MemoTarget
from qualcode.model.spans import Span
from qualcode.safe_text import visible
from qualcode.tui.coding.desk import CodingDesk
from qualcode.tui.coding.passage_pane import words_of_coding
from qualcode.tui.fields.text_keeping import TextKeeping
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.shared.passage_card import memo_words
from qualcode.workspace.coding import memos
from qualcode.workspace.unsaved_texts import typed_for_memo

if TYPE_CHECKING:
    from qualcode.tui.coding.dialogs.memo_editor import WrittenMemo


class MemoVerbs:
    """Writing and reading what is noted at the cursor."""

    def __init__(self, desk: CodingDesk) -> None:
        self._desk = desk

    # ---- reading ---------------------------------------------------------------------------------

    def action_codings_here(self) -> None:
        """Show all codings and memos at the cursor whole."""
        from qualcode.tui.coding.dialogs.codings_here import CodingsHere

        codings, noted = self._desk.codings_here(), self._desk.memos_here()
        entries = [*map(self._entry, codings), *map(self._memo_entry, noted)]
        self._desk.app.push_screen(CodingsHere(entries, len(codings), len(noted)))

    def _number(self, span: Span) -> int:
        opened = self._desk.opened
        return opened.structure.paragraph_number(span.start) if opened else 0

    def _entry(self, coding: Coding) -> Text:
        """One coding whole: where, code, coder, time, and the memo in its lines."""
        said = words_of_coding(self._desk.bench, coding)
        entry = Text.assemble(("■ " if said.own else "□ ", said.colour), (f"¶{self._number(coding.span)} ", "dim"))
        entry.append(visible(said.words.partition(" ✎")[0]), style="bold")
        if coding.good:
            entry.append(f" ★ {_('good quotation')}")
        for text in (coding.paraphrase, coding.memo):
            if text:
                entry.append(f"\n{visible(text, keep=chr(10))}")
        return entry

    def _memo_entry(self, memo: Memo) -> Text:
        """One memo whole: where, kind, author, time, and its text in its lines."""
        number = self._number(memo.target.span) if memo.target.span else 0
        entry = Text.assemble("✎ ", (f"¶{number} ", "dim"))
        entry.append(visible(memo_words(memo, self._desk.bench.author_of(memo))), style="bold")
        for text in (memo.title, memo.text):
            if text:
                entry.append(f"\n{visible(text, keep=chr(10))}")
        return entry

    # ---- writing ---------------------------------------------------------------------------------

    def action_memo(self) -> None:
        """Write the memo of one's own coding here, else the one on the passage."""
        desk, span = self._desk, self._desk.span
        own = [coding for coding in desk.codings_here() if desk.bench.is_own(coding)]
        written = [memo for memo in desk.memos_here() if desk.bench.wrote(memo)]
        on_the_span = any(memo.target.span == span for memo in written)
        if on_the_span and not any(coding.span == span for coding in own):
            own = []
        if own:
            self._memo_on_coding(min(own, key=lambda coding: (coding.span != span, coding.span.length, -coding.key)))
        elif written:
            self._change_memo(min(written, key=lambda memo: (memo.target.span != span, -memo.key)))
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
        from qualcode.tui.coding.dialogs.memo_editor import MemoEditor

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
            desk.saved(_("Memo saved") if after.memo else _("Memo removed"), (undoes(),))

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
