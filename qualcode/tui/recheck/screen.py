"""The re-check: codings of a code under old rules, both wordings above, and a verdict on each."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from qualcode.catalogue import _
from qualcode.model.codings import Coding
from qualcode.project.project import Project
from qualcode.safe_text import visible
from qualcode.tui.finder.code_offers import ChooseCode, CodeChosen
from qualcode.tui.keys.key_table import Scope, bindings, hints, key_of
from qualcode.tui.quotations.passage_lines import PassageContext, quotation_lines, removed_words
from qualcode.tui.quotations.passage_list import PassageList
from qualcode.tui.recheck.verdicts import Verdicts
from qualcode.tui.recheck.words import progress_words, rules_text
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.shared.writer import Writer
from qualcode.workspace.versions.recheck import RecheckQueue, queue
from qualcode.workspace.workbench.coding_search import FoundQuotations, SeenQuotations
from qualcode.workspace.workbench.passage_list import SeenPassages
from qualcode.workspace.workbench.workbench import Workbench

_BESIDE = 110  # columns from which on the list stands beside the passage


class RecheckScreen(StudyScreen):
    """Both wordings of the rules above, what waits and the passage in its text below."""

    DEFAULT_CSS = """
    RecheckScreen #rules-pane {
        height: auto; max-height: 35%; padding: 0 1; border: round $foreground 30%; scrollbar-size: 1 1;
    }
    RecheckScreen #rules { height: auto; }
    RecheckScreen #recheck-body { height: 1fr; layout: vertical; }
    RecheckScreen PassageList { height: 2fr; min-height: 4; border: round $foreground 30%; }
    RecheckScreen PassageList:focus { border: heavy $primary; }
    RecheckScreen PassageContext { height: 3fr; min-height: 5; border: round $foreground 30%; }
    RecheckScreen.-beside #recheck-body { layout: horizontal; }
    RecheckScreen.-beside PassageList { width: 40%; height: 1fr; }
    RecheckScreen.-beside PassageContext { width: 1fr; height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("recheck", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = ("recheck", "study")
    AUTO_FOCUS = "#waiting"

    def __init__(self, bench: Workbench, writer: Writer) -> None:
        super().__init__(bench, writer)
        self.list = PassageList(id="waiting")
        self.queue = RecheckQueue(None)
        self._wanted: int | None = None  # the code (key) that is to be shown
        self._shelf = SeenPassages(bench)
        self._seen = SeenQuotations(bench, FoundQuotations())
        self.lacking["row"] = lambda: "" if self.current is not None else self.list.empty_words
        self.parts["verdicts"] = Verdicts(self.desk, lambda: self.current, self._go_on)

    # ---- building --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Head, rules, what waits, the passage, keys."""
        yield HeadLine(id="recheck-head")
        with VerticalScroll(id="rules-pane", can_focus=False):
            yield Static(id="rules")
        with Container(id="recheck-body"):
            yield self.list
            yield PassageContext(id="rechecked")
        yield KeyLine(hints(*self.SCOPES), id="recheck-keys")

    def on_mount(self) -> None:
        """Show what waits."""
        self.bench_refreshed()

    def on_resize(self, event: events.Resize) -> None:
        """The list stands beside the passage where there is room."""
        self.set_class(event.size.width >= _BESIDE, "-beside")

    @property
    def current(self) -> Coding | None:
        """The coding under the cursor; None where it was removed meanwhile."""
        at = self.list.cursor
        seen = self._seen[at] if at is not None and at < len(self._seen) else None
        return seen.first if seen is not None else None

    # ---- showing ---------------------------------------------------------------------------------

    def show_again(self) -> None:
        """Read what waits anew; the cursor stays at its place, where the next one stands then."""
        self._shelf.refresh()
        space, wanted = self._bench.space, self._wanted

        def work(project: Project) -> RecheckQueue:
            return queue(space.beside(project), wanted)

        self.desk.read(work, self._show_queue, words=_("Reading what stands under old rules …"))

    def show_code(self, key: int) -> None:
        """Show what waits of a code."""
        self._wanted = key
        self.show_again()

    def _show_queue(self, found: RecheckQueue) -> None:
        before = self.queue
        same = before.code is not None and found.code is not None and before.code.key == found.code.key
        cursor = self.list.cursor if same else 0
        if before.code is not None and not same and self._wanted == before.code.key:
            self.desk.flash(_("All of “{code}” is looked at.", code=visible(before.code.name)))
        elif found.code is not None and (wanted := self._wanted) not in (None, found.code.key):
            name = visible(self._bench.book[wanted].name) if wanted in self._bench.book else "?"
            self.desk.flash(_("None of your codings of “{code}” stands under an old rule.", code=name))
        self.queue = found
        self._wanted = found.code.key if found.code is not None else self._wanted
        self._seen = SeenQuotations(self._bench, FoundQuotations(keys=array("q", found.keys)))
        self.list.show(len(found.keys), self._draw, cursor=cursor, empty=self._why_empty())
        self.list.border_title = _("Under old rules")
        left = progress_words(found.progress)
        self.query_one("#rules-pane").border_title = visible(found.code.full_name) if found.code else _("Rules")
        head = [_("Re-check"), visible(found.code.full_name)] if found.code else [_("Re-check")]
        self.query_one(HeadLine).show(head, [*left, self._bench.coder_name])

    def _why_empty(self) -> str:
        return _(
            "None of your codings stands under an old rule. In the codebook ({key}) rules are changed.",
            key=key_of("study.show_screen_codebook"),
        )

    def _draw(self, index: int, width: int, lines: int) -> Sequence[Text]:
        quotation = self._seen[index]
        if quotation is None:
            return [removed_words()]
        drawn = list(quotation_lines(self._bench, self._shelf, quotation, width, lines))
        if quotation.first.key in self.queue.asked:
            drawn[0] = Text("? ", style="bold").append_text(drawn[0])
        return drawn

    @on(PassageList.CursorMoved)
    def _show_passage(self) -> None:
        coding = self.current
        self.query_one(PassageContext).show_coding(self._shelf, coding)
        code = self.queue.code
        words = Text()
        if coding is not None and code is not None:
            words = rules_text(code, self.queue.versions, coding.rule_version)
        self.query_one("#rules", Static).update(words)

    def _go_on(self) -> None:
        """Go to the next coding, since the one under the cursor stays in the list."""
        if self.list.cursor is not None and self.list.cursor + 1 < self.list.count:
            self.list.go_to(self.list.cursor + 1)

    # ---- keys ------------------------------------------------------------------------------------

    def action_choose(self) -> None:
        """Choose another code with codings that wait."""
        codes = self.queue.codes
        if not codes:
            self.desk.warn(self._why_empty())
            return

        def chosen(code: CodeChosen | None) -> None:
            if code is not None and code.code is not None:
                self.show_code(code.code.key)

        self.desk.show_dialog(ChooseCode(_("Look at codings of …"), codes), chosen)

    def action_jump(self) -> None:
        """Go to the passage in the text."""
        if (coding := self.current) is not None:
            self.post_message(self.Jump(coding.document, coding.span))

    def action_scroll_rules(self) -> None:
        """Show more of the rules; after the end the beginning."""
        pane = self.query_one("#rules-pane", VerticalScroll)
        if pane.scroll_offset.y >= pane.max_scroll_y:
            pane.scroll_home(animate=False)
        else:
            pane.scroll_relative(y=max(1, pane.size.height - 1), animate=False)

    def action_scroll_context(self) -> None:
        """Show more of the context; after the end the beginning."""
        self.query_one(PassageContext).page()

    def action_back(self) -> None:
        """Go to the codebook, on the code that is looked at."""
        self.post_message(self.Show("codebook", self.queue.code.key if self.queue.code else None))
