"""What keys do with one's own coding at the cursor: remove, recode, change, part in two."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qualcode.catalogue import _, program
from qualcode.model.codings import Coding, Polarity
from qualcode.reporting.words.value_words import polarity_word
from qualcode.safe_text import visible
from qualcode.tui.coding.desk import CodingDesk
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.shared.desk import OnOneCoding
from qualcode.workspace.coding import codings
from qualcode.workspace.workspace import Workspace

if TYPE_CHECKING:
    from qualcode.tui.coding.dialogs.code_picker import Picked

_TURNS = {
    Polarity.PRESENT: Polarity.ABSENT,
    Polarity.ABSENT: Polarity.MIXED,
    Polarity.MIXED: Polarity.PRESENT,
}


class CodingVerbs:
    """The verbs of the passage pane."""

    def __init__(self, desk: CodingDesk) -> None:
        self._desk = desk

    def _own_here(self, doing: OnOneCoding) -> Coding | None:
        """One's own coding at the cursor: of the selected passage itself if there is one, else the shortest."""
        desk = self._desk
        here = desk.codings_here()
        own = [coding for coding in here if desk.bench.is_own(coding)]
        if own:
            selected = desk.span
            return min(own, key=lambda coding: (coding.span != selected, coding.span.length, -coding.key))
        if not here:
            desk.warn(_("Nothing is coded here."))
        elif desk.is_own(here[0], doing):
            return here[0]
        return None

    def _name_of(self, coding: Coding) -> str:
        return self._desk.bench.book[coding.code].name

    def _change(self, told: str, change: Callable[[Workspace], Coding]) -> None:
        """Change a coding of one's own; `told` is what the key line says afterwards."""

        def changed(after: Coding) -> None:
            self._desk.take_in(after)
            self._desk.saved(f"{program().quoted(self._name_of(after))}: {told}", (undoes(),))

        self._desk.write(change, changed)

    def action_remove_coding(self) -> None:
        """Take one's own coding at the cursor away."""
        coding = self._own_here("remove")
        if coding is None:
            return

        def removed(_nothing: object) -> None:
            self._desk.take_out(coding)
            self._desk.saved(_("“{code}” removed", code=self._name_of(coding)), (undoes(),))

        self._desk.write(lambda space: codings.remove(space, [coding]), removed)

    def action_recode(self) -> None:
        """Give one's own coding here another code; it keeps its memo."""
        from qualcode.tui.coding.dialogs.code_picker import CodePicker

        coding = self._own_here("recode")
        if coding is None:
            return

        def picked(result: Picked | None) -> None:
            if result is not None and result.codes:
                code = result.codes[0]
                was = _("instead of “{code}”", code=self._name_of(coding))
                self._change(was, lambda space: codings.change(space, coding, code=code))

        title = visible(_("Instead of “{code}”", code=self._name_of(coding)))
        self._desk.show_dialog(CodePicker(self._desk.bench, title, single=True), picked)

    def action_turn_polarity(self) -> None:
        """Make one's own coding here absent, mixed, present in turn."""
        coding = self._own_here("change")
        if coding is not None:
            polarity = _TURNS[coding.polarity]
            self._change(polarity_word(polarity), lambda space: codings.change(space, coding, polarity=polarity))

    def action_weight(self) -> None:
        """Give one's own coding here a weight from 0 to 100, or none."""
        coding = self._own_here("change")
        if coding is None:
            return

        def given(answer: str | None) -> None:
            if answer is None:
                return
            weight = int(answer) if answer.strip() else None
            self._change(
                _("no weight") if weight is None else _("weight {weight}", weight=weight),
                lambda space: codings.change(space, coding, weight=weight, no_weight=weight is None),
            )

        meaning = self._desk.bench.book[coding.code].weight_meaning or _("0–100; empty: no weight")
        value = "" if coding.weight is None else str(coding.weight)
        self._desk.ask(_("Weight"), value, meaning, _refuse_weight, given)

    def action_good(self) -> None:
        """Mark one's own coding here as a good quotation, or take the mark away."""
        coding = self._own_here("mark")
        if coding is not None:
            told = _("no longer a good quotation") if coding.good else _("good quotation")
            self._change(told, lambda space: codings.change(space, coding, good=not coding.good))

    def action_boundaries(self) -> None:
        """Make the selection the boundaries of one's own coding here."""
        span, coding, opened = self._desk.span, self._own_here("change"), self._desk.opened
        if coding is not None and span is not None and opened is not None:
            self._change(
                _("new boundaries"),
                lambda space: codings.change(space, coding, span=span, document=opened.document),
            )

    def action_split_coding(self) -> None:
        """Part one's own coding here in two where the selection begins, else where it ends."""
        span, coding, opened = self._desk.span, self._own_here("change"), self._desk.opened
        if coding is None or span is None or opened is None:
            return
        inside = [at for at in (span.start, span.end) if coding.span.start < at < coding.span.end]
        if not inside:
            self._desk.warn(_("Select a part of the coded passage first: the coding is split at its edge."))
            return

        def split(parts: tuple[Coding, Coding]) -> None:
            for part in parts:
                self._desk.take_in(part)
            words = _("“{code}” split; the memo stays with the first part", code=self._name_of(coding))
            self._desk.saved(words, (undoes(),))

        self._desk.write(lambda space: codings.split(space, opened.document, coding, inside[0]), split)


def _refuse_weight(answer: str) -> str:
    text = answer.strip()
    return "" if not text or (text.isdecimal() and int(text) <= 100) else _("A weight is a number from 0 to 100.")
