"""Writing in the summary grid: a cell beside its passages, a case as a whole, a code over all cases."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.text import Text

from qualcode.catalogue import _
from qualcode.model.documents import Case
from qualcode.tui.fields.text_keeping import TextKeeping
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.shared.desk import Desk
from qualcode.tui.summaries.grid_words import passage_text, stale_words, summary_parts
from qualcode.tui.summaries.summary_editor import SummaryBasis, SummaryEditor, WrittenSummary
from qualcode.workspace.coding.case_summaries import write_summary
from qualcode.workspace.counting import summaries
from qualcode.workspace.counting.summaries import OpenedCell, SummaryGrid
from qualcode.workspace.unsaved_texts import typed_for_summary

if TYPE_CHECKING:
    from qualcode.model.codes import Code
    from qualcode.workspace.workspace import Workspace


class CellWriting:
    """Opens the editor of what the cursor is on; what is typed is kept until it is saved or discarded."""

    def __init__(
        self, desk: Desk, grid: Callable[[], SummaryGrid], meant: Callable[[], tuple[Case | None, Code | None]]
    ) -> None:
        """`meant` gives case and code under the cursor, None for “all cases” and for the case as a whole."""
        self._desk = desk
        self._grid = grid
        self._meant = meant

    def action_write(self) -> None:
        """Write the summary under the cursor."""
        case, code = self._meant()
        if code is not None:
            self._open(case, code, self._edit)
        elif case is not None:
            self._edit_whole(case)
        else:
            self._desk.flash(_("Over all cases there is a summary for each code: go to one."))

    def action_confirm(self) -> None:
        """Say that a stale summary holds for the passages of now."""
        case, code = self._meant()
        if code is None:
            self._desk.flash(_("What is written of a case as a whole is never stale."))
            return

        def confirm(cell: OpenedCell) -> None:
            if cell.summary is None:
                self._desk.flash(_("There is no summary here."))
            elif not cell.changes:
                self._desk.flash(_("This summary is not stale."))
            else:
                self._save(cell, cell.summary.text, _("Summary confirmed"))

        self._open(case, code, confirm)

    def action_remove(self) -> None:
        """Take the summary under the cursor away."""
        case, code = self._meant()
        if code is None:
            self._desk.flash(_("Empty its words in the editor to remove it."))
            return

        def remove(cell: OpenedCell) -> None:
            if cell.summary is None:
                self._desk.flash(_("There is no summary here."))
            else:
                self._save(cell, "", _("Summary removed"))

        self._open(case, code, remove)

    # ---- one cell --------------------------------------------------------------------------------

    def _open(self, case: Case | None, code: Code, then: Callable[[OpenedCell], None]) -> None:
        space = self._desk.bench.space
        self._desk.read(lambda project: summaries.open_cell(space.beside(project), case, code), then, opens=True)

    def _edit(self, cell: OpenedCell) -> None:
        keeping = self._keeping(cell.case, cell.code)

        def written(summary: WrittenSummary | None) -> None:
            if summary is None:
                return
            if not summary.text.strip() and cell.summary is None:
                keeping.done()
                return
            told = _("Summary saved") if summary.text.strip() else _("Summary removed")
            self._save(cell, summary.text, told, keeping)

        where = cell.case.name if cell.case else _("All cases")
        basis = SummaryBasis(f"{where} · {cell.code.full_name}", self._parts(cell), stale_words(cell))
        text = cell.summary.text if cell.summary else ""
        self._desk.show_dialog(SummaryEditor(basis, text, None, keeping), written)

    def _parts(self, cell: OpenedCell) -> list[Text]:
        """What a cell rests on: its passages; over all cases what was written of each before them."""
        parts: list[Text] = []
        if cell.case is None:
            grid, code = self._grid(), cell.code.key
            found = ((case.name, grid.cell(case.key, code).summary) for case in grid.cases)
            parts += summary_parts([(name, summary.text) for name, summary in found if summary is not None])
        parts += [passage_text(passage, self._desk.bench, cell.code.key) for passage in cell.passages]
        return parts or [Text(_("No passage under this code."))]

    def _save(self, cell: OpenedCell, text: str, told: str, keeping: TextKeeping | None = None) -> None:
        def work(space: Workspace) -> object:
            return summaries.write(space, cell, text)

        def done(_summary: object) -> None:
            if keeping is not None:
                keeping.done()
            self._desk.written(told, (undoes(),))

        self._desk.write(work, done)

    # ---- a case as a whole -----------------------------------------------------------------------

    def _edit_whole(self, case: Case) -> None:
        """Motto and text of a case beside what was written of it on each code."""
        grid, keeping = self._grid(), self._keeping(case, None)
        memo = grid.rows.get(case.key)
        found = ((code.full_name, grid.cell(case.key, code.key).summary) for code in grid.codes)
        parts = summary_parts([(name, summary.text) for name, summary in found if summary is not None])

        def written(summary: WrittenSummary | None) -> None:
            if summary is None:
                return

            def done(_memo: object) -> None:
                keeping.done()
                self._desk.written(_("Case summary saved"), (undoes(),))

            self._desk.write(lambda space: write_summary(space, case, motto=summary.motto, text=summary.text), done)

        basis = SummaryBasis(
            _("{case} · case summary", case=case.name), parts or [Text(_("No summary of this case yet."))]
        )
        text, motto = (memo.text, memo.title) if memo else ("", "")
        self._desk.show_dialog(SummaryEditor(basis, text, motto, keeping), written)

    def _keeping(self, case: Case | None, code: Code | None) -> TextKeeping:
        bench = self._desk.bench
        return TextKeeping(bench.unsaved, typed_for_summary(case.uuid if case else "", code.uuid if code else ""))
