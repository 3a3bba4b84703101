"""The way into the tour, which is loaded when it is taken first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.timer import Timer

from qualcode.tui.projects.switching import Switching
from qualcode.tui.shared.study_screen import StudyScreen

if TYPE_CHECKING:
    from qualcode.tui.tour.tour import Tour


class TourDoor:
    """`front` gives the screen in front, `again` calls something every so many seconds."""

    def __init__(
        self,
        front: Callable[[], StudyScreen | None],
        again: Callable[[float, Callable[[], None]], Timer],
        switching: Switching,
    ) -> None:
        self._front, self._again, self._switching = front, again, switching
        self._tour: Tour | None = None

    def begin(self) -> None:
        """Begin the tour, or go on where it was left."""
        self.tour.begin()

    @property
    def tour(self) -> Tour:
        """The tour."""
        if self._tour is None:
            from qualcode.tui.tour.tour import Tour

            self._tour = Tour(self._front, self._again, self._switching)
        return self._tour

    def action_tour(self) -> None:
        """Begin the tour, or choose what becomes of it."""
        self.tour.choose()
