"""A counted table as it is shown: lines and columns with totals, orders, levels, and what goes into an export."""

from __future__ import annotations

from dataclasses import replace

import hypothesis
import hypothesis.strategies as st
import numpy as np

from qualcode.retrieval.counting.cells import CountedCells, CountedRow, tally_of_passages
from qualcode.retrieval.counting.passages import PRESENT
from qualcode.retrieval.counting.request import CountUnit
from qualcode.retrieval.counting.table import CountCell, TableMember
from qualcode.workspace.workbench.shown_table import LEVELS, ShownTable, TableOrder
from tests.workspace.counted_tables import request, table

_NUMBERS = st.integers(0, 30)
_CELLS = st.one_of(_NUMBERS, st.tuples(_NUMBERS, _NUMBERS, _NUMBERS), st.none())
_TABLES = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(_CELLS, min_size=width, max_size=width), min_size=1, max_size=8)
)


def rows_of(shown):
    return [member.name if (member := shown.row(line)) else "Total" for line in range(shown.lines)]


def column_of(shown, column):
    return [shown.headline(line, column) for line in range(len(shown.table.rows))]


def test_totals_stand_in_the_first_column_and_the_last_line():
    shown = ShownTable(table([[1, 2], [3, 4]]))
    assert (shown.lines, shown.columns) == (3, 3)
    assert [[shown.headline(line, column) for column in range(3)] for line in range(3)] == [
        [3, 1, 2], [7, 3, 4], [10, 4, 6],
    ]  # fmt: skip
    assert shown.codings(1, 0) == [1000, 1001]
    assert shown.codings(2, 2) == [1, 1001]
    assert shown.codings(2, 0) == [0, 1, 1000, 1001]


def test_without_totals_there_is_no_line_or_column_of_them():
    shown = ShownTable(table([[1, 2]], totals=False))
    assert (shown.lines, shown.columns) == (1, 2)
    assert shown.headline(0, 1) == 2


def test_absent_is_in_no_number_that_stands_alone_and_orders_nothing():
    shown = ShownTable(table([[(1, 9, 0)], [(2, 0, 1)]]))
    assert column_of(shown, 1) == [1, 3]
    assert (shown.extremes.largest, shown.extremes.most_absent) == (3, 9)
    assert rows_of(shown.sorted_by(shown.turned(1))) == ["Code 1", "Code 0", "Total"]
    of_cases = ShownTable(table([[(2, 5, 1)]], asked=request(unit=CountUnit.CASES)))
    assert of_cases.headline(0, 1) == 3
    assert of_cases.extremes.most_absent == 5


def test_a_column_sorts_from_the_largest_on_then_from_the_smallest_then_as_it_was_counted():
    shown = ShownTable(table([[5], [1], [None], [7]]))
    seen = []
    for _ in range(4):
        shown = shown.sorted_by(shown.turned(1))
        seen.append(column_of(shown, 1))
    assert seen == [[7, 5, 1, None], [1, 5, 7, None], [5, 1, None, 7], [7, 5, 1, None]]


def test_names_sort_by_the_alphabet_and_by_the_size_of_numbers_in_them():
    names = ["B10", "Acht", "B2", "Zoll", "aal"]
    shown = ShownTable(table([[1]] * 5, names))
    upwards = shown.sorted_by(shown.turned(None))
    assert rows_of(upwards)[:5] == ["aal", "Acht", "B2", "B10", "Zoll"]
    backwards = upwards.sorted_by(upwards.turned(None))
    assert rows_of(backwards)[:5] == ["Zoll", "B10", "B2", "Acht", "aal"]
    assert rows_of(backwards.sorted_by(backwards.turned(None)))[:5] == names


def test_an_order_by_a_column_that_is_no_longer_there_is_that_of_the_count():
    gone = TableOrder(by_name=False, column="2019", backwards=True)
    shown = ShownTable(table([[1], [2]]), gone)
    assert shown.order is None
    assert column_of(shown, 1) == [1, 2]


def test_the_place_is_found_again_by_keys_in_another_order_and_another_count():
    shown = ShownTable(table([[1, 5], [4, 2]]))
    keys = shown.keys(0, 2)
    other = shown.sorted_by(TableOrder(by_name=False, column=None))
    assert other.place_of(*keys) == (0, 2)
    assert shown.sorted_by(shown.turned(1)).place_of(*keys) == (1, 2)
    assert shown.place_of(None, None) == (2, 0)
    assert ShownTable(table([[1]])).place_of(1, 1) == (None, None)


