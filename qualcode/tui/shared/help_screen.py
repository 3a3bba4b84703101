"""The help: all keys, from the action registry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from qualcode.catalogue import _
from qualcode.tui.keys.key_table import CODING_SCOPES, Scope, by_group


class HelpScreen(ModalScreen[None]):
    """Keys by group; any of the closing keys leads back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,enter", "dismiss(None)", show=False),
    ]

    def __init__(self, scopes: Sequence[Scope] = CODING_SCOPES) -> None:
        super().__init__()
        self._scopes = scopes

    def compose(self) -> ComposeResult:
        """One table a group."""
        with VerticalScroll(id="help") as box:
            box.border_title = _("Keys")
            box.border_subtitle = _("esc: close")
            for group, pairs in by_group(*self._scopes).items():
                table = Table.grid(padding=(0, 2))
                table.add_column(justify="right", min_width=8, style="bold")
                table.add_column()
                for key, label in pairs:
                    table.add_row(Text(key), Text(label))
                yield Static(Text(group, style="bold underline"))
                yield Static(table)
