"""Actions of the coding screen that lead somewhere: documents, places in the text, panels, finished marks."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on

from qualcode.errors import QualcodeError
from qualcode.model.codings import WorkState
from qualcode.model.documents import Document
from qualcode.model.spans import Span
from qualcode.plural import counted
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.retrieval.query import DOCUMENTS_HINT
from qualcode.tui.coding.base import CodingBase
from qualcode.tui.coding.codebook_tree import CodebookTree
from qualcode.tui.coding.definition_card import DefinitionCard
from qualcode.tui.coding.document_tree import DocumentTree
from qualcode.tui.keys.actions import key_of
from qualcode.tui.shared.key_menu import KeyMenu
from qualcode.tui.shared.themes import after
from qualcode.tui.text.coding_text import CodingText
from qualcode.workspace.workbench import ensure_coder

_WIDTHS = {"documents": 32, "right": 38}
_PANELS = ("show-documents", "show-codebook", "show-card")


class PlaceActions(CodingBase):
    """Where to read next."""

    # ---- documents -------------------------------------------------------------------------------

    def action_next_document(self, step: int) -> None:
        """Go to the next or previous document."""
        if self._open is None:
            return
        document = self._bench.neighbour(self._open.document, step)
        if document is None:
            self.keys.flash("This is the last document." if step > 0 else "This is the first document.")
        else:
            self.go_to_document(document)

    def go_to_document(self, document: Document, offset: int | None = None) -> None:
        """Show a document, at an offset or where this coder was in it."""
        self.remember_place()
        try:
            self._open = self._bench.open(document)
        except QualcodeError as error:
            self._failed(error)
            return
        self._show_document()
        if offset is None:
            self._restore_place()
        else:
            self.text.go_to(offset)
        self.documents.mark(document)

    def show_passage(self, document: int, span: Span, *, listed: bool = True) -> None:
        """Show a document (key) and select a passage of it; if it was `listed`, the key line says how to go back."""
        found = self._bench.document(document)
        if found is None:
            self._warn("The document is not there any more.")
            return
        if self._open is None or self._open.document.key != document:
            self.go_to_document(found, span.start)
        self.text.select(span.start, span.end)
        self.remove_class(*_PANELS)
        self.text.focus()
        if listed:
            self.keys.flash(f"{key_of('study.go_back')} leads back to the list")

    @on(DocumentTree.Chosen)
    def _document_chosen(self, event: DocumentTree.Chosen) -> None:
        self.go_to_document(event.document)
        self.action_back_to_text()

    @on(DocumentTree.Mistyped)
    def _mistyped(self) -> None:
        back, finds = key_of("coding.back_to_text"), key_of("coding.filter")
        self.keys.flash(f"That key works in the text: {back} leads back there. {finds} finds documents.")

    def action_finish(self) -> None:
        """Mark the document finished for this coder, or open again."""
        if self._open is None:
            return
        document, name = self._open.document, self._bench.coder_name
        done = self._bench.state_of(document) is WorkState.FINISHED
        state = WorkState.WORKING if done else WorkState.FINISHED

        def work(project: Project) -> None:
            coder = ensure_coder(project, name)
            project.coders.set_state(document.key, coder, state, Author.of(coder))

        def marked(_: object) -> None:
            self._bench.refresh()
            self.documents.update(self._bench, document)
            self._saved(
                "open again" if done else f"finished: {self._summary()} · {key_of('coding.next_document_on')} goes on"
            )

        self._write(work, marked)

    def _summary(self) -> str:
        """What was done in the document on the screen."""
        if self._open is None:
            return ""
        own = self._bench.counts_of(self._open.document.key).own
        uncoded = self._bench.uncoded_sentences(self._open)
        return f"{counted(own, 'coding')}, {counted(uncoded, 'sentence')} uncoded"

    @on(CodingText.AtEnd)
    def _at_end(self) -> None:
        if self._open is not None:
            done = self._bench.state_of(self._open.document) is WorkState.FINISHED
            mark = "it is marked finished" if done else f"{key_of('coding.finish')} marks it finished"
            goes_on = f"{key_of('coding.next_document_on')} goes on"
            self.keys.flash(f"The end: {self._summary()} · {mark}, {goes_on}", 8)

    # ---- places in the text ----------------------------------------------------------------------

    def action_go(self) -> None:
        """Go somewhere: the second key says where."""
        choices = {
            "u": "uncoded",
            "U": "uncoded before",
            "m": "memo",
            "M": "memo before",
            "q": "question",
            "Q": "question before",
            "n": "turn …",
            "p": "paragraph …",
            "t": "time …",
            "l": "label …",
            "g": "beginning",
            "e": "end",
        }
        self.app.push_screen(KeyMenu("go to", choices), self._go)

    def _go(self, key: str | None) -> None:
        text = self.text
        places = {
            "u": lambda: text.go_to_uncoded(1),
            "U": lambda: text.go_to_uncoded(-1),
            "m": lambda: self._go_to_memo(1),
            "M": lambda: self._go_to_memo(-1),
            "q": lambda: text.go_to_question(1),
            "Q": lambda: text.go_to_question(-1),
            "g": lambda: text.go_to(0),
            "e": lambda: text.go_to(len(text.text)),
        }
        asked = {"n": self._ask_turn, "p": self._ask_paragraph, "t": self._ask_time, "l": self._ask_label}
        if key in places and not places[key]():
            self.keys.flash("There is none in this direction.")
        elif key in asked:
            asked[key]()

    def _go_to_memo(self, step: int) -> bool:
        """Select the next or previous passage with a memo on it; whether there is one."""
        here = self.text.passage.start if self.text.passage else self._offset
        memos = self._bench.memos_of(self._open.document.key) if self._open else []
        spans = [one.target.span for one in memos[::step] if one.target.span is not None]
        found = next((one for one in spans if (one.start - here) * step > 0), None)
        if found is not None:
            self.text.select(found.start, found.end)
        return found is not None

    def _ask_turn(self) -> None:
        if self._open is not None:
            self._ask_number("turn", [turn.speech for turn in self._open.structure.turns])

    def _ask_paragraph(self) -> None:
        if self._open is not None:
            self._ask_number("paragraph", [paragraph.start for paragraph in self._open.structure.paragraphs])

    def _ask_number(self, what: str, offsets: Sequence[int]) -> None:
        """Ask which of the turns or paragraphs is meant, counted from 1, and go there."""
        if not offsets:
            self.keys.flash(f"This text has no {what}s.")
            return

        def refuse(answer: str) -> str:
            fits = answer.strip().isdecimal() and 1 <= int(answer) <= len(offsets)
            return "" if fits else f"There are {what}s 1 to {len(offsets)}."

        def given(answer: str | None) -> None:
            if answer is not None:
                self.text.go_to(offsets[int(answer) - 1])

        self._ask(what, "", f"1–{len(offsets)}", refuse, given)

    def _ask_time(self) -> None:
        if self._open is None:
            return
        marks = self._open.structure.marks
        if not marks:
            self.keys.flash("This text has no time stamps.")
            return

        def refuse(answer: str) -> str:
            return "" if _milliseconds(answer) is not None else "Write it like 12:30 or 1:02:03."

        def given(answer: str | None) -> None:
            wanted = _milliseconds(answer or "")
            if wanted is not None:
                before = [mark for mark in marks if mark.milliseconds <= wanted] or [marks[0]]
                self.text.go_to(before[-1].span.start)

        self._ask("time", "", "hours:minutes:seconds", refuse, given)

    def _ask_label(self) -> None:
        labels = sorted({one.label for one in self._bench.documents if one.label})

        def first(answer: str) -> Document | None:
            text = answer.strip().casefold()
            return next((one for one in self._bench.documents if text and text in one.label.casefold()), None)

        def given(answer: str | None) -> None:
            document = first(answer or "")
            if document is not None:
                self.go_to_document(document)

        hint = ", ".join(labels) or "no document has a label"
        refusal = f"The labels are: {hint}"
        self._ask("label", "", hint, lambda answer: "" if first(answer) else refusal, given)

    def action_jump(self) -> None:
        """Put letters at the sentences on the screen and go to the one that is typed."""
        from qualcode.tui.coding.jump import Jump

        places = self.text.sentence_places()

        def typed(index: int | None) -> None:
            if index is not None:
                self.text.go_to(places[index][1])

        self.app.push_screen(Jump([place for place, _ in places]), typed)

    # ---- which documents -------------------------------------------------------------------------

    def action_filter(self) -> None:
        """Show only documents that fit a few words."""

        def refuse(answer: str) -> str:
            try:
                self._bench.set_filter(answer)
            except QualcodeError as error:
                return f"{error.message} {error.hint}"
            return ""

        def given(answer: str | None) -> None:
            if answer is not None:
                self._show_lists()
                self.keys.flash(f"{len(self._bench.documents)} of {len(self._bench.every_document)} documents")

        self._ask("show only documents that fit", self._bench.filter, DOCUMENTS_HINT, refuse, given)

    def action_only_own(self) -> None:
        """Show or hide the codings of others in the text."""
        others = self._bench.others_in(self._open.document.key) if self._open else {}
        whose = " and ".join(f"{number} of {name}" for name, number in others.items()) or "none in this document"
        if self._bench.all_blind:
            self._warn(f"The project is blind; codings of others are hidden. {self._bench.sight.end}")
            return
        if self._bench.blind:
            self._warn(f"You work blind; hidden codings of others: {whose}. {self._bench.sight.end}")
            return
        self._bench.state.set("only own", not self._only_own)
        self.show_again()
        self.keys.flash(f"codings of others {'hidden' if self._only_own else 'shown'}: {whose}")

    def action_earlier_rounds(self) -> None:
        """Show or hide one's own codings of other rounds; they are hidden at first, so that nobody copies them."""
        if self._bench.round is None:
            self.keys.flash("There are no rounds: “qualcode coders round 2” begins a second one.")
            return
        self._bench.shows_earlier = not self._bench.shows_earlier
        self.refresh_project()
        shown = "shown" if self._bench.shows_earlier else "hidden"
        self.keys.flash(f"your codings of other rounds than {self._bench.round} are {shown}")

    def action_group(self) -> None:
        """Group the documents by label, case, state or an attribute."""
        names = self._bench.groupings()[:9]

        def pressed(key: str | None) -> None:
            if key is not None:
                self._bench.state.set("grouping", names[int(key) - 1])
                self._show_lists()

        choices = {str(number): name for number, name in enumerate(names, start=1)}
        self.app.push_screen(KeyMenu("group by", choices), pressed)

    # ---- panels ----------------------------------------------------------------------------------

    def action_documents(self) -> None:
        """Go to the documents; where the screen is narrow they slide in."""
        self._slide("show-documents", self.documents)

    def action_codebook(self) -> None:
        """Go to the codebook; where the screen is narrow it slides in."""
        self._slide("show-codebook", self.codebook)

    def action_card(self) -> None:
        """Show the definition of the code at the cursor, else of the highlighted one."""
        here = self._codings_here()
        if here:
            code = self._bench.book[here[0].code]
            self.codebook.highlight(code)
            self.query_one("#card", DefinitionCard).show(code)
        if self.has_class("narrow"):
            self.toggle_class("show-card")

    def _slide(self, name: str, widget: DocumentTree | CodebookTree) -> None:
        if self.focused is widget:
            self.action_back_to_text()
            return
        self.remove_class(*_PANELS)
        self.add_class(name)
        widget.focus()

    def action_back_to_text(self) -> None:
        """Put everything aside but the text; a second time also the filter of the documents."""
        if self.focused is self.text and not any(map(self.has_class, _PANELS)) and self._bench.filter:
            self._bench.set_filter("")
            self._show_lists()
        self.remove_class(*_PANELS)
        self.text.focus()

    def action_widen(self, panel: str) -> None:
        """Change the width of a panel, in steps."""
        self._bench.state.set(f"width-{panel}", (self._width(panel) - 20) % 40 + 30)
        self.apply_widths()

    def _width(self, panel: str) -> int:
        width = self._bench.state.get(f"width-{panel}")
        return width if isinstance(width, int) and 20 <= width <= 60 else _WIDTHS[panel]

    def apply_widths(self) -> None:
        """Give the panels the widths that this coder chose."""
        for panel in _WIDTHS:
            if not self.has_class("narrow"):
                self.query_one(f"#{panel}").styles.width = self._width(panel)
            else:
                self.query_one(f"#{panel}").styles.clear_rule("width")

    def action_next_theme(self) -> None:
        """Dark, light, high contrast."""
        self.app.theme = after(self.app.theme)
        self._bench.state.set_common("theme", self.app.theme)
        self.keys.flash(f"colours: {self.app.theme.removeprefix('qualcode-')}")

    def action_help(self) -> None:
        """Show all keys."""
        from qualcode.tui.shared.help_screen import HelpScreen

        self.app.push_screen(HelpScreen())

    def action_palette(self) -> None:
        """Find an action by its words."""
        self.app.action_command_palette()

    def action_quit(self) -> None:
        """Leave; everything is saved already."""
        self.remember_place()
        self.app.exit(0)


def _milliseconds(text: str) -> int | None:
    parts = text.strip().split(":")
    if not 1 <= len(parts) <= 3 or not all(part.isdecimal() for part in parts):
        return None
    seconds = 0
    for part in parts:
        seconds = seconds * 60 + int(part)
    return seconds * 1000
