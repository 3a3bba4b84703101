"""The memo on the document or case under the cursor."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.model.documents import Document
from qualcode.tui.material.cell_editing import CellFront
from qualcode.tui.shared.desk import Desk
from qualcode.tui.verbs.memo_writing import MemoWriting


class RowMemos:
    """What the key does that writes a memo."""

    def __init__(self, desk: Desk, front: CellFront) -> None:
        self._desk = desk
        self._front = front
        self._writing = MemoWriting(desk, self._show)

    def _show(self, _coding: object) -> Sequence[str]:
        self._desk.bench.refresh()
        return ()

    def action_memo(self) -> None:
        """Write a memo on the row, or go on with one's own."""
        row = self._front.row
        if isinstance(row, Document):
            self._writing.on_document(row)
        elif row is not None:
            self._writing.on_case(row)
