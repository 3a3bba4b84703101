"""Cells that mean “there is nothing”: those that were said so, and those that look so and are asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualcode.catalogue import _, ngettext
from qualcode.reading.tables.table import DataTable, TableOptions, listed_names, listed_times

_WORDS = frozenset(("NA", "N/A", "n/a", "n.a.", "NaN", "nan", "<NA>", "NULL", ".", "k.A.", "k. A.", "#N/A", "#NV"))
# Negative numbers that questionnaires use for “no answer”, “does not know” and the like
_NUMBERS = frozenset((-9.0, -99.0, -999.0, -9999.0, -8.0, -88.0, -888.0, -7.0, -77.0, -777.0, -66.0, -666.0))


@dataclass(frozen=True, slots=True)
class KeptCells:
    """The columns with missing cells made empty, and what is told of that."""

    columns: tuple[Sequence[str], ...]
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def without_missing(columns: Mapping[str, Sequence[str]], options: TableOptions) -> KeptCells:
    """Make cells empty that are one of the signs of `options`, letter by letter but for blanks at their edges."""
    signs = {sign.strip() for sign in options.missing} - {""}
    if not signs:
        return KeptCells(tuple(columns.values()))
    kept: list[Sequence[str]] = []
    emptied: Counter[str] = Counter()
    where: dict[str, None] = {}
    for heading, cells in columns.items():
        chosen = not options.missing_in or heading in options.missing_in
        found = Counter(sign for cell in cells if (sign := cell.strip()) in signs) if chosen else Counter()
        if found:
            emptied += found
            where.setdefault(heading)
            cells = [options.in_place if cell.strip() in signs else cell for cell in cells]  # noqa: PLW2901 - the column, emptied
        kept.append(cells)
    notes: tuple[str, ...] = ()
    if emptied:
        told = ", ".join(listed_times(emptied, dict(emptied.most_common())))
        notes = (_("Cells that count as missing: {cells}; in {columns}.", cells=told, columns=listed_names(where)),)
    absent = sorted(signs - emptied.keys())
    if not absent:
        return KeptCells(tuple(kept), notes)
    warning = _("No cell is {signs}, which was said to mean “missing”.", signs=listed_names(absent))
    return KeptCells(tuple(kept), notes, (warning,))


def doubtful_signs(table: DataTable, headings: Sequence[str], own: frozenset[float] = frozenset()) -> dict[str, int]:
    """The cells of some columns that look like signs for “missing”, and how often each stands there.

    A negative number looks so where all other numbers of its column are none; `own` are such numbers that are
    usual in the program that wrote the table.
    """
    missing = _NUMBERS | own
    found: Counter[str] = Counter()
    for heading in headings:
        values = Counter(map(str.strip, table.column(heading)))
        numbers = {value: number for value in values if (number := _number(value)) is not None}
        has_others = any(number < 0 and number not in missing for number in numbers.values())
        for value, times in values.items():
            if value in _WORDS or (numbers.get(value) in missing and not has_others):
                found[value] += times
    return dict(found.most_common())


def told_doubtful(
    table: DataTable, headings: Sequence[str], known: Container[str] = (), own: frozenset[float] = frozenset()
) -> Iterator[str]:
    """A warning where cells that were taken as they are look like signs for “missing”.

    `known` are signs in lower case that the caller knows, `own` is as in `doubtful_signs`; errors of a spreadsheet
    are told elsewhere.
    """
    signs = doubtful_signs(table, headings, own)
    found = {sign: times for sign, times in signs.items() if sign[:1] != "#" and sign.casefold() not in known}
    if found:
        yield ngettext(
            "{cells} looks like a sign for “missing” and came in as it stands; say {options} if it is one.",
            "{cells} look like a sign for “missing” and came in as it stands; say {options} if it is one.",
            sum(found.values()),
            cells=", ".join(listed_times(found, found)),
            options=" ".join(f"--missing {sign}" for sign in found),  # no text: an option
        )


def _number(value: str) -> float | None:
    if value[:1] not in "+-0123456789" or len(value) > 12:
        return None
    try:
        return float(value.replace(",", "."))
    except ValueError:
        return None
