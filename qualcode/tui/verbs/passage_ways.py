"""The ways from the passage of a list: into its text, and to a memo on it that asks the team."""

from __future__ import annotations

from collections.abc import Callable

from qualcode.catalogue import _
from qualcode.model.memos import MemoKind
from qualcode.model.spans import Span
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.verbs.memo_writing import MemoWriting
from qualcode.workspace.workbench.passage_list import SeenPassages


class PassageWays:
    """`selected` gives document (key) and passage of what is highlighted; None where nothing is."""

    def __init__(self, desk: Desk, shelf: SeenPassages, selected: Callable[[], tuple[int, Span] | None]) -> None:
        self._desk, self._shelf, self._selected = desk, shelf, selected

    def show_text(self) -> None:
        """Show the passage in its text."""
        selected = self._selected()
        if selected is not None:
            self._desk.post(StudyScreen.Jump(*selected))

    def ask(self) -> None:
        """Write a memo on the passage; it begins as a question to the team."""
        selected = self._selected()
        if selected is not None:
            key, span = selected
            title = _("Memo on {place}", place=self._shelf.place(key, span))
            writing = MemoWriting(self._desk, lambda _coding: ())
            writing.on_passage(self._shelf.documents[key], span, kind=MemoKind.QUESTION, title=title)
