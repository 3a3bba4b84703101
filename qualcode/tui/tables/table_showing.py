"""How a counted table is looked at: in which order, as numbers or pictures, and all that is to be told with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from rich.text import Text

from qualcode.catalogue import _, program
from qualcode.project.project import Project
from qualcode.retrieval.speaking import notes_of_speaking
from qualcode.safe_text import visible
from qualcode.tui.keys.key_table import key_of
from qualcode.tui.shared.choice_dialogs import Confirm
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.side_reader import Lookup
from qualcode.tui.shared.writer import Task
from qualcode.tui.tables.counted_pane import CountedPane, TableView
from qualcode.tui.tables.portrait import PortraitLine, portrait_lines
from qualcode.tui.tables.table_words import told_with
from qualcode.workspace.counting.portraits import portrait
from qualcode.workspace.workbench.shown_table import ShownTable, TableOrder


class CountedFront(Protocol):
    """What it needs of the screen."""

    shown: ShownTable | None
    counted: CountedPane

    def ask(self, question: Lookup) -> None:
        """Have something read beside the interface."""

    def show_in_order(self, order: TableOrder | None) -> None:
        """Sort the rows."""


class TableShowing:
    """Who sorts and turns what is shown; nothing is counted for it."""

    def __init__(self, desk: Desk, front: CountedFront) -> None:
        self._desk = desk
        self._front = front
        self._reading = Task()
        self._told_of_portrait: Sequence[str] = ()

    def action_sort(self) -> None:
        """Sort by the column under the cursor; again turns the order, then it is that of the count."""
        self.sort_by(self._front.counted.grid.column - 1)

    def sort_by(self, column: int) -> None:
        """Sort by a column; below 0 by names."""
        shown = self._front.shown
        if shown is None:
            self._desk.warn(_("There is no table to be sorted."))
        else:
            self._front.show_in_order(shown.turned(column if column >= 0 else None))

    def action_view(self) -> None:
        """Look at the table in the next way."""
        self._front.counted.turn_view()
        self._desk.flash(self._front.counted.view.value)

    def draw_portrait(self) -> None:
        """Where a portrait is looked at: have that of the document under the cursor read, and show it."""
        counted, bench = self._front.counted, self._desk.bench
        self._reading.give_up()
        if counted.view is not TableView.PORTRAIT:
            return
        wanted = counted.document
        if wanted is None:
            words = _(
                "A portrait is that of a document: {rows} or {columns} chooses documents.",
                rows=key_of("tables.rows"),
                columns=key_of("tables.columns"),
            )
            counted.portrait.show("", (), words)
            return
        key, name = wanted
        reading = self._reading = Task()

        def work(project: Project) -> tuple[list[PortraitLine], list[str]]:
            space = bench.space.beside(project)
            found = portrait(space, project.documents.get(key))
            return portrait_lines(found, space.book), [*map(program().said, notes_of_speaking(found.speaking))]

        def done(found: tuple[list[PortraitLine], list[str]]) -> None:
            if reading is self._reading:
                lines, self._told_of_portrait = found
                counted.portrait.show(name, lines, _("Nothing is coded in this document."))

        self._front.ask(Lookup(work, done, self._desk.failed, task=reading))

    def action_notes(self) -> None:
        """Show all that is to be told with the table."""
        shown = self._front.shown
        if self._front.counted.view is TableView.PORTRAIT:
            told = self._told_of_portrait
        else:
            told = told_with(shown.table) if shown is not None else ()
        if not told:
            self._desk.flash(_("Nothing more is to be told with this table."))
            return
        words = Text(visible("\n".join(f"· {line}" for line in told), keep="\n"))
        self._desk.show_dialog(Confirm(_("With this table"), words, ()), lambda _answer: None)
