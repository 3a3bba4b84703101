"""The text of the coding screen: `CodedText` with the keys of the action registry."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from qualcode.tui.actions import bindings
from qualcode.tui.widgets.coded_text import CodedText


class CodingText(CodedText, inherit_bindings=False):
    """Motions and selections by key, as long as the text has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("text")]
