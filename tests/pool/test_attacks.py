"""No small number follows from what a command shows, whatever else it shows: an integer solver is asked."""

from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.pool.tables.pairs import CodesTogether, untold_totals
from qualcode.pool.tables.results import HiddenNumber
from qualcode.pool.tables.small_cells import CountedSquare, told_columns, told_number, told_square
from tests.pool.attack import between, equal, told

SMALLEST = 4
FEW = settings(max_examples=8, deadline=None)
MANY = settings(max_examples=400, deadline=None)


def of_values(draw):
    """Values with documents and cases that were found, and with all, as `pool search --by` tells them."""
    values = []
    for _value in range(draw(st.integers(1, 4))):
        all_documents = draw(st.integers(1, 12))
        all_cases = draw(st.integers(1, all_documents))
        documents = draw(st.integers(0, all_documents))
        least = min(1, documents)
        values.append((documents, draw(st.integers(least, max(least, min(documents, all_cases)))), all_documents,
                       all_cases))  # fmt: skip
    return values


def attack_values(draw):
    values = of_values(draw)
    with_bases = draw(st.booleans())
    width = 4 if with_bases else 2
    rows = [list(row[:width]) for row in values]
    totals = [sum(row[column] for row in rows) for column in range(width)]
    for column in range(1, width, 2):  # a case may stand in several rows
        totals[column] = draw(st.integers(max(row[column] for row in rows), totals[column]))
    if with_bases:
        totals[3] = max(totals[3], totals[1])
    within = [(0, 1), (2, 0), (3, 1), (2, 3)] if with_bases else [(0, 1)]
    cells, sums = told_columns(rows, totals, within, SMALLEST, fixed=width - 2)
    names = {f"{row}/{column}": rows[row][column] for row in range(len(rows)) for column in range(width)}
    names |= {f"all/{column}": total for column, total in enumerate(totals)}
    shown = {f"{row}/{column}": cells[row][column] for row in range(len(rows)) for column in range(width)}
    shown |= {f"all/{column}": total for column, total in enumerate(sums)}
    relations = []
    for column in range(width):
        parts = [f"{row}/{column}" for row in range(len(rows))]
        relations += (between if column % 2 else equal)(f"all/{column}", parts)
    for row in (*map(str, range(len(rows))), "all"):
        relations += [{f"{row}/{greater}": 1, f"{row}/{less}": -1} for greater, less in within]
    assert all(shown[name] == 0 for name, number in names.items() if not number)
    if any(number and isinstance(shown[name], int) for name, number in names.items()):  # else nothing is told at all
        assert told(names, shown, relations, SMALLEST) == []


def attack_cases(draw):
    """Codes by values, cases with bases, what is absent beside: what `pool table` tells."""
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 4))
    bases = [draw(st.integers(1, 9)) for _column in range(columns)]
    cells = [[draw(st.integers(0, base)) for base in bases] for _row in range(rows)]
    absent = [[draw(st.integers(0, base - cell)) for base, cell in zip(bases, line, strict=True)] for line in cells]
    adds_up = draw(st.booleans())

    def total(line):
        return sum(line) if adds_up else draw(st.integers(max(line), sum(line)))

    base = total(bases)
    totals, absent_totals = [min(total(line), base) for line in cells], [min(total(line), base) for line in absent]
    square = CountedSquare(
        cells=cells, row_totals=totals, apart=absent, apart_totals=absent_totals, column_bases=bases, base=base
    )
    made = told_square(square, SMALLEST)
    real, shown, relations = {}, {}, []
    for name, numbers, cells_told, whole, whole_told in (
        *((f"said{row}", cells[row], made.cells[row], totals[row], made.row_totals[row]) for row in range(rows)),
        *((f"absent{row}", absent[row], made.apart[row], absent_totals[row], made.apart_totals[row])
          for row in range(rows)),
        ("base", bases, made.column_bases, base, made.base),
    ):  # fmt: skip
        parts = [f"{name}/{column}" for column in range(columns)]
        real |= dict(zip([*parts, name], [*numbers, whole], strict=True))
        shown |= dict(zip([*parts, name], [*cells_told, whole_told], strict=True))
        relations += (equal if adds_up else between)(name, parts)
    for row in range(rows):
        for column in range(columns):
            relations.append({f"base/{column}": 1, f"said{row}/{column}": -1, f"absent{row}/{column}": -1})
    if any(number and isinstance(shown[name], int) for name, number in real.items() if name != "base"):
        assert told(real, shown, relations, SMALLEST) == []


def attack_pairs(draw):
    """Codes in cases, pair by pair: what `pool cooccurrence --by case` tells."""
    codes = range(draw(st.integers(3, 5)))
    cases = draw(st.lists(st.sets(st.sampled_from(codes), max_size=3), min_size=5, max_size=25))
    number = {code: sum(code in case for case in cases) for code in codes}
    both = {(one, other): sum({one, other} <= case for case in cases)
            for one, other in combinations(codes, 2)}  # fmt: skip
    pairs = [CodesTogether(one, other, together, number[one], number[other])
             for (one, other), together in both.items() if together]  # fmt: skip
    untold = untold_totals(pairs, SMALLEST)
    listed = {code for pair in pairs for code in pair[:2]}
    real = {f"{one}{other}": together for (one, other), together in both.items()}
    shown = {name: told_number(together, SMALLEST) for name, together in real.items()}
    for code in listed:
        real[f"{code}"] = number[code]
        hidden = code in untold and number[code] >= SMALLEST
        shown[f"{code}"] = HiddenNumber() if hidden else told_number(number[code], SMALLEST)
    relations = []
    for first, second, third in permutations(listed, 3):
        one, other, beyond = ("{}{}".format(*sorted(pair)) for pair in combinations((first, second, third), 2))
        relations.append({f"{first}": 1, one: -1, other: -1, beyond: 1})
    for one, other in permutations(listed, 2):
        relations.append({f"{one}": 1, "{}{}".format(*sorted((one, other))): -1})
    big = {name for name, cell in shown.items() if cell == SMALL and len(name) == 2
           and all(number[int(code)] >= SMALLEST for code in name)}  # fmt: skip
    assert not big & set(told(real, shown, relations, SMALLEST))


ATTACKS = (attack_values, attack_cases, attack_pairs)
SMALL = HiddenNumber(SMALLEST)


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_small_number_follows(attack):
    FEW(given(st.data())(lambda data: attack(data.draw)))()


@pytest.mark.stress
@pytest.mark.parametrize("attack", ATTACKS)
def test_no_small_number_follows_from_many_tables(attack):
    MANY(given(st.data())(lambda data: attack(data.draw)))()


def test_documents_beside_cases_do_not_tell_how_few_cases_there_are():
    cells, totals = told_columns([[6, 4], [30, 30]], [36, 34], [(0, 1)], 5, 0)
    shown = {"a": cells[0][0], "b": cells[1][0], "all": totals[0], "x": cells[0][1], "y": cells[1][1], "z": totals[1]}
    relations = [*equal("all", ["a", "b"]), *equal("z", ["x", "y"]), {"a": 1, "x": -1}, {"b": 1, "y": -1}]
    real = {"a": 6, "b": 30, "all": 36, "x": 4, "y": 30, "z": 34}
    assert told(real, shown, relations, 5) == []  # 34 less the 30 of 30 documents would be 4 at least
