"""The tables screen: codes, cases, waves … side by side, counted; Enter on a number leads to its passages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.plural import counted
from qualcode.project.project import Project
from qualcode.tui.grid.grid import Grid
from qualcode.tui.keys.instead import error_words
from qualcode.tui.keys.key_table import Scope, bindings, hints, key_of
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.side_reader import Lookup
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.shared.writer import Task, Writer
from qualcode.tui.tables.count_choosing import CountChoosing
from qualcode.tui.tables.counted_pane import CountedPane
from qualcode.tui.tables.export import TableExporting
from qualcode.tui.tables.table_showing import TableShowing
from qualcode.tui.tables.table_words import told_with
from qualcode.tui.tables.told_lines import ToldLines
from qualcode.workspace.counting import tables
from qualcode.workspace.workbench.asked_table import AskedTable
from qualcode.workspace.workbench.shown_table import ShownTable, TableOrder
from qualcode.workspace.workbench.workbench import Workbench

COUNTING = _("Counting …")


class TablesScreen(StudyScreen):
    """What is counted, what must be told with it, the table, its cell under the cursor in words, keys."""

    DEFAULT_CSS = """
    TablesScreen #table-asked { background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("tables", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = ("tables", "study")
    AUTO_FOCUS = "#counted"

    def __init__(self, bench: Workbench, writer: Writer) -> None:
        super().__init__(bench, writer)
        self._choice = CountChoosing(self.desk, AskedTable(bench), self._count)
        self.shown: ShownTable | None = None
        """What is shown; what was counted before stays until something else is."""
        self.counted = CountedPane(id="counted-grid")
        self._told = ToldLines(id="table-told")
        self._counting = Task()
        self._why = COUNTING  # why no table is shown, or why it is not of what is asked now
        self.begin_again = self._count_again
        self._showing = TableShowing(self.desk, self)
        exporting = TableExporting(self.desk, lambda: (self.shown, self.counted.view), self.work, self.ask)
        self.parts |= {"choice": self._choice, "table": self._showing, "export": exporting}

    def compose(self) -> ComposeResult:
        """Head, what is counted, what is to be told with it, the table, keys."""
        yield HeadLine(id="tables-head")
        yield KeyLine((), cut=True, id="table-asked")
        yield self._told
        yield self.counted
        yield KeyLine(hints(*self.SCOPES), id="tables-keys")

    def on_mount(self) -> None:
        """Count, and show what there is."""
        self.bench_refreshed()

    # ---- counting --------------------------------------------------------------------------------

    def show_again(self) -> None:
        """Count anew; until that is done, what was counted before stays."""
        self._choice.renew()
        self._count()

    def show_code(self, key: int) -> None:
        """A code has no place of its own here."""

    def _count_again(self) -> bool:
        """Count once more where something went wrong; False where nothing did, or it is being counted."""
        if not self._why or self._why == COUNTING:
            return False
        self._count()
        return True

    def _count(self) -> None:
        """Count beside the interface; what is asked meanwhile is counted instead."""
        self._counting.give_up()
        asked, space = self._choice.asked, self._bench.space
        request, order = asked.request, self.shown.order if self.shown is not None else None
        self._why = COUNTING

        def work(project: Project) -> ShownTable:
            return ShownTable(tables.count(space.beside(project), request), order)

        def done(shown: ShownTable) -> None:
            if task is self._counting:
                asked.counted(request)
                self._take(shown, "")

        def failed(error: Exception) -> None:
            if task is not self._counting:
                return
            if not isinstance(error, QualcodeError):
                self.desk.failed(error)
            words = error_words(error) if isinstance(error, QualcodeError) else _("The table could not be counted.")
            self._take(None, words)

        def stopped() -> None:
            if self.shown is not None:
                asked.as_counted()
            again = key_of("study.show_screen_tables")
            self._take(self.shown, _("Counting was stopped: {key} counts again.", key=again))

        task = self._counting = Task(COUNTING, stopped=stopped)
        self.ask(Lookup(work, done, failed, task=task))
        self._show_choice()

    def ask(self, question: Lookup) -> None:
        """Have something read beside the interface."""
        self.app.ask(question)  # type: ignore[attr-defined]  # QualcodeApp's

    def _take(self, shown: ShownTable | None, why: str) -> None:
        self.shown, self._why = shown, why
        self.counted.show(shown, why or self._why_empty(shown))
        self._show_choice()

    def show_in_order(self, order: TableOrder | None) -> None:
        """Sort the rows; the cursor stays on its cell."""
        shown = self.shown
        if shown is None:
            return

        def done(sorted_table: ShownTable) -> None:
            if shown is self.shown:  # not counted anew meanwhile
                self._take(sorted_table, "")

        self.ask(Lookup(lambda _project: shown.sorted_by(order), done, self.desk.failed, task=Task(_("Sorting …"))))

    @staticmethod
    def _why_empty(shown: ShownTable | None) -> str:
        """Why no row is shown, and what to do next."""
        if shown is None or shown.lines:
            return ""
        if shown.table.left_out:
            return _(
                "Nothing is coded here: {count}. {options} shows empty rows, {clear} clears the filter.",
                count=counted(shown.table.left_out, "empty row"),
                options=key_of("tables.options"),
                clear=key_of("tables.clear_filters"),
            )
        return _("Nothing to count: {rows} chooses other rows.", rows=key_of("tables.rows"))

    def _show_choice(self) -> None:
        self.query_one("#table-asked", KeyLine).show(self._choice.hints())
        shown = self.shown
        self._told.tell(told_with(shown.table) if shown is not None else [])
        right = [COUNTING] if self._why == COUNTING else []
        if shown is not None and not right:
            rows, columns = len(shown.table.rows), len(shown.table.columns)
            right = [counted(rows, "row"), counted(columns, "column")]
        self.query_one(HeadLine).show([_("Tables")], [*right, self._bench.project.title])

    # ---- elsewhere -------------------------------------------------------------------------------

    @on(CountedPane.NumberWanted)
    def action_jump(self) -> None:
        """List the passages of the cell under the cursor among the quotations."""
        shown, place = self.shown, self.counted.place
        if shown is None or place is None:
            self.desk.warn(self._why or _("The arrows lead to cells with a number."))
            return
        if shown.table.request.publish:
            key = key_of("tables.publish")
            self.desk.warn(
                _("While small numbers are hidden, none leads to passages; {key} and 0 show all.", key=key)
            )
            return
        found = Lookup(lambda _project: [*shown.codings(*place)], self._list_passages, self.desk.failed, opens=True)
        self.ask(found)

    def _list_passages(self, codings: Sequence[int]) -> None:
        if not codings:
            self.desk.warn(_("No passage is behind this cell: the arrows lead to cells with a number."))
            return

        def there(screen: StudyScreen) -> None:
            from qualcode.tui.quotations.passage_choosing import PassageChoosing

            choice = screen.parts["choice"]
            if isinstance(choice, PassageChoosing):
                choice.only_codings(codings)

        self.post_message(self.Show("quotations", there=there))

    @on(Grid.CellMoved)
    def _follow(self) -> None:
        self._showing.draw_portrait()

    @on(Grid.HeadClicked)
    def _sort_by(self, event: Grid.HeadClicked) -> None:
        self._showing.sort_by(event.column - 1)

    def action_back(self) -> None:
        """Go to the text."""
        self.post_message(self.Show("coding"))
