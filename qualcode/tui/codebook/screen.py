"""The codebook screen: the tree of codes, the form of one, and what changes both with their codings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Select, TextArea

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.model.codes import Code, Rules
from qualcode.model.memos import MemoTarget
from qualcode.plural import counted
from qualcode.reporting.documents.anchor_states import examples_of
from qualcode.tui.codebook.code_changes import CodeChanges
from qualcode.tui.codebook.code_facts import code_facts, no_codes_words
from qualcode.tui.codebook.code_form import Anchors, CodeForm
from qualcode.tui.codebook.code_parting import CodeParting
from qualcode.tui.codebook.code_passages import CodePassages
from qualcode.tui.codebook.code_theory import CodeTheory, without_definition
from qualcode.tui.codebook.code_transfers import CodeTransfers
from qualcode.tui.codebook.codebook_import import CodebookImporting
from qualcode.tui.codebook.desk import CodebookDesk
from qualcode.tui.codebook.form_saving import FormSaving
from qualcode.tui.keys.key_table import Scope, actions, bindings, call_of, hints, key_of, leads_back
from qualcode.tui.quotations.passage_list import PassageList
from qualcode.tui.shared.code_outline import CodeOutline
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.tui.shared.study_screen import ScreenName, StudyScreen
from qualcode.tui.shared.writer import Writer
from qualcode.workspace.workbench.workbench import Workbench

_FORM_KEYS = (
    DialogKey(call_of("codebook.save"), "", "ctrl+s", pgettext("key line", "Save")),
    DialogKey("app.focus_next", "", "⇥", pgettext("key line", "Next field")),
    DialogKey(call_of("codebook.back"), "", "esc", pgettext("key line", "To the codes")),
    DialogKey("app.palette", "", "ctrl+p", pgettext("key line", "Commands")),
)
_IN_THE_FORM = {"save", "undo", "redo", "back", "quit"}  # what keys do there too
_TAKES_BACK = {"undo", "redo"}
_CALLS_IN_THE_FORM = {action.call for action in actions("codebook", "study") if action.act in _IN_THE_FORM}


_WIDE = 190  # columns


class CodebookScreen(StudyScreen):
    """Tree left, the last passages of the code below or beside, form right. Letters are letters in the fields."""

    DEFAULT_CSS = """
    CodebookScreen #columns { height: 1fr; }
    CodebookScreen #left { width: 40%; max-width: 56; }
    CodebookScreen CodeOutline { height: 3fr; border: round $foreground 30%; }
    CodebookScreen PassageList { height: 2fr; border: round $foreground 30%; border-title-color: $foreground; }
    CodebookScreen CodeOutline:focus, CodebookScreen PassageList:focus { border: heavy $primary; }
    CodebookScreen.wide #left { width: 68%; max-width: 130; layout: horizontal; }
    CodebookScreen.wide CodeOutline { width: 45%; max-width: 48; height: 1fr; }
    CodebookScreen.wide PassageList { width: 1fr; height: 1fr; }
    CodebookScreen CodeForm { width: 1fr; max-width: 110; border: round $foreground 30%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("codebook", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = ("codebook", "study")
    AUTO_FOCUS = "#outline"
    desk: CodebookDesk

    def __init__(self, bench: Workbench, writer: Writer) -> None:
        super().__init__(bench, writer, CodebookDesk(bench, writer, self, self._counted))
        self.outline = CodeOutline(id="outline")
        self.form = CodeForm(bench.unsaved, id="form")
        self.passages = CodePassages(self.desk)
        self._saving = FormSaving(self.desk, self.form, self._load)
        self._changes = CodeChanges(self.desk)
        self._transfers = CodeTransfers(self.desk)
        self.lacking["code"] = lambda: "" if self.code is not None else no_codes_words()
        self.parts["parting"] = CodeParting(self.desk)
        self.parts |= {"form": self._saving, "changes": self._changes, "transfers": self._transfers}
        self.parts["theory"] = CodeTheory(self.desk)
        self.parts["importing"] = CodebookImporting(self.desk)

    # ---- building --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Head, tree, form, keys."""
        yield HeadLine(id="codebook-head")
        with Horizontal(id="columns"):
            with Vertical(id="left"):
                yield self.outline
                yield self.passages.list
            yield self.form
        yield KeyLine(hints(*self.SCOPES), id="codebook-keys")

    def on_mount(self) -> None:
        """Show the tree and the first code."""
        self.outline.border_title = _("Codebook")
        self.bench_refreshed()

    @property
    def code(self) -> Code | None:
        """The code in the form, as it is now."""
        code = self.form.code
        return self._bench.book[code.key] if code is not None and code.key in self._bench.book else None

    # ---- showing ---------------------------------------------------------------------------------

    def show_again(self) -> None:
        """Show tree and form anew; the cursor stays on its code and unsaved words stay."""
        self.desk.count_again()
        book = self._bench.book
        self.outline.noted = {code.key for code in book if self._bench.has_memos(MemoTarget(code=code.key))}
        self.outline.show(book, self._bench.code_counts())
        shown = self.form.code
        if shown is not None and shown.key in book:
            self.form.renew(self._told(book[shown.key]), code_facts(self.desk, book[shown.key]))
            self.passages.show(book[shown.key])
        else:
            if shown is not None and self.form.changes():
                self.desk.warn(_("“{code}” was removed, and with it what was typed and not saved.", code=shown.name))
            self._load(next(iter(book), None))
        self.form.border_title = _("Code")
        _language, description = self._bench.project.codes.descriptions.as_one("")
        says = " ".join(description.split()) if description else ""
        right = [counted(len(book), "code"), self._bench.coder_name, self._bench.project.title]
        if still_open := len(without_definition(book)):
            right.insert(1, ngettext("{count} not defined", "{count} not defined", still_open))
        self.query_one(HeadLine).show([_("Codebook")], right, says)

    def _load(self, code: Code | None) -> None:
        self.form.load(code and self._told(code), code_facts(self.desk, code))
        self.passages.show(code)

    def _told(self, code: Code) -> Code:
        """The code with what has become of the passages of its anchor examples."""
        return replace(code, anchors=examples_of(self._bench.project, [code])[code.key]) if code.anchors else code

    def _counted(self, code: Code) -> None:
        shown = self.form.code
        if shown is not None and shown.key == code.key:
            self.form.show_facts(code_facts(self.desk, self._bench.book[code.key]))

    def show_code(self, key: int) -> None:
        """Put the cursor on a code."""
        self.outline.highlight(key)

    def propose(self, code: Code, rules: Rules) -> None:
        """Lead to a code, and put rules into its form that are proposed; words that were typed there stay."""

        def go() -> None:
            self.outline.highlight(code.key)
            self._load(self._bench.book[code.key])
            self.form.propose(rules)
            words = _("Proposed and not saved · {key} saves", key=key_of("codebook.save"))
            self.call_after_refresh(self.desk.flash, words, 8, (leads_back(),))

        if code.key in self._bench.book:
            self._saving.settled(go)

    @on(CodeOutline.CodeHighlighted)
    def _highlighted(self, event: CodeOutline.CodeHighlighted) -> None:
        wanted = event.code.key
        if self.form.code is not None and self.form.code.key == wanted:
            return

        def go() -> None:
            if wanted in self._bench.book:
                self._load(self._bench.book[wanted])

        self._saving.settled(go, back=lambda: self.outline.highlight(self.form.code.key if self.form.code else None))

    @on(CodeOutline.CodeWanted)
    def _chosen(self) -> None:
        self.action_edit()

    # ---- keys in tree and form -------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the form only what a writer expects; commands on codes need the tree."""
        inside = self.focused is not None and self.form in self.focused.ancestors
        act = str(parameters[-1]) if action == "do" else action
        if act in _TAKES_BACK and isinstance(self.focused, Input | TextArea | Select):
            return False  # what was typed is the field's to take back
        if inside and act not in _IN_THE_FORM and act in {command.act for command in actions(*self.SCOPES)}:
            return False
        return super().check_action(action, parameters)

    async def run_call(self, call: str) -> None:
        """Do what a key in the tree does."""
        if call not in _CALLS_IN_THE_FORM and not call.startswith("app."):
            self.set_focus(self.outline)
        await super().run_call(call)

    def on_descendant_focus(self) -> None:
        """The key line says what keys do in the tree, or in the form."""
        inside = self.focused is not None and self.form in self.focused.ancestors
        self.keys.show(_FORM_KEYS if inside else hints(*self.SCOPES))

    @on(PassageList.PassageWanted)
    def action_edit(self) -> None:
        """Go into the form; from the last passages to the text."""
        coding = self.passages.current
        if self.focused is self.passages.list and coding is not None:
            self.leave(lambda: self.post_message(self.Jump(coding.document, coding.span)))
        elif self.code is not None:
            self.form.query_one("#definition").focus()

    def action_back(self) -> None:
        """From the form and the passages to the tree, from there to the text."""
        if self.focused is not self.outline:
            self.outline.focus()
        else:
            self._go_to("coding")

    def leave(self, then: Callable[[], object]) -> None:
        """Do what takes the words in the form away, once none of them is unsaved."""
        self._saving.settled(then)

    def _go_to(self, screen: ScreenName, code: int | None = None) -> None:
        self.leave(lambda: self.post_message(self.Show(screen, code)))

    def action_passages(self) -> None:
        """Show the quotations of the code."""
        code = self.code
        if code is not None:
            self._go_to("quotations", code.key)

    def on_resize(self, event: events.Resize) -> None:
        """The passages stand below the codes, where there is room between them and the form."""
        self.set_class(event.size.width >= _WIDE, "wide")

    # ---- what the form asks for ------------------------------------------------------------------

    @on(CodeForm.RelatedWanted)
    def _related_wanted(self) -> None:
        self._changes.choose_related()

    @on(Anchors.Wanted)
    def _anchor_wanted(self) -> None:
        self._transfers.action_anchor()

    @on(Anchors.Removed)
    def _anchor_removed(self, event: Anchors.Removed) -> None:
        self._changes.remove_anchor(event.index)
