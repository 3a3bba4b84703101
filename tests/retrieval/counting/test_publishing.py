"""What `--publish` hides cannot be found out by subtraction, whatever else a reader knows of how tables are made."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import UsageProblem
from qualcode.project.project import Project
from qualcode.retrieval.counting.counting import axis_named, count_table
from qualcode.retrieval.counting.hiding import BASE, TOTAL, PublishedNumbers, TablePlace, hidden_places
from qualcode.retrieval.counting.request import CountRequest, CountUnit, PercentOf
from tests.helpers import new_project
from tests.retrieval.counting.test_tables_by_hand import fill

LEAST = 3


def told(known: PublishedNumbers, hidden: set[TablePlace], place: TablePlace) -> bool:
    """Whether a reader can compute the number of a hidden place, by trying all numbers that fit what is shown.

    The reader narrows each hidden number by every relation until nothing changes, then tries what is left.
    """
    ranges = {at: [1, 60] for at in hidden}
    before: dict[TablePlace, list[int]] = {}
    while before != ranges:
        before = {at: list(span) for at, span in ranges.items()}
        narrow_all(known, ranges)
    return ranges[place][0] == ranges[place][1] or not another(known, hidden, ranges, place)


def narrow_all(known: PublishedNumbers, ranges: dict[TablePlace, list[int]]) -> None:
    """Use each relation once."""

    def bounds(at: TablePlace) -> list[int]:
        return ranges.get(at, [known.numbers[at]] * 2)

    for total, parts in known.sums:
        if total in ranges:
            narrow(ranges[total], *(sum(bounds(part)[end] for part in parts) for end in (0, 1)))
        for at in ranges.keys() & set(parts):
            least, most = (sum(bounds(part)[end] for part in parts if part != at) for end in (0, 1))
            narrow(ranges[at], bounds(total)[0] - most, bounds(total)[1] - least)
    for total, parts in known.bounds:
        if total in ranges:
            narrow(ranges[total], max(bounds(part)[0] for part in parts), sum(bounds(part)[1] for part in parts))
        for at in ranges.keys() & set(parts):
            most = sum(bounds(part)[1] for part in parts if part != at)
            narrow(ranges[at], bounds(total)[0] - most, bounds(total)[1])
    for greater, less in known.within:
        if less in ranges:
            narrow(ranges[less], 1, bounds(greater)[1])
        if greater in ranges:
            narrow(ranges[greater], bounds(less)[0], 60)


def narrow(span: list[int], least: int, most: int) -> None:
    span[0], span[1] = max(span[0], least), min(span[1], most)


def fits(known: PublishedNumbers, numbers: dict[TablePlace, int]) -> bool:
    return (
        all(numbers[total] == sum(numbers[part] for part in parts) for total, parts in known.sums)
        and all(
            max(numbers[part] for part in parts) <= numbers[total] <= sum(numbers[part] for part in parts)
            for total, parts in known.bounds
        )
        and all(numbers[greater] >= numbers[less] for greater, less in known.within)
    )


def another(
    known: PublishedNumbers, hidden: set[TablePlace], ranges: dict[TablePlace, list[int]], place: TablePlace
) -> bool:
    """Whether some numbers fit with another one at the place: those that are no sums are tried, sums follow."""
    sums = {total for total, _ in known.sums}
    free = [at for at in hidden if at not in sums]
    near = [
        range(max(ranges[at][0], known.numbers[at] - 2), min(ranges[at][1], known.numbers[at] + 2) + 1) for at in free
    ]
    for values in islice(product(*near), 60_000):
        numbers = {**known.numbers, **dict(zip(free, values, strict=True))}
        for total, parts in (*known.sums, *known.sums):  # the total of all is a sum of totals
            if total in hidden:
                numbers[total] = sum(numbers[part] for part in parts)
        if numbers[place] != known.numbers[place] and fits(known, numbers) and min(numbers[at] for at in hidden) >= 1:
            return True
    return False


@st.composite
def tables(draw):
    """Tables whose rows add up, and columns too or (as with several answers) not; with bases or without."""
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    cells = [[draw(st.integers(0, 6)) for _ in range(columns)] for _ in range(rows)]
    numbers = {TablePlace(row, column): cells[row][column] for row in range(rows) for column in range(columns)}
    sums, bounds, within = [], [], []
    for row in range(rows):
        numbers[TablePlace(row, TOTAL)] = sum(cells[row])
        sums.append((TablePlace(row, TOTAL), [TablePlace(row, column) for column in range(columns)]))
    adds_up = draw(st.booleans())
    for column in range(columns):
        mine = [cells[row][column] for row in range(rows)]
        numbers[TablePlace(TOTAL, column)] = sum(mine) if adds_up else draw(st.integers(max(mine), sum(mine)))
        (sums if adds_up else bounds).append(
            (TablePlace(TOTAL, column), [TablePlace(row, column) for row in range(rows)])
        )
    numbers[TablePlace(TOTAL, TOTAL)] = sum(numbers[TablePlace(TOTAL, column)] for column in range(columns))
    sums.append((TablePlace(TOTAL, TOTAL), [TablePlace(TOTAL, column) for column in range(columns)]))
    if adds_up:
        sums.append((TablePlace(TOTAL, TOTAL), [TablePlace(row, TOTAL) for row in range(rows)]))
    fixed = frozenset()
    if not adds_up and draw(st.booleans()):
        for column in range(columns):
            numbers[TablePlace(BASE, column)] = numbers[TablePlace(TOTAL, column)] + draw(st.integers(0, 2))
            within += [(TablePlace(BASE, column), TablePlace(row, column)) for row in (*range(rows), TOTAL)]
        numbers[TablePlace(BASE, TOTAL)] = sum(numbers[TablePlace(BASE, column)] for column in range(columns))
        sums.append((TablePlace(BASE, TOTAL), [TablePlace(BASE, column) for column in range(columns)]))
        fixed = frozenset({TablePlace(BASE, TOTAL)})
    return PublishedNumbers(numbers, sums, bounds, within, fixed)


@settings(max_examples=60)
@given(known=tables())
def test_no_small_number_can_be_computed_from_what_is_shown(known):
    hidden = hidden_places(known, LEAST)
    small = {place for place, number in known.numbers.items() if 0 < number < LEAST}
    assert small <= hidden
    assert all(known.numbers[place] for place in hidden)
    whole = {place for place, number in known.numbers.items() if number}
    for place in small:
        assert hidden >= whole - known.fixed or not told(known, hidden, place)


def test_more_is_hidden_than_small_numbers_only_where_it_must_be():
    numbers = {TablePlace(0, 0): 1, TablePlace(0, 1): 9, TablePlace(0, TOTAL): 10}
    known = PublishedNumbers(numbers, [(TablePlace(0, TOTAL), [TablePlace(0, 0), TablePlace(0, 1)])])
    assert hidden_places(known, 3) == {TablePlace(0, 0), TablePlace(0, 1)}
    assert hidden_places(PublishedNumbers(numbers), 3) == {TablePlace(0, 0)}
    assert hidden_places(known, 1) == set()


def test_a_published_table_shows_neither_small_numbers_nor_what_leads_to_them(tmp_path):
    with new_project(tmp_path) as project, project.together():
        fill(project, 4, consensus=False)
    with Project.open(project.path) as project:
        for unit in (CountUnit.PASSAGES, CountUnit.CASES):
            request = CountRequest(
                axis_named(project, "codes"), axis_named(project, "land"), unit=unit, percent=PercentOf.COLUMN,
                small=True, publish=3,
            )  # fmt: skip
            made = count_table(project, request)
            plain = count_table(project, replace(request, publish=0))
            cells = [cell for row in made.cells for cell in row] + [*made.totals, *made.row_totals, made.total]
            shown = {cell.n for cell in cells if cell is not None} | {member.base for member in made.columns}
            assert not shown & {1, 2}
            assert None in shown
            assert not any(0 < part < 3 for cell in cells if cell is not None for part in cell.parts)
            assert not made.codings(0, 0)
            hidden = {column for column, member in enumerate(made.columns) if member.base is None}
            for row, cells_of_row in enumerate(made.cells):
                for column, cell in enumerate(cells_of_row):
                    assert cell.n in (None, plain.cells[row][column].headline)
                    if cell.n is None or (column in hidden and unit is CountUnit.CASES):
                        assert cell.percent is None
    with pytest.raises(UsageProblem), Project.open(project.path) as project:
        count_table(project, replace(request, unit=CountUnit.WORDS))
