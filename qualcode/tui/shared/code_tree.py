"""What every tree of codes is: its messages, and how it is made anew from the codebook."""

from __future__ import annotations

import re
from collections.abc import Callable

from rich.style import Style
from rich.text import Text
from textual.message import Message
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from qualcode.model.codes import Code, Codebook
from qualcode.tui.text.line_scroll_bar import LineScrolled

_NUMBER = re.compile(r"  \d+$")  # of codings, behind a name


class CodeTree(LineScrolled, Tree[Code]):
    """The codes, each below the one above it."""

    class CodeHighlighted(Message):
        """The cursor is on a code."""

        def __init__(self, code: Code) -> None:
            super().__init__()
            self.code = code

    class CodeWanted(Message):
        """A code was chosen."""

        def __init__(self, code: Code) -> None:
            super().__init__()
            self.code = code

    def __init__(self, **options: str) -> None:
        super().__init__("codebook", **options)  # type: ignore[arg-type]  # id and classes only
        self.show_root = False
        self.guide_depth = 2
        self.auto_expand = False
        self._by_key: dict[int, TreeNode[Code]] = {}

    def render_label(self, node: TreeNode[Code], base_style: Style, style: Style) -> Text:
        """As Textual's own; a name that does not fit ends in “…”, and the number behind it stays."""
        label = super().render_label(node, base_style, style)
        above, depth = node.parent, 0
        while above is not None and above is not self.root:
            above, depth = above.parent, depth + 1
        room = self.scrollable_content_region.width - depth * self.guide_depth
        if not 0 < room < label.cell_len:
            return label
        number = _NUMBER.search(label.plain)
        end = number.start() if number else len(label)
        name, behind = label.divide([end])
        name.truncate(max(1, room - behind.cell_len), overflow="ellipsis")
        return name.append_text(behind)

    @property
    def highlighted(self) -> Code | None:
        """The code under the cursor."""
        return self.cursor_node.data if self.cursor_node else None

    def _folded(self) -> set[int]:
        """The keys of the codes whose sub-codes are hidden."""
        return {key for key, node in self._by_key.items() if not node.is_expanded and node.children}

    def _grow(self, book: Codebook, line: Callable[[Code], Text], unfolded: Callable[[Code], bool]) -> None:
        """Make the whole tree anew; the cursor is lost."""
        parents = {code.parent for code in book}
        self.clear()
        self._by_key = {}
        for code in book:
            above = self._by_key[code.parent] if code.parent is not None else self.root
            self._by_key[code.key] = above.add(
                line(code), code, expand=unfolded(code), allow_expand=code.key in parents
            )
