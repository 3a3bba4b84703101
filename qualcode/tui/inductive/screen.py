"""The list of inductive works: what was stated, how far each is; Enter goes on with one on the screen of its kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.model.codebooks.inductions import Induction, Technique
from qualcode.plural import counted
from qualcode.safe_text import visible
from qualcode.tui.grid.grid import Grid, GridCells, fitting_columns
from qualcode.tui.inductive.words import HEADS, cells_of_work, work_text
from qualcode.tui.inductive.work_files import WorkFiles
from qualcode.tui.inductive.works import Works
from qualcode.tui.keys.key_table import Scope, bindings, hints, key_of
from qualcode.tui.quotations.passage_lines import PassageContext
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.shared.writer import Writer
from qualcode.workspace.inductive.inductions import InductionProgress, overview
from qualcode.workspace.workbench.workbench import Workbench

_WIDEST = 60  # cells of a column
_SCREENS: dict[Technique, Literal["reduction", "forming", "cards"]] = {
    Technique.SUMMARY: "reduction",
    Technique.CATEGORIES: "forming",
    Technique.DIFFERENTIATION: "cards",
}


class InductiveScreen(StudyScreen):
    """Works above, the one under the cursor with all that was stated below."""

    DEFAULT_CSS = """
    InductiveScreen Grid { height: 1fr; min-height: 5; }
    InductiveScreen PassageContext { height: 60%; min-height: 9; border: round $foreground 30%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("inductive", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = ("inductive", "study")
    AUTO_FOCUS = "#works"

    def __init__(self, bench: Workbench, writer: Writer) -> None:
        super().__init__(bench, writer)
        self.grid = Grid(id="works")
        self.works: Sequence[InductionProgress] = ()
        self._wanted: int | None = None  # the work (key) on which the cursor is to be
        self.lacking["row"] = lambda: "" if self.current is not None else self.grid.empty_words
        self.parts["files"] = WorkFiles(self.desk, lambda: self.current.induction if self.current else None)
        self.parts["works"] = Works(self.desk, lambda: self.current, self._begun)

    # ---- building --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Head, works, the one under the cursor, keys."""
        yield HeadLine(id="inductive-head")
        yield self.grid
        yield PassageContext(id="work-stated")
        yield KeyLine(hints(*self.SCOPES), id="inductive-keys")

    def on_mount(self) -> None:
        """Show what there is."""
        self.bench_refreshed()

    # ---- showing ---------------------------------------------------------------------------------

    @property
    def current(self) -> InductionProgress | None:
        """The work under the cursor."""
        at = self.grid.row
        return self.works[at] if at is not None and at < len(self.works) else None

    def show_again(self) -> None:
        """Read the works anew; the cursor stays on its own."""
        space = self._bench.space
        words = _("Reading the inductive work …")
        self.desk.read(lambda project: overview(space.beside(project)), self._taken, words=words)

    def _taken(self, works: Sequence[InductionProgress]) -> None:
        wanted = self._wanted or (self.current.induction.key if self.current else None)
        self.works, self._wanted = works, None
        cells = [cells_of_work(work) for work in works]
        empty = _(
            "No inductive work yet. {key} begins one: a summary of paraphrases, categories formed passage by "
            "passage, or the passages of one code as cards.",
            key=key_of("inductive.begin"),
        )
        shown = GridCells(
            len(works), fitting_columns(HEADS, cells, _WIDEST), lambda row, column: cells[row][column], empty=empty
        )
        self.grid.show(shown, next((at for at, work in enumerate(works) if work.induction.key == wanted), None))
        self._show_head()

    def _show_head(self) -> None:
        right = [counted(len(self.works), "induction")]
        due = sum(work.is_due and not work.induction.closed for work in self.works)
        if due:
            right.insert(0, ngettext("{count} revision due", "{count} revisions due", due))
        name = pgettext("head", "Inductive work")
        self.query_one(HeadLine).show([name], [*right, self._bench.project.title])

    @on(Grid.CellMoved)
    def _show_stated(self) -> None:
        context, work = self.query_one(PassageContext), self.current
        if work is None:
            context.show_note("", Text())
            return
        author = self._bench.coders.get(work.induction.author)
        context.show_note(visible(work.induction.name), work_text(work, author.name if author else "?"))

    def show_code(self, key: int) -> None:
        """Put the cursor on a work: no code is shown here."""
        self._wanted = key
        self.show_again()

    # ---- keys ------------------------------------------------------------------------------------

    @on(Grid.RowWanted)
    def action_open(self) -> None:
        """Go on with the work on the screen of its technique."""
        if self.current is not None:
            self._open(self.current.induction)

    def _open(self, induction: Induction) -> None:
        self.post_message(self.Show(_SCREENS[induction.technique], induction.key))

    def _begun(self, induction: Induction) -> None:
        """Go on with a work that was begun, or stay on one that was changed."""
        if self.current is None or all(work.induction.key != induction.key for work in self.works):
            self._wanted = induction.key
            self._open(induction)

    def action_scroll_context(self) -> None:
        """Show more of what was stated; after the end the beginning."""
        self.query_one(PassageContext).page()

    def action_back(self) -> None:
        """Go to the text."""
        self.post_message(self.Show("coding"))
