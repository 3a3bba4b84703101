"""The code picker: a few letters, Enter, coded."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from qualcode.analysis.code_search import rank_codes
from qualcode.model.codes import Code
from qualcode.tui.workbench import Workbench
from qualcode.visible import visible


class CodePicker(ModalScreen[Code | None]):
    """Gives the chosen code, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("down", "step(1)", show=False, priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("enter", "choose", show=False, priority=True),
    ]

    def __init__(self, bench: Workbench, title: str = "code") -> None:
        super().__init__()
        self._bench = bench
        self._counts = bench.code_counts()
        self._quick = {code.key: number for number, code in enumerate(bench.quick_codes(), start=1)}
        self._found: list[Code] = []
        self._title = title

    def compose(self) -> ComposeResult:
        """Input, list, definition."""
        with Vertical(id="picker") as box:
            box.border_title = self._title
            yield Input(placeholder="two or three letters of the code", id="typed")
            yield OptionList(id="codes")
            yield Static(id="meaning")

    def on_mount(self) -> None:
        """Show the recent codes first."""
        self._search("")
        self.query_one("#typed", Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search anew with each letter."""
        self._search(event.value)

    def _search(self, typed: str) -> None:
        self._found = rank_codes(self._bench.book.codes, typed, self._bench.recent)
        options = self.query_one("#codes", OptionList)
        options.clear_options()
        options.add_options([Option(self._line(code)) for code in self._found])
        options.highlighted = 0 if self._found else None
        self._explain()

    def _line(self, code: Code) -> Text:
        line = Text(f"{self._quick.get(code.key, ' ')} ", no_wrap=True, overflow="ellipsis")
        line.append("■ ", style=code.colour)
        line.append(visible(code.name), style="bold")
        above = " / ".join(code.path[:-1])
        if above:
            line.append(f"  {visible(above)}", style="dim")
        count = self._counts.get(code.key, 0)
        if count:
            line.append(f"  {count}", style="dim")
        return line

    def _explain(self) -> None:
        code = self._highlighted()
        words = " ".join(code.rules.definition.split()) if code else "no code fits"
        self.query_one("#meaning", Static).update(Text(visible(words or "(no definition yet)"), style="dim"))

    def _highlighted(self) -> Code | None:
        at = self.query_one("#codes", OptionList).highlighted
        return self._found[at] if at is not None and at < len(self._found) else None

    def on_option_list_option_highlighted(self) -> None:
        """Explain the code under the cursor."""
        self._explain()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click chooses."""
        self.dismiss(self._found[event.option_index])

    def action_step(self, by: int) -> None:
        """Move the cursor in the list while typing goes on."""
        options = self.query_one("#codes", OptionList)
        if by > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def action_choose(self) -> None:
        """Take the code under the cursor; with none stay."""
        code = self._highlighted()
        if code is not None:
            self.dismiss(code)
