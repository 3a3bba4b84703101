"""What is done with consents in the table: all of one at once, and only those of which a day is due."""

from __future__ import annotations

from typing import Protocol

from qualcode.catalogue import _, ngettext, program
from qualcode.model.consent.consents import ConsentChange
from qualcode.model.documents import Case, Document
from qualcode.plural import counted
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.material.consent_form import ConsentForm, ConsentLine
from qualcode.tui.material.words import NOUNS, consent_words, head_of
from qualcode.tui.shared.desk import Desk
from qualcode.workspace.consent.consents import say
from qualcode.workspace.material.material_table import (
    CONSENT_FACTS,
    MaterialColumn,
    MaterialFact,
    MaterialTable,
    Row,
    RowKind,
    Rows,
)

_FACTS = [fact for fact in MaterialFact if fact in CONSENT_FACTS and fact is not MaterialFact.DUE]


class ConsentFront(Protocol):
    """What the verbs need of the screen."""

    @property
    def table(self) -> MaterialTable:
        """What stands in it."""

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""

    @property
    def meant(self) -> Rows:
        """What a change is for."""

    def show_table(self, column: MaterialColumn | None = None) -> None:
        """Show the table as it is now."""


class ConsentVerbs:
    """They act on the marked rows, else on the one under the cursor."""

    def __init__(self, desk: Desk, front: ConsentFront) -> None:
        self._desk = desk
        self._front = front

    def action_consent(self) -> None:
        """Show and change all of the consent of the rows that are meant."""
        rows = [row for row in self._front.meant if isinstance(row, Case | Document)]
        if not rows:
            if self._front.row is not None:
                self._desk.warn(_("Consents are those of documents and cases."))
            return
        number = counted(len(rows), NOUNS[self._front.table.kind])
        whose = program().quoted(rows[0].name) if len(rows) == 1 else number

        def taken(change: ConsentChange | None) -> None:
            if change is None or change == ConsentChange():
                return
            words = _("consent of {rows} changed", rows=whose)
            self._desk.write(
                lambda space: say(space, rows, change),
                lambda _number: self._desk.written(f"{words} · {undoes()}"),
            )

        lines = [self._line(rows, fact) for fact in _FACTS]
        told = self._speakers(rows[0]) if len(rows) == 1 else ""
        self._desk.show_dialog(ConsentForm(_("Consent of {rows}", rows=whose), lines, told), taken)

    def _line(self, rows: list[Case | Document], fact: MaterialFact) -> ConsentLine:
        table, column = self._front.table, MaterialColumn(fact)
        own = {table.value(row, column) for row in rows}
        if len(own) > 1:
            return ConsentLine(fact, None)
        inherited = ""
        if len(rows) == 1 and (held := table.held_consent(rows[0], fact)) and held.holding != held.own:
            inherited = _("with its case: {words}", words=consent_words(column, held.holding))
        return ConsentLine(fact, own.pop(), inherited)

    def _speakers(self, row: Case | Document) -> str:
        """What speakers agreed to who are cases of their own."""
        if isinstance(row, Case):
            return ""
        lines = []
        for name, consent in self._front.table.consent_that_holds(row).speakers.items():
            known = [
                f"{head_of(MaterialColumn(MaterialFact(purpose.value)))} "
                f"{consent_words(MaterialColumn(MaterialFact(purpose.value)), answer.value)}"
                for purpose, answer in consent.answers.items()
            ]
            words = ", ".join(known) or _("nothing is known")
            lines.append(_("{speaker} is a case of its own: {words}", speaker=name, words=words))
        return "\n".join(lines)

    def action_only_due(self) -> None:
        """List only what is withdrawn or to be deleted by now, the cases first; or all again."""
        table = self._front.table
        table.only_due = not table.only_due
        due = table.due
        if table.only_due and not any(due.values()):
            table.only_due = False
            self._desk.flash(_("Nothing is withdrawn or to be deleted by now."))
            return
        if table.only_due and due[RowKind.CASES]:
            table.kind = RowKind.CASES
        elif table.only_due:
            table.kind = RowKind.DOCUMENTS
        self._front.show_table(MaterialColumn(MaterialFact.DUE) if table.only_due else None)


def due_words(number: int) -> str:
    """How many are due."""
    return ngettext("{count} due", "{count} due", number)
