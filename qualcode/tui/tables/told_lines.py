"""What is to be told with a table, in two lines at most; what has no room is counted, with the key that shows all."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.geometry import Size
from textual.widgets import Static

from qualcode.catalogue import ngettext
from qualcode.safe_text import visible
from qualcode.tui.keys.key_table import key_of

_BETWEEN = "\u00a0· "
_MOST = 2


class ToldLines(Static):
    """Whole sentences, as many as there is room for."""

    DEFAULT_CSS = "ToldLines { height: auto; max-height: 2; padding: 0 1; color: $foreground 80%; }"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._told: Sequence[str] = ()

    def tell(self, told: Sequence[str]) -> None:
        """Tell this."""
        if told != self._told:
            self._told = told
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """As many lines as are needed."""
        return len(self._lines(width))

    def render(self) -> Text:
        """The lines."""
        return Text("\n", no_wrap=True).join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Text]:
        if not self._told or width <= 0:
            return []
        for kept in range(len(self._told), 0, -1):
            pieces = [visible(sentence) for sentence in self._told[:kept]]
            if left := len(self._told) - kept:
                key = key_of("tables.notes")
                pieces.append(ngettext("{key} tells {count} more", "{key} tells {count} more", left, key=key))
            lines = list(Text(_BETWEEN.join(pieces)).wrap(self.app.console, width))
            if len(lines) <= _MOST:
                return lines
        return lines[:_MOST]
