"""Passages of a code one after the other, each for one of several new codes, or for none of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from qualcode.catalogue import _, pgettext
from qualcode.model.codes import Code
from qualcode.model.codings import Coding
from qualcode.safe_text import visible
from qualcode.tui.quotations.passage_lines import PassageContext
from qualcode.tui.shared.choice_dialogs import AskLine, Confirm, Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.workspace.codebook import codes
from qualcode.workspace.workbench.passage_list import SeenPassages
from qualcode.workspace.workbench.workbench import Workbench

QueuedPassages = tuple[tuple[str, tuple[Coding, ...]], ...]
"""Names of new codes with their passages."""
_MOST = 9  # as many as digits


class SplitQueue(Dialog[QueuedPassages | None]):
    """A digit gives the passage to that code and goes on; nothing is written before the end."""

    IS_BESIDE = False
    DEFAULT_CSS = """
    SplitQueue > .box { width: 130; height: 94%; }
    SplitQueue #targets { height: auto; max-height: 12; padding: 0 1; }
    SplitQueue PassageContext { height: 1fr; border-top: solid $foreground 30%; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("enter", "finish", show=False),
        Binding("n", "name", show=False),
        Binding("0,x", "stay", show=False),
        Binding("space,right,down,j", "step(1)", show=False),
        Binding("left,up,k,backspace", "step(-1)", show=False),
    ]

    def __init__(self, bench: Workbench, shelf: SeenPassages, code: Code, codings: Sequence[Coding]) -> None:
        super().__init__()
        self._bench, self._shelf, self._code, self._codings = bench, shelf, code, codings
        self._names: list[str] = []
        self._given: dict[int, int] = {}  # place of a passage -> place of its new code
        self._at = 0

    def compose(self) -> ComposeResult:
        """New codes, the passage in its text, hints."""
        with Vertical(classes="box") as box:
            box.border_title = visible(_("Split “{code}” passage by passage", code=self._code.name))
            yield Static(id="targets")
            yield PassageContext()
            yield KeyLine(
                (
                    DialogKey("name", "n", "n", _("new code")),
                    DialogKey("step(1)", "", "1–9", _("to that code, next")),
                    DialogKey("stay", "0", "0", _("stays")),
                    DialogKey("step(-1)", "left", "←", _("back")),
                    DialogKey("finish", "enter", "⏎", pgettext("key line", "Go on")),
                    DialogKey("leave", "escape", "esc", pgettext("key line", "Cancel")),
                )
            )

    def on_mount(self) -> None:
        """Show the first passage, and ask for the first new code."""
        self._show()
        self.action_name()

    def _show(self) -> None:
        lines = Text()
        numbers = list(self._given.values())
        here = self._given.get(self._at)
        for place, name in enumerate(self._names):
            line = f"{place + 1}  {visible(name)}  {numbers.count(place)}\n"
            lines.append("▸ " if place == here else "  ").append(line, style="bold" if place == here else "")
        staying = len(self._codings) - len(self._given)
        lines.append("▸ " if here is None else "  ")
        lines.append(f"0  {visible(self._code.name)}  {staying}", style="bold" if here is None else "dim")
        self.query_one("#targets", Static).update(lines)
        self.query_one(".box").border_subtitle = _(
            "passage {number} of {all}", number=self._at + 1, all=len(self._codings)
        )
        coding = self._codings[self._at]
        there = coding if coding.document in self._shelf.documents else None
        self.query_one(PassageContext).show_coding(self._shelf, there)

    def on_key(self, event: events.Key) -> None:
        """A digit gives the passage to a new code."""
        if event.key.isdecimal() and 0 < int(event.key) <= len(self._names):
            event.stop()
            self._given[self._at] = int(event.key) - 1
            self.action_step(1)

    def action_stay(self) -> None:
        """Leave the passage with its code, and go on."""
        self._given.pop(self._at, None)
        self.action_step(1)

    def action_step(self, by: int) -> None:
        """Go to another passage."""
        self._at = max(0, min(self._at + by, len(self._codings) - 1))
        self._show()

    def action_name(self) -> None:
        """Ask for the name of one more new code."""
        if len(self._names) == _MOST:
            return

        def refusal(name: str) -> str:
            if name in self._names:
                return _("This new code is in the list already.")
            return codes.name_refusal(self._bench.project, name, self._code)

        def named(name: str | None) -> None:
            if name is not None:
                self._names.append(name)
                self._show()

        words = _("Then a digit gives a passage to it; {key} makes another one.", key="n")
        self.app.push_screen(AskLine(_("New code from “{code}”", code=self._code.name), "", words, refusal), named)

    def action_finish(self) -> None:
        """Give what was given away so far."""
        parts = tuple(
            (name, mine)
            for place, name in enumerate(self._names)
            if (mine := tuple(self._codings[at] for at, given in sorted(self._given.items()) if given == place))
        )
        if parts:
            self.dismiss(parts)

    def action_leave(self) -> None:
        """Leave everything as it is, after a question where something was given away."""
        if not self._given:
            self.dismiss(None)
            return

        def answered(answer: str | None) -> None:
            if answer is not None:
                self.dismiss(None)

        words = Text(_("The choices made here are not written yet."))
        answers = (DialogKey("discard", "d enter", "d", pgettext("key line", "Discard")),)
        self.app.push_screen(Confirm(_("Give up the split?"), words, answers), answered)
