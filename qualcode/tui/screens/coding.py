"""The coding screen: documents, text, codebook; reading is the work, the rest is one key away."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from qualcode.tui.actions import CODING_SCOPES, Scope, bindings
from qualcode.tui.screens.coding_codes import CodeActions
from qualcode.tui.screens.coding_corrections import CorrectionActions
from qualcode.tui.screens.coding_memos import MemoActions
from qualcode.tui.screens.coding_search import SearchActions


class CodingScreen(CodeActions, MemoActions, SearchActions, CorrectionActions):
    """Where passages are read and coded."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("coding", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = CODING_SCOPES
