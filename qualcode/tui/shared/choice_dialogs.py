"""Small dialogs in which something is chosen: several things of a list, yes or no, a line of words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

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


def named_in(sentence: str, name: str) -> Text:
    """A sentence with a name in bold between quotation marks, where it says {name}."""
    before, _place, after = sentence.partition("{name}")
    return Text.assemble(before, (visible(program().quoted(name)), "bold"), after)


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be chosen, its words, and the group that it belongs to."""

    key: Hashable
    words: str
    group: str = ""


class ChooseMany(Dialog[frozenset[Hashable] | None]):
    """Any number of things of a list; marks are signs, not colours."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("space", "mark", show=False, priority=True),
        Binding("enter", "take", show=False, priority=True),
        Binding("0", "clear", show=False),
    ]

    def __init__(self, title: str, items: Sequence[Item], chosen: Collection[Hashable]) -> None:
        super().__init__()
        self._title, self._items, self._chosen = title, items, set(chosen)

    def compose(self) -> ComposeResult:
        """List and hints."""
        with Vertical(classes="box") as box:
            box.border_title = visible(self._title)
            yield OptionList(*(Option(self._line(item)) for item in self._items), id="many")
            yield KeyLine(
                (
                    DialogKey("mark", "space", "␣", pgettext("key line", "Mark")),
                    TAKE,
                    DialogKey("clear", "0", "0", pgettext("key line", "None")),
                    CANCEL,
                )
            )

    def on_mount(self) -> None:
        """Begin with the first."""
        options = self.query_one("#many", OptionList)
        options.highlighted = 0 if self._items else None
        options.focus()

    def _line(self, item: Item) -> Text:
        line = Text("✓ " if item.key in self._chosen else "· ", style="bold", no_wrap=True)
        line.append(f"{item.group:<10} " if item.group else "", style="dim not bold")
        line.append(visible(item.words), style="not bold")
        return line

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click marks."""
        self._toggle(event.option_index)

    def action_mark(self) -> None:
        """Mark what is under the cursor, or take the mark away."""
        at = self.query_one("#many", OptionList).highlighted
        if at is not None:
            self._toggle(at)

    def _toggle(self, index: int) -> None:
        self._chosen ^= {self._items[index].key}
        self._draw(index)

    def _draw(self, index: int) -> None:
        self.query_one("#many", OptionList).replace_option_prompt_at_index(index, self._line(self._items[index]))

    def action_clear(self) -> None:
        """Mark nothing."""
        self._chosen = set()
        for index in range(len(self._items)):
            self._draw(index)

    def action_take(self) -> None:
        """Take what is marked."""
        self.dismiss(frozenset(self._chosen))


class Confirm(Dialog[str | None]):
    """Words, and keys that answer: gives the call of the answer, None for escape."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]
    DEFAULT_CSS = "Confirm VerticalScroll { height: auto; max-height: 70vh; scrollbar-size: 1 1; }"

    def __init__(self, title: str, words: Text, answers: Sequence[DialogKey]) -> None:
        super().__init__()
        self._title, self._words, self._answers = title, words, answers

    def compose(self) -> ComposeResult:
        """Words that can be scrolled, and hints."""
        with Vertical(classes="box") as box:
            box.border_title = visible(self._title)
            with VerticalScroll():
                yield Static(self._words, classes="words", id="confirm-words")
            yield KeyLine([*(answer._replace(call=f"answer('{answer.call}')") for answer in self._answers), CANCEL])

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
