"""Projects of other programs, both ways, from wherever one is: forms, what would come or go, change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qualcode.tui.sharing.merging import writable_desk

if TYPE_CHECKING:
    from qualcode.tui.projects.switching import Switching
    from qualcode.tui.shared.desk import Desk
    from qualcode.tui.shared.study_screen import StudyScreen


class ProjectExchanging:
    """`front` gives the screen in front, or None while there is none; `switching` opens what was made."""

    def __init__(self, front: Callable[[], StudyScreen | None], switching: Switching) -> None:
        self._front, self._switching = front, switching
        switching.take_over = self._begin_new

    def action_import_project(self) -> None:
        """Ask for a project of another program, show what would come in, take it over."""
        from qualcode.tui.exchange.taking_over import TakingOver

        desk = writable_desk(self._front())
        if desk is not None:
            TakingOver(desk, self._switching).begin()

    def _begin_new(self, desk: Desk) -> None:
        """Ask for a project of another program that becomes a new one."""
        from qualcode.tui.exchange.taking_over import TakingOver

        TakingOver(desk, self._switching, {"into": "new"}).begin()

    def action_export_project(self) -> None:
        """Ask for the file and the program that it is for, show what would not travel, write it."""
        from qualcode.tui.exchange.giving_out import GivingOut

        front = self._front()
        if front is not None:
            GivingOut(front.desk, front.work).begin()
