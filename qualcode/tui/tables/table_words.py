"""What tables are called and say on the screen: sides, measures, numbers, and what must be told with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.catalogue import _, pgettext, program
from qualcode.model.codebooks.code_paths import parted_path
from qualcode.plural import counted
from qualcode.reporting.tables.cell_words import HIDDEN, axis_word, unit_word
from qualcode.retrieval.counting.request import AxisKind, CountRequest, CountUnit, PercentOf, TableAxis
from qualcode.retrieval.counting.table import CountCell, CountTable, TableMember
from qualcode.workspace.workbench.shown_table import ShownTable

SHADES = " ░▒▓█"
"""What stands behind a number, by the level of its cell."""
TOTAL = pgettext("column", "Total")
PERCENTS = {
    PercentOf.NONE: _("no per cent"),
    PercentOf.ROW: _("per cent of the row"),
    PercentOf.COLUMN: _("per cent of the column"),
}


def axis_name(axis: TableAxis) -> str:
    """What a side holds: “codes”, or the name of an attribute."""
    return axis_word(axis, program())


def unit_name(unit: CountUnit) -> str:
    """What is counted: “passages”."""
    return unit_word(unit, program())


def member_name(member: TableMember | None) -> str:
    """The name of a row or column."""
    return TOTAL if member is None else member.name


def short_name(axis: TableAxis, member: TableMember | None) -> str:
    """The same where there is little room: of a code without those above it."""
    name = member_name(member)
    return parted_path(name)[-1] if axis.kind is AxisKind.CODES else name


def _counted(request: CountRequest, number: int) -> str:
    """A number with what was counted: “12 passages”; of shares “1.25 % of the respondents' text”."""
    if request.unit is CountUnit.SHARE:
        return _("{share}% of the respondents' text", share=number_words(request, number))
    return counted(number, request.unit.value.removesuffix("s"))


def number_words(request: CountRequest, number: int | None) -> str:
    """A number as it stands in a cell; a share with two decimals."""
    if number is None:
        return HIDDEN
    if request.unit is CountUnit.SHARE:
        return program().number(number / 100, 2)
    return program().number(number)


def percent_words(request: CountRequest, cell: CountCell) -> str:
    """“(40 %)”, or nothing."""
    if cell.percent is None:
        return ""
    return _("({percent}%)", percent=program().number(float(cell.percent), request.decimals))


@dataclass(frozen=True, slots=True)
class CellWidths:
    """How many cells of the terminal the parts of a number take, in all cells of a table."""

    number: int
    percent: int
    absent: int

    @classmethod
    def of(cls, shown: ShownTable) -> CellWidths:
        """Wide enough for the largest numbers of a table, its totals among them."""
        request, extremes = shown.table.request, shown.extremes
        percent = len(_("({percent}%)", percent=100)) + (request.decimals + 1 if request.decimals else 0)
        return cls(
            len(number_words(request, extremes.largest_total)),
            0 if request.percent is PercentOf.NONE else percent,
            1 + len(number_words(request, extremes.most_absent)) if extremes.most_absent else 0,
        )

    @property
    def whole(self) -> int:
        """All parts, with the shade behind them."""
        return self.number + 2 + sum(part + 1 for part in (self.percent, self.absent) if part)


def cell_words(shown: ShownTable, line: int, column: int, widths: CellWidths, *, heat: bool = False) -> str:
    """The number with per cent, what says absent, and the shade; in a heat map number and shade alone."""
    cell = shown.cell(line, column)
    if cell is None:
        return ""
    table = shown.table
    shade = SHADES[shown.level(line, column)]
    parts = [f"{number_words(table.request, cell.headline):>{widths.number}}"]
    if not heat:
        if widths.percent:
            parts.append(f"{percent_words(table.request, cell):>{widths.percent}}")
        if widths.absent:
            absent = cell.parts[1]
            words = f"−{number_words(table.request, absent)}" if absent else ""
            parts.append(f"{words:>{widths.absent}}")
    return f"{' '.join(parts)} {shade}"


def base_words(member: TableMember | None, table: CountTable) -> str:
    """“N = 14”: the base of a column; of the total it is that of the table."""
    base = table.base if member is None else member.base
    return "" if base is None else _("N = {number}", number=program().number(base))


def detail_words(shown: ShownTable, line: int, column: int) -> str:
    """What a cell holds, with its polarity."""
    cell, table = shown.cell(line, column), shown.table
    if cell is None:
        return _("no total here")
    if cell.n is None:
        return _("hidden for publication")
    first, absent, both = cell.parts
    if not any(cell.parts):
        return _("nothing coded")
    request = table.request
    words = [_counted(request, cell.headline or 0)]
    if percent := percent_words(request, cell):
        words[0] += f" {percent}"
    if not absent and not both:
        return words[0]
    parts = {"first": first, "both": both, "absent": absent}
    numbers = {name: number_words(request, number) for name, number in parts.items()}
    if request.unit in (CountUnit.CASES, CountUnit.DOCUMENTS):
        words.append(_("{first} only present, {both} both; besides {absent} only absent", **numbers))
    else:
        words.append(_("{first} present, {both} mixed; besides {absent} absent", **numbers))
    return ": ".join(words)


def told_with(table: CountTable) -> Sequence[str]:
    """What must be told with the table: base, the sign of what is absent, notes.

    Notes tell what was left out, kinds of source together and several answers; of passages they do not tell the last.
    """
    told = []
    if table.base is not None:
        told.append(_("N = {number}", number=program().number(table.base)))
    if table.has_polarity:
        told.append(_("“−” counts what is absent, which is in no number beside it"))
    if table.several_answers and table.request.unit is CountUnit.PASSAGES:
        told.append(_("cells add up to more than their total, which counts each passage once"))
    return [*told, *table.notes]
