"""What every dialog is in which one types a few letters and chooses from what has them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from qualcode.catalogue import _, pgettext, program
from qualcode.safe_text import visible
from qualcode.tui.shared.choice_dialogs import Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.tui.shared.safe_fields import SafeInput

Answer = TypeVar("Answer")

SHOWN = 100  # lines; who looks for more types more letters
_LONGEST_MEANING = 400  # characters


@dataclass(frozen=True, slots=True)
class Offer(Generic[Answer]):
    """A line of the list: what it gives, how it looks, what is said of it while the cursor is there.

    A guess is never under the cursor before somebody went there, so that Enter takes none.
    """

    answer: Answer
    line: Text | Callable[[], Text]
    """Or what makes it, for lists of which few lines are shown."""
    meaning: str | Callable[[], str] = ""
    is_guess: bool = False

    @property
    def shown(self) -> Text:
        """The line."""
        return self.line if isinstance(self.line, Text) else self.line()


class OfferDialog(Dialog[Answer | None]):
    """A few letters, Enter. Letters go to the input, arrows to the list; Enter takes what the cursor is on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("down", "step(1)", show=False, priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("enter", "take", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    OfferDialog > .box { width: 72; }
    OfferDialog OptionList, OfferDialog OptionList:focus { height: 10; }
    OfferDialog .words { height: 2; }
    """
    AROUND = 6
    PLACEHOLDER: ClassVar[str] = ""

    def __init__(self, title: str, keys: Sequence[DialogKey] = ()) -> None:
        """`keys` are keys of the dialog's own, beside those that all have."""
        super().__init__()
        self._title = title
        self._keys = keys
        self._offers: list[Offer[Answer]] = []
        self._searched: str | None = None

    def compose(self) -> ComposeResult:
        """Input, list, what is said of the line under the cursor, keys."""
        take = DialogKey("take", "enter", "⏎", self._take_word())
        choose = DialogKey("step(1)", "", "↑↓", pgettext("key line", "Choose"))
        cancel = DialogKey("cancel", "escape", "esc", pgettext("key line", "Cancel"))
        with Vertical(classes="box", id="offering") as box:
            box.border_title = visible(self._title)
            yield self._field()
            yield OptionList(id="offers")
            yield Static(classes="words", id="meaning")
            yield KeyLine((take, *self._keys, choose, cancel))

    def _field(self) -> Input:
        return SafeInput(placeholder=self.PLACEHOLDER, id="typed")

    def _take_word(self) -> str:
        return pgettext("key line", "Take")

    def on_mount(self) -> None:
        """Offer what is likely first."""
        self.offer_again()
        self.query_one("#typed", Input).focus()

    @abstractmethod
    def offers(self, typed: str) -> Sequence[Offer[Answer]]:
        """What is offered for what was typed, guesses last."""

    def nothing_found(self, *, guesses: bool) -> str:
        """What is said while the cursor is on no line, with `guesses` below it or none."""
        return _("Nothing has this in its name. ↓ leads to similar names.") if guesses else _("Nothing found.")

    # ---- typing ----------------------------------------------------------------------------------

    @property
    def typed(self) -> str:
        """What is typed by now."""
        return self.query_one("#typed", Input).value

    @on(Input.Changed, "#typed")
    def keep_up(self) -> None:
        """Offer for what is typed by now: a key may come before the message of the letter that it follows."""
        if self.typed != self._searched:
            self.offer_again()

    def offer_again(self, *, stay: bool = False) -> None:
        """Offer anew; with `stay` the cursor stays where it is, since what is typed is the same."""
        options = self.query_one("#offers", OptionList)
        at = options.highlighted if stay else None
        self._searched = self.typed
        self._offers = list(self.offers(self._searched))
        shown = self._offers[:SHOWN]
        options.clear_options()
        options.add_options([Option(offer.shown) for offer in shown])
        if len(shown) < len(self._offers):
            more = program().number(len(self._offers) - len(shown))
            options.add_option(Option(Text(_("… {number} more: type more letters", number=more)), disabled=True))
        first = 0 if shown and not shown[0].is_guess else None
        options.highlighted = at if at is not None and at < len(shown) else first
        self._explain()

    # ---- choosing --------------------------------------------------------------------------------

    @property
    def chosen(self) -> Offer[Answer] | None:
        """What the cursor is on."""
        at = self.query_one("#offers", OptionList).highlighted
        return self._offers[at] if at is not None and at < len(self._offers) else None

    def on_option_list_option_highlighted(self) -> None:
        """Say what the line under the cursor means."""
        self._explain()

    def _explain(self) -> None:
        offer = self.chosen
        words = offer.meaning if offer else self.nothing_found(guesses=bool(self._offers))
        words = words if isinstance(words, str) else words()
        self.query_one("#meaning", Static).update(Text(visible(words)[:_LONGEST_MEANING], style="dim"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click takes a line."""
        self.query_one("#offers", OptionList).highlighted = event.option_index
        self.action_take()

    def action_step(self, by: int) -> None:
        """Move the cursor in the list while typing goes on."""
        self.keep_up()
        options = self.query_one("#offers", OptionList)
        (options.action_cursor_down if by > 0 else options.action_cursor_up)()

    def action_page(self, by: int) -> None:
        """Move the cursor by as many lines as are seen."""
        self.keep_up()
        options = self.query_one("#offers", OptionList)
        (options.action_page_down if by > 0 else options.action_page_up)()  # type: ignore[no-untyped-call]

    def action_take(self) -> None:
        """Take what the cursor is on; with nothing stay."""
        self.keep_up()
        offer = self.chosen
        if offer is not None:
            self.dismiss(offer.answer)
