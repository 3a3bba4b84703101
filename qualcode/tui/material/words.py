"""What columns and cells of the table of documents and cases are called on the screen."""

from __future__ import annotations

from qualcode.catalogue import _, pgettext
from qualcode.model.codings import WorkState
from qualcode.model.consent.consents import Permission
from qualcode.workspace.material.material_table import MaterialColumn, MaterialFact, RowKind

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
    MaterialFact.QUOTABLE: pgettext("column", "quotable"),
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
    MaterialFact.QUOTABLE: {
        Permission.UNKNOWN.value: pgettext("quotable", "not known"),
        Permission.YES.value: pgettext("quotable", "yes"),
        Permission.PARAPHRASE.value: pgettext("quotable", "paraphrase only"),
        Permission.NO.value: pgettext("quotable", "no"),
    },
}


def head_of(column: MaterialColumn) -> str:
    """The head of a column; an attribute's is its name, as nobody translates it."""
    return column.attribute if column.fact is MaterialFact.ATTRIBUTE else _HEADS[column.fact]


def cell_words(column: MaterialColumn, value: str) -> str:
    """A cell as it is read."""
    return _CELLS.get(column.fact, {}).get(value, value)
