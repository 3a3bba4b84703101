"""Jump mode: a letter stands at every sentence on the screen; typing it goes there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from string import ascii_lowercase
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from qualcode.tui.keys.staying_up import stays_up
from qualcode.tui.layout.drawing import draws_apart


def labels(count: int) -> list[str]:
    """As many labels as places: single letters where they suffice, else two."""
    if count <= len(ascii_lowercase):
        return list(ascii_lowercase[:count])
    return ["".join(pair) for pair in product(ascii_lowercase, repeat=2)][:count]


@draws_apart
@stays_up
class JumpLabels(ModalScreen[int | None]):
    """Gives the index of the place that was typed, or None. Places are (x, y) of the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, places: Sequence[tuple[int, int]]) -> None:
        super().__init__()
        self._places = places
        self._labels = labels(len(places))
        self._typed = ""

    def compose(self) -> ComposeResult:
        """A label at each place."""
        for label, place in zip(self._labels, self._places, strict=True):
            mark = Static(label, classes="jump-label")
            mark.styles.offset = place
            yield mark

    def on_key(self, event: events.Key) -> None:
        """Take letters until a label is whole; anything else leaves."""
        event.stop()
        letter = event.character or ""
        self._typed += letter
        fitting = [number for number, label in enumerate(self._labels) if label.startswith(self._typed)]
        if not letter.isalpha() or not fitting:
            self.dismiss(None)
        elif self._labels[fitting[0]] == self._typed:
            self.dismiss(fitting[0])
