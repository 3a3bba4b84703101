"""Types: the space of two or three features with the cases in its cells, cells made types, cases of types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from qualcode.catalogue import _, pgettext
from qualcode.model.codebooks.feature_space import Cell, FeatureSpace
from qualcode.model.codebooks.typologies import Typology
from qualcode.project.project import Project
from qualcode.safe_text import visible
from qualcode.tui.grid.grid import Grid, GridCells, GridColumn
from qualcode.tui.keys.key_table import Scope, bindings, hints, key_of
from qualcode.tui.shared.head_line import HeadLine
from qualcode.tui.shared.key_line import KeyLine
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.shared.writer import Writer
from qualcode.tui.typology.type_forming import TypeForming
from qualcode.tui.typology.type_words import cell_text, cell_words, progress_words, rows_of
from qualcode.tui.typology.typologies import TypologyVerbs
from qualcode.workspace.typology import types
from qualcode.workspace.workbench.workbench import Workbench

_NAMES, _CELL = 26, 20  # cells that columns take at most
_MARKED = 2  # cells of a mark
_STRONGEST = 4  # of the grounds of cells


class TypologyScreen(StudyScreen):
    """The table above, with a row for the cases that stand in no cell; below it the cell under the cursor."""

    DEFAULT_CSS = """
    TypologyScreen Grid { height: 1fr; min-height: 5; }
    TypologyScreen #type-whole { height: 50%; min-height: 7; border: round $foreground 30%; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("typology", "study")]
    SCOPES: ClassVar[tuple[Scope, ...]] = ("typology", "study")
    AUTO_FOCUS = "#typology"

    def __init__(self, bench: Workbench, writer: Writer) -> None:
        super().__init__(bench, writer)
        self.grid = Grid(id="typology")
        self.space: FeatureSpace | None = None
        self._wanted: int | None = None  # the typology (key) that is to be shown
        self._marked: dict[Cell, None] = {}
        self.lacking["row"] = lambda: "" if self.grid.row is not None else self.grid.empty_words
        self.parts["typologies"] = TypologyVerbs(self.desk, lambda: self._typology, self._show_typology)
        self.parts["types"] = TypeForming(
            self.desk, lambda: self.space, lambda: self.meant, lambda: self.here, self._unmark
        )

    def compose(self) -> ComposeResult:
        """Head, table, the cell under the cursor, keys."""
        yield HeadLine(id="typology-head")
        yield self.grid
        with VerticalScroll(id="type-whole", can_focus=False):
            yield Static(id="type-words")
        yield KeyLine(hints(*self.SCOPES), id="typology-keys")

    def on_mount(self) -> None:
        """Show what there is."""
        self.bench_refreshed()

    # ---- what is meant ---------------------------------------------------------------------------

    @property
    def _typology(self) -> Typology | None:
        return self.space.typology if self.space is not None else None

    @property
    def here(self) -> Cell | None:
        """The cell under the cursor; None where there is none, or on the cases that stand in none."""
        space, row = self.space, self.grid.row
        if space is None or row is None:
            return None
        rows, last = rows_of(space), space.axes[-1].values
        if row >= len(rows) or not last:
            return None
        return (*rows[row], last[max(0, min(self.grid.column - 1, len(last) - 1))])

    @property
    def meant(self) -> Sequence[Cell]:
        """The marked cells, else the one under the cursor."""
        here = self.here
        return list(self._marked) or ([here] if here is not None else [])

    def _show_typology(self, typology: Typology | None) -> None:
        self._wanted = typology.key if typology is not None else None
        self._marked.clear()
        self.show_again()

    def _unmark(self) -> None:
        self._marked.clear()

    # ---- showing ---------------------------------------------------------------------------------

    def show_again(self) -> None:
        """Read the typology anew: the one that was shown, else the last."""
        space, wanted = self._bench.space, self._wanted

        def work(project: Project) -> FeatureSpace | None:
            known = project.typologies.all()
            if not known:
                return None
            typology = next((typology for typology in known if typology.key == wanted), known[-1])
            return types.feature_space(space.beside(project), typology.axes, typology)

        self.desk.read(work, self._show_space, words=_("Reading the types …"))

    def _show_space(self, space: FeatureSpace | None) -> None:
        self.space = space
        if space is None:
            self.grid.show(GridCells(empty=_no_typology()), None)
        else:
            self._wanted = space.typology.key if space.typology is not None else None
            cells = space.cells
            self._marked = dict.fromkeys(cell for cell in self._marked if cell in cells)
            self._show_table(space, cells)
        self._show_head(space)

    def _show_table(self, space: FeatureSpace, cells: Mapping[Cell, Sequence[object]]) -> None:
        rows, last = rows_of(space), space.axes[-1]
        most = max((len(units) for units in cells.values()), default=0)

        def words(row: int, column: int) -> str:
            if row >= len(rows):
                return _("(incomplete)") if column == 0 else str(len(space.incomplete)) if column == 1 else ""
            if column == 0:
                return " · ".join(rows[row])
            cell = (*rows[row], last.values[column - 1])
            return cell_words(space, cell, cells.get(cell, ()), self._marked)

        def level(row: int, column: int) -> int:
            if row >= len(rows) or column == 0 or not most:
                return 0
            number = len(cells.get((*rows[row], last.values[column - 1]), ()))
            return -(-number * _STRONGEST // most)

        names = " · ".join(axis.name for axis in space.axes[:-1])
        titles = [f"{names} \\ {last.name}", *last.values]
        number = len(rows) + bool(space.incomplete) if last.values else 0
        widest = [max(map(cell_len, (title, *(words(row, column) for row in range(number)))))
                  for column, title in enumerate(titles)]  # fmt: skip
        columns = [
            GridColumn(title, min(wide + _MARKED, _CELL if column else _NAMES))
            for column, (title, wide) in enumerate(zip(titles, widest, strict=True))
        ]
        empty = _(
            "“{feature}” has no values: no case has the attribute, or its documents differ in it, or the code has no "
            "levels.",
            feature=visible(last.name),
        )
        self.grid.show(GridCells(number, columns, words, empty=empty, level=level))

    def _show_head(self, space: FeatureSpace | None) -> None:
        title = self._bench.project.title
        if space is None or space.typology is None:
            self.query_one(HeadLine).show([pgettext("screen", "Types")], [title])
            return
        told = _("Levels of others are hidden: cases get no type now.") if space.partial else ""
        self.query_one(HeadLine).show([visible(space.typology.name)], [*progress_words(space), title], told)

    @on(Grid.CellMoved)
    def _show_cell(self) -> None:
        box, words = self.query_one("#type-whole", VerticalScroll), self.query_one("#type-words", Static)
        space = self.space
        if space is None or self.grid.row is None:
            box.border_title = ""
            words.update(Text(self.grid.empty_words, style="dim"))
            return
        here = self.here
        box.border_title = visible(" · ".join(here)) if here is not None else _("(incomplete)")
        words.update(cell_text(space, here))
        box.scroll_home(animate=False)

    def show_code(self, key: int) -> None:
        """A code has no row here."""

    # ---- keys ------------------------------------------------------------------------------------

    @on(Grid.RowWanted)
    async def _row_wanted(self) -> None:
        await self.action_do("types", "form")

    def action_mark(self) -> None:
        """Mark the cell under the cursor, or take its mark away."""
        here = self.here
        if here is None:
            self.desk.warn(_("Cases without a cell make no type."))
        elif here in self._marked:
            del self._marked[here]
            self.grid.refresh()
        else:
            self._marked[here] = None
            self.grid.refresh()

    def action_back(self) -> None:
        """Remove the marks, then go back to the text."""
        if self._marked:
            self._marked.clear()
            self.grid.refresh()
        else:
            self.post_message(self.Show("coding"))


def _no_typology() -> str:
    return _(
        "No typology yet: two or three attributes or evaluative codes span a table with the cases in its cells. "
        "{key} begins one.",
        key=key_of("typology.begin"),
    )
