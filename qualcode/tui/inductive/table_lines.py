"""What of a summary is shown and meant: rows or statements, what is under the cursor, what is marked."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.tui.grid.grid import Grid
from qualcode.tui.inductive.table_words import ReductionStep
from qualcode.workspace.inductive.summary_table import SummaryStatement, SummaryTable, SummaryTableRow

_STEPS = list(ReductionStep)


class TableLines:
    """The lines of the table; its cursor is that of the grid."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self.board: SummaryTable | None = None
        self.step = ReductionStep.ROWS
        self.marked: set[int] = set()
        """Rows or statements (keys) of the step that is shown."""

    @property
    def statements(self) -> Sequence[SummaryStatement]:
        """The statements of the step that is shown."""
        if self.board is None or self.step is ReductionStep.ROWS:
            return ()
        return self.board.first if self.step is ReductionStep.FIRST else self.board.second

    @property
    def keys(self) -> list[int]:
        """The keys of the rows or statements that are shown."""
        if self.board is not None and self.step is ReductionStep.ROWS:
            return [row.row.key for row in self.board.rows]
        return [held.statement.key for held in self.statements]

    @property
    def row(self) -> SummaryTableRow | None:
        """The row under the cursor; None where statements are shown."""
        at = self._grid.row
        if self.board is None or self.step is not ReductionStep.ROWS or at is None or at >= len(self.board.rows):
            return None
        return self.board.rows[at]

    @property
    def statement(self) -> SummaryStatement | None:
        """The statement under the cursor; None where rows are shown."""
        at = self._grid.row
        return self.statements[at] if at is not None and at < len(self.statements) else None

    @property
    def meant(self) -> list[int]:
        """The keys of what is marked, else of what is under the cursor."""
        shown, at = self.keys, self._grid.row
        marked = [key for key in shown if key in self.marked]
        return marked or ([shown[at]] if at is not None and at < len(shown) else [])

    def mark(self) -> None:
        """Mark what is under the cursor, or take the mark away."""
        at, shown = self._grid.row, self.keys
        if at is not None and at < len(shown):
            self.marked ^= {shown[at]}

    def mark_all(self) -> None:
        """Mark all lines, or none."""
        every = set(self.keys)
        self.marked = set() if self.marked == every else every

    def unmark(self) -> None:
        """Take all marks away."""
        self.marked = set()

    def turn(self) -> None:
        """Show the next step: rows, statements of the first reduction, of the second."""
        self.step = _STEPS[(_STEPS.index(self.step) + 1) % len(_STEPS)]
        self.unmark()
