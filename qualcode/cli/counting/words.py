"""How the numbers of a counted table are written on a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.catalogue import _, program
from qualcode.reporting.tables.cell_words import HIDDEN, OF_CASES, number_text, unit_word

if TYPE_CHECKING:
    from qualcode.retrieval.counting.table import CountCell, CountTable

_BETWEEN = " | "


def corner(made: CountTable) -> str:
    """What stands over the names of the rows: what is counted, and the base of all."""
    unit = unit_word(made.request.unit, program())
    return _("{unit} (N={base})", unit=unit, base=program().number(made.base or 0))


def cell_words(cell: CountCell, made: CountTable, *, parted: bool) -> str:
    """A cell: “12”, “12 (40%)”, and where the polarity is told apart “12 | 2 | 1” or “5: 4 | 2 | 1”."""
    unit, words = made.request.unit, program()
    if cell.n is None or cell.headline is None:
        return HIDDEN

    def told(number: int) -> str:
        text = number_text(number, unit, words)
        return words.number(text) if isinstance(text, int) else str(text)

    shown = told(cell.headline)
    if parted and any(cell.parts):
        parts = _BETWEEN.join(map(told, cell.parts))
        shown = f"{shown}: {parts}" if unit in OF_CASES else parts
    if cell.percent is None:
        return shown
    return _("{number} ({percent}%)", number=shown, percent=words.number(float(cell.percent), made.request.decimals))


def legend(made: CountTable) -> str:
    """What the parts of cells are, where some are parted; else nothing."""
    if not made.has_polarity:
        return ""
    if made.request.unit in OF_CASES:
        return _("cells: n: only present | only absent | both")
    return _("cells: present | absent | mixed")
