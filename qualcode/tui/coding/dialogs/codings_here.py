"""All codings and memos at the cursor, whole: code, coder, time, polarity, weight, memo."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from qualcode.catalogue import _
from qualcode.plural import counted


class CodingsHere(ModalScreen[None]):
    """A list to read; any of the closing keys leads back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,l,q", "dismiss(None)", show=False)]

    def __init__(self, entries: list[Text], codings: int, memos: int) -> None:
        super().__init__()
        self._entries = entries
        self._title = (
            _("Here: {codings} and {memos}", codings=counted(codings, "coding"), memos=counted(memos, "memo"))
            if memos
            else _("Here: {codings}", codings=counted(codings, "coding"))
        )

    def compose(self) -> ComposeResult:
        """One block for each."""
        with VerticalScroll(id="here") as box:
            box.border_title = self._title
            box.border_subtitle = _("esc: close")
            for entry in self._entries or [Text(_("Nothing is coded here."), style="dim")]:
                yield Static(entry)
