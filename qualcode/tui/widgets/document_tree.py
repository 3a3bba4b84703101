"""The documents at the left, grouped by wave, with what was coded in them."""

from __future__ import annotations

from rich.text import Text
from textual.message import Message
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from qualcode.model.codings import WorkState
from qualcode.model.documents import Document
from qualcode.tui.workbench import Counts, Workbench
from qualcode.visible import visible

_STATES = {WorkState.OPEN: "○", WorkState.WORKING: "●", WorkState.FINISHED: "✓"}


class DocumentTree(Tree[Document]):
    """Groups with documents; a group gets its documents when it is opened."""

    class Chosen(Message):
        """A document was chosen."""

        def __init__(self, document: Document) -> None:
            super().__init__()
            self.document = document

    def __init__(self, **options: str) -> None:
        super().__init__("documents", **options)  # type: ignore[arg-type]  # id and classes only
        self.show_root = False
        self.guide_depth = 2
        self._by_key: dict[int, TreeNode[Document]] = {}
        self._groups: dict[str, TreeNode[Document]] = {}

    def show(self, bench: Workbench, current: Document | None) -> None:
        """Show the documents anew, the current one's group opened and its line marked."""
        counts = bench.counts()
        groups: dict[str, list[Document]] = {}
        for document in bench.documents:
            groups.setdefault(group_of(document), []).append(document)
        opened = {
            str(node.data_group) for node in self.root.children if node.is_expanded and hasattr(node, "data_group")
        }
        self.clear()
        self._by_key, self._groups = {}, {}
        for group in sorted(groups):
            here = current is not None and group_of(current) == group
            node = self.root.add(Text(f"{visible(group)}  {len(groups[group])}"), expand=here or group in opened)
            self._groups[group] = node
            for document in groups[group]:
                label = _line(document, bench.state_of(document), counts.get(document.key, Counts()))
                self._by_key[document.key] = node.add_leaf(label, document)
        self.mark(current)

    def mark(self, current: Document | None) -> None:
        """Put the cursor on the current document."""
        node = self._by_key.get(current.key) if current else None
        if node is not None:
            if node.parent is not None:
                node.parent.expand()
            self.call_after_refresh(self.move_cursor, node)

    def update(self, bench: Workbench, document: Document) -> None:
        """Show one document's line anew."""
        node = self._by_key.get(document.key)
        if node is not None:
            node.set_label(_line(document, bench.state_of(document), bench.counts_of(document.key)))

    def on_tree_node_selected(self, event: Tree.NodeSelected[Document]) -> None:
        """Tell which document was chosen; a group only opens or closes."""
        event.stop()
        if event.node.data is not None:
            self.post_message(self.Chosen(event.node.data))


def group_of(document: Document) -> str:
    """The group of a document: its wave, else its label."""
    return document.attributes.get("wave") or document.label or "—"


def _line(document: Document, state: WorkState, counts: Counts) -> Text:
    line = Text(f"{_STATES[state]} ")
    line.append(visible(document.name))
    if counts.seen:
        line.append(f"  {counts.seen}", style="dim")
    return line
