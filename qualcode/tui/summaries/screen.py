"""The summary grid: cases by codes; Enter writes a cell beside its passages, “≠” marks what is stale."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.model.codes import Code
from qualcode.model.documents import Case
from qualcode.safe_text import visible
from qualcode.tui.grid.grid import Grid, GridCells
from qualcode.tui.keys.key_table import Scope, bindings, hints, key_of
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.shared.writer import Task, Writer
from qualcode.tui.summaries.cell_writing import CellWriting
from qualcode.tui.summaries.grid_words import WHOLE, cell_words, columns_of, row_words, state_words
from qualcode.workspace.counting.summaries import SummaryCell, SummaryGrid, read_grid
from qualcode.workspace.workbench.workbench import Workbench

_STALE_LEVEL = 2  # how strong the ground of a stale cell is
_EMPTY = SummaryGrid((), (), {}, {}, lambda _place: ())


class SummariesScreen(StudyScreen):
    """The grid above, the summary under the cursor whole below it."""

    DEFAULT_CSS = """
    SummariesScreen Grid { height: 1fr; }
    SummariesScreen #summary-whole { height: 30%; min-height: 4; border: round $foreground 30%; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("summaries", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = ("summaries", "study")
    AUTO_FOCUS = "#summary-grid"

    def __init__(self, bench: Workbench, writer: Writer) -> None:
        super().__init__(bench, writer)
        self.grid = Grid(id="summary-grid")
        self.read = _EMPTY
        self._outermost = False
        self._reading = Task()
        self._is_stopped = False
        self.begin_again = self._read_again
        self.parts |= {"cells": CellWriting(self.desk, lambda: self.read, lambda: self.meant)}
        self.lacking["row"] = lambda: "" if self.grid.row is not None else self.grid.empty_words

    def compose(self) -> ComposeResult:
        """Head, grid, the whole summary, keys."""
        yield HeadLine(id="summaries-head")
        yield self.grid
        with VerticalScroll(id="summary-whole", can_focus=False) as whole:
            whole.border_title = ""
            yield Static(id="summary-words")
        yield KeyLine(hints(*self.SCOPES), id="summaries-keys")

    def on_mount(self) -> None:
        """Show what there is."""
        self.bench_refreshed()

    # ---- what is meant ---------------------------------------------------------------------------

    @property
    def codes(self) -> list[Code]:
        """The codes in the columns."""
        return [code for code in self.read.codes if code.parent is None or not self._outermost]

    @property
    def meant(self) -> tuple[Case | None, Code | None]:
        """Case and code under the cursor: None for “all cases”, and for the case as a whole."""
        row, column = self.grid.row, self.grid.column
        case = self.read.cases[row] if row is not None and row < len(self.read.cases) else None
        codes = self.codes
        return case, codes[column - WHOLE - 1] if WHOLE < column <= len(codes) + WHOLE else None

    def _cell(self, row: int, column: int) -> SummaryCell | None:
        """A cell of the grid; None for names and what is written of cases as a whole."""
        codes = self.codes
        if column <= WHOLE or column > len(codes) + WHOLE:
            return None
        case = self.read.cases[row].key if row < len(self.read.cases) else None
        return self.read.cell(case, codes[column - WHOLE - 1].key)

    # ---- showing ---------------------------------------------------------------------------------

    def show_again(self) -> None:
        """Read the grid again; the cursor stays where it is."""
        self._reading.give_up()
        self._is_stopped = False
        space = self._bench.space
        self._reading = self.desk.read(
            lambda project: read_grid(space.beside(project)),
            self._taken,
            words=_("Reading the summaries …"),
            stopped=self._stopped,
        )

    def _stopped(self) -> None:
        """What was shown before stays."""
        self._is_stopped = True

    def _read_again(self) -> bool:
        """Read once more where that was stopped; False where it was not."""
        if self._is_stopped:
            self.show_again()
            return True
        return False

    def _taken(self, read: SummaryGrid) -> None:
        self.read = read
        self._show_grid()

    def _show_grid(self) -> None:
        shown, codes = self.read, self.codes

        def words(row: int, column: int) -> str:
            case = shown.cases[row] if row < len(shown.cases) else None
            if column == 0:
                return case.name if case else _("All cases")
            cell = self._cell(row, column)
            return row_words(shown, case) if cell is None else cell_words(cell)

        def level(row: int, column: int) -> int:
            cell = self._cell(row, column)
            return _STALE_LEVEL if cell is not None and cell.is_stale else 0

        columns = columns_of(shown, codes)
        rows = len(shown.cases) + 1 if shown.cases and codes else 0
        self.grid.show(GridCells(rows, columns, words, empty=self._why_empty(), level=level))
        self._show_head()

    def _why_empty(self) -> str:
        if not self.read.cases:
            key = key_of("study.show_screen_material")
            return _("There are no cases yet: {key} makes them and gives them their documents.", key=key)
        return _("No code has a passage yet: there is nothing to sum up.")

    def _show_head(self) -> None:
        cells = [self.read.cell(case.key, code.key) for case in self.read.cases for code in self.codes]
        wanted = [cell for cell in cells if cell.passages or cell.summary]
        written = sum(cell.summary is not None for cell in wanted)
        stale = sum(cell.is_stale for _case, _code, cell in self.read.written())
        right = [_("{written} of {cells} cells written", written=written, cells=len(wanted))]
        if stale:
            right.insert(0, ngettext("{count} stale", "{count} stale", stale))
        hidden = self._bench.sight.hidden_words("summaries")
        alone = self.read.without_case
        told = hidden or (
            ngettext("{count} document without a case", "{count} documents without a case", alone) if alone else ""
        )
        name = pgettext("head", "Summaries")
        self.query_one(HeadLine).show([name], [*right, self._bench.project.title], told)

    @on(Grid.CellMoved)
    def _show_whole(self) -> None:
        row, column = self.grid.row, self.grid.column
        box, words = self.query_one("#summary-whole", VerticalScroll), self.query_one("#summary-words", Static)
        if row is None:
            box.border_title = ""
            words.update("")
            return
        case, code = self.meant
        name = case.name if case else _("All cases")
        cell = self._cell(row, column)
        box.border_title = visible(f"{name} · {code.full_name}" if code else name)
        if cell is not None:
            text = cell.summary.text if cell.summary else ""
            state = state_words(cell, self._bench)
        else:
            memo = self.read.rows.get(case.key) if case else None
            text, state = (memo.text, memo.title) if memo else ("", "")
        shown = Text(visible(state), style="bold" if cell is None else "dim")
        words.update(Text.assemble(shown, "\n" if state and text else "", visible(text, keep="\n")))
        box.scroll_home(animate=False)

    def show_code(self, key: int) -> None:
        """Put the cursor on the column of a code (key)."""
        places = {code.key: place for place, code in enumerate(self.codes, start=WHOLE + 1)}
        if key in places:
            self.grid.go_to(self.grid.row or 0, places[key])

    # ---- keys ------------------------------------------------------------------------------------

    @on(Grid.RowWanted)
    async def _write_clicked(self) -> None:
        await self.action_do("cells", "write")

    def action_next_stale(self, by: int) -> None:
        """Go to the next or previous stale cell, row by row."""
        rows, columns = len(self.read.cases) + 1, len(self.codes) + WHOLE + 1
        stale = [
            (row, column)
            for row in range(rows)
            for column in range(columns)
            if (cell := self._cell(row, column)) is not None and cell.is_stale
        ]
        here = self.grid.row or 0, self.grid.column
        beyond = [place for place in stale if (place > here if by > 0 else place < here)]
        if not stale:
            self.desk.flash(_("No summary is stale."))
        elif beyond:
            self.grid.go_to(*(beyond[0] if by > 0 else beyond[-1]))
        else:
            self.desk.flash(_("No further stale summary in this direction."))

    def action_sub_codes(self) -> None:
        """Show all codes, or the outermost only, which have those below them in any case."""
        _case, code = self.meant
        self._outermost = not self._outermost
        self._show_grid()
        self.desk.flash(_("Outermost codes only") if self._outermost else _("All codes"))
        if code is not None:
            book = self._bench.book
            while self._outermost and code.parent is not None:
                code = book[code.parent]
            self.show_code(code.key)

    def action_scroll_whole(self) -> None:
        """Show more of the summary; after the end the beginning."""
        box = self.query_one("#summary-whole", VerticalScroll)
        if box.scroll_offset.y >= box.max_scroll_y:
            box.scroll_home(animate=False)
        else:
            box.scroll_relative(y=max(1, box.size.height - 1), animate=False)

    def action_back(self) -> None:
        """Go to the text."""
        self.post_message(self.Show("coding"))
