"""What a counted table says in words: its sides, its unit, and a cell as people read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from qualcode.catalogue import Catalogue
from qualcode.retrieval.counting.request import AxisKind, CountRequest, CountUnit, TableAxis
from qualcode.retrieval.counting.table import CountCell, CountChange

if TYPE_CHECKING:
    from qualcode.reporting.report import Cell

HIDDEN = "·"
"""Stands for a number that is hidden for publication."""
OF_CASES = frozenset({CountUnit.CASES, CountUnit.DOCUMENTS})
"""Units of which one is counted once, however many passages it has."""


def axis_word(axis: TableAxis, words: Catalogue) -> str:
    """What stands in the rows or columns, as a heading; an attribute is called by its name."""
    if axis.kind is AxisKind.ATTRIBUTE:
        return axis.name
    if axis.kind is AxisKind.LEVELS:
        return words.gettext("level of “{code}”", code=axis.name)
    return {
        AxisKind.CODES: words.pgettext("side of a table", "codes"),
        AxisKind.TOPICS: words.pgettext("side of a table", "topics"),
        AxisKind.CASES: words.pgettext("side of a table", "cases"),
        AxisKind.DOCUMENTS: words.pgettext("side of a table", "documents"),
        AxisKind.CODERS: words.pgettext("side of a table", "coders"),
        AxisKind.SPEAKERS: words.pgettext("side of a table", "speakers"),
        AxisKind.WAVES: words.pgettext("side of a table", "waves"),
        AxisKind.SOURCE_KINDS: words.pgettext("side of a table", "kinds of source"),
        AxisKind.GROUPS: words.pgettext("side of a table", "groups of documents"),
    }[axis.kind]


def unit_word(unit: CountUnit, words: Catalogue) -> str:
    """What is counted, in one word or two."""
    return {
        CountUnit.PASSAGES: words.pgettext("unit", "passages"),
        CountUnit.CASES: words.pgettext("unit", "cases"),
        CountUnit.DOCUMENTS: words.pgettext("unit", "documents"),
        CountUnit.WORDS: words.pgettext("unit", "words"),
        CountUnit.SHARE: words.pgettext("unit", "coded share"),
    }[unit]


def table_title(request: CountRequest, words: Catalogue) -> str:
    """“codes by municipality_type: cases”."""
    return words.gettext(
        "{rows} by {columns}: {unit}",
        rows=axis_word(request.rows, words),
        columns=axis_word(request.columns, words),
        unit=unit_word(request.unit, words),
    )


def number_text(number: int, unit: CountUnit, words: Catalogue) -> Cell:
    """A count as it stands in a cell; a share, which comes in hundredths of a per cent, as per cent."""
    if unit is CountUnit.SHARE:
        return words.gettext("{percent}%", percent=words.number(number / 100, 2))
    return number


def cell_text(cell: CountCell, request: CountRequest, words: Catalogue) -> Cell:
    """“20 (91 %)”; the number alone where no per cent is shown, a sign where it is hidden."""
    if cell.headline is None:
        return HIDDEN
    number = number_text(cell.headline, request.unit, words)
    if cell.percent is None:
        return number
    return words.gettext(
        "{number} ({percent}%)",
        number=words.number(number) if isinstance(number, int) else number,
        percent=words.number(float(cell.percent), request.decimals),
    )


def change_text(change: CountChange, request: CountRequest, words: Catalogue) -> str:
    """A change with its sign: “+3”, “-2 (-12 points)”; a sign alone where it is hidden."""
    if change.n is None:
        return HIDDEN
    number = number_text(abs(change.n), request.unit, words)
    shown = f"{_signed(change.n)}{words.number(number) if isinstance(number, int) else number}"
    if change.points is None:
        return shown
    points = words.number(float(abs(change.points)), request.decimals)
    return words.gettext("{number} ({points} points)", number=shown, points=f"{_signed(change.points)}{points}")


def _signed(number: int | Decimal) -> str:
    return "+" if number > 0 else "-" if number < 0 else "±"


@dataclass(frozen=True, slots=True)
class CellPart:
    """What one column shows of a cell: its heading, empty for the headline, and how it is read."""

    name: str
    read: Callable[[CountCell], Cell]


def headline(request: CountRequest, words: Catalogue) -> CellPart:
    """The number of a cell with its per cent."""
    return CellPart("", lambda cell: cell_text(cell, request, words))


def polarity_parts(request: CountRequest, words: Catalogue) -> list[CellPart]:
    """What a cell is made of: passages present, absent and mixed, and all; cases only present, both, only absent."""
    unit = request.unit

    def part(name: str, number: Callable[[CountCell], int]) -> CellPart:
        return CellPart(name, lambda cell: HIDDEN if cell.n is None else number_text(number(cell), unit, words))

    if unit in OF_CASES:
        return [
            part(words.pgettext("of cases", "only present"), lambda cell: cell.only_present),
            part(words.pgettext("of cases", "both"), lambda cell: cell.both),
            part(words.pgettext("of cases", "only absent"), lambda cell: cell.only_absent),
        ]
    return [
        part(words.pgettext("column", "reported: present"), lambda cell: cell.present),
        part(words.pgettext("column", "reported: absent, failed"), lambda cell: cell.absent),
        part(words.pgettext("column", "mixed"), lambda cell: cell.mixed),
        part("n", lambda cell: cell.n or 0),
    ]
