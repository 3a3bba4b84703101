"""The help: how to work on this screen, its keys, the meaning of all marks; searched by typing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import ClassVar

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.timer import Timer
from textual.widgets import Input, Static

from qualcode.catalogue import _, pgettext
from qualcode.retrieval.name_search import spelling
from qualcode.tui.finder.help_content import HelpRow, help_rows
from qualcode.tui.keys.key_table import CODING_SCOPES, Scope
from qualcode.tui.shared.choice_dialogs import Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.tui.shared.safe_fields import SafeInput

_MARK_CELLS = 12
_REST = 0.12  # seconds


class HelpScreen(Dialog[None]):
    """Rows by section, those in which stands what is typed; arrows scroll meanwhile."""

    IS_BESIDE: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False, priority=True),
        Binding("enter", "dismiss(None)", show=False, priority=True),
        Binding("down", "scroll(1)", show=False, priority=True),
        Binding("up", "scroll(-1)", show=False, priority=True),
        Binding("pagedown", "scroll(15)", show=False, priority=True),
        Binding("pageup", "scroll(-15)", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    HelpScreen > .box { width: 84; height: 92%; }
    HelpScreen VerticalScroll { height: 1fr; padding: 0 1; scrollbar-size: 1 1; }
    HelpScreen #rows { height: auto; }
    """

    def __init__(self, scopes: Sequence[Scope] = CODING_SCOPES, words: str = "") -> None:
        """`words` are searched for from the beginning."""
        super().__init__()
        self._rows = [(row, spelling(f"{row.section} {row.mark} {row.words}")) for row in help_rows(*scopes)]
        self._words = words
        self._resting: Timer | None = None

    def compose(self) -> ComposeResult:
        """Input, rows, keys."""
        with Vertical(classes="box", id="help") as box:
            box.border_title = _("Help")
            yield SafeInput(self._words, placeholder=_("Search the help: a word, a key, a mark"), id="typed")
            with VerticalScroll(can_focus=False):
                yield Static(id="rows")
            yield KeyLine(
                (
                    DialogKey("scroll(1)", "", "↑↓", pgettext("key line", "Scroll")),
                    DialogKey("leave", "escape", "esc", pgettext("key line", "Close")),
                )
            )

    def on_mount(self) -> None:
        """Show all, or what was asked for."""
        self.query_one("#typed", Input).focus()
        self._show()

    @on(Input.Changed, "#typed")
    def _search(self) -> None:
        """Search when somebody rests: to lay all rows out takes a moment."""
        if self.query_one("#typed", Input).value == "?":  # the key that opened it, once more
            self.dismiss(None)
            return
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(_REST, self._show)

    def _show(self) -> None:
        words = spelling(self.query_one("#typed", Input).value).split()
        fitting = [row for row, form in self._rows if all(word in form for word in words)]
        nothing = Text(_("Nothing in the help has these words."), style="dim")
        self.query_one("#rows", Static).update(_as_tables(fitting) if fitting else nothing)
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def action_scroll(self, lines: int) -> None:
        """Scroll while typing goes on."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_leave(self) -> None:
        """Show all again, where something was searched; else close."""
        typed = self.query_one("#typed", Input)
        if typed.value and typed.value != self._words:
            typed.value = ""
        else:
            self.dismiss(None)


def _as_tables(rows: Sequence[HelpRow]) -> Group:
    """The rows below their headings, each with its mark at the right of a narrow column."""
    shown: list[Text | Table] = []
    for section, inside in groupby(rows, lambda row: row.section):
        shown.append(Text(f"\n{section}" if shown else section, style="bold underline"))
        table = Table.grid(padding=(0, 2))
        table.add_column(justify="right", min_width=_MARK_CELLS, style="bold")
        table.add_column()
        for row in inside:
            table.add_row(Text(row.mark), Text(row.words))
        shown.append(table)
    return Group(*shown)
