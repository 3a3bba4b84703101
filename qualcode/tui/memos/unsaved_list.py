"""The list of what was typed and not saved: each is taken up again, or discarded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from qualcode.catalogue import _, pgettext
from qualcode.safe_text import one_line, visible
from qualcode.times import clock_time
from qualcode.tui.shared.choice_dialogs import Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine
from qualcode.workspace.unsaved_texts import UnsavedText
from qualcode.workspace.workbench.typed_places import TypedPlace

_SHOWN = 200  # characters of each field


class PlacedText(NamedTuple):
    """An unsaved text and what it belongs to."""

    text: UnsavedText
    place: TypedPlace


class TakenUp(NamedTuple):
    """What is to be done with one."""

    chosen: PlacedText
    discards: bool = False


class UnsavedList(Dialog[TakenUp | None]):
    """Enter takes one up, x discards it; the file goes with it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("enter", "take", show=False, priority=True),
        Binding("x,delete", "discard", show=False),
    ]

    def __init__(self, texts: Sequence[PlacedText]) -> None:
        super().__init__()
        self._texts = texts

    def compose(self) -> ComposeResult:
        """List and hints."""
        with Vertical(classes="box") as box:
            box.border_title = _("Not saved yet")
            yield OptionList(*map(_option, self._texts), id="unsaved-texts")
            yield KeyLine(
                (
                    DialogKey("take", "enter", "⏎", pgettext("key line", "Take up")),
                    DialogKey("discard", "x", "x", pgettext("key line", "Discard")),
                    DialogKey("cancel", "escape", "esc", pgettext("key line", "Cancel")),
                )
            )

    def on_mount(self) -> None:
        """Begin with the last one."""
        options = self.query_one("#unsaved-texts", OptionList)
        options.highlighted = 0
        options.focus()

    @property
    def _chosen(self) -> PlacedText | None:
        at = self.query_one("#unsaved-texts", OptionList).highlighted
        return self._texts[at] if at is not None else None

    def action_take(self) -> None:
        """Take it up."""
        if self._chosen is not None:
            self.dismiss(TakenUp(self._chosen))

    def action_discard(self) -> None:
        """Discard it."""
        if self._chosen is not None:
            self.dismiss(TakenUp(self._chosen, discards=True))


def _option(placed: PlacedText) -> Option:
    text, place = placed
    line = Text(visible(place.words), style="bold", no_wrap=True)
    line.append(f"  {clock_time(text.kept)}", style="dim")
    if place.is_moved:
        moved = _("its passage is not there any more")
        if text.typed_for.editor == "text":
            moved = _("of an earlier text")
        line.append(f"  {moved}", style="italic")
    beginning = " · ".join(words[:_SHOWN] for words in text.fields.values())
    line.append(f"\n  {visible(one_line(beginning))}", style="not bold")
    return Option(line)
