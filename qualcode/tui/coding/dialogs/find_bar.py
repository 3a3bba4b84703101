"""The line in which is typed what shall be found, at the bottom, so that the text stays in sight."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from qualcode.catalogue import pgettext
from qualcode.project.material.search import How
from qualcode.safe_text import visible
from qualcode.tui.shared.choice_dialogs import Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.tui.shared.safe_fields import SafeInput
from qualcode.workspace.material.text_search import WORDS, SearchQuery


class FindBar(Dialog[SearchQuery | None]):
    """Gives what is wanted in a document (key) or in all, or None. It begins with what was wanted last."""

    IS_BESIDE = False
    DEFAULT_CSS = """
    FindBar { align: center bottom; background: $background 0%; }
    FindBar > .box { width: 100%; max-width: 100%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False, priority=True),
        Binding("ctrl+t", "turn", show=False, priority=True),
    ]

    def __init__(self, title: str, document: int | None, last: SearchQuery | None) -> None:
        super().__init__()
        self._title = title
        self._document = document
        self._typed = last.typed if last else ""
        self._how = last.how if last else How.WORDS

    def compose(self) -> ComposeResult:
        """Input and hints."""
        with Vertical(classes="box") as box:
            box.border_title = visible(self._title)
            yield SafeInput(self._typed, id="wanted")
            yield KeyLine(self._hints())

    def _hints(self) -> tuple[DialogKey, ...]:
        return (
            DialogKey("take", "enter", "⏎", pgettext("key line", "Find")),
            DialogKey("turn", "ctrl+t", "ctrl+t", WORDS[self._how]),
            DialogKey("cancel", "escape", "esc", pgettext("key line", "Cancel")),
        )

    def on_mount(self) -> None:
        """Type at once; what was wanted last is replaced by the first letter."""
        typed = self.query_one("#wanted", Input)
        typed.focus()
        typed.action_select_all()

    def action_turn(self) -> None:
        """Words in any form, letter by letter, regular expression in turn."""
        ways = list(WORDS)
        self._how = ways[(ways.index(self._how) + 1) % len(ways)]
        self.query_one(KeyLine).show(self._hints())

    @on(Input.Submitted, "#wanted")
    def action_take(self) -> None:
        """Give what was typed; nothing typed leaves."""
        typed = self.query_one("#wanted", Input).value
        self.dismiss(SearchQuery(typed, self._how, self._document) if typed.strip() else None)
