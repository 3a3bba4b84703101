"""The coding screen's frame: what it is made of, how it shows the project, how it writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from qualcode.errors import QualcodeError
from qualcode.model.codes import Code
from qualcode.model.codings import Coding
from qualcode.model.documents import Document, Structure, count_words
from qualcode.model.memos import Memo
from qualcode.plural import counted
from qualcode.project.project import Project
from qualcode.tui.coding.codebook_tree import CodebookTree
from qualcode.tui.coding.definition_card import DefinitionCard
from qualcode.tui.coding.document_tree import DocumentTree
from qualcode.tui.keys.actions import hints, key_of
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import DialogKey, Hint, KeyLine
from qualcode.tui.shared.passage_card import (
    CodingWords,
    PassageCard,
    coding_words,
    memo_words,
    short_words,
)
from qualcode.tui.shared.writer import Job, Writer
from qualcode.tui.text.coded_text import CodedText, CodeLook, Passage
from qualcode.tui.text.coding_text import CodingText
from qualcode.workspace.workbench import OpenDocument, Workbench

_MOTIONS = (
    DialogKey("move('sentence', 1)", "", "↑↓", "sentence"),
    DialogKey("extend('sentence', 1)", "", "⇧", "extend"),
    DialogKey("go_to_passage(1)", "", "⇥", "next coding"),
    DialogKey("next_document(1)", "", "]", "next document"),
)
_DOCUMENT_KEYS = (
    DialogKey("choose", "", "⏎", "opens"),
    DialogKey("filter", "", "f", "finds documents"),
    DialogKey("group", "", "y", "groups them by …"),
    DialogKey("back_to_text", "", "esc", "back to the text"),
)
_CODEBOOK_KEYS = (
    DialogKey("choose", "", "⏎", "codes the passage"),
    DialogKey("pin", "", "P 0–9", "pins a code to a digit"),
    DialogKey("card", "", "k", "definition"),
    DialogKey("back_to_text", "", "esc", "back to the text"),
)
_NARROW = 110  # columns; with fewer only one thing is seen at a time


def _key_line() -> list[Hint]:
    """What the key line shows, the most wanted first: codes, help and undo, motions, the other screens."""
    undo, help_, *others = hints("study")
    return [*hints("coding"), help_, undo, *_MOTIONS, *others]


class CodingBase(Screen[None]):
    """Parts, showing and writing; the actions are in the classes above it."""

    AUTO_FOCUS = "#text"

    def __init__(self, bench: Workbench, writer: Writer, document: Document | None) -> None:
        super().__init__()
        self._bench = bench
        self._writer = writer
        self._open: OpenDocument | None = bench.open(document) if document else None
        self._last_code: Code | None = None
        self._offset = 0  # of the cursor, also known when the text widget is gone already

    # ---- building --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Head, three columns, passage, keys."""
        yield HeadLine(id="head")
        with Horizontal(id="columns"):
            yield DocumentTree(id="documents")
            yield CodingText(id="text")
            with Vertical(id="right"):
                yield CodebookTree(id="codebook")
                yield DefinitionCard(id="card")
        yield PassageCard(id="passage")
        yield KeyLine(_key_line(), id="keys")

    def on_mount(self) -> None:
        """Show the text first, lists after the first paint."""
        self.documents.border_title = "Documents"
        self.codebook.border_title = "Codebook"
        self._show_document()
        self._restore_place()
        self.call_after_refresh(self._show_lists)

    def apply_widths(self) -> None:
        """Give the panels their widths; the class that lets people change them says how."""

    @property
    def text(self) -> CodingText:
        """The text widget."""
        return self.query_one("#text", CodingText)

    @property
    def documents(self) -> DocumentTree:
        """The tree of documents."""
        return self.query_one("#documents", DocumentTree)

    @property
    def codebook(self) -> CodebookTree:
        """The tree of codes."""
        return self.query_one("#codebook", CodebookTree)

    @property
    def keys(self) -> KeyLine:
        """The line of keys."""
        return self.query_one("#keys", KeyLine)

    @on(KeyLine.Clicked)
    async def _hint_clicked(self, event: KeyLine.Clicked) -> None:
        """A click on a hint does what its key does."""
        name = f"action_{event.call.partition('(')[0]}"
        await self.app.run_action(event.call, default_namespace=self if hasattr(self, name) else self.text)

    def on_descendant_focus(self) -> None:
        """The key line says what keys do in the panel that has the focus."""
        panels = {self.documents: _DOCUMENT_KEYS, self.codebook: _CODEBOOK_KEYS}
        self.keys.show(panels.get(self.focused) or _key_line())

    def action_choose(self) -> None:
        """Open the highlighted document, or give the highlighted code."""
        if isinstance(self.focused, DocumentTree | CodebookTree):
            self.focused.action_select_cursor()

    def on_resize(self, event: events.Resize) -> None:
        """Three columns where there is room, else one."""
        self.set_class(event.size.width < _NARROW, "narrow")
        self.apply_widths()
        self._show_head()
        self._show_passage()

    # ---- showing ---------------------------------------------------------------------------------

    def _show_lists(self) -> None:
        current = self._open.document if self._open else None
        self.documents.show(self._bench, current)
        self.codebook.show(self._bench)
        if self.codebook.cursor_node is None:
            self.query_one("#card", DefinitionCard).show(next(iter(self._bench.book), None))

    def _show_document(self) -> None:
        if self._open is None:
            self.text.load("", Structure(""), {})
            leave = key_of("study.quit")
            self.keys.flash(f"There are no documents yet: leave with {leave}, then “qualcode import TEXTS…”", 3600)
            return
        opened = self._open
        self._show_palette()
        self.text.load(opened.text, opened.structure, opened.roles)
        self.text.set_passages(self._passages(opened.document))
        self._show_head()
        self._show_passage()

    def _show_palette(self) -> None:
        self.text.set_palette({code.key: CodeLook(code.colour, code.name) for code in self._bench.book})

    def _restore_place(self) -> None:
        """Go back to where this coder was in the document."""
        places = self._bench.state.get("places")
        if self._open is None or not isinstance(places, dict):
            return
        place = places.get(self._open.document.uuid)
        if isinstance(place, int) and 0 < place < len(self._open.text):
            self.text.go_to(place)

    def remember_place(self) -> None:
        """Remember document and place for the next time."""
        if self._open is None:
            return
        places = self._bench.state.get("places")
        known = dict(places) if isinstance(places, dict) else {}
        known[self._open.document.uuid] = self._offset
        self._bench.state.set("places", known)
        self._bench.state.set("document", self._open.document.uuid)

    def _passages(self, document: Document) -> list[Passage]:
        return [self._passage(coding) for coding in self._shown(self._bench.codings(document))]

    @property
    def _only_own(self) -> bool:
        """Whether this coder wants to see no codings of others in the text."""
        return self._bench.state.get("only own") is True

    def _shown(self, codings: list[Coding]) -> list[Coding]:
        return [one for one in codings if self._bench.is_own(one)] if self._only_own else codings

    def _passage(self, coding: Coding) -> Passage:
        own = self._bench.is_own(coding)
        return Passage(coding.span.start, coding.span.end, coding.code, coding.key, own, coding.polarity)

    def _show_head(self) -> None:
        bench, opened = self._bench, self._open
        head = self.query_one("#head", HeadLine)
        sight = "blind" if bench.blind else "open"
        who = f"{bench.coder_name} ({sight}{f', round {bench.round}' if bench.round else ''})"
        if opened is None:
            head.show(f"qualcode  {bench.project.title}", who)
            return
        seen, hidden = self._seen_and_hidden(opened.document)
        orphaned = bench.orphaned(opened.document)
        hidden += f" · {orphaned} without a place ({key_of('coding.orphans')})" if orphaned else ""
        name, label = opened.document.name, opened.document.label
        name = name if name.startswith(label) else f"{label} · {name}"
        if self.has_class("narrow"):
            number = opened.structure.paragraph_number(self.text.active_offset)
            left = f"{name}   ¶{number}/{len(opened.structure.paragraphs)}"
            head.show(left, f"{who}  {counted(seen, 'coding')}{hidden}")
        else:
            progress = f"{bench.finished()}/{len(bench.documents)} finished · {counted(bench.own_total(), 'coding')}"
            right = f"{who}   {counted(seen, 'coding')} here{hidden}   {progress}"
            head.show(f"qualcode  {bench.project.title}  ·  {name}", right)

    def _seen_and_hidden(self, document: Document) -> tuple[int, str]:
        """How many codings of a document can be seen; whose are hidden, how many, and what shows them."""
        counts = self._bench.counts_of(document.key)
        others = self._bench.others_in(document.key)
        earlier = (
            f" · {counts.earlier} of other rounds hidden ({key_of('coding.earlier_rounds')} shows them)"
            if counts.earlier
            else ""
        )
        if self._bench.hides_others:  # how many, and whose, would tell what they gave here
            return counts.own, f" · others hidden{earlier}"
        if not others or not (self._bench.blind or self._only_own):
            return counts.own + counts.others, earlier
        whose = " and ".join(f"{number} of {name}" for name, number in others.items())
        why = "blind" if self._bench.blind else f"{key_of('coding.only_own')} shows them"
        return counts.own, f" · {whose} hidden ({why}){earlier}"

    def _show_passage(self) -> None:
        card = self.query_one("#passage", PassageCard)
        if self._open is None:
            card.show("", "", [])
            return
        span = self.text.passage
        passage, place = "", ""
        if span is not None:
            passage = " ".join(span.cut(self._open.text).split())
            number = self._open.structure.paragraph_number(span.start)
            pieces = self._open.structure.answered([span], self._open.roles)
            words = sum(count_words(piece.cut(self._open.text)) for piece in pieces)
            place = f"¶{number} · {counted(words, 'word') if pieces else 'not an answer'}"
        memos = [self._words_of_memo(one) for one in self._memos_here() if not one.closed]
        card.show(passage, place, [*(self._words(one) for one in self._codings_here()), *memos])

    def _codings_here(self) -> list[Coding]:
        """The codings that the selection touches, in order of the text."""
        if self._open is None:
            return []
        here = [one.coding for one in self.text.passages_here()]
        return self._shown(self._bench.codings_among(self._open.document, here))

    def _memos_here(self) -> list[Memo]:
        """The memos on passages that the selection touches, in order of the text; an empty selection touches none."""
        span = self.text.passage
        if self._open is None or span is None:
            return []
        memos = self._bench.memos_of(self._open.document.key)
        return [one for one in memos if one.target.span is not None and one.target.span.overlap(span)]

    def _words_of_memo(self, memo: Memo) -> CodingWords:
        text = " ".join(f"{memo.title} {memo.text}".split())
        said = f"{text} – {memo_words(memo, self._bench.author_of(memo))}"
        return CodingWords("", self._bench.wrote(memo), said, "memo", memo=True)

    def _words(self, coding: Coding) -> CodingWords:
        code, coder = self._bench.book[coding.code], self._bench.coder_of(coding)
        own = self._bench.is_own(coding)
        return CodingWords(
            code.colour,
            own,
            coding_words(coding, code.name, coder),
            short_words(coding, code.name, "" if own else coder),
        )

    @on(CodedText.SelectionChanged)
    def _selection_changed(self) -> None:
        self._offset = self.text.active_offset
        self._show_passage()
        if self.has_class("narrow"):
            self._show_head()

    @on(CodebookTree.Highlighted)
    def _code_highlighted(self, event: CodebookTree.Highlighted) -> None:
        self.query_one("#card", DefinitionCard).show(event.code)

    # ---- asking ----------------------------------------------------------------------------------

    def _ask(
        self,
        title: str,
        value: str,
        hint: str,
        refusal: Callable[[str], str],
        given: Callable[[str | None], None],
    ) -> None:
        """Ask for a line; `refusal` says why an answer will not do, `given` gets it, or None."""
        from qualcode.tui.shared.prompt import Prompt

        self.app.push_screen(Prompt(title, value, hint, refusal), given)

    # ---- writing ---------------------------------------------------------------------------------

    def _write(self, work: Callable[[Project], Any], done: Callable[[Any], None]) -> None:
        self._writer.submit(Job(work, done, self._failed))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, QualcodeError):
            self.notify(f"{error.message} {error.hint}", severity="error", timeout=8, markup=False)
        else:
            self.app.log_failure(error)  # type: ignore[attr-defined]  # QualcodeApp's

    def _warn(self, text: str) -> None:
        self.notify(text, severity="warning", markup=False)

    def _saved(self, text: str) -> None:
        self.keys.flash(text)
        self.keys.saved_now()
        self._show_head()
        self._show_passage()

    def _know_coder(self) -> str:
        """After the first write the coder exists; gives the words that say so aloud."""
        if self._bench.coder is not None:
            return ""
        self._bench.refresh()
        self.text.set_passages(self._passages(self._open.document) if self._open else [])
        return f"new coder: {self._bench.coder_name} · "

    def _take_in(self, coding: Coding) -> None:
        """Show a coding as it is now."""
        former = self._bench.put(coding)
        if self._open is not None and coding.document == self._open.document.key:
            self.text.remove_passage(coding.key)
            self.text.add_passage(self._passage(coding))
        self._update_lines(coding.document, {coding.code, *({former.code} if former else ())})

    def _take_out(self, coding: Coding) -> None:
        """Show that a coding is gone."""
        self._bench.removed(coding)
        self.text.remove_passage(coding.key)
        self._update_lines(coding.document, {coding.code})

    def _update_lines(self, document: int, codes: set[int]) -> None:
        self.codebook.update(self._bench, codes)
        found = self._bench.document(document)
        if found is not None:
            self.documents.update(self._bench, found)

    # ---- what others did -------------------------------------------------------------------------

    def refresh_project(self) -> None:
        """Fetch everything anew without losing place or selection."""
        self._bench.refresh()
        self.show_again()

    def show_again(self) -> None:
        """Show anew what the workbench holds, without losing place or selection."""
        self._show_lists()
        if self._open is None:
            return
        if self._bench.document(self._open.document.key) is None:
            self._warn("The document on the screen was removed.")
            first = self._bench.first_document(None)
            self._open = self._bench.open(first) if first else None
            self._show_document()
            return
        fresh = self._bench.reopen(self._open)
        changed = fresh.document.sha256 != self._open.document.sha256 or fresh.roles != self._open.roles
        self._open = fresh
        if changed:
            self._show_document()
            return
        self._show_palette()
        self.text.set_passages(self._passages(fresh.document))
        self._show_head()
        self._show_passage()
