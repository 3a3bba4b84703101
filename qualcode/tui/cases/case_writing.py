"""Writing the summary of a case, and memos on it."""

from __future__ import annotations

from rich.text import Text

from qualcode.catalogue import _
from qualcode.model.memos import Memo
from qualcode.safe_text import visible
from qualcode.tui.cases.case_choosing import CaseFront
from qualcode.tui.fields.text_keeping import TextKeeping
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.shared.desk import Desk
from qualcode.tui.summaries.summary_editor import SummaryBasis, SummaryEditor, WrittenSummary
from qualcode.tui.verbs.memos_on_things import MemosOnThings
from qualcode.workspace.coding.case_summaries import write_summary
from qualcode.workspace.unsaved_texts import typed_for_summary


class CaseWriting:
    """It acts on the case in the column of the cursor."""

    def __init__(self, desk: Desk, front: CaseFront) -> None:
        self._desk = desk
        self._front = front

    def action_edit_summary(self) -> None:
        """Write motto and text of the summary beside the passages; emptied, it is removed."""
        overview, desk = self._front.overview, self._desk
        if overview is None:
            return
        case, summary = overview.case, overview.summary
        if summary is not None and not desk.bench.wrote(summary.memo):
            desk.warn(_("The summary of this case is {author}'s; write a memo of your own.", author=summary.author))
            return
        keeping = TextKeeping(desk.bench.unsaved, typed_for_summary(case.uuid, ""))
        parts = [
            Text.assemble((f"{visible(theme.heading)}\n", "bold"), visible(quotation.text), f" ({quotation.label})")
            for theme in overview.themes
            for quotation in theme.quotations
        ]
        basis = SummaryBasis(_("{case} · case summary", case=case.name), parts)

        def saved(memo: Memo | None) -> None:
            keeping.done()
            desk.written(_("Case summary saved") if memo else _("Case summary removed"), (undoes(),))

        def answered(written: WrittenSummary | None) -> None:
            if written is not None:
                desk.write(lambda space: write_summary(space, case, motto=written.motto, text=written.text), saved)

        text, motto = (summary.memo.text, summary.memo.title) if summary else ("", "")
        desk.show_dialog(SummaryEditor(basis, text, motto, keeping), answered)

    def action_memo(self) -> None:
        """List the memos on the case, and write one."""
        if self._front.overview is not None:
            MemosOnThings(self._desk).on_case(self._front.overview.case)
