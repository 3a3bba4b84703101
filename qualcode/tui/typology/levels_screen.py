"""Levels of cases: cases by evaluative codes, and below the table who gave which level, beside the passages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.model.codebooks.level_values import LevelBoard, LevelState
from qualcode.model.codebooks.typologies import CaseLevel
from qualcode.model.codes import Code
from qualcode.model.documents import Case, Document
from qualcode.retrieval.filter import CodedPassage
from qualcode.safe_text import visible
from qualcode.tui.grid.grid import Grid, GridCells, GridColumn
from qualcode.tui.keys.key_table import Scope, bindings, hints, key_of
from qualcode.tui.quotations.passage_lines import passage_lines
from qualcode.tui.quotations.passage_list import PassageList
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.shared.writer import Task, Writer
from qualcode.tui.typology.level_giving import LevelCell, LevelGiving
from qualcode.tui.typology.level_words import cell_text, cell_words, levels_line
from qualcode.workspace.typology import levels
from qualcode.workspace.workbench.passage_list import SeenPassages
from qualcode.workspace.workbench.workbench import Workbench

_CASE, _NARROWEST, _WIDEST = 24, 12, 30  # cells of columns
_DISPUTED = 2  # how strong the ground of a cell is on which coders differ


def _width(board: LevelBoard, code: Code) -> int:
    """The cells that a column needs for its head and its longest words, up to the widest."""
    words = (cell_len(cell_words(board, unit, code)) for unit in board.units)
    return min(_WIDEST, max(_NARROWEST, cell_len(code.name), *words))


class LevelsScreen(StudyScreen):
    """The table above; below it the levels of the cell under the cursor, beside the passages of its case."""

    DEFAULT_CSS = """
    LevelsScreen Grid { height: 1fr; min-height: 5; }
    LevelsScreen #level-below { height: 50%; min-height: 8; }
    LevelsScreen #level-whole { width: 40%; border: round $foreground 30%; padding: 0 1; }
    LevelsScreen PassageList { width: 1fr; border: round $foreground 30%; border-title-color: $foreground; }
    LevelsScreen PassageList:focus { border: heavy $primary; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("levels", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = ("levels", "study")
    AUTO_FOCUS = "#levels"

    def __init__(self, bench: Workbench, writer: Writer) -> None:
        super().__init__(bench, writer)
        self.grid = Grid(id="levels")
        self.list = PassageList(id="level-passages")
        self.board: LevelBoard | None = None
        self._shelf = SeenPassages(bench)
        self._passages: Sequence[CodedPassage] = ()
        self._looking = Task()
        self.lacking["row"] = lambda: "" if self.meant is not None else self._why_none()
        self.parts["giving"] = LevelGiving(self.desk, lambda: self.cell)

    def compose(self) -> ComposeResult:
        """Head, table, levels beside passages, keys."""
        yield HeadLine(id="levels-head")
        yield self.grid
        with Horizontal(id="level-below"):
            with VerticalScroll(id="level-whole", can_focus=False):
                yield Static(id="level-words")
            yield self.list
        yield KeyLine(hints(*self.SCOPES), id="levels-keys")

    def on_mount(self) -> None:
        """Show what there is."""
        self.list.border_title = _("Passages of the case")
        self.bench_refreshed()

    # ---- what is meant ---------------------------------------------------------------------------

    @property
    def meant(self) -> tuple[Case | Document, Code] | None:
        """Case and code under the cursor; None on the names of cases and where there is no table."""
        board, row, column = self.board, self.grid.row, self.grid.column
        if board is None or row is None or row >= len(board.units) or not 1 <= column <= len(board.codes):
            return None
        return board.units[row], board.codes[column - 1]

    @property
    def cell(self) -> LevelCell | None:
        """The cell under the cursor with its passages."""
        if self.meant is None:
            return None
        unit, code = self.meant
        return LevelCell(unit, code, self._own(unit, code), self._passages)

    def _own(self, unit: Case | Document, code: Code) -> CaseLevel | None:
        """The level that who acts gave in the present round."""
        space = self._bench.space
        own, round_ = space.sight.own, space.round or space.project.settings.round or 1
        given = self.board.of(unit, code) if self.board is not None else ()
        return next((level for level in given if (level.coder, level.round) == (own, round_)), None)

    def _why_none(self) -> str:
        return self.grid.empty_words or _("Go to the column of a code: there the case has a level.")

    # ---- showing ---------------------------------------------------------------------------------

    def show_again(self) -> None:
        """Read the levels anew; the cursor stays where it is."""
        self._shelf.refresh()
        space = self._bench.space
        words = _("Reading the levels …")
        self.desk.read(lambda project: levels.board(space.beside(project)), self._show_board, words=words)

    def _show_board(self, board: LevelBoard) -> None:
        first = self.board is None
        self.board = board

        def words(row: int, column: int) -> str:
            unit = board.units[row]
            return unit.name if column == 0 else cell_words(board, unit, board.codes[column - 1])

        def level(row: int, column: int) -> int:
            value = board.value(board.units[row], board.codes[column - 1]) if column else None
            return _DISPUTED if value is not None and value.state is LevelState.DISPUTED else 0

        columns = [
            GridColumn(pgettext("column", "case"), _CASE),
            *(GridColumn(code.name, _width(board, code)) for code in board.codes),
        ]
        rows = len(board.units) if board.codes else 0
        self.grid.show(GridCells(rows, columns, words, empty=self._why_empty(board), level=level))
        if first and rows:
            self.grid.go_to(0, 1)
        self._show_head(board)

    def _why_empty(self, board: LevelBoard) -> str:
        if not board.codes:
            return _(
                "No code has levels yet: “qualcode codebook levels CODE --level low --level high --ordered” declares "
                "them, or “levels” in a codebook file."
            )
        key = key_of("study.show_screen_material")
        return _("There are no cases yet: {key} makes them and gives them their documents.", key=key)

    def _show_head(self, board: LevelBoard) -> None:
        cells = [(unit, code) for unit in board.units for code in board.codes]
        missing = sum(self._own(unit, code) is None for unit, code in cells)
        disputed = sum(board.value(unit, code).state is LevelState.DISPUTED for unit, code in cells)
        right = [self._bench.coder_name, self._bench.project.title]
        if missing:
            right.insert(0, ngettext("{count} level is missing", "{count} levels are missing", missing))
        if disputed:
            right.insert(0, ngettext("{count} disputed", "{count} disputed", disputed))
        told = self._bench.sight.hidden_words("levels")
        if board.misplaced:
            told = ngettext(
                "{count} level of a document with a case is left out",
                "{count} levels of documents with a case are left out",
                board.misplaced,
            )
        self.query_one(HeadLine).show([_("Levels of cases")], right, told)

    @on(Grid.CellMoved)
    def _show_cell(self) -> None:
        box, words = self.query_one("#level-whole", VerticalScroll), self.query_one("#level-words", Static)
        self._looking.give_up()
        meant = self.meant
        if meant is None or self.board is None:
            box.border_title = ""
            words.update(Text(self._why_none(), style="dim"))
            self._show_passages(())
            return
        unit, code = meant
        box.border_title = visible(f"{unit.name} · {code.name}")
        words.update(Text.assemble((visible(levels_line(code)), "dim"), "\n", cell_text(self.board, unit, code)))
        box.scroll_home(animate=False)
        space = self._bench.space
        self._looking = self.desk.read(
            lambda project: levels.passages_of(space.beside(project), unit, code), self._show_passages
        )

    def _show_passages(self, passages: Sequence[CodedPassage]) -> None:
        self._passages = passages
        meant = self.meant
        own = self._own(*meant) if meant is not None else None
        evidence = set(own.passages) if own is not None else set()

        def draw(index: int, width: int, lines: int) -> Sequence[Text]:
            coding = passages[index].coding
            head, *rest = passage_lines(self._bench, self._shelf, coding, width - 2, lines)
            mark = Text("◆ " if coding.uuid in evidence else "  ", style="bold", no_wrap=True)
            return [mark.append_text(head), *rest]

        self.list.show(len(passages), draw, empty=_("No passage of this case is coded with the code."))
        self.list.border_subtitle = _("◆ evidence of your level") if evidence else ""

    def show_code(self, key: int) -> None:
        """Put the cursor on the column of a code (key)."""
        codes = self.board.codes if self.board is not None else ()
        place = next((place for place, code in enumerate(codes, start=1) if code.key == key), None)
        if place is not None:
            self.grid.go_to(self.grid.row or 0, place)

    # ---- keys ------------------------------------------------------------------------------------

    @on(Grid.RowWanted)
    async def _row_wanted(self) -> None:
        await self.action_do("giving", "pick")

    @on(PassageList.PassageWanted)
    def action_jump(self) -> None:
        """Go to the passages; from there to the one under the cursor in the text."""
        at = self.list.cursor
        if self.focused is not self.list:
            self.list.focus()
        elif at is not None and at < len(self._passages):
            coding = self._passages[at].coding
            self.post_message(self.Jump(coding.document, coding.span))

    def action_next_missing(self, by: int) -> None:
        """Go to the next or previous cell without a level of one's own, case by case."""
        board, row, column = self.board, self.grid.row, self.grid.column
        if board is None or row is None:
            return
        cells = [(at, place) for at in range(len(board.units)) for place in range(1, len(board.codes) + 1)]
        missing = [(at, place) for at, place in cells if self._own(board.units[at], board.codes[place - 1]) is None]
        ways = (
            [cell for cell in missing if cell > (row, column)]
            if by > 0
            else [cell for cell in reversed(missing) if cell < (row, column)]
        )
        if not missing:
            self.desk.flash(_("No level of yours is missing."))
        else:
            self.grid.go_to(*(ways[0] if ways else missing[0 if by > 0 else -1]))

    def action_back(self) -> None:
        """From the passages to the table, from there to the text."""
        if self.focused is self.list:
            self.grid.focus()
        else:
            self.post_message(self.Show("coding"))
