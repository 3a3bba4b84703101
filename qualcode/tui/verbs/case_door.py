"""The key that leads to the case of what is in front, from every screen."""

from __future__ import annotations

from collections.abc import Callable

from qualcode.model.documents import Document
from qualcode.project.file.row_rules import folded
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.workspace.workbench.workbench import Workbench


def case_of(bench: Workbench, document: Document | None) -> int | None:
    """The case (key) that a document belongs to; None where it belongs to none."""
    if document is None or not document.case:
        return None
    return bench.project.cases.keys().get(folded(document.case))


class CaseDoor:
    """The program's part for it; `front` gives the screen in front, or None."""

    def __init__(self, front: Callable[[], StudyScreen | None]) -> None:
        self._front = front

    def action_show_case(self) -> None:
        """Show the case that is meant on the screen in front, else the one that was shown last, or the first."""
        front = self._front()
        if front is not None:
            front.post_message(front.Show("cases", front.case_meant()))
