"""Small dialogs: yes or no, a line of words; and what all dialogs are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, TypeVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from qualcode.catalogue import pgettext, program
from qualcode.safe_text import visible
from qualcode.tui.layout.beside import BesideScreen
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.tui.shared.safe_fields import SafeInput

R = TypeVar("R")


class Dialog(BesideScreen[R]):
    """A box with a line of clickable hints below."""

    DEFAULT_CSS = """
    Dialog > .box {
        width: 72; max-width: 96%; height: auto; max-height: 94%;
        border: round $primary; background: $surface;
    }
    Dialog Input, Dialog Input:focus { border: none; height: 1; padding: 0 1; background: $boost; }
    Dialog OptionList, Dialog OptionList:focus {
        border: none; height: auto; max-height: 16; padding: 0 1; background: $surface;
        scrollbar-size: 1 1; text-wrap: nowrap; text-overflow: ellipsis;
    }
    Dialog KeyLine { background: $surface; height: auto; max-height: 2; }
    Dialog .words { height: auto; padding: 0 1; }
    """

    def on_key_line_clicked(self, event: KeyLine.Clicked) -> None:
        """A click on a hint does what its key does."""
        event.stop()
        self.call_next(self.run_action, event.call)

    def action_cancel(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)


TAKE = DialogKey("take", "enter", "⏎", pgettext("key line", "Take"))
CANCEL = DialogKey("cancel", "escape", "esc", pgettext("key line", "Cancel"))
CLOSE = CANCEL._replace(label=pgettext("key line", "Close"))


def named_in(sentence: str, name: str) -> Text:
    """A sentence with a name in bold between quotation marks, where it says {name}."""
    before, _place, after = sentence.partition("{name}")
    return Text.assemble(before, (visible(program().quoted(name)), "bold"), after)


class Confirm(Dialog[str | None]):
    """Words, and keys that answer: gives the call of the answer, None for escape."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]
    DEFAULT_CSS = "Confirm VerticalScroll { height: auto; max-height: 70vh; scrollbar-size: 1 1; }"

    def __init__(self, title: str, words: Text, answers: Sequence[DialogKey], leaves: DialogKey = CANCEL) -> None:
        """`leaves` is what the key line says of escape."""
        super().__init__()
        self._title, self._words, self._answers, self._leaves = title, words, answers, leaves

    def compose(self) -> ComposeResult:
        """Words that can be scrolled, and hints."""
        with Vertical(classes="box") as box:
            box.border_title = visible(self._title)
            with VerticalScroll():
                yield Static(self._words, classes="words", id="confirm-words")
            answers = (answer._replace(call=f"answer('{answer.call}')") for answer in self._answers)
            yield KeyLine([*answers, self._leaves])

    def on_key(self, event: events.Key) -> None:
        """A key of an answer gives it."""
        for answer in self._answers:
            if event.key in answer.names.split():
                event.stop()
                self.dismiss(answer.call)

    def action_answer(self, call: str) -> None:
        """Give the answer."""
        self.dismiss(call)


class AskLine(Dialog[str | None]):
    """One line of words; an empty one cannot be taken. `refusal` says why another will not do; empty: it will."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("enter", "take", show=False, priority=True),
    ]

    def __init__(
        self, title: str, value: str = "", words: str = "", refusal: Callable[[str], str] = lambda _line: ""
    ) -> None:
        super().__init__()
        self._title, self._value, self._words, self._refusal = title, value, words, refusal

    def compose(self) -> ComposeResult:
        """Input, explanation, hints."""
        with Vertical(classes="box") as box:
            box.border_title = visible(self._title)
            yield SafeInput(self._value, id="line")
            yield Static(Text(visible(self._words), style="dim"), classes="words")
            yield KeyLine((TAKE, CANCEL))

    def on_mount(self) -> None:
        """Write at once."""
        self.query_one("#line", Input).focus()

    def action_take(self) -> None:
        """Give the line."""
        value = self.query_one("#line", Input).value.strip()
        refusal = self._refusal(value) if value else ""
        if refusal:
            self.query_one(".words", Static).update(Text(visible(refusal), style="bold"))
        elif value:
            self.dismiss(value)
