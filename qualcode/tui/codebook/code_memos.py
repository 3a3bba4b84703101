"""The memo on the code in the form."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.tui.codebook.desk import CodebookDesk
from qualcode.tui.verbs.memo_writing import MemoWriting


class CodeMemos:
    """What the key does that writes a memo."""

    def __init__(self, desk: CodebookDesk) -> None:
        self._desk = desk
        self._writing = MemoWriting(desk, self._show)

    def _show(self, _coding: object) -> Sequence[str]:
        self._desk.bench.refresh()
        return ()

    def action_memo(self) -> None:
        """Write a memo on the code, or go on with one's own."""
        self._desk.with_code(self._writing.on_code)
