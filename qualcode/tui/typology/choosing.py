"""Choosing one of a few names by a digit, or in a list where a digit does not reach them all."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from rich.cells import cell_len

from qualcode.safe_text import one_line, visible
from qualcode.tui.finder.choose_many import Item
from qualcode.tui.finder.choose_one import ChooseOne
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_menu import KeyMenu

_DIGITS, _LONGEST = 9, 40  # digits that choose; cells of a name that a line of keys has room for


def choose(
    desk: Desk, title: str, names: Sequence[str], chosen: Callable[[int | None], None], *, none: str = ""
) -> None:
    """Ask for one of the names and give its place, None for `none`; whoever leaves chooses nothing."""
    shown = [visible(one_line(name)) for name in names]
    if len(shown) <= _DIGITS and all(cell_len(name) <= _LONGEST for name in shown):
        keys = {str(number): name for number, name in enumerate(shown, start=1)}

        def pressed(digit: str | None) -> None:
            if digit is not None:
                chosen(int(digit) - 1 if digit != "0" else None)

        desk.show_dialog(KeyMenu(title, {**keys, "0": none} if none else keys), pressed)
        return

    def taken(place: Hashable | None) -> None:
        if isinstance(place, int):
            chosen(place if place >= 0 else None)

    items = [Item(place, name) for place, name in enumerate(shown)]
    desk.show_dialog(ChooseOne(title, [*items, Item(-1, none)] if none else items, None), taken)
