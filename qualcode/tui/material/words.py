"""What columns and cells of the table of documents and cases are called on the screen."""

from __future__ import annotations

from qualcode.catalogue import _, pgettext
from qualcode.model.codings import WorkState
from qualcode.model.consent.consents import Permission
from qualcode.times import told_day
from qualcode.tui.verbs.due_words import DUE_WORDS
from qualcode.workspace.material.material_table import (
    CONSENT_DAYS,
    PURPOSES,
    HeldConsent,
    MaterialColumn,
    MaterialFact,
    MaterialTable,
    Row,
    RowKind,
)

TITLES = {
    RowKind.DOCUMENTS: _("Documents"),
    RowKind.CASES: _("Cases"),
    RowKind.LABELS: _("Source labels"),
}
NOUNS = {RowKind.DOCUMENTS: "document", RowKind.CASES: "case", RowKind.LABELS: "label"}
"""The noun of a row, for `counted`."""
_HEADS = {
    MaterialFact.NAME: pgettext("column", "name"),
    MaterialFact.LABEL: pgettext("column", "label"),
    MaterialFact.CASE: pgettext("column", "case"),
    MaterialFact.STATE: pgettext("column", "state"),
    MaterialFact.CODINGS: pgettext("column", "codings"),
    MaterialFact.WORDS: pgettext("column", "words"),
    MaterialFact.ALLOTTED: pgettext("column", "allotted to"),
    MaterialFact.DOCUMENTS: pgettext("column", "documents"),
    MaterialFact.ANALYSE: pgettext("consent to", "analyse"),
    MaterialFact.QUOTE: pgettext("consent to", "quote"),
    MaterialFact.TEACH: pgettext("consent to", "teach"),
    MaterialFact.ARCHIVE: pgettext("consent to", "archive"),
    MaterialFact.SECONDARY: pgettext("consent to", "secondary use"),
    MaterialFact.SERVICES: pgettext("consent to", "services"),
    MaterialFact.DUE: pgettext("column", "due"),
    MaterialFact.GIVEN: pgettext("column", "consent of"),
    MaterialFact.FORM: pgettext("column", "form"),
    MaterialFact.WITHDRAWN: pgettext("column", "withdrawn on"),
    MaterialFact.DELETE_BY: pgettext("column", "delete by"),
    MaterialFact.TRANSCRIPTION: pgettext("column", "transcription rules"),
    MaterialFact.CASES: pgettext("column", "cases"),
    MaterialFact.POPULATION: pgettext("column", "population"),
    MaterialFact.WAVE: pgettext("column", "wave in use"),
    MaterialFact.SOURCE_KIND: pgettext("column", "kind in use"),
}
_CELLS = {
    MaterialFact.STATE: {
        WorkState.OPEN.value: pgettext("state", "not begun"),
        WorkState.WORKING.value: pgettext("state", "in progress"),
        WorkState.FINISHED.value: pgettext("state", "finished"),
    },
    MaterialFact.DUE: DUE_WORDS,
}
PERMISSIONS = {
    Permission.UNKNOWN: pgettext("consent", "not known"),
    Permission.YES: pgettext("consent", "yes"),
    Permission.PARAPHRASE: pgettext("consent", "paraphrased only"),
    Permission.NO: pgettext("consent", "no"),
}


def head_of(column: MaterialColumn) -> str:
    """The head of a column; an attribute's is its name, as nobody translates it."""
    return column.attribute if column.fact is MaterialFact.ATTRIBUTE else _HEADS[column.fact]


def cell_words(column: MaterialColumn, value: str) -> str:
    """A cell as it is read."""
    return _CELLS.get(column.fact, {}).get(value, value)


def cell_of(table: MaterialTable, row: Row, column: MaterialColumn) -> str:
    """The cell of a row as it is read; in brackets where it is not said of the row itself but of its case."""
    held = table.held_consent(row, column.fact)
    if held is None:
        return cell_words(column, table.value(row, column))
    return held_words(held, column)


def held_words(held: HeldConsent, column: MaterialColumn) -> str:
    """What a consent says, its own and what holds: “yes”, of the case “(yes)”, of both “yes → no”."""
    own, holding = consent_words(column, held.own), consent_words(column, held.holding)
    if held.is_by_speaker:
        holding = _("by speaker")
        return f"{own} → {holding}" if own else f"({holding})"
    if held.own == held.holding:
        return own
    return f"{own} → {holding}" if own else f"({holding})"


def consent_words(column: MaterialColumn, value: str) -> str:
    """A permission, a day or a form as it is read; empty where nothing is known."""
    if column.fact in PURPOSES:
        return PERMISSIONS[Permission(value)] if value else ""
    return told_day(value) if column.fact in CONSENT_DAYS else cell_words(column, value)
