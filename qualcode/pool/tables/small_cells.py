"""Numbers of a pool that are not told: those below its smallest cell, and those that would give one away.

Whatever a command counts of people goes through here, and people stand behind cases, documents, texts, passages and
codings, whoever counts them and what for. Numbers of projects, codes, files and what is in the way of work (a blind
project, a text that is not annotated) are upkeep and told, as are those that `add` tells of one's own project: its
file says them anyway. A single number through `told_number`, some with or without a
total through `told_parts`, a table with its margins through `told_square`. Nought is told: that nobody is there is
no hint at anybody. What one answer hides is worked out from that answer alone; who asks twice with different filters
may subtract, which no answer can prevent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualcode.catalogue import _
from qualcode.pool.tables.results import HiddenNumber
from qualcode.retrieval.counting.hiding import (
    BASE,
    TOTAL,
    Lines,
    PublishedNumbers,
    TablePlace,
    hidden_places,
    hidden_with_signs,
    known_lines,
)
from qualcode.retrieval.counting.publishing import refuse_many_cells

Told = int | HiddenNumber
_TELLING = 3
"""Below it “< k” would tell the number itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedSquare:
    """Numbers by row and column with the margins that are shown; what is not shown stays empty or None.

    With `of_units` each case or document is counted once in every number: then totals may be less than the sums of
    their cells, no cell exceeds the base of its row or column, and a row has at least what one `under` it has
    (upper row -> lower rows). Bases are how many there are at all: of rows, of columns, of the whole. `apart` are
    cells of others with their totals, that stand beside under the same bases: who is in a cell is in none of these,
    as with what is reported as absent.
    """

    cells: Sequence[Sequence[int]]
    row_totals: Sequence[int] = ()
    column_totals: Sequence[int] = ()
    total: int | None = None
    row_bases: Sequence[int] = ()
    column_bases: Sequence[int] = ()
    base: int | None = None
    of_units: bool = True
    under: Mapping[int, Sequence[int]] | None = None
    apart: Sequence[Sequence[int]] = ()
    apart_totals: Sequence[int] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSquare:
    """The same numbers as far as they are told; `hidden` is how many are not."""

    cells: list[list[Told]]
    row_totals: list[Told]
    column_totals: list[Told]
    total: Told | None
    row_bases: list[Told]
    column_bases: list[Told]
    base: Told | None
    apart: list[list[Told]]
    apart_totals: list[Told]
    hidden: int


def told_number(number: int, smallest: int) -> Told:
    """A number that stands alone, with nothing beside it that it could be computed from."""
    return _told(number, smallest) if 0 < number < smallest else number


def told_parts(
    parts: Sequence[int], smallest: int, total: int | None = None, *, of_units: bool = True
) -> tuple[list[Told], Told | None]:
    """Some numbers and the total that is shown with them, if any; see `CountedSquare` for `of_units`."""
    square = CountedSquare(cells=[parts], row_totals=[] if total is None else [total], of_units=of_units)
    told = told_square(square, smallest)
    return told.cells[0], told.row_totals[0] if told.row_totals else None


def told_square(square: CountedSquare, smallest: int) -> ToldSquare:
    """The numbers of a table as far as they may be told together. Raises UsageProblem for a very large one."""
    numbers = _numbers(square)
    hidden, with_signs = _hidden(square, numbers, smallest)
    apart = len(square.cells)

    def told(row: int, column: int, number: int) -> Told:
        if TablePlace(row, column) not in hidden:
            return number
        return _told(number, smallest) if with_signs else HiddenNumber()

    def line(values: Sequence[int], *, row: int | None = None, column: int | None = None) -> list[Told]:
        return [
            told(place if row is None else row, place if column is None else column, number)
            for place, number in enumerate(values)
        ]

    return ToldSquare(
        cells=[line(cells, row=row) for row, cells in enumerate(square.cells)],
        row_totals=line(square.row_totals, column=TOTAL),
        column_totals=line(square.column_totals, row=TOTAL),
        total=None if square.total is None else told(TOTAL, TOTAL, square.total),
        row_bases=line(square.row_bases, column=BASE),
        column_bases=line(square.column_bases, row=BASE),
        base=None if square.base is None else told(BASE, TOTAL, square.base),
        apart=[line(cells, row=apart + row) for row, cells in enumerate(square.apart)],
        apart_totals=[told(apart + row, TOTAL, number) for row, number in enumerate(square.apart_totals)],
        hidden=len(hidden),
    )


