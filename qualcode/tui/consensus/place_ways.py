"""The ways from the place under the cursor: to other open ones, into its text, to a memo on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from qualcode.catalogue import _
from qualcode.model.spans import Span
from qualcode.tui.consensus.words import is_open
from qualcode.tui.quotations.passage_list import PassageList
from qualcode.tui.shared.desk import Desk
from qualcode.tui.verbs.passage_ways import PassageWays
from qualcode.workspace.team.consensus_board import BoardPlace
from qualcode.workspace.workbench.passage_list import SeenPassages


class PlaceWays:
    """`places` are those that are listed."""

    def __init__(
        self, desk: Desk, shelf: SeenPassages, places: PassageList, listed: Callable[[], Sequence[BoardPlace]]
    ) -> None:
        self._desk, self._places, self._listed = desk, places, listed
        self._ways = PassageWays(desk, shelf, self.selected)

    @property
    def current(self) -> BoardPlace | None:
        """The place under the cursor."""
        at, listed = self._places.cursor, self._listed()
        return listed[at] if at is not None and at < len(listed) else None

    def selected(self) -> tuple[int, Span] | None:
        """Document (key) and passage of the current place."""
        current = self.current
        return (current.place.document.key, current.place.span) if current is not None else None

    def why_none(self) -> str:
        """Why there is no current place; empty where there is one."""
        if self.current is not None:
            return ""
        return self._places.empty_words or _("No place is highlighted.")

    def open_from(self, at: int, step: int) -> Iterator[int]:
        """The open places from one on (1) or back (-1), in a circle."""
        listed = self._listed()
        count = len(listed)
        return (number % count for number in range(at, at + step * count, step) if is_open(listed[number % count]))

    def action_next_open(self, step: int) -> None:
        """Go to the next (1) or previous (-1) place that is still open."""
        at = self._places.cursor
        found = next(self.open_from(at + step, step), None) if at is not None else None
        if found is None or found == at:
            self._desk.flash(_("No other place of those listed is open."))
        else:
            self._places.go_to(found)

    def action_jump(self) -> None:
        """Show the place in its text, to code there."""
        self._ways.show_text()

    def action_memo(self) -> None:
        """Write a memo on the passage; it begins as a question to the team."""
        self._ways.ask()
