"""Cells of the table of documents and cases: typed in where they stand; one change for all rows that are meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from qualcode.catalogue import _, ngettext, program
from qualcode.errors import QualcodeError
from qualcode.model.consent.consents import Permission, Purpose
from qualcode.model.documents import Case
from qualcode.plural import counted
from qualcode.times import told_day
from qualcode.tui.grid.cell_editor import CellAnswer, CellEditor
from qualcode.tui.grid.grid import Grid
from qualcode.tui.keys.instead import error_words
from qualcode.tui.keys.key_table import key_of, undoes
from qualcode.tui.material.words import NOUNS, PERMISSIONS, head_of
from qualcode.tui.shared.desk import Desk
from qualcode.workspace.consent.typed import day_of
from qualcode.workspace.material.cell_changes import change_cells
from qualcode.workspace.material.material_table import (
    CONSENT_DAYS,
    MaterialColumn,
    MaterialFact,
    MaterialTable,
    Row,
    RowKind,
    Rows,
)


class CellFront(Protocol):
    """What editing needs of the screen."""

    @property
    def grid(self) -> Grid:
        """The table widget."""

    @property
    def table(self) -> MaterialTable:
        """What stands in it."""

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""

    @property
    def column(self) -> MaterialColumn:
        """The column under the cursor."""

    @property
    def meant(self) -> Rows:
        """What a change is for."""

    def show_table(self, column: MaterialColumn | None = None) -> None:
        """Show the table as it is now."""


def answers_to(purpose: Purpose) -> list[Permission]:
    """What can be said of a purpose: only quoting knows “paraphrased only”."""
    return [answer for answer in Permission if answer is not Permission.PARAPHRASE or purpose is Purpose.QUOTE]


def next_answer(purpose: Purpose, answer: Permission) -> Permission:
    """What a key makes of an answer: not known → yes → for quoting paraphrased only → no → not known."""
    answers = answers_to(purpose)
    return answers[(answers.index(answer) + 1) % len(answers)]


def no_day(typed: str) -> str:
    """Why what was typed is no day; empty where it is one, or nothing."""
    try:
        day_of(typed)
    except QualcodeError as error:
        return error_words(error)
    return ""


class CellEditing:
    """Each cell that is typed in is one entry of the history."""

    def __init__(self, desk: Desk, front: CellFront) -> None:
        self._desk = desk
        self._front = front

    def action_edit(self) -> None:
        """Type in the cell under the cursor; what is counted says so."""
        row, column = self._front.row, self._front.column
        if row is None:
            return
        if column.purpose is not None:
            self._write(column, next_answer(column.purpose, Permission(self._front.table.value(row, column))).value)
        elif self._front.table.is_typed(column):
            self._edit(column)
        elif column.fact is MaterialFact.LABEL:
            self._desk.warn(_("Labels are edited in the list of documents."))
        elif column.fact is MaterialFact.DUE:
            self._desk.warn(
                _(
                    "What is due follows from the days of the consent; {key} shows all of it.",
                    key=key_of("material.consent"),
                )
            )
        else:
            self._desk.warn(_("“{column}” is counted and cannot be edited.", column=head_of(column)))

    def action_assign_case(self) -> None:
        """Type the case of the documents that are meant; a new name creates the case."""
        if self._front.table.kind is not RowKind.DOCUMENTS:
            self._desk.warn(_("Cases are assigned in the list of documents."))
        elif self._front.row is not None:
            self._go_to(MaterialColumn(MaterialFact.CASE))

    def action_add_attribute(self) -> None:
        """Begin a column for a new attribute and type in it."""
        if self._front.row is None:
            return
        if self._front.table.kind is RowKind.LABELS:
            self._desk.warn(_("Attributes are those of documents and cases."))
            return
        known = {head_of(column).casefold(): head_of(column) for column in self._front.table.columns}

        def refuse(name: str) -> str:
            if not name.strip() or "=" in name:
                return _("A name is not empty and has no “=”.")
            if name.strip().casefold() in known:
                return _("There is a column “{name}” already.", name=known[name.strip().casefold()])
            return ""

        def named(name: str | None) -> None:
            if name is not None:
                self._go_to(self._front.table.begin_attribute(name.strip()))

        hint = _("Such as wave, region or role. The column stays once a cell is filled.")
        self._desk.ask(_("Name of the new attribute"), "", hint, refuse, named)

    def _go_to(self, column: MaterialColumn) -> None:
        self._front.show_table(column)
        self._front.grid.call_after_refresh(self._edit, column)

    def _edit(self, column: MaterialColumn) -> None:
        row, region, table = self._front.row, self._front.grid.cell_region, self._front.table
        if row is None or region is None:
            return
        meant = self._front.meant
        is_own = column.fact in {MaterialFact.NAME, MaterialFact.POPULATION}
        known = [] if is_own else table.known_values(column)
        hint = "" if list(meant) == [row] else self._for_all(meant)
        if column.fact is MaterialFact.POPULATION:
            hint = "\n".join(filter(None, (hint, _("Cases that the label stands for, also outside of the project"))))

        is_day = column.fact in CONSENT_DAYS

        def taken(answer: CellAnswer | None) -> None:
            if answer is not None:
                self._write(column, day_of(answer.value) if is_day else answer.value, meant, answer.on)

        if is_day:
            known = [told_day(value) for value in known]
            editor = CellEditor(told_day(table.value(row, column)), region, known, hint, no_day)
        else:
            editor = CellEditor(table.value(row, column), region, known, hint)
        self._desk.show_dialog(editor, taken)

    def _for_all(self, meant: Rows) -> str:
        number, kind = len(meant), self._front.table.kind
        if number == 1:
            return _("for “{name}”, which is marked", name=meant[0].name)
        if kind is RowKind.DOCUMENTS:
            return ngettext("for {count} document", "for all {count} marked documents", number)
        if kind is RowKind.LABELS:
            return ngettext("for {count} label", "for all {count} marked labels", number)
        return ngettext("for {count} case", "for all {count} marked cases", number)

    def _step(self, on: int) -> None:
        """Go on to the next column that is typed in."""
        grid, table = self._front.grid, self._front.table
        columns, at = table.columns, grid.column + on
        while on and 0 <= at < len(columns) and not table.is_typed(columns[at]):
            at += on
        if on and 0 <= at < len(columns):
            grid.go_to(grid.row or 0, at)
            grid.call_after_refresh(self._edit, columns[at])

    def _write(
        self,
        column: MaterialColumn,
        value: str,
        meant: Rows | None = None,
        on: int = 0,
    ) -> None:
        """Change the cells that say something else, and go on to a column beside where that is wanted."""
        table = self._front.table
        rows = [row for row in meant or self._front.meant if table.value(row, column) != value.strip()]
        if not rows:
            self._step(on)
            return

        def written(made: list[Case]) -> None:
            self._desk.written(self._told(column, value, rows, made))
            self._step(on)

        self._desk.write(lambda space: change_cells(space, rows, column, value), written)

    def _told(self, column: MaterialColumn, value: str, rows: Sequence[Row], made: list[Case]) -> str:
        """What was changed, which cases came with it, and what undoes it."""
        what = counted(len(rows), NOUNS[self._front.table.kind])
        whose = program().quoted(rows[0].name) if len(rows) == 1 else what
        words = _("{column} of {rows} changed", column=head_of(column), rows=whose)
        if column.purpose is not None:
            said = f"{head_of(column)} {PERMISSIONS[Permission(value)]}"
            words = _("consent of {rows} changed: {words}", rows=whose, words=said)
        if made:
            words += " · " + _(
                "new case: {names}", names=program().listed(program().quoted(case.name) for case in made)
            )
        return f"{words} · {undoes()}"
