"""The documents at the left, grouped by wave, with what was coded in them."""

from __future__ import annotations

from typing import NamedTuple

from rich.text import Text
from textual import events
from textual.message import Message
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from qualcode.catalogue import _
from qualcode.model.codings import WorkState
from qualcode.model.documents import Document
from qualcode.model.memos import MemoTarget
from qualcode.plural import counted
from qualcode.safe_text import visible
from qualcode.tui.keys.key_table import CODE, STUDY, actions, key_of
from qualcode.tui.text.line_scroll_bar import LineScrolled
from qualcode.tui.verbs.due_words import DUE_WORDS
from qualcode.workspace.workbench.workbench import Counts, Workbench

_NEAR = 60  # lines before and behind the current one whose codings are counted at once, before all are counted
_DRAWN_TOGETHER = 10  # documents whose coverage is worked out, one after another, before their lines are drawn
_REST = 0.4  # seconds that the screen has for itself before coverage is worked out
_STATES = {WorkState.OPEN: "○", WorkState.WORKING: "●", WorkState.FINISHED: "✓"}


class _Says(NamedTuple):
    """What a document's line says: codings of one's own + of others, share of the respondents' text coded."""

    name: str
    state: WorkState
    counts: Counts
    share: float
    has_memos: bool
    over: str = ""


