"""The memo editor: several lines, saved with ctrl+s."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from qualcode.visible import visible


class MemoEditor(ModalScreen[str | None]):
    """Gives the text, or None where it was left as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False, priority=True),
        Binding("ctrl+s", "save", show=False, priority=True),
        Binding("ctrl+a", "select_all", show=False, priority=True),
    ]

    def __init__(self, about: str, text: str) -> None:
        super().__init__()
        self._about = about
        self._text = text

    def compose(self) -> ComposeResult:
        """Editor and its two keys."""
        with Vertical(id="memo") as box:
            box.border_title = visible(self._about)
            yield TextArea(self._text, id="words")
            yield Static("ctrl+s saves · esc leaves it as it was · an empty memo is removed", id="memo-keys")

    def on_mount(self) -> None:
        """Write at once, at the end."""
        area = self.query_one("#words", TextArea)
        area.focus()
        area.move_cursor(area.document.end)

    def action_select_all(self) -> None:
        """Select the whole memo."""
        self.query_one("#words", TextArea).select_all()

    def action_save(self) -> None:
        """Give the text back."""
        self.dismiss(self.query_one("#words", TextArea).text)
