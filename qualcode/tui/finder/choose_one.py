"""The dialog in which one thing of a list is chosen; letters find it as they do in every list."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import cached_property, partial
from typing import ClassVar

from rich.text import Text
from textual.widgets import OptionList

from qualcode.catalogue import _
from qualcode.retrieval.name_search import NameSearch
from qualcode.safe_text import visible
from qualcode.tui.finder.choose_many import Item
from qualcode.tui.finder.offer_dialog import Offer, OfferDialog


class ChooseOne(OfferDialog[Hashable]):
    """Gives the key of what was chosen, or None. What is chosen now has a mark, and the cursor begins there."""

    PLACEHOLDER: ClassVar[str] = _("Two or three letters of the name")

    def __init__(self, title: str, items: Sequence[Item], chosen: Hashable) -> None:
        super().__init__(title)
        self._items, self._now = items, chosen

    def on_mount(self) -> None:
        """Begin on what is chosen now."""
        super().on_mount()
        keys = [item.key for item in self._items]
        if self._now in keys:
            self.query_one("#offers", OptionList).highlighted = keys.index(self._now)

    @cached_property
    def _search(self) -> NameSearch[Item]:
        return NameSearch(self._items, lambda item: (item.words, f"{item.group} {item.around}"))

    def offers(self, typed: str) -> Iterator[Offer[Hashable]]:  # type: ignore[override]  # taken as a list
        """All while nothing is typed; else what has the letters, the nearest first, then what looks like them."""
        if not typed.strip():
            yield from map(self._offer, self._items)
            return
        yield from (self._offer(hit.named) for hit in self._search.find(typed))
        yield from (self._offer(item, is_guess=True) for item in self._search.similar(typed))

    def _offer(self, item: Item, *, is_guess: bool = False) -> Offer[Hashable]:
        return Offer(item.key, partial(self._line, item, is_guess=is_guess), item.around, is_guess)

    def _line(self, item: Item, *, is_guess: bool) -> Text:
        line = Text("✓ " if item.key == self._now else "  ", style="bold", no_wrap=True, overflow="ellipsis")
        line.append("? " if is_guess else "", style="not bold")
        line.append(visible(item.words), style="dim not bold" if is_guess else "not bold")
        line.append(f"  {visible(item.group)}" if item.group else "", style="dim not bold")
        if is_guess:
            line.append("  ").append(_("similar"), style="dim italic not bold")
        return line
