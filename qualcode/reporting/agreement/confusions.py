"""Which codes coders confused, as a table and as an object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qualcode.agreement.study.results import Confusion, Study
from qualcode.catalogue import Catalogue
from qualcode.reporting.report import Cell, Table

SHOWN = 20
"""How many confusions a table shows; the object holds all."""


def confusion_sheets(study: Study, words: Catalogue) -> list[Table]:
    """The largest confusions of every two coders; nothing where there is none."""
    if not study.confusions:
        return []
    rows: list[tuple[Cell, ...]] = [
        (
            words.said(confusion.first),
            words.said(confusion.given),
            words.said(confusion.second),
            words.said(confusion.other),
            confusion.units,
        )
        for confusion in study.confusions[:SHOWN]
    ]
    notes = [
        words.gettext(
            "units where the one coder gave the first code and not the second, and the other the second and not the "
            "first"
        )
    ]
    if rest := len(study.confusions) - len(rows):
        notes.append(words.ngettext("{count} smaller one is not shown", "{count} smaller ones are not shown", rest))
    head = (
        words.pgettext("column", "coder"),
        words.pgettext("column", "gave"),
        words.pgettext("column", "coder"),
        words.pgettext("column", "gave"),
        words.pgettext("column", "units"),
    )
    return [Table(words.gettext("Confusions of codes"), head, tuple(rows), words=4, notes=tuple(notes))]


def confusions_object(confusions: Sequence[Confusion]) -> list[dict[str, Any]]:
    """All of them, the largest first."""
    return [
        {
            "coders": [confusion.first, confusion.second],
            "codes": [confusion.given, confusion.other],
            "units": confusion.units,
        }
        for confusion in confusions
    ]
