"""Small dialogs in which something is chosen: a code, several things of a list, yes or no, a line of words."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from qualcode.catalogue import _, pgettext, program
from qualcode.model.codes import Code
from qualcode.retrieval.code_search import rank_codes, similar_codes
from qualcode.safe_text import visible
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.tui.shared.safe_fields import SafeInput

R = TypeVar("R")


class Dialog(ModalScreen[R]):
    """A box in the middle with a line of clickable hints below."""

    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 30%; }
    Dialog > .box {
        width: 72; max-width: 96%; height: auto; max-height: 94%;
        border: round $primary; background: $surface;
    }
    Dialog Input, Dialog Input:focus { border: none; height: 1; padding: 0 1; background: $boost; }
    Dialog OptionList, Dialog OptionList:focus {
        border: none; height: auto; max-height: 16; padding: 0 1; background: $surface;
        scrollbar-size: 1 1; text-wrap: nowrap; text-overflow: ellipsis;
    }
    Dialog KeyLine { background: $surface; }
    Dialog .words { height: auto; padding: 0 1; }
    """

    def on_key_line_clicked(self, event: KeyLine.Clicked) -> None:
        """A click on a hint does what its key does."""
        event.stop()
        self.call_next(self.run_action, event.call)

    def action_cancel(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)


_TAKE = DialogKey("take", "enter", "⏎", pgettext("key line", "Take"))
_CANCEL = DialogKey("cancel", "escape", "esc", pgettext("key line", "Cancel"))


@dataclass(frozen=True, slots=True)
class CodeChosen:
    """A code, or (None) the top of the codebook, or the name of a code that shall be made.

    A `guessed` one only looks like what was typed.
    """

    code: Code | None = None
    new: str = ""
    guessed: bool = False


class ChooseCode(Dialog[CodeChosen | None]):
    """A few letters, Enter. `top` offers the top of the codebook, `new` a code of the typed name.

    Codes that only look like what was typed stand last; Enter takes none before somebody went there.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("down", "step(1)", show=False, priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("enter", "take", show=False, priority=True),
    ]

    def __init__(self, title: str, codes: Sequence[Code], *, top: bool = False, new: bool = False) -> None:
        super().__init__()
        self._title, self._codes, self._top, self._new = title, codes, top, new
        self._offered: list[CodeChosen] = []
        self._searched = ""

    def compose(self) -> ComposeResult:
        """Input, list, definition, hints."""
        with Vertical(classes="box") as box:
            box.border_title = visible(self._title)
            yield SafeInput(placeholder=_("Two or three letters of the code"), id="typed")
            yield OptionList(id="offered")
            yield Static(classes="words", id="defined")
            yield KeyLine((DialogKey("step(1)", "", "↑↓", pgettext("key line", "Choose")), _TAKE, _CANCEL))

    def on_mount(self) -> None:
        """Offer everything."""
        self._offer("")
        self.query_one("#typed", Input).focus()

    @on(Input.Changed, "#typed")
    def _keep_up(self) -> None:
        """Offer for what is typed by now: a key may come before the message of the letter that it follows."""
        typed = self.query_one("#typed", Input).value
        if typed != self._searched:
            self._offer(typed)

    def _offer(self, typed: str) -> None:
        self._searched = typed
        self._offered = [CodeChosen(code) for code in rank_codes(self._codes, typed)]
        guesses = [] if self._offered else similar_codes(self._codes, typed)
        if self._top and not typed.strip():
            self._offered.insert(0, CodeChosen())
        if self._new and typed.strip():
            self._offered.append(CodeChosen(new=typed.strip()))
        certain = bool(self._offered)
        self._offered += [CodeChosen(code, guessed=True) for code in guesses]
        options = self.query_one("#offered", OptionList)
        options.clear_options()
        options.add_options([Option(_offer_line(offer)) for offer in self._offered])
        options.highlighted = 0 if certain else None
        self._explain()

    def on_option_list_option_highlighted(self) -> None:
        """Explain what is under the cursor."""
        self._explain()

    def _explain(self) -> None:
        at = self.query_one("#offered", OptionList).highlighted
        offer = self._offered[at] if at is not None and at < len(self._offered) else None
        if offer is None:
            words = (
                _("No code has this in its name. ↓ leads to similar names.")
                if self._offered
                else _("No code has this in its name.")
            )
        elif offer.code is None:
            words = "" if not offer.new else _("⏎ creates the code.")
        else:
            words = " ".join(offer.code.rules.definition.split()) or _("No definition yet.")
        self.query_one("#defined", Static).update(Text(visible(words)[:400], style="dim"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click chooses."""
        self.dismiss(self._offered[event.option_index])

    def action_step(self, by: int) -> None:
        """Move the cursor in the list while typing goes on."""
        self._keep_up()
        options = self.query_one("#offered", OptionList)
        (options.action_cursor_down if by > 0 else options.action_cursor_up)()

    def action_take(self) -> None:
        """Take what is under the cursor; with nothing stay."""
        self._keep_up()
        at = self.query_one("#offered", OptionList).highlighted
        if at is not None and at < len(self._offered):
            self.dismiss(self._offered[at])


def named_in(sentence: str, name: str) -> Text:
    """A sentence with a name in bold between quotation marks, where it says {name}."""
    before, _place, after = sentence.partition("{name}")
    return Text.assemble(before, (visible(program().quoted(name)), "bold"), after)


def _offer_line(offer: CodeChosen) -> Text:
    if offer.code is None:
        return (
            Text("+ ").append_text(named_in(_("new code {name}"), offer.new)) if offer.new else Text(_("(top level)"))
        )
    line = Text("? " if offer.guessed else "", no_wrap=True, overflow="ellipsis")
    line.append("■ ", style=offer.code.colour)
    line.append(visible(offer.code.name), style="bold not dim default")
    above = " / ".join(offer.code.path[:-1])
    line.append(f"  {visible(above)}" if above else "", style="dim default")
    line.append("  ").append(_("similar") if offer.guessed else "", style="dim italic default")
    return line


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
                    _TAKE,
                    DialogKey("clear", "0", "0", pgettext("key line", "None")),
                    _CANCEL,
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
            yield KeyLine([*(answer._replace(call=f"answer('{answer.call}')") for answer in self._answers), _CANCEL])

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
    """One line of words; an empty one cannot be taken."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("enter", "take", show=False, priority=True),
    ]

    def __init__(self, title: str, value: str = "", words: str = "") -> None:
        super().__init__()
        self._title, self._value, self._words = title, value, words

    def compose(self) -> ComposeResult:
        """Input, explanation, hints."""
        with Vertical(classes="box") as box:
            box.border_title = visible(self._title)
            yield SafeInput(self._value, id="line")
            yield Static(Text(visible(self._words), style="dim"), classes="words")
            yield KeyLine((_TAKE, _CANCEL))

    def on_mount(self) -> None:
        """Write at once."""
        self.query_one("#line", Input).focus()

    def action_take(self) -> None:
        """Give the line."""
        value = self.query_one("#line", Input).value.strip()
        if value:
            self.dismiss(value)
