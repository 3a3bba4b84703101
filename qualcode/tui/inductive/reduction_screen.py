"""The table of a summary after Mayring: paraphrases, generalisations, two reductions, each with its passages."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.model.codebooks.inductions import Induction, Technique
from qualcode.safe_text import visible
from qualcode.tui.grid.grid import Grid, GridCells
from qualcode.tui.inductive.table_changes import TableChanges
from qualcode.tui.inductive.table_lines import TableLines
from qualcode.tui.inductive.table_words import (
    ReductionStep,
    cells_of_row,
    cells_of_statement,
    columns_of,
    note_of_row,
    note_of_statement,
    progress_of,
)
from qualcode.tui.inductive.work_files import WorkFiles
from qualcode.tui.inductive.work_screen import WorkScreen
from qualcode.tui.keys.key_table import Scope, bindings, hints, key_of
from qualcode.tui.quotations.passage_lines import PassageContext
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.writer import Writer
from qualcode.workspace.inductive import summary_table
from qualcode.workspace.inductive.summary_table import SummaryTable
from qualcode.workspace.workbench.passage_list import SeenPassages
from qualcode.workspace.workbench.workbench import Workbench
from qualcode.workspace.workspace import Workspace


class ReductionScreen(WorkScreen[SummaryTable]):
    """Rows or statements above, what the one under the cursor rests on below."""

    DEFAULT_CSS = """
    ReductionScreen Grid { height: 1fr; min-height: 6; }
    ReductionScreen PassageContext { height: 45%; min-height: 8; border: round $foreground 30%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("reduction", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = ("reduction", "study")
    AUTO_FOCUS = "#reduction"
    TECHNIQUE = Technique.SUMMARY

    def __init__(self, bench: Workbench, writer: Writer) -> None:
        super().__init__(bench, writer)
        self.grid = Grid(id="reduction")
        self.lines = TableLines(self.grid)
        self._shelf = SeenPassages(bench)
        self.lacking["row"] = lambda: "" if self.grid.row is not None else self.grid.empty_words
        self.parts["files"] = WorkFiles(self.desk, lambda: self.board.induction if self.board else None)
        self.parts["rows"] = TableChanges(self.desk, self.lines)

    # ---- building --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Head, table, what the line under the cursor rests on, keys."""
        yield HeadLine(id="reduction-head")
        yield self.grid
        yield PassageContext(id="reduction-context")
        yield KeyLine(hints(*self.SCOPES), id="reduction-keys")

    def on_resize(self, _event: events.Resize) -> None:
        """The columns share the new width."""
        if self.board is not None:
            self.show_board()

    # ---- showing ---------------------------------------------------------------------------------

    def read_board(self, space: Workspace, induction: Induction) -> SummaryTable:
        """Read the table of a work."""
        return summary_table.table(space, induction)

    def show_board(self) -> None:
        """Show rows or statements; the cursor stays on its line."""
        self._shelf.refresh()
        board = self.lines.board = self.board
        shown = self.lines.keys
        self.lines.marked &= set(shown)
        if board is None:
            cells: list[tuple[str, ...]] = []
        elif self.lines.step is ReductionStep.ROWS:
            cells = [cells_of_row(board, number, row) for number, row in enumerate(board.rows, start=1)]
        else:
            cells = [
                cells_of_statement(board, number, held) for number, held in enumerate(self.lines.statements, start=1)
            ]
        self.grid.show(
            GridCells(
                len(cells),
                columns_of(self.lines.step, self.size.width),
                lambda row, column: cells[row][column],
                lambda row: shown[row] in self.lines.marked,
                self._why_empty(),
            )
        )
        self._show_head()

    def _why_empty(self) -> str:
        if self.board is None:
            return self.no_work()
        if self.lines.step is not ReductionStep.ROWS:
            return _(
                "No statement yet: {mark} marks what says the same, {reduce} makes one of it.",
                mark=key_of("reduction.mark"),
                reduce=key_of("reduction.reduce"),
            )
        if self.board.open:
            return ngettext(
                "{count} paraphrase of the material has no row yet: {key} makes it one.",
                "{count} paraphrases of the material have no row yet: {key} makes each one.",
                len(self.board.open),
                key=key_of("reduction.take"),
            )
        return _(
            "The material has no paraphrases yet: {key} in the text writes one on the passage.",
            key=key_of("coding.paraphrase"),
        )

    def _show_head(self) -> None:
        board, title = self.board, self._bench.project.title
        if board is None:
            self.query_one(HeadLine).show([pgettext("head", "Summary")], [title])
            return
        right = [*progress_of(board), title]
        if self.lines.marked:
            right.insert(0, ngettext("{count} marked", "{count} marked", len(self.lines.marked)))
        if board.open:
            words = ngettext(
                "{count} paraphrase without a row ({key})", "{count} paraphrases without a row ({key})",
                len(board.open), key=key_of("reduction.take"),
            )  # fmt: skip
            right.insert(0, words)
        if board.induction.closed:
            right.insert(0, _("closed"))
        hidden = self._bench.sight.hidden_words("memos on passages")
        self.query_one(HeadLine).show([visible(board.induction.name), self.lines.step.value], right, hidden)

    @on(Grid.CellMoved)
    def _show_basis(self) -> None:
        context, board, row, held = self.query_one(PassageContext), self.board, self.lines.row, self.lines.statement
        if board is None or (row is None and held is None):
            context.show_nothing()
        elif row is not None:
            place = row.paraphrase
            author = self._bench.coders.get(place.memo.author)
            note = note_of_row(board, row, author.name if author else "?")
            if place.span is not None and place.document.key in self._shelf.documents:
                context.show_passage(self._shelf, place.document.key, place.span, note)
            else:
                context.show_note(visible(place.document.name), note)
        elif held is not None:
            context.show_note(self.lines.step.value, note_of_statement(held))

    # ---- keys ------------------------------------------------------------------------------------

    @on(Grid.RowWanted)
    async def _row_wanted(self) -> None:
        await self.action_do("rows", "write")

    def action_mark(self) -> None:
        """Mark what is under the cursor, or take the mark away, and go on to the next."""
        self.lines.mark()
        self.grid.action_step(1)
        self._marks_changed()

    def action_mark_all(self) -> None:
        """Mark all lines, or none."""
        self.lines.mark_all()
        self._marks_changed()

    def _marks_changed(self) -> None:
        self.grid.refresh()
        self._show_head()

    def action_turn_table(self) -> None:
        """Show rows, statements of the first and of the second reduction in turn."""
        self.lines.turn()
        self.show_board()
        self.grid.go_to(0, 0)

    def action_jump(self) -> None:
        """Go to the passage in the text; of a statement to its first one."""
        held = self.lines.statement
        row = self.lines.row or (held.rows[0] if held is not None and held.rows else None)
        if row is None:
            self.desk.warn(_("This statement rests on no row."))
        else:
            self.post_message(self.Jump(row.paraphrase.document.key, row.paraphrase.span))

    def action_scroll_context(self) -> None:
        """Show more of the context; after the end the beginning."""
        self.query_one(PassageContext).page()

    def action_back(self) -> None:
        """Take the marks away, then go to the list of works."""
        if self.lines.marked:
            self.lines.unmark()
            self._marks_changed()
        else:
            super().action_back()
