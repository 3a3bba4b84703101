"""A field for a path, with what it can go on to below; folders are read beside the interface."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option
from textual.worker import Worker, WorkerState

from qualcode.catalogue import _, ngettext
from qualcode.safe_text import visible
from qualcode.tui.files.completion import PathOffers, completed, gone_into, meant, offers
from qualcode.tui.shared.safe_fields import SafeInput


class PathInput(SafeInput):
    """The field itself: while a file of the list is highlighted, a blank is no letter."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether the key is a letter here."""
        field = self.parent
        if character == " " and isinstance(field, PathField) and field.marks_here:
            return False
        return super().check_consume_key(key, character)


class PathEntries(OptionList, can_focus=False):
    """What is in the folder. The field keeps the focus: its arrows go through the list."""


class PathField(Vertical):
    """Letters, tab to complete, arrows into the list; Enter goes into a folder. Several files can be marked."""

    DEFAULT_CSS = """
    PathField { height: auto; }
    PathField OptionList, PathField OptionList:focus { height: 8; max-height: 8; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", show=False, priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("tab", "complete", show=False, priority=True),
        Binding("space", "mark", show=False, priority=True),
    ]

    class PathsChanged(Message):
        """Other files are meant now."""

    def __init__(
        self,
        begun_at: Path,
        suffixes: Collection[str],
        *,
        value: str = "",
        several: bool = False,
        told: Callable[[str], str] = lambda _suffix: "",
    ) -> None:
        """`begun_at` is the folder in which a path begins that is no whole one.

        `told` gives what is said of files of another suffix that lie there; empty where nothing is.
        """
        super().__init__()
        self._told = told
        self._begun_at, self._suffixes, self._value, self._several = begun_at, suffixes, value, several
        self._offers = PathOffers("")
        self._marked: dict[Path, None] = {}

    def compose(self) -> ComposeResult:
        """The field, and what is there."""
        yield PathInput(self._value, placeholder=_("file or folder"), id="path", select_on_focus=False)
        yield PathEntries(id="entries")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one("#path", Input).focus()
        self._look()

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.query_one("#path", Input).value

    @property
    def paths(self) -> list[Path]:
        """The marked files, else the path that was typed; none for an empty field."""
        typed = self.typed
        return [*self._marked] or ([meant(typed, self._begun_at)] if typed.strip() else [])

    # ---- what is offered -------------------------------------------------------------------------

    @on(Input.Changed, "#path")
    def _changed(self) -> None:
        self._look()
        self.post_message(self.PathsChanged())

    def _look(self) -> None:
        look = partial(offers, self.typed, self._begun_at, self._suffixes, self._told)
        self.run_worker(look, group="offers", exclusive=True, thread=True, exit_on_error=False)

    @on(Worker.StateChanged)
    def _looked(self, event: Worker.StateChanged) -> None:
        event.stop()
        found = event.worker.result
        if event.state is WorkerState.SUCCESS and isinstance(found, PathOffers) and found.typed == self.typed:
            self._offers = found
            self._show()

    def _show(self, highlighted: int | None = None) -> None:
        options, found = self.query_one("#entries", OptionList), self._offers
        options.clear_options()
        options.add_options([Option(self._line(place)) for place in range(len(found.entries))])
        if found.problem:
            options.add_option(
                Option(_("The folder cannot be read: {cause}", cause=visible(found.problem)), disabled=True)
            )
        elif found.left_out:
            words = ngettext("… {count} more: type more letters", "… {count} more: type more letters", found.left_out)
            options.add_option(Option(words, disabled=True))
        elif not found.entries:
            options.add_option(Option(_("Nothing suitable here."), disabled=True))
        for name, words in found.others if not found.problem else ():
            options.add_option(Option(f"– {visible(name)}: {words}", disabled=True))
        options.highlighted = highlighted

    def _line(self, place: int) -> Text:
        entry = self._offers.entries[place]
        mark = "✓ " if entry.path in self._marked else "▸ " if entry.is_folder else "  "
        return Text(mark + visible(entry.path.name) + ("/" if entry.is_folder else ""), no_wrap=True)

    @property
    def marks_here(self) -> bool:
        """Whether a file of the list is highlighted that can be marked."""
        at = self.query_one("#entries", OptionList).highlighted
        return self._several and at is not None and not self._offers.entries[at].is_folder

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A blank marks only where a file of the list is highlighted."""
        return self.marks_here if action == "mark" else super().check_action(action, parameters)

    # ---- keys ------------------------------------------------------------------------------------

    def action_step(self, by: int) -> None:
        """Go through the list while typing goes on; before its first line stands what was typed.

        Down from an empty list leads to the next field.
        """
        if by > 0 and not self._offers.entries:
            self.screen.focus_next()
            return
        options = self.query_one("#entries", OptionList)
        at = (-1 if options.highlighted is None else options.highlighted) + by
        options.highlighted = min(at, len(self._offers.entries) - 1) if at >= 0 and self._offers.entries else None

    def action_complete(self) -> None:
        """Complete what is typed; where there is nothing to complete, go to the next field."""
        longer = (
            completed(self.typed, self._begun_at, self._offers) if self._offers.typed == self.typed else self.typed
        )
        if longer != self.typed:
            self._put(longer)
        else:
            self.screen.focus_next()

    def action_mark(self) -> None:
        """Mark the highlighted file, or take the mark away, and go on to the next."""
        at = self.query_one("#entries", OptionList).highlighted
        if at is None:
            return
        path = self._offers.entries[at].path
        if path in self._marked:
            del self._marked[path]
        else:
            self._marked[path] = None
        self.post_message(self.PathsChanged())
        self._show(min(at + 1, len(self._offers.entries) - 1))

    def go_in(self) -> bool:
        """Go into the highlighted folder, or put the highlighted file into the field; False where nothing is."""
        at = self.query_one("#entries", OptionList).highlighted
        if at is None or at >= len(self._offers.entries):
            return False
        self._put(gone_into(self.typed, self._begun_at, self._offers.entries[at]))
        return True

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click goes there."""
        event.stop()
        self.query_one("#entries", OptionList).highlighted = event.option_index
        self.go_in()
        self.query_one("#path", Input).focus()

    def _put(self, value: str) -> None:
        field = self.query_one("#path", Input)
        field.value = value
        field.cursor_position = len(value)
