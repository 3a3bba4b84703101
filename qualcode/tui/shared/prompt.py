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
from qualcode.tui.layout.beside import BesideScreen
from qualcode.tui.shared.safe_fields import SafeInput


class Prompt(BesideScreen[str | None]):
    """Gives what was typed, or None. `refusal` says why an answer will not do; empty means that it will."""

    BOX = "#prompt"
    WANTED = 6
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False, priority=True)]

    def __init__(
        self, title: str, value: str = "", hint: str = "", refusal: Callable[[str], str] = lambda _answer: ""
    ) -> None:
        super().__init__()
        self._title = title
        self._value = value
        self._hint = hint
        self._refusal = refusal

    def compose(self) -> ComposeResult:
        """The question, the answer, a hint."""
        with Vertical(id="prompt") as box:
            box.border_title = visible(self._title)
            yield SafeInput(self._value, id="answer")
            yield Static(Text(visible(self._hint)), id="prompt-hint")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one("#answer", Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the answer, or say why not."""
        event.stop()
        refusal = self._refusal(event.value)
        if refusal:
            self.query_one("#prompt-hint", Static).update(Text(visible(refusal), style="bold"))
        else:
            self.dismiss(event.value)
