"""Which side of a conflict holds: of one, or of all of its kind at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.errors import QualcodeError
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_menu import KeyMenu
from qualcode.workspace.sharing import conflicts
from qualcode.workspace.sharing.conflicts import SidedConflict

if TYPE_CHECKING:
    from qualcode.model.sharing.merges import ConflictSide, MergeConflict

_RULES = {
    "1": pgettext("side", "what was made here"),
    "2": pgettext("side", "what came in"),
    "3": pgettext("side", "what is shown now"),
    "4": pgettext("side", "the latest by the clock"),
}


class Deciding:
    """The verbs of the list of conflicts."""

    def __init__(
        self, desk: Desk, current: Callable[[], SidedConflict | None], alike: Callable[[], Sequence[SidedConflict]]
    ) -> None:
        """`current` gives the conflict under the cursor, `alike` all that are listed of its kind."""
        self._desk = desk
        self._current, self._alike = current, alike

    def action_keep(self, digit: str) -> None:
        """Let a side of the conflict under the cursor hold, counted from 1."""
        sided = self._current()
        if sided is None:
            return
        sides, number = sided.conflict.sides, int(digit)
        if number > len(sides):
            self._desk.warn(
                ngettext("This conflict has {count} side.", "This conflict has {count} sides.", len(sides))
            )
        else:
            self._decide([(sided.conflict, sides[number - 1])])

    def action_keep_all(self) -> None:
        """Let one rule decide all conflicts of the kind of the one under the cursor, as one change."""
        alike = list(self._alike())

        def chosen(key: str | None) -> None:
            if key is not None:
                self._decide_all(alike, key)

        if alike:
            title = ngettext(
                "{count} conflict of this kind: let hold", "{count} conflicts of this kind: let hold", len(alike)
            )
            self._desk.show_dialog(KeyMenu(title, _RULES), chosen)

    def _decide_all(self, alike: Sequence[SidedConflict], rule: str) -> None:
        sides = [(sided.conflict, _side_by(sided, rule)) for sided in alike]
        chosen = [(conflict, side) for conflict, side in sides if side is not None]
        if not chosen:
            self._desk.warn(_("The rule fits none of them: no side or several are meant. Decide one by one."))
            return
        self._decide(chosen, left=len(alike) - len(chosen))

    def _decide(self, chosen: Sequence[tuple[MergeConflict, ConflictSide]], left: int = 0) -> None:
        def decided(number: int) -> None:
            words = ngettext("{count} conflict decided", "{count} conflicts decided", number)
            if left:
                words += " · " + ngettext(
                    "{count} stays open: no side or several are meant",
                    "{count} stay open: no side or several are meant",
                    left,
                )
            self._desk.written(f"{words} · {undoes()}")

        self._desk.write(lambda space: conflicts.decide(space, chosen), decided)


def _side_by(sided: SidedConflict, rule: str) -> ConflictSide | None:
    """The side that a rule means; None where it means none or several."""
    sides = sided.conflict.sides
    if rule in {"1", "2"}:
        try:
            return sided.side_of("ours" if rule == "1" else "theirs")
        except QualcodeError:
            return None
    if rule == "3":
        return next((side for side in sides if side.holds), None)
    latest = max(side.created for side in sides)
    meant = [side for side in sides if side.created == latest]
    return meant[0] if len(meant) == 1 else None
