"""The conflicts between copies: what several changed apart from each other, all sides, and which of them holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.model.sharing.merges import MergeConflict, WaitingEntry
from qualcode.project.project import Project
from qualcode.tui.conflicts.deciding import Deciding
from qualcode.tui.conflicts.words import HEADS, cells_of, note_of, waiting_note
from qualcode.tui.grid.grid import Grid, GridCells, fitting_columns
from qualcode.tui.keys.key_table import Scope, bindings, hints, key_of
from qualcode.tui.quotations.passage_lines import PassageContext
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.study_screen import ScreenName, StudyScreen
from qualcode.tui.shared.writer import Writer
from qualcode.workspace.sharing.conflicts import SidedConflict, open_conflicts, waiting_changes
from qualcode.workspace.workbench.passage_list import SeenPassages
from qualcode.workspace.workbench.workbench import Workbench

_WIDEST = 34  # cells of a column
_ELSEWHERE: dict[str, ScreenName] = {
    **dict.fromkeys(
        ("cases", "attributes", "consents", "speakers", "origins", "labels", "group_members"), "material"
    ),
    **dict.fromkeys(("coders", "settings", "assignments"), "team"),
}  # by table: the screen that has a row or words on it


class ConflictsScreen(StudyScreen):
    """Conflicts above; below them the sides of the one under the cursor, and its passage where it has one."""

    DEFAULT_CSS = """
    ConflictsScreen Grid { height: 1fr; min-height: 5; }
    ConflictsScreen PassageContext { height: 55%; min-height: 9; border: round $foreground 30%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("conflicts", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = ("conflicts", "study")
    AUTO_FOCUS = "#conflicts"

    def __init__(self, bench: Workbench, writer: Writer) -> None:
        super().__init__(bench, writer)
        self.grid = Grid(id="conflicts")
        self._shelf = SeenPassages(bench)
        self._conflicts: Sequence[SidedConflict] = ()
        self._waiting: Sequence[WaitingEntry] = ()
        self.lacking["row"] = lambda: "" if self.current is not None else self.grid.empty_words
        self.parts["deciding"] = Deciding(self.desk, lambda: self.current, lambda: self.alike)

    # ---- building --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Head, conflicts, the sides of one, keys."""
        yield HeadLine(id="conflicts-head")
        yield self.grid
        yield PassageContext(id="sides")
        yield KeyLine(hints(*self.SCOPES), id="conflicts-keys")

    def on_mount(self) -> None:
        """Show what there is."""
        self.bench_refreshed()

    # ---- what is meant ---------------------------------------------------------------------------

    @property
    def current(self) -> SidedConflict | None:
        """The conflict under the cursor."""
        at = self.grid.row
        return self._conflicts[at] if at is not None and at < len(self._conflicts) else None

    @property
    def alike(self) -> list[SidedConflict]:
        """All conflicts about the same field of the same kind of thing as the one under the cursor."""
        current = self.current
        kind = (current.conflict.table, current.conflict.field) if current is not None else None
        return [sided for sided in self._conflicts if (sided.conflict.table, sided.conflict.field) == kind]

    # ---- showing ---------------------------------------------------------------------------------

    def show_again(self) -> None:
        """Read the conflicts anew; the cursor stays on its conflict, or goes to the one that came after it."""
        self._shelf.refresh()
        space = self._bench.space

        def work(project: Project) -> tuple[Sequence[SidedConflict], Sequence[WaitingEntry]]:
            beside = space.beside(project)
            return open_conflicts(beside), waiting_changes(beside)

        self.desk.read(work, self._show_read, words=_("Reading the conflicts …"))

    def _show_read(self, read: tuple[Sequence[SidedConflict], Sequence[WaitingEntry]]) -> None:
        before = self.current
        self._conflicts, self._waiting = read
        conflicts = self._conflicts
        cells = [cells_of(sided) for sided in conflicts]
        shown = GridCells(
            len(conflicts),
            fitting_columns(HEADS, cells, max(_WIDEST, self.size.width // 3)),
            lambda row, column: cells[row][column],
            empty=_why_empty(),
        )
        same = (at for at, sided in enumerate(conflicts) if before and sided.conflict.id == before.conflict.id)
        self.grid.show(shown, next(same, None))
        self._show_head()

    def _show_head(self) -> None:
        right = [ngettext("{count} open", "{count} open", len(self._conflicts))]
        if self._waiting:
            number = len(self._waiting)
            right.append(ngettext("{count} change waits for others", "{count} changes wait for others", number))
        if self._bench.blind:
            right.append(_("without others' codings"))
        self.query_one(HeadLine).show([_("Conflicts between copies")], [*right, self._bench.project.title])

    @on(Grid.CellMoved)
    def _show_sides(self) -> None:
        current, context = self.current, self.query_one(PassageContext)
        if current is None:
            context.show_note(pgettext("head", "Sides"), waiting_note(self._waiting).append(_how_merged(), "dim"))
            return
        document, span = current.conflict.document, current.conflict.span
        if document is not None and span is not None and document in self._shelf.documents:
            context.show_passage(self._shelf, document, span, note_of(current))
        else:
            context.show_note(pgettext("head", "Sides"), note_of(current))

    def show_code(self, key: int) -> None:
        """A code has no row here."""

    # ---- keys ------------------------------------------------------------------------------------

    @on(Grid.RowWanted)
    def action_jump(self) -> None:
        """Go to the passage, the document, the code or the memo that the conflict is about."""
        if self.current is None:
            return
        conflict, bench = self.current.conflict, self._bench
        code = next((code for code in bench.book if conflict.table == "codes" and code.uuid == conflict.row), None)
        if conflict.document is not None and bench.document(conflict.document) is not None:
            self.post_message(self.Jump(conflict.document, conflict.span))
        elif code is not None:
            self.go_to_row("codebook", code.key)
        elif (memo := self._memo_of(conflict)) is not None:
            self.go_to_row("memos", memo)
        elif conflict.table in _ELSEWHERE:
            self.post_message(self.Show(_ELSEWHERE[conflict.table]))
        else:
            self.desk.flash(_("This has no place of its own in text or codebook: its sides stand below."))

    def _memo_of(self, conflict: MergeConflict) -> int | None:
        """The memo (key) that a conflict is about; None where it is about something else."""
        memos = self._bench.project.memos.all() if conflict.table == "memos" else ()
        return next((memo.key for memo in memos if memo.uuid == conflict.row), None)

    def action_scroll_context(self) -> None:
        """Show more of the sides and the context; after the end the beginning."""
        self.query_one(PassageContext).page()

    def action_back(self) -> None:
        """Go to the text."""
        self.post_message(self.Show("coding"))


def _why_empty() -> str:
    return _("No conflict waits for a decision.")


def _how_merged() -> str:
    return _(
        "{merge} merges packages and other copies, {sync} keeps copies in step by a shared folder. What both changed "
        "apart from each other then stands here.",
        merge=key_of("study.merge_files"),
        sync=key_of("study.sync_folder"),
    )
