"""The dialog in which any number of things of a list are marked; letters find them as they do in every list."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import Input, OptionList

from qualcode.catalogue import _, pgettext, program
from qualcode.model.codebooks.code_paths import joined_path
from qualcode.model.codes import Code
from qualcode.retrieval.name_search import NameSearch
from qualcode.safe_text import visible
from qualcode.tui.finder.offer_dialog import SHOWN, Offer, OfferDialog
from qualcode.tui.shared.key_line import DialogKey
from qualcode.tui.shared.safe_fields import SafeInput

_MOST_LINES, _FEWER_LINES = 16, 10  # of the list
_LOW = 30  # lines of a screen that has room for fewer


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be marked, its words, the group that it belongs to, and what stands around it."""

    key: Hashable
    words: str
    group: str = ""
    around: str = ""
    colour: str = ""


def item_of_code(code: Code, key: Hashable) -> Item:
    """A code, found by its name and by what it stands below."""
    return Item(key, code.name, around=joined_path(code.path[:-1]), colour=code.colour)


class MarkingInput(SafeInput):
    """The field for the letters: a blank is none of them, and a nought only behind others."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether the key is a letter here."""
        if character == " " or (character == "0" and not self.value):
            return False
        return super().check_consume_key(key, character)


class ChooseMany(OfferDialog[frozenset[Hashable]]):
    """Gives the keys of all that is marked, or None. Marks are signs, not colours.

    Space marks what the cursor is on, a click what was clicked. Enter takes what is marked, and with it what freshly
    typed letters have led to; nothing that only looks like them, unless somebody went there.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,tab", "mark", show=False, priority=True),
        Binding("0", "clear", show=False, priority=True),
    ]
    PLACEHOLDER: ClassVar[str] = _("Two or three letters of the name")

    def __init__(self, title: str, items: Sequence[Item], chosen: Collection[Hashable]) -> None:
        keys = (
            DialogKey("mark", "space", "␣", pgettext("key line", "Mark")),
            DialogKey("clear", "0", "0", pgettext("key line", "None")),
        )
        super().__init__(title, keys)
        self._items, self._marked, self._marked_before = items, set(chosen), frozenset(chosen)
        self._group_cells = max((cell_len(item.group) for item in items), default=0)
        self._used = ""  # the letters by which something was marked already

    def on_resize(self) -> None:
        """A list is no higher than it has lines, and stays so while letters are typed."""
        most = _FEWER_LINES if self.app.size.height < _LOW else _MOST_LINES
        self.query_one("#offers", OptionList).styles.height = max(1, min(len(self._items), most))
        super().on_resize()

    def _field(self) -> Input:
        return MarkingInput(placeholder=self.PLACEHOLDER, id="typed")

    @cached_property
    def _search(self) -> NameSearch[Item]:
        return NameSearch(self._items, lambda item: (item.words, f"{item.group} {item.around}"))

    # ---- what is offered -------------------------------------------------------------------------

    def offers(self, typed: str) -> Iterator[Offer[frozenset[Hashable]]]:  # type: ignore[override]  # taken as a list
        """All while nothing is typed; else what has the letters, the nearest first, then what looks like them."""
        if not typed.strip():
            yield from map(self._offer, self._all())
            return
        yield from (self._offer(hit.named) for hit in self._search.find(typed))
        yield from (self._offer(item, is_guess=True) for item in self._search.similar(typed))

    def _all(self) -> Sequence[Item]:
        """All in their order; of more than are shown what was marked at first comes first."""
        if len(self._items) <= SHOWN:
            return self._items
        return sorted(self._items, key=lambda item: item.key not in self._marked_before)

    def _offer(self, item: Item, *, is_guess: bool = False) -> Offer[frozenset[Hashable]]:
        return Offer(frozenset({item.key}), partial(self._line, item, is_guess=is_guess), self._told, is_guess)

    def _line(self, item: Item, *, is_guess: bool) -> Text:
        line = Text("✓ " if item.key in self._marked else "· ", style="bold", no_wrap=True, overflow="ellipsis")
        line.append(f"{item.group:<{self._group_cells}} " if item.group else "", style="dim not bold")
        line.append("? " if is_guess else "", style="not bold")
        line.append("■ " if item.colour else "", style=f"{item.colour} not bold")
        line.append(visible(item.words), style="dim not bold" if is_guess else "not bold")
        line.append(f"  {visible(item.around)}" if item.around else "", style="dim not bold")
        if is_guess:
            line.append("  ").append(_("similar"), style="dim italic not bold")
        return line

    def _told(self) -> str:
        """What is marked, wherever it stands in the list."""
        names = [item.words for item in self._items if item.key in self._marked]
        return _("Marked: {names}", names=program().listed(names)) if names else ""

    # ---- marking ---------------------------------------------------------------------------------

    def action_mark(self) -> None:
        """Mark what is under the cursor, or take the mark away; the next letter begins a new word."""
        self.keep_up()
        offer = self.chosen
        if offer is not None:
            self._marked ^= offer.answer
            self._used = self.typed
            self.query_one("#typed", Input).action_select_all()
            self.offer_again(stay=True)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click marks."""
        self.query_one("#offers", OptionList).highlighted = event.option_index
        self.action_mark()
        self.query_one("#typed", Input).focus()

    def action_clear(self) -> None:
        """Mark nothing."""
        self._marked.clear()
        self.offer_again(stay=True)

    def action_take(self) -> None:
        """Take what is marked, and what letters have led to since; where they lead to nothing, stay."""
        self.keep_up()
        if self.typed.strip() and self.typed != self._used:
            if self.chosen is None:
                return
            self._marked |= self.chosen.answer
        self.dismiss(frozenset(self._marked))
