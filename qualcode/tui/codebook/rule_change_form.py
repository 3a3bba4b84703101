"""The dialog that asks what new rules of a code are: another rule, or only better wording; and why."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.model.codes import RuleChange, RuleEdit
from qualcode.safe_text import visible
from qualcode.tui.shared.choice_dialogs import CANCEL, TAKE, Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.tui.shared.safe_fields import SafeInput

_CHANGES = (RuleChange.RULE, RuleChange.EDITORIAL)


class RuleChangeForm(Dialog[RuleEdit | None]):
    """Gives what is said of the new rules. Neither is chosen before: r and e or the arrows choose, Enter takes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("enter", "take", show=False, priority=True),
        Binding("tab,shift+tab", "turn", show=False, priority=True),
        Binding("r", "choose(0)", show=False),
        Binding("e", "choose(1)", show=False),
    ]

    def __init__(self, title: str, codings: int | None) -> None:
        """`codings` are those under the rules that may be told of; None where that is not known or may not be."""
        super().__init__()
        self._title, self._codings = title, codings

    def compose(self) -> ComposeResult:
        """The two changes, the note, hints."""
        with Vertical(classes="box") as box:
            box.border_title = visible(self._title)
            yield OptionList(
                Option(Text.assemble("r  ", (_("another rule"), "bold"), f"  {self._waits()}")),
                Option(
                    Text.assemble("e  ", (_("only better wording"), "bold"), "  ", _("nothing is to be looked at"))
                ),
                id="changes",
            )
            yield Static(_("Why? It stands in the change log of the codebook."), classes="words")
            yield SafeInput(id="note")
            yield Static("", classes="words", id="lacking")
            yield KeyLine((TAKE, DialogKey("turn", "", "⇥", pgettext("key line", "Reason")), CANCEL))

    def _waits(self) -> str:
        if self._codings is None:
            return _("what was coded is to be looked at again")
        return ngettext(
            "{count} coding is to be looked at again", "{count} codings are to be looked at again", self._codings
        )

    def on_mount(self) -> None:
        """Nothing is chosen at first."""
        changes = self.query_one("#changes", OptionList)
        changes.focus()
        changes.highlighted = None

    def action_choose(self, number: int) -> None:
        """Choose what it is."""
        self.query_one("#changes", OptionList).highlighted = number

    def action_turn(self) -> None:
        """From the changes to the note and back."""
        note = self.query_one("#note", Input)
        self.set_focus(self.query_one("#changes", OptionList) if note.has_focus else note)

    def action_take(self) -> None:
        """Give what was chosen, once something is."""
        chosen = self.query_one("#changes", OptionList).highlighted
        if chosen is None:
            words = _("Choose first: r is another rule, e only better wording.")
            self.query_one("#lacking", Static).update(Text(words, style="bold"))
            return
        self.dismiss(RuleEdit(_CHANGES[chosen], self.query_one("#note", Input).value.strip()))
