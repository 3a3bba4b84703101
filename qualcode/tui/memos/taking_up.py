"""Taking up what was typed once and not saved: in its editor, or where it can be opened."""

from __future__ import annotations

from collections.abc import Callable

from qualcode.catalogue import _
from qualcode.model.memos import MemoKind
from qualcode.tui.fields.text_keeping import TextKeeping
from qualcode.tui.keys.key_table import key_of, undoes
from qualcode.tui.memos.unsaved_list import PlacedText, TakenUp, UnsavedList
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.verbs.memo_editor import MemoEditor, WrittenMemo
from qualcode.workspace.coding import memos
from qualcode.workspace.workbench.typed_places import typed_place
from qualcode.workspace.workspace import Workspace


class TakingUp:
    """The list of unsaved texts and its verbs."""

    def __init__(self, desk: Desk, screen: StudyScreen) -> None:
        self._desk = desk
        self._screen = screen

    def action_unsaved(self) -> None:
        """List what was typed and not saved."""
        bench = self._desk.bench
        texts = [PlacedText(text, typed_place(bench, text)) for text in bench.unsaved.all()]
        if texts:
            self._desk.show_dialog(UnsavedList(texts), self._chosen)
        else:
            self._desk.flash(_("Everything that you typed is saved."))

    def _chosen(self, taken: TakenUp | None) -> None:
        if taken is None:
            return
        text, place = taken.chosen
        if taken.discards:
            self._desk.bench.unsaved.drop(text.typed_for)
            self._desk.flash(_("Discarded: {what}", what=place.words))
        elif text.typed_for.editor in {"memo", "paraphrase"}:
            self._write_memo(taken.chosen)
        elif text.typed_for.editor == "summary" and (place.case is not None or place.code is not None):
            self._screen.go_to_row("summaries", place.code.key if place.code else 0)
            self._tell_there(_("{key} on its cell opens it again", key=key_of("summaries.write")))
        elif text.typed_for.editor == "text" and place.document is not None:
            self._screen.go_to(place.document.key, None)
            self._tell_there(_("{key} opens your edit again", key=key_of("coding.edit_text")))
        elif place.coding is not None and place.document is not None:
            self._screen.go_to(place.document.key, place.coding.span)
            self._tell_there(
                _("{key} in the list of quotations offers it again.", key=key_of("quotations.edit_words"))
            )
        elif place.code is not None:
            self._screen.go_to_row("codebook", place.code.key)
        else:
            self._desk.warn(
                _("What it belonged to is not there any more: {text}", text=" ".join(text.fields.values()))
            )

    def _tell_there(self, words: str) -> None:
        """Say it on the screen that is shown next."""
        self._desk.app.notify(words, markup=False)

    def _write_memo(self, placed: PlacedText) -> None:
        """Write the memo to its end: on what it was begun on, else on its document or the project."""
        text, place = placed
        keeping = TextKeeping(self._desk.bench.unsaved, text.typed_for)

        def saved(_memo: object) -> None:
            keeping.done()
            self._desk.written(_("Memo saved"), (undoes(),))

        def written(memo: WrittenMemo | None) -> None:
            if memo is not None:
                self._desk.write(_saving(placed, memo), saved)

        own = self._desk.bench.own_memo(place.coding) if place.coding is not None else place.memo
        before, kind = (own.text, own.kind) if own else ("", MemoKind.OTHER)
        self._desk.show_dialog(MemoEditor(place.words, before, kind, keeping), written)


def _saving(placed: PlacedText, memo: WrittenMemo) -> Callable[[Workspace], object]:
    """How the memo gets into the project."""
    place = placed.place
    if place.coding is not None:
        coding = place.coding
        return lambda space: memos.write_on_coding(space, coding, memo.text, memo.kind)
    if place.memo is not None:
        known = place.memo
        return lambda space: memos.rewrite(space, known, memo.text, memo.kind)
    return lambda space: memos.add(space, place.target, memo.text, kind=memo.kind, document=place.document)
