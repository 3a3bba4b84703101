"""Which column of a list of coded segments says what: chosen among its headings, with the first rows shown."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Label, Static

from qualcode.catalogue import _, pgettext, program
from qualcode.model.exchange.segments import SegmentField
from qualcode.reading.exchange.segments.columns import NEEDED, UnknownColumns
from qualcode.safe_text import one_line, visible
from qualcode.tui.grid.grid import Grid, GridCells, fitting_columns
from qualcode.tui.material.import_fields import TurnedChoice
from qualcode.tui.shared.choice_dialogs import TAKE, Dialog
from qualcode.tui.shared.key_line import DialogKey, KeyLine

_WIDEST = 32  # cells of a column
_NONE = "—"
_FIELDS: Mapping[SegmentField, str] = {
    SegmentField.DOCUMENT: pgettext("field of a list", "Document"),
    SegmentField.CODE: pgettext("field of a list", "Code"),
    SegmentField.WORDS: pgettext("field of a list", "Words of the passage"),
    SegmentField.COMMENT: pgettext("field of a list", "Comment"),
    SegmentField.WEIGHT: pgettext("field of a list", "Weight"),
    SegmentField.CODER: pgettext("field of a list", "Coder"),
    SegmentField.CREATED: pgettext("field of a list", "Coded on"),
    SegmentField.BEGIN: pgettext("field of a list", "Begins in paragraph"),
    SegmentField.END: pgettext("field of a list", "Ends in paragraph"),
    SegmentField.PLACE: pgettext("field of a list", "Place, said otherwise"),
}


def typed_columns(columns: Mapping[SegmentField, str]) -> str:
    """The columns as they are typed in the form: pairs parted by commas, in quotation marks where one is inside."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(f"{column.value}={heading}" for column, heading in columns.items())
    return line.getvalue()


class ColumnRow(Horizontal):
    """A field, the heading that says it, and what stands first in its column."""

    DEFAULT_CSS = """
    ColumnRow { height: 1; }
    ColumnRow Label { width: 23; padding: 0 1; }
    ColumnRow TurnedChoice { width: 26; }
    ColumnRow .sample { width: 1fr; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, column: SegmentField, error: UnknownColumns) -> None:
        super().__init__()
        self.column, self._error = column, error

    def compose(self) -> ComposeResult:
        """Title, choice, sample."""
        title = _FIELDS[self.column]
        yield Label(f"{title} *" if self.column in NEEDED else title)
        choices = [("", _NONE), *((heading, visible(heading)) for heading in self._error.headings)]
        yield TurnedChoice(choices, value=self._error.said.get(self.column, ""), id=f"column-{self.column.value}")
        yield Static(classes="sample", markup=False)

    def on_mount(self) -> None:
        """Show what stands in the column that is chosen."""
        self.watch(self.query_one(TurnedChoice), "value", self._show_sample)

    def _show_sample(self, heading: str) -> None:
        headings, words = self._error.headings, ""
        if heading in headings:
            place = headings.index(heading)
            words = next((row[place] for row in self._error.rows if row[place]), "")
        self.query_one(".sample", Static).update(Text(visible(one_line(words)), style="dim"))

    @property
    def heading(self) -> str:
        """The heading that is chosen; empty for none."""
        return self.query_one(TurnedChoice).value


class ColumnsForm(Dialog[Mapping[SegmentField, str] | None]):
    """Gives the headings by field; document, code and words are needed."""

    IS_BESIDE = False
    DEFAULT_CSS = """
    ColumnsForm > .box { width: 110; }
    ColumnsForm VerticalScroll { height: auto; max-height: 10; scrollbar-size: 1 1; }
    ColumnsForm Grid { height: 6; border-top: solid $foreground 30%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False, priority=True),
        Binding("enter", "take", show=False, priority=True),
        Binding("tab,down", "app.focus_next", show=False, priority=True),
        Binding("shift+tab,up", "app.focus_previous", show=False, priority=True),
    ]

    def __init__(self, error: UnknownColumns) -> None:
        """`error` holds the headings and the first rows."""
        super().__init__()
        self._error = error

    def compose(self) -> ComposeResult:
        """A row for each field, the first rows of the table, keys."""
        with Vertical(classes="box") as box:
            box.border_title = _("Which column says what?")
            with VerticalScroll(can_focus=False):
                for column in SegmentField:
                    yield ColumnRow(column, self._error)
            yield Grid(id="rows")
            yield Static(classes="words", id="said")
            yield KeyLine(
                (
                    TAKE,
                    DialogKey("app.focus_next", "", "⇥", pgettext("key line", "Next")),
                    DialogKey("turn", "", "← →", pgettext("key line", "Turn")),
                    DialogKey("cancel", "", "esc", pgettext("key line", "Cancel")),
                )
            )

    def on_mount(self) -> None:
        """Show the rows, and begin with the first field that nobody knows."""
        rows = [tuple(visible(one_line(cell)) for cell in row) for row in self._error.rows]
        heads = [(visible(heading), False) for heading in self._error.headings]
        columns = fitting_columns(heads, rows, _WIDEST)
        grid = self.query_one(Grid)
        grid.show(GridCells(len(rows), columns, lambda row, column: rows[row][column]))
        grid.display = bool(rows)
        open_ = [row for row in self.query(ColumnRow) if row.column in NEEDED and not row.heading]
        (open_[0] if open_ else self.query(ColumnRow).first()).query_one(TurnedChoice).focus()
        self._explain()

    def _explain(self, problem: str = "") -> None:
        text = Text(_("* is needed. What is chosen is kept for the next list."), style="dim")
        if problem:
            text = Text.assemble((visible(problem), "bold"), "\n", text)
        self.query_one("#said", Static).update(text)

    def action_turn(self) -> None:
        """Choose the next heading."""
        if isinstance(self.focused, TurnedChoice):
            self.focused.action_turn()

    def action_take(self) -> None:
        """Give what was chosen, if all that is needed is there and no column says two things.

        What was only proposed gives way to what somebody chose.
        """
        chosen = {row.column: row.heading for row in self.query(ColumnRow) if row.heading}
        if missing := [_FIELDS[column] for column in NEEDED if column not in chosen]:
            self._explain(_("Choose a column for {fields}.", fields=program().listed(missing)))
            return
        guessed = self._error.said
        moved = {heading for column, heading in chosen.items() if heading != guessed.get(column)}
        chosen = {
            column: heading
            for column, heading in chosen.items()
            if heading not in moved or heading != guessed.get(column)
        }
        taken = [*chosen.values()]
        if twice := next((heading for heading in taken if taken.count(heading) > 1), ""):
            self._explain(_("“{heading}” is chosen twice.", heading=twice))
            return
        self.dismiss(chosen)
