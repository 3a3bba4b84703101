"""The key line of a screen or dialog: each hint can be clicked; for a moment it says what just happened.

What is longer than the line begins in the line above it, on screens.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from qualcode.catalogue import _, program
from qualcode.safe_text import visible
from qualcode.tui.keys.key_names import named

_BETWEEN = " · "
_BAR = 10  # cells
_LIT = 3  # of them, where it is not known how much is done
_GAP = "  "
_MOST_ROWS = 2


class Hint(Protocol):
    """What a line of keys shows: the call that Textual runs, its key, what it does. Actions are such."""

    @property
    def call(self) -> str:
        """What a click runs."""

    @property
    def shown(self) -> str:
        """The key as it is shown."""

    @property
    def label(self) -> str:
        """What it does."""


class DialogKey(NamedTuple):
    """A key of a dialog: its call, its names (empty where another part holds the binding), how it is shown."""

    call: str
    names: str
    shown: str
    label: str


class SaidAbove(Static):
    """The beginning of what the line of keys says and has no room for, over the line above it."""

    DEFAULT_CSS = """
    SaidAbove {
        layer: said; dock: bottom; width: 100%; height: 1; margin-bottom: 1; padding: 0 1;
        background: $panel; color: $text; text-style: bold; display: none;
    }
    """


class KeyLine(Static):
    """Keys with what they do, as many as there is room for; the time of saving at the right.

    In dialogs, and with `cut`, there are two rows where one has no room for all. With `cut` a hint that still does
    not fit is shortened, else it is left out.
    """

    DEFAULT_CSS = "KeyLine { height: 1; padding: 0 1; background: $panel; color: $text; }"

    class Clicked(Message):
        """A hint was clicked: run its call."""

        def __init__(self, call: str) -> None:
            super().__init__()
            self.call = call

    _flash: tuple[str, ...] = ()
    _work = ""
    _beats = _moves = 0
    _saved = ""
    _above: SaidAbove | None = None

    def __init__(self, hints: Sequence[Hint], *, cut: bool = False, **options: str) -> None:
        super().__init__(**options)  # type: ignore[arg-type]  # id and classes only
        self._hints = hints
        self._cut = cut
        self._places: list[tuple[Region, str]] = []
        if cut:
            self.styles.height, self.styles.max_height = "auto", _MOST_ROWS

    def show(self, hints: Sequence[Hint]) -> None:
        """Show other hints."""
        if hints != self._hints:
            self._hints = hints
            self.refresh(layout=self.styles.is_auto_height)

    def flash(self, text: str, seconds: float = 5.0, more: Sequence[str] = ()) -> None:
        """Say for a moment what happened, and of what can be done now (`more`) as much as there is room for."""
        said = self._flash = (visible(text), *more) if text else ()
        self._show_above()
        self.refresh()
        self.set_timer(seconds, lambda: self._fade(said))

    def _fade(self, said: tuple[str, ...]) -> None:
        if self._flash is said:
            self._flash = ()
            self._show_above()
            self.refresh()

    @property
    def _room(self) -> int:
        """Cells of the line that are left beside the time of saving."""
        return max(0, self.size.width - cell_len(self._saved) - 1)

    def _wrapped(self, pieces: Sequence[str], rows: int) -> list[Text]:
        words = Text(_BETWEEN.join(pieces), style="bold")
        return [words] if rows == 1 else list(words.wrap(self.app.console, self._room, no_wrap=False))

    def _said_in_lines(self) -> list[Text]:
        """What is flashed, in two lines only where one has no room for all of it."""
        room, kept, below = self._room, list(self._flash[:1]), list[str]()
        above = isinstance(self.parent, Screen) and not isinstance(self.parent, ModalScreen)
        rows = 2 if above and 0 < room < cell_len(self._flash[0]) else 1
        lines = self._wrapped(kept, rows)
        for piece in self._flash[1:]:
            tried = self._wrapped([*kept, piece], rows)
            if not below and len(tried) <= rows and tried[-1].cell_len <= room:
                kept, lines = [*kept, piece], tried
            elif above and rows == 1 and cell_len(_BETWEEN.join([*below, piece])) <= room:
                below.append(piece)
        lines += self._wrapped(below, 1) if below else []
        return lines if len(lines) == 1 else [lines[0], Text(" ", style="bold").join(lines[1:])]

    def _show_above(self) -> None:
        """Show the first line where there are two."""
        lines = self._said_in_lines() if self._flash else []
        if len(lines) > 1 and self._above is None:
            self._above = SaidAbove()
            self.screen.mount(self._above)
        if self._above is not None:
            self._above.update(lines[0] if lines else "")
            self._above.display = len(lines) > 1

    def on_resize(self) -> None:
        """What is said may fit now, or no longer."""
        self._show_above()

    def work(self, words: str, share: float | None, *, stops: bool = True, beats: int | None = None) -> None:
        """Say what is being done, how far it is (0 to 1, where that is known), what `stops` it, until it is over.

        Where it is not known how far it is, the bar moves as long as `beats` grow, if anything is to move.
        """
        bar = ""
        if share is not None:
            full = round(share * _BAR)
            bar = f" {'▰' * full}{'▱' * (_BAR - full)} {program().number(round(share * 100))}\u00a0%"
        elif beats is not None and self.app.animation_level != "none":
            self._moves += beats != self._beats
            self._beats = beats
            bar = f" {_moved(self._moves)}"
        way_out = _BETWEEN + _("{key} stops it", key=named("esc")) if stops else ""
        line = f"{visible(words)}{bar}{way_out}" if words else ""
        if line != self._work:
            self._work = line
            self.refresh()

    @property
    def working(self) -> str:
        """What is said of work that is under way."""
        return self._work

    @property
    def said(self) -> str:
        """What is flashed now."""
        return _BETWEEN.join(self._flash)

    def saved_now(self) -> None:
        """Say that a change has just reached the disk."""
        self._say_of_saving(f"✓ {datetime.now().astimezone():%H:%M}")

    def not_saved(self) -> None:
        """Say that nothing reaches the disk any more."""
        self._say_of_saving(_("NOT SAVED"))

    def _say_of_saving(self, words: str) -> None:
        if words != self._saved:
            self._saved = words
            self._show_above()
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """As many rows as the hints need, where the style leaves that to them."""
        return len(self._rows(width - cell_len(self._saved) - 1, _MOST_ROWS))

    def _rows(self, room: int, most: int) -> list[list[Hint]]:
        """The hints in so many rows at most, as far as there is room for them."""
        rows: list[list[Hint]] = [[]]
        used = 0
        for hint in self._hints:
            wide = cell_len(f"{named(hint.shown)} {hint.label}")
            if rows[-1] and used + len(_GAP) + wide > room:
                if len(rows) == most:
                    if self._cut and used + len(_GAP) < room:
                        rows[-1].append(hint)
                    break
                rows.append([])
                used = 0
            used += wide + (len(_GAP) if rows[-1] else 0)
            rows[-1].append(hint)
        return rows

    def render(self) -> Text:
        """The flash, else the hints."""
        room = self._room
        self._places = []
        if self._flash or self._work:
            lines = [self._said_in_lines()[-1] if self._flash else Text(self._work, style="bold")]
        else:
            lines = [self._hint_line(y, hints) for y, hints in enumerate(self._rows(room, self.size.height))]
        for line in lines:
            line.truncate(room, overflow="ellipsis")
        lines[0].append(" " * max(1, room - lines[0].cell_len + 1))
        lines[0].append(self._saved, style="dim")
        return Text("\n", no_wrap=True).join(lines)

    def _hint_line(self, y: int, hints: Sequence[Hint]) -> Text:
        line = Text(no_wrap=True)
        for hint in hints:
            line.append(_GAP if line.plain else "")
            start = line.cell_len
            line.append(named(hint.shown), style="bold")
            line.append(f" {hint.label}")
            self._places.append((Region(start, y, line.cell_len - start, 1), hint.call))
        return line

    def on_click(self, event: events.Click) -> None:
        """Run what was clicked."""
        at = event.x - self.gutter.left, event.y - self.gutter.top
        for place, call in self._places:
            if place.contains(*at):
                self.post_message(self.Clicked(call))


def _moved(steps: int) -> str:
    """A bar without a number, in which something goes to and fro."""
    at = steps % (2 * (_BAR - _LIT))
    at = min(at, 2 * (_BAR - _LIT) - at)
    return "▱" * at + "▰" * _LIT + "▱" * (_BAR - _LIT - at)
