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

_AT_A_TIME = 20  # documents whose coverage is worked out before the screen gets its turn
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
        self._pending: list[Document] = []

    def show(self, bench: Workbench, current: Document | None) -> None:
        """Show the documents anew, the current one's group opened and its line marked."""
        counts = bench.counts()
        groups: dict[str, list[Document]] = {}
        for document in bench.documents:
            groups.setdefault(bench.group_of(document), []).append(document)
        self._pending = []
        opened = {
            str(node.data_group) for node in self.root.children if node.is_expanded and hasattr(node, "data_group")
        }
        self.clear()
        self._by_key, self._groups = {}, {}
        for group in sorted(groups):
            here = current is not None and bench.group_of(current) == group
            node = self.root.add(_group_line(bench, group, groups[group]), expand=here or group in opened)
            self._groups[group] = node
            for document in groups[group]:
                label = _line(document, bench.state_of(document), counts.get(document.key, Counts()))
                self._by_key[document.key] = node.add_leaf(label, document)
                if counts.get(document.key, Counts()).own:
                    self._pending.append(document)
        self._say_filter(bench)
        self.mark(current)
        self._work_out(bench)

    def _say_filter(self, bench: Workbench) -> None:
        shown, every = len(bench.documents), len(bench.every_document)
        self.border_subtitle = f"{shown} of {every}: {visible(bench.filter)} (esc shows all)" if bench.filter else ""

    def _work_out(self, bench: Workbench) -> None:
        """Work the coverage of the documents out, some at a time, while nothing else is to do."""
        now, self._pending = self._pending[:_AT_A_TIME], self._pending[_AT_A_TIME:]
        for document in now:
            self.update(bench, document)
        if self._pending:
            self.set_timer(0.02, lambda: self._work_out(bench))

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
            share = bench.coverage(document)
            node.set_label(_line(document, bench.state_of(document), bench.counts_of(document.key), share))

    def on_tree_node_selected(self, event: Tree.NodeSelected[Document]) -> None:
        """Tell which document was chosen; a group only opens or closes."""
        event.stop()
        if event.node.data is not None:
            self.post_message(self.Chosen(event.node.data))


def _group_line(bench: Workbench, group: str, documents: list[Document]) -> Text:
    finished = sum(bench.state_of(one) is WorkState.FINISHED for one in documents)
    filled = round(4 * finished / len(documents))
    return Text.assemble(f"{visible(group)}  {len(documents)} ", ("▓" * filled + "░" * (4 - filled), "dim"))


def _line(document: Document, state: WorkState, counts: Counts, share: float = 0.0) -> Text:
    line = Text(f"{_STATES[state]} ")
    line.append(visible(document.name))
    if counts.seen:
        line.append(f"  {counts.seen}", style="dim")
    if share:
        line.append(f" · {share:.0%}", style="dim")
    return line
