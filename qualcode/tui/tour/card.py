"""The card of the tour: a few lines above the line of keys, on whichever screen is in front."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Static

from qualcode.catalogue import _


class TourCard(Static):
    """What to do next."""

    DEFAULT_CSS = """
    TourCard {
        height: auto; max-height: 8; padding: 0 1; background: $surface; border-top: heavy $primary;
    }
    """

    def show_step(self, number: int, every: int, title: str, words: str, key: str) -> None:
        """Show one of so many steps, and the key to the tour's menu."""
        text = Text.assemble((_("Tour {number}/{every}: {title}", number=number, every=every, title=title), "bold"))
        text.append(f"\n{words}")
        text.append("  " + _("({key}: skip, back, leave the tour)", key=key), style="dim")
        self.update(text)

    def show_end(self, words: str) -> None:
        """Show that all is done, and what comes next."""
        text = Text.assemble((_("Tour: all seven steps are done"), "bold"))
        text.append(f"\n{words}")
        self.update(text)
