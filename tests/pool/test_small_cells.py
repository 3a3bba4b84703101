"""What answers of a pool do not tell, and that it cannot be computed from what they tell."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import UsageProblem
from qualcode.pool.tables.results import HiddenNumber
from qualcode.pool.tables.small_cells import CountedSquare, told_number, told_parts, told_square
from qualcode.retrieval.counting import hiding

SMALL = HiddenNumber(5)
BESIDE = HiddenNumber(0)


def test_a_number_alone_is_hidden_from_one_to_below_the_smallest_cell():
    assert [told_number(number, 5) for number in (0, 1, 4, 5, 900)] == [0, SMALL, SMALL, 5, 900]
    assert told_number(1, 1) == 1
    assert told_number(1, 2) == BESIDE  # “< 2” would say that it is 1


def test_a_second_number_goes_where_the_total_would_tell_the_first():
    assert told_parts([2, 30, 40], 5) == ([SMALL, 30, 40], None)
    assert told_parts([2, 30, 40], 5, 72, of_units=False) == ([SMALL, BESIDE, 40], 72)
    assert told_parts([3, 3, 40], 5, 46, of_units=False) == ([SMALL, SMALL, 40], 46)
    assert told_parts([4, 4, 40], 5, 48, of_units=False) == ([SMALL, SMALL, BESIDE], 48)  # 8 is 4 + 4 alone
    assert told_parts([10, 30], 5, 40) == ([10, 30], 40)


def test_margins_bases_and_rows_below_count():
    square = CountedSquare(
        cells=[[9, 6], [3, 6]], row_totals=[15, 9], column_bases=[9, 20], base=29, under={0: [1]}, of_units=True
    )
    told = told_square(square, 5)
    assert told.cells[1][0] == SMALL
    assert told.hidden == sum(isinstance(cell, HiddenNumber) for row in told.cells for cell in row) + sum(
        isinstance(number, HiddenNumber) for number in (*told.row_totals, *told.column_bases)
    )
    assert told.cells[1][1] == BESIDE or told.row_totals[1] == BESIDE  # 9 - 6 would be 3
    few = told_square(CountedSquare(cells=[[3]], column_bases=[3], base=3), 5)
    assert few.cells == [[SMALL]]
    assert few.column_bases == [SMALL]


def test_a_table_without_margins_may_be_as_large_as_it_likes_one_with_them_not():
    cells = [[1] * 400] * 300
    assert told_square(CountedSquare(cells=cells), 5).hidden == 120_000
    with pytest.raises(UsageProblem):
        told_square(CountedSquare(cells=cells, row_totals=[400] * 300), 5)


def test_a_table_with_ten_thousand_columns_takes_few_steps(monkeypatch):
    monkeypatch.setattr(hiding, "_STEPS", 100_000)  # where they are used up, all numbers are hidden
    numbers = [0, 0, 1, 2, 3, 5, 8, 12] * 1_250
    bases = [number + place % 3 for place, number in enumerate(numbers)]
    square = CountedSquare(
        cells=[numbers], row_totals=[sum(numbers) - 9], column_bases=bases, base=sum(bases), apart=[[0] * 10_000]
    )
    told = told_square(square, 5)
    hidden = sum(isinstance(cell, HiddenNumber) for cell in told.cells[0])
    assert hidden == 3_750  # the small ones alone: each may be one more without what is shown saying otherwise


@settings(max_examples=30)
@given(cells=st.lists(st.lists(st.integers(0, 8), min_size=2, max_size=2), min_size=2, max_size=2))
def test_no_small_number_follows_from_sums_and_from_what_is_said_to_be_small(cells):
    rows, columns = [sum(row) for row in cells], [sum(column) for column in zip(*cells, strict=True)]
    told = told_square(
        CountedSquare(cells=cells, row_totals=rows, column_totals=columns, total=sum(rows), of_units=False), 5
    )

    shown = [cell for row in told.cells for cell in row]
    sums = [*told.row_totals, *told.column_totals, told.total]
    signs = any(isinstance(number, HiddenNumber) and number.below for number in (*shown, *sums))

    def fits(number, shown):
        if isinstance(shown, HiddenNumber):
            return 0 < number < 5 if shown.below else number >= (5 if signs else 1)
        return number == shown

    possible = [
        candidate
        for candidate in product(*(range(13) if isinstance(cell, HiddenNumber) else [cell] for cell in shown))
        if all(map(fits, candidate, shown))
        and all(map(fits, (candidate[0] + candidate[1], candidate[2] + candidate[3]), told.row_totals))
        and all(map(fits, (candidate[0] + candidate[2], candidate[1] + candidate[3]), told.column_totals))
        and fits(sum(candidate), told.total)
    ]
    assert possible
    everything = told.hidden >= sum(
        bool(number) for number in (*(n for row in cells for n in row), *rows, *columns, sum(rows))
    )
    for place, cell in enumerate(shown):
        if 0 < [number for row in cells for number in row][place] < 5 and not everything:
            assert cell in (SMALL, BESIDE)
            assert len({candidate[place] for candidate in possible}) > 1


def test_what_is_said_to_be_small_does_not_tell_that_all_are_one():
    told = told_square(CountedSquare(cells=[[1], [1], [1], [1]], column_totals=[4]), 5)
    assert told.cells == [[BESIDE]] * 4
    assert told.column_totals == [BESIDE]  # four that are at least one are four, were they said to be below five


@pytest.mark.parametrize("present", [40, 1])
def test_who_is_absent_is_not_present_under_the_same_base(present):
    told = told_square(CountedSquare(cells=[[present]], column_bases=[41], apart=[[41 - present]]), 5)
    assert BESIDE in (*told.cells[0], *told.apart[0], *told.column_bases)  # else 41 - 40 would be 1


@settings(max_examples=15)
@given(
    present=st.lists(st.integers(0, 4), min_size=2, max_size=2),
    absent=st.lists(st.integers(0, 4), min_size=2, max_size=2),
    others=st.lists(st.integers(0, 4), min_size=2, max_size=2),
)
def test_no_small_number_follows_from_what_is_absent_and_from_bases(present, absent, others):
    bases = [sum(column) for column in zip(present, absent, others, strict=True)]
    told = told_square(
        CountedSquare(
            cells=[present], row_totals=[sum(present)], apart=[absent], apart_totals=[sum(absent)],
            column_bases=bases, base=sum(bases),
        ), 3,
    )  # fmt: skip
    shown = [*told.cells[0], *told.apart[0], *told.column_bases]
    sums = [*told.row_totals, *told.apart_totals, told.base]
    signs = any(isinstance(number, HiddenNumber) and number.below for number in (*shown, *sums))

    def fits(number, cell):
        if isinstance(cell, HiddenNumber):
            return 0 < number < 3 if cell.below else number >= (3 if signs else 1)
        return number == cell

    ranges = [[number for number in range(15 if place > 3 else 7) if fits(number, cell)]
              for place, cell in enumerate(shown)]  # fmt: skip
    found = [
        candidate
        for candidate in product(*ranges)
        if candidate[0] + candidate[2] <= candidate[4]
        and candidate[1] + candidate[3] <= candidate[5]
        and all(map(fits, (sum(candidate[:2]), sum(candidate[2:4]), sum(candidate[4:])), sums))
    ]
    real = (*present, *absent, *bases)
    assert real in found
    for place, number in enumerate(real):
        assert not 0 < number < 3 or len({candidate[place] for candidate in found}) > 1
