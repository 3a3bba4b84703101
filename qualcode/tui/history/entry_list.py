"""The list of entries: it grows at both ends while one moves towards them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.message import Message

from qualcode.catalogue import _
from qualcode.safe_text import visible
from qualcode.times import local_time
from qualcode.tui.quotations.passage_list import PassageList
from qualcode.workspace.workspace import ToldEntry

_NEAR = 20  # items from an end
_NAMES = ((100, 12), (60, 8), (0, 0))  # columns of the list from which on a coder's name has so many cells


class EntryList(PassageList):
    """Entries, the newest first, one line each."""

    class EndNeared(Message):
        """The last item that is there is in sight, or nearly."""

    class EndWanted(Message):
        """The newest or the oldest entry of all is wanted."""

        def __init__(self, which: Literal["first", "last"]) -> None:
            super().__init__()
            self.which = which

    def grow(self, count: int, before: int = 0) -> None:
        """Take in that there are `count` items now, `before` more (or, below 0, fewer) of them at the beginning."""
        self._count = count
        if before:
            self._cursor = None if self._cursor is None else max(0, min(self._cursor + before, count - 1))
            self._made.clear()
        top = self.scroll_offset.y + before * self._lines
        self._measure()
        if before:
            self.scroll_to(y=max(0, top), animate=False)
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Also when only the wheel moves the list."""
        super().watch_scroll_y(old_value, new_value)
        if new_value + self.size.height >= (self._count - _NEAR) * self._lines:
            self.post_message(self.EndNeared())

    def action_go(self, where: str) -> None:
        """Go to the newest or oldest entry of all."""
        self.post_message(self.EndWanted("first" if where == "first" else "last"))


def entry_line(told: ToldEntry, width: int) -> Text:
    """An entry in one line: whether it was taken back, when, who, what and where."""
    entry = told.entry
    line = Text("  " if entry.living else "↶ ", style="" if entry.living else "dim")
    line.append(local_time(entry.created), style="dim")
    room = next(cells for columns, cells in _NAMES if width >= columns)
    if room:
        line.append(f"  {_fitted(visible(entry.coder), room)}")
    return line.append(f"  {visible(told.words.words)}")


def entry_note(told: ToldEntry) -> Text:
    """All that is known of an entry, except for the passage."""
    entry = told.entry
    note = Text.assemble((visible(told.and_where), "bold"), "\n")
    facts = [visible(entry.coder), local_time(entry.created), told.touched, entry.id]
    note.append(" · ".join(fact for fact in facts if fact))
    if entry.reason:
        note.append(f"\n{visible(entry.reason)}")
    if entry.came:
        note.append("\n" + _("made in another copy, came in {time}", time=local_time(entry.came)))
    if not entry.living:
        note.append("\n↶ " + _("taken back: it has no effect now"))
    return note


def entry_lines(entries: Sequence[ToldEntry], index: int, width: int) -> Sequence[Text]:
    """The lines of one entry of those that are there."""
    return [entry_line(entries[index], width)] if index < len(entries) else []


def _fitted(name: str, room: int) -> str:
    return set_cell_size(name, room) if cell_len(name) <= room else set_cell_size(name, room - 1) + "…"
