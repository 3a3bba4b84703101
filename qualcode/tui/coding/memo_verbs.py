"""Memos at the cursor: on one's own coding there, else on the passage; on the document; paraphrases; all here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qualcode.catalogue import _
from qualcode.model.codings import Coding
from qualcode.model.memos import Memo, MemoKind
from qualcode.tui.coding.desk import CodingDesk
from qualcode.tui.verbs.memo_writing import MemoWriting
from qualcode.tui.verbs.memos_on_things import MemosOnThings
from qualcode.workspace.inductive.paraphrases import paraphrase_among


class MemoVerbs:
    """Writing and reading what is noted at the cursor."""

    def __init__(self, desk: CodingDesk) -> None:
        self._desk = desk
        self._writing = MemoWriting(desk, self._show)

    def _show(self, coding: Coding | None) -> Sequence[str]:
        if coding is not None:
            self._desk.take_in(coding)
            return ()
        new_coder = self._desk.know_coder()
        self._desk.bench.refresh()
        return new_coder

    def action_memo_on_document(self) -> None:
        """List the memos on the open document, and write one."""
        if self._desk.opened is not None:
            MemosOnThings(self._desk).on_document(self._desk.opened.document)

    def action_codings_here(self) -> None:
        """List all codings and memos at the cursor, to read them whole and to act on each."""
        from qualcode.tui.coding.dialogs.codings_here import CodingsHere

        self._desk.app.push_screen(CodingsHere(self._desk, self._desk.front.action_do))

    def action_memo(self) -> None:
        """Write the memo of the current coding, or change the current memo; else one on the passage.

        A paraphrase is no such memo: it has a key of its own.
        """
        desk, span, current = self._desk, self._desk.span, self._desk.current
        settled = (memo for memo in _no_paraphrases(desk.memos_here()) if desk.bench.wrote(memo))
        settled = (memo for memo in settled if memo.target.span == span)
        if isinstance(current, Coding) and desk.bench.is_own(current):
            self._writing.on_coding(current)
        elif isinstance(current, Memo) and desk.bench.wrote(current) and _no_paraphrases([current]):
            self._writing.change(current)
        elif (memo := next(settled, None)) is not None:
            self._writing.change(memo)
        elif desk.opened is not None and span is not None:
            self._writing.on_passage(desk.opened.document, span)

    def action_paraphrase(self) -> None:
        """Say the selected passage in one's own words, or one's own paraphrase of it otherwise."""
        desk, span, current = self._desk, self._desk.span, self._desk.current
        if desk.opened is None:
            return
        if isinstance(current, Memo) and current.kind is MemoKind.PARAPHRASE and desk.bench.wrote(current):
            span = current.target.span
        if span is None:
            desk.warn(_("Nothing selected: a paraphrase is of a passage."))
            return
        coder, document = desk.bench.coder, desk.opened.document
        known = paraphrase_among(desk.bench.memos_of(document.key), span, coder.key) if coder else None
        self._writing.paraphrase(document, span, known)


def _no_paraphrases(memos: Iterable[Memo]) -> list[Memo]:
    return [memo for memo in memos if memo.kind is not MemoKind.PARAPHRASE]
