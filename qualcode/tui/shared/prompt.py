"""A one-line question."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from qualcode.safe_text import visible
from qualcode.tui.shared.choice_dialogs import CANCEL, TAKE, Dialog
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.safe_fields import SafeInput


class Prompt(Dialog[str | None]):
    """Gives what was typed, or None. `refusal` says why an answer will not do; empty means that it will."""

    BOX = "#prompt"
    WANTED = 7
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False, priority=True)]

    def __init__(
        self, title: str, value: str = "", hint: str = "", refusal: Callable[[str], str] = lambda _answer: ""
    ) -> None:
        super().__init__()
        self._title = title
        self._value = value
        self._hint = hint
        self._refusal = refusal

    def compose(self) -> ComposeResult:
        """The question, the answer, a hint, keys."""
        with Vertical(id="prompt") as box:
            box.border_title = visible(self._title)
            yield SafeInput(self._value, id="answer")
            yield Static(Text(visible(self._hint)), id="prompt-hint")
            yield KeyLine((TAKE, CANCEL))

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one("#answer", Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the answer, or say why not."""
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Give what was typed, or say why it will not do."""
        answer = self.query_one("#answer", Input).value
        refusal = self._refusal(answer)
        if refusal:
            self.query_one("#prompt-hint", Static).update(Text(visible(refusal), style="bold"))
        else:
            self.dismiss(answer)