def test_codes_are_indented_below_what_is_shown_of_those_above_them_while_they_stand_as_counted():
    names = ["A", "A / B", "A / B / C", "D / E", "D / E / F", "D / G"]
    shown = ShownTable(table([[1]] * 6, names))
    assert [shown.depth(line) for line in range(7)] == [0, 1, 2, 0, 1, 0, 0]
    assert {shown.sorted_by(shown.turned(None)).depth(line) for line in range(7)} == {0}
    cases = table([[1], [2]], ["A", "A / B"], asked=request(rows="cases"))
    assert ShownTable(cases).depth(1) == 0


@hypothesis.given(_TABLES, st.integers(0, 4), st.booleans())
@hypothesis.settings(max_examples=60, deadline=None)
def test_in_any_order_every_row_keeps_its_cells_and_codings(numbers, column, by_name):
    counted = table(numbers)
    shown = ShownTable(counted)
    order = shown.turned(None if by_name else column % shown.columns)
    other = shown.sorted_by(order)
    exported = other.as_shown()
    width = len(counted.columns)
    for line in range(len(counted.rows)):
        member = other.row(line)
        row = counted.rows.index(member)
        assert exported.rows[line] == member
        assert exported.row_totals[line] == counted.row_totals[row]
        for place in range(width):
            assert other.cell(line, place + 1) == exported.cells[line][place] == counted.cells[row][place]
            assert other.codings(line, place + 1) == exported.codings(line, place) == counted.codings(row, place)
    numbers_in_order = [number for number in column_of(other, column % shown.columns) if number is not None]
    if not by_name:
        assert numbers_in_order == sorted(numbers_in_order, reverse=True)


@hypothesis.given(_TABLES)
@hypothesis.settings(max_examples=60, deadline=None)
def test_a_stronger_ground_never_stands_behind_a_smaller_number_and_none_behind_nothing(numbers):
    shown = ShownTable(table(numbers))
    seen = []
    for line in range(shown.lines):
        for column in range(shown.columns):
            level, number = shown.level(line, column), shown.headline(line, column)
            if shown.row(line) is None or shown.column(column) is None:
                assert level == 0
            else:
                assert (level > 0) == bool(number)
                seen.append((number or 0, level))
    seen.sort()
    assert [level for _number, level in seen] == sorted(level for _number, level in seen)
    assert not seen[-1][0] or seen[-1][1] == LEVELS


def test_more_rows_than_are_kept_are_looked_at_and_each_shows_its_own_cells():
    shown = ShownTable(table([[number] for number in range(500)]))
    assert [shown.headline(line, 1) for line in range(500)] == [*range(500)]
    assert shown.headline(0, 1) == 0


def test_a_member_may_be_called_by_a_number_or_by_a_word():
    columns = [TableMember(7, "x"), TableMember("7", "y")]
    shown = ShownTable(table([[1, 2], [2, 1]], columns=columns))
    assert shown.place_of(0, "7") == (0, 2)
    assert column_of(shown.sorted_by(TableOrder(by_name=False, column="7", backwards=True)), 2) == [2, 1]


def test_a_table_of_10000_documents_is_opened_and_sorted_by_totals_without_all_its_cells(monkeypatch):
    rows, columns = 75, 10_000
    places = np.arange(0, rows * columns, 1_000)
    tally = tally_of_passages(places, np.full(len(places), PRESENT))
    made = []
    at = CountedRow.__getitem__
    monkeypatch.setattr(CountedRow, "__getitem__", lambda row, place: made.append(place) or at(row, place))
    small = table([[10]] * rows)
    total = CountCell(1, present=1)
    counted = replace(
        small,
        columns=[TableMember(number, f"Document {number}") for number in range(columns)],
        cells=CountedCells(tally, rows, columns, None),
        totals=[total] * columns,
    )
    shown = ShownTable(counted)
    assert (shown.lines, shown.columns, shown.extremes.largest) == (76, 10_001, 1)
    shown = shown.sorted_by(shown.turned(0)).sorted_by(shown.turned(None))
    assert made == []
    seen = [[shown.headline(line, column) for column in range(1, 9)] for line in range(20)]
    assert [line[0] for line in seen] == [1] * 20
    assert sum(map(sum, seen)) == 20
    assert len(made) == 20 * 8
