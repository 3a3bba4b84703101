"""The editor of a summary: what it rests on at the left, the words at the right, saved with ctrl+s."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea

from qualcode.catalogue import _
from qualcode.safe_text import visible
from qualcode.tui.fields.text_keeping import TextKeeping
from qualcode.tui.keys.staying_up import stays_up
from qualcode.tui.layout.drawing import draws_apart
from qualcode.tui.shared.safe_fields import SafeArea, SafeInput

_NARROW = 70  # cells; below that what it rests on stands above the words
_KEYS = _("ctrl+s saves · esc cancels · ctrl+↑ ctrl+↓ passages · an empty summary is removed")


@dataclass(frozen=True, slots=True)
class WrittenSummary:
    """What was written; `motto` only where one was asked for."""

    text: str
    motto: str = ""


@dataclass(frozen=True, slots=True)
class SummaryBasis:
    """What a summary is about, what it rests on, and what is to be said of it, such as that it is stale."""

    title: str
    parts: Sequence[Text]
    told: str = ""


@draws_apart
@stays_up
class SummaryEditor(ModalScreen[WrittenSummary | None]):
    """Gives what was written, or None where nothing is to be saved; saving unchanged words confirms them."""

    DEFAULT_CSS = """
    SummaryEditor { background: $background 0%; align: center middle; }
    SummaryEditor > Vertical { width: 100%; height: 100%; border: round $primary; background: $surface; }
    SummaryEditor #parts { width: 1fr; height: 1fr; padding: 0 1; scrollbar-size: 1 1; background: $background; }
    SummaryEditor #parts Static { height: auto; margin-bottom: 1; }
    SummaryEditor #written { width: 1fr; height: 1fr; }
    SummaryEditor Input, SummaryEditor Input:focus { border: none; height: 1; padding: 0 1; background: $boost; }
    SummaryEditor TextArea, SummaryEditor TextArea:focus { border: none; height: 1fr; padding: 0 1; }
    SummaryEditor #told { height: auto; max-height: 2; padding: 0 1; }
    SummaryEditor #summary-keys { height: auto; max-height: 2; color: $text-muted; padding: 0 1; }
    SummaryEditor.narrow Horizontal { layout: vertical; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False, priority=True),
        Binding("ctrl+s", "save", show=False, priority=True),
        Binding("ctrl+up", "scroll(-1)", show=False, priority=True),
        Binding("ctrl+down", "scroll(1)", show=False, priority=True),
    ]

    def __init__(self, basis: SummaryBasis, text: str, motto: str | None, keeping: TextKeeping) -> None:
        """`motto` is None where none is asked for."""
        super().__init__()
        self._basis = basis
        self._before = WrittenSummary(text, motto or "")
        self._with_motto = motto is not None
        self._keeping = keeping
        kept = keeping.fields
        self._now = WrittenSummary(kept.get("text", text), kept.get("motto", motto or ""))
        self._refused: WrittenSummary | None = None  # what esc asked about

    def compose(self) -> ComposeResult:
        """What it rests on, motto and words, keys."""
        with Vertical() as box:
            box.border_title = visible(self._basis.title)
            with Horizontal():
                with VerticalScroll(id="parts"):
                    for part in self._basis.parts:
                        yield Static(part)
                with Vertical(id="written"):
                    if self._with_motto:
                        yield SafeInput(self._now.motto, placeholder=_("Motto of the case"), id="motto")
                    yield SafeArea(self._now.text, id="words")
            yield Static(Text(visible(self._basis.told)), id="told")
            yield Static("", id="summary-keys")

    def on_mount(self) -> None:
        """Write at once, at the end."""
        self.query_one("#told").display = bool(self._basis.told)
        area = self.query_one("#words", TextArea)
        area.focus()
        area.move_cursor(area.document.end)
        self.query_one("#summary-keys", Static).update(self._keeping.offer or _KEYS)

    def on_resize(self) -> None:
        """Side by side where there is room."""
        self.set_class(self.size.width < _NARROW, "narrow")

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _changed(self) -> None:
        self._now = self._written()
        self._keeping.typed(self, self._fields)

    def on_unmount(self) -> None:
        """Whatever closes the editor, what was typed last is kept."""
        self._keeping.keep_now()

    def _written(self) -> WrittenSummary:
        motto = self.query_one("#motto", Input).value if self._with_motto else ""
        return WrittenSummary(self.query_one("#words", TextArea).text, motto)

    def _fields(self) -> dict[str, str] | None:
        return None if self._now == self._before else {"text": self._now.text, "motto": self._now.motto}

    def action_scroll(self, by: int) -> None:
        """Show more of what it rests on."""
        parts = self.query_one("#parts", VerticalScroll)
        parts.scroll_relative(y=by * max(1, parts.size.height // 2), animate=False)

    def action_save(self) -> None:
        """Give back what is written; the draft stays until it is in the file."""
        self._now = self._written()
        self._keeping.keep_now()
        self.dismiss(self._now)

    def action_leave(self) -> None:
        """Leave; where something was written, only when asked a second time."""
        written = self._written()
        if written in (self._before, self._refused):
            self._keeping.done()
            self.dismiss(None)
        else:
            self._refused = written
            self.query_one("#summary-keys", Static).update(_("Not saved: ctrl+s saves · esc again discards"))
