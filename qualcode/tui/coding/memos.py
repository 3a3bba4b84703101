"""Memos of the coding screen: on one's own coding at the cursor, else on the passage; the list of what is here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.text import Text

from qualcode.model.codings import Coding
from qualcode.model.documents import Document
from qualcode.model.memos import Memo, MemoKind, MemoTarget
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.safe_text import visible
from qualcode.tui.coding.base import CodingBase
from qualcode.tui.keys.actions import undoes
from qualcode.tui.shared.passage_card import memo_words
from qualcode.workspace.workbench import ensure_coder

if TYPE_CHECKING:
    from qualcode.tui.coding.memo_editor import WrittenMemo


class MemoActions(CodingBase):
    """Writing and reading memos."""

    def action_codings_here(self) -> None:
        """Show all codings and memos at the cursor whole."""
        from qualcode.tui.coding.codings_here import CodingsHere

        codings, memos = self._codings_here(), self._memos_here()
        entries = [*map(self._entry, codings), *map(self._memo_entry, memos)]
        self.app.push_screen(CodingsHere(entries, len(codings), len(memos)))

    def _number(self, span: Span) -> int:
        return self._open.structure.paragraph_number(span.start) if self._open else 0

    def _entry(self, coding: Coding) -> Text:
        """One coding whole: where, code, coder, time, and the memo in its lines."""
        said = self._words(coding)
        entry = Text.assemble(("■ " if said.own else "□ ", said.colour), (f"¶{self._number(coding.span)} ", "dim"))
        entry.append(visible(said.words.partition(" ✎")[0]), style="bold")
        if coding.good:
            entry.append(" ★ good quotation")
        for text in (coding.paraphrase, coding.memo):
            if text:
                entry.append(f"\n{visible(text, keep=chr(10))}")
        return entry

    def _memo_entry(self, memo: Memo) -> Text:
        """One memo whole: where, kind, author, time, and its text in its lines."""
        number = self._number(memo.target.span) if memo.target.span else 0
        entry = Text.assemble("✎ ", (f"¶{number} ", "dim"))
        entry.append(visible(memo_words(memo, self._bench.author_of(memo))), style="bold")
        for text in (memo.title, memo.text):
            if text:
                entry.append(f"\n{visible(text, keep=chr(10))}")
        return entry

    # ---- writing ---------------------------------------------------------------------------------

    def action_memo(self) -> None:
        """Write the memo of one's own coding here, else the one on the passage."""
        own = [one for one in self._codings_here() if self._bench.is_own(one)]
        memos = [one for one in self._memos_here() if self._bench.wrote(one)]
        span = self.text.passage
        if memos and not any(one.span == span for one in own) and any(one.target.span == span for one in memos):
            own = []
        if own:
            self._memo_on_coding(min(own, key=lambda one: (one.span != span, one.span.length, -one.key)))
        elif memos:
            self._change_memo(min(memos, key=lambda one: (one.target.span != span, -one.key)))
        elif self._open is not None and span is not None:
            self._memo_on_passage(self._open.document, span)

    def _write_memo(
        self, about: str, text: str, kind: MemoKind, written: Callable[[WrittenMemo | None], None]
    ) -> None:
        from qualcode.tui.coding.memo_editor import MemoEditor

        self.app.push_screen(MemoEditor(about, text, kind), written)

    def _memo_on_coding(self, coding: Coding) -> None:
        name = self._bench.coder_name

        def changed(after: Coding) -> None:
            self._take_in(after)
            self._saved(f"memo saved · {undoes()}" if after.memo else f"memo removed · {undoes()}")

        def written(memo: WrittenMemo | None) -> None:
            if memo is not None:
                self._write(
                    lambda project: project.codings.set_memo(
                        coding, memo.text, ensure_coder(project, name), memo.kind
                    ),
                    changed,
                )

        own = self._bench.own_memo(coding)
        text, kind = (own.text, own.kind) if own else ("", MemoKind.OTHER)
        self._write_memo(f"memo on {self._bench.book[coding.code].name}", text, kind, written)

    def _memo_on_passage(self, document: Document, span: Span) -> None:
        name = self._bench.coder_name
        target = MemoTarget(document=document.key, span=span)

        def written(memo: WrittenMemo | None) -> None:
            if memo is not None and memo.text.strip():
                self._write(
                    lambda project: project.memos.add(
                        target, memo.text, ensure_coder(project, name), kind=memo.kind, document=document
                    ),
                    lambda _: self._memo_saved("saved"),
                )

        self._write_memo("memo on the passage", "", MemoKind.OTHER, written)

    def _change_memo(self, memo: Memo) -> None:
        """Change one's own memo on a passage; emptied, it is removed."""
        name = self._bench.coder_name

        def change(project: Project, text: str, kind: MemoKind) -> str:
            coder = ensure_coder(project, name)
            if not text.strip() and not memo.title:
                project.memos.remove(memo, coder)
                return "removed"
            project.memos.change(memo, coder, text=text, kind=kind)
            return "saved"

        def written(after: WrittenMemo | None) -> None:
            if after is not None:
                self._write(lambda project: change(project, after.text, after.kind), self._memo_saved)

        self._write_memo("memo on the passage", memo.text, memo.kind, written)

    def _memo_saved(self, done: str) -> None:
        new = self._know_coder()
        self._bench.memos_changed()
        self._saved(f"{new}memo on the passage {done} · {undoes()}")
