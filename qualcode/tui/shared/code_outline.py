"""The codes as a tree with numbers of codings, and signs for those that are chosen."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from qualcode.model.codes import Code, Codebook
from qualcode.safe_text import visible
from qualcode.tui.shared.code_tree import CodeTree


class CodeOutline(CodeTree):
    """The codebook; what is folded stays folded and the cursor stays on its code when it is shown anew."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "toggle_chosen", show=False),
        Binding("enter", "choose", show=False),
        Binding("left", "fold", show=False),
        Binding("right", "unfold", show=False),
    ]

    class Toggled(Message):
        """Space on a code."""

        def __init__(self, code: Code) -> None:
            super().__init__()
            self.code = code

    def __init__(self, *, marking: bool = False, **options: str) -> None:
        super().__init__(**options)
        self._marking = marking
        self.noted: Collection[int] = ()  # keys of the codes that have memos
        self._form: list[tuple[int, int | None]] = []
        self._wanted: int | None = None  # where the cursor is being put; other places on the way are not told

    def show(self, book: Codebook, counts: Mapping[int, int], chosen: Collection[int] = ()) -> None:
        """Show the codes with their numbers; `chosen` are keys. The same tree only gets new lines."""
        form = [(code.key, code.parent) for code in book]
        if form == self._form:
            self.mark(book, counts, chosen)
            return
        self._form = form
        folded = self._folded()
        wanted = self.highlighted.key if self.highlighted else None
        self._grow(
            book,
            lambda code: self._line(code, counts.get(code.key, 0), chosen=code.key in chosen),
            lambda code: code.key not in folded,
        )
        self.highlight(wanted if wanted in self._by_key else next(iter(self._by_key), None))

    def mark(self, book: Codebook, counts: Mapping[int, int], chosen: Collection[int]) -> None:
        """Show signs and numbers anew in the same tree."""
        for code in book:
            if code.key in self._by_key:
                label = self._line(code, counts.get(code.key, 0), chosen=code.key in chosen)
                self._by_key[code.key].data = code
                if self._by_key[code.key].label != label:  # each that is set is drawn by a message of its own
                    self._by_key[code.key].set_label(label)

    def highlight(self, key: int | None) -> None:
        """Put the cursor on a code (key), opening what it stands in."""
        node = self._by_key.get(key) if key is not None else None
        self._wanted = key if node is not None else None
        if node is None:
            return
        above = node.parent
        while above is not None and not above.is_root:
            above.expand()
            above = above.parent
        self.call_after_refresh(self._put_cursor, node, key)

    def _put_cursor(self, node: TreeNode[Code], key: int | None) -> None:
        """Where the cursor stood on the line already, no event tells so: other places are told again all the same."""
        self.move_cursor(node)
        self.call_after_refresh(self._arrived, key)

    def _arrived(self, key: int | None) -> None:
        if self._wanted == key:
            self._wanted = None

    def _line(self, code: Code, count: int, *, chosen: bool) -> Text:
        line = Text("✓ " if chosen else "· ", style="bold" if chosen else "dim") if self._marking else Text()
        line.append("■ ", style=f"{code.colour} not dim")
        line.append(visible(code.name), style="not dim" if not chosen else "bold not dim")
        line.append(f"  {count}" if count else "", style="dim not bold")
        line.append(" ✎" if code.key in self.noted else "", style="not bold")
        return line

    def on_tree_node_highlighted(self, event: Tree.NodeHighlighted[Code]) -> None:
        """Tell which code the cursor is on."""
        event.stop()
        code = event.node.data
        if code is None or self._wanted not in {None, code.key}:
            return
        self._wanted = None
        self.post_message(self.CodeHighlighted(code))

    def on_tree_node_selected(self, event: Tree.NodeSelected[Code]) -> None:
        """A click: marks where several can be chosen."""
        event.stop()
        if event.node.data is not None:
            self.post_message((self.Toggled if self._marking else self.CodeWanted)(event.node.data))

    def action_toggle_chosen(self) -> None:
        """Choose the code too, or not any more; else fold or unfold."""
        code = self.highlighted
        if code is not None and self._marking:
            self.post_message(self.Toggled(code))
        elif self.cursor_node is not None:
            self.cursor_node.toggle()

    def action_choose(self) -> None:
        """Choose this code."""
        code = self.highlighted
        if code is not None:
            self.post_message(self.CodeWanted(code))

    def action_fold(self) -> None:
        """Fold, or go to the code above."""
        node = self.cursor_node
        if node is not None and node.is_expanded and node.children:
            node.collapse()
        elif node is not None and node.parent is not None and not node.parent.is_root:
            self.move_cursor(node.parent)

    def action_unfold(self) -> None:
        """Unfold."""
        if self.cursor_node is not None:
            self.cursor_node.expand()
