"""The register of what left the project: a line for each file, copy or output; to whom it went can be said later."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from qualcode.catalogue import _, ngettext
from qualcode.model.consent.given import Given
from qualcode.plural import counted
from qualcode.tui.given.choosing import GivenChoosing
from qualcode.tui.given.recipients import Recipients
from qualcode.tui.given.words import HEADS, cells_of, details_of
from qualcode.tui.grid.grid import Grid, GridCells, fitting_columns
from qualcode.tui.keys.key_table import Scope, bindings, hints, key_of
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.shared.writer import Writer
from qualcode.workspace.leaving.given_lines import GivenChoice, GivenLine, named_lines
from qualcode.workspace.workbench.workbench import Workbench

_WIDEST = 34  # cells of a column


class GivenScreen(StudyScreen):
    """Lines above, the newest first; below them all that is known of the one under the cursor."""

    DEFAULT_CSS = """
    GivenScreen Grid { height: 1fr; min-height: 5; }
    GivenScreen VerticalScroll { height: 35%; min-height: 8; border: round $foreground 30%; padding: 0 1; }
    GivenScreen #given-line { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("given", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = ("given", "study")
    AUTO_FOCUS = "#given"

    def __init__(self, bench: Workbench, writer: Writer) -> None:
        super().__init__(bench, writer)
        self.grid = Grid(id="given")
        self._lines: Sequence[GivenLine] = ()
        self._marked: set[str] = set()  # UUIDs of lines
        self._choosing = GivenChoosing(self.desk, self.show_again)
        self.lacking["row"] = lambda: "" if self.current is not None else self.grid.empty_words
        self.parts |= {"choice": self._choosing, "recipients": Recipients(self.desk, lambda: self.meant)}

    # ---- building --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Head, lines, the one under the cursor, keys."""
        yield HeadLine(id="given-head")
        yield self.grid
        with VerticalScroll(can_focus=False):
            yield Static(id="given-line")
        yield KeyLine(hints(*self.SCOPES), id="given-keys")

    @on(events.ScreenResume)
    def _read_again(self) -> None:
        """The register grows without a change of the project."""
        self.show_again()

    def on_mount(self) -> None:
        """Show what there is."""
        self.bench_refreshed()

    # ---- what is meant ---------------------------------------------------------------------------

    @property
    def current(self) -> GivenLine | None:
        """The line under the cursor."""
        at = self.grid.row
        return self._lines[at] if at is not None and at < len(self._lines) else None

    @property
    def meant(self) -> list[Given]:
        """The marked lines that are listed, else the one under the cursor."""
        marked = [line.given for line in self._lines if line.given.uuid in self._marked]
        return marked or ([self.current.given] if self.current is not None else [])

    # ---- showing ---------------------------------------------------------------------------------

    def show_again(self) -> None:
        """Read the register anew; the cursor stays on its line."""
        if not self.is_mounted:
            return
        before = self.current
        case = self._choosing.case
        chosen = GivenChoice(case.uuid if case is not None else "")
        self._lines = self._choosing.ordered(named_lines(self._bench.space, chosen))
        self._marked &= {line.given.uuid for line in self._lines}
        lines = self._lines
        cells = [cells_of(line) for line in lines]
        heads = [(self._choosing.head(at, title), right) for at, (title, right) in enumerate(HEADS)]
        shown = GridCells(
            len(lines),
            fitting_columns(heads, cells, _WIDEST),
            lambda row, column: cells[row][column],
            lambda row: lines[row].given.uuid in self._marked,
            self._why_empty(),
        )
        same = (at for at, line in enumerate(lines) if before and line.given.uuid == before.given.uuid)
        self.grid.show(shown, next(same, None))
        self._show_head()

    def _why_empty(self) -> str:
        if self._choosing.case is not None:
            name, key = self._choosing.case.name, key_of("given.clear_filters")
            return _("Nothing left of the case “{name}”. {key} lists all.", name=name, key=key)
        return _(
            "Nothing left the project yet. Each export of quotations, texts or tables with words, and each copy, "
            "stands here: what, when, by whom, and to whom if somebody says so."
        )

    def _show_head(self) -> None:
        right = [counted(len(self._lines), "line of the register")]
        if self._choosing.case is not None:
            right.append(_("only of “{case}”", case=self._choosing.case.name))
        unnamed = sum(not line.given.left.recipient for line in self._lines)
        if unnamed:
            right.append(ngettext("{count} without a recipient", "{count} without a recipient", unnamed))
        if self._marked:
            right.append(ngettext("{count} marked", "{count} marked", len(self._marked)))
        self.query_one(HeadLine).show([_("Register of what left")], [*right, self._bench.project.title])

    @on(Grid.CellMoved)
    def _show_line(self) -> None:
        line = self.current
        self.query_one("#given-line", Static).update(details_of(line) if line is not None else Text())
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def show_code(self, key: int) -> None:
        """A code has no row here."""

    # ---- keys ------------------------------------------------------------------------------------

    def action_mark(self) -> None:
        """Mark the line under the cursor, or take the mark away, and go on to the next."""
        if self.current is not None:
            self._marked ^= {self.current.given.uuid}
            self.grid.action_step(1)
            self.grid.refresh()
            self._show_head()

    def action_mark_all(self) -> None:
        """Mark all lines that are listed, or none."""
        every = {line.given.uuid for line in self._lines}
        self._marked = set() if self._marked == every else every
        self.grid.refresh()
        self._show_head()

    def action_sort(self) -> None:
        """Sort by the column under the cursor; again turns the order, then the newest come first again."""
        self._choosing.sort_by(self.grid.column)

    @on(Grid.HeadClicked)
    def _sort_by(self, event: Grid.HeadClicked) -> None:
        self._choosing.sort_by(event.column)

    def action_scroll_whole(self) -> None:
        """Show more of the line below, from the top again behind its end."""
        pane = self.query_one(VerticalScroll)
        if pane.scroll_offset.y >= pane.max_scroll_y:
            pane.scroll_home(animate=False)
        else:
            pane.scroll_relative(y=max(1, pane.size.height - 1), animate=False)

    def action_back(self) -> None:
        """Take the marks away, then go to the text."""
        if self._marked:
            self._marked = set()
            self.grid.refresh()
            self._show_head()
        else:
            self.post_message(self.Show("coding"))
