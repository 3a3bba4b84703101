"""Which case is shown, and which case or wave beside it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Protocol

from qualcode.catalogue import _
from qualcode.model.documents import Case
from qualcode.plural import counted
from qualcode.reporting.documents.case_overview import CaseOverview
from qualcode.tui.finder.choose_many import ChooseMany, Item
from qualcode.tui.finder.choose_one import ChooseOne
from qualcode.tui.shared.desk import Desk


@dataclass(frozen=True, slots=True)
class ChosenCase:
    """A case (key) that is to be shown, or one wave of it."""

    case: int
    wave: str = ""


class CaseFront(Protocol):
    """What choosing and writing need of the screen."""

    @property
    def cases(self) -> Sequence[Case]:
        """All cases by name."""

    @property
    def overview(self) -> CaseOverview | None:
        """The case in the column of the cursor."""

    @property
    def overviews(self) -> Sequence[CaseOverview]:
        """All that is shown."""

    @property
    def has_room(self) -> bool:
        """Whether two can stand side by side."""

    def show_again(self) -> None:
        """Show what is chosen now."""


class CaseChoosing:
    """The cases that are `chosen`: one, or two side by side."""

    def __init__(self, desk: Desk, front: CaseFront) -> None:
        self._desk = desk
        self._front = front
        self.chosen: Sequence[ChosenCase] = ()

    def choose(self, chosen: Sequence[ChosenCase]) -> None:
        """Show these."""
        self.chosen = list(chosen)
        self._front.show_again()

    def action_next_case(self, by: int) -> None:
        """Show the next or previous case by name, of two the one in the column of the cursor."""
        overview, cases = self._front.overview, self._front.cases
        if overview is None:
            return
        at = [case.key for case in cases].index(overview.case.key) + by
        if not 0 <= at < len(cases):
            self._desk.flash(_("This is the first case.") if by < 0 else _("This is the last case."))
            return
        others = [chosen for chosen in self.chosen if chosen.case != overview.case.key]
        if len(self.chosen) == 2 and others and cases[at].key != others[0].case:
            place = [chosen.case for chosen in self.chosen].index(overview.case.key)
            changed = [*self.chosen]
            changed[place] = ChosenCase(cases[at].key)
            self.choose(changed)
        else:
            self.choose([ChosenCase(cases[at].key)])

    def action_pick_case(self) -> None:
        """Choose a case by letters of its name."""
        overview = self._front.overview
        if overview is not None:
            self._ask(_("Show a case"), overview.case.key, lambda key: self.choose([ChosenCase(key)]))

    def action_beside(self) -> None:
        """Choose a case to stand beside this one; where two stand, leave the other one."""
        overview = self._front.overview
        if overview is None or self._left_the_other() or not self._is_wide_enough():
            return
        mine = overview.case.key
        if len(self._front.cases) < 2:
            self._desk.warn(_("There is no other case."))
            return

        def chosen(key: int) -> None:
            if key != mine:
                self.choose([ChosenCase(mine), ChosenCase(key)])

        self._ask(_("Show beside it"), None, chosen, but=mine)

    def action_waves(self) -> None:
        """Show two waves of the case side by side; where two stand, leave the other one."""
        overview = self._front.overview
        if overview is None or self._left_the_other() or not self._is_wide_enough():
            return
        case, waves = overview.case.key, overview.waves
        if len(waves) < 2:
            self._desk.warn(_("The documents of this case are not of two waves."))
        elif len(waves) == 2:
            self.choose([ChosenCase(case, wave) for wave in waves])
        else:
            self._ask_for_waves(overview)

    def _ask_for_waves(self, overview: CaseOverview) -> None:
        case, waves = overview.case.key, overview.waves
        numbers = {wave: sum(part.wave == wave for part in overview.documents) for wave in waves}
        items = [Item(wave, wave, around=counted(numbers[wave], "document")) for wave in waves]

        def chosen(keys: frozenset[Hashable] | None) -> None:
            if keys is None:
                return
            wanted = [wave for wave in waves if wave in keys]
            if len(wanted) == 2:
                self.choose([ChosenCase(case, wave) for wave in wanted])
            else:
                self._desk.warn(_("Mark two waves."))

        self._desk.show_dialog(ChooseMany(_("Two waves side by side"), items, {waves[0], waves[-1]}), chosen)

    def _ask(self, title: str, now: int | None, chosen: object, *, but: int | None = None) -> None:
        items = [
            Item(case.key, case.name, group=counted(case.documents, "document"))
            for case in self._front.cases
            if case.key != but
        ]

        def answered(key: Hashable | None) -> None:
            if isinstance(key, int) and callable(chosen):
                chosen(key)

        self._desk.show_dialog(ChooseOne(title, items, now), answered)

    def _left_the_other(self) -> bool:
        """Where two stand side by side, show the one of the cursor alone."""
        overview = self._front.overview
        if len(self.chosen) < 2 or overview is None:
            return False
        self.choose([ChosenCase(overview.case.key)])
        return True

    def _is_wide_enough(self) -> bool:
        if not self._front.has_room:
            self._desk.warn(_("Two columns need a terminal that is 100 columns wide."))
        return self._front.has_room
