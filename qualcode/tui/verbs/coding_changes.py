"""What keys do with one coding, be it current in the text or in a list: remove, recode, change."""

from __future__ import annotations

from collections.abc import Callable

from qualcode.catalogue import _, program
from qualcode.model.codes import Code
from qualcode.model.codings import Coding, Polarity
from qualcode.reporting.words.value_words import polarity_word
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.shared.desk import Desk
from qualcode.workspace.coding import codings
from qualcode.workspace.quoting import good_marks
from qualcode.workspace.workspace import Workspace

_TURNS = {
    Polarity.PRESENT: Polarity.ABSENT,
    Polarity.ABSENT: Polarity.MIXED,
    Polarity.MIXED: Polarity.PRESENT,
}


class CodingChanges:
    """Changes of one coding; each says what it did, of which code, and that it can be undone.

    A coding of somebody else is left alone but for the mark of a good quotation; a notice says whose it is.
    """

    def __init__(self, desk: Desk, show: Callable[[Coding], object], show_gone: Callable[[Coding], object]) -> None:
        """`show` gets a coding as it is after a change, `show_gone` one that was removed, before that is said."""
        self._desk = desk
        self._show = show
        self._show_gone = show_gone

    def name_of(self, coding: Coding) -> str:
        """The name of its code."""
        return self._desk.bench.book[coding.code].name

    def change(self, told: str, change: Callable[[Workspace], Coding]) -> None:
        """Change a coding; `told` is what the key line says behind the name of its code."""

        def changed(after: Coding) -> None:
            self._show(after)
            self._desk.saved(f"{program().quoted(self.name_of(after))}: {told}", (undoes(),))

        self._desk.write(change, changed)

    def remove(self, coding: Coding) -> None:
        """Take it away."""
        if not self._desk.is_own(coding, "remove"):
            return
        name = self.name_of(coding)

        def removed(_nothing: object) -> None:
            self._show_gone(coding)
            self._desk.saved(_("“{code}” removed", code=name), (undoes(),))

        self._desk.write(lambda space: codings.remove(space, [coding]), removed)

    def recode(self, coding: Coding, pick: Callable[[str, Callable[[Code], None]], None]) -> None:
        """Give it another code; it keeps its memo. `pick` gets a title and what takes the code that is chosen."""
        if not self._desk.is_own(coding, "recode"):
            return
        name = self.name_of(coding)

        def picked(code: Code) -> None:
            told = _("instead of “{code}”", code=name)
            self.change(told, lambda space: codings.change(space, coding, code=code))

        pick(_("Instead of “{code}”", code=name), picked)

    def turn_polarity(self, coding: Coding) -> None:
        """Make it absent, mixed, present in turn."""
        if self._desk.is_own(coding, "change"):
            polarity = _TURNS[coding.polarity]
            self.change(polarity_word(polarity), lambda space: codings.change(space, coding, polarity=polarity))

    def ask_weight(self, coding: Coding) -> None:
        """Give it a weight from 0 to 100, or none."""
        if not self._desk.is_own(coding, "change"):
            return

        def given(answer: str | None) -> None:
            if answer is None:
                return
            weight = int(answer) if answer.strip() else None
            self.change(
                _("no weight") if weight is None else _("weight {number}", number=weight),
                lambda space: codings.change(space, coding, weight=weight, no_weight=weight is None),
            )

        meaning = self._desk.bench.book[coding.code].weight_meaning or _("0–100; empty: no weight")
        value = "" if coding.weight is None else str(coding.weight)
        self._desk.ask(_("Weight of “{code}”", code=self.name_of(coding)), value, meaning, _refuse_weight, given)

    def turn_good(self, coding: Coding, *others: Coding) -> None:
        """Mark it as a good quotation, whosever it is, or withdraw one's own marks.

        `others` are united with it to one quotation, which has its id.
        """
        marked = [united for united in (coding, *others) if self._desk.bench.has_marked(united)]
        good = not marked

        def mark(space: Workspace) -> Coding:
            good_marks.mark(space, marked or [coding], good=good)
            return space.project.codings.get(coding.key)

        self.change(_("good quotation ★") if good else _("no longer a good quotation"), mark)


def _refuse_weight(answer: str) -> str:
    text = answer.strip()
    return "" if not text or (text.isdecimal() and int(text) <= 100) else _("A weight is a number from 0 to 100.")
