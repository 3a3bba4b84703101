"""The history screen: what was changed, where, by whom and when; go there, or take it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.times import local_day, named_day, utc_of
from qualcode.tui.history.entry_choosing import EntryChoosing
from qualcode.tui.history.entry_list import EntryList, entry_lines, entry_note
from qualcode.tui.history.entry_turning import EntryTurning
from qualcode.tui.keys.key_table import Scope, bindings, hints, key_of
from qualcode.tui.quotations.passage_lines import PassageContext
from qualcode.tui.quotations.passage_list import PassageList
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.shared.writer import Writer
from qualcode.workspace.project import history
from qualcode.workspace.project.history import LogPage, LogWindow
from qualcode.workspace.workbench.passage_list import SeenPassages
from qualcode.workspace.workbench.workbench import Workbench
from qualcode.workspace.workspace import ToldEntry, Workspace

_NEAR = 20  # entries from an end of those that are there
_AGAIN = 500  # entries that are read again at most after a change


class HistoryScreen(StudyScreen):
    """Entries above, the highlighted one with its passage below."""

    DEFAULT_CSS = """
    HistoryScreen EntryList { height: 1fr; }
    HistoryScreen PassageContext { height: 40%; min-height: 8; border: round $foreground 30%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("history", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = ("history", "study")
    AUTO_FOCUS = "#entries"

    def __init__(self, bench: Workbench, writer: Writer) -> None:
        super().__init__(bench, writer)
        self._shelf = SeenPassages(bench)
        self._window = LogWindow()
        self._length: int | None = None
        self._reads = False
        self._choosing = EntryChoosing(self.desk, self._show_chosen)
        self.parts |= {"turning": EntryTurning(self.desk, self.past, lambda: self.current), "choice": self._choosing}

    # ---- building --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Head, entries, the highlighted one, keys."""
        yield HeadLine(id="history-head")
        yield EntryList(lines=1, id="entries")
        yield PassageContext(id="entry")
        yield KeyLine(hints(*self.SCOPES), id="history-keys")

    def on_mount(self) -> None:
        """Read the newest entries."""
        self.bench_refreshed()

    @property
    def list(self) -> EntryList:
        """The entries."""
        return self.query_one(EntryList)

    @property
    def current(self) -> ToldEntry | None:
        """The highlighted entry."""
        at, entries = self.list.cursor, self._window.entries
        return entries[at] if at is not None and at < len(entries) else None

    # ---- reading ---------------------------------------------------------------------------------

    def show_again(self) -> None:
        """Read what is shown again: entries have come, or lost their effect."""
        self._shelf.refresh()
        entries = self._window.entries
        before = entries[0].entry.key + 1 if entries and self._window.after is not None else None
        size = max(history.PAGE, min(len(entries), _AGAIN))
        at = self.current.entry.uuid if self.current else None
        choice = self._choosing.choice
        self._begin(lambda space: history.page(space, before=before, size=size, choice=choice), at=at)

    def _show_chosen(self) -> None:
        """Show what is chosen now; the cursor stays on its entry, or the newest before it."""
        current, choice = self.current, self._choosing.choice
        if current is None:
            self._begin(lambda space: history.page(space, choice=choice))
        else:
            before = current.entry.key + 1
            self._begin(lambda space: history.page_or_newest(space, before, choice), at=current.entry.uuid)

    def show_code(self, key: int) -> None:
        """It has nothing on one code."""

    def _begin(self, wanted: Callable[[Workspace], LogPage], at: str | None = None, *, last: bool = False) -> None:
        """Show a page instead of what is there, with the cursor on the entry of that UUID, else the first or last."""

        def taken(page: LogPage) -> None:
            self._window.begin(page)
            uuids = [told.entry.uuid for told in self._window.entries]
            cursor = uuids.index(at) if at in uuids else len(uuids) - 1 if last else 0
            self.list.show(len(uuids), self._draw, cursor=cursor, empty=self._why_empty())
            self._show_head()

        self._read(wanted, taken)

    def _why_empty(self) -> str:
        if not self._choosing.words:
            return _("Nothing was changed yet.")
        hidden = self._bench.sight.hidden_words("changes")
        return f"{_('No such change. {key} shows all.', key=key_of('history.clear_filters'))} {hidden}".rstrip()

    def _draw(self, index: int, width: int, _lines: int) -> Sequence[Text]:
        return entry_lines(self._window.entries, index, width)

    def _read(self, wanted: Callable[[Workspace], LogPage], taken: Callable[[LogPage], None]) -> None:
        self._reads = True
        choice = self._choosing.choice

        def work(space: Workspace) -> tuple[LogPage, int | None]:
            return wanted(space), space.log_length(choice)

        def done(answer: tuple[LogPage, int | None]) -> None:
            self._reads = False
            if choice != self._choosing.choice:
                return  # something else is chosen meanwhile
            page, self._length = answer
            taken(page)

        def failed(error: Exception) -> None:
            self._reads = False
            self.desk.failed(error)

        def stopped() -> None:
            self._reads = False

        space = self._bench.space
        words = _("Reading the history …")
        self.desk.read(lambda project: work(space.beside(project)), done, failed, words=words, stopped=stopped)

    @on(EntryList.EndNeared)
    def _read_on(self) -> None:
        """Read older entries before one comes to the last of those that are there."""
        before = self._window.before
        if before is None or self._reads:
            return

        def taken(page: LogPage) -> None:
            if self._window.before != before:
                return  # something else is shown meanwhile
            gone = self._window.add_older(page)
            self.list.grow(len(self._window.entries), -gone)
            if not page.entries:  # nothing of that page may be told
                self._read_on()

        choice = self._choosing.choice
        self._read(lambda space: history.page(space, before=before, choice=choice), taken)

    def _read_newer(self) -> None:
        after = self._window.after
        if after is None or self._reads:
            return

        def taken(page: LogPage) -> None:
            if self._window.after == after:
                came = self._window.add_newer(page)
                self.list.grow(len(self._window.entries), came)

        choice = self._choosing.choice
        self._read(lambda space: history.page(space, after=after, choice=choice), taken)

    @on(EntryList.EndWanted)
    def _go_to_end(self, event: EntryList.EndWanted) -> None:
        is_last = event.which == "last"
        if (self._window.before if is_last else self._window.after) is None:
            self.list.go_to(self.list.count - 1 if is_last else 0)
        else:
            wanted, choice = history.oldest_page if is_last else history.page, self._choosing.choice
            self._begin(lambda space: wanted(space, choice=choice), last=is_last)

    def action_go_to_day(self) -> None:
        """Show the entries up to a day or time."""

        def refusal(typed: str) -> str:
            try:
                utc_of(named_day(typed))
            except ValueError:
                return _("Write a day, or a day and a time: today, yesterday, 2026-03-01, 2026-03-01 14:00.")
            return ""

        def given(typed: str | None) -> None:
            if typed:
                time = utc_of(named_day(typed))
                choice = self._choosing.choice
                self._begin(lambda space: history.page_at(space, time, choice=choice))

        current = self.current
        today = local_day(current.entry.created) if current else ""
        hint = _("A day (“yesterday” too), or a day and a time")
        self.desk.ask(_("Show the changes up to"), today, hint, refusal, given)

    # ---- showing ---------------------------------------------------------------------------------

    def _show_head(self) -> None:
        right = [] if self._length is None else [ngettext("{count} change", "{count} changes", self._length)]
        name = pgettext("head", "History")
        self.query_one(HeadLine).show([name], [*right, self._bench.project.title], self._choosing.words)

    @on(PassageList.CursorMoved)
    def _highlighted(self, event: PassageList.CursorMoved) -> None:
        current, at = self.current, event.index
        if current is None or at is None:
            self.query_one(PassageContext).show_nothing()
            return
        self.query_one(PassageContext).show_note(pgettext("head", "Change"), entry_note(current))
        self.desk.read(lambda project: self._placed(self._bench.space.beside(project), current), self._show_place)
        if at >= self.list.count - _NEAR:
            self._read_on()
        if at < _NEAR:
            self._read_newer()

    def _placed(self, space: Workspace, told: ToldEntry) -> ToldEntry | None:
        return history.placed(space, told) if told is self.current else None  # another one is highlighted meanwhile

    def _show_place(self, told: ToldEntry | None) -> None:
        current = self.current
        if told is None or current is None or told.entry.uuid != current.entry.uuid or told.place is None:
            return
        document, span = told.place.document, told.place.span
        if document is not None and span is not None and document in self._shelf.documents:
            self.query_one(PassageContext).show_passage(self._shelf, document, span, entry_note(told))

    # ---- elsewhere -------------------------------------------------------------------------------

    @on(PassageList.PassageWanted)
    def action_jump(self) -> None:
        """Show where the change was: in the text, in the codebook, or among the memos."""
        current = self.current
        if current is None:
            return

        def found(told: ToldEntry) -> None:
            if told.place is None:
                self.desk.flash(_("Nothing of this change can be shown any more."))
            else:
                self.past.show(told.place)

        space, words = self._bench.space, _("Looking for the place …")
        self.desk.read(lambda project: history.placed(space.beside(project), current), found, opens=True, words=words)

    def action_scroll_context(self) -> None:
        """Show more of the context; after its end its beginning."""
        self.query_one(PassageContext).page()

    def action_back(self) -> None:
        """Go to the text."""
        self.post_message(self.Show("coding"))
