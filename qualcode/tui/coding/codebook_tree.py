"""The codebook at the right: colours, names, quick keys, numbers of codings."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Tree

from qualcode.catalogue import _
from qualcode.model.codes import Code
from qualcode.model.memos import MemoTarget
from qualcode.safe_text import visible
from qualcode.tui.keys.key_table import key_of
from qualcode.tui.shared.code_tree import CodeTree
from qualcode.workspace.workbench.workbench import Workbench


class CodebookTree(CodeTree):
    """The codes as a tree; the highlighted one's definition is shown, Enter codes the selection with it."""

    def __init__(self, **options: str) -> None:
        super().__init__(**options)
        self._shape: list[tuple[int, int | None, str, str]] = []
        self._drawn: dict[int, tuple[str, int, bool]] = {}

    def show(self, bench: Workbench) -> None:
        """Show the codebook as it is now; what was folded stays folded, the cursor stays on its code."""
        shape = [(code.key, code.parent, code.name, code.colour) for code in bench.book]
        if shape and shape == self._shape:
            for code in bench.book:
                self._by_key[code.key].data = code
            self.update(bench)
            return
        folded, known, cursor = self._folded(), bool(self._by_key), self.highlighted
        self._shape, self._drawn = shape, self._says(bench)
        self._grow(
            bench.book,
            lambda code: _line(code, *self._drawn[code.key]),
            lambda code: code.key not in folded if known else code.parent is None,
        )
        if not shape:
            for line in (_("No codes yet:"), _("{key} creates one.", key=key_of("coding.pick_code"))):
                self.root.add_leaf(Text(line, style="italic"))
        if cursor is not None and cursor.key in self._by_key:
            self.call_after_refresh(self.move_cursor, self._by_key[cursor.key])

    def _says(self, bench: Workbench) -> dict[int, tuple[str, int, bool]]:
        """Code key -> quick key, number of codings, and whether there are memos on the code."""
        counts = bench.code_counts()
        quick = {code.key: digit for digit, code in bench.quick.by_digit(bench.book).items()}
        return {
            code.key: (
                quick.get(code.key, ""),
                counts.get(code.key, 0),
                bench.has_memos(MemoTarget(code=code.key)),
            )
            for code in bench.book
        }

    def update(self, bench: Workbench) -> None:
        """Draw those lines anew that have changed."""
        says = self._says(bench)
        for key in self._by_key.keys() & says.keys():
            node = self._by_key[key]
            if node.data is not None and self._drawn.get(key) != says[key]:
                self._drawn[key] = says[key]
                node.set_label(_line(node.data, *says[key]))

    def code_at(self, screen_x: int, screen_y: int) -> Code | None:
        """The code whose line is drawn at a place of the screen."""
        if not self.display or not self.region.contains(screen_x, screen_y):
            return None
        line = self.get_node_at_line(screen_y - self.content_region.y + self.scroll_offset.y)
        return line.data if line is not None else None

    def highlight(self, code: Code) -> None:
        """Put the cursor on a code."""
        node = self._by_key.get(code.key)
        if node is not None:
            self.move_cursor(node)

    def on_tree_node_highlighted(self, event: Tree.NodeHighlighted[Code]) -> None:
        """Tell whose definition to show."""
        event.stop()
        if event.node.data is not None:
            self.post_message(self.CodeHighlighted(event.node.data))

    def on_tree_node_selected(self, event: Tree.NodeSelected[Code]) -> None:
        """Tell which code was chosen."""
        event.stop()
        if event.node.data is not None:
            self.post_message(self.CodeWanted(event.node.data))


def _line(code: Code, digit: str, count: int, has_memos: bool) -> Text:  # noqa: FBT001
    line = Text(f"{digit or ' '} ", style="bold" if digit else "")
    line.append("■ ", style=code.colour)
    line.append(visible(code.name))
    if count:
        line.append(f"  {count}", style="dim")
    line.append(" ✎" if has_memos else "")
    return line
