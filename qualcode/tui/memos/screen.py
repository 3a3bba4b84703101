"""The memos screen: memos of all kinds, chosen and read, with their links; go there, edit, settle, remove."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.plural import counted
from qualcode.tui.keys.key_table import Scope, bindings, hints, key_of
from qualcode.tui.memos.memo_changes import MemoChanges
from qualcode.tui.memos.memo_choosing import MemoChoosing
from qualcode.tui.memos.memo_lines import memo_lines, memo_note
from qualcode.tui.memos.taking_up import TakingUp
from qualcode.tui.quotations.passage_lines import PassageContext
from qualcode.tui.quotations.passage_list import PassageList
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.shared.writer import Task, Writer
from qualcode.workspace.coding.memo_overview import MemoChoice, PlacedMemo, placed_memos
from qualcode.workspace.material.memo_links import MemoLink, MemoLinks, memo_links, memo_name
from qualcode.workspace.workbench.passage_list import SeenPassages
from qualcode.workspace.workbench.workbench import Workbench

if TYPE_CHECKING:
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Read:
    """All memos that may be seen, with their links."""

    memos: tuple[PlacedMemo, ...] = ()
    links: MemoLinks = field(default_factory=lambda: MemoLinks({}))


class MemosScreen(StudyScreen):
    """Memos above, the highlighted one whole with its passage below."""

    DEFAULT_CSS = """
    MemosScreen PassageList { height: 1fr; }
    MemosScreen PassageContext { height: 50%; min-height: 8; border: round $foreground 30%; }
    MemosScreen #memo-choice { background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("memos", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = ("memos", "study")
    AUTO_FOCUS = "#memos"

    def __init__(self, bench: Workbench, writer: Writer) -> None:
        super().__init__(bench, writer)
        self._shelf = SeenPassages(bench)
        self._read = _Read()
        self._listed: Sequence[PlacedMemo] = ()
        self._wanted: int | None = None  # a memo (key) to be shown as soon as it is read
        self._reading = Task()
        self._is_stopped = False
        self.begin_again = self._read_again
        self._choosing = MemoChoosing(self.desk, self._list)
        self.parts |= {"choice": self._choosing, "changes": MemoChanges(self.desk, lambda: self.current)}
        self.parts["unsaved"] = TakingUp(self.desk, self)

    # ---- building --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Head, what is chosen, memos, the highlighted one, keys."""
        yield HeadLine(id="memos-head")
        yield KeyLine((), cut=True, id="memo-choice")
        yield PassageList(lines=2, id="memos")
        yield PassageContext(id="memo-context")
        yield KeyLine(hints(*self.SCOPES), id="memos-keys")

    def on_mount(self) -> None:
        """Show what there is."""
        self.bench_refreshed()

    @property
    def list(self) -> PassageList:
        """The memos."""
        return self.query_one(PassageList)

    @property
    def current(self) -> PlacedMemo | None:
        """The highlighted memo."""
        at = self.list.cursor
        return self._listed[at] if at is not None and at < len(self._listed) else None

    # ---- showing ---------------------------------------------------------------------------------

    def show_again(self) -> None:
        """Read all memos again; the cursor stays on its memo."""
        self._shelf.refresh()

        def read(space: Workspace) -> _Read:
            memos = placed_memos(space)
            return _Read(tuple(memos), memo_links(space, (placed.memo for placed in memos)))

        def taken(found: _Read) -> None:
            self._read = found
            self._list()

        self._reading.give_up()
        self._is_stopped = False
        space, words = self._bench.space, _("Reading the memos …")
        self._reading = self.desk.read(
            lambda project: read(space.beside(project)), taken, words=words, stopped=self._stopped
        )

    def _stopped(self) -> None:
        """What was listed before stays."""
        self._is_stopped = True

    def _read_again(self) -> bool:
        """Read once more where that was stopped; False where it was not."""
        if self._is_stopped:
            self.show_again()
            return True
        return False

    def show_code(self, key: int) -> None:
        """Put the cursor on a memo: no code is shown here."""
        self._wanted = key
        self._list()

    def _list(self) -> None:
        current, at = self.current, self.list.cursor
        self._listed = self._choosing.choice.of(self._read.memos)
        if self._wanted is not None and (wanted := self._memo(self._wanted)) is not None:
            current, self._wanted = wanted, None
            if wanted not in self._listed:
                self._choosing.choice, self._listed = MemoChoice(), self._read.memos
        keys = [placed.memo.key for placed in self._listed]
        cursor = keys.index(current.memo.key) if current and current.memo.key in keys else at
        self.list.show(len(keys), self._draw, cursor=cursor, empty=self._why_empty())
        self.query_one("#memo-choice", KeyLine).show(self._choosing.hints())
        self._show_head()

    def _draw(self, index: int, _width: int, _lines: int) -> Sequence[Text]:
        return memo_lines(self._listed[index], self._on(self._listed[index])) if index < len(self._listed) else ()

    def _on(self, placed: PlacedMemo) -> str:
        """What a memo is on, with the paragraph where it is a passage."""
        if placed.document is None or placed.span is None or placed.document not in self._shelf.documents:
            return placed.on
        return f"{placed.on} ¶{self._shelf.paragraph(placed.document, placed.span)}"

    def _why_empty(self) -> str:
        hidden = self._bench.sight.hidden_words("memos on passages")
        if self._read.memos:
            key = key_of("memos.clear_filters")
            return _("No such memo. {key} shows all.", key=key)
        words = _(
            "There are no memos yet. {key} writes one on the project; on passages they are written in the text.",
            key=key_of("memos.add"),
        )
        return f"{words} {hidden}".rstrip()

    def _show_head(self) -> None:
        shown, every = len(self._listed), len(self._read.memos)
        words = counted(every, "memo")
        if shown < every:
            words = _("{shown} of {memos}", shown=shown, memos=words)
        right, unsaved = [words], len(self._bench.unsaved.all())
        if unsaved:
            key = key_of("memos.unsaved")
            right.append(ngettext("{count} unsaved ({key})", "{count} unsaved ({key})", unsaved, key=key))
        name = pgettext("head", "Memos")
        self.query_one(HeadLine).show([name], [*right, self._bench.project.title])

    @on(PassageList.CursorMoved)
    def _highlighted(self) -> None:
        current, context = self.current, self.query_one(PassageContext)
        if current is None:
            context.show_note("", Text())
            return
        links = self._read.links.of(current.memo.key)
        note = memo_note(current, links, [memo_name(placed.memo) for placed in self._linking_here(current)])
        if current.document is not None and current.span is not None and current.document in self._shelf.documents:
            context.show_passage(self._shelf, current.document, current.span, note)
        else:
            context.show_note(self._on(current), note)

    # ---- links -----------------------------------------------------------------------------------

    def _linking_here(self, placed: PlacedMemo) -> Sequence[PlacedMemo]:
        """The memos that link to this one."""
        keys = set(self._read.links.to("memo", placed.memo.key))
        return [other for other in self._read.memos if other.memo.key in keys]

    def _memo(self, key: int) -> PlacedMemo | None:
        return next((placed for placed in self._read.memos if placed.memo.key == key), None)

    def action_follow(self, number: int) -> None:
        """Go to what the link of a number leads to; the memos that link to this one are counted behind."""
        current = self.current
        if current is None:
            return
        links = self._read.links.of(current.memo.key)
        back = self._linking_here(current)
        if number <= len(links):
            self._follow(links[number - 1])
        elif number <= len(links) + len(back):
            self._go_to_memo(back[number - len(links) - 1])
        else:
            self.desk.flash(_("This memo has no link {number}.", number=number))

    def _follow(self, link: MemoLink) -> None:
        if link.kind == "memo":
            memo = self._memo(link.key)
            if memo is not None:
                self._go_to_memo(memo)
        elif link.kind == "code":
            self.go_to_row("codebook", link.key)
        elif link.document is not None:
            self.go_to(link.document, link.span)
        else:
            self.desk.warn(_("“{words}” leads nowhere: {why}", words=link.words, why=link.told))

    def _go_to_memo(self, placed: PlacedMemo) -> None:
        self.show_code(placed.memo.key)

    # ---- elsewhere -------------------------------------------------------------------------------

    @on(PassageList.PassageWanted)
    def action_jump(self) -> None:
        """Show what the memo is on: in the text, or in the codebook."""
        current = self.current
        if current is None:
            return
        if current.document is not None:
            self.go_to(current.document, current.span)
        elif current.code is not None:
            self.go_to_row("codebook", current.code)
        else:
            self.desk.flash(_("This memo is on {what}: there is nothing to show.", what=current.on))

    def action_scroll_context(self) -> None:
        """Show more of the memo and its context; after the end the beginning."""
        self.query_one(PassageContext).page()

    def action_back(self) -> None:
        """Go to the text."""
        self.post_message(self.Show("coding"))
