"""A line of keys at the bottom: the second half of a two-key command."""

from __future__ import annotations

from collections.abc import Mapping

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from qualcode.safe_text import visible
from qualcode.tui.keys.staying_up import stays_up
from qualcode.tui.layout.drawing import draws_apart


@draws_apart
@stays_up
class KeyMenu(ModalScreen[str | None]):
    """Gives the key that was pressed, or None for any other key."""

    def __init__(self, title: str, choices: Mapping[str, str]) -> None:
        super().__init__()
        self._title = title
        self._choices = choices

    def compose(self) -> ComposeResult:
        """As many lines as it takes; a key and its label stay together."""
        line = Text(f"{self._title}  ", style="bold", no_wrap=True)
        used, room = line.cell_len, self.app.size.width - 2
        for key, label in self._choices.items():
            piece = Text.assemble((f" {key} ", "reverse"), (f" {visible(label)}  ", "not bold"))
            if used + piece.cell_len - 2 > room:
                line.append("\n")
                used = 0
            line.append_text(piece)
            used += piece.cell_len
        yield Static(line, id="key-menu")

    def on_key(self, event: events.Key) -> None:
        """One key decides."""
        event.stop()
        pressed = event.character or event.key
        self.dismiss(pressed if pressed in self._choices else None)

    def on_click(self) -> None:
        """A click anywhere leaves."""
        self.dismiss(None)
