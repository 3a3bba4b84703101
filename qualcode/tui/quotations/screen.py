"""The quotations screen: those that an export of the same choice holds, to read, weed, mark, copy and export."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from qualcode.catalogue import _, ngettext
from qualcode.model.codes import Code
from qualcode.model.spans import Span
from qualcode.plural import counted
from qualcode.retrieval.filter import PassageChoice
from qualcode.tui.finder.code_offers import ChooseCodes
from qualcode.tui.keys.key_table import Scope, bindings, hints, key_of
from qualcode.tui.quotations.export import QuotationExporting, merged_words
from qualcode.tui.quotations.passage_choosing import PassageChoosing, not_leaving
from qualcode.tui.quotations.passage_lines import PassageContext, quotation_lines, removed_words
from qualcode.tui.quotations.passage_list import PassageList
from qualcode.tui.quotations.passage_verbs import PassageVerbs
from qualcode.tui.recordings.playing import Playing
from qualcode.tui.shared.code_outline import CodeOutline
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.shared.writer import Task, Writer
from qualcode.tui.verbs.case_door import case_of
from qualcode.workspace.workbench.coding_search import CodingSearch, FoundQuotations, ListedQuotations, SeenQuotation
from qualcode.workspace.workbench.passage_list import SeenPassages
from qualcode.workspace.workbench.workbench import Workbench

_NARROW = 110  # columns; with fewer the codes slide in


class QuotationsScreen(StudyScreen):
    """Codes at the left, their quotations at the right, the highlighted one with its context below."""

    DEFAULT_CSS = """
    QuotationsScreen CodeOutline { width: 40; border: round $foreground 30%; }
    QuotationsScreen CodeOutline:focus { border: heavy $primary; }
    QuotationsScreen #columns { height: 1fr; }
    QuotationsScreen PassageList { height: 1fr; }
    QuotationsScreen PassageContext { height: 35%; min-height: 7; border: round $foreground 30%; }
    QuotationsScreen #choice { background: $surface; }
    QuotationsScreen.narrow CodeOutline { display: none; }
    QuotationsScreen.narrow.show-codes CodeOutline {
        display: block; layer: over; dock: left; width: 60%; height: 1fr;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("quotations", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = ("quotations", "study")
    AUTO_FOCUS = "#passages"

    def __init__(self, bench: Workbench, writer: Writer) -> None:
        super().__init__(bench, writer)
        self._shelf = SeenPassages(bench)
        self._found = self._shelf.listed(FoundQuotations())
        self._search: CodingSearch | None = None  # the last one
        self._finding = Task()  # by the reading thread
        self._not_listed = ""  # why the list is not of what is chosen now
        self.outline = CodeOutline(marking=True, id="outline")
        self.list = PassageList(id="passages")
        self._choosing = PassageChoosing(self.desk, self._shelf, self._show_chosen)
        self.exporting = QuotationExporting(self.desk, self._choosing, lambda: self._found, self.work)
        self.case_meant = lambda: case_of(bench, bench.document(self.current.document) if self.current else None)
        self.lacking["quotation"] = lambda: (
            "" if self.current is not None else self.list.empty_words or _("No quotation is highlighted.")
        )
        self.parts |= {
            "choice": self._choosing,
            "passages": PassageVerbs(self.desk, self._shelf, lambda: self.current, self._list_again),
            "export": self.exporting,
            "playing": Playing(self.desk, lambda: _place_of(self.current)),
        }

    # ---- building --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Head, what is chosen, codes, passages, context, keys."""
        yield HeadLine(id="quotations-head")
        yield KeyLine((), cut=True, id="choice")
        with Horizontal(id="columns"):
            yield self.outline
            with Vertical():
                yield self.list
                yield PassageContext(id="context")
        yield KeyLine(hints(*self.SCOPES), id="quotations-keys")

    def on_mount(self) -> None:
        """Show what there is."""
        self.set_class(self.app.size.width < _NARROW, "narrow")  # before the first picture
        self.outline.border_title = _("Codes")
        self.bench_refreshed()

    def on_resize(self, event: events.Resize) -> None:
        """The codes beside the passages where there is room."""
        self.set_class(event.size.width < _NARROW, "narrow")

    @property
    def choice(self) -> PassageChoice:
        """Which passages are listed, in which order."""
        return self._choosing.choice

    @property
    def found(self) -> ListedQuotations:
        """What is listed."""
        return self._found

    @property
    def current(self) -> SeenQuotation | None:
        """The highlighted quotation."""
        at, quotations = self.list.cursor, self._found.quotations
        return quotations[at] if at is not None and at < len(quotations) else None

    # ---- showing ---------------------------------------------------------------------------------

    def show_again(self) -> None:
        """Show tree and list anew; the cursor stays on its passage."""
        self._shelf.refresh()
        self._choosing.renew()
        self.outline.show(self._bench.book, self._bench.code_counts(), self.choice.codes)
        self._list()

    def show_code(self, key: int) -> None:
        """List the passages of one code."""
        self._choosing.only_codes([key])
        self.outline.highlight(key)

    def _show_chosen(self) -> None:
        self.outline.mark(self._bench.book, self._bench.code_counts(), self.choice.codes)
        self._list()

    def _list_again(self) -> None:
        """After a change that is taken in already: the list as it is now."""
        self._shown = self._bench.changes
        self._show_chosen()

    def _list(self) -> None:
        """Have the passages found; what was listed before stays until they are."""
        self._finding.give_up()
        self.begin_again = lambda: False
        search = self._search = self._shelf.search(self.choice)
        self._not_listed = _("finding passages …")

        def again() -> bool:
            self._list()
            return True

        def failed(error: Exception) -> None:
            if search is self._search:
                self.begin_again = again
                self._not_listed = _("the passages could not be found")
                self._show_choice()
                self.desk.failed(error)

        def stopped() -> None:
            self.begin_again = again
            self._not_listed = _("finding was stopped: {key} finds again", key=key_of("study.show_screen_quotations"))
            self._show_choice()

        def found(quotations: FoundQuotations) -> None:
            self._show_found(search, quotations)

        words = _("Finding passages …")
        self._finding = self.desk.read(search.find, found, failed, words=words, stopped=stopped)
        self._show_choice()

    def _show_found(self, search: CodingSearch, found: FoundQuotations) -> None:
        if search is not self._search:  # something else was asked for meanwhile
            return
        at, keys = self.list.cursor, self._found.found.keys
        before = keys[at] if at is not None and at < len(keys) else None
        self._found, self._not_listed = self._shelf.listed(found), ""
        place = found.keys.index(before) if before is not None and before in found.keys else at
        self.list.show(len(found.keys), self._draw, cursor=place, empty=self._choosing.why_empty(found))
        self._show_choice()

    def _draw(self, index: int, width: int, lines: int) -> Sequence[Text]:
        quotation = self._found.quotations[index]
        if quotation is None:
            return [removed_words()]
        return quotation_lines(self._bench, self._shelf, quotation, width, lines)

    def _show_choice(self) -> None:
        self.query_one("#choice", KeyLine).show(self._choosing.hints())
        found = self._found.found
        quotations = counted(len(found.keys), "quotation")
        documents = counted(found.documents, "document", after=True)
        words = [_("{quotations} in {documents}", quotations=quotations, documents=documents)]
        words += [_("{hidden} hidden (blind)", hidden=found.hidden)] if found.hidden else []
        if found.earlier:
            words += [ngettext("{count} of other rounds hidden", "{count} of other rounds hidden", found.earlier)]
        if found.left_out:
            words += [ngettext("{count} filtered out", "{count} filtered out", found.left_out)]
        words += [*not_leaving(found), *merged_words(found.tally.united)]
        said = [self._not_listed] if self._not_listed else words
        self.query_one(HeadLine).show([_("Quotations")], [*said, self._bench.project.title])

    @on(PassageList.CursorMoved)
    def _highlighted(self) -> None:
        self.query_one(PassageContext).show_quotation(self._shelf, self.current)

    # ---- choosing --------------------------------------------------------------------------------

    @on(CodeOutline.CodeWanted)
    def _only(self, event: CodeOutline.CodeWanted) -> None:
        self._choosing.only_codes([event.code.key])
        self._to_list()

    @on(CodeOutline.Toggled)
    def _toggled(self, event: CodeOutline.Toggled) -> None:
        self._choosing.toggle_code(event.code.key)

    def _to_list(self) -> None:
        self.remove_class("show-codes")
        self.list.focus()

    def action_codes(self) -> None:
        """Go to the codes: Enter chooses one alone, space one more."""
        if self.focused is self.outline:
            self._to_list()
            return
        self.add_class("show-codes")
        self.outline.focus()
        every, back = key_of("quotations.all_codes"), key_of("quotations.codes")
        self.keys.flash(
            _(
                "⏎ only this code · space one more · {name} by name · {every} all · {back} back",
                name=key_of("quotations.codes_by_name"),
                every=every,
                back=back,
            )
        )

    def action_codes_by_name(self) -> None:
        """Choose codes by letters of their names; what was chosen before is not any more."""

        def chosen(codes: tuple[Code, ...] | None) -> None:
            if codes:
                self._choosing.only_codes([code.key for code in codes])
                self.outline.highlight(codes[0].key)
                self._to_list()

        bench = self._bench
        self.desk.show_dialog(ChooseCodes(_("Quotations of"), bench.book.codes, bench.code_counts()), chosen)

    # ---- elsewhere ------------------------------------------------------------------------------

    @on(PassageList.PassageWanted)
    def action_jump(self) -> None:
        """Show the passage in its text."""
        quotation = self.current
        if quotation is not None:
            self.post_message(self.Jump(quotation.document, quotation.span))

    def action_scroll_context(self) -> None:
        """Show more of the context; after its end its beginning."""
        self.query_one(PassageContext).page()

    def action_back(self) -> None:
        """From the codes to the passages, from there to the text."""
        if self.focused is self.outline:
            self._to_list()
        else:
            self.post_message(self.Show("coding"))


def _place_of(quotation: SeenQuotation | None) -> tuple[int, Span] | None:
    """The document (key) of a quotation, and its passage."""
    return (quotation.document, quotation.span) if quotation is not None else None
