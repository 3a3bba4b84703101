"""What would come in of another program's project, and what must be said first: shown whole before it is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from qualcode.catalogue import _, pgettext
from qualcode.tui.grid.grid import Grid, GridCells, fitting_columns
from qualcode.tui.keys.staying_up import stays_up
from qualcode.tui.layout.drawing import draws_apart
from qualcode.tui.shared.key_line import DialogKey, KeyLine

if TYPE_CHECKING:
    from qualcode.workspace.exchange.importing import PreparedProject

_SAMPLE = 200  # rows that say how wide columns are
_WIDEST = 32  # cells of a column
BACK, TAKE_OVER = "back", "take over"  # no text: answers


@dataclass(frozen=True, slots=True)
class ShownTakeover:
    """What stands on the screen: a line that sums up, a table of the sources, what is told below it.

    `answers` are the keys with which somebody says what is open; `may_begin` that nothing is.
    """

    total: str
    heads: Sequence[tuple[str, bool]]
    rows: Sequence[tuple[str, ...]]
    told: Text
    answers: Sequence[DialogKey] = ()
    may_begin: bool = True


@draws_apart
@stays_up
class TakeoverPreview(ModalScreen[str | None]):
    """Gives TAKE_OVER, BACK to the form, or None where nothing is to come in; other keys are told to `asked`."""

    DEFAULT_CSS = """
    TakeoverPreview { background: $background; }
    TakeoverPreview #sum { height: auto; padding: 0 1; text-style: bold; background: $panel; }
    TakeoverPreview Grid { height: auto; max-height: 40%; }
    TakeoverPreview KeyLine { height: auto; max-height: 2; }
    TakeoverPreview #told { height: 1fr; border-top: solid $foreground 30%; scrollbar-size: 1 1; }
    TakeoverPreview #told Static { height: auto; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take_over", show=False, priority=True),
        Binding("e", "change", show=False),
        Binding("c", "ask('codes')", show=False),
        Binding("p", "ask('coders')", show=False),
        Binding("d", "ask('documents')", show=False),
        Binding("r", "report", show=False),
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("escape", "cancel", show=False, priority=True),
    ]

    def __init__(self, prepared: PreparedProject, shown: ShownTakeover, asked: Callable[[str], None]) -> None:
        """`asked` hears “codes”, “coders” or “documents” where somebody wants to say which are the same, and “report”
        where the loss report is to be written.
        """
        super().__init__()
        self.prepared, self._shown, self._asked = prepared, shown, asked

    def compose(self) -> ComposeResult:
        """The sum, the sources, what is told, keys."""
        yield Static(id="sum", markup=False)
        yield Grid(id="sources")
        with VerticalScroll(id="told"):
            yield Static(id="told-words")
        yield KeyLine((), id="preview-keys")

    def on_mount(self) -> None:
        """Show it, with the cursor in what is told: it is read first."""
        self.show(self._shown)
        self.query_one("#told").focus()

    def show(self, shown: ShownTakeover) -> None:
        """Show what would come in now, once something was said."""
        self._shown = shown
        self.query_one("#sum", Static).update(shown.total)
        grid = self.query_one(Grid)
        columns = fitting_columns(shown.heads, list(shown.rows[:_SAMPLE]), _WIDEST)
        grid.show(GridCells(len(shown.rows), columns, lambda row, column: shown.rows[row][column]))
        grid.display = bool(shown.rows)
        self.query_one("#told-words", Static).update(shown.told)
        keys = [DialogKey("take_over", "", "⏎", pgettext("key line", "Take over"))] if shown.may_begin else []
        keys += shown.answers
        keys += [
            DialogKey("report", "", "r", pgettext("key line", "Loss report")),
            DialogKey("change", "", "e", _("Change settings")),
            DialogKey("app.focus_next", "", "⇥", pgettext("key line", "Next")),
            DialogKey("cancel", "", "esc", pgettext("key line", "Cancel")),
        ]
        self.query_one("#preview-keys", KeyLine).show(keys)

    def on_key_line_clicked(self, event: KeyLine.Clicked) -> None:
        """A click on a hint does what its key does."""
        event.stop()
        self.call_next(self.run_action, event.call)

    def action_take_over(self) -> None:
        """Have it written, where nothing is open."""
        if self._shown.may_begin:
            self.dismiss(TAKE_OVER)

    def action_ask(self, about: str) -> None:
        """Say which codes, coders or documents are the same, where that is asked."""
        call = f"ask('{about}')"
        if any(answer.call == call for answer in self._shown.answers):
            self._asked(about)

    def action_report(self) -> None:
        """Write all that would be lost into a file."""
        self._asked("report")

    def action_change(self) -> None:
        """Go back to the form."""
        self.dismiss(BACK)

    def action_cancel(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)
