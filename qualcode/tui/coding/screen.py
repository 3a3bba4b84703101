"""The coding screen: documents, text, codebook; reading is the work, the rest is one key away."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from qualcode.tui.coding.codes import CodeActions
from qualcode.tui.coding.corrections import CorrectionActions
from qualcode.tui.coding.memos import MemoActions
from qualcode.tui.coding.search import SearchActions
from qualcode.tui.keys.actions import CODING_SCOPES, Scope, bindings


class CodingScreen(CodeActions, MemoActions, SearchActions, CorrectionActions):
    """Where passages are read and coded."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("coding", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = CODING_SCOPES
