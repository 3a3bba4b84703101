"""Writing memos: on codings and passages, be they current in the text or in a list, and on whole things."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qualcode.catalogue import _
from qualcode.model.codings import Coding
from qualcode.model.documents import Document
from qualcode.model.memos import Memo, MemoKind, MemoTarget
from qualcode.model.spans import Span
from qualcode.tui.fields.text_keeping import TextKeeping
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.shared.desk import Desk
from qualcode.workspace.coding import memos
from qualcode.workspace.inductive.paraphrases import put_paraphrase
from qualcode.workspace.unsaved_texts import typed_for_memo, typed_for_paraphrase

Show = Callable[[Coding | None], Sequence[str]]
"""Shows what was changed, be it the memo of this coding; gives what else there is to say."""


class MemoWriting:
    """Opens the editor for a memo; what is typed is kept until it is saved or discarded."""

    def __init__(self, desk: Desk, show: Show) -> None:
        self._desk = desk
        self._show = show

    def on_coding(self, coding: Coding) -> None:
        """Write one's own memo on a coding; emptied, it is removed."""
        desk, keeping = self._desk, self._keeping(coding.document, coding.uuid)
        own = desk.bench.own_memo(coding)
        text, kind = (own.text, own.kind) if own else ("", MemoKind.OTHER)
        code = desk.bench.book[coding.code].name

        def changed(after: Coding) -> None:
            saved = _("Memo on “{code}” saved", code=code)
            self._saved(saved if after.memo else _("Memo on “{code}” removed", code=code), keeping, after)

        def written(text: str, kind: MemoKind) -> None:
            desk.write(lambda space: memos.write_on_coding(space, coding, text, kind), changed)

        self._edit(_("Memo on “{code}”", code=code), text, kind, keeping, written)

    def on_passage(self, document: Document, span: Span, *, kind: MemoKind = MemoKind.OTHER, title: str = "") -> None:
        """Write a new memo on a passage; one that is left empty is none."""
        desk, keeping = self._desk, self._keeping(document.key, span=span)
        target = MemoTarget(document=document.key, span=span)

        def written(text: str, kind: MemoKind) -> None:
            if not text.strip():
                keeping.done()
                return
            desk.write(
                lambda space: memos.add(space, target, text, kind=kind, document=document),
                lambda _memo: self._saved(_("Memo on the passage saved"), keeping),
            )

        self._edit(title or _("Memo on the passage"), "", kind, keeping, written)

    def paraphrase(self, document: Document, span: Span, known: Memo | None) -> None:
        """Say in one's own words what a passage says, or say one's `known` paraphrase of it otherwise.

        Emptied, that is removed; a new one that is left empty is none.
        """
        desk = self._desk
        typed_for = typed_for_memo(document, known.uuid) if known else typed_for_paraphrase(document, span)
        keeping = TextKeeping(desk.bench.unsaved, typed_for)

        def saved(after: Memo | None) -> None:
            self._saved(_("Paraphrase saved") if after else _("Paraphrase removed"), keeping)

        def written(text: str, _kind: MemoKind) -> None:
            if known is None and not text.strip():
                keeping.done()
                return
            desk.write(lambda space: put_paraphrase(space, document, span, text), saved)

        text = known.text if known else ""
        self._edit(_("Paraphrase of the passage"), text, MemoKind.PARAPHRASE, keeping, written)

    def on_thing(self, thing: MemoTarget, uuid: str, title: str) -> None:
        """Write a new memo on the project, or on a whole case, document or code; one that is left empty is none.

        `uuid` is that of the case or code, and empty for the others.
        """
        keeping = self._keeping(thing.document, *filter(None, (uuid,)))

        def written(text: str, kind: MemoKind) -> None:
            if not text.strip():
                keeping.done()
                return
            self._desk.write(
                lambda space: memos.add(space, thing, text, kind=kind),
                lambda _memo: self._saved(_("Memo saved"), keeping),
            )

        self._edit(title, "", MemoKind.OTHER, keeping, written)

    def change(self, memo: Memo, title: str = "", *, coding: str = "", document: int | None = None) -> None:
        """Change one's own memo, without a `title` one on a passage; emptied, it is removed.

        Of one on a coding, `coding` is the UUID and `document` the key of its document.
        """
        desk = self._desk
        keeping = self._keeping(memo.target.document if document is None else document, coding or memo.uuid)

        def changed(after: Memo | None) -> None:
            if title:
                words = _("Memo saved") if after else _("Memo removed")
            else:
                words = _("Memo on the passage saved") if after else _("Memo on the passage removed")
            self._saved(words, keeping)

        def written(text: str, kind: MemoKind) -> None:
            desk.write(lambda space: memos.rewrite(space, memo, text, kind), changed)

        self._edit(title or _("Memo on the passage"), memo.text, memo.kind, keeping, written)

    def _keeping(self, document: int | None, *uuids: str, span: Span | None = None) -> TextKeeping:
        """What was typed for a memo in a document (key), on the things of these UUIDs."""
        bench = self._desk.bench
        about = bench.document(document) if document is not None else None
        return TextKeeping(bench.unsaved, typed_for_memo(about, *uuids, span=span))

    def _edit(
        self, title: str, text: str, kind: MemoKind, keeping: TextKeeping, written: Callable[[str, MemoKind], None]
    ) -> None:
        from qualcode.tui.verbs.memo_editor import MemoEditor, WrittenMemo

        def answered(memo: WrittenMemo | None) -> None:
            if memo is not None:
                written(memo.text, memo.kind)

        self._desk.show_dialog(MemoEditor(title, text, kind, keeping), answered)

    def _saved(self, words: str, keeping: TextKeeping, coding: Coding | None = None) -> None:
        keeping.done()
        more = self._show(coding)
        self._desk.saved(words, (*more, undoes()))
