"""Fields whose content is drawn harmlessly: control characters are symbols on the screen and stay in the value."""

from __future__ import annotations

from typing import ClassVar, Literal

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import Input, TextArea

from qualcode.safe_text import visible

_OF_SCREENS = {"select_line", "select_all"}  # to which Textual's area binds F6 and F7


class SafeInput(Input):
    """An input of one line, in which ctrl+z takes back what was typed, word by word, and ctrl+y restores it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "undo_typing", show=False),
        Binding("ctrl+y", "redo_typing", show=False),
        Binding("ctrl+a", "select_all", show=False),
        Binding("ctrl+home", "home", show=False),
        Binding("ctrl+end", "end", show=False),
        Binding("ctrl+shift+home", "home(True)", show=False),
        Binding("ctrl+shift+end", "end(True)", show=False),
        Binding("ctrl+backspace,alt+backspace", "delete_left_word", show=False),
        Binding("ctrl+delete,alt+delete", "delete_right_word", show=False),
    ]

    _taken_back = False  # while a value is put back

    def on_mount(self) -> None:
        """Blink only where motion is wanted; what stands here at first is not taken back."""
        self._before: list[str] = []
        self._after: list[str] = []
        self.cursor_blink = self.app.animation_level != "none"

    @property
    def _value(self) -> Text:
        """What is drawn; as many code points as the value, so that the cursor stands where it should."""
        return Text(visible(self.value), no_wrap=True, overflow="ignore", end="")

    def watch_value(self, before: str, after: str) -> None:
        """Keep what was there before a word was typed or anything else was changed by hand."""
        if self._taken_back or not self.is_mounted:
            return
        if not self.has_focus:  # the value is another one's now
            self._before, self._after = [], []
            return
        typed = after[self.cursor_position - 1 : self.cursor_position]
        goes_on = len(after) == len(before) + 1 and not typed.isspace() and before[-1:].strip() != ""
        if not (goes_on and self._before):
            self._before.append(before)
        self._after.clear()

    def action_undo_typing(self) -> None:
        """Put back what was there before the last word."""
        self._put_back(self._before, self._after)

    def action_redo_typing(self) -> None:
        """Put back what was taken back last."""
        self._put_back(self._after, self._before)

    def _put_back(self, source: list[str], other: list[str]) -> None:
        if source:
            other.append(self.value)
            self._taken_back = True
            self.value = source.pop()
            self._taken_back = False
            self.cursor_position = len(self.value)


class HiddenInput(SafeInput):
    """A field for what nobody beside may read: each character is a star, and it cannot be copied."""

    @property
    def _value(self) -> Text:
        """As many stars as there are characters."""
        return Text("*" * len(self.value), no_wrap=True, overflow="ignore", end="")

    def action_copy(self) -> None:
        """Nothing is copied."""

    def action_cut(self) -> None:
        """Nothing is copied, and nothing is taken away."""


class SafeArea(TextArea):
    """An editor of several lines; tab goes on to the next field."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+a", "select_whole", show=False),
        Binding("ctrl+home", "go_to_edge('start')", show=False),
        Binding("ctrl+end", "go_to_edge('end')", show=False),
        Binding("ctrl+shift+home", "select_to_edge('start')", show=False),
        Binding("ctrl+shift+end", "select_to_edge('end')", show=False),
        Binding("ctrl+delete", "delete_word_right", show=False),
    ]

    def on_mount(self) -> None:
        """Blink only where motion is wanted."""
        self.cursor_blink = self.app.animation_level != "none"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """F6 and F7 lead to screens here too; Textual's area would select with them."""
        return action not in _OF_SCREENS and super().check_action(action, parameters)

    def action_select_whole(self) -> None:
        """Select all that is written."""
        self.select_all()

    def action_go_to_edge(self, edge: Literal["start", "end"]) -> None:
        """Go to the beginning or end of all that is written."""
        self.move_cursor(self._edge(edge))

    def action_select_to_edge(self, edge: Literal["start", "end"]) -> None:
        """Select up to the beginning or end of all that is written."""
        self.move_cursor(self._edge(edge), select=True)

    def _edge(self, edge: Literal["start", "end"]) -> tuple[int, int]:
        return (0, 0) if edge == "start" else self.document.end

    def get_line(self, line_index: int) -> Text:
        """One line as it is drawn; as many code points as in the document."""
        return Text(visible(self.document.get_line(line_index), keep="\t"), end="", no_wrap=True)
