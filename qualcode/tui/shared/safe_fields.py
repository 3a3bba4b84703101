"""Fields whose content is drawn harmlessly: control characters are symbols on the screen and stay in the value."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Input, TextArea

from qualcode.safe_text import visible


class SafeInput(Input):
    """An input of one line."""

    def on_mount(self) -> None:
        """Blink only where motion is wanted."""
        self.cursor_blink = self.app.animation_level != "none"

    @property
    def _value(self) -> Text:
        """What is drawn; as many code points as the value, so that the cursor stands where it should."""
        return Text(visible(self.value), no_wrap=True, overflow="ignore", end="")


class SafeArea(TextArea):
    """An editor of several lines; tab goes on to the next field."""

    def on_mount(self) -> None:
        """Blink only where motion is wanted."""
        self.cursor_blink = self.app.animation_level != "none"

    def get_line(self, line_index: int) -> Text:
        """One line as it is drawn; as many code points as in the document."""
        return Text(visible(self.document.get_line(line_index), keep="\t"), end="", no_wrap=True)
