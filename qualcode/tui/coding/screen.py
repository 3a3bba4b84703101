"""The coding screen: documents, text, codebook; reading is the work, the rest is one key away.

The screen only wires: each pane or other part does what keys ask of it, by the name that the registry of actions has
for it; what they share is the desk; what was done in one the screen shows in the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from qualcode.catalogue import _, pgettext
from qualcode.errors import QualcodeError
from qualcode.model.codes import Code
from qualcode.model.codings import Coding
from qualcode.model.documents import Document
from qualcode.model.spans import Span
from qualcode.tui.coding.code_giving import CodeGiving
from qualcode.tui.coding.codebook_pane import CodebookPane
from qualcode.tui.coding.codebook_tree import CodebookTree
from qualcode.tui.coding.coding_verbs import CodingVerbs
from qualcode.tui.coding.corrections import Corrections
from qualcode.tui.coding.desk import CodingDesk
from qualcode.tui.coding.document_tree import DocumentTree
from qualcode.tui.coding.documents_pane import DocumentsPane
from qualcode.tui.coding.head_words import head_words
from qualcode.tui.coding.hit_finder import HitFinder
from qualcode.tui.coding.memo_verbs import MemoVerbs
from qualcode.tui.coding.panels import Panels
from qualcode.tui.coding.passage_pane import PassagePane
from qualcode.tui.coding.segments.steps import SegmentSteps
from qualcode.tui.coding.text_pane import FirstSteps, TextPane, no_document_words
from qualcode.tui.coding.text_places import TextPlaces
from qualcode.tui.coding.topics.giving import TopicGiving
from qualcode.tui.keys.key_table import CODING_SCOPES, Scope, bindings, call_of, hints, leads_back
from qualcode.tui.layout.beside import CurrentLines
from qualcode.tui.recordings.playing import Playing
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import DialogKey, Hint, KeyLine
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.shared.writer import Writer
from qualcode.tui.text.coded_text import CodedText
from qualcode.tui.verbs.case_door import case_of
from qualcode.workspace.workbench.workbench import Workbench

if TYPE_CHECKING:
    from qualcode.tui.coding.hit_list import HitList

_MOTIONS = (
    DialogKey(call_of("text.move_sentence_on"), "", "↑↓", pgettext("key line", "Sentence")),
    DialogKey(call_of("text.extend_sentence_on"), "", "⇧", pgettext("key line", "Extend")),
    DialogKey(call_of("text.go_to_passage_on"), "", "⇥", pgettext("key line", "Next coding")),
    DialogKey(call_of("coding.next_document_on"), "", "]", pgettext("key line", "Next document")),
)
_DOCUMENT_KEYS = (
    DialogKey("screen.choose", "", "⏎", pgettext("key line", "Open")),
    DialogKey(call_of("coding.filter"), "", "f", pgettext("key line", "Find documents")),
    DialogKey(call_of("coding.group"), "", "y", pgettext("key line", "Group by …")),
    DialogKey(call_of("coding.back_to_text"), "", "esc", pgettext("key line", "Back to the text")),
)
_CODEBOOK_KEYS = (
    DialogKey("screen.choose", "", "⏎", pgettext("key line", "Code")),
    DialogKey(call_of("coding.pin"), "", "P 0–9", pgettext("key line", "Pin")),
    DialogKey(call_of("coding.card"), "", "k", pgettext("key line", "Definition")),
    DialogKey(call_of("coding.back_to_text"), "", "esc", pgettext("key line", "Back to the text")),
)


def _key_line() -> list[Hint]:
    """What the key line shows, the most wanted first: codes, undo and help, motions, the other screens."""
    every, ways = hints("coding", "study"), hints("study")[2:]
    return [*every[: -len(ways)], *_MOTIONS, *ways]


class CodingScreen(StudyScreen):
    """Where passages are read and coded."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("coding", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = CODING_SCOPES
    AUTO_FOCUS = "#text"
    desk: CodingDesk

    def __init__(self, bench: Workbench, writer: Writer, document: Document | None) -> None:
        desk = CodingDesk(bench, writer, self, document)
        super().__init__(bench, writer, desk)
        self.text = TextPane(desk, id="text")
        self.documents = DocumentsPane(desk, id="documents")
        self.codebook = CodebookPane(desk, id="right")
        self.segments = SegmentSteps(desk)
        self.passage = PassagePane(desk, self.segments, id="passage")
        self.panels = Panels(desk, self)
        self.about = CurrentLines(lambda: self.text)
        self.finding = HitFinder(desk, self)
        self.codes = CodeGiving(desk, self.segments)
        self.case_meant = lambda: case_of(bench, desk.opened.document if desk.opened else None)
        self.lacking["document"] = lambda: no_document_words(desk)
        self.parts |= {
            "text": self.text,
            "places": TextPlaces(desk),
            "hits": self.finding,
            "documents": self.documents,
            "codebook": self.codebook,
            "panels": self.panels,
            "codes": self.codes,
            "passage": CodingVerbs(desk),
            "memos": MemoVerbs(desk),
            "corrections": Corrections(desk),
            "topics": TopicGiving(desk),
            "segments": self.segments,
            "playing": Playing(desk, desk.selected),
        }

    # ---- building --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Head, three columns, passage, keys."""
        yield HeadLine(id="head")
        with Horizontal(id="columns"):
            yield self.documents
            yield self.text
            yield FirstSteps(self.desk, id="first-steps")
            yield self.codebook
        yield self.passage
        yield KeyLine(_key_line(), id="keys")

    def on_mount(self) -> None:
        """Show the text first, lists after the first paint."""
        self._show_document()
        self.desk.restore_place()
        self.call_after_refresh(self.show_lists)

    def on_resize(self, event: events.Resize) -> None:
        """Three columns where there is room, else one."""
        self.panels.fit(event.size.width, event.size.height)
        self.show_place()

    def on_descendant_focus(self) -> None:
        """The key line says what keys do in the panel that has the focus."""
        panels: dict[Widget | None, Sequence[Hint]] = {
            self.documents: _DOCUMENT_KEYS,
            self.codebook.code_tree: _CODEBOOK_KEYS,
        }
        self.keys.show(panels.get(self.focused) or _key_line())

    # ---- showing ---------------------------------------------------------------------------------

    def show_lists(self) -> None:
        """Show documents and codebook as they are now."""
        self.desk.look_for_links()
        self.documents.show_all()
        self.codebook.show_all()
        self.desk.count()

    def show_place(self) -> None:
        """Show head line and passage card as they are now."""
        self.query_one(HeadLine).show(*head_words(self.desk, self.segments.progress, narrow=self.panels.narrow))
        self.passage.show_here()

    def show_selection(self) -> None:
        """Show what is selected in the text now."""
        if self.panels.narrow:
            self.show_place()
        else:
            self.passage.show_here()

    def show_given(self, code: Code) -> None:
        """Show the definition of the code that was given last."""
        self.codebook.show_card(code)

    def show_coding(self, coding: Coding, *, gone: bool = False) -> None:
        """Show a coding as it is now, or that it is `gone`, and the numbers of codings."""
        opened = self.desk.opened
        if opened is not None and coding.document == opened.document.key:
            self.text.remove_passage(coding.key)
            if not gone:
                self.text.add_passage(self.desk.passage(coding))
        self.codebook.code_tree.update(self._bench)
        document = self._bench.document(coding.document)
        if document is not None:
            self.documents.update(self._bench, document)

    def _show_document(self) -> None:
        self.panels.share_out()
        self.text.show_document()
        self.set_class(self.desk.opened is None, "without-text")
        if self.desk.opened is None:
            self.query_one(FirstSteps).show_steps()
            return
        self.segments.mark()
        self.show_place()
        self.finding.mark_hits()

    def open_document(self, document: Document, offset: int | None = None) -> None:
        """Show a document, at an offset or where this coder was in it."""
        self.desk.remember_place()
        try:
            self.desk.opened = self._bench.open(document)
        except QualcodeError as error:
            self.desk.failed(error)
            return
        self._show_document()
        if offset is None:
            self.desk.restore_place()
        else:
            self.text.go_to(offset)
        self.documents.mark(document)

    def go_to(self, document: int, span: Span | None) -> None:
        """Show a document (key), and a passage of it where one is meant."""
        self.show_passage(document, span, listed=False)

    def show_passage(self, document: int, span: Span | None, *, listed: bool = True) -> None:
        """Show a document (key) and select a passage of it; if it was `listed`, the key line says how to go back."""
        found = self._bench.document(document)
        if found is None:
            self.desk.warn(_("This document no longer exists."))
            return
        if self.desk.opened is None or self.desk.opened.document.key != document:
            self.open_document(found, span.start if span is not None else None)
        if span is not None:
            self.text.select(span.start, span.end)
        self.panels.put_aside()
        if listed:
            self.keys.flash(leads_back())

    def bench_refreshed(self) -> None:
        """Show anew what the workbench holds; it is shown at once, so never when a dialog is left."""
        self.show_again()

    def show_again(self) -> None:
        """Show anew what the workbench holds, without losing place or selection."""
        self.show_lists()
        before = self.desk.opened
        if before is None:
            self._open_first()
            return
        if self._bench.document(before.document.key) is None:
            self.desk.warn(_("The document shown here was removed."))
            self.desk.opened = None
            self._open_first()
            return
        fresh = self.desk.opened = self._bench.reopen(before)
        if fresh.document.sha256 != before.document.sha256 or fresh.roles != before.roles:
            self._show_document()
        else:
            self.text.show_codings()
            self.segments.mark()
            self.show_place()

    def _open_first(self) -> None:
        """Show a document where none is open any more, or yet: what was imported meanwhile; else what to do next."""
        first = self._bench.first_document(None)
        if first is None:
            self._show_document()
        else:
            self.open_document(first)
            self.panels.put_aside()

    def show_code(self, key: int) -> None:
        """Put the cursor of the codebook on a code."""
        if key in self._bench.book:
            self.codebook.code_tree.highlight(self._bench.book[key])

    # ---- what panes tell -------------------------------------------------------------------------

    def action_choose(self) -> None:
        """Open the highlighted document, or give the highlighted code."""
        if isinstance(self.focused, DocumentTree | CodebookTree):
            self.focused.action_select_cursor()

    @on(CodedText.Dropped)
    def _dropped(self, event: CodedText.Dropped) -> None:
        code = self.codebook.code_tree.code_at(event.screen_x, event.screen_y)
        if code is not None:
            self.codes.give([code])

    @on(CodebookTree.CodeWanted)
    def _code_chosen(self, event: CodebookTree.CodeWanted) -> None:
        self.codes.give([event.code])

    @on(DocumentTree.DocumentWanted)
    def _document_chosen(self, event: DocumentTree.DocumentWanted) -> None:
        self.open_document(event.document)
        self.action_back_to_text()

    def on_hit_list_wished(self, event: HitList.Wished) -> None:
        """Do what a key in the list of hits asks for."""
        self.finding.fulfil(event.wish)

    def action_back_to_text(self) -> None:
        """Put the list of hits aside, then its marks, then whatever else is not the text."""
        if not self.finding.put_aside():
            self.panels.back_to_text()