def told_columns(
    rows: Sequence[Sequence[int]], totals: Sequence[int], within: Sequence[tuple[int, int]], smallest: int, fixed: int
) -> tuple[list[list[Told]], list[Told]]:
    """Several numbers of units a row, such as documents and cases, with the totals of each, as far as they are told.

    `within` are columns of which the first has at least what the second has, in each row and in all. The last
    `fixed` of the totals are told whatever happens. Raises UsageProblem for very many.
    """
    numbers: dict[TablePlace, int] = {}
    sums: Lines = []
    bounds: Lines = []
    for column, total in enumerate(totals):
        of_column = {TablePlace(row, column): cells[column] for row, cells in enumerate(rows)}
        of_column[TablePlace(TOTAL, column)] = total
        of_sum, of_bound = known_lines(of_column, of_units=True)
        numbers |= of_column
        sums += of_sum
        bounds += of_bound
    refuse_many_cells(len(numbers), _("Choose fewer rows or columns."))
    relations = [
        (TablePlace(row, greater), TablePlace(row, less))
        for row in (*range(len(rows)), TOTAL)
        for greater, less in within
    ]
    is_fixed = frozenset(TablePlace(TOTAL, column) for column in range(len(totals) - fixed, len(totals)))
    known = PublishedNumbers(numbers, sums, bounds, relations, is_fixed)
    hidden, with_signs = (
        hidden_with_signs(known, smallest) if smallest >= _TELLING else (hidden_places(known, smallest), True)
    )

    def told(row: int, column: int) -> Told:
        number = numbers[TablePlace(row, column)]
        if TablePlace(row, column) not in hidden:
            return number
        return _told(number, smallest) if with_signs else HiddenNumber()

    columns = range(len(totals))
    return [[told(row, column) for column in columns] for row in range(len(rows))], [
        told(TOTAL, column) for column in columns
    ]


def _told(number: int, smallest: int) -> HiddenNumber:
    """How a hidden number is told: as small where it is, unless that would say which one it is."""
    return HiddenNumber(smallest if number < smallest and smallest >= _TELLING else 0)


def _numbers(square: CountedSquare) -> dict[TablePlace, int]:
    numbers = {
        TablePlace(row, column): number
        for row, cells in enumerate((*square.cells, *square.apart))
        for column, number in enumerate(cells)
    }
    for first, totals in ((0, square.row_totals), (len(square.cells), square.apart_totals)):
        for row, number in enumerate(totals):
            numbers[TablePlace(first + row, TOTAL)] = number
    for column, number in enumerate(square.column_totals):
        numbers[TablePlace(TOTAL, column)] = number
    if square.total is not None:
        numbers[TablePlace(TOTAL, TOTAL)] = square.total
    for row, number in enumerate(square.row_bases):
        numbers[TablePlace(row, BASE)] = number
    for column, number in enumerate(square.column_bases):
        numbers[TablePlace(BASE, column)] = number
    return numbers


def _hidden(square: CountedSquare, numbers: dict[TablePlace, int], smallest: int) -> tuple[set[TablePlace], bool]:
    """The places of the numbers that are not told, and whether those that are small are told from others."""
    if all(number >= smallest or not number for number in (*numbers.values(), square.base or 0)):
        return set(), True
    if not _has_margins(square):
        return {place for place, number in numbers.items() if 0 < number < smallest}, True
    refuse_many_cells(len(numbers), _("Choose fewer rows or columns."))
    fixed: set[TablePlace] = set()
    if square.base is not None:
        wholes = [TablePlace(BASE, TOTAL)] * bool(square.column_bases) + [TablePlace(TOTAL, BASE)] * bool(
            square.row_bases
        )
        for whole in wholes or [TablePlace(BASE, TOTAL)]:
            numbers[whole] = square.base
            fixed.add(whole)
    sums, bounds = known_lines(numbers, of_units=square.of_units)
    bounds = [
        (total, parts) for total, parts in bounds if max(numbers[part] for part in parts) <= numbers[total]
    ]  # whoever is absent in one column and present in another is not absent in all
    known = PublishedNumbers(numbers, sums, bounds, list(_within(square, numbers)), frozenset(fixed))
    if smallest >= _TELLING:
        return hidden_with_signs(known, smallest)
    return hidden_places(known, smallest), True


def _within(square: CountedSquare, numbers: Mapping[TablePlace, int]) -> Iterator[tuple[TablePlace, ...]]:
    """Places of which the first has at least all others together."""
    rows = len(square.cells)
    for place in numbers if square.of_units else ():
        if BASE in place or place.row >= rows:
            continue
        beside = TablePlace(rows + place.row, place.column)
        for base in (TablePlace(BASE, place.column), TablePlace(place.row, BASE)):
            if base in numbers:
                yield (base, place, beside) if beside in numbers else (base, place)
    for upper, lowers in (square.under or {}).items():
        for lower in lowers:
            for column in (*range(len(square.cells[0])), *([TOTAL] if square.row_totals else [])):
                yield TablePlace(upper, column), TablePlace(lower, column)


def _has_margins(square: CountedSquare) -> bool:
    """Whether anything is shown that a hidden number could be computed from."""
    return bool(
        square.row_totals or square.column_totals or square.total is not None or square.row_bases
        or square.column_bases or square.base is not None or square.under
    )  # fmt: skip
