"""A cell that is changed where it stands: what is known already is offered below and taken only by going there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from qualcode.catalogue import _, pgettext
from qualcode.retrieval.name_search import NameSearch
from qualcode.safe_text import visible
from qualcode.tui.keys.staying_up import stays_up
from qualcode.tui.layout.drawing import draws_apart
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.tui.shared.safe_fields import SafeInput

_OFFERED = 6
_NARROWEST, _WIDEST = 24, 64  # cells
_BESIDE = 3  # cells beside what is known: its frame and a scroll bar
_FRAMED = 3  # lines of a hint with its frame


@dataclass(frozen=True, slots=True)
class CellAnswer:
    """What was typed, and by how many columns the cursor goes on to be typed in again; 0 stays."""

    value: str
    on: int = 0


@draws_apart
@stays_up
class CellEditor(ModalScreen[CellAnswer | None]):
    """Enter saves, tab saves and goes on, esc leaves the cell as it was."""

    DEFAULT_CSS = """
    CellEditor { background: $background 0%; }
    CellEditor > Vertical { position: absolute; height: auto; background: $surface; }
    CellEditor Input, CellEditor Input:focus { border: none; height: 1; padding: 0; background: $primary 40%; }
    CellEditor OptionList, CellEditor OptionList:focus {
        border: round $primary; height: auto; max-height: 8; padding: 0; background: $surface; scrollbar-size: 1 1;
    }
    CellEditor #hint { height: auto; padding: 0; border: round $primary; }
    CellEditor KeyLine { dock: bottom; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False, priority=True),
        Binding("enter", "save(0)", show=False, priority=True),
        Binding("tab", "save(1)", show=False, priority=True),
        Binding("shift+tab", "save(-1)", show=False, priority=True),
        Binding("down", "offered(1)", show=False, priority=True),
        Binding("up", "offered(-1)", show=False, priority=True),
    ]

    def __init__(
        self,
        value: str,
        region: Region,
        known: Sequence[str] = (),
        hint: str = "",
        refusal: Callable[[str], str] = lambda _: "",
    ) -> None:
        """`region` is the cell's on the screen, `known` are values to choose; `refusal` says why one will not do."""
        super().__init__()
        self._former, self._region, self._hint = value, region, hint
        self._refusal = refusal
        self._known, self._search = known, NameSearch(known, lambda value: (value, ""))
        self._offers: list[str] = []

    def compose(self) -> ComposeResult:
        """The field over the cell, what is known below it, keys."""
        with Vertical():
            yield SafeInput(self._former, id="cell", select_on_focus=True)
            yield Static(id="hint")
            yield OptionList(id="known")
        yield KeyLine(
            (
                DialogKey("save(0)", "", "⏎", pgettext("key line", "Save")),
                DialogKey("save(1)", "", "⇥", _("Save, next column")),
                *([DialogKey("offered(1)", "", "↓", _("Known values"))] if self._known else []),
                DialogKey("dismiss(None)", "", "esc", pgettext("key line", "Cancel")),
            )
        )

    def on_mount(self) -> None:
        """Type at once."""
        box, region = self.query_one(Vertical), self._region
        widest = max((cell_len(visible(value)) for value in self._known), default=0) + _BESIDE
        width = min(max(region.width, _NARROWEST, min(widest, _WIDEST)), self.app.size.width)
        box.styles.width = width
        most = self.app.size.height - _OFFERED - 4 - (_FRAMED if self._hint else 0)
        x = max(0, min(region.x, self.app.size.width - width))
        box.styles.offset = (x, max(0, min(region.y, most)))
        self.query_one("#cell", Input).focus()
        self._say(Text(visible(self._hint)))
        self._offer("")

    def on_resize(self, event: events.Resize) -> None:
        """The cell is elsewhere now: leave it as it was."""
        if event.size != self.app.size:
            self.dismiss(None)

    @on(Input.Changed, "#cell")
    def _typed(self, event: Input.Changed) -> None:
        self._say(Text(visible(self._hint)))
        self._offer("" if event.value == self._former else event.value)

    def _say(self, words: Text) -> None:
        hint = self.query_one("#hint", Static)
        hint.update(words)
        hint.display = bool(words.plain)

    def _offer(self, typed: str) -> None:
        stands_there = self.query_one("#cell", Input).value
        having = [hit.named for hit in self._search.find(typed)] if typed.strip() else self._known
        having = [value for value in having if value != stands_there][:_OFFERED]
        guesses = self._search.similar(typed, _OFFERED - len(having)) if len(having) < _OFFERED else []
        self._offers = [*having, *guesses]
        options = self.query_one("#known", OptionList)
        options.clear_options()
        options.add_options([Option(Text(visible(value), no_wrap=True)) for value in having])
        options.add_options([Option(_guess(value)) for value in guesses])
        options.highlighted = None
        options.display = bool(self._offers)

    def action_offered(self, by: int) -> None:
        """Go through what is known; before its first line stands what was typed."""
        options = self.query_one("#known", OptionList)
        if not self._offers:
            return
        at = -1 if options.highlighted is None else options.highlighted
        at = min(at + by, len(self._offers) - 1)
        options.highlighted = at if at >= 0 else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click takes a known value."""
        self._take(self._offers[event.option_index], 0)

    def on_key_line_clicked(self, event: KeyLine.Clicked) -> None:
        """A click on a hint does what its key does."""
        event.stop()
        self.call_next(self.run_action, event.call)

    def action_save(self, step: int) -> None:
        """Give what is highlighted, else what was typed, unless it will not do."""
        at = self.query_one("#known", OptionList).highlighted
        typed = self.query_one("#cell", Input).value
        self._take(typed if at is None else self._offers[at], step)

    def _take(self, value: str, step: int) -> None:
        refusal = self._refusal(value)
        if refusal:
            self._say(Text(visible(refusal), style="bold"))
            return
        self.dismiss(CellAnswer(value, step))


def _guess(value: str) -> Text:
    """A value that only looks like what was typed."""
    line = Text("? ", no_wrap=True).append(visible(value), "dim")
    return line.append("  ").append(_("similar"), "dim italic")
