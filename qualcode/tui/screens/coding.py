"""The coding screen: documents, text, codebook; reading is the work, the rest is one key away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from qualcode.errors import QualcodeError
from qualcode.model.codes import Code
from qualcode.model.codings import Coding, Polarity, WorkState
from qualcode.model.documents import Document, count_words
from qualcode.model.history import Entry
from qualcode.model.memos import Memo, MemoTarget
from qualcode.model.spans import Span
from qualcode.project.codings import Given
from qualcode.project.history import Author
from qualcode.project.project import Project
from qualcode.tui.actions import bindings
from qualcode.tui.dialogs.code_picker import CodePicker
from qualcode.tui.dialogs.help_screen import HelpScreen
from qualcode.tui.dialogs.memo_editor import MemoEditor
from qualcode.tui.widgets.codebook_tree import CodebookTree
from qualcode.tui.widgets.coded_text import CodedText, CodeLook, Passage
from qualcode.tui.widgets.coding_text import CodingText
from qualcode.tui.widgets.definition_card import DefinitionCard
from qualcode.tui.widgets.document_tree import DocumentTree
from qualcode.tui.widgets.lines import HeadLine, KeyLine, PassageCard, coding_words
from qualcode.tui.workbench import OpenDocument, Workbench, ensure_coder
from qualcode.tui.writer import Job, Writer

_NARROW = 110  # columns; with fewer only one thing is seen at a time
_TURNS = {
    Polarity.PRESENT: Polarity.ABSENT,
    Polarity.ABSENT: Polarity.MIXED,
    Polarity.MIXED: Polarity.PRESENT,
}


class CodingScreen(Screen[None]):
    """Where passages are read and coded."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("coding")]
    AUTO_FOCUS = "#text"

    def __init__(self, bench: Workbench, writer: Writer, document: Document | None) -> None:
        super().__init__()
        self._bench = bench
        self._writer = writer
        self._open: OpenDocument | None = bench.open(document) if document else None
        self._last_code: Code | None = None

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
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Show the text first, lists after the first paint."""
        self.documents.border_title = "Documents"
        self.codebook.border_title = "Codebook"
        self._show_document()
        self.call_after_refresh(self._show_lists)

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

    def on_resize(self, event: events.Resize) -> None:
        """Three columns where there is room, else one."""
        self.set_class(event.size.width < _NARROW, "narrow")
        self._show_head()

    # ---- showing ---------------------------------------------------------------------------------

    def _show_lists(self) -> None:
        current = self._open.document if self._open else None
        self.documents.show(self._bench, current)
        self.codebook.show(self._bench)
        self.query_one("#card", DefinitionCard).show(next(iter(self._bench.book), None))

    def _show_document(self) -> None:
        if self._open is None:
            self.keys.flash("There are no documents yet: leave with q, then “qualcode import TEXTS…”", 3600)
            return
        opened = self._open
        self.text.set_palette({code.key: CodeLook(code.colour, code.name) for code in self._bench.book})
        self.text.load(opened.text, opened.structure, opened.roles)
        self.text.set_passages(self._passages(opened.document))
        self._show_head()
        self._show_passage()

    def _passages(self, document: Document) -> list[Passage]:
        return [self._passage(coding) for coding in self._bench.codings(document)]

    def _passage(self, coding: Coding) -> Passage:
        own = self._bench.is_own(coding)
        return Passage(coding.span.start, coding.span.end, coding.code, coding.key, own, coding.polarity)

    def _show_head(self) -> None:
        bench, opened = self._bench, self._open
        who = f"{bench.coder_name} ({'blind' if bench.blind else 'open'})"
        if opened is None:
            self.query_one("#head", HeadLine).show(f"qualcode  {bench.project.title}", who)
            return
        counts = bench.counts().get(opened.document.key)
        seen = (counts.own + counts.others - counts.hidden) if counts else 0
        hidden = f" · {counts.hidden} of others hidden (blind)" if counts and counts.hidden else ""
        name, label = opened.document.name, opened.document.label
        name = name if name.startswith(label) else f"{label} · {name}"
        if self.has_class("narrow"):
            number = opened.structure.paragraph_number(self.text.active_offset)
            left = f"{name}   ¶{number}/{len(opened.structure.paragraphs)}"
            right = f"{who}  {seen} codings{hidden}"
        else:
            left = f"qualcode  {bench.project.title}  ·  {name}"
            right = (
                f"{who}   {seen} codings here{hidden}   {bench.finished()}/{len(bench.documents)} documents · "
                f"{bench.own_total()} codings"
            )
        self.query_one("#head", HeadLine).show(left, right)

    def _show_passage(self) -> None:
        if self._open is None:
            return
        span = self.text.passage
        passage, place = "", ""
        if span is not None:
            passage = " ".join(span.cut(self._open.text).split())
            number = self._open.structure.paragraph_number(span.start)
            pieces = self._open.structure.answered([span], self._open.roles)
            words = sum(count_words(piece.cut(self._open.text)) for piece in pieces)
            place = f"¶{number} · {words} words"
        here = {one.coding for one in self.text.passages_here()}
        shown = [one for one in self._bench.codings(self._open.document) if one.key in here]
        self.query_one("#passage", PassageCard).show(passage, place, [self._words(one) for one in shown])

    def _words(self, coding: Coding) -> tuple[str, str]:
        code = self._bench.book[coding.code]
        coder = self._bench.coders.get(coding.coder)
        return code.colour, coding_words(coding, code.name, coder.name if coder else "?")

    @on(CodedText.SelectionChanged)
    def _selection_changed(self) -> None:
        self._show_passage()
        if self.has_class("narrow"):
            self._show_head()

    @on(CodebookTree.Highlighted)
    def _code_highlighted(self, event: CodebookTree.Highlighted) -> None:
        self.query_one("#card", DefinitionCard).show(event.code)

    @on(CodebookTree.Chosen)
    def _code_chosen(self, event: CodebookTree.Chosen) -> None:
        self._give(event.code)

    @on(DocumentTree.Chosen)
    def _document_chosen(self, event: DocumentTree.Chosen) -> None:
        self._go_to(event.document)
        self.action_back_to_text()

    # ---- writing ---------------------------------------------------------------------------------

    def _write(self, work: Callable[[Project], Any], done: Callable[[Any], None]) -> None:
        self._writer.submit(Job(work, done, self._failed))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, QualcodeError):
            self.notify(f"{error.message} {error.hint}", severity="error", timeout=8, markup=False)
        else:
            self.app.log_failure(error)  # type: ignore[attr-defined]  # QualcodeApp's

    def _saved(self, text: str) -> None:
        self.keys.flash(text)
        self.keys.saved(datetime.now().astimezone().strftime("%H:%M"))
        self._show_head()
        self._show_passage()

    def _know_coder(self) -> str:
        """After the first write the coder exists; gives the words that say so aloud."""
        if self._bench.coder is not None:
            return ""
        self._bench.refresh()
        self.text.set_passages(self._passages(self._open.document) if self._open else [])
        return f"new coder: {self._bench.coder_name} · "

    def _give(self, code: Code) -> None:
        span = self.text.passage
        if self._open is None or span is None:
            self.notify("Nothing is selected: move to a sentence, then choose a code.", severity="warning")
            return
        document, name = self._open.document, self._bench.coder_name
        self._last_code = code
        self._write(
            lambda project: project.codings.add(document, span, code, ensure_coder(project, name)), self._given
        )

    def _given(self, given: Given) -> None:
        new = self._know_coder()
        code = self._bench.book[given.coding.code]
        if not given.new:
            self._saved(f"{code.name} was given to this passage before")
            return
        self._take_in(given.coding)
        self._saved(f"{new}{code.name} · u undoes")

    def _take_in(self, coding: Coding) -> None:
        if all(one.key != coding.key for one in self._bench.codings_of(coding.document)):
            self._bench.added(coding)
        if self._open is not None and coding.document == self._open.document.key:
            self.text.remove_passage(coding.key)
            self.text.add_passage(self._passage(coding))
        self._update_lines(coding)

    def _update_lines(self, coding: Coding) -> None:
        self.codebook.update(self._bench, {coding.code})
        document = next((one for one in self._bench.documents if one.key == coding.document), None)
        if document is not None:
            self.documents.update(self._bench, document)

    # ---- actions: code ---------------------------------------------------------------------------

    def action_pick_code(self) -> None:
        """Choose a code by a few letters."""

        def picked(code: Code | None) -> None:
            if code is not None:
                self._give(code)

        self.app.push_screen(CodePicker(self._bench), picked)

    def action_quick_code(self, digit: int) -> None:
        """Give the code of a digit."""
        try:
            self._give(self._bench.quick_code(digit))
        except QualcodeError as error:
            self._failed(error)

    def action_repeat_code(self) -> None:
        """Give the last code again."""
        if self._last_code is None or self._last_code.key not in self._bench.book:
            self.notify("No code was given yet: c chooses one.", severity="warning")
        else:
            self._give(self._bench.book[self._last_code.key])

    def _own_here(self, doing: str) -> Coding | None:
        """One's own coding at the cursor: of the selected passage itself if there is one, else the shortest."""
        if self._open is None:
            return None
        here = {one.coding for one in self.text.passages_here()}
        codings = [one for one in self._bench.codings(self._open.document) if one.key in here]
        own = [one for one in codings if self._bench.is_own(one)]
        if own:
            selected = self.text.passage
            return min(own, key=lambda one: (one.span != selected, one.span.length, -one.key))
        if codings:
            owner = self._bench.coders[codings[0].coder].name
            self.notify(f"The coding here is {owner}'s; you {doing} your own only.", severity="warning", markup=False)
        return None

    def action_remove_coding(self) -> None:
        """Take one's own coding at the cursor away."""
        coding = self._own_here("remove")
        if coding is None:
            return
        name = self._bench.coder_name

        def removed(_: object) -> None:
            self._bench.removed(coding)
            self.text.remove_passage(coding.key)
            self._update_lines(coding)
            self._saved(f"{self._bench.book[coding.code].name} removed · u undoes")

        self._write(lambda project: project.codings.remove([coding], ensure_coder(project, name)), removed)

    def action_turn_polarity(self) -> None:
        """Make one's own coding here absent, mixed, present in turn."""
        coding = self._own_here("change")
        if coding is None:
            return
        name, polarity = self._bench.coder_name, _TURNS[coding.polarity]

        def changed(after: Coding) -> None:
            self._bench.changed(after)
            self._take_in(after)
            self._saved(f"{self._bench.book[after.code].name}: {after.polarity.value} · u undoes")

        self._write(
            lambda project: project.codings.change(coding, ensure_coder(project, name), polarity=polarity), changed
        )

    def action_memo(self) -> None:
        """Write the memo of one's own coding here, or one on the passage."""
        coding = self._own_here("write memos on") if self._open else None
        span = self.text.passage
        if coding is not None:
            self._memo_on_coding(coding)
        elif self._open is not None and span is not None:
            self._memo_on_passage(self._open.document, span)

    def _memo_on_coding(self, coding: Coding) -> None:
        name = self._bench.coder_name

        def changed(after: Coding) -> None:
            self._bench.changed(after)
            self._saved("memo saved" if after.memo else "memo removed")

        def written(text: str | None) -> None:
            if text is not None and text != coding.memo:
                self._write(
                    lambda project: project.codings.set_memo(coding, text, ensure_coder(project, name)), changed
                )

        self.app.push_screen(MemoEditor(f"memo on {self._bench.book[coding.code].name}", coding.memo), written)

    def _memo_on_passage(self, document: Document, span: Span) -> None:
        name = self._bench.coder_name
        target = MemoTarget(document=document.key, span=span)

        def saved(_: Memo) -> None:
            self._saved(f"{self._know_coder()}memo on the passage saved · u undoes")

        def written(text: str | None) -> None:
            if text and text.strip():
                self._write(lambda project: project.memos.add(target, text, ensure_coder(project, name)), saved)

        self.app.push_screen(MemoEditor("memo on the passage", ""), written)

    # ---- actions: undo ---------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Take back one's own last change."""
        name = self._bench.coder_name
        self._write(
            lambda project: project.undo(project.author(name)), lambda entry: self._undone("took back", entry)
        )

    def action_redo(self) -> None:
        """Restore what was undone last."""
        name = self._bench.coder_name
        self._write(lambda project: project.redo(project.author(name)), lambda entry: self._undone("restored", entry))

    def _undone(self, what: str, entry: Entry) -> None:
        self.refresh_project()
        rows = ", ".join(f"{count} {table.replace('_', ' ')}" for table, count in entry.rows.items())
        self._saved(f"{what}: {entry.kind} ({rows})" if rows else f"{what}: {entry.kind}")

    # ---- actions: documents and places -----------------------------------------------------------

    def action_next_document(self, step: int) -> None:
        """Go to the next or previous document."""
        if self._open is None:
            return
        document = self._bench.neighbour(self._open.document, step)
        if document is None:
            self.keys.flash("This is the last document." if step > 0 else "This is the first document.")
        else:
            self._go_to(document)

    def _go_to(self, document: Document) -> None:
        try:
            self._open = self._bench.open(document)
        except QualcodeError as error:
            self._failed(error)
            return
        self._show_document()
        self.documents.mark(document)

    def action_finish(self) -> None:
        """Mark the document finished for this coder, or open again."""
        if self._open is None:
            return
        document, name = self._open.document, self._bench.coder_name
        done = self._bench.state(document) is WorkState.FINISHED
        state = WorkState.WORKING if done else WorkState.FINISHED

        def work(project: Project) -> None:
            coder = ensure_coder(project, name)
            project.coders.set_state(document.key, coder, state, Author.of(coder))

        def marked(_: object) -> None:
            self._bench.refresh()
            self.documents.update(self._bench, document)
            self._saved("open again" if done else "finished: what is uncoded here is a statement now · ] goes on")

        self._write(work, marked)

    def action_documents(self) -> None:
        """Go to the documents; where the screen is narrow they slide in."""
        self._slide("documents", self.documents)

    def action_codebook(self) -> None:
        """Go to the codebook; where the screen is narrow it slides in."""
        self._slide("codebook", self.codebook)

    def action_card(self) -> None:
        """Show the definition of the code at the cursor, else of the highlighted one."""
        if self._open is not None:
            here = {one.coding for one in self.text.passages_here()}
            coding = next((one for one in self._bench.codings(self._open.document) if one.key in here), None)
            if coding is not None:
                self.codebook.highlight(self._bench.book[coding.code])
                self.query_one("#card", DefinitionCard).show(self._bench.book[coding.code])
        if self.has_class("narrow"):
            self.toggle_class("show-card")

    def _slide(self, name: str, widget: DocumentTree | CodebookTree) -> None:
        if self.focused is widget:
            self.action_back_to_text()
            return
        self.remove_class("show-documents", "show-codebook", "show-card")
        self.add_class(f"show-{name}")
        widget.focus()

    def action_back_to_text(self) -> None:
        """Put everything aside but the text."""
        self.remove_class("show-documents", "show-codebook", "show-card")
        self.text.focus()

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(HelpScreen())

    def action_quit(self) -> None:
        """Leave; everything is saved already."""
        self.app.exit(0)

    # ---- what others did -------------------------------------------------------------------------

    def refresh_project(self) -> None:
        """Fetch everything anew without losing place or selection."""
        self._bench.refresh()
        self._show_lists()
        if self._open is None:
            return
        if all(one.key != self._open.document.key for one in self._bench.documents):
            self.notify("The document on the screen was removed.", severity="warning")
            first = self._bench.first_document(None)
            self._open = self._bench.open(first) if first else None
            self._show_document()
            return
        fresh = self._bench.open(self._open.document)
        if fresh.document.sha256 != self._open.document.sha256 or fresh.roles != self._open.roles:
            self._open = fresh
            self._show_document()
            return
        self._open = fresh
        self.text.set_palette({code.key: CodeLook(code.colour, code.name) for code in self._bench.book})
        self.text.set_passages(self._passages(fresh.document))
        self._show_head()
        self._show_passage()
