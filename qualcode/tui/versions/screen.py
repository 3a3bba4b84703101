"""The versions of the codebook: frozen, compared with each other and with the present, and the change log."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from qualcode.catalogue import _, pgettext
from qualcode.model.codebooks.versions import CodebookVersion
from qualcode.plural import counted
from qualcode.project.project import Project
from qualcode.safe_text import visible
from qualcode.tui.grid.grid import Grid, GridCells, fitting_columns
from qualcode.tui.keys.key_table import Scope, bindings, hints, key_of
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.shared.writer import Writer
from qualcode.tui.versions.freezing import Freezing
from qualcode.tui.versions.words import HEADS, cells_of_state, codes_text, difference_text, log_text
from qualcode.workspace.versions.change_log import change_log
from qualcode.workspace.versions.versions import CodebookState, ComparedCodebooks, compare, now, of_version
from qualcode.workspace.workbench.workbench import Workbench

_WIDEST = 40  # cells of a column
_Read = tuple[list[CodebookState], list[ComparedCodebooks | None]]


class VersionsScreen(StudyScreen):
    """The present and the versions, the newest first; below what differs from the one before or a chosen one."""

    DEFAULT_CSS = """
    VersionsScreen Grid { height: 1fr; min-height: 5; }
    VersionsScreen VerticalScroll { height: 65%; min-height: 9; border: round $foreground 30%; padding: 0 1; }
    VersionsScreen #difference { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("versions", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = ("versions", "study")
    AUTO_FOCUS = "#versions"

    def __init__(self, bench: Workbench, writer: Writer) -> None:
        super().__init__(bench, writer)
        self.grid = Grid(id="versions")
        self._states: Sequence[CodebookState] = ()
        self._compared: Sequence[ComparedCodebooks | None] = ()
        self._base: str = (
            ""  # the UUID of the version with which all others are compared; else each with the one before
        )
        self._shows_log = False
        self.lacking["row"] = lambda: "" if self.current is not None else self.grid.empty_words
        self.parts["freezing"] = Freezing(self.desk, lambda: self.current.version if self.current else None)

    # ---- building --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Head, versions, what differs, keys."""
        yield HeadLine(id="versions-head")
        yield self.grid
        with VerticalScroll(can_focus=False):
            yield Static(id="difference")
        yield KeyLine(hints(*self.SCOPES), id="versions-keys")

    def on_mount(self) -> None:
        """Show what there is."""
        self.bench_refreshed()

    @property
    def current(self) -> CodebookState | None:
        """The version under the cursor, or the present."""
        at = self.grid.row
        return self._states[at] if at is not None and at < len(self._states) else None

    # ---- showing ---------------------------------------------------------------------------------

    def show_again(self) -> None:
        """Read the versions anew; the cursor stays on its own."""
        base = self._base

        def read(project: Project) -> _Read:
            space = self._bench.space.beside(project)
            states = [now(space), *map(of_version, reversed(project.versions.all()))]
            chosen = next((state for state in states if state.version and state.version.uuid == base), None)
            others: list[CodebookState | None] = [*states[1:], None] if chosen is None else [chosen] * len(states)
            return states, [
                compare(space, other, state) if other is not None and other is not state else None
                for state, other in zip(states, others, strict=True)
            ]

        self.desk.read(read, self._taken, words=_("Comparing the versions of the codebook …"))

    def _taken(self, read: _Read) -> None:
        before = self.current
        self._states, self._compared = read
        cells = [cells_of_state(*row) for row in zip(self._compared, self._states, strict=True)]
        shown = GridCells(
            len(cells),
            fitting_columns(HEADS, cells, _WIDEST),
            lambda row, column: cells[row][column],
            lambda row: (version := self._states[row].version) is not None and version.uuid == self._base,
        )
        same = (at for at, state in enumerate(self._states) if before and _uuid(state) == _uuid(before))
        self.grid.show(shown, next(same, 0))
        self._show_head()
        self._show_difference()

    def _show_head(self) -> None:
        right = [counted(len(self._states) - 1, "codebook version"), self._bench.project.title]
        base = next((state.name for state in self._states if self._base and _uuid(state) == self._base), "")
        if base:
            right.insert(0, _("compared with “{name}”", name=visible(base)))
        self.query_one(HeadLine).show([pgettext("head", "Versions of the codebook")], right)

    @on(Grid.CellMoved)
    def _show_difference(self) -> None:
        at, state = self.grid.row, self.current
        if state is None or at is None:
            return
        pane, compared = self.query_one("#difference", Static), self._compared[at]
        if self._shows_log:
            pane.update(log_text(change_log(self._bench.space, identify=True)))
        elif compared is not None:
            pane.update(difference_text(compared))
        elif state.version is None:
            pane.update(
                _("No version is frozen yet. {key} freezes the codebook as it is.", key=key_of("versions.freeze"))
            )
        else:
            pane.update(codes_text(state, is_base=state.version.uuid == self._base))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def show_code(self, key: int) -> None:
        """A code has no row here."""

    # ---- keys ------------------------------------------------------------------------------------

    @on(Grid.RowWanted)
    def action_compare_from(self) -> None:
        """Compare all others with the version under the cursor; again compares each with the one before."""
        version = self.current.version if self.current is not None else None
        if version is None:
            self.desk.warn(_("Put the cursor on a frozen version; the others are compared with it."))
            return
        self._base = "" if self._base == version.uuid else version.uuid
        self._shows_log = False
        self.show_again()

    def action_turn_log(self) -> None:
        """Show the change log, or what differs again."""
        self._shows_log = not self._shows_log
        self._show_difference()

    def action_scroll_whole(self) -> None:
        """Show more of what differs, from the top again behind its end."""
        pane = self.query_one(VerticalScroll)
        if pane.scroll_offset.y >= pane.max_scroll_y:
            pane.scroll_home(animate=False)
        else:
            pane.scroll_relative(y=max(1, pane.size.height - 1), animate=False)

    def action_back(self) -> None:
        """Go back to the codebook."""
        self.post_message(self.Show("codebook"))


def _uuid(state: CodebookState) -> str:
    version: CodebookVersion | None = state.version
    return version.uuid if version is not None else ""