class DocumentTree(LineScrolled, Tree[Document]):
    """Groups with documents; a group gets its documents when it is opened for the first time."""

    class DocumentWanted(Message):
        """A document was chosen."""

        def __init__(self, document: Document) -> None:
            super().__init__()
            self.document = document

    class Mistyped(Message):
        """A key that changes what is on the screen beside was pressed here, where it does nothing."""

    def __init__(self, **options: str) -> None:
        super().__init__("documents", **options)  # type: ignore[arg-type]  # id and classes only
        self.show_root = False
        self.guide_depth = 2
        self._bench: Workbench | None = None
        self._members: dict[str, list[Document]] = {}
        self._groups: dict[str, TreeNode[Document]] = {}
        self._by_key: dict[int, TreeNode[Document]] = {}
        self._drawn: dict[int, _Says] = {}
        self._pending: list[Document] = []
        self._worked_out: list[tuple[Document, float]] = []

    def show(self, bench: Workbench, current: Document | None) -> None:
        """Show the documents as they are now; what is opened, the cursor and the place stay.

        Only where documents or groups have changed the lines are made anew, with the current one marked.
        """
        self._bench = bench
        members: dict[str, list[Document]] = {}
        for document in bench.documents:
            members.setdefault(bench.group_of(document), []).append(document)
        self._say_filter(bench)
        if members and _keys(members) == _keys(self._members):
            self._members = members
            self._renew()
            return
        opened = {group for group, node in self._groups.items() if node.is_expanded}
        self._members = members
        self.clear()
        self._by_key, self._groups, self._drawn, self._pending = {}, {}, {}, []
        if not members:
            self._say_why_empty(bench)
        for group in sorted(members):
            here = current is not None and bench.group_of(current) == group
            node = self.root.add(_group_line(bench, group, members[group]), expand=here or group in opened)
            self._groups[group] = node
            if node.is_expanded:
                self._fill(group, current)
        self.mark(current)

    def _say_why_empty(self, bench: Workbench) -> None:
        """Two lines instead of documents: why there are none, and what to do."""
        hidden = counted(len(bench.every_document), "document")
        words = (
            (
                _("Nothing matches “{filter}”", filter=bench.filter),
                _("{key} shows {documents}", key=key_of("coding.back_to_text"), documents=hidden),
            )
            if bench.filter
            else (_("No documents yet"),)
        )
        for line in words:
            self.root.add_leaf(Text(visible(line), style="italic"))

    def _fill(self, group: str, current: Document | None = None) -> None:
        """Give a group its documents, if it has none yet; `current` is in sight if it is one of them."""
        node, members = self._groups[group], self._members[group]
        if self._bench is None or node.children:
            return
        here = (place for place, document in enumerate(members) if current and document.key == current.key)
        middle = next(here, 0)
        for place, document in enumerate(members):
            drawn = self._says(self._bench, document, None, counts_now=abs(place - middle) <= _NEAR)
            self._by_key[document.key] = node.add_leaf(_line(drawn), document)
            self._drawn[document.key] = drawn
        self._work_out_later(members)

    def _renew(self) -> None:
        """Draw those lines anew that have changed."""
        if self._bench is not None:
            for group, members in self._members.items():
                label, node = _group_line(self._bench, group, members), self._groups[group]
                if label != node.label:
                    node.set_label(label)
            self._work_out_later(
                [
                    document
                    for members in self._members.values()
                    for document in members
                    if self._draw(document, counts_now=False)
                ]
            )

    def _draw(self, document: Document, share: float | None = None, *, counts_now: bool = True) -> bool:
        """Draw a document's line, with the share known before if there is no new one; whether it has changed.

        `counts_now` as for `_says`.
        """
        node, drawn = self._by_key.get(document.key), self._drawn.get(document.key)
        if node is None or drawn is None or self._bench is None:
            return False
        node.data = document
        now = self._says(self._bench, document, share, counts_now=counts_now)
        if now == drawn:
            return False
        self._drawn[document.key] = now
        node.set_label(_line(now))
        return True

    def _say_filter(self, bench: Workbench) -> None:
        shown, every = len(bench.documents), len(bench.every_document)
        self.border_subtitle = (
            _(
                "{shown} of {every}: {filter} ({key} shows all)",
                shown=shown,
                every=every,
                filter=visible(bench.filter),
                key=key_of("coding.back_to_text"),
            )
            if bench.filter
            else ("" if bench.is_counted else _("Counting codings …"))
        )

    def _work_out_later(self, documents: list[Document]) -> None:
        """Work the coverage of documents out, some at a time, while nothing else is to do."""
        bench = self._bench
        waiting = bool(self._pending)
        if bench is not None:
            known = {document.key for document in self._pending}
            self._pending += [
                document
                for document in documents
                if document.key not in known and (self._counts(document).own or self._share(document))
            ]
        if self._pending and not waiting:
            self.set_timer(_REST, self._work_out)

    def _work_out(self) -> None:
        bench, pending = self._bench, self._pending
        if bench is not None and pending:
            document = pending.pop(0)
            if bench.document(document.key) is not None:
                self._worked_out.append((document, bench.coverage(document)))
        if not pending or len(self._worked_out) >= _DRAWN_TOGETHER:
            for document, share in self._worked_out:
                if bench is not None and bench.document(document.key) is not None:
                    self._draw(document, share)
            self._worked_out = []
        if pending:
            self.set_timer(0.02, self._work_out)

    def mark(self, current: Document | None) -> None:
        """Put the cursor on the current document."""
        if current is None or self._bench is None:
            return
        group = self._groups.get(self._bench.group_of(current))
        if group is not None:
            if not group.is_expanded:  # else all lines would be made anew
                group.expand()
            self._fill(self._bench.group_of(current))
        node = self._by_key.get(current.key)
        if node is not None:
            self.call_after_refresh(self.move_cursor, node)

    def update(self, bench: Workbench, document: Document) -> None:
        """Show one document's line as it is now; its coverage follows when there is time."""
        self._bench = bench
        self._draw(document)
        self._work_out_later([document])

    def _share(self, document: Document) -> float:
        drawn = self._drawn.get(document.key)
        return drawn.share if drawn else 0.0

    def _counts(self, document: Document) -> Counts:
        drawn = self._drawn.get(document.key)
        return drawn.counts if drawn else Counts()

    def _says(self, bench: Workbench, document: Document, share: float | None, *, counts_now: bool) -> _Says:
        """What a document's line says, with the share known before if there is no new one.

        As long as the project is not counted, which is said below the lines, the codings are counted of documents
        that are to say their numbers now, since each takes a question to the file; others say what they said.
        """
        counts = bench.counts_of(document.key) if counts_now or bench.is_counted else self._counts(document)
        share = self._share(document) if share is None else share
        has_memos = bench.has_memos(MemoTarget(document=document.key))
        return _Says(document.name, bench.state_of(document), counts, share, has_memos, bench.why_over(document))

    def on_key(self, event: events.Key) -> None:
        """Keep the keys that code from the text: who types a document's name here must not change codings."""
        if any(event.key in action.keys for action in actions("coding") if action.group in {CODE, STUDY}):
            event.stop()
            self.post_message(self.Mistyped())

    def on_tree_node_expanded(self, event: Tree.NodeExpanded[Document]) -> None:
        """Fill a group when it is opened."""
        for group, node in self._groups.items():
            if node is event.node:
                self._fill(group)

    def on_tree_node_selected(self, event: Tree.NodeSelected[Document]) -> None:
        """Tell which document was chosen; a group only opens or closes."""
        event.stop()
        if event.node.data is not None:
            self.post_message(self.DocumentWanted(event.node.data))


def _keys(members: dict[str, list[Document]]) -> list[tuple[str, list[int]]]:
    return [(group, [document.key for document in members[group]]) for group in sorted(members)]


def _group_line(bench: Workbench, group: str, documents: list[Document]) -> Text:
    finished = sum(bench.state_of(document) is WorkState.FINISHED for document in documents)
    filled = round(4 * finished / len(documents))
    return Text.assemble(f"{visible(group)}  {len(documents)} ", ("▓" * filled + "░" * (4 - filled), "dim"))


def _line(says: _Says) -> Text:
    line = Text(f"{_STATES[says.state]} {visible(says.name)}{' ✎' if says.has_memos else ''}")
    others = says.counts.others - says.counts.hidden
    if says.counts.own or others:
        line.append(f"  {says.counts.own}{f'+{others}' if others else ''}", style="dim")
    if says.share:
        line.append(f" · {says.share:.0%}", style="dim")
    if says.over:
        line.append(f"  ⊘ {DUE_WORDS[says.over]}")
    return line
